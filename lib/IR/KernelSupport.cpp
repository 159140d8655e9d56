//===- KernelSupport.cpp - What the kernels are made of -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"

#include "act/IR/Act.h"
#include "act/IR/Splat.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"

#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

namespace {
#include "KernelConstants.inc"
} // namespace

static const Constants kF32 = {
    /*mantissaBits=*/23,
    /*exponentBias=*/127,
    /*round=*/0x1.8p23,
    kF32Log2E,
    kF32Ln2Hi,
    kF32Ln2Lo,
    kF32ExpFloor,
    /*lowest=*/-104.0,
    /*highest=*/89.0,
    kF32Exp,
    kF32Exp,
    kF32Log1pSplit,
    kF32Log1p,
    kF32Tanh,
    kF32NormalCenter,
    kF32NormalLimit,
    kF32Normal,
    kF32NormalSlope,
    kF32ErfcCenter,
    kF32ErfcLimit,
    kF32Erfc,
    kF32ErfcSlope,
    {kF32ErfSlope, kF32ErfSlopeTail},
    kF32ErfLimit,
    kF32Erf,
    kF32ErfExp,
    kF32GeluRoot,
    kF32GeluDerivative,
    kF32GeluDerivativeSlope,
    {kF32SiluRoot, kF32SiluNearZero, kF32SiluNearZeroTail},
    {kF32MishRoot, kF32MishNearZero, kF32MishNearZeroTail},
    {kF32GeluTanhRoot, kF32GeluTanhNearZero, kF32GeluTanhNearZeroTail},
    kF32GeluTanhLinear,
    kF32GeluTanhCubic,
    kF32GeluTanhCubicTail,
};

static const Constants kF64 = {
    /*mantissaBits=*/52,
    /*exponentBias=*/1023,
    /*round=*/0x1.8p52,
    kF64Log2E,
    kF64Ln2Hi,
    kF64Ln2Lo,
    kF64ExpFloor,
    /*lowest=*/-746.0,
    /*highest=*/710.0,
    kF64Exp,
    kF64Exp,
    kF64Log1pSplit,
    kF64Log1p,
    kF64Tanh,
    kF64NormalCenter,
    kF64NormalLimit,
    kF64Normal,
    kF64NormalSlope,
    kF64ErfcCenter,
    kF64ErfcLimit,
    kF64Erfc,
    kF64ErfcSlope,
    {kF64ErfSlope, kF64ErfSlopeTail},
    kF64ErfLimit,
    kF64Erf,
    kF64Exp,
    kF64GeluRoot,
    kF64GeluDerivative,
    kF64GeluDerivativeSlope,
    {kF64SiluRoot, kF64SiluNearZero, kF64SiluNearZeroTail},
    {kF64MishRoot, kF64MishNearZero, kF64MishNearZeroTail},
    {kF64GeluTanhRoot, kF64GeluTanhNearZero, kF64GeluTanhNearZeroTail},
    kF64GeluTanhLinear,
    kF64GeluTanhCubic,
    kF64GeluTanhCubicTail,
};

/// Those of f32, but shorter polynomials where results have the same bits.
static Constants getF16Constants() {
  Constants constants = kF32;
  constants.unscaledExp = kF16UnscaledExp;
  return constants;
}

static Constants getBf16Constants() {
  Constants constants = kF32;
  constants.exp = kBf16Exp;
  constants.unscaledExp = kBf16UnscaledExp;
  constants.log1p = kBf16Log1p;
  constants.normal = kBf16Normal;
  constants.erf = kBf16Erf;
  return constants;
}

bool kernel::isBf16(Emitter &e) {
  return getElementTypeOrSelf(e.getType()).isF32() && e.getPrecision() <= 8;
}

const Constants &kernel::constants(Emitter &e) {
  static const Constants f16 = getF16Constants(), bf16 = getBf16Constants();
  if (getElementTypeOrSelf(e.getType()).isF64())
    return kF64;
  return isBf16(e) ? bf16 : e.getPrecision() <= 11 ? f16 : kF32;
}

