//===- LinalgWindows.cpp - Adjoints of operands accessed by windows -------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgWindows.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::act;

namespace {
/// Dimension `position` of the target is
/// stride * output + dilation * kernel + offset.
struct Window {
  AffineExpr expr;
  unsigned position;
  int64_t offset;
  unsigned output;
  int64_t stride;
  std::optional<unsigned> kernel;
  int64_t dilation = 1;
  int64_t kernelSize = 1;

  /// The largest and the smallest of dilation * kernel + offset.
  int64_t maxShift() const {
    return offset + std::max<int64_t>(dilation * (kernelSize - 1), 0);
  }
  int64_t minShift() const {
    return offset + std::min<int64_t>(dilation * (kernelSize - 1), 0);
  }
  /// What is in front of the first spread element.
  int64_t padding() const { return std::max<int64_t>(maxShift(), 0); }
};

/// A sum of loops times constants, and a constant.
struct Sum {
  SmallVector<std::pair<unsigned, int64_t>> terms;
  int64_t constant = 0;
};
} // namespace

/// Adds `factor` times an expression to a sum; fails if it is none.
static LogicalResult addToSum(AffineExpr expr, int64_t factor, Sum &sum) {
  if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
    sum.terms.emplace_back(dim.getPosition(), factor);
    return success();
  }
  if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
    sum.constant += factor * constant.getValue();
    return success();
  }
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return failure();
  if (expr.getKind() == AffineExprKind::Add)
    return success(succeeded(addToSum(binary.getLHS(), factor, sum)) &&
                   succeeded(addToSum(binary.getRHS(), factor, sum)));
  auto constant = dyn_cast<AffineConstantExpr>(binary.getRHS());
  if (expr.getKind() != AffineExprKind::Mul || !constant)
    return failure();
  return addToSum(binary.getLHS(), factor * constant.getValue(), sum);
}

/// Marks the loops that `map` has as results.
static void markLoops(AffineMap map, llvm::SmallBitVector &loops) {
  for (AffineExpr expr : map.getResults())
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      loops.set(dim.getPosition());
}

/// Describes the dimension `position` of the target. Its loop over the output
/// is one that runs over the result (`inResult`) if there is a choice, as there
/// is in the gradient of a filter. What is read at it (`isRead`) is zero beyond
/// its ends; the loop itself knows no end any more.
static FailureOr<Window> matchWindow(linalg::LinalgOp op, AffineExpr expr,
                                     unsigned position,
                                     const llvm::SmallBitVector &inResult,
                                     const llvm::SmallBitVector &isRead) {
  Sum sum;
  if (failed(addToSum(expr, 1, sum)) || sum.terms.size() > 2)
    return failure();
  auto &terms = sum.terms;
  if (terms.size() == 2 && !inResult.test(terms[0].first))
    std::swap(terms[0], terms[1]);
  for (auto [i, term] : llvm::enumerate(terms)) {
    auto [output, stride] = term;
    if (!isRead.test(output) || stride <= 0)
      continue;
    Window window{expr, position, sum.constant, output, stride, std::nullopt};
    if (terms.size() == 1)
      return window;
    std::tie(window.kernel, window.dilation) = terms[1 - i];
    window.kernelSize = op.getStaticLoopRanges()[*window.kernel];
    if (!ShapedType::isDynamic(window.kernelSize))
      return window;
  }
  return failure();
}

/// True if `map` reads elements at loops, or the same ones always.
static bool isPlain(AffineMap map) {
  return llvm::all_of(map.getResults(), [](AffineExpr expr) {
    return isa<AffineDimExpr, AffineConstantExpr>(expr);
  });
}

