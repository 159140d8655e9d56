//===- KernelsSigmoid.cpp - The logistic function and its integral --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

namespace {
/// With exp(-|x|) = s u, s a power of two or 0 and u in [0.7, 1.5]:
/// sigmoid(x) = scale numerator / denominator, where numerator and scale are u
/// and s for x < 0, 1 and 1 else, and denominator = 1 + s u.
struct Logistic {
  Value s, isNegative, numeratorScale;
  Sum u, numerator, denominator;

  Logistic(Emitter &e, Value x);
  /// -|x| as a sum. Of `x` only the sign is used.
  Logistic(Emitter &e, Value x, Sum minusAbs);

  /// The derivative of y sigmoid(x(y)), where `slope` is a x'(a), a = |y|:
  ///   y < 0:  s u (1 + s u - slope) / (1 + s u)^2
  ///   else:   (1 + s u + s u slope) / (1 + s u)^2
  /// The numerator for y < 0 has a zero.
  Value productDerivative(Emitter &e, Value a, Sum slope,
                          const Zero &zero) const;

private:
  void initialize(Emitter &e, Value x, Value scale, Sum p);
};
} // namespace

/// log(1 + u), u = exp(x) = uHead + uTail. With r = u or, for large u,
/// r = (u - 1) / 2 (exact), and log(1 + x) = offset + log(1 + r), offset 0 or
/// ln 2, it is offset + r + r^2 q(r), r in [-1/4, 1/2], as head + tail.
/// uTail has the factor 1 / (1 + u), for which a line is good enough.
///
/// Softplus: 1.214 ULP (where: 0x1.39d11ap-2). Flushes like
/// scaledExpOfNonPositive. log(1 + exp(-inf)) = 0.
Value Kernels::log1pExpOfNonPositive(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  const Constants &c = constants(e);
  NonPositive core(e, x);
  Sum sum = core.expm1OfT(e);
  Value p = e.add(sum.head, sum.tail);
  Value u = e.fma(core.s, p, core.s);
  Value uTail = e.fma(core.s, p, e.sub(core.s, u));

  Value isLarge = e.greater(u, e.constant(c.log1pSplit));
  Value zero = e.constant(0.0);
  Value r = e.select(isLarge, e.fma(u, e.constant(0.5), e.constant(-0.5)), u);
  Value offset = e.select(isLarge, e.constant(c.ln2Hi), zero);
  Value offsetTail = e.select(isLarge, e.constant(c.ln2Lo), zero);
  Value head = e.add(offset, r);
  Value tail = e.add(e.sub(r, e.sub(head, offset)), offsetTail);
  Value slope = e.fma(u, e.constant(-0.48), e.constant(0.97));
  tail = e.fma(uTail, slope, tail);
  Value q = horner(e, r, c.log1p);
  return e.add(head, e.fma(e.mul(r, r), q, tail));
}

Logistic::Logistic(Emitter &e, Value x) {
  NonPositive core(e, e.neg(e.abs(x)));
  Sum p = core.expm1OfT(e);
  initialize(e, x, core.s, fastTwoSum(e, p.head, p.tail));
}

Logistic::Logistic(Emitter &e, Value x, Sum minusAbs) {
  NonPositiveSum core(e, minusAbs);
  initialize(e, x, core.s, core.p);
}

void Logistic::initialize(Emitter &e, Value x, Value scale, Sum p) {
  s = scale;
  Value one = e.constant(1.0), zero = e.constant(0.0);
  u.head = e.add(one, p.head);
  u.tail = e.add(e.sub(p.head, e.sub(u.head, one)), p.tail);
  denominator.head = e.fma(s, u.head, one);
  denominator.tail =
      e.fma(s, u.tail, e.fma(s, u.head, e.sub(one, denominator.head)));
  isNegative = e.less(x, zero);
  numerator = select(e, isNegative, u, {one, zero});
  numeratorScale = e.select(isNegative, s, one);
}

