//===- TypeNames.cpp - Does libMLIR spell types as this compiler does? ----===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Run when act is configured, see ActTypeNames.cmake. Exits with 0 if a tensor
// of libMLIR has a trait that it does have.
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"

int main() {
  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  mlir::Type tensor =
      mlir::RankedTensorType::get({1}, mlir::IndexType::get(&context));
  return !tensor.hasTrait<mlir::ValueSemantics>();
}
