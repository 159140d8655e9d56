// How onnx-mlir spells activations: emitScalarOpFor in its file
// src/Conversion/ONNXToKrnl/Math/Elementwise.cpp, in scalars.

func.func @relu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maxnumf %c0, %x : f32
  return %0 : f32
}

// -----

func.func @leaky_relu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 0.1 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.mulf %c1, %x : f32
  %2 = arith.select %0, %1, %x : f32
  return %2 : f32
}

// -----

func.func @prelu(%x: f32, %slope: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.mulf %slope, %x : f32
  %2 = arith.select %0, %1, %x : f32
  return %2 : f32
}

// -----

func.func @threshold(%x: f32) -> f32 {
  %c0 = arith.constant 0.5 : f32
  %c1 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.select %0, %x, %c1 : f32
  return %1 : f32
}

// -----

func.func @elu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %c2 = arith.constant 1.5 : f32
  %0 = math.exp %x : f32
  %1 = arith.cmpf olt, %x, %c0 : f32
  %2 = arith.subf %0, %c1 : f32
  %3 = arith.mulf %c2, %2 : f32
  %4 = arith.select %1, %3, %x : f32
  return %4 : f32
}

// -----

func.func @selu(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.67326319 : f32
  %c2 = arith.constant 1.05070102 : f32
  %0 = math.exp %x : f32
  %1 = arith.cmpf ogt, %x, %c0 : f32
  %2 = arith.mulf %c1, %0 : f32
  %3 = arith.subf %2, %c1 : f32
  %4 = arith.select %1, %x, %3 : f32
  %5 = arith.mulf %c2, %4 : f32
  return %5 : f32
}

// -----

func.func @celu(%x: f32) -> f32 {
  %c0 = arith.constant 2.0 : f32
  %c1 = arith.constant 1.0 : f32
  %c2 = arith.constant 0.0 : f32
  %0 = arith.divf %x, %c0 : f32
  %1 = math.exp %0 : f32
  %2 = arith.subf %1, %c1 : f32
  %3 = arith.mulf %c0, %2 : f32
  %4 = arith.maxnumf %c2, %x : f32
  %5 = arith.minnumf %c2, %3 : f32
  %6 = arith.addf %4, %5 : f32
  return %6 : f32
}

// -----

func.func @gelu(%x: f32) -> f32 {
  %c0 = arith.constant 0.5 : f32
  %c1 = arith.constant 0.707106769 : f32
  %c2 = arith.constant 1.0 : f32
  %0 = arith.mulf %c0, %x : f32
  %1 = arith.mulf %x, %c1 : f32
  %2 = math.erf %1 : f32
  %3 = arith.addf %c2, %2 : f32
  %4 = arith.mulf %0, %3 : f32
  return %4 : f32
}

// -----

func.func @gelu_tanh(%x: f32) -> f32 {
  %c0 = arith.constant 0.5 : f32
  %c1 = arith.constant 3.0 : f32
  %c2 = arith.constant 0.044715 : f32
  %c3 = arith.constant 0.797884583 : f32
  %c4 = arith.constant 1.0 : f32
  %0 = arith.mulf %c0, %x : f32
  %1 = math.powf %x, %c1 : f32
  %2 = arith.mulf %c2, %1 : f32
  %3 = arith.addf %x, %2 : f32
  %4 = arith.mulf %c3, %3 : f32
  %5 = math.tanh %4 : f32
  %6 = arith.addf %c4, %5 : f32
  %7 = arith.mulf %0, %6 : f32
  return %7 : f32
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

func.func @softplus(%x: f32) -> f32 {
  %c0 = arith.constant 1.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.addf %0, %c0 : f32
  %2 = math.log %1 : f32
  return %2 : f32
}

// -----

func.func @mish(%x: f32) -> f32 {
  %c0 = arith.constant 1.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.addf %0, %c0 : f32
  %2 = math.log %1 : f32
  %3 = math.tanh %2 : f32
  %4 = arith.mulf %x, %3 : f32
  return %4 : f32
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

func.func @hardsigmoid(%x: f32) -> f32 {
  %c0 = arith.constant 0.166666672 : f32
  %c1 = arith.constant 0.5 : f32
  %c2 = arith.constant 0.0 : f32
  %c3 = arith.constant 1.0 : f32
  %0 = arith.mulf %c0, %x : f32
  %1 = arith.addf %0, %c1 : f32
  %2 = arith.maxnumf %1, %c2 : f32
  %3 = arith.minnumf %2, %c3 : f32
  return %3 : f32
}

// -----

func.func @hardtanh(%x: f32) -> f32 {
  %c0 = arith.constant -0.5 : f32
  %c1 = arith.constant 2.0 : f32
  %0 = arith.maxnumf %x, %c0 : f32
  %1 = arith.minnumf %c1, %0 : f32
  return %1 : f32
}
