//===- GpuMatmulBody.cpp - Matrix products on tensor cores ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmul.h"
#include "IndexMath.h"
#include "VectorBody.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

// An instruction of the tensor cores multiplies 16 x 16 by 16 x 8.
static constexpr int64_t kMmaM = 16, kMmaN = 8, kMmaK = 16;
/// Elements that cp.async copies, and that lie together in a row of an 8 x 8
/// matrix of ldmatrix: 16 bytes.
static constexpr int64_t kChunk = 8;
/// Rows of blocks that run at a time: together they read few rows of A and
/// columns of B.
static constexpr int64_t kGroupRows = 8;

namespace {
/// The part of A or B that a block multiplies: `rows` x `columns` elements in
/// each stage, which lie in memory as they do in the array. A row is chunks,
/// whose order depends on the row: the same chunk of 8 rows is in different
/// banks.
struct Operand {
  OpOperand *operand;
  Value shared;
  unsigned rowLoop, columnLoop;
  int64_t rows, columns;

  int64_t numChunks() const { return columns / kChunk; }
};

class Emitter : IndexMath {
public:
  Emitter(RewriterBase &builder, GpuMatmul &matmul, const GpuMatmulTiles &tiles,
          ArrayRef<Value> sizes, std::array<Value, 2> shared)
      : IndexMath{builder, matmul.group.product.getLoc()}, matmul(matmul),
        group(matmul.group), tiles(tiles), sizes(sizes), ivs(sizes.size()) {
    auto makeOperand = [&](OpOperand &operand, Value memory, unsigned outer) {
      auto type = cast<MemRefType>(memory.getType());
      Operand result = {
          &operand,          memory, outer, group.k, type.getDimSize(1),
          type.getDimSize(2)};
      if (!group.isContiguous(operand, group.k))
        std::swap(result.rowLoop, result.columnLoop);
      return result;
    };
    a = makeOperand(group.a(), shared[0], group.m);
    b = makeOperand(group.b(), shared[1], group.n);
  }

  void run() {
    thread = gpu::ThreadIdOp::create(builder, loc, gpu::Dimension::x);
    lane = modulo(thread, 32);
    Value warp = divide(thread, 32);
    int64_t warpsN = tiles.n / tiles.warpN;
    warpM = multiply(divide(warp, warpsN), tiles.warpM);
    warpN = multiply(modulo(warp, warpsN), tiles.warpN);
    std::string reason;
    if (matmul.mayCopyVectors(reason))
      isAligned = andOf(areMultiples(a.operand->get(), kChunk),
                        areMultiples(b.operand->get(), kChunk));
    forBatches([&] { forTiles([&] { emitTile(); }); });
  }

private:
  //===--------------------------------------------------------------------===//
  // Loops
  //===--------------------------------------------------------------------===//

  /// A loop whose iterations the blocks along `axis` share.
  void forBlocks(gpu::Dimension axis, Value count,
                 function_ref<void(Value)> emitBody) {
    Value block = gpu::BlockIdOp::create(builder, loc, axis);
    Value blocks = gpu::GridDimOp::create(builder, loc, axis);
    auto forOp = scf::ForOp::create(builder, loc, block, count, blocks);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    emitBody(forOp.getInductionVar());
  }

  /// Sets the `ivs` of the loops around the product, which the blocks along y
  /// share. Without such loops, the first block has all.
  void forBatches(function_ref<void()> emitBody) {
    if (group.batch.empty()) {
      Value block = gpu::BlockIdOp::create(builder, loc, gpu::Dimension::y);
      auto ifOp = scf::IfOp::create(builder, loc, isLess(block, constant(1)),
                                    /*withElseRegion=*/false);
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(ifOp.thenBlock());
      return emitBody();
    }
    SmallVector<Value> batchSizes;
    Value count = constant(1);
    for (unsigned loop : group.batch) {
      batchSizes.push_back(sizes[loop]);
      count = arith::MulIOp::create(builder, loc, count, sizes[loop]);
    }
    forBlocks(gpu::Dimension::y, count, [&](Value batch) {
      auto position = affine::AffineDelinearizeIndexOp::create(
          builder, loc, batch, batchSizes);
      for (auto [loop, iv] :
           llvm::zip_equal(group.batch, position.getMultiIndex()))
        ivs[loop] = iv;
      emitBody();
    });
  }

