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
#include <vector>

using namespace mlir;
using namespace mlir::act;

llvm::Expected<BenchmarkResult>
act::runBenchmark(llvm::function_ref<llvm::Expected<double>(int64_t)> measure,
                  double resolution, double seconds) {
  constexpr size_t kMinSamples = 3;
  const double budget = seconds * 1e9;

  BenchmarkResult result;
  // The first call takes page faults; the others warm up caches and the clock
  // of the processor, and find the size of a batch.
  if (llvm::Expected<double> time = measure(1); !time)
    return time.takeError();
  double spent = 0;
  while (spent < budget / 10) {
    llvm::Expected<double> time = measure(result.batchSize);
    if (!time)
      return time.takeError();
    spent += *time;
    if (*time < resolution)
      result.batchSize *= 2;
  }

  std::vector<double> samples;
  for (spent = 0; spent < budget || samples.size() < kMinSamples;) {
    llvm::Expected<double> time = measure(result.batchSize);
    if (!time)
      return time.takeError();
    spent += *time;
    samples.push_back(*time / result.batchSize);
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