Value Logistic::productDerivative(Emitter &e, Value a, Sum slope,
                                  const Zero &zero) const {
  Sum minus = twoSum(e, denominator.head, e.neg(slope.head));
  minus.tail = e.add(minus.tail, e.sub(denominator.tail, slope.tail));
  minus = nearZero(e, zero, a, minus);
  Sum plus = addProduct(e, {e.mul(s, u.head), e.mul(s, u.tail)}, slope,
                        denominator.head);
  plus.tail = e.add(plus.tail, denominator.tail);
  Sum quotient = divide(e, select(e, isNegative, minus, plus), denominator);
  return e.mul(multiply(e, quotient, divide(e, numerator, denominator)),
               numeratorScale);
}

/// 0.781 ULP (where: -0x1.5e2226p+6). Flushes like scaledExpOfNonPositive.
/// sigmoid(-inf) = 0.
Value Kernels::sigmoid(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Logistic core(e, x);
  Sum quotient = divide(e, core.numerator, core.denominator);
  return e.mul(round(e, quotient), core.numeratorScale);
}

/// s u / (1 + s u)^2. 0.781 ULP; f64: 0.80.
Value Kernels::sigmoidDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Logistic core(e, x);
  Sum reciprocal =
      divide(e, {e.constant(1.0), e.constant(0.0)}, core.denominator);
  Sum quotient = divide(e, core.u, core.denominator);
  return e.mul(multiply(e, quotient, reciprocal), core.s);
}

/// The product is a sum too, and is rounded once. SiLU: 0.739 ULP (where:
/// -0x1.488d0cp+6).
Value Kernels::timesSigmoid(Emitter &e, Value factor, Value x) const {
  if (!hasKernel(e))
    return {};
  Logistic core(e, x);
  return times(e, e.mul(factor, core.numeratorScale),
               divide(e, core.numerator, core.denominator));
}

/// Beyond, exp(-|x|) is 0 in f64.
static Value finiteAbs(Emitter &e, Value x) {
  return e.atMost(e.abs(x), e.constant(1000.0));
}

/// The zero is at x = -1.278. 0.735 ULP, also next to it; f64: 0.75.
Value Kernels::siluDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Value a = finiteAbs(e, x);
  return Logistic(e, x).productDerivative(e, a, {a, e.constant(0.0)},
                                          constants(e).silu);
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

  Logistic getLogistic(Emitter &e, Value x) const {
    return Logistic(e, x, {e.neg(v.head), e.neg(v.tail)});
  }
};
} // namespace

/// v is a sum, so that the exponential keeps its relative accuracy. 0.905 ULP;
/// f64: 0.68.
Value Kernels::geluTanh(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Logistic core = GeluTanh(e, x).getLogistic(e, x);
  return times(e, e.mul(e.finiteBelow(x), core.numeratorScale),
               divide(e, core.numerator, core.denominator));
}

/// The zero is at x = -0.7525. 0.743 ULP, also next to it; f64: 0.65.
Value Kernels::geluTanhDerivative(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  GeluTanh gelu(e, x);
  return gelu.getLogistic(e, x).productDerivative(e, gelu.a, gelu.slope,
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
  Logistic core;
  Sum u, n, d;

  Mish(Emitter &e, Value x) : core(e, x) {
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
  Mish mish(e, x);
  return times(e, e.mul(e.finiteBelow(x), mish.core.numeratorScale),
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
  minus = nearZero(e, constants(e).mish, a, minus);

  Sum plus = step({e.fma(four, a, four), e.constant(0.0)}, e.fma(four, a, six));
  plus = step(step(plus, four), one);

  Sum quotient = divide(e, select(e, isNegative, minus, plus), mish.d);
  Value product = multiply(e, quotient, divide(e, mish.core.numerator, mish.d));
  return e.mul(product, mish.core.numeratorScale);
}
