//===- KernelsSigmoid.cpp - The logistic function and its integral --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

//===----------------------------------------------------------------------===//
// The logistic function
//===----------------------------------------------------------------------===//

namespace {
/// exp(-|x|) = s (1 + p), s a power of two or 0 and 1 + p in [0.7, 1.5], so
/// that with d = 1 + s (1 + p)
///   sigmoid(x) = s (1 + p) / d for x < 0,  1 / d else.
struct Logistic {
  /// s = low high; there is no `high` if s is not split.
  Value s, low, high, isNegative;
  Sum p;
  /// p, rounded.
  Value rounded;
  /// -|x|, at least where s becomes 0, if x is no sum.
  Value argument;

  Logistic(Emitter &e, Value x);
  /// For x whose sign is known, and -|x| as a sum. If `splits`, the scale is a
  /// product of two numbers, and not flushed where something large multiplies
  /// it.
  Logistic(Emitter &e, Value isNegative, Sum minusAbs, bool splits = false);

  /// The factor s for x < 0, without `high`; 1 else.
  Value scale(Emitter &e) const;
  Value multiplyByHigh(Emitter &e, Value y) const;

  /// sigmoid(x).
  Value value(Emitter &e) const;
  /// factor sigmoid(x), factor > -inf, rounded once unless s is split.
  Value times(Emitter &e, Value factor) const;
  /// x sigmoid(x), if x is no sum.
  Value timesArgument(Emitter &e, Value x) const;

private:
  Sum divide(Emitter &e, Value n) const;
  Value roundProduct(Emitter &e, Value factor, Value scaled) const;
};

/// What derivatives are made of: u = 1 + p, and sigmoid(x) = scale numerator /
/// denominator.
struct LogisticSums : Logistic {
  Sum u, numerator, denominator;

  LogisticSums(Emitter &e, const Logistic &core);

  /// The derivative of y sigmoid(x(y)), where `slope` is a x'(a), a = |y|:
  ///   y < 0:  s u (1 + s u - slope) / (1 + s u)^2
  ///   else:   (1 + s u + s u slope) / (1 + s u)^2
  /// The numerator for y < 0 has a zero.
  Value productDerivative(Emitter &e, Sum a, Sum slope, const Zero &zero) const;
};
} // namespace

static Sum minus(Emitter &e, Sum a) { return {e.neg(a.head), e.neg(a.tail)}; }

Logistic::Logistic(Emitter &e, Value x) {
  NonPositive core(e, e.neg(e.abs(x)));
  argument = core.reduced.x;
  s = low = core.s;
  p = core.expm1OfT(e);
  rounded = e.add(p.head, p.tail);
  isNegative = e.less(x, e.constant(0.0));
}

Logistic::Logistic(Emitter &e, Value isNegative, Sum minusAbs, bool splits)
    : isNegative(isNegative) {
  if (!splits) {
    NonPositiveSum core(e, minusAbs);
    s = low = core.s;
    p = core.p;
    rounded = p.head;
    return;
  }
  NonPositiveSplit core(e, minusAbs);
  s = e.mul(core.low, core.high);
  low = core.low;
  high = core.high;
  p = core.p;
  rounded = p.head;
}

Value Logistic::scale(Emitter &e) const {
  return e.select(isNegative, low, e.constant(1.0));
}

Value Logistic::multiplyByHigh(Emitter &e, Value y) const {
  return high ? e.mul(y, e.select(isNegative, high, e.constant(1.0))) : y;
}

/// n / d, or n (1 + p) / d for x < 0. With h = n / d up to two roundings, h d -
/// n has one rounding only: h - n is exact, since d <= 2, and so is the sum
/// with h s, as p is small.
Sum Logistic::divide(Emitter &e, Value n) const {
  Value one = e.constant(1.0);
  Value r = e.div(one, e.fma(s, rounded, e.add(s, one)));
  Value h = n ? e.mul(n, r) : r, hs = e.mul(h, s);
  Value excess = e.fma(hs, rounded, e.add(e.sub(h, n ? n : one), hs));
  // Minus the tail, so that a zero keeps its sign.
  Value tail = e.mul(excess, r), minusH = e.neg(h);
  Value negative = e.fma(minusH, p.tail, e.fma(tail, rounded, tail));
  negative = e.fma(minusH, p.head, negative);
  return {h, e.select(isNegative, negative, tail)};
}