bool kernel::needsNoTails(Emitter &e) {
  return e.getAccuracy() == Accuracy::fast || isBf16(e);
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

static double roundToElement(Emitter &e, double value) {
  return isF64(e) ? value : static_cast<float>(value);
}

std::optional<double> kernel::constantParameter(Emitter &e,
                                                OpFoldResult parameter) {
  auto attr = dyn_cast<Attribute>(parameter);
  if (!attr)
    return std::nullopt;
  return roundToElement(e, cast<FloatAttr>(attr).getValueAsDouble());
}

bool kernel::isPowerOfTwo(double value) {
  int exponent;
  return std::fabs(std::frexp(value, &exponent)) == 0.5;
}

LongConstant kernel::product(Emitter &e, double a, LongConstant b) {
  double head = roundToElement(e, a * b.head);
  return {head, std::fma(a, b.head, -head) + a * b.tail};
}

LongConstant kernel::quotient(Emitter &e, LongConstant a, double b) {
  double head = roundToElement(e, a.head / b);
  return {head, (std::fma(-head, b, a.head) + a.tail) / b};
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

static Value fromBits(Emitter &e, Value bits);

Value kernel::round(Emitter &e, Sum sum) {
  if (e.getAccuracy() != Accuracy::correctly_rounded)
    return e.add(sum.head, sum.tail);
  auto [nearest, lost] = fastTwoSum(e, sum.head, sum.tail);
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  // False also where the sum is infinite or NaN.
  Value isInexact = arith::CmpFOp::create(
      builder, loc, arith::CmpFPredicate::ONE, lost, e.constant(0.0));
  // The bits of the number next to the sum towards 0 are those of `nearest`,
  // or, if that is larger in magnitude, one less.
  Value bits = toBits(e, nearest);
  Value signs = arith::XOrIOp::create(builder, loc, bits, toBits(e, lost));
  Value step = arith::ShRSIOp::create(builder, loc, signs, integer(e, 63));
  Value odd = arith::OrIOp::create(
      builder, loc, arith::AddIOp::create(builder, loc, bits, step),
      integer(e, 1));
  return e.select(isInexact, fromBits(e, odd), nearest);
}

Value kernel::roundDifference(Emitter &e, Sum difference) {
  if (e.getAccuracy() == Accuracy::correctly_rounded)
    return round(e, {difference.head, e.neg(difference.tail)});
  return e.sub(difference.head, difference.tail);
}

Sum kernel::fastTwoSum(Emitter &e, Value a, Value b) {
  Value head = e.add(a, b);
  return {head, e.sub(b, e.sub(head, a))};
}

Sum kernel::twoSum(Emitter &e, Value a, Value b) {
  Value head = e.add(a, b), rest = e.sub(head, a);
  return {head, e.add(e.sub(a, e.sub(head, rest)), e.sub(b, rest))};
}

Sum kernel::product(Emitter &e, Sum a, Sum b) {
  Value head = e.mul(a.head, b.head);
  Value tail = e.fma(a.head, b.head, e.neg(head));
  return {head, e.fma(a.tail, b.head, e.fma(a.head, b.tail, tail))};
}

Sum kernel::addProduct(Emitter &e, Sum a, Sum b, Value c) {
  Sum ab = product(e, a, b), sum = twoSum(e, c, ab.head);
  return {sum.head, e.add(sum.tail, ab.tail)};
}

Value kernel::times(Emitter &e, Value factor, Sum sum) {
  Value head = e.mul(factor, sum.head);
  // Minus the tail, so that a zero keeps its sign.
  Value minusFactor = e.neg(factor);
  Value tail = e.fma(minusFactor, sum.head, head);
  Value minusTail = e.fma(minusFactor, sum.tail, tail);
  Value result = roundDifference(e, {head, minusTail});
  // An infinite product has no tail.
  return e.select(e.less(e.abs(head), infinity(e, 1.0)), result, head);
}

Sum kernel::select(Emitter &e, Value condition, Sum a, Sum b) {
  return {e.select(condition, a.head, b.head),
          e.select(condition, a.tail, b.tail)};
}

Sum kernel::boundedProduct(Emitter &e, double factor, Value x) {
  Value a = e.abs(x), c = e.constant(std::fabs(factor));
  Value limit = e.constant(2000.0);
  Value head = e.mul(c, a);
  // An infinite product has none.
  Value tail =
      e.select(e.less(head, limit), e.fma(c, a, e.neg(head)), e.constant(0.0));
  return {e.atMost(head, limit), tail};
}

Sum kernel::distanceFrom(Emitter &e, ArrayRef<double> root, Value a) {
  Value high = e.constant(root[0]);
  Value difference = e.sub(high, a);
  Value lost = e.sub(e.sub(high, difference), a);
  Sum distance = fastTwoSum(e, difference, e.constant(root[1]));
  return {distance.head,
          e.add(distance.tail, e.add(lost, e.constant(root[2])))};
}

Sum kernel::nearZero(Emitter &e, const Zero &zero, Sum a, Sum otherwise) {
  Sum distance = distanceFrom(e, zero.root, a.head);
  distance.tail = e.sub(distance.tail, a.tail);
  Value d = distance.head, c0 = e.constant(zero.polynomial.back());
  Value rest = horner(e, d, zero.polynomial.drop_back());
  Sum slope;
  slope.head = e.fma(d, rest, c0);
  slope.tail = e.fma(d, rest, e.sub(c0, slope.head));
  slope.tail = e.add(slope.tail, e.constant(zero.tail));
  // What the polynomials are for, see scripts/sollya/derivatives.sollya.
  Value isNear = e.less(e.abs(d), e.constant(0.125));
  return select(e, isNear, product(e, distance, slope), otherwise);
}

Sum kernel::scaledSquare(Emitter &e, Value a, double factor) {
  Value scaled = e.mul(a, e.constant(factor)), head = e.mul(scaled, a);
  return {head, e.fma(scaled, a, e.neg(head))};
}

Value kernel::multiply(Emitter &e, Sum a, Sum b) {
  Sum ab = product(e, a, b);
  return e.add(ab.head, ab.tail);
}

Sum kernel::divide(Emitter &e, Sum n, Sum d) {
  Value reciprocal = e.div(e.constant(1.0), d.head);
  Value y = e.mul(n.head, reciprocal);
  Value remainder = e.fma(e.neg(y), d.head, n.head);
  remainder = e.fma(e.neg(y), d.tail, e.add(remainder, n.tail));
  return {y, e.mul(remainder, reciprocal)};
}

Value kernel::horner(Emitter &e, Value x, ArrayRef<double> coefficients) {
  Value sum = e.constant(coefficients.front());
  for (double c : coefficients.drop_front())
    sum = e.fma(sum, x, e.constant(c));
  return sum;
}

//===----------------------------------------------------------------------===//
// Bits
//===----------------------------------------------------------------------===//

static Type integerType(Emitter &e) {
  unsigned bits = getElementTypeOrSelf(e.getType()).getIntOrFloatBitWidth();
  return withElementType(e.getType(), e.getBuilder().getIntegerType(bits));
}

Value kernel::integer(Emitter &e, int64_t value) {
  return createIntegerSplat(e.getBuilder(), e.getLoc(), integerType(e), value);
}

Value kernel::toBits(Emitter &e, Value x) {
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), integerType(e),
                                  x);
}

