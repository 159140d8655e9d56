//===- RaiseMeaning.h - What operations do to functions ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The function (RaiseFunction.h) of the result of an operation, given those of
// its operands. Networks repeat themselves, so each combination is worked out
// once: functions are kept here, and two values with the same description share
// one.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEMEANING_H
#define ACT_LIB_TRANSFORMS_RAISEMEANING_H

#include "RaiseFunction.h"

#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseMap.h"

#include <deque>

namespace mlir::act::raise {

/// True if the functions of the operands of `op` say what its result is.
bool hasMeaning(Operation *op);

/// True if `op` is a maximum or minimum of arith.
bool isExtremum(Operation *op);

/// All functions met so far. They live as long as the table.
class Meanings {
public:
  Meanings() : identity(keep(Function::identity())) {}

  const Function *getIdentity() const { return identity; }
  const Function *getConstant(double value);
  /// factor * p.
  const Function *getMultipleOfParameter(double factor);
  /// What `op` makes of its operands; null if there is no description.
  const Function *apply(Operation *op, ArrayRef<const Function *> operands);

private:
  const Function *keep(Function::Result function);

  /// The operation, what of its attributes matters, and the operands.
  using Key = std::tuple<const void *, unsigned, const Function *,
                         const Function *, const Function *>;

  std::deque<Function> functions;
  const Function *identity;
  /// By the bits of the value or of the factor.
  DenseMap<uint64_t, const Function *> constants, multiples;
  DenseMap<Key, const Function *> results;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEMEANING_H
