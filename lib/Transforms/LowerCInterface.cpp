//===- LowerCInterface.cpp - C signatures of functions --------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Transforms/Passes.h"
#include "mlir/Conversion/LLVMCommon/MemRefBuilder.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTLOWERCINTERFACE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

/// Whether a pointer to the first element says it all.
static bool hasStaticLayout(MemRefType type) {
  // Those without elements have no strides that MLIR would tell.
  if (type.getLayout().isIdentity())
    return type.hasStaticShape();
  int64_t offset;
  SmallVector<int64_t> strides;
  return type.hasStaticShape() &&
         succeeded(type.getStridesAndOffset(strides, offset)) &&
         !ShapedType::isDynamic(offset) && !ShapedType::isDynamicShape(strides);
}

/// The functions of the C library that code of `module` may call: some from
/// anywhere, those of mathematics where an operation is not expanded.
static llvm::StringSet<> getCalledByCode(ModuleOp module) {
  llvm::StringSet<> names = {"malloc", "free", "memcpy", "memmove", "memset"};
  module.walk([&](Operation *op) {
    StringRef name;
    if (isa<arith::RemFOp>(op))
      name = "fmod";
    else if (isa<math::PowFOp>(op))
      name = "pow";
    else if (isa_and_present<math::MathDialect>(op->getDialect()))
      name = op->getName().stripDialect();
    else
      return;
    bool isDouble = op->getNumResults() != 0 &&
                    getElementTypeOrSelf(op->getResult(0).getType()).isF64();
    names.insert(isDouble ? name.str() : (name + "f").str());
  });
  return names;
}

namespace {
struct ActLowerCInterface
    : public act::impl::ActLowerCInterfaceBase<ActLowerCInterface> {
  void runOnOperation() override {
    LLVMTypeConverter converter(&getContext());
    llvm::StringSet<> calledByCode = getCalledByCode(getOperation());
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isExternal())
        continue;
      if (calledByCode.contains(function.getName())) {
        function.emitError("'") << function.getName()
                                << "' is a function of the C library that "
                                   "compiled code calls; choose another name";
        return signalPassFailure();
      }
      if (function.isPublic())
        lower(function, converter);
    }
  }

private:
  static void lower(func::FuncOp function, const LLVMTypeConverter &converter) {
    bool descriptors = function->hasAttr("act.descriptors") ||
                       llvm::any_of(function.getArgumentTypes(), [](Type type) {
                         auto memref = dyn_cast<MemRefType>(type);
                         return memref && !hasStaticLayout(memref);
                       });
    OpBuilder builder = OpBuilder::atBlockBegin(&function.front());
    auto pointer = LLVM::LLVMPointerType::get(function.getContext());
    for (BlockArgument argument : function.getArguments()) {
      auto type = dyn_cast<MemRefType>(argument.getType());
      if (!type)
        continue;
      Location loc = argument.getLoc();
      unsigned index = argument.getArgNumber();
      bool isPointer =
          !descriptors || function.getArgAttr(index, "act.pointer");
      argument.setType(pointer);
      Value descriptor =
          isPointer
              ? Value(MemRefDescriptor::fromStaticShape(builder, loc, converter,
                                                        type, argument))
              : LLVM::LoadOp::create(builder, loc, converter.convertType(type),
                                     argument)
                    .getResult();
      auto memref =
          UnrealizedConversionCastOp::create(builder, loc, type, descriptor);
      argument.replaceUsesWithIf(memref.getResult(0), [&](OpOperand &use) {
        return use.getOwner() != memref &&
               !isa<LLVM::LLVMDialect>(use.getOwner()->getDialect());
      });
      function.removeArgAttr(index, "act.pointer");
    }
    function->removeAttr("act.descriptors");
    function.setType(FunctionType::get(function.getContext(),
                                       function.front().getArgumentTypes(),
                                       function.getResultTypes()));
  }
};
} // namespace
