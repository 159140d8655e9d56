// RUN: act-opt %s --act-flatten-constants | FileCheck %s

// CHECK: llvm.mlir.global private constant @matrix(dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00]> : tensor<4xf32>) {addr_space = 0 : i32} : !llvm.array<4 x f32>
llvm.mlir.global private constant @matrix(dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>) {addr_space = 0 : i32} : !llvm.array<2 x array<2 x f32>>
// CHECK: llvm.mlir.global private constant @splat(dense<1> : tensor<24xi8>) {addr_space = 0 : i32} : !llvm.array<24 x i8>
llvm.mlir.global private constant @splat(dense<1> : tensor<2x3x4xi8>) {addr_space = 0 : i32} : !llvm.array<2 x array<3 x array<4 x i8>>>
// CHECK: llvm.mlir.global private constant @resource(dense_resource<four> : tensor<4xf32>) {addr_space = 0 : i32} : !llvm.array<4 x f32>
llvm.mlir.global private constant @resource(dense_resource<four> : tensor<2x2xf32>) {addr_space = 0 : i32} : !llvm.array<2 x array<2 x f32>>

// What has one dimension or none stays.
// CHECK: llvm.mlir.global private constant @row(dense<[1, 2]> : tensor<2xi32>) {addr_space = 0 : i32} : !llvm.array<2 x i32>
llvm.mlir.global private constant @row(dense<[1, 2]> : tensor<2xi32>) {addr_space = 0 : i32} : !llvm.array<2 x i32>
// CHECK: llvm.mlir.global private @unknown() {addr_space = 0 : i32} : !llvm.array<2 x array<2 x f32>>
llvm.mlir.global private @unknown() {addr_space = 0 : i32} : !llvm.array<2 x array<2 x f32>>

// CHECK-LABEL: llvm.func @element(
// CHECK:         llvm.getelementptr %{{.*}}[0, %{{.*}}, 1] : (!llvm.ptr, i64) -> !llvm.ptr, !llvm.array<2 x array<2 x f32>>
llvm.func @element(%i: i64) -> f32 {
  %matrix = llvm.mlir.addressof @matrix : !llvm.ptr
  %place = llvm.getelementptr %matrix[0, %i, 1] : (!llvm.ptr, i64) -> !llvm.ptr, !llvm.array<2 x array<2 x f32>>
  %element = llvm.load %place : !llvm.ptr -> f32
  llvm.return %element : f32
}

{-#
  dialect_resources: {
    builtin: {
      four: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
