//===- MapToGpu.cpp - The code generator for GPUs ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuLoops.h"
#include "GpuMatmul.h"
#include "VectorLoops.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTMAPTOGPU
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
struct ActMapToGpu : public act::impl::ActMapToGpuBase<ActMapToGpu> {
  using ActMapToGpuBase::ActMapToGpuBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
    gpu::GPUModuleOp kernels;
    for (func::FuncOp function : functions) {
      SmallVector<linalg::LinalgOp> ops;
      Matmuls matmuls = matchMatmuls(function);
      moveMemory(function);
      if (failed(collect(function, ops)))
        return signalPassFailure();
      if (ops.empty())
        continue;
      if (!kernels)
        kernels = createModule(module);
      emitKernels(function, ops, matmuls, kernels);
    }
  }

private:
  using Matmuls = llvm::MapVector<Operation *, GpuMatmul>;

  /// The products that have tiles in shared memory.
  Matmuls matchMatmuls(func::FuncOp function) {
    Matmuls matmuls;
    function.walk([&](linalg::LinalgOp op) {
      if (!op.hasPureBufferSemantics())
        return;
      std::string reason;
      FailureOr<GpuMatmul> matmul =
          matchGpuMatmul(op, {tensorCores, allowTf32, warpgroups}, reason);
      if (succeeded(matmul))
        matmuls.insert({op, *matmul});
      if (!reason.empty())
        remark::missed(op.getLoc(),
                       remarkOptions("NoTensorCores", function.getName()))
            << remark::metric("Op", op->getName().getStringRef())
            << remark::reason("{0}", reason);
    });
    return matmuls;
  }

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

  void emitKernels(func::FuncOp function, SmallVector<linalg::LinalgOp> &ops,
                   const Matmuls &matmuls, gpu::GPUModuleOp kernels) {
    IRRewriter rewriter(function.getContext());
    SmallVector<Value> products;
    for (auto &[op, matmul] : matmuls) {
      Operation *fill = matmul.group.fill, *epilogue = matmul.epilogue;
      llvm::erase_if(ops, [&](linalg::LinalgOp other) {
        return other == fill || other == epilogue;
      });
      if (!matmul.storesC)
        products.push_back(op->getOperand(2));
    }
    for (auto [i, op] : llvm::enumerate(ops)) {
      std::string name = function.getName().str();
      if (ops.size() > 1)
        name += "_" + std::to_string(i);
      const auto *matmul = matmuls.find(op);
      if (matmul == matmuls.end())
        emitLoops(rewriter, op, kernels, name);
      else
        emitMatmul(rewriter, matmul->second, kernels, name);
    }
    for (Value product : products)
      eraseUnused(rewriter, product.getDefiningOp());
  }

  /// Erases memory that no kernel uses any more. Kernels count allocations, so
  /// this comes last.
  static void eraseUnused(RewriterBase &rewriter, Operation *alloc) {
    for (Operation *user : llvm::to_vector(alloc->getUsers())) {
      assert((isa<gpu::DeallocOp>(user) || isOpTriviallyDead(user)) &&
             "only the kernel with its epilogue uses it");
      rewriter.eraseOp(user);
    }
    rewriter.eraseOp(alloc);
  }

  static remark::RemarkOpts remarkOptions(StringRef name, StringRef function) {
    return remark::RemarkOpts::name(name).category("act-gpu").function(
        function);
  }

  void emitMatmul(RewriterBase &rewriter, GpuMatmul matmul,
                  gpu::GPUModuleOp kernels, StringRef kernel) {
    linalg::LinalgOp product = matmul.group.product;
    Location loc = product.getLoc();
    StringRef name = product->getName().getStringRef();
    auto function = product->getParentOfType<func::FuncOp>();
    GpuMatmulTiles tiles = chooseGpuMatmulTiles(matmul);
    StringRef kind = matmul.usesTensorCores ? "TensorCores" : "TiledProduct";
    remark::passed(loc, remarkOptions(kind, function.getName()))
        << remark::metric("Op", name) << remark::metric("Kernel", kernel)
        << remark::metric(
               "Tile",
               llvm::formatv("{0}x{1}x{2}", tiles.m, tiles.n, tiles.k).str())
        << remark::metric(
               "Warp", llvm::formatv("{0}x{1}", tiles.warpM, tiles.warpN).str())
        << remark::metric("Stages", tiles.stages)
        << remark::metric("Epilogue", matmul.epilogue ? "yes" : "no");
    std::string reason;
    if (!matmul.mayCopyVectors(reason))
      remark::missed(loc, remarkOptions("ScalarMemory", function.getName()))
          << remark::metric("Kernel", kernel) << remark::reason("{0}", reason);
    if (tensorMaps && matmul.usesWarpgroups) {
      matmul.usesTensorMaps = matmul.mayHaveTensorMaps(reason);
      if (matmul.usesTensorMaps)
        remark::passed(loc, remarkOptions("TensorMaps", function.getName()))
            << remark::metric("Kernel", getNameWithTensorMaps(kernel));
      else
        remark::missed(loc, remarkOptions("NoTensorMaps", function.getName()))
            << remark::metric("Kernel", kernel)
            << remark::reason("{0}", reason);
    }
    emitGpuMatmul(rewriter, matmul, tiles, kernels, kernel);
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
