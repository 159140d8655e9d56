// RUN: act-opt %s -act-raise | FileCheck %s --check-prefixes=CHECK,DEFAULT
// RUN: act-opt %s -act-raise=strict --remarks-filter-missed=act-raise 2>%t \
// RUN:   | FileCheck %s --check-prefixes=CHECK,STRICT
// RUN: FileCheck %s --check-prefix=REASON < %t
// RUN: act-opt %s -act-raise=nan-insensitive | FileCheck %s --check-prefixes=CHECK,NAN
// RUN: act-opt %s -act-raise=constant-tolerance=1e-4 | FileCheck %s --check-prefixes=CHECK,TOLERANCE

// CHECK-LABEL: func @exp(
// DEFAULT:       act.elu
// STRICT:        math.exp
// STRICT-NOT:    act.
// REASON:      Function=exp | Op=act.elu, Reason="computes exp(x) - 1, not expm1(x)"
func.func @exp(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.exp %x : f32
  %2 = arith.subf %1, %c1 : f32
  %3 = arith.select %0, %2, %x : f32
  return %3 : f32
}

// CHECK-LABEL: func @expm1(
// CHECK:         act.elu
func.func @expm1(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.select %0, %1, %x : f32
  return %2 : f32
}

// CHECK-LABEL: func @nan_is_zero(
// DEFAULT-NOT:   act.
// NAN:           act.relu
func.func @nan_is_zero(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.select %0, %x, %c0 : f32
  return %1 : f32
}

// Constants with four digits: by default, a scaled ELU.
// CHECK-LABEL: func @selu_with_few_digits(
// DEFAULT:       act.elu %{{.*}} alpha 1.673300e+00
// DEFAULT:       arith.mulf
// TOLERANCE:     act.selu
func.func @selu_with_few_digits(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.6733 : f32
  %scale = arith.constant 1.0507 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.select %0, %2, %x : f32
  %4 = arith.mulf %3, %scale : f32
  return %4 : f32
}

// nnan on an operation that meets the NaN.
// CHECK-LABEL: func @nnan(
// CHECK-NEXT:    act.relu
// CHECK-NEXT:    act.relu
// CHECK-NEXT:    return
func.func @nnan(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 fastmath<nnan> : f32
  %1 = arith.select %0, %x, %c0 : f32
  %2 = arith.maxnumf %x, %c0 fastmath<nnan> : f32
  return %1, %2 : f32, f32
}

// ninf says nothing about NaN.
// CHECK-LABEL: func @ninf(
// DEFAULT:       arith.maxnumf
// NAN:           act.relu
func.func @ninf(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maxnumf %x, %c0 fastmath<ninf> : f32
  return %0 : f32
}
