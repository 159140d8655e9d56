// Values with several uses, and several activations in one block.
// RUN: act-opt %s -act-raise -split-input-file | FileCheck %s

// The exponential is used twice, and stays for its other use.
// CHECK-LABEL: func @shared_exp(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK:         %[[E:.*]] = math.exp %[[X]]
// CHECK-NOT:     arith.select
// CHECK:         %[[Y:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]], %[[E]]
func.func @shared_exp(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %0, %c1 : f32
  %2 = arith.cmpf olt, %x, %c0 : f32
  %3 = arith.select %2, %1, %x : f32
  return %3, %0 : f32, f32
}

// max(x, 0) is a part of the ELU, and a ReLU itself.
// CHECK-LABEL: func @elu_and_relu(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[R:.*]] = act.relu %[[X]] : f32
// CHECK-NEXT:    %[[E:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    return %[[E]], %[[R]]
func.func @elu_and_relu(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.addf %0, %2 : f32
  return %3, %0 : f32, f32
}

// The predicate is shared, and used for something else.
// CHECK-LABEL: func @shared_predicate(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK:         %[[P:.*]] = arith.cmpf
// CHECK:         act.elu %[[X]] : f32
// CHECK:         return %{{.*}}, %[[P]]
func.func @shared_predicate(%x: f32) -> (f32, i1) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.select %0, %x, %1 : f32
  return %2, %0 : f32, i1
}

// -----

// One after the other, with a residual between: each has its own x.
// CHECK-LABEL: func @chain(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[A:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    %[[B:.*]] = arith.addf %[[A]], %[[X]] : f32
// CHECK-NEXT:    %[[C:.*]] = act.leaky_relu %[[B]] slope 5.000000e-01 : f32
// CHECK-NEXT:    return %[[C]]
func.func @chain(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.select %0, %x, %1 : f32
  %3 = arith.addf %2, %x : f32
  %4 = arith.mulf %3, %half : f32
  %5 = arith.maximumf %3, %4 : f32
  return %5 : f32
}

// relu(2 x): the scale stays outside.
// CHECK-LABEL: func @scaled_input(
// CHECK:         %[[X:.*]] = arith.mulf
// CHECK-NEXT:    act.elu %[[X]] : f32
// CHECK-NEXT:    return
func.func @scaled_input(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c2 = arith.constant 2.0 : f32
  %0 = arith.mulf %x, %c2 : f32
  %1 = arith.cmpf ogt, %0, %c0 : f32
  %2 = math.expm1 %0 : f32
  %3 = arith.select %1, %0, %2 : f32
  return %3 : f32
}

// A constant bias: the kink is at 0 of x + 1.
// CHECK-LABEL: func @constant_bias(
// CHECK:         %[[X:.*]] = arith.addf
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @constant_bias(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.addf %x, %c1 : f32
  %1 = arith.cmpf ogt, %0, %c0 : f32
  %2 = math.expm1 %0 : f32
  %3 = arith.select %1, %0, %2 : f32
  return %3 : f32
}

// No activation: nothing changes, and there is no remark.
// CHECK-LABEL: func @stray(
// CHECK:         math.exp
// CHECK:         arith.subf
// CHECK:         math.expm1
// CHECK:         arith.divf
func.func @stray(%x: f32) -> (f32, f32, f32) {
  %c1 = arith.constant 1.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %0, %c1 : f32
  %2 = math.expm1 %x : f32
  %3 = arith.divf %c1, %2 : f32
  return %1, %2, %3 : f32, f32, f32
}

// Operations of act stay as they are.
// CHECK-LABEL: func @already_raised(
// CHECK-NEXT:    act.relu %{{.*}} accuracy fast : f32
// CHECK-NEXT:    return
func.func @already_raised(%x: f32) -> f32 {
  %0 = act.relu %x accuracy fast : f32
  return %0 : f32
}
