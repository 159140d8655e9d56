//===- GpuMatmul.h - Matrix products on GPUs --------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_GPUMATMUL_H
#define ACT_LIB_TRANSFORMS_GPUMATMUL_H

#include "GpuKernel.h"
#include "MatmulKernel.h"

namespace mlir::act {

/// How the threads of a kernel share a matrix product, in elements. Decides how
/// fast it is, and nothing else: each element of C sums in the order of k.
struct GpuMatmulTiles {
  /// The part of C that a block computes.
  int64_t m, n;
  /// The part of C in the registers of a warp.
  int64_t warpM, warpN;
  /// Stages of shared memory: one is read while others are being filled.
  int64_t stages;
  /// How much of k is in one stage, in bytes.
  int64_t bytesOfK;
  /// The same in elements.
  int64_t k = 0;

  constexpr int64_t warps() const { return m / warpM * (n / warpN); }
  constexpr int64_t threads() const { return warps() * 32; }
  constexpr int64_t sharedBytes() const { return stages * bytesOfK * (m + n); }
  /// The sums of a warp that are in shared memory at a time, when stages are
  /// no more: so many rows, and how long these are. Four of them in sequence
  /// have 32 bytes each in different banks.
  constexpr int64_t resultRows() const {
    int64_t rows = warpM;
    while (warps() * rows * resultColumns() * 4 > sharedBytes())
      rows /= 2;
    return rows;
  }
  constexpr int64_t resultColumns() const { return warpN + 8; }
};

/// A matrix product of f16, bf16 or f32, summed in f32, with what is computed
/// on its result directly afterwards: epilogue(start + A * B).
struct GpuMatmul {
  /// Its epilogue updates C, or is null.
  MatmulGroup group;
  /// The epilogue, or one that reads C and writes other arrays; may be null.
  linalg::GenericOp epilogue;
  /// The input of the epilogue that is C; none if it updates C.
  std::optional<unsigned> inputOfC;
  /// Whether tensor cores multiply, f32 as tf32; if not, fused multiply-adds.
  bool usesTensorCores = true;
  /// Whether four warps at a time multiply, by wgmma, instead of each by
  /// mma.sync.
  bool usesWarpgroups = false;
  /// Whether TMA brings A and B, which have tensor maps then.
  bool usesTensorMaps = false;
  /// Whether C is written: false if only the epilogue reads it.
  bool storesC = true;

  /// The elements of A or B in 16 bytes.
  int64_t getChunk();
  /// A loop of the epilogue for each dimension of C: that of the product.
  unsigned getProductLoop(unsigned dim);
  /// Whether rows of an operand may be multiples of 16 bytes, as cp.async needs
  /// it; if not, `reason` names the operand.
  bool mayCopyVectors(std::string &reason);
  /// Whether there may be tensor maps of the operands; if not, `reason` says
  /// what is in the way.
  bool mayHaveTensorMaps(std::string &reason);
};

/// What tensor cores may multiply, and by which instructions.
struct GpuMatmulOptions {
  /// f16 and bf16.
  bool tensorCores;
  /// f32 as well, rounded to tf32.
  bool allowTf32;
  /// f16 and bf16 by wgmma.
  bool warpgroups;
};

/// Recognises a product that `emitGpuMatmul` has code for, on memrefs, before
/// temporary memory moves to the device. If it is not for tensor cores,
/// `reason` says why; it stays empty for what is no matrix product at all.
FailureOr<GpuMatmul> matchGpuMatmul(linalg::LinalgOp op,
                                    const GpuMatmulOptions &options,
                                    std::string &reason);

/// The largest tiles, unless C is known to have so few of them that most of a
/// GPU would wait: see the definition.
GpuMatmulTiles chooseGpuMatmulTiles(GpuMatmul &matmul);

/// The name of the kernel with tensor maps beside the one without.
std::string getNameWithTensorMaps(StringRef name);

/// Replaces the operations of `matmul` by a kernel `name` and its launch. With
/// tensor maps, there is another kernel, which is launched where the driver can
/// encode them.
void emitGpuMatmul(RewriterBase &rewriter, GpuMatmul matmul,
                   const GpuMatmulTiles &tiles, gpu::GPUModuleOp module,
                   StringRef name);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_GPUMATMUL_H
