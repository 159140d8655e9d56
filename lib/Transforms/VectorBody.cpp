//===- VectorBody.cpp - The body of an operation on vectors -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorBody.h"
#include "StridedLoad.h"
#include "act/IR/MathOps.h"
#include "act/Target/TargetInfo.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::act;

/// Integer division traps, so no lane may compute it that the source does not.
static bool mayTrap(Operation *op) {
  return isa<arith::DivSIOp, arith::DivUIOp, arith::RemSIOp, arith::RemUIOp,
             arith::CeilDivSIOp, arith::CeilDivUIOp, arith::FloorDivSIOp>(op);
}

/// The memory of a type with fewer than 8 bits has gaps that a vector has not.
static bool isVectorElement(Type type) {
  return type.isIntOrFloat() && type.getIntOrFloatBitWidth() >= 8 &&
         VectorType::isValidElementType(type);
}

bool VectorBody::movesResult(linalg::LinalgOp op, unsigned dim) {
  return llvm::any_of(op.getDpsInitsMutable(), [&](OpOperand &output) {
    return op.getMatchingIndexingMap(&output).isFunctionOfDim(dim);
  });
}

/// How far apart neighbours along `loop` are in `operand`, which is indexed by
/// it: 1, or 2 if it is only read; else 0.
static int64_t getStride(linalg::LinalgOp op, OpOperand &operand,
                         unsigned loop) {
  return getStrideAlong(op.getMatchingIndexingMap(&operand), loop,
                        /*max=*/op.isDpsInit(&operand) ? 1 : 2);
}

bool VectorBody::isVectorizable(linalg::LinalgOp op, unsigned loop,
                                std::string &reason) {
  SmallVector<unsigned> reductions;
  op.getReductionDims(reductions);
  if (llvm::any_of(reductions,
                   [&](unsigned dim) { return movesResult(op, dim); })) {
    reason = "a reduction moves over the result";
    return false;
  }
  for (OpOperand &operand : op->getOpOperands()) {
    auto type = dyn_cast<MemRefType>(operand.get().getType());
    if (!type)
      continue;
    if (!isVectorElement(type.getElementType())) {
      reason = "an element type that vectors in memory do not have";
      return false;
    }
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (!map.isFunctionOfDim(loop))
      continue;
    if (getStride(op, operand, loop) == 0) {
      reason = "an operand is not contiguous along the loop";
      return false;
    }
    int64_t offset;
    SmallVector<int64_t> strides;
    if (failed(type.getStridesAndOffset(strides, offset)) ||
        strides.back() != 1) {
      reason = "the memory of an operand is not contiguous";
      return false;
    }
  }
  for (Operation &bodyOp : op.getBlock()->without_terminator()) {
    if (isa<linalg::IndexOp, arith::ConstantOp>(bodyOp))
      continue;
    if (!OpTrait::hasElementwiseMappableTraits(&bodyOp) || mayTrap(&bodyOp)) {
      reason = "no vector form of " + bodyOp.getName().getStringRef().str();
      return false;
    }
    for (Type type : bodyOp.getResultTypes()) {
      if (!VectorType::isValidElementType(type)) {
        reason = "a type in the body cannot be in a vector";
        return false;
      }
    }
  }
  return true;
}

bool VectorBody::keepsAlignment(linalg::LinalgOp op, OpOperand &operand,
                                unsigned loop) {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  return !map.isFunctionOfDim(loop) ||
         map.getResults().back() == getAffineDimExpr(loop, op.getContext());
}

int64_t VectorBody::getNaturalLanes(linalg::LinalgOp op, int64_t vectorBits) {
  unsigned width = 8;
  for (BlockArgument argument : op.getBlock()->getArguments())
    if (argument.getType().isIntOrFloat())
      width = std::max(width, argument.getType().getIntOrFloatBitWidth());
  return std::max<int64_t>(vectorBits / width, 1);
}

bool VectorBody::allowsScalable(linalg::LinalgOp op, unsigned loop) {
  bool isStrided = llvm::any_of(op->getOpOperands(), [&](OpOperand &operand) {
    return op.getMatchingIndexingMap(&operand).isFunctionOfDim(loop) &&
           getStride(op, operand, loop) != 1;
  });
  return !isStrided && llvm::none_of(*op.getBlock(), [](Operation &bodyOp) {
    return callsLibm(&bodyOp) && !getFormulaOfMath(&bodyOp);
  });
}

