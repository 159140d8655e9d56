// RUN: act-opt %s --act-generalize --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @elementwise(
// CHECK-NOT:     linalg.transpose
// CHECK-COUNT-4: linalg.generic
// CHECK-NOT:     linalg.generic
func.func @elementwise(%x: tensor<4x8xf32>, %v: tensor<8xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %et = tensor.empty() : tensor<8x4xf32>
  %b = linalg.broadcast ins(%v : tensor<8xf32>) outs(%e : tensor<4x8xf32>) dimensions = [0]
  %s = linalg.add ins(%x, %b : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %m = linalg.map {math.exp} ins(%s : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>)
  %t = linalg.transpose ins(%m : tensor<4x8xf32>) outs(%et : tensor<8x4xf32>) permutation = [1, 0]
  return %t : tensor<8x4xf32>
}

// -----

// These keep their names.
// CHECK-LABEL: func.func @named(
// CHECK:         linalg.fill
// CHECK:         linalg.matmul
// CHECK-NOT:     linalg.generic
func.func @named(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %c : tensor<4x4xf32>
}

// -----

// CHECK-LABEL: func.func @decomposed(
// CHECK-NOT:     linalg.softmax
// CHECK-NOT:     tensor.concat
// CHECK:         math.exp
// CHECK:         tensor.insert_slice
func.func @decomposed(%x: tensor<4x8xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %s = linalg.softmax dimension(1) ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %c = tensor.concat dim(1) %s, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x16xf32>
  return %c : tensor<4x16xf32>
}

// -----

// An insertion of nothing would be out of bounds.
// CHECK-LABEL: func.func @of_nothing(
// CHECK-SAME:      %[[X:.*]]: tensor<4x8xf32>, %[[NONE:.*]]: tensor<4x0xf32>, %[[N:.*]]: tensor<?x0xf32>)
// CHECK:         %[[SIZE:.*]] = tensor.dim %[[N]]
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%[[SIZE]]) : tensor<?x0xf32>
// CHECK:         return %[[X]], %[[EMPTY]]
func.func @of_nothing(%x: tensor<4x8xf32>, %none: tensor<4x0xf32>, %n: tensor<?x0xf32>) -> (tensor<4x8xf32>, tensor<?x0xf32>) {
  %c = tensor.concat dim(1) %none, %x, %none : (tensor<4x0xf32>, tensor<4x8xf32>, tensor<4x0xf32>) -> tensor<4x8xf32>
  %d = tensor.concat dim(1) %n, %n : (tensor<?x0xf32>, tensor<?x0xf32>) -> tensor<?x0xf32>
  return %c, %d : tensor<4x8xf32>, tensor<?x0xf32>
}

// -----

// CHECK-LABEL: func.func @of_something(
// CHECK:         %[[PART:.*]] = tensor.insert_slice %{{.*}} into %{{.*}}[0, 0] [4, 8] [1, 1]
// CHECK:         tensor.insert_slice %{{.*}} into %[[PART]][0, 8] [4, 1] [1, 1]
// CHECK-NOT:     tensor.insert_slice
func.func @of_something(%x: tensor<4x8xf32>, %none: tensor<4x0xf32>, %y: tensor<4x1xf32>) -> tensor<4x9xf32> {
  %c = tensor.concat dim(1) %x, %none, %y : (tensor<4x8xf32>, tensor<4x0xf32>, tensor<4x1xf32>) -> tensor<4x9xf32>
  return %c : tensor<4x9xf32>
}

// -----

// Sizes of 1 that no loop goes over, as a batch norm gives its parameters, are not
// there any more; those of a result are, and so is a size that a loop goes over.
// CHECK: #[[$CHANNEL:.*]] = affine_map<(d0, d1, d2, d3) -> (d1)>
// CHECK: #[[$POINT:.*]] = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
// CHECK-LABEL: func.func @unit_sizes(
// CHECK-SAME:      %[[X:.*]]: tensor<1x8x7x7xf32>, %[[SCALE:.*]]: tensor<8xf32>, %[[POINTS:.*]]: tensor<7x7xf32>)
// CHECK:         linalg.generic {indexing_maps = [{{[^,]*}}, #[[$CHANNEL]], #[[$POINT]], {{.*}} ins(%[[X]], %[[SCALE]], %[[POINTS]] : tensor<1x8x7x7xf32>, tensor<8xf32>, tensor<7x7xf32>)
func.func @unit_sizes(%x: tensor<1x8x7x7xf32>, %scale: tensor<8xf32>, %points: tensor<7x7xf32>) -> tensor<1x8x7x7xf32> {
  %s = tensor.expand_shape %scale [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
  %p = tensor.expand_shape %points [[0, 1], [2]] output_shape [1, 7, 7] : tensor<7x7xf32> into tensor<1x7x7xf32>
  %e = tensor.empty() : tensor<1x8x7x7xf32>
  %y = linalg.generic {
      indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (c, 0, 0)>,
                       affine_map<(n, c, h, w) -> (0, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %s, %p : tensor<1x8x7x7xf32>, tensor<8x1x1xf32>, tensor<1x7x7xf32>) outs(%e : tensor<1x8x7x7xf32>) {
  ^bb0(%in: f32, %a: f32, %b: f32, %out: f32):
    %product = arith.mulf %in, %a : f32
    %sum = arith.addf %product, %b : f32
    linalg.yield %sum : f32
  } -> tensor<1x8x7x7xf32>
  return %y : tensor<1x8x7x7xf32>
}

// -----

// What is around nothing is a fill, unless it depends on the place.
// CHECK-LABEL: func.func @pad_nothing(
// CHECK:         %[[N:.*]] = {{affine.apply|arith.addi}}
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%[[N]]) : tensor<3x?xf32>
// CHECK:         linalg.fill ins(%{{.*}} : f32) outs(%[[EMPTY]] : tensor<3x?xf32>)
// CHECK-LABEL: func.func @pad_by_place(
// CHECK:         tensor.pad
func.func @pad_nothing(%x: tensor<0x4xf32>, %n: index) -> tensor<3x?xf32> {
  %one = arith.constant 1.0 : f32
  %y = tensor.pad %x low[3, 0] high[0, %n] {
  ^bb0(%i: index, %j: index):
    tensor.yield %one : f32
  } : tensor<0x4xf32> to tensor<3x?xf32>
  return %y : tensor<3x?xf32>
}
func.func @pad_by_place(%x: tensor<0xindex>) -> tensor<3xindex> {
  %y = tensor.pad %x low[3] high[0] {
  ^bb0(%i: index):
    tensor.yield %i : index
  } : tensor<0xindex> to tensor<3xindex>
  return %y : tensor<3xindex>
}