Value Logistic::value(Emitter &e) const {
  return e.mul(roundDifference(e, divide(e, {})), scale(e));
}

Value Logistic::roundProduct(Emitter &e, Value factor, Value scaled) const {
  Sum quotient = divide(e, scaled);
  // An infinite product has no tail.
  Value isFinite = e.less(factor, infinity(e, 1.0));
  Value y = roundDifference(e, quotient);
  return multiplyByHigh(e, e.select(isFinite, y, quotient.head));
}

Value Logistic::times(Emitter &e, Value factor) const {
  return roundProduct(e, factor, e.mul(factor, scale(e)));
}

Value Logistic::timesArgument(Emitter &e, Value x) const {
  return roundProduct(e, x, e.select(isNegative, e.mul(argument, s), x));
}

LogisticSums::LogisticSums(Emitter &e, const Logistic &core) : Logistic(core) {
  Value one = e.constant(1.0), zero = e.constant(0.0);
  Value rest = e.add(e.sub(p.head, rounded), p.tail);
  u.head = e.add(one, rounded);
  u.tail = e.add(e.sub(rounded, e.sub(u.head, one)), rest);
  denominator.head = e.fma(s, u.head, one);
  denominator.tail =
      e.fma(s, u.tail, e.fma(s, u.head, e.sub(one, denominator.head)));
  numerator = select(e, isNegative, u, {one, zero});
}

Value LogisticSums::productDerivative(Emitter &e, Sum a, Sum slope,
                                      const Zero &zero) const {
  Sum minus = twoSum(e, denominator.head, e.neg(slope.head));
  minus.tail = e.add(minus.tail, e.sub(denominator.tail, slope.tail));
  minus = nearZero(e, zero, a, minus);
  Sum plus = addProduct(e, {e.mul(s, u.head), e.mul(s, u.tail)}, slope,
                        denominator.head);
  plus.tail = e.add(plus.tail, denominator.tail);
  Sum quotient =
      kernel::divide(e, select(e, isNegative, minus, plus), denominator);
  Sum sigmoid = kernel::divide(e, numerator, denominator);
  return multiplyByHigh(e, e.mul(multiply(e, quotient, sigmoid), scale(e)));
}

/// 0.973 ULP (where: -0x1.36ab92p-2); f64: 0.92. Flushes like
/// scaledExpOfNonPositive. sigmoid(-inf) = 0.
Value Kernels::sigmoid(Emitter &e, Value x) const {
  return softplusDerivative(e, x, e.parameter(1.0));
}

/// factor s u / (1 + s u)^2, factor being a power of two.
static Value sigmoidSlope(Emitter &e, Value x, double factor) {
  if (isBf16(e))
    return fast::sigmoidSlope(e, x, factor);
  LogisticSums core(e, Logistic(e, x));
  Sum reciprocal =
      divide(e, {e.constant(factor), e.constant(0.0)}, core.denominator);
  Sum quotient = divide(e, core.u, core.denominator);
  return e.mul(multiply(e, quotient, reciprocal), core.s);
}

/// 0.781 ULP; f64: 0.80.
Value Kernels::sigmoidDerivative(Emitter &e, Value x) const {
  return hasKernel(e) ? sigmoidSlope(e, x, 1.0) : Value();
}

/// 4 sigmoid'(2 x). 0.703 ULP (where: -0x1.e533e6p+4); f64: 0.63.
Value Kernels::tanhDerivative(Emitter &e, Value x) const {
  return hasKernel(e) ? sigmoidSlope(e, e.add(x, x), 4.0) : Value();
}

//===----------------------------------------------------------------------===//
// With a parameter: sigmoid(beta x)
//===----------------------------------------------------------------------===//

// beta x is a sum, so that the exponential keeps its relative accuracy: 1.04
// ULP for SiLU and 0.78 for its derivative at any beta. This costs nothing for
// beta = 1.

