// RUN: act-opt %s --act-generalize --act-fold-transposes | FileCheck %s
// RUN: act-opt %s --act-generalize --act-fold-transposes --remarks-filter=act-fold-transposes -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// CHECK-DAG: #[[$MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[$NK:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[$MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[$KM:.*]] = affine_map<(d0, d1, d2) -> (d2, d0)>
// CHECK-DAG: #[[$BKM:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d3, d1)>

// The layer of torch.
// REMARK: [Passed] Folded | Category:act-fold-transposes | Function=weights | Operand=1
// CHECK-LABEL: func.func @weights(
// CHECK-SAME:      %[[X:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<16x8xf32>, %[[C:.*]]: tensor<4x16xf32>)
// CHECK:         linalg.generic {indexing_maps = [#[[$MK]], #[[$NK]], #[[$MN]]], iterator_types = ["parallel", "parallel", "reduction"]}
// CHECK-SAME:        ins(%[[X]], %[[W]] : {{.*}}) outs(%[[C]]
// CHECK:           arith.mulf
// CHECK:           arith.addf
// CHECK-NOT:     linalg.generic
func.func @weights(%x: tensor<4x8xf32>, %w: tensor<16x8xf32>, %c: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<8x16xf32>
  %t = linalg.transpose ins(%w : tensor<16x8xf32>) outs(%e : tensor<8x16xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// REMARK: Function=both | Operand=0
// REMARK: Function=both | Operand=1
// CHECK-LABEL: func.func @both(
// CHECK:         linalg.generic {indexing_maps = [#[[$KM]], #[[$NK]], #[[$MN]]]
// CHECK-NOT:     linalg.generic
func.func @both(%x: tensor<8x?xf32>, %w: tensor<?x8xf32>, %c: tensor<?x?xf32>, %m: index, %n: index) -> tensor<?x?xf32> {
  %ex = tensor.empty(%m) : tensor<?x8xf32>
  %tx = linalg.transpose ins(%x : tensor<8x?xf32>) outs(%ex : tensor<?x8xf32>) permutation = [1, 0]
  %ew = tensor.empty(%n) : tensor<8x?xf32>
  %tw = linalg.transpose ins(%w : tensor<?x8xf32>) outs(%ew : tensor<8x?xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%tx, %tw : tensor<?x8xf32>, tensor<8x?xf32>) outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// REMARK: Function=batch | Operand=0
// CHECK-LABEL: func.func @batch(
// CHECK:         linalg.generic {indexing_maps = [#[[$BKM]],
// CHECK-NOT:     linalg.generic
func.func @batch(%x: tensor<2x8x4xf32>, %w: tensor<2x8x16xf32>, %c: tensor<2x4x16xf32>) -> tensor<2x4x16xf32> {
  %e = tensor.empty() : tensor<2x4x8xf32>
  %t = linalg.transpose ins(%x : tensor<2x8x4xf32>) outs(%e : tensor<2x4x8xf32>) permutation = [0, 2, 1]
  %y = linalg.batch_matmul ins(%t, %w : tensor<2x4x8xf32>, tensor<2x8x16xf32>) outs(%c : tensor<2x4x16xf32>) -> tensor<2x4x16xf32>
  return %y : tensor<2x4x16xf32>
}

// No remark from here on.
// REMARK-NOT: remark

// No kernel reads rows along the batch.
// CHECK-LABEL: func.func @rows_along_batch(
// CHECK:         linalg.generic
// CHECK:         linalg.batch_matmul
func.func @rows_along_batch(%x: tensor<4x8x2xf32>, %w: tensor<2x8x16xf32>, %c: tensor<2x4x16xf32>) -> tensor<2x4x16xf32> {
  %e = tensor.empty() : tensor<2x4x8xf32>
  %t = linalg.transpose ins(%x : tensor<4x8x2xf32>) outs(%e : tensor<2x4x8xf32>) permutation = [2, 0, 1]
  %y = linalg.batch_matmul ins(%t, %w : tensor<2x4x8xf32>, tensor<2x8x16xf32>) outs(%c : tensor<2x4x16xf32>) -> tensor<2x4x16xf32>
  return %y : tensor<2x4x16xf32>
}

// Two readers: it is transposed once.
// CHECK-LABEL: func.func @shared(
// CHECK:         %[[T:.*]] = linalg.generic
// CHECK:         linalg.matmul ins(%{{.*}}, %[[T]] :
// CHECK:         linalg.matmul ins(%{{.*}}, %[[T]] :
func.func @shared(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>, %c: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x8xf32>) outs(%c : tensor<4x8xf32>) -> tensor<4x8xf32>
  %z = linalg.matmul ins(%y, %t : tensor<4x8xf32>, tensor<8x8xf32>) outs(%c : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %z : tensor<4x8xf32>
}

// What is not only moved stays, too.
// CHECK-LABEL: func.func @computed(
// CHECK:         math.exp
// CHECK:         linalg.matmul
func.func @computed(%x: tensor<4x8xf32>, %w: tensor<16x8xf32>, %c: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<8x16xf32>
  %t = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<16x8xf32>) outs(%e : tensor<8x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.exp %in : f32
    linalg.yield %r : f32
  } -> tensor<8x16xf32>
  %y = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// Integers have no kernel that would transpose them.
// CHECK-LABEL: func.func @integers(
// CHECK:         linalg.generic
// CHECK:         linalg.matmul
func.func @integers(%x: tensor<4x8xi32>, %w: tensor<16x8xi32>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  %e = tensor.empty() : tensor<8x16xi32>
  %t = linalg.transpose ins(%w : tensor<16x8xi32>) outs(%e : tensor<8x16xi32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<4x8xi32>, tensor<8x16xi32>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
  return %y : tensor<4x16xi32>
}
