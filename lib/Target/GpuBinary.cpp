//===- GpuBinary.cpp - Kernels as PTX or machine code ---------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/GpuBinary.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/GPU/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"

using namespace mlir;
using namespace mlir::act;

/// Whether upstream will find a program of the CUDA toolkit: by environment
/// variable or on the path.
static bool hasTool(StringRef name) {
  for (const char *variable : {"CUDA_ROOT", "CUDA_HOME", "CUDA_PATH"}) {
    std::optional<std::string> root = llvm::sys::Process::GetEnv(variable);
    if (!root)
      continue;
    SmallString<128> path(*root);
    llvm::sys::path::append(path, "bin", name);
    if (llvm::sys::fs::can_execute(path))
      return true;
  }
  return static_cast<bool>(llvm::sys::findProgramByName(name));
}

static StringRef getFormatName(GpuFormat format) {
  switch (format) {
  case GpuFormat::Ptx:
    return "isa";
  case GpuFormat::Cubin:
    return "bin";
  case GpuFormat::Fatbin:
    return "fatbin";
  }
  llvm_unreachable("unknown format");
}

FailureOr<std::string> act::compileKernels(ModuleOp module, GpuFormat format) {
  if (module.getOps<gpu::GPUModuleOp>().empty())
    return module.emitError("there is no kernel to compile"), failure();
  SmallVector<StringRef> tools;
  if (format != GpuFormat::Ptx)
    tools.push_back("ptxas");
  if (format == GpuFormat::Fatbin)
    tools.push_back("fatbinary");
  for (StringRef tool : tools)
    if (!hasTool(tool))
      return module.emitError("'")
             << tool
             << "' of the CUDA toolkit is neither on the path nor in "
                "CUDA_HOME; PTX needs no toolkit";

  GpuModuleToBinaryPassOptions options;
  options.compilationTarget = getFormatName(format).str();
  PassManager manager(module.getContext());
  manager.addPass(createGpuModuleToBinaryPass(options));
  if (failed(manager.run(module)))
    return failure();
  auto binary = *module.getOps<gpu::BinaryOp>().begin();
  auto object = cast<gpu::ObjectAttr>(binary.getObjects()[0]);
  StringRef code = object.getObject().getValue();
  // PTX ends with the zero that the driver needs.
  if (format == GpuFormat::Ptx)
    code = code.rtrim('\0');
  return code.str();
}
