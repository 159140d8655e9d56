// A stock mlir-opt with the plugin: act's operations, passes and pipelines
// beside upstream's.

// REQUIRES: mlir-opt
// UNSUPPORTED: sanitizers
// RUN: mlir-opt %s %plugin --pass-pipeline='builtin.module(act-prepare,act-raise)' | FileCheck %s --check-prefix=RAISE
// RUN: mlir-opt %s %plugin --convert-elementwise-to-linalg --linalg-fuse-elementwise-ops --canonicalize | FileCheck %s --check-prefix=UPSTREAM
// RUN: mlir-opt %s %plugin --pass-pipeline='builtin.module(act-to-llvm{cpu=x86-64-v3 triple=x86_64-linux-gnu})' | FileCheck %s --check-prefix=LLVM
// RUN: act-opt %s --act-to-llvm='cpu=x86-64-v3 triple=x86_64-linux-gnu' -o %t.own
// RUN: mlir-opt %s %plugin --pass-pipeline='builtin.module(act-to-llvm{cpu=x86-64-v3 triple=x86_64-linux-gnu})' | cmp - %t.own

// It gives the host its entry points, and nothing that could clash.
// RUN: llvm-nm -D --defined-only %act_build/lib/libActPlugin.so | FileCheck %s --check-prefix=SYMBOLS
// SYMBOLS:      mlirGetDialectPluginInfo
// SYMBOLS-NEXT: mlirGetPassPluginInfo
// SYMBOLS-NOT:  {{.}}

// RAISE-LABEL: func @written_out(
// RAISE:         linalg.generic
// RAISE:           %[[S:.*]] = arith.addf
// RAISE-NEXT:      %[[Y:.*]] = act.elu %[[S]] : f32
// RAISE-NEXT:      linalg.yield %[[Y]]

// LLVM-LABEL: llvm.func @written_out(
// LLVM:         vector<8xf32>
// LLVM-NOT:     llvm.intr.exp
func.func @written_out(%x: tensor<8xf32>, %b: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %one = arith.constant dense<1.0> : tensor<8xf32>
  %0 = arith.addf %x, %b : tensor<8xf32>
  %p = arith.cmpf ogt, %0, %zero : tensor<8xf32>
  %m = arith.select %p, %zero, %0 : tensor<8xi1>, tensor<8xf32>
  %e = math.exp %m : tensor<8xf32>
  %s = arith.subf %e, %one : tensor<8xf32>
  %y = arith.select %p, %0, %s : tensor<8xi1>, tensor<8xf32>
  return %y : tensor<8xf32>
}

// UPSTREAM-LABEL: func @named(
// UPSTREAM-COUNT-1: linalg.generic
// UPSTREAM:           arith.addf
// UPSTREAM-NEXT:      act.elu %{{.*}} alpha 1.500000e+00 : f32
// UPSTREAM-NOT:     linalg.generic
// UPSTREAM:         return
func.func @named(%x: tensor<8xf32>, %b: tensor<8xf32>) -> tensor<8xf32> {
  %0 = arith.addf %x, %b : tensor<8xf32>
  %1 = act.elu %0 alpha 1.5 : tensor<8xf32>
  return %1 : tensor<8xf32>
}
