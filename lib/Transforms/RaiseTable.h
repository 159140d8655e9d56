//===- RaiseTable.h - The activations that a function can be ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISETABLE_H
#define ACT_LIB_TRANSFORMS_RAISETABLE_H

#include "RaiseFunction.h"

#include <cmath>
#include <optional>

namespace mlir::act::raise {

/// The values of a function from which an entry reads its parameters. They
/// decide nothing: the activation with these parameters is compared with the
/// function afterwards.
class Readings {
public:
  explicit Readings(const Function &function) : function(function) {}

  /// f(x), without the factor p. x = 1, 2, 4, the negative of these, or an
  /// infinity or zero.
  double operator()(double x) const {
    if (x == 0.0)
      return function.getValues()[3];
    if (std::isinf(x))
      return function.getValues()[x < 0.0 ? 1 : 4];
    unsigned index = getGridIndex(x);
    double p = function.usesParameter() ? getSamples()[index].p : 1.0;
    return function.getValues()[index] / p;
  }
  bool isIdentityAbove() const {
    return areClose((*this)(1.0), 1.0) && areClose((*this)(4.0), 4.0);
  }
  /// The only break, if the function jumps there to its other side.
  std::optional<double> getOnlyBreak() const {
    ArrayRef<double> breaks = function.getBreaks();
    return breaks.size() == 1 ? std::optional<double>(breaks[0]) : std::nullopt;
  }
  bool hasForms() const { return function.hasForms(); }
  bool hasExp() const { return function.hasExp(); }
  bool hasBreaks() const { return !function.getBreaks().empty(); }

  static bool areClose(double a, double b) {
    return std::abs(a - b) <= 0.02 * std::abs(b);
  }

private:
  const Function &function;
};

struct Fit {
  SmallVector<double, 2> parameters;
  double scale = 1.0, inputScale = 1.0;
};

/// An activation that a function can be. All spellings that describe the same
/// function need one entry only.
struct Entry {
  enum class Kind { Forward, Derivative, Learned };

  Kind kind;
  const Formula &(*formula)();
  /// The parameters that the function must have to be this activation. No
  /// value if it is none; null if there are no parameters.
  std::optional<Fit> (*fit)(const Readings &f) = nullptr;
  /// The usual spellings give NaN for an infinity, by 0 * inf or inf / inf; the
  /// activation has its limit there.
  bool hasLimits = false;
};

/// In the order of preference: a function may be several activations.
ArrayRef<Entry> getEntries();

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISETABLE_H
