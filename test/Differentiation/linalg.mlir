// The rule for structured operations, backwards: the maps of an operand and of
// the result change places.

// RUN: act-opt %s --act-differentiate --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @matmul_vjp(
// CHECK-SAME: %[[A:[a-z0-9]+]]: tensor<3x4xf64>, %[[B:[a-z0-9]+]]: tensor<4x5xf64>, %[[C:[a-z0-9]+]]: tensor<3x5xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.matmul ins(%[[A]], %[[B]] : {{.*}}) outs(%[[C]] : {{.*}}) -> tensor<3x5xf64>
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d2)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%[[G]], %[[B]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d2, d1)>], iterator_types = ["reduction", "parallel", "parallel"]} ins(%[[A]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]], %[[V3]], %[[G]]
func.func @matmul(%a: tensor<3x4xf64>, %b: tensor<4x5xf64>, %c: tensor<3x5xf64>) -> tensor<3x5xf64> {
  %r = linalg.matmul ins(%a, %b : tensor<3x4xf64>, tensor<4x5xf64>) outs(%c : tensor<3x5xf64>) -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

#ta = affine_map<(m, n, k) -> (k, m)>
#b = affine_map<(m, n, k) -> (k, n)>
#c = affine_map<(m, n, k) -> (m, n)>
// CHECK-LABEL: func.func @matmul_transposed_vjp(
// CHECK-SAME: %[[A:[a-z0-9]+]]: tensor<4x3xf64>, %[[B:[a-z0-9]+]]: tensor<4x5xf64>, %[[C:[a-z0-9]+]]: tensor<3x5xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.matmul indexing_maps = [affine_map<(d0, d1, d2) -> (d2, d0)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d1)>] ins(%[[A]], %[[B]] : {{.*}}) outs(%[[C]] : {{.*}}) -> tensor<3x5xf64>
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d2, d0)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%[[B]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d2, d0)>, affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d2, d1)>], iterator_types = ["reduction", "parallel", "parallel"]} ins(%[[A]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]], %[[V3]], %[[G]]
func.func @matmul_transposed(%a: tensor<4x3xf64>, %b: tensor<4x5xf64>, %c: tensor<3x5xf64>) -> tensor<3x5xf64> {
  %r = linalg.matmul indexing_maps = [#ta, #b, #c] ins(%a, %b : tensor<4x3xf64>, tensor<4x5xf64>) outs(%c : tensor<3x5xf64>) -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

// CHECK-LABEL: func.func @batch_matmul_vjp(
// CHECK-SAME: %[[A:[a-z0-9]+]]: tensor<2x3x4xf64>, %[[B:[a-z0-9]+]]: tensor<2x4x5xf64>, %[[C:[a-z0-9]+]]: tensor<2x3x5xf64>, %[[G:[a-z0-9]+]]: tensor<2x3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.batch_matmul ins(%[[A]], %[[B]] : {{.*}}) outs(%[[C]] : {{.*}}) -> tensor<2x3x5xf64>
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>], iterator_types = ["parallel", "parallel", "reduction", "parallel"]} ins(%[[G]], %[[B]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%[[A]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]], %[[V3]], %[[G]]
func.func @batch_matmul(%a: tensor<2x3x4xf64>, %b: tensor<2x4x5xf64>, %c: tensor<2x3x5xf64>) -> tensor<2x3x5xf64> {
  %r = linalg.batch_matmul ins(%a, %b : tensor<2x3x4xf64>, tensor<2x4x5xf64>) outs(%c : tensor<2x3x5xf64>) -> tensor<2x3x5xf64>
  return %r : tensor<2x3x5xf64>
}

// The derivative of a layer is computed once, and summed for the bias.
#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
// CHECK-LABEL: func.func @layer_vjp(
// CHECK-SAME: %[[Z:[a-z0-9]+]]: tensor<3x5xf64>, %[[BIAS:[a-z0-9]+]]: tensor<5xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[Z]], %[[BIAS]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: act.elu
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[Z]], %[[BIAS]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: act.elu_derivative
// CHECK: arith.mulf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>], iterator_types = ["reduction", "parallel"]} ins(%[[V2]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]], %[[V3]]
func.func @layer(%z: tensor<3x5xf64>, %bias: tensor<5xf64>) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%z, %bias : tensor<3x5xf64>, tensor<5xf64>) outs(%empty : tensor<3x5xf64>) {
  ^bb0(%z_ij: f64, %b_j: f64, %out: f64):
    %s = arith.addf %z_ij, %b_j : f64
    %y = act.elu %s : f64
    linalg.yield %y : f64
  } -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

