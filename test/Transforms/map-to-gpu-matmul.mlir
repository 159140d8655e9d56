// RUN: act-opt %s --split-input-file --act-map-to-gpu --canonicalize --cse \
// RUN:   | FileCheck %s
// RUN: act-opt-no-roundtrip %s --split-input-file --act-map-to-gpu \
// RUN:   --remarks-filter=act-gpu -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: act-opt-no-roundtrip %s --split-input-file --act-map-to-gpu=tensor-cores=false \
// RUN:   --remarks-filter=act-gpu 2>&1 | FileCheck %s --check-prefix=OFF
// RUN: act-opt %s --split-input-file --act-map-to-gpu=allow-tf32 --canonicalize --cse \
// RUN:   | FileCheck %s --check-prefix=TF32

// OFF-NOT: mma.sync
// OFF:     [Missed] NoTensorCores | Category:act-gpu | Function=layer | Op=linalg.matmul, Reason="they are not asked for"
// OFF-NOT: mma.sync

// One kernel for all. The sums in f32 are in registers only: the memory between
// the operations is gone. 3 stages of 128 x 32 and 32 x 128.

// CHECK-DAG: [[$GRID:#.+]] = affine_map<()[s0, s1, s2] -> ((s0 ceildiv 128) * (s1 ceildiv 128), 1)>
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    %[[A:.*]]: memref<?x?xbf16>, %[[B:.*]]: memref<?x?xbf16>, %[[BIAS:.*]]: memref<?xf32>, %[[Y:.*]]: memref<?x?xbf16>)
// CHECK-NOT:     gpu.alloc
// CHECK:         gpu.launch_func @act_kernels::@layer
// CHECK-SAME:      threads in (%c128, %c1, %c1)
// CHECK-SAME:      args(%{{.*}} : memref<bf16>, %{{.*}} : memref<bf16>, %{{.*}} : memref<f32>, %{{.*}} : memref<bf16>, %{{.*}} : index, %{{.*}} : index, %{{.*}} : index)
// CHECK-NOT:     gpu.{{alloc|dealloc|launch}}

// CHECK:       gpu.func @layer(
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<bf16> {llvm.noalias, llvm.readonly},
// CHECK-SAME:    %[[M:[a-z0-9]+]]: index, %[[N:[a-z0-9]+]]: index, %[[K:[a-z0-9]+]]: index)
// CHECK-SAME:    workgroup(%[[SHARED:.*]] : memref<49152xi8, 3> {llvm.align = 128 : i64})
// CHECK-SAME:    act.grid = [[$GRID]]
// CHECK-SAME:    nvvm.reqntid = array<i32: 128, 1, 1>
// CHECK-DAG:     %[[SA:.*]] = memref.view %[[SHARED]][%c0][] : memref<49152xi8, 3> to memref<3x128x32xbf16, 3>
// CHECK-DAG:     %[[SB:.*]] = memref.view %[[SHARED]][%c24576][] : memref<49152xi8, 3> to memref<3x32x128xbf16, 3>
// CHECK-DAG:     %[[SUMS:.*]] = memref.view %[[SHARED]][%c0][] : memref<49152xi8, 3> to memref<4x32x72xf32, 3>

// Any grid: a loop over tiles. Vectors are copied if addresses allow it.
// CHECK:         %[[ALIGNED:.*]] = arith.andi {{.*}} : i1
// CHECK:         scf.for %{{.*}} = %block_id_x to %{{.*}} step %grid_dim_x {
// CHECK:           scf.if %[[ALIGNED]]

// Two stages are copied ahead, what is outside as 0, and one of them is there.
// CHECK:             %[[COUNT:.*]] = arith.select %{{.*}}, %{{.*}}, %c0
// CHECK:             nvgpu.device_async_copy %{{.*}}[%{{.*}}, %{{.*}}], %[[SA]][%c0, %{{.*}}, %{{.*}}], 8, %[[COUNT]] {bypassL1}
// CHECK-COUNT-7:     nvgpu.device_async_copy
// CHECK-NEXT:        nvgpu.device_async_create_group
// CHECK-COUNT-8:     nvgpu.device_async_copy
// CHECK-NEXT:        %[[GROUP:.*]] = nvgpu.device_async_create_group
// CHECK-NEXT:        nvgpu.device_async_wait %[[GROUP]] {numGroups = 1 : i32}
// CHECK-NEXT:        gpu.barrier

