//===- Splat.cpp - Scalars and vectors alike ------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Splat.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

Type act::withElementType(Type type, Type elementType) {
  auto shapedType = dyn_cast<ShapedType>(type);
  return shapedType ? Type(shapedType.clone(elementType)) : elementType;
}

Value act::createIntegerSplat(OpBuilder &builder, Location loc, Type type,
                              int64_t value) {
  TypedAttr attr = builder.getIntegerAttr(getElementTypeOrSelf(type), value);
  if (auto shapedType = dyn_cast<ShapedType>(type))
    attr = DenseElementsAttr::get(shapedType, attr);
  return arith::ConstantOp::create(builder, loc, attr);
}
