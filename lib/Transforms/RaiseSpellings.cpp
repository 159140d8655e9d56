//===- RaiseSpellings.cpp - Functions that are activations ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseSpellings.h"

#include "act/IR/Act.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>
#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// The values of a function from which an entry reads its parameters. They
/// decide nothing: the activation with these parameters is compared with the
/// function afterwards.
class Readings {
public:
  explicit Readings(const Function &function) : function(function) {}

  /// f(x), without the factor p. x = 1, 2, 4, the negative of these, or an
  /// infinity or zero.
  double operator()(double x) const {
    if (x == 0.0)
      return function.getValues()[3];
    if (std::isinf(x))
      return function.getValues()[x < 0.0 ? 1 : 4];
    unsigned index = getGridIndex(x);
    double p = function.usesParameter() ? getSamples()[index].p : 1.0;
    return function.getValues()[index] / p;
  }
  bool isIdentityAbove() const {
    return areClose((*this)(1.0), 1.0) && areClose((*this)(4.0), 4.0);
  }
  /// The only break, if the function jumps there to its other side.
  std::optional<double> getOnlyBreak() const {
    ArrayRef<double> breaks = function.getBreaks();
    return breaks.size() == 1 ? std::optional<double>(breaks[0]) : std::nullopt;
  }
  bool hasForms() const { return function.hasForms(); }
  bool hasExp() const { return function.hasExp(); }
  bool hasBreaks() const { return !function.getBreaks().empty(); }

  static bool areClose(double a, double b) {
    return std::abs(a - b) <= 0.02 * std::abs(b);
  }

private:
  const Function &function;
};

struct Fit {
  SmallVector<double, 2> parameters;
  double scale = 1.0, inputScale = 1.0;
};

/// An activation that a function can be. All spellings that describe the same
/// function need one entry only.
struct Entry {
  enum class Kind { Forward, Derivative, Learned };

  Kind kind;
  const Formula &(*formula)();
  /// The parameters that the function must have to be this activation. No
  /// value if it is none; null if there are no parameters.
  std::optional<Fit> (*fit)(const Readings &f) = nullptr;
  /// The usual spellings give NaN for an infinity, by 0 * inf or inf / inf; the
  /// activation has its limit there.
  bool hasLimits = false;
};

const Formula &geluErf() { return formulas::gelu(GeluApproximation::none); }
const Formula &geluTanh() { return formulas::gelu(GeluApproximation::tanh); }

/// alpha, if f(x) = alpha (exp(x) - 1) for x < 0.
std::optional<double> getNegativeExpm1(const Readings &f) {
  double alpha = f(-1.0) / std::expm1(-1.0);
  if (!f.hasForms() || alpha == 0.0 ||
      !f.areClose(f(-4.0), alpha * std::expm1(-4.0)))
    return std::nullopt;
  return alpha;
}

/// rate, if f(x) = sigmoid(rate x) for x = 1 and 2.
std::optional<double> getSigmoidRate(double atOne, double atTwo) {
  auto logit = [](double y) { return std::log(y / (1.0 - y)); };
  double rate = logit(atOne);
  if (!std::isfinite(rate) || rate == 0.0 ||
      !Readings::areClose(logit(atTwo), 2.0 * rate))
    return std::nullopt;
  return rate;
}

using MaybeFit = std::optional<Fit>;
constexpr auto kForward = Entry::Kind::Forward;
constexpr auto kDerivative = Entry::Kind::Derivative;
constexpr auto kLearned = Entry::Kind::Learned;

