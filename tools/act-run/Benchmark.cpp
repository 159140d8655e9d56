//===- Benchmark.cpp - Time of a compiled function ------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Benchmark.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <chrono>
#include <vector>

using namespace mlir;
using namespace mlir::act;

/// The time of `count` calls in nanoseconds.
static double measure(llvm::function_ref<void()> function, int64_t count) {
  auto start = std::chrono::steady_clock::now();
  for (int64_t i = 0; i < count; ++i)
    function();
  return std::chrono::duration<double, std::nano>(
             std::chrono::steady_clock::now() - start)
      .count();
}

BenchmarkResult act::runBenchmark(llvm::function_ref<void()> function,
                                  double seconds) {
  // Below this a reading of the clock is too large a part of the time.
  constexpr double kShortest = 5e3;
  constexpr size_t kMinSamples = 3;
  const double budget = seconds * 1e9;

  BenchmarkResult result;
  // The first call takes page faults; the others warm up caches and the clock
  // of the CPU, and find the size of a batch.
  measure(function, 1);
  double spent = 0;
  while (spent < budget / 10) {
    double time = measure(function, result.batchSize);
    spent += time;
    if (time < kShortest)
      result.batchSize *= 2;
  }

  std::vector<double> samples;
  for (spent = 0; spent < budget || samples.size() < kMinSamples;) {
    double time = measure(function, result.batchSize);
    spent += time;
    samples.push_back(time / result.batchSize);
  }
  std::sort(samples.begin(), samples.end());
  size_t middle = samples.size() / 2;
  result.median = samples.size() % 2
                      ? samples[middle]
                      : (samples[middle - 1] + samples[middle]) / 2;
  result.min = samples.front();
  result.max = samples.back();
  result.numRuns = samples.size() * result.batchSize;
  return result;
}

void act::printBenchmark(raw_ostream &os, const BenchmarkResult &result) {
  os << llvm::format("time: median %.5g ns (min %.5g, max %.5g, ",
                     result.median, result.min, result.max)
     << result.numRuns << " runs";
  if (result.batchSize > 1)
    os << " in batches of " << result.batchSize;
  os << ")\n";
}
