//===- KernelsFast.cpp - Kernels of the accuracy `fast` -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same formulas without sums of two numbers: every operation rounds, and a
// quotient is one division. At most 4 ULP, for less than 9/10 of the
// instructions of `faithful`. The exponential is made of the same operations as
// there, so that a function shares it with a derivative of the same x.
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

/// exp(t) - 1, for t after its second step.
static Value expm1OfT(Emitter &e, const NonPositive &core) {
  Value t = reduceFurther(e, core.reduced);
  return e.fma(e.mul(t, t), core.q, t);
}

/// exp(-|x|): 1 + p times 2^n, which is exact.
static Value expOfMinusAbs(Emitter &e, Value x) {
  NonPositive core(e, e.neg(e.abs(x)));
  return e.fma(core.s, expm1OfT(e, core), core.s);
}

namespace {
/// exp(x) = s (1 + p) for a sum x <= 0.
struct ExpOfSum {
  Value s, p;

  ExpOfSum(Emitter &e, Sum x) {
    const Constants &c = constants(e);
    Value z = e.atLeast(x.head, e.constant(c.expFloor));
    Reduced reduced = reduce(e, z, c.exponentBias);
    s = powerOfTwo(e, reduced.bits);
    Value t = reduced.t;
    if (!isBf16(e))
      t = e.add(t, e.fma(reduced.n, e.constant(-c.ln2Lo), x.tail));
    Value q = horner(e, t, c.exp);
    p = e.fma(e.mul(t, t), q, t);
  }
};
} // namespace

/// factor u / (1 + u) for x < 0, factor / (1 + u) else; u = exp(-|x|).
static Value logistic(Emitter &e, Value isNegative, Value u, Value factor) {
  Value one = e.constant(1.0);
  Value numerator = e.select(isNegative, u, one);
  if (factor)
    numerator = e.mul(factor, numerator);
  return e.div(numerator, e.add(one, u));
}

/// For bf16 only: 0.501 ULP of it.
Value fast::sigmoidSlope(Emitter &e, Value x, double factor) {
  Value u = expOfMinusAbs(e, x), d = e.add(e.constant(1.0), u);
  return e.div(e.scale(u, e.parameter(factor)), e.mul(d, d));
}

/// 2.41 ULP (where: -0x1.0a111ap+2).
Value fast::sigmoid(Emitter &e, Value x) {
  Value isNegative = e.less(x, e.constant(0.0));
  return logistic(e, isNegative, expOfMinusAbs(e, x), {});
}

/// 3.35 ULP (where: -0x1.7c16d4p+2).
Value fast::silu(Emitter &e, Value x, Value betaX) {
  Value isNegative = e.less(betaX, e.constant(0.0));
  return logistic(e, isNegative, expOfMinusAbs(e, betaX), x);
}

/// The product is a sum: its error would be that of the exponential. GELU's
/// tanh form has 3.46 ULP (where: -0x1.7d2ab2p+1).
Value fast::productWithSigmoid(Emitter &e, Value x, Value isNegative,
                               Sum minusAbs) {
  ExpOfSum exp(e, minusAbs);
  return logistic(e, isNegative, e.fma(exp.s, exp.p, exp.s), x);
}

/// max(x, 0) - exp(-a^2/2) P(q) y as in KernelsNormal.cpp, of which only a^2
/// has a tail. 3.55 ULP (where: -0x1.0ddb4ep-4).
Value fast::gelu(Emitter &e, Value x) {
  const Constants &c = constants(e);
  Value a = e.atMost(e.abs(x), e.constant(c.normalLimit));
  Value y = e.div(a, e.add(a, e.constant(c.normalCenter)));
  Value q = e.fma(e.constant(2.0), y, e.constant(-1.0));
  Value rest = e.mul(horner(e, q, c.normal), y);
  ExpOfSum exp(e, scaledSquare(e, a, -0.5));
  // -0 for negative x: a result that underflows keeps its sign, as does -0.
  Value linear = e.select(e.less(x, e.constant(0.0)), e.constant(-0.0), x);
  Value product = e.fma(rest, exp.p, rest);
  return e.fma(e.neg(exp.s), product, linear);
}

/// 1 - exp(z), z = log(erfc(|x|)), as in KernelsNormal.cpp. 3.18 ULP (where:
/// -0x1.c32d6cp-7).
Value fast::erf(Emitter &e, Value x) {
  const Constants &c = constants(e);
  Value a = e.atMost(e.abs(x), e.constant(c.erfLimit));
  Value slope = e.fma(a, horner(e, a, c.erf), e.constant(-c.erfSlope.head));
  NonPositive core(e, e.mul(a, slope));
  Value y =
      e.fma(e.neg(core.s), expm1OfT(e, core), e.sub(e.constant(1.0), core.s));
  return withSignOf(e, y, x);
}

/// 2.50 ULP (where: -0x1.205368p+2).
Value fast::tanh(Emitter &e, Value x) {
  NonPositive core(e, e.mul(e.abs(x), e.constant(-2.0)));
  Value t = core.reduced.argument;
  Value p = e.fma(e.mul(t, t), core.q, t);
  Value m = e.fma(core.s, p, e.sub(core.s, e.constant(1.0)));
  Value quotient = e.div(m, e.add(m, e.constant(2.0)));
  return withSignOf(e, e.abs(quotient), x);
}

/// With r = u or, for large u, r = (u - 1) / 2, as in `addLog1p`. Softplus has
/// 1.68 ULP (where: -0x1.d5cbcep-2).
Value fast::log1pOfExp(Emitter &e, Value x) {
  const Constants &c = constants(e);
  Value u = expOfMinusAbs(e, x);
  Value isLarge = e.greater(u, e.constant(c.log1pSplit));
  Value half = e.fma(u, e.constant(0.5), e.constant(-0.5));
  Value r = e.select(isLarge, half, u);
  Value offset = e.select(isLarge, e.constant(c.ln2Hi), e.constant(0.0));
  Value rest = e.fma(e.mul(r, r), horner(e, r, c.log1p), r);
  return e.add(offset, rest);
}

/// The quotients of struct Mish; u^2 + 2 u is rounded once. 3.95 ULP (where:
/// -0x1.a1b5e4p+1).
Value fast::mish(Emitter &e, Value x) {
  Value one = e.constant(1.0), two = e.constant(2.0);
  Value u = expOfMinusAbs(e, x), twoU = e.add(u, u);
  Value isNegative = e.less(x, e.constant(0.0));
  Value product = e.fma(u, u, twoU), sum = e.add(one, twoU);
  Value numerator = e.select(isNegative, product, sum);
  Value denominator =
      e.select(isNegative, e.add(two, product), e.fma(twoU, u, sum));
  return e.div(e.mul(e.finiteBelow(x), numerator), denominator);
}
