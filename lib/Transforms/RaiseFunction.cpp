//===- RaiseFunction.cpp - Piecewise functions of one value -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseFunction.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

/// More than an activation has.
static constexpr unsigned kMaxBreaks = 8;
/// Fewer points of the grid between two breaks say nothing about the piece.
static constexpr int kMinSamplesInPiece = 3;

//===----------------------------------------------------------------------===//
// Samples
//===----------------------------------------------------------------------===//

static std::array<Sample, kNumSamples> computeSamples() {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInf = std::numeric_limits<double>::infinity();
  std::array<Sample, kNumSamples> samples = {{{kNan, 0.625},
                                              {-kInf, 0.625},
                                              {-0.0, 0.625},
                                              {0.0, 0.625},
                                              {kInf, 0.625},
                                              {1.0, kInf},
                                              {-1.0, kInf},
                                              {1.0, kNan},
                                              {-1.0, kNan}}};
  // Dense where activations bend: 2^-8, 2^-7, ... 2^-3; 2^-2, 2^-1.75, ... 2^4;
  // 2^4.5, 2^5, ... 2^6.5, 2^8. Beyond, exp(2 x) overflows.
  SmallVector<double> exponents;
  for (int i = -8; i < -2; ++i)
    exponents.push_back(i);
  for (int i = -8; i <= 16; ++i)
    exponents.push_back(i / 4.0);
  for (double exponent : {4.5, 5.0, 5.5, 6.5, 8.0})
    exponents.push_back(exponent);
  constexpr unsigned kHalf = (kNumSamples - kGridBegin) / 2;
  for (unsigned i = 0; i < kHalf; ++i) {
    double x = std::exp2(exponents[i]);
    // Both signs, and no pattern that an activation could follow.
    double p = std::exp2(std::sin(7.0 * i)) * (i % 2 ? 1.0 : -1.0);
    samples[kGridBegin + kHalf + i] = {x, p};
    samples[kGridBegin + kHalf - 1 - i] = {-x, 0.75 * p};
  }
  return samples;
}

const std::array<Sample, kNumSamples> &raise::getSamples() {
  static const std::array<Sample, kNumSamples> samples = computeSamples();
  return samples;
}

static ArrayRef<Sample> getGrid() {
  return ArrayRef(getSamples()).drop_front(kGridBegin);
}

unsigned raise::getGridIndex(double x) {
  auto isLess = [](const Sample &sample, double x) { return sample.x < x; };
  return kGridBegin +
         (llvm::lower_bound(getGrid(), x, isLess) - getGrid().begin());
}

/// The number of points of the grid inside an open interval.
static int countSamples(Interval interval) {
  auto isLess = [](const Sample &sample, double x) { return sample.x < x; };
  auto isGreater = [](double x, const Sample &sample) { return x < sample.x; };
  return llvm::lower_bound(getGrid(), interval.upper, isLess) -
         llvm::upper_bound(getGrid(), interval.lower, isGreater);
}

//===----------------------------------------------------------------------===//
// Leaves
//===----------------------------------------------------------------------===//

Function Function::identity() {
  Function result;
  result.pieces.push_back(Form::identity());
  for (auto [value, sample] : llvm::zip(result.values, getSamples()))
    value = sample.x;
  return result;
}

Function Function::constant(double value) {
  Function result;
  result.pieces.push_back(Form::constant(value));
  result.values.fill(value);
  return result;
}

Function Function::parameter() {
  Function result;
  result.pieces.push_back(std::nullopt);
  for (auto [value, sample] : llvm::zip(result.values, getSamples()))
    value = sample.p;
  result.containsParameter = true;
  return result;
}

static Interval intervalBetween(ArrayRef<double> breaks, unsigned piece) {
  Interval interval;
  if (piece > 0)
    interval.lower = breaks[piece - 1];
  if (piece < breaks.size())
    interval.upper = breaks[piece];
  return interval;
}

Interval Function::getInterval(unsigned piece) const {
  return intervalBetween(breaks, piece);
}

void Function::print(raw_ostream &os) const {
  for (auto [index, piece] : llvm::enumerate(pieces)) {
    os << (index ? "; " : "");
    piece->print(os);
    Interval interval = getInterval(index);
    if (breaks.empty())
      continue;
    os << " if ";
    if (std::isinf(interval.lower))
      os << "x < " << toString(interval.upper);
    else if (std::isinf(interval.upper))
      os << "x > " << toString(interval.lower);
    else
      os << toString(interval.lower) << " < x < " << toString(interval.upper);
  }
}

