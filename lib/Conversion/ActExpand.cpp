//===- ActExpand.cpp - Activations to bounded arithmetic --------*- C++ -*-===//
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

namespace {
/// Every operation of the dialect, through its interface.
struct ExpandActivation final
    : OpInterfaceRewritePattern<ActivationOpInterface> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(ActivationOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (isa<TensorType>(op->getResult(0).getType()))
      return failure();
    Value result = op.buildForward(rewriter, op.getLoc(), op->getOperand(0),
                                   getKernels());
    if (!result)
      return failure();
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// An operation of the math dialect that a network uses outside of an
/// activation, for example in softmax.
template <typename OpTy, const Formula &(*formula)()>
struct ExpandMath final : OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    Type elementType = getElementTypeOrSelf(op.getType());
    if (isa<TensorType>(op.getType()) ||
        !isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(elementType))
      return failure();
    Value result = emitActivation(rewriter, op.getLoc(), formula(),
                                  /*derivative=*/false, op.getOperand(), {},
                                  Accuracy::faithful, getKernels());
    if (!result)
      return failure();
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct ActExpandPass : act::impl::ActExpandBase<ActExpandPass> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    set.add<ExpandActivation, ExpandMath<math::ExpOp, formulas::exp>,
            ExpandMath<math::ExpM1Op, formulas::expm1>,
            ExpandMath<math::TanhOp, formulas::tanh>>(context);
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
    InFlightDiagnostic diag = op->emitError("no ");
    diag << getElementTypeOrSelf(type) << " kernel for '" << op->getName()
         << "'";
    if (op.getAccuracy() != Accuracy::faithful)
      diag << " with accuracy " << stringifyAccuracy(op.getAccuracy());
    diag << "; act-to-math keeps it as math operations";
    return WalkResult::interrupt();
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
