// RUN: act-opt %s -act-legalize-masks | FileCheck %s

// CHECK-LABEL: llvm.func @bf16(
// CHECK-SAME:      %[[P:.*]]: !llvm.ptr, %[[M:.*]]: vector<32xi1>, %[[X:.*]]: vector<32xbf16>)
// CHECK:         %[[PASS:.*]] = llvm.bitcast %[[X]] : vector<32xbf16> to vector<32xi16>
// CHECK:         %[[LOADED:.*]] = llvm.intr.masked.load %[[P]], %[[M]], %[[PASS]]
// CHECK:         %[[RESULT:.*]] = llvm.bitcast %[[LOADED]] : vector<32xi16> to vector<32xbf16>
// CHECK:         %[[STORED:.*]] = llvm.bitcast %[[RESULT]] : vector<32xbf16> to vector<32xi16>
// CHECK:         llvm.intr.masked.store %[[STORED]], %[[P]], %[[M]]
llvm.func @bf16(%p: !llvm.ptr, %m: vector<32xi1>, %x: vector<32xbf16>) {
  %0 = llvm.intr.masked.load %p, %m, %x {alignment = 2 : i32} : (!llvm.ptr, vector<32xi1>, vector<32xbf16>) -> vector<32xbf16>
  llvm.intr.masked.store %0, %p, %m {alignment = 2 : i32} : vector<32xbf16>, vector<32xi1> into !llvm.ptr
  llvm.return
}

// CHECK-LABEL: llvm.func @f32(
// CHECK-NOT:     llvm.bitcast
llvm.func @f32(%p: !llvm.ptr, %m: vector<[4]xi1>, %x: vector<[4]xf32>) {
  %0 = llvm.intr.masked.load %p, %m, %x {alignment = 4 : i32} : (!llvm.ptr, vector<[4]xi1>, vector<[4]xf32>) -> vector<[4]xf32>
  llvm.intr.masked.store %0, %p, %m {alignment = 4 : i32} : vector<[4]xf32>, vector<[4]xi1> into !llvm.ptr
  llvm.return
}
