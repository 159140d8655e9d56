// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: act-opt %s --act-tile-and-vectorize=parallel --split-input-file | FileCheck %s --check-prefix=PARALLEL

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Fill, product, bias and activation are one kernel. All tiles are whole, and k
// is one block: no masks, and C is not read. The micro-kernel takes the fill, and
// leaves its sums in a small buffer, where the epilogue takes them row by row.
// REMARK: [Passed] MatmulKernel | Category:act-vectorize | Function=layer | Columns=32, Epilogue=true, Op=linalg.matmul, Rows=13
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:      %[[A:.*]]: memref<65x64xf32>, %[[B:.*]]: memref<64x64xf32>, %[[BIAS:.*]]: memref<64xf32>, %[[C:.*]]: memref<65x64xf32>)
// CHECK-NOT:     mask
// CHECK:         %[[ROWS_OF_A:.*]] = memref.collapse_shape %[[A]] {{\[\[}}0, 1]]
// CHECK:         %[[PACKED_B:.*]] = memref.alloc() {alignment = 64 : i64} : memref<4096xf32>
// CHECK:         %[[STAGED:.*]] = memref.alloc() {alignment = 64 : i64} : memref<13x32xf32>
// CHECK:         %[[VIEW_B:.*]] = memref.subview %[[B]][0, 0]
// CHECK:         %[[FROM_B:.*]] = memref.cast %[[VIEW_B]]
// CHECK:         %[[TO_B:.*]] = memref.cast %[[PACKED_B]]
// CHECK:         call @act_pack_across(%[[FROM_B]], %[[TO_B]], %c64{{.*}}, %c64{{.*}}, %c2048)
// CHECK:         scf.for %[[ROW:.*]] =
// CHECK-NOT:     vector.load %[[C]]
// CHECK:         %[[TO:.*]] = memref.cast %[[STAGED]]
// CHECK:         %[[ARRAY_A:.*]] = memref.cast %[[ROWS_OF_A]]
// CHECK:         %[[FIRST:.*]] = arith.muli %[[ROW]], %c64
// CHECK:         %[[NEXT:.*]] = arith.addi %[[ROW]], %c1
// CHECK:         %[[SECOND:.*]] = arith.muli %[[NEXT]], %c64
// CHECK:         %[[PANELS_B:.*]] = memref.cast %[[PACKED_B]]
// CHECK:         call @act_micro_kernel_13x32(%[[ARRAY_A]], %[[FIRST]], %[[SECOND]], %{{.*}}, %[[PANELS_B]], %{{.*}}, %c64{{.*}}, %true{{.*}}, %cst, %[[TO]], %[[TO]])
// CHECK:         scf.for
// CHECK-COUNT-2:   vector.load %[[STAGED]]
// CHECK:           vector.load %[[BIAS]]
// CHECK-COUNT-2:   act.elu %{{.*}} : vector<16xf32>
// CHECK-COUNT-2:   vector.store %{{.*}}, %[[C]]
// CHECK-NOT:     act.elu
// CHECK-NOT:     mask
// CHECK:         memref.dealloc %[[PACKED_B]]

// Panels of B have a row of 32 columns for each step of k.
// CHECK-LABEL: func.func private @act_pack_across(
// CHECK-SAME:      %[[FROM:[^ ]*]]: memref<?x?xf32, strided<[?, 1], offset: ?>>, %[[TO:[^ ]*]]: memref<?xf32>,
// CHECK-SAME:      attributes {passthrough = ["noinline"]}
// CHECK-NOT:     mask
// CHECK-COUNT-3: scf.for
// CHECK:         vector.load %[[FROM]]
// CHECK:         vector.store %{{.*}}, %[[TO]]
// CHECK:         vector.load %[[FROM]]
// CHECK:         vector.store %{{.*}}, %[[TO]]

