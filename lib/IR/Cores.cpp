//===- Cores.cpp - Cores that are made of others --------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Cores.h"

using namespace mlir;
using namespace mlir::act;

// The vtable's home.
Cores::~Cores() = default;

/// Beyond +-kTail the factors exp(-|x|) and exp(-x^2/2) are zero in f64.
static constexpr double kTail = 1000.0;

//===----------------------------------------------------------------------===//
// The error function and GELU
//===----------------------------------------------------------------------===//

Value Cores::erfDerivative(Emitter &e, Value x) const {
  constexpr double kTwoOverSqrtPi = 1.12837916709551257390;
  Value z = e.clamp(x, -kTail, kTail);
  return e.scaledExpOfNonPositive(e.neg(e.mul(z, z)),
                                  e.parameter(kTwoOverSqrtPi));
}

/// Phi(x) = erfc(-x / sqrt(2)) / 2.
static Value normalDistribution(Emitter &e, Value x) {
  constexpr double kSqrtHalf = 0.70710678118654752440;
  return e.mul(e.constant(0.5), e.erfc(e.mul(x, e.constant(-kSqrtHalf))));
}

Value Cores::gelu(Emitter &e, Value x) const {
  return e.mul(e.finiteBelow(x), normalDistribution(e, x));
}

Value Cores::geluDerivative(Emitter &e, Value x) const {
  constexpr double kInvSqrtTwoPi = 0.39894228040143267794;
  Value z = e.clamp(x, -kTail, kTail);
  Value u = e.scaledExpOfNonPositive(e.mul(e.mul(z, z), e.constant(-0.5)),
                                     e.parameter(kInvSqrtTwoPi));
  return e.fma(z, u, normalDistribution(e, z));
}

static constexpr double kSqrtTwoOverPi = 0.79788456080286535588;
static constexpr double kGeluCubic = 0.044715;

/// 2 sqrt(2 / pi) (x + 0.044715 x^3).
static Value geluTanhArgument(Emitter &e, Value x) {
  Value cubic = e.fma(e.mul(x, x), e.constant(kGeluCubic), e.constant(1.0));
  return e.mul(e.mul(x, e.constant(2.0 * kSqrtTwoOverPi)), cubic);
}

Value Cores::geluTanh(Emitter &e, Value x) const {
  return e.mul(e.finiteBelow(x), e.sigmoid(geluTanhArgument(e, x)));
}

/// s + x s (1 - s) w, s = sigmoid(v(x)), w = v'(x); s (1 - s) is the derivative
/// of sigmoid.
Value Cores::geluTanhDerivative(Emitter &e, Value x) const {
  Value z = e.clamp(x, -kTail, kTail), v = geluTanhArgument(e, z);
  Value w =
      e.mul(e.constant(2.0 * kSqrtTwoOverPi),
            e.fma(e.mul(z, z), e.constant(3.0 * kGeluCubic), e.constant(1.0)));
  return e.fma(e.mul(z, w), e.sigmoidDerivative(v), e.sigmoid(v));
}

//===----------------------------------------------------------------------===//
// The sigmoid family
//===----------------------------------------------------------------------===//

/// exp(-|x|), the only exponential that the sigmoid family needs: it does not
/// overflow.
static Value expOfMinusAbs(Emitter &e, Value x) {
  return e.scaledExpOfNonPositive(e.neg(e.abs(x)), e.parameter(1.0));
}

/// u / (1 + u)^2, u = exp(-|x|): even, and accurate in both tails.
Value Cores::sigmoidDerivative(Emitter &e, Value x) const {
  Value u = expOfMinusAbs(e, x), v = e.add(e.constant(1.0), u);
  return e.div(u, e.mul(v, v));
}

/// 4 sigmoid'(2 x).
Value Cores::tanhDerivative(Emitter &e, Value x) const {
  return e.mul(e.constant(4.0), e.sigmoidDerivative(e.add(x, x)));
}

