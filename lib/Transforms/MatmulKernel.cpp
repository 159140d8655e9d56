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

using namespace mlir;
using namespace mlir::act;

void MatmulEmitter::loop(Value end, int64_t step, BodyBuilder body) {
  std::optional<int64_t> known = getConstantIntValue(end);
  if (known && *known > 0 && *known <= step)
    return body(constant(0));
  auto forOp = scf::ForOp::create(builder, constant(0), end, constant(step));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  body(forOp.getInductionVar());
}

SmallVector<Value> MatmulEmitter::indices(OpOperand &operand, unsigned loopA,
                                          Value ivA, unsigned loopB,
                                          Value ivB) {
  SmallVector<Value> result;
  for (AffineExpr expr :
       product.getMatchingIndexingMap(&operand).getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    result.push_back(loop == loopA ? ivA : loop == loopB ? ivB : ivs[loop]);
  }
  return result;
}

Value MatmulEmitter::loadVector(Value memref, ValueRange at, Value mask) {
  if (!mask)
    return vector::LoadOp::create(builder, vectorType, memref, at);
  Value zero =
      arith::ConstantOp::create(builder, builder.getZeroAttr(vectorType));
  return vector::MaskedLoadOp::create(builder, vectorType, memref, at, mask,
                                      zero);
}

void MatmulEmitter::run() {
  SmallVector<Value> sizes;
  for (Range range : product.createLoopRanges(builder, builder.getLoc()))
    sizes.push_back(
        getValueOrCreateConstantIndexOp(builder, builder.getLoc(), range.size));
  ivs.assign(sizes.size(), Value());
  m = sizes[group.m];
  n = sizes[group.n];
  k = sizes[group.k];
  int64_t kc = clip(tiles.kc, k, tiles.lanes);
  int64_t nc = clip(tiles.nc, n, tiles.columns());
  IntegerAttr alignment = builder.getI64IntegerAttr(64);
  auto typeB =
      MemRefType::get({nc / tiles.columns(), kc, tiles.columns()}, elementType);
  if (tiles.packB)
    packedB = memref::AllocOp::create(builder, typeB, alignment);
  {
    // In the entry block: in a loop the stack would grow.
    OpBuilder::InsertionGuard guard(builder);
    auto function = product->getParentOfType<FunctionOpInterface>();
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
    packedA = memref::AllocaOp::create(
        builder, MemRefType::get({kc, tiles.panelRows}, elementType),
        alignment);
    edgeTile = memref::AllocaOp::create(
        builder, MemRefType::get({tiles.rows, tiles.columns()}, elementType),
        alignment);
  }
  OpOperand &operandA = product->getOpOperand(0);
  OpOperand &operandB = product->getOpOperand(1);

  // Row `k` of a panel of B, from the packed block...
  auto loadPacked = [&](Value jr) {
    Value panelIndex =
        builder.createOrFold<arith::DivUIOp>(jr, constant(tiles.columns()));
    return [this, panelIndex](Value kIndex) {
      SmallVector<Value> row;
      for (int64_t v = 0; v < tiles.vectors; ++v)
        row.push_back(vector::LoadOp::create(
            builder, vectorType, packedB,
            ValueRange{panelIndex, kIndex, constant(v * tiles.lanes)}));
      return row;
    };
  };
  // ... and from B itself.
  auto loadDirect = [&](Value pc, Value column) {
    SmallVector<Value> columns, masks;
    for (int64_t v = 0; v < tiles.vectors; ++v) {
      columns.push_back(add(column, constant(v * tiles.lanes)));
      masks.push_back(maskFor(columns[v], n, tiles.columns()));
    }
    return [this, pc, columns, masks, &operandB](Value kIndex) {
      SmallVector<Value> row;
      Value k = add(pc, kIndex);
      for (auto [at, mask] : llvm::zip_equal(columns, masks))
        row.push_back(
            loadVector(rhs, indices(operandB, group.k, k, group.n, at), mask));
      return row;
    };
  };

  auto emitRowPanel = [&](Value ir, Value jc, Value columns, Value pc,
                          Value kLength, Value first, Value last) {
    packPanel(operandA, group.m, ir, m, tiles.panelRows, pc, kLength, packedA,
              {});
    Value rows = min(constant(tiles.panelRows), sub(m, ir));
    loop(columns, tiles.columns(), [&](Value jr) {
      Value column = add(jc, jr);
      loop(rows, tiles.rows, [&](Value h) {
        SmallVector<Value> tile =
            tiles.packB ? accumulate(kLength, h, loadPacked(jr))
                        : accumulate(kLength, h, loadDirect(pc, column));
        finishTile(tile, add(ir, h), column, first, last);
      });
    });
  };

  auto emitBlock = [&](Value jc, Value columns, Value pc, Value kLength,
                       Value first, Value last) {
    if (tiles.packB)
      loop(columns, tiles.columns(), [&](Value jr) {
        Value panelIndex =
            builder.createOrFold<arith::DivUIOp>(jr, constant(tiles.columns()));
        packPanel(operandB, group.n, add(jc, jr), n, tiles.columns(), pc,
                  kLength, packedB, panelIndex);
      });
    loop(m, tiles.panelRows, [&](Value ir) {
      emitRowPanel(ir, jc, columns, pc, kLength, first, last);
    });
  };

  auto emitColumns = [&](Value jc) {
    Value columns = min(constant(nc), sub(n, jc));
    std::optional<int64_t> depth = getConstantIntValue(k);
    if (depth && *depth <= kc)
      return emitBlock(jc, columns, constant(0), k, {}, {});
    // Without any k the block runs once, to write the fill and the epilogue.
    Value end = arith::MaxSIOp::create(builder, k, constant(1));
    loop(end, kc, [&](Value pc) {
      Value first = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, pc,
                                          constant(0));
      Value last = arith::CmpIOp::create(builder, arith::CmpIPredicate::sge,
                                         add(pc, constant(kc)), k);
      emitBlock(jc, columns, pc, min(constant(kc), sub(k, pc)), first, last);
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
  if (tiles.packB)
    memref::DeallocOp::create(builder, packedB);
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
