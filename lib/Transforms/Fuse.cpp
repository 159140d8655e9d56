//===- Fuse.cpp - Epilogues of matmuls, convolutions and reductions -------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFUSE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

namespace {

/// Options of a remark of this pass about `op`.
remark::RemarkOpts remarkOptions(StringRef name, Operation *op) {
  StringRef function;
  if (auto parent = op->getParentOfType<FunctionOpInterface>())
    function = parent.getName();
  return remark::RemarkOpts::name(name).category("act-fuse").function(function);
}

/// The structured operation with a reduction that computes `value`, if any.
linalg::LinalgOp getReductionProducer(Value value) {
  auto producer = value.getDefiningOp<linalg::LinalgOp>();
  if (producer && producer.getNumReductionLoops() != 0 &&
      producer.hasPureTensorSemantics())
    return producer;
  return {};
}

/// Why `consumer` cannot update the result that it reads through `input`;
/// empty if it can.
StringRef getObstacle(linalg::GenericOp consumer, OpOperand &input,
                      linalg::LinalgOp producer) {
  if (producer->getNumResults() != 1 || consumer->getNumResults() != 1)
    return "several results";
  if (!input.get().hasOneUse())
    return "the result has other uses";
  if (producer->getBlock() != consumer->getBlock())
    return "in different blocks";
  OpOperand &init = consumer.getDpsInitsMutable()[0];
  if (consumer.payloadUsesValueFromOperand(&init))
    return "the consumer updates another tensor";
  if (input.get().getType() != init.get().getType())
    return "the consumer changes the type";
  if (consumer.getMatchingIndexingMap(&input) !=
          consumer.getMatchingIndexingMap(&init) ||
      !consumer.getMatchingIndexingMap(&init).isIdentity())
    return "the consumer permutes or broadcasts the result";
  return "";
}

/// Makes `consumer` update what it reads through `input`.
linalg::GenericOp updateInPlace(RewriterBase &rewriter,
                                linalg::GenericOp consumer, OpOperand &input) {
  unsigned index = input.getOperandNumber();
  SmallVector<Value> inputs = consumer.getDpsInputs();
  SmallVector<AffineMap> maps = consumer.getIndexingMapsArray();
  inputs.erase(inputs.begin() + index);
  maps.erase(maps.begin() + index);
  rewriter.setInsertionPoint(consumer);
  auto fused = linalg::GenericOp::create(
      rewriter, consumer.getLoc(), consumer.getResultTypes(), inputs,
      ValueRange{input.get()}, maps, consumer.getIteratorTypesArray());
  fused->setDiscardableAttrs(consumer->getDiscardableAttrDictionary());
  Block &body = consumer.getRegion().front();
  body.getArgument(index).replaceAllUsesWith(body.getArguments().back());
  body.eraseArgument(index);
  rewriter.inlineRegionBefore(consumer.getRegion(), fused.getRegion(),
                              fused.getRegion().begin());
  Operation *oldInit = consumer.getDpsInits()[0].getDefiningOp();
  rewriter.replaceOp(consumer, fused.getResults());
  if (oldInit && isOpTriviallyDead(oldInit))
    rewriter.eraseOp(oldInit);
  return fused;
}

/// Gives each accumulating operation a fill (and an empty tensor) of its own,
/// directly before it: a shared one would be computed once and copied.
void isolateFill(RewriterBase &rewriter, linalg::LinalgOp op) {
  for (OpOperand &init : op.getDpsInitsMutable()) {
    auto fill = init.get().getDefiningOp<linalg::FillOp>();
    if (!fill)
      continue;
    rewriter.setInsertionPoint(op);
    IRMapping mapping;
    if (auto empty = fill.output().getDefiningOp<tensor::EmptyOp>())
      rewriter.clone(*empty, mapping);
    Operation *copy = rewriter.clone(*fill, mapping);
    rewriter.modifyOpInPlace(op, [&] { init.set(copy->getResult(0)); });
    Operation *empty = fill.output().getDefiningOp();
    if (fill->use_empty())
      rewriter.eraseOp(fill);
    if (empty && isOpTriviallyDead(empty))
      rewriter.eraseOp(empty);
  }
}

struct ActFuse : public act::impl::ActFuseBase<ActFuse> {
  void runOnOperation() override {
    SmallVector<linalg::GenericOp> consumers;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (op.hasPureTensorSemantics() && op.getNumReductionLoops() == 0)
        consumers.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp consumer : consumers)
      fuse(rewriter, consumer);

    SmallVector<linalg::LinalgOp> accumulating;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.hasPureTensorSemantics() && !isa<linalg::FillOp>(op))
        accumulating.push_back(op);
    });
    for (linalg::LinalgOp op : accumulating)
      isolateFill(rewriter, op);
  }

  /// Makes `consumer` the epilogue of the first operand that allows it.
  void fuse(RewriterBase &rewriter, linalg::GenericOp consumer) {
    for (OpOperand *input : consumer.getDpsInputOperands()) {
      linalg::LinalgOp producer = getReductionProducer(input->get());
      if (!producer)
        continue;
      StringRef obstacle = getObstacle(consumer, *input, producer);
      if (!obstacle.empty()) {
        remark::missed(consumer.getLoc(), remarkOptions("NotFused", consumer))
            << remark::metric("Producer", producer->getName().getStringRef())
            << remark::reason("{0}", obstacle);
        continue;
      }
      linalg::GenericOp fused = updateInPlace(rewriter, consumer, *input);
      // Only the generic uses the result, so its producer can wait for it.
      rewriter.moveOpBefore(producer, fused);
      remark::passed(fused.getLoc(), remarkOptions("Fused", fused))
          << remark::metric("Producer", producer->getName().getStringRef());
      return;
    }
  }
};
} // namespace
