//===- TargetInfo.h - What code generation knows of a CPU -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_TARGETINFO_H
#define ACT_TARGET_TARGETINFO_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>

namespace mlir {
class ModuleOp;
namespace act {

/// The facts about a CPU that decide how code is tiled, and its names for
/// LLVM. The default is a CPU of which nothing is known but 128-bit vectors.
struct TargetInfo {
  /// LLVM's names. An empty triple is the host's.
  std::string triple;
  std::string cpu;
  std::string features;

  /// Width of the vector registers that code is made for.
  int64_t vectorBits = 128;
  /// Registers are `vectorBits` wide or a multiple of that, which code finds
  /// out when it runs (SVE).
  bool scalableVectors = false;
  int64_t vectorRegisters = 16;
  /// How many multiply-adds of whole vectors can start in a cycle.
  int64_t multiplyAddsPerCycle = 2;
  /// Loads and stores under a mask cost about what plain ones do.
  bool maskedMemory = false;
  /// Narrower elements cannot be masked.
  int64_t minMaskedBits = 8;
  /// An address can be the sum of two registers and a constant (x86).
  bool indexedOffsets = false;
  /// A multiply-add on vectors always overwrites its addend (NEON).
  bool overwritesAddends = false;
  /// An instruction multiplies pairs of bf16 and adds both products to an f32,
  /// in less time than two multiply-adds of f32 (AVX512-BF16).
  bool multipliesBF16Pairs = false;
  /// An instruction multiplies tiles of 16 x 32 and 32 x 16 bf16 and adds the
  /// product to one of 16 x 16 f32 (AMX-BF16).
  bool multipliesBF16Tiles = false;
  /// There are instructions that convert f16 to f32 and back.
  bool convertsF16 = false;
  int64_t l1Bytes = 32 * 1024;
  int64_t l2Bytes = 512 * 1024;

  /// Describes the CPU that LLVM calls `cpu`, with `features`
  /// ("+avx2,-fma,...") added, of the architecture of `triple`. The cpu
  /// "native" is the host; an empty triple is the host's; an empty cpu is the
  /// baseline of the architecture.
  static llvm::Expected<TargetInfo> get(llvm::StringRef cpu,
                                        llvm::StringRef features = "",
                                        llvm::StringRef triple = "");
};

/// Fails if this machine lacks instructions that code for `target`, of its
/// architecture, may have.
llvm::Error checkRunsHere(const TargetInfo &target);

/// Writes what LLVM's optimiser and code generator need to know of `target`
/// (cpu, features, preferred vector width) into the functions of a module in
/// the LLVM dialect.
void setTargetAttributes(ModuleOp module, const TargetInfo &target);

} // namespace act
} // namespace mlir

#endif // ACT_TARGET_TARGETINFO_H
