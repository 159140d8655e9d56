//===- RaiseForm.h - Sums of 1, x, x^2 and exp(rate x) ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The language in which act-raise describes a value on one interval of x: a
// sum of terms. All spellings of a function end as the same sum, so nothing
// downstream knows about commuted operands, distributed factors or the
// difference between exp(x) - 1 and expm1(x).
//
// Coefficients are computed in double, as if arithmetic were exact. What a sum
// must not hide is cancellation: `Form::sum` refuses (x + 1) - 1 and x - 0.9 x,
// which lose digits of x, or inf - inf, in the source.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEFORM_H
#define ACT_LIB_TRANSFORMS_RAISEFORM_H

#include "act/IR/Formula.h"

namespace mlir::act::raise {

/// coefficient * basis, where basis is 1, x, x^2 or exp(rate x).
struct Term {
  enum class Basis : uint8_t { One, X, Square, Exp };

  Basis basis;
  double rate; // 0 unless the basis is Exp.
  double coefficient;

  bool isLike(const Term &other) const {
    return basis == other.basis && rate == other.rate;
  }
};

/// A sum of terms, ordered by their basis; no coefficient is 0.
class Form {
public:
  /// The sum of no terms.
  Form() = default;
  static Form constant(double value);
  static Form identity() { return Form({Term::Basis::X, 0.0, 1.0}); }

  ArrayRef<Term> getTerms() const { return terms; }
  bool isZero() const { return terms.empty(); }
  bool isConstant() const;
  bool hasX() const { return has(Term::Basis::X); }
  bool hasExp() const { return has(Term::Basis::Exp); }
  /// The coefficient of 1.
  double getConstant() const { return getCoefficient(Term::Basis::One); }

  /// The value at x by IEEE arithmetic; x may be infinite.
  double evaluate(double x) const;

  /// a + b. No value if terms of opposite sign meet, unless both are constant,
  /// or a constant that was subtracted from an exponential comes back: the
  /// derivative of ELU, y + alpha.
  static std::optional<Form> sum(const Form &a, const Form &b);
  /// a - b, to find out which is greater.
  static Form difference(const Form &a, const Form &b);
  /// a * b. No value unless one is constant, or both are linear.
  static std::optional<Form> product(const Form &a, const Form &b);
  /// exp(a). No value unless `a` is rate * x or constant.
  static std::optional<Form> exp(const Form &a);

  /// All zeros inside an open interval, ascending. No value if they cannot be
  /// told. The form must not be zero.
  std::optional<SmallVector<double, 2>> getZeros(Interval interval) const;

  /// For example "1.5 exp(x) - 1.5".
  void print(raw_ostream &os) const;

private:
  explicit Form(Term term) : terms({term}) {}
  bool has(Term::Basis basis) const;
  /// Of 1, x or x^2; 0 if there is no such term.
  double getCoefficient(Term::Basis basis) const;
  /// a + factor * b.
  static Form combine(const Form &a, double factor, const Form &b);

  SmallVector<Term, 2> terms;
};

/// A point inside an open interval.
double getInnerPoint(Interval interval);

/// `value` with the digits that people read, for example "0.1".
std::string toString(double value);

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEFORM_H
