//===- KernelsNormal.cpp - The normal distribution and erf ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// With a = |x|, k a constant and q = (a - k) / (a + k), which is in [-1, 1):
//
//   Phi(-a)            = exp(-a^2/2) P(q) / (a + k)
//   Phi(-a) - a phi(a) = exp(-a^2/2) (root - a) D(q)
//   erfc(a)            = exp(-a^2) P(q) k / (a + k)
//
// P, D and, for erfc, another P are polynomials (Schonfelder, 1978, uses this q
// for erfc). The second line is the derivative of GELU at -a, with its zero
// factored out: it is as accurate in ULP next to the zero as elsewhere. a^2 is
// a sum of two numbers, so that the exponential keeps its relative accuracy in
// the tail. erf needs none of this, since it is not small there.
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

namespace {
/// The unit of y: in it, y is normal also where a is not.
constexpr double kUnit = 0x1p-24;

/// What all of these share.
struct Tail {
  Value a;
  Sum q;
  /// exp(factor a^2) = s (1 + p).
  NonPositiveSum exp;

  Tail(Emitter &e, Value x, double limit, double factor)
      : a(e.atMost(e.abs(x), e.constant(limit))),
        exp(e, scaledSquare(e, a, factor)) {}

  Value times(Emitter &e, ArrayRef<double> polynomial, ArrayRef<double> slope,
              Sum factor, double unit = 1.0) const;
};

/// The normal distribution.
struct Normal : Tail {
  /// a / (a + k) in units of kUnit.
  Sum y;

  Normal(Emitter &e, Value x) : Tail(e, x, constants(e).normalLimit, -0.5) {
    const double k = constants(e).normalCenter;
    Value unit = e.constant(kUnit), scaledK = e.constant(k * kUnit);
    // k has so few bits that k - denominator is exact also where a > k.
    Value denominator = e.fma(a, unit, scaledK);
    Value lost = e.fma(a, unit, e.sub(scaledK, denominator));
    y.head = e.div(a, denominator);
    // 1 / (a + k) = (1 - a / (a + k)) / k.
    Value reciprocal =
        e.fma(y.head, e.constant(-1 / k), e.constant(1 / (k * kUnit)));
    Value minusY = e.neg(y.head);
    Value rest = e.fma(minusY, lost, e.fma(minusY, denominator, a));
    y.tail = e.mul(rest, reciprocal);

    Value two = e.constant(2.0 * kUnit), minusOne = e.constant(-1.0);
    q.head = e.fma(two, y.head, minusOne);
    q.tail = e.fma(two, y.head, e.sub(minusOne, q.head));
    q.tail = e.fma(two, y.tail, q.tail);
  }
};

/// erfc.
struct Complement : Tail {
  /// k / (a + k).
  Sum u;

  Complement(Emitter &e, Value x) : Tail(e, x, constants(e).erfcLimit, -1.0) {
    const double center = constants(e).erfcCenter;
    Value k = e.constant(center), one = e.constant(1.0);
    Value denominator = e.add(a, k);
    Value lost = e.add(e.sub(k, denominator), a);
    u.head = e.div(k, denominator);
    Value minusU = e.neg(u.head);
    Value rest = e.fma(minusU, lost, e.fma(minusU, denominator, k));
    u.tail = e.mul(rest, e.mul(u.head, e.constant(1 / center)));

    Value minusTwo = e.constant(-2.0);
    q.head = e.fma(minusTwo, u.head, one);
    q.tail = e.fma(minusTwo, u.head, e.sub(one, q.head));
    q.tail = e.fma(minusTwo, u.tail, q.tail);
  }
};
} // namespace

/// polynomial(q) (1 + p) factor, the factor being in units of `unit`. The
/// last steps of Horner's scheme keep what they round; `slope`, roughly the
/// derivative of the polynomial, is for q.tail.
Value Tail::times(Emitter &e, ArrayRef<double> polynomial,
                  ArrayRef<double> slope, Sum factor, double unit) const {
  auto inUnits = [&](ArrayRef<double> coefficients) {
    return llvm::map_to_vector(coefficients,
                               [&](double c) { return c * unit; });
  };
  SmallVector<double> scaled = inUnits(polynomial);
  size_t numExact = isF64(e) ? 3 : 2;
  Sum value = {horner(e, q.head, ArrayRef(scaled).drop_back(numExact)), {}};
  for (double coefficient : ArrayRef(scaled).take_back(numExact)) {
    Value c = e.constant(coefficient);
    Value head = e.fma(q.head, value.head, c);
    Value lost = e.fma(q.head, value.head, e.sub(c, head));
    value = {head, value.tail ? e.fma(q.head, value.tail, lost) : lost};
  }
  value.tail = e.fma(q.tail, horner(e, q.head, inUnits(slope)), value.tail);

  Sum product;
  product.head = e.fma(value.head, exp.p.head, value.head);
  product.tail = e.fma(value.head, exp.p.head, e.sub(value.head, product.head));
  product.tail = e.add(product.tail, value.tail);
  product.tail = e.fma(value.tail, exp.p.head, product.tail);
  product.tail = e.fma(value.head, exp.p.tail, product.tail);
  return multiply(e, product, factor);
}

