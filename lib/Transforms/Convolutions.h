//===- Convolutions.h - Convolutions that become products -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_CONVOLUTIONS_H
#define ACT_LIB_TRANSFORMS_CONVOLUTIONS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

/// Why a convolution on images becomes no matrix product; empty if it does.
StringRef getConvolutionObstacle(linalg::LinalgOp convolution);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_CONVOLUTIONS_H
