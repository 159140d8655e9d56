// RUN: act-opt %s --split-input-file --act-map-to-gpu='warpgroups tensor-maps' --canonicalize --cse \
// RUN:   | FileCheck %s
// RUN: act-opt-no-roundtrip %s --split-input-file --act-map-to-gpu='warpgroups tensor-maps' \
// RUN:   --remarks-filter=act-gpu -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// The host asks whether all addresses are multiples of 16 bytes, and sizes from 1
// to 2^31 - 1, and encodes the maps: 128 and 64 rows of 128 bytes.

// CHECK-LABEL: func.func @large(
// CHECK-SAME:    %[[A:.*]]: memref<?x?xbf16>, %[[B:.*]]: memref<?x?xbf16>, %[[C:.*]]: memref<?x?xf32>)
// CHECK:         %[[PLACE:.*]] = memref.extract_aligned_pointer_as_index %[[A]]
// CHECK:         arith.andi %{{.*}}, %c15
// CHECK:         arith.cmpi slt, %{{.*}}, %c2147483648
// CHECK:         scf.if
// CHECK-DAG:       %[[ANY_A:.*]] = memref.cast %[[A]] : memref<?x?xbf16> to memref<*xbf16>
// CHECK-DAG:       %[[ANY_B:.*]] = memref.cast %[[B]] : memref<?x?xbf16> to memref<*xbf16>
// CHECK-DAG:       %[[MAP_A:.*]] = nvgpu.tma.create.descriptor %[[ANY_A]] box[%c128, %c64] : memref<*xbf16> -> <tensor = memref<128x64xbf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_128b, oob = zero, interleave = none>
// CHECK-DAG:       %[[MAP_B:.*]] = nvgpu.tma.create.descriptor %[[ANY_B]] box[%c64, %c64] : memref<*xbf16> -> <tensor = memref<64x64xbf16, 3>,
// CHECK:           gpu.launch_func @act_kernels::@large_tma
// CHECK-SAME:        threads in (%c256, %c1, %c1)
// CHECK-SAME:        dynamic_shared_memory_size %c196608_i32
// CHECK-SAME:        %[[MAP_A]] : !nvgpu.tensormap.descriptor<{{.*}}>, %[[MAP_B]] : !nvgpu.tensormap.descriptor<{{.*}}>)
// CHECK:         } else {
// CHECK:           gpu.launch_func @act_kernels::@large blocks

// A thread makes the barriers of four stages: of one that brings, and of 8 warps.
// CHECK:       gpu.func @large_tma(
// CHECK-SAME:    %[[K:[a-z0-9]+]]: index, %[[MA:[a-z0-9]+]]: !nvgpu.tensormap.descriptor<tensor = memref<128x64xbf16, 3>{{.*}}>, %[[MB:[a-z0-9]+]]: !nvgpu.tensormap.descriptor<tensor = memref<64x64xbf16, 3>{{.*}}>) kernel
// CHECK:         %[[SHARED:.*]] = memref.get_global @act_shared
// CHECK-DAG:     %[[SA:.*]] = memref.view %[[SHARED]][%c0][] : memref<0xi8, 3> to memref<4x128x64xbf16, 3>
// CHECK-DAG:     %[[SB:.*]] = memref.view %[[SHARED]][%c65536][] : memref<0xi8, 3> to memref<4x256x64xbf16, 3>
// CHECK:         %[[FULL:.*]] = nvgpu.mbarrier.create -> <memorySpace = 3 : i64, num_barriers = 4>
// CHECK:         %[[EMPTY:.*]] = nvgpu.mbarrier.create
// CHECK:         scf.if
// CHECK-COUNT-4:   nvgpu.mbarrier.init %[[FULL]][{{.*}}], %c1
// CHECK-COUNT-4:   nvgpu.mbarrier.init %[[EMPTY]][{{.*}}], %c8
// CHECK:         nvvm.fence.proxy {kind = #nvvm.proxy_kind<async.shared>, space = #nvvm.shared_space<cta>}
// CHECK-NEXT:    gpu.barrier

