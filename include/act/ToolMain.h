//===- ToolMain.h - main of a tool for one file -----------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLMAIN_H
#define ACT_TOOLMAIN_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace mlir::act {
class Session;

/// What `main` of a tool does after the command line: runs `tool` in a session
/// with all dialects and passes. Returns the exit code.
int runTool(StringRef name, function_ref<LogicalResult(Session &)> tool);

} // namespace mlir::act

#endif // ACT_TOOLMAIN_H
