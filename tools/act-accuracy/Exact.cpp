//===- Exact.cpp - The activations in multiple precision ------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Exact.h"

#include "act/IR/Act.h"

#include <algorithm>
#include <climits>
#include <cmath>

using namespace mlir;
using namespace mlir::act;

int Real::getExponent() const {
  return mpfr_zero_p(value) ? INT_MIN : int(mpfr_get_exp(value)) - 1;
}

//===----------------------------------------------------------------------===//
// Definitions
//===----------------------------------------------------------------------===//

// No product of finite numbers overflows in MPFR. An exponential of a huge
// argument is an infinity or 0; the definitions below do not multiply or
// subtract two of them.

static Real logistic(const Real &x) {
  return Real(1) / (Real(1) + exp(neg(x)));
}

static Real logisticSlope(const Real &x) {
  Real s = logistic(neg(abs(x)));
  return s * (Real(1) - s);
}

/// The derivative of x logistic(v(x)), slope being x v'(x). A product, so that
/// a result that underflows is -0.
static Real productSlope(const Real &v, const Real &slope) {
  return logistic(v) * (Real(1) + slope * logistic(neg(v)));
}

static Real softplus(const Real &x) {
  Real positive = (x + abs(x)).scaled(-1);
  return positive + log1p(exp(neg(abs(x))));
}

static Real normalDistribution(const Real &x) {
  return erfc(neg(x) / sqrt(Real(2))).scaled(-1);
}

static Real normalDensity(const Real &x) {
  return exp(neg(x * x).scaled(-1)) / sqrt(Real::pi().scaled(1));
}

/// 2 / sqrt(pi) exp(-x^2).
static Real erfSlope(const Real &x) {
  return (exp(neg(x * x)) / sqrt(Real::pi())).scaled(1);
}

static Real geluTanhArgument(const Real &x) {
  return sqrt(Real(8) / Real::pi()) * (x + Real::parse("0.044715") * x * x * x);
}

static Real geluTanhArgumentSlope(const Real &x) {
  return sqrt(Real(8) / Real::pi()) *
         (Real(1) + Real::parse("0.134145") * x * x);
}

static Real tanhOfSoftplus(const Real &x) { return tanh(softplus(x)); }

static double sign(double x) { return std::copysign(1.0, x); }

namespace {
struct Entry {
  const Formula &formula;
  ExactFunction forward, derivative;
};

/// One function.
#define F(expression)                                                          \
  [](double x, [[maybe_unused]] const double *p) -> Real { return expression; }

ArrayRef<Entry> getTable() {
  using namespace formulas;
  // clang-format off
  static const Entry table[] = {
      {formulas::exp(), F(exp(Real(x))), F(exp(Real(x)))},
      {formulas::expm1(), F(expm1(Real(x))), F(exp(Real(x)))},
      {formulas::erf(), F(erf(Real(x))), F(erfSlope(x))},
      {formulas::erfc(), F(erfc(Real(x))), F(neg(erfSlope(x)))},
      {sigmoid(), F(logistic(x)), F(logisticSlope(x))},
      {formulas::tanh(), F(tanh(Real(x))), F(Real(4) * logisticSlope(Real(2) * x))},
      {relu(), F(x < 0 ? 0 : x), F(x > 0 ? 1 : 0)},
      {relu6(), F(x < 0 ? 0 : std::min(x, 6.0)), F(x > 0 && x < 6 ? 1 : 0)},
      {leakyRelu(), F(x < 0 ? Real(p[0]) * x : x), F(x > 0 ? 1 : p[0])},
      {prelu(), F(x < 0 ? Real(p[0]) * x : x), F(x > 0 ? 1 : p[0])},
      {threshold(), F(x <= p[0] ? p[1] : x), F(x > p[0] ? 1 : 0)},
      // The sum gives +0 for alpha = 0, as the kernels do.
      {elu(), F(x < 0 ? Real(p[0]) * expm1(Real(x)) + Real(0) : x),
       F(x > 0 ? Real(1) : Real(p[0]) * exp(Real(x)))},
      // SELU as ELU: p[0] is scale * alpha, p[1] is scale.
      {selu(), F(x < 0 ? Real(p[0]) * expm1(Real(x)) : Real(p[1]) * x),
       F(x > 0 ? Real(p[1]) : Real(p[0]) * exp(Real(x)))},
      {celu(), F(x < 0 ? Real(p[0]) * expm1(Real(x) / p[0]) : x),
       F(x > 0 ? Real(1) : exp(Real(x) / p[0]))},
      {gelu(GeluApproximation::none), F(Real(x) * normalDistribution(x)),
       F(normalDistribution(x) + Real(x) * normalDensity(x))},
      {gelu(GeluApproximation::tanh), F(Real(x) * logistic(geluTanhArgument(x))),
       F(productSlope(geluTanhArgument(x), Real(x) * geluTanhArgumentSlope(x)))},
      {silu(), F(Real(x) * logistic(Real(p[0]) * x)),
       F(productSlope(Real(p[0]) * x, Real(p[0]) * x))},
      {formulas::softplus(), F(::softplus(Real(p[0]) * x) / p[0]), F(logistic(Real(p[0]) * x))},
      {mish(), F(Real(x) * tanhOfSoftplus(x)),
       F(tanhOfSoftplus(x) + Real(x) * logistic(x) *
             (Real(1) - tanhOfSoftplus(x)) * (Real(1) + tanhOfSoftplus(x)))},
      {logSigmoid(), F(neg(::softplus(-x))), F(logistic(-x))},
      {softsign(), F(Real(x) / (Real(1) + std::fabs(x))),
       F(Real(1) / ((Real(1) + std::fabs(x)) * (Real(1) + std::fabs(x))))},
      {hardswish(), F(x <= -3 ? Real(0) : x < 3 ? Real(x) * (Real(x) + 3) / 6 : Real(x)),
       F(x <= -3 ? Real(0) : x <= 3 ? (Real(2) * x + 3) / 6 : Real(1))},
      {hardsigmoid(), F((Real(std::min(std::max(x, -3.0), 3.0)) + 3) / 6), F(std::fabs(x) < 3 ? Real(1) / 6 : Real(0))},
      {hardtanh(), F(std::min(std::max(x, p[0]), p[1])), F(x > p[0] && x < p[1] ? 1 : 0)},
  };
  // clang-format on
  return table;
}
} // namespace
#undef F

ExactFunction act::getExactFunction(const Formula &formula, bool derivative) {
  for (const Entry &entry : getTable())
    if (&entry.formula == &formula)
      return derivative ? entry.derivative : entry.forward;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

double act::getErrorInUlp(double y, const Real &exact, const Format &format,
                          double floor) {
  if (std::isnan(y))
    return HUGE_VAL;
  // Larger numbers round to infinity.
  Real limit = Real(1).scaled(format.maxExponent + 1) -
               Real(1).scaled(format.maxExponent - format.precision);
  bool overflows =
      !exact.isFinite() || !std::signbit((abs(exact) - limit).toDouble());
  if (overflows || std::isinf(y)) {
    double expected = overflows ? sign(exact.toDouble()) * HUGE_VAL : 0.0;
    return y == expected ? 0.0 : HUGE_VAL;
  }
  int exponent = std::max({exact.getExponent(), format.minExponent,
                           floor > 0.0 ? std::ilogb(floor) : INT_MIN});
  Real difference = abs(exact - y);
  return difference.scaled(format.precision - 1 - exponent).toDouble();
}
