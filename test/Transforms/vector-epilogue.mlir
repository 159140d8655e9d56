// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s

// A depthwise convolution starts from the fill, and applies bias and activation
// before it stores: its output is written once, and never read. Here the windows of
// a row are computed together.
// CHECK-LABEL: func.func @depthwise(
// CHECK-SAME:      %[[X:.*]]: memref<1x6x6x16xf32>, %[[W:.*]]: memref<3x3x16xf32>, %[[B:.*]]: memref<16xf32>, %[[Y:.*]]: memref<1x4x4x16xf32>)
// CHECK-NOT:     vector.{{load|store}} {{.*}}%[[Y]]
// CHECK:         %[[SUM:.*]]:4 = scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
// CHECK:           math.fma
// CHECK:         %[[BIAS:.*]] = vector.load %[[B]]
// CHECK:         %[[S:.*]] = arith.addf %[[SUM]]#0, %[[BIAS]]
// CHECK:         %[[R:.*]] = act.elu %[[S]]
// CHECK:         vector.store %[[R]], %[[Y]]
// CHECK-COUNT-3: vector.store %{{.*}}, %[[Y]]
// CHECK-NOT:     vector.store
// CHECK:         return
#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>
func.func @depthwise(%x: memref<1x6x6x16xf32>, %w: memref<3x3x16xf32>, %b: memref<16xf32>, %y: memref<1x4x4x16xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<1x4x4x16xf32>)
  linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : memref<1x6x6x16xf32>, memref<3x3x16xf32>) outs(%y : memref<1x4x4x16xf32>)
  linalg.generic {indexing_maps = [#channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : memref<16xf32>) outs(%y : memref<1x4x4x16xf32>) {
  ^bb0(%bias: f32, %sum: f32):
    %s = arith.addf %sum, %bias : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// A sum of columns whose result has another reader in between: the epilogue
// stays behind it. The last points have one code for both, under a mask.
// CHECK-LABEL: func.func @columns(
// CHECK-SAME:      %[[X:.*]]: memref<9x20xf32>, %[[Y:.*]]: memref<20xf32>, %[[Z:.*]]: memref<20xf32>)
// CHECK:         scf.for {{.*}} -> (vector<16xf32>) {
// CHECK:         vector.store %{{.*}}, %[[Y]]
// CHECK:         vector.maskedload %[[X]]
// CHECK:         vector.maskedstore %[[Y]]
// CHECK:         act.relu
func.func @columns(%x: memref<9x20xf32>, %y: memref<20xf32>, %z: memref<20xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<20xf32>)
  linalg.reduce {arith.addf} ins(%x : memref<9x20xf32>) outs(%y : memref<20xf32>) dimensions = [0]
  memref.copy %y, %z : memref<20xf32> to memref<20xf32>
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%y : memref<20xf32>) {
  ^bb0(%sum: f32):
    %r = act.relu %sum : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// A short last reduction, as the rows of a window, is no loop.
// CHECK-LABEL: func.func @windows(
// CHECK:         scf.for {{.*}} iter_args({{.*}}) -> (vector<16xf32>) {
// CHECK-COUNT-3:   math.fma
// CHECK-NOT:       math.fma
// CHECK:           scf.yield
// CHECK:         act.relu
func.func @windows(%x: memref<4x6x18xf32>, %w: memref<4x3x3xf32>, %y: memref<4x4x16xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<4x4x16xf32>)
  linalg.generic {
      indexing_maps = [affine_map<(c, h, v, i, j) -> (c, h + i, v + j)>, affine_map<(c, h, v, i, j) -> (c, i, j)>,
                       affine_map<(c, h, v, i, j) -> (c, h, v)>],
      iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : memref<4x6x18xf32>, memref<4x3x3xf32>) outs(%y : memref<4x4x16xf32>) {
  ^bb0(%in: f32, %f: f32, %out: f32):
    %p = arith.mulf %in, %f : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [affine_map<(c, h, v) -> (c, h, v)>], iterator_types = ["parallel", "parallel", "parallel"]} outs(%y : memref<4x4x16xf32>) {
  ^bb0(%sum: f32):
    %r = act.relu %sum : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// It starts from a bias in the same way.
// CHECK-LABEL: func.func @bias(
// CHECK-SAME:      %[[X:.*]]: memref<1x6x6x16xf32>, %[[W:.*]]: memref<3x3x16xf32>, %[[B:.*]]: memref<16xf32>, %[[Y:.*]]: memref<1x4x4x16xf32>)
// CHECK-NOT:     vector.{{load|store}} {{.*}}%[[Y]]
// CHECK:         %[[BIAS:.*]] = vector.load %[[B]]
// CHECK:         %[[SUM:.*]]:4 = scf.for {{.*}} iter_args(%{{.*}} = %[[BIAS]],
// CHECK:           math.fma
// CHECK:         %[[R:.*]] = act.elu %[[SUM]]#0
// CHECK:         vector.store %[[R]], %[[Y]]
// CHECK-COUNT-3: vector.store %{{.*}}, %[[Y]]
// CHECK-NOT:     vector.store
// CHECK:         return
#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>
func.func @bias(%x: memref<1x6x6x16xf32>, %w: memref<3x3x16xf32>, %b: memref<16xf32>, %y: memref<1x4x4x16xf32>) {
  linalg.generic {indexing_maps = [#channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : memref<16xf32>) outs(%y : memref<1x4x4x16xf32>) {
  ^bb0(%bias: f32, %out: f32):
    linalg.yield %bias : f32
  }
  linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : memref<1x6x6x16xf32>, memref<3x3x16xf32>) outs(%y : memref<1x4x4x16xf32>)
  linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      outs(%y : memref<1x4x4x16xf32>) {
  ^bb0(%sum: f32):
    %r = act.elu %sum : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// Not if it reads what is overwritten meanwhile, as the output itself.
// CHECK-LABEL: func.func @reversed(
// CHECK-SAME:      %[[X:.*]]: memref<9x16xf32>, %[[Y:.*]]: memref<16xf32>)
// CHECK:         vector.store %{{.*}}, %[[Y]]
// CHECK:         %[[FIRST:.*]] = vector.load %[[Y]]
// CHECK:         scf.for {{.*}} iter_args(%{{.*}} = %[[FIRST]])
// CHECK:         vector.store %{{.*}}, %[[Y]]
func.func @reversed(%x: memref<9x16xf32>, %y: memref<16xf32>) {
  %before = memref.cast %y : memref<16xf32> to memref<16xf32, strided<[1]>>
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%before : memref<16xf32, strided<[1]>>) outs(%y : memref<16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.relu %in : f32
    linalg.yield %r : f32
  }
  linalg.reduce {arith.addf} ins(%x : memref<9x16xf32>) outs(%y : memref<16xf32>) dimensions = [0]
  return
}
