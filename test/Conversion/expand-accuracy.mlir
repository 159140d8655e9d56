// What `accuracy correctly_rounded` asks for: f32 is computed in f64 and rounded
// once. On the way to f16 and bf16, f32 holds the f64 rounded to odd, so that
// two roundings are one.
// RUN: act-opt %s -act-expand | FileCheck %s

// CHECK-LABEL: func @f32(
// CHECK-SAME:    %[[X:.*]]: vector<16xf32>)
// CHECK:         arith.extf %[[X]] : vector<16xf32> to vector<16xf64>
// CHECK-NOT:     vector<16xf32>
// CHECK:         %[[Y:.*]] = arith.truncf %{{.*}} : vector<16xf64> to vector<16xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @f32(%x: vector<16xf32>) -> vector<16xf32> {
  %y = act.elu %x accuracy correctly_rounded : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: func @f16(
// CHECK:         %[[LOST:.*]] = arith.constant dense<1099511627775> : vector<16xi64>
// CHECK-NEXT:    %[[BITS:.*]] = arith.bitcast %{{.*}} : vector<16xf64> to vector<16xi64>
// CHECK-NEXT:    %[[REST:.*]] = arith.andi %[[BITS]], %[[LOST]]
// CHECK-NEXT:    %[[STICKY:.*]] = arith.addi %[[REST]], %[[LOST]]
// CHECK-NEXT:    %[[ODD:.*]] = arith.ori %[[BITS]], %[[STICKY]]
// CHECK-NEXT:    %[[KEPT:.*]] = arith.constant dense<-1099511627776> : vector<16xi64>
// CHECK-NEXT:    %[[ROUNDED:.*]] = arith.andi %[[ODD]], %[[KEPT]]
// CHECK-NEXT:    %[[WIDE:.*]] = arith.bitcast %[[ROUNDED]]
// CHECK-NEXT:    %[[F32:.*]] = arith.truncf %[[WIDE]] : vector<16xf64> to vector<16xf32>
// CHECK-NEXT:    arith.truncf %[[F32]] : vector<16xf32> to vector<16xf16>
func.func @f16(%x: vector<16xf16>) -> vector<16xf16> {
  %y = act.tanh %x accuracy correctly_rounded : vector<16xf16>
  return %y : vector<16xf16>
}

// A product of two numbers of 24 bits is exact in f64, and one rounding in f32
// is right: no wider type.
// CHECK-LABEL: func @one_product(
// CHECK-NOT:     f64
// CHECK:         return
func.func @one_product(%x: f32) -> f32 {
  %y = act.leaky_relu %x slope 1.000000e-01 accuracy correctly_rounded : f32
  return %y : f32
}

// CHECK-LABEL: func @selects(
// CHECK-NOT:     f32
// CHECK:         return
func.func @selects(%x: f16) -> f16 {
  %y = act.relu %x accuracy correctly_rounded : f16
  return %y : f16
}
