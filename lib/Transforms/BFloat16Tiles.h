//===- BFloat16Tiles.h - Products of tiles of bf16 --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `tdpbf16ps` of AMX-BF16 multiplies 16 rows of A by 16 columns of B, along 32
// steps of k, and adds the products to 16 x 16 f32. The elements of a row of A
// are in the order of k; those of B are pairs of steps of k for each column.
//
// Of the 32 products of an element it sums those of the even steps and those of
// the odd ones, each in the order of k by multiply-adds that round once, and
// adds the two sums, and the sum of these to the element. Subnormal numbers
// count as 0 (Intel, Software Developer's Manual, TDPBF16PS). So the sums have
// other bits than those by `fma`, but the same ones for any tiles and threads,
// as long as blocks have a multiple of 32 steps.
//
// Tiles in registers are values of LLVM's type for them, which any operation
// can take and return: the dialect has a type that only its operations know.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_BFLOAT16TILES_H
#define ACT_LIB_TRANSFORMS_BFLOAT16TILES_H

#include "LoopBuilder.h"

namespace mlir::act::tiles {

/// The rows and columns of a tile, and its pairs of steps of k.
constexpr int64_t kSize = 16;
/// Accumulators, beside two tiles of A and two of B, that there are registers
/// for.
constexpr int64_t kMaxSums = 4;

/// Asks Linux to let this process use the registers, which it does once for all
/// threads. This takes about as long as a cache miss.
void request(LoopBuilder &builder);

/// A tile of sums that are 0.
Value zero(LoopBuilder &builder);

/// The tile at a place in a matrix of f32, or of pairs. A matrix in one row has
/// this stride.
Value load(LoopBuilder &builder, Value memref, ValueRange place,
           Value stride = {});

/// The same of a matrix in one row, of pairs or of bf16 that are pairs, which
/// is not to stay in L1 (`act-stream-tiles`). Place and stride count pairs.
Value loadOnce(LoopBuilder &builder, Value memref, Value place, int64_t stride);

void store(LoopBuilder &builder, Value tile, Value memref, ValueRange place);

/// `sums` and the product of tiles of pairs.
Value multiplyAdd(LoopBuilder &builder, Value a, Value b, Value sums);

} // namespace mlir::act::tiles

#endif // ACT_LIB_TRANSFORMS_BFLOAT16TILES_H
