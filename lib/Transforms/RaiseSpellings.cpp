//===- RaiseSpellings.cpp - Functions that are activations ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseSpellings.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>
#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

namespace {

/// A coefficient of the source is a product of constants, each rounded to the
/// element type.
enum Roundings : unsigned { kOneRounding = 1, kTwoRoundings = 2 };

/// A function with one break, at 0.
class TwoSided {
public:
  TwoSided(const Function &function, FloatType type, const Tolerance &tolerance)
      : negative(function.getPieces()[0]), positive(function.getPieces()[1]),
        unitRoundoff(std::ldexp(
            1.0, -int(APFloat::semanticsPrecision(type.getFloatSemantics())))),
        tolerance(tolerance.constants) {}

  /// True if a = b but for the rounding of the constants behind a.
  bool areEqual(double a, double b, Roundings roundings) const {
    return std::abs(a - b) <=
           (roundings * unitRoundoff + tolerance) * std::abs(b);
  }

  /// s, if f(x) = s x for x > 0.
  std::optional<double> getPositiveSlope() const { return getSlope(positive); }
  /// s, if f(x) = s x for x < 0.
  std::optional<double> getNegativeSlope() const { return getSlope(negative); }
  /// True if f(x) = x for x > 0.
  bool isIdentityAbove() const {
    auto slope = getPositiveSlope();
    return slope && areEqual(*slope, 1.0, kOneRounding);
  }
  bool isZeroBelow() const { return negative.isZero(); }

  /// f(x) = scale (exp(rate x) - 1).
  struct Exponential {
    double scale, rate;
  };
  /// The exponential that f(x) is for x < 0. With unequal constants,
  /// a exp(x) - b, f would jump at 0.
  std::optional<Exponential> getNegativeExponential() const {
    ArrayRef<Term> terms = negative.getTerms();
    if (terms.size() != 2 || terms[0].basis != Term::Basis::One ||
        terms[1].basis != Term::Basis::Exp ||
        !areEqual(-terms[0].coefficient, terms[1].coefficient, kOneRounding))
      return std::nullopt;
    return Exponential{terms[1].coefficient, terms[1].rate};
  }
  /// scale, if f(x) = scale (exp(x) - 1) for x < 0.
  std::optional<double> getNegativeExpm1() const {
    auto exponential = getNegativeExponential();
    if (!exponential || !areEqual(exponential->rate, 1.0, kOneRounding))
      return std::nullopt;
    return exponential->scale;
  }

private:
  std::optional<double> getSlope(const Form &form) const {
    ArrayRef<Term> terms = form.getTerms();
    if (terms.size() != 1 || terms[0].basis != Term::Basis::X)
      return std::nullopt;
    return terms[0].coefficient;
  }

