// RUN: act-opt %s --act-lower-convolutions --split-input-file --mlir-print-local-scope | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-lower-convolutions --split-input-file --remarks-filter=act-lower-convolutions -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// Rows of a window are contiguous. The fill and the reader follow.
// REMARK: [Passed] Lowered | Category:act-lower-convolutions | Function=nhwc | Op=linalg.conv_2d_nhwc_hwcf
// CHECK-LABEL: func.func @nhwc(
// CHECK-SAME:      %[[X:.*]]: tensor<2x9x9x16xf32>, %[[W:.*]]: tensor<3x3x16x8xf32>, %[[B:.*]]: tensor<8xf32>)
// CHECK:         %[[ROWS:.*]] = tensor.collapse_shape %[[X]] {{\[}}[0], [1], [2, 3]] : tensor<2x9x9x16xf32> into tensor<2x9x144xf32>
// CHECK:         %[[GATHER:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d1 * 2 + d3 * 3, d2 * 32 + d4)>, {{.*}} ins(%[[ROWS]] : tensor<2x9x144xf32>) outs(%{{.*}} : tensor<2x2x4x3x48xf32>)
// CHECK:         %[[A:.*]] = tensor.collapse_shape %[[GATHER]] {{\[}}[0, 1, 2], [3, 4]]
// CHECK:         %[[F:.*]] = tensor.collapse_shape %[[W]] {{\[}}[0, 1, 2], [3]]
// CHECK:         %[[FILL:.*]] = linalg.fill {{.*}} -> tensor<16x8xf32>
// CHECK:         %[[SUM:.*]] = linalg.matmul ins(%[[A]], %[[F]] : tensor<16x144xf32>, tensor<144x8xf32>) outs(%[[FILL]] : tensor<16x8xf32>)
// CHECK:         %[[R:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], {{.*}} ins(%[[SUM]], %[[B]] :
// CHECK:           act.elu
// CHECK:         %[[Y:.*]] = tensor.expand_shape %[[R]] {{\[}}[0, 1, 2], [3]]
// CHECK:         return %[[Y]]
#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>
func.func @nhwc(%x: tensor<2x9x9x16xf32>, %w: tensor<3x3x16x8xf32>, %b: tensor<8xf32>) -> tensor<2x2x4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x4x8xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x4x8xf32>) -> tensor<2x2x4x8xf32>
  %c = linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>, dilations = dense<[3, 1]> : tensor<2xi64>}
      ins(%x, %w : tensor<2x9x9x16xf32>, tensor<3x3x16x8xf32>) outs(%fill : tensor<2x2x4x8xf32>) -> tensor<2x2x4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %b : tensor<2x2x4x8xf32>, tensor<8xf32>) outs(%empty : tensor<2x2x4x8xf32>) {
  ^bb0(%sum: f32, %bias: f32, %out: f32):
    %s = arith.addf %sum, %bias : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  } -> tensor<2x2x4x8xf32>
  return %y : tensor<2x2x4x8xf32>
}

// -----

// Pixels apart are copied one by one.
// CHECK-LABEL: func.func @dilated(
// CHECK:         linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 + d3, d2 + d4 * 2, d5)>,
// CHECK:         linalg.matmul
func.func @dilated(%x: tensor<1x9x9x16xf32>, %w: tensor<3x3x16x8xf32>, %c: tensor<1x7x5x8xf32>) -> tensor<1x7x5x8xf32> {
  %y = linalg.conv_2d_nhwc_hwcf {strides = dense<1> : tensor<2xi64>, dilations = dense<[1, 2]> : tensor<2xi64>}
      ins(%x, %w : tensor<1x9x9x16xf32>, tensor<3x3x16x8xf32>) outs(%c : tensor<1x7x5x8xf32>) -> tensor<1x7x5x8xf32>
  return %y : tensor<1x7x5x8xf32>
}

// -----