  /// Sets `tileM` and `tileN`. Blocks with neighbouring numbers, which run at
  /// the same time, are in the same columns of a group of rows.
  void forTiles(function_ref<void()> emitBody) {
    Value rows = ceilDivide(sizes[group.m], tiles.m);
    Value columns = ceilDivide(sizes[group.n], tiles.n);
    Value count = arith::MulIOp::create(builder, loc, rows, columns);
    forBlocks(gpu::Dimension::x, count, [&](Value tile) {
      Value perGroup = multiply(columns, kGroupRows);
      Value firstRow = multiply(
          arith::DivUIOp::create(builder, loc, tile, perGroup), kGroupRows);
      Value groupRows = arith::MinUIOp::create(
          builder, loc, arith::SubIOp::create(builder, loc, rows, firstRow),
          constant(kGroupRows));
      Value inGroup = arith::RemUIOp::create(builder, loc, tile, perGroup);
      tileM = multiply(add(firstRow, arith::RemUIOp::create(
                                         builder, loc, inGroup, groupRows)),
                       tiles.m);
      tileN = multiply(arith::DivUIOp::create(builder, loc, inGroup, groupRows),
                       tiles.n);
      emitBody();
    });
  }

  //===--------------------------------------------------------------------===//
  // From global to shared memory
  //===--------------------------------------------------------------------===//

  /// Where `operand` is at some values of its loops.
  SmallVector<Value> getIndices(OpOperand &operand, ArrayRef<Value> at) {
    SmallVector<Value> indices;
    AffineMap map = group.product.getMatchingIndexingMap(&operand);
    for (unsigned i = 0; i < map.getNumResults(); ++i)
      indices.push_back(at[map.getDimPosition(i)]);
    return indices;
  }

  /// The place of a chunk in its row. The rows of the bank conflicts that this
  /// avoids are 8 in sequence, from a multiple of 8.
  Value swizzle(const Operand &operand, Value row, Value chunk) {
    int64_t rowsPerLine = std::max<int64_t>(kChunk / operand.numChunks(), 1);
    int64_t mask = std::min(operand.numChunks(), kChunk) - 1;
    Value bits = andOf(divide(row, rowsPerLine), constant(mask));
    return arith::XOrIOp::create(builder, loc, chunk, bits);
  }

  /// Copies the part of `operand` for `tiles.k` steps from `k` on. What is
  /// outside the array becomes 0. Without `vectors`, each thread copies element
  /// by element.
  void emitCopy(const Operand &operand, Value k, Value stage, bool vectors) {
    int64_t numChunks = operand.numChunks(), threads = tiles.threads();
    int64_t rowsAtOnce = threads / numChunks;
    assert(threads % numChunks == 0 && rowsAtOnce % 8 == 0 &&
           operand.rows % rowsAtOnce == 0);
    Value firstRow = divide(thread, numChunks);
    Value chunk = modulo(thread, numChunks);
    Value place = multiply(swizzle(operand, firstRow, chunk), kChunk);
    Value column = add(start(operand.columnLoop, k), multiply(chunk, kChunk));
    auto copyRow = [&](Value row) {
      SmallVector<Value> target = {stage, row, place};
      SmallVector<Value> at = ivs;
      at[operand.rowLoop] = add(start(operand.rowLoop, k), row);
      at[operand.columnLoop] = column;
      if (vectors)
        copyVector(operand, at, target);
      else
        copyElements(operand, at, target);
    };
    if (vectors) {
      for (int64_t row = 0; row < operand.rows; row += rowsAtOnce)
        copyRow(add(firstRow, row));
      return;
    }
    auto forOp = scf::ForOp::create(
        builder, loc, firstRow, constant(operand.rows), constant(rowsAtOnce));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    copyRow(forOp.getInductionVar());
  }

  /// Where the block begins along a loop of the product.
  Value start(unsigned loop, Value k) {
    return loop == group.m ? tileM : loop == group.n ? tileN : k;
  }

