//===- StridedLoad.h - Vectors of every second element ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_STRIDEDLOAD_H
#define ACT_LIB_TRANSFORMS_STRIDEDLOAD_H

#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::act {

/// How far apart neighbours along `loop` are in memory that `map` indexes,
/// whose last dimension is contiguous, if it is 1 to `max`; else 0. The loop
/// may be part of a sum, as in the window of a convolution.
int64_t getStrideAlong(AffineMap map, unsigned loop, int64_t max);

/// Loads every second element along the last dimension of `memref`, from the
/// place `at` on, and nothing behind the last of them. `type` has a fixed
/// number of lanes. `mask`, of which a first part is set, may be null; other
/// lanes are zero.
Value loadEverySecond(OpBuilder &builder, Location loc, VectorType type,
                      Value memref, ValueRange at, Value mask);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_STRIDEDLOAD_H
