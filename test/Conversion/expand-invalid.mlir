// RUN: act-opt %s -act-expand -split-input-file -verify-diagnostics

func.func @type(%x: f64) -> f64 {
  // expected-error@+1 {{no kernel for 'act.exp' on 'f64' with accuracy correctly_rounded; act-to-math lowers it to the math dialect instead}}
  %0 = act.exp %x accuracy correctly_rounded : f64
  return %0 : f64
}

// -----

// Known for alpha 1 only. Only the first is reported.
func.func @accuracy(%x: vector<4xf32>) -> vector<4xf32> {
  // expected-error@+1 {{no kernel for 'act.elu' on 'f32' with accuracy correctly_rounded}}
  %0 = act.elu %x alpha 1.5 accuracy correctly_rounded : vector<4xf32>
  %1 = act.exp %0 accuracy correctly_rounded : vector<4xf32>
  return %1 : vector<4xf32>
}

// -----

// Finite, but not in f32.
func.func @overflow(%x: f32) -> f32 {
  // expected-error@+1 {{no kernel for 'act.elu' on 'f32'}}
  %0 = act.elu %x alpha 1.0e+300 : f32
  return %0 : f32
}

// -----

// ln 2 / beta would not be finite.
func.func @subnormal(%x: f32) -> f32 {
  // expected-error@+1 {{no kernel for 'act.softplus' on 'f32'}}
  %0 = act.softplus %x beta 1.0e-40 : f32
  return %0 : f32
}

// -----

// Nor would what alpha times the argument of an exponential is.
func.func @huge(%x: f32) -> f32 {
  // expected-error@+1 {{no kernel for 'act.celu_derivative' on 'f32'}}
  %0 = act.celu_derivative %x alpha 1.0e+37 : f32
  return %0 : f32
}

// -----

func.func @tensor(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{'act.elu' op is on tensors; run convert-elementwise-to-linalg and vectorize or lower to loops before act-expand}}
  %0 = act.elu %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
