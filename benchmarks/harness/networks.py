"""Modules of linalg for the benchmarks."""

from __future__ import annotations

import re

BODY = {
    "elu": """
    %s = arith.addf %c_ij, %b_j : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32""",
    "none": """
    %r = arith.addf %c_ij, %b_j : f32
    linalg.yield %r : f32""",
}


def layer(
    index: int, x: str, m: str, k: str, n: str, activation: str, operands: str
) -> str:
    """Operations that compute %y<index> = f(x %w<index> + %b<index>); x and w
    have elements of the type `operands`."""
    a, b = f"tensor<{m}x{k}x{operands}>", f"tensor<{k}x{n}x{operands}>"
    y = f"tensor<{m}x{n}xf32>"
    sizes = ", ".join(
        f"%{letter}{index}" for letter, size in (("m", m), ("n", n)) if size == "?"
    )
    lines = []
    if m == "?":
        lines.append(f"  %m{index} = tensor.dim {x}, %c0 : {a}")
    if n == "?":
        lines.append(f"  %n{index} = tensor.dim %w{index}, %c1 : {b}")
    lines.append(
        f"""  %e{index} = tensor.empty({sizes}) : {y}
  %f{index} = linalg.fill ins(%zero : f32) outs(%e{index} : {y}) -> {y}
  %p{index} = linalg.matmul ins({x}, %w{index} : {a}, {b})
      outs(%f{index} : {y}) -> {y}"""
    )
    if activation == "plain":
        lines.append(f"  %y{index} = tensor.cast %p{index} : {y} to {y}")
    else:
        lines.append(
            f"""  %y{index} = linalg.generic {{indexing_maps = [#id, #row, #id],
      iterator_types = ["parallel", "parallel"]}}
      ins(%p{index}, %b{index} : {y}, tensor<{n}xf32>) outs(%e{index} : {y}) {{
  ^bb0(%c_ij: f32, %b_j: f32, %out: f32):{BODY[activation]}
  }} -> {y}"""
        )
    return "\n".join(lines)


def network(
    name: str,
    m: str,
    widths: list[str],
    activations: list[str],
    operands: str = "f32",
) -> str:
    """A function that computes layers one after the other. Sizes may be '?'. The
    operands of products may be short if there is one layer."""
    arguments = [f"%x: tensor<{m}x{widths[0]}x{operands}>"]
    body = []
    x = "%x"
    for i, activation in enumerate(activations):
        k, n = widths[i], widths[i + 1]
        arguments.append(f"%w{i}: tensor<{k}x{n}x{operands}>")
        if activation != "plain":
            arguments.append(f"%b{i}: tensor<{n}xf32>")
        body.append(layer(i, x, m, k, n, activation, operands))
        x = f"%y{i}"
    result = f"tensor<{m}x{widths[-1]}xf32>"
    return "\n".join(
        [
            "#id = affine_map<(i, j) -> (i, j)>",
            "#row = affine_map<(i, j) -> (j)>",
            f"func.func @{name}({', '.join(arguments)}) -> {result} {{",
            "  %c0 = arith.constant 0 : index",
            "  %c1 = arith.constant 1 : index",
            "  %zero = arith.constant 0.0 : f32",
            *body,
            f"  return {x} : {result}",
            "}",
            "",
        ]
    )


def with_constants(module: str, arrays: list) -> str:
    """The module with its weights, all arguments but the first, as constants."""
    signature = re.search(r"func @\w+\((%[^)]*)\)", module)
    arguments = signature[1].split(", %")
    constants = []
    for argument, array in zip(arguments[1:], arrays[1:]):
        name, kind = argument.split(": ")
        value = f'dense<"0x{array.tobytes().hex()}"> : {kind}'
        constants.append(f"    %{name} = arith.constant {value}\n")
    body = module.index("\n", signature.end()) + 1
    return (
        module[: signature.start(1)]
        + arguments[0]
        + module[signature.end(1) : body]
        + "".join(constants)
        + module[body:]
    )


def convolution(
    name: str, n: int, h: int, w: int, channels: tuple[int, int], window: int,
    stride: int, depthwise: bool, channels_first: bool,
) -> tuple[str, list[tuple[int, ...]]]:
    """A function that computes elu(x * filter + bias) on NHWC or NCHW images,
    and the shapes of its arguments and its result."""
    inputs, outputs = channels
    oh, ow = (h - window) // stride + 1, (w - window) // stride + 1
    op, filter_shape = "conv_2d_nhwc_hwcf", (window, window, inputs, outputs)
    if depthwise:
        op, filter_shape = "depthwise_conv_2d_nhwc_hwc", (window, window, inputs)
    shapes = [(n, h, w, inputs), filter_shape, (outputs,), (n, oh, ow, outputs)]
    if channels_first:
        op, filter_shape = "conv_2d_nchw_fchw", (outputs, inputs, window, window)
        shapes = [(n, inputs, h, w), filter_shape, (outputs,), (n, outputs, oh, ow)]
    x, f, b, y = (f"tensor<{'x'.join(map(str, shape))}xf32>" for shape in shapes)
    text = f"""
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#channel = affine_map<(d0, d1, d2, d3) -> ({"d1" if channels_first else "d3"})>
func.func @{name}(%x: {x}, %f: {f}, %b: {b}) -> {y} {{
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : {y}
  %z = linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}
  %p = linalg.{op} {{strides = dense<{stride}> : tensor<2xi64>,
      dilations = dense<1> : tensor<2xi64>}} ins(%x, %f : {x}, {f})
      outs(%z : {y}) -> {y}
  %y = linalg.generic {{indexing_maps = [#id, #channel, #id],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}}
      ins(%p, %b : {y}, {b}) outs(%e : {y}) {{
  ^bb0(%c_ij: f32, %b_j: f32, %out: f32):{BODY["elu"]}
  }} -> {y}
  return %y : {y}
}}
"""
    return text, shapes
