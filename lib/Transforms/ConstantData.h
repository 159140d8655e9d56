//===- ConstantData.h - The elements of constants ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_CONSTANTDATA_H
#define ACT_LIB_TRANSFORMS_CONSTANTDATA_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace mlir::act {

/// The bytes of the elements of a constant, one after the other; none if they
/// are not all there, as in a splat.
inline ArrayRef<char> getConstantData(Attribute constant) {
  if (auto dense = dyn_cast<DenseElementsAttr>(constant))
    return dense.isSplat() ? ArrayRef<char>() : dense.getRawData();
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(constant))
    if (AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      return blob->getData();
  return {};
}

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_CONSTANTDATA_H
