// RUN: act-opt %s -act-lower-c-interface -split-input-file -verify-diagnostics

// expected-error @+1 {{'memset' is a function of the C library that compiled code calls; choose another name}}
func.func @memset(%x: memref<4xf32>) {
  return
}

// -----

// A function that calls itself, in truth.

// expected-error @+1 {{'sinf' is a function of the C library}}
func.func @sinf(%x: f32) -> f32 {
  %y = math.sin %x : f32
  return %y : f32
}

// -----

func.func @caller(%x: f64) -> f64 {
  %y = arith.remf %x, %x : f64
  return %y : f64
}
// expected-error @+1 {{'fmod' is a function of the C library}}
func.func @fmod(%x: f64) -> f64 {
  return %x : f64
}

// -----

// Nothing calls them: a sine of f32 is sinf.
func.func @pow(%x: f64) -> f64 {
  %y = math.cos %x : f64
  return %y : f64
}
func.func @sin(%x: f32) -> f32 {
  %y = math.sin %x : f32
  return %y : f32
}
