// RUN: act-opt %s --act-fuse-elementwise --split-input-file | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// CHECK-LABEL: func.func @chain(
// CHECK:         linalg.generic
// CHECK:           arith.addf
// CHECK-NEXT:      math.tanh
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @chain(%x: tensor<4x8xf32>, %b: tensor<8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %s = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b : tensor<4x8xf32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %in_b: f32, %out: f32):
    %r = arith.addf %in, %in_b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.tanh %in : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>

// A product would compute the activation once for each of its columns.
// CHECK-LABEL: func.func @product(
// CHECK:         %[[H:.*]] = linalg.generic
// CHECK:           math.tanh
// CHECK:         linalg.generic {{.*}} ins(%[[H]], %{{.*}})
// CHECK-NOT:       math.tanh
// CHECK:         return
func.func @product(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %c: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %h = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.tanh %in : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#mk, #kn, #mn], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%h, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>

// Nor would another reduction that reads it several times.
// CHECK-LABEL: func.func @distances(
// CHECK:         math.tanh
// CHECK:         linalg.generic
// CHECK-NOT:       math.tanh
// CHECK:         return
func.func @distances(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %c: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %h = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.tanh %in : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#mk, #kn, #mn], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%h, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %d = arith.subf %a, %b : f32
    %p = math.absf %d : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// A sum reads it once.
// CHECK-LABEL: func.func @sum(
// CHECK:         linalg.generic
// CHECK:           math.tanh
// CHECK:           arith.addf
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @sum(%x: tensor<4x8xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %h = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.tanh %in : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%h : tensor<4x8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %out, %in : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

#id = affine_map<(b, i, j) -> (b, i, j)>
#row = affine_map<(b, i, j) -> (j)>

// The product of a batch of sequences stays one of matrices, and its epilogue
// is on a matrix, too.
// CHECK-LABEL: func.func @sequences(
// CHECK:         %[[C:.*]] = linalg.matmul
// CHECK:         %[[Y:.*]] = linalg.generic {{.*}} ins(%[[C]], %{{.*}} : tensor<24x16xf32>, tensor<16xf32>)
// CHECK:           math.tanh
// CHECK:         tensor.expand_shape %[[Y]]
func.func @sequences(%x: tensor<3x8x32xf32>, %w: tensor<32x16xf32>, %bias: tensor<16xf32>) -> tensor<3x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %rows = tensor.collapse_shape %x [[0, 1], [2]] : tensor<3x8x32xf32> into tensor<24x32xf32>
  %empty = tensor.empty() : tensor<24x16xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<24x16xf32>) -> tensor<24x16xf32>
  %c = linalg.matmul ins(%rows, %w : tensor<24x32xf32>, tensor<32x16xf32>) outs(%fill : tensor<24x16xf32>) -> tensor<24x16xf32>
  %s = tensor.expand_shape %c [[0, 1], [2]] output_shape [3, 8, 16] : tensor<24x16xf32> into tensor<3x8x16xf32>
  %e = tensor.empty() : tensor<3x8x16xf32>
  %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%s, %bias : tensor<3x8x16xf32>, tensor<16xf32>) outs(%e : tensor<3x8x16xf32>) {
  ^bb0(%in: f32, %b: f32, %out: f32):
    %a = arith.addf %in, %b : f32
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<3x8x16xf32>
  return %y : tensor<3x8x16xf32>
}

// -----

#ch = affine_map<(c) -> (c)>
#id = affine_map<(c, i) -> (c, i)>
#row = affine_map<(c, i) -> (c)>

// A root for each channel is not computed anew for each of its points, but what
// takes no longer than to load it is.
// CHECK-LABEL: func.func @channels(
// CHECK:         linalg.generic
// CHECK:           math.rsqrt
// CHECK:         linalg.generic
// CHECK-NOT:       math.rsqrt
// CHECK:           arith.mulf
// CHECK:           arith.addf
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @channels(%x: tensor<4x8xf32>, %v: tensor<4xf32>) -> tensor<4x8xf32> {
  %ec = tensor.empty() : tensor<4xf32>
  %e = tensor.empty() : tensor<4x8xf32>
  %r = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<4xf32>) outs(%ec : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.rsqrt %in : f32
    linalg.yield %0 : f32
  } -> tensor<4xf32>
  %s = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<4xf32>) outs(%ec : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.addf %in, %in : f32
    linalg.yield %0 : f32
  } -> tensor<4xf32>
  %y = linalg.generic {indexing_maps = [#id, #row, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %r, %s : tensor<4x8xf32>, tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %in_r: f32, %in_s: f32, %out: f32):
    %0 = arith.mulf %in, %in_r : f32
    %1 = arith.addf %0, %in_s : f32
    linalg.yield %1 : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(c, i) -> (c, i)>
#ch = affine_map<(c) -> (c)>
#row = affine_map<(c, i) -> (c)>
#col = affine_map<(c, i) -> (i)>

// What is read once is no reason to stay apart, nor is a single value.
// CHECK-LABEL: func.func @once(
// CHECK:         linalg.generic
// CHECK-DAG:       math.rsqrt
// CHECK-DAG:       math.exp
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @once(%x: tensor<1x8xf32>, %v: tensor<8xf32>, %a: tensor<1xf32>) -> tensor<1x8xf32> {
  %e1 = tensor.empty() : tensor<1xf32>
  %e8 = tensor.empty() : tensor<8xf32>
  %e = tensor.empty() : tensor<1x8xf32>
  %r = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<8xf32>) outs(%e8 : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.rsqrt %in : f32
    linalg.yield %0 : f32
  } -> tensor<8xf32>
  %s = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%a : tensor<1xf32>) outs(%e1 : tensor<1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.exp %in : f32
    linalg.yield %0 : f32
  } -> tensor<1xf32>
  %y = linalg.generic {indexing_maps = [#id, #col, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %r, %s : tensor<1x8xf32>, tensor<8xf32>, tensor<1xf32>) outs(%e : tensor<1x8xf32>) {
  ^bb0(%in: f32, %in_r: f32, %in_s: f32, %out: f32):
    %0 = arith.mulf %in, %in_r : f32
    %1 = arith.addf %0, %in_s : f32
    linalg.yield %1 : f32
  } -> tensor<1x8xf32>
  return %y : tensor<1x8xf32>
}

// -----

#ch = affine_map<(c) -> (c)>

// What is the same on all computers is computed now: 1 / sqrt(x + 0.1), with 0.1
// rounded to f32.
// CHECK-LABEL: func.func @constants(
// CHECK-NEXT:    %[[Y:.*]] = arith.constant dense<[3.1622777, 0.9534626, 0.690065562]> : tensor<3xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @constants() -> tensor<3xf32> {
  %v = arith.constant dense<[0.0, 1.0, 2.0]> : tensor<3xf32>
  %tenth = arith.constant 0.1 : f64
  %e = tensor.empty() : tensor<3xf32>
  %s = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<3xf32>) outs(%e : tensor<3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.truncf %tenth : f64 to f32
    %1 = arith.addf %in, %0 : f32
    linalg.yield %1 : f32
  } -> tensor<3xf32>
  %r = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%s : tensor<3xf32>) outs(%e : tensor<3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.rsqrt %in : f32
    linalg.yield %0 : f32
  } -> tensor<3xf32>
  return %r : tensor<3xf32>
}

