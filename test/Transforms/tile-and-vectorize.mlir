// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128 masked-memory=false" --split-input-file | FileCheck %s --check-prefix=NOMASK
// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128 scalable-vectors" --split-input-file | FileCheck %s --check-prefix=SCALABLE
// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=256 min-masked-bits=32" --split-input-file | FileCheck %s --check-prefix=NARROW
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>

// A whole array is one loop: four vectors an iteration, then one, then a mask.
// REMARK: [Passed] Vectorized | Category:act-vectorize | Function=elementwise | Lanes=16, Loop=0, Op=linalg.generic, Scalable=false, Vectors=4
// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME:      %[[X:.*]]: memref<?x8xf32>, %[[Y:.*]]: memref<?x8xf32>)
// CHECK-DAG:     %[[FLAT_X:.*]] = memref.collapse_shape %[[X]]
// CHECK-DAG:     %[[FLAT_Y:.*]] = memref.collapse_shape %[[Y]]
// CHECK:         scf.for
// CHECK-COUNT-4:   act.elu %{{.*}} : vector<16xf32>
// CHECK:         }
// CHECK:         scf.for
// CHECK:           %[[IN:.*]] = vector.load %[[FLAT_X]]
// CHECK-NEXT:      %[[OUT:.*]] = act.elu %[[IN]]
// CHECK-NEXT:      vector.store %[[OUT]], %[[FLAT_Y]]
// CHECK-NEXT:    }
// CHECK:         scf.for
// CHECK:           %[[MASK:.*]] = vector.create_mask
// CHECK:           vector.maskedload %[[FLAT_X]][%{{.*}}], %[[MASK]]
// CHECK:           act.elu
// CHECK:           vector.maskedstore %[[FLAT_Y]][%{{.*}}], %[[MASK]]
// CHECK-NOT:     act.elu

// NOMASK-LABEL: func.func @elementwise(
// NOMASK-NOT:     mask
// NOMASK-COUNT-5: act.elu %{{.*}} : vector<4xf32>
// NOMASK:         scf.for
// NOMASK:           memref.load
// NOMASK-NEXT:      act.elu %{{.*}} : f32
// NOMASK-NEXT:      memref.store

// Vectors of any length: the rest is a loop of vectors under a mask.
// SCALABLE-LABEL: func.func @elementwise(
// SCALABLE-DAG:     %[[VSCALE:.*]] = vector.vscale
// SCALABLE-DAG:     %[[LANES:.*]] = arith.muli %[[VSCALE]], %{{.*}}
// SCALABLE-DAG:     %[[STEP:.*]] = arith.muli %[[LANES]], %{{.*}}
// SCALABLE:         scf.for %{{.*}} to %[[END:.*]] step %[[STEP]]
// SCALABLE-COUNT-4:   act.elu %{{.*}} : vector<[4]xf32>
// SCALABLE:         scf.for %[[I:.*]] = %[[END]] to %[[SIZE:.*]] step %[[LANES]]
// SCALABLE-NEXT:      %[[LEFT:.*]] = arith.subi %[[SIZE]], %[[I]]
// SCALABLE-NEXT:      %[[MASK:.*]] = vector.create_mask %[[LEFT]] : vector<[4]xi1>
// SCALABLE:           vector.maskedload %{{.*}}, %[[MASK]]
// SCALABLE:           act.elu %{{.*}} : vector<[4]xf32>
// SCALABLE:           vector.maskedstore %{{.*}}, %[[MASK]]
// SCALABLE-NOT:     act.elu
func.func @elementwise(%x: memref<?x8xf32>, %y: memref<?x8xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<?x8xf32>) outs(%y : memref<?x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.elu %in : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i) -> (i)>

