"""Compiles convolutions of random shapes by act, by act with the filter and bias
as constants, and by loops over scalars, and compares what they compute, on arrays
that begin right after memory that must not be touched, and on arrays that end
right before it. Arguments: act-compile, a folder, that of the benchmarks."""

import random
import sys
from pathlib import Path

import numpy as np
from compiled import compile_library, guard, pointer

LOOPS = (
    "builtin.module(act-prepare,act-export-functions,"
    "one-shot-bufferize{bufferize-function-boundaries "
    "function-boundary-type-conversion=identity-layout-map},"
    "convert-bufferization-to-memref,func.func(convert-linalg-to-loops),"
    "act-expand,expand-strided-metadata,lower-affine,convert-scf-to-cf,"
    "act-lower-c-interface,convert-math-to-llvm,convert-arith-to-llvm,"
    "finalize-memref-to-llvm,convert-cf-to-llvm,convert-func-to-llvm,"
    "convert-ub-to-llvm,reconcile-unrealized-casts)"
)


def module(bias_first, layout, n, size, channels, out, kernel, stride, dilation):
    """A convolution with bias and ELU, and the shapes of its arguments. Its sums
    start from the bias if `bias_first`."""
    h, w = ((k - 1) * d + 1 + (s - 1) * t + random.randrange(t)
            for s, k, t, d in zip(size, kernel, stride, dilation))
    if layout == "depthwise":
        out = channels
        shapes = (n, h, w, out), (*kernel, out), (n, *size, out)
        op, channel = "linalg.depthwise_conv_2d_nhwc_hwc", "d3"
    elif layout == "nhwc":
        shapes = (n, h, w, channels), (*kernel, channels, out), (n, *size, out)
        op, channel = "linalg.conv_2d_nhwc_hwcf", "d3"
    else:
        shapes = (n, channels, h, w), (out, channels, *kernel), (n, out, *size)
        op, channel = "linalg.conv_2d_nchw_fchw", "d1"
    x, k, y = (f"tensor<{'x'.join(map(str, shape))}xf32>" for shape in shapes)
    attributes = f"{{strides = dense<{list(stride)}> : tensor<2xi64>, "
    attributes += f"dilations = dense<{list(dilation)}> : tensor<2xi64>}}"
    bias = f"tensor<{out}xf32>"
    start = f"%start = linalg.fill ins(%zero : f32) outs(%empty : {y}) -> {y}"
    end = (
        "%z = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = "
        '["parallel", "parallel", "parallel", "parallel"]} '
        f"ins(%c, %b : {y}, {bias}) outs(%empty : {y}) {{\n"
        "  ^bb0(%sum: f32, %bias: f32, %out: f32):\n"
        "    %s = arith.addf %sum, %bias : f32\n"
        f"    linalg.yield %s : f32\n  }} -> {y}"
    )
    sums = "%c"
    if bias_first:
        sums = "%z"
        others = "[0, 2, 3]" if layout == "nchw" else "[0, 1, 2]"
        start = f"%start = linalg.broadcast ins(%b : {bias}) outs(%empty : {y}) "
        start += f"dimensions = {others}"
        end = ""
    text = f"""
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#ch = affine_map<(d0, d1, d2, d3) -> ({channel})>
func.func @conv(%x: {x}, %k: {k}, %b: {bias}) -> {y} {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : {y}
  {start}
  {sums} = {op} {attributes} ins(%x, %k : {x}, {k}) outs(%start : {y}) -> {y}
  {end}
  %y = act.elu %z : {y}
  return %y : {y}
}}
"""
    return text, [shapes[0], shapes[1], (out,), shapes[2]]


def has_channels_last(case):
    """Whether `act-channels-last` converts it if the filter is a constant."""
    layout, _, size, channels, _, kernel, _, _ = case
    return (layout == "nchw" and channels % 16 == 0 and size[1] < 32
            and kernel != (1, 1))


