// RUN: act-opt %s --act-fuse --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-fuse --split-input-file --remarks-filter=act-fuse -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// The epilogue updates the product, behind it.
// REMARK: [Passed] Fused | Category:act-fuse | Function=epilogue | Producer=linalg.matmul
// CHECK-LABEL: func.func @epilogue(
// CHECK-SAME:      %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x4xf32>, %[[BIAS:.*]]: tensor<4xf32>)
// CHECK:         %[[EMPTY:.*]] = tensor.empty
// CHECK:         %[[FILL:.*]] = linalg.fill {{.*}} outs(%[[EMPTY]]
// CHECK-NEXT:    %[[C:.*]] = linalg.matmul ins(%[[A]], %[[B]] {{.*}} outs(%[[FILL]]
// CHECK-NEXT:    %[[Y:.*]] = linalg.generic {{.*}} ins(%[[BIAS]] : tensor<4xf32>) outs(%[[C]] : tensor<4x4xf32>)
// CHECK-NEXT:    ^bb0(%[[BIAS_J:.*]]: f32, %[[C_IJ:.*]]: f32):
// CHECK-NEXT:      %[[SUM:.*]] = arith.addf %[[C_IJ]], %[[BIAS_J]]
// CHECK-NEXT:      act.elu %[[SUM]]
// CHECK:         return %[[Y]]
func.func @epilogue(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>, %bias: tensor<4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : tensor<4x4xf32>, tensor<4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %b_j: f32, %out: f32):
    %s = arith.addf %in, %b_j : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// Nothing is computed twice, and each product gets a fill of its own.
// REMARK: [Missed] NotFused | Category:act-fuse | Function=two_uses | Producer=linalg.matmul, Reason="the result has other uses"
// CHECK-LABEL: func.func @two_uses(
// CHECK:         linalg.fill
// CHECK-NEXT:    %[[C:.*]] = linalg.matmul
// CHECK:         %[[Y:.*]] = linalg.generic {{.*}} ins(%[[C]]
// CHECK:         linalg.fill
// CHECK-NEXT:    linalg.matmul ins(%[[C]], %[[Y]]
func.func @two_uses(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  %d = linalg.matmul ins(%c, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %d : tensor<4x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// REMARK: [Missed] NotFused | Category:act-fuse | Function=transposed | Producer=linalg.matmul, Reason="the consumer permutes or broadcasts the result"
// CHECK-LABEL: func.func @transposed(
// CHECK:         %[[C:.*]] = linalg.matmul
// CHECK:         linalg.generic {{.*}} ins(%[[C]]
func.func @transposed(%a: tensor<4x4xf32>, %init: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [#transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}