  void copyVector(const Operand &operand, MutableArrayRef<Value> at,
                  ArrayRef<Value> target) {
    Value zero = constant(0);
    Value &row = at[operand.rowLoop], &column = at[operand.columnLoop];
    Value isRow = isLess(row, sizes[operand.rowLoop]);
    Value left =
        arith::SubIOp::create(builder, loc, sizes[operand.columnLoop], column);
    Value isColumn = isLess(zero, left);
    Value count = select(
        andOf(isRow, isColumn),
        arith::MinSIOp::create(builder, loc, left, constant(kChunk)), zero);
    // An address in the array, also where nothing is read. Without this, a
    // register for each address would be kept, and some spilled.
    row = select(isRow, row, zero);
    column = select(isColumn, column, zero);
    nvgpu::DeviceAsyncCopyOp::create(
        builder, loc, nvgpu::DeviceAsyncTokenType::get(builder.getContext()),
        operand.shared, target, operand.operand->get(),
        getIndices(*operand.operand, at), builder.getIndexAttr(kChunk), count,
        builder.getUnitAttr());
  }

  void copyElements(const Operand &operand, MutableArrayRef<Value> at,
                    ArrayRef<Value> target) {
    Value memref = operand.operand->get();
    Type type = getElementTypeOrSelf(memref.getType());
    Value zero =
        arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
    Value isRow = isLess(at[operand.rowLoop], sizes[operand.rowLoop]);
    Value column = at[operand.columnLoop];
    SmallVector<Value> elements;
    for (int64_t i = 0; i < kChunk; ++i) {
      at[operand.columnLoop] = add(column, i);
      Value isInside = andOf(
          isRow, isLess(at[operand.columnLoop], sizes[operand.columnLoop]));
      auto ifOp = scf::IfOp::create(
          builder, loc, isInside,
          [&](OpBuilder &nested, Location) {
            Value element = memref::LoadOp::create(
                nested, loc, memref, getIndices(*operand.operand, at));
            scf::YieldOp::create(nested, loc, element);
          },
          [&](OpBuilder &nested, Location) {
            scf::YieldOp::create(nested, loc, zero);
          });
      elements.push_back(ifOp.getResult(0));
    }
    Value vector = vector::FromElementsOp::create(
        builder, loc, VectorType::get(kChunk, type), elements);
    auto store =
        vector::StoreOp::create(builder, loc, vector, operand.shared, target);
    store->setAttr("alignment", builder.getI64IntegerAttr(2 * kChunk));
  }

  //===--------------------------------------------------------------------===//
  // The product
  //===--------------------------------------------------------------------===//

  int64_t fragmentsM() const { return tiles.warpM / kMmaM; }
  int64_t fragmentsN() const { return tiles.warpN / kMmaN; }

  /// Loads four 8 x 8 matrices of an operand, as the registers of mma.sync have
  /// them: those that are neighbours along k, or along the other loop, first.
  /// `outer` is a multiple of 16.
  Value loadMatrices(const Operand &operand, Value stage, Value outer,
                     int64_t k, bool kFirst) {
    // Each lane has the address of a row of one of the matrices.
    Value matrix = divide(lane, 8), inMatrix = modulo(lane, 8);
    Value first = modulo(matrix, 2), second = divide(matrix, 2);
    Value alongK = kFirst ? first : second, across = kFirst ? second : first;
    bool isTransposed = operand.rowLoop == group.k;
    Value row = add(multiply(isTransposed ? alongK : across, 8), inMatrix);
    Value chunk = isTransposed ? across : alongK;
    if (isTransposed) {
      row = add(row, k);
      chunk = add(chunk, divide(outer, kChunk));
    } else {
      row = add(row, outer);
      chunk = add(chunk, k / kChunk);
    }
    // The order of the chunks is the same in row `inMatrix`.
    Value place = multiply(swizzle(operand, inMatrix, chunk), kChunk);
    Type type = getElementTypeOrSelf(operand.shared.getType());
    return nvgpu::LdMatrixOp::create(
        builder, loc, VectorType::get({4, 2}, type), operand.shared,
        ValueRange{stage, row, place}, isTransposed, /*numTiles=*/4);
  }

