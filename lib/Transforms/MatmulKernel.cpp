//===- MatmulKernel.cpp - Matrix products on register tiles -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

void MatmulEmitter::loop(Value end, Value step, BodyBuilder body) {
  std::optional<int64_t> knownEnd = getConstantIntValue(end);
  std::optional<int64_t> knownStep = getConstantIntValue(step);
  if (knownEnd && knownStep && *knownEnd > 0 && *knownEnd <= *knownStep)
    return body(constant(0));
  auto forOp = scf::ForOp::create(builder, constant(0), end, step);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  body(forOp.getInductionVar());
}

SmallVector<Value> MatmulEmitter::branch(Value condition,
                                         BranchBuilder whenTrue,
                                         BranchBuilder whenFalse) {
  if (std::optional<int64_t> known = getConstantIntValue(condition))
    return *known ? whenTrue() : whenFalse();
  auto yield = [&](BranchBuilder values) {
    return [this, values](OpBuilder &, Location) {
      scf::YieldOp::create(builder, values());
    };
  };
  auto ifOp =
      scf::IfOp::create(builder, condition, yield(whenTrue), yield(whenFalse));
  return ifOp.getResults();
}

SmallVector<Value> MatmulEmitter::indices(OpOperand &operand, unsigned loopA,
                                          Value ivA, unsigned loopB,
                                          Value ivB) {
  Values result;
  for (AffineExpr expr :
       product.getMatchingIndexingMap(&operand).getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    result.push_back(loop == loopA ? ivA : loop == loopB ? ivB : ivs[loop]);
  }
  return result;
}

Value MatmulEmitter::maskFor(Value start, Value size, int64_t step) {
  std::optional<int64_t> known = getConstantIntValue(size);
  if (known && *known % step == 0)
    return {};
  return vector::CreateMaskOp::create(
      builder, VectorType::get(tiles.lanes, builder.getI1Type()),
      sub(size, start));
}

Value MatmulEmitter::loadVector(Value memref, ValueRange at, Value mask) {
  if (!mask)
    return vector::LoadOp::create(builder, vectorType, memref, at);
  Value zero =
      arith::ConstantOp::create(builder, builder.getZeroAttr(vectorType));
  return vector::MaskedLoadOp::create(builder, vectorType, memref, at, mask,
                                      zero);
}

/// Whether the panel of B at `columnInBlock` is read from its packed copy. One
/// that B does not fill always is: so no load of the loop over k needs a mask.
Value MatmulEmitter::isPacked(const Block &block, Value columnInBlock) {
  std::optional<int64_t> stream = getConstantIntValue(streams);
  std::optional<int64_t> size = getConstantIntValue(n);
  auto known = [&](bool value) {
    return arith::ConstantIntOp::create(builder, value, /*width=*/1);
  };
  if (stream && !*stream)
    return known(true);
  Value isWhole =
      size && *size % tiles.columns() == 0
          ? Value(known(true))
          : lessOrEqual(add(columnInBlock, constant(tiles.columns())),
                        block.columns);
  return select(builder.createOrFold<arith::AndIOp>(streams, isWhole),
                known(false), known(true));
}

/// Rows of a panel of B, from `kInBlock` on.
Value MatmulEmitter::getPanelOfB(const Block &block, Value columnInBlock,
                                 Value kInBlock, Value length) {
  Value packed = isPacked(block, columnInBlock);
  bool isKnown = getConstantIntValue(packed).has_value();
  constexpr int64_t kDynamic = ShapedType::kDynamic;
  auto commonType = MemRefType::get(
      {kDynamic, tiles.columns()}, elementType,
      StridedLayoutAttr::get(builder.getContext(), kDynamic, {kDynamic, 1}));
  OpOperand &rhs = product->getOpOperand(1);
  // Rows are loop k, columns loop n; the rest of `source` is one index.
  auto slice = [&](Value source, ArrayRef<OpFoldResult> offsets,
                   ArrayRef<OpFoldResult> sizes) -> Values {
    SmallVector<OpFoldResult> strides(offsets.size(), builder.getIndexAttr(1));
    auto type = memref::SubViewOp::inferRankReducedResultType(
        {kDynamic, tiles.columns()}, cast<MemRefType>(source.getType()),
        offsets, sizes, strides);
    Value view = memref::SubViewOp::create(builder, type, source, offsets,
                                           sizes, strides);
    if (!isKnown && type != commonType)
      view = memref::CastOp::create(builder, commonType, view);
    return {view};
  };
  OpFoldResult one = builder.getIndexAttr(1);
  OpFoldResult width = builder.getIndexAttr(tiles.columns());
  return branch(
      packed,
      [&] {
        return slice(packedB,
                     {divide(columnInBlock, tiles.columns()), kInBlock,
                      builder.getIndexAttr(0)},
                     {one, length, width});
      },
      [&] {
        Values at = indices(rhs, group.k, add(block.k, kInBlock), group.n,
                            add(block.column, columnInBlock));
        SmallVector<OpFoldResult> sizes;
        for (AffineExpr expr :
             product.getMatchingIndexingMap(&rhs).getResults()) {
          unsigned loop = cast<AffineDimExpr>(expr).getPosition();
          sizes.push_back(loop == group.k   ? OpFoldResult(length)
                          : loop == group.n ? width
                                            : one);
        }
        return slice(rhs.get(), getAsOpFoldResult(at), sizes);
      })[0];
}

