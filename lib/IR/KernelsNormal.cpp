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
/// What both functions share.
struct Normal {
  Value a;
  /// a / (a + k), and q.
  Sum y, q;
  /// exp(-a^2/2) = s (1 + p).
  NonPositiveSum exp;

  Normal(Emitter &e, Value x)
      : a(e.atMost(e.abs(x), e.constant(constants(e).normalLimit))),
        exp(e, minusHalfSquare(e, a)) {
    const double k = constants(e).normalCenter;
    // k has so few bits that denominator - k is exact also where a > k.
    Value denominator = e.add(a, e.constant(k));
    Value lost = e.sub(a, e.sub(denominator, e.constant(k)));
    y.head = e.div(a, denominator);
    // 1 / (a + k) = (1 - y) / k.
    Value reciprocal = e.fma(y.head, e.constant(-1 / k), e.constant(1 / k));
    Value minusY = e.neg(y.head);
    Value rest = e.fma(minusY, lost, e.fma(minusY, denominator, a));
    y.tail = e.mul(rest, reciprocal);

    Value two = e.constant(2.0), minusOne = e.constant(-1.0);
    q.head = e.fma(two, y.head, minusOne);
    q.tail = e.fma(two, y.head, e.sub(minusOne, q.head));
    q.tail = e.fma(two, y.tail, q.tail);
  }

  /// polynomial(q) (1 + p) factor. The last steps of Horner's scheme keep what
  /// they round; `slope`, roughly the derivative of the polynomial, is for
  /// q.tail.
  Value times(Emitter &e, ArrayRef<double> polynomial, ArrayRef<double> slope,
              Sum factor) const {
    size_t numExact = isF64(e) ? 3 : 2;
    Sum value = {horner(e, q.head, polynomial.drop_back(numExact)), {}};
    for (double coefficient : polynomial.take_back(numExact)) {
      Value c = e.constant(coefficient);
      Value head = e.fma(q.head, value.head, c);
      Value lost = e.fma(q.head, value.head, e.sub(c, head));
      value = {head, value.tail ? e.fma(q.head, value.tail, lost) : lost};
    }
    value.tail = e.fma(q.tail, horner(e, q.head, slope), value.tail);

    Sum product;
    product.head = e.fma(value.head, exp.p.head, value.head);
    product.tail =
        e.fma(value.head, exp.p.head, e.sub(value.head, product.head));
    Value tail = e.fma(value.head, exp.p.tail, value.tail);
    product.tail = e.add(product.tail, e.fma(tail, exp.p.head, tail));
    return multiply(e, product, factor);
  }
};
} // namespace

/// x Phi(x) = max(x, 0) - a Phi(-a), a Phi(-a) = exp(-a^2/2) P(q) y.
///
/// 1.02 ULP (where: -0x1.9fb73ap+3), 0.84 for x > -12; f64: 0.84. Subnormal
/// results next to 0 are rounded twice in f32: 1.5. In the tail, what is
/// smaller than 2^-126 may be flushed (f64: 2^-1022). GELU(-inf) = -0.
Value Kernels::gelu(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (isFast(e))
    return fast::gelu(e, x);
  const Constants &c = constants(e);
  Normal normal(e, x);
  Value rest = normal.times(e, c.normal, c.normalSlope, normal.y);
  // -0 for negative x: a result that underflows keeps its sign, as does -0.
  Value linear = e.select(e.less(x, e.constant(0.0)), e.constant(-0.0), x);
  Value y = e.fma(e.neg(normal.exp.s), rest, linear);
  if (!isF64(e))
    return y;
  // Next to 0 it is x / 2, and a / (a + k) may be subnormal.
  Value isTiny = e.less(normal.a, e.constant(0x1p-100));
  return e.select(isTiny, e.mul(x, e.constant(0.5)), y);
}

/// Phi(x) + x phi(x), which is the value at -a, or 1 minus that for x >= 0.
///
/// 0.903 ULP (where: -0x1.93231ep+3), also next to the zero at -0.75; f64: 1.0.
/// Below x = -13.2, where |result| < 2^-123, it is -0 (f64: below -37.6).
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
