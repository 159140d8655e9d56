//===- RaiseForm.cpp - Sums of 1, x, x^2 and exp(rate x) --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseForm.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;
using Basis = Term::Basis;

Form Form::constant(double value) {
  return value == 0.0 ? Form() : Form({Basis::One, 0.0, value});
}

bool Form::isConstant() const {
  return llvm::all_of(
      terms, [](const Term &term) { return term.basis == Basis::One; });
}

bool Form::has(Basis basis) const {
  return llvm::any_of(terms,
                      [&](const Term &term) { return term.basis == basis; });
}

double Form::getCoefficient(Basis basis) const {
  for (const Term &term : terms)
    if (term.basis == basis)
      return term.coefficient;
  return 0.0;
}

double Form::evaluate(double x) const {
  double value = 0.0;
  for (const Term &term : terms) {
    double basis = term.basis == Basis::One      ? 1.0
                   : term.basis == Basis::X      ? x
                   : term.basis == Basis::Square ? x * x
                                                 : std::exp(term.rate * x);
    value += term.coefficient * basis;
  }
  return value;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

Form Form::combine(const Form &a, double factor, const Form &b) {
  auto precedes = [](const Term &s, const Term &t) {
    return std::tie(s.basis, s.rate) < std::tie(t.basis, t.rate);
  };
  Form result;
  const Term *s = a.terms.begin(), *t = b.terms.begin();
  while (s != a.terms.end() || t != b.terms.end()) {
    Term term;
    if (t == b.terms.end() || (s != a.terms.end() && precedes(*s, *t))) {
      term = *s++;
    } else {
      term = *t++;
      term.coefficient *= factor;
      if (s != a.terms.end() && s->isLike(term))
        term.coefficient += s++->coefficient;
    }
    if (term.coefficient != 0.0)
      result.terms.push_back(term);
  }
  return result;
}

std::optional<Form> Form::sum(const Form &a, const Form &b) {
  Form result = combine(a, 1.0, b);
  if (a.isConstant() && b.isConstant())
    return result;
  double largestExp = 0.0;
  for (const Term &term : result.terms)
    if (term.basis == Basis::Exp)
      largestExp = std::max(largestExp, std::abs(term.coefficient));
  for (const Term &s : a.terms)
    for (const Term &t : b.terms) {
      if (!s.isLike(t) || (s.coefficient < 0.0) == (t.coefficient < 0.0))
        continue;
      bool restoresExp = s.basis == Basis::One && !result.hasX() &&
                         !result.has(Basis::Square) &&
                         std::abs(s.coefficient) <= largestExp;
      if (!restoresExp)
        return std::nullopt;
    }
  return result;
}

Form Form::difference(const Form &a, const Form &b) {
  return combine(a, -1.0, b);
}

std::optional<Form> Form::product(const Form &a, const Form &b) {
  if (b.isConstant())
    return combine(Form(), b.getConstant(), a);
  if (a.isConstant())
    return combine(Form(), a.getConstant(), b);
  auto isLinear = [](const Form &form) {
    return !form.has(Basis::Square) && !form.hasExp();
  };
  if (!isLinear(a) || !isLinear(b))
    return std::nullopt;
  // (s x + c) (t x + d) = (s t x^2 + d s x) + c (t x + d). No digits of the
  // source are lost where the terms in x cancel: it adds none of them.
  double s = a.getCoefficient(Basis::X), d = b.getConstant();
  Form result;
  if (d != 0.0)
    result.terms.push_back({Basis::X, 0.0, d * s});
  result.terms.push_back({Basis::Square, 0.0, s * b.getCoefficient(Basis::X)});
  return combine(result, a.getConstant(), b);
}

std::optional<Form> Form::exp(const Form &a) {
  if (a.isConstant())
    return constant(std::exp(a.getConstant()));
  if (a.terms.size() != 1 || a.terms.front().basis != Basis::X)
    return std::nullopt;
  return Form({Basis::Exp, a.terms.front().coefficient, 1.0});
}

//===----------------------------------------------------------------------===//
// Zeros
//===----------------------------------------------------------------------===//

double raise::getInnerPoint(Interval interval) {
  if (std::isinf(interval.lower) && std::isinf(interval.upper))
    return 0.0;
  if (std::isinf(interval.lower))
    return interval.upper - 1.0;
  if (std::isinf(interval.upper))
    return interval.lower + 1.0;
  return interval.lower + (interval.upper - interval.lower) / 2.0;
}

std::optional<SmallVector<double, 2>> Form::getZeros(Interval interval) const {
  SmallVector<double, 2> zeros;
  auto add = [&](double zero) {
    if (interval.lower < zero && zero < interval.upper)
      zeros.push_back(zero + 0.0); // No -0.0.
  };
  double constant = getConstant();
  ArrayRef<Term> rest = ArrayRef(terms).drop_front(constant != 0.0 ? 1 : 0);
  if (rest.empty())
    return zeros;

  const Term &first = rest.front();
  if (!hasExp()) {
    double square = getCoefficient(Basis::Square);
    double slope = getCoefficient(Basis::X);
    if (square == 0.0) {
      add(-constant / slope);
      return zeros;
    }
    double center = -slope / (2.0 * square);
    double distance = center * center - constant / square;
    if (distance >= 0.0) {
      add(center - std::sqrt(distance));
      add(center + std::sqrt(distance));
    }
    return zeros;
  }
  if (rest.size() == 1) {
    double level = -constant / first.coefficient; // exp(rate x) = level
    if (level > 0.0)
      add(std::log(level) / first.rate);
    return zeros;
  }

  // slope x + scale (exp(rate x) - 1): zero at 0. It is convex (concave, if
  // scale < 0), so it lies on one side of its tangent at 0, and has no zero
  // where that tangent has the sign of scale.
  const Term &last = rest.back();
  if (rest.size() != 2 || first.basis != Basis::X ||
      last.coefficient != -constant)
    return std::nullopt;
  double tangent = first.coefficient + last.coefficient * last.rate;
  double bend = tangent * last.coefficient;
  if ((interval.lower >= 0.0 && bend >= 0.0) ||
      (interval.upper <= 0.0 && bend <= 0.0))
    return zeros;
  if (tangent != 0.0)
    return std::nullopt;
  add(0.0);
  return zeros;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

std::string raise::toString(double value) {
  if (std::isnan(value))
    return "nan"; // NaN has no sign here.
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.6g", value);
  return text;
}

void Form::print(raw_ostream &os) const {
  if (isZero())
    os << "0";
  // The constant comes last: "exp(x) - 1".
  bool isFirst = true;
  auto printTerm = [&](const Term &term) {
    double size = std::abs(term.coefficient);
    if (isFirst)
      os << (term.coefficient < 0.0 ? "-" : "");
    else
      os << (term.coefficient < 0.0 ? " - " : " + ");
    isFirst = false;
    if (term.basis == Basis::One) {
      os << toString(size);
      return;
    }
    if (size != 1.0)
      os << toString(size) << ' ';
    if (term.basis == Basis::X)
      os << "x";
    else if (term.basis == Basis::Square)
      os << "x^2";
    else if (term.rate == 1.0)
      os << "exp(x)";
    else
      os << "exp(" << toString(term.rate) << " x)";
  };
  for (const Term &term : terms)
    if (term.basis != Basis::One)
      printTerm(term);
  for (const Term &term : terms)
    if (term.basis == Basis::One)
      printTerm(term);
}
