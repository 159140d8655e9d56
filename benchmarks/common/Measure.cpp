//===- Measure.cpp - Timing of contenders -----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sched.h>

using namespace bench;

void bench::pinToOneCore() {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(std::max(sched_getcpu(), 0), &set);
  sched_setaffinity(0, sizeof(set), &set);
}

/// Nanoseconds a call, over `calls` calls.
static double timeCalls(const std::function<void()> &run, long calls) {
  auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < calls; ++i)
    run();
  std::chrono::duration<double, std::nano> elapsed =
      std::chrono::steady_clock::now() - start;
  return elapsed.count() / calls;
}

std::vector<Times> bench::measure(const std::vector<Contender> &contenders,
                                  int rounds, double sampleSeconds) {
  // The first call warms up: page faults, caches, frequency.
  std::vector<long> calls;
  for (const Contender &contender : contenders) {
    timeCalls(contender.run, 1);
    double nanoseconds = timeCalls(contender.run, 1);
    calls.push_back(
        std::max(1L, std::lround(sampleSeconds * 1e9 / nanoseconds)));
  }

  std::vector<std::vector<double>> samples(contenders.size());
  for (int round = 0; round < rounds; ++round)
    for (size_t i = 0; i < contenders.size(); ++i)
      samples[i].push_back(timeCalls(contenders[i].run, calls[i]));

  std::vector<Times> times;
  for (std::vector<double> &sample : samples) {
    std::sort(sample.begin(), sample.end());
    auto quantile = [&](double q) {
      return sample[std::lround(q * (sample.size() - 1))];
    };
    times.push_back({quantile(0.5), quantile(0.25), quantile(0.75)});
  }
  return times;
}
