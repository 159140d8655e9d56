// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128" --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize="vector-bits=128" --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// Whole squares, then what is left of the columns of each row of squares, then
// of the rows.
// REMARK: [Passed] VectorTranspose | Category:act-vectorize | Function=transpose | Lanes=4, Op=linalg.generic
// CHECK-LABEL: func.func @transpose(
// CHECK-SAME:      %[[X:.*]]: memref<?x?xf32>, %[[Y:.*]]: memref<?x?xf32>)
// CHECK:         scf.for %[[ROW:.*]] =
// CHECK:           scf.for %[[COLUMN:.*]] =
// CHECK-COUNT-4:     vector.load %[[X]]{{.*}} : memref<?x?xf32>, vector<4xf32>
// CHECK-COUNT-8:     vector.shuffle {{.*}} : vector<4xf32>, vector<4xf32>
// CHECK:             vector.store %{{.*}}, %[[Y]][%[[COLUMN]], %[[ROW]]]
// CHECK-COUNT-3:     vector.store %{{.*}}, %[[Y]]
// CHECK:           scf.for
// CHECK:             memref.load %[[X]]
// CHECK-NEXT:        memref.store %{{.*}}, %[[Y]]
// CHECK:         scf.for
// CHECK:           memref.load %[[X]]
// CHECK-NEXT:      memref.store %{{.*}}, %[[Y]]
func.func @transpose(%x: memref<?x?xf32>, %y: memref<?x?xf32>) {
  linalg.generic {indexing_maps = [#transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}

// -----

#id = affine_map<(i, j, k) -> (i, j, k)>
#moved = affine_map<(i, j, k) -> (k, i, j)>

// Sizes that are known leave no loop for a rest.
// CHECK-LABEL: func.func @batch(
// CHECK-NOT:     memref.load
// CHECK-COUNT-8: vector.shuffle
// CHECK-NOT:     memref.load
// CHECK:         return
func.func @batch(%x: memref<8x4x12xf32>, %y: memref<4x12x8xf32>) {
  linalg.generic {indexing_maps = [#moved, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : memref<8x4x12xf32>) outs(%y : memref<4x12x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// REMARK: [Missed] Scalar | Category:act-vectorize | Function=strided
// CHECK-LABEL: func.func @strided(
// CHECK-NOT:     vector
// CHECK:         return
func.func @strided(%x: memref<8x8xf32, strided<[16, 2]>>, %y: memref<8x8xf32>) {
  linalg.generic {indexing_maps = [#transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<8x8xf32, strided<[16, 2]>>) outs(%y : memref<8x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// REMARK: [Missed] Scalar | Category:act-vectorize | Function=computed
// CHECK-LABEL: func.func @computed(
// CHECK-NOT:     vector
// CHECK:         return
func.func @computed(%x: memref<8x8xf32>, %y: memref<8x8xf32>) {
  linalg.generic {indexing_maps = [#transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<8x8xf32>) outs(%y : memref<8x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.addf %in, %in : f32
    linalg.yield %r : f32
  }
  return
}
