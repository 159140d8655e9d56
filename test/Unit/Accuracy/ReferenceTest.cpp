//===- ReferenceTest.cpp - The reference in double against MPFR -----------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reference.h"
#include "Exact.h"
#include "Table.h"

#include "act/IR/Act.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace mlir;
using namespace mlir::act;

namespace {
/// Inputs of f32 of all magnitudes, and uniformly where most functions bend.
std::vector<double> getInputs() {
  constexpr size_t kCount = 20000;
  std::mt19937_64 random(1);
  std::uniform_real_distribution<float> uniform(-110.0f, 110.0f);
  std::uniform_real_distribution<float> small(-8.0f, 8.0f);
  std::vector<double> xs = {-0.0, 0.0};
  while (xs.size() < kCount) {
    float pattern = llvm::bit_cast<float>(uint32_t(random()));
    for (float x : {pattern, uniform(random), small(random)})
      if (std::isfinite(x))
        xs.push_back(x);
  }
  return xs;
}

/// The relative error must be below 2^-44, 2^-20 ULP of f32. Near the zero of a
/// derivative it is the absolute error that is small.
void compare(const Subject &subject) {
  SCOPED_TRACE(subject.describe());
  std::vector<double> parameters = subject.getKernelParameters();
  Reference reference = getReference(*subject.formula, subject.derivative);
  ExactFunction function =
      getExactFunction(*subject.formula, subject.derivative);
  ASSERT_TRUE(reference && function);
  double zero = subject.derivative
                    ? getZeroOfDerivative(*subject.formula, parameters.data())
                    : std::nan("");
  std::vector<double> xs = getInputs(), ys(xs.size());
  reference(xs.data(), ys.data(), xs.size(), parameters.data());
  double worst = 0.0, at = 0.0;
  for (auto [x, y] : llvm::zip(xs, ys)) {
    Real exact = function(x, parameters.data());
    // What f32 cannot tell from 0 or infinity.
    double magnitude = std::fabs(exact.toDouble());
    if (magnitude > 0x1p128 ||
        (magnitude < 0x1p-150 && std::fabs(y) < 0x1p-150))
      continue;
    if (std::fabs(x - zero) < std::fabs(zero) / 2)
      magnitude = std::max(magnitude, 0x1p-4);
    double error = std::fabs((exact - y).toDouble()) / magnitude;
    if (!(error <= worst)) {
      worst = error;
      at = x;
    }
  }
  EXPECT_LT(worst, 0x1p-44) << "at " << at;
}
} // namespace

TEST(Reference, AgreesWithDefinition) {
  DialectRegistry registry;
  Kernel::registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadAllAvailableDialects();
  for (const Formula *formula : formulas::all())
    for (bool derivative : {false, true}) {
      Subject subject;
      subject.formula = formula;
      subject.derivative = derivative;
      for (double scale : {1.0, 0.3}) {
        subject.parameters = getDefaultParameters(context, *formula);
        for (double &parameter : subject.parameters)
          parameter *= scale;
        compare(subject);
      }
    }
}

TEST(Reference, SpecialValues) {
  const double nan = std::nan(""), infinity = HUGE_VAL, parameters[] = {1.0};
  const double xs[] = {nan, -0.0, 0.0, -infinity, infinity};
  double ys[5];
  auto evaluate = [&](const Formula &formula, bool derivative) {
    getReference(formula, derivative)(xs, ys, 5, parameters);
    EXPECT_TRUE(std::isnan(ys[0]));
  };
  evaluate(formulas::elu(), false);
  EXPECT_TRUE(ys[1] == 0.0 && std::signbit(ys[1]));
  EXPECT_TRUE(ys[2] == 0.0 && !std::signbit(ys[2]));
  EXPECT_EQ(ys[3], -1.0);
  EXPECT_EQ(ys[4], infinity);
  evaluate(formulas::elu(), true);
  EXPECT_EQ(ys[1], 1.0);
  EXPECT_EQ(ys[4], 1.0);
  evaluate(formulas::relu(), true);
  EXPECT_EQ(ys[1], 0.0);
  EXPECT_EQ(ys[2], 0.0);
}
