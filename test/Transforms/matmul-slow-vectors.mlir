// Where multiply-adds of whole vectors start one at a time, tiles have four vectors
// of columns, unless fewer of them leave less padding.

// RUN: act-opt %s --act-tile-and-vectorize="multiply-adds-per-cycle=1 l1-bytes=32768 l2-bytes=1048576" | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize="l1-bytes=32768 l2-bytes=1048576" | FileCheck %s --check-prefix=FAST
// FAST:     call @act_pack_across(
// FAST-NOT: _packing(

// The first rows pack B. The rows of A are read where they are, though each begins
// on a page of its own.
// CHECK-LABEL: func.func @long_rows(
// CHECK:         memref.alloc() {alignment = 64 : i64} : memref<131072xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for %[[ROW:.*]] = %{{.*}} to %c96 step
// CHECK:           %[[FIRST:.*]] = arith.cmpi eq, %[[ROW]], %c0 : index
// CHECK:           scf.if %[[FIRST]] {
// CHECK:             call @act_micro_kernel_6x64_packing(
// CHECK:           } else {
// CHECK:             call @act_micro_kernel_6x64(
func.func @long_rows(%a: memref<96x2048xf32>, %b: memref<2048x128xf32>, %c: memref<96x128xf32>) {
  linalg.matmul ins(%a, %b : memref<96x2048xf32>, memref<2048x128xf32>) outs(%c : memref<96x128xf32>)
  return
}

// Three vectors, and five of two.
// CHECK-LABEL: func.func @columns_96(
// CHECK:         call @act_micro_kernel_8x48_packing(
func.func @columns_96(%a: memref<96x64xf32>, %b: memref<64x96xf32>, %c: memref<96x96xf32>) {
  linalg.matmul ins(%a, %b : memref<96x64xf32>, memref<64x96xf32>) outs(%c : memref<96x96xf32>)
  return
}

// CHECK-LABEL: func.func @columns_160(
// CHECK:         call @act_pack_across(
// CHECK:         call @act_micro_kernel_10x32(
func.func @columns_160(%a: memref<90x64xf32>, %b: memref<64x160xf32>, %c: memref<90x160xf32>) {
  linalg.matmul ins(%a, %b : memref<90x64xf32>, memref<64x160xf32>) outs(%c : memref<90x160xf32>)
  return
}

// What packs squares of B does so before.
// CHECK-LABEL: func.func @transposed(
// CHECK:         call @act_pack_along_k(
// CHECK-NOT:     _packing(
// CHECK:         call @act_micro_kernel_6x64(
#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n, k)>
#c = affine_map<(m, n, k) -> (m, n)>
func.func @transposed(%a: memref<96x64xf32>, %b: memref<128x64xf32>, %c: memref<96x128xf32>) {
  linalg.matmul indexing_maps = [#a, #b, #c]
      ins(%a, %b : memref<96x64xf32>, memref<128x64xf32>) outs(%c : memref<96x128xf32>)
  return
}

// CHECK:       func.func private @act_micro_kernel_6x64_packing(
// CHECK-COUNT-4: memref.prefetch
// CHECK:         %[[B:.*]] = vector.load
// CHECK:         vector.store %[[B]]
// CHECK:         math.fma
