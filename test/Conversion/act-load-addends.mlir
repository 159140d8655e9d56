// RUN: act-opt %s --act-load-addends | FileCheck %s

// Two steps of a polynomial load their addends at once; equal pairs are one
// constant. The third step has no partner.
// CHECK-DAG: llvm.mlir.global private constant @[[$TABLE:.*]](dense<[2.000000e+00, 2.000000e+00, 2.000000e+00, 2.000000e+00, 3.000000e+00, 3.000000e+00, 3.000000e+00, 3.000000e+00]> : tensor<8xf32>) {{.*}}alignment = 32{{.*}} : !llvm.array<8 x f32>
// CHECK-DAG: llvm.mlir.global private constant @[[$WIDE:.*]](dense<[2.000000e+00, 2.000000e+00, 3.000000e+00, 3.000000e+00]> : tensor<4xf64>)
// CHECK-LABEL: llvm.func @polynomial(
// CHECK-SAME:      %[[T:.*]]: vector<4xf32>)
// CHECK-DAG:     %[[C1:.*]] = llvm.mlir.constant(dense<1.000000e+00>
// CHECK-DAG:     %[[C4:.*]] = llvm.mlir.constant(dense<4.000000e+00>
// CHECK:         %[[ADDRESS:.*]] = llvm.mlir.addressof @[[$TABLE]]
// CHECK:         %[[PAIR:.*]] = llvm.inline_asm asm_dialect = att "ldp ${0:q}, ${1:q}, [$2]", "=w,=w,r,w" %[[ADDRESS]], %[[T]] : (!llvm.ptr, vector<4xf32>) -> !llvm.struct<(vector<4xf32>, vector<4xf32>)>
// CHECK:         %[[C2:.*]] = llvm.extractvalue %[[PAIR]][0]
// CHECK:         %[[C3:.*]] = llvm.extractvalue %[[PAIR]][1]
// CHECK:         %[[P:.*]] = llvm.intr.fma(%[[T]], %[[C1]], %[[C2]])
// CHECK:         %[[Q:.*]] = llvm.intr.fma(%[[P]], %[[T]], %[[C3]])
// CHECK:         llvm.intr.fma(%[[Q]], %[[T]], %[[C4]])
llvm.func @polynomial(%t: vector<4xf32>) -> vector<4xf32> {
  %c1 = llvm.mlir.constant(dense<1.0> : vector<4xf32>) : vector<4xf32>
  %c2 = llvm.mlir.constant(dense<2.0> : vector<4xf32>) : vector<4xf32>
  %c3 = llvm.mlir.constant(dense<3.0> : vector<4xf32>) : vector<4xf32>
  %c4 = llvm.mlir.constant(dense<4.0> : vector<4xf32>) : vector<4xf32>
  %p = llvm.intr.fma(%t, %c1, %c2) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  %q = llvm.intr.fma(%p, %t, %c3) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  %r = llvm.intr.fma(%q, %t, %c4) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  llvm.return %r : vector<4xf32>
}

// CHECK-LABEL: llvm.func @again(
// CHECK:         llvm.mlir.addressof @[[$TABLE]]
// CHECK:         llvm.mlir.addressof @[[$WIDE]]
llvm.func @again(%s: vector<4xf32>, %t: vector<2xf64>, %out: !llvm.ptr) -> vector<2xf64> {
  %c2 = llvm.mlir.constant(dense<2.0> : vector<4xf32>) : vector<4xf32>
  %c3 = llvm.mlir.constant(dense<3.0> : vector<4xf32>) : vector<4xf32>
  %p = llvm.intr.fma(%s, %s, %c2) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  %q = llvm.intr.fma(%s, %p, %c3) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  llvm.store %q, %out : vector<4xf32>, !llvm.ptr
  %d2 = llvm.mlir.constant(dense<2.0> : vector<2xf64>) : vector<2xf64>
  %d3 = llvm.mlir.constant(dense<3.0> : vector<2xf64>) : vector<2xf64>
  %v = llvm.intr.fma(%t, %t, %d2) : (vector<2xf64>, vector<2xf64>, vector<2xf64>) -> vector<2xf64>
  %w = llvm.intr.fma(%t, %v, %d3) : (vector<2xf64>, vector<2xf64>, vector<2xf64>) -> vector<2xf64>
  llvm.return %w : vector<2xf64>
}

// Scalars, vectors of another size, and addends that are no constants stay.
// CHECK-LABEL: llvm.func @others(
// CHECK-NOT:     inline_asm
llvm.func @others(%s: f32, %t: vector<8xf32>, %u: vector<4xf32>, %out: !llvm.ptr) -> vector<4xf32> {
  %c2 = llvm.mlir.constant(2.0 : f32) : f32
  %p = llvm.intr.fma(%s, %s, %c2) : (f32, f32, f32) -> f32
  %q = llvm.intr.fma(%s, %p, %c2) : (f32, f32, f32) -> f32
  llvm.store %q, %out : f32, !llvm.ptr
  %d2 = llvm.mlir.constant(dense<2.0> : vector<8xf32>) : vector<8xf32>
  %v = llvm.intr.fma(%t, %t, %d2) : (vector<8xf32>, vector<8xf32>, vector<8xf32>) -> vector<8xf32>
  %w = llvm.intr.fma(%t, %v, %d2) : (vector<8xf32>, vector<8xf32>, vector<8xf32>) -> vector<8xf32>
  llvm.store %w, %out : vector<8xf32>, !llvm.ptr
  %e2 = llvm.mlir.constant(dense<2.0> : vector<4xf32>) : vector<4xf32>
  %x = llvm.intr.fma(%u, %u, %e2) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  %y = llvm.intr.fma(%x, %u, %u) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
  llvm.return %y : vector<4xf32>
}
