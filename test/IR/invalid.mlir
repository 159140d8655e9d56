// RUN: act-opt %s -split-input-file -verify-diagnostics

func.func @element_type(%x: i32) {
  // expected-error @+1 {{'act.elu' op operand #0 must be f16, bf16, f32 or f64, or a vector or tensor of one, but got 'i32'}}
  %0 = act.elu %x : i32
  return
}

// -----

func.func @types_differ(%x: f32, %slope: f64) {
  // expected-error @+1 {{'act.prelu' op requires the same type for all operands and results}}
  %0 = "act.prelu"(%x, %slope) : (f32, f64) -> f32
  return
}

// -----

func.func @infinite(%x: f32) {
  // expected-error @+1 {{'act.elu' op alpha must be finite, but is inf}}
  %0 = act.elu %x alpha 0x7FF0000000000000 : f32
  return
}

// -----

func.func @nan(%x: f32) {
  // expected-error @+1 {{'act.leaky_relu' op slope must be finite, but is nan}}
  %0 = act.leaky_relu %x slope 0x7FF8000000000000 : f32
  return
}

// -----

func.func @infinite_derivative(%x: f32) {
  // expected-error @+1 {{'act.silu_derivative' op beta must be finite, but is -inf}}
  %0 = act.silu_derivative %x beta 0xFFF0000000000000 : f32
  return
}

// -----

func.func @zero_alpha(%x: f32) {
  // expected-error @+1 {{'act.celu' op alpha must be positive}}
  %0 = act.celu %x alpha 0.0 : f32
  return
}

// -----

func.func @negative_beta(%x: f32) {
  // expected-error @+1 {{'act.softplus' op beta must be positive}}
  %0 = act.softplus %x beta -1.0 : f32
  return
}

// -----

func.func @empty_interval(%x: f32) {
  // expected-error @+1 {{'act.hardtanh' op min must be less than max}}
  %0 = act.hardtanh %x min 2.0 max 1.0 : f32
  return
}

// -----

func.func @two_alphas(%x: f32, %alpha: f32) {
  // expected-error @+1 {{'act.elu' op has alpha both as an operand and as an attribute}}
  %0 = act.elu %x, %alpha alpha 2.0 : f32
  return
}

// -----

func.func @unknown_accuracy(%x: f32) {
  // expected-error @+2 {{expected one of [faithful, fast, correctly_rounded] for promised accuracy of the result, got: perfect}}
  // expected-error @+1 {{failed to parse Act_AccuracyAttr parameter 'value'}}
  %0 = act.elu %x accuracy perfect : f32
  return
}