// The loop over k copies a stage while it multiplies another one. Rows of A are
// along k, rows of B are not.
// CHECK:             scf.for %{{.*}} = %c0 to %[[K]] step %c32 iter_args(%[[READ:.*]] = %c0, %[[WRITE:[^ ]*]] = %c2,
// CHECK-COUNT-8:       nvgpu.device_async_copy
// CHECK-NEXT:          %[[GROUP:.*]] = nvgpu.device_async_create_group
// CHECK-COUNT-4:       nvgpu.ldmatrix %[[SA]][%[[READ]], %{{.*}}, %{{.*}}] {numTiles = 4 : i32, transpose = false}
// CHECK-COUNT-4:       nvgpu.ldmatrix %[[SB]][%[[READ]], %{{.*}}, %{{.*}}] {numTiles = 4 : i32, transpose = true}
// CHECK-COUNT-32:      nvgpu.mma.sync
// CHECK-COUNT-8:       nvgpu.ldmatrix
// CHECK-COUNT-32:      nvgpu.mma.sync
// CHECK-NOT:           nvgpu.mma.sync
// CHECK:               nvgpu.device_async_wait %[[GROUP]] {numGroups = 1 : i32}
// CHECK-NEXT:          gpu.barrier
// CHECK:               scf.yield
// CHECK:             nvgpu.device_async_wait %{{.*}} {numGroups = 0 : i32}

// The same without cp.async.
// CHECK:           } else {
// CHECK-NOT:         nvgpu.device_async
// CHECK:             vector.store %{{.*}}, %[[SA]][{{.*}}] {alignment = 16 : i64}
// CHECK-NOT:         nvgpu.device_async
// CHECK:             scf.yield

// Sums go to where the stages were, half of the rows of a warp at a time. A lane
// reads 8 of a row, and the bias for them, which is the same for all rows; it
// rounds once, and stores 16 bytes.
// CHECK-COUNT-32:  vector.store {{.*}}, %[[SUMS]][{{.*}}] {alignment = 8 : i64} : memref<4x32x72xf32, 3>, vector<2xf32>
// CHECK-NEXT:      nvvm.bar.warp.sync %c-1_i32
// CHECK-NEXT:      scf.if %{{.*}} {
// CHECK:             %[[BIASES:.*]] = vector.load {{.*}} {alignment = 32 : i64} : {{.*}}, vector<8xf32>
// CHECK:             scf.for
// CHECK:               scf.if
// CHECK-COUNT-2:         vector.load %[[SUMS]][{{.*}}] {alignment = 16 : i64} : memref<4x32x72xf32, 3>, vector<4xf32>
// CHECK:                 %[[SUM:.*]] = arith.addf %{{.*}}, %[[BIASES]] : vector<8xf32>
// CHECK-NEXT:            %[[ELU:.*]] = act.elu %[[SUM]] : vector<8xf32>
// CHECK-NEXT:            %[[NARROW:.*]] = arith.truncf %[[ELU]] : vector<8xf32> to vector<8xbf16>
// CHECK-NEXT:            vector.store %[[NARROW]], %{{.*}} {alignment = 16 : i64}

// Where rows are no multiples of that, lanes store neighbouring elements.
// CHECK:           } else {
// CHECK:             scf.for %{{.*}} = %c0 to %c64 step %c32
// CHECK:               memref.load {{.*}} : memref<?xf32
// CHECK:               scf.for
// CHECK:                 memref.load %[[SUMS]]
// CHECK:                 act.elu %{{.*}} : f32
// CHECK:                 memref.store
// CHECK:           nvvm.bar.warp.sync
// CHECK-COUNT-32:  vector.store {{.*}}, %[[SUMS]]
// CHECK:           act.elu %{{.*}} : vector<8xf32>
// CHECK:           act.elu %{{.*}} : f32
// CHECK-NOT:       act.elu
// CHECK:           gpu.barrier
// CHECK:           gpu.return

