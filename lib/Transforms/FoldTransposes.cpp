//===- FoldTransposes.cpp - Products that read transposed operands --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulTypes.h"
#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFOLDTRANSPOSES
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

/// The transposition that computes `value`, if nothing else uses it.
static linalg::GenericOp getTransposition(Value value) {
  auto generic = value.getDefiningOp<linalg::GenericOp>();
  if (!generic || !value.hasOneUse() || !generic.hasPureTensorSemantics() ||
      generic.getNumReductionLoops() != 0 || generic.getNumDpsInputs() != 1 ||
      generic.getNumResults() != 1)
    return {};
  auto isPermutation = [](AffineMap map) { return map.isPermutation(); };
  Block &body = *generic.getBody();
  if (!llvm::all_of(generic.getIndexingMapsArray(), isPermutation) ||
      !llvm::hasSingleElement(body) ||
      body.getTerminator()->getOperand(0) != body.getArgument(0))
    return {};
  return generic;
}

/// What `map`, which indexes the result of `transposition`, is for its input.
static AffineMap getMapOfInput(linalg::GenericOp transposition, AffineMap map) {
  AffineMap input =
      transposition.getMatchingIndexingMap(transposition.getDpsInputOperand(0));
  AffineMap output =
      transposition.getMatchingIndexingMap(transposition.getDpsInitOperand(0));
  return input.compose(inversePermutation(output)).compose(map);
}

/// Whether there is a kernel for `product` if `map` indexes an operand: its
/// rows in memory are along a loop of the panels, not along one around the
/// product.
static bool hasKernel(linalg::LinalgOp product, AffineMap map) {
  Type type = getElementTypeOrSelf(product.getDpsInits()[0].getType());
  FailureOr<linalg::ContractionDimensions> dims =
      linalg::inferContractionDims(product);
  if (!hasMatmulKernel(type) || failed(dims) || dims->m.size() != 1 ||
      dims->n.size() != 1 || dims->k.size() != 1)
    return false;
  auto last = dyn_cast<AffineDimExpr>(map.getResults().back());
  return last && !llvm::is_contained(dims->batch, last.getPosition());
}

namespace {
struct ActFoldTransposes
    : public act::impl::ActFoldTransposesBase<ActFoldTransposes> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::LinalgOp> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.hasPureTensorSemantics() && op->getNumResults() == 1 &&
          linalg::isaContractionOpInterface(op))
        products.push_back(op);
    });
    for (linalg::LinalgOp product : products)
      for (unsigned operand : {0, 1})
        product = fold(rewriter, product, operand);
  }

private:
  /// Returns the product, which is a new one if it reads what was transposed.
  static linalg::LinalgOp fold(RewriterBase &rewriter, linalg::LinalgOp product,
                               unsigned index) {
    OpOperand *operand = product.getDpsInputOperand(index);
    linalg::GenericOp transposition = getTransposition(operand->get());
    if (!transposition)
      return product;
    AffineMap map =
        getMapOfInput(transposition, product.getMatchingIndexingMap(operand));
    if (!hasKernel(product, map))
      return product;
    rewriter.setInsertionPoint(product);
    Location loc = product.getLoc();
    SmallVector<AffineMap> maps = product.getIndexingMapsArray();
    maps[index] = map;
    SmallVector<Value> inputs = product.getDpsInputs();
    inputs[index] = transposition.getDpsInputs()[0];
    auto folded = linalg::GenericOp::create(
        rewriter, loc, product->getResultTypes(), inputs, product.getDpsInits(),
        maps, product.getIteratorTypesArray());
    rewriter.cloneRegionBefore(product->getRegion(0), folded.getRegion(),
                               folded.getRegion().end());
    rewriter.replaceOp(product, folded.getResults());
    rewriter.eraseOp(transposition);
    remark::passed(loc,
                   getRemarkOptions("act-fold-transposes", "Folded", folded))
        << remark::metric("Operand", int64_t(index));
    return folded;
  }
};
} // namespace
