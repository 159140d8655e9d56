//===- Npy.h - NumPy .npy files ---------------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_NPY_H
#define ACT_TARGET_NPY_H

#include "act/Target/HostArray.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace mlir::act {

/// Reads a NumPy .npy file.
///
/// Formats 1.0, 2.0 and 3.0, C and Fortran order (the result is always in C
/// order), little-endian or one-byte elements: `b1`, `i1` to `i8`, `u1` to
/// `u8`, `f2`, `f4`, `f8`. Two-byte void (`V2`) is bfloat16, which is how NumPy
/// saves ml_dtypes.bfloat16. Everything else, and every malformed file, is an
/// error that names the file and what is wrong with it.
llvm::Expected<HostArray> readNpy(StringRef path);

/// Reads an array from the bytes of a .npy file. Errors do not name a file.
llvm::Expected<HostArray> parseNpy(StringRef bytes);

/// What stands before the data of `array` in .npy format 1.0, C order.
std::string getNpyHeader(const HostArray &array);

/// Writes `array` in .npy format 1.0, C order.
void writeNpy(llvm::raw_ostream &os, const HostArray &array);

} // namespace mlir::act

#endif // ACT_TARGET_NPY_H
