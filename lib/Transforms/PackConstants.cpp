//===- PackConstants.cpp - Constant weights in panels -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantData.h"
#include "MatmulKernel.h"
#include "Remarks.h"
#include "act/Target/TargetInfo.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>
#include <map>
#include <vector>

namespace mlir::act {
#define GEN_PASS_DEF_ACTPACKCONSTANTS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {
/// A constant matrix B that is read as [k][n] or as [n][k].
struct Constant {
  memref::GlobalOp global;
  ArrayRef<char> data;
  bool hasRows;
  int64_t k, n, elementBytes;
};

struct ActPackConstants
    : public act::impl::ActPackConstantsBase<ActPackConstants> {
  using ActPackConstantsBase::ActPackConstantsBase;

  void runOnOperation() override;

private:
  FailureOr<Constant> getConstant(MatmulGroup &group,
                                  std::string &reason) const;
  void pack(RewriterBase &rewriter, MatmulGroup &group,
            const Constant &constant, const MatmulPanels &panels);
  memref::GlobalOp createPanels(const Constant &constant,
                                const MatmulPanels &panels);

  /// By the matrix, whether it is read as [k][n], steps, columns, pairs and
  /// their order.
  using Key = std::tuple<Operation *, bool, int64_t, int64_t, bool, bool>;
  std::map<Key, memref::GlobalOp> packed;
};
} // namespace

FailureOr<Constant> ActPackConstants::getConstant(MatmulGroup &group,
                                                  std::string &reason) const {
  auto get = group.b().get().getDefiningOp<memref::GetGlobalOp>();
  if (!get)
    return failure();
  auto global = SymbolTable::lookupNearestSymbolFrom<memref::GlobalOp>(
      get, get.getNameAttr());
  if (!global || !global.getConstant() || global.isUninitialized())
    return failure();
  Constant constant;
  constant.global = global;
  MemRefType type = global.getType();
  if (type.getRank() != 2) {
    reason = "it has other dimensions than rows and columns";
    return failure();
  }
  constant.elementBytes = type.getElementTypeBitWidth() / 8;
  constant.data = getConstantData(*global.getInitialValue());
  if (constant.data.empty() ||
      int64_t(constant.data.size()) !=
          type.getNumElements() * constant.elementBytes) {
    reason = "it has no elements of its own";
    return failure();
  }
  constant.hasRows = group.isContiguous(group.b(), group.n);
  constant.k = type.getDimSize(constant.hasRows ? 0 : 1);
  constant.n = type.getDimSize(constant.hasRows ? 1 : 0);
  return constant;
}

memref::GlobalOp ActPackConstants::createPanels(const Constant &constant,
                                                const MatmulPanels &panels) {
  int64_t blocks = llvm::divideCeil(constant.k, panels.steps);
  int64_t columns = llvm::divideCeil(constant.n, panels.columns);
  std::vector<char> data(blocks * columns * panels.steps * panels.columns *
                         constant.elementBytes);
  int64_t stepsOfElement = panels.stepsOfElement();
  int64_t strideK = constant.hasRows ? constant.n : 1;
  int64_t strideN = constant.hasRows ? 1 : constant.k;
  char *to = data.data();
  // All places of the panels in their order.
  for (int64_t block = 0; block < blocks; ++block)
    for (int64_t panel = 0; panel < columns; ++panel)
      for (int64_t step = 0; step < panels.steps; step += stepsOfElement)
        for (int64_t column = 0; column < panels.columns; ++column)
          for (int64_t i = 0; i < stepsOfElement;
               ++i, to += constant.elementBytes) {
            int64_t k = block * panels.steps + step +
                        (panels.laterComesFirst ? 1 - i : i);
            int64_t n = panel * panels.columns + column;
            if (k < constant.k && n < constant.n)
              std::memcpy(to,
                          constant.data.data() + (k * strideK + n * strideN) *
                                                     constant.elementBytes,
                          constant.elementBytes);
          }

  memref::GlobalOp matrix = constant.global;
  Type element = matrix.getType().getElementType();
  SmallVector<int64_t> shape = {blocks, columns, panels.steps / stepsOfElement,
                                panels.columns};
  if (panels.pairsSteps)
    shape.push_back(stepsOfElement);
  OpBuilder builder(matrix);
  auto global = memref::GlobalOp::create(
      builder, matrix.getLoc(), (matrix.getSymName() + "_panels").str(),
      builder.getStringAttr("private"), MemRefType::get(shape, element),
      DenseElementsAttr::getFromRawBuffer(RankedTensorType::get(shape, element),
                                          data),
      /*constant=*/true,
      // Of a line of the cache.
      builder.getI64IntegerAttr(64));
  SymbolTable(getOperation()).insert(global);
  return global;
}