void MatmulEmitter::emitTile(const Block &block, Value row, Value rowInBlock,
                             Value columnInBlock, Value kInBlock, Value length,
                             Value sumIndex) {
  Value zero =
      arith::ConstantOp::create(builder, builder.getZeroAttr(vectorType));
  Value isStart = builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::eq,
                                                      kInBlock, constant(0));
  Values tile = branch(
      isStart, [&] { return Values(tiles.rows * tiles.vectors, zero); },
      [&] {
        Values loaded;
        for (int64_t r = 0; r < tiles.rows; ++r)
          loaded.append(loadSums(sumIndex, constant(r)));
        return loaded;
      });

  Value panelA = divide(rowInBlock, tiles.panelRows);
  Value rowInPanel = builder.createOrFold<arith::RemUIOp>(
      rowInBlock, constant(tiles.panelRows));
  Value panelB = getPanelOfB(block, columnInBlock, kInBlock, length);
  tile = accumulate(tile, panelA, rowInPanel, kInBlock, panelB, length);
  for (auto [i, value] : llvm::enumerate(tile))
    vector::StoreOp::create(
        builder, value, sums,
        ValueRange{sumIndex, constant(i / tiles.vectors),
                   constant(i % tiles.vectors * tiles.lanes)});

  Value isDone = lessOrEqual(block.length, add(kInBlock, length));
  branch(
      isDone,
      [&] {
        finishTile(sumIndex, row, add(block.column, columnInBlock),
                   block.isFirst, block.isLast);
        return Values();
      },
      [] { return Values(); });
}

/// The rows from `row` on, with one block of B.
void MatmulEmitter::emitRows(const Block &block, Value row, Value rows) {
  loop(rows, tiles.panelRows, [&](Value panel) {
    packPanel({product->getOpOperand(0), group.m, add(row, panel), m,
               tiles.panelRows, block.k, block.length},
              packedA, divide(panel, tiles.panelRows));
  });
  // Without any k the block runs once, to write the fill and the epilogue.
  Value end = max(block.length, constant(1));
  Value step = select(streams, constant(tiles.streamK), end);
  auto emitTiles = [&](Value kInBlock) {
    Value length = min(step, sub(block.length, kInBlock));
    Value tilesOfRows = divide(add(rows, constant(tiles.rows - 1)), tiles.rows);
    loop(block.columns, tiles.columns(), [&](Value columnInBlock) {
      // All tiles share one place for their sums if each is done at once.
      Value firstSum =
          select(streams,
                 builder.createOrFold<arith::MulIOp>(
                     divide(columnInBlock, tiles.columns()), tilesOfRows),
                 constant(0));
      loop(rows, tiles.rows, [&](Value h) {
        Value sumIndex =
            select(streams, add(firstSum, divide(h, tiles.rows)), constant(0));
        emitTile(block, add(row, h), h, columnInBlock, kInBlock, length,
                 sumIndex);
      });
    });
  };
  if (getConstantIntValue(streams) == 0)
    emitTiles(constant(0));
  else
    loop(end, step, emitTiles);
}

void MatmulEmitter::emitBlock(const Block &block) {
  loop(block.columns, tiles.columns(), [&](Value columnInBlock) {
    branch(
        isPacked(block, columnInBlock),
        [&] {
          packPanel({product->getOpOperand(1), group.n,
                     add(block.column, columnInBlock), n, tiles.columns(),
                     block.k, block.length},
                    packedB, divide(columnInBlock, tiles.columns()));
          return Values();
        },
        [] { return Values(); });
  });
  Value step = select(streams, constant(std::max<int64_t>(tiles.streamRows, 1)),
                      constant(tiles.panelRows));
  loop(m, step,
       [&](Value row) { emitRows(block, row, min(step, sub(m, row))); });
}

