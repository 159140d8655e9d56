// RUN: act-opt-no-roundtrip %s --act-to-nvvm --split-input-file --verify-diagnostics
// RUN: not act-opt-no-roundtrip %s --act-to-nvvm=chip=sm_75 2>&1 | FileCheck %s --check-prefix=CHIP
// RUN: not act-opt-no-roundtrip %s --pass-pipeline='builtin.module(func.func(act-to-nvvm))' 2>&1 | FileCheck %s --check-prefix=ANCHOR
// CHIP: unsupported chip 'sm_75'; supported are sm_80, sm_86,
// ANCHOR: act-to-nvvm runs on builtin.module, not on func.func

func.func @log(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{'math.log' op has no kernel, and GPUs have no math library}}
  %y = math.log %x : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// A value that decides what happens next would have to come back to the host.
func.func @element(%x: tensor<4xf32>, %i: index) -> tensor<4xf32> {
  // expected-error @below {{the host would access an array on the device here}}
  %v = tensor.extract %x[%i] : tensor<4xf32>
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.fill ins(%v : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}
