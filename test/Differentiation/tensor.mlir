// Operations that move elements, backwards.

// RUN: act-opt %s --act-differentiate --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @cast_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<4xf64>, %[[N:[a-z0-9]+]]: index, %[[G:[a-z0-9]+]]: tensor<4xf64>)
// CHECK: %[[V1:.*]] = tensor.cast %[[X]] : tensor<4xf64> to tensor<?xf64>
// CHECK: %[[V2:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[V1]], %[[V1]] : {{.*}}) outs(%[[V1]] : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V3:.*]] = tensor.cast %[[V2]] : tensor<?xf64> to tensor<4xf64>
// CHECK: %[[V4:.*]] = tensor.cast %[[G]] : tensor<4xf64> to tensor<?xf64>
// CHECK: %[[V5:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[V1]], %[[V4]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: %[[V6:.*]] = tensor.cast %[[V5]] : tensor<?xf64> to tensor<4xf64>
// CHECK: return %[[V3]], %[[V6]]
func.func @cast(%x: tensor<4xf64>, %n: index) -> tensor<4xf64> {
  %dynamic = tensor.cast %x : tensor<4xf64> to tensor<?xf64>
  %square = arith.mulf %dynamic, %dynamic : tensor<?xf64>
  %r = tensor.cast %square : tensor<?xf64> to tensor<4xf64>
  return %r : tensor<4xf64>
}

// CHECK-LABEL: func.func @collapse_shape_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x3x4xf64>, %[[G:[a-z0-9]+]]: tensor<6x4xf64>)
// CHECK: %[[V1:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1], [2{{\]\]}} : tensor<2x3x4xf64> into tensor<6x4xf64>
// CHECK: %[[V2:.*]] = tensor.expand_shape %[[G]] {{\[\[}}0, 1], [2{{\]\]}} output_shape [2, 3, 4] : tensor<6x4xf64> into tensor<2x3x4xf64>
// CHECK: return %[[V1]], %[[V2]]
func.func @collapse_shape(%x: tensor<2x3x4xf64>) -> tensor<6x4xf64> {
  %r = tensor.collapse_shape %x [[0, 1], [2]] : tensor<2x3x4xf64> into tensor<6x4xf64>
  return %r : tensor<6x4xf64>
}

// CHECK-LABEL: func.func @expand_shape_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<6x4xf64>, %[[G:[a-z0-9]+]]: tensor<2x3x4xf64>)
// CHECK: %[[V1:.*]] = tensor.expand_shape %[[X]] {{\[\[}}0, 1], [2{{\]\]}} output_shape [2, 3, 4] : tensor<6x4xf64> into tensor<2x3x4xf64>
// CHECK: %[[V2:.*]] = tensor.collapse_shape %[[G]] {{\[\[}}0, 1], [2{{\]\]}} : tensor<2x3x4xf64> into tensor<6x4xf64>
// CHECK: return %[[V1]], %[[V2]]
func.func @expand_shape(%x: tensor<6x4xf64>) -> tensor<2x3x4xf64> {
  %r = tensor.expand_shape %x [[0, 1], [2]] output_shape [2, 3, 4] : tensor<6x4xf64> into tensor<2x3x4xf64>
  return %r : tensor<2x3x4xf64>
}

// CHECK-LABEL: func.func @reshape_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<6x4xf64>, %[[G:[a-z0-9]+]]: tensor<3x8xf64>)
// CHECK: %[[V1:.*]] = tensor.reshape %[[X]](%{{.*}}) : (tensor<6x4xf64>, tensor<2xindex>)
// CHECK: %[[V2:.*]] = tensor.from_elements %{{.*}}, %{{.*}} : tensor<2xindex>
// CHECK: %[[V3:.*]] = tensor.reshape %[[G]](%[[V2]]) : (tensor<3x8xf64>, tensor<2xindex>)
// CHECK: return %[[V1]], %[[V3]]
func.func @reshape(%x: tensor<6x4xf64>) -> tensor<3x8xf64> {
  %shape = arith.constant dense<[3, 8]> : tensor<2xindex>
  %r = tensor.reshape %x(%shape) : (tensor<6x4xf64>, tensor<2xindex>) -> tensor<3x8xf64>
  return %r : tensor<3x8xf64>
}

