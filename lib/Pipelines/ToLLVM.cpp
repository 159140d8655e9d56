//===- ToLLVM.cpp - From linalg to the LLVM dialect -------------*- C++ -*-===//
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
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::act;

void mlir::act::buildPreparePipeline(OpPassManager &pm) {
  pm.addPass(createInlinerPass());
  pm.addPass(createSymbolDCEPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createActWidenSums());
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  pm.addPass(createActGeneralize());
  // Proves the assertions of front ends about sizes.
  pm.addPass(arith::createIntRangeOptimizationsPass());
  pm.addPass(createCanonicalizerPass());
  // Also folds transposed constants. The first run takes the outputs of
  // generics out of the chain, but dynamic sizes still come from them until
  // they are canonicalized; the second run fuses what that held back.
  pm.addPass(createActFuseElementwise());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createActFuseElementwise());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

void mlir::act::buildFusePipeline(OpPassManager &pm,
                                  const ToLLVMOptions &options) {
  if (options.raise)
    pm.addPass(createActRaise());
  pm.addPass(createActFuse());
  pm.addPass(createActExportFunctions());
  pm.addPass(memref::createResolveShapedTypeResultDimsPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createActFuseSiblings());
}

void mlir::act::buildBufferizePipeline(OpPassManager &pm) {
  pm.addPass(createActEliminateEmptyTensors());
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  bufferize.allowReturnAllocsFromLoops = true;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  bufferization::buildBufferDeallocationPipeline(pm);
  // The pipeline above leaves clones where a value has two owners.
  pm.addPass(createConvertBufferizationToMemRefPass());
}

/// The canonicalizer, without what it does to blocks: vector code has few, and
/// LLVM will merge those. That is a fifth of its time.
static std::unique_ptr<Pass> createPatternsOnlyCanonicalizer() {
  GreedyRewriteConfig config;
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
  return createCanonicalizerPass(config);
}

/// What `act-pack-constants` and `act-tile-and-vectorize` must agree on.
template <typename PassOptions>
static PassOptions getTargetOptions(const ToLLVMOptions &options) {
  PassOptions result;
  result.vectorBits = options.target.vectorBits;
  result.vectorRegisters = options.target.vectorRegisters;
  result.multiplyAddsPerCycle = options.target.multiplyAddsPerCycle;
  // Without act's kernels, activations become calls of libm.
  result.scalableVectors = options.raise && options.target.scalableVectors;
  result.maskedMemory = options.target.maskedMemory;
  result.minMaskedBits = options.target.minMaskedBits;
  result.indexedOffsets = options.target.indexedOffsets;
  result.multipliesBF16Pairs = options.target.multipliesBF16Pairs;
  result.multipliesBF16Tiles = options.target.multipliesBF16Tiles;
  result.l1Bytes = options.target.l1Bytes;
  result.l2Bytes = options.target.l2Bytes;
  return result;
}

void mlir::act::buildVectorizePipeline(OpPassManager &pm,
                                       const ToLLVMOptions &options) {
  pm.addPass(createActFillBorders());
  pm.addPass(createActPackConstants(
      getTargetOptions<ActPackConstantsOptions>(options)));
  // Constants that are packed are there in another form.
  pm.addPass(createSymbolDCEPass());
  pm.addPass(createActShareKernels());
  auto vectorize = getTargetOptions<ActTileAndVectorizeOptions>(options);
  vectorize.parallel = options.parallel;
  pm.addPass(createActTileAndVectorize(vectorize));
  if (options.raise) {
    pm.addPass(createActExpand());
    pm.addPass(createActCheckNumerics());
  } else {
    pm.addPass(createActToMath());
  }
  pm.addPass(createPatternsOnlyCanonicalizer());
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(
      bufferization::createOptimizeAllocationLivenessPass());
  pm.addNestedPass<func::FuncOp>(createActPlanMemory());
  pm.addPass(createActOutlineLoops());
}

void mlir::act::buildLowerToLLVMPipeline(OpPassManager &pm,
                                         const ToLLVMOptions &options) {
  math::MathExtendToSupportedTypesOptions extend;
  pm.addPass(math::createMathExtendToSupportedTypes(extend));
  // The intrinsic takes scalar exponents of 32 bits only.
  math::MathExpandOpsPassOptions powers;
  powers.opMnemonics = {"fpowi"};
  pm.addPass(math::createMathExpandOpsPass(powers));
  addExpandArithPasses(pm, /*expandF16=*/!options.target.convertsF16);

  pm.addPass(createConvertVectorToSCFPass());
  pm.addPass(memref::createExpandOpsPass());
  pm.addPass(createActResolveExpansions());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  if (options.parallel) {
    pm.addPass(createConvertSCFToOpenMPPass());
    // Takes away the scopes around bodies, which have no allocas.
    pm.addPass(createCanonicalizerPass());
  }
  pm.addPass(createSCFToControlFlowPass());

  pm.addPass(createActLowerCInterface());
  // Calls of libm take vectors apart, so they come first.
  // log(1 + x) has no correct digit near 0.
  ConvertMathToLLVMPassOptions math;
  math.approximateLog1p = false;
  pm.addPass(createConvertMathToLLVMPass(math));
  pm.addPass(createConvertMathToLibmPass());
  if (options.target.multipliesBF16Tiles)
    pm.addPass(createActStreamTiles());
  ConvertVectorToLLVMPassOptions vector;
  vector.vectorTransposeLowering =
      vector::VectorTransposeLowering::Shuffle16x16;
  vector.x86Vector = options.target.multipliesBF16Pairs;
  vector.amx = options.target.multipliesBF16Tiles;
  pm.addPass(createConvertVectorToLLVMPass(vector));
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createActFlattenConstants());
  pm.addPass(createActLegalizeBFloat16());
  if (options.raise && options.target.overwritesAddends)
    pm.addPass(createActLoadAddends());
  if (options.parallel)
    pm.addPass(createConvertOpenMPToLLVMPass());
  pm.addPass(createPatternsOnlyCanonicalizer());
  pm.addPass(createReconcileUnrealizedCastsPass());
}

void mlir::act::buildToLLVMPipeline(OpPassManager &pm,
                                    const ToLLVMOptions &options) {
  buildPreparePipeline(pm);
  if (options.foldBatchNorms)
    pm.addPass(createActFoldBatchNorms());
  pm.addPass(createActChannelsLast());
  pm.addPass(createActLowerConvolutions());
  pm.addPass(createActFoldTransposes());
  buildFusePipeline(pm, options);
  buildBufferizePipeline(pm);
  buildVectorizePipeline(pm, options);
  buildLowerToLLVMPipeline(pm, options);
}
