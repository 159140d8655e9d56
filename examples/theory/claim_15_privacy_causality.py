"""Bounded, smooth responses serve private training and the search for causes.

Private training (DP-SGD) clips the gradient of each example to the norm C and
adds noise in proportion to C: whatever one example is, it changes the sum of a
batch by at most C. The compiled step clips; examples of scikit-learn's breast
cancer data and absurd ones (a million times as large) are tried.

Of two variables with y = g(x) + noise, the noise independent of x, the residual
of a regression of y on x is independent of x, and that of x on y depends on y
(Hoyer et al., 2008). The dependence is measured by HSIC, with ELU networks as
the regressors of both directions, on data whose direction is known.
"""

import act_mlir
import numpy as np
from networks import Mlp, tensor, total
from theory import Check

CLIP = 1.0
SIZES = [30, 16, 2]


def private_training(net):
    """The parts of a private step.

    `@clipped` is the gradient of one example, scaled to a norm of at most C;
    `@accumulate` adds it to those of a batch, and `@update` takes a step.
    """
    types = net.types
    count = range(len(types))
    declared = ", ".join([*types, tensor(1, SIZES[0]), tensor(1, SIZES[-1])])
    results = ", ".join(types)
    square = "%term = arith.mulf %a, %a : f32"
    text = "".join(total(f"square{i}", types[i], "a", square) for i in count)
    arguments = ", ".join(f"%p{i}: {types[i]}" for i in count)
    names = ", ".join([*(f"%p{i}" for i in count), "%x", "%t"])
    gradients = ", ".join(["%loss", *(f"%g{i}" for i in count)])
    squares = "\n".join(f"  %s{i} = call @square{i}(%g{i}) : ({types[i]}) -> f32" for i in count)
    sums = "\n".join(
        f"  %n{i + 1} = arith.addf {f'%n{i}' if i else '%s0'}, %s{i + 1} : f32"
        for i in range(len(types) - 1)
    )
    scaled = "\n".join(
        f"  %f{i} = tensor.splat %factor : {types[i]}\n  %c{i} = arith.mulf %f{i}, %g{i} : {types[i]}"
        for i in count
    )
    clipped = ", ".join(f"%c{i}" for i in count)
    totals = ", ".join(f"%total{i}: {types[i]}" for i in count)
    noises = ", ".join(f"%noise{i}: {types[i]}" for i in count)
    sums_of_batch = "\n".join(
        f"  %sum{i} = arith.addf %total{i}, %c{i} : {types[i]}" for i in count
    )
    updates = "\n".join(
        f"  %n{i} = arith.addf %total{i}, %noise{i} : {types[i]}\n"
        f"  %r{i} = tensor.splat %rate : {types[i]}\n"
        f"  %d{i} = arith.mulf %r{i}, %n{i} : {types[i]}\n"
        f"  %new{i} = arith.subf %p{i}, %d{i} : {types[i]}"
        for i in count
    )
    x, t = tensor(1, SIZES[0]), tensor(1, SIZES[-1])
    return f"""{text}
func.func private @loss_value_and_grad({declared}) -> (f32, {results})
func.func @clipped({arguments}, %x: {x}, %t: {t}, %clip: f32) -> ({results}) {{
  {gradients} = call @loss_value_and_grad({names}) : ({declared}) -> (f32, {results})
{squares}
{sums}
  %norm = math.sqrt %n{len(types) - 1} : f32
  %larger = arith.maximumf %norm, %clip : f32
  %factor = arith.divf %clip, %larger : f32
{scaled}
  return {clipped} : {results}
}}
func.func @accumulate({arguments}, {totals}, %x: {x}, %t: {t}, %clip: f32) -> ({results}) {{
  {clipped} = call @clipped({names}, %clip) : ({declared}, f32) -> ({results})
{sums_of_batch}
  return {", ".join(f"%sum{i}" for i in count)} : {results}
}}
func.func @update({arguments}, {totals}, {noises}, %rate: f32) -> ({results}) {{
{updates}
  return {", ".join(f"%new{i}" for i in count)} : {results}
}}
"""


IR = """
func.func @clip(%g: tensor<30x16xf32>, %norm: f32, %clip: f32) -> tensor<30x16xf32> {
  %larger = arith.maximumf %norm, %clip : f32
  %factor = arith.divf %clip, %larger : f32
  %f = tensor.splat %factor : tensor<30x16xf32>
  %c = arith.mulf %f, %g : tensor<30x16xf32>
  return %c : tensor<30x16xf32>
}
"""


