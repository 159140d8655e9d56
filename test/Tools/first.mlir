// Functions that passes add can be compiled and run like others, in one command.

// RUN: act-run %s --first="act-differentiate{entry=f mode=value-and-grad}" --entry=f_value_and_grad --input=-1 | FileCheck %s
// RUN: act-compile %s --first="act-differentiate{entry=f split}" --entry=f_backward=pullback --parallel --header=%t.h -o %t.o
// RUN: FileCheck %s --check-prefix=HEADER < %t.h
// RUN: not act-run %s --first=act-nothing --input=-1 2>&1 | FileCheck %s --check-prefix=INVALID
// RUN: not act-compile %s --first="act-differentiate{entry=g}" -o %t.o 2>&1 | FileCheck %s --check-prefix=FAILED

// elu(-1) and exp(-1).
// CHECK: -0.632
// CHECK: 0.367

// HEADER: pullback(

// INVALID: error: invalid pipeline 'act-nothing'
// FAILED: error: act-differentiate: there is no function '@g'

func.func @f(%x: f32) -> f32 {
  %y = act.elu %x : f32
  return %y : f32
}