// In the order of preference: a function may be several activations.
//
// Why a match is sound. For every entry, source and activation have the same
// breaks, found by algebra, and agree on the points of the grid between any two
// of them, at least three. Two sums of 1, x and one exponential that agree
// there are equal. Where a piece is more than that (erf, tanh, quotients), both
// are analytic compositions of a few operations, and agreement to 2^-22 on
// dozens of points is evidence, not a proof. NaN, the infinities and zero,
// which no grid shows, are computed in IEEE arithmetic and compared one by one.
// The comment of an entry says what they are, and which spellings therefore are
// refused:
//
// - "NaN -> NaN" refuses comparisons that send NaN to a number: x > 0 ? x : 0.
// - "limits" marks entries whose usual spellings give NaN for an infinity,
//   where the activation has a limit; `strict` refuses these.
// - Zeros compare as equal: -0 may become 0 or the reverse in every entry.
constexpr Entry kEntries[] = {
    // 0 | x. NaN -> NaN, -inf -> 0, inf -> inf. max(x, 0) and x < 0 ? 0 : x are
    // equal to it but for the sign of zero.
    {kForward, formulas::relu},
    // 0 | x | 6, likewise; inf -> 6.
    {kForward, formulas::relu6},
    // slope x | x: slope 1 is x, and slope -1 is |x|. max(x, slope x) is that
    // for
    // slope <= 1 only, min for slope >= 1; the breaks tell. NaN -> NaN, and
    // -inf -> -inf, or NaN for slope 0, which is ReLU with another -inf.
    {kForward, formulas::leakyRelu,
     [](const Readings &f) -> MaybeFit {
       double slope = -f(-1.0);
       if (!f.hasForms() || !f.isIdentityAbove() || std::abs(slope) == 1.0 ||
           !f.areClose(-f(-4.0), 4.0 * slope))
         return std::nullopt;
       return Fit{{slope}};
     }},
    // The ELU with these alpha and scale, before ELU since it has no
    // parameters.
    {kForward, formulas::selu},
    // alpha (exp(x) - 1) | x. NaN -> NaN, -inf -> -alpha, inf -> inf: exp(x)
    // must
    // not be computed for x > 0 and then be multiplied by 0. max(x, 0) +
    // min(alpha (exp(x) - 1), 0) is that for alpha > 0 only; for others the
    // formula refuses alpha. min(exp(x) - 1, alpha) has another break.
    {kForward, formulas::elu,
     [](const Readings &f) -> MaybeFit {
       auto alpha = getNegativeExpm1(f);
       if (!f.isIdentityAbove() || !alpha)
         return std::nullopt;
       return Fit{{*alpha}};
     }},
    // alpha (exp(x / alpha) - 1) | x, values as of ELU. (f(-2) - f(-1)) / f(-1)
    // is
    // exp(-1 / alpha). TVM's exp(x) / alpha has another value at 0, so it
    // jumps.
    {kForward, formulas::celu,
     [](const Readings &f) -> MaybeFit {
       double alpha = -1.0 / std::log(f(-2.0) / f(-1.0) - 1.0);
       if (!f.hasExp() || !f.isIdentityAbove() || !std::isfinite(alpha) ||
           !f.areClose(f(-4.0), alpha * std::expm1(-4.0 / alpha)))
         return std::nullopt;
       return Fit{{alpha}};
     }},
    // ELU with a scale distributed over both sides: inf -> inf, -inf -> -scale
    // alpha.
    {kForward, formulas::elu,
     [](const Readings &f) -> MaybeFit {
       double scale = f(1.0);
       auto alpha = getNegativeExpm1(f);
       if (!alpha || !f.areClose(f(4.0), 4.0 * scale))
         return std::nullopt;
       return Fit{{*alpha / scale}, scale};
     }},
    // a (exp(rate x) - 1) | slope x, torch's input_scale: the ELU of rate x,
    // which
    // only for a > 0 and rate > 0 has these values.
    {kForward, formulas::elu,
     [](const Readings &f) -> MaybeFit {
       double rate = -std::log(f(-2.0) / f(-1.0) - 1.0), slope = f(1.0);
       if (!f.hasExp() || !f.hasForms() || !(rate > 0.0) ||
           !f.areClose(f(4.0), 4.0 * slope))
         return std::nullopt;
       return Fit{
           {f(-1.0) / std::expm1(-rate) * rate / slope}, slope / rate, rate};
     }},
    // value | x, which jumps; at the break the value, so x > t ? x : value is
    // one
    // and x >= t ? x : value is none, unless value = t. NaN -> NaN.
    {kForward, formulas::threshold,
     [](const Readings &f) -> MaybeFit {
       auto threshold = f.getOnlyBreak();
       double value = f(-kInfinity);
       if (!threshold || !f.hasForms() || !std::isfinite(value))
         return std::nullopt;
       return Fit{{*threshold, value}};
     }},
    // min | x | max. NaN -> NaN, the infinities -> min and max. For min >= max
    // the
    // order of the two clamps would matter.
    {kForward, formulas::hardtanh,
     [](const Readings &f) -> MaybeFit {
       double min = f(-kInfinity), max = f(kInfinity);
       if (!f.hasForms() || !f.hasBreaks() || !std::isfinite(min) ||
           !std::isfinite(max) || min >= max)
         return std::nullopt;
       return Fit{{min, max}};
     }},
    // 0 | x / 6 + 1 / 2 | 1. NaN -> NaN.
    {kForward, formulas::hardsigmoid},
    // 0 | x (x + 3) / 6 | x. Limits: -inf 0 is NaN in x relu6(x + 3) / 6, not
    // 0.
    {kForward, formulas::hardswish, nullptr, /*hasLimits=*/true},
    // From here on without breaks, or with those of a spelling that guards
    // against overflow; both sides then are the same function. NaN -> NaN.
    //
    // 1 / (1 + exp(-x)), and exp(x) / (1 + exp(x)), which is NaN for inf.
    {kForward, formulas::sigmoid, nullptr, /*hasLimits=*/true},
    // 2 sigmoid(2 x) - 1, and (exp(x) - exp(-x)) / (exp(x) + exp(-x)), which is
    // NaN
    // for both infinities.
    {kForward, formulas::tanh, nullptr, /*hasLimits=*/true},
    // x sigmoid(beta x). Limits: -inf 0 is NaN, not 0.
    {kForward, formulas::silu,
     [](const Readings &f) -> MaybeFit {
       auto beta = getSigmoidRate(f(1.0), f(2.0) / 2.0);
       return beta ? MaybeFit(Fit{{*beta}}) : std::nullopt;
     },
     /*hasLimits=*/true},
    // x Phi(x), by erf or erfc. Limits as of SiLU. The tanh form differs from
    // it
    // by a relative 2^-11 somewhere, far more than the tolerance.
    {kForward, geluErf, nullptr, /*hasLimits=*/true},
    {kForward, geluTanh, nullptr, /*hasLimits=*/true},
    // log(1 + exp(beta x)) / beta. inf -> inf; NaN, or inf by an overflow at
    // large
    // x, in max(x, 0) + log1p(exp(-|x|)) and log(exp(x) + 1). A threshold, x
    // for
    // large x, is a break at which both sides agree to the tolerance.
    {kForward, formulas::softplus,
     [](const Readings &f) -> MaybeFit {
       double beta = std::log(2.0) / f(0.0);
       if (!std::isfinite(beta) || beta <= 0.0 ||
           !f.areClose(f(1.0), std::log1p(std::exp(beta)) / beta))
         return std::nullopt;
       return Fit{{beta}};
     },
     /*hasLimits=*/true},
    // x tanh(softplus(x)). Limits as of SiLU.
    {kForward, formulas::mish, nullptr, /*hasLimits=*/true},
    // -softplus(-x).
    {kForward, formulas::logSigmoid, nullptr, /*hasLimits=*/true},
    // x / (1 + |x|). Limits: inf / inf is NaN, not 1.
    {kForward, formulas::softsign, nullptr, /*hasLimits=*/true},

    // p x where x < 0, and p alpha (exp(x) - 1). Compared for p = inf and NaN
    // as
    // well: where x > 0, p must not reach the result, by 0 p or otherwise.
    {kLearned, formulas::prelu},
    {kLearned, formulas::elu},

    // A derivative is a function of x, or one times p. With p, it is compared
    // for
    // p = inf and NaN as well; where x is NaN, a source by comparisons gives p,
    // and replace() keeps that (Activation::gradientForNan).
    //
    // alpha exp(x) | 1, also as y + alpha with y = alpha (exp(x) - 1): equal in
    // the
    // reals, and better by what the sum has cancelled. -inf -> 0.
    {kDerivative, formulas::elu,
     [](const Readings &f) -> MaybeFit {
       double alpha = f(-1.0) / std::exp(-1.0);
       if (alpha == 0.0 || !f.areClose(f(1.0), 1.0) ||
           !f.areClose(f(-4.0), alpha * std::exp(-4.0)))
         return std::nullopt;
       return Fit{{alpha}};
     }},
    {kDerivative, formulas::selu},
    // exp(x / alpha) | 1.
    {kDerivative, formulas::celu,
     [](const Readings &f) -> MaybeFit {
       double alpha = -1.0 / std::log(f(-1.0));
       if (!(alpha > 0.0) || !f.areClose(f(1.0), 1.0) ||
           !f.areClose(f(-4.0), std::exp(-4.0 / alpha)))
         return std::nullopt;
       return Fit{{alpha}};
     }},
    // Of the ELU of rate x with a scale: a exp(rate x) | slope.
    {kDerivative, formulas::elu,
     [](const Readings &f) -> MaybeFit {
       double rate = std::log(f(-1.0) / f(-2.0)), slope = f(1.0);
       if (!f.hasBreaks() || !(rate > 0.0) || !f.areClose(f(4.0), slope) ||
           !f.areClose(f(-4.0), f(-2.0) * std::exp(-2.0 * rate)))
         return std::nullopt;
       return Fit{{f(-1.0) * std::exp(rate) / slope}, slope, rate};
     }},
    // s (1 - s), 1 - t^2, Phi + x phi, s + x s (1 - s): without breaks. Limits:
    // the
    // last terms are inf 0 for the infinities, where the derivatives have 0
    // or 1.
    {kDerivative, formulas::sigmoid, nullptr, /*hasLimits=*/true},
    {kDerivative, formulas::tanh, nullptr, /*hasLimits=*/true},
    {kDerivative, geluErf, nullptr, /*hasLimits=*/true},
    {kDerivative, geluTanh, nullptr, /*hasLimits=*/true},
    {kDerivative, formulas::silu,
     [](const Readings &) -> MaybeFit { return Fit{{1.0}}; },
     /*hasLimits=*/true},
    // p sigmoid(beta x). Without a threshold, a gate looks the same, and stays
    // a
    // sigmoid.
    {kDerivative, formulas::softplus,
     [](const Readings &f) -> MaybeFit {
       auto beta = getSigmoidRate(f(1.0), f(2.0));
       return beta && *beta > 0.0 && f.hasBreaks() ? MaybeFit(Fit{{*beta}})
                                                   : std::nullopt;
     },
     /*hasLimits=*/true},
    // p sigmoid(-x), likewise.
    {kDerivative, formulas::logSigmoid,
     [](const Readings &f) -> MaybeFit {
       auto rate = getSigmoidRate(f(1.0), f(2.0));
       return rate && *rate < 0.0 && f.hasBreaks() ? MaybeFit(Fit{})
                                                   : std::nullopt;
     },
     /*hasLimits=*/true},
    // Limits as of SiLU's.
    {kDerivative, formulas::mish, nullptr, /*hasLimits=*/true},
    // 1 / (1 + |x|)^2.
    {kDerivative, formulas::softsign, nullptr, /*hasLimits=*/true},
};

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// The rounding of arithmetic in double, where it cancels.
double getRounding(double x) { return 1e-14 * (1.0 + std::abs(x)); }

