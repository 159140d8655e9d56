// RUN: act-opt %s --act-to-nvvm=chip=sm_90 | FileCheck %s
// RUN: act-opt %s --act-to-nvvm=chip=sm_100 | FileCheck %s --check-prefix=SM100
// RUN: act-opt %s --act-to-nvvm | FileCheck %s --check-prefix=SM80

// The PTX version follows from the chip.
// SM80:  gpu.module @act_kernels [#nvvm.target<O = 3, chip = "sm_80", features = "+ptx70">]
// SM100: gpu.module @act_kernels [#nvvm.target<O = 3, chip = "sm_100", features = "+ptx86">]
// CHECK: gpu.module @act_kernels [#nvvm.target<O = 3, chip = "sm_90", features = "+ptx78">]

// From arithmetic as front ends write it, with f32 in between and without
// libdevice. The function that launches stays on the host.

// CHECK-LABEL: llvm.func @elu(%{{.*}}: !llvm.ptr {llvm.noalias, llvm.readonly}, %{{.*}}: !llvm.ptr {llvm.noalias}, %{{.*}}: i64)
// CHECK-SAME:    nvvm.kernel, nvvm.maxntid = array<i32: 256, 1, 1>
// CHECK-NOT:     llvm.call
// CHECK:         llvm.load {{.*}} {alignment = 16 : i64} : !llvm.ptr -> vector<8xbf16>
// CHECK-NOT:     llvm.intr.exp
// CHECK:         llvm.intr.fma({{.*}}) : (vector<8xf32>, vector<8xf32>, vector<8xf32>) -> vector<8xf32>
// CHECK-COUNT-4: nvvm.convert.f32x2.to.bf16x2
// CHECK:         llvm.store {{.*}} {alignment = 16 : i64} : vector<8xbf16>, !llvm.ptr
func.func @elu(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : bf16
  %one = arith.constant 1.0 : bf16
  %n = tensor.dim %x, %c0 : tensor<?xbf16>
  %e = tensor.empty(%n) : tensor<?xbf16>
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"]}
      ins(%x : tensor<?xbf16>) outs(%e : tensor<?xbf16>) {
  ^bb0(%in: bf16, %out: bf16):
    %exp = math.exp %in : bf16
    %m1 = arith.subf %exp, %one : bf16
    %positive = arith.cmpf ogt, %in, %zero : bf16
    %r = arith.select %positive, %in, %m1 : bf16
    linalg.yield %r : bf16
  } -> tensor<?xbf16>
  return %y : tensor<?xbf16>
}

// A value and its derivative are one kernel, with one exponential.

// CHECK-LABEL: llvm.func @pair(
// CHECK:         llvm.load {{.*}} -> vector<4xf32>
// CHECK-COUNT-1: llvm.shl
// CHECK-NOT:     llvm.shl
// CHECK:         llvm.store {{.*}} : vector<4xf32>, !llvm.ptr
// CHECK:         llvm.store {{.*}} : vector<4xf32>, !llvm.ptr
// CHECK-NOT:     llvm.func
func.func @pair(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %y = act.elu %x : tensor<?xf32>
  %d = act.elu_derivative %x : tensor<?xf32>
  return %y, %d : tensor<?xf32>, tensor<?xf32>
}