// A static size that vectors divide needs no rest.
// CHECK-LABEL: func.func @whole(
// CHECK:         scf.for
// CHECK-COUNT-4:   act.relu %{{.*}} : vector<16xf32>
// CHECK-NOT:     act.relu
func.func @whole(%x: memref<128xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : memref<128xf32>) outs(%x : memref<128xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.relu %in : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (i)>
#row = affine_map<(i, j) -> (j)>

// What a row shares is loaded before the loop over it.
// CHECK-LABEL: func.func @broadcast(
// CHECK-SAME:      %[[X:.*]]: memref<8x16xf32>, %[[C:.*]]: memref<8xf32>, %[[R:.*]]: memref<16xf32>)
// CHECK:         scf.for %[[I:.*]] =
// CHECK:           %[[C_I:.*]] = memref.load %[[C]][%[[I]]]
// CHECK:           scf.for %[[J:.*]] =
// CHECK:             vector.load %[[X]][%[[I]], %[[J]]]
// CHECK:             vector.load %[[R]][%[[J]]]
// CHECK:             vector.broadcast %[[C_I]]
func.func @broadcast(%x: memref<8x16xf32>, %c: memref<8xf32>, %r: memref<16xf32>) {
  linalg.generic {indexing_maps = [#column, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %r : memref<8xf32>, memref<16xf32>) outs(%x : memref<8x16xf32>) {
  ^bb0(%c_i: f32, %r_j: f32, %x_ij: f32):
    %0 = arith.addf %x_ij, %r_j : f32
    %1 = arith.mulf %0, %c_i : f32
    linalg.yield %1 : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (i)>
#row = affine_map<(i, j) -> (j)>

// Sums of columns are vectors in registers, each in the order of the rows.
// CHECK-LABEL: func.func @column_sums(
// CHECK:         scf.for
// CHECK:           %[[START:.*]] = vector.load
// CHECK:           %[[SUM:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[START]]) -> (vector<16xf32>)
// CHECK:           vector.store %[[SUM]]

// SCALABLE-LABEL: func.func @column_sums(
// SCALABLE:         scf.for {{.*}} iter_args({{.*}}) -> (vector<[4]xf32>, vector<[4]xf32>, vector<[4]xf32>, vector<[4]xf32>)
// SCALABLE:         vector.create_mask
// SCALABLE:         scf.for {{.*}} iter_args({{.*}}) -> (vector<[4]xf32>)
func.func @column_sums(%x: memref<9x16xf32>, %y: memref<16xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<9x16xf32>) outs(%y : memref<16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.addf %in, %out : f32
    linalg.yield %r : f32
  }
  return
}

// Sums of rows have 32 partial sums, however wide vectors are; the producer's
// work is in the loop.
// REMARK: [Passed] VectorReduction | Category:act-vectorize | Function=row_sums | Loop=1, Op=linalg.generic, Partials=32
// CHECK-LABEL: func.func @row_sums(
// CHECK-SAME:      %[[X:.*]]: memref<8x72xf32>, %[[Y:.*]]: memref<8xf32>)
// CHECK:         scf.for %[[I:.*]] =
// CHECK:           %[[SUM:.*]] = scf.for {{.*}} iter_args(%[[OLD:.*]] = %{{.*}}) -> (vector<32xf32>)
// CHECK:             vector.load %[[X]]
// CHECK:             math.fma %{{.*}}, %{{.*}}, %[[OLD]] : vector<32xf32>
// CHECK:           %[[MASK:.*]] = vector.create_mask
// CHECK:           vector.maskedload %[[X]]
// CHECK:           %[[REST:.*]] = math.fma
// CHECK:           %[[ALL:.*]] = arith.select %[[MASK]], %[[REST]], %[[SUM]]
// CHECK:           %[[LOW:.*]] = vector.extract_strided_slice %[[ALL]] {offsets = [0], sizes = [16]
// CHECK:           %[[HIGH:.*]] = vector.extract_strided_slice %[[ALL]] {offsets = [16], sizes = [16]
// CHECK:           arith.addf %[[LOW]], %[[HIGH]] : vector<16xf32>
// CHECK:           %[[START:.*]] = memref.load %[[Y]][%[[I]]]
// CHECK:           arith.addf %[[START]], %{{.*}} : f32

// NOMASK-LABEL: func.func @row_sums(
// NOMASK:         math.fma %{{.*}} : vector<32xf32>
func.func @row_sums(%x: memref<8x72xf32>, %y: memref<8xf32>) {
  linalg.generic {indexing_maps = [#id, #column], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<8x72xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %square = arith.mulf %in, %in : f32
    %r = arith.addf %out, %square : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i) -> (i)>

// A sum in each of its loops adds to another element.
// REMARK: [Missed] Scalar | {{.*}} Function=backwards | Op=linalg.generic, Reason="a reduction moves over the result"
// CHECK-LABEL: func.func @backwards(
// CHECK-SAME:      %[[X:.*]]: memref<7x?xf32>, %[[Y:.*]]: memref<7x?xf32>)
// CHECK-NOT:     iter_args
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             %[[IN:.*]] = memref.load %[[X]]
// CHECK:             %[[OUT:.*]] = memref.load %[[Y]]
// CHECK:             %[[SUM:.*]] = arith.addf %[[OUT]], %[[IN]] : f32
// CHECK:             memref.store %[[SUM]], %[[Y]]
func.func @backwards(%x: memref<7x?xf32>, %y: memref<7x?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (6 - i, j)>], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<7x?xf32>) outs(%y : memref<7x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.addf %out, %in : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i) -> (i)>

// A masked lane must not divide by zero.
// REMARK: [Missed] Scalar | {{.*}} Function=traps | Op=linalg.generic, Reason="no vector form of arith.divsi"
// CHECK-LABEL: func.func @traps(
// CHECK-NOT:     vector
func.func @traps(%x: memref<?xi32>, %y: memref<?xi32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : memref<?xi32>) outs(%y : memref<?xi32>) {
  ^bb0(%in: i32, %out: i32):
    %r = arith.divsi %out, %in : i32
    linalg.yield %r : i32
  }
  return
}

// -----

// A strided copy would call a runtime library.
// CHECK-LABEL: func.func @copy(
// CHECK-NOT:     memref.copy
// CHECK:         vector.store
func.func @copy(%x: memref<8x16xf32>, %y: memref<8x16xf32, strided<[32, 1]>>) {
  memref.copy %x, %y : memref<8x16xf32> to memref<8x16xf32, strided<[32, 1]>>
  return
}

// -----

#id = affine_map<(i) -> (i)>

// A function that only the C library has is computed element by element, which
// upstream does for vectors of known length only.
// SCALABLE-LABEL: func.func @library(
// SCALABLE:         math.sinh %{{.*}} : vector<4xf32>
// SCALABLE-NOT:     [4]
func.func @library(%x: memref<?xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : memref<?xf32>) outs(%x : memref<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.sinh %in : f32
    linalg.yield %r : f32
  }
  return
}

// 16-bit elements cannot be masked everywhere: the rest is one by one.
// CHECK-LABEL: func.func @narrow(
// CHECK:         vector.maskedload %{{.*}} into vector<32xbf16>
// NARROW-LABEL: func.func @narrow(
// NARROW:         vector.load %{{.*}} vector<16xbf16>
// NARROW-NOT:     vector.maskedload
// NARROW:         memref.load
func.func @narrow(%x: memref<?xbf16>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : memref<?xbf16>) outs(%x : memref<?xbf16>) {
  ^bb0(%in: bf16, %out: bf16):
    %r = act.relu %in : bf16
    linalg.yield %r : bf16
  }
  return
}
