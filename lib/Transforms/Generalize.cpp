//===- Generalize.cpp - Bring elementwise code into linalg.generic --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTGENERALIZE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

namespace {
struct GeneralizeElementwise
    : public OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() || isa<linalg::FillOp>(op) ||
        (op.getNumReductionLoops() != 0 && !isa<linalg::ReduceOp>(op)))
      return failure();
    return linalg::generalizeNamedOp(rewriter, op);
  }
};

struct DecomposeSoftmax : public OpRewritePattern<linalg::SoftmaxOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::SoftmaxOp op,
                                PatternRewriter &rewriter) const override {
    FailureOr<SmallVector<Value>> results = op.decomposeOperation(rewriter);
    if (failed(results))
      return failure();
    rewriter.replaceOp(op, *results);
    return success();
  }
};

/// A splat becomes a fill, whose value fusion takes into the body of a reader.
struct SplatToFill : public OpRewritePattern<tensor::SplatOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::SplatOp op,
                                PatternRewriter &rewriter) const override {
    Value empty = tensor::EmptyOp::create(rewriter, op.getLoc(), op.getType(),
                                          op.getDynamicSizes());
    rewriter.replaceOpWithNewOp<linalg::FillOp>(op, op.getInput(), empty);
    return success();
  }
};

bool holdsNothing(Type type) {
  return llvm::is_contained(cast<RankedTensorType>(type).getShape(), 0);
}

/// A tensor of the sizes of what `op` computes, whose elements are not written.
FailureOr<Value> createEmptyResult(PatternRewriter &rewriter, Operation *op) {
  ReifiedRankedShapedTypeDims sizes;
  if (failed(reifyResultShapes(rewriter, op, sizes)))
    return failure();
  return Value(tensor::EmptyOp::create(
      rewriter, op->getLoc(), sizes[0],
      getElementTypeOrSelf(op->getResult(0).getType())));
}

/// Replaces `op` by a value that may have more sizes that are known, or fewer.
void replaceByCast(PatternRewriter &rewriter, Operation *op, Value value) {
  Type type = op->getResult(0).getType();
  if (value.getType() != type)
    value = tensor::CastOp::create(rewriter, op->getLoc(), type, value);
  rewriter.replaceOp(op, value);
}

/// What is around nothing: bufferization would insert that, at an offset that
/// `memref.subview` refuses.
struct FillPadOfNothing : public OpRewritePattern<tensor::PadOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::PadOp op,
                                PatternRewriter &rewriter) const override {
    Value value = op.getConstantPaddingValue();
    if (!value || !holdsNothing(op.getSourceType()))
      return failure();
    FailureOr<Value> empty = createEmptyResult(rewriter, op);
    if (failed(empty))
      return failure();
    auto fill = linalg::FillOp::create(rewriter, op.getLoc(), value, *empty);
    replaceByCast(rewriter, op, fill.getResult(0));
    return success();
  }
};

/// Upstream's decomposition inserts operands that hold nothing as well, at an
/// offset that `tensor.insert_slice` refuses.
struct DecomposeConcat : public OpRewritePattern<tensor::ConcatOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ConcatOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    SmallVector<Value> inputs;
    for (Value input : op.getInputs())
      if (!holdsNothing(input.getType()))
        inputs.push_back(input);
    Value result;
    if (inputs.empty() || holdsNothing(op.getType())) {
      FailureOr<Value> empty = createEmptyResult(rewriter, op);
      if (failed(empty))
        return failure();
      result = *empty;
    } else if (inputs.size() == 1) {
      result = inputs.front();
    } else {
      auto rest = tensor::ConcatOp::create(rewriter, loc, op.getDim(), inputs);
      FailureOr<SmallVector<Value>> results = rest.decomposeOperation(rewriter);
      if (failed(results))
        return failure();
      result = results->front();
      rewriter.eraseOp(rest);
    }
    replaceByCast(rewriter, op, result);
    return success();
  }
};

/// Reads an input as it was before it got sizes of 1, which no loop goes over.
struct DropUnitSizes : public OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op,
                                PatternRewriter &rewriter) const override {
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    SmallVector<Value> inputs = op.getDpsInputs();
    for (auto [input, map] : llvm::zip(inputs, maps)) {
      auto expand = input.getDefiningOp<tensor::ExpandShapeOp>();
      if (!expand)
        continue;
      SmallVector<AffineExpr> loops;
      SmallVector<int64_t> sizes;
      for (auto [expr, size] :
           llvm::zip_equal(map.getResults(), expand.getType().getShape())) {
        if (size == 1 && isa<AffineConstantExpr>(expr))
          continue;
        loops.push_back(expr);
        sizes.push_back(size);
      }
      if (loops.size() == map.getNumResults() ||
          expand.getSrcType().getShape() != ArrayRef<int64_t>(sizes))
        continue;
      input = expand.getSrc();
      map = AffineMap::get(map.getNumDims(), 0, loops, op.getContext());
    }
    if (maps == op.getIndexingMapsArray())
      return failure();
    rewriter.modifyOpInPlace(op, [&] {
      op.getInputsMutable().assign(inputs);
      op.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(maps));
    });
    return success();
  }
};

struct ActGeneralize : public act::impl::ActGeneralizeBase<ActGeneralize> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    set.add<GeneralizeElementwise, DecomposeSoftmax, DecomposeConcat,
            FillPadOfNothing, DropUnitSizes, SplatToFill>(context);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    walkAndApplyPatterns(getOperation(), patterns);
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
