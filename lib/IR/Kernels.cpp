//===- Kernels.cpp - The kernels of act -------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The transcendental functions in f32, made of IEEE operations that every
// target has, in one fixed order: fma, add, sub, mul, integer shift, compare,
// select. Without branches, tables, traps or fastmath. The results have the
// same bits on every target and for every vector length.
//
// Error bounds are in ULP of the result, the final rounding included, and were
// measured over all inputs: see docs/accuracy.md. "Where" is an input at which
// the bound is attained.
//
//===----------------------------------------------------------------------===//

#include "act/IR/Cores.h"

#include "act/IR/Act.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

namespace {
#include "KernelConstants.inc"

/// Adding 1.5 * 2^23 to a small number rounds it to an integer, which is then
/// in the low bits of the sum.
constexpr double kRound = 0x1.8p23;
constexpr int kMantissaBits = 23;
constexpr int kExponentBias = 127;

/// x as a sum n ln 2 + t, |t| <= ln(2)/2.
struct Reduced {
  /// An integer in whose low bits is n plus a bias.
  Value bits;
  Value n, t;
};

/// exp(t) = 1 + t + t^2 q(t).
struct ExpPolynomial {
  Value tSquared, q;

  /// exp(t) - 1.
  Value expm1(Emitter &e, Value t) const { return e.fma(tSquared, q, t); }
};

/// The kernels; f32 only.
class Kernels final : public Cores {
public:
  Value exp(Emitter &e, Value x) const override;
  Value expm1(Emitter &e, Value x) const override;
  Value scaledExpOfNonPositive(Emitter &e, Value x,
                               OpFoldResult scale) const override;
  Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                 OpFoldResult scale) const override;
  Value log1p(Emitter &e, Value x) const override;
  Value tanh(Emitter &e, Value x) const override;
  /// There is none yet.
  Value erfc(Emitter &e, Value x) const override { return {}; }
};
} // namespace

//===----------------------------------------------------------------------===//
// Building blocks
//===----------------------------------------------------------------------===//

static bool hasKernel(Emitter &e) {
  return getElementTypeOrSelf(e.getType()).isF32() &&
         e.getAccuracy() != Accuracy::correctly_rounded;
}

/// `value` as an integer (a splat for a vector).
static Value integer(Emitter &e, int32_t value) {
  OpBuilder &builder = e.getBuilder();
  TypedAttr attr = builder.getI32IntegerAttr(value);
  if (auto type = dyn_cast<VectorType>(e.getType()))
    attr = DenseElementsAttr::get(type.clone(builder.getI32Type()), attr);
  return arith::ConstantOp::create(builder, e.getLoc(), attr);
}

static Value toBits(Emitter &e, Value x) {
  Type type = e.getBuilder().getI32Type();
  if (auto vectorType = dyn_cast<VectorType>(x.getType()))
    type = vectorType.clone(type);
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), type, x);
}

static Value fromBits(Emitter &e, Value bits) {
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), e.getType(),
                                  bits);
}

/// The float whose biased exponent is in the low 8 bits of `exponent`; the
/// sign bit is bit 8.
static Value powerOfTwo(Emitter &e, Value exponent) {
  return fromBits(e, arith::ShLIOp::create(e.getBuilder(), e.getLoc(), exponent,
                                           integer(e, kMantissaBits)));
}

/// x = n ln 2 + t. `bias` is added to n in `bits`. The first step of t is
/// exact (see scripts/sollya/exp.sollya): without a second one, t is off by
/// n kLn2Lo, at most 2^-22.
static Reduced reduce(Emitter &e, Value x, int bias) {
  Value magic = e.constant(kRound + bias);
  Value shifted = e.fma(x, e.constant(kLog2E), magic);
  Value n = e.sub(shifted, magic);
  return {toBits(e, shifted), n, e.fma(n, e.constant(-kLn2Hi), x)};
}

static Value reduceFurther(Emitter &e, const Reduced &r) {
  return e.fma(r.n, e.constant(-kLn2Lo), r.t);
}

static ExpPolynomial evaluateExpPolynomial(Emitter &e, Value t) {
  Value q = e.constant(kExpC6);
  for (float c : {kExpC5, kExpC4, kExpC3, kExpC2})
    q = e.fma(q, t, e.constant(c));
  return {e.mul(t, t), q};
}

namespace {
/// What exp(x) and exp(x) - 1 share for x <= 0: exp(x) = s (1 + t + t^2 q).
/// Below kExpFloor, n is -127 and s is 0.
struct NonPositive {
  Reduced reduced;
  Value s;
  ExpPolynomial polynomial;

