//===- F64Test.cpp - The kernels in f64 against MPFR ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The largest error of the kernels in f64 over random inputs, uniform in an
// interval and of all magnitudes, and over the neighbours of the numbers where
// a kernel changes its ways. The bounds here are measured, not proven.
//
//===----------------------------------------------------------------------===//

#include "Exact.h"
#include "Kernel.h"

#include "mlir/IR/MLIRContext.h"
#include <gtest/gtest.h>
#include <mpfr.h>

#include <cmath>
#include <cstring>
#include <random>

using namespace mlir;
using namespace mlir::act;

namespace {
constexpr int64_t kWidth = 8;

std::vector<double> getInputs(double low, double high) {
  constexpr size_t kCount = 200000;
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> uniform(low, high);
  std::uniform_real_distribution<double> exponent(-60.0, 10.0);
  std::vector<double> xs;
  // n changes at the odd multiples of ln(2)/2.
  for (int k = -2200; k <= 2200; ++k)
    for (int neighbour = -1; neighbour <= 1; ++neighbour)
      xs.push_back(std::nextafter(k * (std::log(2.0) / 2), neighbour * 1e9));
  while (xs.size() < kCount) {
    double magnitude = std::exp2(exponent(random));
    xs.push_back(uniform(random));
    xs.push_back(xs.size() % 4 == 1 ? magnitude : -magnitude);
  }
  llvm::erase_if(xs, [&](double x) { return x < low || x > high; });
  while (xs.size() % kWidth)
    xs.push_back(low);
  return xs;
}

/// Expects that the error is at most `bound`, and not below 90 % of it.
void compare(const Formula &formula, bool derivative,
             std::vector<double> parameters, exact::Function function,
             double low, double high, double bound) {
  DialectRegistry registry;
  Kernel::registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadDialect<ActDialect>();
  Subject subject;
  subject.formula = &formula;
  subject.derivative = derivative;
  subject.type = "f64";
  subject.parameters = std::move(parameters);
  llvm::Expected<Kernel> kernel =
      Kernel::compile(context, subject, {kWidth, /*perturb=*/-1});
  ASSERT_TRUE(static_cast<bool>(kernel)) << llvm::toString(kernel.takeError());

  std::vector<double> xs = getInputs(low, high), ys(xs.size());
  (*kernel)(xs.data(), ys.data(), xs.size());
  mpfr_t exact;
  mpfr_init2(exact, 160);
  double worst = 0.0, at = 0.0;
  for (auto [x, y] : llvm::zip(xs, ys)) {
    mpfr_set_d(exact, x, MPFR_RNDN);
    function(exact);
    int power =
        std::max<int>(mpfr_zero_p(exact) ? -1021 : mpfr_get_exp(exact), -1021);
    mpfr_sub_d(exact, exact, y, MPFR_RNDN);
    mpfr_mul_2si(exact, exact, 53 - power, MPFR_RNDN);
    double error = std::fabs(mpfr_get_d(exact, MPFR_RNDN));
    if (!(error <= worst)) {
      worst = error;
      at = x;
    }
  }
  mpfr_clear(exact);
  EXPECT_LE(worst, bound) << "at " << at;
  EXPECT_GE(worst, 0.9 * bound) << "at " << at;

  // Special values: as the formula says, without a reference.
  const double special[kWidth] = {std::nan(""), -0.0,  0.0,    -HUGE_VAL,
                                  HUGE_VAL,     1e308, -1e308, 5e-324};
  double results[kWidth];
  (*kernel)(special, results, kWidth);
  EXPECT_TRUE(std::isnan(results[0]));
  for (double result : llvm::drop_begin(results))
    EXPECT_FALSE(std::isnan(result));
  EXPECT_EQ(results[3], results[6]);
}

void silu(mpfr_t x) {
  mpfr_t factor;
  mpfr_init2(factor, 160);
  mpfr_set(factor, x, MPFR_RNDN);
  exact::sigmoid(x);
  mpfr_mul(x, x, factor, MPFR_RNDN);
  mpfr_clear(factor);
}
void scaledExpm1(mpfr_t x) {
  mpfr_expm1(x, x, MPFR_RNDN);
  mpfr_mul_d(x, x, 1.7, MPFR_RNDN);
}
} // namespace

TEST(F64, Exp) {
  compare(formulas::exp(), false, {}, exact::exp, -740.0, 709.0, 0.9);
}
TEST(F64, Expm1) {
  compare(formulas::expm1(), false, {}, exact::expm1, -740.0, 709.0, 0.75);
}
TEST(F64, Elu) {
  compare(formulas::elu(), false, {1.0}, exact::expm1, -740.0, -0.0, 0.9);
}
TEST(F64, EluOtherAlpha) {
  compare(formulas::elu(), false, {1.7}, scaledExpm1, -740.0, -0.0, 0.9);
}
TEST(F64, EluDerivative) {
  compare(formulas::elu(), true, {1.0}, exact::exp, -700.0, -0.0, 1.0);
}
TEST(F64, Sigmoid) {
  compare(formulas::sigmoid(), false, {}, exact::sigmoid, -700.0, 700.0, 0.65);
}
TEST(F64, Silu) {
  compare(formulas::silu(), false, {1.0}, silu, -700.0, 700.0, 0.66);
}
TEST(F64, Tanh) {
  compare(formulas::tanh(), false, {}, exact::tanh, -50.0, 50.0, 1.0);
}
TEST(F64, Softplus) {
  compare(formulas::softplus(), false, {1.0}, exact::softplus, -700.0, 700.0,
          0.9);
}
