"""Compiles a sum of windows of padded images by act, and compares it with numpy.
Arguments: act-compile, a folder."""

import sys
from pathlib import Path

import numpy as np
from compiled import compile_library, guard, pointer

MODULE = """
#at = affine_map<(c, h, w, i, j) -> (c, h + i, w + j)>
#k = affine_map<(c, h, w, i, j) -> (i, j)>
#to = affine_map<(c, h, w, i, j) -> (c, h, w)>
func.func @f(%x: {x}) -> {y} {{
  %one = arith.constant 1.0 : f32
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low{low} high{high} {{
  ^bb0(%a: index, %b: index, %c: index):
    tensor.yield %one : f32
  }} : {x} to {p}
  %e = tensor.empty() : {y}
  %k = tensor.empty() : tensor<2x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}
  %y = linalg.generic {{indexing_maps = [#at, #k, #to], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]}}
      ins(%p, %k : {p}, tensor<2x3xf32>) outs(%f : {y}) {{
  ^bb0(%in: f32, %size: f32, %out: f32):
    %s = arith.addf %out, %in : f32
    linalg.yield %s : f32
  }} -> {y}
  return %y : {y}
}}
"""


def main():
    compiler, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(1)
    cases = [
        ((3, 14, 56), (0, 1, 1), (0, 1, 1)), ((2, 5, 30), (0, 0, 3), (0, 2, 1)),
        ((1, 9, 40), (1, 0, 0), (1, 0, 7)), ((2, 7, 33), (0, 2, 0), (0, 0, 0)),
        ((2, 4, 6), (0, 1, 1), (0, 1, 1)), ((2, 4, 64), (0, 0, 1), (0, 0, 0)),
    ]
    for i, (shape, low, high) in enumerate(cases):
        x = generator.uniform(-1, 1, shape).astype(np.float32)
        p = np.pad(x, list(zip(low, high)), constant_values=1)
        y = np.lib.stride_tricks.sliding_window_view(p, (2, 3), axis=(1, 2))
        y = y.sum(axis=(3, 4), dtype=np.float64)
        types = {name: f"tensor<{'x'.join(map(str, a.shape))}xf32>"
                 for name, a in (("x", x), ("p", p), ("y", y))}
        source = folder / f"pad{i}.mlir"
        source.write_text(MODULE.format(low=list(low), high=list(high), **types))
        library = source.with_suffix(".so")
        function = compile_library(compiler, source, "act-to-llvm", library).f
        for at_end in (False, True):
            arrays = [guard(a, at_end)
                      for a in (x, np.full(y.shape, np.nan, np.float32))]
            function(*map(pointer, arrays))
            assert np.abs(arrays[1] - y).max() < 1e-5, (shape, low, high)
    print(f"{len(cases)} paddings agree")


main()
