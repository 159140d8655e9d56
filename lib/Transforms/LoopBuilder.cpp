//===- LoopBuilder.cpp - Loops and indices, folded where known --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopBuilder.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace mlir::act;

static bool runsOnce(Value end, Value step) {
  std::optional<int64_t> known = getConstantIntValue(end);
  // A step that is not known yet is at least 1.
  return known && *known > 0 && *known <= getConstantIntValue(step).value_or(1);
}

void LoopBuilder::loop(Value end, Value step, LoopBody body) {
  if (runsOnce(end, step))
    return body(constant(0));
  auto forOp = scf::ForOp::create(*this, constant(0), end, step);
  OpBuilder::InsertionGuard guard(*this);
  setInsertionPointToStart(forOp.getBody());
  body(forOp.getInductionVar());
}

LoopBuilder::Values
LoopBuilder::loop(Value start, Value end, int64_t step, const Values &values,
                  llvm::function_ref<Values(Value, Values)> body) {
  auto forOp = scf::ForOp::create(*this, start, end, constant(step), values);
  OpBuilder::InsertionGuard guard(*this);
  setInsertionPointToStart(forOp.getBody());
  scf::YieldOp::create(
      *this, body(forOp.getInductionVar(), Values(forOp.getRegionIterArgs())));
  return forOp.getResults();
}

void LoopBuilder::parallelLoop(Value end, int64_t step, LoopBody body) {
  if (runsOnce(end, constant(step)))
    return body(constant(0));
  auto loopOp =
      scf::ParallelOp::create(*this, ValueRange{constant(0)}, ValueRange{end},
                              ValueRange{constant(step)});
  OpBuilder::InsertionGuard guard(*this);
  setInsertionPointToStart(loopOp.getBody());
  body(loopOp.getInductionVars()[0]);
}

LoopBuilder::Values LoopBuilder::branch(Value condition, Branch whenTrue,
                                        Branch whenFalse) {
  if (std::optional<int64_t> known = getConstantIntValue(condition))
    return *known ? whenTrue() : whenFalse();
  auto yield = [&](Branch values) {
    return [this, values](OpBuilder &, Location) {
      scf::YieldOp::create(*this, values());
    };
  };
  auto ifOp =
      scf::IfOp::create(*this, condition, yield(whenTrue), yield(whenFalse));
  return ifOp.getResults();
}

void LoopBuilder::when(Value condition, llvm::function_ref<void()> whenTrue,
                       llvm::function_ref<void()> whenFalse) {
  auto run = [](llvm::function_ref<void()> body) {
    body();
    return Values();
  };
  branch(
      condition, [&] { return run(whenTrue); }, [&] { return run(whenFalse); });
}
