//===- Split.cpp - Forward and backward pass as two functions -------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A training program runs the forward pass of a whole batch, or of all layers,
// before the first backward pass. Between them lives what is kept, and nothing
// else: so which values those are is a policy, and not left to cleanups.
//
//===----------------------------------------------------------------------===//

#include "Split.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

/// Whether `op` reads nothing large: it costs less to have again than to keep.
static bool isFree(Operation *op) {
  return op->hasTrait<OpTrait::ConstantLike>() ||
         isa<tensor::EmptyOp, tensor::DimOp, linalg::FillOp>(op) ||
         (isPure(op) && op->getNumRegions() == 0 &&
          llvm::none_of(op->getResultTypes(), llvm::IsaPred<ShapedType>) &&
          llvm::none_of(op->getOperandTypes(), llvm::IsaPred<ShapedType>));
}

/// Whether `op` computes each element from a few others, in one pass.
static bool isElementwise(Operation *op) {
  if (auto structured = dyn_cast<linalg::LinalgOp>(op))
    return structured.getNumReductionLoops() == 0 &&
           structured.hasPureTensorSemantics();
  return OpTrait::hasElementwiseMappableTraits(op);
}

/// The values that `op` and its regions use.
static llvm::SetVector<Value> getUses(Operation *op) {
  llvm::SetVector<Value> uses(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), uses);
  return uses;
}

std::optional<int64_t> act::getBytes(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !type.hasStaticShape() || !type.getElementType().isIntOrFloat())
    return std::nullopt;
  return type.getNumElements() *
         llvm::divideCeil(type.getElementTypeBitWidth(), 8);
}

namespace {
/// What the backward pass takes from the forward pass, and what it computes
/// again.
struct Cut {
  /// In the order in which they are computed.
  SmallVector<Value> kept;
  llvm::SmallPtrSet<Operation *, 32> again;
};
} // namespace

static Cut findCut(Pullback &pullback, bool recompute) {
  Cut cut;
  llvm::DenseSet<Value> kept;
  SmallVector<Value> worklist;
  auto returnOp =
      cast<func::ReturnOp>(pullback.function.front().getTerminator());
  for (Operation &op : pullback.function.front().without_terminator())
    if (!pullback.forward.contains(&op))
      llvm::append_range(worklist, getUses(&op));
  llvm::append_range(worklist,
                     returnOp.getOperands().drop_front(pullback.numResults));
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    Operation *definition = value.getDefiningOp();
    if (!definition || !pullback.forward.contains(definition))
      continue;
    if (isFree(definition) || (recompute && isElementwise(definition))) {
      if (cut.again.insert(definition).second)
        llvm::append_range(worklist, getUses(definition));
    } else {
      kept.insert(value);
    }
  }
  for (Operation &op : pullback.function.front())
    for (Value result : op.getResults())
      if (kept.contains(result))
        cut.kept.push_back(result);
  return cut;
}

/// Clones those operations of the pullback that `results` need.
static SmallVector<Value>
cloneFor(ValueRange results, Pullback &pullback, OpBuilder &builder,
         IRMapping &mapping,
         llvm::function_ref<bool(Operation *)> isAvailable) {
  llvm::SmallPtrSet<Operation *, 32> needed;
  SmallVector<Value> worklist(results);
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    Operation *definition = value.getDefiningOp();
    if (definition && !mapping.contains(value) && isAvailable(definition) &&
        needed.insert(definition).second)
      llvm::append_range(worklist, getUses(definition));
  }
  for (Operation &op : pullback.function.front())
    if (needed.contains(&op))
      builder.clone(op, mapping);
  return llvm::map_to_vector(
      results, [&](Value value) { return mapping.lookup(value); });
}

SplitPullback act::splitPullback(Pullback &pullback, KeptValues policy) {
  func::FuncOp function = pullback.function;
  MLIRContext *context = function.getContext();
  Location loc = function.getLoc();
  Block &block = function.front();
  auto returnOp = cast<func::ReturnOp>(block.getTerminator());
  ValueRange operands = returnOp.getOperands();
  Cut cut = findCut(pullback, policy == KeptValues::Recompute);

  SplitPullback split;
  split.kept = cut.kept;
  split.computed = findCut(pullback, /*recompute=*/false).kept;

  auto create = [&](ArrayRef<Value> arguments, ValueRange results,
                    llvm::function_ref<bool(Operation *)> isAvailable) {
    auto half = func::FuncOp::create(
        loc, function.getName(),
        FunctionType::get(context, ValueRange(arguments).getTypes(),
                          results.getTypes()));
    half.setVisibility(function.getVisibility());
    Block *entry = half.addEntryBlock();
    IRMapping mapping;
    mapping.map(ArrayRef<Value>(arguments), entry->getArguments());
    OpBuilder builder = OpBuilder::atBlockEnd(entry);
    SmallVector<Value> values =
        cloneFor(results, pullback, builder, mapping, isAvailable);
    func::ReturnOp::create(builder, returnOp.getLoc(), values);
    return half;
  };

  auto arguments = llvm::to_vector_of<Value>(
      block.getArguments().take_front(pullback.numArguments));
  SmallVector<Value> results(operands.take_front(pullback.numResults));
  llvm::append_range(results, split.kept);
  split.forward = create(arguments, results, [&](Operation *op) {
    return pullback.forward.contains(op);
  });
  llvm::append_range(arguments, split.kept);
  for (Value cotangent : block.getArguments().drop_front(pullback.numArguments))
    arguments.push_back(cotangent);
  split.backward = create(
      arguments, operands.drop_front(pullback.numResults), [&](Operation *op) {
        return !pullback.forward.contains(op) || cut.again.contains(op);
      });
  return split;
}
