//===- ActResolveExpansions.cpp - Views of several unknown sizes -*- C++ -*-==//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTRESOLVEEXPANSIONS
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// Whether a dimension of the source becomes several of unknown size.
static bool hasUnknownSizes(memref::ExpandShapeOp op) {
  ArrayRef<int64_t> shape = op.getResultType().getShape();
  return llvm::any_of(op.getReassociationIndices(),
                      [&](const ReassociationIndices &group) {
                        return llvm::count_if(group, [&](int64_t dim) {
                                 return ShapedType::isDynamic(shape[dim]);
                               }) > 1;
                      });
}

static OpFoldResult multiply(OpBuilder &builder, Location loc, OpFoldResult x,
                             OpFoldResult y) {
  return getAsOpFoldResult(builder.createOrFold<arith::MulIOp>(
      loc, getValueOrCreateConstantIndexOp(builder, loc, x),
      getValueOrCreateConstantIndexOp(builder, loc, y)));
}

static void resolve(memref::ExpandShapeOp op, RewriterBase &rewriter) {
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  auto source =
      memref::ExtractStridedMetadataOp::create(rewriter, loc, op.getSrc());
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  SmallVector<OpFoldResult> strides(sizes.size());
  for (auto [stride, group] : llvm::zip_equal(
           source.getConstifiedMixedStrides(), op.getReassociationIndices())) {
    strides[group.back()] = stride;
    for (size_t i = group.size() - 1; i > 0; --i)
      strides[group[i - 1]] =
          multiply(rewriter, loc, sizes[group[i]], strides[group[i]]);
  }
  rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(
      op, op.getResultType(), source.getBaseBuffer(),
      source.getConstifiedMixedOffset(), sizes, strides);
}

namespace {
struct ActResolveExpansionsPass
    : act::impl::ActResolveExpansionsBase<ActResolveExpansionsPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](memref::ExpandShapeOp op) {
      if (hasUnknownSizes(op))
        resolve(op, rewriter);
    });
  }
};
} // namespace
