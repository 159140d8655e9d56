// Sizes that an operation takes for equal are compared before the call.
// RUN: act-run %s --random=1 --shape=2x3 --shape=3x2 | FileCheck %s
// CHECK: result #0: f32[2x2]
// RUN: not act-run %s --random=1 --shape=2x3 --shape=5x2 2>&1 | FileCheck %s --check-prefix=ERROR
// ERROR: act-run: error: 'product' needs size 1 of 'a' and size 0 of 'b' to be equal; given were 3 and 5
func.func @product(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %a, %c0 : tensor<?x?xf32>
  %n = tensor.dim %b, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>)
                     outs(%zeros : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %c : tensor<?x?xf32>
}
