//===- Measure.h - The error of a kernel over many inputs ---------*- C++
//-*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_MEASURE_H
#define ACT_TOOLS_ACT_ACCURACY_MEASURE_H

#include "Kernel.h"
#include "Reference.h"

namespace mlir::act {

/// `count` inputs in the order of the reals, `stride` apart: input k is the
/// k-th bit pattern from -NaN over -inf, -0, +0 and +inf to +NaN.
struct InputRun {
  uint64_t begin, count, stride = 1;
};

/// All inputs of a type.
std::vector<InputRun> getAllInputs(StringRef type);
/// Those between two numbers.
std::vector<InputRun> getInputsBetween(StringRef type, double low, double high);
/// What takes about a second: all in [-17.5, -2^-14], where the functions of
/// the ELU family are hard, the neighbours of special values, and a sample of
/// the rest.
std::vector<InputRun> getQuickInputs(StringRef type);

struct Measurement {
  uint64_t count = 0;
  /// In ULP of the result; infinite for a wrong NaN or infinity.
  double maxError = 0.0;
  /// The first input of that error, the result there and the exact result.
  double x = 0.0, result = 0.0, exact = 0.0;
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

struct MeasureOptions {
  /// See ErrorBound::flushBelow.
  double flushBelow = 0.0;
  unsigned numThreads = 1;
  /// Called now and then with the part that is done.
  std::function<void(double)> progress;
};

/// Measures the first kernel, and compares the others with it.
Measurement measure(const Subject &subject, ArrayRef<Kernel> kernels,
                    ArrayRef<InputRun> inputs, const MeasureOptions &options);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_MEASURE_H
