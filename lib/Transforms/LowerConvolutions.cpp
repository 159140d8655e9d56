//===- LowerConvolutions.cpp - Convolutions as matrix products --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The input as a matrix with a row (or column) for each point of the output, of
// all values that the point depends on. Upstream has this too
// (linalg::rewriteInIm2Col), but computes the place of each value from its
// index in the matrix. Here the matrix is a copy with affine maps, in which
// whole runs of memory stay together; and a convolution with a window of one
// point needs none.
//
//===----------------------------------------------------------------------===//

#include "Convolutions.h"
#include "MatmulTypes.h"
#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLOWERCONVOLUTIONS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

StringRef mlir::act::getConvolutionObstacle(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics())
    return "not on tensors";
  for (OpOperand &operand : op->getOpOperands()) {
    ArrayRef<int64_t> shape =
        cast<RankedTensorType>(operand.get().getType()).getShape();
    // Only the number of images may be unknown, the first size of all but the
    // filter.
    bool isFilter = operand.getOperandNumber() == 1;
    if (ShapedType::isDynamicShape(isFilter ? shape : shape.drop_front()))
      return "a size is not known";
  }
  Type element = getElementTypeOrSelf(op.getDpsInits()[0]);
  if (!hasMatmulKernel(element))
    return "no kernel for the element type";
  for (Value operand : op.getDpsInputs())
    if (getElementTypeOrSelf(operand) != element)
      return "operands of another type";
  return "";
}

namespace {

/// Places of the sizes in the shapes of a convolution.
struct Layout {
  /// In the input and the output.
  unsigned batch, height, width, channels;
  /// In the filter.
  unsigned filterHeight, filterWidth, filterIn, filterOut;
};
constexpr Layout kNhwc = {0, 1, 2, 3, 0, 1, 2, 3};
constexpr Layout kNchw = {0, 2, 3, 1, 2, 3, 1, 0};

class Lowering {
public:
  Lowering(RewriterBase &rewriter, linalg::LinalgOp op, const Layout &layout,
           DenseIntElementsAttr strideAttr, DenseIntElementsAttr dilationAttr)
      : rewriter(rewriter), loc(op.getLoc()), op(op), layout(layout),
        strides(strideAttr.getValues<int64_t>()),
        dilations(dilationAttr.getValues<int64_t>()),
        input(op.getDpsInputs()[0]), filter(op.getDpsInputs()[1]),
        output(op.getDpsInits()[0]),
        filterShape(cast<RankedTensorType>(filter.getType()).getShape()),
        outputShape(cast<RankedTensorType>(output.getType()).getShape()) {}

  void run() {
    rewriter.setInsertionPoint(op);
    batch = tensor::getMixedSize(rewriter, loc, output, layout.batch);
    Value product = layout.channels == 3 ? emitNhwc() : emitNchw();
    SmallVector<OpFoldResult> shape = {batch};
    for (int64_t size : outputShape.drop_front())
      shape.push_back(rewriter.getIndexAttr(size));
    rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(
        op, output.getType(), product, getOutputGroups(), shape);
  }

private:
  SmallVector<ReassociationIndices> getOutputGroups() const {
    if (layout.channels == 3)
      return {{0, 1, 2}, {3}};
    return {{0}, {1}, {2, 3}};
  }

  Value collapse(Value value, ArrayRef<ReassociationIndices> groups) {
    return tensor::CollapseShapeOp::create(rewriter, loc, value, groups);
  }

  /// Whether a point depends on a single pixel, its own.
  bool isPointwise() const {
    return filterShape[layout.filterHeight] == 1 &&
           filterShape[layout.filterWidth] == 1 && strides[0] == 1 &&
           strides[1] == 1;
  }

