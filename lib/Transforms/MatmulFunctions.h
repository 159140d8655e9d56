//===- MatmulFunctions.h - What matrix products share -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULFUNCTIONS_H
#define ACT_LIB_TRANSFORMS_MATMULFUNCTIONS_H

#include "MicroKernel.h"
#include "PanelCopy.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::act {

/// The functions that the products of a module share: micro-kernels, which know
/// the shape of a tile and its panels only, and the packing of these. They are
/// most of the code of a product, and of the time that it takes to compile it.
class MatmulFunctions {
public:
  explicit MatmulFunctions(ModuleOp module) : module(module) {}

  func::FuncOp get(const MicroKernel &kernel, Location loc) {
    return get(microKernels, kernel, loc);
  }
  func::FuncOp get(const PanelCopy &copy, Location loc) {
    return get(panelCopies, copy, loc);
  }

private:
  template <typename T>
  using Functions = SmallVector<std::pair<T, func::FuncOp>>;

  template <typename T>
  func::FuncOp get(Functions<T> &functions, const T &description,
                   Location loc) {
    for (auto [other, function] : functions)
      if (other == description)
        return function;
    func::FuncOp function = description.createFunction(loc).release();
    SymbolTable(module).insert(function);
    functions.emplace_back(description, function);
    return function;
  }

  ModuleOp module;
  Functions<MicroKernel> microKernels;
  Functions<PanelCopy> panelCopies;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULFUNCTIONS_H
