// The derivative twins of all activations, which are differentiated as formulas.

func.func @act_exp(%x: f64) -> f64 {
  %r = act.exp_derivative %x : f64
  return %r : f64
}

func.func @act_expm1(%x: f64) -> f64 {
  %r = act.expm1_derivative %x : f64
  return %r : f64
}

func.func @act_sigmoid(%x: f64) -> f64 {
  %r = act.sigmoid_derivative %x : f64
  return %r : f64
}

func.func @act_tanh(%x: f64) -> f64 {
  %r = act.tanh_derivative %x : f64
  return %r : f64
}

func.func @act_erf(%x: f64) -> f64 {
  %r = act.erf_derivative %x : f64
  return %r : f64
}

func.func @act_erfc(%x: f64) -> f64 {
  %r = act.erfc_derivative %x : f64
  return %r : f64
}

func.func @act_relu(%x: f64) -> f64 {
  %r = act.relu_derivative %x : f64
  return %r : f64
}

// domain: -4.0 8.0
func.func @act_relu6(%x: f64) -> f64 {
  %r = act.relu6_derivative %x : f64
  return %r : f64
}

func.func @act_leaky_relu(%x: f64) -> f64 {
  %r = act.leaky_relu_derivative %x slope -0.2 : f64
  return %r : f64
}

func.func @act_threshold(%x: f64) -> f64 {
  %r = act.threshold_derivative %x threshold 0.5 value -1.0 : f64
  return %r : f64
}

func.func @act_elu(%x: f64) -> f64 {
  %r = act.elu_derivative %x alpha -1.5 : f64
  return %r : f64
}

func.func @act_selu(%x: f64) -> f64 {
  %r = act.selu_derivative %x : f64
  return %r : f64
}

func.func @act_celu(%x: f64) -> f64 {
  %r = act.celu_derivative %x alpha 2.0 : f64
  return %r : f64
}

func.func @act_gelu(%x: f64) -> f64 {
  %r = act.gelu_derivative %x : f64
  return %r : f64
}

func.func @act_silu(%x: f64) -> f64 {
  %r = act.silu_derivative %x beta -2.0 : f64
  return %r : f64
}

func.func @act_softplus(%x: f64) -> f64 {
  %r = act.softplus_derivative %x beta 2.0 : f64
  return %r : f64
}

func.func @act_mish(%x: f64) -> f64 {
  %r = act.mish_derivative %x : f64
  return %r : f64
}

func.func @act_log_sigmoid(%x: f64) -> f64 {
  %r = act.log_sigmoid_derivative %x : f64
  return %r : f64
}

func.func @act_softsign(%x: f64) -> f64 {
  %r = act.softsign_derivative %x : f64
  return %r : f64
}

func.func @act_hardtanh(%x: f64) -> f64 {
  %r = act.hardtanh_derivative %x min 0.0 max 2.0 : f64
  return %r : f64
}

// domain: -4.0 8.0
func.func @act_hardsigmoid(%x: f64) -> f64 {
  %r = act.hardsigmoid_derivative %x : f64
  return %r : f64
}

// domain: -4.0 8.0
func.func @act_hardswish(%x: f64) -> f64 {
  %r = act.hardswish_derivative %x : f64
  return %r : f64
}

func.func @act_gelu_tanh(%x: f64) -> f64 {
  %r = act.gelu_derivative %x approximate tanh : f64
  return %r : f64
}

func.func @act_prelu(%x: f64, %slope: f64) -> f64 {
  %r = act.prelu_derivative %x, %slope : f64
  return %r : f64
}

func.func @act_learned_elu(%x: f64, %alpha: f64) -> f64 {
  %r = act.elu_derivative %x, %alpha : f64
  return %r : f64
}