def main():
    compiler, folder = sys.argv[1], Path(sys.argv[2])
    sys.path.insert(0, sys.argv[3])
    from harness.networks import with_constants

    folder.mkdir(parents=True, exist_ok=True)
    random.seed(1)
    generator = np.random.default_rng(1)
    cases = [
        ("nhwc", 2, (5, 6), 3, 17, (1, 1), (1, 1), (1, 1)),
        ("nchw", 2, (5, 6), 3, 17, (1, 1), (1, 1), (1, 1)),
        # The kernel reads the windows where they are.
        ("nhwc", 2, (7, 9), 16, 24, (3, 3), (1, 1), (1, 1)),
        ("nhwc", 1, (9, 5), 32, 33, (3, 2), (2, 3), (1, 1)),
        ("nhwc", 3, (4, 11), 48, 7, (2, 3), (1, 2), (3, 2)),
        ("nhwc", 1, (6, 8), 80, 17, (1, 1), (2, 2), (1, 1)),
        ("nchw", 2, (5, 16), 6, 40, (3, 3), (1, 1), (1, 1)),
        ("nchw", 1, (7, 13), 8, 50, (3, 3), (1, 1), (1, 1)),
        ("nchw", 3, (4, 19), 5, 36, (2, 3), (2, 1), (1, 2)),
        ("nchw", 1, (3, 33), 4, 33, (1, 3), (1, 1), (1, 1)),
        ("nchw", 2, (9, 17), 3, 64, (1, 2), (3, 1), (1, 1)),
        # A tile does, where rows of points are whole vectors.
        ("nchw", 2, (3, 32), 40, 7, (3, 3), (1, 1), (1, 1)),
        ("nchw", 1, (3, 48), 9, 33, (3, 2), (2, 1), (1, 1)),
        # It has channels last if the filter is a constant.
        ("nchw", 2, (7, 9), 16, 24, (3, 3), (1, 1), (1, 1)),
        ("nchw", 1, (14, 7), 48, 33, (3, 2), (2, 1), (1, 2)),
    ]
    for layout in ("nhwc", "nchw", "depthwise"):
        for _ in range(5):
            pair = lambda end: (random.randint(1, end), random.randint(1, end))
            cases.append(
                (layout, random.randint(1, 3), pair(20), random.randint(1, 40),
                 random.randint(1, 70), pair(4), pair(3), pair(3))
            )
    for i, case in enumerate(cases):
        text, shapes = module(i % 2 == 1, *case)
        inputs = [generator.uniform(-1, 1, shape).astype(np.float32)
                  for shape in shapes[:3]]
        results = []
        for name, pipeline, code, arguments in (
            ("act", "act-to-llvm", text, inputs),
            ("constant", "act-to-llvm", with_constants(text, inputs), inputs[:1]),
            ("loops", LOOPS, text, inputs),
        ):
            source = folder / f"conv{i}_{name}.mlir"
            source.write_text(code)
            library = folder / f"conv{i}_{name}.so"
            function = compile_library(compiler, source, pipeline, library).conv
            for at_end in (False, True):
                arrays = [guard(a, at_end)
                          for a in (*arguments, np.full(shapes[3], np.nan, np.float32))]
                function(*map(pointer, arrays))
                results.append(arrays[-1])
        *bits, loops, _ = results
        if not has_channels_last(case):
            assert all(np.array_equal(bits[0], other) for other in bits)
        assert all(np.array_equal(*pair) for pair in (bits[:2], bits[2:]))
        # The terms are added in the same order, once with fma and once not, or
        # in another one.
        terms = int(np.prod(shapes[1])) // shapes[2][0] + 1
        limit = terms * np.finfo(np.float32).eps
        for result in bits:
            error = np.abs(result - loops)
            assert (error <= limit * (1 + np.abs(loops))).all(), (case, error.max())
    print(f"{len(cases)} convolutions agree")


main()