  NonPositive(Emitter &e, Value x) {
    // NaN passes through the clamp, and through t to the result.
    reduced = reduce(e, e.atLeast(x, e.constant(kExpFloor)), kExponentBias);
    s = powerOfTwo(e, reduced.bits);
    polynomial = evaluateExpPolynomial(e, reduced.t);
  }
};
} // namespace

/// `value` with the sign of `x`; where `value` is not 0, its sign must be +
/// or already that of `x`.
static Value withSignOf(Emitter &e, Value value, Value x) {
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  Value sign =
      arith::AndIOp::create(builder, loc, toBits(e, x), integer(e, INT32_MIN));
  return fromBits(e,
                  arith::OrIOp::create(builder, loc, toBits(e, value), sign));
}

/// The value of a constant scale as the kernel uses it.
static std::optional<float> constantScale(OpFoldResult scale) {
  auto attr = dyn_cast<Attribute>(scale);
  if (!attr)
    return std::nullopt;
  return static_cast<float>(cast<FloatAttr>(attr).getValueAsDouble());
}

/// True for 0 and +-2^k: multiplying by it rounds nowhere.
static bool isZeroOrPowerOfTwo(float value) {
  int exponent;
  return value == 0.0f || std::fabs(std::frexp(value, &exponent)) == 0.5f;
}

/// s * scale. s is a power of two (or 0): the product is exact unless it is
/// subnormal.
static Value scalePowerOfTwo(Emitter &e, Value s, OpFoldResult scale) {
  return constantScale(scale) == 1.0f ? s : e.mul(s, e.value(scale));
}

//===----------------------------------------------------------------------===//
// x <= 0
//===----------------------------------------------------------------------===//

/// scale * exp(x) = (s scale) (1 + p), p = exp(t) - 1. t takes its second step
/// here only, so that exp(x) - 1, which does not need it, is free of it; q
/// does not notice the difference.
///
/// 1.016 ULP for scale 1 (where: -0x1.dfa74cp+5). exp(-0) = 1, exp(-inf) = 0.
/// Below -126.5 ln 2 = -87.7 the result is 0: what is smaller than
/// |scale| 2^-126.5 is flushed.
Value Kernels::scaledExpOfNonPositive(Emitter &e, Value x,
                                      OpFoldResult scale) const {
  if (!hasKernel(e))
    return {};
  NonPositive core(e, x);
  Value t = reduceFurther(e, core.reduced);
  core.polynomial.tSquared = e.mul(t, t);
  Value p = core.polynomial.expm1(e, t);
  Value scaled = scalePowerOfTwo(e, core.s, scale);
  return e.fma(scaled, p, scaled);
}

/// scale * (exp(x) - 1) for x <= 0, where 2^n <= 1 damps every error of t.
/// The method of XNNPACK's avx512f_rr1_p6 and of ARM's optimized routines
/// (Cody and Waite's reduction, one polynomial, s - 1 exact for n >= -24),
/// with other coefficients and fewer operations.
///
/// If the scale is a power of two: (s scale) p + (s scale - scale), one fma.
/// 0.990 ULP (where: -0x1.97c258p-2).
///
/// Otherwise that form has roundings that do not align with those of the
/// result: 1.72 ULP, which is `fast`. At `faithful` s (1 + p) - 1 is a sum
/// head + tail, exact but for the tail's rounding, times scale:
///   head = s t + (s - 1),  tail = (s t - (head - (s - 1))) + s t^2 q
///   scale head + (scale tail + 0)
/// 1.013 ULP, the most that 64 scales in [1, 2) gave (1.8671875 at
/// -0x1.3abp-2). The 0 gives a sum of two zeros a sign: +0 for scale = +-0.
///
/// -inf gives -scale, -0 a zero of any sign. A scale that is not finite in
/// f32 has no kernel.
Value Kernels::scaledExpm1OfNonPositive(Emitter &e, Value x,
                                        OpFoldResult scale) const {
  std::optional<float> constant = constantScale(scale);
  if (!hasKernel(e) || (constant && !std::isfinite(*constant)))
    return {};
  NonPositive core(e, x);
  Value t = core.reduced.t, s = core.s;
  if (e.getAccuracy() == Accuracy::fast ||
      (constant && isZeroOrPowerOfTwo(*constant))) {
    Value p = core.polynomial.expm1(e, t);
    Value scaled = scalePowerOfTwo(e, s, scale);
    return e.fma(scaled, p, e.sub(scaled, e.value(scale)));
  }
  Value sMinusOne = e.sub(s, e.constant(1.0));
  Value head = e.fma(s, t, sMinusOne);
  Value rest = e.mul(core.polynomial.tSquared, core.polynomial.q);
  Value tail = e.fma(s, rest, e.fma(s, t, e.sub(sMinusOne, head)));
  Value factor = e.value(scale);
  return e.fma(factor, head, e.fma(factor, tail, e.constant(0.0)));
}

