"""With layer normalisation the mean is no longer ELU's gain; the live units are.

Normalised pre-activations are close to N(0, 1) whatever came before, so that
activations have the means of claim 5 at s = 1, 0.399 for ReLU and 0.161 for
ELU, but in both networks the next normalisation takes them out again. What is
left is the derivative: no unit of ELU is dead. A perceptron with three hidden
layers on scikit-learn's digits, with and without normalisation.
"""

import functools

import act_mlir
import numpy as np
from datasets import batches, digits
from moments import moments
from networks import Mlp, dense, layer_norm
from theory import Check

WIDTH, BATCH, TRAIN = 64, 64, 1344
IR = layer_norm("layer_norm", BATCH, WIDTH)


@functools.lru_cache
def hidden_layer():
    """x W + b and its normalisation, for all training images."""
    text = dense("hidden", TRAIN, 64, WIDTH, "") + layer_norm("norm", TRAIN, WIDTH)
    text = text.replace("private ", "")
    return act_mlir.compile(text, entry="hidden"), act_mlir.compile(text, entry="norm")


def first_activations(activation, normalize, parameters, images):
    """The first hidden activations, and f' there."""
    hidden, norm = hidden_layer()
    z = hidden(images, *parameters[:2])
    if normalize:
        z = norm(z)
    derivative = getattr(act_mlir.nn, activation + "_derivative")
    return getattr(act_mlir.nn, activation)(z), derivative(z)


def run(quick, axes):
    images, labels, _ = digits()
    steps = 600 if quick else 6000
    checks, losses = [], {}
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        unit = moments(activation)
        for normalize in (False, True):
            net = Mlp([64, WIDTH, WIDTH, WIDTH, 10], activation, BATCH, normalize=normalize)
            step = net.train_step()
            parameters = net.initial(seed=9, gain=unit["gain"])
            what = name + (" with LayerNorm" if normalize else "")
            if normalize:
                means = []
                for seed in range(16):
                    weights = net.initial(seed, gain=unit["gain"])
                    a, _ = first_activations(activation, True, weights, images[:TRAIN])
                    means.append(float(a.mean(dtype="float64")))
                # 64 values of mean 0 and variance 1 are not quite normal.
                error = 4 * float(np.std(means, ddof=1)) / len(means) ** 0.5 + 1 / WIDTH
                mean = float(np.mean(means))
                checks.append(Check(f"{what}: mean at the start", mean, unit["mean"], error))
            history = []
            for batch in batches(TRAIN, BATCH, steps, seed=9):
                loss, *parameters = step(*parameters, images[batch], labels[batch], 0.1)
                history.append(loss)
            losses[what] = history
            _, slopes = first_activations(activation, normalize, parameters, images[:TRAIN])
            dead = float((slopes.max(axis=0) == 0).mean())
            if activation == "elu":
                checks.append(Check(f"{what}: dead units after {steps} steps", dead, 0.0))
            checks.append(Check(f"{what}: last loss", float(np.mean(history[-50:])), 0.2, 0.0, "<"))
            if axes is not None:
                axes.plot(np.convolve(history, np.ones(20) / 20, "valid"), label=what)
    if axes is not None:
        axes.set_yscale("log")
        axes.set_xlabel("step")
        axes.set_ylabel("loss")
        axes.legend()
    return checks
