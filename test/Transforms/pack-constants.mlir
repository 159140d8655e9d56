// RUN: act-opt %s --act-pack-constants="vector-bits=128 l1-bytes=1024" --remarks-filter=act-pack-constants -split-input-file 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK < %t
// RUN: act-opt %s --act-pack-constants="bf16-tiles" --remarks-filter=act-pack-constants -split-input-file 2>&1 | FileCheck %s --check-prefix=TILES
// RUN: act-opt %s --act-pack-constants="bf16-tiles" --act-tile-and-vectorize="bf16-tiles" --symbol-dce -split-input-file | FileCheck %s --check-prefix=AMX
// RUN: act-opt %s --act-pack-constants="bf16-pairs" --act-tile-and-vectorize="bf16-pairs" --symbol-dce -split-input-file | FileCheck %s --check-prefix=PAIRS
// RUN: act-opt %s --act-pack-constants="vector-bits=128 l1-bytes=1024 scalable-vectors=true" --remarks-filter=act-pack-constants -split-input-file -o /dev/null 2>&1 | FileCheck %s --check-prefix=SCALABLE
// Loops over panels are right, too, and so is the code of the kernel.
// RUN: act-opt %s --act-pack-constants="vector-bits=128 l1-bytes=1024" -split-input-file --convert-linalg-to-loops -o /dev/null
// RUN: act-opt %s --act-pack-constants="vector-bits=128 l1-bytes=1024" --act-tile-and-vectorize="vector-bits=128 l1-bytes=1024" --symbol-dce -split-input-file | FileCheck %s --check-prefix=KERNEL
// Panels for another target are read by loops.
// RUN: act-opt %s --act-pack-constants="vector-bits=128 l1-bytes=1024" --act-tile-and-vectorize="vector-bits=512" --remarks-filter=act-vectorize -split-input-file -o /dev/null 2>&1 | FileCheck %s --check-prefix=OTHER

// Rows along n. A tile has a vector of four columns, and four steps do for k.
// CHECK:     #[[$A:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK:     #[[$B:.*]] = affine_map<(d0, d1, d2) -> (d2 floordiv 4, d1 floordiv 4, d2 mod 4, d1 mod 4)>
// CHECK:     #[[$C:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK:     memref.global "private" constant @w_panels : memref<1x1x4x4xf32>
// CHECK-SAME{LITERAL}: = dense<[[[[1.000000e+00, 2.000000e+00, 0.000000e+00, 0.000000e+00], [3.000000e+00, 4.000000e+00, 0.000000e+00, 0.000000e+00], [5.000000e+00, 6.000000e+00, 0.000000e+00, 0.000000e+00], [0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00]]]]>
// CHECK-SAME: {alignment = 64 : i64}
// CHECK-LABEL: func.func @rows
// CHECK:         %[[W:.*]] = memref.get_global @w_panels
// CHECK:         linalg.generic {indexing_maps = [#[[$A]], #[[$B]], #[[$C]]]
// CHECK-SAME:      ins(%{{.*}}, %[[W]] : memref<99x3xf32>, memref<1x1x4x4xf32>)
// REMARK:      Packed | {{.*}}Function=rows | Bytes=64, Columns=4, Steps=4
// SCALABLE:    NotPacked | {{.*}}Function=rows | Op=linalg.matmul, Reason="the length of vectors is not known"

// OTHER:       Scalar | {{.*}}Function=rows | Op=linalg.generic

// Nothing is packed, and no matrix is left.
// KERNEL-NOT:  @w :
// KERNEL-LABEL: func.func @rows
// KERNEL:        %[[W:.*]] = memref.get_global @w_panels
// KERNEL:        %[[B:.*]] = memref.collapse_shape %[[W]]
// KERNEL:        %[[PANELS:.*]] = memref.cast %[[B]]
// KERNEL:        call @act_micro_kernel_11x4({{.*}}, %[[PANELS]],
memref.global "private" constant @w : memref<3x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]>
func.func @rows(%x: memref<99x3xf32>, %y: memref<99x2xf32>) {
  %w = memref.get_global @w : memref<3x2xf32>
  linalg.matmul ins(%x, %w : memref<99x3xf32>, memref<3x2xf32>) outs(%y : memref<99x2xf32>)
  return
}

// -----

// Rows along k, from a resource: the same panels.
// CHECK:     memref.global "private" constant @w_panels : memref<1x1x4x4xf32>
// CHECK-SAME{LITERAL}: = dense<[[[[1.000000e+00, 2.000000e+00, 0.000000e+00, 0.000000e+00], [3.000000e+00, 4.000000e+00, 0.000000e+00, 0.000000e+00], [5.000000e+00, 6.000000e+00, 0.000000e+00, 0.000000e+00], [0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00]]]]>
// CHECK-LABEL: func.func @columns
#mk = affine_map<(m, n, k) -> (m, k)>
#nk = affine_map<(m, n, k) -> (n, k)>
#mn = affine_map<(m, n, k) -> (m, n)>
memref.global "private" constant @w : memref<2x3xf32> = dense_resource<weights>
func.func @columns(%x: memref<99x3xf32>, %y: memref<99x2xf32>) {
  %w = memref.get_global @w : memref<2x3xf32>
  linalg.matmul indexing_maps = [#mk, #nk, #mn]
      ins(%x, %w : memref<99x3xf32>, memref<2x3xf32>) outs(%y : memref<99x2xf32>)
  return
}
{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F000040400000A04000000040000080400000C040"
    }
  }
