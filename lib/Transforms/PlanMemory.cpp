//===- PlanMemory.cpp - One allocation for temporary buffers ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/STLExtras.h"
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

  bool isAliveWith(const Buffer &other) const {
    return memref::AllocOp(alloc)->isBeforeInBlock(other.dealloc) &&
           memref::AllocOp(other.alloc)->isBeforeInBlock(dealloc);
  }
};

/// A place in the allocation that is known.
struct Place {
  Buffer buffer;
  int64_t offset, bytes;

  int64_t end() const { return offset + bytes; }
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

  /// The product of an element's bytes and all sizes that are known.
  static int64_t getKnownBytes(MemRefType type) {
    int64_t bytes =
        llvm::divideCeil(type.getElementTypeBitWidth(), unsigned(8));
    for (int64_t size : type.getShape())
      if (!ShapedType::isDynamic(size))
        bytes *= size;
    return bytes;
  }

  /// Places for the buffers of known size: from the largest on, each gets the
  /// first that is free while it is alive.
  static SmallVector<Place> findPlaces(ArrayRef<Buffer> buffers) {
    SmallVector<Place> places, placed;
    for (Buffer buffer : buffers)
      if (buffer.alloc.getType().hasStaticShape())
        places.push_back({buffer, 0,
                          int64_t(llvm::alignTo<kAlignment>(
                              getKnownBytes(buffer.alloc.getType())))});
    llvm::sort(places, [](const Place &one, const Place &other) {
      if (one.bytes != other.bytes)
        return one.bytes > other.bytes;
      return memref::AllocOp(one.buffer.alloc)
          ->isBeforeInBlock(other.buffer.alloc);
    });
    for (Place place : places) {
      // In the order of their offsets.
      for (const Place &other : placed)
        if (other.buffer.isAliveWith(place.buffer) &&
            other.offset < place.end())
          place.offset = std::max(place.offset, other.end());
      auto *next = llvm::lower_bound(placed, place,
                                     [](const Place &one, const Place &other) {
                                       return one.offset < other.offset;
                                     });
      placed.insert(next, place);
    }
    return placed;
  }

  /// The size of a buffer in bytes, up to the next multiple of the alignment.
  static Value emitSize(OpBuilder &builder, memref::AllocOp alloc) {
    Location loc = alloc.getLoc();
    auto constant = [&](int64_t value) {
      return arith::ConstantIndexOp::create(builder, loc, value);
    };
    Value size = constant(getKnownBytes(alloc.getType()));
    for (Value dynamic : alloc.getDynamicSizes())
      size = arith::MulIOp::create(builder, loc, size, dynamic);
    size = arith::AddIOp::create(builder, loc, size, constant(kAlignment - 1));
    return arith::AndIOp::create(builder, loc, size, constant(-kAlignment));
  }

  /// Makes `buffer` a part of `memory`.
  static void replace(OpBuilder &builder, Buffer buffer, Value memory,
                      OpFoldResult place) {
    builder.setInsertionPoint(buffer.alloc);
    Value offset =
        getValueOrCreateConstantIndexOp(builder, buffer.alloc.getLoc(), place);
    Value view = memref::ViewOp::create(builder, buffer.alloc.getLoc(),
                                        buffer.alloc.getType(), memory, offset,
                                        buffer.alloc.getDynamicSizes());
    buffer.dealloc.erase();
    buffer.alloc.replaceAllUsesWith(view);
    buffer.alloc.erase();
  }

  static void plan(ArrayRef<Buffer> buffers) {
    SmallVector<Place> places = findPlaces(buffers);
    SmallVector<Part> parts;
    Operation *last = buffers.front().dealloc;
    for (Buffer buffer : buffers) {
      if (last->isBeforeInBlock(buffer.dealloc))
        last = buffer.dealloc;
      if (buffer.alloc.getType().hasStaticShape())
        continue;
      Part *part = llvm::find_if(
          parts, [&](const Part &part) { return canFollow(part, buffer); });
      if (part == parts.end())
        part = &parts.emplace_back();
      part->buffers.push_back(buffer);
    }

    memref::AllocOp first = buffers.front().alloc;
    OpBuilder builder(first);
    Location loc = first.getLoc();
    int64_t knownBytes = 0;
    for (const Place &place : places)
      knownBytes = std::max(knownBytes, place.end());
    Value end = arith::ConstantIndexOp::create(builder, loc, knownBytes);
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

    for (const Place &place : places)
      replace(builder, place.buffer, memory,
              builder.getIndexAttr(place.offset));
    for (auto [part, offset] : llvm::zip_equal(parts, offsets))
      for (Buffer buffer : part.buffers)
        replace(builder, buffer, memory, offset);
  }
};
} // namespace
