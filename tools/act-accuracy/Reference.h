//===- Reference.h - The activations in double precision --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The reference against which kernels of types up to 32 bits are measured. Its
// relative error is below 2^-44 (see test/Unit/Accuracy), so that an error in
// ULP of f32 is right to 2^-20; where that is not enough, Exact.h decides. It
// is independent of the kernels and vectorizes: all 2^32 inputs take seconds.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_REFERENCE_H
#define ACT_TOOLS_ACT_ACCURACY_REFERENCE_H

#include <cstddef>

namespace mlir::act {
struct Formula;

/// Computes y[i] = f(x[i]) for `count` elements.
using Reference = void (*)(const double *x, double *y, size_t count,
                           const double *parameters);

/// The reference of a formula or of its derivative. A parameter is used as it
/// is: see Subject::getKernelParameters.
Reference getReference(const Formula &formula, bool derivative);

/// Where f' has a zero between its tails, or NaN. No relative accuracy is to be
/// had there: neither here nor in a kernel.
double getZeroOfDerivative(const Formula &formula, const double *parameters);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_REFERENCE_H
