"""Compiles products and convolutions with constant weights and a batch norm, folded
and not, and compares them with numpy in f64. What is not folded must have the bits
that it has with all constants as arguments. Arguments: act-compile, a folder, that
of the benchmarks."""

import sys
from pathlib import Path

import numpy as np
from compiled import compile_library, pointer

# The operation, einsum's text for it, the shapes of image and filter, and the
# dimension of the result that is over the channels.
PRODUCTS = {
    "matmul": ("linalg.matmul", "ik,kj->ij", (9, 21), (21, 34), 1),
    "nchw": ("linalg.conv_2d_nchw_fchw", "nchwyx,fcyx->nfhw",
             (2, 5, 7, 9), (18, 5, 3, 3), 1),
    "nhwc": ("linalg.conv_2d_nhwc_hwcf", "nhwcyx,yxcf->nhwf",
             (1, 6, 8, 16), (2, 3, 16, 7), 3),
    "depthwise": ("linalg.depthwise_conv_2d_nchw_chw", "nchwyx,cyx->nchw",
                  (2, 19, 9, 20), (19, 3, 3), 1),
    "channels_last": ("linalg.depthwise_conv_2d_nhwc_hwc", "nhwcyx,yxc->nhwc",
                      (1, 6, 7, 33), (2, 2, 33), 3),
}


def product(name, x, k):
    _, loops, _, _, channel = PRODUCTS[name]
    if name != "matmul":
        window = k.shape[2:] if name == "nchw" else k.shape[1:]
        window = k.shape[:2] if channel == 3 else window
        x = np.lib.stride_tricks.sliding_window_view(
            x, window, axis=(1, 2) if channel == 3 else (2, 3))
    return np.einsum(loops, x, k)


def module(name, bias_first, result):
    """Its sums start from the bias if `bias_first`."""
    op, _, shape, filter_shape, channel = PRODUCTS[name]
    x, k, y = (f"tensor<{'x'.join(map(str, s))}xf32>"
               for s in (shape, filter_shape, result))
    c = f"tensor<{result[channel]}xf32>"
    loops = [f"d{i}" for i in range(len(result))]
    every = ", ".join(loops)
    others = [i for i in range(len(result)) if i != channel]
    start = (f"linalg.broadcast ins(%bias : {c}) outs(%e : {y}) dimensions = {others}"
             if bias_first else f"linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}")
    parallel = ", ".join(['"parallel"'] * len(result))
    return f"""
#id = affine_map<({every}) -> ({every})>
#ch = affine_map<({every}) -> ({loops[channel]})>
#c = affine_map<(i) -> (i)>
func.func @f(%x: {x}, %k: {k}, %bias: {c}, %mean: {c}, %variance: {c}, %gamma: {c}, %beta: {c}) -> {y} {{
  %zero = arith.constant 0.0 : f32
  %eps = arith.constant 1.0e-5 : f64
  %e = tensor.empty() : {y}
  %ec = tensor.empty() : {c}
  %start = {start}
  %p = {op} ins(%x, %k : {x}, {k}) outs(%start : {y}) -> {y}
  %r = linalg.generic {{indexing_maps = [#c, #c], iterator_types = ["parallel"]}}
      ins(%variance : {c}) outs(%ec : {c}) {{
  ^bb0(%v: f32, %out: f32):
    %0 = arith.truncf %eps : f64 to f32
    %1 = arith.addf %v, %0 : f32
    %2 = math.rsqrt %1 : f32
    linalg.yield %2 : f32
  }} -> {c}
  %y = linalg.generic {{indexing_maps = [#id, #ch, #ch, #ch, #ch, #id], iterator_types = [{parallel}]}}
      ins(%p, %mean, %r, %gamma, %beta : {y}, {c}, {c}, {c}, {c}) outs(%e : {y}) {{
  ^bb0(%in: f32, %m: f32, %s: f32, %g: f32, %b: f32, %out: f32):
    %0 = arith.subf %in, %m : f32
    %1 = arith.mulf %0, %s : f32
    %2 = arith.mulf %1, %g : f32
    %3 = arith.addf %2, %b : f32
    %4 = arith.maximumf %3, %zero : f32
    linalg.yield %4 : f32
  }} -> {y}
  return %y : {y}
}}
"""


def main():
    compiler, folder = sys.argv[1], Path(sys.argv[2])
    sys.path.insert(0, sys.argv[3])
    from harness.networks import with_constants

    folder.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(1)
    for name, (_, _, shape, filter_shape, channel) in PRODUCTS.items():
        for bias_first in (False, True):
            uniform = lambda low, size: generator.uniform(low, 1, size).astype("f4")
            x, k = uniform(-1, shape), uniform(-1, filter_shape)
            exact = product(name, x.astype("f8"), k.astype("f8"))
            channels = exact.shape[channel]
            bias, mean, gamma, beta = (uniform(-1, channels) for _ in range(4))
            variance = uniform(0.1, channels)
            along = lambda a: a.astype("f8").reshape(
                [-1 if i == channel else 1 for i in range(exact.ndim)])
            exact = exact - along(mean) + (along(bias) if bias_first else 0)
            scale = along(gamma) / np.sqrt(along(variance) + 1e-5)
            exact = np.maximum(exact * scale + along(beta), 0)
            inputs = [x, k, bias, mean, variance, gamma, beta]
            text = module(name, bias_first, exact.shape)
            constants = with_constants(text, inputs)
            results = []
            for i, (code, pipeline, arguments) in enumerate((
                (constants, "act-to-llvm", inputs[:1]),
                (constants, "act-to-llvm{fold-batch-norms=false}", inputs[:1]),
                (text, "act-to-llvm", inputs),
            )):
                source = folder / f"{name}{bias_first}{i}.mlir"
                source.write_text(code)
                library = source.with_suffix(".so")
                function = compile_library(compiler, source, pipeline, library).f
                result = np.full(exact.shape, np.nan, np.float32)
                function(*map(pointer, (*arguments, result)))
                error = np.abs(result - exact).max() / np.abs(exact).max()
                assert error < 1e-6, (name, bias_first, i, error)
                results.append(result)
            assert not np.array_equal(results[0], results[1]), name
            assert np.array_equal(results[1], results[2]), name
    print(f"{len(PRODUCTS)} products agree")


main()
