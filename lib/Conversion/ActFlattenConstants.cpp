//===- ActFlattenConstants.cpp - Constants with one dimension ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFLATTENCONSTANTS
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// The same elements in one dimension; null if that is how they are.
static ElementsAttr flatten(ElementsAttr elements) {
  ShapedType type = elements.getShapedType();
  if (type.getRank() <= 1)
    return {};
  ShapedType flat = type.clone(ArrayRef<int64_t>(type.getNumElements()));
  if (auto dense = dyn_cast<DenseElementsAttr>(elements))
    return dense.reshape(flat);
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements))
    return DenseResourceElementsAttr::get(flat, resource.getRawHandle());
  return {};
}

namespace {
struct ActFlattenConstants
    : act::impl::ActFlattenConstantsBase<ActFlattenConstants> {
  void runOnOperation() override {
    getOperation()->walk([](LLVM::GlobalOp global) {
      auto elements = dyn_cast_or_null<ElementsAttr>(global.getValueOrNull());
      auto type = dyn_cast<LLVM::LLVMArrayType>(global.getType());
      if (!elements || !type)
        return;
      ElementsAttr flat = flatten(elements);
      if (!flat)
        return;
      Type element = type;
      while (auto array = dyn_cast<LLVM::LLVMArrayType>(element))
        element = array.getElementType();
      global.setGlobalType(
          LLVM::LLVMArrayType::get(element, flat.getNumElements()));
      global.setValueAttr(flat);
    });
  }
};
} // namespace
