// The linalg vectoriser and vector unrolling keep act operations whole, on
// fixed and on scalable vectors.
// RUN: act-opt %s -transform-interpreter -canonicalize | FileCheck %s

// CHECK-LABEL: func @fixed
// CHECK:         vector.transfer_read
// CHECK:         %[[Y:.*]] = act.elu %{{.*}} : vector<16xf32>
// CHECK:         vector.transfer_write %[[Y]]
func.func @fixed(%x: tensor<16xf32>) -> tensor<16xf32> {
  %e = tensor.empty() : tensor<16xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"], fixed}
      ins(%x : tensor<16xf32>) outs(%e : tensor<16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = act.elu %in : f32
    linalg.yield %1 : f32
  } -> tensor<16xf32>
  return %0 : tensor<16xf32>
}

// CHECK-LABEL: func @scalable
// CHECK:         %[[Y:.*]] = act.elu_derivative %{{.*}} : vector<[4]xf32>
// CHECK:         vector.transfer_write
func.func @scalable(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"], scalable}
      ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = act.elu_derivative %in : f32
    linalg.yield %1 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %fixed = transform.structured.match attributes {fixed} in %root
        : (!transform.any_op) -> !transform.any_op
    transform.structured.vectorize %fixed vector_sizes [16] : !transform.any_op
    %scalable = transform.structured.match attributes {scalable} in %root
        : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_for %scalable tile_sizes [[4]]
        : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.structured.vectorize %tiled vector_sizes [[4]] : !transform.any_op
    transform.yield
  }
}
