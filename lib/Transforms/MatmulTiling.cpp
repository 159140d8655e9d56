//===- MatmulTiling.cpp - The choice of tiles -------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BFloat16Tiles.h"
#include "MatmulKernel.h"
#include "VectorBody.h"
#include "act/Target/TargetInfo.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

/// No number of rows.
static constexpr int64_t kUnlimited = std::numeric_limits<int64_t>::max();
/// Products with more rows pack B; the second if the micro-kernel does so.
static constexpr int64_t kStreamRows = 32, kStreamRowsIfCheap = 16;
/// The same of tiles of bf16, which take as long for 16 rows as for one.
static constexpr int64_t kStreamRowsOfTiles = 7;
/// What one entry of the TLB serves.
static constexpr int64_t kPageBytes = 4096;
/// Few of the lines that are a multiple of this apart have a place in L1.
static constexpr int64_t kConflictBytes = 2048;
/// A tile of fewer rows than this is one of AVX2, whose products with up to
/// kStreamRows rows take several.
static constexpr int64_t kFewRows = 8;
/// Stands for a large number of rows that is not known.
static constexpr int64_t kManyRows = 1024;
/// So many rows of A have an address in a register each.
static constexpr int64_t kMaxAddresses = 10;
/// LLVM unrolls loops over so few steps, and needs more registers.
static constexpr int64_t kShortRun = 32;
/// Memory that is read in shorter pieces is read slowly.
static constexpr int64_t kPieceBytes = 192;
/// So many rows of A have a place in L1 however far apart they are, beside what
/// passes.
static constexpr int64_t kRowsInL1 = 6;
/// Columns of a register tile, in vectors. One more would take fewer loads for
/// the same arithmetic, but the panels of B come from L2 at twice the rate.
static constexpr int64_t kVectors = 2;
/// The same where multiply-adds of whole vectors start one at a time: L2 keeps
/// up. C is read and written less often, since more steps of the fewer rows of
/// A have a place in L1.
static constexpr int64_t kVectorsOfSlow = 4;

/// Pairs of steps of k in a block whose tiles are multiplied: a panel of A
/// takes 32 KB, and those of B do not stay in L1.
static constexpr int64_t kPairsOfTiles = 256;

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
        panels(group.panels), windows(group.windows),
        hasRowsOfB(!panels && group.isContiguous(group.b(), group.n)),
        sizeOfA(cast<MemRefType>(group.a().get().getType())),
        sizeOfB(cast<MemRefType>(group.b().get().getType())),
        lanes(std::max<int64_t>(target.vectorBits / 8 / bytes, 2)),
        maxRows((target.vectorRegisters - kVectors - 1) / kVectors),
        isScalable(target.scalableVectors && allowsScalable(group.start) &&
                   allowsScalable(group.epilogue)) {}

  SmallVector<MatmulVariant> run() {
    if (panels && (isScalable || panels->steps % lanes != 0 ||
                   panels->columns % lanes != 0 ||
                   panels->pairsSteps != canPairConstants() ||
                   panels->laterComesFirst !=
                       (canPairConstants() && !canMultiplyTiles())))
      return {};
    if (readsImage())
      return {{kUnlimited, getWindows()}};
    if (ShapedType::isDynamic(m)) {
      SmallVector<MatmulVariant> variants;
      if (getStreamRows() != 0)
        variants = {{1, getStreaming(1)},
                    {getStreamRows(), getStreaming(getStreamRows())}};
      if (canMultiplyTiles())
        variants.push_back({act::tiles::kSize, getTilesOfPairs(1)});
      variants.push_back({kUnlimited, getPacked()});
      return variants;
    }
    if (m <= getStreamRows())
      return {{kUnlimited, getStreaming(std::max<int64_t>(m, 1))}};
    return {{kUnlimited, getPacked()}};
  }

  /// Blocks of about the same size, so that little of the last one is empty,
  /// unless windows must begin where a block does.
  std::optional<MatmulPanels> choosePanels(int64_t k) const {
    if (isScalable ||
        (sizeOfB.getElementTypeBitWidth() != bytes * 8 && !canPairConstants()))
      return std::nullopt;
    // Those of two tiles of A serve one as well.
    MatmulTiles tiles = canMultiplyTiles() ? getTilesOfPairs(2) : getPacked();
    int64_t stepsOfElement = tiles.stepsOfElement();
    int64_t steps = tiles.kc * stepsOfElement;
    if (!tiles.readsA || !isImage(0))
      steps = llvm::divideCeil(k, llvm::divideCeil(k, steps));
    return MatmulPanels{
        int64_t(llvm::alignTo(steps, uint64_t(tiles.lanes * stepsOfElement))),
        tiles.minColumns(), tiles.pairsSteps,
        tiles.pairsSteps && !tiles.multipliesTiles};
  }

