// A sum of bf16 that is rounded as it grows stops at 256, since 256 + 1 is 256
// in 8 digits. In f32, 1000 ones are 1000; so do three more in the last product.

// RUN: act-run %s --input=1000 --input=1 | FileCheck %s

// CHECK: bf16[4x8], min 1000, max 1000
// CHECK: f16[4x8], min 1003, max 1003

func.func @sums(%size: index, %one: f32) -> (tensor<4x8xbf16>, tensor<4x8xf16>) {
  %zero = arith.constant 0.0 : bf16
  %three = arith.constant 3.0 : f16
  %b = arith.truncf %one : f32 to bf16
  %h = arith.truncf %one : f32 to f16
  %rows = tensor.splat %b[%size] : tensor<4x?xbf16>
  %columns = tensor.splat %b[%size] : tensor<?x8xbf16>
  %empty = tensor.empty() : tensor<4x8xbf16>
  %start = linalg.fill ins(%zero : bf16) outs(%empty : tensor<4x8xbf16>) -> tensor<4x8xbf16>
  %y = linalg.matmul ins(%rows, %columns : tensor<4x?xbf16>, tensor<?x8xbf16>)
      outs(%start : tensor<4x8xbf16>) -> tensor<4x8xbf16>

  %rows_h = tensor.splat %h[%size] : tensor<4x?xf16>
  %columns_h = tensor.splat %h[%size] : tensor<?x8xf16>
  %start_h = tensor.splat %three : tensor<4x8xf16>
  %z = linalg.matmul ins(%rows_h, %columns_h : tensor<4x?xf16>, tensor<?x8xf16>)
      outs(%start_h : tensor<4x8xf16>) -> tensor<4x8xf16>
  return %y, %z : tensor<4x8xbf16>, tensor<4x8xf16>
}
