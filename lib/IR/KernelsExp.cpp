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

/// A constant scale as the kernel uses it, rounded to the element type.
static std::optional<double> constantScale(Emitter &e, OpFoldResult scale) {
  auto attr = dyn_cast<Attribute>(scale);
  if (!attr)
    return std::nullopt;
  double value = cast<FloatAttr>(attr).getValueAsDouble();
  return isF64(e) ? value : static_cast<float>(value);
}

/// True for 0 and +-2^k: multiplying by it rounds nowhere.
static bool isZeroOrPowerOfTwo(double value) {
  int exponent;
  return value == 0.0 || std::fabs(std::frexp(value, &exponent)) == 0.5;
}

/// s * scale. s is a power of two (or 0): the product is exact unless it is
/// subnormal.
static Value scalePowerOfTwo(Emitter &e, Value s, OpFoldResult scale) {
  return constantScale(e, scale) == 1.0 ? s : e.mul(s, e.value(scale));
}

/// scale * exp(x) = (s scale) (1 + p), p = exp(t) - 1. t takes its second step
/// here only, so that exp(x) - 1, which does not need it, is free of it; q
/// does not notice the difference.
///
/// 1.015 ULP for scale 1 (where: -0x1.dfa566p+5). exp(-0) = 1, exp(-inf) = 0.
/// Below -126.5 ln 2 = -87.7 the result is 0: what is smaller than
/// |scale| 2^-126.5 is flushed (f64: below -708.7).
Value Kernels::scaledExpOfNonPositive(Emitter &e, Value x,
                                      OpFoldResult scale) const {
  if (!hasKernel(e))
    return {};
  NonPositive core(e, x);
  Value scaled = scalePowerOfTwo(e, core.s, scale);
  if (e.getAccuracy() == Accuracy::correctly_rounded) {
    Sum p = core.expm1OfT(e);
    Sum sum = fastTwoSum(e, e.constant(1.0), p.head);
    return times(e, scaled, {sum.head, e.add(sum.tail, p.tail)});
  }
  Value t = reduceFurther(e, core.reduced);
  Value p = e.fma(e.mul(t, t), core.q, t);
  return e.fma(scaled, p, scaled);
}

/// exp(x) - 1 for x <= 0 as a sum. s - 1 is exact for n >= -24; below, it is
/// -1 and the rest is small.
///   head = s t + (s - 1),  tail = (s t - (head - (s - 1))) + s t^2 q
static Sum expm1OfNonPositive(Emitter &e, const NonPositive &core) {
  Value t = core.reduced.argument, s = core.s;
  Value sMinusOne = e.sub(s, e.constant(1.0));
  Value head = e.fma(s, t, sMinusOne);
  Value rest = e.mul(e.mul(t, t), core.q);
  return {head, e.fma(s, rest, e.fma(s, t, e.sub(sMinusOne, head)))};
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
/// -inf gives -scale, -0 a zero of any sign. A scale that is not finite in
/// the element type has no kernel.
Value Kernels::scaledExpm1OfNonPositive(Emitter &e, Value x,
                                        OpFoldResult scale) const {
  if (!hasKernel(e))
    return {};
  std::optional<double> constant = constantScale(e, scale);
  if (constant && !std::isfinite(*constant))
    return {};
  NonPositive core(e, x);
  if (e.getAccuracy() == Accuracy::fast ||
      (constant && isZeroOrPowerOfTwo(*constant) && !isF64(e))) {
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

/// tanh(x) = -m / (2 + m) with the sign of x, m = exp(-2 |x|) - 1.
/// 0.922 ULP (where: -0x1.9756ccp-4).
Value Kernels::tanh(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  NonPositive core(e, e.mul(e.abs(x), e.constant(-2.0)));
  Sum m = expm1OfNonPositive(e, core);
  // Where s - 1 was rounded: the slope of the quotient doubles that.
  Value one = e.constant(1.0);
  Value lost = e.sub(core.s, e.add(e.sub(core.s, one), one));
  m = fastTwoSum(e, m.head, e.add(m.tail, lost));
  Value two = e.constant(2.0);
  Sum denominator;
  denominator.head = e.add(m.head, two);
  denominator.tail = e.add(e.sub(m.head, e.sub(denominator.head, two)), m.tail);
  Sum quotient = divide(e, m, denominator);
  return withSignOf(e, e.abs(e.add(quotient.head, quotient.tail)), x);
}

//===----------------------------------------------------------------------===//
// All x
//===----------------------------------------------------------------------===//

namespace {
/// exp(x) = low high (1 + t + rest) for all x, low = 2^floor(n/2),
/// high = 2^ceil(n/2): 2^n itself need not be a float.
struct AnyArgument {
  Value t, rest, low, high, highExponent;

  AnyArgument(Emitter &e, Value x) {
    OpBuilder &builder = e.getBuilder();
    Location loc = e.getLoc();
    const Constants &c = constants(e);
    Value clamped =
        e.atMost(e.atLeast(x, e.constant(c.lowest)), e.constant(c.highest));
    // The sum of both biased exponents.
    Reduced reduced = reduce(e, clamped, 2 * c.exponentBias);
    Value half =
        arith::ShRUIOp::create(builder, loc, reduced.bits, integer(e, 1));
    low = powerOfTwo(e, half);
    highExponent = arith::SubIOp::create(builder, loc, reduced.bits, half);
    high = powerOfTwo(e, highExponent);
    Sum exact = reduceExactly(e, reduced);
    t = exact.head;
    rest = e.fma(e.mul(t, t), horner(e, reduced.argument, c.exp), exact.tail);
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
  Value p = e.add(core.t, core.rest);
  return e.mul(e.fma(core.low, p, core.low), core.high);
}

/// exp(x) - 1 = (head + tail) high, as in expm1OfNonPositive but in units of
/// high, and with what low - 1 / high loses for large x: 0.991 ULP (where:
/// 0x1.93e236p-3). The result has the sign of x, also for -0.
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
  Value lost = e.sub(e.sub(core.low, sMinusOne), inverse);
  Value head = e.fma(core.low, core.t, sMinusOne);
  Value tail = e.fma(core.low, core.t, e.sub(sMinusOne, head));
  tail = e.fma(core.low, core.rest, e.add(tail, lost));
  return withSignOf(e, e.mul(e.add(head, tail), core.high), x);
}
