//===- MapToGpu.cpp - The code generator for GPUs ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuLoops.h"
#include "VectorLoops.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTMAPTOGPU
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
struct ActMapToGpu : public act::impl::ActMapToGpuBase<ActMapToGpu> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
    gpu::GPUModuleOp kernels;
    for (func::FuncOp function : functions) {
      SmallVector<linalg::LinalgOp> ops;
      moveMemory(function);
      if (failed(collect(function, ops)))
        return signalPassFailure();
      if (ops.empty())
        continue;
      if (!kernels)
        kernels = createModule(module);
      emitKernels(function, ops, kernels);
    }
  }

private:
  static gpu::GPUModuleOp createModule(ModuleOp module) {
    auto builder = OpBuilder::atBlockEnd(module.getBody());
    module->setAttr(gpu::GPUDialect::getContainerModuleAttrName(),
                    builder.getUnitAttr());
    return gpu::GPUModuleOp::create(builder, module.getLoc(), "act_kernels");
  }

  /// Allocates on the device, and copies by a kernel.
  static void moveMemory(func::FuncOp function) {
    IRRewriter rewriter(function.getContext());
    function.walk([&](Operation *op) {
      rewriter.setInsertionPoint(op);
      Location loc = op->getLoc();
      if (auto alloc = dyn_cast<memref::AllocOp>(op)) {
        auto device = gpu::AllocOp::create(
            rewriter, loc, alloc.getType(), /*asyncToken=*/Type(),
            /*asyncDependencies=*/ValueRange(), alloc.getDynamicSizes(),
            alloc.getSymbolOperands());
        rewriter.replaceOp(alloc, device.getMemref());
      } else if (auto dealloc = dyn_cast<memref::DeallocOp>(op)) {
        gpu::DeallocOp::create(rewriter, loc, /*asyncToken=*/Type(),
                               ValueRange(), dealloc.getMemref());
        rewriter.eraseOp(dealloc);
      } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
        linalg::CopyOp::create(rewriter, loc, copy.getSource(),
                               copy.getTarget());
        rewriter.eraseOp(copy);
      }
    });
  }

  /// Whether a load or store is of an argument that is a plain pointer in C,
  /// such as the sizes of results: these stay on the host.
  static bool isOnHost(Operation *access) {
    Value memref = isa<memref::LoadOp>(access) ? access->getOperand(0)
                                               : access->getOperand(1);
    auto argument = dyn_cast<BlockArgument>(memref);
    auto function = access->getParentOfType<func::FuncOp>();
    return argument && argument.getOwner() == &function.front() &&
           function.getArgAttr(argument.getArgNumber(), "act.pointer");
  }

  /// The structured operations of a function. Anything else that touches
  /// memory would do so on the host.
  static LogicalResult collect(func::FuncOp function,
                               SmallVectorImpl<linalg::LinalgOp> &ops) {
    auto result = function.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
        if (!linalgOp.hasPureBufferSemantics())
          return WalkResult(op->emitError(
              "act-map-to-gpu works on memrefs: bufferize first"));
        ops.push_back(linalgOp);
        return WalkResult::skip();
      }
      if (isa<memref::LoadOp, memref::StoreOp>(op) && !isOnHost(op))
        return WalkResult(
            op->emitError("the host would access an array on the device here"));
      return WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }

  static void emitKernels(func::FuncOp function, ArrayRef<linalg::LinalgOp> ops,
                          gpu::GPUModuleOp kernels) {
    IRRewriter rewriter(function.getContext());
    for (auto [i, op] : llvm::enumerate(ops)) {
      std::string name = function.getName().str();
      if (ops.size() > 1)
        name += "_" + std::to_string(i);
      emitLoops(rewriter, op, kernels, name);
    }
  }

  static remark::RemarkOpts remarkOptions(StringRef name, StringRef function) {
    return remark::RemarkOpts::name(name).category("act-gpu").function(
        function);
  }

  static void emitLoops(RewriterBase &rewriter, linalg::LinalgOp op,
                        gpu::GPUModuleOp kernels, StringRef kernel) {
    Location loc = op.getLoc();
    StringRef name = op->getName().getStringRef();
    auto function = op->getParentOfType<func::FuncOp>();
    op = collapseLoops(rewriter, op);
    GpuLoops loops = emitGpuLoops(rewriter, op, kernels, kernel);
    remark::passed(loc, remarkOptions("Mapped", function.getName()))
        << remark::metric("Op", name) << remark::metric("Kernel", kernel)
        << remark::metric("Lanes", loops.lanes);
    if (!loops.reason.empty())
      remark::missed(loc, remarkOptions("ScalarMemory", function.getName()))
          << remark::metric("Kernel", kernel)
          << remark::reason("{0}", loops.reason);
  }
};
} // namespace
