//===- EliminateEmptyTensors.cpp - Compute results in place -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTELIMINATEEMPTYTENSORS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::bufferization;

/// Whether `op` inserts what `user` writes, in memory: no copy is between them.
/// If another value may be inserted instead, as after `scf.if`, nothing else
/// must need what was on its way there.
static bool isInPlace(const AnalysisState &state, SubsetInsertionOpInterface op,
                      Operation *user) {
  if (op == user)
    return true;
  TraversalConfig config;
  config.followEquivalentOnly = true;
  config.followInPlaceOnly = true;
  auto isOfUser = [&](Value value) { return value.getDefiningOp() == user; };
  DenseSet<OpOperand *> visited;
  SetVector<Value> ends = state.findValueInReverseUseDefChain(
      &op.getSourceOperand(), isOfUser, config, &visited);
  if (llvm::none_of(ends, isOfUser))
    return false;
  return ends.size() == 1 || llvm::all_of(visited, [](OpOperand *operand) {
           return operand->get().hasOneUse() ||
                  operand->get().getDefiningOp<tensor::EmptyOp>();
         });
}

namespace {
struct ActEliminateEmptyTensors
    : public act::impl::ActEliminateEmptyTensorsBase<ActEliminateEmptyTensors> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    OneShotBufferizationOptions options;
    options.allowReturnAllocsFromLoops = true;
    options.bufferizeFunctionBoundaries = true;
    OneShotAnalysisState state(module, options);
    if (failed(analyzeModuleOp(module, state)))
      return signalPassFailure();
    auto control = [&](RewriterBase &rewriter, SubsetInsertionOpInterface op,
                       tensor::EmptyOp empty, Operation *user) {
      return isInPlace(state, op, user)
                 ? buildSubsetExtraction(rewriter, op, empty, user)
                 : Value();
    };
    IRRewriter rewriter(&getContext());
    if (failed(eliminateEmptyTensors(rewriter, module, state, control)))
      signalPassFailure();
  }
};
} // namespace