// REMARK: [Passed] TensorCores | Category:act-gpu | Function=layer | Epilogue=yes, Kernel=layer, Op=linalg.matmul, Stages=3, Tile=128x128x32, Warp=64x64
func.func @layer(%a: memref<?x?xbf16>, %b: memref<?x?xbf16>, %bias: memref<?xf32>, %y: memref<?x?xbf16>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = memref.dim %a, %c0 : memref<?x?xbf16>
  %n = memref.dim %b, %c1 : memref<?x?xbf16>
  %c = memref.alloc(%m, %n) : memref<?x?xf32>
  linalg.fill ins(%zero : f32) outs(%c : memref<?x?xf32>)
  linalg.matmul ins(%a, %b : memref<?x?xbf16>, memref<?x?xbf16>) outs(%c : memref<?x?xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : memref<?x?xf32>, memref<?xf32>) outs(%y : memref<?x?xbf16>) {
  ^bb0(%x: f32, %w: f32, %out: bf16):
    %s = arith.addf %x, %w : f32
    %e = act.elu %s : f32
    %t = arith.truncf %e : f32 to bf16
    linalg.yield %t : bf16
  }
  memref.dealloc %c : memref<?x?xf32>
  return
}

// -----

// Rows of 17 elements cannot be copied as vectors. Small matrices have small
// tiles. C is read first, updated in place, and nothing is behind it.

// CHECK-LABEL: func.func @odd(
// CHECK:         args(%{{.*}} : memref<f16>, %{{.*}} : memref<f16>, %{{.*}} : memref<f32>)
// CHECK:       gpu.func @odd(
// CHECK-SAME:    workgroup(%{{.*}} : memref<32768xi8, 3>
// CHECK-NOT:     nvgpu.device_async
// CHECK:         memref.load {{.*}} : memref<40x40xf32
// CHECK-COUNT-2: nvgpu.ldmatrix {{.*}} {numTiles = 4 : i32, transpose = false}
// CHECK-COUNT-2: nvgpu.ldmatrix {{.*}} {numTiles = 4 : i32, transpose = false}
// CHECK:         nvgpu.mma.sync
// CHECK-NOT:     nvgpu.device_async
// CHECK:         act.relu %{{.*}} : vector<4xf32>
// CHECK-NEXT:    vector.store {{.*}} {alignment = 16 : i64} : memref<40x40xf32
// REMARK: [Passed] TensorCores | Category:act-gpu | Function=odd | Epilogue=yes, Kernel=odd, Op=linalg.contract, Stages=4, Tile=64x64x32, Warp=32x32
// REMARK: [Missed] ScalarMemory | Category:act-gpu | Function=odd | Kernel=odd, Reason="rows of A are not multiples of 16 bytes"
func.func @odd(%a: memref<40x17xf16>, %b: memref<40x17xf16>, %c: memref<40x40xf32>) {
  linalg.contract indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>,
                                   affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : memref<40x17xf16>, memref<40x17xf16>) outs(%c : memref<40x40xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      outs(%c : memref<40x40xf32>) {
  ^bb0(%x: f32):
    %e = act.relu %x : f32
    linalg.yield %e : f32
  }
  return
}

// -----

// Something else reads C, so it is stored as well.

// CHECK-LABEL: func.func @used(
// CHECK:         gpu.alloc
// CHECK:         gpu.launch_func @act_kernels::@used_0
// CHECK:         gpu.launch_func @act_kernels::@used_1
// CHECK:         gpu.dealloc
// CHECK:       gpu.func @used_0(
// CHECK-SAME:    workgroup(
// CHECK:         %[[SUM:.*]] = vector.insert_strided_slice
// CHECK:         arith.truncf %[[SUM:.*]] : vector<8xf32> to vector<8xf16>
// CHECK-NEXT:    vector.store {{.*}} : memref<64x64xf16
// CHECK-NEXT:    vector.store %[[SUM]], %{{.*}} : memref<64x64xf32
// CHECK:       gpu.func @used_1(
// CHECK-NOT:     workgroup(
// REMARK: Function=used | Epilogue=yes, Kernel=used_0
func.func @used(%a: memref<64x64xf16>, %b: memref<64x64xf16>, %y: memref<64x64xf16>, %z: memref<64x64xf32>) {
  %zero = arith.constant 0.0 : f32
  %c = memref.alloc() : memref<64x64xf32>
  linalg.fill ins(%zero : f32) outs(%c : memref<64x64xf32>)
  linalg.matmul ins(%a, %b : memref<64x64xf16>, memref<64x64xf16>) outs(%c : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%c : memref<64x64xf32>) outs(%y : memref<64x64xf16>) {
  ^bb0(%x: f32, %out: f16):
    %t = arith.truncf %x : f32 to f16
    linalg.yield %t : f16
  }
  linalg.map { math.absf } ins(%c : memref<64x64xf32>) outs(%z : memref<64x64xf32>)
  memref.dealloc %c : memref<64x64xf32>
  return
}