// It fills the stages that there are: 49152 bytes of A and of four parts of B.
// CHECK:         nvgpu.mbarrier.arrive.expect_tx %[[FULL]][%c0], %c49152
// CHECK:         %[[PART:.*]] = memref.reinterpret_cast %[[SA]] to offset: [0], sizes: [128, 64], strides: [64, 1]
// CHECK:         nvgpu.tma.async.load %[[MA]][%c0, %{{.*}}], %[[FULL]][%c0] to %[[PART]]
// CHECK-COUNT-4: nvgpu.tma.async.load %[[MB]][%{{.*}}, %c0], %[[FULL]][%c0]
// CHECK:         nvgpu.mbarrier.arrive.expect_tx %[[FULL]][%c3], %c49152

// All wait until a stage is full; when the one before is multiplied, warps say so,
// and the first one fills it again.
// CHECK:         scf.for %[[I:.*]] = %c0 to %[[K]] step %c64 iter_args(%[[STAGE:.*]] = %c0, %[[PARITY:.*]] = %false,
// CHECK-NEXT:      nvgpu.mbarrier.try_wait.parity %[[FULL]][%[[STAGE]]], %[[PARITY]], %c10000000
// CHECK:           llvm.inline_asm has_side_effects "wgmma.fence.sync.aligned;"
// CHECK-COUNT-4:   nvvm.wgmma.mma_async
// CHECK-NEXT:      nvvm.wgmma.commit.group.sync.aligned
// CHECK-NEXT:      nvvm.wgmma.wait.group.sync.aligned 1
// CHECK:           %[[FIRST:.*]] = arith.cmpi eq, %[[STAGE]], %c0
// CHECK:           %[[BEFORE:.*]] = arith.select %[[FIRST]], %c3, %{{.*}}
// CHECK:           %[[PHASE:.*]] = arith.xori %[[PARITY]], %[[FIRST]]
// CHECK:           %[[NEXT:.*]] = arith.addi %[[I]], %c192
// CHECK:           scf.if
// CHECK:             scf.if
// CHECK-NEXT:          nvgpu.mbarrier.arrive %[[EMPTY]][%[[BEFORE]]]
// CHECK:             scf.if
// CHECK-NEXT:          nvgpu.mbarrier.try_wait.parity %[[EMPTY]][%[[BEFORE]]], %[[PHASE]], %c10000000
// CHECK-NEXT:          scf.if
// CHECK-NEXT:            nvgpu.mbarrier.arrive.expect_tx %[[FULL]][%[[BEFORE]]], %c49152
// CHECK:                 nvgpu.tma.async.load %[[MA]][%[[NEXT]], %{{.*}}], %[[FULL]][%[[BEFORE]]]

// CHECK:         llvm.inline_asm has_side_effects "wgmma.wait_group.sync.aligned 0;", "=f,
// CHECK:         gpu.barrier
// CHECK-NEXT:    scf.if
// CHECK-COUNT-8:   nvvm.mbarrier.inval
// CHECK-LABEL: gpu.func @large(
// CHECK-NOT:     tensormap
// CHECK:         nvgpu.device_async_copy
// REMARK: [Passed] TensorMaps | Category:act-gpu | Function=large | Kernel=large_tma
func.func @large(%a: memref<?x?xbf16>, %b: memref<?x?xbf16>, %c: memref<?x?xf32>) {
  linalg.matmul ins(%a, %b : memref<?x?xbf16>, memref<?x?xbf16>) outs(%c : memref<?x?xf32>)
  return
}

// -----

// Operands that are both the other way round, of several products: boxes have the
// dimensions of the array, and coordinates the fastest first. Of sizes that are
// known only the address is asked for.

// CHECK-LABEL: func.func @batch(
// CHECK:         arith.andi %{{.*}}, %c15
// CHECK-NOT:     slt
// CHECK:         scf.if
// CHECK:           nvgpu.tma.create.descriptor %{{.*}} box[%c1, %c64, %c64]
// CHECK:           nvgpu.tma.create.descriptor %{{.*}} box[%c1, %c64, %c64]
// CHECK:         gpu.launch_func @act_kernels::@batch_tma
// CHECK:       gpu.func @batch_tma(
// CHECK-SAME:    %[[MA:[a-z0-9]+]]: !nvgpu.tensormap.descriptor<tensor = memref<1x64x64xf16, 3>{{.*}}>, %[[MB:[a-z0-9]+]]: !nvgpu
// CHECK:         scf.for %[[BATCH:.*]] =
// CHECK:         nvgpu.tma.async.load %[[MA]][%[[M:.*]], %c0, %[[BATCH]]]
// CHECK:         nvgpu.tma.async.load %[[MB]][%c0, %[[N:.*]], %[[BATCH]]]
func.func @batch(%a: memref<3x256x64xf16>, %b: memref<3x72x256xf16>, %c: memref<3x64x72xf32>) {
  linalg.batch_matmul
      indexing_maps = [affine_map<(b, m, n, k) -> (b, k, m)>, affine_map<(b, m, n, k) -> (b, n, k)>,
                       affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%a, %b : memref<3x256x64xf16>, memref<3x72x256xf16>) outs(%c : memref<3x64x72xf32>)
  return
}

