// Windows that are neighbours have elements in common: some of them are computed at
// a time, as many as registers allow, and about as many each time.

// RUN: act-opt %s --act-tile-and-vectorize --canonicalize --cse | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=256 vector-registers=16" --canonicalize --cse | FileCheck %s --check-prefix=AVX2
// RUN: act-opt %s --act-tile-and-vectorize="l2-bytes=512" | FileCheck %s --check-prefix=LARGE

// Of 9 windows 5 read 7 elements of each row, and 3 of the filter; then 4 read 6.
// CHECK-LABEL: func.func @windows(
// CHECK-SAME:      %[[X:.*]]: memref<1x9x11x32xf32>, %[[W:.*]]: memref<3x3x32xf32>
// CHECK:         scf.for {{.*}} iter_args
// CHECK-COUNT-10:  vector.load
// CHECK-NOT:       vector.load
// CHECK:           scf.yield
// CHECK-COUNT-5: vector.store
// CHECK:         scf.for {{.*}} iter_args
// CHECK-COUNT-9:   vector.load
// CHECK-NOT:       vector.load
// CHECK:           scf.yield
// CHECK-COUNT-4: vector.store
// CHECK-NOT:     vector.store

// With 16 registers 3 windows at a time, of two vectors.
// AVX2-LABEL: func.func @windows(
// AVX2:         scf.for {{.*}} iter_args
// AVX2-COUNT-16:  vector.load
// AVX2-NOT:       vector.load
// AVX2:           scf.yield

// What does not stay in cache is read in long pieces.
// LARGE-LABEL: func.func @windows(
// LARGE:         scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>)
// LARGE-COUNT-2: vector.store
// LARGE-NOT:     vector.store
// LARGE:       func.func @strides
func.func @windows(%x: memref<1x9x11x32xf32>, %w: memref<3x3x32xf32>, %y: memref<1x7x9x32xf32>) {
  linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : memref<1x9x11x32xf32>, memref<3x3x32xf32>) outs(%y : memref<1x7x9x32xf32>)
  return
}

// With a stride of 2, 4 windows read 9 elements of each row. Of pooling, the shape
// of windows alone is the other operand.
// CHECK-LABEL: func.func @strides(
// CHECK:         scf.for {{.*}} iter_args
// CHECK-COUNT-9:   vector.load
// CHECK-NOT:       vector.load
// CHECK:           scf.yield
func.func @strides(%x: memref<1x9x9x16xf32>, %w: memref<3x3xf32>, %y: memref<1x4x4x16xf32>) {
  linalg.pooling_nhwc_max {strides = dense<2> : tensor<2xi64>} ins(%x, %w : memref<1x9x9x16xf32>, memref<3x3xf32>) outs(%y : memref<1x4x4x16xf32>)
  return
}
