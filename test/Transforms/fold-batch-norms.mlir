// RUN: act-opt %s --act-fold-batch-norms --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-fold-batch-norms --split-input-file --remarks-filter=act-fold-batch-norms -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK --implicit-check-not=Folded --implicit-check-not=NotFolded

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#ch = affine_map<(n, c, h, w) -> (c)>

// (x - mean) * scale + beta. What follows stays.
// REMARK: [Passed] Folded | Category:act-fold-batch-norms | Function=convolution | Op=linalg.conv_2d_nchw_fchw
// CHECK-LABEL: func.func @convolution(
// CHECK:         %[[K:.*]] = arith.constant dense<{{\[\[\[\[}}2.000000e+00, 4.000000e+00]]], {{\[\[\[}}-3.000000e+00, -4.000000e+00]]]]> : tensor<2x1x1x2xf32>
// CHECK:         %[[C:.*]] = linalg.conv_2d_nchw_fchw ins(%{{.*}}, %[[K]] :
// CHECK:         %[[B:.*]] = arith.constant dense<[9.800000e+01, 2.100000e+02]> : tensor<2xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[C]], %[[B]] : tensor<1x2x4x3xf32>, tensor<2xf32>)
// CHECK-NEXT:    ^bb0(%[[IN:.*]]: f32, %[[IB:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[S:.*]] = arith.addf %[[IN]], %[[IB]] : f32
// CHECK-NEXT:      %[[T:.*]] = math.tanh %[[S]] : f32
// CHECK-NEXT:      linalg.yield %[[T]]
func.func @convolution(%x: tensor<1x1x4x4xf32>) -> tensor<1x2x4x3xf32> {
  %zero = arith.constant 0.0 : f32
  %k = arith.constant dense<[[[[1.0, 2.0]]], [[[3.0, 4.0]]]]> : tensor<2x1x1x2xf32>
  %mean = arith.constant dense<[1.0, 10.0]> : tensor<2xf32>
  %scale = arith.constant dense<[2.0, -1.0]> : tensor<2xf32>
  %beta = arith.constant dense<[100.0, 200.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<1x2x4x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x3xf32>) -> tensor<1x2x4x3xf32>
  %c = linalg.conv_2d_nchw_fchw ins(%x, %k : tensor<1x1x4x4xf32>, tensor<2x1x1x2xf32>) outs(%f : tensor<1x2x4x3xf32>) -> tensor<1x2x4x3xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #ch, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %mean, %scale, %beta : tensor<1x2x4x3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<1x2x4x3xf32>) {
  ^bb0(%in: f32, %m: f32, %s: f32, %b: f32, %out: f32):
    %0 = arith.subf %in, %m : f32
    %1 = arith.mulf %0, %s : f32
    %2 = arith.addf %b, %1 : f32
    %3 = math.tanh %2 : f32
    linalg.yield %3 : f32
  } -> tensor<1x2x4x3xf32>
  return %y : tensor<1x2x4x3xf32>
}

// -----

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#ch = affine_map<(n, c, h, w) -> (c)>

