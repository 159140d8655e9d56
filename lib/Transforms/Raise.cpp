//===- Raise.cpp - Recognise activations in arithmetic ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Block by block: forward, each value is described as a function of values
// before it (RaiseView.h) and looked up in the table of activations
// (RaiseSpellings.h); backward, the last value of each activation found is
// replaced, and what only it needed is erased. Both sweeps do a bounded amount
// of work for each operation.
//
//===----------------------------------------------------------------------===//

#include "RaiseBodies.h"
#include "RaiseReport.h"
#include "Remarks.h"

#include "act/IR/Act.h"
#include "act/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/Support/raw_ostream.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTRAISE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

namespace {

/// An activation of `x` that ends in some operation.
struct Found {
  /// `parameter` is the gradient or the learned parameter, if there is one.
  Value x, parameter;
  Activation activation;
};

struct ActRaise : public act::impl::ActRaiseBase<ActRaise> {
  using ActRaiseBase::ActRaiseBase;

  void runOnOperation() override {
    Recognizer table(&getContext(),
                     Tolerance{constantTolerance, nanInsensitive, !strict});
    Meanings functions;
    recognizer = &table;
    meanings = &functions;
    bodies = {};
    summary = {};
    getOperation()->walk([&](Block *block) { raiseIn(*block); });
    getOperation()->walk([&](Operation *op) {
      if (isLeftOver(op))
        remark::analysis(op->getLoc(),
                         getRemarkOptions("act-raise", "LeftOver", op))
            << remark::metric("Op", op->getName().getStringRef());
    });
    if (!printReport)
      return;
    std::string text; // Other threads print, too.
    llvm::raw_string_ostream os(text);
    summary.print(os, getOperation());
    llvm::errs() << text;
  }

  void raiseIn(Block &block);
  std::optional<Found> find(Operation *op, MutableArrayRef<View> views);
  Recognition explain(Operation *op, BlockView &view);
  void report(Operation *op, const Recognition &recognition);

  /// These live as long as one run of the pass.
  Recognizer *recognizer = nullptr;
  Meanings *meanings = nullptr;
  BodyViews bodies;
  Report summary;
};

} // namespace

/// The element type of the only result, if it is a float type.
static FloatType getFloatType(Operation *op) {
  if (op->getNumResults() != 1)
    return {};
  return dyn_cast<FloatType>(getElementTypeOrSelf(op->getResult(0).getType()));
}

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

/// True if `activation` may end in `op`. An activation that is only scaled by
/// `op` was found before, and its scaling may stay as it is.
static bool canReplace(Operation *op, const Activation &activation) {
  if (activation.scale == 1.0 && activation.inputScale == 1.0 &&
      activation.gradientForNan.value_or(1.0) == 1.0)
    return true;
  auto shaped = dyn_cast<ShapedType>(op->getResult(0).getType());
  if (shaped && !shaped.hasStaticShape())
    return false; // It would need a constant of a dynamic size.
  return activation.scale == 1.0 ||
         !isa<arith::MulFOp, arith::DivFOp, arith::NegFOp>(op);
}

/// The activation that ends in `op`: the longest one, if there are several.
std::optional<Found> ActRaise::find(Operation *op,
                                    MutableArrayRef<View> views) {
  std::optional<Found> found;
  for (View &view : views) {
    if (view.isFromKept || view.x.getType() != op->getResult(0).getType())
      continue;
    const Recognition &recognition = recognizer->recognize(
        view.function, getFloatType(op), view.constantType);
    if (!recognition.isActivation() || !canReplace(op, *recognition.activation))
      continue;
    view.containsActivation |= recognition.activation->isSmooth();
    if (!found)
      found = Found{view.x, view.parameter, *recognition.activation};
  }
  return found;
}

/// Creates the activation in place of `op`, which is erased.
static Operation *replace(Operation *op, const Found &found) {
  const Activation &activation = found.activation;
  OpBuilder builder(op);
  Type type = op->getResult(0).getType();
  auto multiplyByConstant = [&](Value value, double constant) -> Value {
    if (constant == 1.0)
      return value;
    TypedAttr factor =
        builder.getFloatAttr(getElementTypeOrSelf(type), constant);
    if (auto shaped = dyn_cast<ShapedType>(type))
      factor = DenseElementsAttr::get(shaped, factor);
    return arith::MulFOp::create(
        builder, op->getLoc(), value,
        arith::ConstantOp::create(builder, op->getLoc(), factor));
  };
  OperationState state(op->getLoc(), activation.getOpName());
  state.addOperands(multiplyByConstant(found.x, activation.inputScale));
  if (activation.isLearned)
    state.addOperands(found.parameter);
  state.addTypes(type);
  for (auto [name, value] :
       llvm::zip(activation.formula->parameterNames, activation.parameters))
    state.addAttribute(name, builder.getF64FloatAttr(value));
  if (activation.formula == &formulas::gelu(GeluApproximation::tanh))
    state.addAttribute("approximate",
                       GeluApproximationAttr::get(builder.getContext(),
                                                  GeluApproximation::tanh));
  Operation *result = builder.create(state);
  Value value = result->getResult(0);
  if (found.parameter && !activation.isLearned)
    value =
        arith::MulFOp::create(builder, op->getLoc(), value, found.parameter);
  value = multiplyByConstant(value, activation.scale);
  if (activation.gradientForNan) {
    Value isNan = arith::CmpFOp::create(
        builder, op->getLoc(), arith::CmpFPredicate::UNO, found.x, found.x);
    value = arith::SelectOp::create(
        builder, op->getLoc(), isNan,
        multiplyByConstant(found.parameter, *activation.gradientForNan), value);
  }
  result = value.getDefiningOp();
  op->replaceAllUsesWith(result);
  op->erase();
  return result;
}

