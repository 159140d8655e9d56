"""Gradients live longer in a recurrent network with ELU than with ReLU.

In h' = f(h W + x), with weights of variance 1 / n, a step back in time
multiplies the squared norm of the gradient by E[f'(z)^2] on average: by 1/2 for
ReLU, and for ELU by E[exp(2 z); z < 0] + 1/2, which is larger and goes to 1 as z
goes to 0. The gradient of the last state with respect to the input of each step
of an unrolled network is measured.

That does not make it learn better. In the adding problem (Hochreiter and
Schmidhuber, 1997) a network sees T pairs of a number in [0, 1] and a mark, and
tells the sum of the two marked numbers; whoever always says 1 has a mean
squared error of 1/6. Both learn it, by Adam from the same weights, and ReLU
gets further: its state can carry a positive sum unchanged.
"""

import act_mlir
import numpy as np
from networks import dense, mean_square, tensor, total, train_step
from theory import Check

STEPS, BATCH, WIDTH = 12, 16, 128
# Of the adding problem.
ADDENDS, SAMPLES, STATES = 24, 32, 64


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


def adding(activation):
    """The loss of the adding problem: its text, and the types of its arguments."""
    h, x, u, y = (
        tensor(SAMPLES, STATES),
        tensor(ADDENDS, SAMPLES, 2),
        tensor(SAMPLES, 2),
        tensor(SAMPLES, 1),
    )
    w, v, b = tensor(STATES, STATES), tensor(2, STATES), tensor(STATES)
    types = [w, v, b, tensor(STATES, 1), tensor(1)]
    parameters = ", ".join(f"%p{i}: {type_}" for i, type_ in enumerate(types))
    text = f"""
func.func private @cell(%h: {h}, %u: {u}, %w: {w}, %v: {v}, %b: {b}) -> {h} {{
  %empty = tensor.empty() : {h}
  %bias = linalg.broadcast ins(%b : {b}) outs(%empty : {h}) dimensions = [0]
  %input = linalg.matmul ins(%u, %v : {u}, {v}) outs(%bias : {h}) -> {h}
  %z = linalg.matmul ins(%h, %w : {h}, {w}) outs(%input : {h}) -> {h}
  %y = act.{activation} %z : {h}
  return %y : {h}
}}
func.func @loss({parameters}, %x: {x}, %sum: {y}) -> f32 {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %steps = arith.constant {ADDENDS} : index
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : {h}
  %start = linalg.fill ins(%zero : f32) outs(%empty : {h}) -> {h}
  %last = scf.for %t = %c0 to %steps step %c1 iter_args(%h = %start) -> ({h}) {{
    %u = tensor.extract_slice %x[%t, 0, 0] [1, {SAMPLES}, 2] [1, 1, 1] : {x} to {u}
    %next = func.call @cell(%h, %u, %p0, %p1, %p2) : ({h}, {u}, {w}, {v}, {b}) -> {h}
    scf.yield %next : {h}
  }}
  %y = call @readout(%last, %p3, %p4) : ({h}, {types[3]}, {types[4]}) -> {y}
  %l = call @mean_square(%y, %sum) : ({y}, {y}) -> f32
  return %l : f32
}}
{dense("readout", SAMPLES, STATES, 1, "")}{mean_square(SAMPLES, 1)}"""
    return text, types, {"x": x, "sum": y}


def draw_sums(random):
    """A batch of the adding problem: a mark in each half of the sequence."""
    x = np.zeros((ADDENDS, SAMPLES, 2), "float32")
    x[:, :, 0] = random.random((ADDENDS, SAMPLES))
    for half in (range(ADDENDS // 2), range(ADDENDS // 2, ADDENDS)):
        x[random.choice(half, SAMPLES), np.arange(SAMPLES), 1] = 1
    return x, x.prod(axis=2).sum(axis=0)[:, None]


def train_adding(activation, seeds, updates):
    """The mean loss of the last 50 updates, for each seed."""
    text, types, data = adding(activation)
    step = train_step(text, types, data, "adam")
    last = []
    for seed in range(seeds):
        random = np.random.default_rng(seed)
        state = [
            random.normal(0, STATES**-0.5, (STATES, STATES)),
            random.normal(0, 2**-0.5, (2, STATES)),
            np.zeros(STATES),
            random.normal(0, STATES**-0.5, (STATES, 1)),
            np.zeros(1),
        ]
        state = [values.astype("float32") for values in state]
        state += 2 * [np.zeros_like(values) for values in state]
        losses = []
        for update in range(1, updates + 1):
            rate = 1e-3 * (1 - 0.999**update) ** 0.5 / (1 - 0.9**update)
            loss, *state = step(*state, *draw_sums(random), rate)
            losses.append(loss)
        last.append(float(np.mean(losses[-50:])))
    return np.array(last)


IR = adding("elu")[0].split("  %y = call @readout")[0].strip() + "\n  ..."


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
    sums = {name: train_adding(name, 4 if quick else 16, 1500) for name in ("relu", "elu")}
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        last = sums[activation]
        what = f"{name}: error of {ADDENDS} addends after 1500 updates"
        checks.append(Check(what, float(last.max()), 1 / 6, 0.0, "<"))
    gap = np.log(sums["elu"] / sums["relu"])
    error = 4 * float(gap.std(ddof=1)) / len(gap) ** 0.5
    checks.append(Check("log of ELU's error / ReLU's", float(gap.mean()), 0.0, error, ">"))
    if axes is not None:
        axes.set_yscale("log")
        axes.set_xlabel("steps back in time")
        axes.set_ylabel("norm of the gradient")
        axes.legend()
    return checks