bool VectorBody::hasMaskedMemory(linalg::LinalgOp op,
                                 const TargetInfo &target) {
  return target.maskedMemory &&
         llvm::all_of(op->getOperandTypes(), [&](Type type) {
           auto memref = dyn_cast<MemRefType>(type);
           return !memref ||
                  memref.getElementTypeBitWidth() >= target.minMaskedBits;
         });
}

Type VectorBody::getValueType(Type type) const {
  if (lanes.isZero())
    return type;
  return VectorType::get(static_cast<int64_t>(lanes.getKnownMinValue()), type,
                         lanes.isScalable());
}

Value VectorBody::getNumPoints(OpBuilder &builder, Location loc) const {
  Value count = arith::ConstantIndexOp::create(
      builder, loc, std::max<int64_t>(lanes.getKnownMinValue(), 1));
  if (!lanes.isScalable())
    return count;
  Value vscale = vector::VectorScaleOp::create(builder, loc);
  return arith::MulIOp::create(builder, loc, vscale, count);
}

Value VectorBody::createMask(OpBuilder &builder, Location loc,
                             Value count) const {
  Type type = getValueType(builder.getI1Type());
  return vector::CreateMaskOp::create(builder, loc, type, count);
}

Value VectorBody::broadcast(OpBuilder &builder, Location loc,
                            Value value) const {
  if (lanes.isZero() || isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(builder, loc,
                                     getValueType(value.getType()), value);
}

bool VectorBody::dependsOnVectorLoop(OpOperand &operand) const {
  return op.getMatchingIndexingMap(&operand).isFunctionOfDim(loop);
}

SmallVector<Value> VectorBody::getIndices(OpBuilder &builder, Location loc,
                                          OpOperand &operand,
                                          ValueRange ivs) const {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  SmallVector<Value> indices;
  for (AffineExpr result : map.getResults()) {
    if (auto dim = dyn_cast<AffineDimExpr>(result)) {
      indices.push_back(ivs[dim.getPosition()]);
      continue;
    }
    AffineMap resultMap = AffineMap::get(map.getNumDims(), 0, result);
    indices.push_back(getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(builder, loc, resultMap,
                                              getAsOpFoldResult(ivs))));
  }
  return indices;
}

Value VectorBody::load(OpBuilder &builder, Location loc, OpOperand &operand,
                       ValueRange ivs, Value mask) const {
  Value memref = operand.get();
  auto type = dyn_cast<MemRefType>(memref.getType());
  if (!type)
    return memref;
  SmallVector<Value> indices = getIndices(builder, loc, operand, ivs);
  if (lanes.isZero() || !dependsOnVectorLoop(operand))
    return memref::LoadOp::create(builder, loc, memref, indices);
  auto vectorType = cast<VectorType>(getValueType(type.getElementType()));
  if (getStride(op, operand, loop) == 2)
    return loadEverySecond(builder, loc, vectorType, memref, indices, mask);
  if (!mask)
    return vector::LoadOp::create(builder, loc, vectorType, memref, indices);
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getZeroAttr(vectorType));
  return vector::MaskedLoadOp::create(builder, loc, vectorType, memref, indices,
                                      mask, zero);
}

void VectorBody::store(OpBuilder &builder, Location loc, Value value,
                       OpOperand &operand, ValueRange ivs, Value mask) const {
  Value memref = operand.get();
  SmallVector<Value> indices = getIndices(builder, loc, operand, ivs);
  if (lanes.isZero())
    memref::StoreOp::create(builder, loc, value, memref, indices);
  else if (mask)
    vector::MaskedStoreOp::create(builder, loc, memref, indices, mask, value);
  else
    vector::StoreOp::create(builder, loc, value, memref, indices);
}

/// The product in `sum` = `accumulator` + a * b, if nothing else uses it.
static arith::MulFOp getFusableProduct(arith::AddFOp sum, Value accumulator) {
  for (auto [term, other] : {std::pair(sum.getLhs(), sum.getRhs()),
                             std::pair(sum.getRhs(), sum.getLhs())})
    if (auto product = term.getDefiningOp<arith::MulFOp>())
      if (other == accumulator && product->hasOneUse() &&
          product->getBlock() == sum->getBlock())
        return product;
  return {};
}