// One filter for all images; a window of one point is the input itself.
// CHECK-LABEL: func.func @nchw(
// CHECK-SAME:      %[[X:.*]]: tensor<2x16x9x9xf32>, %[[W:.*]]: tensor<8x16x1x1xf32>
// CHECK:         %[[P:.*]] = tensor.collapse_shape %[[X]] {{\[}}[0], [1], [2, 3]] : tensor<2x16x9x9xf32> into tensor<2x16x81xf32>
// CHECK:         %[[F:.*]] = tensor.collapse_shape %[[W]] {{\[}}[0], [1, 2, 3]]
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d1, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>], {{.*}} ins(%[[F]], %[[P]] :
func.func @nchw(%x: tensor<2x16x9x9xf32>, %w: tensor<8x16x1x1xf32>, %c: tensor<2x8x9x9xf32>) -> tensor<2x8x9x9xf32> {
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<2x16x9x9xf32>, tensor<8x16x1x1xf32>) outs(%c : tensor<2x8x9x9xf32>) -> tensor<2x8x9x9xf32>
  return %y : tensor<2x8x9x9xf32>
}

// -----

// Any number of images.
// REMARK: [Passed] Lowered | Category:act-lower-convolutions | Function=batch |
// CHECK-LABEL: func.func @batch(
// CHECK-SAME:      %[[X:.*]]: tensor<?x11x13x16xf32>, %[[W:.*]]: tensor<3x3x16x8xf32>, %[[C:.*]]: tensor<?x9x11x8xf32>)
// CHECK:         %[[N:.*]] = tensor.dim %[[C]], %{{.*}}
// CHECK:         tensor.empty(%[[N]]) : tensor<?x9x11x3x48xf32>
// CHECK:         %[[A:.*]] = tensor.collapse_shape %{{.*}} {{\[\[}}0, 1, 2], [3, 4]] : tensor<?x9x11x3x48xf32> into tensor<?x144xf32>
// CHECK:         %[[P:.*]] = linalg.matmul ins(%[[A]], %{{.*}} : tensor<?x144xf32>, tensor<144x8xf32>)
// CHECK:         tensor.expand_shape %[[P]] {{\[\[}}0, 1, 2], [3]] output_shape [%[[N]], 9, 11, 8] : tensor<?x8xf32> into tensor<?x9x11x8xf32>
func.func @batch(%x: tensor<?x11x13x16xf32>, %w: tensor<3x3x16x8xf32>, %c: tensor<?x9x11x8xf32>) -> tensor<?x9x11x8xf32> {
  %y = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<?x11x13x16xf32>, tensor<3x3x16x8xf32>) outs(%c : tensor<?x9x11x8xf32>) -> tensor<?x9x11x8xf32>
  return %y : tensor<?x9x11x8xf32>
}

// -----

// REMARK: [Missed] NotLowered | Category:act-lower-convolutions | Function=dynamic | Op=linalg.conv_2d_nchw_fchw, Reason="a size is not known"
// CHECK-LABEL: func.func @dynamic(
// CHECK:         linalg.conv_2d_nchw_fchw
func.func @dynamic(%x: tensor<1x16x?x9xf32>, %w: tensor<8x16x1x1xf32>, %c: tensor<1x8x?x9xf32>) -> tensor<1x8x?x9xf32> {
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x?x9xf32>, tensor<8x16x1x1xf32>) outs(%c : tensor<1x8x?x9xf32>) -> tensor<1x8x?x9xf32>
  return %y : tensor<1x8x?x9xf32>
}

// -----

// REMARK: [Missed] NotLowered | Category:act-lower-convolutions | Function=narrow | Op=linalg.conv_2d_nhwc_hwcf, Reason="no kernel for the element type"
// CHECK-LABEL: func.func @narrow(
// CHECK:         linalg.conv_2d_nhwc_hwcf
func.func @narrow(%x: tensor<1x9x9x16xf16>, %w: tensor<3x3x16x8xf16>, %c: tensor<1x7x7x8xf16>) -> tensor<1x7x7x8xf16> {
  %y = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x9x9x16xf16>, tensor<3x3x16x8xf16>) outs(%c : tensor<1x7x7x8xf16>) -> tensor<1x7x7x8xf16>
  return %y : tensor<1x7x7x8xf16>
}

