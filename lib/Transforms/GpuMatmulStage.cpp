//===- GpuMatmulStage.cpp - The product of one stage ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

GpuMatmulEmitter::Values GpuMatmulEmitter::multiplyStage(Value stage, Value k,
                                                         const Values &start) {
  if (matmul.usesWarpgroups)
    return multiplyAsync(stage, start);
  return matmul.usesTensorCores ? multiplyMatrices(stage, start)
                                : multiplyElements(stage, k, start);
}

/// Neighbours in a row of shared memory, all of them in one chunk.
Value GpuMatmulEmitter::loadNeighbours(const Operand &operand, Value stage,
                                       Value row, Value column, int64_t count) {
  Type type = getElementTypeOrSelf(operand.shared.getType());
  Value chunkOfRow = swizzle(operand, row, builder.divide(column, chunk));
  Value place = builder.add(builder.multiply(chunkOfRow, chunk),
                            builder.remainder(column, chunk));
  auto load =
      vector::LoadOp::create(builder, VectorType::get(count, type),
                             operand.shared, ValueRange{stage, row, place});
  alignToVector(load);
  return load;
}

//===----------------------------------------------------------------------===//
// By tensor cores
//===----------------------------------------------------------------------===//

/// Loads four matrices of 8 rows of 16 bytes of an operand, as the registers of
/// mma.sync have them: those that are neighbours along k, or along the other
/// loop, first. `outer` is a multiple of 16.
Value GpuMatmulEmitter::loadMatrices(const Operand &operand, Value stage,
                                     Value outer, int64_t k, bool kFirst) {
  if (isGathered(operand))
    return gatherMatrices(operand, stage, outer, k, kFirst);
  // Each lane has the address of a row of one of the matrices.
  Value matrix = builder.divide(lane, 8), inMatrix = builder.remainder(lane, 8);
  Value first = builder.remainder(matrix, 2),
        second = builder.divide(matrix, 2);
  Value alongK = kFirst ? first : second, across = kFirst ? second : first;
  bool isTransposed = hasRowsAlongK(operand);
  Value row = builder.add(builder.multiply(isTransposed ? alongK : across, 8),
                          inMatrix);
  Value chunkOfRow = isTransposed ? across : alongK;
  if (isTransposed) {
    row = builder.add(row, k);
    chunkOfRow = builder.add(chunkOfRow, builder.divide(outer, chunk));
  } else {
    row = builder.add(row, outer);
    chunkOfRow = builder.add(chunkOfRow, k / chunk);
  }
  // The order of the chunks is the same in row `inMatrix`.
  Value place = builder.multiply(swizzle(operand, inMatrix, chunkOfRow), chunk);
  Type type = getElementTypeOrSelf(operand.shared.getType());
  return nvgpu::LdMatrixOp::create(
      builder, VectorType::get({4, chunk / 4}, type), operand.shared,
      ValueRange{stage, row, place}, isTransposed, /*numTiles=*/4);
}

/// The same for f32 with rows along k, element by element.
Value GpuMatmulEmitter::gatherMatrices(const Operand &operand, Value stage,
                                       Value outer, int64_t k, bool kFirst) {
  Type type = getElementTypeOrSelf(operand.shared.getType());
  Value row = builder.add(builder.remainder(lane, 4), k);
  Value column = builder.add(outer, builder.divide(lane, 4));
  Value result = arith::ConstantOp::create(
      builder, builder.getZeroAttr(VectorType::get({4, 1}, type)));
  for (int64_t matrix = 0; matrix < 4; ++matrix) {
    int64_t first = matrix % 2, second = matrix / 2;
    int64_t alongK = kFirst ? first : second, across = kFirst ? second : first;
    Value element =
        loadNeighbours(operand, stage, builder.add(row, alongK * 4),
                       builder.add(column, across * 8), /*count=*/1);
    result = vector::InsertOp::create(builder, element, result, matrix);
  }
  return result;
}

/// Rounds f32 to tf32: tensor cores ignore the other digits.
Value GpuMatmulEmitter::roundToTf32(Value matrices) {
  auto type = cast<VectorType>(matrices.getType());
  if (!type.getElementType().isF32())
    return matrices;
  for (int64_t i = 0; i < type.getDimSize(0); ++i) {
    SmallVector<int64_t> position = {i, 0};
    Value element = vector::ExtractOp::create(builder, matrices, position);
    Value bits = NVVM::ConvertFloatToTF32Op::create(
        builder, builder.getI32Type(), element, NVVM::FPRoundingMode::RNA);
    element = arith::BitcastOp::create(builder, builder.getF32Type(), bits);
    matrices = vector::InsertOp::create(builder, element, matrices, position);
  }
  return matrices;
}

/// One half of what `loadMatrices` gives for B.
Value GpuMatmulEmitter::getHalf(Value matrices, int64_t half) {
  auto type = cast<VectorType>(matrices.getType());
  type = VectorType::get({2, type.getDimSize(1)}, type.getElementType());
  Value result = arith::ConstantOp::create(builder, builder.getZeroAttr(type));
  for (int64_t i = 0; i < 2; ++i) {
    Value part = vector::ExtractOp::create(builder, matrices, 2 * half + i);
    result = vector::InsertOp::create(builder, part, result, i);
  }
  return result;
}