private:
  /// Of what goes before or after the product, along columns; may be null.
  static bool allowsScalable(linalg::GenericOp op) {
    return !op || VectorBody::allowsScalable(op, op.getNumLoops() - 1);
  }

  /// Products with more rows pack B. Tiles of few rows read it several times
  /// from L1, where it must have a place; packed it always has.
  int64_t getStreamRows() const {
    if (canMultiplyTiles())
      return panels ? 0 : kStreamRowsOfTiles;
    if (hasSlowVectors() && hasRowsOfB)
      return kStreamRowsIfCheap;
    bool hasConflicts = hasRowsOfB && !ShapedType::isDynamic(n) &&
                        n * bytes % kConflictBytes == 0;
    return hasConflicts && hasFewRows() ? maxRows : kStreamRows;
  }

  bool hasFewRows() const { return maxRows < kFewRows; }

  bool staysInL2() const {
    return sizeOfB.hasStaticShape() &&
           sizeOfB.getNumElements() * bytes <= target.l2Bytes / 2;
  }

  /// How many times `size` bytes fit in L2: at least once, however small it is
  /// said to be.
  int64_t divideL2(int64_t size) const {
    return std::max<int64_t>(target.l2Bytes / size, 1);
  }

  /// The most rows of a register tile of so many vectors of columns.
  int64_t getMaxRows(int64_t vectors) const {
    int64_t rows = (target.vectorRegisters - vectors - 1) / vectors;
    bool hasShortRuns = isImage(0) && windows.getRunLength() < kShortRun;
    return hasSlowVectors() || hasShortRuns ? std::min(rows, kMaxAddresses)
                                            : rows;
  }

  /// A register tile, and what it costs to compute `size` rows.
  struct Shape {
    int64_t rows, vectors, cost;
  };

  /// The rows of a register tile. A step of k costs an operation for each row
  /// and vector, padded rows too, and about one for the rest.
  Shape chooseRows(int64_t size, int64_t vectors) const {
    Shape best = {1, vectors, kUnlimited};
    for (int64_t rows = std::min(size, getMaxRows(vectors)); rows >= 1;
         --rows) {
      int64_t cost = llvm::divideCeil(size, rows) * (rows * vectors + 1);
      if (cost < best.cost)
        best = {rows, vectors, cost};
    }
    return best;
  }

  bool hasSlowVectors() const {
    return target.multiplyAddsPerCycle == 1 && !isScalable;
  }

  /// The register tile of products that pack B. Fewer vectors than there may be
  /// must save some per cent of padded columns.
  Shape choosePackedShape() const {
    // With many rows, whatever their number, few of them are padding.
    int64_t size =
        ShapedType::isDynamic(m) ? kManyRows : std::max<int64_t>(m, 1);
    if (!hasSlowVectors())
      return chooseRows(size, kVectors);
    if (panels)
      return chooseRows(size, panels->columns / lanes);
    if (ShapedType::isDynamic(n))
      return chooseRows(size, kVectorsOfSlow);
    int64_t all = std::max<int64_t>(llvm::divideCeil(n, lanes), 1);
    Shape best = {1, 1, kUnlimited};
    for (int64_t vectors = std::min(all, kVectorsOfSlow);
         vectors >= std::min(all, kVectors); --vectors) {
      Shape shape = chooseRows(size, vectors);
      shape.cost *= llvm::divideCeil(all, vectors);
      if (shape.cost < best.cost - best.cost / 32)
        best = shape;
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
    if (panels)
      tiles.vectors =
          llvm::alignTo(tiles.vectors, uint64_t(panels->columns / lanes));
    // SVE can address few rows that are far apart.
    tiles.keepsRowsOfA = hasRowsOfA && (!isScalable || rows == 1);
    // Whole vectors of the columns of A make the panels.
    tiles.panelRows =
        !tiles.keepsRowsOfA && rows > 1 && lanes % rows == 0 ? lanes : rows;
    return tiles;
  }

  /// The steps of k of a block, as many as have a place in L1: of A and of B,
  /// or of A alone, if what comes from L2 comes in time.
  int64_t getStepsInL1(const Shape &shape) const {
    int64_t kc = target.l1Bytes / (bytes * (maxRows + kVectors * lanes));
    int64_t max = 512;
    if (hasSlowVectors()) {
      kc = target.l1Bytes * 3 / 4 / (bytes * getMaxRows(shape.vectors));
      max = 1024;
    }
    return std::clamp<int64_t>(llvm::bit_floor<uint64_t>(kc), 64, max);
  }

  /// Whether an instruction of the target multiplies tiles of pairs.
  bool canMultiplyTiles() const {
    return target.multipliesBF16Tiles && hasPairs() &&
           (!panels || panels->pairsSteps);
  }

  /// Rows of A that are packed at a time. Where m is contiguous, some panels:
  /// memory is read in longer pieces.
  int64_t getRowsAtATime(const MatmulTiles &tiles) const {
    return hasRowsOfA ? tiles.panelRows : 4 * tiles.panelRows;
  }

  /// `rows` tiles of A. Each, and each of B, serves as many products as there
  /// are registers for their sums.
  MatmulTiles getTilesOfPairs(int64_t rows) const {
    MatmulTiles tiles =
        getTiles(rows * act::tiles::kSize, act::tiles::kMaxSums / rows);
    tiles.pairsSteps = tiles.multipliesTiles = true;
    tiles.keepsRowsOfA = false;
    tiles.kc = panels ? panels->steps / tiles.stepsOfElement() : kPairsOfTiles;
    tiles.mc = getRowsAtATime(tiles);
    tiles.nc = divideL2(2 * bytes * tiles.kc);
    tiles.streams = false;
    tiles.stepsAhead = 0;
    return tiles;
  }

  /// A panel of A stays in L1 while those of B pass, and a block of B takes
  /// half of L2.
  MatmulTiles getPacked() const {
    if (canMultiplyTiles())
      return getTilesOfPairs(
          !ShapedType::isDynamic(m) && m <= act::tiles::kSize ? 1 : 2);
    Shape shape = choosePackedShape();
    MatmulTiles tiles = getTiles(shape.rows, shape.vectors);
    int64_t kc = getStepsInL1(shape);
    tiles.pairsSteps = canPairSteps();
    tiles.readsA = canReadA(shape.rows, kc);
    if (tiles.readsA && isImage(0))
      kc = chooseStepsOfWindows(kc);
    tiles.kc = panels ? panels->steps / tiles.stepsOfElement() : kc;
    tiles.rowStride = std::max(kc, tiles.kc);
    tiles.mc = getRowsAtATime(tiles);
    tiles.nc = divideL2(2 * bytes * tiles.kc);
    tiles.streams = false;
    tiles.packsInMicroKernel =
        !isScalable && tiles.vectors * lanes * bytes >= kPieceBytes;
    // Tuned: the panels come from L2, and the hardware does not look this far.
    tiles.stepsAhead = 16;
    return tiles;
  }

  /// Few rows make the tile wide, to read long pieces of the rows of B.
  MatmulTiles getWideTiles(int64_t rows) const {
    return getTiles(
        rows, std::clamp<int64_t>(
                  llvm::bit_floor<uint64_t>(maxRows * kVectors / rows), 1, 8));
  }

  bool isImage(unsigned operand) const {
    return windows && windows.operand == operand;
  }

  /// The steps of k of a block, at most `max`, if a row of it in A is part of a
  /// run, or whole runs that are equally far apart; 0 if there is no such
  /// block.
  int64_t chooseStepsOfWindows(int64_t max) const {
    int64_t run = windows.getRunLength(), all = sizeOfA.getShape().back();
    bool hasStride = windows.getRunStride().has_value();
    auto isAllowed = [&](int64_t steps) {
      return run % steps == 0 ||
             (hasStride && (steps % run == 0 || steps >= all));
    };
    if (panels)
      return isAllowed(panels->steps) ? panels->steps : 0;
    if (all <= max && isAllowed(all))
      return all;
    for (int64_t steps = max / lanes * lanes; steps > 0; steps -= lanes)
      if (isAllowed(steps))
        return steps;
    return 0;
  }

  /// Whether the rows of A are read where they are, in blocks of at most `kc`
  /// steps of k: to pack them takes longer than it gives, unless each row of a
  /// panel is on a page of its own or takes an addition to find its place. The
  /// windows of an image pay for that too.
  bool canReadA(int64_t rows, int64_t kc) const {
    if (!hasRowsOfA || isScalable ||
        sizeOfA.getElementTypeBitWidth() != bytes * 8)
      return false;
    if (isImage(0))
      return chooseStepsOfWindows(kc) != 0;
    if (!target.indexedOffsets || !sizeOfA.getLayout().isIdentity())
      return false;
    int64_t length = sizeOfA.getShape().back();
    return (hasSlowVectors() && rows <= kRowsInL1) ||
           (!ShapedType::isDynamic(length) && length * bytes < kPageBytes);
  }

  /// Whether an instruction of the target multiplies pairs of steps of k.
  bool canPairSteps() const {
    return target.multipliesBF16Pairs && hasPairs() &&
           (!panels || panels->pairsSteps);
  }

  /// Whether constant panels of B are of pairs.
  bool canPairConstants() const { return canMultiplyTiles() || canPairSteps(); }

  /// Whether two steps of k of A, and of B, are as wide as a sum.
  bool hasPairs() const {
    return target.vectorBits == 512 && bytes == 4 &&
           sizeOfA.getElementType().isBF16() &&
           sizeOfB.getElementType().isBF16();
  }

  /// Whether vectors along n are in the image as they are.
  bool readsImage() const {
    return windows && windows.operand == 1 && !isScalable &&
           !ShapedType::isDynamic(m) && windows.stride == 1 &&
           windows.getRunLength() % lanes == 0;
  }

  /// Blocks as if B was packed: a panel of A stays in L1, and what the windows
  /// of a block have in common in L2.
  MatmulTiles getWindows() const {
    MatmulTiles tiles = getPacked();
    tiles.vectors = getWideTiles(tiles.rows).vectors;
    tiles.readsImage = true;
    tiles.stepsAhead = 0;
    return tiles;
  }

  /// At most `size` rows.
  MatmulTiles getStreaming(int64_t size) const {
    int64_t vectors =
        panels ? std::max(kVectors, panels->columns / lanes) : kVectors;
    int64_t rows = chooseRows(size, vectors).rows;
    MatmulTiles tiles = getWideTiles(rows);
    // So many rows of B as the hardware reads ahead of at a time; more of them
    // hide what it takes to load and store C, above all if B stays in L2.
    int64_t kc = size <= tiles.rows            ? 16
                 : hasFewRows() && staysInL2() ? 128
                                               : 32;
    tiles.pairsSteps = panels && panels->pairsSteps;
    tiles.kc =
        panels ? panels->steps / tiles.stepsOfElement() : std::max(kc, lanes);
    tiles.mc = llvm::alignTo(size, tiles.panelRows);
    // All of a row of B, if C stays in L2.
    tiles.nc = divideL2(4 * bytes * tiles.mc);
    tiles.streams = true;
    tiles.readsA = !isImage(0) && canReadA(rows, tiles.kc);
    // The next panel, if it comes from memory. Tuned: a Zen 4 reads ahead of
    // panels itself, and takes half as long again if told to.
    bool prefetches = panels && !staysInL2() && !hasSlowVectors();
    tiles.stepsAhead = prefetches ? tiles.kc : 0;
    return tiles;
  }

  const TargetInfo &target;
  int64_t m, n;
  int64_t bytes;
  bool hasRowsOfA;
  std::optional<MatmulPanels> panels;
  const MatmulWindows &windows;
  bool hasRowsOfB;
  MemRefType sizeOfA, sizeOfB;
  int64_t lanes, maxRows;
  bool isScalable;
};
} // namespace

std::optional<MatmulPanels>
mlir::act::chooseMatmulPanels(const TargetInfo &target, MatmulGroup &group,
                              int64_t k) {
  return Chooser(target, group).choosePanels(k);
}

SmallVector<MatmulVariant>
mlir::act::chooseMatmulTiles(const TargetInfo &target, MatmulGroup &group) {
  return Chooser(target, group).run();
}
