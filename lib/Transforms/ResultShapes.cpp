//===- ResultShapes.cpp - The sizes of the results of a function *- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultShapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace {

/// What an operation does to memory, nested operations and callees included.
struct Effects {
  bool reads = false;
  bool writes = false;
  /// Writes that are seen outside, not only in memory that the operations have
  /// allocated themselves.
  bool writesOutside = false;
};

bool isAllocatedHere(Value value) {
  return value && value.getDefiningOp() &&
         hasEffect<MemoryEffects::Allocate>(value.getDefiningOp(), value);
}

void collectEffects(Operation *root, Effects &effects,
                    SmallPtrSetImpl<Operation *> &visited) {
  root->walk([&](Operation *op) {
    // An assertion counts as a write upstream, so that it stays.
    if (isa<FunctionOpInterface, cf::AssertOp>(op))
      return;
    if (auto call = dyn_cast<CallOpInterface>(op))
      if (auto callee =
              dyn_cast_or_null<FunctionOpInterface>(call.resolveCallable());
          callee && !callee.isExternal()) {
        if (visited.insert(callee).second)
          collectEffects(callee, effects, visited);
        return;
      }
    if (auto memory = dyn_cast<MemoryEffectOpInterface>(op)) {
      SmallVector<MemoryEffects::EffectInstance> instances;
      memory.getEffects(instances);
      for (const MemoryEffects::EffectInstance &instance : instances) {
        effects.reads |= isa<MemoryEffects::Read>(instance.getEffect());
        if (!isa<MemoryEffects::Write>(instance.getEffect()))
          continue;
        effects.writes = true;
        effects.writesOutside |= !isAllocatedHere(instance.getValue());
      }
    } else if (!op->hasTrait<OpTrait::HasRecursiveMemoryEffects>()) {
      effects = {true, true, true};
    }
  });
}

Effects getEffects(Operation *op) {
  Effects effects;
  SmallPtrSet<Operation *, 4> visited;
  collectEffects(op, effects, visited);
  return effects;
}

/// Stores the sizes of what `function` returns to `argument`.
void storeSizes(func::FuncOp function, BlockArgument argument) {
  Operation *returnOp = function.front().getTerminator();
  Location loc = returnOp->getLoc();
  OpBuilder builder(returnOp);
  int64_t position = 0;
  for (Value result : returnOp->getOperands()) {
    auto tensor = dyn_cast<RankedTensorType>(result.getType());
    for (int64_t dim : llvm::seq<int64_t>(tensor ? tensor.getRank() : 0)) {
      Value size = tensor::DimOp::create(builder, loc, result, dim);
      size =
          arith::IndexCastOp::create(builder, loc, builder.getI64Type(), size);
      Value at = arith::ConstantIndexOp::create(builder, loc, position++);
      memref::StoreOp::create(builder, loc, size, argument, at);
    }
  }
  returnOp->setOperands({});
}

/// Expresses sizes by those of the inputs where that is possible.
void resolveSizes(func::FuncOp function) {
  RewritePatternSet patterns(function.getContext());
  memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
  memref::populateResolveShapedTypeResultDimsPatterns(patterns);
  scf::populateSCFForLoopCanonicalizationPatterns(patterns);
  tensor::DimOp::getCanonicalizationPatterns(patterns, function.getContext());
  // No fixed point only leaves more operations.
  (void)applyPatternsGreedily(function, std::move(patterns));
}

/// Erases what is not needed for the stores to `argument`.
LogicalResult eraseOthers(func::FuncOp function, BlockArgument argument) {
  Operation *firstReader = nullptr;
  for (Operation &op :
       llvm::make_early_inc_range(llvm::reverse(function.front()))) {
    if (op.hasTrait<OpTrait::IsTerminator>() || isa<cf::AssertOp>(op) ||
        llvm::is_contained(op.getOperands(), argument))
      continue;
    Effects effects = getEffects(&op);
    if (!op.use_empty()) {
      if (effects.writesOutside)
        return op.emitError("the sizes of results of dynamic shape depend on "
                            "this operation, which may write to memory");
      if (effects.reads)
        firstReader = &op;
      continue;
    }
    if (effects.writes && firstReader)
      return firstReader->emitError(
          "the sizes of results of dynamic shape depend on this operation, "
          "which reads memory that has been written");
    op.erase();
  }
  return success();
}

} // namespace

FailureOr<func::FuncOp> mlir::act::addResultShapes(func::FuncOp function,
                                                   SymbolTable &symbols) {
  std::string name = (function.getName() + "_result_shapes").str();
  if (symbols.lookup(name)) {
    function.emitError("the name '") << name << "' of its companion is taken";
    return failure();
  }
  OpBuilder builder(function.getContext());
  auto shapes = cast<func::FuncOp>(builder.clone(*function));
  shapes.setName(name);
  symbols.insert(shapes, std::next(function->getIterator()));

  int64_t sizes = 0;
  for (Type type : function.getResultTypes())
    if (auto tensor = dyn_cast<RankedTensorType>(type))
      sizes += tensor.getRank();
  unsigned index = shapes.getNumArguments();
  (void)shapes.insertArgument(index,
                              MemRefType::get({sizes}, builder.getI64Type()),
                              builder.getDictionaryAttr(builder.getNamedAttr(
                                  "act.pointer", builder.getUnitAttr())),
                              function.getLoc());
  BlockArgument argument = shapes.getArgument(index);
  storeSizes(shapes, argument);
  shapes.setType(FunctionType::get(
      shapes.getContext(), shapes.front().getArgumentTypes(), TypeRange()));
  shapes.removeResAttrsAttr();
  resolveSizes(shapes);
  if (failed(eraseOthers(shapes, argument)))
    return failure();
  return shapes;
}
