//===- Activation.cpp - What the operations have in common ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Emission of a formula, its evaluation on constants, folding, verification.
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"
#include "act/IR/RoundToOdd.h"
#include "act/IR/Splat.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

std::optional<SmallVector<double>>
act::getConstantParameters(ArrayRef<OpFoldResult> parameters) {
  SmallVector<double> values;
  for (OpFoldResult parameter : parameters) {
    auto attr = dyn_cast<Attribute>(parameter);
    if (!attr)
      return std::nullopt;
    values.push_back(cast<FloatAttr>(attr).getValueAsDouble());
  }
  return values;
}

bool Formula::canTieInBf16(ArrayRef<OpFoldResult> parameters) const {
  auto values = getConstantParameters(parameters);
  return !avoidsBf16Ties || !values || !avoidsBf16Ties(*values);
}

//===----------------------------------------------------------------------===//
// Emission
//===----------------------------------------------------------------------===//

/// The float type in which a kernel computes f or f' for `elementType`; null if
/// the result would not have the accuracy.
static FloatType getComputingType(const Formula &formula, bool derivative,
                                  Type elementType,
                                  ArrayRef<OpFoldResult> parameters,
                                  Accuracy accuracy, const Cores &cores) {
  using Rounding = Formula::Rounding;
  auto type = cast<FloatType>(elementType);
  MLIRContext *context = type.getContext();
  if (type.getWidth() < 32 && formula.rounding != Rounding::None)
    type = Float32Type::get(context);
  if (accuracy != Accuracy::correctly_rounded || !cores.keepsAccuracy() ||
      formula.rounding == Rounding::None)
    return type;
  // A product of two short numbers is exact in f64.
  bool isShort = elementType != type;
  if (formula.rounding == Rounding::Once)
    return isShort ? Float64Type::get(context) : type;
  if (type.isF64())
    return {};
  if (!isShort) {
    auto isRight = derivative ? formula.derivativeRoundsCorrectly
                              : formula.roundsCorrectly;
    auto values = getConstantParameters(parameters);
    if (!isRight || !values || !isRight(*values))
      return {};
  }
  return Float64Type::get(context);
}

/// A bf16 as an f32, by its bits: LLVM 22 calls a function where a bf16 is also
/// extended to f64.
static Value extendBFloat16(OpBuilder &builder, Location loc, Value x) {
  auto withElement = [&](Type elementType) {
    return withElementType(x.getType(), elementType);
  };
  Value bits = arith::BitcastOp::create(builder, loc,
                                        withElement(builder.getI16Type()), x);
  bits = arith::ExtUIOp::create(builder, loc, withElement(builder.getI32Type()),
                                bits);
  bits = arith::ShLIOp::create(
      builder, loc, bits, createIntegerSplat(builder, loc, bits.getType(), 16));
  return arith::BitcastOp::create(builder, loc,
                                  withElement(builder.getF32Type()), bits);
}

/// f(x), or f'(x), without what becomes of it in a shorter type.
static Value emitFormula(Emitter &e, const Formula &formula, bool derivative,
                         Value x, ArrayRef<OpFoldResult> parameters,
                         bool keepsTies) {
  if (derivative)
    return formula.derivative(e, x, parameters);
  if (!keepsTies)
    return formula.forward(e, x, parameters);
  // Where a result can be subnormal in f32, compute f(2^100 x) / 2^100. The
  // second term of the series is then large enough for f64, but not for
  // another effect on the rounded result than to decide ties.
  Value isSmall = e.less(e.abs(x), e.constant(0x1p-125));
  Value scaled = e.select(isSmall, e.mul(x, e.constant(0x1p100)), x);
  Value y = formula.forward(e, scaled, parameters);
  return e.select(isSmall, e.mul(y, e.constant(0x1p-100)), y);
}

