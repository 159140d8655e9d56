//===- ResultShapes.h - The sizes of the results of a function --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RESULTSHAPES_H
#define ACT_LIB_TRANSFORMS_RESULTSHAPES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir {
class SymbolTable;
} // namespace mlir

namespace mlir::act {

/// Adds `@f_result_shapes` after `function`, a function of one block: it has
/// the same inputs and no results, and stores the sizes of all dimensions of
/// all tensor results, in order, as i64 to one more argument. It writes nothing
/// else, whatever `function` writes. Fails with an error at an operation if the
/// sizes cannot be had without writing.
FailureOr<func::FuncOp> addResultShapes(func::FuncOp function,
                                        SymbolTable &symbols);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_RESULTSHAPES_H
