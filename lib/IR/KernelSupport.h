//===- KernelSupport.h - What the kernels are made of -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels are the transcendental functions in f32 and f64, made of IEEE
// operations that every target has, in one fixed order: fma, add, sub, mul,
// div, integer shift, compare, select. Without branches, tables, traps or
// fastmath. The results have the same bits on every target and for every
// vector length.
//
// Both types share the algorithms; only the constants (struct Constants) and
// the degrees of the polynomials differ. What is rounded to f16 or bf16 has
// shorter polynomials in f32, and bf16 does without the tails of sums: the
// results are those of the f32 kernels, rounded. Error bounds are in ULP of the
// result, the final rounding included, for f32, where they were measured over
// all inputs; "where" is an input at which the bound is attained. Those for
// f64 were measured at random inputs: see docs/accuracy.md.
//
// Many results are a sum head + tail, the tail much smaller, which is rounded
// only at the end. Fast2Sum makes one (Dekker, 1971): for |a| >= |b| and
// h = a + b rounded, h + (b - (h - a)) is a + b exactly.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_IR_KERNELSUPPORT_H
#define ACT_LIB_IR_KERNELSUPPORT_H

#include "act/IR/Cores.h"

namespace mlir::act::kernel {

/// A real constant as a sum of two of the element type.
struct LongConstant {
  double head, tail;
};

/// A function that is zero at `root`, a sum of three parts: near it, it is
/// (root - a) (polynomial(root - a) + tail).
struct Zero {
  ArrayRef<double> root, polynomial;
  double tail;
};

/// What depends on the element type. Polynomials are listed from the last
/// coefficient to the first. See scripts/sollya.
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
  /// q in exp(t) = 1 + t + t^2 q(t).
  ArrayRef<double> exp;
  /// The same for exp(x) and exp(x) - 1, x <= 0, themselves or times a power of
  /// two.
  ArrayRef<double> unscaledExp;
  double log1pSplit;
  /// q in log(1 + r) = r + r^2 q(r).
  ArrayRef<double> log1p;
  /// D in tanh(x) = x - x^3 / D(x^2).
  ArrayRef<double> tanh;
  double normalCenter, normalLimit;
  ArrayRef<double> normal, normalSlope;
  double erfcCenter, erfcLimit;
  ArrayRef<double> erfc, erfcSlope;
  /// 2 / sqrt(pi), the derivative of erf at 0.
  LongConstant erfSlope;
  double erfLimit;
  /// L in log(erfc(a)) = a (a L(a) - 2 / sqrt(pi)).
  ArrayRef<double> erf;
  /// As `exp`, for erf.
  ArrayRef<double> erfExp;
  ArrayRef<double> geluRoot, geluDerivative, geluDerivativeSlope;
  Zero silu, mish, geluTanh;
  /// 2 sqrt(2 / pi), and 0.044715 times it.
  ArrayRef<double> geluTanhLinear;
  double geluTanhCubic, geluTanhCubicTail;
};

/// Those of the emitter's type.
const Constants &constants(Emitter &e);

/// True if f32 is rounded to bf16 or to a type of fewer bits.
bool isBf16(Emitter &e);

/// True if every operation may round: at `fast`, and for bf16, of which an ULP
/// is 2^16 of f32.
bool needsNoTails(Emitter &e);

inline bool isF64(Emitter &e) { return constants(e).mantissaBits == 52; }

/// A constant parameter as the kernel uses it, rounded to the element type.
std::optional<double> constantParameter(Emitter &e, OpFoldResult parameter);

/// True for +-2^k: multiplying by it rounds nowhere.
bool isPowerOfTwo(double value);

LongConstant product(Emitter &e, double a, LongConstant b);
LongConstant quotient(Emitter &e, LongConstant a, double b);

/// A sum that is not rounded yet, |tail| << |head|.
struct Sum {
  Value head, tail;
};

/// head + tail, rounded to nearest. At `correctly_rounded`, where the caller
/// rounds once more, it is rounded to odd instead: of the two numbers next to
/// an inexact sum it is the one whose last bit is 1. Rounding that is rounding
/// the sum.
Value round(Emitter &e, Sum sum);

/// The same for head - tail: so a zero keeps its sign if the tail is +0.
Value roundDifference(Emitter &e, Sum difference);

/// a + b for |a| >= |b|, with a rounded sum as the head.
Sum fastTwoSum(Emitter &e, Value a, Value b);

/// a + b for all a and b (Knuth).
Sum twoSum(Emitter &e, Value a, Value b);

Sum product(Emitter &e, Sum a, Sum b);

/// a b + c.
Sum addProduct(Emitter &e, Sum a, Sum b, Value c);

/// factor sum, rounded at the end. A zero keeps its sign, and an infinite
/// factor gives infinity.
Value times(Emitter &e, Value factor, Sum sum);

Sum select(Emitter &e, Value condition, Sum a, Sum b);

/// |factor x|, factor not 0, but at most 2000. The exact product, but for
/// subnormal numbers.
Sum boundedProduct(Emitter &e, double factor, Value x);

