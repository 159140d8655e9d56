//===- Formulas.cpp - Definitions of the activations ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One entry an activation: forward and derivative formula side by side, then
// the facts. The forms are stable: none subtracts nearly equal numbers where
// the function itself is accurate, and none computes 0 * inf. NaN passes
// through each of them; a derivative takes the left piece at a kink, or the
// flat one at an end of a clipped range (see ActInterfaces.td).
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"

using namespace mlir;
using namespace mlir::act;

namespace {
using Operands = ArrayRef<OpFoldResult>;
using Reals = Formula::Parameters;

//===----------------------------------------------------------------------===//
// Common facts
//===----------------------------------------------------------------------===//

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool always(Reals) { return true; }
bool atOne(Reals p) { return p[0] == 1.0; }
bool never(Reals) { return false; }
SmallVector<double> smooth(Reals) { return {}; }
SmallVector<double> kinkAtZero(Reals) { return {0.0}; }
StringRef unconstrained(Reals) { return ""; }

Interval nonNegative(Reals) { return {0.0, kInfinity}; }
Interval nonPositive(Reals) { return {-kInfinity, 0.0}; }
Interval zeroToOne(Reals) { return {0.0, 1.0}; }
Interval minusOneToOne(Reals) { return {-1.0, 1.0}; }

double real(OpFoldResult parameter) {
  return cast<FloatAttr>(cast<Attribute>(parameter)).getValueAsDouble();
}

//===----------------------------------------------------------------------===//
// Common subformulas
//===----------------------------------------------------------------------===//

/// y, but x where x is NaN: for derivatives that only compare x.
Value keepNan(Emitter &e, Value x, Value y) {
  return e.select(e.isNan(x), x, y);
}

/// x > 0 ? positive : negative, and NaN for NaN.
Value stepAtZero(Emitter &e, Value x, Value positive, Value negative) {
  return keepNan(e, x,
                 e.select(e.greater(x, e.constant(0.0)), positive, negative));
}

/// lower < x < upper ? inside : 0, and NaN for NaN.
Value stepInside(Emitter &e, Value x, Value lower, Value upper, Value inside) {
  Value zero = e.constant(0.0);
  Value belowUpper = e.select(e.less(x, upper), inside, zero);
  return keepNan(e, x, e.select(e.greater(x, lower), belowUpper, zero));
}

//===----------------------------------------------------------------------===//
// Cores
//===----------------------------------------------------------------------===//

const Formula kExp = {
    "exp",
    {},
    [](Emitter &e, Value x, Operands) { return e.exp(x); },
    [](Emitter &e, Value x, Operands) { return e.exp(x); },
    nonNegative,
    nonNegative,
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

const Formula kExpm1 = {
    "expm1",
    {},
    [](Emitter &e, Value x, Operands) { return e.expm1(x); },
    [](Emitter &e, Value x, Operands) { return e.exp(x); },
    [](Reals) { return Interval{-1.0, kInfinity}; },
    nonNegative,
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

const Formula kSigmoid = {
    "sigmoid",
    {},
    [](Emitter &e, Value x, Operands) { return e.sigmoid(x); },
    [](Emitter &e, Value x, Operands) { return e.sigmoidDerivative(x); },
    zeroToOne,
    [](Reals) { return Interval{0.0, 0.25}; },
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
};

const Formula kTanh = {
    "tanh",
    {},
    [](Emitter &e, Value x, Operands) { return e.tanh(x); },
    [](Emitter &e, Value x, Operands) { return e.tanhDerivative(x); },
    minusOneToOne,
    zeroToOne,
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

const Formula kErf = {
    "erf",
    {},
    [](Emitter &e, Value x, Operands) { return e.erf(x); },
    [](Emitter &e, Value x, Operands) { return e.erfDerivative(x); },
    minusOneToOne,
    // The derivative is 2 / sqrt(pi) at 0.
    [](Reals) { return Interval{0.0, 1.1284}; },
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

const Formula kErfc = {
    "erfc",
    {},
    [](Emitter &e, Value x, Operands) { return e.erfc(x); },
    [](Emitter &e, Value x, Operands) { return e.neg(e.erfDerivative(x)); },
    [](Reals) { return Interval{0.0, 2.0}; },
    [](Reals) { return Interval{-1.1284, 0.0}; },
    never,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    nullptr,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

//===----------------------------------------------------------------------===//
// Rectifiers
//===----------------------------------------------------------------------===//

const Formula kRelu = {
    "relu",
    {},
    [](Emitter &e, Value x, Operands) {
      Value zero = e.constant(0.0);
      return e.select(e.less(x, zero), zero, x);
    },
    [](Emitter &e, Value x, Operands) {
      return stepAtZero(e, x, e.constant(1.0), e.constant(0.0));
    },
    nonNegative,
    zeroToOne,
    always,
    kinkAtZero,
    unconstrained,
    Formula::Rounding::None,
};

const Formula kRelu6 = {
    "relu6",
    {},
    [](Emitter &e, Value x, Operands) { return e.clamp(x, 0.0, 6.0); },
    [](Emitter &e, Value x, Operands) {
      return stepInside(e, x, e.constant(0.0), e.constant(6.0),
                        e.constant(1.0));
    },
    [](Reals) { return Interval{0.0, 6.0}; },
    zeroToOne,
    always,
    [](Reals) { return SmallVector<double>{0.0, 6.0}; },
    unconstrained,
    Formula::Rounding::None,
};

constexpr StringLiteral kSlope[] = {"slope"};

/// LeakyReLU and PReLU differ in where the slope comes from only.
constexpr Formula leaky(StringLiteral name) {
  return {
      name,
      kSlope,
      [](Emitter &e, Value x, Operands p) {
        return e.select(e.less(x, e.constant(0.0)), e.mul(e.value(p[0]), x), x);
      },
      [](Emitter &e, Value x, Operands p) {
        return stepAtZero(e, x, e.constant(1.0), e.value(p[0]));
      },
      [](Reals p) { return p[0] > 0.0 ? Interval{} : nonNegative(p); },
      [](Reals p) {
        return Interval{std::min(p[0], 1.0), std::max(p[0], 1.0)};
      },
      [](Reals p) { return p[0] >= 0.0; },
      [](Reals p) { return p[0] == 1.0 ? smooth(p) : kinkAtZero(p); },
      unconstrained,
      Formula::Rounding::Once,
  };
}

const Formula kLeakyRelu = leaky("leaky_relu");
const Formula kPrelu = leaky("prelu");

constexpr StringLiteral kThresholdNames[] = {"threshold", "value"};

const Formula kThreshold = {
    "threshold",
    kThresholdNames,
    [](Emitter &e, Value x, Operands p) {
      return e.select(e.lessOrEqual(x, e.value(p[0])), e.value(p[1]), x);
    },
    [](Emitter &e, Value x, Operands p) {
      return keepNan(e, x,
                     e.select(e.greater(x, e.value(p[0])), e.constant(1.0),
                              e.constant(0.0)));
    },
    [](Reals p) { return Interval{std::min(p[0], p[1]), kInfinity}; },
    zeroToOne,
    [](Reals p) { return p[1] <= p[0]; },
    [](Reals p) { return SmallVector<double>{p[0]}; },
    unconstrained,
    Formula::Rounding::Once,
};

//===----------------------------------------------------------------------===//
// Exponential linear units
//===----------------------------------------------------------------------===//

constexpr StringLiteral kAlpha[] = {"alpha"};

StringRef positiveAlpha(Reals p) {
  return p[0] > 0.0 ? "" : "alpha must be positive";
}

const Formula kElu = {
    "elu",
    kAlpha,
    [](Emitter &e, Value x, Operands p) {
      return e.select(e.less(x, e.constant(0.0)),
                      e.scaledExpm1OfNonPositive(x, p[0]), x);
    },
    [](Emitter &e, Value x, Operands p) {
      return e.select(e.greater(x, e.constant(0.0)), e.constant(1.0),
                      e.scaledExpOfNonPositive(x, p[0]));
    },
    [](Reals p) { return Interval{std::min(-p[0], 0.0), kInfinity}; },
    [](Reals p) { return Interval{std::min(p[0], 0.0), std::max(p[0], 1.0)}; },
    [](Reals p) { return p[0] >= 0.0; },
    [](Reals p) { return p[0] == 1.0 ? smooth(p) : kinkAtZero(p); },
    unconstrained,
    Formula::Rounding::Many,
    atOne,
    atOne,
    /*losesTies=*/true,
    /*avoidsBf16Ties=*/atOne,
};

// scale * alpha is folded once, in double: two roundings to f32 would add
// their errors.
constexpr double kSeluNegative = formulas::kSeluScale * formulas::kSeluAlpha;

const Formula kSelu = {
    "selu",
    {},
    [](Emitter &e, Value x, Operands) {
      return e.select(e.less(x, e.constant(0.0)),
                      e.scaledExpm1OfNonPositive(x, e.parameter(kSeluNegative)),
                      e.mul(e.constant(formulas::kSeluScale), x));
    },
    [](Emitter &e, Value x, Operands) {
      return e.select(e.greater(x, e.constant(0.0)),
                      e.constant(formulas::kSeluScale),
                      e.scaledExpOfNonPositive(x, e.parameter(kSeluNegative)));
    },
    [](Reals) { return Interval{-kSeluNegative, kInfinity}; },
    [](Reals) { return Interval{0.0, kSeluNegative}; },
    always,
    kinkAtZero,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/always,
};

const Formula kCelu = {
    "celu",
    kAlpha,
    [](Emitter &e, Value x, Operands p) {
      return e.select(e.less(x, e.constant(0.0)), e.celuOfNonPositive(x, p[0]),
                      x);
    },
    [](Emitter &e, Value x, Operands p) {
      return e.select(e.greater(x, e.constant(0.0)), e.constant(1.0),
                      e.celuDerivativeOfNonPositive(x, p[0]));
    },
    [](Reals p) { return Interval{-p[0], kInfinity}; },
    zeroToOne,
    always,
    smooth,
    positiveAlpha,
    Formula::Rounding::Many,
    atOne,
    atOne,
    /*losesTies=*/false,
    /*avoidsBf16Ties=*/atOne,
};

//===----------------------------------------------------------------------===//
// Smooth activations
//===----------------------------------------------------------------------===//

const Formula kGeluErf = {
    "gelu",
    {},
    [](Emitter &e, Value x, Operands) { return e.gelu(x); },
    [](Emitter &e, Value x, Operands) { return e.geluDerivative(x); },
    [](Reals) { return Interval{-0.17, kInfinity}; },
    [](Reals) { return Interval{-0.13, 1.13}; },
    never,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    nullptr,
    /*losesTies=*/true,
};

const Formula kGeluTanh = {
    "gelu",
    {},
    [](Emitter &e, Value x, Operands) { return e.geluTanh(x); },
    [](Emitter &e, Value x, Operands) { return e.geluTanhDerivative(x); },
    [](Reals) { return Interval{-0.1701, kInfinity}; },
    [](Reals) { return Interval{-0.13, 1.13}; },
    never,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    nullptr,
    nullptr,
};

constexpr StringLiteral kBeta[] = {"beta"};

StringRef positiveBeta(Reals p) {
  return p[0] > 0.0 ? "" : "beta must be positive";
}

const Formula kSilu = {
    "silu",
    kBeta,
    [](Emitter &e, Value x, Operands p) { return e.silu(x, p[0]); },
    [](Emitter &e, Value x, Operands p) { return e.siluDerivative(x, p[0]); },
    // The minimum of z sigmoid(z) is -0.27846.
    [](Reals p) {
      if (p[0] > 0.0)
        return Interval{-0.2785 / p[0], kInfinity};
      return p[0] < 0.0 ? Interval{-kInfinity, -0.2785 / p[0]} : Interval{};
    },
    [](Reals) { return Interval{-0.1, 1.1}; },
    [](Reals p) { return p[0] == 0.0; },
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    atOne,
    nullptr,
};

const Formula kSoftplus = {
    "softplus",
    kBeta,
    [](Emitter &e, Value x, Operands p) { return e.softplus(x, p[0]); },
    [](Emitter &e, Value x, Operands p) {
      return e.softplusDerivative(x, p[0]);
    },
    nonNegative,
    zeroToOne,
    always,
    smooth,
    positiveBeta,
    Formula::Rounding::Many,
    nullptr,
    atOne,
};

const Formula kMish = {
    "mish",
    {},
    [](Emitter &e, Value x, Operands) { return e.mish(x); },
    [](Emitter &e, Value x, Operands) { return e.mishDerivative(x); },
    [](Reals) { return Interval{-0.309, kInfinity}; },
    [](Reals) { return Interval{-0.12, 1.09}; },
    never,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    nullptr,
};

const Formula kLogSigmoid = {
    "log_sigmoid",
    {},
    [](Emitter &e, Value x, Operands) { return e.logSigmoid(x); },
    [](Emitter &e, Value x, Operands) { return e.sigmoid(e.neg(x)); },
    nonPositive,
    zeroToOne,
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    nullptr,
    always,
};

const Formula kSoftsign = {
    "softsign",
    {},
    [](Emitter &e, Value x, Operands) { return e.softsign(x); },
    [](Emitter &e, Value x, Operands) { return e.softsignDerivative(x); },
    minusOneToOne,
    zeroToOne,
    always,
    smooth,
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
};

//===----------------------------------------------------------------------===//
// Piecewise linear approximations
//===----------------------------------------------------------------------===//

constexpr StringLiteral kMinMax[] = {"min", "max"};

const Formula kHardtanh = {
    "hardtanh",
    kMinMax,
    [](Emitter &e, Value x, Operands p) {
      return e.clamp(x, real(p[0]), real(p[1]));
    },
    [](Emitter &e, Value x, Operands p) {
      return stepInside(e, x, e.value(p[0]), e.value(p[1]), e.constant(1.0));
    },
    [](Reals p) { return Interval{p[0], p[1]}; },
    zeroToOne,
    always,
    [](Reals p) { return SmallVector<double>{p[0], p[1]}; },
    [](Reals p) -> StringRef {
      return p[0] < p[1] ? "" : "min must be less than max";
    },
    Formula::Rounding::Once,
};

// x + 3 is exact near -3, where the result is small.
const Formula kHardsigmoid = {
    "hardsigmoid",
    {},
    [](Emitter &e, Value x, Operands) {
      Value shifted = e.clamp(e.add(x, e.constant(3.0)), 0.0, 6.0);
      return e.div(shifted, e.constant(6.0));
    },
    [](Emitter &e, Value x, Operands) {
      return stepInside(e, x, e.constant(-3.0), e.constant(3.0),
                        e.constant(1.0 / 6.0));
    },
    zeroToOne,
    [](Reals) { return Interval{0.0, 1.0 / 6.0}; },
    always,
    [](Reals) { return SmallVector<double>{-3.0, 3.0}; },
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
};

/// x <= -3 ? 0 : x <= 3 ? middle : right. NaN must come from `right`.
Value piecesOfHardswish(Emitter &e, Value x, Value middle, Value right) {
  Value inner = e.select(e.lessOrEqual(x, e.constant(3.0)), middle, right);
  return e.select(e.lessOrEqual(x, e.constant(-3.0)), e.constant(0.0), inner);
}

const Formula kHardswish = {
    "hardswish",
    {},
    [](Emitter &e, Value x, Operands) {
      return piecesOfHardswish(e, x, e.hardswishInside(x), x);
    },
    [](Emitter &e, Value x, Operands) {
      Value slope = e.fma(e.constant(2.0), x, e.constant(3.0));
      return keepNan(e, x,
                     piecesOfHardswish(e, x, e.div(slope, e.constant(6.0)),
                                       e.constant(1.0)));
    },
    [](Reals) { return Interval{-0.375, kInfinity}; },
    [](Reals) { return Interval{-0.5, 1.5}; },
    never,
    [](Reals) { return SmallVector<double>{-3.0, 3.0}; },
    unconstrained,
    Formula::Rounding::Many,
    always,
    always,
    /*losesTies=*/true,
};
} // namespace

//===----------------------------------------------------------------------===//
// Access
//===----------------------------------------------------------------------===//

const Formula &formulas::relu() { return kRelu; }
const Formula &formulas::relu6() { return kRelu6; }
const Formula &formulas::leakyRelu() { return kLeakyRelu; }
const Formula &formulas::prelu() { return kPrelu; }
const Formula &formulas::threshold() { return kThreshold; }
const Formula &formulas::elu() { return kElu; }
const Formula &formulas::selu() { return kSelu; }
const Formula &formulas::celu() { return kCelu; }
const Formula &formulas::gelu(GeluApproximation approximation) {
  return approximation == GeluApproximation::tanh ? kGeluTanh : kGeluErf;
}
const Formula &formulas::silu() { return kSilu; }
const Formula &formulas::sigmoid() { return kSigmoid; }
const Formula &formulas::tanh() { return kTanh; }
const Formula &formulas::softplus() { return kSoftplus; }
const Formula &formulas::mish() { return kMish; }
const Formula &formulas::logSigmoid() { return kLogSigmoid; }
const Formula &formulas::softsign() { return kSoftsign; }
const Formula &formulas::hardswish() { return kHardswish; }
const Formula &formulas::hardsigmoid() { return kHardsigmoid; }
const Formula &formulas::hardtanh() { return kHardtanh; }
const Formula &formulas::exp() { return kExp; }
const Formula &formulas::expm1() { return kExpm1; }
const Formula &formulas::erf() { return kErf; }
const Formula &formulas::erfc() { return kErfc; }

ArrayRef<const Formula *> formulas::all() {
  static const Formula *const table[] = {
      &kRelu,       &kRelu6,    &kLeakyRelu, &kPrelu,       &kThreshold,
      &kElu,        &kSelu,     &kCelu,      &kGeluErf,     &kGeluTanh,
      &kSilu,       &kSigmoid,  &kTanh,      &kSoftplus,    &kMish,
      &kLogSigmoid, &kSoftsign, &kHardswish, &kHardsigmoid, &kHardtanh,
      &kExp,        &kExpm1,    &kErf,       &kErfc,
  };
  return table;
}
