//===- ActModels.cpp - Derivatives of activations -----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One rule for all activations. By x it is the derivative twin. By a learned
// parameter, and for a twin, which has no twin of its own, the formula is
// written out with symbolic cores and differentiated as arithmetic.
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::act;

/// Formulas use |x| in pieces that meet smoothly at 0, with x >= 0 on the right
/// one, so that its derivative at 0 is 1; the one of math.absf is 0.
static void expandAbsolute(ArrayRef<Operation *> ops) {
  for (Operation *op : ops) {
    auto absolute = dyn_cast<math::AbsFOp>(op);
    if (!absolute)
      continue;
    OpBuilder builder(op);
    Emitter e(builder, op->getLoc(), absolute.getType(), Accuracy::faithful,
              getSymbolicCores());
    Value x = absolute.getOperand();
    absolute.replaceAllUsesWith(
        e.select(e.less(x, e.constant(0.0)), e.neg(x), x));
  }
}

/// The derivative of the formula of `op` by its operand number `operand`.
static Value differentiateFormula(ActivationOpInterface op, unsigned operand,
                                  OpBuilder &builder) {
  Location loc = op->getLoc();
  // Written out in a block of its own, so that only what is needed moves.
  Block block;
  IRMapping arguments;
  for (Value value : op->getOperands())
    arguments.map(value, block.addArgument(value.getType(), loc));
  OpBuilder inner(op->getContext());
  inner.setInsertionPointToEnd(&block);
  SmallVector<OpFoldResult> parameters = op.getParameters();
  for (OpFoldResult &parameter : parameters)
    if (auto value = dyn_cast<Value>(parameter))
      parameter = block.getArgument(1);
  Value result = emitActivation(inner, loc, op.getFormula(), op.isDerivative(),
                                block.getArgument(0), parameters,
                                op.getAccuracy(), getSymbolicCores());
  auto listOps = [&] {
    return llvm::to_vector(llvm::make_pointer_range(block));
  };
  expandAbsolute(listOps());

  Activity activity;
  DifferentiationOptions options;
  Tangents tangents(activity, options);
  SmallVector<Operation *> ops = listOps();
  activity.setActive(block.getArgument(operand));
  activity.propagate(ops);
  Type type = op->getOperand(operand).getType();
  inner.setInsertionPointToStart(&block);
  Emitter e(inner, loc, type, Accuracy::faithful, getSymbolicCores());
  tangents.set(block.getArgument(operand), e.constant(1.0));
  if (failed(act::buildTangents(ops, inner, tangents)))
    return {};
  Value derivative = tangents.lookup(result);
  if (!derivative)
    derivative = e.constant(0.0);

  // Copy what the derivative needs.
  llvm::SmallPtrSet<Operation *, 16> needed;
  SmallVector<Value> worklist{derivative};
  while (!worklist.empty()) {
    Operation *definition = worklist.pop_back_val().getDefiningOp();
    if (definition && needed.insert(definition).second)
      llvm::append_range(worklist, definition->getOperands());
  }
  IRMapping mapping;
  for (auto [argument, value] :
       llvm::zip(block.getArguments(), op->getOperands()))
    mapping.map(argument, value);
  for (Operation &inside : block)
    if (needed.contains(&inside))
      builder.clone(inside, mapping);
  return mapping.lookup(derivative);
}

static Partial activation(ActivationOpInterface op, unsigned operand,
                          Emitter &e) {
  if (operand == 0)
    if (Value twin = op.buildDerivative(e.getBuilder(), e.getLoc()))
      return twin;
  return differentiateFormula(op, operand, e.getBuilder());
}

template <typename OpTy>
static Partial activationRule(OpTy op, unsigned operand, Emitter &e) {
  return activation(cast<ActivationOpInterface>(op.getOperation()), operand, e);
}

template <typename... OpTys>
static void addRules(MLIRContext *context) {
  (addRule<OpTys, activationRule<OpTys>>(context), ...);
}

void act::registerActDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, ActDialect *) {
    addRules<
#define GET_OP_LIST
#include "act/IR/ActOps.cpp.inc"
        >(context);
  });
}