SmallVector<Value> VectorBody::emit(OpBuilder &builder, Location loc,
                                    ValueRange ivs,
                                    ArrayRef<Value> arguments) const {
  Block *body = op.getBlock();
  IRMapping mapping;
  for (auto [from, to] : llvm::zip_equal(body->getArguments(), arguments))
    if (to)
      mapping.map(from, to);

  // A contraction accumulates with fused multiply-add on every path, so that
  // its bits do not depend on which one a shape takes.
  llvm::SmallDenseMap<Operation *, arith::MulFOp> fused;
  llvm::SmallPtrSet<Operation *, 4> skipped;
  if (op.getNumReductionLoops() != 0) {
    for (BlockArgument accumulator : op.getRegionOutputArgs())
      for (Operation *user : accumulator.getUsers())
        if (auto sum = dyn_cast<arith::AddFOp>(user))
          if (arith::MulFOp product = getFusableProduct(sum, accumulator)) {
            fused[sum] = product;
            skipped.insert(product);
          }
  }

  for (Operation &bodyOp : body->without_terminator()) {
    if (skipped.contains(&bodyOp))
      continue;
    if (auto index = dyn_cast<linalg::IndexOp>(bodyOp)) {
      Value iv = ivs[index.getDim()];
      if (!lanes.isZero() && index.getDim() == loop) {
        auto type = cast<VectorType>(getValueType(builder.getIndexType()));
        Value step = vector::StepOp::create(builder, loc, type);
        Value base = vector::BroadcastOp::create(builder, loc, type, iv);
        iv = arith::AddIOp::create(builder, loc, base, step);
      }
      mapping.map(index.getResult(), iv);
      continue;
    }
    SmallVector<Value> operands;
    if (arith::MulFOp product = fused.lookup(&bodyOp)) {
      Value sum = bodyOp.getOperand(0) == product.getResult()
                      ? bodyOp.getOperand(1)
                      : bodyOp.getOperand(0);
      for (Value operand : {product.getLhs(), product.getRhs(), sum})
        operands.push_back(
            broadcast(builder, loc, mapping.lookupOrDefault(operand)));
      mapping.map(bodyOp.getResult(0),
                  math::FmaOp::create(builder, loc, operands[0], operands[1],
                                      operands[2])
                      .getResult());
      continue;
    }
    for (Value operand : bodyOp.getOperands())
      operands.push_back(mapping.lookupOrDefault(operand));
    bool uniform = llvm::none_of(operands, [](Value operand) {
      return isa<VectorType>(operand.getType());
    });
    if (lanes.isZero() || uniform) {
      builder.clone(bodyOp, mapping);
      continue;
    }
    for (Value &operand : operands)
      operand = broadcast(builder, loc, operand);
    SmallVector<Type> types;
    for (Type type : bodyOp.getResultTypes())
      types.push_back(getValueType(type));
    Operation *vectorOp =
        builder.create(bodyOp.getLoc(), bodyOp.getName().getIdentifier(),
                       operands, types, bodyOp.getAttrs());
    mapping.map(bodyOp.getResults(), vectorOp->getResults());
  }

  SmallVector<Value> results;
  for (Value yielded : body->getTerminator()->getOperands())
    results.push_back(
        broadcast(builder, loc, mapping.lookupOrDefault(yielded)));
  return results;
}

Value VectorBody::emitEpilogue(OpBuilder &builder, Location loc, ValueRange ivs,
                               Value value, Value mask) const {
  auto outputs =
      llvm::drop_begin(llvm::make_pointer_range(op.getDpsInitsMutable()));
  SmallVector<Value> arguments;
  for (OpOperand *input : op.getDpsInputOperands())
    arguments.push_back(load(builder, loc, *input, ivs, mask));
  arguments.push_back(value);
  for (OpOperand *output : outputs)
    arguments.push_back(op.payloadUsesValueFromOperand(output)
                            ? load(builder, loc, *output, ivs, mask)
                            : Value());
  SmallVector<Value> results = emit(builder, loc, ivs, arguments);
  for (auto [output, result] :
       llvm::zip_equal(outputs, llvm::drop_begin(results)))
    store(builder, loc, result, *output, ivs, mask);
  return results.front();
}