/// True if beta x is a number, or overflows with its sign.
static bool hasExactProduct(double beta) {
  return beta == 0.0 || (isPowerOfTwo(beta) && std::fabs(beta) >= 1.0);
}

static Value multiplyExactly(Emitter &e, double beta, Value x) {
  return e.scale(x, e.parameter(beta));
}

static Value hasNegativeProduct(Emitter &e, double beta, Value x) {
  Value zero = e.constant(0.0);
  return beta < 0.0 ? e.greater(x, zero) : e.less(x, zero);
}

static Logistic getLogistic(Emitter &e, double beta, Value x,
                            bool splits = false) {
  if (hasExactProduct(beta))
    return Logistic(e, multiplyExactly(e, beta, x));
  return Logistic(e, hasNegativeProduct(e, beta, x),
                  minus(e, boundedProduct(e, beta, x)), splits);
}

Value Kernels::softplusDerivative(Emitter &e, Value x,
                                  OpFoldResult parameter) const {
  std::optional<double> beta = constantParameter(e, parameter);
  if (!hasKernel(e) || !beta)
    return {};
  if (needsNoTails(e) && hasExactProduct(*beta))
    return fast::sigmoid(e, multiplyExactly(e, *beta, x));
  return getLogistic(e, *beta, x).value(e);
}

/// The product is a sum too, and is rounded once. 1.024 ULP (where:
/// -0x1.4b50fp+6); f64: 0.99. For |beta| < 1, x is so large where the
/// exponential vanishes that the result need not; for a large beta it is so
/// small that its product with the exponential is subnormal.
Value Kernels::silu(Emitter &e, Value x, OpFoldResult parameter) const {
  std::optional<double> beta = constantParameter(e, parameter);
  if (!hasKernel(e) || !beta)
    return {};
  if (*beta < 0.0) {
    OpFoldResult minusBeta = e.getBuilder().getFloatAttr(
        cast<FloatAttr>(cast<Attribute>(parameter)).getType(), -*beta);
    return e.neg(silu(e, e.neg(x), minusBeta));
  }
  bool splits = *beta < 1.0 || *beta > 64.0;
  if (needsNoTails(e) && !splits && hasExactProduct(*beta))
    return fast::silu(e, e.finiteBelow(x), multiplyExactly(e, *beta, x));
  Logistic core = getLogistic(e, *beta, x, splits);
  return *beta == 1.0 ? core.timesArgument(e, x)
                      : core.times(e, e.finiteBelow(x));
}

/// Beyond, exp(-|x|) is 0 in f64.
static Value finiteAbs(Emitter &e, Value x) {
  return e.atMost(e.abs(x), e.constant(1000.0));
}

/// The zero is at beta x = -1.278. 0.735 ULP, also next to it; f64: 0.75.
Value Kernels::siluDerivative(Emitter &e, Value x,
                              OpFoldResult parameter) const {
  std::optional<double> beta = constantParameter(e, parameter);
  if (!hasKernel(e) || !beta)
    return {};
  const Zero &zero = constants(e).silu;
  if (hasExactProduct(*beta)) {
    Value y = multiplyExactly(e, *beta, x);
    Sum a = {finiteAbs(e, y), e.constant(0.0)};
    return LogisticSums(e, Logistic(e, y)).productDerivative(e, a, a, zero);
  }
  Sum a = boundedProduct(e, *beta, x);
  Logistic core(e, hasNegativeProduct(e, *beta, x), minus(e, a));
  return LogisticSums(e, core).productDerivative(e, a, a, zero);
}

//===----------------------------------------------------------------------===//
// The integral of the logistic function
//===----------------------------------------------------------------------===//