def check_privacy(quick):
    from sklearn.datasets import load_breast_cancer

    data = load_breast_cancer()
    features = (data.data - data.data.mean(axis=0)) / data.data.std(axis=0)
    features = features.astype("float32")
    labels = np.eye(2, dtype="float32")[data.target]
    net = Mlp(SIZES, "elu", 1)
    module = act_mlir.Module(net.text + private_training(net))
    module.run("act-differentiate{entry=loss mode=value-and-grad wrt=0,1,2,3}")
    clipped = act_mlir.compile(module, entry="clipped")
    parameters = net.initial(seed=15, gain=1.2)
    random = np.random.default_rng(15)
    largest = 0.0
    count = 100 if quick else len(features)
    for scale in (1.0, 1e6):
        for x, t in zip(features[:count], labels):
            gradients = clipped(*parameters, x[None] * np.float32(scale), t[None], CLIP)
            norm = sum(float((g.astype("float64") ** 2).sum()) for g in gradients) ** 0.5
            largest = max(largest, norm)
    checks = [Check("largest norm of a clipped gradient", largest, CLIP, 1e-5)]

    # Private training, noise multiplier 1 on batches of 50.
    accumulate = act_mlir.compile(module, entry="accumulate")
    update = act_mlir.compile(module, entry="update")
    for _ in range(60 if quick else 200):
        total = [np.zeros_like(p) for p in parameters]
        for i in random.choice(400, 50, replace=False):
            example = features[i : i + 1], labels[i : i + 1]
            total = accumulate(*parameters, *total, *example, CLIP)
        noise = [random.normal(0, CLIP, p.shape).astype("float32") for p in parameters]
        parameters = update(*parameters, *total, *noise, 0.5 / 50)
    test = Mlp(SIZES, "elu", len(features) - 400).forward()
    right = test(*parameters, features[400:]).argmax(axis=1) == data.target[400:]
    checks.append(Check("test accuracy of private training", float(right.mean()), 0.85, 0.0, ">"))
    return checks


def hsic(a, b):
    """The Hilbert-Schmidt independence criterion with Gaussian kernels."""

    def gram(v):
        squares = (v[:, None] - v[None, :]) ** 2
        k = np.exp(-squares / np.median(squares[squares > 0]))
        return k - k.mean(axis=0) - k.mean(axis=1)[:, None] + k.mean()

    return float((gram(a) * gram(b)).mean())


def residual(step, net, forward, cause, effect, steps):
    """What a regression of effect on cause leaves."""
    x, t = cause[:, None].astype("float32"), effect[:, None].astype("float32")
    parameters = net.initial(seed=1, gain=1.2)
    state = parameters + [np.zeros_like(p) for p in parameters] * 2
    for i in range(1, steps + 1):
        rate = 1e-2 * (1 - 0.999**i) ** 0.5 / (1 - 0.9**i)
        _, *state = step(*state, x, t, rate)
    return effect - forward(*state[: len(parameters)], x)[:, 0]


def check_direction(quick, axes):
    count, steps, trials = 400, 1000, 5 if quick else 20
    net = Mlp([1, 16, 1], "elu", count, loss="mean_square")
    step, forward = net.train_step("adam"), net.forward()
    right = 0
    for seed in range(trials):
        random = np.random.default_rng(seed)
        x = random.normal(0, 1, count)
        y = x + 0.5 * x**3 + random.uniform(-1, 1, count)
        x, y = (v / v.std() for v in (x, y))
        along = residual(step, net, forward, x, y, steps)
        against = residual(step, net, forward, y, x, steps)
        right += hsic(x, along) < hsic(y, against)
        if axes is not None and seed == 0:
            axes.plot(x, along, ".", markersize=3, label="y on x: residual against x")
            axes.plot(y, against, ".", markersize=3, label="x on y: residual against y")
            axes.set_xlabel("cause, or what is taken for it")
            axes.set_ylabel("residual")
            axes.legend()
    return [Check(f"directions found right, of {trials}", right, 0.8 * trials - 0.5, 0.0, ">")]


def run(quick, axes):
    return check_privacy(quick) + check_direction(quick, axes)
