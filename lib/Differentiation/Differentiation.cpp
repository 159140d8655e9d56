//===- Differentiation.cpp - Tangents and adjoints of operations ----------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Differentiation/Differentiation.h"
#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::act;

#include "act/Differentiation/DifferentiableOpInterface.cpp.inc"

bool act::hasDerivative(Type type) {
  if (isa<ShapedType>(type) && !isa<VectorType, RankedTensorType>(type))
    return false;
  return isa<FloatType>(getElementTypeOrSelf(type));
}

//===----------------------------------------------------------------------===//
// Activity
//===----------------------------------------------------------------------===//

void Activity::setActive(Value value) {
  // Slices of nothing, which rules would make, may begin nowhere.
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !llvm::is_contained(type.getShape(), 0))
    values.insert(value);
}

bool Activity::dependsOnActive(Operation *op) const {
  auto active = [&](Value value) { return isActive(value); };
  if (llvm::any_of(op->getOperands(), active))
    return true;
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  return llvm::any_of(captured, active);
}

void Activity::propagate(ArrayRef<Operation *> ops) {
  for (Operation *op : ops)
    if (dependsOnActive(op))
      for (Value result : op->getResults())
        if (hasDerivative(result.getType()))
          setActive(result);
}

//===----------------------------------------------------------------------===//
// Derivatives
//===----------------------------------------------------------------------===//

void Derivatives::set(Value value, Value derivative) {
  if (isActive(value))
    values[value] = derivative;
}

void Derivatives::replaceResults(Operation *op, ValueRange newResults) {
  for (auto [result, replacement] : llvm::zip(op->getResults(), newResults)) {
    if (isActive(result))
      activity.setActive(replacement);
    if (Value derivative = lookup(result))
      set(replacement, derivative);
  }
  op->replaceAllUsesWith(newResults);
}

void Adjoints::add(OpBuilder &builder, Location loc, Value value,
                   Value contribution) {
  if (!isActive(value))
    return;
  if (Value sum = lookup(value))
    contribution = arith::AddFOp::create(builder, loc, sum, contribution);
  set(value, contribution);
}

/// The operations from an active value that nothing defines to `op`, by name.
static void describePath(llvm::raw_ostream &os, Operation *op,
                         const Activity &activity) {
  llvm::SetVector<Value> operands(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), operands);
  for (Value value : operands) {
    if (!activity.isActive(value))
      continue;
    if (Operation *definition = value.getDefiningOp())
      describePath(os, definition, activity);
    else
      os << "argument #" << cast<BlockArgument>(value).getArgNumber();
    break;
  }
  os << " -> " << op->getName();
}

LogicalResult Derivatives::notDifferentiable(Operation *op,
                                             const Twine &reason) const {
  std::string path;
  llvm::raw_string_ostream os(path);
  const Derivatives *outer = this;
  Operation *around = op;
  // In a body the way from the body's arguments says little; that to the
  // operation around it says where it is.
  for (; outer->parent; outer = outer->parent)
    around = outer->op;
  describePath(os, around, outer->activity);
  if (around != op)
    os << " -> " << op->getName();
  InFlightDiagnostic error = emitError(op->getLoc())
                             << "'" << op->getName()
                             << "' is not differentiable" << reason;
  error.attachNote() << "on the path " << path;
  return error;
}

//===----------------------------------------------------------------------===//
// The walks
//===----------------------------------------------------------------------===//

LogicalResult act::buildTangents(ArrayRef<Operation *> ops, OpBuilder &builder,
                                 Tangents &tangents) {
  for (Operation *op : ops) {
    if (llvm::none_of(op->getResults(),
                      [&](Value result) { return tangents.isActive(result); }))
      continue;
    auto rule = dyn_cast<DifferentiableOpInterface>(op);
    if (!rule)
      return tangents.notDifferentiable(op, "");
    builder.setInsertionPointAfter(op);
    if (failed(rule.buildTangents(builder, tangents)))
      return failure();
  }
  return success();
}

LogicalResult act::buildAdjoints(ArrayRef<Operation *> ops, OpBuilder &builder,
                                 Adjoints &adjoints) {
  for (Operation *op : llvm::reverse(ops)) {
    if (llvm::none_of(op->getResults(), [&](Value result) {
          return bool(adjoints.lookup(result));
        }))
      continue;
    auto rule = dyn_cast<DifferentiableOpInterface>(op);
    if (!rule)
      return adjoints.notDifferentiable(op, "");
    if (failed(rule.buildAdjoints(builder, adjoints)))
      return failure();
  }
  return success();
}

Value act::createZero(OpBuilder &builder, Location loc, Value like) {
  Type type = like.getType();
  auto tensorType = dyn_cast<RankedTensorType>(type);
  TypedAttr zero =
      builder.getZeroAttr(tensorType ? tensorType.getElementType() : type);
  Value constant = arith::ConstantOp::create(builder, loc, zero);
  if (!tensorType)
    return constant;
  Value empty = like;
  if (!like.getDefiningOp<tensor::EmptyOp>())
    empty = tensor::EmptyOp::create(builder, loc,
                                    tensor::getMixedSizes(builder, loc, like),
                                    tensorType.getElementType());
  return linalg::FillOp::create(builder, loc, constant, empty).getResult(0);
}

SmallVector<Operation *> act::getBody(Block &block) {
  return llvm::to_vector(llvm::make_pointer_range(block.without_terminator()));
}

void act::registerDerivatives(DialectRegistry &registry) {
  registerActDerivatives(registry);
  registerArithDerivatives(registry);
  registerLinalgDerivatives(registry);
  registerMathDerivatives(registry);
  registerScfDerivatives(registry);
  registerTensorDerivatives(registry);
}