/// base + log(1 + u) / beta, where 2^exponent u = s (1 + p), base is max(x, 0)
/// for softplus and min(x, 0) for log_sigmoid.
///
/// With r = u or, for large u, r = (u - 1) / 2 (exact), and log(1 + u) = offset
/// + log(1 + r), offset 0 or ln 2, it is base + (offset + r + r^2 q(r)) / beta,
/// r in [-1/4, 1/2]. A Fast2Sum adds each of these to the larger ones before
/// it: only the last sum is rounded. What u has as a tail has the factor
/// 1 / (1 + u), for which a line is good enough.
///
/// Where `isFar`, base and offset are 0, and what follows is in units of
/// 2^-shift until it is rounded: next to subnormal results, a product with
/// 1 / beta would lose what it rounds.
static Value addLog1p(Emitter &e, Value base, Value s, Sum p, double beta,
                      int exponent, Value isFar = {}) {
  const Constants &constants = kernel::constants(e);
  const int shift = constants.mantissaBits + 1;
  auto inUnits = [&](double value, int power) {
    return e.select(isFar, e.constant(std::ldexp(value, power)),
                    e.constant(value));
  };
  double unit = std::ldexp(1.0, exponent);
  LongConstant factor = quotient(e, {1 / unit, 0.0}, beta);
  LongConstant ln2 = quotient(e, {constants.ln2Hi, constants.ln2Lo}, beta);
  Value zero = e.constant(0.0);

  // In units of 2^-exponent.
  Value u = e.fma(s, p.head, s);
  Value uTail = e.fma(s, p.head, e.sub(s, u));
  if (p.tail)
    uTail = e.fma(s, p.tail, uTail);
  Value isLarge = e.greater(u, e.constant(constants.log1pSplit * unit));
  Value half = e.fma(u, e.constant(0.5), e.constant(-0.5 * unit));
  Value r = e.select(isLarge, half, u);

  Value offset = e.select(isLarge, e.constant(ln2.head), zero);
  Value tail = e.select(isLarge, e.constant(ln2.tail), zero);
  // A base that is larger than the offset comes with an offset of 0.
  Sum sum = fastTwoSum(e, offset, base);
  tail = e.add(tail, sum.tail);
  // What follows the first term has the factor 1 / beta too. Where that is not
  // a power of two, it is summed before.
  const bool isExact = isPowerOfTwo(beta);
  const double inner = isExact ? factor.head : 1.0;
  Value scaled = r, rest = tail, c;
  if (isExact) {
    if (beta == -1.0)
      scaled = e.neg(r);
    else if (factor.head != 1.0)
      scaled = e.mul(r, e.constant(factor.head));
    Sum next = fastTwoSum(e, sum.head, scaled);
    sum.head = next.head;
    rest = e.add(tail, next.tail);
  } else {
    c = inUnits(factor.head, shift);
    Value head = e.fma(r, c, sum.head);
    Value lost = e.fma(r, c, e.sub(sum.head, head));
    tail = e.add(tail, e.fma(r, inUnits(factor.tail, shift), lost));
    sum.head = head;
  }
  Value slope =
      e.fma(u, e.constant(-0.48 * inner / unit), e.constant(0.97 * inner));
  rest = isExact ? e.fma(uTail, slope, rest) : e.mul(uTail, slope);
  if (exponent != 0)
    r = e.mul(r, e.constant(1 / unit));
  // The first term, which is the largest, is rounded with the sum only.
  assert(constants.log1p.back() == -0.5);
  Value cubic = e.mul(e.mul(scaled, r), r);
  rest = e.fma(cubic, horner(e, r, constants.log1p.drop_back()), rest);
  rest = e.fma(e.mul(scaled, e.constant(-0.5)), r, rest);
  tail = isExact ? rest : e.fma(rest, c, tail);

  // An infinite base has no tail.
  Value isFinite = beta > 0.0 ? e.less(sum.head, infinity(e, 1.0))
                              : e.greater(sum.head, infinity(e, -1.0));
  Value y = e.select(isFinite, e.add(sum.head, tail), sum.head);
  return isExact ? y : e.mul(y, inUnits(1.0, -shift));
}

