// 1 + x is 1.

// RUN: act-run %s --input=1e-9 --input=1e-20 | FileCheck %s
// CHECK: result #0: f32[19], min 1e-09, max 1e-09
// CHECK: result #1: f64 = 1e-20

func.func @logarithms(%x: f32, %y: f64) -> (tensor<19xf32>, f64) {
  %xs = tensor.splat %x : tensor<19xf32>
  %0 = math.log1p %xs : tensor<19xf32>
  %1 = math.log1p %y : f64
  return %0, %1 : tensor<19xf32>, f64
}
