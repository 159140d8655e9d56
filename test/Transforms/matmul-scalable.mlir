// RUN: act-opt %s --act-tile-and-vectorize="vector-bits=128 scalable-vectors" --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize="vector-bits=128 scalable-vectors" --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Tiles have two vectors of columns, of any length: 8 vscale columns. The
// panels of B are as wide, so that their sizes are known when the code runs, and
// so are masks. Those of A are transposed, in vectors that are not scalable: its
// rows lie beside each other, where loads can reach all of them.
// REMARK: [Passed] MatmulKernel | Category:act-vectorize | Function=layer | Columns=8, Epilogue=true, Op=linalg.matmul, Rows=13, Scalable=true
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:      %[[A:.*]]: memref<65x64xf32>, %[[B:.*]]: memref<64x64xf32>, %[[BIAS:.*]]: memref<64xf32>, %[[C:.*]]: memref<65x64xf32>)
// CHECK:         %[[VSCALE:.*]] = vector.vscale
// CHECK:         %[[COLUMNS:.*]] = arith.muli %[[VSCALE]], %c8
// CHECK:         %[[PACKED_B:.*]] = memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<?xf32>
// CHECK:         %[[PACKED_A:.*]] = memref.alloc() {alignment = 64 : i64} : memref<836xf32>
// CHECK:         %[[STAGED:.*]] = memref.alloc(%[[COLUMNS]]) {alignment = 64 : i64} : memref<13x?xf32>
// CHECK:         %[[SIZE:.*]] = arith.muli %[[COLUMNS]], %c64
// CHECK:         call @act_pack_across({{.*}}, %[[SIZE]])
// CHECK:         call @act_pack_along_k(
// CHECK:         %[[TO:.*]] = memref.cast %[[STAGED]]
// CHECK:         call @act_micro_kernel_13x8({{.*}}, %[[TO]], %[[TO]])
// CHECK:         scf.if
// CHECK:           vector.load %[[STAGED]]
// CHECK:           act.elu %{{.*}} : vector<[4]xf32>
// CHECK:           vector.store %{{.*}}, %[[C]]
// CHECK:         } else {
// CHECK:           %[[EDGE:.*]] = vector.create_mask
// CHECK:           vector.maskedload %[[BIAS]]{{.*}}, %[[EDGE]]
// CHECK:           act.elu %{{.*}} : vector<[4]xf32>
// CHECK:           vector.maskedstore %[[C]]{{.*}}, %[[EDGE]]

// CHECK-LABEL: func.func private @act_pack_across(
// CHECK-SAME:      %[[FROM:[^ ]*]]: memref<?x?xf32, strided<[?, 1], offset: ?>>, %[[TO:[^ ]*]]: memref<?xf32>,
// CHECK:         %[[VSCALE:.*]] = vector.vscale
// CHECK:         %[[WIDTH:.*]] = arith.muli %[[VSCALE]], %c8
// CHECK:         arith.divui %{{.*}}, %[[WIDTH]]
// CHECK:         %[[MASK:.*]] = vector.create_mask %{{.*}} : vector<[4]xi1>
// CHECK:         vector.maskedload %[[FROM]]{{.*}}, %[[MASK]], {{.*}} vector<[4]xf32>
// CHECK:         vector.store %{{.*}}, %[[TO]]{{.*}} vector<[4]xf32>

// CHECK-LABEL: func.func private @act_pack_along_k(
// CHECK-SAME:      %[[FROM:[^ ]*]]: memref<?x?xf32, strided<[?, 1], offset: ?>>, %[[TO:[^ ]*]]: memref<?xf32>,
// CHECK:         vector.load %[[FROM]]{{.*}} vector<4xf32>
// CHECK:         vector.shuffle
// CHECK:         vector.store %{{.*}}, %[[TO]]{{.*}} vector<4xf32>

