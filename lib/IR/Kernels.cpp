//===- Kernels.cpp - The kernels of act -------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The transcendental functions in f32 and f64, made of IEEE operations that
// every target has, in one fixed order: fma, add, sub, mul, div, integer
// shift, compare, select. Without branches, tables, traps or fastmath. The
// results have the same bits on every target and for every vector length.
//
// Both types share the algorithms; only the constants (struct Constants) and
// the degrees of the polynomials differ. Error bounds are in ULP of the
// result, the final rounding included, for f32, where they were measured over
// all inputs; "where" is an input at which the bound is attained. Those for
// f64 were measured at random inputs: see docs/accuracy.md.
//
// Many results are a sum head + tail, the tail much smaller, which is rounded
// only at the end. Fast2Sum makes one (Dekker, 1971): for |a| >= |b| and
// h = a + b rounded, h + (b - (h - a)) is a + b exactly.
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

/// What depends on the element type.
struct Constants {
  int mantissaBits, exponentBias;
  /// Adding this to a small number rounds it to an integer, which is then in
  /// the low bits of the sum.
  double round;
  double log2E, ln2Hi, ln2Lo;
  /// The number whose n is -exponentBias: below, 2^n is 0.
  double expFloor;
  /// exp rounds to 0 below `lowest`, and to infinity above `highest`.
  double lowest, highest;
  /// The coefficients of t^2 q(t), from the last to that of t^2.
  ArrayRef<double> expPolynomial;
  double log1pSplit;
  /// Those of r^2 q(r), from the last to that of r^2.
  ArrayRef<double> log1pPolynomial;
};

constexpr double kF32ExpPolynomial[] = {kExpC6, kExpC5, kExpC4, kExpC3, kExpC2};
constexpr double kF32Log1pPolynomial[] = {kLog1pC10, kLog1pC9, kLog1pC8,
                                          kLog1pC7,  kLog1pC6, kLog1pC5,
                                          kLog1pC4,  kLog1pC3, kLog1pC2};
constexpr double kF64ExpPolynomial[] = {
    kF64ExpC12, kF64ExpC11, kF64ExpC10, kF64ExpC9, kF64ExpC8, kF64ExpC7,
    kF64ExpC6,  kF64ExpC5,  kF64ExpC4,  kF64ExpC3, kF64ExpC2};
constexpr double kF64Log1pPolynomial[] = {
    kF64Log1pC22, kF64Log1pC21, kF64Log1pC20, kF64Log1pC19, kF64Log1pC18,
    kF64Log1pC17, kF64Log1pC16, kF64Log1pC15, kF64Log1pC14, kF64Log1pC13,
    kF64Log1pC12, kF64Log1pC11, kF64Log1pC10, kF64Log1pC9,  kF64Log1pC8,
    kF64Log1pC7,  kF64Log1pC6,  kF64Log1pC5,  kF64Log1pC4,  kF64Log1pC3,
    kF64Log1pC2};

const Constants kF32 = {23,          127,
                        0x1.8p23,    kLog2E,
                        kLn2Hi,      kLn2Lo,
                        kExpFloor,   -104.0,
                        89.0,        kF32ExpPolynomial,
                        kLog1pSplit, kF32Log1pPolynomial};
const Constants kF64 = {52,
                        1023,
                        0x1.8p52,
                        kF64Log2E,
                        kF64Ln2Hi,
                        kF64Ln2Lo,
                        kF64ExpFloor,
                        -746.0,
                        710.0,
                        kF64ExpPolynomial,
                        kF64Log1pSplit,
                        kF64Log1pPolynomial};

/// x as a sum n ln 2 + t, |t| <= ln(2)/2.
struct Reduced {
  /// An integer in whose low bits is n plus a bias.
  Value bits;
  Value n, t;
  /// t, or in f64 t after a second step: what the polynomial needs.
  Value argument;
};

/// A sum that is not rounded yet, |tail| << |head|.
struct Sum {
  Value head, tail;
};

/// The kernels; f32 and f64.
class Kernels final : public Cores {
public:
  Value exp(Emitter &e, Value x) const override;
  Value expm1(Emitter &e, Value x) const override;
  Value scaledExpOfNonPositive(Emitter &e, Value x,
                               OpFoldResult scale) const override;
  Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                 OpFoldResult scale) const override;
  Value log1pExpOfNonPositive(Emitter &e, Value x) const override;
  Value sigmoid(Emitter &e, Value x) const override;
  Value timesSigmoid(Emitter &e, Value factor, Value x) const override;
  Value tanh(Emitter &e, Value x) const override;
  /// There is none yet.
  Value erfc(Emitter &e, Value x) const override { return {}; }
};
} // namespace

//===----------------------------------------------------------------------===//
// Building blocks
//===----------------------------------------------------------------------===//

static const Constants &constants(Emitter &e) {
  return getElementTypeOrSelf(e.getType()).isF64() ? kF64 : kF32;
}

