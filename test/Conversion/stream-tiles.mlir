// RUN: act-opt %s --act-stream-tiles | FileCheck %s
// RUN: act-opt %s --act-stream-tiles --convert-vector-to-llvm=enable-amx --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm --reconcile-unrealized-casts | FileCheck %s --check-prefix=LLVM

// The address and the stride are in bytes. A tile of bf16 has twice the columns.
// CHECK-LABEL: func.func @stream(
// CHECK-SAME:      %[[FROM:.*]]: memref<?xbf16>, %[[PLACE:.*]]: index, %[[STRIDE:.*]]: index, %[[TO:[^:]*]]:
// CHECK:         %[[SIZE:.*]] = arith.constant 2 : index
// CHECK:         %[[START:.*]] = memref.extract_aligned_pointer_as_index %[[FROM]]
// CHECK:         %[[OFFSET:.*]] = arith.muli %[[PLACE]], %[[SIZE]]
// CHECK:         %[[SUM:.*]] = arith.addi %[[START]], %[[OFFSET]]
// CHECK:         %[[ADDRESS:.*]] = arith.index_cast %[[SUM]] : index to i64
// CHECK:         %[[STEP:.*]] = arith.muli %[[STRIDE]], %[[SIZE]]
// CHECK:         %[[BYTES:.*]] = arith.index_cast %[[STEP]] : index to i64
// CHECK-DAG:     %[[ROWS:.*]] = arith.constant 16 : i16
// CHECK-DAG:     %[[WIDTH:.*]] = arith.constant 64 : i16
// CHECK-DAG:     %[[POINTER:.*]] = llvm.inttoptr %[[ADDRESS]]
// CHECK:         llvm.call_intrinsic "llvm.x86.tileloaddt164.internal"(%[[ROWS]], %[[WIDTH]], %[[POINTER]], %[[BYTES]])
// CHECK-NOT:     amx.tile_load
// LLVM-LABEL:  llvm.func @stream(
// LLVM:          %[[TILE:.*]] = llvm.call_intrinsic "llvm.x86.tileloaddt164.internal"
// LLVM:          llvm.call_intrinsic "llvm.x86.tilestored64.internal"({{.*}}, %[[TILE]])
func.func @stream(%from: memref<?xbf16>, %place: index, %stride: index, %to: memref<16x32xbf16>) {
  %c0 = arith.constant 0 : index
  %tile = amx.tile_load %from[%place], %stride {nontemporal} : memref<?xbf16> into !amx.tile<16x32xbf16>
  amx.tile_store %to[%c0, %c0], %tile : memref<16x32xbf16>, !amx.tile<16x32xbf16>
  return
}

// Others stay.
// CHECK-LABEL: func.func @stay(
// CHECK-COUNT-3: amx.tile_load
// CHECK-NOT:     llvm.
func.func @stay(%row: memref<?xf32>, %matrix: memref<16x16xf32>, %stride: index) {
  %c0 = arith.constant 0 : index
  %0 = amx.tile_load %row[%c0], %stride : memref<?xf32> into !amx.tile<16x16xf32>
  %1 = amx.tile_load %matrix[%c0, %c0] {nontemporal} : memref<16x16xf32> into !amx.tile<16x16xf32>
  amx.tile_store %matrix[%c0, %c0], %0 : memref<16x16xf32>, !amx.tile<16x16xf32>
  amx.tile_store %matrix[%c0, %c0], %1 : memref<16x16xf32>, !amx.tile<16x16xf32>
  %2 = amx.tile_load %row[%c0], %stride : memref<?xf32> into !amx.tile<16x16xf32>
  amx.tile_store %matrix[%c0, %c0], %2 : memref<16x16xf32>, !amx.tile<16x16xf32>
  return
}
