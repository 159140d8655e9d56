// Code that this processor would stop at is not run.

// REQUIRES: x86_64
// RUN: not act-run %s --input=1 --target-cpu=bdver4 2>&1 | FileCheck %s --check-prefix=AMD
// RUN: act-run %s --input=1 --target-cpu=x86-64 | FileCheck %s

// AMD: act-run: error: this processor cannot run code for 'bdver4': it lacks {{.*}}xop
// CHECK: result #0: f32 = 1
func.func @f(%x: f32) -> f32 {
  return %x : f32
}
