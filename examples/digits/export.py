#!/usr/bin/env python3
"""Train two small digit classifiers and export them to MLIR.

The networks are multilayer perceptrons (64-256-256-10), one with ELU and one
with SELU, trained on the 8x8 digits that ship with scikit-learn. For each of
them this script writes

  <name>_mlp.mlir         linalg-on-tensors IR with a dynamic batch dimension
                          and the weights as dense constants,
  <name>_mlp.torch.npy    float32 logits of all test images, by torch,
  <name>_mlp.float64.npy  the same logits from the same weights, computed in
                          float64 (the reference for error measurements),

and, once, test_images.npy and test_labels.npy, and for train.py

  training/start.npz       the training set, the initial weights of the ELU
                           network and the order of the images in each epoch,
  training/torch.npz       the loss of every step and the test accuracy after
                           every epoch, by torch.

Everything is seeded and single-threaded: with the versions pinned in
requirements.txt, two runs on one machine write the same files. Another
processor may round sums differently and so train slightly different weights.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

import torch_mlir
from torch_mlir import fx

LAYER_SIZES = (64, 256, 256, 10)
TEST_FRACTION = 0.25

# Klambauer et al., "Self-Normalizing Neural Networks", 2017.
SELU_ALPHA = 1.6732632423543772848170429916717
SELU_SCALE = 1.0507009873554804934193349852946


class MLP(nn.Module):
    """Linear layers with an activation after each but the last."""

    def __init__(self, activation: type[nn.Module]) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for fan_in, fan_out in zip(LAYER_SIZES, LAYER_SIZES[1:]):
            layers += [nn.Linear(fan_in, fan_out), activation()]
        self.layers = nn.Sequential(*layers[:-1])

    def linears(self) -> list[nn.Linear]:
        """The linear layers, in order."""
        return [m for m in self.layers if isinstance(m, nn.Linear)]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers(x)


def make_elu_mlp() -> MLP:
    """The ELU network with torch's default initialization."""
    return MLP(nn.ELU)


def make_selu_mlp() -> MLP:
    """The SELU network with the LeCun normal initialization SELU asks for."""
    model = MLP(nn.SELU)
    for linear in model.linears():
        # Gain 1 for "linear": a standard deviation of 1/sqrt(fan_in).
        nn.init.kaiming_normal_(linear.weight, nonlinearity="linear")
        nn.init.zeros_(linear.bias)
    return model


def elu_float64(x: np.ndarray) -> np.ndarray:
    """ELU with alpha = 1 in float64."""
    return np.where(x > 0.0, x, np.expm1(np.minimum(x, 0.0)))


def selu_float64(x: np.ndarray) -> np.ndarray:
    """SELU in float64."""
    negative = SELU_ALPHA * np.expm1(np.minimum(x, 0.0))
    return SELU_SCALE * np.where(x > 0.0, x, negative)


NETWORKS = {
    "elu": (make_elu_mlp, elu_float64),
    "selu": (make_selu_mlp, selu_float64),
}


def load_data(seed: int) -> tuple[np.ndarray, ...]:
    """Digits scaled to [0, 1]: train images, test images, train labels, test labels."""
    digits = load_digits()
    images = (digits.data / 16.0).astype(np.float32)
    labels = digits.target.astype(np.int64)
    return tuple(
        train_test_split(
            images,
            labels,
            test_size=TEST_FRACTION,
            stratify=labels,
            random_state=seed,
        )
    )


class Recorder:
    """What train.py needs to repeat a training run, and to compare with it."""

    def __init__(self, model: MLP, data: tuple[np.ndarray, ...]) -> None:
        self.train_images, test_images, self.train_labels, self.test_labels = data
        self.test_images = torch.from_numpy(test_images)
        self.weights = [p.detach().numpy().copy() for p in model.parameters()]
        self.orders: list[np.ndarray] = []
        self.losses: list[list[float]] = []
        self.accuracies: list[float] = []

    def add_epoch(self, model: MLP, order: torch.Tensor, losses: list[float]) -> None:
        """Record an epoch that has just ended."""
        with torch.no_grad():
            logits = model(self.test_images).numpy()
        self.orders.append(order.numpy().astype(np.int16))
        self.losses.append(losses)
        self.accuracies.append(accuracy(logits, self.test_labels))

    def save(self, folder: Path) -> None:
        """Write both files."""
        np.savez_compressed(
            folder / "start.npz",
            images=np.round(self.train_images * 16).astype(np.uint8),
            labels=self.train_labels.astype(np.uint8),
            order=np.stack(self.orders),
            **{f"weight{i}": weight for i, weight in enumerate(self.weights)},
        )
        np.savez_compressed(
            folder / "torch.npz",
            losses=np.array(self.losses, np.float32),
            accuracies=np.array(self.accuracies),
        )


