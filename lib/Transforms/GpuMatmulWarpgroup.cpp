//===- GpuMatmulWarpgroup.cpp - The product of one stage by wgmma ---------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// wgmma multiplies 64 rows of A by all columns of B in a tile, both in shared
// memory, while the four warps that asked for it go on. The terms are those of
// the manual of the PTX ISA, "Asynchronous Warpgroup Level Matrix
// Instructions".
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

/// Threads of a warpgroup, and rows of A that it multiplies.
static constexpr int64_t kThreads = 128;
static constexpr int64_t kRows = 64;
/// The bytes of a row in which the swizzle permutes chunks.
static constexpr int64_t kLineBytes = 128;
/// Descriptors count in these.
static constexpr int64_t kUnitBytes = 16;

SmallVector<int64_t>
GpuMatmulEmitter::getWarpgroupShape(ArrayRef<int64_t> shape) {
  // Elements have 16 bits.
  constexpr int64_t columns = kLineBytes / 2;
  return {shape[0], shape[1] * (shape[2] / columns), columns};
}

/// The sums of a lane as wgmma has them, in registers of one structure. Nothing
/// may touch these while a product is on its way, not even to form vectors.
GpuMatmulEmitter::Values GpuMatmulEmitter::packSums(const Values &sums) {
  auto type = LLVM::LLVMStructType::getLiteral(
      builder.getContext(),
      SmallVector<Type>(4 * sums.size(), builder.getF32Type()));
  Value packed = LLVM::PoisonOp::create(builder, type);
  for (auto [j, fragment] : llvm::enumerate(sums))
    for (int64_t i = 0; i < 4; ++i) {
      Value sum = vector::ExtractOp::create(builder, fragment,
                                            ArrayRef<int64_t>{i / 2, i % 2});
      packed = LLVM::InsertValueOp::create(builder, packed, sum, 4 * j + i);
    }
  return {packed};
}

GpuMatmulEmitter::Values GpuMatmulEmitter::unpackSums(const Values &packed) {
  Values sums;
  auto type = VectorType::get({2, 2}, builder.getF32Type());
  for (int64_t j = 0; j < fragmentsN(); ++j) {
    Value fragment =
        arith::ConstantOp::create(builder, builder.getZeroAttr(type));
    for (int64_t half = 0; half < 2; ++half) {
      auto extract = [&](int64_t i) {
        return LLVM::ExtractValueOp::create(builder, packed.front(),
                                            4 * j + 2 * half + i);
      };
      Value first = extract(0);
      fragment = vector::InsertOp::create(builder, makePair(first, extract(1)),
                                          fragment, half);
    }
    sums.push_back(fragment);
  }
  return sums;
}

/// The matrix descriptor of what lies `offset` bytes behind the begin of an
/// operand in a stage.
Value GpuMatmulEmitter::getDescriptor(const Operand &operand, Value stage,
                                      Value offset) {
  // Groups of 8 rows are the stride; what is beside the first 128 bytes of all
  // rows is the leading dimension, which matrices with rows along the other
  // loop do not have.
  int64_t stride = 8 * kLineBytes;
  int64_t leading =
      hasRowsAlongK(operand) ? operand.rows * kLineBytes : kUnitBytes;
  constexpr int64_t swizzleOf128Bytes = 1;
  int64_t layout = leading / kUnitBytes << 16 | stride / kUnitBytes << 32 |
                   swizzleOf128Bytes << 62;
  // Stages begin at multiples of 1024 bytes, so that the base offset is 0.
  int64_t stageBytes = operand.rows * operand.columns / chunk * kUnitBytes;
  assert(stageBytes % 1024 == 0);
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, operand.shared);
  address = builder.add(address, builder.multiply(stage, stageBytes));
  address = builder.both(builder.add(address, offset),
                         builder.constant((1 << 18) - 1));
  Value descriptor = builder.add(builder.divide(address, kUnitBytes), layout);
  return arith::IndexCastOp::create(builder, builder.getI64Type(), descriptor);
}

