//===- RaiseSpellings.h - Functions that are activations --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which function is which activation: one entry for each in RaiseTable.cpp,
// whatever its spellings.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISESPELLINGS_H
#define ACT_LIB_TRANSFORMS_RAISESPELLINGS_H

#include "RaiseFunction.h"

#include "act/IR/Evaluate.h"

#include <map>

namespace mlir::act::raise {

/// What may differ between the source and the activation; see ActRaise in
/// Passes.td.
struct Tolerance {
  /// Relative difference of constants, on top of their rounding.
  double constants = 0.0;
  /// Values for NaN, and where the source gives NaN.
  bool nan = false;
  /// exp(x) - 1 in place of expm1(x), and NaN for an infinity where the
  /// activation has a limit.
  bool sourceErrors = true;
};

/// scale * formula(inputScale * x; parameters); times p for the derivative of a
/// function of x and p; p is the parameter of `formula` if that is learned.
struct Activation {
  const Formula *formula;
  bool isDerivative = false;
  bool isLearned = false;
  SmallVector<double, 2> parameters;
  double scale = 1.0, inputScale = 1.0;
  /// The result is this multiple of p where x is NaN: a comparison with NaN
  /// leads to the side where a gradient passes.
  std::optional<double> gradientForNan = std::nullopt;

  /// For example "act.elu".
  std::string getOpName() const;
  bool isSmooth() const;
};

struct Recognition {
  /// The activation that the function is, or that it almost is.
  std::optional<Activation> activation;
  /// Why it is not the activation after all.
  std::string obstacle;

  bool isActivation() const { return activation && obstacle.empty(); }
};

class Recognizer {
public:
  Recognizer(MLIRContext *context, const Tolerance &tolerance)
      : context(context), tolerance(tolerance) {}

  /// Recognises `function`, whose result has type `type` and whose constants
  /// have at most the precision of `constantType`. What was recognised once is
  /// remembered.
  const Recognition &recognize(const Function *function, FloatType type,
                               FloatType constantType);

private:
  Recognition lookUp(const Function &function, FloatType type,
                     FloatType constantType);

  /// An activation at the samples, and how fast it changes with x there.
  struct Values {
    Function::Values values, sensitivities;
  };

  const Values &evaluate(const Activation &activation);
  FormulaFunction getFunction(const Activation &activation) const;
  std::string compareSpecialValues(const Function &function,
                                   Activation &activation, bool hasLimits,
                                   double error);
  std::string compareBreakValues(const Function &function,
                                 const Activation &activation, double error);

  MLIRContext *context;
  Tolerance tolerance;
  /// Of each activation that was ever compared, by its formula, by what it is
  /// (derivative or learned), and by its parameters and the scale of x.
  std::map<
      std::tuple<const Formula *, bool, bool, SmallVector<double, 2>, double>,
      std::unique_ptr<Values>>
      evaluated;
  DenseMap<std::tuple<const Function *, Type, Type>,
           std::unique_ptr<Recognition>>
      recognized;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISESPELLINGS_H