// -----

#ch = affine_map<(c) -> (c)>
#id = affine_map<(c, i) -> (c, i)>
#row = affine_map<(c, i) -> (c)>

// Not what the C library computes, nor what may have other roundings, nor what
// gets larger by it.
// CHECK-LABEL: func.func @left(
// CHECK:         math.sin
// CHECK:         arith.addf {{.*}} : bf16
// CHECK:         arith.addf {{.*}} fastmath<reassoc>
// CHECK:         linalg.generic
// CHECK:           linalg.yield %in
func.func @left() -> (tensor<2xf32>, tensor<2xbf16>, tensor<2xf32>, tensor<2x3xf32>) {
  %v = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xbf16>
  %e = tensor.empty() : tensor<2xf32>
  %eb = tensor.empty() : tensor<2xbf16>
  %e2 = tensor.empty() : tensor<2x3xf32>
  %s = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = math.sin %in : f32
    linalg.yield %0 : f32
  } -> tensor<2xf32>
  %t = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%b : tensor<2xbf16>) outs(%eb : tensor<2xbf16>) {
  ^bb0(%in: bf16, %out: bf16):
    %0 = arith.addf %in, %in : bf16
    linalg.yield %0 : bf16
  } -> tensor<2xbf16>
  %u = linalg.generic {indexing_maps = [#ch, #ch], iterator_types = ["parallel"]}
      ins(%v : tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.addf %in, %in fastmath<reassoc> : f32
    linalg.yield %0 : f32
  } -> tensor<2xf32>
  %w = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%v : tensor<2xf32>) outs(%e2 : tensor<2x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<2x3xf32>
  return %s, %t, %u, %w : tensor<2xf32>, tensor<2xbf16>, tensor<2xf32>, tensor<2x3xf32>
}