// The sums stay in registers. Four steps of k are unrolled; there may be others.
// CHECK-LABEL: func.func private @act_micro_kernel_13x32(
// CHECK-SAME:      %[[A:[^ ]*]]: memref<?xf32>, %[[FIRST:[^ ]*]]: index, %[[SECOND:[^ ]*]]: index, {{.*}}, %[[B:[^ ]*]]: memref<?xf32>, %[[START_B:[^ ]*]]: index, %[[LENGTH:[^ ]*]]: index, %[[FILLS:[^ ]*]]: i1, %[[FILL:[^ ]*]]: f32, %[[FROM:[^ ]*]]: memref<13x32xf32, strided<[?, 1], offset: ?>>, %[[TO:[^ ]*]]: memref<13x32xf32, strided<[?, 1], offset: ?>>)
// CHECK:         scf.if %[[FILLS]]
// CHECK:           vector.broadcast %[[FILL]]
// CHECK:         } else {
// CHECK-COUNT-26:  vector.load %[[FROM]]
// CHECK:         scf.for %[[STEP:[^ ]*]] =
// CHECK:           memref.prefetch %[[B]]
// CHECK-COUNT-2:   vector.load %[[B]]
// CHECK:           %[[PLACE:.*]] = arith.addi %[[FIRST]], %[[STEP]]
// CHECK:           memref.load %[[A]][%[[PLACE]]]
// CHECK:           %[[NEXT_PLACE:.*]] = arith.addi %[[SECOND]], %[[STEP]]
// CHECK:           memref.load %[[A]][%[[NEXT_PLACE]]]
// CHECK-COUNT-102: math.fma %{{.*}} : vector<16xf32>
// CHECK:           scf.yield
// CHECK:         %[[TILE:.*]]:26 = scf.for
// CHECK-COUNT-26:  math.fma %{{.*}} : vector<16xf32>
// CHECK-NOT:     math.fma
// CHECK:         vector.store %[[TILE]]#0, %[[TO]]
// CHECK:         vector.store %[[TILE]]#25, %[[TO]]
// CHECK:         return

// Too little work for threads.
// PARALLEL-LABEL: func.func @layer(
// PARALLEL-NOT:     scf.parallel
// PARALLEL:         return
func.func @layer(%a: memref<65x64xf32>, %b: memref<64x64xf32>, %bias: memref<64xf32>, %c: memref<65x64xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<65x64xf32>)
  linalg.matmul ins(%a, %b : memref<65x64xf32>, memref<64x64xf32>) outs(%c : memref<65x64xf32>)
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<64xf32>) outs(%c : memref<65x64xf32>) {
  ^bb0(%b_j: f32, %c_ij: f32):
    %s = arith.addf %c_ij, %b_j : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// Nothing is known: there is code for one row, for few, and for many. Rows of A
// may be far apart, and are packed.
// With few rows, B is read where it is. The first block of k starts from the
// fill, the others from C. Tiles at an edge take their values through a buffer.
// REMARK: [Passed] MatmulKernel | {{.*}} Function=dynamic | Columns=128, {{.*}} Rows=1
// REMARK: [Passed] MatmulKernel | {{.*}} Function=dynamic | Columns=32, {{.*}} Rows=8
// REMARK: [Passed] MatmulKernel | {{.*}} Function=dynamic | Columns=32, {{.*}} Rows=13
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:      %{{[a-z0-9]*}}: memref<?x?xf32>, %[[B:[a-z0-9]*]]: memref<?x?xf32>, %[[C:[a-z0-9]*]]: memref<?x?xf32>)
// CHECK:         arith.cmpi sle, %[[M:.*]], %{{.*}} : index
// CHECK:         scf.if
// CHECK:           %[[VALUES:.*]]:8 = scf.if %{{.*}} -> (vector<16xf32>,
// CHECK:             vector.broadcast
// CHECK:           } else {
// CHECK:             memref.subview %[[C]]
// CHECK-COUNT-8:     vector.load
// CHECK:           scf.for {{.*}} iter_args(%{{.*}} = %[[VALUES]]#0,
// CHECK-COUNT-8:     vector.load %[[B]]
// CHECK-COUNT-8:   vector.store
// CHECK:         } else {
// CHECK:           arith.cmpi sle, %[[M]]
// CHECK:           scf.if
// CHECK:             memref.alloc() {{.*}} : memref<8x32xf32>
// CHECK:           } else {
// CHECK:             %[[STAGED:.*]] = memref.alloc() {{.*}} : memref<13x32xf32>
// CHECK:             memref.subview %[[B]]
// CHECK:             call @act_pack_across(
// CHECK:             %[[TO:.*]] = scf.if
// CHECK:               memref.subview %[[C]]
// CHECK:             } else {
// CHECK:               memref.cast %[[STAGED]]
// CHECK:             %[[FROM:.*]] = scf.if
// CHECK:               scf.yield %[[TO]]
// CHECK:             } else {
// CHECK:               memref.subview %[[C]]
// CHECK:               vector.maskedload %[[C]]
// CHECK:               vector.store %{{.*}}, %[[STAGED]]
// CHECK:             call @act_micro_kernel_13x32({{.*}}, %[[FROM]], %[[TO]])
// CHECK:             vector.load %[[STAGED]]
// CHECK:             vector.maskedstore %[[C]]
// CHECK-LABEL: func.func private @act_pack_along_k(
// CHECK-SAME:      %[[SOURCE:[^ ]*]]: memref<?x?xf32, strided<[?, 1], offset: ?>>, %[[PACKED:[^ ]*]]: memref<?xf32>,
// CHECK-NOT:     vector.shuffle
// CHECK:         vector.maskedload %[[SOURCE]]
// CHECK:         vector.store %{{.*}}, %[[PACKED]]

