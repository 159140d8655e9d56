//===- ToolMain.cpp - main of a tool for one file -------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/ToolMain.h"
#include "act/InitAct.h"
#include "act/Target/Compiler.h"
#include "act/Target/Session.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::act;

int act::runTool(StringRef name, function_ref<LogicalResult(Session &)> tool) {
  DialectRegistry registry;
  registerDialects(registry);
  Compiler::registerTranslations(registry);
  registerPasses();
  Session session(name, registry);
  return failed(tool(session)) || failed(session.flushOutput());
}
