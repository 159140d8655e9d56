//===- KernelsNormal.cpp - The normal distribution, for GELU --------------===//
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
//
// P and D are polynomials (Schonfelder, 1978, uses this q for erfc). The second
// line is the derivative of GELU at -a, with its zero factored out: it is as
// accurate in ULP next to the zero as elsewhere. a^2 is a sum of two numbers,
// so that the exponential keeps its relative accuracy in the tail.
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

/// What both functions share.
struct Normal {
  Value a;
  /// a / (a + k) in units of kUnit, and q.
  Sum y, q;
  /// exp(-a^2/2) = s (1 + p).
  NonPositiveSum exp;

  Normal(Emitter &e, Value x)
      : a(e.atMost(e.abs(x), e.constant(constants(e).normalLimit))),
        exp(e, minusHalfSquare(e, a)) {
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

  /// polynomial(q) (1 + p) factor, the factor being in units of `unit`. The
  /// last steps of Horner's scheme keep what they round; `slope`, roughly the
  /// derivative of the polynomial, is for q.tail.
  Value times(Emitter &e, ArrayRef<double> polynomial, ArrayRef<double> slope,
              Sum factor, double unit = 1.0) const {
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
    product.tail =
        e.fma(value.head, exp.p.head, e.sub(value.head, product.head));
    product.tail = e.add(product.tail, value.tail);
    product.tail = e.fma(value.tail, exp.p.head, product.tail);
    product.tail = e.fma(value.head, exp.p.tail, product.tail);
    return multiply(e, product, factor);
  }
};
} // namespace

/// x Phi(x) = max(x, 0) - a Phi(-a), a Phi(-a) = exp(-a^2/2) P(q) y.
///
/// 0.875 ULP (where: -0x1.a4d762p+3), 1.0 where the result is next to
/// subnormal: it is rounded twice there. f64: 0.85. In the tail, what is
/// smaller than 2^-126 may be flushed (f64: 2^-1022). GELU(-inf) = -0.
Value Kernels::gelu(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (isFast(e))
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
