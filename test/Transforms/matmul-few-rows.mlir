// Products of few rows, with the registers and caches of AVX2.

// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=256 vector-registers=16 l1-bytes=32768 l2-bytes=524288" | FileCheck %s

// Caches that hold nothing make small blocks.
// RUN: act-opt %s --act-tile-and-vectorize="l1-bytes=0 l2-bytes=0" | FileCheck %s --check-prefix=SMALL
// SMALL: func.func @few_rows(
// SMALL: math.fma

// One tile is as high as A, and reads A and B where they are.
// CHECK-LABEL: func.func @few_rows(
// CHECK-NOT:     memref.alloc
func.func @few_rows(%a: memref<4x64xf32>, %b: memref<64x512xf32>, %c: memref<4x512xf32>) {
  linalg.matmul ins(%a, %b : memref<4x64xf32>, memref<64x512xf32>) outs(%c : memref<4x512xf32>)
  return
}

// Several tiles read B from L1. Its rows would have the same place there, so it is
// packed.
// CHECK-LABEL: func.func @conflicts(
// CHECK:         memref.alloc() {alignment = 64 : i64} : memref<16384xf32>
// CHECK-NOT:     memref.alloc
func.func @conflicts(%a: memref<16x64xf32>, %b: memref<64x512xf32>, %c: memref<16x512xf32>) {
  linalg.matmul ins(%a, %b : memref<16x64xf32>, memref<64x512xf32>) outs(%c : memref<16x512xf32>)
  return
}

// These have places of their own, and B comes from memory: few rows at a time.
// Those of A are as long as a page, and are packed.
// CHECK-LABEL: func.func @large(
// CHECK:         memref.alloc() {alignment = 64 : i64} : memref<512xf32>
// CHECK-NOT:     memref.alloc
func.func @large(%a: memref<16x1024xf32>, %b: memref<1024x1008xf32>, %c: memref<16x1008xf32>) {
  linalg.matmul ins(%a, %b : memref<16x1024xf32>, memref<1024x1008xf32>) outs(%c : memref<16x1008xf32>)
  return
}

// It stays in L2: more rows at a time.
// CHECK-LABEL: func.func @small(
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for %{{.*}} to %c256{{.*}} step %c128
func.func @small(%a: memref<16x256xf32>, %b: memref<256x240xf32>, %c: memref<16x240xf32>) {
  linalg.matmul ins(%a, %b : memref<16x256xf32>, memref<256x240xf32>) outs(%c : memref<16x240xf32>)
  return
}

// Two tiles of four rows would compute one more than there is: the second has
// three. Four steps of k are unrolled.
// CHECK-LABEL: func.func @rest(
// CHECK-COUNT-56: math.fma
// CHECK-NOT:     math.fma
// CHECK:         return
func.func @rest(%a: memref<7x64xf32>, %b: memref<64x48xf32>, %c: memref<7x48xf32>) {
  linalg.matmul ins(%a, %b : memref<7x64xf32>, memref<64x48xf32>) outs(%c : memref<7x48xf32>)
  return
}
