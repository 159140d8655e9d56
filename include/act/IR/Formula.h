//===- Formula.h - Definitions of the activations ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The mathematical definition of each activation, independent of operations:
// forward and derivative formula side by side, and the facts about the
// function that passes ask for. lib/IR/Formulas.cpp holds one entry a
// function.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_FORMULA_H
#define ACT_IR_FORMULA_H

#include "act/IR/Cores.h"

#include <limits>
#include <optional>

namespace mlir::act {

enum class GeluApproximation : uint32_t;

/// A closed interval of reals; the ends may be infinite.
struct Interval {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();

  bool contains(const Interval &other) const {
    return lower <= other.lower && other.upper <= upper;
  }
};

/// The definition of one activation f. Parameters come in the order of
/// `parameterNames`, everywhere.
struct Formula {
  using Parameters = ArrayRef<double>;

  /// The mnemonic of its operation, without the dialect: "leaky_relu".
  StringLiteral name;
  /// For example {"slope"}.
  ArrayRef<StringLiteral> parameterNames;

  /// Emit f(x) and f'(x). Null if a core has no kernel.
  Value (*forward)(Emitter &e, Value x, ArrayRef<OpFoldResult> parameters);
  Value (*derivative)(Emitter &e, Value x, ArrayRef<OpFoldResult> parameters);

  /// The values that f and f' take for finite and infinite x.
  Interval (*range)(Parameters);
  Interval (*derivativeRange)(Parameters);
  /// True if f never decreases.
  bool (*monotonic)(Parameters);
  /// The points where f' jumps, ascending.
  SmallVector<double> (*kinks)(Parameters);
  /// What is wrong with finite parameters, or an empty string.
  StringRef (*check)(Parameters);

  /// What rounds a result, at its worst.
  enum class Rounding {
    /// Several operations.
    Many,
    /// One multiplication: a result is correctly rounded in every type.
    Once,
    /// None: f and f' only compare and select, so that element types below 32
    /// bits need no wider arithmetic.
    None
  };
  Rounding rounding = Rounding::Many;

  /// True if f and f' for f32, computed in f64 and rounded once, are correctly
  /// rounded at these parameters. Known from all 2^32 inputs.
  bool (*roundsCorrectly)(Parameters) = nullptr;
  bool (*derivativeRoundsCorrectly)(Parameters) = nullptr;

  /// True if f(x) / x tends to 1/2 at 0, at some parameters, and loses the next
  /// term of the series for small x. An x / 2 that is subnormal can be midway
  /// between two numbers: only that term tells which is nearer.
  bool losesTies = false;

  /// True if no result of f or f' for a bf16, computed in f32, is midway
  /// between two of bf16 at these parameters, or away from zero is right where
  /// it is. Known from all inputs: act-accuracy compares the vectors that rely
  /// on it with others.
  bool (*avoidsBf16Ties)(Parameters) = nullptr;

  bool canTieInBf16(ArrayRef<OpFoldResult> parameters) const;
};

/// The definitions. Each function returns the same object at every call.
namespace formulas {
const Formula &relu();
const Formula &relu6();
const Formula &leakyRelu();
const Formula &prelu();
const Formula &threshold();
const Formula &elu();
const Formula &selu();
const Formula &celu();
const Formula &gelu(GeluApproximation approximation);
const Formula &silu();
const Formula &sigmoid();
const Formula &tanh();
const Formula &softplus();
const Formula &mish();
const Formula &logSigmoid();
const Formula &softsign();
const Formula &hardswish();
const Formula &hardsigmoid();
const Formula &hardtanh();
const Formula &exp();
const Formula &expm1();
const Formula &erf();
const Formula &erfc();

/// All of them, in the order above (both of GELU).
ArrayRef<const Formula *> all();

/// Klambauer et al., "Self-Normalizing Neural Networks" (2017): the fixed
/// point of mean 0 and variance 1.
inline constexpr double kSeluAlpha = 1.6732632423543772848170429916717;
inline constexpr double kSeluScale = 1.0507009873554804934193349852946;
} // namespace formulas

/// The values of `parameters` if all are constants (f64 attributes).
std::optional<SmallVector<double>>
getConstantParameters(ArrayRef<OpFoldResult> parameters);

/// Emits f(x), or f'(x) if `derivative`, at the insertion point of `builder`.
/// `x` is a float scalar or vector; so is the result. Element types below 32
/// bits are computed in f32 and rounded once. A caller that rounds itself says
/// so by a `resultType` of fewer bits. Returns null, and leaves the IR as it
/// was, if `cores` has no kernel for it.
Value emitActivation(OpBuilder &builder, Location loc, const Formula &formula,
                     bool derivative, Value x,
                     ArrayRef<OpFoldResult> parameters, Accuracy accuracy,
                     const Cores &cores, FloatType resultType = {});

/// Evaluates f or f' on a constant `x` with the kernels of act: the bits that
/// the expanded operation gives. No value if there is no kernel.
std::optional<APFloat>
evaluateActivation(MLIRContext *context, const Formula &formula,
                   bool derivative, const APFloat &x, FloatType type,
                   ArrayRef<OpFoldResult> parameters, Accuracy accuracy);

/// The largest error, in ULP, of the kernel of f or f' over all inputs of
/// `elementType`. No value if it was not measured, or if a parameter is not a
/// constant. The source is ErrorBounds.h, which `act-accuracy` checks.
std::optional<double> lookUpErrorBound(const Formula &formula, bool derivative,
                                       Type elementType,
                                       ArrayRef<OpFoldResult> parameters,
                                       Accuracy accuracy);

} // namespace mlir::act

#endif // ACT_IR_FORMULA_H
