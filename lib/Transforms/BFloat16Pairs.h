//===- BFloat16Pairs.h - Two steps of k as one element ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `vdpbf16ps` of AVX512-BF16 multiplies two bf16 of each 32 bits by two others
// and adds the products to an f32: first that of the upper halves, then that of
// the lower ones, each by a multiply-add that rounds once. With the earlier
// step of k in the upper half the sums have the bits of those by `fma`. But
// subnormal numbers count as 0 (Intel, Software Developer's Manual, VDPBF16PS).
//
// The elements of panels of such pairs are f32, as which they are nothing that
// makes sense.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_BFLOAT16PAIRS_H
#define ACT_LIB_TRANSFORMS_BFLOAT16PAIRS_H

#include "LoopBuilder.h"

namespace mlir::act::pairs {

/// The bf16 that are pairs in a vector of `type`.
VectorType getHalves(VectorType type);

/// Pairs of two steps of k, each extended to f32.
Value join(LoopBuilder &builder, Value earlier, Value later);

/// Pairs of neighbours along k, as they are in memory: a vector of `type`.
Value fromMemory(LoopBuilder &builder, VectorType type, Value halves);

/// `sum` and the products of two steps of k.
Value multiplyAdd(LoopBuilder &builder, Value x, Value y, Value sum);

} // namespace mlir::act::pairs

#endif // ACT_LIB_TRANSFORMS_BFLOAT16PAIRS_H
