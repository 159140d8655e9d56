// RUN: act-opt %s --act-lower-c-interface | FileCheck %s

// CHECK-LABEL: func.func @static(
// CHECK-SAME:      %[[X:.*]]: !llvm.ptr, %{{.*}}: f32)
// CHECK:         %[[DESCRIPTOR:.*]] = llvm.insertvalue
// CHECK:         %[[MEMREF:.*]] = builtin.unrealized_conversion_cast %{{.*}} to memref<4xf32>
// CHECK:         memref.store %{{.*}}, %[[MEMREF]]
func.func @static(%x: memref<4xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  memref.store %v, %x[%c0] : memref<4xf32>
  return
}

// One dynamic shape makes all arguments descriptors.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:      %[[X:.*]]: !llvm.ptr, %[[Y:.*]]: !llvm.ptr)
// CHECK-DAG:     llvm.load %[[X]] : !llvm.ptr -> !llvm.struct<(ptr, ptr, i64, array<1 x i64>, array<1 x i64>)>
// CHECK-DAG:     llvm.load %[[Y]] : !llvm.ptr -> !llvm.struct<(ptr, ptr, i64, array<2 x i64>, array<2 x i64>)>
func.func @dynamic(%x: memref<?xf32>, %y: memref<2x2xf32>) {
  return
}

// The sizes of a companion stay a plain pointer.
// CHECK-LABEL: func.func @f_result_shapes(
// CHECK-SAME:      %[[X:[a-z0-9]*]]: !llvm.ptr, %[[SIZES:[a-z0-9]*]]: !llvm.ptr) {
// CHECK:         llvm.load %[[X]]
// CHECK-NOT:     llvm.load %[[SIZES]]
func.func @f_result_shapes(%x: memref<4xf32>, %sizes: memref<1xi64> {act.pointer}) attributes {act.descriptors} {
  return
}

// Without elements, too.
// CHECK-LABEL: func @empty(
// CHECK-SAME:      %[[X:.*]]: !llvm.ptr)
// CHECK-NOT:     llvm.load
// CHECK:         return
func.func @empty(%x: memref<3x0xf32>) -> index {
  %size = memref.extract_aligned_pointer_as_index %x : memref<3x0xf32> -> index
  return %size : index
}