void MatmulEmitter::run() {
  Values sizes;
  for (Range range : product.createLoopRanges(builder, builder.getLoc()))
    sizes.push_back(
        getValueOrCreateConstantIndexOp(builder, builder.getLoc(), range.size));
  ivs.assign(sizes.size(), Value());
  m = sizes[group.m];
  n = sizes[group.n];
  k = sizes[group.k];
  streams = lessOrEqual(m, constant(tiles.streamRows));
  bool mayStream = getConstantIntValue(streams) != 0;

  /// The smaller of a block size and, if it is static, a whole size rounded up
  /// to `multiple`.
  auto clip = [](int64_t block, Value size, int64_t multiple) {
    int64_t known =
        std::max<int64_t>(getConstantIntValue(size).value_or(block), 1);
    return std::min<int64_t>(block, llvm::alignTo(known, uint64_t(multiple)));
  };
  int64_t kc = clip(tiles.kc, k, tiles.lanes);
  int64_t nc = clip(tiles.nc, n, tiles.columns());
  int64_t panels = 1, sumTiles = 1;
  if (mayStream) {
    int64_t rows = clip(tiles.streamRows, m, tiles.rows);
    panels = llvm::divideCeil(rows, tiles.panelRows);
    sumTiles = nc / tiles.columns() * llvm::divideCeil(rows, tiles.rows);
  }
  IntegerAttr alignment = builder.getI64IntegerAttr(64);
  Values buffers;
  auto allocate = [&](ArrayRef<int64_t> shape) {
    buffers.push_back(memref::AllocOp::create(
        builder, MemRefType::get(shape, elementType), alignment));
    return buffers.back();
  };
  // In the entry block: in a loop the stack would grow.
  auto reserve = [&](ArrayRef<int64_t> shape) {
    OpBuilder::InsertionGuard guard(builder);
    auto function = product->getParentOfType<FunctionOpInterface>();
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
    return memref::AllocaOp::create(
        builder, MemRefType::get(shape, elementType), alignment);
  };
  packedA = reserve({panels, kc, tiles.panelRows});
  bool allWhole = getConstantIntValue(n).value_or(1) % tiles.columns() == 0;
  if (!getConstantIntValue(streams).value_or(0) || !allWhole)
    packedB = allocate({nc / tiles.columns(), kc, tiles.columns()});
  int64_t sumShape[] = {sumTiles, tiles.rows, tiles.columns()};
  sums = mayStream ? allocate(sumShape) : Value(reserve(sumShape));

  auto emitColumns = [&](Value column) {
    Block block;
    block.column = column;
    block.columns = min(constant(nc), sub(n, column));
    Value end = max(k, constant(1));
    loop(end, kc, [&](Value kStart) {
      block.k = kStart;
      block.length = min(constant(kc), sub(k, kStart));
      block.isFirst = builder.createOrFold<arith::CmpIOp>(
          arith::CmpIPredicate::eq, kStart, constant(0));
      block.isLast = lessOrEqual(k, add(kStart, constant(kc)));
      emitBlock(block);
    });
  };

  OpBuilder::InsertionGuard guard(builder);
  OpBuilder::InsertPoint end = builder.saveInsertionPoint();
  for (unsigned batchLoop : group.batch) {
    auto forOp =
        scf::ForOp::create(builder, constant(0), sizes[batchLoop], constant(1));
    builder.setInsertionPointToStart(forOp.getBody());
    ivs[batchLoop] = forOp.getInductionVar();
  }
  loop(n, nc, emitColumns);
  builder.restoreInsertionPoint(end);
  for (Value buffer : buffers)
    memref::DeallocOp::create(builder, buffer);
}

void mlir::act::emitMatmul(RewriterBase &rewriter, const MatmulGroup &group,
                           const MatmulTiles &tiles) {
  OpBuilder::InsertionGuard guard(rewriter);
  // All operands of the epilogue are defined where it stands.
  if (group.epilogue)
    rewriter.setInsertionPoint(group.epilogue);
  else
    rewriter.setInsertionPoint(group.product);
  MatmulEmitter(rewriter, group, tiles).run();
  if (group.epilogue)
    rewriter.eraseOp(group.epilogue);
  rewriter.eraseOp(group.product);
  if (group.fill)
    rewriter.eraseOp(group.fill);
}
