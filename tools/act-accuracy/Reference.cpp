//===- Reference.cpp - The activations in double precision ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reference.h"

#include "Clones.h"

#include "act/IR/Act.h"

#include <cmath>
#include <cstdint>
#include <cstring>

using namespace mlir::act;

// A namespace of its own: the names are those of the C library.
namespace f64 {
//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// exp(x) = s (1 + p), |x| <= 700; beyond, x = +-700.
struct Exponential {
  double s, p;
};

ACT_INLINE Exponential exponential(double x) {
  constexpr double kMagic = 0x1.8p52 + 1023;
  double z = x < -700.0 ? -700.0 : x > 700.0 ? 700.0 : x;
  double shifted = __builtin_fma(z, 0x1.71547652b82fep0, kMagic);
  uint64_t bits;
  std::memcpy(&bits, &shifted, sizeof(bits));
  bits <<= 52;
  Exponential result;
  std::memcpy(&result.s, &bits, sizeof(bits));
  double n = shifted - kMagic;
  double t = __builtin_fma(n, -0x1.62e42fefa39efp-1, z);
  t = __builtin_fma(n, -0x1.abc9e3b39803fp-56, t);
  // Taylor's series to t^14: |t|^15 / 15! is below 2^-63.
  double q = 1.0 / 87178291200.0;
  q = __builtin_fma(q, t, 1.0 / 6227020800.0);
  q = __builtin_fma(q, t, 1.0 / 479001600.0);
  q = __builtin_fma(q, t, 1.0 / 39916800.0);
  q = __builtin_fma(q, t, 1.0 / 3628800.0);
  q = __builtin_fma(q, t, 1.0 / 362880.0);
  q = __builtin_fma(q, t, 1.0 / 40320.0);
  q = __builtin_fma(q, t, 1.0 / 5040.0);
  q = __builtin_fma(q, t, 1.0 / 720.0);
  q = __builtin_fma(q, t, 1.0 / 120.0);
  q = __builtin_fma(q, t, 1.0 / 24.0);
  q = __builtin_fma(q, t, 1.0 / 6.0);
  q = __builtin_fma(q, t, 0.5);
  result.p = __builtin_fma(t * t, q, t);
  return result;
}

ACT_INLINE double exp(double x) {
  Exponential e = exponential(x);
  return __builtin_fma(e.s, e.p, e.s);
}

ACT_INLINE double expm1(double x) {
  Exponential e = exponential(x);
  double y = __builtin_fma(e.s, e.p, e.s - 1.0);
  return x == 0.0 ? x : y;
}

/// log(1 + u), 0 <= u <= 1: the series of 2 artanh(u / (2 + u)).
ACT_INLINE double log1p(double u) {
  double s = u / (2.0 + u), s2 = s * s, sum = 0.0;
  for (int k = 35; k >= 3; k -= 2)
    sum = __builtin_fma(sum, s2, 1.0 / k);
  return 2.0 * __builtin_fma(sum * s2, s, s);
}

ACT_INLINE double tanh(double x) {
  double e = expm1(-2.0 * std::fabs(x));
  double y = -e / (2.0 + e);
  return x == 0.0 ? x : std::copysign(y, x);
}

ACT_INLINE double sigmoid(double x) {
  double u = exp(-std::fabs(x));
  return (x < 0.0 ? u : 1.0) / (1.0 + u);
}

ACT_INLINE double sigmoidDerivative(double x) {
  double u = exp(-std::fabs(x));
  return u / ((1.0 + u) * (1.0 + u));
}

ACT_INLINE double softplus(double x) {
  return (x < 0.0 ? 0.0 : x) + log1p(exp(-std::fabs(x)));
}

/// tanh(log(1 + exp(x))) and its difference from 1.
struct TanhOfSoftplus {
  double value, rest;
};

ACT_INLINE TanhOfSoftplus tanhOfSoftplus(double x) {
  double u = exp(-std::fabs(x));
  double n = x < 0.0 ? u * (u + 2.0) : __builtin_fma(2.0, u, 1.0);
  double rest = x < 0.0 ? 2.0 : 2.0 * (u * u);
  return {n / (n + rest), rest / (n + rest)};
}

/// x, but finite, so that a product with 0 is 0.
ACT_INLINE double clamp(double x, double limit = 1e60) {
  return x < -limit ? -limit : x > limit ? limit : x;
}

/// NaN for NaN, else y.
ACT_INLINE double keepNan(double x, double y) { return x != x ? x : y; }

ACT_INLINE double siluDerivative(double x) {
  return sigmoid(x) + clamp(x, 1e3) * sigmoidDerivative(x);
}

constexpr double kSqrtHalf = 0.70710678118654752440;
constexpr double kInvSqrtTwoPi = 0.39894228040143267794;
constexpr double kTwoOverSqrtPi = 1.12837916709551257390;
constexpr double kSqrtEightOverPi = 1.59576912160573071176;

ACT_INLINE double normalDistribution(double x) {
  return 0.5 * std::erfc(-kSqrtHalf * x);
}

ACT_INLINE double erfDerivative(double x) {
  double z = clamp(x, 1e3);
  return kTwoOverSqrtPi * exp(-(z * z));
}

ACT_INLINE double geluDerivative(double x) {
  double z = clamp(x, 1e3);
  return normalDistribution(z) + z * kInvSqrtTwoPi * exp(-0.5 * (z * z));
}

/// The argument of the sigmoid in GELU's tanh form, and its derivative.
ACT_INLINE double geluTanhArgument(double x) {
  return kSqrtEightOverPi * x * __builtin_fma(0.044715 * x, x, 1.0);
}

ACT_INLINE double geluTanhDerivative(double x) {
  double z = clamp(x, 1e3), v = geluTanhArgument(z);
  double slope = kSqrtEightOverPi * __builtin_fma(0.134145 * z, z, 1.0);
  return sigmoid(v) + z * slope * sigmoidDerivative(v);
}

ACT_INLINE double mishDerivative(double x) {
  double z = clamp(x, 1e3);
  TanhOfSoftplus t = tanhOfSoftplus(z);
  return t.value + z * sigmoid(z) * t.rest * (1.0 + t.value);
}
} // namespace f64

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

