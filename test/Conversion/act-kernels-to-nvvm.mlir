// RUN: act-opt %s --act-kernels-to-nvvm | FileCheck %s

// Upstream's convert-gpu-to-nvvm would call __nv_fmaf, __nv_fabsf and
// __nv_sqrtf here. Arrays are bare pointers.

// CHECK-NOT:   __nv
// CHECK-LABEL: llvm.func @k(
// CHECK-SAME:    %{{.*}}: !llvm.ptr, %{{.*}}: i64) attributes {{.*}}nvvm.kernel
// CHECK-DAG:     nvvm.read.ptx.sreg.ctaid.x
// CHECK-DAG:     nvvm.read.ptx.sreg.tid.x
// CHECK:         llvm.intr.fma
// CHECK:         llvm.intr.fabs
// CHECK:         llvm.intr.sqrt
gpu.module @kernels {
  gpu.func @k(%x: memref<f32>, %n: index) kernel {
    %i = gpu.global_id x
    %some = arith.cmpi ult, %i, %n : index
    cf.cond_br %some, ^some, ^none
  ^some:
    %v = memref.load %x[] : memref<f32>
    %f = math.fma %v, %v, %v : f32
    %a = math.absf %f : f32
    %s = math.sqrt %a : f32
    memref.store %s, %x[] : memref<f32>
    cf.br ^none
  ^none:
    gpu.return
  }
}

// Upstream lowers mma.sync of f16, and of bf16 this pass: pairs become registers
// of 32 bits.

// CHECK-LABEL: llvm.func @mma(
// CHECK-COUNT-6: llvm.bitcast %{{.*}} : vector<2xbf16> to i32
// CHECK:         nvvm.mma.sync A[%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}] B[%{{.*}}, %{{.*}}] C[%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}]
// CHECK-SAME:      layoutA = #nvvm.mma_layout<row>, layoutB = #nvvm.mma_layout<col>, multiplicandAPtxType = #nvvm.mma_type<bf16>, multiplicandBPtxType = #nvvm.mma_type<bf16>, shape = #nvvm.shape<m = 16, n = 8, k = 16>
// CHECK-SAME:      : (i32, i32, f32) -> !llvm.struct<(f32, f32, f32, f32)>
// CHECK:         nvvm.mma.sync {{.*}} : (vector<2xf16>, vector<2xf16>, f32)
gpu.module @tensor_cores {
  gpu.func @mma(%a: memref<vector<4x2xbf16>>, %b: memref<vector<2x2xbf16>>,
                %e: memref<vector<4x2xf16>>, %f: memref<vector<2x2xf16>>, %c: memref<vector<2x2xf32>>) kernel {
    %av = memref.load %a[] : memref<vector<4x2xbf16>>
    %bv = memref.load %b[] : memref<vector<2x2xbf16>>
    %cv = memref.load %c[] : memref<vector<2x2xf32>>
    %d = nvgpu.mma.sync (%av, %bv, %cv) {mmaShape = [16, 8, 16]}
        : (vector<4x2xbf16>, vector<2x2xbf16>, vector<2x2xf32>) -> vector<2x2xf32>
    %ev = memref.load %e[] : memref<vector<4x2xf16>>
    %fv = memref.load %f[] : memref<vector<2x2xf16>>
    %g = nvgpu.mma.sync (%ev, %fv, %d) {mmaShape = [16, 8, 16]}
        : (vector<4x2xf16>, vector<2x2xf16>, vector<2x2xf32>) -> vector<2x2xf32>
    memref.store %g, %c[] : memref<vector<2x2xf32>>
    gpu.return
  }
}

// Tensor maps are parameters by value, which nobody changes.

// CHECK-LABEL: llvm.func @tma(
// CHECK-SAME:    %[[MAP:.*]]: !llvm.ptr {llvm.align = 64 : i64, llvm.byval = !llvm.array<128 x i8>, nvvm.grid_constant}, %[[I:.*]]: i64) attributes
// CHECK:         nvvm.mbarrier.init %{{.*}}, %{{.*}} : !llvm.ptr<3>, i32
// CHECK:         nvvm.mbarrier.arrive.expect_tx %{{.*}}, %{{.*}} : !llvm.ptr<3>, i32
// CHECK:         nvvm.cp.async.bulk.tensor.shared.cluster.global %{{.*}}, %[[MAP]], %{{.*}}, box[%{{.*}}, %{{.*}}]
// CHECK:         llvm.inline_asm {{.*}}mbarrier.try_wait.parity
!map = !nvgpu.tensormap.descriptor<tensor = memref<64x64xbf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_128b,
                                   oob = zero, interleave = none>
!barriers = !nvgpu.mbarrier.group<memorySpace = 3>
gpu.module @tensor_maps {
  memref.global @shared : memref<64x64xbf16, 3> {alignment = 1024 : i64}
  gpu.func @tma(%map: !map, %i: index) kernel {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %bytes = arith.constant 8192 : index
    %even = arith.constant false
    %shared = memref.get_global @shared : memref<64x64xbf16, 3>
    %barriers = nvgpu.mbarrier.create -> !barriers
    nvgpu.mbarrier.init %barriers[%c0], %c1 : !barriers
    nvgpu.mbarrier.arrive.expect_tx %barriers[%c0], %bytes : !barriers
    nvgpu.tma.async.load %map[%c0, %i], %barriers[%c0] to %shared : !map, !barriers -> memref<64x64xbf16, 3>
    nvgpu.mbarrier.try_wait.parity %barriers[%c0], %even, %bytes : !barriers
    gpu.return
  }
}
