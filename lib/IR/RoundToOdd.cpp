//===- RoundToOdd.cpp - Rounding that is not the last one -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/RoundToOdd.h"

#include "act/IR/Splat.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

Value act::narrowToOdd(OpBuilder &builder, Location loc, Value x) {
  Type i64 = withElementType(x.getType(), builder.getI64Type());
  auto constant = [&](int64_t value) {
    return createIntegerSplat(builder, loc, i64, value);
  };
  constexpr int64_t kLost = (int64_t(1) << 40) - 1;
  Value mask = constant(kLost);
  Value bits = arith::BitcastOp::create(builder, loc, i64, x);
  // The sum has the next bit set if and only if a bit is lost.
  Value sticky = arith::AddIOp::create(
      builder, loc, arith::AndIOp::create(builder, loc, bits, mask), mask);
  Value odd = arith::AndIOp::create(
      builder, loc, arith::OrIOp::create(builder, loc, bits, sticky),
      constant(~kLost));
  return arith::TruncFOp::create(
      builder, loc, withElementType(x.getType(), builder.getF32Type()),
      arith::BitcastOp::create(builder, loc, x.getType(), odd));
}
