//===- ActExpandArith.cpp - What the LLVM dialect lacks ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "ExpandShortFloats.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTEXPANDARITH
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

namespace {
struct ActExpandArithPass : act::impl::ActExpandArithBase<ActExpandArithPass> {
  using ActExpandArithBase::ActExpandArithBase;

  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet detours(context);
    act::populateThroughF32Patterns(detours);
    throughF32 = std::move(detours);
    RewritePatternSet set(context);
    arith::populateCeilFloorDivExpandOpsPatterns(set);
    act::populateExpandShortFloatPatterns(set, expandF16);
    arith::populateExpandBFloat16Patterns(set);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    // Their results expand further.
    walkAndApplyPatterns(getOperation(), throughF32);
    walkAndApplyPatterns(getOperation(), patterns);
  }

private:
  FrozenRewritePatternSet throughF32, patterns;
};
} // namespace

void act::addExpandArithPasses(OpPassManager &pm, bool expandF16) {
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"bf16", "f8E4M3FN", "f8E5M2"};
  if (expandF16)
    emulate.sourceTypeStrs.push_back("f16");
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  pm.addPass(createActExpandArith({expandF16}));
}