Value act::emitActivation(OpBuilder &builder, Location loc,
                          const Formula &formula, bool derivative, Value x,
                          ArrayRef<OpFoldResult> parameters, Accuracy accuracy,
                          const Cores &cores, FloatType resultType) {
  Type type = x.getType(), elementType = getElementTypeOrSelf(type);
  FloatType computingElement = getComputingType(
      formula, derivative, elementType, parameters, accuracy, cores);
  if (!computingElement)
    return {};
  Block *block = builder.getInsertionBlock();
  Block::iterator end = builder.getInsertionPoint();
  bool atStart = end == block->begin();
  Operation *before = atStart ? nullptr : &*std::prev(end);

  bool promotes = computingElement != elementType;
  bool narrows = computingElement.isF64() && promotes;
  Type computingType = withElementType(type, computingElement);
  auto promote = [&](Value value) -> Value {
    if (!promotes)
      return value;
    if (narrows && elementType.isBF16())
      value = extendBFloat16(builder, loc, value);
    return arith::ExtFOp::create(builder, loc, computingType, value);
  };

  if (!resultType)
    resultType = cast<FloatType>(elementType);
  Emitter emitter(builder, loc, computingType, accuracy, cores, resultType);
  SmallVector<OpFoldResult> promoted(parameters);
  for (OpFoldResult &parameter : promoted) {
    if (auto value = dyn_cast<Value>(parameter))
      parameter = promote(value);
    else if (narrows)
      // The accuracy must not change what function it is.
      parameter = emitter.parameter(static_cast<float>(
          cast<FloatAttr>(cast<Attribute>(parameter)).getValueAsDouble()));
  }
  bool keepsTies = narrows && formula.losesTies &&
                   APFloat::semanticsMinExponent(
                       cast<FloatType>(elementType).getFloatSemantics()) < -125;
  Value result = emitFormula(emitter, formula, derivative, promote(x), promoted,
                             keepsTies);
  if (result) {
    if (narrows && !elementType.isF32())
      result = narrowToOdd(builder, loc, result);
    return promotes ? arith::TruncFOp::create(builder, loc, type, result)
                    : result;
  }

  // A core had no kernel: remove what was emitted up to there.
  while (atStart ? end != block->begin() : &*std::prev(end) != before)
    std::prev(end)->erase();
  return {};
}

Value act::detail::buildDerivative(Operation *op, OpBuilder &builder,
                                   Location loc) {
  if (cast<ActivationOpInterface>(op).isDerivative())
    return {};
  OperationState state(loc,
                       (op->getName().getStringRef() + "_derivative").str(),
                       op->getOperands(), op->getResultTypes(), op->getAttrs());
  return builder.create(state)->getResult(0);
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

/// Evaluates one operation on constants. Upstream has no folder for
/// math.fma, and arith.truncf does not fold where it rounds.
static Attribute evaluate(Operation &op, ArrayRef<Attribute> operands) {
  auto real = [&](unsigned i) {
    return cast<FloatAttr>(operands[i]).getValue();
  };
  if (isa<math::FmaOp>(op)) {
    APFloat result = real(0);
    result.fusedMultiplyAdd(real(1), real(2), APFloat::rmNearestTiesToEven);
    return FloatAttr::get(op.getResult(0).getType(), result);
  }
  if (isa<arith::TruncFOp>(op)) {
    auto type = cast<FloatType>(op.getResult(0).getType());
    APFloat result = real(0);
    bool losesInfo;
    result.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                   &losesInfo);
    return FloatAttr::get(type, result);
  }
  SmallVector<OpFoldResult, 1> results;
  if (failed(op.fold(operands, results)) || results.size() != 1)
    return {};
  if (auto attr = dyn_cast<Attribute>(results.front()))
    return attr;
  // The folder returned an operand (of a select, for example).
  for (auto [operand, attr] : llvm::zip(op.getOperands(), operands))
    if (operand == cast<Value>(results.front()))
      return attr;
  return {};
}

std::optional<APFloat>
act::evaluateActivation(MLIRContext *context, const Formula &formula,
                        bool derivative, const APFloat &x, FloatType type,
                        ArrayRef<OpFoldResult> parameters, Accuracy accuracy) {
  // Emit the kernel into a block that belongs to no operation.
  Location loc = UnknownLoc::get(context);
  Block block;
  Value argument = block.addArgument(type, loc);
  OpBuilder builder(context);
  builder.setInsertionPointToStart(&block);
  Value result = emitActivation(builder, loc, formula, derivative, argument,
                                parameters, accuracy, getKernels());
  if (!result)
    return std::nullopt;

  DenseMap<Value, Attribute> constants;
  constants[argument] = FloatAttr::get(type, x);
  for (Operation &op : block) {
    SmallVector<Attribute> operands;
    for (Value operand : op.getOperands())
      operands.push_back(constants.lookup(operand));
    Attribute value = evaluate(op, operands);
    if (!value)
      return std::nullopt;
    constants[op.getResult(0)] = value;
  }
  return cast<FloatAttr>(constants.lookup(result)).getValue();
}

