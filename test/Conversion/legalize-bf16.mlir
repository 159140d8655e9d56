// RUN: act-opt %s -act-legalize-bf16 | FileCheck %s

// What only moves bits moves integers, from block to block too.
// CHECK-LABEL: llvm.func @moves(
// CHECK-SAME:      %[[P:[^:]*]]: !llvm.ptr, %[[M:[^:]*]]: vector<32xi1>, %[[X:[^:]*]]: vector<32xbf16>)
// CHECK:         %[[PASS:.*]] = llvm.bitcast %[[X]] : vector<32xbf16> to vector<32xi16>
// CHECK:         %[[ONE:.*]] = llvm.mlir.constant(dense<16256> : vector<32xi16>) : vector<32xi16>
// CHECK:         %[[LOADED:.*]] = llvm.intr.masked.load %[[P]], %[[M]], %[[PASS]]
// CHECK:         llvm.br ^bb1(%[[ONE]] : vector<32xi16>)
// CHECK:       ^bb1(%[[Y:.*]]: vector<32xi16>):
// CHECK:         %[[Z:.*]] = llvm.shufflevector %[[Y]], %[[LOADED]] {{.*}} : vector<32xi16>
// CHECK:         llvm.intr.masked.store %[[Z]], %[[P]], %[[M]]
llvm.func @moves(%p: !llvm.ptr, %m: vector<32xi1>, %x: vector<32xbf16>) {
  %one = llvm.mlir.constant(dense<1.0> : vector<32xbf16>) : vector<32xbf16>
  %0 = llvm.intr.masked.load %p, %m, %x {alignment = 2 : i32} : (!llvm.ptr, vector<32xi1>, vector<32xbf16>) -> vector<32xbf16>
  llvm.br ^bb1(%one : vector<32xbf16>)
^bb1(%y: vector<32xbf16>):
  %z = llvm.shufflevector %y, %0 [0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47] : vector<32xbf16>
  llvm.intr.masked.store %z, %p, %m {alignment = 2 : i32} : vector<32xbf16>, vector<32xi1> into !llvm.ptr
  llvm.return
}

// What computes with it takes and gives the type that it has.
// CHECK-LABEL: llvm.func @computes(
// CHECK-SAME:      %[[P:[^:]*]]: !llvm.ptr) -> bf16
// CHECK:         %[[X:.*]] = llvm.load %[[P]] : !llvm.ptr -> i16
// CHECK:         %[[B:.*]] = llvm.bitcast %[[X]] : i16 to bf16
// CHECK:         %[[Y:.*]] = llvm.fneg %[[B]] : bf16
// CHECK:         %[[I:.*]] = llvm.bitcast %[[Y]] : bf16 to i16
// CHECK:         llvm.store %[[I]], %[[P]] : i16, !llvm.ptr
// CHECK:         %[[Z:.*]] = llvm.bitcast %[[I]] : i16 to bf16
// CHECK:         llvm.return %[[Z]] : bf16
llvm.func @computes(%p: !llvm.ptr) -> bf16 {
  %x = llvm.load %p : !llvm.ptr -> bf16
  %y = llvm.fneg %x : bf16
  llvm.store %y, %p : bf16, !llvm.ptr
  llvm.return %y : bf16
}

// Arrays of bf16 are no values of bf16.
// CHECK-LABEL: llvm.func @arrays(
// CHECK-NOT:     llvm.bitcast
// CHECK:         builtin.unrealized_conversion_cast {{.*}} to memref<4xbf16>
llvm.func @arrays(%p: !llvm.struct<(ptr, ptr, i64, array<1 x i64>, array<1 x i64>)>) {
  %x = builtin.unrealized_conversion_cast %p : !llvm.struct<(ptr, ptr, i64, array<1 x i64>, array<1 x i64>)> to memref<4xbf16>
  llvm.return
}

// CHECK-LABEL: llvm.func @f32(
// CHECK-NOT:     llvm.bitcast
llvm.func @f32(%p: !llvm.ptr, %m: vector<[4]xi1>, %x: vector<[4]xf32>) {
  %0 = llvm.intr.masked.load %p, %m, %x {alignment = 4 : i32} : (!llvm.ptr, vector<[4]xi1>, vector<[4]xf32>) -> vector<[4]xf32>
  llvm.intr.masked.store %0, %p, %m {alignment = 4 : i32} : vector<[4]xf32>, vector<[4]xi1> into !llvm.ptr
  llvm.return
}