// x * x is one operand.
// CHECK-LABEL: func.func @square_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<7xf64>, %[[G:[a-z0-9]+]]: tensor<7xf64>)
// CHECK: %[[V1:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[X]], %[[X]] : {{.*}}) outs(%[[X]] : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[X]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]]
func.func @square(%x: tensor<7xf64>) -> tensor<7xf64> {
  %r = arith.mulf %x, %x : tensor<7xf64>
  return %r : tensor<7xf64>
}

// A sum takes what its init holds, and gives its gradient to it.
// CHECK-LABEL: func.func @reduce_sum_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x5xf64>, %[[INIT:[a-z0-9]+]]: tensor<3xf64>, %[[G:[a-z0-9]+]]: tensor<3xf64>)
// CHECK: %[[V1:.*]] = linalg.reduce { arith.addf } ins(%[[X]] : {{.*}}) outs(%[[INIT]] : {{.*}}) dimensions = [1]
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: return %[[V1]], %[[V2]], %[[G]]
func.func @reduce_sum(%x: tensor<3x5xf64>, %init: tensor<3xf64>) -> tensor<3xf64> {
  %r = linalg.reduce { arith.addf } ins(%x : tensor<3x5xf64>) outs(%init : tensor<3xf64>) dimensions = [1]
  return %r : tensor<3xf64>
}

// Those that share a maximum share its gradient.
// CHECK-LABEL: func.func @reduce_max_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x5xf64>, %[[INIT:[a-z0-9]+]]: tensor<3xf64>, %[[G:[a-z0-9]+]]: tensor<3xf64>)
// CHECK: %[[V1:.*]] = linalg.reduce { arith.maximumf } ins(%[[X]] : {{.*}}) outs(%[[INIT]] : {{.*}}) dimensions = [1]
// CHECK: %[[V2:.*]] = arith.cmpf oeq, %[[INIT]], %[[V1]] : tensor<3xf64>
// CHECK: %[[V3:.*]] = arith.uitofp %[[V2]] : tensor<3xi1> to tensor<3xf64>
// CHECK: %[[V4:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[X]], %[[V1]] : {{.*}}) outs(%[[V3]] : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.uitofp
// CHECK: arith.addf
// CHECK: %[[V5:.*]] = arith.divf %[[G]], %[[V4]] : tensor<3xf64>
// CHECK: %[[V6:.*]] = arith.select %[[V2]], %[[V5]], %{{.*}} : tensor<3xi1>, tensor<3xf64>
// CHECK: %[[V7:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[X]], %[[V1]], %[[V5]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.select
// CHECK: return %[[V1]], %[[V7]], %[[V6]]
func.func @reduce_max(%x: tensor<3x5xf64>, %init: tensor<3xf64>) -> tensor<3xf64> {
  %r = linalg.reduce { arith.maximumf } ins(%x : tensor<3x5xf64>) outs(%init : tensor<3xf64>) dimensions = [1]
  return %r : tensor<3xf64>
}

// CHECK-LABEL: func.func @broadcast_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<5xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.broadcast ins(%[[X]] : {{.*}}) outs(%{{.*}} : {{.*}}) dimensions = [0]
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>], iterator_types = ["reduction", "parallel"]} ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V2]]
func.func @broadcast(%x: tensor<5xf64>) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.broadcast ins(%x : tensor<5xf64>) outs(%empty : tensor<3x5xf64>) dimensions = [0]
  return %r : tensor<3x5xf64>
}