  /// One half of what `loadMatrices` gives for B.
  Value getHalf(Value matrices, int64_t half) {
    auto type = VectorType::get({2, 2}, getElementTypeOrSelf(matrices));
    Value result =
        arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
    for (int64_t i = 0; i < 2; ++i) {
      Value part =
          vector::ExtractOp::create(builder, loc, matrices, 2 * half + i);
      result = vector::InsertOp::create(builder, loc, part, result, i);
    }
    return result;
  }

  /// Multiplies one stage.
  SmallVector<Value> multiplyStage(Value stage, ValueRange start) {
    SmallVector<Value> sums(start);
    for (int64_t k = 0; k < tiles.k; k += kMmaK) {
      SmallVector<Value> lhs, rhs;
      for (int64_t i = 0; i < fragmentsM(); ++i)
        lhs.push_back(loadMatrices(a, stage, add(warpM, i * kMmaM), k,
                                   /*kFirst=*/false));
      for (int64_t j = 0; j < fragmentsN(); j += 2) {
        Value pair = loadMatrices(b, stage, add(warpN, j * kMmaN), k,
                                  /*kFirst=*/true);
        rhs.push_back(getHalf(pair, 0));
        rhs.push_back(getHalf(pair, 1));
      }
      for (auto [i, left] : llvm::enumerate(lhs))
        for (auto [j, right] : llvm::enumerate(rhs)) {
          Value &sum = sums[i * fragmentsN() + j];
          sum =
              nvgpu::MmaSyncOp::create(builder, loc, left, right, sum,
                                       ArrayRef<int64_t>{kMmaM, kMmaN, kMmaK});
        }
    }
    return sums;
  }

  /// Ends the copies that were begun, all but those for some stages, and lets
  /// no thread go on before.
  void waitForCopies(int64_t stagesLeft, bool vectors) {
    if (vectors)
      nvgpu::DeviceAsyncWaitOp::create(builder, loc, lastCopies,
                                       builder.getI32IntegerAttr(stagesLeft));
    gpu::BarrierOp::create(builder, loc);
  }

  void copyStage(Value k, Value stage, bool vectors) {
    emitCopy(a, k, stage, vectors);
    emitCopy(b, k, stage, vectors);
    if (vectors)
      lastCopies = nvgpu::DeviceAsyncCreateGroupOp::create(
          builder, loc, nvgpu::DeviceAsyncTokenType::get(builder.getContext()),
          ValueRange());
  }

  /// The loop over k. The stages behind the end of k are copied, too: as 0.
  SmallVector<Value> emitProduct(ValueRange start, bool vectors) {
    int64_t ahead = tiles.stages - 1;
    for (int64_t stage = 0; stage < ahead; ++stage)
      copyStage(constant(stage * tiles.k), constant(stage), vectors);
    waitForCopies(ahead - 1, vectors);
    Value firstCopies = lastCopies;
    SmallVector<Value> values = {constant(0), constant(ahead)};
    llvm::append_range(values, start);
    auto forOp = scf::ForOp::create(builder, loc, constant(0), sizes[group.k],
                                    constant(tiles.k), values);
    {
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(forOp.getBody());
      Value read = forOp.getRegionIterArg(0), write = forOp.getRegionIterArg(1);
      copyStage(add(forOp.getInductionVar(), ahead * tiles.k), write, vectors);
      SmallVector<Value> sums =
          multiplyStage(read, forOp.getRegionIterArgs().drop_front(2));
      waitForCopies(ahead - 1, vectors);
      auto next = [&](Value stage) {
        Value isLast =
            arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, stage,
                                  constant(tiles.stages - 1));
        return select(isLast, constant(0), add(stage, 1));
      };
      values = {next(read), next(write)};
      llvm::append_range(values, sums);
      scf::YieldOp::create(builder, loc, values);
    }
    // The next tile uses the same memory.
    lastCopies = firstCopies;
    if (vectors)
      nvgpu::DeviceAsyncWaitOp::create(builder, loc, lastCopies,
                                       builder.getI32IntegerAttr(0));
    return llvm::to_vector_of<Value>(forOp.getResults().drop_front(2));
  }

