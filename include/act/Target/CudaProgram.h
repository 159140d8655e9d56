//===- CudaProgram.h - A compiled function with kernels ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_CUDAPROGRAM_H
#define ACT_TARGET_CUDAPROGRAM_H

#include "act/Target/CudaDevice.h"
#include "act/Target/Jit.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <optional>

namespace mlir::act {

/// The runtime of functions that launch kernels, as `act-launch-to-llvm`
/// describes it. After the first error the functions do nothing more, and
/// `takeError` returns it.
class CudaProgram {
public:
  CudaProgram(const CudaDevice &device, CudaModule kernels)
      : device(device), kernels(std::move(kernels)) {}
  /// Frees what a function allocated and, after an error, did not free.
  ~CudaProgram();
  CudaProgram(const CudaProgram &) = delete;
  CudaProgram &operator=(const CudaProgram &) = delete;

  /// What code that calls the runtime of this object is linked with.
  std::vector<JitSymbol> getSymbols();

  const CudaModule &getKernels() const { return kernels; }

  /// The first error since the last call of this function.
  llvm::Error takeError();

private:
  static void *allocate(CudaProgram *program, int64_t bytes);
  static void free(CudaProgram *program, void *address);
  static void launch(CudaProgram *program, const char *name, int64_t gridX,
                     int64_t gridY, int64_t gridZ, int64_t blockX,
                     int64_t blockY, int64_t blockZ, int32_t sharedBytes,
                     void **parameters);
  static void encode(CudaProgram *program, cuda::TensorMap map, int32_t type,
                     int64_t rank, const void *array, const int64_t *box,
                     int32_t interleave, int32_t swizzle, int32_t promotion,
                     int32_t fill);
  /// Keeps an error; false if there is none.
  bool keep(llvm::Error error);

  const CudaDevice &device;
  CudaModule kernels;
  llvm::StringMap<CudaKernel> known;
  llvm::DenseSet<cuda::Address> allocations;
  std::optional<std::string> error;
};

} // namespace mlir::act

#endif // ACT_TARGET_CUDAPROGRAM_H
