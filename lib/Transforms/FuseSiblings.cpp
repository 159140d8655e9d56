//===- FuseSiblings.cpp - One loop for operations on one input ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

#include <array>

namespace mlir::act {
#define GEN_PASS_DEF_ACTFUSESIBLINGS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

/// More results of one loop take more registers than the loads are worth.
static constexpr unsigned kMaxResults = 4;

/// Whether `op` computes new tensors, element by element.
static bool isElementwise(linalg::GenericOp op) {
  if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() != 0 ||
      op.getNumLoops() == 0)
    return false;
  return llvm::all_of(op.getDpsInitsMutable(), [&](OpOperand &init) {
    return init.get().getDefiningOp<tensor::EmptyOp>() &&
           !op.payloadUsesValueFromOperand(&init) &&
           op.getMatchingIndexingMap(&init).isPermutation();
  });
}

/// Whether both read one tensor in the same way, all of it: then their loops
/// are the same, too.
static bool haveCommonInput(linalg::GenericOp a, linalg::GenericOp b) {
  for (OpOperand *input : a.getDpsInputOperands()) {
    AffineMap map = a.getMatchingIndexingMap(input);
    if (map.isPermutation() &&
        llvm::any_of(b.getDpsInputOperands(), [&](OpOperand *other) {
          return other->get() == input->get() &&
                 b.getMatchingIndexingMap(other) == map;
        }))
      return true;
  }
  return false;
}

/// Whether something before `b` uses a result of `a`, which is before `b`, too.
static bool isUsedBefore(linalg::GenericOp a, linalg::GenericOp b) {
  return llvm::any_of(a->getUsers(), [&](Operation *user) {
    Operation *ancestor = b->getBlock()->findAncestorOpInBlock(*user);
    return !ancestor || ancestor == b || ancestor->isBeforeInBlock(b);
  });
}

/// Replaces both by one operation, where `b` is.
static linalg::GenericOp fuse(RewriterBase &rewriter, linalg::GenericOp a,
                              linalg::GenericOp b) {
  rewriter.setInsertionPoint(b);
  Location loc = rewriter.getFusedLoc({a.getLoc(), b.getLoc()});
  SmallVector<Value> inputs, outputs;
  SmallVector<AffineMap> inputMaps, outputMaps;
  SmallVector<Type> types;
  // The arguments of the new body that take the place of those of a and b.
  SmallVector<SmallVector<unsigned>> positions;
  for (linalg::GenericOp op : {a, b}) {
    SmallVector<unsigned> &position = positions.emplace_back();
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      unsigned i = 0;
      while (i < inputs.size() &&
             !(inputs[i] == input->get() && inputMaps[i] == map))
        ++i;
      if (i == inputs.size()) {
        inputs.push_back(input->get());
        inputMaps.push_back(map);
      }
      position.push_back(i);
    }
    for (OpOperand &init : op.getDpsInitsMutable()) {
      // Each result has memory of its own.
      auto empty = init.get().getDefiningOp<tensor::EmptyOp>();
      outputs.push_back(rewriter.clone(*empty)->getResult(0));
      outputMaps.push_back(op.getMatchingIndexingMap(&init));
      types.push_back(init.get().getType());
    }
  }
  SmallVector<AffineMap> maps = inputMaps;
  llvm::append_range(maps, outputMaps);
  auto fused = linalg::GenericOp::create(
      rewriter, loc, types, inputs, outputs, maps, a.getIteratorTypesArray(),
      [&](OpBuilder &builder, Location, ValueRange arguments) {
        SmallVector<Value> results;
        unsigned numOutputs = 0;
        for (auto [op, position] :
             llvm::zip_equal(std::array{a, b}, positions)) {
          IRMapping mapping;
          Block *body = linalg::GenericOp(op).getBlock();
          for (auto [i, target] : llvm::enumerate(position))
            mapping.map(body->getArgument(i), arguments[target]);
          for (unsigned i = position.size(); i < body->getNumArguments(); ++i)
            mapping.map(body->getArgument(i),
                        arguments[inputs.size() + numOutputs++]);
          for (Operation &inner : body->without_terminator())
            builder.clone(inner, mapping);
          for (Value value : body->getTerminator()->getOperands())
            results.push_back(mapping.lookupOrDefault(value));
        }
        linalg::YieldOp::create(builder, loc, results);
      });
  rewriter.replaceOp(a, fused.getResults().take_front(a.getNumResults()));
  rewriter.replaceOp(b, fused.getResults().take_back(b.getNumResults()));
  return fused;
}

namespace {
struct ActFuseSiblings
    : public act::impl::ActFuseSiblingsBase<ActFuseSiblings> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<Block *> blocks;
    getOperation()->walk([&](Block *block) { blocks.push_back(block); });
    for (Block *block : blocks)
      fuseIn(rewriter, *block);
  }

private:
  /// Fuses each operation of a block with those before it.
  static void fuseIn(RewriterBase &rewriter, Block &block) {
    SmallVector<linalg::GenericOp> ops, done;
    for (auto op : block.getOps<linalg::GenericOp>())
      if (isElementwise(op))
        ops.push_back(op);
    for (linalg::GenericOp op : ops) {
      llvm::erase_if(done, [&](linalg::GenericOp before) {
        if (!haveCommonInput(before, op) ||
            before.getNumResults() + op.getNumResults() > kMaxResults ||
            isUsedBefore(before, op))
          return false;
        op = fuse(rewriter, before, op);
        remark::passed(op.getLoc(),
                       getRemarkOptions("act-fuse-siblings", "Fused", op))
            << remark::metric("Results", int64_t(op.getNumResults()));
        return true;
      });
      done.push_back(op);
    }
  }
};
} // namespace
