//===- Npz.h - NumPy .npz files ---------------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_NPZ_H
#define ACT_TARGET_NPZ_H

#include "act/Target/HostArray.h"
#include "llvm/Support/Error.h"

#include <string>
#include <utility>
#include <vector>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace mlir::act {

/// An array of a .npz file. Its name is that of the file in the archive without
/// ".npy": "arr_0", "arr_1", ... unless the one who saved it chose others.
using NamedArray = std::pair<std::string, HostArray>;

/// Reads a NumPy .npz file, a ZIP archive of .npy files, in the order of its
/// directory.
///
/// Archives as `numpy.savez` and `numpy.savez_compressed` write them; the
/// latter only if act was built with zlib. The checksum of each array is
/// checked. Archives of more than 4 GiB, encrypted ones, and every malformed
/// file are errors that name the file and what is wrong with it.
llvm::Expected<std::vector<NamedArray>> readNpz(StringRef path);

/// Reads the bytes of a .npz file. Errors do not name a file.
llvm::Expected<std::vector<NamedArray>> parseNpz(StringRef bytes);

/// Writes arrays with their names as a .npz file, without compression. The same
/// arrays give the same bytes. An error if they take more than 4 GiB.
llvm::Error
writeNpz(llvm::raw_ostream &os,
         ArrayRef<std::pair<std::string, const HostArray *>> arrays);

} // namespace mlir::act

#endif // ACT_TARGET_NPZ_H
