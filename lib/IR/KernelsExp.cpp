//===- KernelsExp.cpp - Exponentials and tanh -----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

#include "act/IR/Act.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

bool Kernels::hasKernel(Emitter &e) const {
  Type type = getElementTypeOrSelf(e.getType());
  return type.isF64() ||
         (type.isF32() && e.getAccuracy() != Accuracy::correctly_rounded);
}

const Cores &act::getKernels() {
  static const Kernels kernels;
  return kernels;
}

//===----------------------------------------------------------------------===//
// x <= 0
//===----------------------------------------------------------------------===//

/// s * scale. s is a power of two (or 0): the product is exact unless it is
/// subnormal.
static Value scalePowerOfTwo(Emitter &e, Value s, OpFoldResult scale) {
  return constantParameter(e, scale) == 1.0 ? s : e.mul(s, e.value(scale));
}

/// q for a function that `isScaled` by another factor than a power of two.
static ArrayRef<double> getPolynomial(Emitter &e, bool isScaled) {
  return isScaled ? constants(e).exp : constants(e).unscaledExp;
}

/// scale * exp(x) = s (scale + scale p), p = exp(t) - 1; a power of two in a
/// large constant scale is part of s. t takes its second step here only, so
/// that exp(x) - 1, which does not need it, is free of it; q does not notice
/// the difference.
///
/// 1.015 ULP for scale 1 (where: -0x1.dfa566p+5), 1.15 for others. exp(-0) = 1,
/// exp(-inf) = 0. Below -126.5 ln 2 = -87.7 the result is 0: what is smaller
/// than |scale| 2^-126.5 is flushed (f64: below -708.7), but for a constant
/// scale not more than 2^-125.5.
Value Kernels::scaledExpOfNonPositive(Emitter &e, Value x,
                                      OpFoldResult scale) const {
  if (!hasKernel(e))
    return {};
  std::optional<double> constant = constantParameter(e, scale);
  int exponent = 0;
  if (constant && std::isfinite(*constant) && std::fabs(*constant) >= 2.0) {
    exponent = std::ilogb(*constant);
    constant = std::ldexp(*constant, -exponent);
    scale = e.parameter(*constant);
  }
  const bool isScaled = !constant || !isPowerOfTwo(*constant);
  NonPositive core(e, x, getPolynomial(e, isScaled), exponent);
  if (e.getAccuracy() == Accuracy::correctly_rounded) {
    Sum p = core.expm1OfT(e);
    Sum sum = fastTwoSum(e, e.constant(1.0), p.head);
    return times(e, scalePowerOfTwo(e, core.s, scale),
                 {sum.head, e.add(sum.tail, p.tail)});
  }
  Value t = reduceFurther(e, core.reduced);
  Value p = e.fma(e.mul(t, t), core.q, t);
  if (!isScaled) {
    Value scaled = scalePowerOfTwo(e, core.s, scale);
    return e.fma(scaled, p, scaled);
  }
  // Other products with s are rounded where they are subnormal.
  Value factor = e.value(scale);
  return e.mul(e.fma(factor, p, factor), core.s);
}

/// exp(x) - 1 for x <= 0 as a sum. s t is exact, and s - 1 for n >= -24; below,
/// it is -1 and the rest is small.
///   head = s t + (s - 1),  tail = (s t - (head - (s - 1))) + s t^2 q
/// Sums in place of multiply-adds: CPUs have units for both.
static Sum expm1OfNonPositive(Emitter &e, const NonPositive &core) {
  Value t = core.reduced.argument, s = core.s;
  Value sMinusOne = e.sub(s, e.constant(1.0));
  Value linear = e.mul(s, t);
  Value head = e.add(linear, sMinusOne);
  Value lost = e.add(linear, e.sub(sMinusOne, head));
  return {head, e.fma(e.mul(linear, t), core.q, lost)};
}

