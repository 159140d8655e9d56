//===- InitAct.cpp - Registration of all that act needs ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/InitAct.h"
#include "act/Conversion/Passes.h"
#include "act/Differentiation/Differentiation.h"
#include "act/Differentiation/Passes.h"
#include "act/IR/Act.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Transforms/Passes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"

void mlir::act::registerDialects(DialectRegistry &registry) {
  registry.insert<ActDialect>();
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registerDerivatives(registry);
  // For gpu-module-to-binary.
  registerAllGPUToLLVMIRTranslations(registry);
}

void mlir::act::registerPasses() {
  registerAllPasses();
  registerActTransformsPasses();
  registerActConversionPasses();
  registerActDifferentiationPasses();
  registerPipelines();
}
