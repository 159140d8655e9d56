//===- TensorMap.h - Tensor maps of the CUDA driver -------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What cuda.h says about CUtensorMap, by which TMA reads arrays.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_TENSORMAP_H
#define ACT_TARGET_TENSORMAP_H

#include "mlir/IR/BuiltinTypes.h"

#include <optional>

namespace mlir::act {

constexpr int64_t kTensorMapBytes = 128, kTensorMapAlignment = 64;

/// The number of a type among the CUtensorMapDataType; none for those that act
/// makes no tensor maps of.
inline std::optional<int32_t> getTensorMapType(Type type) {
  if (type.isF16())
    return 6;
  if (type.isBF16())
    return 9;
  return std::nullopt;
}

} // namespace mlir::act

#endif // ACT_TARGET_TENSORMAP_H
