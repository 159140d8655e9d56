// What resembles an activation, but is another function: it stays, and a remark
// says why.
// RUN: act-opt %s -act-raise --remarks-filter=act-raise --split-input-file -o /dev/null 2>&1 \
// RUN:   | FileCheck %s
// RUN: act-opt %s -act-raise --split-input-file | FileCheck %s --check-prefix=IR
// IR-NOT: act.{{elu|selu|celu|leaky}}

// x > 1.
// CHECK: raise-missed.mlir:[[@LINE+8]]:8: remark: [Missed] NotRaised | Category:act-raise | Function=wrong_predicate |
// CHECK-SAME: Reason="is no known activation: 1.5 exp(x) - 1.5 if x < 1; x if x > 1"
func.func @wrong_predicate(%x: f32) -> f32 {
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant 1.5 : f32
  %0 = arith.cmpf ogt, %x, %c1 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.select %0, %x, %2 : f32
  return %3 : f32
}

// -----

// x where x < 0.
// CHECK: Function=swapped | Reason="is no known activation: x if x < 0; exp(x) - 1 if x > 0"
func.func @swapped(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.select %0, %x, %1 : f32
  return %2 : f32
}

// -----

// 1.5 exp(x) - 1.25.
// CHECK: Function=inconsistent | Reason="is no known activation: 1.5 exp(x) - 1.25 if x < 0; x if x > 0"
func.func @inconsistent(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.5 : f32
  %beta = arith.constant 1.25 : f32
  %0 = math.exp %x : f32
  %1 = arith.mulf %0, %alpha : f32
  %2 = arith.subf %1, %beta : f32
  %3 = arith.cmpf olt, %x, %c0 : f32
  %4 = arith.select %3, %2, %x : f32
  return %4 : f32
}

// -----

// exp(x) - 0.99.
// CHECK: Function=not_one | Reason="is no known activation: exp(x) - 0.99 if x < 0; x if x > 0"
func.func @not_one(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 0.99 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %0, %c1 : f32
  %2 = arith.cmpf olt, %x, %c0 : f32
  %3 = arith.select %2, %1, %x : f32
  return %3 : f32
}

// -----

// TVM's CELU divides exp(x), not x, by alpha.
// CHECK: Function=tvm_celu | Reason="is no known activation: exp(x) - 2 if x < 0; x + exp(x) - 2 if 0 < x < 0.693147; x if x > 0.693147"
func.func @tvm_celu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant 2.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.divf %0, %alpha : f32
  %2 = arith.subf %1, %c1 : f32
  %3 = arith.minimumf %2, %c0 : f32
  %4 = arith.mulf %3, %alpha : f32
  %5 = arith.maximumf %x, %c0 : f32
  %6 = arith.addf %4, %5 : f32
  return %6 : f32
}

// -----

// max(x, 0) + min(0, alpha expm1(x)) with alpha < 0.
// CHECK: Function=negative_alpha_in_min | Reason="is no known activation: 0 if x < 0; x - 2 exp(x) + 2 if x > 0"
func.func @negative_alpha_in_min(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant -2.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.minimumf %2, %c0 : f32
  %4 = arith.addf %0, %3 : f32
  return %4 : f32
}

// -----

// CELU with alpha < 0.
// CHECK: Function=negative_celu | Op=act.celu, Reason="alpha must be positive"
func.func @negative_celu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant -2.0 : f32
  %0 = arith.divf %x, %alpha : f32
  %1 = math.expm1 %0 : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.cmpf olt, %x, %c0 : f32
  %4 = arith.select %3, %2, %x : f32
  return %4 : f32
}

// -----

// max(alpha expm1(min(x, 0)), x) with alpha > 1: for small |x|, x is greater.
// CHECK: Function=max_of_both | Reason="cannot tell which operand is greater"
func.func @max_of_both(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.5 : f32
  %0 = arith.minimumf %x, %c0 : f32
  %1 = math.expm1 %0 : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.maximumf %2, %x : f32
  return %3 : f32
}

// -----

// torch-mlir's leaky_relu_backward.
// CHECK: Function=leaky_relu_backward | Reason="adds the positive part of one value and the negative part of another"
func.func @leaky_relu_backward(%grad: f32, %x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %slope = arith.constant 0.1 : f32
  %0 = arith.maximumf %grad, %c0 : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = arith.mulf %1, %slope : f32
  %3 = arith.addf %0, %2 : f32
  return %3 : f32
}

// -----

// NaN becomes 0.
// CHECK: Function=nan_is_zero | Op=act.relu, Reason="gives 0 for nan, not nan"
func.func @nan_is_zero(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.select %0, %x, %c0 : f32
  return %1 : f32
}

// -----

// CHECK: Function=maxnumf | Op=act.relu, Reason="gives 0 for nan, not nan"
func.func @maxnumf(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maxnumf %x, %c0 : f32
  return %0 : f32
}

// -----

// max(0, x) + 0 min(0, x): 0 times -inf.
// CHECK: Function=infinity | Op=act.relu, Reason="gives nan for -inf, not 0"
func.func @infinity(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = arith.mulf %1, %c0 : f32
  %3 = arith.addf %0, %2 : f32
  return %3 : f32
}

// -----

// Threshold but for x = 0.5 itself.
// CHECK: Function=threshold_at_break | Op=act.threshold, Reason="gives 0.5 for 0.5, not -1"
func.func @threshold_at_break(%x: f32) -> f32 {
  %threshold = arith.constant 0.5 : f32
  %value = arith.constant -1.0 : f32
  %0 = arith.cmpf olt, %x, %threshold : f32
  %1 = arith.select %0, %value, %x : f32
  return %1 : f32
}

// -----

// Digits of x are lost on the way: (x + 1) - 1 is not x, and x - 0.5 x is not
// exactly 0.5 x.
// CHECK-NOT: remark
func.func @cancellation(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %half = arith.constant 0.4 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.addf %x, %c1 : f32
  %2 = arith.subf %1, %c1 : f32
  %3 = arith.select %0, %c0, %2 : f32
  %4 = arith.mulf %x, %half : f32
  %5 = arith.subf %x, %4 : f32
  %6 = arith.select %0, %5, %x : f32
  return %3, %6 : f32, f32
}
