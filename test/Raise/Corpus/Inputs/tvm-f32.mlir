// How TVM spells activations: python/tvm/relax/frontend/torch and
// relax/transform/legalize_ops/nn.py, in scalars. Its max(a, b) is a > b ? a : b.

func.func @relu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %p = arith.cmpf ogt, %x, %c0 : f32
  %r = arith.select %p, %x, %c0 : f32
  return %r : f32
}

// -----

func.func @relu6(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 6.0 : f32
  %p = arith.cmpf ogt, %x, %c0 : f32
  %a = arith.select %p, %x, %c0 : f32
  %q = arith.cmpf olt, %a, %c1 : f32
  %b = arith.select %q, %a, %c1 : f32
  return %b : f32
}

// -----

func.func @leaky_relu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 0.1 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.mulf %x, %c1 : f32
  %2 = arith.select %0, %x, %1 : f32
  return %2 : f32
}

// -----

func.func @prelu(%x: f32, %slope: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.mulf %x, %slope : f32
  %2 = arith.select %0, %x, %1 : f32
  return %2 : f32
}

// -----

func.func @elu(%x: f32) -> f32 {
  %c0 = arith.constant 1.0 : f32
  %c1 = arith.constant 0.0 : f32
  %c2 = arith.constant -1.5 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %c0, %0 : f32
  %p = arith.cmpf ogt, %1, %c1 : f32
  %2 = arith.select %p, %1, %c1 : f32
  %3 = arith.mulf %c2, %2 : f32
  %q = arith.cmpf ogt, %x, %c1 : f32
  %4 = arith.select %q, %x, %c1 : f32
  %5 = arith.addf %3, %4 : f32
  return %5 : f32
}

// -----

func.func @selu(%x: f32) -> f32 {
  %c0 = arith.constant 1.0 : f32
  %c1 = arith.constant 1.67326319 : f32
  %c2 = arith.constant 0.0 : f32
  %c3 = arith.constant 1.05070102 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %0, %c0 : f32
  %2 = arith.mulf %c1, %1 : f32
  %3 = arith.cmpf ogt, %x, %c2 : f32
  %4 = arith.select %3, %x, %2 : f32
  %5 = arith.mulf %c3, %4 : f32
  return %5 : f32
}

// -----

func.func @celu(%x: f32) -> f32 {
  %c0 = arith.constant 2.0 : f32
  %c1 = arith.constant 1.0 : f32
  %c2 = arith.constant 0.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.divf %0, %c0 : f32
  %2 = arith.subf %1, %c1 : f32
  %p = arith.cmpf olt, %c2, %2 : f32
  %3 = arith.select %p, %c2, %2 : f32
  %4 = arith.mulf %c0, %3 : f32
  %q = arith.cmpf ogt, %x, %c2 : f32
  %5 = arith.select %q, %x, %c2 : f32
  %6 = arith.addf %4, %5 : f32
  return %6 : f32
}

// -----

func.func @gelu(%x: f32) -> f32 {
  %c0 = arith.constant 0.707106769 : f32
  %c1 = arith.constant 0.5 : f32
  %0 = arith.mulf %x, %c0 : f32
  %1 = math.erf %0 : f32
  %2 = arith.mulf %1, %c1 : f32
  %3 = arith.addf %c1, %2 : f32
  %4 = arith.mulf %x, %3 : f32
  return %4 : f32
}

// -----

func.func @gelu_tanh(%x: f32) -> f32 {
  %c0 = arith.constant 0.5 : f32
  %c1 = arith.constant 0.797884583 : f32
  %c2 = arith.constant 0.044715 : f32
  %c3 = arith.constant 1.0 : f32
  %0 = arith.mulf %c0, %x : f32
  %1 = arith.mulf %c1, %x : f32
  %2 = arith.mulf %c2, %x : f32
  %3 = arith.mulf %2, %x : f32
  %4 = arith.addf %c3, %3 : f32
  %5 = arith.mulf %1, %4 : f32
  %6 = math.tanh %5 : f32
  %7 = arith.addf %c3, %6 : f32
  %8 = arith.mulf %0, %7 : f32
  return %8 : f32
}

// -----

func.func @silu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.subf %c0, %x : f32
  %1 = math.exp %0 : f32
  %2 = arith.addf %c1, %1 : f32
  %3 = arith.divf %c1, %2 : f32
  %4 = arith.mulf %x, %3 : f32
  return %4 : f32
}

// -----

func.func @sigmoid(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.subf %c0, %x : f32
  %1 = math.exp %0 : f32
  %2 = arith.addf %c1, %1 : f32
  %3 = arith.divf %c1, %2 : f32
  return %3 : f32
}

// -----

func.func @tanh(%x: f32) -> f32 {
  %0 = math.tanh %x : f32
  return %0 : f32
}

// -----

func.func @softsign(%x: f32) -> f32 {
  %c0 = arith.constant 1.0 : f32
  %0 = math.absf %x : f32
  %1 = arith.addf %0, %c0 : f32
  %2 = arith.divf %x, %1 : f32
  return %2 : f32
}

// -----

func.func @hardswish(%x: f32) -> f32 {
  %c0 = arith.constant 3.0 : f32
  %c1 = arith.constant 0.0 : f32
  %c2 = arith.constant 6.0 : f32
  %0 = arith.addf %x, %c0 : f32
  %p = arith.cmpf ogt, %0, %c1 : f32
  %1 = arith.select %p, %0, %c1 : f32
  %q = arith.cmpf olt, %1, %c2 : f32
  %2 = arith.select %q, %1, %c2 : f32
  %3 = arith.divf %2, %c2 : f32
  %4 = arith.mulf %x, %3 : f32
  return %4 : f32
}

// -----

func.func @hardsigmoid(%x: f32) -> f32 {
  %c0 = arith.constant 3.0 : f32
  %c1 = arith.constant 0.0 : f32
  %c2 = arith.constant 6.0 : f32
  %0 = arith.addf %x, %c0 : f32
  %p = arith.cmpf ogt, %0, %c1 : f32
  %1 = arith.select %p, %0, %c1 : f32
  %q = arith.cmpf olt, %1, %c2 : f32
  %2 = arith.select %q, %1, %c2 : f32
  %3 = arith.divf %2, %c2 : f32
  return %3 : f32
}

// -----

func.func @hardtanh(%x: f32) -> f32 {
  %c0 = arith.constant -0.5 : f32
  %c1 = arith.constant 2.0 : f32
  %p = arith.cmpf ogt, %x, %c0 : f32
  %a = arith.select %p, %x, %c0 : f32
  %q = arith.cmpf olt, %a, %c1 : f32
  %b = arith.select %q, %a, %c1 : f32
  return %b : f32
}
