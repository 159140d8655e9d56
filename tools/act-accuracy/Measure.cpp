//===- Measure.cpp - The error of a kernel over many inputs ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measure.h"

#include "Clones.h"
#include "Exact.h"
#include "Format.h"
#include "Reference.h"

#include "act/IR/Act.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>
#include <thread>

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

void Measurement::add(const Measurement &other) {
  count += other.count;
  misrounded += other.misrounded;
  wrongZeros += other.wrongZeros;
  differences += other.differences;
  hash += other.hash;
  flushed = std::max(flushed, other.flushed);
  if (other.maxError > maxError ||
      (other.maxError == maxError && other.x < x)) {
    maxError = other.maxError;
    x = other.x;
    result = other.result;
    exact = other.exact;
  }
}

/// The bits of non-negative doubles have the order of the numbers; a maximum of
/// integers vectorizes.
ACT_INLINE int64_t toBits(double value) {
  int64_t bits;
  std::memcpy(&bits, &value, sizeof(bits));
  return bits;
}
ACT_INLINE double fromBits(int64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/// errors[i] = |results[i] - exact[i]| in ULP of exact[i]. Returns the largest
/// magnitude below `flushBelow` that became 0; its error is none.
ACT_CLONES static double computeErrors(const double *results,
                                       const double *exact, double *errors,
                                       size_t count, const Format &format,
                                       double flushBelow) {
  // A larger number rounds to infinity.
  double limit = std::ldexp(1.0, format.maxExponent + 1) -
                 std::ldexp(1.0, format.maxExponent - format.precision);
  int64_t minExponent = format.minExponent + 1023;
  int64_t scale = 2 * 1023 + format.precision - 1;
  int64_t flushed = 0;
  for (size_t i = 0; i < count; ++i) {
    double y = results[i], r = exact[i], magnitude = std::fabs(r);
    double expected = magnitude >= limit ? std::copysign(HUGE_VAL, r) : r;
    int64_t exponent = toBits(magnitude) >> 52;
    exponent = exponent < minExponent ? minExponent : exponent;
    double error = std::fabs(y - expected) * fromBits((scale - exponent) << 52);
    bool isRight = (y == expected) | ((y != y) & (r != r));
    bool isFlushed = (y == 0.0) & (magnitude < flushBelow) & (error > 0.5);
    int64_t bits = isFlushed ? toBits(magnitude) : 0;
    flushed = bits > flushed ? bits : flushed;
    error = (isRight | isFlushed) ? 0.0 : error;
    errors[i] = error == error ? error : HUGE_VAL;
  }
  return fromBits(flushed);
}

/// Fills in the largest error and the counts.
ACT_CLONES static void countFaults(const double *results, const double *exact,
                                   const double *errors, size_t count,
                                   Measurement &measurement) {
  int64_t maxError = 0;
  uint64_t misrounded = 0, wrongZeros = 0;
  for (size_t i = 0; i < count; ++i) {
    maxError = toBits(errors[i]) > maxError ? toBits(errors[i]) : maxError;
    misrounded += errors[i] > 0.5 ? 1 : 0;
    wrongZeros += ((results[i] == 0.0) & (exact[i] == 0.0) &
                   (toBits(results[i]) != toBits(exact[i])))
                      ? 1
                      : 0;
  }
  measurement.maxError = fromBits(maxError);
  measurement.misrounded = misrounded;
  measurement.wrongZeros = wrongZeros;
}

/// Errors this near to 1/2 are computed anew: the reference is not exact.
static constexpr double kNearTie = 0x1p-18;

ACT_CLONES static bool hasNearTies(const double *errors, size_t count) {
  bool result = false;
  for (size_t i = 0; i < count; ++i)
    result |= std::fabs(errors[i] - 0.5) < kNearTie;
  return result;
}

ACT_CLONES static void fillPatterns(const Format &format, uint64_t begin,
                                    uint64_t stride, uint32_t *patterns,
                                    size_t count) {
  for (size_t i = 0; i < count; ++i)
    patterns[i] = format.getPattern(begin + i * stride);
}

ACT_CLONES static void toDouble(const float *from, double *to, size_t count) {
  for (size_t i = 0; i < count; ++i)
    to[i] = from[i];
}

ACT_CLONES static uint64_t hashResults(const uint32_t *inputs,
                                       const uint32_t *results,
                                       const double *values, size_t count) {
  uint64_t sum = 0;
  for (size_t i = 0; i < count; ++i)
    sum +=
        hashResult(inputs[i], values[i] == values[i] ? results[i] : 0xffffffff);
  return sum;
}

//===----------------------------------------------------------------------===//
// Measuring
//===----------------------------------------------------------------------===//

/// True if the reference is exact but for the roundings of a few operations,
/// which are far too small to matter: no transcendental function.
static bool isArithmetic(const Formula &formula) {
  using namespace formulas;
  return llvm::is_contained({&relu(), &relu6(), &leakyRelu(), &prelu(),
                             &threshold(), &softsign(), &hardswish(),
                             &hardsigmoid(), &hardtanh()},
                            &formula);
}

namespace {
/// Measures chunks of inputs.
class Worker {
public:
  Worker(const Subject &subject, ArrayRef<Kernel> kernels)
      : kernels(kernels), format(Format::get(subject.type)),
        parameters(subject.getKernelParameters()),
        reference(getReference(*subject.formula, subject.derivative)),
        exactFunction(getExactFunction(*subject.formula, subject.derivative)),
        checksTies(!isArithmetic(*subject.formula)) {
    if (subject.derivative)
      zero = getZeroOfDerivative(*subject.formula, parameters.data());
    // A table decodes the short types.
    if (format.bits == 32)
      return;
    for (uint64_t pattern = 0; pattern < uint64_t(1) << format.bits; ++pattern)
      decoded.push_back(format.getValue(pattern));
  }

  /// The most inputs of one chunk: all buffers fit the cache.
  static constexpr size_t kChunk = 4096;

  void run(uint64_t begin, size_t count, uint64_t stride);

  Measurement total;

private:
  /// Applies a kernel to `patterns`; full vectors, so that the last ones are
  /// of no meaning.
  void apply(const Kernel &kernel, size_t count, uint32_t *results);
  void decode(const uint32_t *patterns, double *values, size_t count) const {
    if (format.bits == 32)
      return toDouble(reinterpret_cast<const float *>(patterns), values, count);
    for (size_t i = 0; i < count; ++i)
      values[i] = decoded[patterns[i]];
  }

  /// Computes errors anew where the reference is not good enough.
  void refine(size_t count);

  ArrayRef<Kernel> kernels;
  Format format;
  std::vector<double> parameters;
  Reference reference;
  ExactFunction exactFunction;
  bool checksTies;
  /// See getZeroOfDerivative.
  double zero = std::nan("");
  std::vector<double> decoded;
  // The last vector of an odd width may be longer than the chunk.
  static constexpr size_t kPadded = kChunk + 64;
  alignas(64) uint32_t patterns[kPadded] = {}, results[kPadded],
                       others[kPadded];
  alignas(64) uint16_t shortIn[kPadded] = {}, shortOut[kPadded];
  alignas(64) double xs[kChunk], ys[kChunk], exact[kChunk], errors[kChunk];
};
} // namespace

void Worker::apply(const Kernel &kernel, size_t count, uint32_t *to) {
  if (format.bits == 32)
    return kernel(patterns, to, kChunk);
  std::copy_n(patterns, count, shortIn);
  kernel(shortIn, shortOut, kChunk);
  std::copy_n(shortOut, count, to);
}

void Worker::refine(size_t count) {
  auto compute = [&](size_t i, double floor) {
    Real value = exactFunction(xs[i], parameters.data());
    errors[i] = getErrorInUlp(ys[i], value, format, floor);
    exact[i] = value.toDouble();
  };
  // Subnormal results include exact ties of their leading term, by millions.
  if (checksTies && hasNearTies(errors, count)) {
    double smallest = std::ldexp(1.0, format.minExponent);
    for (size_t i = 0; i < count; ++i)
      if (std::fabs(errors[i] - 0.5) < kNearTie &&
          std::fabs(exact[i]) >= smallest)
        compute(i, /*floor=*/0.0);
  }
  double width = std::fabs(zero) / 2.0;
  if (!(xs[0] <= zero + width && xs[count - 1] >= zero - width))
    return;
  for (size_t i = 0; i < count; ++i) {
    double distance = std::fabs(xs[i] - zero);
    if (distance >= width || !(std::fabs(exact[i]) < kUnitNearZero))
      continue;
    // Where the exact result is small, the reference has no relative accuracy.
    if (distance < 0x1p-10 * width) {
      compute(i, kUnitNearZero);
      continue;
    }
    double unit =
        std::ldexp(1.0, std::ilogb(kUnitNearZero) + 1 - format.precision);
    errors[i] = std::fabs(ys[i] - exact[i]) / unit;
  }
}

void Worker::run(uint64_t begin, size_t count, uint64_t stride) {
  fillPatterns(format, begin, stride, patterns, count);
  apply(kernels.front(), count, results);
  decode(patterns, xs, count);
  decode(results, ys, count);
  reference(xs, exact, count, parameters.data());
  // Types below 32 bits are computed in f32.
  double flushBelow = std::ldexp(1.0, Format::get("f32").minExponent + 10);
  double flushed = computeErrors(ys, exact, errors, count, format, flushBelow);
  refine(count);

  Measurement chunk;
  chunk.count = count;
  chunk.hash = hashResults(patterns, results, ys, count);
  chunk.flushed = flushed;
  countFaults(ys, exact, errors, count, chunk);
  size_t worst = std::find(errors, errors + count, chunk.maxError) - errors;
  chunk.x = xs[worst];
  chunk.result = ys[worst];
  chunk.exact = exact[worst];
  for (const Kernel &kernel : kernels.drop_front()) {
    apply(kernel, count, others);
    for (size_t i = 0; i < count; ++i)
      chunk.differences += results[i] != others[i] && ys[i] == ys[i];
  }
  total.add(chunk);
}

Measurement act::measure(const Subject &subject, ArrayRef<Kernel> kernels,
                         ArrayRef<InputRun> inputs,
                         const MeasureOptions &options) {
  std::vector<InputRun> chunks;
  constexpr uint64_t kTask = 256 * Worker::kChunk;
  for (InputRun run : inputs)
    for (uint64_t done = 0; done < run.count; done += kTask)
      chunks.push_back({run.begin + done * run.stride,
                        std::min(kTask, run.count - done), run.stride});

  std::atomic<size_t> next = 0;
  std::vector<std::unique_ptr<Worker>> workers;
  auto work = [&](Worker &worker, bool reports) {
    auto last = std::chrono::steady_clock::now();
    for (size_t i; (i = next++) < chunks.size();) {
      InputRun task = chunks[i];
      for (uint64_t done = 0; done < task.count; done += Worker::kChunk)
        worker.run(task.begin + done * task.stride,
                   std::min<uint64_t>(Worker::kChunk, task.count - done),
                   task.stride);
      auto now = std::chrono::steady_clock::now();
      if (reports && options.progress && now - last > std::chrono::seconds(5)) {
        options.progress(double(i) / chunks.size());
        last = now;
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < options.numThreads; ++i) {
    workers.push_back(std::make_unique<Worker>(subject, kernels));
    threads.emplace_back(work, std::ref(*workers.back()), i == 0);
  }
  for (std::thread &thread : threads)
    thread.join();
  Measurement total;
  for (auto &worker : workers)
    total.add(worker->total);
  return total;
}
