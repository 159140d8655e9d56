// RUN: act-opt %s --split-input-file --act-map-to-gpu=warpgroups --canonicalize --cse \
// RUN:   | FileCheck %s
// RUN: act-opt-no-roundtrip %s --split-input-file --act-map-to-gpu=warpgroups \
// RUN:   --remarks-filter=act-gpu -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// 4 stages of 128 x 64 and 64 x 256: what 128 bytes of all rows have, then the
// next ones. Two stages are copied ahead.

// CHECK-LABEL: func.func @large(
// CHECK:         gpu.launch_func @act_kernels::@large
// CHECK-SAME:      threads in (%c256, %c1, %c1)
// CHECK-SAME:      dynamic_shared_memory_size %c196608_i32
// CHECK:         memref.global @act_shared : memref<0xi8, 3> {alignment = 1024 : i64}
// CHECK:       gpu.func @large(
// CHECK-SAME:    %[[K:[a-z0-9]+]]: index) kernel
// CHECK-SAME:    nvvm.reqntid = array<i32: 256, 1, 1>
// CHECK:         %[[SHARED:.*]] = memref.get_global @act_shared
// CHECK-DAG:     %[[SA:.*]] = memref.view %[[SHARED]][%c0][] : memref<0xi8, 3> to memref<4x128x64xbf16, 3>
// CHECK-DAG:     %[[SB:.*]] = memref.view %[[SHARED]][%c65536][] : memref<0xi8, 3> to memref<4x256x64xbf16, 3>
// CHECK:         nvgpu.device_async_wait %{{.*}} {numGroups = 1 : i32}
// CHECK-NEXT:    nvvm.fence.proxy {kind = #nvvm.proxy_kind<async.shared>, space = #nvvm.shared_space<cta>}
// CHECK-NEXT:    gpu.barrier
// CHECK:         scf.for %{{.*}} = %c0 to %[[K]] step %c64 iter_args(%[[READ:.*]] = %c0, %[[WRITE:[^ ]*]] = %c2, %[[SUMS:[^ ]*]] =
// CHECK-COUNT-4:   nvgpu.device_async_copy {{.*}}, %[[SA]][%[[WRITE]],
// CHECK-COUNT-8:   nvgpu.device_async_copy {{.*}}, %[[SB]][%[[WRITE]],

// A warpgroup has 64 rows of A; 8 rows are 1024 bytes. 64 columns of B are 8192
// bytes before the next ones: the leading dimension, 512 << 16.
// CHECK:           %[[FENCED:.*]] = llvm.inline_asm has_side_effects "wgmma.fence.sync.aligned;", "=f,
// CHECK:           %[[PLACE:.*]] = arith.muli %[[READ]], %c16384
// CHECK:           %[[LEFT:.*]] = arith.addi %{{.*}}, %c4611686293305360384
// CHECK-NEXT:      %[[A:.*]] = arith.index_cast %[[LEFT]] : index to i64
// CHECK:           %[[RIGHT:.*]] = arith.addi %{{.*}}, %c4611686293338849280
// CHECK-NEXT:      %[[B:.*]] = arith.index_cast %[[RIGHT]] : index to i64
// CHECK-NEXT:      nvvm.wgmma.mma_async %[[A]], %[[B]], %[[FENCED]], <m = 64, n = 256, k = 16>, D[<f32>, <one>], A[<bf16>, <one>, <row>], B[<bf16>, <one>, <row>]
// CHECK-COUNT-3:   nvvm.wgmma.mma_async
// CHECK-NEXT:      nvvm.wgmma.commit.group.sync.aligned
// CHECK-NEXT:      nvvm.wgmma.wait.group.sync.aligned 1
// CHECK-NEXT:      nvgpu.device_async_wait %{{.*}} {numGroups = 1 : i32}
// CHECK-NEXT:      nvvm.fence.proxy
// CHECK-NEXT:      gpu.barrier
// CHECK:         llvm.inline_asm has_side_effects "wgmma.wait_group.sync.aligned 0;", "=f,
// CHECK:         nvgpu.device_async_wait %{{.*}} {numGroups = 0 : i32}
// CHECK-NEXT:    gpu.barrier
// CHECK:         } else {
// CHECK:           vector.store %{{.*}}, %[[SA]]
// CHECK:           nvvm.wgmma.mma_async
// REMARK: [Passed] TensorCores | Category:act-gpu | Function=large | Epilogue=no, Kernel=large, Op=linalg.matmul, Stages=4, Tile=128x256x64, Warp=16x256
func.func @large(%a: memref<?x?xbf16>, %b: memref<?x?xbf16>, %c: memref<?x?xf32>) {
  linalg.matmul ins(%a, %b : memref<?x?xbf16>, memref<?x?xbf16>) outs(%c : memref<?x?xf32>)
  return
}

// -----

// At most 128 columns, and operands that are both the other way round.

// CHECK-LABEL: func.func @middle(
// CHECK:         dynamic_shared_memory_size %c131072_i32
// CHECK:         nvvm.wgmma.mma_async {{.*}}, <m = 64, n = 128, k = 16>, D[<f32>, <one>], A[<f16>, <one>, <col>], B[<f16>, <one>, <col>]
// REMARK: Function=middle | {{.*}} Tile=128x128x64, Warp=16x128
func.func @middle(%a: memref<?x?xf16>, %b: memref<128x?xf16>, %c: memref<?x128xf32>) {
  linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (n, k)>,
                                 affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : memref<?x?xf16>, memref<128x?xf16>) outs(%c : memref<?x128xf32>)
  return
}

// -----

// Few tiles; then f32, which stays as it is on other chips.

// CHECK-LABEL: func.func @small(
// CHECK:         threads in (%c128, %c1, %c1) dynamic_shared_memory_size %c65536_i32
// CHECK:         nvvm.wgmma.mma_async {{.*}}, <m = 64, n = 64, k = 16>
// REMARK: Function=small | {{.*}} Tile=64x64x64, Warp=16x64
// CHECK-LABEL: gpu.func @f32(
// CHECK-SAME:    workgroup(
// CHECK-NOT:     wgmma
// CHECK:         math.fma
// REMARK: [Passed] TiledProduct | Category:act-gpu | Function=f32
func.func @small(%a: memref<512x512xf16>, %b: memref<512x512xf16>, %c: memref<512x512xf32>) {
  linalg.matmul ins(%a, %b : memref<512x512xf16>, memref<512x512xf16>) outs(%c : memref<512x512xf32>)
  return
}
func.func @f32(%a: memref<64x64xf32>, %b: memref<64x64xf32>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x64xf32>, memref<64x64xf32>) outs(%c : memref<64x64xf32>)
  return
}
