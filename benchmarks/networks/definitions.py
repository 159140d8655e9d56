"""Networks as functions of their input and their weights, written once for
torch, JAX and float64."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Callable

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Network:
    # Of the input, and of the weights.
    shapes: tuple[Shape, ...]
    # Multiply-adds count as two.
    operations: float
    # Computes it with the operations of one of the libraries below.
    apply: Callable

    def arrays(self) -> list:
        """An input and weights that keep the variance of what passes through."""
        import numpy as np

        generator = np.random.default_rng(0)
        result = []
        for i, shape in enumerate(self.shapes):
            fan_in = 1 if i == 0 else math.prod(shape[1:])
            values = generator.standard_normal(shape) / math.sqrt(fan_in)
            # The biases, too, are of the size of a sum over some inputs.
            result.append((values if len(shape) > 1 else values / 4).astype(np.float32))
        return result


def torch_operations() -> SimpleNamespace:
    from torch import tanh
    from torch.nn import functional as F

    def convolve(x, filters, bias, stride=1):
        padding = filters.shape[-1] // 2
        return F.conv2d(x, filters, bias, stride=stride, padding=padding)

    return SimpleNamespace(
        linear=F.linear,
        convolve=convolve,
        elu=F.elu,
        relu=F.relu,
        gelu=F.gelu,
        tanh=tanh,
    )


def jax_operations() -> SimpleNamespace:
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_default_matmul_precision", "highest")

    def convolve(x, filters, bias, stride=1):
        padding = [(filters.shape[-1] // 2,) * 2] * 2
        y = jax.lax.conv_general_dilated(x, filters, (stride, stride), padding)
        return y + bias[:, None, None]

    return SimpleNamespace(
        linear=lambda x, weights, bias: x @ weights.T + bias,
        convolve=convolve,
        elu=jax.nn.elu,
        relu=jax.nn.relu,
        gelu=lambda x: jax.nn.gelu(x, approximate=False),
        tanh=jnp.tanh,
    )


def numpy_operations() -> SimpleNamespace:
    """Exact enough, if the arrays are float64."""
    import numpy as np

    def convolve(x, filters, bias, stride=1):
        size = filters.shape[-1]
        around = (size // 2, size // 2)
        padded = np.pad(x, ((0, 0), (0, 0), around, around))
        y = bias[:, None, None]
        for row in range(size):
            for column in range(size):
                part = padded[:, :, row:, column:]
                part = part[:, :, : x.shape[2] : stride, : x.shape[3] : stride]
                weights = filters[:, :, row, column]
                y = y + np.einsum("fc,nchw->nfhw", weights, part, optimize=True)
        return y

    erf = np.vectorize(math.erf)
    return SimpleNamespace(
        linear=lambda x, weights, bias: x @ weights.T + bias,
        convolve=convolve,
        elu=lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
        relu=lambda x: np.maximum(x, 0),
        gelu=lambda x: x * 0.5 * (1 + erf(x * math.sqrt(0.5))),
        tanh=np.tanh,
    )


def mlp(batch: int, widths: Shape) -> Network:
    shapes: list[Shape] = [(batch, widths[0])]
    for inputs, outputs in zip(widths, widths[1:]):
        shapes += [(outputs, inputs), (outputs,)]

    def apply(ops, x, *weights):
        layers = list(zip(weights[::2], weights[1::2]))
        for matrix, bias in layers[:-1]:
            x = ops.elu(ops.linear(x, matrix, bias))
        return ops.linear(x, *layers[-1])

    terms = sum(math.prod(pair) for pair in zip(widths, widths[1:]))
    return Network(tuple(shapes), 2.0 * batch * terms, apply)


def basic_block(channels: int, size: int, activation: str) -> Network:
    """ResNet's, with what normalizes a batch folded into the filters."""

    def apply(ops, x, filters1, bias1, filters2, bias2):
        f = getattr(ops, activation)
        y = f(ops.convolve(x, filters1, bias1))
        return f(ops.convolve(y, filters2, bias2) + x)

    filters, bias = (channels, channels, 3, 3), (channels,)
    image = (1, channels, size, size)
    operations = 2.0 * 2 * size * size * channels * channels * 9
    return Network((image, filters, bias, filters, bias), operations, apply)


def bottlenecks(channels: int, size: int, stages: int) -> Network:
    """The first block of each stage of a deep ResNet, one after the other, with
    what normalizes a batch folded into the filters."""
    shapes: list[Shape] = [(1, channels, size, size)]
    operations = 0.0
    inputs, points = channels, size * size
    for stage in range(stages):
        inner, outputs = channels << stage, 4 * channels << stage
        filters = (
            (inner, inputs, 1, 1),
            (inner, inner, 3, 3),
            (outputs, inner, 1, 1),
            (outputs, inputs, 1, 1),
        )
        # The second one, and the last one beside, take every other point.
        smaller = points if stage == 0 else points // 4
        for filter, count in zip(filters, (points, smaller, smaller, smaller)):
            shapes += [filter, filter[:1]]
            operations += 2.0 * count * math.prod(filter)
        inputs, points = outputs, smaller

    def apply(ops, x, *weights):
        for stage in range(stages):
            pairs = weights[8 * stage : 8 * stage + 8]
            first, second, third, beside = zip(pairs[::2], pairs[1::2])
            stride = 1 if stage == 0 else 2
            y = ops.relu(ops.convolve(x, *first))
            y = ops.relu(ops.convolve(y, *second, stride))
            x = ops.convolve(x, *beside, stride)
            x = ops.relu(ops.convolve(y, *third) + x)
        return x

    return Network(tuple(shapes), operations, apply)


def feed_forward(rows: int, width: int, hidden: int) -> Network:
    """Of a transformer."""

    def apply(ops, x, up, bias_up, down, bias_down):
        return ops.linear(ops.gelu(ops.linear(x, up, bias_up)), down, bias_down)

    shapes = ((rows, width), (hidden, width), (hidden,), (width, hidden), (width,))
    return Network(shapes, 2.0 * 2 * rows * width * hidden, apply)


def recurrent(steps: int, batch: int, width: int) -> Network:
    """torch's RNNCell, step by step; the result is the last state."""

    def apply(ops, x, start, inward, bias_inward, onward, bias_onward):
        state = start
        for step in range(steps):
            state = ops.tanh(
                ops.linear(x[step], inward, bias_inward)
                + ops.linear(state, onward, bias_onward)
            )
        return state

    square = (width, width)
    shapes = ((steps, batch, width), (batch, width), square, (width,), square, (width,))
    return Network(shapes, 2.0 * 2 * steps * batch * width * width, apply)


DIGITS = (64, 256, 256, 10)

NETWORKS: dict[str, Network] = {
    "digits_1": mlp(1, DIGITS),
    "digits_128": mlp(128, DIGITS),
    "basic_block_elu": basic_block(64, 56, "elu"),
    "basic_block_relu": basic_block(64, 56, "relu"),
    "bottlenecks": bottlenecks(64, 56, 4),
    "ffn_gelu": feed_forward(128, 768, 3072),
    "rnn": recurrent(16, 32, 256),
}
