//===- Reference.h - The activations in double precision --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The reference against which kernels are measured. Its relative error is a
// few 2^-53, so an error in ULP of f32 is right to about 2^-28. It is
// independent of the kernels and vectorizes: all 2^32 inputs take seconds.
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

/// The reference of a formula or of its derivative.
Reference getReference(const Formula &formula, bool derivative);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_REFERENCE_H
