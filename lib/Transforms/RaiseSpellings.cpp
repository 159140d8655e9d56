//===- RaiseSpellings.cpp - Functions that are activations ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseSpellings.h"

#include "RaiseTable.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>
#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

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
/// computed in, is written as: 0.1 for 0.100000001490116. What was read off by
/// arithmetic may have a rounding error, which shows if a short decimal is
/// near.
double shorten(double value, FloatType type) {
  char text[40];
  snprintf(text, sizeof(text), "%.9g", value);
  double decimal = strtod(text, nullptr);
  if (std::abs(decimal - value) <= 1e-13 * std::abs(value))
    value = decimal;
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
  for (const Entry &entry : getEntries()) {
    // A forward function times p is no activation.
    if ((entry.kind == Entry::Kind::Forward && function.usesParameter()) ||
        (entry.kind == Entry::Kind::Learned && !function.usesParameter()))
      continue;
    Fit fit;
    if (entry.fit) {
      auto found = entry.fit(readings);
      if (!found)
        continue;
      fit = std::move(*found);
    }
    Activation activation{&entry.formula(),
                          entry.kind == Entry::Kind::Derivative,
                          entry.kind == Entry::Kind::Learned,
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
