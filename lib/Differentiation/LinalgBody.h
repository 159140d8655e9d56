//===- LinalgBody.h - Scalar code over the loops of an operation *- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A structured operation as scalar code in a block, with one argument for each
// tensor that it reads. Derivatives are appended to the block; a generic is
// then made of one of its values, with the operands and the code which that
// needs.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_DIFFERENTIATION_LINALGBODY_H
#define ACT_LIB_DIFFERENTIATION_LINALGBODY_H

#include "act/Differentiation/Differentiation.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

class LinalgBody {
public:
  /// What an argument of the block reads in each iteration.
  struct Access {
    Value source;
    AffineMap map;
  };

  /// The body of `op`: one argument for each operand, and one for each active
  /// scalar that the body takes from above. Inputs that read the same, as those
  /// of x * x, are one argument.
  LinalgBody(linalg::LinalgOp op, const Activity &activity);

  Block &getBlock() { return block; }
  unsigned getNumLoops() const { return numLoops; }
  ArrayRef<Access> getAccesses() const { return accesses; }
  BlockArgument getArgument(unsigned i) { return block.getArgument(i); }
  /// The argument that reads the initial value of a result.
  BlockArgument getInit(unsigned result) {
    return block.getArgument(firstInit + result);
  }
  /// What the body gives for each result.
  ArrayRef<Value> getYielded() const { return yielded; }

  /// A builder at the end of the block.
  OpBuilder getBuilder() {
    OpBuilder builder(accesses.front().map.getContext());
    builder.setInsertionPointToEnd(&block);
    return builder;
  }
  SmallVector<Operation *> listOps();

  /// Adds an argument.
  BlockArgument addAccess(Value source, AffineMap map);

  /// True if `value` is computed from `from`, or is it.
  bool dependsOn(Value value, Value from);

  /// The tensor that holds `value` for each iteration, if an argument reads it
  /// so: it need not be computed.
  const Access *findStored(Value value) const;

  /// Emits a generic that sums `value` over all iterations with the same
  /// element of the result, which is accessed by `map` and has the given sizes.
  /// `init` is added to the sums; null means zero. `from` replaces the accesses
  /// of the body's arguments.
  Value emit(OpBuilder &builder, Location loc, Value value,
             ArrayRef<Access> from, AffineMap map, ArrayRef<OpFoldResult> sizes,
             Value init);
  Value emit(OpBuilder &builder, Location loc, Value value, AffineMap map,
             ArrayRef<OpFoldResult> sizes, Value init) {
    return emit(builder, loc, value, accesses, map, sizes, init);
  }

private:
  Block block;
  unsigned numLoops, firstInit;
  SmallVector<Access> accesses;
  SmallVector<Value> yielded;
};

} // namespace mlir::act

#endif // ACT_LIB_DIFFERENTIATION_LINALGBODY_H
