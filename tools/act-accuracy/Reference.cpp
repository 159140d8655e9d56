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

/// x, but finite, so that a product with 0 is 0.
ACT_INLINE double clamp(double x, double limit = 1e60) {
  return x < -limit ? -limit : x > limit ? limit : x;
}

/// NaN for NaN, else y.
ACT_INLINE double keepNan(double x, double y) { return x != x ? x : y; }

/// A parameter as a kernel for types up to 32 bits sees it.
ACT_INLINE double rounded(double parameter) {
  return static_cast<double>(static_cast<float>(parameter));
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
ACT_REFERENCE(sigmoidForward, f64::sigmoid(x))
ACT_REFERENCE(sigmoidBackward, f64::sigmoidDerivative(x))
ACT_REFERENCE(tanhForward, f64::tanh(x))
ACT_REFERENCE(tanhBackward, 4.0 * f64::sigmoidDerivative(2.0 * x))
ACT_REFERENCE(reluForward, x < 0.0 ? 0.0 : x)
ACT_REFERENCE(reluBackward, f64::keepNan(x, x > 0.0 ? 1.0 : 0.0))
ACT_REFERENCE(leakyForward, x < 0.0 ? f64::rounded(p[0]) * x : x)
ACT_REFERENCE(leakyBackward,
              f64::keepNan(x, x > 0.0 ? 1.0 : f64::rounded(p[0])))
ACT_REFERENCE(eluForward, x < 0.0 ? f64::rounded(p[0]) * f64::expm1(x) : x)
ACT_REFERENCE(eluBackward, x > 0.0 ? 1.0 : f64::rounded(p[0]) * f64::exp(x))
// The two constants of SELU, as f32: they take the part of parameters.
ACT_REFERENCE(seluForward, x < 0.0 ? f64::rounded(formulas::kSeluScale *
                                                  formulas::kSeluAlpha) *
                                         f64::expm1(x)
                                   : f64::rounded(formulas::kSeluScale) * x)
ACT_REFERENCE(seluBackward, x > 0.0 ? f64::rounded(formulas::kSeluScale)
                                    : f64::rounded(formulas::kSeluScale *
                                                   formulas::kSeluAlpha) *
                                          f64::exp(x))
ACT_REFERENCE(celuForward,
              x < 0.0 ? f64::rounded(p[0]) * f64::expm1(x / f64::rounded(p[0]))
                      : x)
ACT_REFERENCE(celuBackward, x > 0.0 ? 1.0 : f64::exp(x / f64::rounded(p[0])))
ACT_REFERENCE(siluForward,
              (f64::rounded(p[0]) * x < -1e3 ? f64::clamp(x, 1e3) : x) *
                  f64::sigmoid(f64::rounded(p[0]) * x))
ACT_REFERENCE(siluBackward,
              f64::sigmoid(f64::rounded(p[0]) * x) +
                  f64::clamp(f64::rounded(p[0]) * x, 1e3) *
                      f64::sigmoidDerivative(f64::rounded(p[0]) * x))
ACT_REFERENCE(softplusForward,
              f64::softplus(f64::rounded(p[0]) * x) / f64::rounded(p[0]))
ACT_REFERENCE(softplusBackward, f64::sigmoid(f64::rounded(p[0]) * x))
ACT_REFERENCE(logSigmoidForward, -f64::softplus(-x))
ACT_REFERENCE(logSigmoidBackward, f64::sigmoid(-x))
ACT_REFERENCE(softsignForward, f64::clamp(x) / (1.0 + std::fabs(f64::clamp(x))))
ACT_REFERENCE(softsignBackward,
              1.0 / ((1.0 + std::fabs(x)) * (1.0 + std::fabs(x))))

mlir::act::Reference mlir::act::getReference(const Formula &formula,
                                             bool derivative) {
  struct Entry {
    const Formula &formula;
    Reference forward, derivative;
  };
  static const Entry table[] = {
      {formulas::exp(), expForward, expForward},
      {formulas::expm1(), expm1Forward, expForward},
      {formulas::sigmoid(), sigmoidForward, sigmoidBackward},
      {formulas::tanh(), tanhForward, tanhBackward},
      {formulas::relu(), reluForward, reluBackward},
      {formulas::leakyRelu(), leakyForward, leakyBackward},
      {formulas::prelu(), leakyForward, leakyBackward},
      {formulas::elu(), eluForward, eluBackward},
      {formulas::selu(), seluForward, seluBackward},
      {formulas::celu(), celuForward, celuBackward},
      {formulas::silu(), siluForward, siluBackward},
      {formulas::softplus(), softplusForward, softplusBackward},
      {formulas::logSigmoid(), logSigmoidForward, logSigmoidBackward},
      {formulas::softsign(), softsignForward, softsignBackward},
  };
  for (const Entry &entry : table)
    if (&entry.formula == &formula)
      return derivative ? entry.derivative : entry.forward;
  return nullptr;
}
