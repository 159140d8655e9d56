//===- RaiseSpellings.h - Functions that are activations --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which piecewise function is which activation: one entry for each in
// RaiseSpellings.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISESPELLINGS_H
#define ACT_LIB_TRANSFORMS_RAISESPELLINGS_H

#include "RaiseFunction.h"

namespace mlir::act::raise {

/// What may differ between the source and the activation; see ActRaise in
/// Passes.td.
struct Tolerance {
  /// Relative difference of constants, on top of their rounding.
  double constants = 0.0;
  /// Values for NaN, and where the source gives NaN.
  bool nan = false;
  /// exp(x) - 1 in place of expm1(x).
  bool exp = true;
};

/// scale * formula(x; parameters).
struct Activation {
  const Formula *formula;
  SmallVector<double, 1> parameters;
  double scale = 1.0;

  /// For example "act.elu".
  std::string getOpName() const;
  bool hasExp() const;
};

struct Recognition {
  /// The activation that the function is, or that it almost is.
  std::optional<Activation> activation;
  /// Why it is not the activation after all.
  std::string obstacle;

  bool isActivation() const { return activation && obstacle.empty(); }
};

/// Recognises `function`, computed in arithmetic of type `type`.
Recognition recognize(const Function &function, FloatType type,
                      const Tolerance &tolerance);

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISESPELLINGS_H
