"""In a residual stack the mean drifts with ReLU, and less with ELU.

A block x' = x + f(x W) adds f of a normal variable whose variance is that of x.
With weights of variance c / n the moments follow

    mean' = mean + E[f(sqrt(q) Z)],          q = c E[x^2],
    E[x'^2] = E[x^2] + 2 mean E[f] + E[f^2]  (x and x W are uncorrelated).

E[f] is 0.40 sqrt(q) for ReLU; for ELU it is less, and alpha* would make it 0.
"""

import act_mlir
import numpy as np
from moments import moments
from networks import tensor
from theory import Check

BATCH, WIDTH, DEPTH, VARIANCE = 64, 512, 20, 0.1


def block(activation):
    x, w = tensor(BATCH, WIDTH), tensor(WIDTH, WIDTH)
    return f"""
func.func @block(%x: {x}, %w: {w}) -> {x} {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : {x}
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : {x}) -> {x}
  %z = linalg.matmul ins(%x, %w : {x}, {w}) outs(%zeros : {x}) -> {x}
  %a = act.{activation} %z : {x}
  %y = arith.addf %x, %a : {x}
  return %y : {x}
}}
"""


IR = block("elu")


def predict(activation):
    """Mean and second moment after each block."""
    mean, second = 0.0, 1.0
    for _ in range(DEPTH):
        f = moments(activation, float((VARIANCE * second) ** 0.5))
        second += 2 * mean * f["mean"] + f["second_moment"]
        mean += f["mean"]
        yield mean, second


def run(quick, axes):
    checks = []
    networks = 6 if quick else 40
    ends = {}
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        layer = act_mlir.compile(block(activation))
        means, seconds = [], []
        for seed in range(networks):
            random = np.random.default_rng(seed)
            x = random.normal(0, 1, (BATCH, WIDTH)).astype("float32")
            history = []
            for _ in range(DEPTH):
                w = random.normal(0, (VARIANCE / WIDTH) ** 0.5, (WIDTH, WIDTH))
                x = layer(x, w.astype("float32"))
                history.append((float(x.mean(dtype="f8")), float((x.astype("f8") ** 2).mean())))
            means.append([mean for mean, _ in history])
            seconds.append([second for _, second in history])
        predicted = list(predict(activation))
        for what, values, value in (
            ("mean", means, predicted[-1][0]),
            ("E[x^2]", seconds, predicted[-1][1]),
        ):
            last = np.array(values)[:, -1]
            # A finite width adds a relative bias of the order of depth / width.
            error = 4 * float(last.std(ddof=1)) / networks**0.5 + value * DEPTH / WIDTH
            what = f"{name}: {what} after {DEPTH} blocks"
            checks.append(Check(what, float(last.mean()), value, error))
        ends[activation] = predicted[-1][0]
        if axes is not None:
            layers = range(1, DEPTH + 1)
            (line,) = axes.plot(layers, np.mean(means, axis=0), label=name)
            axes.plot(layers, [m for m, _ in predicted], ":", color=line.get_color())
    checks.append(Check("drift, ELU / ReLU", ends["elu"] / ends["relu"], 1.0, 0.0, "<"))
    if axes is not None:
        axes.set_xlabel("block (dotted: predicted)")
        axes.set_ylabel("mean")
        axes.legend()
    return checks
