#!/usr/bin/env python3
"""Train a digit classifier with act alone, and compare it with torch's training.

The network is the ELU network of this folder. training/network.mlir holds its
forward pass, its loss and one step of AdamW; act-differentiate adds the
gradient, and act compiles the whole step to one function, which this script
calls once for each batch. It starts from the weights that torch started from,
and takes the images in the same order with the same learning rates
(training/start.npz); training/torch.npz holds torch's losses and accuracies.

Needs numpy and matplotlib, and the act tools in <build-dir>/bin. Writes
training.json, training.png and training.svg to <out-dir>.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import math
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]

# The hyperparameters of export.py; those that do not change are in network.mlir.
BATCH_SIZE = 64
LEARNING_RATE = 1e-3
BETAS = (0.9, 0.999)

PIPELINE = "act-differentiate{entry=loss mode=value-and-grad wrt=2,3,4,5,6,7},act-to-llvm"


def descriptor(array: np.ndarray) -> ctypes.c_void_p:
    """A pointer to MLIR's strided memref descriptor of an array."""
    rank = array.ndim

    class Memref(ctypes.Structure):
        _fields_ = [
            ("allocated", ctypes.c_void_p),
            ("aligned", ctypes.c_void_p),
            ("offset", ctypes.c_int64),
            ("sizes", ctypes.c_int64 * rank),
            ("strides", ctypes.c_int64 * rank),
        ]

    strides = [stride // array.itemsize for stride in array.strides]
    memref = Memref(
        array.ctypes.data,
        array.ctypes.data,
        0,
        (ctypes.c_int64 * rank)(*array.shape),
        (ctypes.c_int64 * rank)(*strides),
    )
    return ctypes.byref(memref)


class Network:
    """The compiled network."""

    def __init__(self, build_dir: Path, out_dir: Path) -> None:
        library = out_dir / "training.so"
        command = [
            str(build_dir / "bin" / "act-compile"),
            str(HERE / "training" / "network.mlir"),
            f"--pipeline={PIPELINE}",
            "--entry=step",
            "--entry=logits",
            "--cpu=native",
            f"-o={library}",
        ]
        start = time.perf_counter()
        subprocess.run(command, check=True)
        self.compile_seconds = time.perf_counter() - start
        self.library = ctypes.CDLL(str(library))

    def step(
        self,
        images: np.ndarray,
        labels: np.ndarray,
        scalars: list[float],
        state: list[np.ndarray],
        result: list[np.ndarray],
    ) -> float:
        """One step of training from `state` to `result`; returns the loss."""
        loss = ctypes.c_float()
        self.library.step(
            descriptor(images),
            descriptor(labels),
            *map(ctypes.c_float, scalars),
            *map(descriptor, state),
            ctypes.byref(loss),
            *map(descriptor, result),
        )
        return loss.value

    def accuracy(self, images: np.ndarray, labels: np.ndarray, weights: list[np.ndarray]) -> float:
        """The fraction of images whose largest logit is the right one."""
        logits = np.empty((len(images), 10), np.float32)
        self.library.logits(descriptor(images), *map(descriptor, weights), descriptor(logits))
        return float(np.mean(np.argmax(logits, axis=1) == labels))


def train(network: Network) -> tuple[np.ndarray, np.ndarray, float]:
    """The losses of all steps, the accuracies after the epochs, and the time."""
    start = np.load(HERE / "training" / "start.npz")
    images = start["images"].astype(np.float32) / 16
    labels = start["labels"].astype(np.int64)
    orders = start["order"]
    weights = [start[f"weight{i}"] for i in range(6)]
    test_images = np.load(HERE / "test_images.npy")
    test_labels = np.load(HERE / "test_labels.npy")

    # The weights, then the moments of each; a step reads one set and writes the
    # other.
    state = [*weights, *(np.zeros_like(w) for w in weights for _ in range(2))]
    other = [np.empty_like(array) for array in state]
    losses, accuracies = [], []
    seconds, number = 0.0, 0
    for epoch, order in enumerate(orders):
        rate = LEARNING_RATE * (1 + math.cos(math.pi * epoch / len(orders))) / 2
        losses.append([])
        for first in range(0, len(order), BATCH_SIZE):
            batch = order[first : first + BATCH_SIZE]
            number += 1
            corrections = [1 / (1 - beta**number) for beta in BETAS]
            batch_images, batch_labels = images[batch], labels[batch]
            begin = time.perf_counter()
            loss = network.step(batch_images, batch_labels, [rate, *corrections], state, other)
            seconds += time.perf_counter() - begin
            state, other = other, state
            losses[-1].append(loss)
        accuracies.append(network.accuracy(test_images, test_labels, state[:6]))
    return np.array(losses), np.array(accuracies), seconds


def draw(out_dir: Path, curves: dict[str, tuple[np.ndarray, np.ndarray]]) -> None:
    """Draw losses and accuracies by epoch."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    # A thick pale line under a dashed dark one: both show where they coincide.
    styles = {
        "torch": {"color": "#f0a080", "linewidth": 5.0},
        "act": {"color": "#1060b0", "linewidth": 1.5, "linestyle": (0, (5, 3))},
    }
    pyplot.rcParams["svg.hashsalt"] = "act"
    figure, (top, bottom) = pyplot.subplots(
        2, 1, figsize=(8.0, 6.4), sharex=True, constrained_layout=True
    )
    for name, (losses, accuracies) in curves.items():
        epochs = np.arange(1, len(losses) + 1)
        top.plot(epochs, losses.mean(axis=1), label=name, **styles[name])
        bottom.plot(epochs, 100 * accuracies, label=name, **styles[name])
    top.set_yscale("log")
    top.set_ylabel("training loss (mean of an epoch)")
    top.set_title("The ELU network, trained by torch and by act")
    bottom.set_ylabel("test accuracy, %")
    bottom.set_xlabel("epoch")
    for axes in (top, bottom):
        axes.grid(True, which="major", color="#dddddd", linewidth=0.6)
        axes.set_axisbelow(True)
        axes.legend()
    figure.savefig(out_dir / "training.png", dpi=150)
    figure.savefig(out_dir / "training.svg", metadata={"Date": None})
    pyplot.close(figure)


def main() -> int:
    """The entry point; returns the exit code."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary,
        epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--build-dir",
        type=Path,
        default=REPOSITORY / "build",
        help="build tree with the act tools in bin/ (default: build in the repository)",
    )
    parser.add_argument(
        "--out-dir", type=Path, help="where to write the results (default: <build-dir>/demo)"
    )
    parser.add_argument(
        "--max-gap",
        type=float,
        default=0.5,
        help="fail if the test accuracy is more than this many points off torch's (default: 0.5)",
    )
    parser.add_argument("--no-picture", action="store_true", help="do not draw")
    args = parser.parse_args()
    out_dir = args.out_dir or args.build_dir / "demo"
    out_dir.mkdir(parents=True, exist_ok=True)

    try:
        network = Network(args.build_dir.resolve(), out_dir.resolve())
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"train: error: cannot compile the network: {error}", file=sys.stderr)
        return 1
    losses, accuracies, seconds = train(network)
    torch = np.load(HERE / "training" / "torch.npz")

    steps = losses.size
    gap = 100 * abs(accuracies[-1] - torch["accuracies"][-1])
    first = np.abs(losses[0] / torch["losses"][0] - 1).max()
    figures = {
        "steps": steps,
        "compile_seconds": network.compile_seconds,
        "microseconds_per_step": 1e6 * seconds / steps,
        "accuracy": {"act": accuracies[-1], "torch": float(torch["accuracies"][-1])},
        "final_loss": {"act": losses[-1].mean(), "torch": float(torch["losses"][-1].mean())},
        "first_epoch_relative_difference": first,
    }
    print(f"{len(losses)} epochs, {steps} steps, {1e6 * seconds / steps:.0f} us each")
    print(f"compiled in {network.compile_seconds:.2f} s")
    for who in ("act", "torch"):
        print(
            f"{who + ':':7}loss of the last epoch {figures['final_loss'][who]:.5f}, "
            f"test accuracy {figures['accuracy'][who]:.2%}"
        )
    print(f"largest relative difference of a loss in the first epoch: {first:.1e}")
    (out_dir / "training.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if not args.no_picture:
        draw(
            out_dir,
            {"torch": (torch["losses"], torch["accuracies"]), "act": (losses, accuracies)},
        )
        print(f"wrote {out_dir / 'training.png'}")
    if not gap <= args.max_gap:
        print(f"train: error: the accuracies differ by {gap:.2f} points", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
