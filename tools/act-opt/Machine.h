//===- Machine.h - What a processor can do at most --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTOPT_MACHINE_H
#define ACT_TOOLS_ACTOPT_MACHINE_H

#include "mlir/Support/LLVM.h"

#include <algorithm>
#include <string>

namespace mlir::act {

/// The limits that a kernel runs under.
struct Machine {
  /// Operations on f32, 10^9 a second.
  double peak = 0;
  /// Bytes from memory, 10^9 a second.
  double bandwidth = 0;
  /// Where the figures come from.
  std::string source;

  /// The intensity, in operations a byte, from which on memory is no limit.
  double getRidge() const { return peak / bandwidth; }
  /// The operations that a kernel can do at most, 10^9 a second.
  double getAttainable(double intensity) const {
    return std::min(peak, intensity * bandwidth);
  }
};

/// Measures one core of this machine: independent multiply-adds of full
/// vectors, and the sum of an array larger than the caches. Takes about half a
/// second. Prints what goes wrong.
FailureOr<Machine> measureMachine();

} // namespace mlir::act

#endif // ACT_TOOLS_ACTOPT_MACHINE_H
