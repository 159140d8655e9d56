// RUN: act-opt %s -canonicalize | FileCheck %s

//===----------------------------------------------------------------------===//
// Folders: an activation that is the identity on its operand's range.
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @idempotent
// CHECK-SAME:    %[[X:.*]]: tensor<?xf32>
func.func @idempotent(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  // CHECK-DAG: %[[RELU:.*]] = act.relu %[[X]]
  // CHECK-DAG: %[[RELU6:.*]] = act.relu6 %[[X]]
  // CHECK: return %[[RELU]], %[[RELU6]]
  %0 = act.relu %x : tensor<?xf32>
  %1 = act.relu %0 : tensor<?xf32>
  %2 = act.relu6 %x : tensor<?xf32>
  %3 = act.relu6 %2 : tensor<?xf32>
  return %1, %3 : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func @identity_on_non_negative
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @identity_on_non_negative(%x: f32, %slope: f32) -> (f32, f32, f32, f32, f32) {
  // CHECK: %[[S:.*]] = act.sigmoid %[[X]]
  // CHECK: return %[[S]], %[[S]], %[[S]], %[[S]], %[[S]]
  %s = act.sigmoid %x : f32
  %0 = act.relu %s : f32
  %1 = act.elu %s alpha 0.3 : f32
  %2 = act.leaky_relu %s : f32
  %3 = act.celu %s alpha 2.0 : f32
  %4 = act.prelu %s, %slope : f32
  return %0, %1, %2, %3, %4 : f32, f32, f32, f32, f32
}

// SELU scales positive values too, and tanh has negative ones.
// CHECK-LABEL: func @not_the_identity
func.func @not_the_identity(%x: f32) -> (f32, f32) {
  // CHECK: act.selu
  // CHECK: act.relu %
  %s = act.sigmoid %x : f32
  %0 = act.selu %s : f32
  %t = act.tanh %x : f32
  %1 = act.relu %t : f32
  return %0, %1 : f32, f32
}

// CHECK-LABEL: func @clamps
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @clamps(%x: f32) -> (f32, f32) {
  // CHECK: %[[S:.*]] = act.sigmoid %[[X]]
  // CHECK: %[[T:.*]] = act.tanh %[[X]]
  // CHECK: return %[[S]], %[[T]]
  %s = act.sigmoid %x : f32
  %0 = act.relu6 %s : f32
  %t = act.tanh %x : f32
  %1 = act.hardtanh %t : f32
  return %0, %1 : f32, f32
}

// CHECK-LABEL: func @slope_one
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @slope_one(%x: f32) -> f32 {
  // CHECK: return %[[X]]
  %0 = act.leaky_relu %x slope 1.0 : f32
  return %0 : f32
}

//===----------------------------------------------------------------------===//
// Compositions
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @relu_of_elu
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @relu_of_elu(%x: f32) -> (f32, f32, f32) {
  // CHECK: %[[RELU:.*]] = act.relu %[[X]]
  // CHECK: %[[A:.*]] = act.relu6 %[[X]]
  // CHECK: %[[B:.*]] = act.relu6 %[[X]]
  // CHECK: return %[[RELU]], %[[A]], %[[B]]
  %elu = act.elu %x : f32
  %0 = act.relu %elu : f32
  %1 = act.relu6 %elu : f32
  %2 = act.relu %x : f32
  %3 = act.relu6 %2 : f32
  return %0, %1, %3 : f32, f32, f32
}

// With alpha below 1, elu(-2^-149) rounds to -0.0, which relu would keep.
// CHECK-LABEL: func @relu_of_small_elu
func.func @relu_of_small_elu(%x: f32) -> f32 {
  // CHECK: act.elu
  // CHECK: act.relu
  %elu = act.elu %x alpha 0.1 : f32
  %0 = act.relu %elu : f32
  return %0 : f32
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @constant_parameters
// CHECK-SAME:    %[[X:.*]]: vector<4xf32>
func.func @constant_parameters(%x: vector<4xf32>) -> (vector<4xf32>, vector<4xf32>, vector<4xf32>) {
  %c = arith.constant dense<0.5> : vector<4xf32>
  // CHECK-DAG: act.elu %[[X]] alpha 5.000000e-01 :
  %0 = act.elu %x, %c : vector<4xf32>
  // CHECK-DAG: act.leaky_relu %[[X]] slope 5.000000e-01 :
  %1 = act.prelu %x, %c : vector<4xf32>
  // CHECK-DAG: act.elu %[[X]] accuracy fast :
  %2 = act.celu %x accuracy fast : vector<4xf32>
  return %0, %1, %2 : vector<4xf32>, vector<4xf32>, vector<4xf32>
}

//===----------------------------------------------------------------------===//
// Arithmetic around activations
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @exp_minus_one
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @exp_minus_one(%x: f32) -> f32 {
  // CHECK: act.expm1 %[[X]] : f32
  %one = arith.constant 1.0 : f32
  %0 = act.exp %x : f32
  %1 = arith.subf %0, %one : f32
  return %1 : f32
}

// CHECK-LABEL: func @scaled_elu_is_selu
// CHECK-SAME:    %[[X:[a-z0-9]+]]: f32{{[,)]}}
func.func @scaled_elu_is_selu(%x: f32) -> (f32, f32) {
  // CHECK-DAG: act.selu %[[X]] : f32
  // CHECK-DAG: act.elu %[[X]] alpha 1.600000e+00 : f32
  %scale = arith.constant 1.05070102 : f32
  %0 = act.elu %x alpha 1.6732632423543772 : f32
  %1 = arith.mulf %scale, %0 : f32
  %2 = act.elu %x alpha 1.6 : f32
  %3 = arith.mulf %2, %scale : f32
  return %1, %3 : f32, f32
}
