//===- RaiseBodies.cpp - Views across bodies of linalg.generic --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseBodies.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

/// The argument of the body for the elements of `tensor` that `map` selects.
static BlockArgument findInput(linalg::GenericOp generic, Value tensor,
                               AffineMap map) {
  for (OpOperand *input : generic.getDpsInputOperands())
    if (input->get() == tensor && generic.getMatchingIndexingMap(input) == map)
      return generic.getMatchingBlockArgument(input);
  return {};
}

static void setIndexingMaps(linalg::GenericOp generic,
                            ArrayRef<AffineMap> maps) {
  generic.setIndexingMapsAttr(
      Builder(generic.getContext()).getAffineMapArrayAttr(maps));
}

static BlockArgument addInput(linalg::GenericOp generic, Value tensor,
                              AffineMap map) {
  unsigned index = generic.getNumDpsInputs();
  SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
  maps.insert(maps.begin() + index, map);
  generic.getInputsMutable().append(tensor);
  setIndexingMaps(generic, maps);
  return generic.getBody()->insertArgument(index, getElementTypeOrSelf(tensor),
                                           tensor.getLoc());
}

void BodyViews::enter(linalg::GenericOp generic, BlockView &view) {
  unused.clear();
  for (BlockArgument argument : generic.getRegionInputArgs())
    if (argument.use_empty())
      unused.push_back(argument);
  unsigned numInputs = generic.getNumDpsInputs();
  for (unsigned index = 0; index < numInputs; ++index) {
    auto known = views.find(generic.getDpsInputs()[index]);
    if (known == views.end())
      continue;
    AffineMap map = generic.getIndexingMapsArray()[index];
    for (View described : known->second) {
      BlockArgument x = findInput(generic, described.x, map);
      described.isFromKept = !x && described.containsActivation;
      described.isContinued = false;
      described.x = x ? x : addInput(generic, described.x, map);
      view.describe(generic.getBody()->getArgument(index), described);
    }
  }
}

void BodyViews::record(linalg::GenericOp generic, BlockView &view) {
  if (generic.getNumParallelLoops() != generic.getNumLoops())
    return;
  auto yield = cast<linalg::YieldOp>(generic.getBody()->getTerminator());
  for (auto [result, yielded] :
       llvm::zip(generic.getResults(), yield.getOperands())) {
    AffineMap map = generic.getIndexingMapMatchingResult(result);
    if (!map.isPermutation())
      continue;
    SmallVector<View, 0> described;
    for (View candidate : view.lookup(yielded)) {
      auto x = dyn_cast<BlockArgument>(candidate.x);
      if (candidate.parameter || !x || x.getOwner() != generic.getBody() ||
          x.getArgNumber() >= generic.getNumDpsInputs() ||
          generic.getIndexingMapsArray()[x.getArgNumber()] != map)
        continue;
      candidate.x = generic.getDpsInputs()[x.getArgNumber()];
      described.push_back(candidate);
    }
    if (!described.empty())
      views[result] = std::move(described);
  }
}

void BodyViews::leave(linalg::GenericOp generic) {
  SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
  for (unsigned index = generic.getNumDpsInputs(); index-- > 0;) {
    BlockArgument argument = generic.getBody()->getArgument(index);
    if (!argument.use_empty() || llvm::is_contained(unused, argument))
      continue;
    SmallVector<AffineMap> others = maps;
    others.erase(others.begin() + index);
    // Without this input, the sizes of all loops must be known still.
    if (!inversePermutation(concatAffineMaps(others, generic.getContext())))
      continue;
    maps = std::move(others);
    generic.getInputsMutable().erase(index);
    generic.getBody()->eraseArgument(index);
  }
  setIndexingMaps(generic, maps);
}