//===----------------------------------------------------------------------===//
// Application to pieces
//===----------------------------------------------------------------------===//

const Function::Piece &Function::getPieceAt(double x) const {
  return pieces[llvm::upper_bound(breaks, x) - breaks.begin()];
}

std::optional<double> Function::getBreakValue(double x) const {
  const double *position = llvm::lower_bound(breaks, x);
  if (position == breaks.end() || *position != x)
    return std::nullopt;
  return breakValues[position - breaks.begin()];
}

std::optional<double> Function::getValueAt(double x) const {
  if (llvm::is_contained(breaks, x))
    return getBreakValue(x);
  const Piece &piece = getPieceAt(x);
  return piece ? std::optional<double>(piece->evaluate(x)) : std::nullopt;
}

SmallVector<double> Function::getBreaks(Operands operands) {
  SmallVector<double> result;
  for (const Function *operand : operands)
    llvm::append_range(result, operand->breaks);
  llvm::sort(result);
  result.erase(llvm::unique(result), result.end());
  return result;
}

Function::Result Function::apply(Operands operands, ArrayRef<double> breaks,
                                 OnPieces onPieces, OnValues onValues) {
  if (breaks.size() > kMaxBreaks)
    return std::nullopt;
  Function result;
  result.breaks.assign(breaks.begin(), breaks.end());
  for (unsigned piece = 0; piece <= breaks.size(); ++piece) {
    Interval interval = result.getInterval(piece);
    if (countSamples(interval) < kMinSamplesInPiece)
      return std::nullopt;
    double point = getInnerPoint(interval);
    SmallVector<const Piece *, 3> operandPieces;
    for (const Function *operand : operands)
      operandPieces.push_back(&operand->getPieceAt(point));
    FailureOr<Piece> form = onPieces(point, operandPieces);
    if (failed(form))
      return std::nullopt;
    result.pieces.push_back(std::move(*form));
  }
  SmallVector<double, 3> arguments(operands.size());
  for (unsigned i = 0; i < kNumSamples; ++i) {
    for (auto [argument, operand] : llvm::zip(arguments, operands))
      argument = operand->values[i];
    result.values[i] = onValues(arguments);
  }
  for (double x : breaks) {
    bool isKnown = true;
    for (auto [argument, operand] : llvm::zip(arguments, operands)) {
      std::optional<double> value = operand->getValueAt(x);
      isKnown &= value.has_value();
      argument = value.value_or(0.0);
    }
    result.breakValues.push_back(
        isKnown ? std::optional<double>(onValues(arguments)) : std::nullopt);
  }
  for (const Function *operand : operands) {
    result.depth = std::max(result.depth, operand->depth + 1);
    result.poison |= operand->poison;
    result.containsExp |= operand->containsExp;
    result.containsParameter |= operand->containsParameter;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// True if a + b loses at least 10 bits at every sample: large constants that
/// come and go again, to round what is between them.
static bool alwaysCancels(const Function &a, const Function &b) {
  for (unsigned i = kGridBegin; i < kNumSamples; ++i) {
    double v = a.getValues()[i], w = b.getValues()[i];
    if (std::abs(v) + std::abs(w) <= 0x1p10 * std::abs(v + w))
      return false;
  }
  return true;
}

Function::Result Function::add(const Function &a, const Function &b) {
  if ((!a.hasForms() || !b.hasForms()) && alwaysCancels(a, b))
    return std::nullopt;
  return apply(
      {&a, &b},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        if (!*f[0] || !*f[1])
          return Piece();
        Piece sum = Form::sum(**f[0], **f[1]);
        if (!sum)
          return failure();
        return sum;
      },
      [](ArrayRef<double> v) { return v[0] + v[1]; });
}

Function::Result Function::multiply(const Function &a, const Function &b) {
  return apply(
      {&a, &b},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        // Zero times what is not a sum is zero, too: 0 * p.
        for (const Piece *factor : f)
          if (*factor && (*factor)->isZero())
            return *factor;
        return *f[0] && *f[1] ? Form::product(**f[0], **f[1]) : Piece();
      },
      [](ArrayRef<double> v) { return v[0] * v[1]; });
}

