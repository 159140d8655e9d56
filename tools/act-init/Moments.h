//===- Moments.h - Moments of an activation of a normal variable -*- C++ -*-==//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What decides how a deep network must be initialised: the moments of f(X) and
// f'(X) for X ~ N(mean, deviation^2), by quadrature on the compiled kernels.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_INIT_MOMENTS_H
#define ACT_TOOLS_ACT_INIT_MOMENTS_H

#include "Subject.h"

#include <cmath>

namespace mlir::act {

/// The distribution of a pre-activation.
struct Normal {
  double mean = 0.0;
  double deviation = 1.0;
};

struct Moments {
  /// E[f(X)].
  double mean;
  /// E[(f(X) - E[f(X)])^2].
  double variance;
  /// E[f'(X)^2].
  double squaredSlope;

  /// E[f(X)^2].
  double getSecondMoment() const { return variance + mean * mean; }
  /// Weights of variance gain^2 / fan_in keep the variance of pre-activations
  /// from layer to layer. It is the second moment that counts, not the
  /// variance: weights of mean 0 turn the mean of f(X) into variance too.
  double getGain() const { return 1.0 / std::sqrt(getSecondMoment()); }
  /// The same for the gradients on their way back, with fan_out.
  double getBackwardGain() const { return 1.0 / std::sqrt(squaredSlope); }
};

/// The moments of `subject`, which is not a derivative, by adaptive Gauss
/// quadrature in f64; their errors are about 1e-15 of E[f(X)^2] or
/// E[f'(X)^2]. Fails if there is no f64 kernel, or if a moment is not finite in
/// f64.
llvm::Expected<Moments> computeMoments(MLIRContext &context,
                                       const Subject &subject, Normal normal);

/// The parameter alpha and a scale that give scale * f(X) mean 0 and variance
/// 1, as Klambauer et al. (2017) choose SELU's.
struct SelfNormalizing {
  double alpha, scale;
};

/// No value if `subject` has no parameter alpha, or if no alpha between 2^-20
/// and 2^20 makes the mean 0.
llvm::Expected<std::optional<SelfNormalizing>>
findSelfNormalizing(MLIRContext &context, const Subject &subject,
                    Normal normal);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_INIT_MOMENTS_H
