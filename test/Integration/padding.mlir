// Padded images, with rows so long that only their border is filled, and with short
// ones.

// REQUIRES: numpy
// RUN: %python %S/Inputs/padding.py act-compile %t | FileCheck %s
// CHECK: 6 paddings agree
