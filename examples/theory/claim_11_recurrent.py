"""Gradients live longer in a recurrent network with ELU than with ReLU.

In h' = f(h W + x), with weights of variance 1 / n, a step back in time
multiplies the squared norm of the gradient by E[f'(z)^2] on average: by 1/2 for
ReLU, and for ELU by E[exp(2 z); z < 0] + 1/2, which is larger and goes to 1 as z
goes to 0. The gradient of the last state with respect to the input of each step
of an unrolled network is measured.
"""

import act_mlir
import numpy as np
from networks import tensor, total
from theory import Check

STEPS, BATCH, WIDTH = 12, 16, 128


def network(activation):
    """The last state, after all steps, along a direction."""
    h, w, all_x = tensor(BATCH, WIDTH), tensor(WIDTH, WIDTH), tensor(STEPS, BATCH, WIDTH)
    steps = "\n".join(
        f"""\
  %x{t} = tensor.extract_slice %x[{t}, 0, 0] [1, {BATCH}, {WIDTH}] [1, 1, 1] : {all_x} to {h}
  %h{t} = call @cell({f'%h{t - 1}' if t else '%start'}, %x{t}, %w) : ({h}, {h}, {w}) -> {h}"""
        for t in range(STEPS)
    )
    return f"""
func.func private @cell(%h: {h}, %x: {h}, %w: {w}) -> {h} {{
  %z = linalg.matmul ins(%h, %w : {h}, {w}) outs(%x : {h}) -> {h}
  %y = act.{activation} %z : {h}
  return %y : {h}
}}
func.func @loss(%x: {all_x}, %w: {w}, %direction: {h}) -> f32 {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : {h}
  %start = linalg.fill ins(%zero : f32) outs(%empty : {h}) -> {h}
{steps}
  %value = call @along(%h{STEPS - 1}, %direction) : ({h}, {h}) -> f32
  return %value : f32
}}
{total("along", h, "ab", "%term = arith.mulf %a, %b : f32")}"""


IR = network("elu").split("  %x1 =")[0] + "  ..."


def run(quick, axes):
    networks = 4 if quick else 40
    growth = {}
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        module = act_mlir.Module(network(activation))
        module.run("act-differentiate{entry=loss mode=value-and-grad wrt=0}")
        gradient = act_mlir.compile(module, entry="loss_value_and_grad")
        logs = []
        for seed in range(networks):
            random = np.random.default_rng(seed)
            w = random.normal(0, WIDTH**-0.5, (WIDTH, WIDTH)).astype("float32")
            x = random.normal(0, 0.5, (STEPS, BATCH, WIDTH)).astype("float32")
            direction = random.normal(0, 1, (BATCH, WIDTH)).astype("float32")
            _, g = gradient(x, w, direction)
            logs.append(np.log((g.astype("float64") ** 2).sum(axis=(1, 2))))
        logs = np.array(logs)
        slopes = (logs[:, 0] - logs[:, -1]) / (STEPS - 1)
        growth[activation] = slopes
        if axes is not None:
            axes.plot(np.arange(STEPS)[::-1], np.exp(logs.mean(axis=0) / 2), label=name)
    relu, elu = growth["relu"], growth["elu"]
    error = 4 * float(relu.std(ddof=1)) / networks**0.5 + 2 / WIDTH
    gap = elu - relu
    checks = [
        Check("ReLU: log E[f'^2] a step", float(relu.mean()), float(np.log(0.5)), error),
        Check("ELU: log E[f'^2] a step", float(elu.mean()), float(np.log(0.5)), 0.0, ">"),
        Check(
            "ELU - ReLU", float(gap.mean()), 0.0, 4 * float(gap.std(ddof=1)) / networks**0.5, ">"
        ),
    ]
    if axes is not None:
        axes.set_yscale("log")
        axes.set_xlabel("steps back in time")
        axes.set_ylabel("norm of the gradient")
        axes.legend()
    return checks
