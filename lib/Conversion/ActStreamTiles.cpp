//===- ActStreamTiles.cpp - Tiles of AMX past the first-level cache -------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTSTREAMTILES
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

static void streamTile(amx::TileLoadOp op) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  Type i64 = builder.getI64Type();
  unsigned bytes = op.getMemRefType().getElementTypeBitWidth() / 8;
  Value size = arith::ConstantIndexOp::create(builder, bytes);
  Value start =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, op.getBase());
  Value offset = arith::MulIOp::create(builder, op.getIndices().front(), size);
  Value address = arith::IndexCastOp::create(
      builder, i64, arith::AddIOp::create(builder, start, offset));
  Value stride = arith::IndexCastOp::create(
      builder, i64, arith::MulIOp::create(builder, op.getStride(), size));
  ArrayRef<int64_t> shape = op.getTileType().getShape();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIntOp::create(builder, builder.getI16Type(), value);
  };
  Value operands[] = {
      constant(shape[0]), constant(shape[1] * bytes),
      LLVM::IntToPtrOp::create(
          builder, LLVM::LLVMPointerType::get(builder.getContext()), address),
      stride};
  Type type = LLVM::LLVMX86AMXType::get(builder.getContext());
  Value tile =
      LLVM::CallIntrinsicOp::create(
          builder, type,
          builder.getStringAttr("llvm.x86.tileloaddt164.internal"), operands)
          .getResult(0);
  auto cast = UnrealizedConversionCastOp::create(builder, op.getType(), tile);
  op->replaceAllUsesWith(cast);
  op->erase();
}

namespace {
struct ActStreamTilesPass : act::impl::ActStreamTilesBase<ActStreamTilesPass> {
  void runOnOperation() override {
    getOperation()->walk([](amx::TileLoadOp op) {
      MemRefType type = op.getMemRefType();
      if (op->hasAttr("nontemporal") && op.getStride() && type.getRank() == 1 &&
          type.getLayout().isIdentity())
        streamTile(op);
    });
  }
};
} // namespace