/// root - a, for |a| < 2^11. The first part of the root has so few bits that
/// its difference to a is exact unless a < root / 2, where it is the larger
/// operand.
Sum distanceFrom(Emitter &e, ArrayRef<double> root, Value a);

/// `otherwise`, but next to the zero the function itself.
Sum nearZero(Emitter &e, const Zero &zero, Sum a, Sum otherwise);

/// factor a^2, the factor being a power of two.
Sum scaledSquare(Emitter &e, Value a, double factor);

/// a b, rounded at the end.
Value multiply(Emitter &e, Sum a, Sum b);

/// n / d: y = n.head / d.head, then one step of Newton's iteration for what is
/// missing. One division.
Sum divide(Emitter &e, Sum n, Sum d);

/// The polynomial with `coefficients`, from the last to the first.
Value horner(Emitter &e, Value x, ArrayRef<double> coefficients);

/// `value` as an integer (a splat for a vector).
Value integer(Emitter &e, int64_t value);

/// +-inf, with the sign of `sign`.
Value infinity(Emitter &e, double sign);

/// The bits of `x` as an integer.
Value toBits(Emitter &e, Value x);

/// The float whose biased exponent is in the low bits of `exponent`; the sign
/// bit is the one above.
Value powerOfTwo(Emitter &e, Value exponent);

/// low high = 2^n, low = 2^floor(n/2) and high = 2^ceil(n/2), where the low
/// bits of `bits` hold n and twice the bias.
struct SplitPowerOfTwo {
  Value low, high, highExponent;

  SplitPowerOfTwo(Emitter &e, Value bits);
};

/// `value` with the sign of `x`; where `value` is not 0, its sign must be +
/// or already that of `x`.
Value withSignOf(Emitter &e, Value value, Value x);

/// factor x as a sum n ln 2 + factor t, |factor t| <= ln(2)/2; the factor is a
/// power of two, and 1 where nothing is said of it.
struct Reduced {
  Value x;
  /// An integer in whose low bits is n plus a bias.
  Value bits;
  Value n, t;
  /// t, or in f64 t after a second step: what the polynomial needs.
  Value argument;
  double factor = 1.0;
};

/// x = n ln 2 + t for a factor of 1. `bias` is added to n in `bits`. The first
/// step of t is exact (see scripts/sollya/exp.sollya): without a second one, t
/// is off by n ln2Lo. In f32 ln2Lo happens to be 2^-29, 1/32 ULP of ln2Hi; in
/// f64 it is 1/5 ULP.
Reduced reduce(Emitter &e, Value x, int bias, double factor = 1.0);

/// The second step, rounded. bf16 needs none.
Value reduceFurther(Emitter &e, const Reduced &r);

/// The second step as a sum.
Sum reduceExactly(Emitter &e, const Reduced &r);

/// The second step for an x that has a tail.
Sum reduceSum(Emitter &e, const Reduced &r, Value xTail);

/// 2^exponent exp(x) = s (1 + t + t^2 q) for x <= 0 and NaN. Where s would be
/// subnormal, it is 0. `exponent` is in [0, bias]. `polynomial` is one of those
/// for exp.
struct NonPositive {
  Reduced reduced;
  Value s, q;

  NonPositive(Emitter &e, Value x);
  NonPositive(Emitter &e, Value x, ArrayRef<double> polynomial,
              int exponent = 0);

  /// exp(x) = s (1 + head + tail): the error of both is below 2^-3 ULP of 1.
  /// The head is exact, and the tail not small next to it.
  Sum expm1OfT(Emitter &e) const;
};

/// The same for a sum x: 2^exponent exp(x) = s (1 + p).
struct NonPositiveSum {
  Value s;
  Sum p;

  NonPositiveSum(Emitter &e, Sum x, int exponent = 0);
};

/// The same with s = low high, neither of which is subnormal: s is 0 below 2
/// to the power of twice the negative bias only.
struct NonPositiveSplit {
  Value low, high;
  Sum p;

  NonPositiveSplit(Emitter &e, Sum x);
};

/// KernelsFast.cpp.
namespace fast {
Value sigmoid(Emitter &e, Value x);
/// factor sigmoid'(x).
Value sigmoidSlope(Emitter &e, Value x, double factor);
/// x sigmoid(betaX), x finite where the sigmoid is 0.
Value silu(Emitter &e, Value x, Value betaX);
/// The same for the sum -|beta x|.
Value productWithSigmoid(Emitter &e, Value x, Value isNegative, Sum minusAbs);
Value gelu(Emitter &e, Value x);
Value erf(Emitter &e, Value x);
Value tanh(Emitter &e, Value x);
/// log(1 + exp(-|x|)).
Value log1pOfExp(Emitter &e, Value x);
Value mish(Emitter &e, Value x);
} // namespace fast

} // namespace mlir::act::kernel

#endif // ACT_LIB_IR_KERNELSUPPORT_H