// CHECK-LABEL: func.func @extract_slice_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<6x9xf64>, %[[G:[a-z0-9]+]]: tensor<3xf64>)
// CHECK: %[[V1:.*]] = tensor.extract_slice %[[X]][2, 1] [1, 3] [1, 2] : tensor<6x9xf64> to tensor<3xf64>
// CHECK: %[[V2:.*]] = tensor.insert_slice %[[G]] into %{{.*}}[2, 1] [1, 3] [1, 2] : tensor<3xf64> into tensor<6x9xf64>
// CHECK: return %[[V1]], %[[V2]]
func.func @extract_slice(%x: tensor<6x9xf64>) -> tensor<3xf64> {
  %r = tensor.extract_slice %x[2, 1] [1, 3] [1, 2] : tensor<6x9xf64> to tensor<3xf64>
  return %r : tensor<3xf64>
}

// The second slice goes into the gradient of the first.
// CHECK-LABEL: func.func @two_slices_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<9xf64>, %[[G:[a-z0-9]+]]: tensor<4xf64>)
// CHECK: %[[V1:.*]] = tensor.extract_slice %[[X]][1] [4] [1] : tensor<9xf64> to tensor<4xf64>
// CHECK: %[[V2:.*]] = tensor.extract_slice %[[X]][3] [4] [1] : tensor<9xf64> to tensor<4xf64>
// CHECK: %[[V3:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[V1]], %[[V2]] : {{.*}}) outs(%[[V1]] : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V4:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[V2]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V5:.*]] = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%[[V1]], %[[G]] : {{.*}}) outs(%{{.*}} : {{.*}})
// CHECK: arith.mulf
// CHECK: %[[V6:.*]] = tensor.insert_slice %[[V5]] into %{{.*}}[3] [4] [1] : tensor<4xf64> into tensor<9xf64>
// CHECK: %[[V7:.*]] = tensor.extract_slice %[[V6]][1] [4] [1] : tensor<9xf64> to tensor<4xf64>
// CHECK: %[[V8:.*]] = arith.addf %[[V7]], %[[V4]] : tensor<4xf64>
// CHECK: %[[V9:.*]] = tensor.insert_slice %[[V8]] into %[[V6]][1] [4] [1] : tensor<4xf64> into tensor<9xf64>
// CHECK: return %[[V3]], %[[V9]]
func.func @two_slices(%x: tensor<9xf64>) -> tensor<4xf64> {
  %a = tensor.extract_slice %x[1] [4] [1] : tensor<9xf64> to tensor<4xf64>
  %b = tensor.extract_slice %x[3] [4] [1] : tensor<9xf64> to tensor<4xf64>
  %r = arith.mulf %a, %b : tensor<4xf64>
  return %r : tensor<4xf64>
}

// CHECK-LABEL: func.func @insert_slice_vjp(
// CHECK-SAME: %[[S:[a-z0-9]+]]: tensor<3xf64>, %[[X:[a-z0-9]+]]: tensor<6x9xf64>, %[[G:[a-z0-9]+]]: tensor<6x9xf64>)
// CHECK: %[[V1:.*]] = tensor.insert_slice %[[S]] into %[[X]][2, 1] [1, 3] [1, 2] : tensor<3xf64> into tensor<6x9xf64>
// CHECK: %[[V2:.*]] = tensor.extract_slice %[[G]][2, 1] [1, 3] [1, 2] : tensor<6x9xf64> to tensor<3xf64>
// CHECK: %[[V3:.*]] = tensor.insert_slice %{{.*}} into %[[G]][2, 1] [1, 3] [1, 2] : tensor<3xf64> into tensor<6x9xf64>
// CHECK: return %[[V1]], %[[V2]], %[[V3]]
func.func @insert_slice(%s: tensor<3xf64>, %x: tensor<6x9xf64>) -> tensor<6x9xf64> {
  %r = tensor.insert_slice %s into %x[2, 1] [1, 3] [1, 2] : tensor<3xf64> into tensor<6x9xf64>
  return %r : tensor<6x9xf64>
}

