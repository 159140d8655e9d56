"""Writes networks.npz: inputs and gradients of the networks of networks.mlir.

The gradients are those of jax.grad and of torch.autograd, both in float64. Needs
jax and torch; the tests only read what this program has written.

usage: export_networks.py
"""

from pathlib import Path

import jax
import numpy as np
import torch
from jax import numpy as jnp

jax.config.update("jax_enable_x64", True)
torch.set_default_dtype(torch.float64)


def mlp_jax(x, labels, w1, b1, w2):
    logits = jax.nn.elu(x @ w1 + b1, alpha=1.5) @ w2
    return -jnp.sum(jax.nn.log_softmax(logits)[jnp.arange(len(labels)), labels])


def mlp_torch(x, labels, w1, b1, w2):
    logits = torch.nn.functional.elu(x @ w1 + b1, alpha=1.5) @ w2
    return torch.nn.functional.cross_entropy(logits, labels, reduction="sum")


def cnn_jax(x, k):
    c = jax.lax.conv_general_dilated(
        x, k, (2, 2), ((1, 1), (1, 1)), dimension_numbers=("NHWC", "HWIO", "NHWC")
    )
    a = jax.nn.celu(c, alpha=2.0)
    p = jax.lax.reduce_window(a, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 1, 1, 1), "VALID")
    return jnp.sum(p**2)


def cnn_torch(x, k):
    c = torch.nn.functional.conv2d(x.permute(0, 3, 1, 2), k.permute(3, 2, 0, 1), None, 2, 1)
    p = torch.nn.functional.max_pool2d(torch.nn.functional.celu(c, alpha=2.0), 2, 1)
    return torch.sum(p**2)


def rnn_jax(x, u, v, h):
    for x_t in x:
        h = jax.nn.selu(u @ h + v @ x_t)
    return jnp.sum(jax.nn.softplus(h))


def rnn_torch(x, u, v, h):
    for x_t in x:
        h = torch.nn.functional.selu(u @ h + v @ x_t)
    return torch.sum(torch.nn.functional.softplus(h, threshold=1e9))


NETWORKS = {
    "mlp": (mlp_jax, mlp_torch, [(8, 6), None, (6, 16), (16,), (16, 5)]),
    "cnn": (cnn_jax, cnn_torch, [(2, 8, 8, 3), (3, 3, 3, 4)]),
    "rnn": (rnn_jax, rnn_torch, [(7, 3), (4, 4), (4, 3), (4,)]),
}


def main() -> None:
    """The entry point."""
    random = np.random.default_rng(7)
    arrays = {}
    for name, (jax_loss, torch_loss, shapes) in NETWORKS.items():
        inputs = [
            random.integers(0, 5, 8) if shape is None else random.standard_normal(shape)
            for shape in shapes
        ]
        by = tuple(i for i, shape in enumerate(shapes) if shape is not None)
        gradients = jax.grad(jax_loss, argnums=by)(*inputs)
        tensors = [torch.from_numpy(array) for array in inputs]
        for i in by:
            tensors[i].requires_grad_()
        torch_loss(*tensors).backward()
        for i, array in enumerate(inputs):
            arrays[f"{name}/input{i}"] = array
        for i, gradient in zip(by, gradients):
            arrays[f"{name}/jax{i}"] = np.asarray(gradient)
            arrays[f"{name}/torch{i}"] = tensors[i].grad.numpy()
    np.savez_compressed(Path(__file__).with_name("networks.npz"), **arrays)


if __name__ == "__main__":
    main()
