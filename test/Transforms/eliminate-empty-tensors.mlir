// RUN: act-opt %s -act-eliminate-empty-tensors -split-input-file | FileCheck %s

#id = affine_map<(i) -> (i)>

// %b copies %a, which is alive beside it: each is computed in its own result.
// CHECK-LABEL: func @copied(
// CHECK-SAME:      %{{.*}}, %{{.*}}, %[[B:.*]]: tensor<31xf32>, %[[A:.*]]: tensor<31xf32>)
// CHECK:         linalg.generic {{.*}} outs(%[[A]] : tensor<31xf32>)
func.func @copied(%x: tensor<31xf32>, %y: tensor<8xf32>,
                  %out_b: tensor<31xf32>, %out_a: tensor<31xf32>) -> (tensor<31xf32>, tensor<31xf32>) {
  %empty = tensor.empty() : tensor<31xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<31xf32>) outs(%empty : tensor<31xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = act.softplus %in : f32
    linalg.yield %s : f32
  } -> tensor<31xf32>
  %b = tensor.insert_slice %y into %a[0] [8] [1] : tensor<8xf32> into tensor<31xf32>
  %0 = bufferization.materialize_in_destination %b in %out_b : (tensor<31xf32>, tensor<31xf32>) -> tensor<31xf32>
  %1 = bufferization.materialize_in_destination %a in %out_a : (tensor<31xf32>, tensor<31xf32>) -> tensor<31xf32>
  return %0, %1 : tensor<31xf32>, tensor<31xf32>
}

// -----

#id = affine_map<(i) -> (i)>

// Nothing else needs %a.
// CHECK-LABEL: func @overwritten(
// CHECK-SAME:      %{{.*}}, %{{.*}}, %[[B:.*]]: tensor<31xf32>)
// CHECK:         linalg.generic {{.*}} outs(%[[B]] : tensor<31xf32>)
func.func @overwritten(%x: tensor<31xf32>, %y: tensor<8xf32>, %out_b: tensor<31xf32>) -> tensor<31xf32> {
  %empty = tensor.empty() : tensor<31xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<31xf32>) outs(%empty : tensor<31xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = act.softplus %in : f32
    linalg.yield %s : f32
  } -> tensor<31xf32>
  %b = tensor.insert_slice %y into %a[0] [8] [1] : tensor<8xf32> into tensor<31xf32>
  %0 = bufferization.materialize_in_destination %b in %out_b : (tensor<31xf32>, tensor<31xf32>) -> tensor<31xf32>
  return %0 : tensor<31xf32>
}

// -----

#id = affine_map<(i) -> (i)>

// %b may be %a or not.
// CHECK-LABEL: func @chosen(
// CHECK-SAME:      %{{.*}}, %{{.*}}, %[[B:.*]]: tensor<31xf32>, %[[A:.*]]: tensor<31xf32>)
// CHECK:         linalg.generic {{.*}} outs(%[[A]] : tensor<31xf32>)
// CHECK:           act.softplus
// CHECK:         scf.if
func.func @chosen(%x: tensor<31xf32>, %c: i1, %out_b: tensor<31xf32>, %out_a: tensor<31xf32>)
    -> (tensor<31xf32>, tensor<31xf32>) {
  %empty = tensor.empty() : tensor<31xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<31xf32>) outs(%empty : tensor<31xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = act.softplus %in : f32
    linalg.yield %s : f32
  } -> tensor<31xf32>
  %b = scf.if %c -> tensor<31xf32> {
    scf.yield %a : tensor<31xf32>
  } else {
    %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
        ins(%a : tensor<31xf32>) outs(%empty : tensor<31xf32>) {
    ^bb0(%in: f32, %out: f32):
      %s = act.tanh %in : f32
      linalg.yield %s : f32
    } -> tensor<31xf32>
    scf.yield %t : tensor<31xf32>
  }
  %0 = bufferization.materialize_in_destination %b in %out_b : (tensor<31xf32>, tensor<31xf32>) -> tensor<31xf32>
  %1 = bufferization.materialize_in_destination %a in %out_a : (tensor<31xf32>, tensor<31xf32>) -> tensor<31xf32>
  return %0, %1 : tensor<31xf32>, tensor<31xf32>
}