Function::Result Function::divide(const Function &a, const Function &b) {
  return apply(
      {&a, &b},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        if (!*f[0] || !*f[1] || !(*f[1])->isConstant())
          return Piece();
        if ((*f[1])->isZero())
          return failure();
        return Form::product(**f[0],
                             Form::constant(1.0 / (*f[1])->getConstant()));
      },
      [](ArrayRef<double> v) { return v[0] / v[1]; });
}

Function::Result Function::negate(const Function &a) {
  return multiply(a, constant(-1.0));
}

Function::Result Function::exp(const Function &a) {
  Result result = apply(
      {&a},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        return *f[0] ? Form::exp(**f[0]) : Piece();
      },
      [](ArrayRef<double> v) { return std::exp(v[0]); });
  if (result)
    result->containsExp = true;
  return result;
}

Function::Result Function::expm1(const Function &a) {
  return apply(
      {&a},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        if (!*f[0])
          return Piece();
        if ((*f[0])->isConstant())
          return Piece(Form::constant(std::expm1((*f[0])->getConstant())));
        std::optional<Form> exp = Form::exp(**f[0]);
        return exp ? Form::sum(*exp, Form::constant(-1.0)) : Piece();
      },
      [](ArrayRef<double> v) { return std::expm1(v[0]); });
}