// Each thread has a piece of C and its own buffers, in all variants.
// PARALLEL-LABEL: func.func @dynamic(
// PARALLEL-NOT:       memref.alloc()
// PARALLEL:           func.call @omp_get_max_threads()
// PARALLEL-COUNT-3:   scf.parallel
// PARALLEL-NOT:       scf.parallel
// PARALLEL:             memref.alloc()
// PARALLEL-NOT:       scf.parallel
// PARALLEL:         return
func.func @dynamic(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<?x?xf32>)
  linalg.matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%c : memref<?x?xf32>)
  return
}

// -----

// Sums in f16 have no kernel, but vectors.
// REMARK: [Passed] Vectorized | {{.*}} Function=half | Lanes=32, Loop=1, Op=linalg.matmul
// CHECK-LABEL: func.func @half(
// CHECK:         math.fma %{{.*}} : vector<32xf16>
func.func @half(%a: memref<8x8xf16>, %b: memref<8x32xf16>, %c: memref<8x32xf16>) {
  linalg.matmul ins(%a, %b : memref<8x8xf16>, memref<8x32xf16>) outs(%c : memref<8x32xf16>)
  return
}

// -----

// One row: A and B are read where they are, B in long pieces, 16 of its rows at
// a time. The sum starts from C.
// REMARK: [Passed] MatmulKernel | {{.*}} Function=one_row | Columns=128, {{.*}} Rows=1
// CHECK-LABEL: func.func @one_row(
// CHECK-SAME:      %[[A:.*]]: memref<1x64xf32>, %[[B:.*]]: memref<64x256xf32>, %[[C:.*]]: memref<1x256xf32>)
// CHECK-NOT:     memref.alloc()
// CHECK:         scf.for %[[K:.*]] =
// CHECK:           scf.for %[[COLUMN:.*]] =
// CHECK:             memref.subview %[[C]]
// CHECK-COUNT-8:     vector.load
// CHECK:             scf.for
// CHECK-COUNT-8:       vector.load %[[B]]
// CHECK:               math.fma
// CHECK-COUNT-8:     vector.store
func.func @one_row(%a: memref<1x64xf32>, %b: memref<64x256xf32>, %c: memref<1x256xf32>) {
  linalg.matmul ins(%a, %b : memref<1x64xf32>, memref<64x256xf32>) outs(%c : memref<1x256xf32>)
  return
}

// -----