//===----------------------------------------------------------------------===//
// All x
//===----------------------------------------------------------------------===//

namespace {
/// exp(x) = low high (1 + p) for all x, low = 2^floor(n/2),
/// high = 2^ceil(n/2): 2^n itself need not be a float.
struct AnyArgument {
  Value t, low, high, highExponent;
  ExpPolynomial polynomial;

  AnyArgument(Emitter &e, Value x) {
    OpBuilder &builder = e.getBuilder();
    Location loc = e.getLoc();
    Value clamped =
        e.atMost(e.atLeast(x, e.constant(kLowest)), e.constant(kHighest));
    // The sum of both biased exponents.
    Reduced reduced = reduce(e, clamped, 2 * kExponentBias);
    Value half =
        arith::ShRUIOp::create(builder, loc, reduced.bits, integer(e, 1));
    low = powerOfTwo(e, half);
    highExponent = arith::SubIOp::create(builder, loc, reduced.bits, half);
    high = powerOfTwo(e, highExponent);
    t = reduceFurther(e, reduced);
    polynomial = evaluateExpPolynomial(e, t);
  }

  /// exp rounds to 0 below, and to infinity above.
  static constexpr double kLowest = -104.0, kHighest = 89.0;
};
} // namespace

/// exp(x) = (low p + low) high: 1.008 ULP (where: 0x1.aba87cp+4). Overflows to
/// infinity where the rounded result does; subnormal results are rounded twice,
/// and are not flushed. exp(-inf) = 0, exp(inf) = inf.
Value Kernels::exp(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  AnyArgument core(e, x);
  Value p = core.polynomial.expm1(e, core.t);
  return e.mul(e.fma(core.low, p, core.low), core.high);
}

/// exp(x) - 1 = (low p + (low - 1 / high)) high: 1.455 ULP (where:
/// 0x1.0fba1p+4), 0.990 for x <= 0. The result has the sign of x, also for -0.
Value Kernels::expm1(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  AnyArgument core(e, x);
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  // The biased exponent of 1 / high. That of high is in the low bits.
  Value inverse = powerOfTwo(
      e, arith::SubIOp::create(builder, loc, integer(e, 2 * kExponentBias),
                               core.highExponent));
  Value p = core.polynomial.expm1(e, core.t);
  Value result = e.mul(e.fma(core.low, p, e.sub(core.low, inverse)), core.high);
  return withSignOf(e, result, x);
}

/// tanh(x) = -m / (2 + m) with the sign of x, m = exp(-2 |x|) - 1: 2.499 ULP.
Value Kernels::tanh(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Value z = e.mul(e.abs(x), e.constant(-2.0));
  Value m = scaledExpm1OfNonPositive(e, z, e.parameter(1.0));
  Value magnitude = e.abs(e.div(m, e.add(m, e.constant(2.0))));
  return withSignOf(e, magnitude, x);
}

/// log(1 + x) for 0 <= x <= 1: the polynomial r + r^2 q(r) on
/// [-0.293, 0.414]. Above, r = (x - 1) / 2 is exact, and
/// log(1 + x) = ln 2 + log(1 + r).
Value Kernels::log1p(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Value isLarge = e.greater(x, e.constant(kLog1pSplit));
  Value halved = e.fma(x, e.constant(0.5), e.constant(-0.5));
  Value r = e.select(isLarge, halved, x);
  Value offset = e.select(isLarge, e.constant(kLn2Hi), e.constant(0.0));
  Value q = e.constant(kLog1pC10);
  for (float c : {kLog1pC9, kLog1pC8, kLog1pC7, kLog1pC6, kLog1pC5, kLog1pC4,
                  kLog1pC3, kLog1pC2})
    q = e.fma(q, r, e.constant(c));
  return e.add(offset, e.fma(e.mul(r, r), q, r));
}

const Cores &act::getKernels() {
  static const Kernels kernels;
  return kernels;
}