/// The largest relative difference of two functions on some samples: relative
/// to the result, and to x where the function is steep.
double compare(ArrayRef<double> values, ArrayRef<double> expected,
               ArrayRef<double> sensitivities, ArrayRef<Sample> samples) {
  double largest = 0.0;
  for (auto [v, e, s, sample] :
       llvm::zip(values, expected, sensitivities, samples)) {
    double difference = std::abs(v - e);
    if (difference <= getRounding(sample.x))
      continue;
    double relative = difference / (std::abs(e) + s);
    if (!(relative <= largest)) // Also if it is NaN.
      largest = std::isnan(relative) ? kInfinity : relative;
  }
  return largest;
}

/// The decimal that `value`, rounded to the type that activations of `type` are
/// computed in, is written as: 0.1 for 0.100000001490116.
double shorten(double value, FloatType type) {
  char text[40];
  snprintf(text, sizeof(text), "%.12g", value);
  double decimal = strtod(text, nullptr);
  if (std::abs(decimal - value) <= 1e-12 * std::abs(value))
    value = decimal; // What was read off by arithmetic.
  if (type.isF64())
    return value;
  char digits[32];
  auto *end =
      std::to_chars(digits, std::end(digits), float(roundToType(value, type)))
          .ptr;
  double result = value;
  llvm::StringRef(digits, end - digits).getAsDouble(result);
  return result;
}