//===----------------------------------------------------------------------===//
// Near misses
//===----------------------------------------------------------------------===//

/// The positive part of one value plus the negative part of another, where the
/// sum is not a function of one value.
static bool addsPartsOfTwoValues(Operation *op, BlockView &view) {
  if (!isa<arith::AddFOp>(op) || !view.lookup(op->getResult(0)).empty())
    return false;
  auto isPart = [](const View &view, unsigned zeroPiece) {
    const Function &function = *view.function;
    return function.getBreaks() == ArrayRef<double>{0.0} &&
           function.hasForms() && function.getPieces()[zeroPiece]->isZero() &&
           !function.getPieces()[1 - zeroPiece]->isConstant();
  };
  for (const View &a : view.lookup(op->getOperand(0)))
    for (const View &b : view.lookup(op->getOperand(1)))
      if ((isPart(a, 0) && isPart(b, 1)) || (isPart(a, 1) && isPart(b, 0)))
        return true;
  return false;
}

/// True if the function is linear on one interval and exponential on another.
static bool looksLikeElu(const Function &function) {
  return function.hasExp() && function.hasForms() &&
         llvm::any_of(function.getPieces(), [](const Function::Piece &piece) {
           return piece->hasX();
         });
}

/// Why `op`, which resembles the end of an activation, is none. An empty
/// obstacle if there is nothing to say.
Recognition ActRaise::explain(Operation *op, BlockView &view) {
  if (view.isUndecided(op))
    return {std::nullopt, "cannot tell which operand is greater"};
  if (addsPartsOfTwoValues(op, view)) // torch-mlir's leaky_relu_backward.
    return {std::nullopt, "adds the positive part of one value and the "
                          "negative part of another"};
  FloatType type = getFloatType(op);
  if (!type)
    return {};
  for (const View &candidate : view.lookup(op->getResult(0))) {
    if (candidate.isContinued || candidate.containsActivation)
      continue;
    Recognition recognition =
        recognizer->recognize(candidate.function, type, candidate.constantType);
    if (!recognition.obstacle.empty())
      return recognition;
    if (!recognition.activation && looksLikeElu(*candidate.function)) {
      llvm::raw_string_ostream os(recognition.obstacle);
      os << "is no known activation: ";
      candidate.function->print(os);
      return recognition;
    }
  }
  return {};
}

void ActRaise::report(Operation *op, const Recognition &recognition) {
  if (!recognition.isActivation())
    summary.addNearMiss(op, recognition);
  auto remark =
      recognition.isActivation()
          ? remark::passed(op->getLoc(),
                           getRemarkOptions("act-raise", "Raised", op))
          : remark::missed(op->getLoc(),
                           getRemarkOptions("act-raise", "NotRaised", op));
  if (const auto &activation = recognition.activation) {
    remark << remark::metric("Op", activation->getOpName());
    for (auto [name, value] :
         llvm::zip(activation->formula->parameterNames, activation->parameters))
      remark << remark::metric(name, toString(value));
  }
  if (!recognition.obstacle.empty())
    remark << remark::metric("Reason", recognition.obstacle);
}

//===----------------------------------------------------------------------===//
// Both sweeps
//===----------------------------------------------------------------------===//

void ActRaise::raiseIn(Block &block) {
  BlockView view(*meanings);
  auto generic = dyn_cast_if_present<linalg::GenericOp>(block.getParentOp());
  if (generic)
    bodies.enter(generic, view);
  DenseMap<Operation *, Found> activations;
  for (Operation &op : block) {
    view.visit(&op);
    if (!getFloatType(&op) || isa<ActDialect>(op.getDialect()))
      continue;
    if (auto found = find(&op, view.lookup(op.getResult(0))))
      activations.try_emplace(&op, std::move(*found));
  }

  if (generic)
    bodies.record(generic, view);

  // The last operation of an activation comes first here, and leaves the
  // others without a use.
  SmallVector<std::pair<Operation *, Recognition>> outcomes;
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block))) {
    if ((isa<linalg::GenericOp>(op) ||
         isa<ActDialect, arith::ArithDialect, math::MathDialect>(
             op.getDialect())) &&
        isOpTriviallyDead(&op)) {
      op.erase();
      continue;
    }
    auto found = activations.find(&op);
    if (found != activations.end())
      outcomes.push_back({replace(&op, found->second),
                          {found->second.activation, /*obstacle=*/""}});
    else if (auto recognition = explain(&op, view);
             !recognition.obstacle.empty())
      outcomes.push_back({&op, std::move(recognition)});
  }
  if (generic)
    bodies.leave(generic);
  for (auto &[op, recognition] : llvm::reverse(outcomes))
    report(op, recognition);
}
