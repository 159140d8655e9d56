//===- OutlineLoops.cpp - Functions of their own for loops ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTOUTLINELOOPS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// Whether `op` is computed anew in a function that needs its result.
static bool isCheap(Operation *op) {
  return op && (op->hasTrait<OpTrait::ConstantLike>() ||
                isa<memref::GetGlobalOp>(op));
}

/// Moves `loop` to a function, and calls that.
static void outline(Operation *loop, SymbolTable &symbols) {
  OpBuilder builder(loop);
  Location loc = loop->getLoc();
  SetVector<Value> used;
  getUsedValuesDefinedAbove(loop->getRegions(), used);
  used.insert_range(loop->getOperands());
  SmallVector<Value> arguments;
  SmallVector<Operation *> copied;
  for (Value value : used) {
    if (isCheap(value.getDefiningOp()))
      copied.push_back(value.getDefiningOp());
    else
      arguments.push_back(value);
  }
  auto function = func::FuncOp::create(
      loc, "act_loop",
      builder.getFunctionType(llvm::to_vector(TypeRange(ValueRange(arguments))),
                              TypeRange()));
  function.setPrivate();
  // It would come back.
  function->setAttr("passthrough", builder.getStrArrayAttr({"noinline"}));
  Block *body = function.addEntryBlock();
  symbols.insert(function);
  func::CallOp::create(builder, loc, function, arguments);

  builder.setInsertionPointToStart(body);
  IRMapping mapping;
  mapping.map(arguments, body->getArguments());
  for (Operation *op : copied)
    builder.clone(*op, mapping);
  builder.clone(*loop, mapping);
  func::ReturnOp::create(builder, loc);
  loop->erase();
}

namespace {
struct ActOutlineLoops : act::impl::ActOutlineLoopsBase<ActOutlineLoops> {
  using ActOutlineLoopsBase::ActOutlineLoopsBase;

  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    for (auto function :
         llvm::to_vector(getOperation().getOps<func::FuncOp>())) {
      if (function.isExternal() || !function.getBody().hasOneBlock())
        continue;
      SmallVector<Operation *> loops;
      for (Operation &op : function.front())
        if (isa<scf::ForOp, scf::ParallelOp>(op) && op.getNumResults() == 0)
          loops.push_back(&op);
      if (int64_t(loops.size()) <= maxLoops)
        continue;
      for (Operation *loop : loops)
        outline(loop, symbols);
    }
  }
};
} // namespace
