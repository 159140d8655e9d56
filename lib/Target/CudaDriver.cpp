//===- CudaDriver.cpp - Functions of the CUDA driver ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/CudaDriver.h"

#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/Process.h"

using namespace mlir::act::cuda;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

/// The first that reads PTX for sm_80.
static constexpr int kOldestVersion = 11000;

/// A version as it is spelled, 11.2 for 11020.
static std::string versionToString(int version) {
  return std::to_string(version / 1000) + "." +
         std::to_string(version % 1000 / 10);
}

Error Driver::loadFunctions(llvm::StringRef path) {
  std::string error;
  llvm::sys::DynamicLibrary library =
      llvm::sys::DynamicLibrary::getPermanentLibrary(path.str().c_str(),
                                                     &error);
  if (!library.isValid())
    return createStringError("cannot load the CUDA driver: " + error);
  auto loadIfThere = [&](auto &function, const char *name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(
        library.getAddressOfSymbol(name));
  };
  auto load = [&](auto &function, const char *name) {
    loadIfThere(function, name);
    if (!function && error.empty())
      error = name;
  };
  load(init, "cuInit");
  load(driverGetVersion, "cuDriverGetVersion");
  load(getErrorName, "cuGetErrorName");
  load(getErrorString, "cuGetErrorString");
  load(deviceGetCount, "cuDeviceGetCount");
  load(deviceGet, "cuDeviceGet");
  load(deviceGetName, "cuDeviceGetName");
  load(deviceGetAttribute, "cuDeviceGetAttribute");
  load(primaryContextRetain, "cuDevicePrimaryCtxRetain");
  load(primaryContextRelease, "cuDevicePrimaryCtxRelease_v2");
  load(contextSetCurrent, "cuCtxSetCurrent");
  load(contextSynchronize, "cuCtxSynchronize");
  load(moduleLoad, "cuModuleLoadDataEx");
  load(moduleUnload, "cuModuleUnload");
  load(moduleGetFunction, "cuModuleGetFunction");
  load(functionGetAttribute, "cuFuncGetAttribute");
  load(functionSetAttribute, "cuFuncSetAttribute");
  load(memoryAllocate, "cuMemAlloc_v2");
  load(memoryFree, "cuMemFree_v2");
  load(copyToDevice, "cuMemcpyHtoD_v2");
  load(copyToHost, "cuMemcpyDtoH_v2");
  load(launchKernel, "cuLaunchKernel");
  loadIfThere(tensorMapEncodeTiled, "cuTensorMapEncodeTiled");
  load(eventCreate, "cuEventCreate");
  load(eventDestroy, "cuEventDestroy_v2");
  load(eventRecord, "cuEventRecord");
  load(eventSynchronize, "cuEventSynchronize");
  load(eventElapsedTime, "cuEventElapsedTime");
  if (!error.empty())
    return createStringError("'" + path + "' has no function " + error +
                             ": it is no CUDA driver, or one before 11.0");
  return Error::success();
}

Expected<Driver> Driver::load() {
  Driver driver;
  std::optional<std::string> path =
      llvm::sys::Process::GetEnv("ACT_CUDA_DRIVER");
  if (Error error = driver.loadFunctions(path.value_or("libcuda.so.1")))
    return std::move(error);
  int version = 0;
  if (Error error = driver.check(driver.driverGetVersion(&version),
                                 "ask the CUDA driver for its version"))
    return std::move(error);
  if (version < kOldestVersion)
    return createStringError("the CUDA driver is for CUDA " +
                             versionToString(version) + "; act needs " +
                             versionToString(kOldestVersion) + " or newer");
  if (Error error = driver.check(driver.init(0), "start the CUDA driver"))
    return std::move(error);
  return driver;
}

Error Driver::check(Result result, const llvm::Twine &action) const {
  if (result == kSuccess)
    return Error::success();
  const char *name = nullptr, *meaning = nullptr;
  if (getErrorName(result, &name) != kSuccess || !name)
    return createStringError("cannot " + action + ": error " +
                             llvm::Twine(result) + " of the CUDA driver");
  if (getErrorString(result, &meaning) != kSuccess || !meaning)
    meaning = "unknown";
  return createStringError("cannot " + action + ": " + name + ": " + meaning);
}