/// An instruction that sums are not written after, or read before. They are its
/// operands and results: LLVM knows no other reason to leave them alone.
GpuMatmulEmitter::Values GpuMatmulEmitter::fenceSums(StringRef instruction,
                                                     const Values &packed) {
  auto type = cast<LLVM::LLVMStructType>(packed.front().getType());
  Values operands;
  std::string results, inputs;
  for (int64_t i = 0, e = type.getBody().size(); i < e; ++i) {
    operands.push_back(
        LLVM::ExtractValueOp::create(builder, packed.front(), i));
    results += "=f,";
    inputs += std::to_string(i) + ",";
  }
  inputs.pop_back();
  auto call = LLVM::InlineAsmOp::create(
      builder, type, operands, instruction, results + inputs,
      /*has_side_effects=*/true, /*is_align_stack=*/false,
      LLVM::TailCallKind::None, /*asm_dialect=*/LLVM::AsmDialectAttr(),
      /*operand_attrs=*/ArrayAttr());
  return {call.getResult(0)};
}

/// Begins to multiply a stage, and waits until the stage before is multiplied.
GpuMatmulEmitter::Values GpuMatmulEmitter::multiplyAsync(Value stage,
                                                         const Values &start) {
  MLIRContext *context = builder.getContext();
  Type element = getElementTypeOrSelf(a.shared.getType());
  auto type = NVVM::WGMMATypesAttr::get(context, element.isF16()
                                                     ? NVVM::WGMMATypes::f16
                                                     : NVVM::WGMMATypes::bf16);
  auto sumType = NVVM::WGMMATypesAttr::get(context, NVVM::WGMMATypes::f32);
  auto add = NVVM::WGMMAScaleOutAttr::get(context, NVVM::WGMMAScaleOut::one);
  auto plus = NVVM::WGMMAScaleInAttr::get(context, NVVM::WGMMAScaleIn::one);
  auto getLayout = [&](bool isRowMajor) {
    return NVVM::MMALayoutAttr::get(context, isRowMajor ? NVVM::MMALayout::row
                                                        : NVVM::MMALayout::col);
  };
  int64_t step = 2 * chunk;
  auto shape = NVVM::MMAShapeAttr::get(context, kRows, tiles.warpN, step);
  // 64 rows of A have as many bytes as 64 columns with all of k.
  static_assert(kRows == kLineBytes / 2);
  assert(tiles.k == kRows);
  Value offsetOfA =
      builder.multiply(builder.divide(thread, kThreads), kRows * kLineBytes);
  auto describe = [&](const Operand &operand, Value offset, int64_t k) {
    int64_t bytes = hasRowsAlongK(operand) ? k * kLineBytes : k * 2;
    return getDescriptor(operand, stage, builder.add(offset, bytes));
  };
  Value sums = fenceSums("wgmma.fence.sync.aligned;", start).front();
  for (int64_t k = 0; k < tiles.k; k += step) {
    Value left = describe(a, offsetOfA, k);
    Value right = describe(b, builder.constant(0), k);
    sums = NVVM::WgmmaMmaAsyncOp::create(
        builder, sums.getType(), sums, left, right, shape, type, type, sumType,
        add, plus, plus, getLayout(!hasRowsAlongK(a)),
        getLayout(hasRowsAlongK(b)), /*satfinite=*/NVVM::MMAIntOverflowAttr());
  }
  NVVM::WgmmaGroupSyncAlignedOp::create(builder);
  NVVM::WgmmaWaitGroupSyncOp::create(builder, /*group=*/1);
  return {sums};
}

GpuMatmulEmitter::Values
GpuMatmulEmitter::waitForProducts(const Values &packed) {
  return fenceSums("wgmma.wait_group.sync.aligned 0;", packed);
}