// CHECK-LABEL: func.func @transpose_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x5xf64>, %[[G:[a-z0-9]+]]: tensor<5x3xf64>)
// CHECK: %[[V1:.*]] = linalg.transpose ins(%[[X]] : {{.*}}) outs(%{{.*}} : {{.*}}) permutation = [1, 0]
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: return %[[V1]], %[[V2]]
func.func @transpose(%x: tensor<3x5xf64>) -> tensor<5x3xf64> {
  %empty = tensor.empty() : tensor<5x3xf64>
  %r = linalg.transpose ins(%x : tensor<3x5xf64>) outs(%empty : tensor<5x3xf64>) permutation = [1, 0]
  return %r : tensor<5x3xf64>
}

// A dimension of size 1 that no loop runs over.
#column = affine_map<(i, j) -> (i, 0)>
// CHECK-LABEL: func.func @unit_dimension_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x1xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[X]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = tensor.expand_shape %[[V2]] {{\[\[}}0, 1{{\]\]}} output_shape [3, 1] : tensor<3xf64> into tensor<3x1xf64>
// CHECK: return %[[V1]], %[[V3]]
func.func @unit_dimension(%x: tensor<3x1xf64>) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.generic {indexing_maps = [#column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x1xf64>) outs(%empty : tensor<3x5xf64>) {
  ^bb0(%x_i: f64, %out: f64):
    linalg.yield %x_i : f64
  } -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

// A scalar is like a tensor of rank 0: as an operand, and in the body.
// CHECK-LABEL: func.func @fill_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: f64, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> ()>], iterator_types = ["reduction", "reduction"]} ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: %[[V2:.*]] = tensor.extract %[[V1]][] : tensor<f64>
// CHECK: return %{{.*}}, %[[V2]]
func.func @fill(%x: f64) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.fill ins(%x : f64) outs(%empty : tensor<3x5xf64>) -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

// CHECK-LABEL: func.func @captured_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x5xf64>, %[[SCALE:[a-z0-9]+]]: f64, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.map ins(%[[X]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> ()>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[SCALE]], %[[G]] : f64, tensor<3x5xf64>) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> ()>], iterator_types = ["reduction", "reduction"]} ins(%[[X]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V4:.*]] = tensor.extract %[[V3]][] : tensor<f64>
// CHECK: return %[[V1]], %[[V2]], %[[V4]]
func.func @captured(%x: tensor<3x5xf64>, %scale: f64) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.map ins(%x : tensor<3x5xf64>) outs(%empty : tensor<3x5xf64>)
    (%x_ij: f64, %out: f64) {
      %y = arith.mulf %x_ij, %scale : f64
      linalg.yield %y : f64
    }
  return %r : tensor<3x5xf64>
}

// The result of the loop before is an operand.
// CHECK-LABEL: func.func @in_place_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<7xf64>, %[[Y:[a-z0-9]+]]: tensor<7xf64>, %[[G:[a-z0-9]+]]: tensor<7xf64>)
// CHECK: %[[V1:.*]] = linalg.map ins(%[[X]] : {{.*}}) outs(%[[Y]] : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[Y]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[X]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: return %[[V1]], %[[V2]], %[[V3]]
func.func @in_place(%x: tensor<7xf64>, %y: tensor<7xf64>) -> tensor<7xf64> {
  %r = linalg.map ins(%x : tensor<7xf64>) outs(%y : tensor<7xf64>)
    (%x_i: f64, %y_i: f64) {
      %z = arith.mulf %x_i, %y_i : f64
      linalg.yield %z : f64
    }
  return %r : tensor<7xf64>
}

// CHECK-LABEL: func.func @conv_empty_vjp(
// CHECK-NOT: tensor.insert_slice
// CHECK: return
func.func @conv_empty(%x: tensor<0x5x2xf64>, %w: tensor<3x2x4xf64>, %init: tensor<0x3x4xf64>) -> tensor<0x3x4xf64> {
  %r = linalg.conv_1d_nwc_wcf ins(%x, %w : tensor<0x5x2xf64>, tensor<3x2x4xf64>) outs(%init : tensor<0x3x4xf64>) -> tensor<0x3x4xf64>
  return %r : tensor<0x3x4xf64>
}