// CHECK-LABEL: func.func private @act_micro_kernel_13x8(
// CHECK-SAME:      %[[A:[^ ]*]]: memref<?xf32>, %{{[^ ]*}}: index, %[[B:[^ ]*]]: memref<?xf32>, {{.*}}, %[[TO:[^ ]*]]: memref<13x?xf32, strided<[?, 1], offset: ?>>) {
// CHECK:         scf.for
// CHECK-COUNT-2:   vector.load %[[B]]{{.*}} vector<[4]xf32>
// CHECK:           %[[ELEMENT:.*]] = memref.load %[[A]][%[[PLACE:.*]]]
// CHECK:           vector.broadcast %[[ELEMENT]] : f32 to vector<[4]xf32>
// CHECK:           %[[NEXT:.*]] = arith.addi %[[PLACE]], %c1{{(_[0-9]+)?}} : index
// CHECK:           memref.load %[[A]][%[[NEXT]]]
// CHECK-COUNT-24:  math.fma %{{.*}} : vector<[4]xf32>
// CHECK:         vector.store %{{.*}}#25, %[[TO]]
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

// One row stays as it is, and B is read where it is.
// REMARK: [Passed] MatmulKernel | {{.*}} Function=one_row | Columns=32, {{.*}} Rows=1, Scalable=true
// CHECK-LABEL: func.func @one_row(
// CHECK-SAME:      %[[A:.*]]: memref<1x64xf32>, %[[B:.*]]: memref<64x256xf32>, %[[C:.*]]: memref<1x256xf32>)
// CHECK:         memref.alloc() {{.*}} : memref<16xf32>
// CHECK-NOT:     vector.shuffle
// CHECK-COUNT-8: vector.load %[[B]]{{.*}} vector<[4]xf32>
func.func @one_row(%a: memref<1x64xf32>, %b: memref<64x256xf32>, %c: memref<1x256xf32>) {
  linalg.matmul ins(%a, %b : memref<1x64xf32>, memref<64x256xf32>) outs(%c : memref<1x256xf32>)
  return
}

// -----

// B is transposed, in squares of vectors that are not scalable: so many that
// they fill a panel.
// CHECK-LABEL: func.func @transposed(
// CHECK-SAME:      %{{[a-z0-9]*}}: memref<4x64xf32>, %[[B:[a-z0-9]*]]: memref<64x64xf32>,
// CHECK:         %[[PACKED_B:.*]] = memref.alloc(%{{.*}}) {{.*}} : memref<?xf32>
// CHECK:         scf.for %{{.*}} to %[[COLUMNS:.*]] step %c4
// CHECK-COUNT-4:   vector.load %[[B]]{{.*}} vector<4xf32>
// CHECK-COUNT-8:   vector.shuffle
// CHECK-COUNT-4:   vector.store %{{.*}}, %[[PACKED_B]]{{.*}} vector<4xf32>
// CHECK:         vector.load %[[PACKED_B]]{{.*}} vector<[4]xf32>
// CHECK:         math.fma %{{.*}} : vector<[4]xf32>
func.func @transposed(%a: memref<4x64xf32>, %b: memref<64x64xf32>, %c: memref<4x64xf32>) {
  linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : memref<4x64xf32>, memref<64x64xf32>) outs(%c : memref<4x64xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// The C library computes one lane after the other, of which there must be a
// known number.
// REMARK: [Passed] MatmulKernel | {{.*}} Function=libm | {{.*}} Scalable=false
// CHECK-LABEL: func.func @libm(
// CHECK-NOT:     vscale
// CHECK:         math.atan %{{.*}} : vector<4xf32>
func.func @libm(%a: memref<8x64xf32>, %b: memref<64x64xf32>, %c: memref<8x64xf32>) {
  linalg.matmul ins(%a, %b : memref<8x64xf32>, memref<64x64xf32>) outs(%c : memref<8x64xf32>)
  linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%c : memref<8x64xf32>) {
  ^bb0(%c_ij: f32):
    %r = math.atan %c_ij : f32
    linalg.yield %r : f32
  }
  return
}
