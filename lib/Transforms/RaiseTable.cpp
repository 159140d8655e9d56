//===- RaiseTable.cpp - The activations that a function can be ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseTable.h"

#include "act/IR/Act.h"

#include <limits>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

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
    // for slope <= 1 only, min for slope >= 1; the breaks tell. NaN -> NaN, and
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
    // must not be computed for x > 0 and then be multiplied by 0. max(x, 0) +
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
    // is exp(-1 / alpha). TVM's exp(x) / alpha has another value at 0, so it
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
    // which only for a > 0 and rate > 0 has these values.
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
    // one and x >= t ? x : value is none, unless value = t. NaN -> NaN.
    {kForward, formulas::threshold,
     [](const Readings &f) -> MaybeFit {
       auto threshold = f.getOnlyBreak();
       double value = f(-kInfinity);
       if (!threshold || !f.hasForms() || !std::isfinite(value))
         return std::nullopt;
       return Fit{{*threshold, value}};
     }},
    // min | x | max. NaN -> NaN, the infinities -> min and max. For min >= max
    // the order of the two clamps would matter.
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
    // NaN for both infinities.
    {kForward, formulas::tanh, nullptr, /*hasLimits=*/true},
    // x sigmoid(beta x). Limits: -inf 0 is NaN, not 0.
    {kForward, formulas::silu,
     [](const Readings &f) -> MaybeFit {
       auto beta = getSigmoidRate(f(1.0), f(2.0) / 2.0);
       return beta ? MaybeFit(Fit{{*beta}}) : std::nullopt;
     },
     /*hasLimits=*/true},
    // x Phi(x), by erf or erfc. Limits as of SiLU. The tanh form differs from
    // it by a relative 2^-11 somewhere, far more than the tolerance.
    {kForward, geluErf, nullptr, /*hasLimits=*/true},
    {kForward, geluTanh, nullptr, /*hasLimits=*/true},
    // log(1 + exp(beta x)) / beta. inf -> inf; NaN, or inf by an overflow at
    // large x, in max(x, 0) + log1p(exp(-|x|)) and log(exp(x) + 1). A
    // threshold, x for large x, is a break at which both sides agree to the
    // tolerance.
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
    // as well: where x > 0, p must not reach the result, by 0 p or otherwise.
    {kLearned, formulas::prelu},
    {kLearned, formulas::elu},

    // A derivative is a function of x, or one times p. With p, it is compared
    // for p = inf and NaN as well; where x is NaN, a source by comparisons
    // gives p, and replace() keeps that (Activation::gradientForNan).
    //
    // alpha exp(x) | 1, also as y + alpha with y = alpha (exp(x) - 1): equal in
    // the reals, and better by what the sum has cancelled. -inf -> 0.
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
    // the last terms are inf 0 for the infinities, where the derivatives have 0
    // or 1.
    {kDerivative, formulas::sigmoid, nullptr, /*hasLimits=*/true},
    {kDerivative, formulas::tanh, nullptr, /*hasLimits=*/true},
    {kDerivative, geluErf, nullptr, /*hasLimits=*/true},
    {kDerivative, geluTanh, nullptr, /*hasLimits=*/true},
    {kDerivative, formulas::silu,
     [](const Readings &) -> MaybeFit { return Fit{{1.0}}; },
     /*hasLimits=*/true},
    // p sigmoid(beta x). Without a threshold, a gate looks the same, and stays
    // a sigmoid.
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

} // namespace

ArrayRef<Entry> raise::getEntries() { return kEntries; }
