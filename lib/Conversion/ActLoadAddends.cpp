//===- ActLoadAddends.cpp - Constants that NEON would copy ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLOADADDENDS
#include "act/Conversion/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// The constant that the multiply-add `op` overwrites, if it is in a vector
/// register of 128 bits.
static DenseElementsAttr getAddend(LLVM::FMAOp op) {
  auto type = dyn_cast<VectorType>(op.getType());
  DenseElementsAttr addend;
  if (!type || type.isScalable() || type.getRank() != 1 ||
      type.getNumElements() * type.getElementTypeBitWidth() != 128 ||
      !matchPattern(op.getC(), m_Constant(&addend)))
    return {};
  return addend;
}

/// The factor of `op` that varies, or null.
static Value getVariable(LLVM::FMAOp op) {
  for (Value factor : {op.getA(), op.getB()})
    if (!matchPattern(factor, m_Constant()))
      return factor;
  return {};
}

namespace {
struct ActLoadAddends : act::impl::ActLoadAddendsBase<ActLoadAddends> {
  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    // An addend that is loaded is no constant any more.
    getOperation()->walk([&](LLVM::FMAOp first) {
      if (getAddend(first) && getVariable(first))
        if (LLVM::FMAOp second = findNext(first))
          loadAddends(symbols, first, second);
    });
  }

private:
  /// The next step of a polynomial, if its addend can be loaded, too.
  static LLVM::FMAOp findNext(LLVM::FMAOp first) {
    for (Operation *user : first->getUsers())
      if (auto second = dyn_cast<LLVM::FMAOp>(user))
        if (second->getBlock() == first->getBlock() &&
            second.getType() == first.getType() && getAddend(second))
          return second;
    return {};
  }

  void loadAddends(SymbolTable &symbols, LLVM::FMAOp first,
                   LLVM::FMAOp second) {
    OpBuilder builder(first);
    Location loc = first.getLoc();
    Type type = first.getType();
    auto pointer = LLVM::LLVMPointerType::get(builder.getContext());
    Value table = LLVM::AddressOfOp::create(
        builder, loc, pointer,
        getTable(symbols, loc, getAddend(first), getAddend(second)));
    // LLVM would hoist loads of its own, and copy what they load. So that it
    // does not hoist these, they seem to depend on a factor.
    auto pair = LLVM::InlineAsmOp::create(
        builder, loc,
        LLVM::LLVMStructType::getLiteral(builder.getContext(), {type, type}),
        ValueRange{table, getVariable(first)}, "ldp ${0:q}, ${1:q}, [$2]",
        "=w,=w,r,w", /*has_side_effects=*/false, /*is_align_stack=*/false,
        LLVM::tailcallkind::TailCallKind::None,
        LLVM::AsmDialectAttr::get(builder.getContext(),
                                  LLVM::AsmDialect::AD_ATT),
        /*operand_attrs=*/ArrayAttr());
    first.getCMutable().assign(
        LLVM::ExtractValueOp::create(builder, loc, pair.getResult(0), 0));
    second.getCMutable().assign(
        LLVM::ExtractValueOp::create(builder, loc, pair.getResult(0), 1));
  }

  /// A constant that consists of two vectors, one of them for all uses.
  StringRef getTable(SymbolTable &symbols, Location loc,
                     DenseElementsAttr first, DenseElementsAttr second) {
    StringAttr &name = tables[{first, second}];
    if (name)
      return name;
    OpBuilder builder(&getContext());
    auto values = llvm::to_vector(first.getValues<Attribute>());
    llvm::append_range(values, second.getValues<Attribute>());
    Type elementType = first.getElementType();
    auto shape = RankedTensorType::get(values.size(), elementType);
    auto global = LLVM::GlobalOp::create(
        builder, loc, LLVM::LLVMArrayType::get(elementType, values.size()),
        /*isConstant=*/true, LLVM::Linkage::Private, "act_addends",
        DenseElementsAttr::get(shape, values), /*alignment=*/32);
    name = symbols.insert(global, getOperation().getBody()->begin());
    return name;
  }

  DenseMap<std::pair<Attribute, Attribute>, StringAttr> tables;
};
} // namespace
