// RUN: act-opt %s --act-channels-last --split-input-file --mlir-print-local-scope | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-channels-last --split-input-file --remarks-filter=act-channels-last -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK --implicit-check-not=Converted

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#channel = affine_map<(n, c, h, w) -> (c)>

// A residual block. The image is transposed once, for both of its readers, and
// the result once: padding, bias and activations have channels last.
// REMARK: [Passed] Converted | Category:act-channels-last | Function=block | Op=linalg.conv_2d_nchw_fchw
// REMARK: [Passed] Converted | Category:act-channels-last | Function=block | Op=linalg.conv_2d_nchw_fchw
// CHECK-LABEL: func.func @block(
// CHECK-SAME:      %[[X:.*]]: tensor<?x16x7x7xf32>, %[[B:.*]]: tensor<16xf32>)
// CHECK-DAG:     %[[W:.*]] = arith.constant dense<5.000000e-01> : tensor<3x3x16x16xf32>
// CHECK:         %[[LAST:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d3, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], {{.*}} ins(%[[X]] : tensor<?x16x7x7xf32>)
// CHECK:         %[[PAD:.*]] = tensor.pad %[[LAST]] low[0, 1, 1, 0] high[0, 1, 1, 0]
// CHECK:         %[[START:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], {{.*}} ins(%[[B]] : tensor<16xf32>)
// CHECK:         %[[SUMS:.*]] = linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[PAD]], %[[W]] : tensor<?x9x9x16xf32>, tensor<3x3x16x16xf32>) outs(%[[START]] : tensor<?x7x7x16xf32>)
// CHECK:         %[[ELU:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], {{.*}} ins(%[[SUMS]]
// CHECK:           act.elu
// CHECK:         %[[PAD2:.*]] = tensor.pad %[[ELU]] low[0, 1, 1, 0] high[0, 1, 1, 0]
// CHECK:         %[[SUMS2:.*]] = linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[PAD2]], %[[W]]
// CHECK:         %[[SUM:.*]] = linalg.generic {{.*}} ins(%[[SUMS2]], %[[LAST]] : tensor<?x7x7x16xf32>, tensor<?x7x7x16xf32>)
// CHECK:           arith.addf
// CHECK:         %[[Y:.*]] = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3, d1)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], {{.*}} ins(%[[SUM]]
// CHECK:         return %[[Y]] : tensor<?x16x7x7xf32>
func.func @block(%x: tensor<?x16x7x7xf32>, %b: tensor<16xf32>) -> tensor<?x16x7x7xf32> {
  %w = arith.constant dense<0.5> : tensor<16x16x3x3xf32>
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x16x7x7xf32>
  %empty = tensor.empty(%n) : tensor<?x16x7x7xf32>
  %start = linalg.generic {indexing_maps = [#channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : tensor<16xf32>) outs(%empty : tensor<?x16x7x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<?x16x7x7xf32>
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x16x7x7xf32> to tensor<?x16x9x9xf32>
  %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<?x16x9x9xf32>, tensor<16x16x3x3xf32>)
      outs(%start : tensor<?x16x7x7xf32>) -> tensor<?x16x7x7xf32>
  %e = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c : tensor<?x16x7x7xf32>) outs(%empty : tensor<?x16x7x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  } -> tensor<?x16x7x7xf32>
  %q = tensor.pad %e low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x16x7x7xf32> to tensor<?x16x9x9xf32>
  %d = linalg.conv_2d_nchw_fchw ins(%q, %w : tensor<?x16x9x9xf32>, tensor<16x16x3x3xf32>)
      outs(%start : tensor<?x16x7x7xf32>) -> tensor<?x16x7x7xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%d, %x : tensor<?x16x7x7xf32>, tensor<?x16x7x7xf32>) outs(%empty : tensor<?x16x7x7xf32>) {
  ^bb0(%sum: f32, %in: f32, %out: f32):
    %s = arith.addf %sum, %in : f32
    linalg.yield %s : f32
  } -> tensor<?x16x7x7xf32>
  return %y : tensor<?x16x7x7xf32>
}

// -----

