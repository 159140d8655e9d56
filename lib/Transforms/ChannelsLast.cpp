//===- ChannelsLast.cpp - Convolutions with channels last -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// With channels last, a row of a window is one piece of memory, and vectors are
// along the channels of the output: if the filter is a constant, nothing has to
// be packed, and no vector is put together from two. To bring an image into
// this order and back takes two passes over memory, which whole networks pay
// once.
//
//===----------------------------------------------------------------------===//

#include "ConstantData.h"
#include "Convolutions.h"
#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cstring>
#include <vector>

namespace mlir::act {
#define GEN_PASS_DEF_ACTCHANNELSLAST
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// From NCHW to NHWC, from FCHW to HWCF, and from CHW to HWC.
constexpr int64_t kImageToLast[] = {0, 2, 3, 1};
constexpr int64_t kFilterToLast[] = {2, 3, 1, 0};
constexpr int64_t kDepthwiseFilterToLast[] = {1, 2, 0};

/// Channels of the input of which each row of a window is whole vectors, on all
/// targets: what is computed in which order must not depend on them.
constexpr int64_t kChannels = 16;
/// The rows of windows of so few channels are read in the image.
constexpr int64_t kFewChannels = 4;

bool isPooling(Operation *op) {
  return isa<linalg::PoolingNchwMaxOp, linalg::PoolingNchwSumOp>(op);
}

/// Whether this pass converts `op`, in principle.
bool isConvertible(Operation *op) {
  return isa<linalg::Conv2DNchwFchwOp, linalg::DepthwiseConv2DNchwChwOp>(op) ||
         isPooling(op);
}

/// An image with channels last.
Value packImage(OpBuilder &builder, Location loc, Value image) {
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(builder, loc, image);
  applyPermutationToVector(sizes, kImageToLast);
  Value empty =
      tensor::EmptyOp::create(builder, loc, sizes, getElementTypeOrSelf(image));
  return linalg::PackOp::create(builder, loc, image, empty,
                                /*innerDimsPos=*/ArrayRef<int64_t>(),
                                /*innerTiles=*/ArrayRef<OpFoldResult>(),
                                /*paddingValue=*/std::nullopt, kImageToLast)
      .getResult();
}

/// Replaces `op`, whose result is of the size of `image`, by `packed`, which
/// has channels last.
void replaceByPacked(RewriterBase &rewriter, Operation *op, Value image,
                     Value packed) {
  Value empty = tensor::EmptyOp::create(
      rewriter, op->getLoc(),
      tensor::getMixedSizes(rewriter, op->getLoc(), image),
      getElementTypeOrSelf(image));
  rewriter.replaceOpWithNewOp<linalg::UnPackOp>(
      op, packed, empty, /*innerDimsPos=*/ArrayRef<int64_t>(),
      /*innerTiles=*/ArrayRef<OpFoldResult>(), kImageToLast);
}

/// True for a change from or to channels last.
template <typename Change>
bool isLast(Change change) {
  return change && change.getMixedTiles().empty() &&
         change.getOuterDimsPerm() == ArrayRef<int64_t>(kImageToLast);
}

/// An image that several operations read with channels last is changed once:
/// only a change with one reader moves on. Common subexpressions in general
/// would also give changes one destination, which holds them, too.
struct ShareChange : OpRewritePattern<linalg::PackOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::PackOp op,
                                PatternRewriter &rewriter) const override {
    if (!isLast(op))
      return failure();
    for (Operation *user : op.getSource().getUsers()) {
      auto other = dyn_cast<linalg::PackOp>(user);
      if (isLast(other) && other.getSource() == op.getSource() &&
          other->getBlock() == op->getBlock() && other->isBeforeInBlock(op)) {
        rewriter.replaceOp(op, other);
        return success();
      }
    }
    return failure();
  }
};

