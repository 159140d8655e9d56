"""Peers that compute a network. Each factory takes the network and its arrays
and returns a function that computes it anew and gives the result as an array.

The weights are arguments of each call, as they are for act, or constants that
the peer may prepare: with those, it is the peer as one deploys it."""

from __future__ import annotations

from typing import Callable

import numpy as np

from harness.peers import (
    Arrays,
    Compute,
    iree_compute,
    onnxruntime_session,
    openvino_compute,
)

from .definitions import Network, jax_operations, torch_operations


def torch_module(network: Network, arrays: Arrays):
    """As a module of torch, the weights in it."""
    import torch

    class Module(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weights = torch.nn.ParameterList(map(torch.from_numpy, arrays[1:]))

        def forward(self, x):
            return network.apply(torch_operations(), x, *self.weights)

    return Module().eval(), torch.from_numpy(arrays[0])


def with_torch(
    network: Network, arrays: Arrays, constant: bool, threads: int, compiled: bool
) -> Compute:
    import torch
    import torch._inductor.config

    torch.set_num_threads(threads)
    # Lets it pack parameters when it compiles.
    torch._inductor.config.freezing = constant
    module, x = torch_module(network, arrays)
    if compiled:
        # A module of its own, also for the process of another network.
        torch._dynamo.reset()
        module = torch.compile(module)

    def compute() -> np.ndarray:
        with torch.no_grad():
            return module(x)

    return compute


def jax_function(network: Network, arrays: Arrays, constant: bool):
    """A function, and its arguments."""
    ops = jax_operations()
    if constant:
        return (lambda x: network.apply(ops, x, *arrays[1:])), arrays[:1]
    return (lambda *arguments: network.apply(ops, *arguments)), arrays


def with_jax(
    network: Network, arrays: Arrays, constant: bool, threads: int
) -> Compute:
    import jax

    function, arguments = jax_function(network, arrays, constant)
    function = jax.jit(function)
    arguments = [jax.device_put(array) for array in arguments]
    return lambda: function(*arguments).block_until_ready()


def with_iree(
    network: Network, arrays: Arrays, constant: bool, threads: int
) -> Compute:
    import jax

    function, arguments = jax_function(network, arrays, constant)
    text = jax.jit(function).lower(*arguments).as_text()
    return iree_compute(text, arguments, threads)


def onnx_model(network: Network, arrays: Arrays, constant: bool) -> bytes:
    """As torch exports it."""
    import io

    import torch

    x, *weights = map(torch.from_numpy, arrays)

    class Module(torch.nn.Module):
        def forward(self, x, *weights):
            return network.apply(torch_operations(), x, *weights)

    module, arguments = Module(), (x, *weights)
    if constant:
        module, x = torch_module(network, arrays)
        arguments = (x,)
    file = io.BytesIO()
    torch.onnx.export(
        module,
        arguments,
        file,
        dynamo=False,
        opset_version=20,
        input_names=[f"x{i}" for i in range(len(arguments))],
    )
    return file.getvalue()


def with_onnxruntime(
    network: Network, arrays: Arrays, constant: bool, threads: int
) -> Compute:
    session = onnxruntime_session(onnx_model(network, arrays, constant), threads)
    inputs = {item.name: arrays[int(item.name[1:])] for item in session.get_inputs()}
    return lambda: session.run(None, inputs)[0]


def with_openvino(
    network: Network, arrays: Arrays, constant: bool, threads: int
) -> Compute:
    import io

    import openvino as ov

    core = ov.Core()
    model = core.read_model(io.BytesIO(onnx_model(network, arrays, constant)))
    compiled = core.compile_model(
        model,
        "CPU",
        {
            "INFERENCE_NUM_THREADS": threads,
            "INFERENCE_PRECISION_HINT": "f32",
            "PERFORMANCE_HINT": "LATENCY",
        },
    )
    request = compiled.create_infer_request()
    for item in compiled.inputs:
        array = arrays[int(item.any_name[1:])]
        request.set_tensor(item, ov.Tensor(array, shared_memory=True))
    return openvino_compute(request)


Factory = Callable[[Network, Arrays, bool, int], Compute]

FACTORIES: dict[str, Factory] = {
    "torch": lambda *arguments: with_torch(*arguments, compiled=False),
    "torch.compile": lambda *arguments: with_torch(*arguments, compiled=True),
    "JAX (XLA)": with_jax,
    "ONNX Runtime": with_onnxruntime,
    "OpenVINO": with_openvino,
    "IREE": with_iree,
}
