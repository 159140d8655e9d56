// ptxas accepts the kernels, for the oldest and for the newest chip, and finds
// registers for all that they keep.

// REQUIRES: ptxas
// RUN: act-compile %s --target=nvptx64 --chip=sm_80 -o %t.ptx
// RUN: ptxas -v -arch=sm_80 %t.ptx -o %t.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_100 -o %t.ptx
// RUN: ptxas -v -arch=sm_100 %t.ptx -o %t.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_90 -o %t.cubin
// RUN: llvm-readelf --symbols %t.cubin | FileCheck %s --check-prefix=CUBIN

// CHECK-COUNT-4: 0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK-NOT:     spill stores

// CUBIN-DAG: FUNC GLOBAL {{.*}} elu
// CUBIN-DAG: FUNC GLOBAL {{.*}} layer

func.func @elu(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = act.elu %x : tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @elu_f64(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = act.elu %x : tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @selu_derivative_bf16(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = act.selu_derivative %x : tensor<?xbf16>
  return %y : tensor<?xbf16>
}

// An elementwise chain is one kernel.
func.func @layer(%x: tensor<?x512xf16>, %b: tensor<512xf16>, %e: tensor<?x512xf16>)
    -> tensor<?x512xf16> {
  %z = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>,
                                        affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %b : tensor<?x512xf16>, tensor<512xf16>) outs(%e : tensor<?x512xf16>) {
  ^bb0(%a: f16, %c: f16, %o: f16):
    %s = arith.addf %a, %c : f16
    linalg.yield %s : f16
  } -> tensor<?x512xf16>
  %y = act.elu %z alpha 1.5 : tensor<?x512xf16>
  return %y : tensor<?x512xf16>
}