/// A correctly rounded f32 is computed in f64 and rounded by the caller.
static bool hasKernel(Emitter &e) {
  Type type = getElementTypeOrSelf(e.getType());
  return (type.isF32() || type.isF64()) &&
         e.getAccuracy() != Accuracy::correctly_rounded;
}

static Type integerType(Emitter &e) {
  Type type = e.getBuilder().getIntegerType(
      getElementTypeOrSelf(e.getType()).getIntOrFloatBitWidth());
  if (auto vectorType = dyn_cast<VectorType>(e.getType()))
    return vectorType.clone(type);
  return type;
}

/// `value` as an integer (a splat for a vector).
static Value integer(Emitter &e, int64_t value) {
  Type type = integerType(e);
  TypedAttr attr =
      e.getBuilder().getIntegerAttr(getElementTypeOrSelf(type), value);
  if (auto shapedType = dyn_cast<ShapedType>(type))
    attr = DenseElementsAttr::get(shapedType, attr);
  return arith::ConstantOp::create(e.getBuilder(), e.getLoc(), attr);
}

static Value toBits(Emitter &e, Value x) {
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), integerType(e),
                                  x);
}

static Value fromBits(Emitter &e, Value bits) {
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), e.getType(),
                                  bits);
}

/// The float whose biased exponent is in the low bits of `exponent`; the sign
/// bit is the one above.
static Value powerOfTwo(Emitter &e, Value exponent) {
  return fromBits(e,
                  arith::ShLIOp::create(e.getBuilder(), e.getLoc(), exponent,
                                        integer(e, constants(e).mantissaBits)));
}

/// The second step of a reduction, rounded.
static Value reduceFurther(Emitter &e, const Reduced &r) {
  return e.fma(r.n, e.constant(-constants(e).ln2Lo), r.t);
}

/// x = n ln 2 + t. `bias` is added to n in `bits`. The first step of t is
/// exact (see scripts/sollya/exp.sollya): without a second one, t is off by
/// n ln2Lo. In f32 ln2Lo happens to be 2^-29, 1/32 ULP of ln2Hi; in f64 it is
/// 1/5 ULP.
static Reduced reduce(Emitter &e, Value x, int bias) {
  const Constants &c = constants(e);
  Value magic = e.constant(c.round + bias);
  Value shifted = e.fma(x, e.constant(c.log2E), magic);
  Value n = e.sub(shifted, magic);
  Value t = e.fma(n, e.constant(-c.ln2Hi), x);
  Reduced result = {toBits(e, shifted), n, t, t};
  if (&c == &kF64)
    result.argument = reduceFurther(e, result);
  return result;
}

/// The second step as a sum.
static Sum reduceExactly(Emitter &e, const Reduced &r) {
  Value t = reduceFurther(e, r);
  return {t, e.fma(r.n, e.constant(-constants(e).ln2Lo), e.sub(r.t, t))};
}

/// a + b for |a| >= |b|, with a rounded sum as the head.
static Sum fastTwoSum(Emitter &e, Value a, Value b) {
  Value head = e.add(a, b);
  return {head, e.sub(b, e.sub(head, a))};
}

/// The polynomial with `coefficients`, from the last to the first.
static Value horner(Emitter &e, Value x, ArrayRef<double> coefficients) {
  Value sum = e.constant(coefficients.front());
  for (double c : coefficients.drop_front())
    sum = e.fma(sum, x, e.constant(c));
  return sum;
}

/// q in exp(t) = 1 + t + t^2 q(t).
static Value expPolynomial(Emitter &e, Value t) {
  return horner(e, t, constants(e).expPolynomial);
}

namespace {
/// What exp(x) and exp(x) - 1 share for x <= 0: exp(x) = s (1 + t + t^2 q).
/// Below the floor, s is 0.
struct NonPositive {
  Reduced reduced;
  Value s, q;

  NonPositive(Emitter &e, Value x) {
    const Constants &c = constants(e);
    // NaN passes through the clamp, and through t to the result.
    reduced = reduce(e, e.atLeast(x, e.constant(c.expFloor)), c.exponentBias);
    s = powerOfTwo(e, reduced.bits);
    q = expPolynomial(e, reduced.argument);
  }

  /// exp(x) = s (1 + head + tail): the error of both is below 2^-3 ULP of 1.
  Sum expm1OfT(Emitter &e) const {
    Sum t = reduceExactly(e, reduced);
    return {t.head, e.fma(e.mul(t.head, t.head), q, t.tail)};
  }
};
} // namespace

/// `value` with the sign of `x`; where `value` is not 0, its sign must be +
/// or already that of `x`.
static Value withSignOf(Emitter &e, Value value, Value x) {
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  int64_t mask = &constants(e) == &kF64 ? INT64_MIN : int64_t(INT32_MIN);
  Value sign =
      arith::AndIOp::create(builder, loc, toBits(e, x), integer(e, mask));
  return fromBits(e,
                  arith::OrIOp::create(builder, loc, toBits(e, value), sign));
}

