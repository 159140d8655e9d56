//===- ActCheckNumerics.cpp - Guard against lossy lowerings -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/IR/MathOps.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTCHECKNUMERICS
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

static bool isScalable(Type type) {
  auto vectorType = dyn_cast<VectorType>(type);
  return vectorType && vectorType.isScalable();
}

namespace {
struct ActCheckNumericsPass
    : act::impl::ActCheckNumericsBase<ActCheckNumericsPass> {
  void runOnOperation() override {
    bool ok = true;
    getOperation()->walk([&](Operation *op) {
      if (!callsLibm(op))
        return;
      if (isa<math::ExpM1Op>(op)) {
        op->emitOpError("would become exp(x) - 1 in convert-math-to-llvm, "
                        "which loses all digits for small x; expand it first "
                        "(act-expand)");
        ok = false;
      } else if (isScalable(op->getResult(0).getType())) {
        op->emitOpError("on scalable vectors would be computed for lanes 0 to "
                        "3 only by convert-math-to-libm; expand it first");
        ok = false;
      } else if (op->getParentOfType<gpu::GPUModuleOp>()) {
        op->emitOpError("has no kernel, and GPUs have no math library");
        ok = false;
      }
    });
    if (!ok)
      signalPassFailure();
    markAllAnalysesPreserved();
  }
};
} // namespace