/// scale * (exp(x) - 1) for x <= 0, where 2^n <= 1 damps every error of t.
/// The method of XNNPACK's avx512f_rr1_p6 and of ARM's optimized routines
/// (Cody and Waite's reduction, one polynomial, s - 1 exact for n >= -24),
/// with other coefficients and fewer operations.
///
/// If the scale is a power of two: (s scale) p + (s scale - scale), one fma
/// (not in f64, where it gives 1.05 ULP: t is rounded there).
/// 0.907 ULP (where: -0x1.88e7bep-2).
///
/// Otherwise that form has roundings that do not align with those of the
/// result: 1.72 ULP, which is `fast`. At `faithful` exp(x) - 1 is a sum
/// head + tail, times scale: scale head + (scale tail + 0).
/// 1.102 ULP, the most that 64 scales in [1, 2) gave (1.875 at
/// -0x1.3d13c8p-2). The 0 gives a sum of two zeros a sign: +0 for scale = +-0.
///
/// For bf16 and scale 1: s exp(t) - 1, whose error next to 0 does not matter,
/// since from -2^-9 on the result is x.
///
/// -inf gives -scale, -0 a zero of any sign. A scale that is not finite in
/// the element type has no kernel.
Value Kernels::scaledExpm1OfNonPositive(Emitter &e, Value x,
                                        OpFoldResult scale) const {
  if (!hasKernel(e))
    return {};
  std::optional<double> constant = constantParameter(e, scale);
  if (constant && !std::isfinite(*constant))
    return {};
  const bool isScaled =
      !constant || (*constant != 0.0 && !isPowerOfTwo(*constant));
  NonPositive core(e, x, getPolynomial(e, isScaled));
  if (isBf16(e) && constant == 1.0) {
    Value one = e.constant(1.0), t = core.reduced.argument;
    Value p = e.fma(e.fma(core.q, t, one), t, one);
    Value y = e.fma(core.s, p, e.constant(-1.0));
    return e.select(e.less(x, e.constant(-0x1p-9)), y, x);
  }
  if (needsNoTails(e) || (!isScaled && !isF64(e))) {
    Value t = core.reduced.argument;
    Value p = e.fma(e.mul(t, t), core.q, t);
    Value scaled = scalePowerOfTwo(e, core.s, scale);
    return e.fma(scaled, p, e.sub(scaled, e.value(scale)));
  }
  Value factor = e.value(scale);
  if (e.getAccuracy() == Accuracy::correctly_rounded) {
    Sum p = core.expm1OfT(e);
    Value sMinusOne = e.sub(core.s, e.constant(1.0));
    Value head = e.fma(core.s, p.head, sMinusOne);
    Value tail = e.fma(core.s, p.head, e.sub(sMinusOne, head));
    Value result = times(e, factor, {head, e.fma(core.s, p.tail, tail)});
    return constant == 0.0 ? e.add(result, e.constant(0.0)) : result;
  }
  Sum sum = expm1OfNonPositive(e, core);
  if (constant == 1.0)
    return e.add(sum.head, sum.tail);
  return e.fma(factor, sum.head, e.fma(factor, sum.tail, e.constant(0.0)));
}

//===----------------------------------------------------------------------===//
// CELU
//===----------------------------------------------------------------------===//

namespace {
/// exp(x / alpha) = s exp(t) for x <= 0, from which no division is needed: the
/// reduction is that of x by multiples of alpha ln 2.
struct Celu {
  /// 1 / alpha.
  LongConstant reciprocal;
  /// alpha t as a sum, t rounded, and t + t^2 q = exp(t) - 1.
  Sum scaledT;
  Value s, t, q;

  Celu(Emitter &e, Value x, double alpha) {
    const Constants &c = constants(e);
    reciprocal = quotient(e, {1.0, 0.0}, alpha);
    LongConstant step = product(e, alpha, {c.ln2Hi, c.ln2Lo});
    Value z = e.atLeast(x, e.constant(alpha * c.expFloor));
    Value magic = e.constant(c.round + c.exponentBias);
    Value shifted = e.fma(z, e.constant(c.log2E / alpha), magic);
    Value n = e.sub(shifted, magic);
    // Exact, as in `reduce`.
    Value first = e.fma(n, e.constant(-step.head), z);
    Value minusTail = e.constant(-step.tail);
    scaledT.head = e.fma(n, minusTail, first);
    scaledT.tail = e.fma(n, minusTail, e.sub(first, scaledT.head));
    s = powerOfTwo(e, toBits(e, shifted));
    t = e.mul(scaledT.head, e.constant(reciprocal.head));
    q = horner(e, t, c.exp);
  }
};

/// Alpha for the kernel, or none if there is no kernel: if it is so large that
/// its product with the argument of an exponential may overflow. What is so
/// small that its parts are subnormal is scaled by 2^exponent.
struct CeluParameter {
  std::optional<double> alpha;
  int exponent = 0;

