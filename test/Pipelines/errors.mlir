// What cannot be compiled gives one error, at its place.

// RUN: act-opt-no-roundtrip %s --act-to-llvm --split-input-file --verify-diagnostics
// RUN: not act-opt-no-roundtrip %s --act-to-llvm=cpu=pentagon 2>&1 | FileCheck %s --check-prefix=CPU
// RUN: not act-opt-no-roundtrip %s --act-to-llvm=features=avx2 2>&1 | FileCheck %s --check-prefix=FEATURE
// RUN: not act-opt-no-roundtrip %s --act-to-llvm=vector-bits=100 2>&1 | FileCheck %s --check-prefix=BITS
// CPU: unknown {{.*}} CPU 'pentagon'
// FEATURE: feature 'avx2' must begin with '+' or '-'
// BITS: vector-bits must be a power of two

// RUN: not act-opt-no-roundtrip %s --pass-pipeline='builtin.module(func.func(act-to-llvm))' 2>&1 | FileCheck %s --check-prefix=ANCHOR
// RUN: not act-opt-no-roundtrip %s --act-to-llvm=triple=pdp11 2>&1 | FileCheck %s --check-prefix=TRIPLE
// ANCHOR: act-to-llvm runs on builtin.module, not on func.func
// TRIPLE: unknown target 'pdp11'

func.func @other_dialect(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{op was not bufferized}}
  %y = tosa.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// expected-error @below {{no C type for 'tensor<*xf32>'}}
func.func @unranked(%x: tensor<*xf32>) -> tensor<*xf32> {
  return %x : tensor<*xf32>
}

// -----

// expected-error @below {{a public function cannot return 'memref<4xf32>'}}
func.func @returns_memref(%x: memref<4xf32>) -> memref<4xf32> {
  return %x : memref<4xf32>
}

// -----

// expected-error @below {{no C interface for calls of an external function with 'tensor<4xf32>'}}
func.func private @external(tensor<4xf32>) -> tensor<4xf32>
func.func @calls_external(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = call @external(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @no_kernel(%x: tensor<4x?xf64>) -> tensor<4x?xf64> {
  // expected-error @below {{no kernel for 'act.gelu' on 'f64' with accuracy correctly_rounded}}
  %y = act.gelu %x accuracy correctly_rounded : tensor<4x?xf64>
  return %y : tensor<4x?xf64>
}

// -----

func.func @scalable_math(%x: vector<[4]xf32>) -> vector<[4]xf32> {
  // expected-error @below {{'math.cbrt' op on scalable vectors}}
  %y = math.cbrt %x : vector<[4]xf32>
  return %y : vector<[4]xf32>
}
