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
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Reducer/ReductionPatternInterface.h"
#include "mlir/Reducer/Tester.h"
#include "mlir/Support/LLVM.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace {
/// An elementwise operation of a dialect becomes its first operand of the same
/// type, where the module fails without it: most failures do not need the
/// arithmetic. The pattern finds that out for itself, since upstream's pass
/// applies it to all operations of a region at once, and uses a module after it
/// was freed if that one is of no interest.
struct DropElementwise : RewritePattern {
  DropElementwise(MLIRContext *context, Dialect *dialect, const Tester &tester)
      : RewritePattern(MatchAnyOpTypeTag(), /*benefit=*/1, context),
        dialect(dialect), tester(tester) {}

  LogicalResult matchAndRewrite(Operation *op,
                                PatternRewriter &rewriter) const override {
    if (op->getDialect() != dialect ||
        !OpTrait::hasElementwiseMappableTraits(op) || op->getNumResults() != 1)
      return failure();
    for (auto [i, operand] : llvm::enumerate(op->getOperands())) {
      if (operand.getType() != op->getResult(0).getType() || !canReplace(op, i))
        continue;
      rewriter.replaceOp(op, operand);
      return success();
    }
    return failure();
  }

private:
  /// Whether the module still fails if an operand takes the place of `op`.
  bool canReplace(Operation *op, unsigned operand) const {
    IRMapping mapping;
    auto module = op->getParentOfType<ModuleOp>();
    while (auto outer = module->getParentOfType<ModuleOp>())
      module = outer;
    OwningOpRef<ModuleOp> copy(cast<ModuleOp>(module->clone(mapping)));
    Operation *copied = mapping.lookup(op);
    copied->replaceAllUsesWith(ValueRange(copied->getOperand(operand)));
    copied->erase();
    return tester.isInteresting(*copy).first == Tester::Interestingness::True;
  }

  Dialect *dialect;
  const Tester &tester;
};

struct ReduceElementwise : DialectReductionPatternInterface {
  explicit ReduceElementwise(Dialect *dialect)
      : DialectReductionPatternInterface(dialect) {}

  void populateReductionPatterns(RewritePatternSet &) const override {}
  void populateReductionPatternsWithTester(RewritePatternSet &patterns,
                                           Tester &tester) const override {
    patterns.add<DropElementwise>(getContext(), getDialect(), tester);
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
  // Most errors are of modules that the reduction tries, and rejects.
  std::string errors;
  bool isInteresting = true;
  context.getDiagEngine().registerHandler([&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() == DiagnosticSeverity::Error)
      llvm::raw_string_ostream(errors)
          << diagnostic.getLocation() << ": error: " << diagnostic << "\n";
    else if (diagnostic.str() == "uninterested module will not be reduced")
      isInteresting = false;
  });
  if (succeeded(mlirReduceMain(argc, argv, context)))
    return 0;
  // MLIR says nothing of the latter two.
  if (!isInteresting)
    llvm::errs() << "act-reduce: error: the test does not exit with 1 for the "
                    "module itself\n";
  else if (errors.empty())
    llvm::errs() << "act-reduce: error: cannot read the module, or cannot "
                    "write the reduced one\n";
  else
    llvm::errs() << errors;
  return 1;
}
