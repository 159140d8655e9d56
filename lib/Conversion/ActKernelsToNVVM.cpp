//===- ActKernelsToNVVM.cpp - Kernels without libdevice ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"
#include "act/Target/TensorMap.h"

#include "mlir/Conversion/ConvertToLLVM/ToLLVMInterface.h"
#include "mlir/Conversion/GPUToNVVM/GPUToNVVMPass.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/NVGPUToNVVM/NVGPUToNVVM.h"
#include "mlir/Dialect/GPU/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Transforms/DialectConversion.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTKERNELSTONVVM
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
/// Upstream knows all types of mma.sync but bf16. Operands are the registers of
/// a lane: pairs of bf16, and f32.
struct MmaSyncOfBf16 final : ConvertOpToLLVMPattern<nvgpu::MmaSyncOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult
  matchAndRewrite(nvgpu::MmaSyncOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    std::array<int64_t, 3> shape = op.getMmaShapeAsArray();
    auto sumType = cast<VectorType>(op.getMatrixC().getType());
    if (!op.getMatrixA().getType().getElementType().isBF16() ||
        !sumType.getElementType().isF32() || shape[0] != 16 || shape[1] != 8)
      return failure();
    Location loc = op.getLoc();
    auto getPairs = [&](Value matrix) {
      SmallVector<Value> pairs;
      auto type = cast<LLVM::LLVMArrayType>(matrix.getType());
      for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
        pairs.push_back(LLVM::ExtractValueOp::create(rewriter, loc, matrix, i));
      return pairs;
    };
    auto getRegisters = [&](Value matrix) {
      SmallVector<Value> registers = getPairs(matrix);
      for (Value &value : registers)
        value = LLVM::BitcastOp::create(rewriter, loc, rewriter.getI32Type(),
                                        value);
      return registers;
    };
    auto getIndex = [&](int64_t i) {
      return LLVM::ConstantOp::create(rewriter, loc, rewriter.getI32Type(), i);
    };
    SmallVector<Value> sums;
    for (Value pair : getPairs(adaptor.getMatrixC()))
      for (int64_t i = 0; i < 2; ++i)
        sums.push_back(
            LLVM::ExtractElementOp::create(rewriter, loc, pair, getIndex(i)));
    auto resultType = LLVM::LLVMStructType::getLiteral(
        getContext(), SmallVector<Type>(4, rewriter.getF32Type()));
    Value product = NVVM::MmaOp::create(
        rewriter, loc, resultType, getRegisters(adaptor.getMatrixA()),
        getRegisters(adaptor.getMatrixB()), sums, shape,
        /*b1Op=*/std::nullopt, /*intOverflow=*/std::nullopt,
        std::array{NVVM::MMATypes::bf16, NVVM::MMATypes::bf16},
        std::array{NVVM::MMALayout::row, NVVM::MMALayout::col});
    Value result =
        LLVM::PoisonOp::create(rewriter, loc, adaptor.getMatrixC().getType());
    for (int64_t i = 0; i < 2; ++i) {
      Value pair = LLVM::PoisonOp::create(
          rewriter, loc, VectorType::get(2, rewriter.getF32Type()));
      for (int64_t j = 0; j < 2; ++j)
        pair = LLVM::InsertElementOp::create(
            rewriter, loc, pair,
            LLVM::ExtractValueOp::create(rewriter, loc, product, 2 * i + j),
            getIndex(j));
      result = LLVM::InsertValueOp::create(rewriter, loc, result, pair, i);
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// The parameters that are tensor maps, by kernel and number.
SmallVector<std::pair<StringAttr, unsigned>>
findTensorMaps(gpu::GPUModuleOp module) {
  SmallVector<std::pair<StringAttr, unsigned>> maps;
  for (auto kernel : module.getOps<gpu::GPUFuncOp>())
    for (auto [i, type] : llvm::enumerate(kernel.getArgumentTypes()))
      if (isa<nvgpu::TensorMapDescriptorType>(type))
        maps.emplace_back(kernel.getNameAttr(), i);
  return maps;
}

/// What upstream has as the address of a tensor map is one by value, which no
/// thread changes: TMA reads it where the parameters are.
void passByValue(LLVM::LLVMFuncOp kernel, unsigned parameter) {
  Builder builder(kernel.getContext());
  auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), kTensorMapBytes);
  kernel.setArgAttr(parameter, LLVM::LLVMDialect::getByValAttrName(),
                    TypeAttr::get(type));
  kernel.setArgAttr(parameter, LLVM::LLVMDialect::getAlignAttrName(),
                    builder.getI64IntegerAttr(kTensorMapAlignment));
  kernel.setArgAttr(parameter, NVVM::NVVMDialect::getGridConstantAttrName(),
                    builder.getUnitAttr());
}

