//===- Remarks.h - What passes say about what they did ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_REMARKS_H
#define ACT_LIB_TRANSFORMS_REMARKS_H

#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::act {

/// Options of a remark about `op`, which name the function that it is in.
inline remark::RemarkOpts getRemarkOptions(StringRef category, StringRef name,
                                           Operation *op) {
  StringRef function;
  if (auto parent = op->getParentOfType<FunctionOpInterface>())
    function = parent.getName();
  return remark::RemarkOpts::name(name).category(category).function(function);
}

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_REMARKS_H