bool isExponentialUnit(const Formula *formula) {
  return formula == &formulas::elu() || formula == &formulas::selu() ||
         formula == &formulas::celu();
}

} // namespace

std::string Activation::getOpName() const {
  return ("act." + formula->name + (isDerivative ? "_derivative" : "")).str();
}

bool Activation::isSmooth() const {
  for (const Formula *linear :
       {&formulas::relu(), &formulas::relu6(), &formulas::leakyRelu(),
        &formulas::prelu(), &formulas::threshold(), &formulas::hardtanh(),
        &formulas::hardsigmoid(), &formulas::hardswish()})
    if (formula == linear)
      return false;
  return true;
}

FormulaFunction Recognizer::getFunction(const Activation &activation) const {
  SmallVector<std::optional<double>> parameters(activation.parameters.begin(),
                                                activation.parameters.end());
  if (activation.isLearned)
    parameters.push_back(std::nullopt);
  return FormulaFunction(context, *activation.formula, activation.isDerivative,
                         parameters);
}

const Recognizer::Values &Recognizer::evaluate(const Activation &activation) {
  std::unique_ptr<Values> &entry = evaluated[{
      activation.formula, activation.isDerivative, activation.isLearned,
      activation.parameters, activation.inputScale}];
  if (entry)
    return *entry;
  entry = std::make_unique<Values>();
  FormulaFunction f = getFunction(activation);
  for (auto [value, sensitivity, sample] :
       llvm::zip(entry->values, entry->sensitivities, getSamples())) {
    constexpr double kStep = 1e-5;
    double x = activation.inputScale * sample.x;
    value = f(x, sample.p);
    sensitivity = std::abs(f(x * (1.0 + kStep), sample.p) - value) / kStep;
  }
  return *entry;
}

