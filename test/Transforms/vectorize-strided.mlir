// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128" --split-input-file | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128 scalable-vectors" --split-input-file | FileCheck %s --check-prefix=SCALABLE

// Every second point of an image: two loads, the second of which ends with the last
// point, and none behind it. Channels are around rows, as in memory, although they
// are a later loop.
// CHECK-LABEL: func.func @depthwise(
// CHECK-SAME:      %[[X:.*]]: memref<1x4x9x13xf32>, %[[W:.*]]: memref<4x3x3xf32>, %[[Y:.*]]: memref<1x4x4x6xf32>)
// CHECK:         scf.for %{{.*}} = %c0{{.*}} to %c1{{.*}} step
// CHECK:           scf.for %[[C:.*]] = %c0{{.*}} to %c4{{.*}} step
// CHECK:             scf.for %[[ROW:.*]] = %c0{{.*}} to %c4{{.*}} step
// CHECK:               scf.for
// CHECK:                 %[[FIRST:.*]] = vector.load %[[X]][%{{.*}}, %[[C]], %{{.*}}, %[[AT:.*]]] : memref<1x4x9x13xf32>, vector<4xf32>
// CHECK:                 %[[MIDDLE:.*]] = arith.addi %[[AT]], %c3
// CHECK:                 %[[SECOND:.*]] = vector.load %[[X]][%{{.*}}, %[[C]], %{{.*}}, %[[MIDDLE]]]
// CHECK:                 %[[POINTS:.*]] = vector.shuffle %[[FIRST]], %[[SECOND]] [0, 2, 5, 7]
// CHECK:                 math.fma %[[POINTS]]
// The last two points of a row: nothing is read behind them.
// CHECK:               %[[MASK:.*]] = vector.create_mask
// CHECK:                 %[[MASK_1:.*]] = vector.shuffle %[[MASK]], %[[MASK]] [0, 1, 1, 2]
// CHECK:                 vector.maskedload %[[X]]{{.*}}, %[[MASK_1]]
// CHECK:                 %[[MASK_2:.*]] = vector.shuffle %[[MASK]], %[[MASK]] [2, 2, 3, 3]
// CHECK:                 vector.maskedload %[[X]]{{.*}}, %[[MASK_2]]
// Vectors of an unknown length have no such shuffle.
// SCALABLE-LABEL: func.func @depthwise(
// SCALABLE-NOT:     vector<[4]xf32>
// SCALABLE:         return
func.func @depthwise(%x: memref<1x4x9x13xf32>, %w: memref<4x3x3xf32>, %y: memref<1x4x4x6xf32>) {
  linalg.depthwise_conv_2d_nchw_chw {strides = dense<2> : vector<2xi64>}
      ins(%x, %w : memref<1x4x9x13xf32>, memref<4x3x3xf32>) outs(%y : memref<1x4x4x6xf32>)
  return
}

// -----

#read = affine_map<(i) -> (i)>
#second = affine_map<(i) -> (i * 2)>
#third = affine_map<(i) -> (i * 3)>

// What is written must be contiguous, and what is read has no other stride.
// CHECK-LABEL: func.func @store(
// CHECK-NOT:     vector.
// CHECK-LABEL: func.func @third(
// CHECK-NOT:     vector.
// CHECK:         return
func.func @store(%x: memref<8xf32>, %y: memref<16xf32>) {
  linalg.generic {indexing_maps = [#read, #second], iterator_types = ["parallel"]} ins(%x : memref<8xf32>) outs(%y : memref<16xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}
func.func @third(%x: memref<24xf32>, %y: memref<8xf32>) {
  linalg.generic {indexing_maps = [#third, #read], iterator_types = ["parallel"]} ins(%x : memref<24xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}
