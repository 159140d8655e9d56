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
