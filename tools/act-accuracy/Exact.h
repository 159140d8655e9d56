//===- Exact.h - The activations in multiple precision ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The definitions, as a textbook writes them, in MPFR: what the kernels in f64
// are measured against, and what decides where the reference in double is not
// good enough.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_EXACT_H
#define ACT_TOOLS_ACT_ACCURACY_EXACT_H

#include "Format.h"
#include "Kernel.h"

#include <mpfr.h>

namespace mlir::act {

/// A number of 200 bits and an exponent that is practically unbounded.
class Real {
public:
  Real(double x = 0.0) {
    mpfr_init2(value, kPrecision);
    mpfr_set_d(value, x, MPFR_RNDN);
  }
  Real(const Real &other) : Real(0.0) {
    mpfr_set(value, other.value, MPFR_RNDN);
  }
  Real &operator=(const Real &other) {
    mpfr_set(value, other.value, MPFR_RNDN);
    return *this;
  }
  ~Real() { mpfr_clear(value); }

  /// Rounded to the nearest double.
  double toDouble() const { return mpfr_get_d(value, MPFR_RNDN); }
  /// The exponent of the leading bit; the lowest int for 0.
  int getExponent() const;
  bool isZero() const { return mpfr_zero_p(value); }
  bool isFinite() const { return mpfr_number_p(value); }
  /// This times 2^power.
  Real scaled(int power) const {
    Real result;
    mpfr_mul_2si(result.value, value, power, MPFR_RNDN);
    return result;
  }

#define ACT_REAL_OPERATOR(op, function)                                        \
  friend Real operator op(const Real &a, const Real &b) {                      \
    Real result;                                                               \
    function(result.value, a.value, b.value, MPFR_RNDN);                       \
    return result;                                                             \
  }
  ACT_REAL_OPERATOR(+, mpfr_add)
  ACT_REAL_OPERATOR(-, mpfr_sub)
  ACT_REAL_OPERATOR(*, mpfr_mul)
  ACT_REAL_OPERATOR(/, mpfr_div)
#undef ACT_REAL_OPERATOR
#define ACT_REAL_FUNCTION(name)                                                \
  friend Real name(const Real &x) {                                            \
    Real result;                                                               \
    mpfr_##name(result.value, x.value, MPFR_RNDN);                             \
    return result;                                                             \
  }
  ACT_REAL_FUNCTION(abs)
  ACT_REAL_FUNCTION(erf)
  ACT_REAL_FUNCTION(erfc)
  ACT_REAL_FUNCTION(exp)
  ACT_REAL_FUNCTION(expm1)
  ACT_REAL_FUNCTION(log1p)
  ACT_REAL_FUNCTION(neg)
  ACT_REAL_FUNCTION(sqrt)
  ACT_REAL_FUNCTION(tanh)
#undef ACT_REAL_FUNCTION
  /// A decimal fraction.
  static Real parse(const char *text) {
    Real result;
    mpfr_set_str(result.value, text, 10, MPFR_RNDN);
    return result;
  }
  static Real pi() {
    Real result;
    mpfr_const_pi(result.value, MPFR_RNDN);
    return result;
  }

private:
  static constexpr mpfr_prec_t kPrecision = 200;
  mpfr_t value;
};

/// f or f' at a finite x. A parameter is used as it is.
using ExactFunction = Real (*)(double x, const double *parameters);

/// The definition of a formula or of its derivative.
ExactFunction getExactFunction(const Formula &formula, bool derivative);

/// The error of `y` in ULP of `exact` in the format, or of a number as large
/// as `floor` if that is larger. A number that rounds to infinity is infinity.
double getErrorInUlp(double y, const Real &exact, const Format &format,
                     double floor = 0.0);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_EXACT_H
