// Batch norms after products and convolutions with constant weights: folded into
// these, and not.

// REQUIRES: numpy
// RUN: %python %S/Inputs/batch_norms.py act-compile %t %act_src/benchmarks | FileCheck %s
// CHECK: 5 products agree
