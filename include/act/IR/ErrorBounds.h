//===- ErrorBounds.h - The measured errors of the kernels -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ERRORBOUNDS_H
#define ACT_IR_ERRORBOUNDS_H

#include "act/IR/Formula.h"

namespace mlir::act {

/// One row of ErrorBounds.def.
struct ErrorBound {
  const Formula &formula;
  bool derivative;
  /// "f32", "f16" or "bf16".
  StringLiteral type;
  Accuracy accuracy;
  SmallVector<double, 2> parameters;
  /// The largest error over all inputs in ULP, rounded up to three digits.
  double ulp;
  /// An input with this error.
  double where;
  /// A result may be 0 if the exact one is smaller than this; such errors do
  /// not count. 0: nothing is flushed.
  double flushBelow;
  /// The hash of the results for the inputs of `act-accuracy --quick`. It is
  /// the same on every target.
  uint64_t hash;
};

/// The table.
ArrayRef<ErrorBound> getErrorBounds();

} // namespace mlir::act

#endif // ACT_IR_ERRORBOUNDS_H
