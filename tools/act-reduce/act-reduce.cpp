//===- act-reduce.cpp - Reducer of failing test cases ---------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"
#include "act/InitAct.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Reducer/ReductionPatternInterface.h"
#include "mlir/Support/LLVM.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace {
/// An elementwise operation of a dialect becomes its first operand of the same
/// type: most failures do not need the arithmetic.
struct DropElementwise : RewritePattern {
  DropElementwise(MLIRContext *context, Dialect *dialect)
      : RewritePattern(MatchAnyOpTypeTag(), /*benefit=*/1, context),
        dialect(dialect) {}

  LogicalResult matchAndRewrite(Operation *op,
                                PatternRewriter &rewriter) const override {
    if (op->getDialect() != dialect ||
        !OpTrait::hasElementwiseMappableTraits(op) || op->getNumResults() != 1)
      return failure();
    for (Value operand : op->getOperands()) {
      if (operand.getType() != op->getResult(0).getType())
        continue;
      rewriter.replaceOp(op, operand);
      return success();
    }
    return failure();
  }

  Dialect *dialect;
};

struct ReduceElementwise : DialectReductionPatternInterface {
  explicit ReduceElementwise(Dialect *dialect)
      : DialectReductionPatternInterface(dialect) {}

  void populateReductionPatterns(RewritePatternSet &patterns) const override {
    patterns.add<DropElementwise>(getContext(), getDialect());
  }
};
} // namespace

int main(int argc, char **argv) {
  DialectRegistry registry;
  act::registerDialects(registry);
  act::registerPasses();
  registry.addExtension(+[](MLIRContext *, act::ActDialect *act,
                            arith::ArithDialect *arith,
                            math::MathDialect *math) {
    for (Dialect *dialect :
         {static_cast<Dialect *>(act), static_cast<Dialect *>(arith),
          static_cast<Dialect *>(math)})
      dialect->addInterfaces<ReduceElementwise>();
  });
  MLIRContext context(registry);
  // The extension needs all three.
  context
      .loadDialect<act::ActDialect, arith::ArithDialect, math::MathDialect>();
  bool hasError = false;
  context.getDiagEngine().registerHandler([&](Diagnostic &diagnostic) {
    hasError |= diagnostic.getSeverity() == DiagnosticSeverity::Error;
    return failure(); // Prints it.
  });
  if (succeeded(mlirReduceMain(argc, argv, context)))
    return 0;
  // MLIR says nothing of this one.
  if (!hasError)
    llvm::errs() << "act-reduce: error: the test does not exit with 1 for the "
                    "module itself\n";
  return 1;
}
