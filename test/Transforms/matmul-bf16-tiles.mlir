// RUN: act-opt %s --act-tile-and-vectorize=bf16-tiles --split-input-file | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s --check-prefix=SINGLE
// RUN: act-opt %s --act-tile-and-vectorize="bf16-tiles vector-bits=256" --split-input-file | FileCheck %s --check-prefix=SINGLE

// 40 steps of k are 20 pairs, which are padded to two tiles of 16. The sums of 64 x
// 64 elements are 2 x 2 tiles at a time, which start at 0.
// SINGLE-NOT: amx
// CHECK-LABEL: func.func @product(
// CHECK:         llvm.inline_asm has_side_effects "syscall"
// CHECK:         call @act_pack_across(
// CHECK:         call @act_pack_along_k(
// CHECK-COUNT-4: amx.tile_zero : !amx.tile<16x16xf32>
// CHECK:         scf.for %{{.*}} = %c0{{.*}} to %c32{{.*}} step %c16
// CHECK-COUNT-2: amx.tile_load %{{.*}}, %c32{{.*}} {nontemporal} : memref<{{.*}}> into !amx.tile<16x16xf32>
// CHECK:         amx.tile_load %{{.*}}, %c16{{.*}} : memref<{{.*}}> into !amx.tile<16x16xf32>
// CHECK-COUNT-2: amx.tile_mulf {{.*}} : !amx.tile<16x32xbf16>, !amx.tile<16x32xbf16>, !amx.tile<16x16xf32>
// CHECK:         amx.tile_load %{{.*}}, %c16{{.*}} : memref<{{.*}}> into !amx.tile<16x16xf32>
// CHECK-COUNT-2: amx.tile_mulf
// CHECK-COUNT-4: amx.tile_store
// CHECK-LABEL: func.func private @act_pack_across(
// What is beyond the last step is 0 in both steps of a pair, of which the earlier is
// in the lower half.
// CHECK:         %[[EARLIER:.*]] = arith.muli %{{.*}}, %c2
// CHECK:         %[[LATER:.*]] = arith.addi %[[EARLIER]], %c1
// CHECK:         arith.cmpi slt, %[[EARLIER]]
// CHECK:         arith.cmpi slt, %[[LATER]]
// CHECK:         vector.maskedload %{{.*}}[%[[EARLIER]], {{.*}} vector<16xbf16>
// CHECK:         %[[LOWER:.*]] = arith.extf
// CHECK:         vector.maskedload %{{.*}}[%[[LATER]], {{.*}} vector<16xbf16>
// CHECK:         %[[LOWERBITS:.*]] = vector.bitcast %[[LOWER]]
// CHECK:         arith.shrui %[[LOWERBITS]]
// The rows of A are in memory as in a tile.
// CHECK-LABEL: func.func private @act_pack_along_k(
// CHECK:         arith.constant dense<0.0{{.*}}> : vector<32xbf16>
// CHECK:         %[[ROW:.*]] = vector.maskedload {{.*}} vector<32xbf16>
// CHECK:         %[[PAIRS:.*]] = vector.bitcast %[[ROW]] : vector<32xbf16> to vector<16xf32>
// CHECK:         vector.store %[[PAIRS]]
func.func @product(%a: memref<64x40xbf16>, %b: memref<40x64xbf16>, %c: memref<64x64xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<64x64xf32>)
  linalg.matmul ins(%a, %b : memref<64x40xbf16>, memref<40x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// -----

// Tiles start at 0, or from memory.
// CHECK-LABEL: func.func @fill(
// CHECK-NOT:     amx.tile_zero
// CHECK:         %[[THREES:.*]] = vector.broadcast %{{.*}} : f32 to vector<16xf32>
// CHECK:         vector.store %[[THREES]]
// CHECK-NOT:     amx.tile_zero
// CHECK-COUNT-4: amx.tile_load
func.func @fill(%a: memref<64x32xbf16>, %b: memref<32x64xbf16>, %c: memref<64x64xf32>) {
  %three = arith.constant 3.0 : f32
  linalg.fill ins(%three : f32) outs(%c : memref<64x64xf32>)
  linalg.matmul ins(%a, %b : memref<64x32xbf16>, memref<32x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// -----

// 16 rows are one tile of A, and four of B. Fewer than 8 read B where it is.
// CHECK-LABEL: func.func @one_tile(
// CHECK-COUNT-4: amx.tile_load %{{.*}} {nontemporal}
// CHECK:         amx.tile_load
// CHECK-COUNT-4: amx.tile_mulf
// CHECK-NOT:     amx.tile_mulf
// CHECK-LABEL: func.func @few_rows(
// CHECK-NOT:     amx
// CHECK:         math.fma
func.func @one_tile(%a: memref<16x32xbf16>, %b: memref<32x64xbf16>, %c: memref<16x64xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<16x64xf32>)
  linalg.matmul ins(%a, %b : memref<16x32xbf16>, memref<32x64xbf16>) outs(%c : memref<16x64xf32>)
  return
}
func.func @few_rows(%a: memref<7x32xbf16>, %b: memref<32x64xbf16>, %c: memref<7x64xf32>) {
  linalg.matmul ins(%a, %b : memref<7x32xbf16>, memref<32x64xbf16>) outs(%c : memref<7x64xf32>)
  return
}

// -----

// Columns of A are loaded across, for 16 pairs of steps, and transposed.
#km = affine_map<(m, n, k) -> (k, m)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
// CHECK-LABEL: func.func @transposed(
// CHECK:         amx.tile_mulf
// CHECK-LABEL: func.func private @act_pack_across(
// CHECK-LABEL: func.func private @act_pack_across_0(
// CHECK-COUNT-32: vector.load {{.*}} vector<16xbf16>
// CHECK:         vector.shuffle
// CHECK-COUNT-16: vector.store
func.func @transposed(%a: memref<32x64xbf16>, %b: memref<32x64xbf16>, %c: memref<64x64xf32>) {
  linalg.matmul indexing_maps = [#km, #kn, #mn] ins(%a, %b : memref<32x64xbf16>, memref<32x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}