void ActPackConstants::pack(RewriterBase &rewriter, MatmulGroup &group,
                            const Constant &constant,
                            const MatmulPanels &panels) {
  memref::GlobalOp &global =
      packed[{constant.global, constant.hasRows, panels.steps, panels.columns,
              panels.pairsSteps, panels.laterComesFirst}];
  if (!global)
    global = createPanels(constant, panels);

  linalg::LinalgOp product = group.product;
  rewriter.setInsertionPoint(product);
  Location loc = product.getLoc();
  Value b = memref::GetGlobalOp::create(rewriter, loc, global.getType(),
                                        global.getSymName());
  SmallVector<AffineMap> maps = product.getIndexingMapsArray();
  maps[1] = panels.getMap(rewriter.getContext(), product.getNumLoops(), group.k,
                          group.n);
  auto generic = linalg::GenericOp::create(
      rewriter, loc, TypeRange(), ValueRange{group.a().get(), b},
      group.c().get(), maps, product.getIteratorTypesArray());
  rewriter.cloneRegionBefore(product->getRegion(0), generic.getRegion(),
                             generic.getRegion().end());
  remark::passed(loc, getRemarkOptions("act-pack-constants", "Packed", product))
      << remark::metric("Steps", panels.steps)
      << remark::metric("Columns", panels.columns)
      << remark::metric("Bytes", global.getType().getNumElements() *
                                     constant.elementBytes);
  Operation *get = group.b().get().getDefiningOp();
  rewriter.eraseOp(product);
  // It would keep the matrix.
  if (get->use_empty())
    rewriter.eraseOp(get);
}

void ActPackConstants::runOnOperation() {
  TargetInfo target;
  target.vectorBits = vectorBits;
  target.vectorRegisters = vectorRegisters;
  target.multiplyAddsPerCycle = multiplyAddsPerCycle;
  target.scalableVectors = scalableVectors;
  target.indexedOffsets = indexedOffsets;
  target.multipliesBF16Pairs = multipliesBF16Pairs;
  target.multipliesBF16Tiles = multipliesBF16Tiles;
  target.l1Bytes = l1Bytes;
  target.l2Bytes = l2Bytes;

  packed.clear();
  IRRewriter rewriter(&getContext());
  SmallVector<linalg::LinalgOp> products;
  getOperation()->walk([&](linalg::LinalgOp op) {
    if (op.getNumReductionLoops() != 0 && op.hasPureBufferSemantics())
      products.push_back(op);
  });
  for (linalg::LinalgOp product : products) {
    std::string reason;
    FailureOr<MatmulGroup> group = matchMatmul(product, reason);
    if (failed(group) || group->panels)
      continue;
    reason.clear();
    FailureOr<Constant> constant = getConstant(*group, reason);
    std::optional<MatmulPanels> panels;
    if (succeeded(constant)) {
      panels = chooseMatmulPanels(target, *group, constant->k);
      bool isNarrow = getElementTypeOrSelf(group->b().get().getType()) !=
                      getElementTypeOrSelf(group->c().get().getType());
      if (!panels)
        reason = isNarrow ? "it is narrower than the sums"
                          : "the length of vectors is not known";
    }
    if (panels)
      pack(rewriter, *group, *constant, *panels);
    else if (!reason.empty())
      remark::missed(product.getLoc(), getRemarkOptions("act-pack-constants",
                                                        "NotPacked", product))
          << remark::metric("Op", product->getName().getStringRef())
          << remark::reason("{0}", reason);
  }
}