/// Where the values of `function` for NaN, the infinities and zero are not
/// those of the activation; else empty. The sign of a zero does not count.
std::string Recognizer::compareSpecialValues(const Function &function,
                                             Activation &activation,
                                             bool hasLimits, double error) {
  const Values &expected = evaluate(activation);
  bool isGradient = function.usesParameter() && !activation.isLearned;
  unsigned count = function.usesParameter() ? kGridBegin : kNumSpecialSamples;
  for (unsigned i = 0; i < count; ++i) {
    Sample sample = getSamples()[i];
    double value = function.getValues()[i];
    double wanted = expected.values[i] * activation.scale;
    if (isGradient)
      wanted *= sample.p;
    if (function.getPoison()[i] || value == wanted ||
        (std::isnan(value) && std::isnan(wanted)) ||
        std::abs(value - wanted) <= error * std::abs(wanted) + getRounding(0))
      continue;
    if (tolerance.nan && (std::isnan(sample.x) || std::isnan(sample.p) ||
                          std::isnan(value) || std::isnan(wanted)))
      continue;
    if (hasLimits && tolerance.sourceErrors && std::isnan(value) &&
        (std::isinf(sample.x) || std::isinf(sample.p)))
      continue;
    double above = expected.values[4] * activation.scale;
    if (isGradient && std::isnan(sample.x) &&
        std::abs(value - above * sample.p) <= error) {
      activation.gradientForNan = above;
      continue;
    }
    std::string text =
        "gives " + toString(value) + " for " + toString(sample.x);
    if (i >= kNumSpecialSamples)
      text += (isGradient ? " and gradient " : " and parameter ") +
              toString(sample.p);
    return text + ", not " + toString(wanted);
  }
  return "";
}

/// The same for the values at breaks that are known.
std::string Recognizer::compareBreakValues(const Function &function,
                                           const Activation &activation,
                                           double error) {
  if (function.usesParameter())
    return "";
  FormulaFunction f = getFunction(activation);
  for (auto [x, value] :
       llvm::zip(function.getBreaks(), function.getBreakValues())) {
    double wanted = f(activation.inputScale * x) * activation.scale;
    if (x != 0.0 && value &&
        std::abs(*value - wanted) > error * std::abs(wanted) + getRounding(x))
      return "gives " + toString(*value) + " for " + toString(x) + ", not " +
             toString(wanted);
  }
  return "";
}

