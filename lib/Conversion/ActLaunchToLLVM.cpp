//===- ActLaunchToLLVM.cpp - Launches as calls of a runtime ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/Target/TensorMap.h"

#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Transforms/DialectConversion.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLAUNCHTOLLVM
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// The runtime
//===----------------------------------------------------------------------===//

static constexpr StringLiteral kContext = "act_gpu_context";

/// Declares what the functions call and name, once for a module: patterns may
/// not look at symbols that others have made.
static void declareRuntime(ModuleOp module) {
  MLIRContext *context = module.getContext();
  auto builder = OpBuilder::atBlockBegin(module.getBody());
  auto pointer = LLVM::LLVMPointerType::get(context);
  Type none = LLVM::LLVMVoidType::get(context);
  Type i64 = builder.getI64Type(), i32 = builder.getI32Type();
  auto declare = [&](StringRef name, Type result, ArrayRef<Type> parameters) {
    LLVM::LLVMFuncOp::create(builder, module.getLoc(), name,
                             LLVM::LLVMFunctionType::get(result, parameters));
  };
  declare("act_gpu_allocate", pointer, {pointer, i64});
  declare("act_gpu_free", none, {pointer, pointer});
  declare("act_gpu_launch", none,
          {pointer, pointer, i64, i64, i64, i64, i64, i64, i32, pointer});
  declare("act_gpu_encode", none,
          {pointer, pointer, i32, i64, pointer, pointer, i32, i32, i32, i32});
  LLVM::GlobalOp::create(builder, module.getLoc(), builder.getI8Type(),
                         /*isConstant=*/false, LLVM::Linkage::External,
                         kContext, Attribute());

  llvm::StringSet<> kernels;
  module.walk([&](gpu::LaunchFuncOp launch) {
    StringRef kernel = launch.getKernelName().getValue();
    if (!kernels.insert(kernel).second)
      return;
    std::string text = (kernel + Twine('\0')).str();
    LLVM::GlobalOp::create(
        builder, module.getLoc(),
        LLVM::LLVMArrayType::get(builder.getI8Type(), text.size()),
        /*isConstant=*/true, LLVM::Linkage::Internal,
        ("act_gpu_name_" + kernel).str(), builder.getStringAttr(text));
  });
}

namespace {
/// A pattern that emits calls of the runtime.
template <typename Op>
struct CallPattern : public ConvertOpToLLVMPattern<Op> {
  using ConvertOpToLLVMPattern<Op>::ConvertOpToLLVMPattern;

  static Value getAddress(OpBuilder &builder, Location loc, StringRef global) {
    return LLVM::AddressOfOp::create(
        builder, loc, LLVM::LLVMPointerType::get(builder.getContext()), global);
  }

  static LLVM::CallOp call(OpBuilder &builder, Location loc, StringRef function,
                           TypeRange results, ArrayRef<Value> arguments) {
    SmallVector<Value> all = {getAddress(builder, loc, kContext)};
    llvm::append_range(all, arguments);
    return LLVM::CallOp::create(builder, loc, results, function, all);
  }

  /// Memory of the function that `op` is in. The stack must not grow in a loop.
  static Value allocateOnStack(Operation *op,
                               ConversionPatternRewriter &rewriter, Type type,
                               int64_t count, unsigned alignment = 0) {
    OpBuilder::InsertionGuard guard(rewriter);
    auto function = op->getParentOfType<FunctionOpInterface>();
    rewriter.setInsertionPointToStart(&function.getFunctionBody().front());
    Value size = LLVM::ConstantOp::create(rewriter, op->getLoc(),
                                          rewriter.getI64Type(), count);
    return LLVM::AllocaOp::create(rewriter, op->getLoc(),
                                  LLVM::LLVMPointerType::get(op->getContext()),
                                  type, size, alignment);
  }
};

struct AllocPattern : public CallPattern<gpu::AllocOp> {
  using CallPattern::CallPattern;

  LogicalResult
  matchAndRewrite(gpu::AllocOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    MemRefType type = op.getType();
    if (op.getAsyncToken() || !isConvertibleAndHasIdentityMaps(type))
      return failure();
    Location loc = op.getLoc();
    SmallVector<Value> sizes, strides;
    Value bytes;
    getMemRefDescriptorSizes(loc, type, adaptor.getDynamicSizes(), rewriter,
                             sizes, strides, bytes);
    Value address = call(rewriter, loc, "act_gpu_allocate",
                         LLVM::LLVMPointerType::get(getContext()), bytes)
                        .getResult();
    rewriter.replaceOp(op, {createMemRefDescriptor(loc, type, address, address,
                                                   sizes, strides, rewriter)});
    return success();
  }
};

struct DeallocPattern : public CallPattern<gpu::DeallocOp> {
  using CallPattern::CallPattern;

  LogicalResult
  matchAndRewrite(gpu::DeallocOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    if (op.getAsyncToken())
      return failure();
    MemRefDescriptor memref(adaptor.getMemref());
    call(rewriter, op.getLoc(), "act_gpu_free", {},
         memref.allocatedPtr(rewriter, op.getLoc()));
    rewriter.eraseOp(op);
    return success();
  }
};

struct TensorMapPattern : public CallPattern<nvgpu::TmaCreateDescriptorOp> {
  using CallPattern::CallPattern;

