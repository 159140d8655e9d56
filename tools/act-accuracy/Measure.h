//===- Measure.h - The error of a kernel over many inputs -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_MEASURE_H
#define ACT_TOOLS_ACT_ACCURACY_MEASURE_H

#include "Kernel.h"

#include <functional>

namespace mlir::act {

/// `count` numbers in the order of the reals, `stride` apart; see Format.
struct InputRun {
  uint64_t begin, count, stride = 1;
};

/// Inputs of a type of at most 32 bits: every `stride`-th number.
std::vector<InputRun> getAllInputs(StringRef type, uint64_t stride);
/// Those between two numbers.
std::vector<InputRun> getInputsBetween(StringRef type, double low, double high);
/// All for short types. For f32 what takes about a second: every `stride`-th
/// number of magnitude 2^-14 to 128, where the functions are hard, the
/// neighbours of special values, and a sample of the rest.
std::vector<InputRun> getQuickInputs(StringRef type, uint64_t stride);

/// Inputs of f64, always the same: the neighbours of special values and of
/// those where a kernel changes its ways, and others at random, uniform and of
/// all magnitudes, about `count` in all.
std::vector<double> getInputsF64(const Subject &subject, size_t count);
/// What takes about a second.
std::vector<double> getQuickInputsF64(const Subject &subject);

struct Measurement {
  uint64_t count = 0;
  /// In ULP of the result; infinite for a wrong NaN or infinity.
  double maxError = 0.0;
  /// The first input of that error, the result there and the exact result.
  double x = 0.0, result = 0.0, exact = 0.0;
  /// The largest magnitude, not far from the smallest normal number, for which
  /// the result is 0 instead. These errors do not count for maxError.
  double flushed = 0.0;
  /// How many results are not the number next to the exact result.
  uint64_t misrounded = 0;
  /// How many zeros have the wrong sign.
  uint64_t wrongZeros = 0;
  /// How many results of the other kernels differ from those of the first.
  uint64_t differences = 0;
  /// A hash of all results, in any order of computation. All NaNs are equal.
  uint64_t hash = 0;

  void add(const Measurement &other);
};

/// Near the zero of a derivative between its tails, errors are in ULP of
/// numbers of this size where the derivative is smaller.
inline constexpr double kUnitNearZero = 0x1p-4;

struct MeasureOptions {
  unsigned numThreads = 1;
  /// Called now and then with the part that is done.
  std::function<void(double)> progress;
};

/// Measures the first kernel, and compares the others with it. For types of at
/// most 32 bits.
Measurement measure(const Subject &subject, ArrayRef<Kernel> kernels,
                    ArrayRef<InputRun> inputs, const MeasureOptions &options);

/// The same for f64, against MPFR. Also searches around the worst inputs, which
/// the hash is not about.
Measurement measureF64(const Subject &subject, ArrayRef<Kernel> kernels,
                       ArrayRef<double> inputs, const MeasureOptions &options);

/// What a hash adds for one input and result.
inline uint64_t hashResult(uint64_t input, uint64_t result) {
  uint64_t word = (input + 0x632be59bd9b4e019) * 0x9e3779b97f4a7c15 ^ result;
  word = (word ^ (word >> 29)) * 0xbf58476d1ce4e5b9;
  return word ^ (word >> 32);
}

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_MEASURE_H