const Recognition &Recognizer::recognize(const Function *function,
                                         FloatType type,
                                         FloatType constantType) {
  auto &known = recognized[{function, type, constantType}];
  if (!known)
    known =
        std::make_unique<Recognition>(lookUp(*function, type, constantType));
  return *known;
}

Recognition Recognizer::lookUp(const Function &function, FloatType type,
                               FloatType constantType) {
  // Functions of less precision than f32 are compared as precisely: constants
  // are those that were meant.
  double error = (type.isF64() ? 1e-12 : 0x1p-22) + tolerance.constants;
  constexpr double kNearMiss = 0x1p-7;
  Readings readings(function);
  Recognition nearest;
  double smallest = kNearMiss;
  for (const Entry &entry : kEntries) {
    // A forward function times p is no activation.
    if ((entry.kind == kForward && function.usesParameter()) ||
        (entry.kind == kLearned && !function.usesParameter()))
      continue;
    Fit fit;
    if (entry.fit) {
      auto found = entry.fit(readings);
      if (!found)
        continue;
      fit = std::move(*found);
    }
    Activation activation{&entry.formula(),
                          entry.kind == kDerivative,
                          entry.kind == kLearned,
                          std::move(fit.parameters),
                          fit.scale,
                          fit.inputScale};
    // Of a learned parameter nothing is known, and both units that have one
    // bend at zero whatever it is.
    SmallVector<double> kinks = {0.0};
    if (!activation.isLearned) {
      StringRef complaint = activation.formula->check(activation.parameters);
      if (!complaint.empty())
        return {activation, complaint.str()};
      kinks = activation.formula->kinks(activation.parameters);
    }
    // The grid ends somewhere, and a kink of the activation may be beyond.
    auto isBreak = [&](double kink) {
      return llvm::any_of(function.getBreaks(), [&](double x) {
        return std::abs(activation.inputScale * x - kink) <=
               (kNearMiss + error) * std::abs(kink);
      });
    };
    if (!llvm::all_of(kinks, isBreak))
      continue;
    const Values &values = evaluate(activation);
    auto compareOn = [&](unsigned begin, unsigned end) {
      SmallVector<double, kNumSamples> wanted, sensitivities;
      for (unsigned i = begin; i < end; ++i) {
        // A known value at a break is compared later, to say where it differs.
        if (!function.usesParameter() &&
            function.getBreakValue(getSamples()[i].x)) {
          wanted.push_back(function.getValues()[i]);
          sensitivities.push_back(0.0);
          continue;
        }
        bool isGradient = function.usesParameter() && !activation.isLearned;
        double factor =
            activation.scale * (isGradient ? getSamples()[i].p : 1.0);
        wanted.push_back(values.values[i] * factor);
        sensitivities.push_back(values.sensitivities[i] * std::abs(factor));
      }
      auto slice = [&](auto &array) {
        return ArrayRef(array).slice(begin, end - begin);
      };
      return compare(slice(function.getValues()), wanted, sensitivities,
                     slice(getSamples()));
    };
    // Most entries differ here.
    unsigned first = getGridIndex(-1.0);
    if (compareOn(first, first + 1) > std::max(kNearMiss, error))
      continue;
    double difference = compareOn(kGridBegin, kNumSamples);
    if (difference > error) {
      if (difference < smallest && activation.isSmooth() &&
          !function.hasForms()) {
        smallest = difference;
        nearest.activation = activation;
        nearest.obstacle = "differs by a relative " + toString(difference) +
                           "; see constant-tolerance";
      }
      continue;
    }

    Recognition result;
    result.obstacle =
        compareSpecialValues(function, activation, entry.hasLimits, error);
    if (result.obstacle.empty())
      result.obstacle = compareBreakValues(function, activation, error);
    if (result.obstacle.empty() && !tolerance.sourceErrors &&
        function.usesExp() && isExponentialUnit(activation.formula) &&
        !activation.isDerivative)
      result.obstacle = "computes exp(x) - 1, not expm1(x)";
    for (double &parameter : activation.parameters)
      parameter = shorten(parameter, constantType);
    activation.scale = shorten(activation.scale, constantType);
    activation.inputScale = shorten(activation.inputScale, constantType);
    result.activation = std::move(activation);
    return result;
  }
  return nearest;
}
