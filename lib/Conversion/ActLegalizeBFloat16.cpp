//===- ActLegalizeBFloat16.cpp - bf16 as integers ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/Builders.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLEGALIZEBFLOAT16
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// Whether `op` only moves the bits of its values, of whatever type they are.
static bool onlyMoves(Operation *op) {
  return isa<LLVM::BitcastOp, LLVM::BrOp, LLVM::CondBrOp, LLVM::ConstantOp,
             LLVM::ExtractElementOp, LLVM::FreezeOp, LLVM::InsertElementOp,
             LLVM::LoadOp, LLVM::MaskedLoadOp, LLVM::MaskedStoreOp,
             LLVM::PoisonOp, LLVM::SelectOp, LLVM::ShuffleVectorOp,
             LLVM::StoreOp, LLVM::SwitchOp, LLVM::UndefOp, LLVM::ZeroOp,
             LLVM::masked_expandload, LLVM::masked_compressstore,
             LLVM::masked_gather, LLVM::masked_scatter,
             LLVM::vector_deinterleave2, LLVM::vector_extract,
             LLVM::vector_insert, LLVM::vector_interleave2>(op);
}

namespace {
struct ActLegalizeBFloat16Pass
    : act::impl::ActLegalizeBFloat16Base<ActLegalizeBFloat16Pass> {
  ActLegalizeBFloat16Pass() {
    auto getInteger = [](MLIRContext *context) {
      return IntegerType::get(context, 16);
    };
    replacer.addReplacement([=](BFloat16Type type) -> Type {
      return getInteger(type.getContext());
    });
    replacer.addReplacement([=](FloatAttr attr) -> std::optional<Attribute> {
      if (!attr.getType().isBF16())
        return std::nullopt;
      return IntegerAttr::get(getInteger(attr.getContext()),
                              attr.getValue().bitcastToAPInt());
    });
    replacer.addReplacement(
        [=](DenseElementsAttr attr) -> std::optional<Attribute> {
          if (!attr.getElementType().isBF16())
            return std::nullopt;
          return attr.bitcast(getInteger(attr.getContext()));
        });
  }
  ActLegalizeBFloat16Pass(const ActLegalizeBFloat16Pass &)
      : ActLegalizeBFloat16Pass() {}

  void runOnOperation() override {
    SmallVector<Operation *> moves, others;
    SmallVector<Value> arguments;
    getOperation()->walk([&](LLVM::LLVMFuncOp function) {
      function.walk([&](Operation *op) {
        if (llvm::any_of(op->getOperandTypes(), isBFloat16) ||
            llvm::any_of(op->getResultTypes(), isBFloat16))
          (onlyMoves(op) ? moves : others).push_back(op);
      });
      function.walk([&](Block *block) {
        llvm::append_range(arguments, block->getArguments());
      });
    });

    // Operands first: they are results of other operations.
    for (Operation *op : others)
      for (OpOperand &operand : op->getOpOperands())
        if (isBFloat16(operand.get().getType())) {
          OpBuilder builder(op);
          operand.set(LLVM::BitcastOp::create(
              builder, op->getLoc(), operand.get().getType(), operand.get()));
        }
    for (Operation *op : others)
      for (Value result : op->getResults())
        followByCast(result, op->getNextNode());
    for (Value argument : arguments) {
      Block *block = argument.getParentBlock();
      if (block->isEntryBlock())
        followByCast(argument, &block->front());
      else if (isBFloat16(argument.getType()))
        argument.setType(replacer.replace(argument.getType()));
    }
    for (Operation *op : moves)
      replacer.replaceElementsIn(op, /*replaceAttrs=*/true,
                                 /*replaceLocs=*/false, /*replaceTypes=*/true);
  }

private:
  static bool isBFloat16(Type type) {
    auto vectorType = dyn_cast<VectorType>(type);
    return (vectorType ? vectorType.getElementType() : type).isBF16();
  }

  /// Lets the users of `value`, which keeps its type, have it as integers.
  void followByCast(Value value, Operation *before) {
    if (!isBFloat16(value.getType()))
      return;
    OpBuilder builder(before);
    auto cast = LLVM::BitcastOp::create(
        builder, value.getLoc(), replacer.replace(value.getType()), value);
    value.replaceAllUsesExcept(cast, cast);
  }

  AttrTypeReplacer replacer;
};
} // namespace
