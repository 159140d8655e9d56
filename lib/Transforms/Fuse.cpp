//===- Fuse.cpp - Epilogues of matmuls, convolutions and reductions -------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFUSE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// Says why `consumer` is not computed with `producer`.
void remarkNotFused(Operation *consumer, Operation *producer,
                    StringRef obstacle) {
  remark::missed(consumer->getLoc(),
                 getRemarkOptions("act-fuse", "NotFused", consumer))
      << remark::metric("Producer", producer->getName().getStringRef())
      << remark::reason("{0}", obstacle);
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

/// Whether `generic` updates the result of a product or reduction in place.
bool isEpilogue(linalg::GenericOp generic) {
  return bool(getReductionProducer(generic.getDpsInits()[0]));
}

/// The generic that updates `result` in place, if that is its only use.
linalg::GenericOp getEpilogue(Value result) {
  if (!result.hasOneUse())
    return {};
  auto generic = dyn_cast<linalg::GenericOp>(*result.user_begin());
  if (!generic || generic.getNumReductionLoops() != 0 ||
      generic.getDpsInits()[0] != result)
    return {};
  return generic;
}

/// An epilogue that leaves `result` as it is.
linalg::GenericOp createIdentityEpilogue(RewriterBase &rewriter, Value result) {
  Operation *producer = result.getDefiningOp();
  auto type = cast<RankedTensorType>(result.getType());
  rewriter.setInsertionPointAfter(producer);
  auto epilogue = linalg::GenericOp::create(
      rewriter, producer->getLoc(), type, /*inputs=*/ValueRange(),
      /*outputs=*/result, rewriter.getMultiDimIdentityMap(type.getRank()),
      SmallVector<utils::IteratorType>(type.getRank(),
                                       utils::IteratorType::parallel),
      [](OpBuilder &builder, Location loc, ValueRange arguments) {
        linalg::YieldOp::create(builder, loc, arguments);
      });
  rewriter.replaceAllUsesExcept(result, epilogue.getResult(0), epilogue);
  return epilogue;
}

/// Why `reader` cannot be computed with what it reads through `input`, the
/// result of a product or of its epilogue; empty if it can.
StringRef getObstacleOfReader(linalg::GenericOp reader, OpOperand &input) {
  if (reader->getNumResults() != 1)
    return "several results";
  OpOperand &init = reader.getDpsInitsMutable()[0];
  if (!reader.getMatchingIndexingMap(&input).isIdentity() ||
      !reader.getMatchingIndexingMap(&init).isIdentity())
    return "the consumer permutes or broadcasts the result";
  if (reader.payloadUsesValueFromOperand(&init))
    return "the consumer updates another tensor";
  if (input.get().getType() != init.get().getType())
    return "the consumer changes the type";
  if (!llvm::all_of(reader.getBody()->without_terminator(), [](Operation &op) {
        return isa<linalg::IndexOp>(op) ||
               op.hasTrait<OpTrait::ConstantLike>() ||
               OpTrait::hasElementwiseMappableTraits(&op);
      }))
    return "the consumer is not elementwise";
  return "";
}

/// Moves what `reader` needs besides `input` before `producer`. Fails if that
/// takes other structured operations along.
LogicalResult moveDependencies(RewriterBase &rewriter, linalg::GenericOp reader,
                               OpOperand &input, Operation *producer) {
  llvm::SetVector<Value> values;
  for (Value operand : reader->getOperands())
    if (operand != input.get())
      values.insert(operand);
  getUsedValuesDefinedAbove(reader->getRegions(), values);
  BackwardSliceOptions options;
  options.omitBlockArguments = options.inclusive = true;
  options.filter = [&](Operation *op) {
    return op->getBlock() == producer->getBlock() &&
           !op->isBeforeInBlock(producer);
  };
  llvm::SetVector<Operation *> slice;
  for (Value value : values)
    if (Operation *definition = value.getDefiningOp())
      if (failed(getBackwardSlice(definition, &slice, options)))
        return failure();
  if (llvm::any_of(slice, [](Operation *op) {
        return isa<linalg::LinalgOp>(op) && !isa<linalg::FillOp>(op);
      }))
    return failure();
  return moveValueDefinitions(rewriter, values.getArrayRef(), producer);
}

/// Computes `reader`, which reads the first result of `epilogue` through
/// `input`, in `epilogue`, with one more result.
linalg::GenericOp mergeReader(RewriterBase &rewriter,
                              linalg::GenericOp epilogue,
                              linalg::GenericOp reader, OpOperand &input) {
  rewriter.moveOpAfter(reader, epilogue);
  rewriter.setInsertionPoint(reader);
  StringRef producer =
      epilogue.getDpsInits()[0].getDefiningOp()->getName().getStringRef();
  FailureOr<linalg::ElementwiseOpFusionResult> fused =
      linalg::fuseElementwiseOps(rewriter, &input);
  assert(succeeded(fused) && "checked before");
  for (auto [from, to] : fused->replacements)
    rewriter.replaceAllUsesWith(from, to);
  rewriter.eraseOp(reader);
  rewriter.eraseOp(epilogue);
  remark::passed(fused->fusedOp->getLoc(),
                 getRemarkOptions("act-fuse", "Fused", fused->fusedOp))
      << remark::metric("Producer", producer)
      << remark::metric("Results", int64_t(fused->fusedOp->getNumResults()));
  return cast<linalg::GenericOp>(fused->fusedOp);
}

/// What computes the first values of `init`, if `op` may as well have a copy of
/// its own.
linalg::LinalgOp getStart(linalg::LinalgOp op, OpOperand &init) {
  Operation *producer = init.get().getDefiningOp();
  if (auto fill = dyn_cast_or_null<linalg::FillOp>(producer))
    return fill;
  auto start = dyn_cast_or_null<linalg::GenericOp>(producer);
  if (!start || op.getNumReductionLoops() == 0 ||
      start->getBlock() != op->getBlock() || !start.hasPureTensorSemantics() ||
      start.getNumReductionLoops() != 0 || start->getNumResults() != 1 ||
      !start.getDpsInits()[0].getDefiningOp<tensor::EmptyOp>())
    return {};
  int64_t rank = start.getNumLoops();
  bool isBroadcast = llvm::all_of(start.getDpsInputs(), [&](Value input) {
    auto type = dyn_cast<RankedTensorType>(input.getType());
    return !type || type.getRank() < rank;
  });
  return start->hasOneUse() || isBroadcast ? start : linalg::GenericOp();
}

/// Gives each accumulating operation first values (and an empty tensor) of its
/// own, directly before it: shared ones would be computed once and copied.
void isolateStart(RewriterBase &rewriter, linalg::LinalgOp op) {
  for (OpOperand &init : op.getDpsInitsMutable()) {
    linalg::LinalgOp start = getStart(op, init);
    if (!start)
      continue;
    rewriter.setInsertionPoint(op);
    IRMapping mapping;
    Operation *empty = start.getDpsInits()[0].getDefiningOp();
    if (isa_and_present<tensor::EmptyOp>(empty))
      rewriter.clone(*empty, mapping);
    Operation *copy = rewriter.clone(*start, mapping);
    rewriter.modifyOpInPlace(op, [&] { init.set(copy->getResult(0)); });
    if (start->use_empty())
      rewriter.eraseOp(start);
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
    SmallVector<linalg::LinalgOp> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.getNumReductionLoops() != 0 && op.hasPureTensorSemantics() &&
          op->getNumResults() == 1)
        products.push_back(op);
    });
    for (linalg::LinalgOp product : products)
      fuseReaders(rewriter, product->getResult(0));

    SmallVector<linalg::LinalgOp> accumulating;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.hasPureTensorSemantics() && !isa<linalg::FillOp>(op))
        accumulating.push_back(op);
    });
    for (linalg::LinalgOp op : accumulating)
      isolateStart(rewriter, op);
  }

  /// Makes `consumer` the epilogue of the first operand that allows it.
  void fuse(RewriterBase &rewriter, linalg::GenericOp consumer) {
    for (OpOperand *input : consumer.getDpsInputOperands()) {
      linalg::LinalgOp producer = getReductionProducer(input->get());
      // A result with other uses stays as it is; see fuseReaders.
      if (!producer || !input->get().hasOneUse())
        continue;
      StringRef obstacle = getObstacle(consumer, *input, producer);
      if (!obstacle.empty()) {
        remarkNotFused(consumer, producer, obstacle);
        continue;
      }
      linalg::GenericOp fused = updateInPlace(rewriter, consumer, *input);
      // Only the generic uses the result, so its producer can wait for it.
      rewriter.moveOpBefore(producer, fused);
      remark::passed(fused.getLoc(),
                     getRemarkOptions("act-fuse", "Fused", fused))
          << remark::metric("Producer", producer->getName().getStringRef());
      return;
    }
  }

  /// Lets the epilogue of a product or reduction with the result `result`
  /// compute the elementwise operations that read what it updates: all of them
  /// take it from the registers, and it stays for its other uses.
  void fuseReaders(RewriterBase &rewriter, Value result) {
    Operation *producer = result.getDefiningOp();
    linalg::GenericOp epilogue = getEpilogue(result);
    if (!epilogue && result.hasOneUse())
      return;
    Value updated = epilogue ? epilogue.getResult(0) : result;
    SmallVector<linalg::GenericOp> readers;
    for (Operation *user : updated.getUsers()) {
      auto reader = dyn_cast<linalg::GenericOp>(user);
      if (reader && reader.getNumReductionLoops() == 0 &&
          reader->getBlock() == producer->getBlock() &&
          reader.hasPureTensorSemantics() && !isEpilogue(reader) &&
          !llvm::is_contained(readers, reader))
        readers.push_back(reader);
    }
    llvm::sort(readers, [](Operation *lhs, Operation *rhs) {
      return lhs->isBeforeInBlock(rhs);
    });
    for (linalg::GenericOp reader : readers) {
      SmallVector<OpOperand *> inputs;
      for (OpOperand *input : reader.getDpsInputOperands())
        if (input->get() == updated)
          inputs.push_back(input);
      StringRef obstacle = inputs.size() == 1
                               ? getObstacleOfReader(reader, *inputs.front())
                               : "the consumer reads it several times";
      if (obstacle.empty() &&
          failed(moveDependencies(rewriter, reader, *inputs.front(), producer)))
        obstacle = "the consumer needs what is computed later";
      if (!obstacle.empty()) {
        remarkNotFused(reader, producer, obstacle);
        continue;
      }
      if (!epilogue)
        epilogue = createIdentityEpilogue(rewriter, result);
      epilogue = mergeReader(rewriter, epilogue, reader, *inputs.front());
      updated = epilogue.getResult(0);
    }
  }
};
} // namespace