def train(
    model: MLP,
    images: np.ndarray,
    labels: np.ndarray,
    epochs: int,
    batch_size: int = 64,
    recorder: Recorder | None = None,
) -> None:
    """Train in place with AdamW and a cosine learning-rate schedule."""
    x, y = torch.from_numpy(images), torch.from_numpy(labels)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    loss_function = nn.CrossEntropyLoss()
    model.train()
    for _ in range(epochs):
        order = torch.randperm(len(x))
        losses = []
        for batch in order.split(batch_size):
            optimizer.zero_grad()
            loss = loss_function(model(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        schedule.step()
        if recorder is not None:
            recorder.add_epoch(model, order, losses)
    model.eval()


def logits_float64(model: MLP, activation, images: np.ndarray) -> np.ndarray:
    """The network evaluated in float64 from its float32 weights."""
    x = images.astype(np.float64)
    linears = model.linears()
    for linear in linears:
        weight = linear.weight.detach().numpy().astype(np.float64)
        bias = linear.bias.detach().numpy().astype(np.float64)
        x = x @ weight.T + bias
        if linear is not linears[-1]:
            x = activation(x)
    return x


def inline_resources(text: str) -> str:
    """Replace `dense_resource<name>` by `dense<"0x...">`.

    torch-mlir stores weights as resources: blobs in a section after the
    module. Constant folding does not look into those; with dense constants it
    can, for example, transpose the weights at compile time.
    """
    ir, separator, resources = text.partition("\n{-#\n")
    if not separator:
        return text
    blobs: dict[str, str] = {}
    for name, digits in re.findall(r'([\w.$-]+): "0x([0-9A-Fa-f]*)"', resources):
        blobs[name] = digits[8:]  # The first four bytes hold the alignment.

    def dense(match: re.Match[str]) -> str:
        return f'dense<"0x{blobs[match.group(1)]}">'

    return re.sub(r"dense_resource<([\w.$-]+)>", dense, ir).rstrip() + "\n"


def drop_unused_globals(text: str) -> str:
    """Remove `ml_program.global`s nothing refers to, such as the random seed."""
    pattern = r"^[ \t]*ml_program\.global\b[^@\n]*@([\w.$]+).*\n"
    for match in reversed(list(re.finditer(pattern, text, re.MULTILINE))):
        if len(re.findall(rf"@{re.escape(match.group(1))}\b", text)) == 1:
            text = text[: match.start()] + text[match.end() :]
    return text


def export_mlir(model: MLP) -> str:
    """The network as linalg-on-tensors IR with a dynamic batch dimension."""
    module = fx.export_and_import(
        model,
        torch.zeros(2, LAYER_SIZES[0]),
        output_type="linalg-on-tensors",
        func_name="main",
        dynamic_shapes={"x": {0: torch.export.Dim("batch")}},
    )
    text = drop_unused_globals(inline_resources(str(module)))
    check_parses(text)
    return text


def check_parses(text: str) -> None:
    """Parse and verify the rewritten IR; raises on failure."""
    with torch_mlir.ir.Context() as context:
        torch_mlir.dialects.torch.register_dialect(context)
        torch_mlir.ir.Module.parse(text).operation.verify()
    if "dense_resource" in text or "torch." in text:
        raise RuntimeError("the exported IR still holds resources or torch ops")


def accuracy(logits: np.ndarray, labels: np.ndarray) -> float:
    """The fraction of images whose largest logit is the right one."""
    return float(np.mean(np.argmax(logits, axis=1) == labels))


def export_network(name: str, args: argparse.Namespace, data: tuple[np.ndarray, ...]) -> None:
    """Train one network and write its three files."""
    make_model, activation = NETWORKS[name]
    train_images, test_images, train_labels, test_labels = data

    start = time.perf_counter()
    torch.manual_seed(args.seed)
    model = make_model()
    recorder = Recorder(model, data) if name == "elu" else None
    train(model, train_images, train_labels, args.epochs, recorder=recorder)
    if recorder is not None:
        recorder.save(args.out_dir / "training")
    seconds = time.perf_counter() - start

    with torch.no_grad():
        logits = model(torch.from_numpy(test_images)).numpy()
    reference = logits_float64(model, activation, test_images)
    test_accuracy = accuracy(logits, test_labels)
    print(
        f"{name}: trained in {seconds:.1f} s, test accuracy {test_accuracy:.2%} "
        f"(float64: {accuracy(reference, test_labels):.2%})"
    )
    if test_accuracy < args.min_accuracy:
        raise RuntimeError(f"{name}: test accuracy is below {args.min_accuracy:.2%}")

    sizes = "-".join(map(str, LAYER_SIZES))
    header = (
        f"// A {sizes} {name.upper()} network for 8x8 digits, exported by export.py\n"
        f"// with torch {torch.__version__.split('+')[0]} and torch-mlir.\n"
    )
    path = args.out_dir / f"{name}_mlp.mlir"
    path.write_text(header + export_mlir(model))
    np.save(args.out_dir / f"{name}_mlp.torch.npy", logits)
    np.save(args.out_dir / f"{name}_mlp.float64.npy", reference)
    print(f"{name}: wrote {path} ({path.stat().st_size / 1e6:.2f} MB) and its logits")


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary,
        epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--out-dir",
        type=Path,
        default=Path(__file__).resolve().parent,
        help="where to write the files (default: the folder of this script)",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=0,
        help="seed of the split, the initialization and the training (default: 0)",
    )
    parser.add_argument(
        "--epochs", type=int, default=60, help="passes over the training set (default: 60)"
    )
    parser.add_argument(
        "--min-accuracy",
        type=float,
        default=0.97,
        help="fail when a network's test accuracy is lower (default: 0.97)",
    )
    return parser.parse_args()


def main() -> int:
    """Train and export both networks."""
    args = parse_arguments()
    (args.out_dir / "training").mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)

    data = load_data(args.seed)
    train_images, test_images, _, test_labels = data
    print(f"{len(train_images)} images to train on, {len(test_images)} to test on")
    np.save(args.out_dir / "test_images.npy", test_images)
    np.save(args.out_dir / "test_labels.npy", test_labels)
    for name in NETWORKS:
        export_network(name, args, data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
