//===- Results.h - Results of the function that was run ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTRUN_RESULTS_H
#define ACT_TOOLS_ACTRUN_RESULTS_H

#include "act/Target/HostArray.h"
#include "llvm/Support/Error.h"

namespace mlir::act {

/// Prints shape, type, range and first values of an array.
void printSummary(raw_ostream &os, StringRef name, const HostArray &array);

/// The largest difference between an array and its reference.
struct Difference {
  /// In units in the last place of the array's type at the reference value;
  /// for integers, the absolute difference.
  double maxUlp = 0;
  double maxAbsolute = 0;
  /// Where `maxUlp` is.
  int64_t index = 0;
};

/// Compares element by element with a reference of the same shape, of the same
/// type or f64. Two NaN are equal; a NaN differs from all else by infinity.
llvm::Expected<Difference> compare(const HostArray &array,
                                   const HostArray &reference);

/// Prints a difference in one line.
void printDifference(raw_ostream &os, StringRef name, const Difference &result,
                     const HostArray &array, const HostArray &reference);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTRUN_RESULTS_H
