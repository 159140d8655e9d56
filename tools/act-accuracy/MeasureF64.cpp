//===- MeasureF64.cpp - The error of a kernel in f64
//------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Exact.h"
#include "Measure.h"
#include "Reference.h"

#include "act/IR/Act.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <optional>
#include <random>
#include <thread>

using namespace mlir;
using namespace mlir::act;

namespace {
/// What is known of one function.
class Examiner {
public:
  explicit Examiner(const Subject &subject)
      : formula(*subject.formula), parameters(subject.getKernelParameters()),
        derivative(subject.derivative),
        function(getExactFunction(formula, derivative)) {
    if (derivative)
      zero = getZeroOfDerivative(formula, parameters.data());
  }

  /// A measurement of one result.
  Measurement examine(double x, double y) const;

private:
  Real evaluate(double x) const { return function(x, parameters.data()); }
  /// The limit for an infinite x.
  double getLimit(double x) const;

  const Formula &formula;
  std::vector<double> parameters;
  bool derivative;
  ExactFunction function;
  double zero = std::nan("");
  Format format = Format::get("f64");
};
} // namespace

double Examiner::getLimit(double x) const {
  // A parameter of 0 times infinity is no number.
  bool multiplies =
      &formula == &formulas::silu() ||
      (&formula == &formulas::leakyRelu() && !derivative && x < 0.0);
  if (multiplies && parameters[0] == 0.0)
    return std::nan("");
  double near = evaluate(std::copysign(0x1p1000, x)).toDouble();
  double far = evaluate(std::copysign(0x1p1020, x)).toDouble();
  return near == far ? far : std::copysign(HUGE_VAL, far);
}

Measurement Examiner::examine(double x, double y) const {
  Measurement m;
  m.count = 1;
  m.x = x;
  m.result = y;
  m.hash =
      hashResult(llvm::bit_cast<uint64_t>(x),
                 std::isnan(y) ? ~uint64_t(0) : llvm::bit_cast<uint64_t>(y));
  if (!std::isfinite(x)) {
    m.exact = std::isnan(x) ? x : getLimit(x);
    bool isRight = y == m.exact || (std::isnan(y) && std::isnan(m.exact));
    m.maxError = isRight ? 0.0 : HUGE_VAL;
    return m;
  }
  mpfr_clear_underflow();
  Real exact = evaluate(x);
  bool isZero = exact.isZero() && !mpfr_underflow_p();
  m.exact = exact.toDouble();
  bool isNearZero = std::fabs(x - zero) < std::fabs(zero) / 2.0;
  m.maxError =
      getErrorInUlp(y, exact, format, isNearZero ? kUnitNearZero : 0.0);
  double magnitude = std::fabs(m.exact);
  if (y == 0.0 && m.maxError > 0.5 &&
      magnitude < std::ldexp(1.0, format.minExponent + 10)) {
    m.flushed = magnitude;
    m.maxError = 0.0;
  }
  m.misrounded = m.maxError > 0.5;
  m.wrongZeros = y == 0.0 && isZero && std::signbit(y) != std::signbit(m.exact);
  return m;
}

/// Measures `inputs`; stores the error of each in `errors`.
static Measurement measureInputs(const Examiner &examiner,
                                 ArrayRef<Kernel> kernels,
                                 ArrayRef<double> inputs,
                                 std::vector<double> &errors,
                                 const MeasureOptions &options) {
  // Full vectors of every width up to 64.
  size_t size = inputs.size() + 64;
  std::vector<double> xs(size), ys(size), others(size);
  llvm::copy(inputs, xs.begin());
  kernels.front()(xs.data(), ys.data(), inputs.size());
  errors.resize(inputs.size());

  constexpr size_t kTask = 256;
  std::atomic<size_t> next = 0;
  std::vector<Measurement> totals(options.numThreads);
  auto work = [&](Measurement &total, bool reports) {
    auto last = std::chrono::steady_clock::now();
    for (size_t begin; (begin = next.fetch_add(kTask)) < inputs.size();) {
      size_t end = std::min(begin + kTask, inputs.size());
      for (size_t i = begin; i < end; ++i) {
        Measurement m = examiner.examine(xs[i], ys[i]);
        errors[i] = m.maxError;
        total.add(m);
      }
      auto now = std::chrono::steady_clock::now();
      if (reports && options.progress && now - last > std::chrono::seconds(5)) {
        options.progress(double(begin) / inputs.size());
        last = now;
      }
    }
    mpfr_free_cache();
  };
  std::vector<std::thread> threads;
  for (Measurement &total : totals)
    threads.emplace_back(work, std::ref(total), &total == &totals.front());
  for (std::thread &thread : threads)
    thread.join();
  Measurement result;
  for (const Measurement &total : totals)
    result.add(total);
  for (const Kernel &kernel : kernels.drop_front()) {
    kernel(xs.data(), others.data(), inputs.size());
    for (size_t i = 0; i < inputs.size(); ++i)
      result.differences +=
          !std::isnan(ys[i]) && llvm::bit_cast<uint64_t>(ys[i]) !=
                                    llvm::bit_cast<uint64_t>(others[i]);
  }
  return result;
}

Measurement act::measureF64(const Subject &subject, ArrayRef<Kernel> kernels,
                            ArrayRef<double> inputs,
                            const MeasureOptions &options) {
  Examiner examiner(subject);
  std::vector<double> errors;
  std::vector<double> current = inputs.vec();
  Measurement result =
      measureInputs(examiner, kernels, current, errors, options);
  uint64_t hash = result.hash;

  // Then search around the worst inputs, near and far from each, as long as
  // there is something to find.
  constexpr size_t kWorst = 128, kPerInput = 64, kMaxRounds = 10;
  std::mt19937_64 random(11);
  for (size_t round = 0; round < kMaxRounds; ++round) {
    SmallVector<size_t> order = llvm::to_vector(llvm::seq(current.size()));
    size_t worst = std::min(kWorst, order.size());
    std::partial_sort(
        order.begin(), order.begin() + worst, order.end(),
        [&](size_t a, size_t b) { return errors[a] > errors[b]; });
    std::vector<double> around;
    for (size_t index : ArrayRef(order).take_front(worst))
      for (size_t i = 0; i < kPerInput; ++i) {
        uint64_t offset = random() >> (64 - 2 - i / 2);
        uint64_t bits = llvm::bit_cast<uint64_t>(current[index]);
        around.push_back(
            llvm::bit_cast<double>(i % 2 ? bits + offset : bits - offset));
      }
    Measurement found =
        measureInputs(examiner, kernels, around, errors, options);
    bool isWorse = found.maxError > result.maxError;
    result.add(found);
    if (!isWorse)
      break;
    current = around;
  }
  result.hash = hash;
  return result;
}
