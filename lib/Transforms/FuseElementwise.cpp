//===- FuseElementwise.cpp - Elementwise code in few bodies ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EvaluateConstants.h"

#include "act/IR/Act.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFUSEELEMENTWISE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

static bool isContraction(Operation *op) {
  auto linalgOp = dyn_cast_or_null<linalg::LinalgOp>(op);
  return linalgOp && linalg::isaContractionOpInterface(linalgOp);
}

/// Whether the body of `op` has operations.
static bool computes(Operation *op) {
  auto generic = dyn_cast<linalg::GenericOp>(op);
  return !generic || !llvm::hasSingleElement(*generic.getBody());
}

/// Whether `op` only repeats its input along some loops. That costs nothing in
/// the body of a reader, so that each may have its own.
static bool isBroadcast(linalg::GenericOp op) {
  if (!op.hasPureTensorSemantics() || computes(op) ||
      op.getNumReductionLoops() != 0 || op.getNumDpsInputs() != 1 ||
      op.getNumResults() != 1 ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return false;
  AffineMap map = op.getMatchingIndexingMap(op.getDpsInputOperand(0));
  int64_t last = -1;
  for (AffineExpr expr : map.getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || int64_t(dim.getPosition()) <= last)
      return false;
    last = dim.getPosition();
  }
  return map.getNumResults() < map.getNumDims();
}

/// Gives each elementwise reader a broadcast of its own.
static void duplicateBroadcasts(Operation *root) {
  SmallVector<linalg::GenericOp> broadcasts;
  root->walk([&](linalg::GenericOp op) {
    if (isBroadcast(op) && !op->hasOneUse())
      broadcasts.push_back(op);
  });
  for (linalg::GenericOp broadcast : broadcasts)
    for (OpOperand &use : llvm::make_early_inc_range(broadcast->getUses())) {
      auto reader = dyn_cast<linalg::GenericOp>(use.getOwner());
      if (!reader || reader.getNumReductionLoops() != 0 ||
          !reader.isDpsInput(&use) || broadcast->hasOneUse())
        continue;
      OpBuilder builder(reader);
      use.set(builder.clone(*broadcast)->getResult(0));
    }
}

/// Whether the body of `op` takes much longer than a load.
static bool isExpensive(Operation *op) {
  auto generic = dyn_cast<linalg::GenericOp>(op);
  return generic &&
         llvm::any_of(
             generic.getBody()->without_terminator(), [](Operation &inner) {
               return isa<arith::DivFOp>(inner) ||
                      isa<math::MathDialect, ActDialect>(inner.getDialect());
             });
}

/// Whether `op` reads an element of `operand` in several iterations, as a value
/// of each channel. A single value is the same in all of them, and computed
/// before the loops.
static bool readsRepeatedly(linalg::LinalgOp op, OpOperand *operand) {
  AffineMap map = op.getMatchingIndexingMap(operand);
  auto type = dyn_cast<RankedTensorType>(operand->get().getType());
  if (!type || (type.hasStaticShape() && type.getNumElements() == 1))
    return false;
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  return llvm::any_of(llvm::seq<unsigned>(0, sizes.size()), [&](unsigned loop) {
    return sizes[loop] != 1 && !map.isFunctionOfDim(loop);
  });
}

/// Whether the operation that computes `operand` can become part of its owner,
/// and is not computed many times there for one.
/// A product would not be one any more, and it reads an element many times, as
/// other reductions with a loop that `operand` does not depend on.
static bool canFuse(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  auto consumer = dyn_cast<linalg::LinalgOp>(operand->getOwner());
  if (!producer || !consumer || !producer->hasOneUse() ||
      isContraction(consumer) ||
      (isExpensive(producer) && readsRepeatedly(consumer, operand)))
    return false;
  return consumer.getNumReductionLoops() == 0 || !computes(producer) ||
         consumer.getMatchingIndexingMap(operand).isPermutation();
}

/// Whether `value` is the result of a product, perhaps with another shape.
static bool isProduct(Value value) {
  Operation *op = value.getDefiningOp();
  while (isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op))
    op = op->getOperand(0).getDefiningOp();
  return isContraction(op);
}

/// Whether `op` is a product, or reads one.
static bool belongsToContraction(Operation *op) {
  return isa<linalg::LinalgOp>(op) &&
         (isContraction(op) || llvm::any_of(op->getOperands(), isProduct));
}

/// Whether a reshape and the structured operation before or after it can change
/// places, so that the operation has more loops. A product with several loops
/// over rows has no kernel, and its epilogue has the loops of the product.
static bool canExpand(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  return producer && producer->hasOneUse() && !belongsToContraction(producer) &&
         !belongsToContraction(operand->getOwner());
}

/// The same, for an operation that then has fewer loops: those of a product.
static bool canCollapse(OpOperand *operand) {
  auto reshape = operand->get().getDefiningOp<tensor::ExpandShapeOp>();
  return reshape && reshape->hasOneUse() &&
         isContraction(reshape.getSrc().getDefiningOp());
}

/// Whether an operation on constants is worth doing now.
static bool canFold(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  return producer && producer->hasOneUse();
}

namespace {
struct ActFuseElementwise
    : public act::impl::ActFuseElementwiseBase<ActFuseElementwise> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    linalg::populateElementwiseOpsFusionPatterns(set, canFuse);
    linalg::populateFoldReshapeOpsByExpansionPatterns(set, canExpand);
    linalg::populateFoldReshapeOpsByCollapsingPatterns(set, canCollapse);
    tensor::populateBubbleUpExpandShapePatterns(set);
    linalg::populateConstantFoldLinalgOperations(set, canFold);
    populateEvaluateConstantsPatterns(set);
    linalg::GenericOp::getCanonicalizationPatterns(set, context);
    tensor::ExpandShapeOp::getCanonicalizationPatterns(set, context);
    tensor::CollapseShapeOp::getCanonicalizationPatterns(set, context);
    context->getLoadedDialect<linalg::LinalgDialect>()
        ->getCanonicalizationPatterns(set);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    duplicateBroadcasts(getOperation());
    // Top-down, so that an operation meets its producers first.
    GreedyRewriteConfig config;
    config.setUseTopDownTraversal();
    (void)applyPatternsGreedily(getOperation(), patterns, config);
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