  //===--------------------------------------------------------------------===//
  // The result
  //===--------------------------------------------------------------------===//

  /// Two neighbouring elements of C in the registers of this lane.
  struct Pair {
    int64_t i, j, half;
    /// The indices of both, in the order of the loops of the product.
    Value row, columns[2];
    Value isRow;
  };

  void forPairs(function_ref<void(const Pair &)> emit) {
    Value inRow = divide(lane, 4), inColumn = multiply(modulo(lane, 4), 2);
    Value firstRow = add(add(tileM, warpM), inRow);
    Value firstColumn = add(add(tileN, warpN), inColumn);
    for (int64_t i = 0; i < fragmentsM(); ++i)
      for (int64_t half = 0; half < 2; ++half) {
        Value row = add(firstRow, i * kMmaM + half * 8);
        Value isRow = isLess(row, sizes[group.m]);
        for (int64_t j = 0; j < fragmentsN(); ++j) {
          Value column = add(firstColumn, j * kMmaN);
          emit({i, j, half, row, {column, add(column, 1)}, isRow});
        }
      }
  }

  /// The values of the loops over the dimensions of C for one of the two
  /// elements of a pair; if `clamped`, those of the last one that exists.
  SmallVector<Value> getPosition(const Pair &pair, int64_t which,
                                 bool clamped) {
    SmallVector<Value> at = ivs;
    at[group.m] = pair.row;
    at[group.n] = pair.columns[which];
    for (unsigned loop : {group.m, group.n})
      if (clamped)
        at[loop] = arith::MinSIOp::create(builder, loc, at[loop],
                                          add(sizes[loop], -1));
    return getIndices(group.c(), at);
  }

  Value makePair(Value first, Value second) {
    return vector::FromElementsOp::create(builder, loc,
                                          VectorType::get(2, first.getType()),
                                          ValueRange{first, second});
  }

  /// Reads two elements of an array that `op` has as `operand`; one, if it is
  /// the same for both. What does not exist is read elsewhere, and not used.
  Value loadPair(linalg::LinalgOp op, OpOperand &operand, const Pair &pair) {
    VectorBody scalar(op, /*loop=*/0, llvm::ElementCount());
    auto load = [&](int64_t which) {
      return scalar.load(builder, loc, operand,
                         getPosition(pair, which, /*clamped=*/true));
    };
    if (!op.getMatchingIndexingMap(&operand).isFunctionOfDim(op.getNumLoops() -
                                                             1))
      return load(0);
    Value first = load(0);
    return makePair(first, load(1));
  }

  /// The values from which sums start.
  SmallVector<Value> emitStart() {
    auto type = VectorType::get({2, 2}, builder.getF32Type());
    Value value;
    if (group.fill)
      value =
          vector::BroadcastOp::create(builder, loc, type, group.fill.value());
    else
      value =
          arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
    SmallVector<Value> sums(fragmentsM() * fragmentsN(), value);
    if (group.fill)
      return sums;
    forPairs([&](const Pair &pair) {
      Value elements[2];
      for (int64_t i = 0; i < 2; ++i)
        elements[i] =
            memref::LoadOp::create(builder, loc, group.c().get(),
                                   getPosition(pair, i, /*clamped=*/true));
      Value &sum = sums[pair.i * fragmentsN() + pair.j];
      sum = vector::InsertOp::create(
          builder, loc, makePair(elements[0], elements[1]), sum, pair.half);
    });
    return sums;
  }