// -----

// What follows is not an epilogue if it reads C in another order, or writes what
// the product reads.

// CHECK-LABEL: func.func @apart(
// CHECK:         gpu.launch_func @act_kernels::@apart_0
// CHECK:         gpu.launch_func @act_kernels::@apart_1
// CHECK:         gpu.launch_func @act_kernels::@apart_2
// CHECK:         gpu.launch_func @act_kernels::@apart_3
// REMARK: Function=apart | Epilogue=no, Kernel=apart_0
// REMARK: Function=apart | Epilogue=no, Kernel=apart_2
func.func @apart(%a: memref<64x64xf16>, %b: memref<64x64xf16>, %y: memref<64x64xf16>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x64xf16>, memref<64x64xf16>) outs(%c : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%c : memref<64x64xf32>) outs(%y : memref<64x64xf16>) {
  ^bb0(%x: f32, %out: f16):
    %t = arith.truncf %x : f32 to f16
    linalg.yield %t : f16
  }
  linalg.matmul ins(%a, %b : memref<64x64xf16>, memref<64x64xf16>) outs(%c : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%c : memref<64x64xf32>) outs(%a : memref<64x64xf16>) {
  ^bb0(%x: f32, %out: f16):
    %t = arith.truncf %x : f32 to f16
    linalg.yield %t : f16
  }
  return
}

// -----

// f32 is multiplied by fused multiply-adds in the order of k, four steps at a
// time; what is behind the end of k is left out. A lane has 8 x 16 sums.

// CHECK-LABEL: func.func @f32(
// CHECK:         threads in (%c128, %c1, %c1)
// CHECK:       gpu.func @f32(
// CHECK-SAME:    %[[K:[a-z0-9]+]]: index)
// CHECK-SAME:    workgroup(%[[SHARED:.*]] : memref<49152xi8, 3>
// CHECK-DAG:    %[[SA:.*]] = memref.view %[[SHARED]][%c0][] : memref<49152xi8, 3> to memref<3x128x16xf32, 3>
// CHECK-DAG:    %[[SB:.*]] = memref.view %[[SHARED]][%c24576][] : memref<49152xi8, 3> to memref<3x16x128xf32, 3>
// CHECK:         scf.for %[[STAGE:.*]] = %c0 to %[[K]] step %c16
// CHECK-COUNT-8:   nvgpu.device_async_copy {{.*}}, 4, %
// CHECK:           %[[LEFT:.*]] = arith.subi %[[K]], %[[STAGE]]
// CHECK-NEXT:      %[[STEPS:.*]] = arith.minsi %[[LEFT]], %c16
// CHECK-NEXT:      %[[REST:.*]] = arith.remui %[[STEPS]], %c4
// CHECK-NEXT:      %[[WHOLE:.*]] = arith.subi %[[STEPS]], %[[REST]]
// CHECK-NEXT:      scf.for %{{.*}} = %c0 to %[[WHOLE]] step %c4
// CHECK-COUNT-8:     vector.load %[[SA]]{{.*}} {alignment = 16 : i64} : memref<3x128x16xf32, 3>, vector<4xf32>
// CHECK-COUNT-32:    vector.load %[[SB]]{{.*}} {alignment = 8 : i64} : memref<3x16x128xf32, 3>, vector<2xf32>
// CHECK-COUNT-256:   math.fma {{.*}} : vector<2xf32>
// CHECK-NOT:         math.fma
// CHECK:           scf.for %{{.*}} = %[[WHOLE]] to %[[STEPS]] step %c1
// CHECK-COUNT-64:    math.fma {{.*}} : vector<2xf32>
// CHECK-NOT:         math.fma
// CHECK:           gpu.barrier
// CHECK:         act.elu
// REMARK: [Missed] NoTensorCores | Category:act-gpu | Function=f32 | Op=linalg.matmul, Reason="tf32 has fewer digits than f32"
// REMARK: [Passed] TiledProduct | Category:act-gpu | Function=f32 | Epilogue=yes, Kernel=f32, Op=linalg.matmul, Stages=3, Tile=128x128x16, Warp=64x64