// -----

// A bias as the first value of the sums has the shape of the product.
// CHECK-LABEL: func.func @bias_first(
// CHECK-SAME:      tensor<8x16x3x3xf32>, %[[B:.*]]: tensor<8xf32>)
// CHECK:         %[[START:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d1)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], {{.*}} ins(%[[B]] : tensor<8xf32>) outs(%{{.*}} : tensor<2x8x49xf32>)
// CHECK:         linalg.generic {{.*}} outs(%[[START]] : tensor<2x8x49xf32>)
#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#channel = affine_map<(n, c, h, w) -> (c)>
func.func @bias_first(%x: tensor<2x16x9x9xf32>, %w: tensor<8x16x3x3xf32>, %b: tensor<8xf32>) -> tensor<2x8x7x7xf32> {
  %empty = tensor.empty() : tensor<2x8x7x7xf32>
  %start = linalg.generic {indexing_maps = [#channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : tensor<8xf32>) outs(%empty : tensor<2x8x7x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<2x8x7x7xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<2x16x9x9xf32>, tensor<8x16x3x3xf32>) outs(%start : tensor<2x8x7x7xf32>) -> tensor<2x8x7x7xf32>
  return %y : tensor<2x8x7x7xf32>
}

// -----

// What sums start from is indexed by constants: it keeps its loops.
// CHECK-LABEL: func.func @broadcast_start(
// CHECK:         %[[START:.*]] = linalg.generic {{.*}} -> (d1, 0, 0)>
// CHECK:         %[[SUMS:.*]] = tensor.collapse_shape %[[START]]
// CHECK:         linalg.generic {{.*}}"reduction"]} ins({{.*}} outs(%[[SUMS]]
func.func @broadcast_start(%x: tensor<1x16x9x9xf32>, %w: tensor<8x16x3x3xf32>, %b: tensor<8x1x1xf32>) -> tensor<1x8x7x7xf32> {
  %e = tensor.empty() : tensor<1x8x7x7xf32>
  %start = linalg.generic {
      indexing_maps = [affine_map<(n, c, h, w) -> (c, 0, 0)>, affine_map<(n, c, h, w) -> (n, c, h, w)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : tensor<8x1x1xf32>) outs(%e : tensor<1x8x7x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<1x8x7x7xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x9x9xf32>, tensor<8x16x3x3xf32>)
      outs(%start : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>
  return %y : tensor<1x8x7x7xf32>
}

// -----

// What the next product multiplies keeps its loops, those of the depthwise
// convolution before it, whose epilogue it is.
// CHECK-LABEL: func.func @depthwise_before(
// CHECK:         %[[SUMS:.*]] = linalg.depthwise_conv_2d_nchw_chw
// CHECK:         %[[RELU:.*]] = linalg.generic {{.*}} ins(%[[SUMS]] : tensor<1x16x7x7xf32>)
// CHECK:         tensor.collapse_shape %[[RELU]]
// CHECK-SAME:      tensor<1x16x7x7xf32> into tensor<1x16x49xf32>
func.func @depthwise_before(%x: tensor<1x16x9x9xf32>, %d: tensor<16x3x3xf32>, %w: tensor<8x16x1x1xf32>,
                            %e: tensor<1x16x7x7xf32>, %c: tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32> {
  %s = linalg.depthwise_conv_2d_nchw_chw ins(%x, %d : tensor<1x16x9x9xf32>, tensor<16x3x3xf32>)
      outs(%e : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  %r = linalg.generic {
      indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%s : tensor<1x16x7x7xf32>) outs(%e : tensor<1x16x7x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    %relu = act.relu %in : f32
    linalg.yield %relu : f32
  } -> tensor<1x16x7x7xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%r, %w : tensor<1x16x7x7xf32>, tensor<8x16x1x1xf32>)
      outs(%c : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>
  return %y : tensor<1x8x7x7xf32>
}
