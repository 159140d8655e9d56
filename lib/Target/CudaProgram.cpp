//===- CudaProgram.cpp - A compiled function with kernels -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/CudaProgram.h"

using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

CudaProgram::~CudaProgram() {
  for (cuda::Address address : allocations)
    device.getDriver().memoryFree(address);
}

std::vector<JitSymbol> CudaProgram::getSymbols() {
  return {{"act_gpu_context", this},
          {"act_gpu_allocate", reinterpret_cast<void *>(&allocate)},
          {"act_gpu_free", reinterpret_cast<void *>(&free)},
          {"act_gpu_launch", reinterpret_cast<void *>(&launch)},
          {"act_gpu_encode", reinterpret_cast<void *>(&encode)}};
}

bool CudaProgram::keep(Error newError) {
  if (!newError)
    return false;
  std::string message = llvm::toString(std::move(newError));
  if (!error)
    error = std::move(message);
  return true;
}

Error CudaProgram::takeError() {
  if (!error)
    return Error::success();
  Error result = createStringError(*error);
  error.reset();
  return result;
}

void *CudaProgram::allocate(CudaProgram *program, int64_t bytes) {
  if (program->error)
    return nullptr;
  Expected<CudaMemory> memory = program->device.allocate(bytes);
  if (!memory) {
    program->keep(memory.takeError());
    return nullptr;
  }
  cuda::Address address = memory->release();
  if (address)
    program->allocations.insert(address);
  return reinterpret_cast<void *>(address);
}

void CudaProgram::free(CudaProgram *program, void *pointer) {
  auto address = reinterpret_cast<cuda::Address>(pointer);
  // What an error kept from being used is freed all the same.
  if (!program->allocations.erase(address))
    return;
  const cuda::Driver &driver = program->device.getDriver();
  program->keep(
      driver.check(driver.memoryFree(address), "free memory of the device"));
}

void CudaProgram::launch(CudaProgram *program, const char *name, int64_t gridX,
                         int64_t gridY, int64_t gridZ, int64_t blockX,
                         int64_t blockY, int64_t blockZ, int32_t sharedBytes,
                         void **parameters) {
  if (program->error)
    return;
  auto it = program->known.find(name);
  if (it == program->known.end()) {
    Expected<CudaKernel> kernel = program->kernels.getKernel(name);
    if (!kernel) {
      program->keep(kernel.takeError());
      return;
    }
    // All launches of a kernel have the same.
    if (sharedBytes != 0 &&
        program->keep(kernel->allowSharedBytes(sharedBytes)))
      return;
    it = program->known.try_emplace(name, std::move(*kernel)).first;
  }
  // Kernels are launched with far fewer blocks and threads than 2^31.
  auto size = [](int64_t x, int64_t y, int64_t z) {
    return std::array{unsigned(x), unsigned(y), unsigned(z)};
  };
  program->keep(it->second.launch(size(gridX, gridY, gridZ),
                                  size(blockX, blockY, blockZ), sharedBytes,
                                  parameters));
}

void CudaProgram::encode(CudaProgram *program, cuda::TensorMap map,
                         int32_t type, int64_t rank, const void *array,
                         const int64_t *box, int32_t interleave,
                         int32_t swizzle, int32_t promotion, int32_t fill) {
  if (program->error)
    return;
  const cuda::Driver &driver = program->device.getDriver();
  if (!driver.tensorMapEncodeTiled) {
    program->keep(createStringError(
        "the CUDA driver has no function cuTensorMapEncodeTiled: it is one "
        "before 12.0"));
    return;
  }
  // A memref descriptor: the address of the allocation and of the array, the
  // offset, the sizes and the strides. The driver takes the fastest dimension
  // first, whose stride is 1.
  const auto *fields = static_cast<const int64_t *>(array);
  constexpr int64_t kBytes = 2;
  const int64_t *sizes = fields + 3, *strides = sizes + rank;
  cuda::Address address = fields[1] + kBytes * fields[2];
  std::vector<uint64_t> extents, distances;
  std::vector<unsigned> boxes;
  for (int64_t dim = rank; dim-- > 0;) {
    extents.push_back(sizes[dim]);
    boxes.push_back(box[dim]);
    if (dim != rank - 1)
      distances.push_back(kBytes * strides[dim]);
  }
  std::vector<unsigned> steps(rank, 1);
  program->keep(driver.check(
      driver.tensorMapEncodeTiled(map, type, rank, address, extents.data(),
                                  distances.data(), boxes.data(), steps.data(),
                                  interleave, swizzle, promotion, fill),
      "encode a tensor map"));
}