/// 0.925 ULP (where: -0x1.7c305p-1), f64: 0.85; for other beta 1.14 (beta = 3,
/// where -0x1.2ac36ap-2), f64: 0.99. For beta < 16 the exponential has a
/// factor of 16 / beta or more from the start: what of the result is flushed is
/// no larger than for beta = 1. There is no kernel for a subnormal beta.
Value Kernels::softplus(Emitter &e, Value x, OpFoldResult parameter) const {
  std::optional<double> beta = constantParameter(e, parameter);
  if (!hasKernel(e) || !beta || *beta <= 0.0 ||
      std::ilogb(*beta) <= -constants(e).exponentBias)
    return {};
  Value base = e.atLeast(x, e.constant(0.0));
  if (hasExactProduct(*beta)) {
    Value y = multiplyExactly(e, *beta, x);
    if (needsNoTails(e)) {
      Value log = fast::log1pOfExp(e, y);
      return e.add(base, e.scale(log, e.parameter(1.0 / *beta)));
    }
    NonPositive core(e, e.neg(e.abs(y)));
    Sum p = core.expm1OfT(e);
    return addLog1p(e, base, core.s, {e.add(p.head, p.tail), {}}, *beta, 0);
  }
  // A few bits more, so that a subnormal result has a normal exponential.
  int exponent =
      std::clamp(4 - std::ilogb(*beta), 0, constants(e).exponentBias - 1);
  NonPositiveSum core(e, minus(e, boundedProduct(e, *beta, x)), exponent);
  // The exponential is too small there for what follows to overflow.
  const Constants &c = constants(e);
  double far = (c.mantissaBits + 1) / c.log2E / *beta;
  Value isFar = e.less(x, e.constant(-far));
  return addLog1p(e, base, core.s, core.p, *beta, exponent, isFar);
}

/// -softplus(-x). 0.925 ULP (where: 0x1.7c305p-1); f64: 0.88.
Value Kernels::logSigmoid(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Value base = e.atMost(x, e.constant(0.0));
  if (needsNoTails(e))
    return e.sub(base, fast::log1pOfExp(e, x));
  NonPositive core(e, e.neg(e.abs(x)));
  Sum p = core.expm1OfT(e);
  return addLog1p(e, base, core.s, {e.add(p.head, p.tail), {}}, -1.0, 0);
}

//===----------------------------------------------------------------------===//
// GELU's tanh form: x sigmoid(v), v = 2 sqrt(2 / pi) (x + 0.044715 x^3)
//===----------------------------------------------------------------------===//

namespace {
struct GeluTanh {
  Value a, square, squareTail;
  /// v and a v', at a = |x|.
  Sum v, slope;

  GeluTanh(Emitter &e, Value x) : a(finiteAbs(e, x)) {
    square = e.mul(a, a);
    squareTail = e.fma(a, a, e.neg(square));
    Sum factor = {a, e.constant(0.0)};
    v = product(e, evaluate(e, 1.0), factor);
    slope = product(e, evaluate(e, 3.0), factor);
  }

  /// 2 sqrt(2 / pi) (1 + 0.044715 degree a^2): v / a or v'.
  Sum evaluate(Emitter &e, double degree) const {
    const Constants &c = constants(e);
    double exact = degree * c.geluTanhCubic;
    double cubic = isF64(e) ? exact : static_cast<float>(exact);
    double cubicTail = std::fma(degree, c.geluTanhCubic, -cubic) +
                       degree * c.geluTanhCubicTail;
    // The first part has so few bits that the difference below is exact.
    Value linear = e.constant(c.geluTanhLinear[0]);
    Value head = e.fma(e.constant(cubic), square, linear);
    Value tail = e.fma(e.constant(cubic), square, e.sub(linear, head));
    tail = e.fma(e.constant(cubic), squareTail,
                 e.add(tail, e.constant(c.geluTanhLinear[1])));
    tail = e.fma(e.constant(cubicTail), square, tail);
    return fastTwoSum(e, head, tail);
  }

  Logistic getLogistic(Emitter &e, Value x, bool splits = false) const {
    return Logistic(e, e.less(x, e.constant(0.0)), minus(e, v), splits);
  }
};
} // namespace