// The number of images need not be known, the filter may have another shape than
// the constant, and the sums may start from a bias.
// REMARK: [Passed] Folded | {{.*}} Function=depthwise |
// CHECK-LABEL: func.func @depthwise(
// CHECK:         %[[F:.*]] = linalg.fill ins(%{{.*}} : f32)
// CHECK:         %[[K:.*]] = arith.constant dense<{{\[\[\[}}2.000000e+00]], {{\[\[}}8.000000e+00]]]> : tensor<2x1x1xf32>
// CHECK:         %[[C:.*]] = linalg.depthwise_conv_2d_nchw_chw ins(%{{.*}}, %[[K]] : {{.*}} outs(%[[F]] :
// CHECK:         %[[B:.*]] = arith.constant dense<[1.000000e+01, 8.000000e+01]> : tensor<2xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[C]], %[[B]] :
// CHECK:           arith.addf
// CHECK-NEXT:      linalg.yield
func.func @depthwise(%x: tensor<?x2x4x4xf32>, %n: index) -> tensor<?x2x4x4xf32> {
  %k = arith.constant dense<[[[[1.0]]], [[[2.0]]]]> : tensor<2x1x1x1xf32>
  %kc = tensor.collapse_shape %k [[0, 1], [2], [3]] : tensor<2x1x1x1xf32> into tensor<2x1x1xf32>
  %bias = arith.constant dense<[5.0, 20.0]> : tensor<2xf32>
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty(%n) : tensor<?x2x4x4xf32>
  %f = linalg.generic {indexing_maps = [#ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%bias : tensor<2xf32>) outs(%e : tensor<?x2x4x4xf32>) {
  ^bb0(%b: f32, %out: f32):
    linalg.yield %b : f32
  } -> tensor<?x2x4x4xf32>
  %c = linalg.depthwise_conv_2d_nchw_chw ins(%x, %kc : tensor<?x2x4x4xf32>, tensor<2x1x1xf32>) outs(%f : tensor<?x2x4x4xf32>) -> tensor<?x2x4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %scale : tensor<?x2x4x4xf32>, tensor<2xf32>) outs(%e : tensor<?x2x4x4xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %s, %in : f32
    linalg.yield %0 : f32
  } -> tensor<?x2x4x4xf32>
  return %y : tensor<?x2x4x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#one = affine_map<(i, j) -> (0, j)>

// Either operand may hold the weights, and the last step may be a division. A
// number that belongs to no channel counts, too.
// REMARK: [Passed] Folded | {{.*}} Function=product | Op=linalg.matmul
// CHECK-LABEL: func.func @product(
// CHECK:         %[[W:.*]] = arith.constant dense<{{\[\[}}-5.000000e-01, -5.000000e-01], [-1.500000e+00, -1.000000e+00]]> : tensor<2x2xf64>
// CHECK:         %[[C:.*]] = linalg.matmul ins(%{{.*}}, %[[W]] :
// CHECK:         %[[B:.*]] = arith.constant dense<[5.000000e-01, 2.500000e-01]> : tensor<2xf64>
// CHECK:         linalg.generic {{.*}} ins(%[[C]], %[[B]] :
func.func @product(%x: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %zero = arith.constant 0.0 : f64
  %c1 = arith.constant 1.0 : f64
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf64>
  %scale = arith.constant dense<[[2.0, 4.0]]> : tensor<1x2xf64>
  %e = tensor.empty() : tensor<3x2xf64>
  %f = linalg.fill ins(%zero : f64) outs(%e : tensor<3x2xf64>) -> tensor<3x2xf64>
  %c = linalg.matmul ins(%x, %w : tensor<3x2xf64>, tensor<2x2xf64>) outs(%f : tensor<3x2xf64>) -> tensor<3x2xf64>
  %y = linalg.generic {indexing_maps = [#id, #one, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<3x2xf64>, tensor<1x2xf64>) outs(%e : tensor<3x2xf64>) {
  ^bb0(%in: f64, %s: f64, %out: f64):
    %0 = arith.subf %c1, %in : f64
    %1 = arith.divf %0, %s : f64
    linalg.yield %1 : f64
  } -> tensor<3x2xf64>
  return %y : tensor<3x2xf64>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#col = affine_map<(i, j) -> (j)>

// No constants: a batch norm that learns.
// REMARK: [Missed] NotFolded | {{.*}} Function=learned | {{.*}}Reason="no constant weights belong to its channels"
// CHECK-LABEL: func.func @learned(
// CHECK:         linalg.matmul ins(%{{.*}}, %arg1 :
// CHECK:           arith.mulf
func.func @learned(%x: tensor<3x2xf32>, %w: tensor<2x2xf32>) -> tensor<3x2xf32> {
  %zero = arith.constant 0.0 : f32
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<3x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<3x2xf32>) -> tensor<3x2xf32>
  %c = linalg.matmul ins(%x, %w : tensor<3x2xf32>, tensor<2x2xf32>) outs(%f : tensor<3x2xf32>) -> tensor<3x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<3x2xf32>, tensor<2xf32>) outs(%e : tensor<3x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<3x2xf32>
  return %y : tensor<3x2xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#col = affine_map<(i, j) -> (j)>

// REMARK: [Missed] NotFolded | {{.*}} Function=rows | {{.*}}Reason="no constant weights belong to its channels"
// REMARK: [Missed] NotFolded | {{.*}} Function=start | {{.*}}Reason="the sums start from what is not constant"
// REMARK: [Missed] NotFolded | {{.*}} Function=overflow | {{.*}}Reason="a constant would overflow"
// REMARK: [Missed] NotFolded | {{.*}} Function=shared | {{.*}}Reason="the weights have other uses"

// The rows are none of W.
// CHECK-LABEL: func.func @rows(
// CHECK:           arith.mulf
func.func @rows(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %c = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}

// CHECK-LABEL: func.func @start(
// CHECK:           arith.mulf
func.func @start(%x: tensor<2x2xf32>, %f: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %c = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}

// CHECK-LABEL: func.func @overflow(
// CHECK:           arith.mulf
func.func @overflow(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[2.0, 1.0e38]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %c = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}

// CHECK-LABEL: func.func @shared(
// CHECK:           arith.mulf
func.func @shared(%x: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %c = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  return %y, %w : tensor<2x2xf32>, tensor<2x2xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#col = affine_map<(i, j) -> (j)>

// No batch norms, so no remarks: a bias alone, one number for all channels, what
// reads the product twice, and another function of it.
// CHECK-LABEL: func.func @others(
// CHECK-COUNT-4: linalg.matmul ins(%{{.*}}, %[[W:.*]] :
// CHECK-NOT:     arith.constant
func.func @others(%x: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %c0 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y0 = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c0, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.addf %in, %s : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  %c1 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c1 : tensor<2x2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.mulf %in, %half : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  %c2 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y2 = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c2, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.mulf %in, %s : f32
    %1 = arith.addf %0, %in : f32
    linalg.yield %1 : f32
  } -> tensor<2x2xf32>
  %c3 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y3 = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c3, %scale : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: f32, %s: f32, %out: f32):
    %0 = arith.divf %s, %in : f32
    linalg.yield %0 : f32
  } -> tensor<2x2xf32>
  return %y0, %y1, %y2, %y3 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>
}
