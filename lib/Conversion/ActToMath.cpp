//===- ActToMath.cpp - act to arith and math --------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTTOMATH
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
struct ActToMathPass : act::impl::ActToMathBase<ActToMathPass> {
  void runOnOperation() override {
    WalkResult result =
        getOperation()->walk([](ActivationOpInterface op) -> WalkResult {
          if (isa<TensorType>(op->getResult(0).getType()))
            return op->emitOpError("is on tensors; run "
                                   "convert-elementwise-to-linalg first");
          OpBuilder builder(op);
          Value result = op.buildForward(builder, op->getLoc(),
                                         op->getOperand(0), getMathCores());
          op->getResult(0).replaceAllUsesWith(result);
          op->erase();
          return WalkResult::advance();
        });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace
