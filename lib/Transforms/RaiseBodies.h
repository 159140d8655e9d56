//===- RaiseBodies.h - Views across bodies of linalg.generic ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An activation may be spread over several bodies: in a training graph, the
// forward pass keeps sigmoid(x) or exp(x) as a tensor that the backward pass
// reads as well, and elementwise fusion leaves a producer with two users alone.
//
// So what a body yields, as a function of an element of an input, describes the
// argument of the bodies that read the result. An activation that is kept stays
// in use if x is not at hand: the derivative of tanh(x) from its result needs
// no exponential.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEBODIES_H
#define ACT_LIB_TRANSFORMS_RAISEBODIES_H

#include "RaiseView.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act::raise {

class BodyViews {
public:
  /// Tells `view` what the arguments of the body are. An argument that is a
  /// function of a tensor that `generic` does not read gets that tensor as a
  /// further input.
  void enter(linalg::GenericOp generic, BlockView &view);
  /// Remembers what the body yields; `view` describes all of it.
  void record(linalg::GenericOp generic, BlockView &view);
  /// Removes the inputs that the body does not use any more.
  void leave(linalg::GenericOp generic);

private:
  /// How the elements of a tensor can be seen; x is a tensor, too.
  DenseMap<Value, SmallVector<View, 0>> views;
  /// The arguments of the body that had no use in `enter`: they may be there
  /// for their shape.
  SmallVector<BlockArgument> unused;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEBODIES_H