/// Spreads `source` along the dimensions that windows run over, into zeros.
static LinalgBody::Access spread(OpBuilder &builder, Location loc,
                                 LinalgBody::Access access,
                                 ArrayRef<Window> windows,
                                 ArrayRef<OpFoldResult> targetSizes) {
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(builder, loc, access.source);
  SmallVector<OpFoldResult> newSizes = sizes;
  SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
  SmallVector<AffineExpr> results(access.map.getResults());
  bool changes = false;
  for (const Window &window : windows) {
    AffineExpr output = builder.getAffineDimExpr(window.output);
    std::optional<unsigned> dim = access.map.getResultPosition(output);
    if (!dim)
      continue;
    changes = true;
    AffineExpr size =
        builder.getAffineDimExpr(0) + window.padding() - window.minShift();
    newSizes[*dim] = affine::makeComposedFoldedAffineApply(
        builder, loc, size, targetSizes[window.position]);
    offsets[*dim] = builder.getIndexAttr(window.padding());
    strides[*dim] = builder.getIndexAttr(window.stride);
    results[*dim] = output + window.padding() - window.offset;
    if (window.kernel)
      results[*dim] = results[*dim] - builder.getAffineDimExpr(*window.kernel) *
                                          window.dilation;
  }
  if (!changes)
    return access;
  Value empty = tensor::EmptyOp::create(
      builder, loc, newSizes, getElementTypeOrSelf(access.source.getType()));
  Value spread = tensor::InsertSliceOp::create(builder, loc, access.source,
                                               createZero(builder, loc, empty),
                                               offsets, sizes, strides);
  return {spread, AffineMap::get(access.map.getNumDims(), 0, results,
                                 builder.getContext())};
}

FailureOr<AffineMap> act::substituteWindows(
    linalg::LinalgOp op, unsigned target, function_ref<bool(unsigned)> isUsed,
    SmallVectorImpl<LinalgBody::Access> &accesses, OpBuilder &builder) {
  AffineMap map = accesses[target].map;
  unsigned numLoops = map.getNumDims();
  llvm::SmallBitVector inResult(numLoops), isRead(numLoops), seen(numLoops);
  markLoops(op.getMatchingIndexingMap(&op.getDpsInitsMutable()[0]), inResult);
  for (auto [i, access] : llvm::enumerate(accesses))
    if (isUsed(i) && isPlain(access.map))
      markLoops(access.map, isRead);

  auto type = cast<ShapedType>(accesses[target].source.getType());
  SmallVector<AffineExpr> results(map.getResults());
  SmallVector<Window> windows;
  for (auto [position, expr] : llvm::enumerate(results)) {
    if (isa<AffineConstantExpr>(expr)) {
      if (type.getDimSize(position) != 1)
        return failure();
      continue;
    }
    unsigned loop;
    if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
      loop = dim.getPosition();
    } else {
      FailureOr<Window> window =
          matchWindow(op, expr, position, inResult, isRead);
      if (failed(window))
        return failure();
      loop = window->output;
      windows.push_back(*window);
    }
    if (seen.test(loop))
      return failure();
    seen.set(loop);
    expr = builder.getAffineDimExpr(loop);
  }
  if (windows.empty())
    return map;

  SmallVector<OpFoldResult> targetSizes =
      tensor::getMixedSizes(builder, op.getLoc(), accesses[target].source);
  for (auto [i, access] : llvm::enumerate(accesses)) {
    if (!isUsed(i))
      continue;
    // What is accessed as the target is, is now accessed at i.
    bool isLikeTarget = false;
    SmallVector<AffineExpr> exprs(access.map.getResults());
    for (AffineExpr &expr : exprs) {
      const Window *window = llvm::find_if(
          windows, [&](const Window &w) { return w.expr == expr; });
      if (window == windows.end())
        continue;
      isLikeTarget = true;
      expr = builder.getAffineDimExpr(window->output);
    }
    if (isLikeTarget) {
      access.map = AffineMap::get(numLoops, 0, exprs, builder.getContext());
      continue;
    }
    if (!isPlain(access.map))
      return failure();
    access = spread(builder, op.getLoc(), access, windows, targetSizes);
  }
  return AffineMap::get(numLoops, 0, results, builder.getContext());
}
