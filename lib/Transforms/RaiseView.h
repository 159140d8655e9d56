//===- RaiseView.h - IR operations seen as functions ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Describes the values of a block as functions (RaiseFunction.h) of values
// computed before them.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEVIEW_H
#define ACT_LIB_TRANSFORMS_RAISEVIEW_H

#include "RaiseMeaning.h"

namespace mlir::act::raise {

/// A value as a function of x, and of `parameter` if there is one.
struct View {
  Value x, parameter;
  const Function *function = nullptr;
  /// The widest type on the way from x: constants are rounded to it.
  FloatType constantType;
  /// An exponential activation of x was found on the way from x.
  bool containsActivation = false;
  /// The way begins with an activation that another body keeps, and x is not
  /// read otherwise.
  bool isFromKept = false;
  /// A later value is seen as a function of x through this one.
  bool isContinued = false;
};

/// The values of one block. x may be any value that dominates the use; the
/// operations between x and the value are in the block.
class BlockView {
public:
  explicit BlockView(Meanings &meanings) : meanings(meanings) {}

  /// Describes the result of `op`, after all operations before it.
  void visit(Operation *op);

  /// Adds a way to see `value`, which is no result of a visited operation.
  void describe(Value value, const View &view) { views[value].push_back(view); }

  /// How `value` can be seen; longer ways first.
  MutableArrayRef<View> lookup(Value value);

  /// True if `op` compares two functions of one value, one of which is an
  /// exponential on one side of a break, and it is not known which is greater.
  bool isUndecided(Operation *op) const { return undecided.contains(op); }

private:
  /// The finite number that all elements of `value` are; of several that round
  /// to it, the one that is meant.
  std::optional<double> getConstant(Value value);
  /// The same before that choice.
  std::optional<double> getExactConstant(Value value) const;
  /// Remembers the result of `op`, whose operands are constants.
  void foldConstant(Operation *op, ArrayRef<const Function *> operands);
  /// The result of `op` as a function of `x`.
  std::optional<View> getView(Operation *op, Value x,
                              ArrayRef<const Function *> constantOperands);

  bool mayBeX(Value value, Operation *op);
  struct Multiple {
    Value root;
    double factor;
  };
  Multiple getMultiple(Value value);

  Meanings &meanings;
  DenseMap<Value, SmallVector<View, 0>> views;
  DenseMap<Value, std::optional<double>> constants;
  DenseSet<Operation *> undecided;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEVIEW_H
