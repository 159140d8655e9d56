//===- RaiseView.cpp - IR operations seen as functions ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseView.h"

#include "act/IR/Evaluate.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

/// The longest path from x to an activation of x; bounds the work for each
/// operation. JAX's derivative of GELU has the most operations.
static constexpr unsigned kMaxDepth = 48;
/// The most ways to see one value; bounds the work, too.
static constexpr unsigned kMaxViews = 12;

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static double toDouble(APFloat value) {
  bool losesInfo;
  value.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                &losesInfo);
  return value.convertToDouble();
}

/// `value` if all its elements are one number or one boolean.
static std::optional<double> getSplat(Attribute value) {
  if (auto elements = dyn_cast<DenseElementsAttr>(value)) {
    if (!elements.isSplat())
      return std::nullopt;
    value = elements.getSplatValue<Attribute>();
  }
  if (auto real = dyn_cast<FloatAttr>(value))
    return real.getValue().isNaN()
               ? std::nullopt
               : std::optional<double>(toDouble(real.getValue()));
  if (auto integer = dyn_cast<IntegerAttr>(value))
    return integer.getType().isInteger(1)
               ? double(integer.getValue().getBoolValue())
               : double(integer.getValue().getSExtValue());
  return std::nullopt;
}

/// Constants of activations that people write with many digits.
static constexpr double kKnownConstants[] = {
    formulas::kSeluAlpha,
    formulas::kSeluScale,
    formulas::kSeluAlpha *formulas::kSeluScale,
    0.70710678118654752440, // 1 / sqrt(2)
    1.41421356237309504880, // sqrt(2)
    0.79788456080286535588, // sqrt(2 / pi)
    1.59576912160573071176, // 2 sqrt(2 / pi)
    0.044715,               // of GELU's tanh form
    0.134145,               // 3 * 0.044715
    0.03567740813630012,    // 0.044715 sqrt(2 / pi)
    0.39894228040143267794, // 1 / sqrt(2 pi)
    0.56418958354775628695, // 1 / sqrt(pi)
    1.12837916709551257390, // 2 / sqrt(pi)
    0.69314718055994530942, // ln 2
    1.44269504088896340736, // 1 / ln 2
    1.0 / 6.0,
    1.0 / 3.0,
};

/// The number that `value`, rounded to `type`, stands for: a known constant, or
/// the decimal with the fewest digits. So 0.707106769 in f32 is 1 / sqrt(2),
/// and 0.100097656 in bf16 is 0.1.
static double getIntended(double value, FloatType type) {
  unsigned maxDigits = type.isF64() ? 17 : type.isF32() ? 9 : 5;
  auto roundsToValue = [&](double candidate) {
    return roundToType(candidate, type) == value;
  };
  char text[40];
  for (unsigned digits = 1; digits <= maxDigits; ++digits) {
    if (digits == 3)
      for (double constant : kKnownConstants)
        if (roundsToValue(std::copysign(constant, value)))
          return std::copysign(constant, value);
    snprintf(text, sizeof(text), "%.*e", int(digits) - 1, value);
    double decimal = strtod(text, nullptr);
    if (roundsToValue(decimal))
      return decimal;
  }
  return value;
}

/// The scalar or splat that `value` repeats. So a constant reaches the body of
/// a linalg.generic: as an input of rank 0, broadcast, or as a filled tensor,
/// which another linalg.generic may have filled.
static Value getRepeated(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    auto generic = dyn_cast_if_present<linalg::GenericOp>(
        argument.getOwner()->getParentOp());
    if (generic && argument.getArgNumber() < generic.getNumDpsInputs())
      return generic.getDpsInputs()[argument.getArgNumber()];
    return {};
  }
  Operation *op = value.getDefiningOp();
  if (auto generic = dyn_cast<linalg::GenericOp>(op)) {
    Value yielded = generic.getBody()->getTerminator()->getOperand(
        cast<OpResult>(value).getResultNumber());
    Operation *source = yielded.getDefiningOp();
    return source && generic->isAncestor(source) ? Value() : yielded;
  }
  if (!isa<vector::BroadcastOp, tensor::SplatOp, linalg::FillOp>(op))
    return {};
  // A fill may convert its scalar.
  Value source = op->getOperand(0);
  bool isSameType = getElementTypeOrSelf(source) == getElementTypeOrSelf(value);
  return isSameType ? source : Value();
}

