//===- Act.h - The act dialect ----------------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ACT_H
#define ACT_IR_ACT_H

#include "act/IR/Formula.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/VectorInterfaces.h"

#include "act/IR/ActDialect.h.inc"

#include "act/IR/ActEnums.h.inc"

namespace mlir::act::detail {
/// Creates the derivative twin of an activation; null for a twin.
Value buildDerivative(Operation *op, OpBuilder &builder, Location loc);
} // namespace mlir::act::detail

#include "act/IR/ActInterfaces.h.inc"

namespace mlir::act::detail {
/// What the operations have in common; see lib/IR/Activation.cpp.
OpFoldResult foldActivation(ActivationOpInterface op, Attribute x);
LogicalResult verifyActivation(ActivationOpInterface op);
} // namespace mlir::act::detail

#define GET_ATTRDEF_CLASSES
#include "act/IR/ActAttributes.h.inc"

#define GET_OP_CLASSES
#include "act/IR/ActOps.h.inc"

#endif // ACT_IR_ACT_H