Value Cores::silu(Emitter &e, Value x, OpFoldResult beta) const {
  // The side where the sigmoid vanishes depends on the sign of beta.
  bool isNegative =
      cast<FloatAttr>(cast<Attribute>(beta)).getValueAsDouble() < 0.0;
  return e.mul(isNegative ? e.finiteAbove(x) : e.finiteBelow(x),
               e.sigmoid(e.mul(e.value(beta), x)));
}

Value Cores::siluDerivative(Emitter &e, Value x, OpFoldResult beta) const {
  Value z = e.clamp(e.mul(e.value(beta), x), -kTail, kTail);
  return e.fma(z, e.sigmoidDerivative(z), e.sigmoid(z));
}

Value Cores::softplus(Emitter &e, Value x, OpFoldResult beta) const {
  Value factor = e.value(beta);
  Value tail = e.log1pExpOfNonPositive(e.neg(e.abs(e.mul(factor, x))));
  return e.add(e.atLeast(x, e.constant(0.0)), e.div(tail, factor));
}

Value Cores::softplusDerivative(Emitter &e, Value x, OpFoldResult beta) const {
  return e.sigmoid(e.mul(e.value(beta), x));
}

Value Cores::logSigmoid(Emitter &e, Value x) const {
  return e.sub(e.atMost(x, e.constant(0.0)),
               e.log1pExpOfNonPositive(e.neg(e.abs(x))));
}

/// tanh(log(1 + exp(x))), without the logarithm: with u = exp(-|x|) it is
/// (1 + 2 u) / (1 + 2 u + 2 u^2) for x >= 0, u (u + 2) / (u (u + 2) + 2) else.
static Value tanhOfSoftplus(Emitter &e, Value x) {
  Value one = e.constant(1.0), two = e.constant(2.0);
  Value u = expOfMinusAbs(e, x);
  Value isNegative = e.less(x, e.constant(0.0));
  Value n = e.select(isNegative, e.mul(u, e.add(u, two)), e.fma(two, u, one));
  Value rest = e.select(isNegative, two, e.mul(two, e.mul(u, u)));
  return e.div(n, e.add(n, rest));
}

Value Cores::mish(Emitter &e, Value x) const {
  return e.mul(e.finiteBelow(x), tanhOfSoftplus(e, x));
}

Value Cores::mishDerivative(Emitter &e, Value x) const {
  Value z = e.clamp(x, -kTail, kTail), t = tanhOfSoftplus(e, z);
  Value slope = e.fma(e.neg(t), t, e.constant(1.0));
  return e.fma(e.mul(z, slope), e.sigmoid(z), t);
}

//===----------------------------------------------------------------------===//
// Others
//===----------------------------------------------------------------------===//

// x / alpha is a division: the rounding error of 1 / alpha would grow with
// |x / alpha|.

Value Cores::celuOfNonPositive(Emitter &e, Value x, OpFoldResult alpha) const {
  return e.scaledExpm1OfNonPositive(e.div(x, e.value(alpha)), alpha);
}

Value Cores::celuDerivativeOfNonPositive(Emitter &e, Value x,
                                         OpFoldResult alpha) const {
  return e.scaledExpOfNonPositive(e.div(x, e.value(alpha)), e.parameter(1.0));
}

/// Beyond 2^60 the result is +-1 in every type; the clamp avoids inf / inf.
Value Cores::softsign(Emitter &e, Value x) const {
  Value z = e.clamp(x, -0x1p60, 0x1p60);
  return e.div(z, e.add(e.constant(1.0), e.abs(z)));
}

Value Cores::softsignDerivative(Emitter &e, Value x) const {
  Value one = e.constant(1.0), d = e.div(one, e.add(one, e.abs(x)));
  return e.mul(d, d);
}

Value Cores::hardswishInside(Emitter &e, Value x) const {
  return e.div(e.mul(x, e.add(x, e.constant(3.0))), e.constant(6.0));
}
