"""SELU normalises itself: mean 0 and variance 1 are a fixed point, and attract.

alpha is that of mean 0 (claim 6), and the scale makes the variance 1. With
weights of variance 1 / fan_in, a layer maps the moments (0, v) of its input to
the mean and the variance of f(N(0, v)): 1 is mapped to 1, smaller values to
larger ones and larger ones to smaller ones.
"""

import act_mlir
import numpy as np
from moments import moments
from networks import dense
from theory import Check

BATCH, WIDTH, DEPTH = 64, 512, 30
IR = dense("layer", BATCH, WIDTH, WIDTH, "selu").replace("private ", "")


def run(quick, axes):
    checks = []
    fixed = moments("selu")
    checks.append(Check("mean of f(N(0, 1))", fixed["mean"], 0.0, 1e-15))
    checks.append(Check("variance of f(N(0, 1))", fixed["variance"], 1.0, 2e-15))
    found = moments("elu")["self_normalizing"]
    checks.append(Check("the scale, derived again", found["scale"], 1.0507009873554805, 2e-15))
    for variance in (0.5, 0.9):
        image = moments("selu", variance**0.5)["second_moment"]
        checks.append(Check(f"E[f^2] at variance {variance}", image, variance, 0.0, ">"))
    for variance in (1.1, 2.0):
        image = moments("selu", variance**0.5)["second_moment"]
        checks.append(Check(f"E[f^2] at variance {variance}", image, variance, 0.0, "<"))

    layer = act_mlir.compile(IR)
    networks = 6 if quick else 40
    zero = np.zeros(WIDTH, "float32")
    means, spreads = [], []
    for seed in range(networks):
        random = np.random.default_rng(seed)
        x = random.normal(0, 1, (BATCH, WIDTH)).astype("float32")
        history = []
        for _ in range(DEPTH):
            w = random.normal(0, WIDTH**-0.5, (WIDTH, WIDTH)).astype("float32")
            x = layer(x, w, zero)
            history.append((float(x.mean(dtype="float64")), float(x.var(dtype="float64"))))
        means.append([mean for mean, _ in history])
        spreads.append([variance for _, variance in history])
    last_means, last_spreads = np.array(means)[:, -1], np.array(spreads)[:, -1]
    for name, values, predicted in (("mean", last_means, 0.0), ("variance", last_spreads, 1.0)):
        # A finite width adds a bias of the order of 1 / width, per layer.
        error = 4 * float(values.std(ddof=1)) / networks**0.5 + DEPTH / WIDTH
        what = f"{name} after {DEPTH} layers"
        checks.append(Check(what, float(values.mean()), predicted, error))
    if axes is not None:
        layers = range(1, DEPTH + 1)
        axes.plot(layers, np.mean(spreads, axis=0), label="variance")
        axes.plot(layers, np.mean(means, axis=0), label="mean")
        axes.set_xlabel("layer")
        axes.legend()
    return checks