  const Form &negative, &positive;
  double unitRoundoff;
  double tolerance;
};

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

using Match = std::optional<Activation>;

/// One entry for each way in which a function can be an activation. All
/// spellings that describe the same function need one entry only; for ELU,
/// these four, and every mixture of them:
///
///   torch-mlir  max(0, x) + alpha (exp(min(0, x)) - 1)
///     x > 0: x + alpha (exp(0) - 1) = x.  x < 0: 0 + alpha (exp(x) - 1).
///   JAX         select(x > 0, x, alpha expm1(select(x > 0, 0, x)))
///     x > 0: x.                           x < 0: alpha expm1(x).
///   ONNX        select(x < 0, alpha (exp(x) - 1), x)
///     x > 0: x.                           x < 0: alpha (exp(x) - 1).
///   TVM         relu(x) - alpha relu(1 - exp(x))
///     x > 0: 1 - exp(x) < 0, so x - 0.    x < 0: 0 - alpha (1 - exp(x)).
///
/// The order matters: a function may fit several entries.
constexpr Match (*kSpellings[])(const TwoSided &) = {
    // ReLU: x | 0.
    [](const TwoSided &f) -> Match {
      if (!f.isIdentityAbove() || !f.isZeroBelow())
        return std::nullopt;
      return Activation{&formulas::relu(), {}};
    },
    // LeakyReLU: x | slope x. Slope 1 is x, and slope -1 is |x|.
    [](const TwoSided &f) -> Match {
      auto slope = f.getNegativeSlope();
      if (!f.isIdentityAbove() || !slope || std::abs(*slope) == 1.0)
        return std::nullopt;
      return Activation{&formulas::leakyRelu(), {*slope}};
    },
    // SELU: scale x | scale alpha (exp(x) - 1).
    [](const TwoSided &f) -> Match {
      constexpr double kNegative = formulas::kSeluScale * formulas::kSeluAlpha;
      auto slope = f.getPositiveSlope(), scale = f.getNegativeExpm1();
      if (!slope || !f.areEqual(*slope, formulas::kSeluScale, kOneRounding) ||
          !scale || !f.areEqual(*scale, kNegative, kTwoRoundings))
        return std::nullopt;
      return Activation{&formulas::selu(), {}};
    },
    // ELU: x | alpha (exp(x) - 1).
    [](const TwoSided &f) -> Match {
      auto alpha = f.getNegativeExpm1();
      if (!f.isIdentityAbove() || !alpha)
        return std::nullopt;
      return Activation{&formulas::elu(), {*alpha}};
    },
    // CELU: x | alpha (exp(x / alpha) - 1).
    [](const TwoSided &f) -> Match {
      auto exponential = f.getNegativeExponential();
      if (!f.isIdentityAbove() || !exponential ||
          !f.areEqual(exponential->scale * exponential->rate, 1.0,
                      kTwoRoundings))
        return std::nullopt;
      return Activation{&formulas::celu(), {exponential->scale}};
    },
    // Scaled ELU: s x | s alpha (exp(x) - 1).
    [](const TwoSided &f) -> Match {
      auto slope = f.getPositiveSlope(), scale = f.getNegativeExpm1();
      if (!slope || !scale)
        return std::nullopt;
      return Activation{&formulas::elu(), {*scale / *slope}, *slope};
    },
};

//===----------------------------------------------------------------------===//
// Recognition
//===----------------------------------------------------------------------===//

/// The shortest decimal that rounds to the number that `value` rounds to in
/// the type that activations of `type` are computed in: 0.1 for
/// 0.100000001490116.
double shorten(double value, FloatType type) {
  if (type.isF64())
    return value;
  char digits[32];
  auto end = std::to_chars(digits, std::end(digits), float(value)).ptr;
  double result = value;
  llvm::StringRef(digits, end - digits).getAsDouble(result);
  return result;
}

/// Where the values of `function` for NaN, the infinities and zero are not
/// those of the activation with the same pieces; else empty. The sign of a zero
/// does not count.
std::string compareSpecialValues(const Function &function, FloatType type,
                                 bool ignoreNan) {
  const Form &negative = function.getPieces().front();
  const Form &positive = function.getPieces().back();
  double magnitude = 0.0;
  for (const Term &term : negative.getTerms())
    magnitude = std::max(magnitude, std::abs(term.coefficient));
  double error =
      4.0 * magnitude *
      std::ldexp(1.0,
                 -int(APFloat::semanticsPrecision(type.getFloatSemantics())));

  for (auto [x, value] :
       llvm::zip(kSpecialInputs, function.getSpecialValues())) {
    double expected = std::isnan(x) ? x
                      : x == 0.0    ? 0.0
                      : x < 0.0     ? negative.evaluate(x)
                                    : positive.evaluate(x);
    if (value == expected || std::abs(value - expected) <= error ||
        (std::isnan(value) && std::isnan(expected)))
      continue;
    if (ignoreNan && (std::isnan(x) || std::isnan(value)))
      continue;
    return "gives " + toString(value) + " for " + toString(x) + ", not " +
           toString(expected);
  }
  return "";
}

} // namespace

std::string Activation::getOpName() const {
  return ("act." + formula->name).str();
}

bool Activation::hasExp() const {
  return formula != &formulas::relu() && formula != &formulas::leakyRelu();
}

Recognition raise::recognize(const Function &function, FloatType type,
                             const Tolerance &tolerance) {
  Recognition result;
  if (function.getBreaks() != ArrayRef<double>{0.0})
    return result;
  TwoSided sides(function, type, tolerance);
  for (auto spelling : kSpellings) {
    result.activation = spelling(sides);
    if (result.activation)
      break;
  }
  if (!result.activation)
    return result;

  auto &parameters = result.activation->parameters;
  for (double &parameter : parameters)
    parameter = shorten(parameter, type);
  result.obstacle = result.activation->formula->check(parameters).str();
  if (result.obstacle.empty())
    result.obstacle = compareSpecialValues(function, type, tolerance.nan);
  if (result.obstacle.empty() && !tolerance.exp && function.usesExp())
    result.obstacle = "computes exp(x) - 1, not expm1(x)";
  return result;
}