/// A constant scale as the kernel uses it, rounded to the element type.
static std::optional<double> constantScale(Emitter &e, OpFoldResult scale) {
  auto attr = dyn_cast<Attribute>(scale);
  if (!attr)
    return std::nullopt;
  double value = cast<FloatAttr>(attr).getValueAsDouble();
  return &constants(e) == &kF32 ? static_cast<float>(value) : value;
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

//===----------------------------------------------------------------------===//
// x <= 0
//===----------------------------------------------------------------------===//

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
  Value t = reduceFurther(e, core.reduced);
  Value p = e.fma(e.mul(t, t), core.q, t);
  Value scaled = scalePowerOfTwo(e, core.s, scale);
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
  bool isF64 = &constants(e) == &kF64;
  if (e.getAccuracy() == Accuracy::fast ||
      (constant && isZeroOrPowerOfTwo(*constant) && !isF64)) {
    Value t = core.reduced.argument;
    Value p = e.fma(e.mul(t, t), core.q, t);
    Value scaled = scalePowerOfTwo(e, core.s, scale);
    return e.fma(scaled, p, e.sub(scaled, e.value(scale)));
  }
  Sum sum = expm1OfNonPositive(e, core);
  if (constant == 1.0)
    return e.add(sum.head, sum.tail);
  Value factor = e.value(scale);
  return e.fma(factor, sum.head, e.fma(factor, sum.tail, e.constant(0.0)));
}

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
  Value q = horner(e, r, c.log1pPolynomial);
  return e.add(head, e.fma(e.mul(r, r), q, tail));
}

//===----------------------------------------------------------------------===//
// Quotients
//===----------------------------------------------------------------------===//

/// n / d as a sum, both sums themselves: y = n.head / d.head, then one step of
/// Newton's iteration for what is missing. One division.
static Sum divide(Emitter &e, Sum n, Sum d) {
  Value reciprocal = e.div(e.constant(1.0), d.head);
  Value y = e.mul(n.head, reciprocal);
  Value remainder = e.fma(e.neg(y), d.head, n.head);
  remainder = e.fma(e.neg(y), d.tail, e.add(remainder, n.tail));
  return {y, e.mul(remainder, reciprocal)};
}

namespace {
/// sigmoid(x) = (head + tail) scale, scale a power of two, 1 or 0.
struct Sigmoid {
  Sum sum;
  Value scale;

  /// With exp(-|x|) = s (h + l), it is s (h + l) / (1 + s (h + l)) for x < 0
  /// and 1 / (1 + s (h + l)) else.
  Sigmoid(Emitter &e, Value x) {
    NonPositive core(e, e.neg(e.abs(x)));
    Sum p = core.expm1OfT(e);
    Value one = e.constant(1.0), zero = e.constant(0.0), s = core.s;
    p = fastTwoSum(e, p.head, p.tail);
    Value h = e.add(one, p.head);
    Value l = e.add(e.sub(p.head, e.sub(h, one)), p.tail);
    Sum denominator;
    denominator.head = e.fma(s, h, one);
    denominator.tail = e.fma(s, l, e.fma(s, h, e.sub(one, denominator.head)));
    Value isNegative = e.less(x, zero);
    Sum numerator = {e.select(isNegative, h, one),
                     e.select(isNegative, l, zero)};
    sum = divide(e, numerator, denominator);
    scale = e.select(isNegative, s, one);
  }
};
} // namespace

/// 0.781 ULP (where: -0x1.5e2226p+6). Flushes like scaledExpOfNonPositive.
/// sigmoid(-inf) = 0.
Value Kernels::sigmoid(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Sigmoid s(e, x);
  return e.mul(e.add(s.sum.head, s.sum.tail), s.scale);
}

/// The product is a sum too, and is rounded once. SiLU: 0.739 ULP (where:
/// -0x1.488d0cp+6).
Value Kernels::timesSigmoid(Emitter &e, Value factor, Value x) const {
  if (!hasKernel(e))
    return {};
  Sigmoid s(e, x);
  Value f = e.mul(factor, s.scale);
  Value head = e.mul(f, s.sum.head);
  // Minus the tail, so that a zero keeps its sign.
  Value minusF = e.neg(f);
  Value tail = e.fma(minusF, s.sum.head, head);
  Value result = e.sub(head, e.fma(minusF, s.sum.tail, tail));
  // An infinite product has no tail.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return e.select(e.less(e.abs(head), e.constant(kInfinity)), result, head);
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
    rest = e.fma(e.mul(t, t), expPolynomial(e, reduced.argument), exact.tail);
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

const Cores &act::getKernels() {
  static const Kernels kernels;
  return kernels;
}