  /// Stores those of two elements that exist: at once if `isAligned`.
  void storePair(Value value, Value memref, const Pair &pair,
                 Value isPairAligned) {
    auto isColumn = [&](int64_t which) {
      return isLess(pair.columns[which], sizes[group.n]);
    };
    SmallVector<Value> first = getPosition(pair, 0, /*clamped=*/false);
    SmallVector<Value> second = getPosition(pair, 1, /*clamped=*/false);
    int64_t bytes =
        cast<MemRefType>(memref.getType()).getElementTypeBitWidth() / 8;
    Value isVector = andOf(andOf(pair.isRow, isColumn(1)), isPairAligned);
    auto ifOp = scf::IfOp::create(builder, loc, isVector,
                                  /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(ifOp.thenBlock());
    auto store = vector::StoreOp::create(builder, loc, value, memref, first);
    store->setAttr("alignment", builder.getI64IntegerAttr(2 * bytes));
    for (auto [which, indices] : llvm::enumerate(std::array{first, second})) {
      builder.setInsertionPoint(ifOp.elseBlock()->getTerminator());
      auto single =
          scf::IfOp::create(builder, loc, andOf(pair.isRow, isColumn(which)),
                            /*withElseRegion=*/false);
      builder.setInsertionPointToStart(single.thenBlock());
      Value element =
          vector::ExtractOp::create(builder, loc, value, int64_t(which));
      memref::StoreOp::create(builder, loc, element, memref, indices);
    }
  }

  void emitResults(ArrayRef<Value> sums) {
    linalg::GenericOp epilogue = matmul.epilogue;
    auto outputs = epilogue ? llvm::to_vector(llvm::make_pointer_range(
                                  epilogue.getDpsInitsMutable()))
                            : SmallVector<OpOperand *>();
    llvm::SmallDenseMap<Value, Value> isPairAligned;
    auto prepare = [&](Value memref) {
      isPairAligned[memref] = areMultiples(memref, 2);
    };
    bool storesSums = matmul.storesC && (!epilogue || matmul.inputOfC);
    if (storesSums)
      prepare(group.c().get());
    for (OpOperand *output : outputs)
      prepare(output->get());
    // What does not depend on the row is read once.
    llvm::SmallDenseMap<std::pair<unsigned, int64_t>, Value> ofColumns;
    forPairs([&](const Pair &pair) {
      Value sum = vector::ExtractOp::create(
          builder, loc, sums[pair.i * fragmentsN() + pair.j], pair.half);
      if (storesSums)
        storePair(sum, group.c().get(), pair, isPairAligned[group.c().get()]);
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
      SmallVector<Value> arguments;
      for (OpOperand &operand : epilogue->getOpOperands())
        arguments.push_back(getArgument(operand));
      VectorBody body(epilogue, epilogue.getNumLoops() - 1,
                      llvm::ElementCount::getFixed(2));
      SmallVector<Value> results = body.emit(
          builder, loc, getPosition(pair, 0, /*clamped=*/false), arguments);
      for (auto [output, result] : llvm::zip_equal(outputs, results))
        storePair(result, output->get(), pair, isPairAligned[output->get()]);
    });
  }

  /// The loop of the epilogue over rows.
  unsigned getRowLoop() {
    AffineMap map = group.product.getMatchingIndexingMap(&group.c());
    return *map.getResultPosition(
        getAffineDimExpr(group.m, builder.getContext()));
  }

  void emitTile() {
    SmallVector<Value> sums = emitStart();
    if (!isAligned) {
      emitResults(emitProduct(sums, /*vectors=*/false));
      return;
    }
    SmallVector<Type> types(sums.size(), sums.front().getType());
    auto ifOp = scf::IfOp::create(builder, loc, types, isAligned,
                                  /*withElseRegion=*/true);
    for (bool vectors : {true, false}) {
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(vectors ? ifOp.thenBlock()
                                               : ifOp.elseBlock());
      scf::YieldOp::create(builder, loc, emitProduct(sums, vectors));
    }
    emitResults(llvm::to_vector_of<Value>(ifOp.getResults()));
  }

  GpuMatmul &matmul;
  MatmulGroup &group;
  const GpuMatmulTiles &tiles;
  ArrayRef<Value> sizes;
  SmallVector<Value> ivs;
  Operand a, b;
  Value thread, lane, warpM, warpN;
  /// Whether cp.async can copy A and B; null if it never can.
  Value isAligned;
  Value tileM, tileN;
  Value lastCopies;
};
} // namespace

void mlir::act::emitGpuMatmulBody(RewriterBase &rewriter, GpuMatmul &matmul,
                                  const GpuMatmulTiles &tiles,
                                  ArrayRef<Value> sizes,
                                  std::array<Value, 2> shared) {
  Emitter(rewriter, matmul, tiles, sizes, shared).run();
}
