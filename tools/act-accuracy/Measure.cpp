//===- Measure.cpp - The error of a kernel over many inputs ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measure.h"

#include "Clones.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/bit.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

namespace {
/// An IEEE format of at most 32 bits.
struct Format {
  const llvm::fltSemantics *semantics;
  unsigned bits;
  int precision, minExponent, maxExponent;

  static Format get(StringRef type) {
    if (type == "f32")
      return {&llvm::APFloat::IEEEsingle(), 32, 24, -126, 127};
    if (type == "f16")
      return {&llvm::APFloat::IEEEhalf(), 16, 11, -14, 15};
    return {&llvm::APFloat::BFloat(), 16, 8, -126, 127};
  }

  /// The pattern of the k-th number; see InputRun. Its own inverse up to the
  /// choice of the half.
  ACT_INLINE uint32_t getPattern(uint64_t k) const {
    uint64_t half = uint64_t(1) << (bits - 1);
    return k >= half ? k - half : 2 * half - 1 - k;
  }
  uint64_t indexOfPattern(uint32_t pattern) const {
    uint64_t half = uint64_t(1) << (bits - 1);
    return pattern < half ? pattern + half : 2 * half - 1 - pattern;
  }
  /// The index of the number next to `value`.
  uint64_t getIndex(double value) const {
    llvm::APFloat rounded(value);
    bool losesInfo;
    rounded.convert(*semantics, llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    return indexOfPattern(rounded.bitcastToAPInt().getZExtValue());
  }
};
} // namespace

std::vector<InputRun> act::getAllInputs(StringRef type) {
  return {{0, uint64_t(1) << Format::get(type).bits}};
}

std::vector<InputRun> act::getInputsBetween(StringRef type, double low,
                                            double high) {
  Format format = Format::get(type);
  uint64_t begin = format.getIndex(low), end = format.getIndex(high);
  return {{begin, end - begin + 1}};
}

std::vector<InputRun> act::getQuickInputs(StringRef type) {
  Format format = Format::get(type);
  if (format.bits < 32)
    return getAllInputs(type);
  std::vector<InputRun> runs = getInputsBetween(type, -17.5, -0x1p-14);
  constexpr uint64_t kStride = 251, kNeighbours = 64;
  runs.push_back({0, (uint64_t(1) << 32) / kStride, kStride});
  for (double special : {0.0, 0x1p-149, 0x1p-126, 0x1p-25, 1.0, 17.5, 87.5,
                         88.5, 104.0, 0x1.fffffep127, HUGE_VAL})
    for (double value : {special, -special})
      runs.push_back({format.getIndex(value) - kNeighbours, 2 * kNeighbours});
  return runs;
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

void Measurement::add(const Measurement &other) {
  count += other.count;
  misrounded += other.misrounded;
  wrongZeros += other.wrongZeros;
  differences += other.differences;
  hash += other.hash;
  if (other.maxError > maxError ||
      (other.maxError == maxError && other.x < x)) {
    maxError = other.maxError;
    x = other.x;
    result = other.result;
    exact = other.exact;
  }
}

/// errors[i] = |results[i] - exact[i]| in ULP of exact[i].
ACT_CLONES static void computeErrors(const double *results, const double *exact,
                                     double *errors, size_t count,
                                     const Format &format, double flushBelow) {
  // A larger number rounds to infinity.
  double limit = std::ldexp(1.0, format.maxExponent + 1) -
                 std::ldexp(1.0, format.maxExponent - format.precision);
  int64_t minExponent = format.minExponent + 1023;
  int64_t scale = 2 * 1023 + format.precision - 1;
  for (size_t i = 0; i < count; ++i) {
    double y = results[i], r = exact[i];
    double expected = r >= limit ? HUGE_VAL : r <= -limit ? -HUGE_VAL : r;
    int64_t bits;
    std::memcpy(&bits, &r, sizeof(bits));
    int64_t exponent = (bits >> 52) & 0x7ff;
    exponent = exponent < minExponent ? minExponent : exponent;
    int64_t inverseBits = (scale - exponent) << 52;
    double inverseUlp;
    std::memcpy(&inverseUlp, &inverseBits, sizeof(inverseUlp));
    double error = std::fabs(y - expected) * inverseUlp;
    bool isRight = y == expected || (y != y && r != r) ||
                   (y == 0.0 && std::fabs(r) < flushBelow);
    error = isRight ? 0.0 : error;
    errors[i] = error == error ? error : HUGE_VAL;
  }
}

/// Fills in the largest error and the counts.
ACT_CLONES static void countFaults(const double *results, const double *exact,
                                   const double *errors, size_t count,
                                   Measurement &measurement) {
  double maxError = 0.0;
  uint64_t misrounded = 0, wrongZeros = 0;
  for (size_t i = 0; i < count; ++i) {
    maxError = errors[i] > maxError ? errors[i] : maxError;
    misrounded += errors[i] > 0.5 ? 1 : 0;
    int64_t resultBits, exactBits;
    std::memcpy(&resultBits, &results[i], sizeof(resultBits));
    std::memcpy(&exactBits, &exact[i], sizeof(exactBits));
    wrongZeros +=
        ((results[i] == 0.0) & (exact[i] == 0.0) & (resultBits != exactBits))
            ? 1
            : 0;
  }
  measurement.maxError = maxError;
  measurement.misrounded = misrounded;
  measurement.wrongZeros = wrongZeros;
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
  for (size_t i = 0; i < count; ++i) {
    uint64_t result = values[i] == values[i] ? results[i] : 0xffffffff;
    uint64_t word = (uint64_t(inputs[i]) << 32 | result) * 0x9e3779b97f4a7c15;
    word = (word ^ (word >> 29)) * 0xbf58476d1ce4e5b9;
    sum += word ^ (word >> 32);
  }
  return sum;
}

//===----------------------------------------------------------------------===//
// Measuring
//===----------------------------------------------------------------------===//

namespace {
/// Measures chunks of inputs.
class Worker {
public:
  Worker(const Subject &subject, ArrayRef<Kernel> kernels, double flushBelow)
      : subject(subject), kernels(kernels), flushBelow(flushBelow),
        format(Format::get(subject.type)),
        reference(getReference(*subject.formula, subject.derivative)) {
    // A table decodes the short types.
    if (format.bits == 32)
      return;
    for (uint64_t pattern = 0; pattern < uint64_t(1) << format.bits; ++pattern)
      decoded.push_back(
          llvm::APFloat(*format.semantics, llvm::APInt(format.bits, pattern))
              .convertToDouble());
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

  const Subject &subject;
  ArrayRef<Kernel> kernels;
  double flushBelow;
  Format format;
  Reference reference;
  std::vector<double> decoded;
  alignas(64) uint32_t patterns[kChunk] = {}, results[kChunk], others[kChunk];
  alignas(64) uint16_t shortIn[kChunk] = {}, shortOut[kChunk];
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

void Worker::run(uint64_t begin, size_t count, uint64_t stride) {
  fillPatterns(format, begin, stride, patterns, count);
  apply(kernels.front(), count, results);
  decode(patterns, xs, count);
  decode(results, ys, count);
  reference(xs, exact, count, subject.parameters.data());
  computeErrors(ys, exact, errors, count, format, flushBelow);

  Measurement chunk;
  chunk.count = count;
  chunk.hash = hashResults(patterns, results, ys, count);
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
    workers.push_back(
        std::make_unique<Worker>(subject, kernels, options.flushBelow));
    threads.emplace_back(work, std::ref(*workers.back()), i == 0);
  }
  for (std::thread &thread : threads)
    thread.join();
  Measurement total;
  for (auto &worker : workers)
    total.add(worker->total);
  return total;
}
