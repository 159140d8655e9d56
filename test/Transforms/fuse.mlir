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

// A result with other uses stays, beside what is made of it. Each product gets
// a fill of its own.
// REMARK: [Passed] Fused | Category:act-fuse | Function=two_uses | Producer=linalg.matmul, Results=2
// CHECK-LABEL: func.func @two_uses(
// CHECK:         linalg.fill
// CHECK-NEXT:    %[[C:.*]] = linalg.matmul
// CHECK-NEXT:    %[[Y:.*]]:2 = linalg.generic {{.*}} outs(%[[C]], %{{.*}} : tensor<4x4xf32>, tensor<4x4xf32>)
// CHECK-NEXT:    ^bb0(%[[C_IJ:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[Y_IJ:.*]] = act.elu %[[C_IJ]]
// CHECK-NEXT:      linalg.yield %[[C_IJ]], %[[Y_IJ]]
// CHECK:         linalg.fill
// CHECK-NEXT:    linalg.matmul ins(%[[Y]]#0, %[[Y]]#1
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

// -----

#id = affine_map<(i, j) -> (i, j)>

// The gradient of a weight becomes its momentum, and both update in one pass.
// REMARK: [Passed] Fused | Category:act-fuse | Function=momentum | Producer=linalg.matmul, Results=2
// CHECK-LABEL: func.func @momentum(
// CHECK-SAME:      %[[W:[^:]*]]: tensor<4x4xf32>, %[[V:[^:]*]]: tensor<4x4xf32>)
// CHECK:         %[[G:.*]] = linalg.matmul
// CHECK-NEXT:    %[[NEXT:.*]]:2 = linalg.generic {{.*}} ins(%[[W]], %[[V]] : {{.*}}) outs(%[[G]], %{{.*}} :
// CHECK-NEXT:    ^bb0(%[[W_IJ:.*]]: f32, %[[V_IJ:.*]]: f32, %[[G_IJ:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[OLD:.*]] = arith.mulf %[[V_IJ]], %{{.*}}
// CHECK-NEXT:      %[[NEW:.*]] = arith.addf %[[OLD]], %[[G_IJ]]
// CHECK-NEXT:      %[[STEP:.*]] = arith.mulf %[[NEW]], %{{.*}}
// CHECK-NEXT:      %[[W_NEW:.*]] = arith.subf %[[W_IJ]], %[[STEP]]
// CHECK-NEXT:      linalg.yield %[[NEW]], %[[W_NEW]]
// CHECK-NOT:     linalg.generic
// CHECK:         return %[[NEXT]]#1, %[[NEXT]]#0
func.func @momentum(%x: tensor<4x8xf32>, %d: tensor<8x4xf32>, %w: tensor<4x4xf32>, %v: tensor<4x4xf32>)
    -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %mu = arith.constant 0.9 : f32
  %rate = arith.constant 0.1 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %g = linalg.matmul ins(%x, %d : tensor<4x8xf32>, tensor<8x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %next_v = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%v, %g : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%v_ij: f32, %g_ij: f32, %out: f32):
    %old = arith.mulf %v_ij, %mu : f32
    %new = arith.addf %old, %g_ij : f32
    linalg.yield %new : f32
  } -> tensor<4x4xf32>
  %next_w = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%w, %next_v : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%w_ij: f32, %v_ij: f32, %out: f32):
    %step = arith.mulf %v_ij, %rate : f32
    %new = arith.subf %w_ij, %step : f32
    linalg.yield %new : f32
  } -> tensor<4x4xf32>
  return %next_w, %next_v : tensor<4x4xf32>, tensor<4x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// What another product gives does not move up, and its epilogue stays with it.
// REMARK: [Passed] Fused | Category:act-fuse | Function=later | Producer=linalg.matmul
// REMARK: [Missed] NotFused | Category:act-fuse | Function=later | Producer=linalg.matmul, Reason="the consumer needs what is computed later"
// CHECK-LABEL: func.func @later(
// CHECK:         %[[C:.*]] = linalg.matmul
// CHECK:         %[[D:.*]] = linalg.matmul ins(%[[C]]
// CHECK-NEXT:    %[[Y:.*]] = linalg.generic {{.*}} ins(%[[C]] : tensor<4x4xf32>) outs(%[[D]]
// CHECK:         linalg.generic {{.*}} ins(%[[C]], %[[Y]]
func.func @later(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %d = linalg.matmul ins(%c, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %d : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%c_ij: f32, %d_ij: f32, %out: f32):
    %r = arith.mulf %c_ij, %d_ij : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  %z = linalg.generic {indexing_maps = [#id, #transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%c_ij: f32, %y_ji: f32, %out: f32):
    %r = arith.addf %c_ij, %y_ji : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %z : tensor<4x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Sums that start from one bias get a broadcast of it each.
// CHECK-LABEL: func.func @bias_first(
// CHECK:         tensor.empty
// CHECK:         linalg.generic {{.*}} ins(%[[BIAS:.*]] : tensor<4xf32>)
// CHECK:         linalg.matmul
// CHECK-NEXT:    tensor.empty
// CHECK-NEXT:    linalg.generic {{.*}} ins(%[[BIAS]] : tensor<4xf32>)
// CHECK:         linalg.matmul
func.func @bias_first(%a: tensor<4x4xf32>, %b: tensor<4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %start = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b : tensor<4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%start : tensor<4x4xf32>) -> tensor<4x4xf32>
  %d = linalg.matmul ins(%c, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%start : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %d : tensor<4x4xf32>
}