// Of nothing there is no slice.
// CHECK-LABEL: func.func @concat_empty_vjp(
// CHECK:         %[[GX:.*]] = tensor.extract_slice %{{.*}}[0, 0] [2, 3] [1, 1]
// CHECK-NOT:     tensor.extract_slice
// CHECK:         return %{{.*}}, %[[GX]], %{{.*}} :
func.func @concat_empty(%x: tensor<2x3xf64>, %y: tensor<2x0xf64>) -> tensor<2x3xf64> {
  %r = tensor.concat dim(1) %x, %y : (tensor<2x3xf64>, tensor<2x0xf64>) -> tensor<2x3xf64>
  return %r : tensor<2x3xf64>
}

// CHECK-LABEL: func.func @pad_empty_vjp(
// CHECK-NOT:     tensor.extract_slice
// CHECK:         return
func.func @pad_empty(%x: tensor<2x0xf64>) -> tensor<2x3xf64> {
  %zero = arith.constant 0.0 : f64
  %r = tensor.pad %x low[0, 3] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f64
  } : tensor<2x0xf64> to tensor<2x3xf64>
  return %r : tensor<2x3xf64>
}

// CHECK-LABEL: func.func @concat_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x3xf64>, %[[Y:[a-z0-9]+]]: tensor<2x4xf64>, %[[G:[a-z0-9]+]]: tensor<2x10xf64>)
// CHECK: %[[V1:.*]] = tensor.concat dim(1) %[[X]], %[[Y]], %[[X]] : (tensor<2x3xf64>, tensor<2x4xf64>, tensor<2x3xf64>)
// CHECK: %[[V2:.*]] = tensor.extract_slice %[[G]][0, 0] [2, 3] [1, 1] : tensor<2x10xf64> to tensor<2x3xf64>
// CHECK: %[[V3:.*]] = tensor.extract_slice %[[G]][0, 3] [2, 4] [1, 1] : tensor<2x10xf64> to tensor<2x4xf64>
// CHECK: %[[V4:.*]] = tensor.extract_slice %[[G]][0, 7] [2, 3] [1, 1] : tensor<2x10xf64> to tensor<2x3xf64>
// CHECK: %[[V5:.*]] = arith.addf %[[V2]], %[[V4]] : tensor<2x3xf64>
// CHECK: return %[[V1]], %[[V5]], %[[V3]]
func.func @concat(%x: tensor<2x3xf64>, %y: tensor<2x4xf64>) -> tensor<2x10xf64> {
  %r = tensor.concat dim(1) %x, %y, %x : (tensor<2x3xf64>, tensor<2x4xf64>, tensor<2x3xf64>) -> tensor<2x10xf64>
  return %r : tensor<2x10xf64>
}

// CHECK-LABEL: func.func @pad_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x3xf64>, %[[G:[a-z0-9]+]]: tensor<5x4xf64>)
// CHECK: %[[V1:.*]] = tensor.pad %[[X]] low[1, 0] high[2, 1]
// CHECK: %[[V2:.*]] = tensor.extract_slice %[[G]][1, 0] [2, 3] [1, 1] : tensor<5x4xf64> to tensor<2x3xf64>
// CHECK: return %[[V1]], %[[V2]]
func.func @pad(%x: tensor<2x3xf64>) -> tensor<5x4xf64> {
  %one = arith.constant 1.0 : f64
  %r = tensor.pad %x low[1, 0] high[2, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %one : f64
  } : tensor<2x3xf64> to tensor<5x4xf64>
  return %r : tensor<5x4xf64>
}

