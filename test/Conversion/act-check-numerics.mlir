// RUN: act-opt %s -act-check-numerics -split-input-file -verify-diagnostics

func.func @expm1(%x: f32) -> f32 {
  // expected-error @+1 {{'math.expm1' op would become exp(x) - 1 in convert-math-to-llvm, which loses all digits for small x; expand it first (act-expand)}}
  %0 = math.expm1 %x : f32
  return %0 : f32
}

// -----

func.func @scalable(%x: vector<[4]xf32>) -> vector<[4]xf32> {
  // expected-error @+1 {{'math.tanh' op on scalable vectors would be computed for lanes 0 to 3 only by convert-math-to-libm; expand it first}}
  %0 = math.tanh %x : vector<[4]xf32>
  return %0 : vector<[4]xf32>
}

// -----

// In any place, with any shape; and each is reported.
func.func @everywhere(%x: vector<2x[4]xf64>, %y: vector<[8]xf16>, %c: i1) {
  scf.if %c {
    // expected-error @+1 {{'math.sin' op on scalable vectors}}
    %0 = math.sin %x : vector<2x[4]xf64>
    // expected-error @+1 {{'math.powf' op on scalable vectors}}
    %1 = math.powf %y, %y : vector<[8]xf16>
  }
  return
}

// -----

// What upstream lowers well is no error.
func.func @fine(%x: f32, %v: vector<[4]xf32>) -> (f32, vector<[4]xf32>) {
  %0 = math.tanh %x : f32
  %1 = math.fma %v, %v, %v : vector<[4]xf32>
  %2 = math.absf %1 : vector<[4]xf32>
  %3 = math.isnan %2 : vector<[4]xf32>
  %4 = math.roundeven %2 : vector<[4]xf32>
  return %0, %2 : f32, vector<[4]xf32>
}

// -----

gpu.module @kernels {
  gpu.func @k(%x: f32) kernel {
    // expected-error @below {{'math.log1p' op has no kernel, and GPUs have no math library}}
    %y = math.log1p %x : f32
    %z = math.fma %x, %x, %y : f32
    gpu.return
  }
}
