//===- Benchmark.h - Time of a compiled function ----------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTRUN_BENCHMARK_H
#define ACT_TOOLS_ACTRUN_BENCHMARK_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace mlir::act {

/// Times of one call, in nanoseconds. Calls too short for the clock are
/// measured in batches, and then these are times of batches divided by their
/// size.
struct BenchmarkResult {
  double median = 0;
  double min = 0;
  double max = 0;
  int64_t numRuns = 0;
  int64_t batchSize = 1;
};

/// Measures calls for about `seconds`, after a warm-up. `measure` makes so many
/// calls and returns their time; one shorter than `resolution` is not precise.
/// Both in nanoseconds.
llvm::Expected<BenchmarkResult>
runBenchmark(llvm::function_ref<llvm::Expected<double>(int64_t)> measure,
             double resolution, double seconds = 0.3);

/// Prints the line "time: median <x> ns (min <x>, max <x>, <n> runs)".
void printBenchmark(raw_ostream &os, const BenchmarkResult &result);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTRUN_BENCHMARK_H
