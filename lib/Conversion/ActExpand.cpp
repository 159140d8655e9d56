//===- ActExpand.cpp - Activations to bounded arithmetic --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExpandBFloat16.h"

#include "act/Conversion/Passes.h"
#include "act/IR/Act.h"
#include "act/IR/MathOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
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

/// Erases `op`, and what only it used.
static void eraseWithOperands(PatternRewriter &rewriter, Operation *op) {
  SmallVector<Value> operands(op->getOperands());
  rewriter.eraseOp(op);
  for (Value operand : operands)
    if (Operation *producer = operand.getDefiningOp();
        producer && isOpTriviallyDead(producer))
      eraseWithOperands(rewriter, producer);
}

/// Replaces `op`, f or f' of its first operand, by its kernel.
static LogicalResult expand(PatternRewriter &rewriter, Operation *op,
                            const Formula &formula, bool derivative,
                            ArrayRef<OpFoldResult> parameters,
                            Accuracy accuracy, bool nativeBf16) {
  auto build = [&](Value x, FloatType resultType) {
    return emitActivation(rewriter, op->getLoc(), formula, derivative, x,
                          parameters, accuracy, getKernels(), resultType);
  };
  Value x = op->getOperand(0);
  // Others are not computed in f32.
  if (!nativeBf16 && op->getNumOperands() == 1 &&
      isVectorOfBFloat16Pairs(x.getType()) &&
      formula.rounding == Formula::Rounding::Many &&
      accuracy != Accuracy::correctly_rounded) {
    Value y = computeBFloat16Pairs(rewriter, op->getLoc(), x,
                                   formula.canTieInBf16(parameters), build);
    if (!y)
      return failure();
    rewriter.replaceOp(op, y);
    return success();
  }
  auto resultType = cast<FloatType>(getElementTypeOrSelf(x.getType()));
  Value y = build(x, resultType);
  if (!y)
    return failure();
  if (auto truncation = y.getDefiningOp<arith::TruncFOp>()) {
    Value narrow;
    if (resultType.isF16())
      narrow = selectAfterTruncation(rewriter, truncation, x);
    else if (resultType.isBF16() && !nativeBf16)
      narrow = roundToBFloat16(rewriter, truncation);
    if (narrow) {
      eraseWithOperands(rewriter, truncation);
      y = narrow;
    }
  }
  rewriter.replaceOp(op, y);
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
    return expand(rewriter, op, op.getFormula(), op.isDerivative(),
                  op.getParameters(), op.getAccuracy(), nativeBf16);
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
    return expand(rewriter, op, *formula, /*derivative=*/false, {},
                  Accuracy::faithful, nativeBf16);
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