// -----

// Parts of matrices have distances of their own, of less than 2^40 bytes.

// CHECK-LABEL: func.func @part(
// CHECK:         arith.cmpi slt, %{{.*}}, %c549755813888
// CHECK:         scf.if
// CHECK:           gpu.launch_func @act_kernels::@part_tma
// CHECK:         } else {
// CHECK:           gpu.launch_func @act_kernels::@part blocks
func.func @part(%a: memref<?x?xbf16, strided<[?, 1], offset: ?>>, %b: memref<?x?xbf16>, %c: memref<?x?xf32>) {
  linalg.matmul ins(%a, %b : memref<?x?xbf16, strided<[?, 1], offset: ?>>, memref<?x?xbf16>) outs(%c : memref<?x?xf32>)
  return
}

// -----

// No maps: rows of 34 bytes, even if there is one, nothing, a constant, six
// dimensions, and parts of batches.

// CHECK-NOT: create.descriptor
// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=odd | Kernel=odd, Reason="rows of A are not multiples of 16 bytes"
func.func @odd(%a: memref<64x17xbf16>, %b: memref<17x64xbf16>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x17xbf16>, memref<17x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=row | Kernel=row, Reason="A is a row that is no multiple of 16 bytes"
func.func @row(%a: memref<1x17xbf16>, %b: memref<17x64xbf16>, %c: memref<1x64xf32>) {
  linalg.matmul ins(%a, %b : memref<1x17xbf16>, memref<17x64xbf16>) outs(%c : memref<1x64xf32>)
  return
}

// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=empty | Kernel=empty, Reason="A is empty"
func.func @empty(%a: memref<64x0xbf16>, %b: memref<0x64xbf16>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x0xbf16>, memref<0x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=constant | Kernel=constant, Reason="B is a constant of the module"
memref.global "private" constant @weights : memref<64x64xbf16> = dense<1.0>
func.func @constant(%a: memref<64x64xbf16>, %c: memref<64x64xf32>) {
  %b = memref.get_global @weights : memref<64x64xbf16>
  linalg.matmul ins(%a, %b : memref<64x64xbf16>, memref<64x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=deep | Kernel=deep, Reason="A has more than 5 dimensions"
#a = affine_map<(p, q, r, s, m, n, k) -> (p, q, r, s, m, k)>
#b = affine_map<(p, q, r, s, m, n, k) -> (p, q, r, s, k, n)>
#c = affine_map<(p, q, r, s, m, n, k) -> (p, q, r, s, m, n)>
func.func @deep(%a: memref<2x2x2x2x64x64xbf16>, %b: memref<2x2x2x2x64x64xbf16>, %c: memref<2x2x2x2x64x64xf32>) {
  linalg.generic {indexing_maps = [#a, #b, #c],
                  iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel", "reduction"]}
      ins(%a, %b : memref<2x2x2x2x64x64xbf16>, memref<2x2x2x2x64x64xbf16>) outs(%c : memref<2x2x2x2x64x64xf32>) {
  ^bb0(%x: bf16, %y: bf16, %z: f32):
    %xe = arith.extf %x : bf16 to f32
    %ye = arith.extf %y : bf16 to f32
    %p = arith.mulf %xe, %ye : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  return
}

// REMARK: [Missed] NoTensorMaps | Category:act-gpu | Function=parts | Kernel=parts, Reason="A is a part of a larger array"
func.func @parts(%a: memref<2x64x64xbf16, strided<[8192, 128, 1]>>, %b: memref<2x64x64xbf16>, %c: memref<2x64x64xf32>) {
  linalg.batch_matmul ins(%a, %b : memref<2x64x64xbf16, strided<[8192, 128, 1]>>, memref<2x64x64xbf16>)
      outs(%c : memref<2x64x64xf32>)
  return
}