/// v is a sum, so that the exponential keeps its relative accuracy. 0.987 ULP
/// (where: -0x1.58994ap+2); f64: 0.91.
Value Kernels::geluTanh(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  GeluTanh gelu(e, x);
  if (needsNoTails(e))
    return fast::productWithSigmoid(
        e, e.finiteBelow(x), e.less(x, e.constant(0.0)), minus(e, gelu.v));
  return gelu.getLogistic(e, x).times(e, e.finiteBelow(x));
}

/// The zero is at x = -0.7525. 0.743 ULP, also next to it; f64: 0.65.
Value Kernels::geluTanhDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  GeluTanh gelu(e, x);
  // In f64, the slope is up to 2^11 where the exponential vanishes.
  LogisticSums core(e, gelu.getLogistic(e, x, /*splits=*/isF64(e)));
  return core.productDerivative(e, {gelu.a, e.constant(0.0)}, gelu.slope,
                                constants(e).geluTanh);
}

//===----------------------------------------------------------------------===//
// Mish: x tanh(log(1 + exp(x)))
//===----------------------------------------------------------------------===//

namespace {
/// tanh(log(1 + exp(x))) = scale n / d. With u = exp(-|x|):
///   x < 0:  u (2 + u) / (2 + u (2 + u)),  scale n = u (2 + u)
///   else:   (1 + 2 u) / (1 + 2 u (1 + u))
struct Mish {
  LogisticSums core;
  Sum u, n, d;

  Mish(Emitter &e, Value x) : core(e, Logistic(e, x)) {
    Value one = e.constant(1.0), two = e.constant(2.0);
    u = {e.mul(core.s, core.u.head), e.mul(core.s, core.u.tail)};
    Sum twoU = {e.add(u.head, u.head), e.add(u.tail, u.tail)};
    Sum scaled = product(e, core.u, addConstant(e, two, u));
    Sum negative = addConstant(
        e, two, {e.mul(core.s, scaled.head), e.mul(core.s, scaled.tail)});
    Sum positive = addProduct(e, twoU, core.denominator, one);
    n = select(e, core.isNegative, scaled, addConstant(e, one, twoU));
    d = select(e, core.isNegative, negative, positive);
  }

  static Sum addConstant(Emitter &e, Value c, Sum sum) {
    Sum result = twoSum(e, c, sum.head);
    return {result.head, e.add(result.tail, sum.tail)};
  }
};
} // namespace

/// 0.68 ULP, 1.0 where the result is subnormal; f64: 0.85.
Value Kernels::mish(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (needsNoTails(e))
    return fast::mish(e, x);
  Mish mish(e, x);
  return times(e, e.mul(e.finiteBelow(x), mish.core.scale(e)),
               divide(e, mish.n, mish.d));
}

/// With a = |x|, u and d as above, it is
///   x < 0:  u (4 (1 - a) + u (6 - 4 a + u (4 + u))) / d^2
///   else:   (1 + u (4 + u (6 + 4 a + u (4 + 4 a)))) / d^2
/// The zero is at x = -1.192. 0.866 ULP, also next to it; f64: 0.89.
Value Kernels::mishDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Mish mish(e, x);
  Value a = finiteAbs(e, x);
  Value isNegative = mish.core.isNegative;
  Value one = e.constant(1.0), four = e.constant(4.0), six = e.constant(6.0);
  auto step = [&](Sum sum, Value c) { return addProduct(e, mish.u, sum, c); };

  Sum oneMinusA = twoSum(e, one, e.neg(a));
  Sum minus = Mish::addConstant(e, four, mish.u);
  minus = step(minus, e.fma(e.constant(-4.0), a, six));
  minus = step(minus, e.mul(four, oneMinusA.head));
  minus.tail = e.fma(four, oneMinusA.tail, minus.tail);
  minus = nearZero(e, constants(e).mish, {a, e.constant(0.0)}, minus);

  Sum plus = step({e.fma(four, a, four), e.constant(0.0)}, e.fma(four, a, six));
  plus = step(step(plus, four), one);

  Sum quotient = divide(e, select(e, isNegative, minus, plus), mish.d);
  Value product = multiply(e, quotient, divide(e, mish.core.numerator, mish.d));
  return e.mul(product, mish.core.scale(e));
}