  CeluParameter(Emitter &e, OpFoldResult parameter)
      : alpha(constantParameter(e, parameter)) {
    const Constants &c = constants(e);
    int bits = c.mantissaBits + 4;
    if (!alpha || *alpha <= 0.0 ||
        std::isinf(*constantParameter(e, e.parameter(*alpha * c.expFloor))))
      alpha = std::nullopt;
    else if (std::ilogb(*alpha) < bits - c.exponentBias)
      exponent = 2 * bits;
    if (exponent != 0)
      alpha = std::ldexp(*alpha, exponent);
  }

  Value scale(Emitter &e, Value x) const {
    return exponent == 0 ? x : e.mul(x, e.constant(std::ldexp(1.0, exponent)));
  }
  Value unscale(Emitter &e, Value y) const {
    return exponent == 0 ? y : e.mul(y, e.constant(std::ldexp(1.0, -exponent)));
  }
};
} // namespace

/// alpha (exp(x / alpha) - 1) = alpha (s - 1) + s alpha t (1 + t q): next to 0,
/// where s is 1, alpha t is x itself. 1.14 ULP (alpha = 1.6732632, where
/// -0x1.2965cp-1); f64: 1.03.
Value Kernels::celuOfNonPositive(Emitter &e, Value x,
                                 OpFoldResult parameter) const {
  CeluParameter alpha(e, parameter);
  if (!hasKernel(e) || !alpha.alpha)
    return {};
  if (*alpha.alpha == 1.0)
    return scaledExpm1OfNonPositive(e, x, parameter);
  Celu core(e, alpha.scale(e, x), *alpha.alpha);
  Value factor = e.constant(*alpha.alpha);
  Sum limit = fastTwoSum(e, e.neg(factor), e.mul(core.s, factor));
  Value head = e.fma(core.s, core.scaledT.head, limit.head);
  Value tail = e.fma(core.s, core.scaledT.head, e.sub(limit.head, head));
  Value rest =
      e.fma(e.mul(core.scaledT.head, core.t), core.q, core.scaledT.tail);
  tail = e.fma(core.s, rest, e.add(tail, limit.tail));
  return alpha.unscale(e, round(e, {head, tail}));
}

/// exp(x / alpha) = s (1 + t + t^2 q). 1.03 ULP; f64: 1.0. Flushes like
/// scaledExpOfNonPositive.
Value Kernels::celuDerivativeOfNonPositive(Emitter &e, Value x,
                                           OpFoldResult parameter) const {
  CeluParameter alpha(e, parameter);
  if (!hasKernel(e) || !alpha.alpha)
    return {};
  if (*alpha.alpha == 1.0)
    return scaledExpOfNonPositive(e, x, parameter);
  Celu core(e, alpha.scale(e, x), *alpha.alpha);
  Value reciprocal = e.constant(core.reciprocal.head);
  Value rest = e.fma(core.scaledT.head, e.constant(core.reciprocal.tail),
                     e.mul(core.scaledT.tail, reciprocal));
  rest = e.fma(e.mul(core.t, core.t), core.q, rest);
  if (e.getAccuracy() == Accuracy::correctly_rounded) {
    Value lost = e.fma(core.scaledT.head, reciprocal, e.neg(core.t));
    Sum sum = fastTwoSum(e, e.constant(1.0), core.t);
    return times(e, core.s, {sum.head, e.add(sum.tail, e.add(lost, rest))});
  }
  Value p = e.fma(core.scaledT.head, reciprocal, rest);
  return e.fma(core.s, p, core.s);
}

//===----------------------------------------------------------------------===//
// All x
//===----------------------------------------------------------------------===//

/// (exp(2 t) - 1) / t.
static Value slopeOfExpm1(Emitter &e, Value t) {
  SmallVector<double> coefficients;
  for (auto [k, c] : llvm::enumerate(constants(e).exp)) {
    int power = constants(e).exp.size() - 1 - k;
    coefficients.push_back(std::ldexp(c, power + 2));
  }
  coefficients.push_back(2.0);
  return horner(e, t, coefficients);
}

