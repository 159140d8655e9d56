//===- KernelHeader.h - C headers of kernels --------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_KERNELHEADER_H
#define ACT_TARGET_KERNELHEADER_H

#include "act/Target/Signature.h"

namespace mlir::act {

/// Writes a header for the kernels of a module that `act-to-nvvm` made: their
/// names, parameters, threads a block and, as functions, blocks. `signatures`
/// are those of the functions that launch them. `fileName` is the name of the
/// header, from which the include guard is made. Emits an error at a function
/// with a name that C does not have.
LogicalResult writeKernelHeader(raw_ostream &os, StringRef fileName,
                                ModuleOp module,
                                ArrayRef<Signature> signatures);

} // namespace mlir::act

#endif // ACT_TARGET_KERNELHEADER_H
