//===- act-opt.cpp - mlir-opt with the act dialect and passes -------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/InitAct.h"

#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::act::registerDialects(registry);
  mlir::act::registerPasses();
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "act: optimizer for activation functions\n", registry));
}
