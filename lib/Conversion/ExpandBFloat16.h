//===- ExpandBFloat16.h - Activations of bf16 and f16 -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_CONVERSION_EXPANDBFLOAT16_H
#define ACT_LIB_CONVERSION_EXPANDBFLOAT16_H

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace mlir {
namespace act {

/// `truncation`, from f32 to bf16, in integer operations, to nearest, ties to
/// even. The instruction that it becomes on x86, vcvtneps2bf16, flushes
/// subnormals.
Value roundToBFloat16(OpBuilder &builder, arith::TruncFOp truncation);

/// What `truncation` of an activation of `x` is, both of the same type of 16
/// bits, if the activation is x itself from a limit on: what it is below is
/// rounded first, and chosen by the bits of x, of which vectors have half the
/// size. Null for others.
Value selectAfterTruncation(OpBuilder &builder, arith::TruncFOp truncation,
                            Value x);

/// Whether vectors of this type are pairs of bf16 that a lane of 32 bits holds.
bool isVectorOfBFloat16Pairs(Type type);

/// An activation of `x`, a vector of pairs, with constant parameters, which
/// `build` computes in f32: of the first numbers of all pairs, and of the
/// second ones. So no number moves to another lane, which costs as much as half
/// of a kernel. `canTie` says that a result in f32 can be midway between two
/// numbers. Null if `build` has no kernel.
Value computeBFloat16Pairs(OpBuilder &builder, Location loc, Value x,
                           bool canTie,
                           function_ref<Value(Value, FloatType)> build);

} // namespace act
} // namespace mlir

#endif // ACT_LIB_CONVERSION_EXPANDBFLOAT16_H