/// What upstream's propagation lacks: parts of an image, as those that a
/// concatenation of channels consists of.
struct MoveThroughInsertSlice : OpRewritePattern<tensor::InsertSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::InsertSliceOp op,
                                PatternRewriter &rewriter) const override {
    auto comesFromLast = [&](Value image) {
      return isLast(image.getDefiningOp<linalg::UnPackOp>());
    };
    bool goesToLast =
        op->hasOneUse() && isLast(dyn_cast<linalg::PackOp>(*op->user_begin()));
    if (op.getSourceType().getRank() != op.getDestType().getRank() ||
        (!comesFromLast(op.getSource()) && !comesFromLast(op.getDest()) &&
         !goesToLast))
      return failure();
    auto permute = [](SmallVector<OpFoldResult> values) {
      applyPermutationToVector(values, kImageToLast);
      return values;
    };
    Value packed = tensor::InsertSliceOp::create(
        rewriter, op.getLoc(), packImage(rewriter, op.getLoc(), op.getSource()),
        packImage(rewriter, op.getLoc(), op.getDest()),
        permute(op.getMixedOffsets()), permute(op.getMixedSizes()),
        permute(op.getMixedStrides()));
    replaceByPacked(rewriter, op, op.getDest(), packed);
    return success();
  }
};

class Conversion {
public:
  Conversion(RewriterBase &rewriter, linalg::LinalgOp conv)
      : rewriter(rewriter), loc(conv.getLoc()), conv(conv),
        filter(conv.getDpsInputs()[1]) {}

  void run() {
    rewriter.setInsertionPoint(conv);
    Value init = conv.getDpsInits()[0];
    Value image = packImage(rewriter, loc, conv.getDpsInputs()[0]);
    Value first = packImage(rewriter, loc, getStart());
    Value product =
        TypeSwitch<Operation *, Value>(conv)
            .Case([&](linalg::Conv2DNchwFchwOp op) {
              return convert<linalg::Conv2DNhwcHwcfOp>(
                  op, image, transposeFilter(kFilterToLast), first);
            })
            .Case([&](linalg::DepthwiseConv2DNchwChwOp op) {
              return convert<linalg::DepthwiseConv2DNhwcHwcOp>(
                  op, image, transposeFilter(kDepthwiseFilterToLast), first);
            })
            .Case([&](linalg::PoolingNchwMaxOp op) {
              return convert<linalg::PoolingNhwcMaxOp>(op, image, filter,
                                                       first);
            })
            .Case([&](linalg::PoolingNchwSumOp op) {
              return convert<linalg::PoolingNhwcSumOp>(op, image, filter,
                                                       first);
            });
    replaceByPacked(rewriter, conv, init, product);
  }

private:
  template <typename Result, typename Op>
  Value convert(Op op, Value image, Value filter, Value first) {
    return Result::create(rewriter, loc, first.getType(),
                          ValueRange{image, filter}, first, op.getStrides(),
                          op.getDilations())
        .getResult(0);
  }

  /// The first values of the sums; a bias that others start from as well is
  /// broadcast once more, as only then it can have another order here.
  Value getStart() {
    Value init = conv.getDpsInits()[0];
    auto start = init.getDefiningOp<linalg::GenericOp>();
    bool isBroadcast =
        start && llvm::all_of(start.getDpsInputs(), [&](Value input) {
          auto type = dyn_cast<RankedTensorType>(input.getType());
          return !type || type.getRank() <= 1;
        });
    if (!isBroadcast || init.hasOneUse())
      return init;
    auto result = cast<OpResult>(init);
    return rewriter.clone(*start)->getResult(result.getResultNumber());
  }

  /// Computes the elements of a constant here, if they are known.
  Value transposeFilter(ArrayRef<int64_t> toLast) {
    auto type = cast<RankedTensorType>(filter.getType());
    auto last = type.clone(applyPermutation(type.getShape(), toLast));
    Attribute constant;
    matchPattern(filter, m_Constant(&constant));
    if (DenseElementsAttr transposed =
            transposeConstant(constant, type, last, toLast))
      return arith::ConstantOp::create(rewriter, loc, transposed);
    Value empty = tensor::EmptyOp::create(rewriter, loc, last.getShape(),
                                          last.getElementType());
    return linalg::TransposeOp::create(rewriter, loc, filter, empty, toLast)
        ->getResult(0);
  }

