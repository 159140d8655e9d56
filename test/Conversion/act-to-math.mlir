// RUN: act-opt %s -act-to-math -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: func @elu
// CHECK-SAME:    %[[X:.*]]: vector<4xf32>
func.func @elu(%x: vector<4xf32>) -> vector<4xf32> {
  // CHECK-DAG:  %[[ZERO:.*]] = arith.constant dense<0.000000e+00> : vector<4xf32>
  // CHECK:      %[[NEGATIVE:.*]] = arith.cmpf olt, %[[X]], %{{.*}} : vector<4xf32>
  // CHECK:      %[[Z:.*]] = arith.select %{{.*}}, %{{.*}}, %[[X]]
  // CHECK:      %[[M:.*]] = math.expm1 %[[Z]] : vector<4xf32>
  // CHECK:      %[[A:.*]] = arith.constant dense<1.500000e+00>
  // CHECK:      %[[L:.*]] = arith.mulf %[[A]], %[[M]] : vector<4xf32>
  // CHECK:      %[[Y:.*]] = arith.select %[[NEGATIVE]], %[[L]], %[[X]]
  // CHECK:      return %[[Y]]
  %0 = act.elu %x alpha 1.5 : vector<4xf32>
  return %0 : vector<4xf32>
}

// 16-bit types are computed in f32 and rounded once.
// CHECK-LABEL: func @sigmoid
func.func @sigmoid(%x: bf16) -> bf16 {
  // CHECK: arith.extf %{{.*}} : bf16 to f32
  // CHECK: math.exp %{{.*}} : f32
  // CHECK: arith.divf
  // CHECK: arith.truncf %{{.*}} : f32 to bf16
  %0 = act.sigmoid %x : bf16
  return %0 : bf16
}

// What only selects needs no wider type.
// CHECK-LABEL: func @relu
func.func @relu(%x: f16) -> f16 {
  // CHECK-NOT: arith.extf
  // CHECK: arith.cmpf olt, %{{.*}} : f16
  // CHECK: arith.select
  %0 = act.relu %x : f16
  return %0 : f16
}

// Never exp(x) - 1, and no logarithm of a large exponential.
// CHECK-LABEL: func @stable_forms
func.func @stable_forms(%x: f64) -> (f64, f64, f64) {
  // CHECK: math.log1p
  %0 = act.softplus %x : f64
  // CHECK: math.erfc
  %1 = act.gelu %x : f64
  // CHECK: math.expm1
  %2 = act.selu %x : f64
  return %0, %1, %2 : f64, f64, f64
}

// CHECK-LABEL: func @error_function
// CHECK-SAME:    %[[X:.*]]: f32
func.func @error_function(%x: f32) -> (f32, f32, f32) {
  // CHECK: %[[ERF:.*]] = math.erf %[[X]] : f32
  %0 = act.erf %x : f32
  // CHECK: %[[ERFC:.*]] = math.erfc %[[X]] : f32
  %1 = act.erfc %x : f32
  // CHECK: math.exp
  %2 = act.erf_derivative %x : f32
  // CHECK: return %[[ERF]], %[[ERFC]]
  return %0, %1, %2 : f32, f32, f32
}

// -----

func.func @tensor(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{'act.elu' op is on tensors; run convert-elementwise-to-linalg first}}
  %0 = act.elu %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