  /// The values of `source` at `map`, as a tensor of `sizes` for each image.
  Value gather(Value source, ArrayRef<int64_t> sizes, AffineMap map) {
    Type element = cast<RankedTensorType>(source.getType()).getElementType();
    SmallVector<OpFoldResult> shape = {batch};
    for (int64_t size : sizes)
      shape.push_back(rewriter.getIndexAttr(size));
    Value empty = tensor::EmptyOp::create(rewriter, loc, shape, element);
    AffineMap identity = rewriter.getMultiDimIdentityMap(shape.size());
    SmallVector<utils::IteratorType> iterators(shape.size(),
                                               utils::IteratorType::parallel);
    return linalg::GenericOp::create(
               rewriter, loc, empty.getType(), source, empty,
               ArrayRef<AffineMap>{map, identity}, iterators,
               [](OpBuilder &builder, Location loc, ValueRange arguments) {
                 linalg::YieldOp::create(builder, loc, arguments.front());
               })
        .getResult(0);
  }

  AffineExpr dim(unsigned position) {
    return rewriter.getAffineDimExpr(position);
  }

  /// [points][window] x [window][out].
  Value emitNhwc() {
    int64_t oh = outputShape[1], ow = outputShape[2];
    int64_t kh = filterShape[0], kw = filterShape[1], c = filterShape[2];
    Value columns;
    if (isPointwise()) {
      columns = collapse(input, {{0, 1, 2}, {3}});
    } else if (dilations[1] == 1) {
      // A row of a window is contiguous.
      Value rows = collapse(input, {{0}, {1}, {2, 3}});
      columns = gather(
          rows, {oh, ow, kh, kw * c},
          AffineMap::get(5, 0,
                         {dim(0), dim(1) * strides[0] + dim(3) * dilations[0],
                          dim(2) * (strides[1] * c) + dim(4)},
                         rewriter.getContext()));
      columns = collapse(columns, {{0, 1, 2}, {3, 4}});
    } else {
      columns = gather(
          input, {oh, ow, kh, kw, c},
          AffineMap::get(6, 0,
                         {dim(0), dim(1) * strides[0] + dim(3) * dilations[0],
                          dim(2) * strides[1] + dim(4) * dilations[1], dim(5)},
                         rewriter.getContext()));
      columns = collapse(columns, {{0, 1, 2}, {3, 4, 5}});
    }
    Value weights = collapse(filter, {{0, 1, 2}, {3}});
    Value sums = collapse(output, getOutputGroups());
    return linalg::MatmulOp::create(rewriter, loc, sums.getType(),
                                    ValueRange{columns, weights}, sums)
        .getResult(0);
  }

  /// [out][window] x [window][points], for each image.
  Value emitNchw() {
    int64_t oh = outputShape[2], ow = outputShape[3];
    int64_t c = filterShape[1], kh = filterShape[2], kw = filterShape[3];
    Value columns;
    if (isPointwise()) {
      columns = collapse(input, {{0}, {1}, {2, 3}});
    } else {
      columns =
          gather(input, {c, kh, kw, oh, ow},
                 AffineMap::get(6, 0,
                                {dim(0), dim(1),
                                 dim(4) * strides[0] + dim(2) * dilations[0],
                                 dim(5) * strides[1] + dim(3) * dilations[1]},
                                rewriter.getContext()));
      columns = collapse(columns, {{0}, {1, 2, 3}, {4, 5}});
    }
    Value weights = collapse(filter, {{0}, {1, 2, 3}});
    Value sums = collapse(output, getOutputGroups());
    MLIRContext *context = rewriter.getContext();
    // Image, output channel, point, window.
    SmallVector<AffineMap> maps = {
        AffineMap::get(4, 0, {dim(1), dim(3)}, context),
        AffineMap::get(4, 0, {dim(0), dim(3), dim(2)}, context),
        AffineMap::get(4, 0, {dim(0), dim(1), dim(2)}, context)};
    SmallVector<utils::IteratorType> iterators(3,
                                               utils::IteratorType::parallel);
    iterators.push_back(utils::IteratorType::reduction);
    return linalg::GenericOp::create(
               rewriter, loc, sums.getType(), ValueRange{weights, columns},
               sums, maps, iterators,
               [](OpBuilder &builder, Location loc, ValueRange arguments) {
                 Value product = arith::MulFOp::create(
                     builder, loc, arguments[0], arguments[1]);
                 Value sum =
                     arith::AddFOp::create(builder, loc, arguments[2], product);
                 linalg::YieldOp::create(builder, loc, sum);
               })
        .getResult(0);
  }

