//===- ActPlugin.cpp - act for a stock mlir-opt ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Both a dialect and a pass plugin. It registers what is act's only: a pass
// that is registered twice ends the process, and the host has upstream's.
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/Differentiation/Differentiation.h"
#include "act/Differentiation/Passes.h"
#include "act/IR/Act.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Transforms/Passes.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"

using namespace mlir;

static constexpr char kName[] = "act";

extern "C" DialectPluginLibraryInfo mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, kName, ACT_VERSION,
          [](DialectRegistry *registry) {
            registry->insert<act::ActDialect>();
            act::registerDerivatives(*registry);
          }};
}

extern "C" PassPluginLibraryInfo mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, kName, ACT_VERSION, [] {
            act::registerActTransformsPasses();
            act::registerActConversionPasses();
            act::registerActDifferentiationPasses();
            act::registerPipelines();
          }};
}