// One loop a function: `expression` of `x` and the parameters `p`.
#define ACT_REFERENCE(name, expression)                                        \
  ACT_CLONES static void name(const double *xs, double *ys, size_t count,      \
                              [[maybe_unused]] const double *p) {              \
    for (size_t i = 0; i < count; ++i) {                                       \
      double x = xs[i];                                                        \
      ys[i] = expression;                                                      \
    }                                                                          \
  }

ACT_REFERENCE(expForward, f64::exp(x))
ACT_REFERENCE(expm1Forward, f64::expm1(x))
ACT_REFERENCE(erfForward, std::erf(x))
ACT_REFERENCE(erfBackward, f64::erfDerivative(x))
ACT_REFERENCE(erfcForward, std::erfc(x))
ACT_REFERENCE(erfcBackward, -f64::erfDerivative(x))
ACT_REFERENCE(sigmoidForward, f64::sigmoid(x))
ACT_REFERENCE(sigmoidBackward, f64::sigmoidDerivative(x))
ACT_REFERENCE(tanhForward, f64::tanh(x))
ACT_REFERENCE(tanhBackward, 4.0 * f64::sigmoidDerivative(2.0 * x))
ACT_REFERENCE(reluForward, x < 0.0 ? 0.0 : x)
ACT_REFERENCE(reluBackward, f64::keepNan(x, x > 0.0 ? 1.0 : 0.0))
ACT_REFERENCE(relu6Forward, x < 0.0 ? 0.0 : x > 6.0 ? 6.0 : x)
ACT_REFERENCE(relu6Backward,
              f64::keepNan(x, ((x > 0.0) & (x < 6.0)) ? 1.0 : 0.0))
ACT_REFERENCE(leakyForward, x < 0.0 ? p[0] * x : x)
ACT_REFERENCE(leakyBackward, f64::keepNan(x, x > 0.0 ? 1.0 : p[0]))
ACT_REFERENCE(thresholdForward, x <= p[0] ? p[1] : x)
ACT_REFERENCE(thresholdBackward, f64::keepNan(x, x > p[0] ? 1.0 : 0.0))
// The sum gives +0 for alpha = 0, as the kernels do.
ACT_REFERENCE(eluForward, x < 0.0 ? p[0] * f64::expm1(x) + 0.0 : x)
ACT_REFERENCE(eluBackward, x > 0.0 ? 1.0 : p[0] * f64::exp(x))
// p[0] is scale * alpha, p[1] is scale.
ACT_REFERENCE(seluForward, x < 0.0 ? p[0] * f64::expm1(x) : p[1] * x)
ACT_REFERENCE(seluBackward, x > 0.0 ? p[1] : p[0] * f64::exp(x))
ACT_REFERENCE(celuForward, x < 0.0 ? p[0] * f64::expm1(x / p[0]) : x)
ACT_REFERENCE(celuBackward, x > 0.0 ? 1.0 : f64::exp(x / p[0]))
ACT_REFERENCE(geluForward, (x < -1e3 ? -1e3 : x) * f64::normalDistribution(x))
ACT_REFERENCE(geluBackward, f64::geluDerivative(x))
ACT_REFERENCE(geluTanhForward,
              (x < -1e3 ? -1e3 : x) * f64::sigmoid(f64::geluTanhArgument(x)))
