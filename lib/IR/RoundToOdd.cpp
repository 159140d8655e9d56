//===- RoundToOdd.cpp - Rounding that is not the last one -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/RoundToOdd.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;

Value act::narrowToOdd(OpBuilder &builder, Location loc, Value x) {
  auto withElement = [&](Type elementType) -> Type {
    auto shapedType = dyn_cast<ShapedType>(x.getType());
    return shapedType ? Type(shapedType.clone(elementType)) : elementType;
  };
  auto constant = [&](int64_t value) -> Value {
    TypedAttr attr = builder.getI64IntegerAttr(value);
    if (auto type = dyn_cast<ShapedType>(withElement(builder.getI64Type())))
      attr = DenseElementsAttr::get(type, attr);
    return arith::ConstantOp::create(builder, loc, attr);
  };
  constexpr int64_t kLost = (int64_t(1) << 40) - 1;
  Value mask = constant(kLost);
  Value bits = arith::BitcastOp::create(builder, loc, mask.getType(), x);
  // The sum has the next bit set if and only if a bit is lost.
  Value sticky = arith::AddIOp::create(
      builder, loc, arith::AndIOp::create(builder, loc, bits, mask), mask);
  Value odd = arith::AndIOp::create(
      builder, loc, arith::OrIOp::create(builder, loc, bits, sticky),
      constant(~kLost));
  return arith::TruncFOp::create(
      builder, loc, withElement(builder.getF32Type()),
      arith::BitcastOp::create(builder, loc, x.getType(), odd));
}
