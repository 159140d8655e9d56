//===- Inputs.cpp - The inputs of a measurement
//-----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format.h"
#include "Measure.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

#include <cmath>
#include <random>

using namespace mlir;
using namespace mlir::act;

/// Where the functions or the kernels of a type change their ways, besides 0
/// and infinity: the kinks, 1, and where a result underflows, overflows or
/// stops to change.
static constexpr double kSpecialF32[] = {0x1p-25, 1.0,  3.0,   6.0,  9.0,  14.0,
                                         17.33,   87.5, 88.03, 88.8, 104.0};
static constexpr double kSpecialF64[] = {
    0x1p-54, 1.0, 3.0, 6.0, 19.1, 37.43, 38.5, 354.0, 708.4, 709.8, 745.2};

static constexpr uint64_t kNeighbours = 64;

std::vector<InputRun> act::getAllInputs(StringRef type, uint64_t stride) {
  return {{0, (uint64_t(1) << Format::get(type).bits) / stride, stride}};
}

std::vector<InputRun> act::getInputsBetween(StringRef type, double low,
                                            double high) {
  Format format = Format::get(type);
  uint64_t begin = format.getIndex(low), end = format.getIndex(high);
  return {{begin, end - begin + 1}};
}

std::vector<InputRun> act::getQuickInputs(StringRef type, uint64_t stride) {
  Format format = Format::get(type);
  if (format.bits < 32)
    return getAllInputs(type, /*stride=*/1);
  std::vector<InputRun> runs;
  for (InputRun run : {getInputsBetween(type, -128.0, -0x1p-14).front(),
                       getInputsBetween(type, 0x1p-14, 128.0).front()})
    runs.push_back({run.begin, run.count / stride, stride});
  constexpr uint64_t kStride = 251;
  runs.push_back({0, (uint64_t(1) << 32) / kStride, kStride});
  SmallVector<double> special(std::begin(kSpecialF32), std::end(kSpecialF32));
  special.append({0.0, 0x1p-149, 0x1p-126, 0x1.fffffep127, HUGE_VAL});
  for (double magnitude : special)
    for (double value : {magnitude, -magnitude})
      runs.push_back({format.getIndex(value) - kNeighbours, 2 * kNeighbours});
  return runs;
}

std::vector<double> act::getInputsF64(const Subject &subject, size_t count) {
  // Only operations that give the same numbers with every C++ library.
  std::mt19937_64 random(7);
  auto uniform = [&](double limit) {
    return std::ldexp(double(int64_t(random()) >> 10), -53) * limit;
  };
  Format format = Format::get("f64");
  std::vector<double> xs;
  auto addNeighbours = [&](double x, uint64_t neighbours) {
    for (uint64_t i = 0; i <= 2 * neighbours; ++i)
      xs.push_back(format.getValue(
          format.getPattern(format.getIndex(x) + i - neighbours)));
  };
  SmallVector<double> special(std::begin(kSpecialF64), std::end(kSpecialF64));
  special.append({0.0, 0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp1023, HUGE_VAL});
  special.append(subject.parameters.begin(), subject.parameters.end());
  for (double magnitude : special)
    for (double x : {magnitude, -magnitude})
      addNeighbours(x, kNeighbours);
  // The exponent of exp changes at the odd multiples of ln(2)/2.
  for (int k = -2200; k <= 2200; ++k)
    addNeighbours(k * 0x1.62e42fefa39efp-2, 1);
  while (xs.size() < count) {
    // The whole range of an exponential, where most results are normal, where
    // the functions bend, all magnitudes of interest, and all patterns.
    xs.push_back(uniform(750.0));
    xs.push_back(uniform(40.0));
    xs.push_back(uniform(2.0));
    xs.push_back(std::ldexp(uniform(1.0), -int(random() % 64)));
    xs.push_back(llvm::bit_cast<double>(random()));
  }
  return xs;
}

std::vector<double> act::getQuickInputsF64(const Subject &subject) {
  return getInputsF64(subject, 25000);
}
