"""Contenders from Python packages. Each factory returns a function that
computes elu(a b + bias), or a b, anew and gives the result as an array; a
package that is not installed has none."""

from __future__ import annotations

from typing import Callable

import numpy as np

Compute = Callable[[], np.ndarray]
Arrays = list[np.ndarray]


def with_torch(arrays: Arrays, fused: bool, threads: int, compiled: bool) -> Compute:
    import torch

    torch.set_num_threads(threads)
    a, b, bias = (torch.from_numpy(array) for array in arrays)

    def layer(a, b, bias):
        if fused:
            return torch.nn.functional.elu(torch.addmm(bias, a, b))
        return a @ b

    if compiled:
        layer = torch.compile(layer)

    def compute() -> np.ndarray:
        with torch.no_grad():
            return layer(a, b, bias)

    return compute


def jax_layer(fused: bool):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_default_matmul_precision", "highest")

    def layer(a, b, bias):
        return jax.nn.elu(jnp.dot(a, b) + bias) if fused else jnp.dot(a, b)

    return jax.jit(layer)


def with_jax(arrays: Arrays, fused: bool, threads: int) -> Compute:
    import jax

    layer = jax_layer(fused)
    a, b, bias = (jax.device_put(array) for array in arrays)
    return lambda: layer(a, b, bias).block_until_ready()


def openvino_compute(request) -> Compute:
    """Runs a request whose inputs are set."""

    def compute() -> np.ndarray:
        request.infer()
        return request.get_output_tensor(0).data

    return compute


def with_openvino(
    arrays: Arrays, fused: bool, threads: int, constant: bool = False
) -> Compute:
    import openvino as ov
    from openvino import opset13 as ops

    arrays = arrays[: 3 if fused else 2]
    inputs = arrays[:1] if constant else arrays
    parameters = [ops.parameter(array.shape, np.float32) for array in inputs]
    constants = [ops.constant(array) for array in arrays[len(inputs) :]]
    a, b, *bias = parameters + constants
    y = ops.matmul(a, b, False, False)
    if fused:
        y = ops.elu(ops.add(y, *bias), 1.0)
    core = ov.Core()
    model = core.compile_model(
        ov.Model([y], parameters),
        "CPU",
        {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32"},
    )
    request = model.create_infer_request()
    for i, array in enumerate(inputs):
        request.set_input_tensor(i, ov.Tensor(array, shared_memory=True))

    return openvino_compute(request)


def onnxruntime_session(model: bytes, threads: int):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"]
    )


def with_onnxruntime(arrays: Arrays, fused: bool, threads: int) -> Compute:
    import onnx
    from onnx import TensorProto, helper

    names = ["a", "b", "bias"][: 3 if fused else 2]
    nodes = [helper.make_node("Gemm", names, ["p"])]
    if fused:
        nodes.append(helper.make_node("Elu", ["p"], ["y"]))
    result = "y" if fused else "p"

    def info(name: str, shape) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    graph = helper.make_graph(
        nodes,
        "layer",
        [info(name, array.shape) for name, array in zip(names, arrays)],
        [info(result, (arrays[0].shape[0], arrays[1].shape[1]))],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9
    )
    session = onnxruntime_session(model.SerializeToString(), threads)
    inputs = dict(zip(names, arrays))
    return lambda: session.run(None, inputs)[0]


def iree_compute(text: str, arrays: Arrays, threads: int) -> Compute:
    """Calls the function of a module of StableHLO with `arrays`."""
    import iree.compiler
    import iree.runtime

    module = iree.compiler.compile_str(
        text,
        target_backends=["llvm-cpu"],
        input_type="stablehlo",
        extra_args=["--iree-llvmcpu-target-cpu=host", "--iree-opt-level=O3"],
    )
    driver = "local-sync" if threads == 1 else "local-task"
    config = iree.runtime.Config(driver)
    context = iree.runtime.SystemContext(config=config)
    context.add_vm_module(
        iree.runtime.VmModule.copy_buffer(context.instance, module)
    )
    main = list(context.modules.values())[-1].main
    device = [iree.runtime.asdevicearray(config.device, array) for array in arrays]
    return lambda: main(*device).to_host()


def with_iree(arrays: Arrays, fused: bool, threads: int) -> Compute:
    text = jax_layer(fused).lower(*arrays).as_text()
    # JAX drops arguments that are not used.
    return iree_compute(text, arrays if fused else arrays[:2], threads)


FACTORIES: dict[str, Callable[[Arrays, bool, int], Compute]] = {
    "OpenVINO": with_openvino,
    "torch": lambda *arguments: with_torch(*arguments, compiled=False),
    "torch.compile": lambda *arguments: with_torch(*arguments, compiled=True),
    "JAX (XLA)": with_jax,
    "ONNX Runtime": with_onnxruntime,
    "IREE": with_iree,
}

# elu(a b + bias) with weights that are known before. benchmarks/networks has more
# such peers.
CONSTANT_FACTORIES: dict[str, Callable[[Arrays, int], Compute]] = {
    "OpenVINO": lambda arrays, threads: with_openvino(arrays, True, threads, True),
}