// Spread by the stride into zeros, a convolution is the transpose of one.
// CHECK-LABEL: func.func @conv_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x9x8x3xf64>, %[[W:[a-z0-9]+]]: tensor<3x2x3x4xf64>, %[[INIT:[a-z0-9]+]]: tensor<2x4x3x4xf64>, %[[G:[a-z0-9]+]]: tensor<2x4x3x4xf64>)
// CHECK: %[[V1:.*]] = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 3]> : {{.*}}) outs(%[[INIT]] : {{.*}}) -> tensor<2x4x3x4xf64>
// CHECK: %[[V2:.*]] = tensor.insert_slice %[[G]] into %{{.*}}[0, 2, 3, 0] [2, 4, 3, 4] [1, 2, 2, 1] : tensor<2x4x3x4xf64> into tensor<2x11x11x4xf64>
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 - d4 + 2, d2 - d5 * 3 + 3, d3)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d5, d6, d3)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d6)>], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "parallel"]} ins(%[[V2]], %[[W]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V4:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 * 2 + d4, d2 * 2 + d5 * 3, d6)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d5, d6, d3)>], iterator_types = ["reduction", "reduction", "reduction", "parallel", "parallel", "parallel", "parallel"]} ins(%[[X]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V3]], %[[V4]], %[[G]]
func.func @conv(%x: tensor<2x9x8x3xf64>, %w: tensor<3x2x3x4xf64>, %init: tensor<2x4x3x4xf64>) -> tensor<2x4x3x4xf64> {
  %r = linalg.conv_2d_nhwc_hwcf {strides = dense<[2, 2]> : tensor<2xi64>, dilations = dense<[1, 3]> : tensor<2xi64>}
      ins(%x, %w : tensor<2x9x8x3xf64>, tensor<3x2x3x4xf64>) outs(%init : tensor<2x4x3x4xf64>) -> tensor<2x4x3x4xf64>
  return %r : tensor<2x4x3x4xf64>
}

// CHECK-LABEL: func.func @pooling_sum_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x9x8x3xf64>, %[[G:[a-z0-9]+]]: tensor<2x4x4x3xf64>)
// CHECK: %[[V1:.*]] = linalg.pooling_nhwc_sum {dilations = dense<1> : {{.*}}) outs(%{{.*}} : {{.*}}) -> tensor<2x4x4x3xf64>
// CHECK: %[[V2:.*]] = tensor.insert_slice %[[G]] into %{{.*}}[0, 2, 1, 0] [2, 4, 4, 3] [1, 2, 2, 1] : tensor<2x4x4x3xf64> into tensor<2x11x9x3xf64>
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 - d4 + 2, d2 - d5 + 1, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%{{.*}}, %[[V2]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V3]]
func.func @pooling_sum(%x: tensor<2x9x8x3xf64>) -> tensor<2x4x4x3xf64> {
  %zero = arith.constant 0.0 : f64
  %window = tensor.empty() : tensor<3x2xf64>
  %empty = tensor.empty() : tensor<2x4x4x3xf64>
  %init = linalg.fill ins(%zero : f64) outs(%empty : tensor<2x4x4x3xf64>) -> tensor<2x4x4x3xf64>
  %r = linalg.pooling_nhwc_sum {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>}
      ins(%x, %window : tensor<2x9x8x3xf64>, tensor<3x2xf64>) outs(%init : tensor<2x4x4x3xf64>) -> tensor<2x4x4x3xf64>
  return %r : tensor<2x4x4x3xf64>
}

