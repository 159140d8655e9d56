//===- EvaluateConstants.cpp - Elementwise code on constants ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Upstream folds transposed constants only. What is done here has the bits that
// the compiled code would give: operations that IEEE 754 rounds correctly, and
// act's, whose folders promise it.
//
//===----------------------------------------------------------------------===//

#include "EvaluateConstants.h"
#include "ConstantData.h"

#include "act/IR/Act.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

std::optional<SmallVector<Attribute>>
mlir::act::getConstantElements(Attribute constant, Type elementType,
                               int64_t count) {
  if (auto dense = dyn_cast_or_null<DenseElementsAttr>(constant)) {
    if (dense.getNumElements() != count)
      return std::nullopt;
    return llvm::to_vector(dense.getValues<Attribute>());
  }
  ArrayRef<char> data = getConstantData(constant);
  auto type = RankedTensorType::get(count, elementType);
  bool isSplat = false;
  if (data.empty() ||
      !DenseElementsAttr::isValidRawBuffer(type, data, isSplat) || isSplat)
    return std::nullopt;
  auto dense = DenseElementsAttr::getFromRawBuffer(type, data);
  return llvm::to_vector(dense.getValues<Attribute>());
}

namespace {

/// Evaluation is for what belongs to channels: each value is an attribute that
/// lives as long as the context.
constexpr int64_t kMaxElements = 1 << 14;

/// Whether values of the type have the same operations on all targets.
bool isExact(Type type) {
  return type.isIntOrIndex() || type.isF32() || type.isF64();
}

bool canEvaluate(Operation &op) {
  if (op.getNumResults() != 1 || op.getNumRegions() != 0 || !isPure(&op) ||
      !OpTrait::hasElementwiseMappableTraits(&op) ||
      !llvm::all_of(op.getOperandTypes(), isExact) ||
      !isExact(op.getResult(0).getType()))
    return false;
  if (auto fast = dyn_cast<arith::ArithFastMathInterface>(op))
    if (fast.getFastMathFlagsAttr() &&
        fast.getFastMathFlagsAttr().getValue() != arith::FastMathFlags::none)
      return false;
  return isa<math::SqrtOp, math::RsqrtOp>(op) ||
         isa_and_present<arith::ArithDialect, ActDialect>(op.getDialect());
}

/// The square root of a float, or one divided by it: each step is rounded
/// correctly.
FloatAttr evaluateRoot(FloatAttr x, bool isReciprocal) {
  if (x.getType().isF64()) {
    double root = std::sqrt(x.getValue().convertToDouble());
    return FloatAttr::get(x.getType(),
                          APFloat(isReciprocal ? 1.0 / root : root));
  }
  float root = std::sqrt(x.getValue().convertToFloat());
  return FloatAttr::get(x.getType(),
                        APFloat(isReciprocal ? 1.0f / root : root));
}

Attribute evaluate(Operation &op, ArrayRef<Attribute> operands,
                   const DenseMap<Value, Attribute> &values) {
  if (isa<math::SqrtOp, math::RsqrtOp>(op)) {
    auto x = dyn_cast<FloatAttr>(operands.front());
    return x ? evaluateRoot(x, isa<math::RsqrtOp>(op)) : Attribute();
  }
  // Upstream folds only what is not rounded.
  if (auto truncation = dyn_cast<arith::TruncFOp>(op)) {
    auto x = dyn_cast<FloatAttr>(operands.front());
    if (!x || truncation.getRoundingmode())
      return {};
    auto type = cast<FloatType>(truncation.getType());
    APFloat value = x.getValue();
    bool losesInfo;
    value.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    return FloatAttr::get(type, value);
  }
  SmallVector<OpFoldResult> results;
  if (failed(op.fold(operands, results)) || results.size() != 1)
    return {};
  if (auto attribute = dyn_cast<Attribute>(results.front()))
    return attribute;
  return values.lookup(cast<Value>(results.front()));
}

struct EvaluateConstants : public OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() != 0 ||
        op->getNumResults() != 1 || op.getNumDpsInputs() == 0 ||
        llvm::hasSingleElement(*op.getBody()) ||
        op.payloadUsesValueFromOperand(op.getDpsInitOperand(0)) ||
        !llvm::all_of(op.getIndexingMapsArray(),
                      [](AffineMap map) { return map.isIdentity(); }) ||
        !llvm::all_of(op.getBody()->without_terminator(), canEvaluate))
      return failure();
    auto type = cast<RankedTensorType>(op.getResult(0).getType());
    if (!type.hasStaticShape() || type.getNumElements() > kMaxElements)
      return failure();

    SmallVector<SmallVector<Attribute>> inputs;
    for (Value input : op.getDpsInputs()) {
      Attribute constant;
      auto inputType = dyn_cast<RankedTensorType>(input.getType());
      if (!inputType || !matchPattern(input, m_Constant(&constant)))
        return failure();
      std::optional<SmallVector<Attribute>> elements = getConstantElements(
          constant, inputType.getElementType(), type.getNumElements());
      if (!elements)
        return failure();
      inputs.push_back(std::move(*elements));
    }
    SmallVector<Attribute> results;
    for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
      Attribute result = evaluateBody(op, inputs, i);
      if (!result)
        return failure();
      results.push_back(result);
    }
    rewriter.replaceOpWithNewOp<arith::ConstantOp>(
        op, DenseElementsAttr::get(type, results));
    return success();
  }

private:
  /// What the body yields for element `i`; nothing if that is not known.
  static Attribute evaluateBody(linalg::GenericOp op,
                                ArrayRef<SmallVector<Attribute>> inputs,
                                int64_t i) {
    DenseMap<Value, Attribute> values;
    for (auto [position, elements] : llvm::enumerate(inputs))
      values[op.getBody()->getArgument(position)] = elements[i];
    auto lookUp = [&](Value value) {
      Attribute known = values.lookup(value);
      if (!known)
        matchPattern(value, m_Constant(&known));
      return known;
    };
    for (Operation &inner : op.getBody()->without_terminator()) {
      SmallVector<Attribute> operands =
          llvm::map_to_vector(inner.getOperands(), lookUp);
      if (llvm::is_contained(operands, Attribute()))
        return {};
      values[inner.getResult(0)] = evaluate(inner, operands, values);
    }
    return lookUp(op.getBody()->getTerminator()->getOperand(0));
  }
};
} // namespace

void mlir::act::populateEvaluateConstantsPatterns(RewritePatternSet &patterns) {
  patterns.add<EvaluateConstants>(patterns.getContext());
}