ACT_REFERENCE(geluTanhBackward, f64::geluTanhDerivative(x))
ACT_REFERENCE(siluForward,
              (p[0] * x < -1e3 ? f64::clamp(x) : x) * f64::sigmoid(p[0] * x))
ACT_REFERENCE(siluBackward, f64::siluDerivative(p[0] * x))
ACT_REFERENCE(softplusForward, f64::softplus(p[0] * x) / p[0])
ACT_REFERENCE(softplusBackward, f64::sigmoid(p[0] * x))
ACT_REFERENCE(mishForward, (x < -1e3 ? -1e3 : x) * f64::tanhOfSoftplus(x).value)
ACT_REFERENCE(mishBackward, f64::mishDerivative(x))
ACT_REFERENCE(logSigmoidForward, -f64::softplus(-x))
ACT_REFERENCE(logSigmoidBackward, f64::sigmoid(-x))
ACT_REFERENCE(softsignForward, f64::clamp(x) / (1.0 + std::fabs(f64::clamp(x))))
ACT_REFERENCE(softsignBackward,
              1.0 / ((1.0 + std::fabs(x)) * (1.0 + std::fabs(x))))
ACT_REFERENCE(hardswishForward, x <= -3.0  ? 0.0
                                : x <= 3.0 ? x * (x + 3.0) / 6.0
                                           : x)
ACT_REFERENCE(hardswishBackward,
              f64::keepNan(x, x <= -3.0  ? 0.0
                              : x <= 3.0 ? (2.0 * x + 3.0) / 6.0
                                         : 1.0))
ACT_REFERENCE(hardsigmoidForward, (f64::clamp(x, 3.0) + 3.0) / 6.0)
ACT_REFERENCE(hardsigmoidBackward,
              f64::keepNan(x, std::fabs(x) < 3.0 ? 1.0 / 6.0 : 0.0))
ACT_REFERENCE(hardtanhForward, x<p[0] ? p[0] : x> p[1] ? p[1] : x)
ACT_REFERENCE(hardtanhBackward,
              f64::keepNan(x, ((x > p[0]) & (x < p[1])) ? 1.0 : 0.0))

Reference mlir::act::getReference(const Formula &formula, bool derivative) {
  using namespace formulas;
  struct Entry {
    const Formula &formula;
    Reference forward, derivative;
  };
  static const Entry table[] = {
      {formulas::exp(), expForward, expForward},
      {formulas::expm1(), expm1Forward, expForward},
      {formulas::erf(), erfForward, erfBackward},
      {formulas::erfc(), erfcForward, erfcBackward},
      {sigmoid(), sigmoidForward, sigmoidBackward},
      {formulas::tanh(), tanhForward, tanhBackward},
      {relu(), reluForward, reluBackward},
      {relu6(), relu6Forward, relu6Backward},
      {leakyRelu(), leakyForward, leakyBackward},
      {prelu(), leakyForward, leakyBackward},
      {threshold(), thresholdForward, thresholdBackward},
      {elu(), eluForward, eluBackward},
      {selu(), seluForward, seluBackward},
      {celu(), celuForward, celuBackward},
      {gelu(GeluApproximation::none), geluForward, geluBackward},
      {gelu(GeluApproximation::tanh), geluTanhForward, geluTanhBackward},
      {silu(), siluForward, siluBackward},
      {softplus(), softplusForward, softplusBackward},
      {mish(), mishForward, mishBackward},
      {logSigmoid(), logSigmoidForward, logSigmoidBackward},
      {softsign(), softsignForward, softsignBackward},
      {hardswish(), hardswishForward, hardswishBackward},
      {hardsigmoid(), hardsigmoidForward, hardsigmoidBackward},
      {hardtanh(), hardtanhForward, hardtanhBackward},
  };
  for (const Entry &entry : table)
    if (&entry.formula == &formula)
      return derivative ? entry.derivative : entry.forward;
  return nullptr;
}

double mlir::act::getZeroOfDerivative(const Formula &formula,
                                      const double *parameters) {
  using namespace formulas;
  if (&formula == &silu())
    return -1.27846454276107 / parameters[0];
  if (&formula == &gelu(GeluApproximation::none))
    return -0.751791524693565;
  if (&formula == &gelu(GeluApproximation::tanh))
    return -0.752461422071016;
  if (&formula == &mish())
    return -1.1924312145155;
  return std::nan("");
}
