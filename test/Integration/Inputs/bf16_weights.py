"""Print a function `weights` that multiplies by a constant matrix of bf16.

    bf16_weights.py K N
"""

import sys

K, N = map(int, sys.argv[1:])
rows = (
    "[" + ", ".join(str(((k * 7 + n * 3) % 13 - 6) / 8) for n in range(N)) + "]"
    for k in range(K)
)
print(f"""
func.func @weights(%a: tensor<?x{K}xbf16>) -> tensor<?x{N}xf32> {{
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[{", ".join(rows)}]> : tensor<{K}x{N}xbf16>
  %m = tensor.dim %a, %c0 : tensor<?x{K}xbf16>
  %e = tensor.empty(%m) : tensor<?x{N}xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x{N}xf32>) -> tensor<?x{N}xf32>
  %p = linalg.matmul ins(%a, %w : tensor<?x{K}xbf16>, tensor<{K}x{N}xbf16>) outs(%f : tensor<?x{N}xf32>) -> tensor<?x{N}xf32>
  return %p : tensor<?x{N}xf32>
}}""")
