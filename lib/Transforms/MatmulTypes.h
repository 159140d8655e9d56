//===- MatmulTypes.h - Element types of matrix products ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULTYPES_H
#define ACT_LIB_TRANSFORMS_MATMULTYPES_H

#include "mlir/IR/Types.h"

namespace mlir::act {

/// Whether there are kernels for products whose sums have this type; what is
/// multiplied may be shorter.
inline bool hasMatmulKernel(Type type) { return type.isF32() || type.isF64(); }

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULTYPES_H