Value kernel::infinity(Emitter &e, double sign) {
  return e.constant(
      std::copysign(std::numeric_limits<double>::infinity(), sign));
}

static Value fromBits(Emitter &e, Value bits) {
  return arith::BitcastOp::create(e.getBuilder(), e.getLoc(), e.getType(),
                                  bits);
}

Value kernel::powerOfTwo(Emitter &e, Value exponent) {
  return fromBits(e,
                  arith::ShLIOp::create(e.getBuilder(), e.getLoc(), exponent,
                                        integer(e, constants(e).mantissaBits)));
}

SplitPowerOfTwo::SplitPowerOfTwo(Emitter &e, Value bits) {
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  Value half = arith::ShRUIOp::create(builder, loc, bits, integer(e, 1));
  low = powerOfTwo(e, half);
  highExponent = arith::SubIOp::create(builder, loc, bits, half);
  high = powerOfTwo(e, highExponent);
}

Value kernel::withSignOf(Emitter &e, Value value, Value x) {
  OpBuilder &builder = e.getBuilder();
  Location loc = e.getLoc();
  int64_t mask = isF64(e) ? INT64_MIN : int64_t(INT32_MIN);
  Value sign =
      arith::AndIOp::create(builder, loc, toBits(e, x), integer(e, mask));
  return fromBits(e,
                  arith::OrIOp::create(builder, loc, toBits(e, value), sign));
}