struct ActKernelsToNVVMPass
    : act::impl::ActKernelsToNVVMBase<ActKernelsToNVVMPass> {
  void runOnOperation() override {
    MLIRContext *context = &getContext();
    RewritePatternSet ids(context);
    populateGpuGlobalIdPatterns(ids);
    walkAndApplyPatterns(getOperation(), std::move(ids));

    LowerToLLVMOptions options(context);
    options.useBarePtrCallConv = true;
    LLVMTypeConverter converter(context, options);
    configureGpuToNVVMTypeConverter(converter);
    // Tokens order operations in the IR, and are nothing in the machine.
    converter.addConversion([](nvgpu::DeviceAsyncTokenType type) -> Type {
      return IntegerType::get(type.getContext(), 32);
    });
    converter.addConversion([](nvgpu::MBarrierTokenType type) -> Type {
      return IntegerType::get(type.getContext(), 64);
    });
    converter.addConversion([&](nvgpu::MBarrierGroupType type) {
      return converter.convertType(
          nvgpu::getMBarrierMemrefType(type.getContext(), type));
    });
    converter.addConversion([](nvgpu::TensorMapDescriptorType type) -> Type {
      return LLVM::LLVMPointerType::get(type.getContext());
    });
    auto tensorMaps = findTensorMaps(getOperation());

    LLVMConversionTarget target(*context);
    RewritePatternSet patterns(context);
    for (Dialect *dialect : context->getLoadedDialects())
      if (auto *interface = dyn_cast<ConvertToLLVMPatternInterface>(dialect))
        interface->populateConvertToLLVMConversionPatterns(target, converter,
                                                           patterns);
    populateGpuToNVVMConversionPatterns(converter, patterns);
    populateNVGPUToNVVMConversionPatterns(converter, patterns);
    patterns.add<MmaSyncOfBf16>(converter, /*benefit=*/10);
    // Before the patterns of upstream that call libdevice.
    PatternBenefit preferred(10);
    populateMathToLLVMConversionPatterns(converter, patterns,
                                         /*approximateLog1p=*/false, preferred);
    configureGpuToNVVMConversionLegality(target);
    target.addIllegalDialect<nvgpu::NVGPUDialect>();
    // LLVM has no intrinsics for these.
    target.addIllegalOp<NVVM::WgmmaMmaAsyncOp, NVVM::MBarrierTryWaitParityOp>();
    // PTX has instructions for these.
    target.addLegalOp<LLVM::CopySignOp, LLVM::FAbsOp, LLVM::FCeilOp,
                      LLVM::FFloorOp, LLVM::RoundEvenOp, LLVM::RoundOp,
                      LLVM::SqrtOp>();
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      return signalPassFailure();
    for (auto [name, parameter] : tensorMaps)
      passByValue(getOperation().lookupSymbol<LLVM::LLVMFuncOp>(name),
                  parameter);
    // The size of blocks is either known or bounded.
    for (auto kernel : getOperation().getOps<LLVM::LLVMFuncOp>())
      if (kernel->hasAttr(NVVM::NVVMDialect::getReqntidAttrName()))
        kernel->removeAttr(NVVM::NVVMDialect::getMaxntidAttrName());
  }
};
} // namespace
