//===- ReferenceTest.cpp - The double-precision reference against MPFR ----===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reference.h"
#include "Exact.h"

#include "act/IR/Act.h"
#include <gtest/gtest.h>
#include <mpfr.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

using namespace mlir::act;

namespace {
/// Compares with `function` at floats of all magnitudes and uniformly in
/// [low, high]. The relative error must be below 2^-50: 2^-26 ULP of f32.
void compare(const Formula &formula, bool derivative, exact::Function function,
             double low, double high) {
  constexpr size_t kCount = 500000;
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform(low, high);
  std::vector<double> xs, ys(kCount);
  while (xs.size() < kCount) {
    float pattern;
    uint32_t bits = random();
    std::memcpy(&pattern, &bits, sizeof(bits));
    double x = xs.size() % 2 ? uniform(random) : pattern;
    if (x >= low && x <= high)
      xs.push_back(x);
  }
  const double parameters[] = {1.0};
  getReference(formula, derivative)(xs.data(), ys.data(), kCount, parameters);

  mpfr_t exact;
  mpfr_init2(exact, 128);
  double worst = 0.0, at = 0.0;
  for (size_t i = 0; i < kCount; ++i) {
    mpfr_set_d(exact, xs[i], MPFR_RNDN);
    function(exact);
    double scale = mpfr_get_d(exact, MPFR_RNDN);
    mpfr_sub_d(exact, exact, ys[i], MPFR_RNDN);
    double error = std::fabs(mpfr_get_d(exact, MPFR_RNDN));
    error = error == 0.0 ? 0.0 : error / std::fabs(scale);
    if (!(error <= worst)) {
      worst = error;
      at = xs[i];
    }
  }
  mpfr_clear(exact);
  EXPECT_LT(worst, 0x1p-50) << "at " << at;
}
} // namespace

TEST(Reference, Exp) {
  compare(formulas::exp(), false, exact::exp, -150.0, 100.0);
}
TEST(Reference, Expm1) {
  compare(formulas::expm1(), false, exact::expm1, -150.0, 100.0);
}
TEST(Reference, Elu) {
  compare(formulas::elu(), false, exact::expm1, -150.0, -0.0);
}
TEST(Reference, EluDerivative) {
  compare(formulas::elu(), true, exact::exp, -150.0, -0.0);
}
TEST(Reference, Tanh) {
  compare(formulas::tanh(), false, exact::tanh, -50.0, 50.0);
}
TEST(Reference, Sigmoid) {
  compare(formulas::sigmoid(), false, exact::sigmoid, -150.0, 100.0);
}
TEST(Reference, Softplus) {
  compare(formulas::softplus(), false, exact::softplus, -150.0, 100.0);
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
