// Whole functions reach the LLVM dialect, with the C interface.

// RUN: act-opt %s --act-to-llvm=cpu=x86-64 | FileCheck %s
// RUN: act-opt %s --act-to-llvm="cpu=skylake-avx512 triple=x86_64-unknown-linux-gnu" | FileCheck %s --check-prefixes=CHECK,AVX512
// RUN: act-opt %s --act-to-llvm="cpu=skylake-avx512 triple=x86_64-unknown-linux-gnu vector-bits=256" | FileCheck %s --check-prefixes=CHECK,BITS
// RUN: act-opt %s --act-to-llvm="cpu=neoverse-n1 triple=aarch64-unknown-linux-gnu" | FileCheck %s --check-prefixes=CHECK,NEON
// RUN: act-opt %s --upstream-to-llvm="cpu=haswell triple=x86_64-unknown-linux-gnu" | FileCheck %s
// RUN: act-opt %examples/digits/elu_mlp.mlir --act-to-llvm --mlir-elide-elementsattrs-if-larger=8 | FileCheck %s --check-prefix=DIGITS --implicit-check-not=unrealized --implicit-check-not=llvm.intr.exp
// RUN: act-opt %examples/digits/selu_mlp.mlir --upstream-to-llvm --mlir-elide-elementsattrs-if-larger=8 | FileCheck %s --check-prefixes=DIGITS,UPSTREAM

// DIGITS: llvm.func @main(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr) {
// UPSTREAM: llvm.intr.exp
// DIGITS: llvm.func @main_result_shapes(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr) {

// CHECK-LABEL: llvm.func @static(
// CHECK-SAME:    %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr) {
// AVX512:        vector<16xf32>
// BITS:          vector<8xf32>
// NEON:          vector<4xf32>
func.func @static(%x: tensor<64xf32>) -> tensor<64xf32> {
  %y = act.elu %x : tensor<64xf32>
  return %y : tensor<64xf32>
}

// CHECK-LABEL: llvm.func @scalars(
// CHECK-SAME:    %{{.*}}: f32, %{{.*}}: i64, %{{.*}}: !llvm.ptr) {
func.func @scalars(%x: f32, %n: index) -> f32 {
  %y = act.relu %x : f32
  return %y : f32
}

// CHECK-LABEL: llvm.func @vectors(
// CHECK-SAME:    %{{.*}}: vector<16xf32>) -> vector<16xf32> {
func.func @vectors(%x: vector<16xf32>) -> vector<16xf32> {
  %y = act.relu %x : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: llvm.func @scalable(
// CHECK-SAME:    %{{.*}}: vector<[4]xf32>) -> vector<[4]xf32> {
func.func @scalable(%x: vector<[4]xf32>) -> vector<[4]xf32> {
  %y = act.relu %x : vector<[4]xf32>
  return %y : vector<[4]xf32>
}

// An assertion that nothing proves stays.
// CHECK-LABEL: llvm.func @assertion(
// CHECK:         llvm.call @puts
func.func @assertion(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %size = tensor.dim %x, %c0 : tensor<?xf32>
  %ok = arith.cmpi eq, %size, %n : index
  cf.assert %ok, "size mismatch"
  return %x : tensor<?xf32>
}

// A power by front ends that use i64: products.
// CHECK-LABEL: llvm.func @cube(
// CHECK-NOT:     powi
// CHECK:         %[[X2:.*]] = llvm.fmul %[[X:.*]], %[[X]] : vector<
// CHECK:         llvm.fmul %[[X2]], %[[X]] : vector<
func.func @cube(%x: tensor<64xf32>) -> tensor<64xf32> {
  %c3 = arith.constant dense<3> : tensor<64xi64>
  %y = math.fpowi %x, %c3 : tensor<64xf32>, tensor<64xi64>
  return %y : tensor<64xf32>
}
