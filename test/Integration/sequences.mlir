// A linear layer on batches of sequences, whose numbers both are unknown.

// RUN: act-run %s --input=3 --input=5 | FileCheck %s
// CHECK: f32[3x5x8], min 32.5, max 32.5

#position = affine_map<(b, s, n) -> (s, n)>
#all = affine_map<(b, s, n) -> (b, s, n)>

func.func @layer(%batches: index, %length: index) -> tensor<?x?x8xf32> {
  %zero = arith.constant 0.0 : f32
  %two = arith.constant 2.0 : f32
  %half = arith.constant 0.5 : f32
  %x = tensor.splat %two[%batches, %length] : tensor<?x?x16xf32>
  %w = arith.constant dense<1.0> : tensor<16x8xf32>
  %positions = tensor.splat %half[%length] : tensor<?x8xf32>

  %rows = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x16xf32> into tensor<?x16xf32>
  %count = arith.muli %batches, %length : index
  %empty = tensor.empty(%count) : tensor<?x8xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x8xf32>) -> tensor<?x8xf32>
  %product = linalg.matmul ins(%rows, %w : tensor<?x16xf32>, tensor<16x8xf32>)
      outs(%fill : tensor<?x8xf32>) -> tensor<?x8xf32>
  %split = tensor.expand_shape %product [[0, 1], [2]] output_shape [%batches, %length, 8]
      : tensor<?x8xf32> into tensor<?x?x8xf32>
  %out = tensor.empty(%batches, %length) : tensor<?x?x8xf32>
  %y = linalg.generic {indexing_maps = [#all, #position, #all],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%split, %positions : tensor<?x?x8xf32>, tensor<?x8xf32>) outs(%out : tensor<?x?x8xf32>) {
  ^bb0(%value: f32, %position: f32, %unused: f32):
    %sum = arith.addf %value, %position : f32
    linalg.yield %sum : f32
  } -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}