std::optional<double> BlockView::getConstant(Value value) {
  auto [known, isNew] = constants.try_emplace(value);
  if (!isNew)
    return known->second;
  std::optional<double> constant = getExactConstant(value);
  auto type = dyn_cast<FloatType>(getElementTypeOrSelf(value));
  if (constant && type)
    constant = getIntended(*constant, type);
  return known->second = constant;
}

std::optional<double> BlockView::getExactConstant(Value value) const {
  while (Value repeated = getRepeated(value))
    value = repeated;
  if (std::optional<double> known = constants.lookup(value))
    return known;
  Attribute attribute;
  if (matchPattern(value, m_Constant(&attribute)))
    return getSplat(attribute);

  // A cast of a constant, which torch-mlir leaves in the body.
  Operation *op = value.getDefiningOp();
  if (!op || !isa<arith::TruncFOp, arith::ExtFOp>(op))
    return std::nullopt;
  std::optional<double> wide = getExactConstant(op->getOperand(0));
  if (!wide)
    return wide;
  double rounded =
      roundToType(*wide, cast<FloatType>(getElementTypeOrSelf(value)));
  return std::isfinite(rounded) ? std::optional<double>(rounded) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

MutableArrayRef<View> BlockView::lookup(Value value) {
  auto found = views.find(value);
  return found == views.end() ? MutableArrayRef<View>() : found->second;
}

static bool isActFloat(Type type) {
  return type.isF16() || type.isBF16() || type.isF32() || type.isF64();
}

/// True if the operand `value` of `op` may be the x of an activation. A
/// spelling uses x twice, or begins with a function of x. A scaled or shifted
/// value that has itself a description is rarely an x.
bool BlockView::mayBeX(Value value, Operation *op) {
  if (!isActFloat(getElementTypeOrSelf(value)))
    return false;
  return !value.hasOneUse() || isExtremum(op) || isa<arith::NegFOp>(op) ||
         isa<math::MathDialect>(op->getDialect()) || lookup(value).empty();
}

/// True if an operand of `op` may be a gradient or a learned slope: something
/// by which a function of x is multiplied, on one side at least.
static bool mayHaveParameter(Operation *op, unsigned operand, Value x) {
  bool multiplies = isa<arith::MulFOp, arith::SelectOp>(op) ||
                    (isa<arith::DivFOp>(op) && operand == 0);
  return multiplies && op->getOperand(operand).getType() == x.getType();
}

/// `value` = factor * root, through at most three multiplications.
BlockView::Multiple BlockView::getMultiple(Value value) {
  Multiple multiple{value, 1.0};
  for (unsigned i = 0; i < 3; ++i) {
    Operation *op = multiple.root.getDefiningOp();
    if (isa_and_nonnull<arith::NegFOp>(op)) {
      multiple = {op->getOperand(0), -multiple.factor};
      continue;
    }
    if (!isa_and_nonnull<arith::MulFOp, arith::DivFOp>(op))
      break;
    Value left = op->getOperand(0), right = op->getOperand(1);
    if (isa<arith::MulFOp>(op) && getConstant(left))
      std::swap(left, right);
    std::optional<double> factor = getConstant(right);
    if (!factor || *factor == 0.0)
      break;
    multiple.factor *= isa<arith::MulFOp>(op) ? *factor : 1.0 / *factor;
    multiple.root = left;
  }
  return multiple;
}

/// True if `op` compares, and one of `operands` is exponential on one side of
/// a break only.
static bool comparesExponential(Operation *op, ArrayRef<View *> operands) {
  return (isExtremum(op) || isa<arith::CmpFOp>(op)) &&
         llvm::any_of(operands, [](View *view) {
           const Function &function = *view->function;
           return !function.getBreaks().empty() && function.hasExp();
         });
}

void BlockView::visit(Operation *op) {
  if (!hasMeaning(op))
    return;

  // The constants among the operands, and what may be x for the others.
  SmallVector<const Function *, 3> constantOperands;
  SmallVector<Value, 4> candidates;
  for (Value operand : op->getOperands()) {
    std::optional<double> constant = getConstant(operand);
    // Of an infinity, only the order is known.
    if (constant && std::isinf(*constant) && !isa<arith::CmpFOp>(op))
      return;
    constantOperands.push_back(constant ? meanings.getConstant(*constant)
                                        : nullptr);
    if (constant)
      continue;
    auto addCandidate = [&](Value x) {
      if (!llvm::is_contained(candidates, x))
        candidates.push_back(x);
    };
    for (View &view : lookup(operand))
      addCandidate(view.x);
    if (mayBeX(operand, op))
      addCandidate(operand);
  }
  if (!llvm::is_contained(constantOperands, nullptr)) {
    foldConstant(op, constantOperands);
    return;
  }

  SmallVector<View, 0> found;
  for (Value x : candidates)
    if (std::optional<View> view = getView(op, x, constantOperands)) {
      auto isLonger = [](const View &a, const View &b) {
        return a.function->getDepth() > b.function->getDepth();
      };
      found.insert(llvm::upper_bound(found, *view, isLonger), *view);
    }
  if (found.size() > kMaxViews)
    found.erase(found.begin(), found.end() - kMaxViews);
  if (!found.empty())
    views[op->getResult(0)] = std::move(found);
}

void BlockView::foldConstant(Operation *op,
                             ArrayRef<const Function *> operands) {
  const Function *result = meanings.apply(op, operands);
  if (result && std::isfinite(result->getValues().front()))
    constants[op->getResult(0)] = result->getValues().front();
}

std::optional<View>
BlockView::getView(Operation *op, Value x,
                   ArrayRef<const Function *> constantOperands) {
  // A type narrower than that of x would lose digits of x.
  if (isa<arith::TruncFOp>(op) &&
      getElementTypeOrSelf(op->getResult(0)) != getElementTypeOrSelf(x))
    return std::nullopt;
  View result;
  result.x = x;
  result.constantType = cast<FloatType>(getElementTypeOrSelf(x));
  auto widenTo = [&](Type type) {
    auto other = dyn_cast<FloatType>(type);
    if (other && other.getWidth() > result.constantType.getWidth())
      result.constantType = other;
  };
  widenTo(getElementTypeOrSelf(op->getResult(0)));
  auto setParameter = [&](Value value) {
    if (!result.parameter)
      result.parameter = value;
    return result.parameter == value;
  };

  SmallVector<const Function *, 3> functions;
  SmallVector<View *, 3> operandViews;
  for (auto [index, operand] : llvm::enumerate(op->getOperands())) {
    const Function *constant = constantOperands[index];
    MutableArrayRef<View> views = lookup(operand);
    auto *view = llvm::find_if(views, [&](View &v) { return v.x == x; });
    if (constant) {
      functions.push_back(constant);
    } else if (operand == x) {
      functions.push_back(meanings.getIdentity());
    } else if (view != views.end()) {
      if (view->parameter && !setParameter(view->parameter))
        return std::nullopt;
      functions.push_back(view->function);
      operandViews.push_back(view);
    } else {
      Multiple multiple = getMultiple(operand);
      bool isKnown = llvm::any_of(op->getOperands(), [&](Value other) {
        return llvm::any_of(lookup(other), [&](const View &v) {
          return v.x == x && v.parameter == multiple.root;
        });
      });
      if ((!isKnown && !mayHaveParameter(op, index, x)) ||
          !setParameter(multiple.root))
        return std::nullopt;
      functions.push_back(meanings.getMultipleOfParameter(multiple.factor));
    }
  }

  result.function = meanings.apply(op, functions);
  if (!result.function && comparesExponential(op, operandViews))
    undecided.insert(op);
  if (!result.function || result.function->getDepth() > kMaxDepth)
    return std::nullopt;
  for (View *view : operandViews) {
    view->isContinued = true;
    result.containsActivation |= view->containsActivation;
    result.isFromKept |= view->isFromKept;
    widenTo(view->constantType);
  }
  return result;
}
