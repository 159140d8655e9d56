//===- GpuBinary.h - Kernels as PTX or machine code -------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_GPUBINARY_H
#define ACT_TARGET_GPUBINARY_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"

#include <string>

namespace mlir::act {

enum class GpuFormat {
  Ptx,    ///< Text that the driver compiles for its GPU.
  Cubin,  ///< Machine code of one chip. Made by ptxas.
  Fatbin, ///< Both. Made by ptxas and fatbinary.
};

/// Compiles the kernels of a module that `act-to-nvvm` made. The module keeps
/// a gpu.binary in place of them. Emits an error where that fails, among other
/// reasons because a program of the CUDA toolkit is not found.
FailureOr<std::string> compileKernels(ModuleOp module, GpuFormat format);

} // namespace mlir::act

#endif // ACT_TARGET_GPUBINARY_H