// As tf32, tensor cores multiply them. ldmatrix cannot transpose 32 bits.
// TF32-LABEL:  gpu.func @f32(
// TF32-SAME:     workgroup(%[[SHARED:.*]] : memref<49152xi8, 3>
// TF32-DAG:     %[[SA:.*]] = memref.view %[[SHARED]][%c0][] : memref<49152xi8, 3> to memref<3x128x16xf32, 3>
// TF32-DAG:     %[[SB:.*]] = memref.view %[[SHARED]][%c24576][] : memref<49152xi8, 3> to memref<3x16x128xf32, 3>
// TF32:          %[[MATRIX:.*]] = nvgpu.ldmatrix %[[SA]]{{.*}} {numTiles = 4 : i32, transpose = false} : {{.*}} -> vector<4x1xf32>
// TF32:          %[[ELEMENT:.*]] = vector.extract %[[MATRIX]][0, 0]
// TF32-NEXT:     %[[BITS:.*]] = nvvm.convert.float.to.tf32 %[[ELEMENT]] {rnd = #nvvm.fp_rnd_mode<rna>}
// TF32-NEXT:     arith.bitcast %[[BITS]] : i32 to f32
// TF32:          vector.load %[[SB]]{{.*}} {alignment = 4 : i64} : memref<3x16x128xf32, 3>, vector<1xf32>
// TF32-COUNT-64: nvgpu.mma.sync{{.*}} {mmaShape = [16, 8, 8], tf32Enabled} : (vector<4x1xf32>, vector<2x1xf32>, vector<2x2xf32>) -> vector<2x2xf32>
func.func @f32(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>) {
  linalg.matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%c : memref<?x?xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      outs(%c : memref<?x?xf32>) {
  ^bb0(%x: f32):
    %e = act.elu %x : f32
    linalg.yield %e : f32
  }
  return
}

// -----

// Other types have loops.

// CHECK-LABEL: func.func @refused(
// CHECK-NOT:   workgroup
// REMARK: [Missed] NoTensorCores | Category:act-gpu | Function=refused | Op=linalg.matmul, Reason="the operands are not both f16, both bf16 or both f32"
// REMARK: [Missed] NoTensorCores | Category:act-gpu | Function=refused | Op=linalg.matmul, Reason="the sums are not f32"
// REMARK: [Missed] NoTensorCores | Category:act-gpu | Function=refused | Op=linalg.matmul, Reason="an operand is not contiguous"
// REMARK-NOT: NoTensorCores
func.func @refused(%a: memref<64x64xf64>, %c: memref<64x64xf64>, %h: memref<64x64xf16>, %g: memref<64x64xf16>,
                   %s: memref<64x64xf16, strided<[128, 2]>>, %f: memref<64x64xf32>) {
  linalg.matmul ins(%a, %a : memref<64x64xf64>, memref<64x64xf64>) outs(%c : memref<64x64xf64>)
  linalg.matmul ins(%h, %h : memref<64x64xf16>, memref<64x64xf16>) outs(%c : memref<64x64xf64>)
  linalg.matmul ins(%h, %s : memref<64x64xf16>, memref<64x64xf16, strided<[128, 2]>>) outs(%f : memref<64x64xf32>)
  linalg.map { math.absf } ins(%h : memref<64x64xf16>) outs(%g : memref<64x64xf16>)
  return
}
