// Smooth activations: any spelling of the same function.
// RUN: act-opt %s -act-raise | FileCheck %s

// 1 / (1 + exp(-x)), and (1 + tanh(x / 2)) / 2.
// CHECK-LABEL: func @sigmoid(
// CHECK-NEXT:    act.sigmoid %arg0 : f32
// CHECK-NEXT:    act.sigmoid %arg0 : f32
// CHECK-NEXT:    return
func.func @sigmoid(%x: f32) -> (f32, f32) {
  %c1 = arith.constant 1.0 : f32
  %half = arith.constant 0.5 : f32
  %0 = arith.negf %x : f32
  %1 = math.exp %0 : f32
  %2 = arith.addf %1, %c1 : f32
  %3 = arith.divf %c1, %2 : f32
  %4 = arith.mulf %x, %half : f32
  %5 = math.tanh %4 : f32
  %6 = arith.mulf %5, %half : f32
  %7 = arith.addf %half, %6 : f32
  return %3, %7 : f32, f32
}

// x erfc(-x / sqrt(2)) / 2, with 1 / sqrt(2) rounded to f32.
// CHECK-LABEL: func @gelu_erfc(
// CHECK-NEXT:    act.gelu %arg0 : f32
// CHECK-NEXT:    return
func.func @gelu_erfc(%x: f32) -> f32 {
  %c = arith.constant -0.707106769 : f32
  %half = arith.constant 0.5 : f32
  %0 = arith.mulf %x, %c : f32
  %1 = math.erfc %0 : f32
  %2 = arith.mulf %x, %half : f32
  %3 = arith.mulf %2, %1 : f32
  return %3 : f32
}

// CHECK-LABEL: func @gelu_f64(
// CHECK-NEXT:    act.gelu %arg0 : f64
// CHECK-NEXT:    return
func.func @gelu_f64(%x: f64) -> f64 {
  %c1 = arith.constant 1.0 : f64
  %c = arith.constant 1.4142135623730951 : f64
  %half = arith.constant 0.5 : f64
  %0 = arith.divf %x, %c : f64
  %1 = math.erf %0 : f64
  %2 = arith.addf %1, %c1 : f64
  %3 = arith.mulf %2, %half : f64
  %4 = arith.mulf %3, %x : f64
  return %4 : f64
}

// x^3 by powf.
// CHECK-LABEL: func @gelu_tanh(
// CHECK-NEXT:    act.gelu %arg0 approximate tanh : f16
// CHECK-NEXT:    return
func.func @gelu_tanh(%x: f16) -> f16 {
  %c1 = arith.constant 1.0 : f16
  %c3 = arith.constant 3.0 : f16
  %cubic = arith.constant 0.044715 : f16
  %c = arith.constant 0.7978845608 : f16
  %half = arith.constant 0.5 : f16
  %0 = math.powf %x, %c3 : f16
  %1 = arith.mulf %0, %cubic : f16
  %2 = arith.addf %x, %1 : f16
  %3 = arith.mulf %2, %c : f16
  %4 = math.tanh %3 : f16
  %5 = arith.addf %4, %c1 : f16
  %6 = arith.mulf %x, %half : f16
  %7 = arith.mulf %6, %5 : f16
  return %7 : f16
}

// A gate: the product with another value stays.
// CHECK-LABEL: func @swiglu(
// CHECK-NEXT:    %[[S:.*]] = act.silu %arg0 beta 1.702{{.*}} : f32
// CHECK-NEXT:    arith.mulf %[[S]], %arg1
// CHECK-NEXT:    return
func.func @swiglu(%x: f32, %gate: f32) -> f32 {
  %c1 = arith.constant 1.0 : f32
  %beta = arith.constant -1.702 : f32
  %0 = arith.mulf %x, %beta : f32
  %1 = math.exp %0 : f32
  %2 = arith.addf %1, %c1 : f32
  %3 = arith.divf %x, %2 : f32
  %4 = arith.mulf %3, %gate : f32
  return %4 : f32
}

// From the result: the derivative is alpha exp(x) = y + alpha where y <= 0.
// CHECK-LABEL: func @elu_backward(
// CHECK:         %[[D:.*]] = act.elu_derivative %arg0 alpha 1.500000e+00 : f32
// CHECK:         arith.mulf %[[D]], %arg1
// CHECK-NOT:     math.
// CHECK:         return
func.func @elu_backward(%x: f32, %gradient: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.5 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.mulf %1, %alpha : f32
  %y = arith.select %0, %x, %2 : f32
  %3 = arith.addf %y, %alpha : f32
  %4 = arith.mulf %3, %gradient : f32
  %5 = arith.select %0, %gradient, %4 : f32
  return %5 : f32
}

// A value at one point, and a rounding by a large constant, are other functions:
// only the clamp in them is found.
// CHECK-LABEL: func @lookalikes(
// CHECK:         %[[H:.*]] = act.hardtanh %arg0 : f32
// CHECK:         arith.cmpf oeq
// CHECK:         arith.select
// CHECK:         %[[A:.*]] = arith.addf %[[H]]
// CHECK:         arith.subf %[[A]]
// CHECK:         return
func.func @lookalikes(%x: f32) -> (f32, f32) {
  %lower = arith.constant -1.0 : f32
  %upper = arith.constant 1.0 : f32
  %c7 = arith.constant 7.0 : f32
  %big = arith.constant 12582912.0 : f32
  %0 = arith.maximumf %x, %lower : f32
  %1 = arith.minimumf %0, %upper : f32
  %2 = arith.cmpf oeq, %x, %upper : f32
  %3 = arith.select %2, %c7, %1 : f32
  %4 = arith.addf %1, %big : f32
  %5 = arith.subf %4, %big : f32
  return %3, %5 : f32, f32
}
