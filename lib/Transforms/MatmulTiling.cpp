//===- MatmulTiling.cpp - The choice of tiles -------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulKernel.h"
#include "VectorBody.h"
#include "act/Target/TargetInfo.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

/// No number of rows.
static constexpr int64_t kUnlimited = std::numeric_limits<int64_t>::max();
/// Products with more rows pack B.
static constexpr int64_t kStreamRows = 32;
/// Stands for a large number of rows that is not known.
static constexpr int64_t kManyRows = 1024;
/// Columns of a register tile, in vectors. One more would take fewer loads for
/// the same arithmetic, but the panels of B come from L2 at twice the rate.
static constexpr int64_t kVectors = 2;

namespace {
class Chooser {
public:
  Chooser(const TargetInfo &target, MatmulGroup &group)
      : target(target), m(group.getSizeOfC(group.m)),
        n(group.getSizeOfC(group.n)),
        bytes(std::max(cast<MemRefType>(group.c().get().getType())
                               .getElementTypeBitWidth() /
                           8,
                       1u)),
        hasRowsOfA(group.isContiguous(group.a(), group.k)),
        lanes(std::max<int64_t>(target.vectorBits / 8 / bytes, 2)),
        maxRows((target.vectorRegisters - kVectors - 1) / kVectors),
        isScalable(
            target.scalableVectors &&
            (!group.epilogue || VectorBody::allowsScalable(group.epilogue))) {}

  SmallVector<MatmulVariant> run() {
    if (ShapedType::isDynamic(m))
      return {{1, getStreaming(1)},
              {kStreamRows, getStreaming(kStreamRows)},
              {kUnlimited, getPacked()}};
    if (m <= kStreamRows)
      return {{kUnlimited, getStreaming(std::max<int64_t>(m, 1))}};
    return {{kUnlimited, getPacked()}};
  }

private:
  /// The rows of a register tile. A step of k costs an operation for each row
  /// and vector, padded rows too, and about one for the rest.
  int64_t chooseRows(int64_t size) const {
    int64_t best = 1, bestCost = kUnlimited;
    for (int64_t rows = std::min(size, maxRows); rows >= 1; --rows) {
      int64_t cost = llvm::divideCeil(size, rows) * (rows * kVectors + 1);
      if (cost < bestCost) {
        best = rows;
        bestCost = cost;
      }
    }
    return best;
  }

  MatmulTiles getTiles(int64_t rows, int64_t maxVectors) const {
    MatmulTiles tiles;
    tiles.lanes = lanes;
    tiles.isScalable = isScalable;
    tiles.rows = rows;
    tiles.vectors = maxVectors;
    if (!ShapedType::isDynamic(n))
      tiles.vectors =
          std::clamp<int64_t>(llvm::divideCeil(n, lanes), 1, maxVectors);
    // SVE can address few rows that are far apart.
    tiles.keepsRowsOfA = hasRowsOfA && (!isScalable || rows == 1);
    // Whole vectors of the columns of A make the panels.
    tiles.panelRows =
        !tiles.keepsRowsOfA && rows > 1 && lanes % rows == 0 ? lanes : rows;
    return tiles;
  }

  /// A panel of A stays in L1 while those of B pass, and a block of B takes
  /// half of L2.
  MatmulTiles getPacked() const {
    // With many rows, whatever their number, few of them are padding.
    int64_t rows = chooseRows(ShapedType::isDynamic(m) ? kManyRows : m);
    MatmulTiles tiles = getTiles(rows, kVectors);
    int64_t kc = target.l1Bytes / (bytes * (maxRows + kVectors * lanes));
    tiles.kc = std::clamp<int64_t>(llvm::bit_floor<uint64_t>(kc), 64, 512);
    // Where m is contiguous, some panels at a time: memory is read in longer
    // pieces.
    tiles.mc = hasRowsOfA ? tiles.panelRows : 4 * tiles.panelRows;
    tiles.nc = target.l2Bytes / 2 / (bytes * tiles.kc);
    tiles.streams = false;
    return tiles;
  }

  /// At most `size` rows. Few rows make the tile wide, to read long pieces of
  /// the rows of B.
  MatmulTiles getStreaming(int64_t size) const {
    int64_t rows = chooseRows(size);
    MatmulTiles tiles = getTiles(
        rows, std::clamp<int64_t>(
                  llvm::bit_floor<uint64_t>(maxRows * kVectors / rows), 1, 8));
    // So many rows of B as the hardware reads ahead of at a time; more of them
    // hide what it takes to load and store C.
    tiles.kc = std::max<int64_t>(size > tiles.rows ? 32 : 16, lanes);
    tiles.mc = llvm::alignTo(size, tiles.panelRows);
    // All of a row of B, if C stays in L2.
    tiles.nc = target.l2Bytes / 4 / (bytes * tiles.mc);
    tiles.streams = true;
    return tiles;
  }

  const TargetInfo &target;
  int64_t m, n;
  int64_t bytes;
  bool hasRowsOfA;
  int64_t lanes, maxRows;
  bool isScalable;
};
} // namespace

SmallVector<MatmulVariant>
mlir::act::chooseMatmulTiles(const TargetInfo &target, MatmulGroup &group) {
  return Chooser(target, group).run();
}