  LogicalResult
  matchAndRewrite(nvgpu::TmaCreateDescriptorOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    // By its definition, an array of known rank.
    auto cast = op.getTensor().getDefiningOp<memref::CastOp>();
    auto arrayType =
        cast ? dyn_cast<MemRefType>(cast.getSource().getType()) : MemRefType();
    std::optional<int32_t> type;
    if (arrayType)
      type = getTensorMapType(arrayType.getElementType());
    if (!type)
      return failure();
    Location loc = op.getLoc();
    Value map = allocateOnStack(op, rewriter, rewriter.getI8Type(),
                                kTensorMapBytes, kTensorMapAlignment);
    Value descriptor = rewriter.getRemappedValue(cast.getSource());
    Value array = allocateOnStack(op, rewriter, descriptor.getType(), 1);
    LLVM::StoreOp::create(rewriter, loc, descriptor, array);
    Type i64 = rewriter.getI64Type();
    Value box =
        allocateOnStack(op, rewriter, i64, adaptor.getBoxDimensions().size());
    for (auto [i, size] : llvm::enumerate(adaptor.getBoxDimensions()))
      LLVM::StoreOp::create(
          rewriter, loc, size,
          LLVM::GEPOp::create(rewriter, loc, box.getType(), i64, box,
                              ArrayRef<LLVM::GEPArg>{int32_t(i)}));
    auto number = [&](auto value) -> Value {
      return LLVM::ConstantOp::create(rewriter, loc, rewriter.getI32Type(),
                                      int32_t(value));
    };
    Value rank =
        LLVM::ConstantOp::create(rewriter, loc, i64, arrayType.getRank());
    // The numbers of upstream's enumerations are those of cuda.h.
    nvgpu::TensorMapDescriptorType mapType = op.getTensorMap().getType();
    call(rewriter, loc, "act_gpu_encode", {},
         {map, number(*type), rank, array, box, number(mapType.getInterleave()),
          number(mapType.getSwizzle()), number(mapType.getL2promo()),
          number(mapType.getOob())});
    rewriter.replaceOp(op, map);
    return success();
  }
};

struct LaunchPattern : public CallPattern<gpu::LaunchFuncOp> {
  using CallPattern::CallPattern;

  LogicalResult
  matchAndRewrite(gpu::LaunchFuncOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    if (op.getAsyncToken() || op.hasClusterSize())
      return failure();
    Location loc = op.getLoc();
    SmallVector<Value> arguments = {
        getAddress(rewriter, loc,
                   ("act_gpu_name_" + op.getKernelName().getValue()).str()),
        adaptor.getGridSizeX(),
        adaptor.getGridSizeY(),
        adaptor.getGridSizeZ(),
        adaptor.getBlockSizeX(),
        adaptor.getBlockSizeY(),
        adaptor.getBlockSizeZ()};
    Value shared = adaptor.getDynamicSharedMemorySize();
    if (!shared)
      shared = LLVM::ConstantOp::create(rewriter, loc, rewriter.getI32Type(),
                                        rewriter.getI32IntegerAttr(0));
    arguments.push_back(shared);
    arguments.push_back(packParameters(op, adaptor, rewriter));
    call(rewriter, loc, "act_gpu_launch", {}, arguments);
    rewriter.eraseOp(op);
    return success();
  }

private:
  /// An array of the addresses of the parameters, on the stack.
  static Value packParameters(gpu::LaunchFuncOp op, OpAdaptor adaptor,
                              ConversionPatternRewriter &rewriter) {
    Location loc = op.getLoc();
    auto pointer = LLVM::LLVMPointerType::get(rewriter.getContext());
    Value addresses = allocateOnStack(op, rewriter, pointer,
                                      adaptor.getKernelOperands().size());
    for (auto [i, operand, value] :
         llvm::enumerate(op.getKernelOperands(), adaptor.getKernelOperands())) {
      // Kernels take arrays as addresses.
      Value parameter = value;
      if (isa<MemRefType>(operand.getType()))
        parameter = MemRefDescriptor(value).alignedPtr(rewriter, loc);
      // Tensor maps are in memory already.
      Value slot = parameter;
      if (!isa<nvgpu::TensorMapDescriptorType>(operand.getType())) {
        slot = allocateOnStack(op, rewriter, parameter.getType(), 1);
        LLVM::StoreOp::create(rewriter, loc, parameter, slot);
      }
      Value place =
          LLVM::GEPOp::create(rewriter, loc, pointer, pointer, addresses,
                              ArrayRef<LLVM::GEPArg>{int32_t(i)});
      LLVM::StoreOp::create(rewriter, loc, slot, place);
    }
    return addresses;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct ActLaunchToLLVM
    : public act::impl::ActLaunchToLLVMBase<ActLaunchToLLVM> {
  void runOnOperation() override {
    MLIRContext *context = &getContext();
    declareRuntime(getOperation());
    LLVMTypeConverter converter(context);
    converter.addConversion([](nvgpu::TensorMapDescriptorType type) -> Type {
      return LLVM::LLVMPointerType::get(type.getContext());
    });
    LLVMConversionTarget target(*context);
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    target.addIllegalOp<gpu::AllocOp, gpu::DeallocOp, gpu::LaunchFuncOp,
                        nvgpu::TmaCreateDescriptorOp>();
    RewritePatternSet patterns(context);
    patterns.add<AllocPattern, DeallocPattern, LaunchPattern, TensorMapPattern>(
        converter);
    FrozenRewritePatternSet frozen(std::move(patterns));
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (failed(applyPartialConversion(function, target, frozen)))
        return signalPassFailure();

    // They have been compiled before.
    for (Operation &op : llvm::make_early_inc_range(*getOperation().getBody()))
      if (isa<gpu::GPUModuleOp, gpu::BinaryOp>(op))
        op.erase();
    getOperation()->removeAttr(gpu::GPUDialect::getContainerModuleAttrName());
  }
};
} // namespace
