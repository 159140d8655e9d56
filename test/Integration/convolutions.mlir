// Convolutions with bias and ELU, of random sizes, strides and dilations, compiled
// as matrix products, also with constant filters, and as loops over scalars, beside
// memory that must not be touched.

// REQUIRES: numpy
// RUN: %python %S/Inputs/convolutions.py act-compile %t | FileCheck %s
// CHECK: 26 convolutions agree
