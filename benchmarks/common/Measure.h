//===- Measure.h - Timing of contenders -------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_BENCHMARKS_MEASURE_H
#define ACT_BENCHMARKS_MEASURE_H

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Something to time.
struct Contender {
  std::string name;
  std::function<void()> run;
};

/// Times of one contender, in nanoseconds a call.
struct Times {
  double median, lowerQuartile, upperQuartile;
};

/// Binds this thread to one core, so that it keeps its caches.
void pinToOneCore();

/// Times all contenders in turn, `rounds` times over, so that a slow moment of
/// the machine hits all of them. A sample repeats the call for at least
/// `sampleSeconds`.
std::vector<Times> measure(const std::vector<Contender> &contenders, int rounds,
                           double sampleSeconds);

} // namespace bench

#endif // ACT_BENCHMARKS_MEASURE_H
