// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Fill, product, bias and activation are one kernel. All tiles are whole, and k
// is one block: no masks, and C is written once.
// REMARK: [Passed] MatmulKernel | Category:act-vectorize | Function=layer | Columns=32, Epilogue=true, Op=linalg.matmul, Rows=8
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:      %[[A:.*]]: memref<64x64xf32>, %[[B:.*]]: memref<64x64xf32>, %[[BIAS:.*]]: memref<64xf32>, %[[C:.*]]: memref<64x64xf32>)
// CHECK-NOT:     mask
// CHECK:         %[[PACKED_B:.*]] = memref.alloc() {alignment = 64 : i64} : memref<2x64x32xf32>
// CHECK:         vector.load %[[B]]
// CHECK:         vector.store %{{.*}}, %[[PACKED_B]]
// CHECK:         vector.load %[[A]]
// CHECK:         vector.transpose %{{.*}}, [1, 0] : vector<16x16xf32> to vector<16x16xf32>
// CHECK:         memref.subview %[[PACKED_B]]
// CHECK:         %[[TILE:.*]]:16 = scf.for
// CHECK:           math.fma %{{.*}} : vector<16xf32>
// CHECK-COUNT-16: vector.store %{{.*}}, %[[SUMS:.*]][
// CHECK:         scf.for
// CHECK-COUNT-2:   vector.load %[[SUMS]]
// CHECK-COUNT-2:   act.elu %{{.*}} : vector<16xf32>
// CHECK-COUNT-2:   vector.store %{{.*}}, %[[C]]
// CHECK-NOT:     act.elu
// CHECK-NOT:     mask
// CHECK:         memref.dealloc %[[PACKED_B]]
func.func @layer(%a: memref<64x64xf32>, %b: memref<64x64xf32>, %bias: memref<64xf32>, %c: memref<64x64xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<64x64xf32>)
  linalg.matmul ins(%a, %b : memref<64x64xf32>, memref<64x64xf32>) outs(%c : memref<64x64xf32>)
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<64xf32>) outs(%c : memref<64x64xf32>) {
  ^bb0(%b_j: f32, %c_ij: f32):
    %s = arith.addf %c_ij, %b_j : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// Nothing is known. With few rows, B is read where it is, but for a panel that
// it does not fill; k comes in blocks whose first one starts from the fill; rows
// of C that end in a tile are written under a mask.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:      %{{[a-z0-9]*}}: memref<?x?xf32>, %[[B:[a-z0-9]*]]: memref<?x?xf32>, %[[C:[a-z0-9]*]]: memref<?x?xf32>)
// CHECK:         %[[STREAMS:.*]] = arith.cmpi sle
// CHECK:         arith.cmpi eq
// CHECK:         %[[DIRECT:.*]] = arith.andi %[[STREAMS]]
// CHECK:         vector.maskedload %[[B]]
// CHECK:         scf.if %{{.*}} -> (memref<?x32xf32, strided<[?, 1], offset: ?>>)
// CHECK:           memref.subview
// CHECK:         } else {
// CHECK:           memref.subview %[[B]]
// CHECK:         scf.if %{{.*}} -> (vector<16xf32>, vector<16xf32>)
// CHECK:         vector.store %{{.*}}, %[[C]]
// CHECK:         vector.create_mask
// CHECK:         vector.maskedstore %[[C]]
func.func @dynamic(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<?x?xf32>)
  linalg.matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%c : memref<?x?xf32>)
  return
}

// -----

// Another type has no kernel, but vectors.
// REMARK: [Passed] Vectorized | {{.*}} Function=half | Lanes=32, Loop=1, Op=linalg.matmul
// CHECK-LABEL: func.func @half(
// CHECK:         math.fma %{{.*}} : vector<32xf16>
func.func @half(%a: memref<8x8xf16>, %b: memref<8x32xf16>, %c: memref<8x32xf16>) {
  linalg.matmul ins(%a, %b : memref<8x8xf16>, memref<8x32xf16>) outs(%c : memref<8x32xf16>)
  return
}

// -----

// One row: B is read where it is, in long pieces, 16 of its rows at a time; the
// sums wait in memory.
// REMARK: [Passed] MatmulKernel | {{.*}} Function=one_row | Columns=128, {{.*}} Rows=1
// CHECK-LABEL: func.func @one_row(
// CHECK-SAME:      %[[A:.*]]: memref<1x64xf32>, %[[B:.*]]: memref<64x256xf32>, %[[C:.*]]: memref<1x256xf32>)
// CHECK:         %[[SUMS:.*]] = memref.alloc() {{.*}} : memref<2x1x128xf32>
// CHECK-NOT:     memref.alloc()
// CHECK:         scf.for %[[K:.*]] =
// CHECK:           scf.for %[[COLUMN:.*]] =
// CHECK:             vector.load %[[SUMS]]
// CHECK:             memref.subview %[[B]]
// CHECK:             math.fma
// CHECK-COUNT-8:     vector.store %{{.*}}, %[[SUMS]]
// CHECK:             scf.if
// CHECK-COUNT-8:       vector.store %{{.*}}, %[[C]]
func.func @one_row(%a: memref<1x64xf32>, %b: memref<64x256xf32>, %c: memref<1x256xf32>) {
  linalg.matmul ins(%a, %b : memref<1x64xf32>, memref<64x256xf32>) outs(%c : memref<1x256xf32>)
  return
}
