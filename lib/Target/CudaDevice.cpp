//===- CudaDevice.cpp - A GPU, its memory and its kernels -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/CudaDevice.h"

#include "llvm/ADT/ScopeExit.h"

using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
using llvm::Twine;

//===----------------------------------------------------------------------===//
// CudaDevice
//===----------------------------------------------------------------------===//

Error CudaDevice::describe() {
  std::array<char, 256> buffer = {};
  // The last byte stays zero.
  if (Error error = driver.check(
          driver.deviceGetName(buffer.data(), buffer.size() - 1, id),
          "ask the device for its name"))
    return error;
  name = buffer.data();
  int major = 0, minor = 0;
  for (auto [value, attribute] :
       {std::pair(&major, cuda::kComputeCapabilityMajor),
        std::pair(&minor, cuda::kComputeCapabilityMinor)})
    if (Error error =
            driver.check(driver.deviceGetAttribute(value, attribute, id),
                         "ask '" + name + "' for its compute capability"))
      return error;
  Expected<GpuTarget> found = GpuTarget::getForCapability(major, minor);
  if (!found)
    return createStringError("cannot use '" + name +
                             "': " + llvm::toString(found.takeError()));
  target = *found;
  return Error::success();
}

Expected<std::unique_ptr<CudaDevice>> CudaDevice::open(int number) {
  Expected<cuda::Driver> driver = cuda::Driver::load();
  if (!driver)
    return driver.takeError();
  int count = 0;
  if (Error error =
          driver->check(driver->deviceGetCount(&count), "count the devices"))
    return std::move(error);
  if (count == 0)
    return createStringError("there is no CUDA device");
  if (number < 0 || number >= count)
    return createStringError(
        "there is no CUDA device " + Twine(number) + "; there " +
        (count == 1 ? "is only device 0"
                    : "are devices 0 to " + Twine(count - 1)));
  cuda::DeviceId id = 0;
  if (Error error = driver->check(driver->deviceGet(&id, number),
                                  "find device " + Twine(number)))
    return std::move(error);
  std::unique_ptr<CudaDevice> device(new CudaDevice(*driver, id));
  if (Error error = device->describe())
    return std::move(error);
  cuda::Context context = nullptr;
  if (Error error = driver->check(driver->primaryContextRetain(&context, id),
                                  "open '" + device->name + "'"))
    return std::move(error);
  device->context = context;
  if (Error error = driver->check(driver->contextSetCurrent(context),
                                  "use '" + device->name + "'"))
    return std::move(error);
  return std::move(device);
}

CudaDevice::~CudaDevice() {
  // Nobody could do anything about an error here and in other destructors.
  if (context) {
    driver.contextSetCurrent(nullptr);
    driver.primaryContextRelease(id);
  }
}

Expected<CudaMemory> CudaDevice::allocate(size_t bytes) const {
  CudaMemory memory;
  memory.driver = &driver;
  memory.bytes = bytes;
  if (bytes == 0)
    return memory;
  if (Error error =
          driver.check(driver.memoryAllocate(&memory.address, bytes),
                       "allocate " + Twine(bytes) + " bytes on '" + name + "'"))
    return std::move(error);
  return memory;
}

Expected<CudaModule> CudaDevice::loadModule(StringRef code) const {
  // PTX ends with a zero.
  std::string image = code.str();
  std::array<char, 1024> log = {};
  std::array<int, 2> options = {cuda::kJitErrorLog, cuda::kJitErrorLogBytes};
  std::array<void *, 2> values = {
      log.data(), reinterpret_cast<void *>(uintptr_t(log.size() - 1))};
  cuda::Module module = nullptr;
  Error error =
      driver.check(driver.moduleLoad(&module, image.c_str(), options.size(),
                                     options.data(), values.data()),
                   "load kernels for " + target.chip + " on '" + name + "'");
  if (!error)
    return CudaModule(driver, module);
  StringRef reason = StringRef(log.data()).trim();
  if (reason.empty())
    return std::move(error);
  return createStringError(llvm::toString(std::move(error)) + ": " + reason);
}