// A window of one point alone stays as it is, but not between others; nor do long
// rows of points. The elements of filters are in the new order.
// REMARK: Converted | {{.*}} Function=follow
// REMARK: Converted | {{.*}} Function=follow
// CHECK-LABEL: func.func @follow(
// CHECK-DAG:     arith.constant dense<{{\[\[\[\[}}0.000000e+00], [2.000000e+00], {{.*}} [3.000000e+01]], {{\[\[}}1.000000e+00], [3.000000e+00], {{.*}} : tensor<1x2x16x1xf32>
// CHECK:         linalg.fill {{.*}} -> tensor<1x40x40x16xf32>
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}} tensor<1x1x16x16xf32>
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.fill {{.*}} -> tensor<1x20x20x1xf32>
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}} tensor<1x2x16x1xf32>
func.func @follow(%x: tensor<1x16x40x40xf32>) -> tensor<1x1x20x20xf32> {
  %zero = arith.constant 0.0 : f32
  %ec = tensor.empty() : tensor<1x16x40x40xf32>
  %c = linalg.fill ins(%zero : f32) outs(%ec : tensor<1x16x40x40xf32>) -> tensor<1x16x40x40xf32>
  %ed = tensor.empty() : tensor<1x1x20x20xf32>
  %d = linalg.fill ins(%zero : f32) outs(%ed : tensor<1x1x20x20xf32>) -> tensor<1x1x20x20xf32>
  %w = arith.constant dense<0.5> : tensor<16x16x1x1xf32>
  %v = arith.constant dense<[[[[0.0, 1.0]], [[2.0, 3.0]], [[4.0, 5.0]], [[6.0, 7.0]], [[8.0, 9.0]], [[10.0, 11.0]], [[12.0, 13.0]], [[14.0, 15.0]],
                              [[16.0, 17.0]], [[18.0, 19.0]], [[20.0, 21.0]], [[22.0, 23.0]], [[24.0, 25.0]], [[26.0, 27.0]], [[28.0, 29.0]], [[30.0, 31.0]]]]> : tensor<1x16x1x2xf32>
  %p = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x40x40xf32>, tensor<16x16x1x1xf32>)
      outs(%c : tensor<1x16x40x40xf32>) -> tensor<1x16x40x40xf32>
  %y = linalg.conv_2d_nchw_fchw {strides = dense<2> : tensor<2xi64>} ins(%p, %v : tensor<1x16x40x40xf32>, tensor<1x16x1x2xf32>)
      outs(%d : tensor<1x1x20x20xf32>) -> tensor<1x1x20x20xf32>
  return %y : tensor<1x1x20x20xf32>
}

// -----

// A sum over all points has no order of its own: it is transposed to nothing.
// REMARK: Converted | {{.*}} Function=sum
// CHECK-LABEL: func.func @sum(
// CHECK:         %[[SUMS:.*]] = linalg.conv_2d_nhwc_hwcf
// CHECK:         %[[SUM:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%[[SUMS]] : tensor<1x7x7x2xf32>)
// CHECK:         return %[[SUM]] : tensor<1x2xf32>
func.func @sum(%x: tensor<1x16x9x9xf32>, %c: tensor<1x2x7x7xf32>, %s: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<0.5> : tensor<2x16x3x3xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x9x9xf32>, tensor<2x16x3x3xf32>) outs(%c : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%y : tensor<1x2x7x7xf32>) outs(%s : tensor<1x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %t = arith.addf %in, %out : f32
    linalg.yield %t : f32
  } -> tensor<1x2xf32>
  return %r : tensor<1x2xf32>
}

// -----

