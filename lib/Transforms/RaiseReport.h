//===- RaiseReport.h - What act-raise found, per function -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The option `report` of act-raise: a table for people. What it says is also in
// the remarks, which are for tools.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEREPORT_H
#define ACT_LIB_TRANSFORMS_RAISEREPORT_H

#include "RaiseSpellings.h"

#include "mlir/IR/Operation.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::act::raise {

/// True for a function of the math dialect that costs as much as an activation,
/// and is not part of one: what act-raise left over.
bool isLeftOver(Operation *op);

class Report {
public:
  /// Notes that `op` resembles an activation.
  void addNearMiss(Operation *op, const Recognition &recognition);

  /// Prints, for each function in `root`: its activations by kind, the near
  /// misses with their reasons, and the functions of math that are left over.
  void print(raw_ostream &os, Operation *root) const;

private:
  /// By function; the lines to print.
  llvm::MapVector<Operation *, SmallVector<std::string>> nearMisses;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEREPORT_H