/// x Phi(x) = max(x, 0) - a Phi(-a), a Phi(-a) = exp(-a^2/2) P(q) y.
///
/// 0.875 ULP (where: -0x1.a4d762p+3), 1.0 where the result is next to
/// subnormal: it is rounded twice there. f64: 0.85. In the tail, what is
/// smaller than 2^-126 may be flushed (f64: 2^-1022). GELU(-inf) = -0.
Value Kernels::gelu(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (needsNoTails(e))
    return fast::gelu(e, x);
  const Constants &c = constants(e);
  Normal normal(e, x);
  Value rest = normal.times(e, c.normal, c.normalSlope, normal.y, kUnit);
  // -0 for negative x: a result that underflows keeps its sign, as does -0.
  Value linear = e.select(e.less(x, e.constant(0.0)), e.constant(-0.0), x);
  Value y = e.fma(e.neg(normal.exp.s), rest, linear);
  if (!isF64(e))
    return y;
  // Next to 0 it is x / 2, rounded once also where it is subnormal.
  Value isTiny = e.less(normal.a, e.constant(0x1p-100));
  return e.select(isTiny, e.mul(x, e.constant(0.5)), y);
}

/// Phi(x) + x phi(x), which is the value at -a, or 1 minus that for x >= 0.
///
/// 0.903 ULP (where: 0x1.9a49d6p-13), also next to the zero at -0.75; f64:
/// 0.931. Below x = -13.2, where |result| < 2^-123, it is -0 (f64: below
/// -37.6).
Value Kernels::geluDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  const Constants &c = constants(e);
  Normal normal(e, x);
  Value value = normal.times(e, c.geluDerivative, c.geluDerivativeSlope,
                             distanceFrom(e, c.geluRoot, normal.a));
  Value s = normal.exp.s;
  return e.select(e.less(x, e.constant(0.0)), e.mul(s, value),
                  e.fma(e.neg(s), value, e.constant(1.0)));
}

/// The value at |x|, or 2 minus that for x < 0. 0.895 ULP (where:
/// -0x1.aa5fdp-12); f64: 0.79. Subnormal results are kept down to 2^-130 (f64:
/// 2^-1028); what is smaller may be flushed.
Value Kernels::erfc(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  const Constants &c = constants(e);
  Complement complement(e, x);
  Value value = complement.times(e, c.erfc, c.erfcSlope, complement.u);
  Value s = complement.exp.s;
  return e.select(e.less(x, e.constant(0.0)),
                  e.fma(e.neg(s), value, e.constant(2.0)), e.mul(s, value));
}

/// exp(t) - 1 = t + t^2 / 2 + t^3 r, where t^2 / 2 too is a sum: next to x = 0
/// nothing damps what it rounds.
static Sum expm1WithSquare(Emitter &e, Sum t, ArrayRef<double> polynomial) {
  assert(polynomial.back() == 0.5);
  Value half = e.mul(t.head, e.constant(0.5));
  Value head = e.fma(half, t.head, t.head);
  Value lost = e.fma(half, t.head, e.sub(t.head, head));
  Value cube = e.mul(e.mul(t.head, t.head), t.head);
  Value r = horner(e, t.head, polynomial.drop_back());
  return {head, e.add(lost, e.fma(cube, r, t.tail))};
}

/// 1 - exp(z), z = log(erfc(|x|)): exp(z) damps every error of z, so that one
/// short polynomial serves all x, and next to 0 the result is -z. 1 - s is
/// exact where it matters, as in KernelsExp.cpp. 0.871 ULP (where:
/// 0x1.c930ecp-3), just below 1 where the result is next to subnormal: there it
/// is rounded twice. f64: 0.87.
Value Kernels::erf(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (needsNoTails(e))
    return fast::erf(e, x);
  const Constants &c = constants(e);
  Value a = e.atMost(e.abs(x), e.constant(c.erfLimit));
  // z / a.
  Value linear = e.constant(-c.erfSlope.head), rest = horner(e, a, c.erf);
  Sum slope;
  slope.head = e.fma(a, rest, linear);
  slope.tail = e.fma(a, rest, e.sub(linear, slope.head));
  slope.tail = e.add(slope.tail, e.constant(-c.erfSlope.tail));
  Sum z;
  z.head = e.mul(a, slope.head);
  z.tail = e.fma(a, slope.tail, e.fma(a, slope.head, e.neg(z.head)));

  Reduced reduced = reduce(e, z.head, c.exponentBias);
  Value s = powerOfTwo(e, reduced.bits);
  Sum p = expm1WithSquare(e, reduceSum(e, reduced, z.tail), c.erfExp);
  Value minusS = e.neg(s), rise = e.sub(e.constant(1.0), s);
  Value head = e.fma(minusS, p.head, rise);
  Value tail = e.fma(minusS, p.head, e.sub(rise, head));
  tail = e.fma(minusS, p.tail, tail);
  return withSignOf(e, round(e, {head, tail}), x);
}

/// 2 / sqrt(pi) exp(-x^2). 0.976 ULP (where: -0x1.1efb4ep-1); f64: 0.80.
/// Flushes like scaledExpOfNonPositive.
Value Kernels::erfDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  const Constants &c = constants(e);
  // x^2 is exact.
  if (isBf16(e))
    return Cores::erfDerivative(e, x);
  Tail core(e, x, c.erfcLimit, -1.0);
  Value factor = e.constant(c.erfSlope.head), p = core.exp.p.head;
  Value head = e.fma(factor, p, factor);
  Value tail = e.fma(factor, p, e.sub(factor, head));
  tail =
      e.fma(factor, core.exp.p.tail, e.add(tail, e.constant(c.erfSlope.tail)));
  return e.mul(round(e, {head, tail}), core.exp.s);
}
