//===- GpuMatmulStage.cpp - The product of one stage ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

/// Loads four matrices of 8 rows of 16 bytes of an operand, as the registers of
/// mma.sync have them: those that are neighbours along k, or along the other
/// loop, first. `outer` is a multiple of 16.
Value GpuMatmulEmitter::loadMatrices(const Operand &operand, Value stage,
                                     Value outer, int64_t k, bool kFirst) {
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
      builder, VectorType::get({4, 2}, type), operand.shared,
      ValueRange{stage, row, place}, isTransposed, /*numTiles=*/4);
}

/// One half of what `loadMatrices` gives for B.
Value GpuMatmulEmitter::getHalf(Value matrices, int64_t half) {
  auto type = VectorType::get({2, 2}, getElementTypeOrSelf(matrices));
  Value result = arith::ConstantOp::create(builder, builder.getZeroAttr(type));
  for (int64_t i = 0; i < 2; ++i) {
    Value part = vector::ExtractOp::create(builder, matrices, 2 * half + i);
    result = vector::InsertOp::create(builder, part, result, i);
  }
  return result;
}

GpuMatmulEmitter::Values GpuMatmulEmitter::multiplyStage(Value stage,
                                                         const Values &start) {
  constexpr int64_t kStep = 16;
  Values sums = start;
  for (int64_t k = 0; k < tiles.k; k += kStep) {
    Values lhs, rhs;
    for (int64_t i = 0; i < fragmentsM(); ++i)
      lhs.push_back(loadMatrices(a, stage, builder.add(warpM, i * 16), k,
                                 /*kFirst=*/false));
    for (int64_t j = 0; j < fragmentsN(); j += 2) {
      Value pair = loadMatrices(b, stage, builder.add(warpN, j * 8), k,
                                /*kFirst=*/true);
      rhs.push_back(getHalf(pair, 0));
      rhs.push_back(getHalf(pair, 1));
    }
    for (auto [i, left] : llvm::enumerate(lhs))
      for (auto [j, right] : llvm::enumerate(rhs)) {
        Value &sum = sums[i * fragmentsN() + j];
        sum = nvgpu::MmaSyncOp::create(builder, left, right, sum,
                                       ArrayRef<int64_t>{16, 8, kStep});
      }
  }
  return sums;
}
