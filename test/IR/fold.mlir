// Constants fold to the bits that the kernel gives.
// RUN: act-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func @scalars
func.func @scalars() -> (f32, f32, f32, f32) {
  // elu(-1) = -0.63212055...
  // CHECK-DAG: arith.constant -0.632120549 : f32
  // elu(-2^-30): exp(x) - 1 would give 0.
  // CHECK-DAG: arith.constant -9.31322574E-10 : f32
  // CHECK-DAG: arith.constant -0.000000e+00 : f32
  // CHECK-DAG: arith.constant 0x7FC00000 : f32
  %a = arith.constant -1.0 : f32
  %0 = act.elu %a : f32
  %b = arith.constant -9.31322574615478515625e-10 : f32
  %1 = act.elu %b : f32
  %c = arith.constant -0.0 : f32
  %2 = act.relu %c : f32
  %d = arith.constant 0x7FC00000 : f32
  %3 = act.relu_derivative %d : f32
  return %0, %1, %2, %3 : f32, f32, f32, f32
}

// CHECK-LABEL: func @error_function
func.func @error_function() -> (f32, f32, f32) {
  // erf(2^-30) is 2^-29 / sqrt(pi); erfc(9) is not 0.
  // CHECK-DAG: arith.constant 1.05088505E-9 : f32
  // CHECK-DAG: arith.constant 4.13703171E-37 : f32
  // CHECK-DAG: arith.constant -1.12837923 : f32
  %a = arith.constant 9.31322574615478515625e-10 : f32
  %0 = act.erf %a : f32
  %b = arith.constant 9.0 : f32
  %1 = act.erfc %b : f32
  %c = arith.constant 0.0 : f32
  %2 = act.erfc_derivative %c : f32
  return %0, %1, %2 : f32, f32, f32
}

// CHECK-LABEL: func @shaped
func.func @shaped() -> (tensor<64x64xf32>, vector<[4]xf32>, tensor<3xf16>) {
  // CHECK-DAG: arith.constant dense<-0.632120549> : tensor<64x64xf32>
  // CHECK-DAG: arith.constant dense<-0.632120549> : vector<[4]xf32>
  // CHECK-DAG: arith.constant dense<[-6.323240e-01, 0.000000e+00, 2.000000e+00]> : tensor<3xf16>
  // CHECK-NOT: act.
  %a = arith.constant dense<-1.0> : tensor<64x64xf32>
  %0 = act.elu %a : tensor<64x64xf32>
  %b = arith.constant dense<-1.0> : vector<[4]xf32>
  %1 = act.elu %b : vector<[4]xf32>
  %c = arith.constant dense<[-1.0, 0.0, 2.0]> : tensor<3xf16>
  %2 = act.elu %c : tensor<3xf16>
  return %0, %1, %2 : tensor<64x64xf32>, vector<[4]xf32>, tensor<3xf16>
}

// Large constants stay: a kernel would be evaluated for each element.
// CHECK-LABEL: func @large
func.func @large(%i: index) -> tensor<2048xf32> {
  // CHECK: act.relu
  %a = arith.constant dense_resource<weights> : tensor<2048xf32>
  %0 = act.relu %a : tensor<2048xf32>
  return %0 : tensor<2048xf32>
}
