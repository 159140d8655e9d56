"""Weights of variance 1 / (fan_in E[f(Z)^2]) keep pre-activations at variance 1.

A pre-activation is a sum of fan_in products of independent weights of mean 0
with activations, so its variance is fan_in Var[w] E[f(X)^2] with X the
pre-activation of the layer before. It is the second moment that counts. The
claim is often made with Var[f] = E[f^2] - E[f]^2, which leaves out the mean. For
X ~ N(0, s^2) and ELU with alpha = 1

    E[f(X)^2] = s^2 / 2 + exp(2 s^2) Phi(-2 s) - 2 exp(s^2 / 2) Phi(-s) + 1/2.

The prediction for a gain is this map, 50 times.
"""

import act_mlir
import numpy as np
from moments import moments
from networks import dense
from scipy.special import ndtr
from theory import Check

BATCH, WIDTH, DEPTH = 64, 512, 50
IR = dense("layer", BATCH, WIDTH, WIDTH, "elu").replace("private ", "")
LINEAR = dense("linear", BATCH, WIDTH, WIDTH, "").replace("private ", "")


def variances(layer, linear, gain, seed):
    """The variance of the pre-activations of each layer of one network."""
    random = np.random.default_rng(seed)
    x = random.normal(0, 1, (BATCH, WIDTH)).astype("float32")
    zero = np.zeros(WIDTH, "float32")
    identity = np.eye(WIDTH, dtype="float32")
    x = layer(x, identity, zero)
    result = []
    for _ in range(DEPTH):
        w = random.normal(0, gain / WIDTH**0.5, (WIDTH, WIDTH)).astype("float32")
        result.append(float(linear(x, w, zero).astype("float64").var()))
        x = layer(x, w, zero)
    return np.array(result)


def second_moment(variance):
    s = variance**0.5
    return variance / 2 + np.exp(2 * variance) * ndtr(-2 * s) - 2 * np.exp(variance / 2) * ndtr(-s) + 0.5


def run(quick, axes):
    layer = act_mlir.compile(IR)
    linear = act_mlir.compile(LINEAR)
    elu = moments("elu")
    checks = [Check("E[f(Z)^2]", elu["second_moment"], second_moment(1.0), 1e-14)]
    gains = {
        "1 / sqrt(E[f^2])": elu["second_moment"] ** -0.5,
        "1 / sqrt(Var[f])": elu["variance"] ** -0.5,
        "He's, sqrt(2)": 2**0.5,
    }
    networks = 4 if quick else 40
    for name, gain in gains.items():
        predicted = [gain**2 * elu["second_moment"]]
        while len(predicted) < DEPTH:
            predicted.append(gain**2 * second_moment(predicted[-1]))
        runs = np.array([variances(layer, linear, gain, seed) for seed in range(networks)])
        last = np.log(runs[:, -1])
        # A finite width adds a bias of the order of depth / width.
        error = 4 * float(last.std(ddof=1)) / networks**0.5 + DEPTH / WIDTH
        what = f"log variance in layer {DEPTH}, gain {name}"
        checks.append(Check(what, float(last.mean()), float(np.log(predicted[-1])), error))
        if axes is not None:
            layers = range(1, DEPTH + 1)
            (line,) = axes.plot(layers, runs.mean(axis=0), label=f"gain {name}")
            axes.plot(layers, predicted, color=line.get_color(), linestyle="dotted")
    if axes is not None:
        axes.set_yscale("log")
        axes.set_xlabel("layer (dotted: predicted)")
        axes.set_ylabel("variance of pre-activations")
        axes.legend()
    return checks
