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

/// One row of the table, which is in ErrorBounds/<type>.def:
///
///   ACT_ERROR_BOUND(formula, forward or derivative, type, accuracy,
///                   (parameters), ulp, where, flushed, hash)
///
/// `act-accuracy --check` measures every row again;
/// `act-accuracy --table --type=f32` prints ErrorBounds/f32.def.
struct ErrorBound {
  const Formula &formula;
  bool derivative;
  /// "f64", "f32", "f16" or "bf16".
  StringRef type;
  Accuracy accuracy;
  SmallVector<double, 2> parameters;
  /// The largest error in ULP, rounded up to three digits.
  double ulp;
  /// An input with this error.
  double where;
  /// A result may be 0 if the exact one is not larger than this; such errors do
  /// not count. 0: nothing is flushed.
  double flushed;
  /// The hash of the results for the inputs of `act-accuracy --quick`. It is
  /// the same on every target.
  uint64_t hash;
};

/// The table.
ArrayRef<ErrorBound> getErrorBounds();

} // namespace mlir::act

#endif // ACT_IR_ERRORBOUNDS_H
