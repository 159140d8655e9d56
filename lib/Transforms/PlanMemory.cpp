//===- PlanMemory.cpp - One allocation for temporary buffers ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTPLANMEMORY
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

namespace {

/// Parts begin at cache lines, which also are the widest vectors.
constexpr int64_t kAlignment = 64;

struct Buffer {
  memref::AllocOp alloc;
  memref::DeallocOp dealloc;
};

/// A part of the allocation, for buffers of one size with disjoint lifetimes,
/// in their order.
struct Part {
  SmallVector<Buffer> buffers;
};

/// The deallocation of `alloc` if it is in the same block.
memref::DeallocOp findDealloc(memref::AllocOp alloc) {
  for (Operation *user : alloc->getUsers())
    if (auto dealloc = dyn_cast<memref::DeallocOp>(user))
      if (dealloc->getBlock() == alloc->getBlock())
        return dealloc;
  return {};
}

/// Whether memory from elsewhere can take the place of `alloc`.
bool isPlannable(memref::AllocOp alloc) {
  MemRefType type = alloc.getType();
  return type.getLayout().isIdentity() && !type.getMemorySpace() &&
         alloc.getSymbolOperands().empty() &&
         alloc.getAlignment().value_or(1) <= uint64_t(kAlignment) &&
         type.getElementType().isIntOrFloat();
}

/// Moves what computes `value` before `point`, in the same block, if it is
/// not there yet. Returns false, having moved harmless operations at most, if
/// it must stay behind `point`.
bool hoist(Value value, Operation *point) {
  Operation *op = value.getDefiningOp();
  if (!op || op->getBlock() != point->getBlock() || op->isBeforeInBlock(point))
    return true;
  if (!isPure(op) || op->getNumRegions() != 0)
    return false;
  for (Value operand : op->getOperands())
    if (!hoist(operand, point))
      return false;
  op->moveBefore(point);
  return true;
}

struct ActPlanMemory : public act::impl::ActPlanMemoryBase<ActPlanMemory> {
  void runOnOperation() override {
    FunctionOpInterface function = getOperation();
    if (function.isExternal())
      return;
    SmallVector<Buffer> buffers = collect(function.getFunctionBody().front());
    if (buffers.size() > 1)
      plan(buffers);
  }

private:
  /// The buffers that can be planned, in the order of their allocation.
  static SmallVector<Buffer> collect(Block &block) {
    SmallVector<Buffer> buffers;
    auto allocs = llvm::to_vector(block.getOps<memref::AllocOp>());
    for (memref::AllocOp alloc : allocs) {
      memref::DeallocOp dealloc = findDealloc(alloc);
      if (!dealloc || !isPlannable(alloc))
        continue;
      Operation *first = buffers.empty() ? alloc.getOperation()
                                         : buffers.front().alloc.getOperation();
      if (llvm::all_of(alloc.getDynamicSizes(),
                       [&](Value size) { return hoist(size, first); }))
        buffers.push_back({alloc, dealloc});
    }
    return buffers;
  }

  static bool canFollow(const Part &part, Buffer next) {
    Buffer last = part.buffers.back();
    return last.alloc.getType() == next.alloc.getType() &&
           last.alloc.getDynamicSizes() == next.alloc.getDynamicSizes() &&
           last.dealloc->isBeforeInBlock(next.alloc);
  }

  /// The size of a buffer in bytes, up to the next multiple of the alignment.
  static Value emitSize(OpBuilder &builder, memref::AllocOp alloc) {
    Location loc = alloc.getLoc();
    MemRefType type = alloc.getType();
    int64_t bytes =
        llvm::divideCeil(type.getElementTypeBitWidth(), unsigned(8));
    for (int64_t size : type.getShape())
      if (!ShapedType::isDynamic(size))
        bytes *= size;
    auto constant = [&](int64_t value) {
      return arith::ConstantIndexOp::create(builder, loc, value);
    };
    if (type.hasStaticShape())
      return constant(llvm::alignTo<kAlignment>(bytes));
    Value size = constant(bytes);
    for (Value dynamic : alloc.getDynamicSizes())
      size = arith::MulIOp::create(builder, loc, size, dynamic);
    size = arith::AddIOp::create(builder, loc, size, constant(kAlignment - 1));
    return arith::AndIOp::create(builder, loc, size, constant(-kAlignment));
  }

  static void plan(ArrayRef<Buffer> buffers) {
    SmallVector<Part> parts;
    Operation *last = buffers.front().dealloc;
    for (Buffer buffer : buffers) {
      Part *place = llvm::find_if(
          parts, [&](const Part &part) { return canFollow(part, buffer); });
      if (place == parts.end())
        place = &parts.emplace_back();
      place->buffers.push_back(buffer);
      if (last->isBeforeInBlock(buffer.dealloc))
        last = buffer.dealloc;
    }

    memref::AllocOp first = buffers.front().alloc;
    OpBuilder builder(first);
    Location loc = first.getLoc();
    Value end = arith::ConstantIndexOp::create(builder, loc, 0);
    SmallVector<Value> offsets;
    for (const Part &part : parts) {
      offsets.push_back(end);
      end = builder.createOrFold<arith::AddIOp>(
          loc, end, emitSize(builder, part.buffers.front().alloc));
    }
    Value memory = memref::AllocOp::create(
        builder, loc,
        MemRefType::get({ShapedType::kDynamic}, builder.getI8Type()), end,
        builder.getI64IntegerAttr(kAlignment));
    builder.setInsertionPointAfter(last);
    memref::DeallocOp::create(builder, last->getLoc(), memory);

    for (auto [part, offset] : llvm::zip_equal(parts, offsets)) {
      for (Buffer buffer : part.buffers) {
        builder.setInsertionPoint(buffer.alloc);
        Value view = memref::ViewOp::create(
            builder, buffer.alloc.getLoc(), buffer.alloc.getType(), memory,
            offset, buffer.alloc.getDynamicSizes());
        buffer.dealloc.erase();
        buffer.alloc.replaceAllUsesWith(view);
        buffer.alloc.erase();
      }
    }
  }
};
} // namespace
