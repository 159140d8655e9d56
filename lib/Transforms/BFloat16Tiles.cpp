//===- BFloat16Tiles.cpp - Products of tiles of bf16 ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BFloat16Tiles.h"
#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;
using namespace mlir::act;

static amx::TileType getSumsType(LoopBuilder &builder) {
  return amx::TileType::get({tiles::kSize, tiles::kSize}, builder.getF32Type());
}

static amx::TileType getPairsType(LoopBuilder &builder) {
  return amx::TileType::get({tiles::kSize, 2 * tiles::kSize},
                            builder.getBF16Type());
}

static Value castTo(LoopBuilder &builder, Type type, Value tile) {
  return UnrealizedConversionCastOp::create(builder, type, tile).getResult(0);
}

/// A value of LLVM's type.
static Value toValue(LoopBuilder &builder, Value tile) {
  return castTo(builder, LLVM::LLVMX86AMXType::get(builder.getContext()), tile);
}

void tiles::request(LoopBuilder &builder) {
  // arch_prctl(ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA)
  constexpr int64_t kSystemCall = 158, kRequest = 0x1023, kTiles = 18;
  SmallVector<Value> operands;
  for (int64_t value : {kSystemCall, kRequest, kTiles})
    operands.push_back(LLVM::ConstantOp::create(
        builder, builder.getI64Type(), builder.getI64IntegerAttr(value)));
  LLVM::InlineAsmOp::create(builder, builder.getI64Type(), operands, "syscall",
                            "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}",
                            /*has_side_effects=*/true, /*is_align_stack=*/false,
                            LLVM::TailCallKind::None, LLVM::AsmDialectAttr(),
                            ArrayAttr());
}

Value tiles::zero(LoopBuilder &builder) {
  return toValue(builder,
                 amx::TileZeroOp::create(builder, getSumsType(builder)));
}

Value tiles::load(LoopBuilder &builder, Value memref, ValueRange place,
                  Value stride) {
  return toValue(builder, amx::TileLoadOp::create(builder, getSumsType(builder),
                                                  memref, place, stride));
}

Value tiles::loadOnce(LoopBuilder &builder, Value memref, Value place,
                      int64_t stride) {
  // The elements may be halves of pairs.
  bool hasHalves = cast<MemRefType>(memref.getType()).getElementType().isBF16();
  int64_t elements = hasHalves ? 2 : 1;
  auto load = amx::TileLoadOp::create(
      builder, hasHalves ? getPairsType(builder) : getSumsType(builder), memref,
      builder.multiply(place, elements), builder.constant(stride * elements));
  load->setAttr("nontemporal", builder.getUnitAttr());
  return toValue(builder, load);
}

void tiles::store(LoopBuilder &builder, Value tile, Value memref,
                  ValueRange place) {
  amx::TileStoreOp::create(builder, memref, place,
                           castTo(builder, getSumsType(builder), tile));
}

Value tiles::multiplyAdd(LoopBuilder &builder, Value a, Value b, Value sums) {
  amx::TileType pairs = getPairsType(builder);
  return toValue(builder,
                 amx::TileMulFOp::create(
                     builder, getSumsType(builder), castTo(builder, pairs, a),
                     castTo(builder, pairs, b),
                     castTo(builder, getSumsType(builder), sums)));
}
