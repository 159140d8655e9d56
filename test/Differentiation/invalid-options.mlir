// RUN: not act-opt %s --act-differentiate=entry=g 2>&1 | FileCheck %s --check-prefix=ENTRY
// RUN: not act-opt %s --act-differentiate=wrt=2 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: not act-opt %s --act-differentiate=wrt=1 2>&1 | FileCheck %s --check-prefix=TYPE
// RUN: not act-opt %s --act-differentiate=wrt=0,0 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not act-opt %s --act-differentiate=mode=value-and-grad 2>&1 | FileCheck %s --check-prefix=SCALAR

// ENTRY: error: act-differentiate: there is no function '@g'
// NUMBER: [[@LINE+4]]:1: error: cannot be differentiated by argument #2: it has 2 arguments
// TYPE: [[@LINE+3]]:1: error: cannot be differentiated by argument #1 of type 'i32'
// TWICE: [[@LINE+2]]:1: error: argument #0 is given twice
// SCALAR: [[@LINE+1]]:1: error: has no gradient: its first result is not a scalar of floats
func.func @f(%x: tensor<3xf32>, %n: i32) -> tensor<3xf32> {
  return %x : tensor<3xf32>
}
