//===- ActExpand.cpp - Activations to bounded arithmetic --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/IR/Act.h"
#include "act/IR/MathOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTEXPAND
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

/// f32 to bf16 in integer operations, to nearest, ties to even. The
/// instruction that arith.truncf becomes on x86, vcvtneps2bf16, flushes
/// subnormals.
static Value roundToBFloat16(OpBuilder &builder, Location loc, Value x,
                             Type resultType) {
  auto withElement = [&](Type elementType) -> Type {
    if (auto vectorType = dyn_cast<VectorType>(x.getType()))
      return vectorType.clone(elementType);
    return elementType;
  };
  Type i32 = withElement(builder.getI32Type());
  auto constant = [&](int32_t value) -> Value {
    TypedAttr attr = builder.getI32IntegerAttr(value);
    if (auto shapedType = dyn_cast<ShapedType>(i32))
      attr = DenseElementsAttr::get(shapedType, attr);
    return arith::ConstantOp::create(builder, loc, attr);
  };
  Value half = constant(16);
  Value bits = arith::BitcastOp::create(builder, loc, i32, x);
  // Adding just under half of the last bit rounds to nearest; one more where
  // the last bit is odd.
  Value last = arith::AndIOp::create(
      builder, loc, arith::ShRUIOp::create(builder, loc, bits, half),
      constant(1));
  Value rounded = arith::AddIOp::create(
      builder, loc, bits,
      arith::AddIOp::create(builder, loc, last, constant(0x7fff)));
  // That could make a NaN an infinity.
  Value isNan =
      arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::UNO, x, x);
  Value quiet = arith::OrIOp::create(builder, loc, bits, constant(0x400000));
  Value chosen = arith::SelectOp::create(builder, loc, isNan, quiet, rounded);
  Value high = arith::TruncIOp::create(
      builder, loc, withElement(builder.getI16Type()),
      arith::ShRUIOp::create(builder, loc, chosen, half));
  return arith::BitcastOp::create(builder, loc, resultType, high);
}

/// Replaces `op` by `value`, unless that is null.
static LogicalResult replace(PatternRewriter &rewriter, Operation *op,
                             Value value, bool nativeBf16) {
  if (!value)
    return failure();
  auto truncation = value.getDefiningOp<arith::TruncFOp>();
  if (!nativeBf16 && truncation &&
      getElementTypeOrSelf(value.getType()).isBF16()) {
    value = roundToBFloat16(rewriter, op->getLoc(), truncation.getIn(),
                            value.getType());
    rewriter.eraseOp(truncation);
  }
  rewriter.replaceOp(op, value);
  return success();
}

namespace {
/// Every operation of the dialect, through its interface.
struct ExpandActivation final
    : OpInterfaceRewritePattern<ActivationOpInterface> {
  ExpandActivation(MLIRContext *context, bool nativeBf16)
      : OpInterfaceRewritePattern(context), nativeBf16(nativeBf16) {}

  LogicalResult matchAndRewrite(ActivationOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (isa<TensorType>(op->getResult(0).getType()))
      return failure();
    return replace(
        rewriter, op,
        op.buildForward(rewriter, op.getLoc(), op->getOperand(0), getKernels()),
        nativeBf16);
  }

private:
  bool nativeBf16;
};

/// An operation of the math dialect that a network uses outside of an
/// activation, for example in softmax.
struct ExpandMath final : RewritePattern {
  ExpandMath(MLIRContext *context, bool nativeBf16)
      : RewritePattern(MatchAnyOpTypeTag(), /*benefit=*/1, context),
        nativeBf16(nativeBf16) {}

  LogicalResult matchAndRewrite(Operation *op,
                                PatternRewriter &rewriter) const override {
    const Formula *formula = getFormulaOfMath(op);
    if (!formula || isa<TensorType>(op->getResult(0).getType()))
      return failure();
    return replace(rewriter, op,
                   emitActivation(rewriter, op->getLoc(), *formula,
                                  /*derivative=*/false, op->getOperand(0), {},
                                  Accuracy::faithful, getKernels()),
                   nativeBf16);
  }

private:
  bool nativeBf16;
};

struct ActExpandPass : act::impl::ActExpandBase<ActExpandPass> {
  using ActExpandBase::ActExpandBase;

  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    set.add<ExpandActivation, ExpandMath>(context, nativeBf16);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    Operation *root = getOperation();
    walkAndApplyPatterns(root, patterns);
    if (root->walk(complain).wasInterrupted())
      return signalPassFailure();

    // f and f' of the same x share a kernel.
    IRRewriter rewriter(&getContext());
    eliminateCommonSubExpressions(rewriter, getAnalysis<DominanceInfo>(), root);
  }

private:
  /// Reports the first activation that is left.
  static WalkResult complain(ActivationOpInterface op) {
    Type type = op->getResult(0).getType();
    if (isa<TensorType>(type)) {
      op->emitOpError("is on tensors; run convert-elementwise-to-linalg and "
                      "vectorize or lower to loops before act-expand");
      return WalkResult::interrupt();
    }
    op->emitError("no kernel for '")
        << op->getName() << "' on " << getElementTypeOrSelf(type)
        << " with accuracy " << stringifyAccuracy(op.getAccuracy())
        << "; act-to-math lowers it to the math dialect instead";
    return WalkResult::interrupt();
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
