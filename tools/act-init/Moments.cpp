//===- Moments.cpp - Moments of an activation of a normal variable --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Moments.h"

#include "Kernel.h"
#include "llvm/ADT/STLExtras.h"

#include <array>

using namespace mlir;
using namespace mlir::act;
using llvm::createStringError;

//===----------------------------------------------------------------------===//
// Quadrature
//===----------------------------------------------------------------------===//

namespace {
/// A multiple of the width of the kernels.
constexpr int kNodes = 20;
constexpr int kWidth = 4;
using Nodes = std::array<long double, kNodes>;

/// The Gauss-Legendre rule on [-1, 1].
struct GaussLegendre {
  Nodes nodes, weights;
  GaussLegendre();
};
} // namespace

/// Roots of the Legendre polynomial by Newton's method, from Tricomi's
/// approximation; the weights are 2 / ((1 - x^2) P'(x)^2).
GaussLegendre::GaussLegendre() {
  const long double pi = std::acos(-1.0L);
  for (int i = 0; i < kNodes; ++i) {
    long double x = std::cos(pi * (i + 0.75L) / (kNodes + 0.5L));
    long double derivative = 0;
    for (int step = 0; step < 8; ++step) {
      // Bonnet's recursion.
      long double previous = 1, value = x;
      for (int n = 2; n <= kNodes; ++n)
        std::tie(previous, value) = std::pair(
            value, ((2 * n - 1) * x * value - (n - 1) * previous) / n);
      derivative = kNodes * (x * value - previous) / (x * x - 1);
      x -= value / derivative;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * derivative * derivative);
  }
}

namespace {
/// E[g(f(X))] for a kernel f and any function g.
class Expectation {
public:
  using Function = llvm::function_ref<long double(double)>;

  Expectation(Normal normal, ArrayRef<double> kinks);

  /// `offset` is what g subtracts from f: the values of f have its error.
  long double operator()(const Kernel &kernel, Function g,
                         long double offset = 0);

private:
  /// The part of z in [lower, upper], for X = mean + deviation * z.
  long double integrate(long double lower, long double upper) const;
  /// The same by halves until they do not change the sum.
  long double refine(long double lower, long double upper, long double whole,
                     int depth) const;

  GaussLegendre rule;
  Normal normal;
  SmallVector<long double> panels;
  const Kernel *kernel = nullptr;
  Function g = nullptr;
  long double tolerance = 0;
};
} // namespace

/// The density of z is below the smallest double beyond 39.
constexpr int kEnd = 39;

Expectation::Expectation(Normal normal, ArrayRef<double> kinks)
    : normal(normal) {
  for (int z = -kEnd; z <= kEnd; ++z)
    panels.push_back(z);
  // Gauss rules converge only between the points where f or f' jumps.
  for (double kink : kinks) {
    long double z = (kink - normal.mean) / (long double)normal.deviation;
    if (std::abs(z) < kEnd)
      panels.push_back(z);
  }
  llvm::sort(panels);
}

long double Expectation::integrate(long double lower, long double upper) const {
  const long double density = 1 / std::sqrt(2 * std::acos(-1.0L));
  long double center = (lower + upper) / 2, radius = (upper - lower) / 2;
  std::array<double, kNodes> x, y;
  for (int i = 0; i < kNodes; ++i)
    x[i] = normal.mean + normal.deviation * (center + radius * rule.nodes[i]);
  (*kernel)(x.data(), y.data(), kNodes);
  long double sum = 0;
  for (int i = 0; i < kNodes; ++i) {
    long double z = center + radius * rule.nodes[i];
    sum += rule.weights[i] * std::exp(-z * z / 2) * g(y[i]);
  }
  return radius * density * sum;
}

long double Expectation::refine(long double lower, long double upper,
                                long double whole, int depth) const {
  long double center = (lower + upper) / 2;
  long double left = integrate(lower, center);
  long double right = integrate(center, upper);
  // Written so that infinities and NaN stop it too.
  if (depth == 0 || !(std::abs(left + right - whole) > tolerance))
    return left + right;
  return refine(lower, center, left, depth - 1) +
         refine(center, upper, right, depth - 1);
}

long double Expectation::operator()(const Kernel &f, Function function,
                                    long double offset) {
  kernel = &f;
  g = function;
  SmallVector<long double> parts;
  long double total = 0;
  for (size_t i = 0; i + 1 < panels.size(); ++i) {
    parts.push_back(integrate(panels[i], panels[i + 1]));
    total += std::abs(parts.back());
  }
  // The values of the kernel are no better than this.
  tolerance = 1e-16L * (total + std::abs(offset) * std::sqrt(total));
  long double sum = 0;
  for (auto [i, whole] : llvm::enumerate(parts))
    sum += refine(panels[i], panels[i + 1], whole, /*depth=*/30);
  return sum;
}

//===----------------------------------------------------------------------===//
// Moments
//===----------------------------------------------------------------------===//

llvm::Expected<Moments> mlir::act::computeMoments(MLIRContext &context,
                                                  const Subject &subject,
                                                  Normal normal) {
  Subject forward = subject, derivative = subject;
  forward.type = derivative.type = "f64";
  derivative.derivative = true;
  llvm::Expected<Kernel> f = Kernel::compile(context, forward, {kWidth});
  if (!f)
    return f.takeError();
  llvm::Expected<Kernel> slope = Kernel::compile(context, derivative, {kWidth});
  if (!slope)
    return slope.takeError();

  Expectation expectation(normal, subject.formula->kinks(subject.parameters));
  long double mean = expectation(*f, [](double y) { return y; });
  Moments moments;
  moments.mean = mean;
  auto squaredDistance = [mean](double y) { return (y - mean) * (y - mean); };
  moments.variance = expectation(*f, squaredDistance, mean);
  moments.squaredSlope =
      expectation(*slope, [](double y) { return (long double)y * y; });
  if (!std::isfinite(moments.mean) || !std::isfinite(moments.variance) ||
      !std::isfinite(moments.squaredSlope))
    return createStringError(forward.describe() +
                             " overflows: its moments are not finite in f64");
  return moments;
}

llvm::Expected<std::optional<SelfNormalizing>>
mlir::act::findSelfNormalizing(MLIRContext &context, const Subject &subject,
                               Normal normal) {
  const auto *it = llvm::find(subject.formula->parameterNames, "alpha");
  if (it == subject.formula->parameterNames.end())
    return std::nullopt;
  size_t index = it - subject.formula->parameterNames.begin();
  auto momentsAt = [&](double alpha) {
    Subject candidate = subject;
    candidate.parameters[index] = alpha;
    return computeMoments(context, candidate, normal);
  };

  // The secant method; the mean of ELU is linear in alpha.
  double alpha = 2.0, previousAlpha = 1.0;
  llvm::Expected<Moments> previous = momentsAt(previousAlpha);
  if (!previous)
    return previous.takeError();
  double previousMean = previous->mean;
  for (int step = 0; step < 50; ++step) {
    llvm::Expected<Moments> moments = momentsAt(alpha);
    if (!moments)
      return moments.takeError();
    double next = alpha - moments->mean * (alpha - previousAlpha) /
                              (moments->mean - previousMean);
    if (std::abs(next - alpha) <= 1e-15 * alpha)
      return SelfNormalizing{alpha, 1.0 / std::sqrt(moments->variance)};
    // Also where the mean does not depend on alpha, and `next` is not a number.
    bool isInside = next >= 0x1p-20 && next <= 0x1p20;
    if (!isInside)
      return std::nullopt;
    previousAlpha = alpha;
    previousMean = moments->mean;
    alpha = next;
  }
  return std::nullopt;
}