// B is transposed: with few rows, a panel of it is packed just before its use.
// CHECK-LABEL: func.func @transposed(
// CHECK-SAME:      %{{[a-z0-9]*}}: memref<4x64xf32>, %[[B:[a-z0-9]*]]: memref<64x64xf32>,
// CHECK:         %[[PACKED_B:.*]] = memref.alloc() {{.*}} : memref<1024xf32>
// CHECK:         scf.for
// CHECK:           vector.load %[[B]]
// CHECK-COUNT-64:  vector.shuffle
// CHECK:           vector.store %{{.*}}, %[[PACKED_B]]
// CHECK:           math.fma
func.func @transposed(%a: memref<4x64xf32>, %b: memref<64x64xf32>, %c: memref<4x64xf32>) {
  linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : memref<4x64xf32>, memref<64x64xf32>) outs(%c : memref<4x64xf32>)
  return
}

// -----

// Narrow operands are extended where they are packed; the rest is f32.
// CHECK-LABEL: func.func @narrow(
// CHECK:         memref.alloc() {{.*}} : memref<2048xf32>
// CHECK:         call @act_pack_across
// CHECK:         call @act_micro_kernel
// CHECK-LABEL: func.func private @act_pack_across(
// CHECK:         %[[VECTOR:.*]] = vector.load %{{.*}} : memref<?x?xbf16, {{.*}}>, vector<16xbf16>
// CHECK:         arith.extf %[[VECTOR]] : vector<16xbf16> to vector<16xf32>
func.func @narrow(%a: memref<64x64xbf16>, %b: memref<64x32xbf16>, %c: memref<64x32xf32>) {
  linalg.matmul ins(%a, %b : memref<64x64xbf16>, memref<64x32xbf16>) outs(%c : memref<64x32xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// An epilogue with two results stores both, each once.
// REMARK: [Passed] MatmulKernel | Category:act-vectorize | Function=both | Columns=32, Epilogue=true, Op=linalg.matmul, Rows=13
// CHECK-LABEL: func.func @both(
// CHECK-SAME:      %[[A:.*]]: memref<65x64xf32>, %[[B:.*]]: memref<64x64xf32>, %[[C:.*]]: memref<65x64xf32>, %[[Y:.*]]: memref<65x64xf32>)
// CHECK:         %[[Y0:.*]] = act.elu %[[C0:.*]] : vector<16xf32>
// CHECK:         vector.store %[[Y0]], %[[Y]][
// CHECK:         %[[Y1:.*]] = act.elu %[[C1:.*]] : vector<16xf32>
// CHECK:         vector.store %[[Y1]], %[[Y]][
// CHECK:         vector.store %[[C0]], %[[C]][
// CHECK:         vector.store %[[C1]], %[[C]][
// CHECK-NOT:     %[[Y]][
// CHECK:         return
func.func @both(%a: memref<65x64xf32>, %b: memref<64x64xf32>, %c: memref<65x64xf32>, %y: memref<65x64xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<65x64xf32>)
  linalg.matmul ins(%a, %b : memref<65x64xf32>, memref<64x64xf32>) outs(%c : memref<65x64xf32>)
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      outs(%c, %y : memref<65x64xf32>, memref<65x64xf32>) {
  ^bb0(%c_ij: f32, %y_ij: f32):
    %r = act.elu %c_ij : f32
    linalg.yield %c_ij, %r : f32, f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// The second result would overwrite what the product still reads.
// REMARK: [Passed] MatmulKernel | Category:act-vectorize | Function=overwrites | Columns=32, Epilogue=false, Op=linalg.matmul, Rows=13
func.func @overwrites(%a: memref<64x64xf32>, %b: memref<64x64xf32>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x64xf32>, memref<64x64xf32>) outs(%c : memref<64x64xf32>)
  %view = memref.cast %b : memref<64x64xf32> to memref<?x64xf32>
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      outs(%c, %view : memref<64x64xf32>, memref<?x64xf32>) {
  ^bb0(%c_ij: f32, %b_ij: f32):
    %r = act.elu %c_ij : f32
    linalg.yield %c_ij, %r : f32, f32
  }
  return
}
