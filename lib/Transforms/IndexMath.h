//===- IndexMath.h - Arithmetic on indices ----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_INDEXMATH_H
#define ACT_LIB_TRANSFORMS_INDEXMATH_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::act {

/// Emits arithmetic on indices, none of which is negative.
struct IndexMath {
  RewriterBase &builder;
  Location loc;

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, loc, value);
  }
  Value add(Value lhs, Value rhs) {
    return arith::AddIOp::create(builder, loc, lhs, rhs);
  }
  Value add(Value lhs, int64_t rhs) {
    return rhs == 0 ? lhs : add(lhs, constant(rhs));
  }
  Value multiply(Value lhs, int64_t rhs) {
    return arith::MulIOp::create(builder, loc, lhs, constant(rhs));
  }
  Value divide(Value lhs, int64_t rhs) {
    return arith::DivUIOp::create(builder, loc, lhs, constant(rhs));
  }
  Value modulo(Value lhs, int64_t rhs) {
    return arith::RemUIOp::create(builder, loc, lhs, constant(rhs));
  }
  Value ceilDivide(Value lhs, int64_t rhs) {
    return divide(add(lhs, rhs - 1), rhs);
  }
  Value isLess(Value lhs, Value rhs) {
    return arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, lhs,
                                 rhs);
  }
  Value andOf(Value lhs, Value rhs) {
    return arith::AndIOp::create(builder, loc, lhs, rhs);
  }
  Value select(Value condition, Value lhs, Value rhs) {
    return arith::SelectOp::create(builder, loc, condition, lhs, rhs);
  }

  /// Whether all rows of `memref` begin at multiples of `elements`.
  Value areMultiples(Value memref, int64_t elements) {
    int64_t bytes =
        cast<MemRefType>(memref.getType()).getElementTypeBitWidth() / 8;
    Value bits =
        memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, memref);
    auto metadata =
        memref::ExtractStridedMetadataOp::create(builder, loc, memref);
    SmallVector<OpFoldResult> distances = llvm::to_vector(
        ArrayRef(metadata.getConstifiedMixedStrides()).drop_back());
    distances.push_back(metadata.getConstifiedMixedOffset());
    for (OpFoldResult distance : distances) {
      Value value = getValueOrCreateConstantIndexOp(builder, loc, distance);
      bits = arith::OrIOp::create(builder, loc, bits, multiply(value, bytes));
    }
    Value rest = andOf(bits, constant(elements * bytes - 1));
    return arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, rest,
                                 constant(0));
  }
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_INDEXMATH_H