//===----------------------------------------------------------------------===//
// Folding
//===----------------------------------------------------------------------===//

/// The bound on the size of a tensor constant that folds: a kernel is
/// evaluated for each element.
static constexpr int64_t kMaxFoldedElements = 1024;

/// f(x) = x for all x >= 0, for every parameter.
static bool isIdentityOnNonNegative(const Formula &formula) {
  for (const Formula *identity :
       {&formulas::relu(), &formulas::leakyRelu(), &formulas::prelu(),
        &formulas::elu(), &formulas::celu()})
    if (&formula == identity)
      return true;
  return false;
}

/// x, if the activation is the identity on all values that x can take.
static Value foldIdentity(ActivationOpInterface op) {
  const Formula &formula = op.getFormula();
  if (op.isDerivative())
    return {};
  Value x = op->getOperand(0);
  auto parameters = getConstantParameters(op.getParameters());
  // Slope 1: both pieces are x.
  if (&formula == &formulas::leakyRelu() && parameters->front() == 1.0)
    return x;

  auto producer = x.getDefiningOp<ActivationOpInterface>();
  std::optional<Interval> range = producer ? producer.getRange() : std::nullopt;
  if (!range)
    return {};
  Interval identity;
  if (isIdentityOnNonNegative(formula))
    identity.lower = 0.0;
  else if (&formula == &formulas::relu6() || &formula == &formulas::hardtanh())
    identity = formula.range(*parameters);
  else
    return {};
  return identity.contains(*range) ? x : Value();
}

/// f of a constant: a scalar, a splat or a small dense constant.
static Attribute foldConstant(ActivationOpInterface op, Attribute x) {
  // A learned parameter would have to be folded element by element too; it
  // becomes an attribute first, if it is a splat.
  SmallVector<OpFoldResult> parameters = op.getParameters();
  if (!x || !getConstantParameters(parameters))
    return {};
  auto type = cast<FloatType>(getElementTypeOrSelf(op->getResult(0).getType()));
  auto apply = [&](const APFloat &value) {
    return evaluateActivation(op->getContext(), op.getFormula(),
                              op.isDerivative(), value, type, parameters,
                              op.getAccuracy());
  };
  if (auto scalar = dyn_cast<FloatAttr>(x)) {
    std::optional<APFloat> result = apply(scalar.getValue());
    return result ? FloatAttr::get(type, *result) : Attribute();
  }
  auto dense = dyn_cast<DenseElementsAttr>(x);
  if (!dense)
    return {};
  if (dense.isSplat()) {
    std::optional<APFloat> result = apply(dense.getSplatValue<APFloat>());
    return result ? DenseElementsAttr::get(dense.getType(), *result)
                  : Attribute();
  }
  if (dense.getNumElements() > kMaxFoldedElements)
    return {};
  SmallVector<APFloat> values;
  for (const APFloat &value : dense.getValues<APFloat>()) {
    std::optional<APFloat> result = apply(value);
    if (!result)
      return {};
    values.push_back(*result);
  }
  return DenseElementsAttr::get(dense.getType(), values);
}

OpFoldResult act::detail::foldActivation(ActivationOpInterface op,
                                         Attribute x) {
  if (Value identity = foldIdentity(op))
    return identity;
  return foldConstant(op, x);
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// ELU takes alpha as an operand or as an attribute, not both.
template <typename EluOpTy>
static bool hasTwoAlphas(Operation *op) {
  auto elu = dyn_cast<EluOpTy>(op);
  return elu && elu.getLearnedAlpha() && !elu.getAlpha().isExactlyValue(1.0);
}

LogicalResult act::detail::verifyActivation(ActivationOpInterface op) {
  const Formula &formula = op.getFormula();
  if (hasTwoAlphas<EluOp>(op) || hasTwoAlphas<EluDerivativeOp>(op))
    return op->emitOpError("has alpha both as an operand and as an attribute");
  auto parameters = getConstantParameters(op.getParameters());
  if (!parameters)
    return success();
  for (auto [name, value] : llvm::zip(formula.parameterNames, *parameters))
    if (!std::isfinite(value))
      return op->emitOpError(name) << " must be finite, but is "
                                   << (std::isnan(value) ? "nan"
                                       : value > 0.0     ? "inf"
                                                         : "-inf");
  StringRef complaint = formula.check(*parameters);
  return complaint.empty() ? success() : op->emitOpError(complaint);
}
