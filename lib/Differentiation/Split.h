//===- Split.h - Forward and backward pass as two functions -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_DIFFERENTIATION_SPLIT_H
#define ACT_LIB_DIFFERENTIATION_SPLIT_H

#include "act/Differentiation/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir::act {

/// A function that computes values and then their gradients.
struct Pullback {
  func::FuncOp function;
  /// How many of its arguments and results are those of the original.
  unsigned numArguments, numResults;
  /// The operations of its block that compute the original results.
  llvm::SmallPtrSet<Operation *, 32> forward;
};

/// Both halves of a pullback, and what goes from one to the other.
struct SplitPullback {
  /// Arguments of the original -> its results, then what is kept.
  func::FuncOp forward;
  /// Arguments of the original, what is kept, then cotangents -> gradients.
  func::FuncOp backward;
  /// The values of the pullback that are kept.
  SmallVector<Value> kept;
  /// What would be kept if nothing were computed again.
  SmallVector<Value> computed;
};

/// Makes two functions of `pullback`, which stays as it is. They are in no
/// module yet.
SplitPullback splitPullback(Pullback &pullback, KeptValues policy);

/// The bytes of a tensor of static shape, else nothing.
std::optional<int64_t> getBytes(Value value);

} // namespace mlir::act

#endif // ACT_LIB_DIFFERENTIATION_SPLIT_H
