// RUN: act-opt %s --act-export-functions --split-input-file | FileCheck %s
// RUN: act-opt %s --act-export-functions --resolve-shaped-type-result-dims --canonicalize --split-input-file | FileCheck %s --check-prefix=SHAPES

// CHECK-LABEL: func.func @static(
// CHECK-SAME:      %[[X:.*]]: memref<4xf32>, %[[N:.*]]: index, %[[Y:.*]]: memref<4xf32>, %[[S:.*]]: memref<index> {act.pointer}) {
// CHECK-DAG:     %[[D:.*]] = bufferization.to_tensor %[[Y]] restrict writable
// CHECK-DAG:     %[[T:.*]] = bufferization.to_tensor %[[X]] restrict :
// CHECK:         %[[R:.*]] = act.elu %[[T]]
// CHECK:         %[[M:.*]] = bufferization.materialize_in_destination %[[R]] in %[[D]]
// CHECK:         memref.store %[[N]], %[[S]][]
// CHECK:         bufferization.materialize_in_destination %[[M]] in restrict writable %[[Y]]
// CHECK:         return{{$}}
func.func @static(%x: tensor<4xf32>, %n: index) -> (tensor<4xf32>, index) {
  %y = act.elu %x : tensor<4xf32>
  return %y, %n : tensor<4xf32>, index
}

// -----

// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:      %{{.*}}: memref<?x8xf32>, %{{.*}}: memref<?x8xf32>) attributes {act.descriptors}
// SHAPES-LABEL: func.func @dynamic_result_shapes(
// SHAPES-SAME:      %[[X:.*]]: memref<?x8xf32>, %[[SIZES:.*]]: memref<2xi64> {act.pointer})
// SHAPES-NOT:     act.elu
// SHAPES:         %[[ROWS:.*]] = memref.dim %[[X]]
// SHAPES:         %[[ROWS64:.*]] = arith.index_cast %[[ROWS]]
// SHAPES:         memref.store %[[ROWS64]], %[[SIZES]]
// SHAPES-NOT:     act.elu
#id = affine_map<(i, j) -> (i, j)>
func.func @dynamic(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%x : tensor<?x8xf32>) {
  ^bb0(%in: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  } -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// -----

// Private functions, and those on vectors, are no part of the C interface.
// CHECK-LABEL: func.func private @private(
// CHECK-SAME:      tensor<4xf32>) -> tensor<4xf32>
// CHECK-LABEL: func.func @vectors(
// CHECK-SAME:      vector<4xf32>) -> vector<4xf32>
func.func private @private(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @vectors(%x: vector<4xf32>) -> vector<4xf32> {
  return %x : vector<4xf32>
}

// -----

// Calls from inside of the module go to a copy, recursive ones too.
// CHECK-LABEL: func.func @recursive(
// SHAPES-LABEL: func.func @recursive(
// CHECK-SAME:      %{{.*}}: memref<4xf32>, %{{.*}}: i32, %{{.*}}: memref<4xf32>) {
// CHECK:         call @[[$COPY:recursive_[[:digit:]]+]](
// CHECK:       func.func private @[[$COPY]](%{{.*}}: tensor<4xf32>, %{{.*}}: i32) -> tensor<4xf32>
// CHECK:         call @[[$COPY]](
// CHECK-LABEL: func.func @caller(
// CHECK:         call @[[$COPY]](
func.func @recursive(%x: tensor<4xf32>, %n: i32) -> tensor<4xf32> {
  %one = arith.constant 1 : i32
  %done = arith.cmpi slt, %n, %one : i32
  %r = scf.if %done -> tensor<4xf32> {
    scf.yield %x : tensor<4xf32>
  } else {
    %m = arith.subi %n, %one : i32
    %y = act.elu %x : tensor<4xf32>
    %z = func.call @recursive(%y, %m) : (tensor<4xf32>, i32) -> tensor<4xf32>
    scf.yield %z : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}
func.func @caller(%x: tensor<4xf32>) -> tensor<4xf32> {
  %two = arith.constant 2 : i32
  %y = call @recursive(%x, %two) : (tensor<4xf32>, i32) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// What a function writes, its companion does not: a caller runs both.
// CHECK-LABEL: func.func @writes(
// CHECK:         memref.store
// CHECK-LABEL: func.func @writes_result_shapes(
// CHECK-SAME:      %{{.*}}: memref<?xf32>, %{{.*}}: memref<f32>, %[[SIZES:.*]]: memref<1xi64> {act.pointer})
// CHECK-NOT:     memref.store
// CHECK:         memref.store %{{.*}}, %[[SIZES]]
// CHECK-NOT:     memref.store
// CHECK:         return
func.func @writes(%x: tensor<?xf32>, %sum: memref<f32>) -> tensor<?xf32> {
  %first = arith.constant 0 : index
  %old = memref.load %sum[] : memref<f32>
  %v = tensor.extract %x[%first] : tensor<?xf32>
  %new = arith.addf %old, %v : f32
  memref.store %new, %sum[] : memref<f32>
  %y = act.elu %x : tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// A size that is read before memory is overwritten is the same in both.
// CHECK-LABEL: func.func @reads_first_result_shapes(
// CHECK-SAME:      %[[N:.*]]: memref<index>, %{{.*}}: memref<1xi64> {act.pointer})
// CHECK:         memref.load %[[N]][]
// CHECK-NOT:     memref.store %{{.*}}, %[[N]]
// CHECK:         return
func.func @reads_first(%n: memref<index>) -> tensor<?xf32> {
  %size = memref.load %n[] : memref<index>
  %next = arith.addi %size, %size : index
  memref.store %next, %n[] : memref<index>
  %y = tensor.empty(%size) : tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// Calls are kept where sizes need them, and assertions always.
// CHECK-LABEL: func.func @calls_result_shapes(
// CHECK:         cf.assert
// CHECK:         call @next(
// CHECK-NOT:     call
// CHECK:         return
func.func private @next(%n: index) -> index {
  %one = arith.constant 1 : index
  %next = arith.addi %n, %one : index
  return %next : index
}
func.func private @log(index)
func.func @calls(%n: index) -> tensor<?xf32> {
  %zero = arith.constant 0 : index
  %ok = arith.cmpi sge, %n, %zero : index
  cf.assert %ok, "negative size"
  %size = call @next(%n) : (index) -> index
  call @log(%size) : (index) -> ()
  %y = tensor.empty(%size) : tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// A result that is reshaped last is computed in the output.
// CHECK-LABEL: func.func @reshaped(
// CHECK-SAME:      %{{.*}}: memref<6x4xf32>, %[[Y:.*]]: memref<2x3x4xf32>)
// CHECK:         %[[FLAT:.*]] = memref.collapse_shape %[[Y]] {{\[\[}}0, 1], [2]] : memref<2x3x4xf32> into memref<6x4xf32>
// CHECK:         %[[D:.*]] = bufferization.to_tensor %[[FLAT]] restrict writable
// CHECK:         %[[R:.*]] = act.elu
// CHECK:         %[[M:.*]] = bufferization.materialize_in_destination %[[R]] in %[[D]]
// CHECK:         bufferization.materialize_in_destination %[[M]] in restrict writable %[[FLAT]]
func.func @reshaped(%x: tensor<6x4xf32>) -> tensor<2x3x4xf32> {
  %y = act.elu %x : tensor<6x4xf32>
  %z = tensor.expand_shape %y [[0, 1], [2]] output_shape [2, 3, 4] : tensor<6x4xf32> into tensor<2x3x4xf32>
  return %z : tensor<2x3x4xf32>
}
