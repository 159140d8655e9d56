"""In a residual stack the mean drifts with ReLU, and less with ELU.

A block x' = x + f(x W) adds f of a normal variable whose variance is that of x.
With weights of variance c / n the moments follow

    mean' = mean + E[f(sqrt(q) Z)],          q = c E[x^2],
    E[x'^2] = E[x^2] + 2 mean E[f] + E[f^2]  (x and x W are uncorrelated).

E[f] is 0.40 sqrt(q) for ReLU; for ELU it is less, and alpha* would make it 0.

A stack of the same depth between two linear layers learns to tell digits. The
drift makes the outputs of ReLU's large at first, and so the loss of its first
40 steps; after 200 steps the losses are much the same.
"""

import act_mlir
import numpy as np
from datasets import batches, digits
from moments import moments
from networks import cross_entropy, dense, tensor, train_step
from theory import Check

BATCH, WIDTH, DEPTH, VARIANCE = 64, 512, 20, 0.1
# Of the stack that learns.
STEPS, NARROW, RATE = 200, 64, 0.02


def block(activation, width=WIDTH):
    """x + f(x W)."""
    x, w = tensor(BATCH, width), tensor(width, width)
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


def stack(activation):
    """The loss of a stack on digits: its text, and the types of its arguments."""
    h, w, y = tensor(BATCH, NARROW), tensor(NARROW, NARROW), tensor(BATCH, 10)
    types = [w] * (DEPTH + 1) + [tensor(NARROW, 10), tensor(10)]
    parameters = ", ".join(f"%p{i}: {type_}" for i, type_ in enumerate(types))
    blocks = "\n".join(
        f"  %h{i} = call @block(%h{i - 1}, %p{i}) : ({h}, {w}) -> {h}" for i in range(1, DEPTH + 1)
    )
    text = f"""{block(activation, NARROW)}
func.func @loss({parameters}, %x: {h}, %labels: {y}) -> f32 {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : {h}
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : {h}) -> {h}
  %h0 = linalg.matmul ins(%x, %p0 : {h}, {w}) outs(%zeros : {h}) -> {h}
{blocks}
  %y = call @readout(%h{DEPTH}, %p{DEPTH + 1}, %p{DEPTH + 2})
      : ({h}, {types[-2]}, {types[-1]}) -> {y}
  %l = call @cross_entropy(%y, %labels) : ({y}, {y}) -> f32
  return %l : f32
}}
{dense("readout", BATCH, NARROW, 10, "")}{cross_entropy(BATCH, 10)}"""
    return text, types, {"x": h, "labels": y}


def train(activation, seeds):
    """The loss of each step, for each seed."""
    images, labels, _ = digits()
    images = (images - images.mean()) / images.std()
    step = train_step(*stack(activation))
    curves = []
    for seed in range(seeds):
        random = np.random.default_rng(seed)
        shapes = [(NARROW, NARROW)] * (DEPTH + 1) + [(NARROW, 10)]
        deviations = [NARROW**-0.5] + [(VARIANCE / NARROW) ** 0.5] * DEPTH + [NARROW**-0.5]
        parameters = [random.normal(0, d, s) for d, s in zip(deviations, shapes)] + [np.zeros(10)]
        parameters = [values.astype("float32") for values in parameters]
        losses = []
        for batch in batches(len(images), BATCH, STEPS, seed):
            loss, *parameters = step(*parameters, images[batch], labels[batch], RATE)
            losses.append(loss)
        curves.append(losses)
    return np.array(curves)


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
    relu, elu = (train(activation, 8 if quick else 40) for activation in ("relu", "elu"))
    gap = np.log(elu[:, :40].mean(axis=1) / relu[:, :40].mean(axis=1))
    error = 4 * float(gap.std(ddof=1)) / len(gap) ** 0.5
    what = "log of ELU's loss / ReLU's, first 40 steps"
    checks.append(Check(what, float(gap.mean()), 0.0, error, "<"))
    for losses, name in ((relu, "ReLU"), (elu, "ELU")):
        last = float(losses[:, -40:].mean(axis=1).max())
        checks.append(Check(f"{name}: loss of the last 40 of {STEPS} steps", last, 0.2, 0.0, "<"))
    if axes is not None:
        axes.set_xlabel("block (dotted: predicted)")
        axes.set_ylabel("mean")
        axes.legend()
    return checks
