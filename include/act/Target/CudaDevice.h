//===- CudaDevice.h - A GPU, its memory and its kernels ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_CUDADEVICE_H
#define ACT_TARGET_CUDADEVICE_H

#include "act/Target/CudaDriver.h"
#include "act/Target/GpuTarget.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <array>
#include <memory>
#include <string>
#include <utility>

namespace mlir::act {
class CudaModule;
class CudaMemory;

/// A GPU that this process uses. Its memory, modules and kernels must not
/// outlive it. Work on it is done in the order in which it is asked for. Not
/// for use from several threads.
class CudaDevice {
public:
  /// Opens the device of this number, counted from 0 as CUDA_VISIBLE_DEVICES
  /// makes the driver count. Fails without a driver, without such a device, or
  /// if it is older than sm_80.
  static llvm::Expected<std::unique_ptr<CudaDevice>> open(int number = 0);
  ~CudaDevice();
  CudaDevice(const CudaDevice &) = delete;
  CudaDevice &operator=(const CudaDevice &) = delete;

  const cuda::Driver &getDriver() const { return driver; }
  llvm::StringRef getName() const { return name; }
  /// What to compile for.
  const GpuTarget &getTarget() const { return target; }

  /// Uninitialized memory, at an address that is a multiple of 256. No bytes
  /// are no memory, at the address 0.
  llvm::Expected<CudaMemory> allocate(size_t bytes) const;

  /// Loads kernels: PTX, which the driver compiles, or a cubin or fatbin.
  llvm::Expected<CudaModule> loadModule(llvm::StringRef code) const;

  /// Waits for all work. Fails if a kernel did, too.
  llvm::Error synchronize() const;

  /// The time in nanoseconds that the device takes for the work that `run`
  /// asks it for, by events before and after it. Resolution: 500 ns.
  llvm::Expected<double> measure(llvm::function_ref<void()> run) const;

private:
  CudaDevice(cuda::Driver driver, cuda::DeviceId id) : driver(driver), id(id) {}
  llvm::Error describe();

  cuda::Driver driver;
  cuda::DeviceId id;
  cuda::Context context = nullptr;
  std::string name;
  GpuTarget target;
};

/// Memory of a device, freed with this object.
class CudaMemory {
public:
  CudaMemory() = default;
  CudaMemory(CudaMemory &&other) noexcept { *this = std::move(other); }
  CudaMemory &operator=(CudaMemory &&other) noexcept;
  ~CudaMemory();

  cuda::Address getAddress() const { return address; }
  /// The address as functions take it, which must not read from there.
  void *getPointer() const { return reinterpret_cast<void *>(address); }
  /// Leaves the memory to the caller, to free it.
  cuda::Address release() { return std::exchange(address, 0); }

  /// Copies all of the memory from or to the host.
  llvm::Error copyFrom(const void *data) const;
  llvm::Error copyTo(void *data) const;

private:
  friend class CudaDevice;

  const cuda::Driver *driver = nullptr;
  cuda::Address address = 0;
  size_t bytes = 0;
};

/// A kernel on a device. It lives as long as its module.
class CudaKernel {
public:
  /// Registers of a thread, and bytes of its memory beside them.
  llvm::Expected<int> getNumRegisters() const;
  llvm::Expected<int> getLocalBytes() const;

  /// Lets launches have so much dynamic shared memory: as much as a kernel may
  /// have unasked is 48 KiB.
  llvm::Error allowSharedBytes(unsigned bytes) const;

  /// Starts the kernel. `parameters` are the addresses of its parameters.
  llvm::Error launch(std::array<unsigned, 3> grid,
                     std::array<unsigned, 3> block, unsigned sharedBytes,
                     void **parameters) const;

private:
  friend class CudaModule;
  llvm::Expected<int> getAttribute(int attribute) const;

  const cuda::Driver *driver = nullptr;
  std::string name;
  cuda::Function function = nullptr;
};

/// Kernels on a device.
class CudaModule {
public:
  CudaModule(CudaModule &&other) noexcept
      : driver(other.driver), module(std::exchange(other.module, nullptr)) {}
  CudaModule &operator=(CudaModule &&) = delete;
  ~CudaModule();

  llvm::Expected<CudaKernel> getKernel(llvm::StringRef name) const;

private:
  friend class CudaDevice;
  CudaModule(const cuda::Driver &driver, cuda::Module module)
      : driver(&driver), module(module) {}

  const cuda::Driver *driver;
  cuda::Module module;
};

} // namespace mlir::act

#endif // ACT_TARGET_CUDADEVICE_H
