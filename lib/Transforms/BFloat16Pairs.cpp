//===- BFloat16Pairs.cpp - Two steps of k as one element --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BFloat16Pairs.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/X86Vector/X86VectorDialect.h"

using namespace mlir;
using namespace mlir::act;

VectorType pairs::getHalves(VectorType type) {
  return VectorType::get(2 * type.getNumElements(),
                         BFloat16Type::get(type.getContext()));
}

static Value castTo(LoopBuilder &builder, Type elementType, Value vector) {
  auto type = cast<VectorType>(vector.getType());
  return vector::BitCastOp::create(
      builder, cast<VectorType>(type.clone(elementType)), vector);
}

/// The bits of `upper` and `lower`, which have none in common, as f32.
static Value combine(LoopBuilder &builder, Value upper, Value lower) {
  return castTo(builder, builder.getF32Type(),
                arith::OrIOp::create(builder, upper, lower));
}

static Value getShift(LoopBuilder &builder, Value vector) {
  return arith::ConstantOp::create(
      builder, DenseElementsAttr::get(cast<ShapedType>(vector.getType()),
                                      APInt(32, 16)));
}

Value pairs::join(LoopBuilder &builder, Value earlier, Value later) {
  // Extended to f32 they are the upper half.
  Value upper = castTo(builder, builder.getI32Type(), earlier);
  Value lower = castTo(builder, builder.getI32Type(), later);
  return combine(
      builder, upper,
      arith::ShRUIOp::create(builder, lower, getShift(builder, lower)));
}

Value pairs::fromMemory(LoopBuilder &builder, VectorType type, Value halves) {
  // The earlier step is in the lower half.
  Value bits = vector::BitCastOp::create(
      builder, cast<VectorType>(type.clone(builder.getI32Type())), halves);
  Value shift = getShift(builder, bits);
  return combine(builder, arith::ShLIOp::create(builder, bits, shift),
                 arith::ShRUIOp::create(builder, bits, shift));
}

Value pairs::multiplyAdd(LoopBuilder &builder, Value x, Value y, Value sum) {
  VectorType type = getHalves(cast<VectorType>(sum.getType()));
  Value factors[] = {vector::BitCastOp::create(builder, type, x),
                     vector::BitCastOp::create(builder, type, y)};
  return x86vector::DotBF16Op::create(builder, sum.getType(), sum, factors[0],
                                      factors[1]);
}