  DenseElementsAttr transposeConstant(Attribute constant, RankedTensorType type,
                                      RankedTensorType last,
                                      ArrayRef<int64_t> toLast) {
    auto dense = dyn_cast<DenseElementsAttr>(constant);
    if (dense && dense.isSplat())
      return dense.resizeSplat(last);
    ArrayRef<char> from = getConstantData(constant);
    int64_t bytes = last.getElementTypeBitWidth() / 8;
    if (int64_t(from.size()) != last.getNumElements() * bytes)
      return {};
    SmallVector<int64_t> strides =
        applyPermutation(computeStrides(type.getShape()), toLast);
    SmallVector<int64_t> lastStrides = computeStrides(last.getShape());
    std::vector<char> data(from.size());
    for (int64_t i = 0; i < last.getNumElements(); ++i)
      std::memcpy(
          &data[i * bytes],
          &from[linearize(delinearize(i, lastStrides), strides) * bytes],
          bytes);
    return DenseElementsAttr::getFromRawBuffer(last, data);
  }

  RewriterBase &rewriter;
  Location loc;
  linalg::LinalgOp conv;
  Value filter;
};

/// Whether the convolution is as fast with channels last. To transpose a filter
/// that is no constant in each call takes too long.
bool isFastWithChannelsLast(linalg::LinalgOp conv) {
  // A number that is not known is less.
  if (isPooling(conv))
    return cast<RankedTensorType>(conv.getDpsInputs()[0].getType())
               .getDimSize(1) >= kChannels;
  Value filter = conv.getDpsInputs()[1];
  if (!matchPattern(filter, m_Constant()))
    return false;
  ArrayRef<int64_t> shape = cast<RankedTensorType>(filter.getType()).getShape();
  if (isa<linalg::DepthwiseConv2DNchwChwOp>(conv.getOperation()))
    return shape[0] >= kChannels;
  int64_t channels = shape[1], points = shape[2] * shape[3];
  return getConvolutionObstacle(conv).empty() &&
         (channels % kChannels == 0 || channels <= kFewChannels || points == 1);
}

/// Whether what `conv` computes is read by a convolution that is as fast with
/// channels last, after any elementwise operations and padding.
bool leadsToConvolution(linalg::LinalgOp conv) {
  SmallVector<Operation *> readers(conv->getUsers());
  SmallPtrSet<Operation *, 8> reached;
  while (!readers.empty()) {
    Operation *op = readers.pop_back_val();
    if (!reached.insert(op).second)
      continue;
    auto next = dyn_cast<linalg::LinalgOp>(op);
    if (isa<linalg::Conv2DNchwFchwOp>(op) && isFastWithChannelsLast(next))
      return true;
    if (isa<tensor::PadOp>(op) || (next && linalg::isElementwise(next)))
      llvm::append_range(readers, op->getUsers());
  }
  return false;
}

/// Whether it is faster, even if images are brought into this order and back
/// for it. A depthwise convolution, whose windows have vectors in common then,
/// must have a neighbour that follows. Others are not faster with windows of
/// one point, which are no copies, nor with few products for each element of
/// the image if rows of points are long, so that vectors along them are hardly
/// ever put together from two.
bool paysForTranspositions(linalg::LinalgOp conv) {
  constexpr int64_t kLongRow = 32, kFewProducts = 512;
  if (isPooling(conv) || !isFastWithChannelsLast(conv))
    return false;
  if (isa<linalg::DepthwiseConv2DNchwChwOp>(conv.getOperation()))
    return leadsToConvolution(conv);
  ArrayRef<int64_t> filter =
      cast<RankedTensorType>(conv.getDpsInputs()[1].getType()).getShape();
  auto output = cast<RankedTensorType>(conv.getDpsInits()[0].getType());
  int64_t points = filter[2] * filter[3];
  return filter[1] % kChannels == 0 && points > 1 &&
         (output.getDimSize(3) < kLongRow ||
          filter[0] * points >= kFewProducts);
}

