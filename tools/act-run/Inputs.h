//===- Inputs.h - Arguments of the function to run --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTRUN_INPUTS_H
#define ACT_TOOLS_ACTRUN_INPUTS_H

#include "act/Target/Signature.h"
#include "llvm/Support/Error.h"

#include <optional>

namespace mlir::act {

/// Where the arguments of a function come from, as the command line says.
struct InputOptions {
  /// One for each argument, in order; missing ones are random. Each is the
  /// name of a .npy file, a number for a scalar, or "random". Or else one .npz
  /// file, whose arrays have the names of arguments, or "arr_<i>".
  ArrayRef<std::string> sources;
  std::optional<uint64_t> seed;
  /// The shapes of random arguments that have dynamic sizes, in order.
  ArrayRef<std::string> shapes;
};

/// Whether a file is for all arguments or results, by its name.
bool isArchive(StringRef path);

/// Reads or makes the arguments of a function.
llvm::Expected<std::vector<HostArray>> makeInputs(const Signature &signature,
                                                  const InputOptions &options);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTRUN_INPUTS_H