GpuMatmulEmitter::Values
GpuMatmulEmitter::multiplyMatrices(Value stage, const Values &start) {
  int64_t step = 2 * chunk;
  bool isTf32 = chunk == 4;
  Values sums = start;
  for (int64_t k = 0; k < tiles.k; k += step) {
    auto load = [&](const Operand &operand, Value outer, bool kFirst) {
      return roundToTf32(loadMatrices(operand, stage, outer, k, kFirst));
    };
    Values lhs, rhs;
    for (int64_t i = 0; i < fragmentsM(); ++i)
      lhs.push_back(load(a, builder.add(warpM, i * 16), /*kFirst=*/false));
    for (int64_t j = 0; j < fragmentsN(); j += 2) {
      Value pair = load(b, builder.add(warpN, j * 8), /*kFirst=*/true);
      rhs.push_back(getHalf(pair, 0));
      rhs.push_back(getHalf(pair, 1));
    }
    for (auto [i, left] : llvm::enumerate(lhs))
      for (auto [j, right] : llvm::enumerate(rhs)) {
        Value &sum = sums[i * fragmentsN() + j];
        sum = nvgpu::MmaSyncOp::create(builder, left, right, sum,
                                       ArrayRef<int64_t>{16, 8, step}, isTf32);
      }
  }
  return sums;
}

//===----------------------------------------------------------------------===//
// By fused multiply-adds
//===----------------------------------------------------------------------===//

/// An element of an operand for each of some steps of k: one step, or all of a
/// chunk.
GpuMatmulEmitter::Values GpuMatmulEmitter::loadSteps(const Operand &operand,
                                                     Value stage, Value outer,
                                                     Value k, int64_t steps) {
  Values elements;
  auto load = [&](Value row, Value column, int64_t count) {
    Value vector = loadNeighbours(operand, stage, row, column, count);
    for (int64_t i = 0; i < count; ++i)
      elements.push_back(vector::ExtractOp::create(builder, vector, i));
  };
  if (!hasRowsAlongK(operand))
    load(outer, k, steps);
  else
    for (int64_t step = 0; step < steps; ++step)
      load(builder.add(k, step), outer, 1);
  return elements;
}

/// The same for two neighbouring columns of B.
GpuMatmulEmitter::Values GpuMatmulEmitter::loadPairsOfB(Value stage,
                                                        Value column, Value k,
                                                        int64_t steps) {
  Values pairs;
  if (hasRowsAlongK(b)) {
    for (int64_t step = 0; step < steps; ++step)
      pairs.push_back(
          loadNeighbours(b, stage, builder.add(k, step), column, 2));
    return pairs;
  }
  Values first = loadSteps(b, stage, column, k, steps);
  Values second = loadSteps(b, stage, builder.add(column, 1), k, steps);
  for (auto [x, y] : llvm::zip_equal(first, second))
    pairs.push_back(makePair(x, y));
  return pairs;
}

/// Adds the products of some steps of k to the pairs of sums of a lane.
GpuMatmulEmitter::Values GpuMatmulEmitter::addSteps(Value stage, Value k,
                                                    int64_t steps,
                                                    const Values &start) {
  Value row = builder.add(warpM, builder.divide(lane, 4));
  Value column =
      builder.add(warpN, builder.multiply(builder.remainder(lane, 4), 2));
  SmallVector<Values> lhs, rhs;
  for (int64_t i = 0; i < 2 * fragmentsM(); ++i)
    lhs.push_back(loadSteps(a, stage, builder.add(row, i * 8), k, steps));
  for (int64_t j = 0; j < fragmentsN(); ++j)
    rhs.push_back(loadPairsOfB(stage, builder.add(column, j * 8), k, steps));
  Values sums = start;
  for (int64_t step = 0; step < steps; ++step)
    for (auto [i, left] : llvm::enumerate(lhs))
      for (auto [j, right] : llvm::enumerate(rhs)) {
        Value &sum = sums[2 * (i / 2 * fragmentsN() + j) + i % 2];
        Value factor =
            vector::BroadcastOp::create(builder, sum.getType(), left[step]);
        sum = math::FmaOp::create(builder, factor, right[step], sum);
      }
  return sums;
}

/// Adds one product after the other, and rounds each sum, as the CPU does. What
/// is behind the end of k is not added: it is 0, but may change the sign of a
/// sum that is 0.
GpuMatmulEmitter::Values
GpuMatmulEmitter::multiplyElements(Value stage, Value k, const Values &start) {
  Values sums;
  for (Value fragment : start)
    for (int64_t half = 0; half < 2; ++half)
      sums.push_back(vector::ExtractOp::create(builder, fragment, half));
  auto addRange = [&](Value first, Value end, int64_t step) {
    sums = builder.loop(first, end, step, sums,
                        [&](Value inner, const Values &values) {
                          return addSteps(stage, inner, step, values);
                        });
  };
  Value zero = builder.constant(0);
  std::optional<int64_t> size = getConstantIntValue(sizes[group.k]);
  if (size && *size % tiles.k == 0) {
    addRange(zero, builder.constant(tiles.k), chunk);
  } else {
    Value steps =
        builder.min(builder.sub(sizes[group.k], k), builder.constant(tiles.k));
    Value whole = builder.sub(steps, builder.remainder(steps, chunk));
    addRange(zero, whole, chunk);
    addRange(whole, steps, 1);
  }
  Values fragments = start;
  for (auto [i, sum] : llvm::enumerate(sums))
    fragments[i / 2] = vector::InsertOp::create(builder, sum, fragments[i / 2],
                                                int64_t(i % 2));
  return fragments;
}
