"""A unit with a large negative bias never moves with ReLU, and recovers with ELU.

For z < 0 the gradient of a weight has the factor f'(z): 0 for ReLU, so no step
changes a unit that is negative on all data, and alpha exp(z) > 0 for ELU. A
perceptron on scikit-learn's digits starts with all of its hidden units at the
bias -5. A unit counts as dead if f'(z) < 1/20 on all training images. As many
of ELU's units recover as it takes to fit the data; then the gradient vanishes.
"""

import act_mlir
import numpy as np
from datasets import batches, digits
from networks import Mlp, dense
from theory import Check

TRAIN, WIDTH, BATCH = 1344, 64, 64
IR = dense("layer", BATCH, 64, WIDTH, "elu")


def train(activation, steps):
    """Parameters before and after, losses, and the dead fraction every 100 steps."""
    images, labels, _ = digits()
    net = Mlp([64, WIDTH, 10], activation, BATCH)
    step = net.train_step()
    hidden = act_mlir.compile(
        dense("hidden", TRAIN, 64, WIDTH, "").replace("private ", ""), entry="hidden"
    )
    derivative = getattr(act_mlir.nn, activation + "_derivative")
    start = net.initial(seed=2, gain=1.2)
    start[1][:] = -5.0
    parameters, losses, dead = start, [], []
    for i, batch in enumerate(batches(TRAIN, BATCH, steps, seed=2)):
        if i % 100 == 0:
            slopes = derivative(hidden(images[:TRAIN], *parameters[:2]))
            dead.append(float((slopes.max(axis=0) < 0.05).mean()))
        loss, *parameters = step(*parameters, images[batch], labels[batch], 0.2)
        losses.append(loss)
    slopes = derivative(hidden(images[:TRAIN], *parameters[:2]))
    dead.append(float((slopes.max(axis=0) < 0.05).mean()))
    return start, parameters, losses, dead


def run(quick, axes):
    steps = 4000 if quick else 20000
    checks = []
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        start, end, losses, dead = train(activation, steps)
        moved = max(float(np.abs(end[i] - start[i]).max()) for i in (0, 1))
        loss = float(np.mean(losses[-100:]))
        what = f"after {steps} steps"
        checks.append(Check(f"{name}: dead units at the start", dead[0], 0.9, 0.0, ">"))
        if activation == "relu":
            checks.append(Check(f"{name}: largest change of a hidden weight", moved, 0.0))
            checks.append(Check(f"{name}: dead units {what}", dead[-1], 1.0))
            # The output's bias learns the frequencies of the classes.
            checks.append(Check(f"{name}: loss {what}", loss, float(np.log(10)), 0.02))
        else:
            checks.append(Check(f"{name}: largest change of a hidden weight", moved, 1.0, 0.0, ">"))
            checks.append(Check(f"{name}: dead units {what}", dead[-1], 0.9, 0.0, "<"))
            checks.append(Check(f"{name}: loss {what}", loss, 0.2, 0.0, "<"))
        if axes is not None:
            axes.plot(np.arange(len(dead)) * 100, dead, label=name)
    if axes is not None:
        axes.set_xlabel("step")
        axes.set_ylabel("fraction of dead hidden units")
        axes.legend()
    return checks