// A depthwise convolution, whatever the length of rows, and with it neighbours with
// windows of one point or few channels, whose filters are transposed here.
// REMARK: [Passed] Converted | Category:act-channels-last | Function=depthwise | Op=linalg.depthwise_conv_2d_nchw_chw
// REMARK: [Passed] Converted | Category:act-channels-last | Function=depthwise | Op=linalg.conv_2d_nchw_fchw
// REMARK: [Passed] Converted | Category:act-channels-last | Function=depthwise | Op=linalg.conv_2d_nchw_fchw
// CHECK-LABEL: func.func @depthwise(
// CHECK-SAME:      %[[X:.*]]: tensor<1x3x72x72xf32>
// CHECK-DAG:     %[[DEPTHWISE:.*]] = arith.constant dense<{{\[\[\[}}0.000000e+00, 2.000000e+00, {{.*}}> : tensor<1x2x16xf32>
// CHECK-DAG:     %[[POINT:.*]] = arith.constant dense<5.000000e-01> : tensor<1x1x16x24xf32>
// CHECK-DAG:     %[[FIRST:.*]] = arith.constant dense<2.500000e-01> : tensor<3x3x3x16xf32>
// CHECK:         %[[LAST:.*]] = linalg.generic {{.*}} ins(%[[X]] :
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[LAST]], %[[FIRST]] :
// CHECK:         linalg.depthwise_conv_2d_nhwc_hwc {{.*}}%[[DEPTHWISE]] :
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}}%[[POINT]] :
// CHECK-NOT:     nchw
// CHECK:         return
func.func @depthwise(%x: tensor<1x3x72x72xf32>, %a: tensor<1x16x70x70xf32>, %b: tensor<1x16x70x69xf32>, %c: tensor<1x24x70x69xf32>) -> tensor<1x24x70x69xf32> {
  %w1 = arith.constant dense<0.25> : tensor<16x3x3x3xf32>
  %w2 = arith.constant dense<[[[0.0, 1.0]], [[2.0, 3.0]], [[4.0, 5.0]], [[6.0, 7.0]], [[8.0, 9.0]], [[10.0, 11.0]], [[12.0, 13.0]], [[14.0, 15.0]],
                              [[0.0, 1.0]], [[2.0, 3.0]], [[4.0, 5.0]], [[6.0, 7.0]], [[8.0, 9.0]], [[10.0, 11.0]], [[12.0, 13.0]], [[14.0, 15.0]]]> : tensor<16x1x2xf32>
  %w3 = arith.constant dense<0.5> : tensor<24x16x1x1xf32>
  %y1 = linalg.conv_2d_nchw_fchw ins(%x, %w1 : tensor<1x3x72x72xf32>, tensor<16x3x3x3xf32>) outs(%a : tensor<1x16x70x70xf32>) -> tensor<1x16x70x70xf32>
  %y2 = linalg.depthwise_conv_2d_nchw_chw ins(%y1, %w2 : tensor<1x16x70x70xf32>, tensor<16x1x2xf32>) outs(%b : tensor<1x16x70x69xf32>) -> tensor<1x16x70x69xf32>
  %y3 = linalg.conv_2d_nchw_fchw ins(%y2, %w3 : tensor<1x16x70x69xf32>, tensor<24x16x1x1xf32>) outs(%c : tensor<1x24x70x69xf32>) -> tensor<1x24x70x69xf32>
  return %y3 : tensor<1x24x70x69xf32>
}

// -----

// Pooling and the parts of a concatenation follow their neighbours.
// REMARK: [Passed] Converted | Category:act-channels-last | Function=concatenation | Op=linalg.conv_2d_nchw_fchw
// REMARK: [Passed] Converted | Category:act-channels-last | Function=concatenation | {{.*}}Op=linalg.pooling_nchw_max
// CHECK-LABEL: func.func @concatenation(
// CHECK:         %[[Y:.*]] = linalg.conv_2d_nhwc_hwcf
// CHECK:         %[[PART:.*]] = tensor.insert_slice %{{.*}} into %{{.*}}[0, 0, 0, 0] [1, 7, 7, 16] [1, 1, 1, 1] : tensor<1x7x7x16xf32> into tensor<1x7x7x32xf32>
// CHECK:         %[[ALL:.*]] = tensor.insert_slice %[[Y]] into %[[PART]][0, 0, 0, 16] [1, 7, 7, 16] [1, 1, 1, 1]
// CHECK:         linalg.pooling_nhwc_max {{.*}} ins(%[[ALL]], %{{.*}} : tensor<1x7x7x32xf32>, tensor<3x3xf32>)
// CHECK-NOT:     nchw
// CHECK:         return
func.func @concatenation(%x: tensor<1x16x9x9xf32>, %z: tensor<1x16x7x7xf32>, %c: tensor<1x16x7x7xf32>, %e: tensor<1x32x7x7xf32>,
                         %w2: tensor<3x3xf32>, %p: tensor<1x32x5x5xf32>) -> tensor<1x32x5x5xf32> {
  %w = arith.constant dense<0.5> : tensor<16x16x3x3xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x9x9xf32>, tensor<16x16x3x3xf32>) outs(%c : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  %part = tensor.insert_slice %z into %e[0, 0, 0, 0] [1, 16, 7, 7] [1, 1, 1, 1] : tensor<1x16x7x7xf32> into tensor<1x32x7x7xf32>
  %all = tensor.insert_slice %y into %part[0, 16, 0, 0] [1, 16, 7, 7] [1, 1, 1, 1] : tensor<1x16x7x7xf32> into tensor<1x32x7x7xf32>
  %m = linalg.pooling_nchw_max ins(%all, %w2 : tensor<1x32x7x7xf32>, tensor<3x3xf32>) outs(%p : tensor<1x32x5x5xf32>) -> tensor<1x32x5x5xf32>
  return %m : tensor<1x32x5x5xf32>
}

// -----

