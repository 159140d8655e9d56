// RUN: act-opt %s -act-resolve-expansions | FileCheck %s

// CHECK-LABEL: func @sequences(
// CHECK-SAME:      %[[X:.*]]: memref<?x8xf32>, %[[N:.*]]: index, %[[M:.*]]: index)
// CHECK:         %[[BASE:.*]], %{{.*}}, %{{.*}}:2, %{{.*}}:2 = memref.extract_strided_metadata %[[X]]
// CHECK:         %[[C8:.*]] = arith.constant 8 : index
// CHECK:         %[[STRIDE:.*]] = arith.muli %[[M]], %[[C8]] : index
// CHECK:         memref.reinterpret_cast %[[BASE]] to offset: [0], sizes: [%[[N]], %[[M]], 8],
// CHECK-SAME:      strides: [%[[STRIDE]], 8, 1] : memref<f32> to memref<?x?x8xf32>
func.func @sequences(%x: memref<?x8xf32>, %n: index, %m: index) -> memref<?x?x8xf32> {
  %e = memref.expand_shape %x [[0, 1], [2]] output_shape [%n, %m, 8]
      : memref<?x8xf32> into memref<?x?x8xf32>
  return %e : memref<?x?x8xf32>
}

// Where the source starts, and how far its rows are apart, may be unknown.
// CHECK-LABEL: func @strided(
// CHECK-SAME:      %[[X:.*]]: memref<?x8xf32, strided<[?, 1], offset: ?>>, %[[N:.*]]: index, %[[M:.*]]: index)
// CHECK:         %[[BASE:.*]], %[[OFFSET:.*]], %{{.*}}:2, %[[STRIDES:.*]]:2 = memref.extract_strided_metadata %[[X]]
// CHECK:         %[[STRIDE:.*]] = arith.muli %[[M]], %[[STRIDES]]#0 : index
// CHECK:         memref.reinterpret_cast %[[BASE]] to offset: [%[[OFFSET]]], sizes: [%[[N]], %[[M]], 8],
// CHECK-SAME:      strides: [%[[STRIDE]], %[[STRIDES]]#0, 1]
func.func @strided(%x: memref<?x8xf32, strided<[?, 1], offset: ?>>, %n: index, %m: index)
    -> memref<?x?x8xf32, strided<[?, ?, 1], offset: ?>> {
  %e = memref.expand_shape %x [[0, 1], [2]] output_shape [%n, %m, 8]
      : memref<?x8xf32, strided<[?, 1], offset: ?>> into memref<?x?x8xf32, strided<[?, ?, 1], offset: ?>>
  return %e : memref<?x?x8xf32, strided<[?, ?, 1], offset: ?>>
}

// Upstream's pass can do this.
// CHECK-LABEL: func @one_unknown(
// CHECK:         memref.expand_shape
func.func @one_unknown(%x: memref<?x8xf32>, %n: index) -> memref<?x4x8xf32> {
  %e = memref.expand_shape %x [[0, 1], [2]] output_shape [%n, 4, 8]
      : memref<?x8xf32> into memref<?x4x8xf32>
  return %e : memref<?x4x8xf32>
}
