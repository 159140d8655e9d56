//===- FormulaTest.cpp - The formulas against their definitions -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each formula is emitted in f64 out of math operations, evaluated, and
// compared with a definition written down here a second time, in long double.
// Derivatives are compared with difference quotients of that definition. So a
// wrong sign or constant in a formula fails here, whatever the kernels do.
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"
#include "act/IR/Evaluate.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/STLExtras.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::act;

namespace {
using Real = long double;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

//===----------------------------------------------------------------------===//
// Definitions
//===----------------------------------------------------------------------===//

struct Definition {
  const Formula *formula;
  SmallVector<double> parameters;
  Real (*f)(Real x);
};

// The name is fixed by gtest. NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Definition &definition, std::ostream *os) {
  *os << definition.formula->name.str();
}

Real logistic(Real x) { return 1 / (1 + std::exp(-x)); }
Real clamp(Real x, Real lower, Real upper) {
  return std::min(std::max(x, lower), upper);
}

/// All formulas, with parameters that are not the defaults where there are
/// any, and both signs of those that may be negative.
ArrayRef<Definition> definitions() {
  using namespace formulas;
  static const Definition table[] = {
      {&formulas::exp(), {}, [](Real x) { return std::exp(x); }},
      {&formulas::expm1(), {}, [](Real x) { return std::expm1(x); }},
      {&formulas::erf(), {}, [](Real x) { return std::erf(x); }},
      {&formulas::erfc(), {}, [](Real x) { return std::erfc(x); }},
      {&sigmoid(), {}, logistic},
      {&formulas::tanh(), {}, [](Real x) { return std::tanh(x); }},
      {&relu(), {}, [](Real x) { return x < 0 ? 0 : x; }},
      {&relu6(), {}, [](Real x) { return clamp(x, 0, 6); }},
      {&leakyRelu(), {0.25}, [](Real x) { return x < 0 ? x / 4 : x; }},
      {&leakyRelu(), {-2.0}, [](Real x) { return x < 0 ? -2 * x : x; }},
      {&prelu(), {0.5}, [](Real x) { return x < 0 ? x / 2 : x; }},
      {&threshold(), {1.0, 0.5}, [](Real x) { return x <= 1 ? Real(0.5) : x; }},
      {&elu(), {1.0}, [](Real x) { return x < 0 ? std::expm1(x) : x; }},
      {&elu(), {1.5}, [](Real x) { return x < 0 ? 1.5L * std::expm1(x) : x; }},
      {&elu(), {-0.5}, [](Real x) { return x < 0 ? -std::expm1(x) / 2 : x; }},
      {&selu(),
       {},
       [](Real x) {
         Real scale = 1.0507009873554804934193349852946L;
         Real alpha = 1.6732632423543772848170429916717L;
         return scale * (x < 0 ? alpha * std::expm1(x) : x);
       }},
      {&celu(),
       {2.0},
       [](Real x) { return x < 0 ? 2 * std::expm1(x / 2) : x; }},
      {&gelu(GeluApproximation::none),
       {},
       [](Real x) { return x / 2 * std::erfc(-x / std::sqrt(Real(2))); }},
      {&gelu(GeluApproximation::tanh),
       {},
       [](Real x) {
         // (1 + tanh(v)) / 2 is the logistic function of 2 v.
         Real v =
             std::sqrt(2 / std::acos(Real(-1))) * (x + 0.044715L * x * x * x);
         return x * logistic(2 * v);
       }},
      {&silu(), {1.0}, [](Real x) { return x * logistic(x); }},
      {&silu(), {-2.0}, [](Real x) { return x * logistic(-2 * x); }},
      {&softplus(), {1.0}, [](Real x) { return std::log1p(std::exp(x)); }},
      {&softplus(),
       {2.0},
       [](Real x) { return std::log1p(std::exp(2 * x)) / 2; }},
      {&mish(),
       {},
       [](Real x) { return x * std::tanh(std::log1p(std::exp(x))); }},
      {&logSigmoid(), {}, [](Real x) { return -std::log1p(std::exp(-x)); }},
      {&softsign(), {}, [](Real x) { return x / (1 + std::abs(x)); }},
      {&hardswish(), {}, [](Real x) { return x * clamp(x + 3, 0, 6) / 6; }},
      {&hardsigmoid(), {}, [](Real x) { return clamp(x + 3, 0, 6) / 6; }},
      {&hardtanh(), {-1.0, 2.0}, [](Real x) { return clamp(x, -1, 2); }},
  };
  return table;
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

class FormulaTest : public ::testing::TestWithParam<Definition> {
protected:
  /// f, or f', from the formula.
  FormulaFunction evaluate(bool derivative) {
    SmallVector<std::optional<double>> parameters(GetParam().parameters.begin(),
                                                  GetParam().parameters.end());
    return FormulaFunction(&context, *GetParam().formula, derivative,
                           parameters);
  }

  double f(double x) { return forward(x); }
  double slope(double x) { return derivative(x); }

  static double definition(double x) { return GetParam().f(x); }
  static Interval range() {
    return GetParam().formula->range(GetParam().parameters);
  }
  static Interval slopeRange() {
    return GetParam().formula->derivativeRange(GetParam().parameters);
  }
  static SmallVector<double> kinks() {
    return GetParam().formula->kinks(GetParam().parameters);
  }

  /// Finite inputs in ascending order: around 0, over the range where
  /// something happens, and beyond it.
  static SmallVector<double> samples() {
    SmallVector<double> xs;
    for (int exponent = -300; exponent <= 9; ++exponent)
      for (double sign : {-1.0, 1.0})
        xs.push_back(sign * std::ldexp(1.3, exponent));
    for (int i = -1600; i <= 1600; ++i)
      xs.push_back(i / 37.0);
    llvm::sort(xs);
    return xs;
  }

private:
  /// Loads the dialects before the functions are made of their operations.
  struct Context : MLIRContext {
    Context() { loadDialect<arith::ArithDialect, math::MathDialect>(); }
  };
  Context context;
  FormulaFunction forward = evaluate(/*derivative=*/false);
  FormulaFunction derivative = evaluate(/*derivative=*/true);
};

//===----------------------------------------------------------------------===//
// Tests
//===----------------------------------------------------------------------===//

/// The rounding of an argument grows with its size where the result is an
/// exponential of it.
double tolerance(double x, double result) {
  return 1e-15 * (4.0 + x * x) * std::abs(result) + 1e-290;
}

TEST_P(FormulaTest, ForwardIsTheDefinition) {
  for (double x : samples()) {
    double expected = definition(x);
    EXPECT_NEAR(f(x), expected, tolerance(x, expected)) << "x = " << x;
  }
}

TEST_P(FormulaTest, DerivativeIsTheSlope) {
  for (double x : samples()) {
    double h = 1e-6;
    if (llvm::any_of(kinks(),
                     [&](double k) { return std::abs(x - k) < 2 * h; }))
      continue;
    Real left = x - h, right = x + h;
    double expected =
        (GetParam().f(right) - GetParam().f(left)) / (right - left);
    EXPECT_NEAR(slope(x), expected, 1e-6 * (1.0 + std::abs(expected)))
        << "x = " << x;
  }
}

TEST_P(FormulaTest, SlopeJumpsAtKinks) {
  for (double kink : kinks()) {
    double left = slope(kink - 1e-9), at = slope(kink),
           right = slope(kink + 1e-9);
    EXPECT_GT(std::abs(left - right), 1e-2) << "kink at " << kink;
    // The flat side if there is one, else the left side.
    double expected = right == 0.0 ? right : left;
    EXPECT_NEAR(at, expected, 1e-8) << "kink at " << kink;
  }
  EXPECT_TRUE(llvm::is_sorted(kinks()));
}

TEST_P(FormulaTest, ValuesAreInRange) {
  SmallVector<double> xs = samples();
  xs.append({-kInfinity, kInfinity, -0.0, 1e300, -1e300});
  // The ranges are those of the functions; results are rounded.
  auto contains = [](Interval interval, double value) {
    return value >= interval.lower - 1e-15 * std::abs(interval.lower) &&
           value <= interval.upper + 1e-15 * std::abs(interval.upper);
  };
  for (double x : xs) {
    double y = f(x), d = slope(x);
    EXPECT_TRUE(contains(range(), y)) << "f(" << x << ") = " << y;
    EXPECT_TRUE(contains(slopeRange(), d)) << "f'(" << x << ") = " << d;
  }
}

TEST_P(FormulaTest, MonotonicFunctionsNeverDecrease) {
  if (!GetParam().formula->monotonic(GetParam().parameters))
    return;
  double previous = f(-kInfinity);
  for (double x : samples()) {
    double y = f(x);
    EXPECT_LE(previous, y + 1e-15 * std::abs(y)) << "x = " << x;
    previous = y;
  }
}

TEST_P(FormulaTest, NaNStaysNaN) {
  EXPECT_TRUE(std::isnan(f(kNaN)));
  EXPECT_TRUE(std::isnan(slope(kNaN)));
}

TEST_P(FormulaTest, InfinityGivesTheLimit) {
  for (double infinity : {-kInfinity, kInfinity}) {
    double far = std::copysign(1e9, infinity);
    double limit = definition(far), y = f(infinity);
    if (std::abs(limit) >= 1e7)
      limit = std::copysign(kInfinity, limit);
    if (std::isinf(limit))
      EXPECT_EQ(y, limit) << "x = " << infinity;
    else
      EXPECT_NEAR(y, limit, 1e-8) << "x = " << infinity;
    EXPECT_FALSE(std::isnan(slope(infinity))) << "x = " << infinity;
  }
}

TEST_P(FormulaTest, ParametersAreAccepted) {
  EXPECT_EQ(GetParam().formula->check(GetParam().parameters), "");
  EXPECT_EQ(GetParam().formula->parameterNames.size(),
            GetParam().parameters.size());
}

/// For example "leaky_relu_-2" becomes "leaky_relu_m2".
std::string testName(const ::testing::TestParamInfo<Definition> &info) {
  std::string name = info.param.formula->name.str();
  for (double parameter : info.param.parameters)
    name += "_" + std::to_string(parameter).substr(0, 4);
  std::replace(name.begin(), name.end(), '-', 'm');
  std::replace(name.begin(), name.end(), '.', 'p');
  return name + "_" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(All, FormulaTest,
                         ::testing::ValuesIn(definitions().begin(),
                                             definitions().end()),
                         testName);

TEST(Formulas, EachOneIsTested) {
  for (const Formula *formula : formulas::all())
    EXPECT_TRUE(llvm::any_of(definitions(), [&](const Definition &definition) {
      return definition.formula == formula;
    })) << formula->name.str();
}

TEST(Formulas, BadParametersAreRejected) {
  EXPECT_NE(formulas::celu().check({0.0}), "");
  EXPECT_NE(formulas::celu().check({-1.0}), "");
  EXPECT_NE(formulas::softplus().check({0.0}), "");
  EXPECT_NE(formulas::hardtanh().check({1.0, 1.0}), "");
  EXPECT_NE(formulas::hardtanh().check({2.0, 1.0}), "");
}
} // namespace
