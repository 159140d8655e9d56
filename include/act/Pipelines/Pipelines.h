//===- Pipelines.h - From linalg to the LLVM dialect ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_PIPELINES_PIPELINES_H
#define ACT_PIPELINES_PIPELINES_H

#include "act/Target/GpuTarget.h"
#include "act/Target/TargetInfo.h"

namespace mlir {
class OpPassManager;

namespace act {

/// Options of the stages that lead to the LLVM dialect.
struct ToLLVMOptions {
  TargetInfo target;
  /// Use the kernels of act for activations: raise them, and expand them last.
  /// Without it they are left to upstream's lowering of the math dialect; the
  /// rest is the same.
  bool raise = true;
  /// Share large operations among threads, through OpenMP.
  bool parallel = false;
  /// Multiply constant weights by the batch norms that follow, which rounds
  /// differently.
  bool foldBatchNorms = true;
};

/// Options of the stages that lead to kernels for a GPU.
struct ToNVVMOptions {
  GpuTarget target;
  /// Let tensor cores multiply f32, rounded to tf32.
  bool allowTf32 = false;
  /// On a chip that has TMA, make a second kernel of matrix products to which
  /// it brings the operands.
  bool tensorMaps = true;
  /// As on CPUs.
  bool foldBatchNorms = true;
};

/// Each stage of `act-to-llvm`, in their order. All run on a module.

/// Brings each activation into the body of one `linalg.generic`, among the
/// elementwise operations around it.
void buildPreparePipeline(OpPassManager &pm);

/// Tensors: finds activations (if `raise`), makes them epilogues, and gives
/// public functions their outputs.
void buildFusePipeline(OpPassManager &pm, const ToLLVMOptions &options);

/// Tensors to memrefs.
void buildBufferizePipeline(OpPassManager &pm);

/// Structured operations on memrefs to vector loops, and activations in them
/// to arithmetic.
void buildVectorizePipeline(OpPassManager &pm, const ToLLVMOptions &options);

/// Loops, vectors and memrefs to the LLVM dialect.
void buildLowerToLLVMPipeline(OpPassManager &pm, const ToLLVMOptions &options);

/// All of them.
void buildToLLVMPipeline(OpPassManager &pm, const ToLLVMOptions &options);

/// The stages of `act-to-nvvm` that differ. All run on a module.

/// Structured operations on memrefs to kernels and their launches, and
/// activations in them to arithmetic.
void buildMapToGpuPipeline(OpPassManager &pm, const ToNVVMOptions &options);

/// Kernels to the NVVM dialect, marked with their target. The functions that
/// launch them stay as they are.
void buildLowerToNVVMPipeline(OpPassManager &pm, const GpuTarget &target);

/// All of them, after the stages on tensors.
void buildToNVVMPipeline(OpPassManager &pm, const ToNVVMOptions &options);

/// The functions that launch kernels, after `act-to-nvvm`, to the LLVM dialect
/// of the CPU beside the GPU: see `act-launch-to-llvm`.
void buildLaunchToLLVMPipeline(OpPassManager &pm, const ToLLVMOptions &options);

/// Registers `act-prepare`, `act-to-llvm`, `upstream-to-llvm`,
/// `act-to-nvvm` and `act-host-to-llvm`.
void registerPipelines();

} // namespace act
} // namespace mlir

#endif // ACT_PIPELINES_PIPELINES_H
