//===- Cores.h - What formulas of activations are made of -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A formula is written once, in terms of an Emitter: elementary arithmetic,
// and a few transcendental cores. Whoever supplies the cores decides what the
// formula becomes: kernels with a bounded error (`act-expand`, constant
// folding) or operations of the math dialect (`act-to-math`).
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_CORES_H
#define ACT_IR_CORES_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"

#include <optional>

namespace mlir::act {

enum class Accuracy : uint32_t;
class Emitter;

/// The transcendental functions that formulas use. `x` and the result have
/// the emitter's type. A core that has no kernel for that type or for the
/// emitter's accuracy returns null and emits nothing.
class Cores {
public:
  virtual ~Cores();

  /// True if results have the accuracy that the emitter asks for.
  virtual bool keepsAccuracy() const { return false; }

  /// exp(x), for all x.
  virtual Value exp(Emitter &e, Value x) const = 0;
  /// exp(x) - 1, for all x.
  virtual Value expm1(Emitter &e, Value x) const = 0;
  /// scale * exp(x) for x <= 0 and NaN; any value for x > 0. `scale` is an f64
  /// FloatAttr or a value.
  virtual Value scaledExpOfNonPositive(Emitter &e, Value x,
                                       OpFoldResult scale) const = 0;
  /// scale * (exp(x) - 1) for x <= 0 and NaN; any value for x > 0.
  virtual Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                         OpFoldResult scale) const = 0;
  /// log(1 + exp(x)) for x <= 0 and NaN; any value for x > 0.
  virtual Value log1pExpOfNonPositive(Emitter &e, Value x) const = 0;
  /// 1 / (1 + exp(-x)), for all x.
  virtual Value sigmoid(Emitter &e, Value x) const = 0;
  /// tanh(x), for all x.
  virtual Value tanh(Emitter &e, Value x) const = 0;
  /// erf(x), for all x.
  virtual Value erf(Emitter &e, Value x) const = 0;
  /// 1 - erf(x), for all x, with relative accuracy where it is small.
  virtual Value erfc(Emitter &e, Value x) const = 0;

  // What has a kernel of its own, but is made of the cores above by default.

  // `alpha` and `beta` are f64 FloatAttrs; only the defaults below also take
  // values, except for SiLU.

  /// x Phi(x), for all x, Phi(x) = erfc(-x / sqrt(2)) / 2 being the normal
  /// distribution.
  virtual Value gelu(Emitter &e, Value x) const;
  /// Its derivative, Phi(x) + x phi(x).
  virtual Value geluDerivative(Emitter &e, Value x) const;
  /// GELU's tanh form, x sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)).
  virtual Value geluTanh(Emitter &e, Value x) const;
  virtual Value geluTanhDerivative(Emitter &e, Value x) const;
  /// sigmoid(x) sigmoid(-x).
  virtual Value sigmoidDerivative(Emitter &e, Value x) const;
  /// 1 - tanh(x)^2.
  virtual Value tanhDerivative(Emitter &e, Value x) const;
  /// 2 / sqrt(pi) exp(-x^2).
  virtual Value erfDerivative(Emitter &e, Value x) const;
  /// x sigmoid(beta x).
  virtual Value silu(Emitter &e, Value x, OpFoldResult beta) const;
  virtual Value siluDerivative(Emitter &e, Value x, OpFoldResult beta) const;
  /// log(1 + exp(beta x)) / beta, beta > 0.
  virtual Value softplus(Emitter &e, Value x, OpFoldResult beta) const;
  virtual Value softplusDerivative(Emitter &e, Value x,
                                   OpFoldResult beta) const;
  /// -log(1 + exp(-x)).
  virtual Value logSigmoid(Emitter &e, Value x) const;
  /// alpha (exp(x / alpha) - 1), alpha > 0, for x <= 0 and NaN; any value for
  /// x > 0.
  virtual Value celuOfNonPositive(Emitter &e, Value x,
                                  OpFoldResult alpha) const;
  virtual Value celuDerivativeOfNonPositive(Emitter &e, Value x,
                                            OpFoldResult alpha) const;
  /// x tanh(log(1 + exp(x))).
  virtual Value mish(Emitter &e, Value x) const;
  virtual Value mishDerivative(Emitter &e, Value x) const;
  /// x / (1 + |x|).
  virtual Value softsign(Emitter &e, Value x) const;
  virtual Value softsignDerivative(Emitter &e, Value x) const;
  /// x (x + 3) / 6 for |x| <= 3; any value elsewhere.
  virtual Value hardswishInside(Emitter &e, Value x) const;
};

/// The kernels of act: bounded error, the same bits on every target. Used by
/// `act-expand` and, so that folding gives the same bits, by the folders.
const Cores &getKernels();

/// The operations of the math dialect. Used by `act-to-math`.
const Cores &getMathCores();

/// Emits elementwise arithmetic on values of one type, without fastmath flags.
/// Every method returns null if an operand is null, so that a formula need not
/// check whether a core had a kernel.
class Emitter {
public:
  /// Emits at the insertion point of `builder`. `type` is f32, f64 (or, for
  /// formulas that only select, another float type) or a vector of one. A
  /// caller that rounds results to a shorter type says so by `resultType`.
  Emitter(OpBuilder &builder, Location loc, Type type, Accuracy accuracy,
          const Cores &cores, FloatType resultType = {});

