// What docs/tools.md says about reproducers: a pipeline that fails leaves a
// module with the pipeline in it.

// RUN: not act-opt-no-roundtrip %s --act-to-llvm --mlir-pass-pipeline-crash-reproducer=%t.mlir 2>&1 | FileCheck %s --check-prefix=FIRST
// RUN: FileCheck %s --check-prefix=FILE --input-file=%t.mlir
// RUN: not act-opt-no-roundtrip %t.mlir --run-reproducer 2>&1 | FileCheck %s --check-prefix=AGAIN
// FIRST: error: op was not bufferized
// FIRST: reproducer generated at
// FILE: tosa.abs
// FILE: mlir_reproducer
// FILE: act-raise
// AGAIN: error: op was not bufferized
func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = tosa.abs %x : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}
