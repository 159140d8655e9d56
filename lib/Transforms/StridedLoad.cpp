//===- StridedLoad.cpp - Vectors of every second element --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StridedLoad.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

int64_t mlir::act::getStrideAlong(AffineMap map, unsigned loop, int64_t max) {
  unsigned last = map.getNumResults() - 1;
  if (map.dropResult(last).isFunctionOfDim(loop))
    return 0;
  AffineExpr index = getAffineDimExpr(loop, map.getContext());
  for (int64_t stride = 1; stride <= max; ++stride) {
    AffineExpr rest = simplifyAffineExpr(map.getResult(last) - index * stride,
                                         map.getNumDims(), map.getNumSymbols());
    if (!rest.isFunctionOfDim(loop))
      return stride;
  }
  return 0;
}

/// One of the two vectors that have the elements, from `behind` on.
static Value loadHalf(OpBuilder &builder, Location loc, VectorType type,
                      Value memref, ValueRange at, Value mask, int64_t behind) {
  SmallVector<Value> indices(at);
  Value offset = arith::ConstantIndexOp::create(builder, loc, behind);
  indices.back() =
      builder.createOrFold<arith::AddIOp>(loc, indices.back(), offset);
  if (!mask)
    return vector::LoadOp::create(builder, loc, type, memref, indices);
  // What is between two elements is read if the latter is.
  SmallVector<int64_t> lanes;
  for (int64_t i = 0; i < type.getNumElements(); ++i)
    lanes.push_back(llvm::divideCeil(behind + i, 2));
  Value maskOfHalf = vector::ShuffleOp::create(builder, loc, mask, mask, lanes);
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
  return vector::MaskedLoadOp::create(builder, loc, type, memref, indices,
                                      maskOfHalf, zero);
}

Value mlir::act::loadEverySecond(OpBuilder &builder, Location loc,
                                 VectorType type, Value memref, ValueRange at,
                                 Value mask) {
  // The second half begins one element early, so that it ends with the last
  // element.
  int64_t lanes = type.getNumElements();
  Value first = loadHalf(builder, loc, type, memref, at, mask, 0);
  Value second = loadHalf(builder, loc, type, memref, at, mask, lanes - 1);
  SmallVector<int64_t> elements;
  for (int64_t i = 0; i < lanes; ++i)
    elements.push_back(2 * i < lanes ? 2 * i : 2 * i + 1);
  return vector::ShuffleOp::create(builder, loc, first, second, elements);
}