  OpBuilder &getBuilder() { return builder; }
  Location getLoc() const { return loc; }
  Type getType() const { return type; }
  /// The bits of the significand of what results are rounded to.
  unsigned getPrecision() const { return precision; }
  Accuracy getAccuracy() const { return accuracy; }
  const Cores &getCores() const { return cores; }

  /// `value` rounded to the element type, as a scalar or a splat.
  Value constant(double value);
  /// A parameter as a value: an f64 FloatAttr becomes a constant.
  Value value(OpFoldResult parameter);

  Value add(Value a, Value b);
  Value sub(Value a, Value b);
  Value mul(Value a, Value b);
  Value div(Value a, Value b);
  /// a times a parameter; `a` itself if that is a constant 1.
  Value scale(Value a, OpFoldResult factor);
  /// a * b + c, rounded once.
  Value fma(Value a, Value b, Value c);
  Value neg(Value a);
  Value abs(Value a);
  /// Ordered comparisons: false if an operand is NaN.
  Value less(Value a, Value b);
  Value lessOrEqual(Value a, Value b);
  Value greater(Value a, Value b);
  Value isNan(Value a);
  Value select(Value condition, Value a, Value b);

  /// a < b ? b : a. Keeps a NaN of `a`; gives `a` for equal zeros. One
  /// instruction on x86.
  Value atLeast(Value a, Value b);
  /// a > b ? b : a. Keeps a NaN of `a`; gives `a` for equal zeros.
  Value atMost(Value a, Value b);
  /// `a` moved into [lower, upper]; NaN stays NaN.
  Value clamp(Value a, double lower, double upper) {
    return atMost(atLeast(a, constant(lower)), constant(upper));
  }

  /// `a`, but the lowest finite value instead of -inf, so that a * 0 is 0.
  Value finiteBelow(Value a);
  /// The same for the highest value and inf.
  Value finiteAbove(Value a);

  /// The cores, applied to this emitter.
  Value exp(Value x) { return x ? cores.exp(*this, x) : x; }
  Value expm1(Value x) { return x ? cores.expm1(*this, x) : x; }
  Value scaledExpOfNonPositive(Value x, OpFoldResult scale) {
    return x ? cores.scaledExpOfNonPositive(*this, x, scale) : x;
  }
  Value scaledExpm1OfNonPositive(Value x, OpFoldResult scale) {
    return x ? cores.scaledExpm1OfNonPositive(*this, x, scale) : x;
  }
  Value log1pExpOfNonPositive(Value x) {
    return x ? cores.log1pExpOfNonPositive(*this, x) : x;
  }
  Value sigmoid(Value x) { return x ? cores.sigmoid(*this, x) : x; }
  Value tanh(Value x) { return x ? cores.tanh(*this, x) : x; }
  Value erf(Value x) { return x ? cores.erf(*this, x) : x; }
  Value erfc(Value x) { return x ? cores.erfc(*this, x) : x; }
  Value gelu(Value x) { return x ? cores.gelu(*this, x) : x; }
  Value geluDerivative(Value x) {
    return x ? cores.geluDerivative(*this, x) : x;
  }
  Value geluTanh(Value x) { return x ? cores.geluTanh(*this, x) : x; }
  Value geluTanhDerivative(Value x) {
    return x ? cores.geluTanhDerivative(*this, x) : x;
  }
  Value sigmoidDerivative(Value x) {
    return x ? cores.sigmoidDerivative(*this, x) : x;
  }
  Value tanhDerivative(Value x) {
    return x ? cores.tanhDerivative(*this, x) : x;
  }
  Value erfDerivative(Value x) { return x ? cores.erfDerivative(*this, x) : x; }
  Value silu(Value x, OpFoldResult beta) {
    return x ? cores.silu(*this, x, beta) : x;
  }
  Value siluDerivative(Value x, OpFoldResult beta) {
    return x ? cores.siluDerivative(*this, x, beta) : x;
  }
  Value softplus(Value x, OpFoldResult beta) {
    return x ? cores.softplus(*this, x, beta) : x;
  }
  Value softplusDerivative(Value x, OpFoldResult beta) {
    return x ? cores.softplusDerivative(*this, x, beta) : x;
  }
  Value logSigmoid(Value x) { return x ? cores.logSigmoid(*this, x) : x; }
  Value celuOfNonPositive(Value x, OpFoldResult alpha) {
    return x ? cores.celuOfNonPositive(*this, x, alpha) : x;
  }
  Value celuDerivativeOfNonPositive(Value x, OpFoldResult alpha) {
    return x ? cores.celuDerivativeOfNonPositive(*this, x, alpha) : x;
  }
  Value mish(Value x) { return x ? cores.mish(*this, x) : x; }
  Value mishDerivative(Value x) {
    return x ? cores.mishDerivative(*this, x) : x;
  }
  Value softsign(Value x) { return x ? cores.softsign(*this, x) : x; }
  Value softsignDerivative(Value x) {
    return x ? cores.softsignDerivative(*this, x) : x;
  }
  Value hardswishInside(Value x) {
    return x ? cores.hardswishInside(*this, x) : x;
  }

  /// An f64 attribute, to pass as a parameter.
  OpFoldResult parameter(double value);

private:
  OpBuilder &builder;
  Location loc;
  Type type;
  unsigned precision;
  Accuracy accuracy;
  const Cores &cores;
};

/// A condition x < limit, as `Emitter::less` makes it of a constant.
struct UpperLimit {
  Value x;
  APFloat limit;
};
std::optional<UpperLimit> matchUpperLimit(Value condition);

} // namespace mlir::act

#endif // ACT_IR_CORES_H
