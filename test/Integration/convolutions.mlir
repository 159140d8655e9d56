// Convolutions with bias and ELU, of random sizes, strides and dilations, compiled
// as matrix products, also with filter and bias as constants, and as loops over
// scalars, beside memory that must not be touched.

// REQUIRES: numpy
// RUN: %python %S/Inputs/convolutions.py act-compile %t %act_src/benchmarks | FileCheck %s
// CHECK: 30 convolutions agree
