//===- GpuTarget.h - What code generation knows of a GPU --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_GPUTARGET_H
#define ACT_TARGET_GPUTARGET_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>

namespace mlir::act {

/// The facts about an NVIDIA GPU that decide how code is made for it.
struct GpuTarget {
  /// LLVM's triple of all of them.
  static constexpr llvm::StringLiteral kTriple = "nvptx64-nvidia-cuda";

  /// The name for LLVM and ptxas, for example sm_90.
  std::string chip;
  /// The first version of the PTX language that has the chip, times ten: any
  /// driver that knows the chip reads it.
  int64_t ptxVersion = 0;

  /// LLVM's name of the PTX version.
  std::string getFeatures() const;

  /// Whether four warps can multiply matrices in shared memory, by wgmma, and
  /// TMA can bring these.
  bool hasWarpgroups() const { return chip == "sm_90a"; }

  /// Describes a chip; fails for one that is unknown or older than sm_80, the
  /// first with bf16 and asynchronous copies.
  static llvm::Expected<GpuTarget> get(llvm::StringRef chip);

  /// The newest chip whose PTX runs on a GPU of this compute capability, and
  /// sm_90a for 9.0; fails for one older than 8.0.
  static llvm::Expected<GpuTarget> getForCapability(int major, int minor);
};

} // namespace mlir::act

#endif // ACT_TARGET_GPUTARGET_H
