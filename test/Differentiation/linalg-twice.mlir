// Gradients of convolutions of unknown sizes, differentiated again.

// RUN: act-opt %s --pass-pipeline='builtin.module(act-differentiate{entry=conv},act-differentiate{entry=conv_vjp wrt=0})' --mlir-print-local-scope | FileCheck %s
// RUN: act-opt %s --act-differentiate=entry=filter --mlir-print-local-scope | FileCheck %s --check-prefix=FILTER

// The gradient of the filter sums over the result, of unknown sizes. Back to the
// image, the adjoint of the result is spread, not that of the filter.
// CHECK-LABEL: func.func @conv_vjp_vjp(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<?x?x3xf32>, %[[W:[a-z0-9]+]]: tensor<4x3x5xf32>, %{{[a-z0-9]+}}: tensor<?x?x5xf32>, %[[V:[a-z0-9]+]]: tensor<?x?x5xf32>
// CHECK-SAME:    %[[GY:[a-z0-9]+]]: tensor<?x?x5xf32>, %{{[a-z0-9]+}}: tensor<?x?x3xf32>, %[[GW:[a-z0-9]+]]: tensor<4x3x5xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %[[V]] :
// CHECK:         %[[SPREAD:.*]] = tensor.insert_slice %[[V]] into %{{.*}}[0, 3, 0] [%{{.*}}, %{{.*}}, 5] [1, 2, 1]
// CHECK:         linalg.generic {{.*}}affine_map<(d0, d1, d2, d3, d4) -> (d0, d1 - d3 + 3, d2)>{{.*}} ins(%[[SPREAD]], %[[GW]] :
func.func @conv(%x: tensor<?x?x3xf32>, %w: tensor<4x3x5xf32>, %init: tensor<?x?x5xf32>) -> tensor<?x?x5xf32> {
  %y = linalg.conv_1d_nwc_wcf {strides = dense<2> : tensor<1xi64>}
      ins(%x, %w : tensor<?x?x3xf32>, tensor<4x3x5xf32>) outs(%init : tensor<?x?x5xf32>) -> tensor<?x?x5xf32>
  return %y : tensor<?x?x5xf32>
}

// With a filter of unknown size, too, products are added where the image was
// read.
// FILTER-LABEL: func.func @filter_vjp(
// FILTER-SAME:    %{{.*}}: tensor<?xf32>, %[[W:[a-z0-9]+]]: tensor<?xf32>, %{{.*}}: tensor<?xf32>, %[[G:[a-z0-9]+]]: tensor<?xf32>)
// FILTER:         linalg.generic {indexing_maps = [{{.*}}, affine_map<(d0, d1) -> (d0 * 2 + d1)>], iterator_types = ["reduction", "reduction"]} ins(%[[W]], %[[G]] :
func.func @filter(%x: tensor<?xf32>, %w: tensor<?xf32>, %init: tensor<?xf32>) -> tensor<?xf32> {
  %y = linalg.generic {indexing_maps = [affine_map<(i, k) -> (2 * i + k)>, affine_map<(i, k) -> (k)>, affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<?xf32>, tensor<?xf32>) outs(%init : tensor<?xf32>) {
  ^bb0(%x_ik: f32, %w_k: f32, %sum: f32):
    %product = arith.mulf %x_ik, %w_k : f32
    %next = arith.addf %sum, %product : f32
    linalg.yield %next : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}
