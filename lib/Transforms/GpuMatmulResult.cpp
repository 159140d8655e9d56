//===- GpuMatmulResult.cpp - What begins and ends the sums ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "VectorBody.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

void GpuMatmulEmitter::forPairs(function_ref<void(const Pair &)> emit) {
  Value inRow = builder.divide(lane, 4);
  Value inColumn = builder.multiply(builder.remainder(lane, 4), 2);
  Value firstRow = builder.add(builder.add(tileM, warpM), inRow);
  Value firstColumn = builder.add(builder.add(tileN, warpN), inColumn);
  // Both rows at once, so that what is read for a column need not be kept where
  // a warp has one fragment of it.
  for (int64_t i = 0; i < fragmentsM(); ++i)
    for (int64_t j = 0; j < fragmentsN(); ++j)
      for (int64_t half = 0; half < 2; ++half) {
        Value row = builder.add(firstRow, i * 16 + half * 8);
        Value isRow = builder.less(row, sizes[group.m]);
        Value column = builder.add(firstColumn, j * 8);
        emit({i, j, half, row, {column, builder.add(column, 1)}, isRow});
      }
}

/// The values of the loops over the dimensions of C for one of the two
/// elements of a pair; if `clamped`, those of the last one that exists.
GpuMatmulEmitter::Values
GpuMatmulEmitter::getPosition(const Pair &pair, int64_t which, bool clamped) {
  Values at = ivs;
  at[group.m] = pair.row;
  at[group.n] = pair.columns[which];
  for (unsigned loop : {group.m, group.n})
    if (clamped)
      at[loop] = builder.min(at[loop], builder.add(sizes[loop], -1));
  return getIndices(group.c(), at);
}

Value GpuMatmulEmitter::makePair(Value first, Value second) {
  return vector::FromElementsOp::create(
      builder, VectorType::get(2, first.getType()), ValueRange{first, second});
}

/// Reads two elements of an array that `op` has as `operand`; one, if it is
/// the same for both. What does not exist is read elsewhere, and not used.
Value GpuMatmulEmitter::loadPair(linalg::LinalgOp op, OpOperand &operand,
                                 const Pair &pair) {
  VectorBody scalar(op, /*loop=*/0, llvm::ElementCount());
  auto load = [&](int64_t which) {
    return scalar.load(builder, builder.getLoc(), operand,
                       getPosition(pair, which, /*clamped=*/true));
  };
  unsigned columns = op.getNumLoops() - 1;
  if (!op.getMatchingIndexingMap(&operand).isFunctionOfDim(columns))
    return load(0);
  Value first = load(0);
  return makePair(first, load(1));
}

/// The values from which sums start.
GpuMatmulEmitter::Values GpuMatmulEmitter::emitStart() {
  auto type = VectorType::get({2, 2}, builder.getF32Type());
  Value value;
  if (group.fill)
    value = vector::BroadcastOp::create(builder, type, group.fill.value());
  else
    value = arith::ConstantOp::create(builder, builder.getZeroAttr(type));
  Values sums(fragmentsM() * fragmentsN(), value);
  if (group.fill)
    return sums;
  forPairs([&](const Pair &pair) {
    Value elements[2];
    for (int64_t i = 0; i < 2; ++i)
      elements[i] = memref::LoadOp::create(
          builder, group.c().get(), getPosition(pair, i, /*clamped=*/true));
    Value &sum = sums[pair.i * fragmentsN() + pair.j];
    sum = vector::InsertOp::create(builder, makePair(elements[0], elements[1]),
                                   sum, pair.half);
  });
  return sums;
}

/// Stores those of two elements that exist: at once if `isPairAligned`.
void GpuMatmulEmitter::storePair(Value value, Value memref, const Pair &pair,
                                 Value isPairAligned) {
  auto isColumn = [&](int64_t which) {
    return builder.less(pair.columns[which], sizes[group.n]);
  };
  Values first = getPosition(pair, 0, /*clamped=*/false);
  Values second = getPosition(pair, 1, /*clamped=*/false);
  int64_t bytes =
      cast<MemRefType>(memref.getType()).getElementTypeBitWidth() / 8;
  Value isVector =
      builder.both(builder.both(pair.isRow, isColumn(1)), isPairAligned);
  auto storeElement = [&](int64_t which, ValueRange indices) {
    builder.when(
        builder.both(pair.isRow, isColumn(which)),
        [&] {
          Value element = vector::ExtractOp::create(builder, value, which);
          memref::StoreOp::create(builder, element, memref, indices);
        },
        [] {});
  };
  builder.when(
      isVector,
      [&] {
        auto store = vector::StoreOp::create(builder, value, memref, first);
        store->setAttr("alignment", builder.getI64IntegerAttr(2 * bytes));
      },
      [&] {
        storeElement(0, first);
        storeElement(1, second);
      });
}

void GpuMatmulEmitter::emitResults(ArrayRef<Value> sums) {
  linalg::GenericOp epilogue = matmul.epilogue;
  auto outputs = epilogue ? llvm::to_vector(llvm::make_pointer_range(
                                epilogue.getDpsInitsMutable()))
                          : SmallVector<OpOperand *>();
  llvm::SmallDenseMap<Value, Value> isPairAligned;
  auto prepare = [&](Value memref) {
    isPairAligned[memref] = areMultiples(memref, 2);
  };
  Value c = group.c().get();
  bool storesSums = matmul.storesC && (!epilogue || matmul.inputOfC);
  if (storesSums)
    prepare(c);
  for (OpOperand *output : outputs)
    prepare(output->get());
  // What does not depend on the row is read once.
  llvm::SmallDenseMap<std::pair<unsigned, int64_t>, Value> ofColumns;
  forPairs([&](const Pair &pair) {
    Value sum = vector::ExtractOp::create(
        builder, sums[pair.i * fragmentsN() + pair.j], pair.half);
    if (storesSums)
      storePair(sum, c, pair, isPairAligned[c]);
    if (!epilogue)
      return;
    auto getArgument = [&](OpOperand &operand) {
      if (!epilogue.payloadUsesValueFromOperand(&operand))
        return Value();
      bool isC = matmul.inputOfC
                     ? operand.getOperandNumber() == *matmul.inputOfC
                     : &operand == outputs.front();
      if (isC)
        return sum;
      if (epilogue.getMatchingIndexingMap(&operand).isFunctionOfDim(
              getRowLoop()))
        return loadPair(epilogue, operand, pair);
      Value &value = ofColumns[{operand.getOperandNumber(), pair.j}];
      if (!value)
        value = loadPair(epilogue, operand, pair);
      return value;
    };
    Values arguments;
    for (OpOperand &operand : epilogue->getOpOperands())
      arguments.push_back(getArgument(operand));
    VectorBody body(epilogue, epilogue.getNumLoops() - 1,
                    llvm::ElementCount::getFixed(2));
    Values results =
        body.emit(builder, builder.getLoc(),
                  getPosition(pair, 0, /*clamped=*/false), arguments);
    for (auto [output, result] : llvm::zip_equal(outputs, results))
      storePair(result, output->get(), pair, isPairAligned[output->get()]);
  });
}

/// The loop of the epilogue over rows.
unsigned GpuMatmulEmitter::getRowLoop() {
  AffineMap map = group.product.getMatchingIndexingMap(&group.c());
  return *map.getResultPosition(
      getAffineDimExpr(group.m, builder.getContext()));
}