Error CudaDevice::synchronize() const {
  return driver.check(driver.contextSynchronize(),
                      "finish the work on '" + name + "'");
}

Expected<double> CudaDevice::measure(llvm::function_ref<void()> run) const {
  std::array<cuda::Event, 2> events = {};
  llvm::scope_exit destroy([&] {
    for (cuda::Event event : events)
      if (event)
        driver.eventDestroy(event);
  });
  for (cuda::Event &event : events)
    if (Error error =
            driver.check(driver.eventCreate(&event, 0), "create an event"))
      return std::move(error);
  auto record = [&](cuda::Event event) {
    return driver.check(driver.eventRecord(event, nullptr), "record an event");
  };
  if (Error error = record(events[0]))
    return std::move(error);
  run();
  if (Error error = record(events[1]))
    return std::move(error);
  if (Error error = driver.check(driver.eventSynchronize(events[1]),
                                 "finish the work on '" + name + "'"))
    return std::move(error);
  float milliseconds = 0;
  if (Error error = driver.check(
          driver.eventElapsedTime(&milliseconds, events[0], events[1]),
          "read a time"))
    return std::move(error);
  return 1e6 * milliseconds;
}

//===----------------------------------------------------------------------===//
// CudaMemory
//===----------------------------------------------------------------------===//

CudaMemory &CudaMemory::operator=(CudaMemory &&other) noexcept {
  std::swap(driver, other.driver);
  std::swap(address, other.address);
  std::swap(bytes, other.bytes);
  return *this;
}

CudaMemory::~CudaMemory() {
  if (address)
    driver->memoryFree(address);
}

Error CudaMemory::copyFrom(const void *data) const {
  if (bytes == 0)
    return Error::success();
  return driver->check(driver->copyToDevice(address, data, bytes),
                       "copy " + Twine(bytes) + " bytes to the device");
}

Error CudaMemory::copyTo(void *data) const {
  if (bytes == 0)
    return Error::success();
  return driver->check(driver->copyToHost(data, address, bytes),
                       "copy " + Twine(bytes) + " bytes from the device");
}

//===----------------------------------------------------------------------===//
// CudaModule and CudaKernel
//===----------------------------------------------------------------------===//

CudaModule::~CudaModule() {
  if (module)
    driver->moduleUnload(module);
}

Expected<CudaKernel> CudaModule::getKernel(StringRef name) const {
  CudaKernel kernel;
  kernel.driver = driver;
  kernel.name = name.str();
  if (Error error =
          driver->check(driver->moduleGetFunction(&kernel.function, module,
                                                  kernel.name.c_str()),
                        "find kernel '" + name + "'"))
    return std::move(error);
  return kernel;
}

Expected<int> CudaKernel::getAttribute(int attribute) const {
  int value = 0;
  if (Error error = driver->check(
          driver->functionGetAttribute(&value, attribute, function),
          "describe kernel '" + name + "'"))
    return std::move(error);
  return value;
}

Expected<int> CudaKernel::getNumRegisters() const {
  return getAttribute(cuda::kFunctionRegisters);
}

Expected<int> CudaKernel::getLocalBytes() const {
  return getAttribute(cuda::kFunctionLocalBytes);
}

Error CudaKernel::allowSharedBytes(unsigned bytes) const {
  return driver->check(
      driver->functionSetAttribute(
          function, cuda::kFunctionMaxDynamicSharedBytes, int(bytes)),
      "get " + Twine(bytes) + " bytes of shared memory for kernel '" + name +
          "'");
}

Error CudaKernel::launch(std::array<unsigned, 3> grid,
                         std::array<unsigned, 3> block, unsigned sharedBytes,
                         void **parameters) const {
  return driver->check(driver->launchKernel(function, grid[0], grid[1], grid[2],
                                            block[0], block[1], block[2],
                                            sharedBytes, /*stream=*/nullptr,
                                            parameters, nullptr),
                       "launch kernel '" + name + "'");
}
