//===- LinalgBody.cpp - Scalar code over the loops of an operation --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgBody.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::act;

LinalgBody::LinalgBody(linalg::LinalgOp op, const Activity &activity)
    : numLoops(op.getNumLoops()) {
  IRMapping mapping;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(operand);
    const Access *known = llvm::find_if(accesses, [&](const Access &access) {
      return access.source == operand->get() && access.map == map;
    });
    mapping.map(op.getMatchingBlockArgument(operand),
                known == accesses.end()
                    ? addAccess(operand->get(), map)
                    : block.getArgument(known - accesses.begin()));
  }
  firstInit = accesses.size();
  for (OpOperand &init : op.getDpsInitsMutable())
    mapping.map(op.getMatchingBlockArgument(&init),
                addAccess(init.get(), op.getMatchingIndexingMap(&init)));
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  for (Value value : captured)
    if (activity.isActive(value) && isa<FloatType>(value.getType()))
      mapping.map(value, addAccess(value, AffineMap::get(numLoops, 0,
                                                         op->getContext())));
  OpBuilder builder = getBuilder();
  for (Operation &inside : op.getBlock()->without_terminator())
    builder.clone(inside, mapping);
  for (Value value : op.getBlock()->getTerminator()->getOperands())
    yielded.push_back(mapping.lookupOrDefault(value));
}

SmallVector<Operation *> LinalgBody::listOps() {
  return llvm::to_vector(llvm::make_pointer_range(block));
}

BlockArgument LinalgBody::addAccess(Value source, AffineMap map) {
  accesses.push_back({source, map});
  return block.addArgument(getElementTypeOrSelf(source.getType()),
                           source.getLoc());
}

/// The operations of the block that `value` is computed from, and the
/// arguments that it reads.
static void collect(Value value, Block &block,
                    llvm::SmallPtrSetImpl<Operation *> &ops,
                    llvm::DenseSet<Value> &arguments) {
  SmallVector<Value> worklist{value};
  while (!worklist.empty()) {
    Value next = worklist.pop_back_val();
    if (auto argument = dyn_cast<BlockArgument>(next)) {
      if (argument.getOwner() == &block)
        arguments.insert(argument);
      continue;
    }
    Operation *definition = next.getDefiningOp();
    if (definition->getBlock() != &block || !ops.insert(definition).second)
      continue;
    llvm::append_range(worklist, definition->getOperands());
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(definition->getRegions(), captured);
    llvm::append_range(worklist, captured);
  }
}

bool LinalgBody::dependsOn(Value value, Value from) {
  llvm::SmallPtrSet<Operation *, 16> ops;
  llvm::DenseSet<Value> arguments;
  collect(value, block, ops, arguments);
  return arguments.contains(from) || ops.contains(from.getDefiningOp());
}

const LinalgBody::Access *LinalgBody::findStored(Value value) const {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != &block)
    return nullptr;
  const Access &access = accesses[argument.getArgNumber()];
  return access.map.isPermutation() ? &access : nullptr;
}

Value LinalgBody::emit(OpBuilder &builder, Location loc, Value value,
                       ArrayRef<Access> from, AffineMap map,
                       ArrayRef<OpFoldResult> sizes, Value init) {
  llvm::SmallPtrSet<Operation *, 16> ops;
  llvm::DenseSet<Value> arguments;
  collect(value, block, ops, arguments);

  // Loops that no operand needs still have sizes.
  llvm::SmallBitVector known(numLoops), reduced(numLoops, true);
  auto addLoops = [](AffineMap map, llvm::SmallBitVector &loops) {
    for (AffineExpr result : map.getResults())
      if (auto dim = dyn_cast<AffineDimExpr>(result))
        loops.set(dim.getPosition());
  };
  addLoops(map, known);
  reduced.reset(known);
  for (BlockArgument argument : block.getArguments())
    if (arguments.contains(argument))
      addLoops(from[argument.getArgNumber()].map, known);
  for (BlockArgument argument : block.getArguments()) {
    llvm::SmallBitVector more = known;
    addLoops(from[argument.getArgNumber()].map, more);
    if (more != known)
      arguments.insert(argument);
    known = more;
  }

  SmallVector<BlockArgument> inputs;
  for (BlockArgument argument : block.getArguments())
    if (arguments.contains(argument))
      inputs.push_back(argument);
  auto mapOf = [&](BlockArgument argument) {
    return from[argument.getArgNumber()].map;
  };
  // In a product the columns come from the second operand.
  if (inputs.size() == 2 && map.getNumResults() != 0) {
    AffineExpr last = map.getResults().back();
    if (llvm::is_contained(mapOf(inputs[0]).getResults(), last) &&
        !llvm::is_contained(mapOf(inputs[1]).getResults(), last))
      std::swap(inputs[0], inputs[1]);
  }

  SmallVector<Value> sources;
  SmallVector<AffineMap> maps;
  for (BlockArgument argument : inputs) {
    sources.push_back(from[argument.getArgNumber()].source);
    maps.push_back(mapOf(argument));
  }
  maps.push_back(map);
  // Elements that no iteration has, such as those beside a diagonal, are zero.
  bool sums = reduced.any() || init || !map.isProjectedPermutation();
  if (!init) {
    init = tensor::EmptyOp::create(builder, loc, sizes, value.getType());
    if (sums)
      init = createZero(builder, loc, init);
  }
  SmallVector<utils::IteratorType> iterators;
  for (unsigned loop = 0; loop < numLoops; ++loop)
    iterators.push_back(reduced.test(loop) ? utils::IteratorType::reduction
                                           : utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             builder, loc, init.getType(), sources, init, maps, iterators,
             [&](OpBuilder &inner, Location, ValueRange newArguments) {
               IRMapping mapping;
               mapping.map(inputs, newArguments.drop_back());
               for (Operation &op : block)
                 if (ops.contains(&op))
                   inner.clone(op, mapping);
               Value result = mapping.lookupOrDefault(value);
               if (sums)
                 result = arith::AddFOp::create(inner, loc, newArguments.back(),
                                                result);
               linalg::YieldOp::create(inner, loc, result);
             })
      .getResult(0);
}