/// |tanh(x)| = b - b b^2 / d, b = min(|x|, 1). From 1 on, d is half of
/// exp(2 |x|) + 1; up to there, x^3 / (x - tanh(x)), next to a polynomial in
/// b^2: that is where each of the two is the larger one. All roundings but the
/// last one are in the difference of tanh(x) to b, at most 0.24. 0.935 ULP
/// (where: -0x1.f2dba8p-1); f64: 0.92.
Value Kernels::tanh(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  if (needsNoTails(e))
    return fast::tanh(e, x);
  Value a = e.abs(x), b = e.atMost(a, e.constant(1.0)), square = e.mul(b, b);
  Value near = horner(e, square, constants(e).tanh);
  // From 20 on, the result is 1.
  Reduced reduced = reduce(e, e.atMost(a, e.constant(20.0)),
                           constants(e).exponentBias - 1, /*factor=*/2.0);
  Value s = powerOfTwo(e, reduced.bits), t = reduced.argument;
  Value far = e.fma(e.mul(s, t), slopeOfExpm1(e, t), e.add(s, e.constant(0.5)));
  Value denominator = e.select(e.greater(near, far), near, far);
  Value y = e.fma(e.neg(b), e.div(square, denominator), b);
  return withSignOf(e, y, x);
}

namespace {
/// exp(x) = low high exp(t) for all x; 2^n itself need not be a float.
struct AnyArgument {
  Reduced reduced;
  Value low, high, highExponent;

  AnyArgument(Emitter &e, Value x) {
    const Constants &c = constants(e);
    Value clamped =
        e.atMost(e.atLeast(x, e.constant(c.lowest)), e.constant(c.highest));
    reduced = reduce(e, clamped, 2 * c.exponentBias);
    SplitPowerOfTwo power(e, reduced.bits);
    low = power.low;
    high = power.high;
    highExponent = power.highExponent;
  }

  /// t^2 q + term, where exp(t) - 1 = t + t^2 q.
  Value addSquare(Emitter &e, Value t, Value term) const {
    Value q = horner(e, reduced.argument, constants(e).exp);
    return e.fma(e.mul(t, t), q, term);
  }
};
} // namespace

/// exp(x) = (low p + low) high, p = t + rest: 0.932 ULP (where:
/// 0x1.1989ep+6). Overflows to infinity where the
/// rounded result does; subnormal results are rounded twice, and are not
/// flushed. exp(-inf) = 0, exp(inf) = inf.
Value Kernels::exp(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  AnyArgument core(e, x);
  Sum t = reduceExactly(e, core.reduced);
  Value p = e.add(t.head, core.addSquare(e, t.head, t.tail));
  return e.mul(e.fma(core.low, p, core.low), core.high);
}

/// exp(x) - 1 = (head + tail) high, as in expm1OfNonPositive but in units of
/// high, and with what low - 1 / high loses for large x: 0.991 ULP (where:
/// 0x1.93e236p-3). In f64 the tail of t, of which exp(x) - 1 has (1 + t) times
/// as much, counts more: 0.86 ULP, and 1.07 without. `fast` has no tails:
/// 1.500 ULP (where: 0x1.84786p-2); f64: 1.78. The result has the sign of x,
/// also for -0.
Value Kernels::expm1(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  AnyArgument core(e, x);
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  // The biased exponent of 1 / high. That of high is in the low bits.
  Value inverse =
      powerOfTwo(e, arith::SubIOp::create(
                        builder, loc, integer(e, 2 * constants(e).exponentBias),
                        core.highExponent));
  Value sMinusOne = e.sub(core.low, inverse);
  if (needsNoTails(e)) {
    Value t = reduceFurther(e, core.reduced);
    Value y = e.fma(core.low, core.addSquare(e, t, t), sMinusOne);
    return withSignOf(e, e.mul(y, core.high), x);
  }
  Sum t = reduceExactly(e, core.reduced);
  Value lost = e.sub(e.sub(core.low, sMinusOne), inverse);
  Value head = e.fma(core.low, t.head, sMinusOne);
  Value tail = e.fma(core.low, t.head, e.sub(sMinusOne, head));
  tail = e.add(tail, lost);
  Value tTail = isF64(e) ? e.fma(t.tail, t.head, t.tail) : t.tail;
  tail = e.fma(core.low, core.addSquare(e, t.head, tTail), tail);
  return withSignOf(e, e.mul(e.add(head, tail), core.high), x);
}
