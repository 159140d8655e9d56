//===- CudaDriver.h - Functions of the CUDA driver --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What act calls of the CUDA driver. It is loaded when it is needed, and the
// declarations are act's own, so that act is built and runs without CUDA.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_CUDADRIVER_H
#define ACT_TARGET_CUDADRIVER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <cstddef>
#include <cstdint>

namespace mlir::act::cuda {

/// The types of the driver's binary interface, which never change.
using Result = int;
using DeviceId = int;
using Address = uint64_t;
using Context = struct ContextOpaque *;
using Module = struct ModuleOpaque *;
using Function = struct FunctionOpaque *;
using Stream = struct StreamOpaque *;
using Event = struct EventOpaque *;

/// Values of the enumerations of cuda.h.
enum : int {
  kSuccess = 0,
  kComputeCapabilityMajor = 75,
  kComputeCapabilityMinor = 76,
  kFunctionLocalBytes = 3,
  kFunctionRegisters = 4,
  kFunctionMaxDynamicSharedBytes = 8,
  kJitErrorLog = 5,
  kJitErrorLogBytes = 6,
};

/// How TMA reads an array: CUtensorMap of cuda.h, 128 bytes that a kernel takes
/// by value.
using TensorMap = struct TensorMapOpaque *;

/// The driver of NVIDIA's GPUs in this process.
struct Driver {
  /// Loads `libcuda.so.1`, or what the environment variable ACT_CUDA_DRIVER
  /// names, and starts it. The driver stays loaded until the process ends.
  static llvm::Expected<Driver> load();

  /// Success, or an error "cannot <action>: <name>: <meaning>".
  llvm::Error check(Result result, const llvm::Twine &action) const;

  // The functions, in place of their versions and without `cu`.
  Result (*init)(unsigned) = nullptr;
  Result (*driverGetVersion)(int *) = nullptr;
  Result (*getErrorName)(Result, const char **) = nullptr;
  Result (*getErrorString)(Result, const char **) = nullptr;
  Result (*deviceGetCount)(int *) = nullptr;
  Result (*deviceGet)(DeviceId *, int) = nullptr;
  Result (*deviceGetName)(char *, int, DeviceId) = nullptr;
  Result (*deviceGetAttribute)(int *, int, DeviceId) = nullptr;
  Result (*primaryContextRetain)(Context *, DeviceId) = nullptr;
  Result (*primaryContextRelease)(DeviceId) = nullptr;
  Result (*contextSetCurrent)(Context) = nullptr;
  Result (*contextSynchronize)() = nullptr;
  Result (*moduleLoad)(Module *, const void *, unsigned, int *,
                       void **) = nullptr;
  Result (*moduleUnload)(Module) = nullptr;
  Result (*moduleGetFunction)(Function *, Module, const char *) = nullptr;
  Result (*functionGetAttribute)(int *, int, Function) = nullptr;
  Result (*functionSetAttribute)(Function, int, int) = nullptr;
  Result (*memoryAllocate)(Address *, size_t) = nullptr;
  Result (*memoryFree)(Address) = nullptr;
  Result (*copyToDevice)(Address, const void *, size_t) = nullptr;
  Result (*copyToHost)(void *, Address, size_t) = nullptr;
  Result (*launchKernel)(Function, unsigned, unsigned, unsigned, unsigned,
                         unsigned, unsigned, unsigned, Stream, void **,
                         void **) = nullptr;
  /// Null for a driver before CUDA 12.0.
  Result (*tensorMapEncodeTiled)(TensorMap, int, unsigned, Address,
                                 const uint64_t *, const uint64_t *,
                                 const unsigned *, const unsigned *, int, int,
                                 int, int) = nullptr;
  Result (*eventCreate)(Event *, unsigned) = nullptr;
  Result (*eventDestroy)(Event) = nullptr;
  Result (*eventRecord)(Event, Stream) = nullptr;
  Result (*eventSynchronize)(Event) = nullptr;
  Result (*eventElapsedTime)(float *, Event, Event) = nullptr;

private:
  llvm::Error loadFunctions(llvm::StringRef path);
};

} // namespace mlir::act::cuda

#endif // ACT_TARGET_CUDADRIVER_H
