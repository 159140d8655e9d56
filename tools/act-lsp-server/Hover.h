//===- Hover.h - Documentation in what the server says ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTLSPSERVER_HOVER_H
#define ACT_TOOLS_ACTLSPSERVER_HOVER_H

#include "mlir/Support/LLVM.h"

#include <cstdio>
#include <string>

namespace mlir::act {

/// The documentation of an operation of the dialect ("act.elu") as Markdown:
/// its summary, syntax and description. Empty if there is none.
std::string getDocumentation(StringRef operation);

/// Copies what the server of MLIR writes, and adds the documentation to what it
/// says of an operation of the dialect. MLIR's server shows its generic form
/// only, and has no place for more.
void addDocumentation(std::FILE *in, raw_ostream &out);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTLSPSERVER_HOVER_H
