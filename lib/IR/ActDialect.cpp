//===- ActDialect.cpp - The act dialect -------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::act;

/// The types of `act.elu`, whose second operand is optional and has the type
/// of the first: one type is written for both.
static ParseResult
parseTypeOfBoth(OpAsmParser &parser, Type &x,
                const std::optional<OpAsmParser::UnresolvedOperand> &learned,
                Type &learnedType) {
  if (parser.parseType(x))
    return failure();
  if (learned)
    learnedType = x;
  return success();
}

static void printTypeOfBoth(OpAsmPrinter &printer, Operation *, Type x, Value,
                            Type) {
  printer << x;
}

#include "act/IR/ActDialect.cpp.inc"

#include "act/IR/ActEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "act/IR/ActAttributes.cpp.inc"

#include "act/IR/ActInterfaces.cpp.inc"

#define GET_OP_CLASSES
#include "act/IR/ActOps.cpp.inc"

namespace {
/// All operations are pure, so they may stand anywhere.
struct ActInlinerInterface : public DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

void ActDialect::initialize() {
  addInterfaces<ActInlinerInterface>();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "act/IR/ActAttributes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "act/IR/ActOps.cpp.inc"
      >();
}

Operation *ActDialect::materializeConstant(OpBuilder &builder, Attribute value,
                                           Type type, Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}
