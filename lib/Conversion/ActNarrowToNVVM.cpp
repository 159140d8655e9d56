//===- ActNarrowToNVVM.cpp - Two conversions at once on GPUs ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTNARROWTONVVM
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
struct NarrowPairs final : OpRewritePattern<arith::TruncFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::TruncFOp op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<VectorType>(op.getType());
    auto wideType = dyn_cast<VectorType>(op.getIn().getType());
    if (!type || type.getRank() != 1 || type.isScalable() ||
        type.getNumElements() % 2 != 0 || !wideType.getElementType().isF32() ||
        !isa<Float16Type, BFloat16Type>(type.getElementType()) ||
        op.getRoundingmode().value_or(arith::RoundingMode::to_nearest_even) !=
            arith::RoundingMode::to_nearest_even)
      return failure();
    Location loc = op.getLoc();
    auto pairType = VectorType::get(2, type.getElementType());
    Value result =
        arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(type));
    for (int64_t i = 0; i < type.getNumElements(); i += 2) {
      Value low = vector::ExtractOp::create(rewriter, loc, op.getIn(), i);
      Value high = vector::ExtractOp::create(rewriter, loc, op.getIn(), i + 1);
      // The first operand becomes the upper half.
      Value pair;
      if (type.getElementType().isF16())
        pair = NVVM::ConvertF32x2ToF16x2Op::create(rewriter, loc, pairType,
                                                   high, low, Value(),
                                                   NVVM::FPRoundingMode::RN);
      else
        pair = NVVM::ConvertF32x2ToBF16x2Op::create(rewriter, loc, pairType,
                                                    high, low, Value(),
                                                    NVVM::FPRoundingMode::RN);
      result = vector::InsertStridedSliceOp::create(rewriter, loc, pair, result,
                                                    i, int64_t(1));
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct ActNarrowToNVVMPass
    : act::impl::ActNarrowToNVVMBase<ActNarrowToNVVMPass> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<NarrowPairs>(&getContext());
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