Function::Result Function::analytic(Operands operands, OnValues onValues) {
  return apply(
      operands,
      [&](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        SmallVector<double, 3> constants;
        for (const Piece *operand : f) {
          if (!*operand || !(*operand)->isConstant())
            return Piece();
          constants.push_back((*operand)->getConstant());
        }
        double value = onValues(constants);
        if (!std::isfinite(value))
          return failure();
        return Piece(Form::constant(value));
      },
      onValues);
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

std::optional<SmallVector<double>> Function::getOrderBreaks(const Function &a,
                                                            const Function &b) {
  SmallVector<double> breaks = getBreaks({&a, &b});
  SmallVector<double> result = breaks;
  for (unsigned piece = 0; piece <= breaks.size(); ++piece) {
    Interval interval = intervalBetween(breaks, piece);
    double point = getInnerPoint(interval);
    const Piece &left = a.getPieceAt(point), &right = b.getPieceAt(point);
    if (!left || !right)
      return std::nullopt;
    Form order = Form::difference(*left, *right);
    if (order.isZero())
      continue;
    auto zeros = order.getZeros(interval);
    if (!zeros)
      return std::nullopt;
    llvm::append_range(result, *zeros);
  }
  llvm::sort(result);
  result.erase(llvm::unique(result), result.end());
  return result;
}

Function::Result Function::extremum(const Function &a, const Function &b,
                                    bool isMaximum, bool propagatesNan) {
  auto breaks = getOrderBreaks(a, b);
  if (!breaks)
    return std::nullopt;
  return apply(
      {&a, &b}, *breaks,
      [&](double point, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        double order = Form::difference(**f[0], **f[1]).evaluate(point);
        return *f[(order > 0.0) == isMaximum ? 0 : 1];
      },
      [&](ArrayRef<double> v) {
        if (std::isnan(v[0]) || std::isnan(v[1]))
          return std::isnan(v[0]) == propagatesNan ? v[0] : v[1];
        return (v[0] > v[1]) == isMaximum ? v[0] : v[1];
      });
}

Function::Result Function::abs(const Function &a) {
  Result opposite = negate(a);
  return opposite ? extremum(a, *opposite, /*isMaximum=*/true,
                             /*propagatesNan=*/true)
                  : opposite;
}

Function::Result Function::compare(arith::CmpFPredicate predicate,
                                   const Function &a, const Function &b) {
  auto holds = [&](double x, double y) {
    return arith::applyCmpPredicate(predicate, APFloat(x), APFloat(y));
  };
  auto onValues = [&](ArrayRef<double> v) {
    // At a break both sides are equal but for the rounding of the break.
    bool areEqual =
        std::isfinite(v[0]) && std::abs(v[0] - v[1]) <= 1e-14 * std::abs(v[0]);
    return double(areEqual ? holds(0.0, 0.0) : holds(v[0], v[1]));
  };
  if (&a == &b) // x != x finds NaN, whatever x is.
    return apply(
        {&a},
        [&](double, ArrayRef<const Piece *>) -> FailureOr<Piece> {
          return Piece(Form::constant(holds(0.0, 0.0)));
        },
        [&](ArrayRef<double> v) { return double(holds(v[0], v[0])); });

  // Between its breaks a function is finite.
  auto isInfinite = [](const Function &f) { return std::isinf(f.values[0]); };
  if (isInfinite(a) || isInfinite(b)) {
    double whereFinite = holds(isInfinite(a) ? a.values[0] : 0.0,
                               isInfinite(b) ? b.values[0] : 0.0);
    Result result = apply(
        {&a, &b},
        [&](double, ArrayRef<const Piece *>) -> FailureOr<Piece> {
          return Piece(Form::constant(whereFinite));
        },
        [&](ArrayRef<double> v) { return double(holds(v[0], v[1])); });
    if (result)
      result->breakValues.assign(result->breaks.size(), whereFinite);
    return result;
  }

  auto breaks = getOrderBreaks(a, b);
  if (!breaks)
    return std::nullopt;
  bool isEquality =
      llvm::is_contained({arith::CmpFPredicate::OEQ, arith::CmpFPredicate::ONE,
                          arith::CmpFPredicate::UEQ, arith::CmpFPredicate::UNE},
                         predicate);
  return apply(
      {&a, &b}, *breaks,
      [&](double point, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        // exp(x) - 1 and x are equal, or in the wrong order, for small x.
        Form difference = Form::difference(**f[0], **f[1]);
        if (difference.hasExp() && (isEquality || difference.hasX()))
          return failure();
        return Piece(Form::constant(holds(difference.evaluate(point), 0.0)));
      },
      onValues);
}

Function::Result Function::select(const Function &condition, const Function &a,
                                  const Function &b) {
  Result result = apply(
      {&condition, &a, &b},
      [](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        return *f[(*f[0])->isZero() ? 2 : 1];
      },
      [](ArrayRef<double> v) { return v[v[0] == 0.0 ? 2 : 1]; });
  if (!result)
    return result;
  for (unsigned i = 0; i < kNumSamples; ++i)
    result->poison[i] =
        condition.poison[i] || (condition.values[i] != 0.0 ? a : b).poison[i];
  // At a break, the value of the chosen side counts. A condition that holds at
  // a break only, x == 3, leaves the value there without a description.
  for (auto [index, value] : llvm::enumerate(result->breakValues)) {
    double x = result->breaks[index];
    std::optional<double> isTrue = condition.getValueAt(x);
    if (!isTrue)
      return std::nullopt;
    bool chosen = *isTrue != 0.0;
    value = (chosen ? a : b).getValueAt(x);
    auto isChosenBeside = [&](unsigned piece) {
      double point = getInnerPoint(result->getInterval(piece));
      return !condition.getPieceAt(point)->isZero() == chosen;
    };
    if (!value && !isChosenBeside(index) && !isChosenBeside(index + 1))
      return std::nullopt;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Fastmath
//===----------------------------------------------------------------------===//

void Function::assume(arith::FastMathFlags flags, Operands operands) {
  bool noNans = bitEnumContainsAll(flags, arith::FastMathFlags::nnan);
  bool noInfinities = bitEnumContainsAll(flags, arith::FastMathFlags::ninf);
  if (!noNans && !noInfinities)
    return;
  auto isExcluded = [&](double value) {
    return (noNans && std::isnan(value)) || (noInfinities && std::isinf(value));
  };
  for (unsigned i = 0; i < kNumSamples; ++i)
    if (isExcluded(values[i]) ||
        llvm::any_of(operands, [&](const Function *operand) {
          return isExcluded(operand->values[i]);
        }))
      poison.set(i);
}

//===----------------------------------------------------------------------===//
// Booleans
//===----------------------------------------------------------------------===//

Function::Result Function::combineBooleans(const Function &a, const Function &b,
                                           bool (*combine)(bool, bool)) {
  return apply(
      {&a, &b},
      [&](double, ArrayRef<const Piece *> f) -> FailureOr<Piece> {
        return Piece(
            Form::constant(combine(!(*f[0])->isZero(), !(*f[1])->isZero())));
      },
      [&](ArrayRef<double> v) {
        return double(combine(v[0] != 0.0, v[1] != 0.0));
      });
}

Function::Result Function::bitAnd(const Function &a, const Function &b) {
  return combineBooleans(a, b, [](bool x, bool y) { return x && y; });
}

Function::Result Function::bitOr(const Function &a, const Function &b) {
  return combineBooleans(a, b, [](bool x, bool y) { return x || y; });
}

Function::Result Function::bitXor(const Function &a, const Function &b) {
  return combineBooleans(a, b, [](bool x, bool y) { return x != y; });
}