/// Whether a neighbour has channels last already.
bool hasNeighbour(linalg::LinalgOp conv) {
  return isFastWithChannelsLast(conv) &&
         (conv.getDpsInputs()[0].getDefiningOp<linalg::UnPackOp>() ||
          llvm::any_of(conv->getUsers(), llvm::IsaPred<linalg::PackOp>));
}

/// Whether upstream's propagation is right from one end of `operand` to the
/// other: it takes no constants among the indices.
bool canPropagate(OpOperand *operand) {
  auto isIndexedByLoops = [](Operation *op) {
    auto linalgOp = dyn_cast_or_null<linalg::LinalgOp>(op);
    return !linalgOp || linalgOp.hasOnlyProjectedPermutations();
  };
  return isIndexedByLoops(operand->getOwner()) &&
         isIndexedByLoops(operand->get().getDefiningOp());
}

/// A transposition in place of `op`; nothing if it would move no element, as
/// after a sum over all points.
void transpose(RewriterBase &rewriter, Operation *op, Value source, Value to,
               ArrayRef<int64_t> permutation) {
  if (isIdentityPermutation(permutation))
    return rewriter.replaceOp(op, source);
  rewriter.setInsertionPoint(op);
  auto transposition = linalg::TransposeOp::create(rewriter, op->getLoc(),
                                                   source, to, permutation);
  rewriter.replaceOp(
      op, (*linalg::generalizeNamedOp(rewriter, transposition))->getResults());
}

struct ActChannelsLast
    : public act::impl::ActChannelsLastBase<ActChannelsLast> {
  void runOnOperation() override {
    if (!convert(paysForTranspositions))
      return;
    do
      if (failed(propagate()))
        return signalPassFailure();
    while (convert(hasNeighbour));

    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](linalg::PackOp op) {
      transpose(rewriter, op, op.getSource(), op.getDest(),
                op.getOuterDimsPerm());
    });
    getOperation()->walk([&](linalg::UnPackOp op) {
      transpose(rewriter, op, op.getSource(), op.getDest(),
                invertPermutationVector(op.getOuterDimsPerm()));
    });
    // One image may be read in this order several times.
    DominanceInfo dominance;
    eliminateCommonSubExpressions(rewriter, dominance, getOperation());
  }

private:
  /// Converts the convolutions that `filter` selects; returns whether there are
  /// any.
  bool convert(llvm::function_ref<bool(linalg::LinalgOp)> filter) {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isConvertible(op) && filter(op))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      remark::passed(op.getLoc(),
                     getRemarkOptions("act-channels-last", "Converted", op))
          << remark::metric("Op", op->getName().getStringRef());
      Conversion(rewriter, op).run();
    }
    return !ops.empty();
  }

  /// Moves the changes of order up and down until they meet, or end at what has
  /// an order of its own.
  LogicalResult propagate() {
    RewritePatternSet patterns(&getContext());
    linalg::populateDataLayoutPropagationPatterns(patterns, canPropagate);
    patterns.add<MoveThroughInsertSlice, ShareChange>(&getContext());
    linalg::PackOp::getCanonicalizationPatterns(patterns, &getContext());
    linalg::UnPackOp::getCanonicalizationPatterns(patterns, &getContext());
    linalg::populateFoldPackUnpackIntoTensorEmptyPatterns(patterns);
    linalg::FillOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::EmptyOp::getCanonicalizationPatterns(patterns, &getContext());
    // A size that is found out from what moves would be one more reader.
    memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
    return applyPatternsGreedily(getOperation(), std::move(patterns));
  }
};
} // namespace
