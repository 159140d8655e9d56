// Reductions of bf16, of rows that a vector does not divide, and conversions
// from f64. In f32 1 + 2^-11 + 2^-40 is halfway between two numbers of f16, and
// 1 + 2^-8 + 2^-40 between two of bf16; from there the even one is 1.

// RUN: act-run %s --input=37 --input=3.5 --input=0x1.00200000010p0 \
// RUN:   --input=0x1.01000000010p0 | FileCheck %s

// CHECK:      result #0: bf16[19], min 3.5, max 3.5
// CHECK:      result #1: f16[9], min 1.0009766, max 1.0009766
// CHECK:      result #2: bf16[9], min 1.0078125, max 1.0078125
// CHECK:      result #3: f32[3x1], min 0, max 0

func.func @short_floats(%size: index, %high: f32, %a: f64, %b: f64)
    -> (tensor<19xbf16>, tensor<9xf16>, tensor<9xbf16>, tensor<3x1xf32>) {
  %high_b = arith.truncf %high : f32 to bf16
  %rows = tensor.splat %high_b[%size] : tensor<19x?xbf16>
  %low = arith.constant -1.0 : bf16
  %start = tensor.splat %low : tensor<19xbf16>
  %max = linalg.reduce {arith.maximumf} ins(%rows : tensor<19x?xbf16>)
      outs(%start : tensor<19xbf16>) dimensions = [1]

  %as = tensor.splat %a : tensor<9xf64>
  %bs = tensor.splat %b : tensor<9xf64>
  %f16 = arith.truncf %as : tensor<9xf64> to tensor<9xf16>
  %bf16 = arith.truncf %bs : tensor<9xf64> to tensor<9xbf16>

  // A sum of nothing.
  %zero = arith.constant 0.0 : f32
  %x = tensor.empty() : tensor<3x0xf32>
  %w = tensor.empty() : tensor<0x1xf32>
  %empty = tensor.empty() : tensor<3x1xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<3x1xf32>) -> tensor<3x1xf32>
  %y = linalg.matmul ins(%x, %w : tensor<3x0xf32>, tensor<0x1xf32>)
      outs(%zeros : tensor<3x1xf32>) -> tensor<3x1xf32>
  return %max, %f16, %bf16, %y : tensor<19xbf16>, tensor<9xf16>, tensor<9xbf16>, tensor<3x1xf32>
}
