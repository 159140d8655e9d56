//===- Registration.cpp - Pipelines by their textual names ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Pipelines/Pipelines.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace mlir::act;

static constexpr StringLiteral kFoldBatchNorms =
    "Multiply constant weights by the batch norms that follow";

namespace {
struct TargetOptions : public PassPipelineOptions<TargetOptions> {
  Option<std::string> cpu{
      *this, "cpu", llvm::cl::init("native"),
      llvm::cl::desc("LLVM's name of the CPU; 'native' is the host")};
  Option<std::string> features{
      *this, "features", llvm::cl::desc("LLVM features, as in +avx2,-fma")};
  Option<std::string> triple{
      *this, "triple",
      llvm::cl::desc("LLVM triple of the target; empty for the host")};
  Option<int64_t> vectorBits{
      *this, "vector-bits", llvm::cl::init(0),
      llvm::cl::desc("Width of vectors, instead of the one of the CPU")};
  Option<bool> parallel{
      *this, "parallel", llvm::cl::init(false),
      llvm::cl::desc("Share large operations among threads (OpenMP)")};
  Option<bool> foldBatchNorms{*this, "fold-batch-norms", llvm::cl::init(true),
                              llvm::cl::desc(kFoldBatchNorms)};
};

struct GpuOptions : public PassPipelineOptions<GpuOptions> {
  Option<std::string> chip{
      *this, "chip", llvm::cl::init("sm_80"),
      llvm::cl::desc("The GPU, as in sm_80, sm_90a or sm_100")};
  Option<bool> allowTf32{
      *this, "allow-tf32", llvm::cl::init(false),
      llvm::cl::desc("Let tensor cores multiply f32, rounded to tf32, which "
                     "has 11 of the 24 digits")};
  Option<bool> tensorMaps{
      *this, "tensor-maps", llvm::cl::init(true),
      llvm::cl::desc("For sm_90a, make a second kernel of matrix products to "
                     "which TMA brings the operands")};
  Option<bool> foldBatchNorms{*this, "fold-batch-norms", llvm::cl::init(true),
                              llvm::cl::desc(kFoldBatchNorms)};
};
} // namespace

/// The pass manager aborts when its passes for modules are nested in anything
/// else.
static LogicalResult
checkAnchor(OpPassManager &pm, StringRef name,
            function_ref<LogicalResult(const Twine &)> emitError) {
  if (pm.getOpAnchorName() != OpPassManager::getAnyOpAnchorName() &&
      pm.getOpAnchorName() != ModuleOp::getOperationName())
    return emitError(name + " runs on builtin.module, not on " +
                     pm.getOpAnchorName());
  return success();
}

static void
registerToLLVM(StringRef name, StringRef description, bool raise,
               void (*build)(OpPassManager &,
                             const ToLLVMOptions &) = buildToLLVMPipeline) {
  registerPassPipeline(
      name, description,
      [name, raise,
       build](OpPassManager &pm, StringRef text,
              function_ref<LogicalResult(const Twine &)> emitError) {
        if (failed(checkAnchor(pm, name, emitError)))
          return failure();
        std::unique_ptr<TargetOptions> parsed =
            TargetOptions::createFromString(text);
        if (!parsed)
          return failure();
        llvm::Expected<TargetInfo> target =
            TargetInfo::get(parsed->cpu, parsed->features, parsed->triple);
        if (!target)
          return emitError(llvm::toString(target.takeError()));
        if (parsed->vectorBits < 0 ||
            (parsed->vectorBits != 0 &&
             !llvm::isPowerOf2_64(parsed->vectorBits)))
          return emitError("vector-bits must be a power of two");
        if (parsed->vectorBits != 0)
          target->vectorBits = parsed->vectorBits;
        ToLLVMOptions options;
        options.target = *target;
        options.raise = raise;
        options.parallel = parsed->parallel;
        options.foldBatchNorms = parsed->foldBatchNorms;
        build(pm, options);
        return success();
      },
      [](function_ref<void(const detail::PassOptions &)> handle) {
        handle(TargetOptions());
      });
}

static void registerToNVVM(StringRef name, StringRef description) {
  registerPassPipeline(
      name, description,
      [name](OpPassManager &pm, StringRef text,
             function_ref<LogicalResult(const Twine &)> emitError) {
        if (failed(checkAnchor(pm, name, emitError)))
          return failure();
        std::unique_ptr<GpuOptions> parsed = GpuOptions::createFromString(text);
        if (!parsed)
          return failure();
        llvm::Expected<GpuTarget> target = GpuTarget::get(parsed->chip);
        if (!target)
          return emitError(llvm::toString(target.takeError()));
        buildToNVVMPipeline(pm, {*target, parsed->allowTf32, parsed->tensorMaps,
                                 parsed->foldBatchNorms});
        return success();
      },
      [](function_ref<void(const detail::PassOptions &)> handle) {
        handle(GpuOptions());
      });
}

void mlir::act::registerPipelines() {
  PassPipelineRegistration<>(
      "act-prepare",
      "Bring each activation into one linalg.generic, with its neighbours",
      buildPreparePipeline);
  registerToLLVM("act-to-llvm",
                 "Compile linalg and act on tensors to the LLVM dialect",
                 /*raise=*/true);
  registerToLLVM("upstream-to-llvm",
                 "act-to-llvm with activations lowered by upstream MLIR, for "
                 "comparison",
                 /*raise=*/false);
  registerToNVVM("act-to-nvvm",
                 "Compile linalg and act on tensors to kernels for a GPU");
  registerToLLVM("act-host-to-llvm",
                 "Compile what act-to-nvvm leaves for the CPU to the LLVM "
                 "dialect",
                 /*raise=*/true, buildLaunchToLLVMPipeline);
}