// CHECK-LABEL: func.func @pooling_max_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x9x8x3xf64>, %[[G:[a-z0-9]+]]: tensor<2x7x7x3xf64>)
// CHECK: %[[V1:.*]] = linalg.pooling_nhwc_max {dilations = dense<1> : {{.*}}) outs(%{{.*}} : {{.*}}) -> tensor<2x7x7x3xf64>
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 + d4, d2 + d5, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%[[X]], %{{.*}}, %[[V1]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.uitofp
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = arith.divf %[[G]], %[[V2]] : tensor<2x7x7x3xf64>
// CHECK: %[[V4:.*]] = tensor.insert_slice %[[V1]] into %{{.*}}[0, 2, 1, 0] [2, 7, 7, 3] [1, 1, 1, 1] : tensor<2x7x7x3xf64> into tensor<2x11x9x3xf64>
// CHECK: %[[V5:.*]] = tensor.insert_slice %[[V3]] into %{{.*}}[0, 2, 1, 0] [2, 7, 7, 3] [1, 1, 1, 1] : tensor<2x7x7x3xf64> into tensor<2x11x9x3xf64>
// CHECK: %[[V6:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 - d4 + 2, d2 - d5 + 1, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 - d4 + 2, d2 - d5 + 1, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%[[X]], %{{.*}}, %[[V4]], %[[V5]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.select
// CHECK: arith.addf
// CHECK: return %[[V1]], %[[V6]]
func.func @pooling_max(%x: tensor<2x9x8x3xf64>) -> tensor<2x7x7x3xf64> {
  %lowest = arith.constant 0xFFF0000000000000 : f64
  %window = tensor.empty() : tensor<3x2xf64>
  %empty = tensor.empty() : tensor<2x7x7x3xf64>
  %init = linalg.fill ins(%lowest : f64) outs(%empty : tensor<2x7x7x3xf64>) -> tensor<2x7x7x3xf64>
  %r = linalg.pooling_nhwc_max {strides = dense<1> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>}
      ins(%x, %window : tensor<2x9x8x3xf64>, tensor<3x2xf64>) outs(%init : tensor<2x7x7x3xf64>) -> tensor<2x7x7x3xf64>
  return %r : tensor<2x7x7x3xf64>
}

// CHECK-LABEL: func.func @softmax_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x5xf64>, %[[G:[a-z0-9]+]]: tensor<3x5xf64>)
// CHECK: %[[V1:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[X]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.maxnumf
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[X]], %[[V1]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.subf
// CHECK: math.exp
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[V2]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.addf
// CHECK: %[[V4:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[V2]], %[[V3]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.divf
// CHECK: %[[V5:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[V3]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.divf
// CHECK: %[[V6:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[V2]], %[[V3]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.divf
// CHECK: arith.divf
// CHECK: arith.negf
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V7:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[V6]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: %[[V8:.*]] = arith.addf %[[V5]], %[[V7]] : tensor<3x5xf64>
// CHECK: %[[V9:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[X]], %[[V1]], %[[V8]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.subf
// CHECK: math.exp
// CHECK: arith.mulf
// CHECK: %[[V10:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[X]], %[[V1]], %[[V8]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.subf
// CHECK: math.exp
// CHECK: arith.mulf
// CHECK: arith.negf
// CHECK: arith.addf
// CHECK: %[[V11:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%[[X]], %[[V1]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.uitofp
// CHECK: arith.addf
// CHECK: %[[V12:.*]] = arith.divf %[[V10]], %[[V11]] : tensor<3xf64>
// CHECK: %[[V13:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%[[X]], %[[V1]], %[[V12]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.cmpf
// CHECK: arith.select
// CHECK: %[[V14:.*]] = arith.addf %[[V9]], %[[V13]] : tensor<3x5xf64>
// CHECK: return %[[V4]], %[[V14]]
func.func @softmax(%x: tensor<3x5xf64>) -> tensor<3x5xf64> {
  %empty = tensor.empty() : tensor<3x5xf64>
  %r = linalg.softmax dimension(1) ins(%x : tensor<3x5xf64>) outs(%empty : tensor<3x5xf64>) -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}

#one = affine_map<(i) -> (i)>
#diagonal = affine_map<(i) -> (i, i)>
#reversed = affine_map<(i) -> (-i + 4)>
#third_row = affine_map<(i) -> (2, i)>
#first_row = affine_map<(i) -> (0, i)>

// Elements that nothing reads have a derivative of 0.
// CHECK-LABEL: func.func @diagonal_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<5x5xf64>, %[[G:[a-z0-9]+]]: tensor<5xf64>)
// CHECK: %[[ZERO:.*]] = linalg.fill ins(%{{.*}}) outs(%{{.*}} : tensor<5x5xf64>)
// CHECK: %[[DX:.*]] = linalg.generic {{.*}}affine_map<(d0) -> (d0, d0)>], iterator_types = ["parallel"]} ins(%[[G]] : tensor<5xf64>) outs(%[[ZERO]] : tensor<5x5xf64>)
// CHECK: arith.addf
// CHECK: return %{{.*}}, %[[DX]]
func.func @diagonal(%x: tensor<5x5xf64>) -> tensor<5xf64> {
  %empty = tensor.empty() : tensor<5xf64>
  %r = linalg.generic {indexing_maps = [#diagonal, #one], iterator_types = ["parallel"]}
      ins(%x : tensor<5x5xf64>) outs(%empty : tensor<5xf64>) {
  ^bb0(%x_ii: f64, %out: f64):
    linalg.yield %x_ii : f64
  } -> tensor<5xf64>
  return %r : tensor<5xf64>
}

// Operands that share what is added to them.
// CHECK-LABEL: func.func @diagonal_sum_vjp(
func.func @diagonal_sum(%x: tensor<5x5xf64>, %y: tensor<5xf64>) -> tensor<5xf64> {
  %empty = tensor.empty() : tensor<5xf64>
  %r = linalg.generic {indexing_maps = [#one, #diagonal, #one], iterator_types = ["parallel"]}
      ins(%y, %x : tensor<5xf64>, tensor<5x5xf64>) outs(%empty : tensor<5xf64>) {
  ^bb0(%y_i: f64, %x_ii: f64, %out: f64):
    %sum = arith.addf %y_i, %x_ii : f64
    %t = math.tanh %sum : f64
    linalg.yield %t : f64
  } -> tensor<5xf64>
  return %r : tensor<5xf64>
}

// CHECK-LABEL: func.func @trace_vjp(
func.func @trace(%x: tensor<5x5xf64>, %init: tensor<f64>) -> tensor<f64> {
  %r = linalg.generic {indexing_maps = [#diagonal, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%x : tensor<5x5xf64>) outs(%init : tensor<f64>) {
  ^bb0(%x_ii: f64, %sum: f64):
    %square = arith.mulf %x_ii, %x_ii : f64
    %next = arith.addf %sum, %square : f64
    linalg.yield %next : f64
  } -> tensor<f64>
  return %r : tensor<f64>
}

// CHECK-LABEL: func.func @rows_vjp(
func.func @rows(%x: tensor<5x5xf64>, %y: tensor<5xf64>, %z: tensor<3x5xf64>) -> tensor<5xf64> {
  %empty = tensor.empty() : tensor<5xf64>
  %r = linalg.generic {indexing_maps = [#third_row, #reversed, #first_row, #one], iterator_types = ["parallel"]}
      ins(%x, %y, %z : tensor<5x5xf64>, tensor<5xf64>, tensor<3x5xf64>) outs(%empty : tensor<5xf64>) {
  ^bb0(%x_2i: f64, %y_i: f64, %z_0i: f64, %out: f64):
    %product = arith.mulf %x_2i, %y_i : f64
    %sum = arith.addf %product, %z_0i : f64
    linalg.yield %sum : f64
  } -> tensor<5xf64>
  return %r : tensor<5xf64>
}

// Where the initial value is the maximum, the derivative is 0.
// CHECK-LABEL: func.func @clipped_maximum_vjp(
func.func @clipped_maximum(%x: tensor<9x2xf64>) -> tensor<9xf64> {
  %init = arith.constant dense<0.5> : tensor<9xf64>
  %r = linalg.reduce { arith.maximumf } ins(%x : tensor<9x2xf64>) outs(%init : tensor<9xf64>) dimensions = [1]
  return %r : tensor<9xf64>
}

#ij = affine_map<(i, j) -> (i, j)>
#antidiagonal = affine_map<(i, j) -> (i + j)>

// Windows of which each iteration adds one element.
// CHECK-LABEL: func.func @antidiagonals_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<8xf64>, %[[W:[a-z0-9]+]]: tensor<5x4xf64>, %{{.*}}: tensor<f64>, %[[G:[a-z0-9]+]]: tensor<f64>)
// CHECK: %[[SPREAD:.*]] = tensor.insert_slice %[[W]] into
// CHECK: %[[DX:.*]] = linalg.generic {{.*}} ins(%[[X]], %[[SPREAD]], %[[G]] :
// CHECK: return %{{.*}}, %[[DX]], %{{.*}}, %[[G]]
func.func @antidiagonals(%x: tensor<8xf64>, %w: tensor<5x4xf64>, %init: tensor<f64>) -> tensor<f64> {
  %r = linalg.generic {indexing_maps = [#antidiagonal, #ij, affine_map<(i, j) -> ()>], iterator_types = ["reduction", "reduction"]}
      ins(%x, %w : tensor<8xf64>, tensor<5x4xf64>) outs(%init : tensor<f64>) {
  ^bb0(%x_ij: f64, %w_ij: f64, %sum: f64):
    %power = math.exp %x_ij : f64
    %product = arith.mulf %power, %w_ij : f64
    %next = arith.addf %sum, %product : f64
    linalg.yield %next : f64
  } -> tensor<f64>
  return %r : tensor<f64>
}

// What is beside a diagonal is kept.
// CHECK-LABEL: func.func @add_diagonal_vjp(
// CHECK-SAME: %[[G:[a-z0-9]+]]: tensor<5x5xf64>)
// CHECK: return %{{.*}}, %[[G]], %{{.*}}
func.func @add_diagonal(%x: tensor<5x5xf64>, %y: tensor<5xf64>) -> tensor<5x5xf64> {
  %r = linalg.generic {indexing_maps = [#one, #diagonal], iterator_types = ["parallel"]}
      ins(%y : tensor<5xf64>) outs(%x : tensor<5x5xf64>) {
  ^bb0(%y_i: f64, %x_ii: f64):
    %square = arith.mulf %y_i, %y_i : f64
    %sum = arith.addf %x_ii, %square : f64
    linalg.yield %sum : f64
  } -> tensor<5x5xf64>
  return %r : tensor<5x5xf64>
}

// CHECK-LABEL: func.func @backwards_vjp(
// CHECK: linalg.generic {indexing_maps = [{{.*}}affine_map<(d0, d1) -> (-d0 + 6, d1)>], iterator_types = ["reduction", "parallel"]}
func.func @backwards(%x: tensor<7x24xf64>, %y: tensor<24xf64>) -> tensor<7x24xf64> {
  %empty = tensor.empty() : tensor<7x24xf64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (6 - i, j)>, affine_map<(i, j) -> (j)>, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<7x24xf64>, tensor<24xf64>) outs(%empty : tensor<7x24xf64>) {
  ^bb0(%x_ij: f64, %y_j: f64, %out: f64):
    %product = arith.mulf %x_ij, %y_j : f64
    linalg.yield %product : f64
  } -> tensor<7x24xf64>
  return %r : tensor<7x24xf64>
}

// Elements are added where they were read, if nothing else is known of them.
// CHECK-LABEL: func.func @upsample_vjp(
// CHECK-SAME: %[[G:[a-z0-9]+]]: tensor<3x8xf64>)
// CHECK: %[[DX:.*]] = linalg.generic {indexing_maps = [{{.*}}affine_map<(d0, d1) -> (d0, d1 floordiv 2)>], iterator_types = ["parallel", "reduction"]}
// CHECK: arith.addf
// CHECK: return %{{.*}}, %[[DX]]
func.func @upsample(%x: tensor<3x4xf64>) -> tensor<3x8xf64> {
  %empty = tensor.empty() : tensor<3x8xf64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j floordiv 2)>, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x4xf64>) outs(%empty : tensor<3x8xf64>) {
  ^bb0(%x_ij: f64, %out: f64):
    %square = arith.mulf %x_ij, %x_ij : f64
    linalg.yield %square : f64
  } -> tensor<3x8xf64>
  return %r : tensor<3x8xf64>
}

// All windows of an image, each a row of the result.
// CHECK-LABEL: func.func @windows_vjp(
func.func @windows(%x: tensor<9xf64>) -> tensor<4x3xf64> {
  %empty = tensor.empty() : tensor<4x3xf64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (2 * i + j)>, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<9xf64>) outs(%empty : tensor<4x3xf64>) {
  ^bb0(%x_ij: f64, %out: f64):
    %square = arith.mulf %x_ij, %x_ij : f64
    linalg.yield %square : f64
  } -> tensor<4x3xf64>
  return %r : tensor<4x3xf64>
}
