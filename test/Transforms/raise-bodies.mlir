// An activation spread over several bodies of linalg.generic.
// RUN: act-opt %s -act-raise -split-input-file | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>

// x sigmoid(x), and the derivative from x: torch-mlir's SiLU in a training step.
// Nothing needs sigmoid(x) any more.
// CHECK-LABEL: func @silu(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<4x8xf32>, %[[G:[^:]*]]: tensor<4x8xf32>)
// CHECK:         linalg.generic {{.*}} ins(%[[X]] :
// CHECK-NEXT:    ^bb0(%[[IN:[^:]*]]: f32,
// CHECK-NEXT:      act.silu %[[IN]] : f32
// CHECK:         linalg.generic {{.*}} ins(%[[G]], %[[X]] :
// CHECK-NEXT:    ^bb0(%[[GIN:[^:]*]]: f32, %[[XIN:[^:]*]]: f32,
// CHECK-NEXT:      %[[D:.*]] = act.silu_derivative %[[XIN]] : f32
// CHECK-NEXT:      arith.mulf %[[D]], %[[GIN]]
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @silu(%x: tensor<4x8xf32>, %g: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %c1 = arith.constant 1.0 : f32
  %empty = tensor.empty() : tensor<4x8xf32>
  %s = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.negf %in : f32
    %1 = math.exp %0 : f32
    %2 = arith.addf %1, %c1 : f32
    %3 = arith.divf %c1, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<4x8xf32>, tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) {
  ^bb0(%in: f32, %in_s: f32, %out: f32):
    %0 = arith.mulf %in, %in_s : f32
    linalg.yield %0 : f32
  } -> tensor<4x8xf32>
  %d = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%g, %s, %x : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
      outs(%empty : tensor<4x8xf32>) {
  ^bb0(%in_g: f32, %in_s: f32, %in: f32, %out: f32):
    %0 = arith.subf %c1, %in_s : f32
    %1 = arith.mulf %in, %0 : f32
    %2 = arith.addf %1, %c1 : f32
    %3 = arith.mulf %in_g, %in_s : f32
    %4 = arith.mulf %3, %2 : f32
    linalg.yield %4 : f32
  } -> tensor<4x8xf32>
  return %y, %d : tensor<4x8xf32>, tensor<4x8xf32>
}

// -----

// exp(x) is kept, which is no activation: x becomes an input in its place.
#id = affine_map<(d0) -> (d0)>

// CHECK-LABEL: func @kept_part(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<?xf32>, %[[G:[^:]*]]: tensor<?xf32>,
// CHECK:         linalg.generic {{.*}} ins(%[[G]], %[[X]] :
// CHECK-NEXT:    ^bb0(%[[GIN:[^:]*]]: f32, %[[XIN:[^:]*]]: f32,
// CHECK:           act.sigmoid %[[XIN]] : f32
// CHECK-NOT:     math.exp
// CHECK:         return
func.func @kept_part(%x: tensor<?xf32>, %g: tensor<?xf32>, %init: tensor<?xf32>)
    -> tensor<?xf32> {
  %c1 = arith.constant 1.0 : f32
  %e = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%init : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.exp %in : f32
    linalg.yield %0 : f32
  } -> tensor<?xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%g, %e : tensor<?xf32>, tensor<?xf32>) outs(%init : tensor<?xf32>) {
  ^bb0(%in_g: f32, %in_e: f32, %out: f32):
    %0 = arith.addf %in_e, %c1 : f32
    %1 = arith.divf %in_e, %0 : f32
    %2 = arith.mulf %1, %in_g : f32
    linalg.yield %2 : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// tanh(x) is kept, and x is not at hand: the derivative from the result stays.
#id = affine_map<(d0) -> (d0)>

// CHECK-LABEL: func @kept_activation(
// CHECK:         %[[T:.*]] = linalg.generic
// CHECK:           act.tanh
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %[[T]] :
// CHECK-NOT:     act.
// CHECK:         return
func.func @kept_activation(%x: tensor<?xf32>, %g: tensor<?xf32>, %init: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>) {
  %c1 = arith.constant 1.0 : f32
  %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%init : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.tanh %in : f32
    linalg.yield %0 : f32
  } -> tensor<?xf32>
  %d = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%g, %t : tensor<?xf32>, tensor<?xf32>) outs(%init : tensor<?xf32>) {
  ^bb0(%in_g: f32, %in_t: f32, %out: f32):
    %0 = arith.mulf %in_t, %in_t : f32
    %1 = arith.subf %c1, %0 : f32
    %2 = arith.mulf %1, %in_g : f32
    linalg.yield %2 : f32
  } -> tensor<?xf32>
  return %t, %d : tensor<?xf32>, tensor<?xf32>
}

// -----

// A mask of x, and a constant that another body filled; read transposed.
#id = affine_map<(d0, d1) -> (d0, d1)>
#transposed = affine_map<(d0, d1) -> (d1, d0)>

// CHECK-LABEL: func @mask(
// CHECK-SAME:    %[[X:.*]]: tensor<4x4xf32>)
// CHECK:         linalg.generic {indexing_maps = [#[[T:.*]], #[[ID:.*]]], {{.*}} ins(%[[X]] :
// CHECK-NEXT:    ^bb0(%[[IN:[^:]*]]: f32,
// CHECK-NEXT:      act.leaky_relu %[[IN]] slope 2.500000e-01 : f32
// CHECK:         return
func.func @mask(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0.0 : f32
  %slope = arith.constant 0.25 : f32
  %empty = tensor.empty() : tensor<4x4xf32>
  %bits = tensor.empty() : tensor<4x4xi1>
  %slopes = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%empty : tensor<4x4xf32>) {
  ^bb0(%out: f32):
    linalg.yield %slope : f32
  } -> tensor<4x4xf32>
  %mask = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%bits : tensor<4x4xi1>) {
  ^bb0(%in: f32, %out: i1):
    %0 = arith.cmpf olt, %in, %c0 : f32
    linalg.yield %0 : i1
  } -> tensor<4x4xi1>
  %y = linalg.generic {indexing_maps = [#transposed, #transposed, #id, #id],
                       iterator_types = ["parallel", "parallel"]}
      ins(%mask, %x, %slopes : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>)
      outs(%empty : tensor<4x4xf32>) {
  ^bb0(%m: i1, %in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    %1 = arith.select %m, %0, %in : f32
    linalg.yield %1 : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

// The mask of other elements of x than those that it masks.
#id = affine_map<(d0, d1) -> (d0, d1)>
#transposed = affine_map<(d0, d1) -> (d1, d0)>

// CHECK-LABEL: func @other_elements(
// CHECK-NOT:     act.
func.func @other_elements(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x4xf32>
  %bits = tensor.empty() : tensor<4x4xi1>
  %mask = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%bits : tensor<4x4xi1>) {
  ^bb0(%in: f32, %out: i1):
    %0 = arith.cmpf olt, %in, %c0 : f32
    linalg.yield %0 : i1
  } -> tensor<4x4xi1>
  %y = linalg.generic {indexing_maps = [#transposed, #id, #id],
                       iterator_types = ["parallel", "parallel"]}
      ins(%mask, %x : tensor<4x4xi1>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) {
  ^bb0(%m: i1, %in: f32, %out: f32):
    %0 = arith.select %m, %c0, %in : f32
    linalg.yield %0 : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}