#-}

// -----

// Blocks of k are about equal: 2 x 36 instead of 64 + 1 steps. All that read one
// constant in one way share its panels, whatever their number of rows.
// CHECK:     memref.global "private" constant @w_panels : memref<2x1x36x4xf32>
// CHECK-NOT: _panels
// CHECK-LABEL: func.func @shared
// CHECK-COUNT-3: memref.get_global @w_panels : memref<2x1x36x4xf32>
// REMARK:      Packed | {{.*}}Function=shared | Bytes=1152, Columns=4, Steps=36
// REMARK: Packed | {{.*}}Function=shared | Bytes=1152, Columns=4, Steps=36
// REMARK: Packed | {{.*}}Function=shared | Bytes=1152, Columns=4, Steps=36
memref.global "private" constant @w : memref<65x1xf32> = dense_resource<weights>
func.func @shared(%x: memref<99x65xf32>, %y: memref<99x1xf32>, %v: memref<9x65xf32>, %z: memref<9x1xf32>) {
  %w = memref.get_global @w : memref<65x1xf32>
  linalg.matmul ins(%x, %w : memref<99x65xf32>, memref<65x1xf32>) outs(%y : memref<99x1xf32>)
  linalg.matmul ins(%x, %w : memref<99x65xf32>, memref<65x1xf32>) outs(%y : memref<99x1xf32>)
  linalg.matmul ins(%v, %w : memref<9x65xf32>, memref<65x1xf32>) outs(%z : memref<9x1xf32>)
  return
}
{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F"
    }
  }
#-}

// -----

// CHECK-LABEL: func.func @refused
// CHECK-NOT:     _panels
// REMARK:      NotPacked | {{.*}}Function=refused | Op=linalg.matmul, Reason="it has no elements of its own"
// REMARK: NotPacked | {{.*}}Function=refused | Op=linalg.matmul, Reason="it is narrower than the sums"
// REMARK: NotPacked | {{.*}}Function=refused | Op=linalg.batch_matmul, Reason="it has other dimensions than rows and columns"
// REMARK-NOT:  Packed
memref.global "private" constant @splat : memref<3x2xf32> = dense<1.0>
memref.global "private" constant @narrow : memref<3x2xf16> = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]>
memref.global "private" constant @batch : memref<2x1x2xf32> = dense<[[[1.0, 2.0]], [[3.0, 4.0]]]>
memref.global "private" @variable : memref<3x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]>
func.func @refused(%x: memref<99x3xf32>, %y: memref<99x2xf32>, %h: memref<99x3xf16>, %p: memref<2x99x1xf32>,
                   %q: memref<2x99x2xf32>) {
  %splat = memref.get_global @splat : memref<3x2xf32>
  linalg.matmul ins(%x, %splat : memref<99x3xf32>, memref<3x2xf32>) outs(%y : memref<99x2xf32>)
  %narrow = memref.get_global @narrow : memref<3x2xf16>
  linalg.matmul ins(%h, %narrow : memref<99x3xf16>, memref<3x2xf16>) outs(%y : memref<99x2xf32>)
  %batch = memref.get_global @batch : memref<2x1x2xf32>
  linalg.batch_matmul ins(%p, %batch : memref<2x99x1xf32>, memref<2x1x2xf32>) outs(%q : memref<2x99x2xf32>)
  %variable = memref.get_global @variable : memref<3x2xf32>
  linalg.matmul ins(%x, %variable : memref<99x3xf32>, memref<3x2xf32>) outs(%y : memref<99x2xf32>)
  return
}

// -----

// Pairs of steps of k for tiles or vectors of pairs of bf16: elsewhere it stays as
// it is. The panels serve any number of rows. In vectors the later step is first.
// REMARK:      NotPacked | {{.*}}Function=pairs | Op=linalg.matmul, Reason="it is narrower than the sums"
// TILES:       Packed | {{.*}}Function=pairs | Bytes=1024, Columns=16, Steps=32
// TILES:       affine_map<(d0, d1, d2) -> (d2 floordiv 32, d1 floordiv 16, (d2 mod 32) floordiv 2, d1 mod 16, d2 mod 2)>
// TILES:       memref.global "private" constant @w_panels : memref<1x1x16x16x2xbf16>
// TILES-SAME:  = dense<"0x803F404000408040{{(0{112})A0400000C0400000(0+)}}">
// AMX-LABEL:   func.func @pairs
// AMX:           memref.get_global @w_panels
// AMX-NOT:       @act_pack_across
// AMX-COUNT-2:   amx.tile_mulf
// PAIRS:       memref.global "private" constant @w_panels : memref<1x1x16x16x2xbf16>
// PAIRS-SAME:  = dense<"0x4040803F80400040{{(0{112})0000A0400000C040(0+)}}">
// PAIRS-LABEL: func.func @pairs
// PAIRS:         memref.get_global @w_panels
// PAIRS-NOT:     @act_pack_across
// PAIRS:         vector.load %{{.*}} : memref<?xbf16>, vector<32xbf16>
// PAIRS:         x86vector.avx512.dot
memref.global "private" constant @w : memref<3x2xbf16> = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]>
func.func @pairs(%x: memref<?x3xbf16>, %y: memref<?x2xf32>) {
  %w = memref.get_global @w : memref<3x2xbf16>
  linalg.matmul ins(%x, %w : memref<?x3xbf16>, memref<3x2xbf16>) outs(%y : memref<?x2xf32>)
  return
}