  RewriterBase &rewriter;
  Location loc;
  linalg::LinalgOp op;
  const Layout &layout;
  SmallVector<int64_t> strides, dilations;
  Value input, filter, output;
  /// The number of images, which need not be known.
  OpFoldResult batch;
  ArrayRef<int64_t> filterShape, outputShape;
};

/// Computes first values of sums, such as a bias, in the shape in which a
/// product adds to them.
struct CollapseStart : public OpRewritePattern<tensor::CollapseShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::CollapseShapeOp op,
                                PatternRewriter &rewriter) const override {
    auto start = op.getSrc().getDefiningOp<linalg::GenericOp>();
    // What is multiplied keeps its shape, in which it may be an epilogue.
    if (!llvm::all_of(op->getUses(), [](OpOperand &use) {
          auto user = dyn_cast<linalg::LinalgOp>(use.getOwner());
          return user && user.isDpsInit(&use);
        }))
      return failure();
    if (!start || !start->hasOneUse() || !start.hasPureTensorSemantics() ||
        start.getNumReductionLoops() != 0 ||
        !start.getMatchingIndexingMap(start.getDpsInitOperand(0)).isIdentity())
      return failure();
    SmallVector<ReassociationIndices> groups;
    llvm::copy_if(
        op.getReassociationIndices(), std::back_inserter(groups),
        [](const ReassociationIndices &group) { return group.size() > 1; });
    // Upstream takes no constants among the indices.
    if (!linalg::LinalgOp(start).hasOnlyProjectedPermutations() ||
        !linalg::areDimSequencesPreserved(start.getIndexingMapsArray(), groups))
      return failure();
    FailureOr<linalg::CollapseResult> collapsed =
        linalg::collapseOpIterationDims(start, groups, rewriter);
    if (failed(collapsed))
      return failure();
    rewriter.replaceOp(op, collapsed->collapsedOp->getResults());
    return success();
  }
};

struct ActLowerConvolutions
    : public act::impl::ActLowerConvolutionsBase<ActLowerConvolutions> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isa<linalg::Conv2DNhwcHwcfOp, linalg::Conv2DNchwFchwOp>(op))
        ops.push_back(op);
    });
    if (ops.empty())
      return;
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      StringRef obstacle = getConvolutionObstacle(op);
      if (!obstacle.empty()) {
        remark::missed(op.getLoc(), getRemarkOptions("act-lower-convolutions",
                                                     "NotLowered", op))
            << remark::metric("Op", op->getName().getStringRef())
            << remark::reason("{0}", obstacle);
        continue;
      }
      remark::passed(op.getLoc(),
                     getRemarkOptions("act-lower-convolutions", "Lowered", op))
          << remark::metric("Op", op->getName().getStringRef());
      if (auto conv = dyn_cast<linalg::Conv2DNhwcHwcfOp>(op.getOperation()))
        Lowering(rewriter, op, kNhwc, conv.getStrides(), conv.getDilations())
            .run();
      else if (auto conv =
                   dyn_cast<linalg::Conv2DNchwFchwOp>(op.getOperation()))
        Lowering(rewriter, op, kNchw, conv.getStrides(), conv.getDilations())
            .run();
    }

    // Elementwise readers of a product work on its shape, so that they can
    // become its epilogue; so do fills.
    RewritePatternSet patterns(&getContext());
    linalg::populateFoldReshapeOpsByCollapsingPatterns(
        patterns, [](OpOperand *operand) {
          return isa_and_present<tensor::ExpandShapeOp>(
              operand->get().getDefiningOp());
        });
    patterns.add<CollapseStart>(&getContext());
    linalg::FillOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns,
                                                         &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::populateFoldTensorEmptyPatterns(patterns);
    // A size of a product that is found out from it would be one more reader.
    memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