// Long rows, but 64 x 9 products for each element of the image.
// REMARK: [Passed] Converted | Category:act-channels-last | Function=long_rows
// CHECK-LABEL: func.func @long_rows(
// CHECK:         linalg.conv_2d_nhwc_hwcf
func.func @long_rows(%x: tensor<1x16x34x34xf32>, %c: tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32> {
  %w = arith.constant dense<0.5> : tensor<64x16x3x3xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x34x34xf32>, tensor<64x16x3x3xf32>) outs(%c : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
  return %y : tensor<1x64x32x32xf32>
}

// -----

// CHECK-LABEL: func.func @stay(
// CHECK-NOT:     nhwc
// CHECK:         return
func.func @stay(%x: tensor<1x16x9x9xf32>, %v: tensor<2x16x3x3xf32>, %long: tensor<1x16x34x34xf32>, %three: tensor<1x3x9x9xf32>,
                %h: tensor<1x16x9x9xf16>, %c: tensor<1x2x7x7xf32>, %cl: tensor<1x2x32x32xf32>, %cp: tensor<1x2x9x9xf32>, %ch: tensor<1x2x7x7xf16>,
                %cd: tensor<1x16x7x7xf32>)
    -> (tensor<1x2x7x7xf32>, tensor<1x2x32x32xf32>, tensor<1x2x7x7xf32>, tensor<1x2x9x9xf32>, tensor<1x2x7x7xf16>, tensor<1x16x7x7xf32>) {
  %w = arith.constant dense<0.5> : tensor<2x16x3x3xf32>
  %w3 = arith.constant dense<0.5> : tensor<2x3x3x3xf32>
  %wp = arith.constant dense<0.5> : tensor<2x16x1x1xf32>
  %wh = arith.constant dense<0.5> : tensor<2x16x3x3xf16>
  // The filter is no constant.
  %y0 = linalg.conv_2d_nchw_fchw ins(%x, %v : tensor<1x16x9x9xf32>, tensor<2x16x3x3xf32>) outs(%c : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
  // Long rows of points.
  %y1 = linalg.conv_2d_nchw_fchw ins(%long, %w : tensor<1x16x34x34xf32>, tensor<2x16x3x3xf32>) outs(%cl : tensor<1x2x32x32xf32>) -> tensor<1x2x32x32xf32>
  // Few channels.
  %y2 = linalg.conv_2d_nchw_fchw ins(%three, %w3 : tensor<1x3x9x9xf32>, tensor<2x3x3x3xf32>) outs(%c : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
  // Windows of one point.
  %y3 = linalg.conv_2d_nchw_fchw ins(%x, %wp : tensor<1x16x9x9xf32>, tensor<2x16x1x1xf32>) outs(%cp : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  // No kernel.
  %y4 = linalg.conv_2d_nchw_fchw ins(%h, %wh : tensor<1x16x9x9xf16>, tensor<2x16x3x3xf16>) outs(%ch : tensor<1x2x7x7xf16>) -> tensor<1x2x7x7xf16>
  // No convolution follows.
  %wd = arith.constant dense<0.5> : tensor<16x3x3xf32>
  %y5 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %wd : tensor<1x16x9x9xf32>, tensor<16x3x3xf32>) outs(%cd : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %y0, %y1, %y2, %y3, %y4, %y5 : tensor<1x2x7x7xf32>, tensor<1x2x32x32xf32>, tensor<1x2x7x7xf32>, tensor<1x2x9x9xf32>, tensor<1x2x7x7xf16>, tensor<1x16x7x7xf32>
}

// -----

// A sum over points that keeps their sizes is indexed by constants: it reads the
// channels in their old order.
// REMARK: Converted
// CHECK-LABEL: func.func @mean(
// CHECK:         linalg.conv_2d_nhwc_hwcf
// CHECK:         linalg.generic {{.*}} -> (d0, d2, d3, d1)>
// CHECK:         linalg.generic {{.*}} -> (d1, 0, 0)>
func.func @mean(%x: tensor<1x16x9x9xf32>, %b: tensor<16x1x1xf32>) -> tensor<1x16x1x1xf32> {
  %w = arith.constant dense<0.5> : tensor<16x16x3x3xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x16x7x7xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x9x9xf32>, tensor<16x16x3x3xf32>)
      outs(%f : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  %e1 = tensor.empty() : tensor<1x16x1x1xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x16x1x1xf32>) -> tensor<1x16x1x1xf32>
  %y = linalg.generic {
      indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (c, 0, 0)>,
                       affine_map<(n, c, h, w) -> (n, c, 0, 0)>],
      iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%c, %b : tensor<1x16x7x7xf32>, tensor<16x1x1xf32>) outs(%f1 : tensor<1x16x1x1xf32>) {
  ^bb0(%in: f32, %bias: f32, %out: f32):
    %point = arith.addf %in, %bias : f32
    %sum = arith.addf %out, %point : f32
    linalg.yield %sum : f32
  } -> tensor<1x16x1x1xf32>
  return %y : tensor<1x16x1x1xf32>
}

// -----

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#last = affine_map<(n, c, h, w) -> (n, h, w, c)>
#mean = affine_map<(n, c, h, w) -> (n, h, w, 0)>

// The same above the convolution.
// REMARK: Converted
// CHECK-LABEL: func.func @difference(
// CHECK:         linalg.generic {{.*}} -> (d0, d2, d3, 0)>
// CHECK:         linalg.generic {{.*}} -> (d0, d3, d1, d2)>
// CHECK:         linalg.conv_2d_nhwc_hwcf
func.func @difference(%x: tensor<1x9x9x16xf32>, %m: tensor<1x9x9x1xf32>, %c: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  %w = arith.constant dense<0.5> : tensor<16x16x3x3xf32>
  %e = tensor.empty() : tensor<1x16x9x9xf32>
  %d = linalg.generic {indexing_maps = [#last, #mean, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %m : tensor<1x9x9x16xf32>, tensor<1x9x9x1xf32>) outs(%e : tensor<1x16x9x9xf32>) {
  ^bb0(%in: f32, %mean: f32, %out: f32):
    %s = arith.subf %in, %mean : f32
    linalg.yield %s : f32
  } -> tensor<1x16x9x9xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%d, %w : tensor<1x16x9x9xf32>, tensor<16x16x3x3xf32>)
      outs(%c : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %y : tensor<1x16x7x7xf32>
}

// -----

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>

// What two convolutions read has channels last as well, and what it comes from.
// REMARK: Converted | {{.*}} Function=two_readers
// REMARK: Converted | {{.*}} Function=two_readers
// REMARK: Converted | {{.*}} Function=two_readers
// CHECK-LABEL: func.func @two_readers(
// CHECK-SAME:      %[[X:[^:]*]]: tensor<1x16x40x40xf32>
// CHECK:         %[[LAST:.*]] = linalg.generic {{.*}} ins(%[[X]] : tensor<1x16x40x40xf32>)
// CHECK:         %[[POINTS:.*]] = linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[LAST]],
// CHECK:         %[[ELU:.*]] = linalg.generic {{.*}} ins(%[[POINTS]] : tensor<1x40x40x16xf32>)
// CHECK:           act.elu
// CHECK-DAG:     linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[ELU]], %{{.*}} : tensor<1x40x40x16xf32>, tensor<3x3x16x64xf32>)
// CHECK-DAG:     linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[ELU]], %{{.*}} : tensor<1x40x40x16xf32>, tensor<2x2x16x128xf32>)
// CHECK-NOT:     nchw
// CHECK:         return
func.func @two_readers(%x: tensor<1x16x40x40xf32>, %s: tensor<1x16x40x40xf32>, %a: tensor<1x64x38x38xf32>, %b: tensor<1x128x39x39xf32>) -> (tensor<1x64x38x38xf32>, tensor<1x128x39x39xf32>) {
  %p = arith.constant dense<0.5> : tensor<16x16x1x1xf32>
  %v = arith.constant dense<0.5> : tensor<64x16x3x3xf32>
  %w = arith.constant dense<0.5> : tensor<128x16x2x2xf32>
  %empty = tensor.empty() : tensor<1x16x40x40xf32>
  %c = linalg.conv_2d_nchw_fchw ins(%x, %p : tensor<1x16x40x40xf32>, tensor<16x16x1x1xf32>)
      outs(%s : tensor<1x16x40x40xf32>) -> tensor<1x16x40x40xf32>
  %e = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c : tensor<1x16x40x40xf32>) outs(%empty : tensor<1x16x40x40xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  } -> tensor<1x16x40x40xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%e, %v : tensor<1x16x40x40xf32>, tensor<64x16x3x3xf32>)
      outs(%a : tensor<1x64x38x38xf32>) -> tensor<1x64x38x38xf32>
  %z = linalg.conv_2d_nchw_fchw ins(%e, %w : tensor<1x16x40x40xf32>, tensor<128x16x2x2xf32>)
      outs(%b : tensor<1x128x39x39xf32>) -> tensor<1x128x39x39xf32>
  return %y, %z : tensor<1x64x38x38xf32>, tensor<1x128x39x39xf32>
}