// CHECK-LABEL: func.func @extract_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x3xf64>, %[[G:[a-z0-9]+]]: f64)
// CHECK: %[[V1:.*]] = tensor.extract %[[X]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V2:.*]] = tensor.extract %[[X]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V3:.*]] = arith.mulf %[[V1]], %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[G]], %[[V2]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[G]], %[[V1]] : f64
// CHECK: %[[V6:.*]] = tensor.insert %[[V5]] into %{{.*}}[%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V7:.*]] = tensor.extract %[[V6]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V8:.*]] = arith.addf %[[V7]], %[[V4]] : f64
// CHECK: %[[V9:.*]] = tensor.insert %[[V8]] into %[[V6]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: return %[[V3]], %[[V9]]
func.func @extract(%x: tensor<2x3xf64>) -> f64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = tensor.extract %x[%c0, %c1] : tensor<2x3xf64>
  %b = tensor.extract %x[%c1, %c1] : tensor<2x3xf64>
  %r = arith.mulf %a, %b : f64
  return %r : f64
}

// CHECK-LABEL: func.func @insert_vjp(
// CHECK-SAME: %[[S:[a-z0-9]+]]: f64, %[[X:[a-z0-9]+]]: tensor<2x3xf64>, %[[G:[a-z0-9]+]]: tensor<2x3xf64>)
// CHECK: %[[V1:.*]] = tensor.insert %[[S]] into %[[X]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V2:.*]] = tensor.extract %[[G]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: %[[V3:.*]] = tensor.insert %{{.*}} into %[[G]][%{{.*}}, %{{.*}}] : tensor<2x3xf64>
// CHECK: return %[[V1]], %[[V2]], %[[V3]]
func.func @insert(%s: f64, %x: tensor<2x3xf64>) -> tensor<2x3xf64> {
  %c1 = arith.constant 1 : index
  %r = tensor.insert %s into %x[%c1, %c1] : tensor<2x3xf64>
  return %r : tensor<2x3xf64>
}

// CHECK-LABEL: func.func @from_elements_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: f64, %[[Y:[a-z0-9]+]]: f64, %[[G:[a-z0-9]+]]: tensor<2x2xf64>)
// CHECK: %[[V1:.*]] = tensor.from_elements %[[X]], %[[Y]], %[[Y]], %[[X]] : tensor<2x2xf64>
// CHECK: %[[V2:.*]] = tensor.extract %[[G]][%{{.*}}, %{{.*}}] : tensor<2x2xf64>
// CHECK: %[[V3:.*]] = tensor.extract %[[G]][%{{.*}}, %{{.*}}] : tensor<2x2xf64>
// CHECK: %[[V4:.*]] = tensor.extract %[[G]][%{{.*}}, %{{.*}}] : tensor<2x2xf64>
// CHECK: %[[V5:.*]] = arith.addf %[[V3]], %[[V4]] : f64
// CHECK: %[[V6:.*]] = tensor.extract %[[G]][%{{.*}}, %{{.*}}] : tensor<2x2xf64>
// CHECK: %[[V7:.*]] = arith.addf %[[V2]], %[[V6]] : f64
// CHECK: return %[[V1]], %[[V7]], %[[V5]]
func.func @from_elements(%x: f64, %y: f64) -> tensor<2x2xf64> {
  %r = tensor.from_elements %x, %y, %y, %x : tensor<2x2xf64>
  return %r : tensor<2x2xf64>
}

// CHECK-LABEL: func.func @splat_vjp(
// CHECK-SAME: %[[X:[a-z0-9]+]]: f64, %[[G:[a-z0-9]+]]: tensor<2x3xf64>)
// CHECK: %[[V1:.*]] = tensor.splat %[[X]] : tensor<2x3xf64>
// CHECK: %[[V2:.*]] = linalg.reduce ins(%[[G]] : {{.*}}) outs(%{{.*}} : {{.*}}) dimensions = [0, 1]
// CHECK: arith.addf
// CHECK: %[[V3:.*]] = tensor.extract %[[V2]][] : tensor<f64>
// CHECK: return %[[V1]], %[[V3]]
func.func @splat(%x: f64) -> tensor<2x3xf64> {
  %r = tensor.splat %x : tensor<2x3xf64>
  return %r : tensor<2x3xf64>
}