//===----------------------------------------------------------------------===//
// The reduction of an exponential
//===----------------------------------------------------------------------===//

Reduced kernel::reduce(Emitter &e, Value x, int bias, double factor) {
  const Constants &c = constants(e);
  Value magic = e.constant(c.round + bias);
  Value shifted = e.fma(x, e.constant(c.log2E * factor), magic);
  Value n = e.sub(shifted, magic);
  Value t = e.fma(n, e.constant(-c.ln2Hi / factor), x);
  Reduced result = {x, toBits(e, shifted), n, t, t, factor};
  if (isF64(e))
    result.argument = reduceFurther(e, result);
  return result;
}

Value kernel::reduceFurther(Emitter &e, const Reduced &r) {
  if (isBf16(e))
    return r.t;
  return e.fma(r.n, e.constant(-constants(e).ln2Lo / r.factor), r.t);
}

Sum kernel::reduceExactly(Emitter &e, const Reduced &r) {
  Value t = reduceFurther(e, r);
  return {t, e.fma(r.n, e.constant(-constants(e).ln2Lo), e.sub(r.t, t))};
}

Sum kernel::reduceSum(Emitter &e, const Reduced &r, Value xTail) {
  Value rest = e.fma(r.n, e.constant(-constants(e).ln2Lo), xTail);
  return fastTwoSum(e, r.t, rest);
}

/// x, at least the number whose n is -`exponent`. NaN passes through, and
/// through t to the result.
static Value clampToExponent(Emitter &e, Value x, int exponent) {
  const Constants &c = constants(e);
  double floor = c.expFloor - (exponent - c.exponentBias) / c.log2E;
  return e.atLeast(x, e.constant(floor));
}

NonPositive::NonPositive(Emitter &e, Value x)
    : NonPositive(e, x, constants(e).exp) {}

NonPositive::NonPositive(Emitter &e, Value x, ArrayRef<double> polynomial,
                         int exponent) {
  int bias = constants(e).exponentBias + exponent;
  reduced = reduce(e, clampToExponent(e, x, bias), bias);
  s = powerOfTwo(e, reduced.bits);
  q = horner(e, reduced.argument, polynomial);
}

Sum NonPositive::expm1OfT(Emitter &e) const {
  Value rest = e.mul(reduced.n, e.constant(-constants(e).ln2Lo));
  Value t = isF64(e) ? reduced.argument : e.add(reduced.t, rest);
  return {reduced.t, e.fma(e.mul(t, t), q, rest)};
}

/// exp(t) - 1, for t with what x has as a tail.
static Sum expm1OfSum(Emitter &e, const Reduced &reduced, Value xTail) {
  Sum t = reduceSum(e, reduced, xTail);
  Value q = horner(e, t.head, constants(e).exp);
  return fastTwoSum(e, t.head, e.fma(e.mul(t.head, t.head), q, t.tail));
}

NonPositiveSum::NonPositiveSum(Emitter &e, Sum x, int exponent) {
  int bias = constants(e).exponentBias + exponent;
  Reduced reduced = reduce(e, clampToExponent(e, x.head, bias), bias);
  s = powerOfTwo(e, reduced.bits);
  p = expm1OfSum(e, reduced, x.tail);
}

NonPositiveSplit::NonPositiveSplit(Emitter &e, Sum x) {
  int bias = 2 * constants(e).exponentBias;
  Reduced reduced = reduce(e, clampToExponent(e, x.head, bias), bias);
  SplitPowerOfTwo power(e, reduced.bits);
  low = power.low;
  high = power.high;
  p = expm1OfSum(e, reduced, x.tail);
}
