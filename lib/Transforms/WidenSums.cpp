//===- WidenSums.cpp - Products of short types that sum in f32 ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTWIDENSUMS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

/// Whether `op` is a matrix product on tensors whose sums have a type that is
/// shorter than f32.
static bool hasShortSums(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      !linalg::isaContractionOpInterface(op))
    return false;
  auto type =
      dyn_cast<FloatType>(op.getBlock()->getArguments().back().getType());
  return type && type.getWidth() < 32;
}

/// The values from which sums start, in f32.
static Value widenStart(OpBuilder &builder, Location loc, Value start) {
  Type f32 = builder.getF32Type();
  auto type = cast<RankedTensorType>(start.getType()).clone(f32);
  auto fill = start.getDefiningOp<linalg::FillOp>();
  if (!fill)
    return arith::ExtFOp::create(builder, loc, type, start);
  // Kernels start from the number itself.
  Value value = builder.createOrFold<arith::ExtFOp>(loc, f32, fill.value());
  Value empty = tensor::EmptyOp::create(
      builder, loc, tensor::getMixedSizes(builder, loc, start), f32);
  return linalg::FillOp::create(builder, loc, value, empty).getResult(0);
}

/// The same product with sums in f32, each rounded when it is complete.
static void widen(RewriterBase &rewriter, linalg::LinalgOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  Value start = widenStart(rewriter, loc, op.getDpsInits()[0]);
  auto product = linalg::GenericOp::create(
      rewriter, loc, start.getType(), op.getDpsInputs(), start,
      op.getIndexingMapsArray(), op.getIteratorTypesArray(),
      [](OpBuilder &builder, Location loc, ValueRange arguments) {
        Type f32 = builder.getF32Type();
        Value a = arith::ExtFOp::create(builder, loc, f32, arguments[0]);
        Value b = arith::ExtFOp::create(builder, loc, f32, arguments[1]);
        Value ab = arith::MulFOp::create(builder, loc, a, b);
        Value sum = arith::AddFOp::create(builder, loc, arguments[2], ab);
        linalg::YieldOp::create(builder, loc, sum);
      });
  remark::passed(loc, getRemarkOptions("act-widen-sums", "Widened", product));
  rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, op->getResult(0).getType(),
                                               product.getResult(0));
}

namespace {
struct ActWidenSums : public act::impl::ActWidenSumsBase<ActWidenSums> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (hasShortSums(op))
        products.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp product : products)
      widen(rewriter, product);
  }
};
} // namespace
