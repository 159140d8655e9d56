//===- ToNVVM.cpp - From linalg to kernels for a GPU ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Transforms/Passes.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/GPU/Transforms/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::act;

void mlir::act::buildMapToGpuPipeline(OpPassManager &pm,
                                      const ToNVVMOptions &options) {
  ActMapToGpuOptions map;
  map.allowTf32 = options.allowTf32;
  map.warpgroups = options.target.hasWarpgroups();
  map.tensorMaps = map.warpgroups && options.tensorMaps;
  pm.addPass(createActMapToGpu(map));
  // Rounding to bf16 keeps subnormals on GPUs.
  ActExpandOptions expand;
  expand.nativeBf16 = true;
  pm.addPass(createActExpand(expand));
  pm.addPass(createActCheckNumerics());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

void mlir::act::buildLowerToNVVMPipeline(OpPassManager &pm,
                                         const GpuTarget &target) {
  OpPassManager &kernels = pm.nest<gpu::GPUModuleOp>();
  math::MathExtendToSupportedTypesOptions extend;
  kernels.addPass(math::createMathExtendToSupportedTypes(extend));
  // As on CPUs: the same roundings.
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"bf16"};
  kernels.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  kernels.addPass(createActNarrowToNVVM());
  kernels.addPass(createConvertVectorToSCFPass());
  kernels.addPass(createActResolveExpansions());
  kernels.addPass(memref::createExpandStridedMetadataPass());
  kernels.addPass(createLowerAffinePass());
  kernels.addPass(createSCFToControlFlowPass());
  kernels.addPass(createConvertVectorToLLVMPass());
  kernels.addPass(createActKernelsToNVVM());
  kernels.addPass(createCanonicalizerPass());
  kernels.addPass(createCSEPass());
  kernels.addPass(createReconcileUnrealizedCastsPass());

  GpuNVVMAttachTargetOptions attach;
  attach.triple = GpuTarget::kTriple.str();
  attach.chip = target.chip;
  attach.features = target.getFeatures();
  attach.optLevel = 3;
  pm.addPass(createGpuNVVMAttachTarget(attach));
}

void mlir::act::buildToNVVMPipeline(OpPassManager &pm,
                                    const ToNVVMOptions &options) {
  buildPreparePipeline(pm);
  if (options.foldBatchNorms)
    pm.addPass(createActFoldBatchNorms());
  buildFusePipeline(pm, ToLLVMOptions());
  buildBufferizePipeline(pm);
  buildMapToGpuPipeline(pm, options);
  buildLowerToNVVMPipeline(pm, options.target);
}

void mlir::act::buildLaunchToLLVMPipeline(OpPassManager &pm,
                                          const ToLLVMOptions &options) {
  pm.addPass(createActLaunchToLLVM());
  buildLowerToLLVMPipeline(pm, options);
}
