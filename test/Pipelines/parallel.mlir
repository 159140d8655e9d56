// Large operations are shared among threads, through OpenMP.

// RUN: act-opt %s --act-to-llvm=parallel | FileCheck %s
// RUN: act-opt %s --act-to-llvm | FileCheck %s --check-prefix=ONE --implicit-check-not=omp.
// RUN: act-compile %s --parallel --emit=llvm | FileCheck %s --check-prefix=CALLS
// RUN: not act-compile %s --parallel --pipeline=canonicalize 2>&1 | FileCheck %s --check-prefix=ERROR

// ERROR: act-compile: error: code for threads comes from the pipelines act-to-llvm and upstream-to-llvm

// ONE-LABEL:     llvm.func @large(
// CHECK-LABEL:   llvm.func @large(
// CHECK:           omp.parallel {
// CHECK-NEXT:        omp.wsloop {
// CHECK-NEXT:          omp.loop_nest (%{{.*}}) : i64
// CHECK:                 llvm.intr.fma
// CALLS-LABEL:   define void @large(
// CALLS:           call void {{.*}}@__kmpc_fork_call(
func.func @large(%x: tensor<512x512xf32>) -> tensor<512x512xf32> {
  %y = act.elu %x : tensor<512x512xf32>
  return %y : tensor<512x512xf32>
}

// A thread would take longer to start than this takes.
// CHECK-LABEL:   llvm.func @small(
// CHECK-NOT:       omp.
// CHECK:           llvm.return
func.func @small(%x: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %y = act.elu %x : tensor<64x64xf32>
  return %y : tensor<64x64xf32>
}

// Threads start once.
// CHECK-LABEL:   llvm.func @product(
// CHECK:           llvm.call @omp_get_max_threads()
// CHECK:           omp.parallel {
// CHECK:             llvm.intr.fma
// CHECK-NOT:       omp.parallel
// CALLS-LABEL:   define void @product(
// CALLS:           call void {{.*}}@__kmpc_fork_call(
// CALLS-NOT:       call void {{.*}}@__kmpc_fork_call(
func.func @product(%a: tensor<256x256xf32>, %b: tensor<256x256xf32>, %c: tensor<256x256xf32>) -> tensor<256x256xf32> {
  %y = linalg.matmul ins(%a, %b : tensor<256x256xf32>, tensor<256x256xf32>) outs(%c : tensor<256x256xf32>) -> tensor<256x256xf32>
  return %y : tensor<256x256xf32>
}
