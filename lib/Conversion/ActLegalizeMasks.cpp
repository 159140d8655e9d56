//===- ActLegalizeMasks.cpp - Masked memory of bf16 -------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLEGALIZEMASKS
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// The vector of integers with the size of `type`, if that is one of bf16.
static VectorType getIntegers(Type type) {
  auto vectorType = dyn_cast<VectorType>(type);
  if (!vectorType || !vectorType.getElementType().isBF16())
    return {};
  return cast<VectorType>(
      vectorType.clone(IntegerType::get(type.getContext(), 16)));
}

static Value castTo(OpBuilder &builder, Type type, Value value) {
  return LLVM::BitcastOp::create(builder, value.getLoc(), type, value);
}

namespace {
struct ActLegalizeMasksPass
    : act::impl::ActLegalizeMasksBase<ActLegalizeMasksPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](LLVM::MaskedLoadOp op) {
      VectorType integers = getIntegers(op.getType());
      if (!integers)
        return;
      rewriter.setInsertionPoint(op);
      for (OpOperand &passThru : op.getPassThruMutable())
        passThru.set(castTo(rewriter, integers, passThru.get()));
      rewriter.setInsertionPointAfter(op);
      Type type = op.getType();
      op.getResult().setType(integers);
      Value result = castTo(rewriter, type, op.getResult());
      rewriter.replaceAllUsesExcept(op.getResult(), result,
                                    result.getDefiningOp());
    });
    getOperation()->walk([&](LLVM::MaskedStoreOp op) {
      VectorType integers = getIntegers(op.getValue().getType());
      if (!integers)
        return;
      rewriter.setInsertionPoint(op);
      op.getValueMutable().set(castTo(rewriter, integers, op.getValue()));
    });
  }
};
} // namespace
