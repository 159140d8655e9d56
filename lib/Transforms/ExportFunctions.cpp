//===- ExportFunctions.cpp - Results that the caller allocates --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultShapes.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTEXPORTFUNCTIONS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;

namespace {

/// The row-major memref of a tensor type; other types stay as they are.
Type getArgumentType(Type type) {
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    return MemRefType::get(tensor.getShape(), tensor.getElementType());
  return type;
}

/// Scalars come out through memory too.
Type getOutputType(Type type) {
  if (isa<ShapedType>(type))
    return getArgumentType(type);
  return MemRefType::get({}, type);
}

bool isDynamic(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  return shaped && !shaped.hasStaticShape();
}

struct ActExportFunctions
    : public act::impl::ActExportFunctionsBase<ActExportFunctions> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    SymbolTable symbols(module);
    SmallVector<func::FuncOp> functions;
    for (auto function : module.getOps<func::FuncOp>()) {
      if (function.isExternal()) {
        if (failed(checkExternal(function)))
          return signalPassFailure();
      } else if (function.isPublic() && isExportable(function)) {
        functions.push_back(function);
      }
    }
    for (func::FuncOp function : functions) {
      if (failed(check(function)) || failed(redirectCalls(function, symbols)))
        return signalPassFailure();
      if (llvm::any_of(function.getResultTypes(), isDynamic))
        if (failed(addShapeFunction(function, symbols)))
          return signalPassFailure();
    }
    for (func::FuncOp function : functions)
      exportFunction(function);
  }

private:
  static bool isExportable(func::FuncOp function) {
    return llvm::none_of(llvm::concat<const Type>(function.getArgumentTypes(),
                                                  function.getResultTypes()),
                         llvm::IsaPred<VectorType>);
  }

  /// A call of an external function does not get the C interface: results
  /// would be buffers that nobody frees.
  static LogicalResult checkExternal(func::FuncOp function) {
    for (Type type : llvm::concat<const Type>(function.getArgumentTypes(),
                                              function.getResultTypes()))
      if (isa<TensorType>(type))
        return function.emitError("no C interface for calls of an external "
                                  "function with ")
               << type;
    return success();
  }

  LogicalResult check(func::FuncOp function) {
    for (Type type : llvm::concat<const Type>(function.getArgumentTypes(),
                                              function.getResultTypes())) {
      if (auto tensor = dyn_cast<RankedTensorType>(type))
        if (tensor.getEncoding())
          return function.emitError("tensors with an encoding have no C type: ")
                 << type;
      if (!isa<RankedTensorType, MemRefType, IntegerType, IndexType, FloatType>(
              type))
        return function.emitError("no C type for ") << type;
    }
    if (!function.getBody().hasOneBlock())
      return function.emitError(
          "a public function must have one block to be exported");
    for (Type type : function.getResultTypes())
      if (isa<MemRefType>(type))
        return function.emitError("a public function cannot return ") << type;
    return success();
  }

  /// Gives calls from inside of the module, which keep their tensors, a private
  /// copy of `function`.
  LogicalResult redirectCalls(func::FuncOp function, SymbolTable &symbols) {
    if (SymbolTable::symbolKnownUseEmpty(function, getOperation()))
      return success();
    auto copy = cast<func::FuncOp>(function->clone());
    copy.setPrivate();
    symbols.insert(copy, std::next(function->getIterator()));
    return SymbolTable::replaceAllSymbolUses(function, copy.getSymNameAttr(),
                                             getOperation());
  }

  /// Replaces the tensor arguments by memrefs.
  static void convertArguments(func::FuncOp function) {
    OpBuilder builder = OpBuilder::atBlockBegin(&function.front());
    for (BlockArgument argument : function.getArguments()) {
      auto tensor = dyn_cast<RankedTensorType>(argument.getType());
      if (!tensor)
        continue;
      argument.setType(getArgumentType(tensor));
      auto value = bufferization::ToTensorOp::create(
          builder, argument.getLoc(), tensor, argument, /*restrict=*/true);
      argument.replaceAllUsesExcept(value, value);
    }
  }

  /// Updates the function type after its arguments and drops all results.
  static void updateType(func::FuncOp function) {
    function.setType(FunctionType::get(
        function.getContext(), function.front().getArgumentTypes(), {}));
    function.removeResAttrsAttr();
  }

  static void exportFunction(func::FuncOp function) {
    auto returnOp = cast<func::ReturnOp>(function.front().getTerminator());
    if (llvm::any_of(llvm::concat<const Type>(function.getArgumentTypes(),
                                              function.getResultTypes()),
                     isDynamic))
      function->setAttr("act.descriptors",
                        UnitAttr::get(function.getContext()));
    convertArguments(function);
    OpBuilder builder(returnOp);
    SmallVector<std::pair<Value, Value>> stored;
    for (Value result : returnOp.getOperands()) {
      Location loc = returnOp.getLoc();
      unsigned index = function.getNumArguments();
      // A scalar comes out through an address even where arrays have
      // descriptors.
      DictionaryAttr attributes;
      if (!isa<RankedTensorType>(result.getType()))
        attributes = builder.getDictionaryAttr(
            builder.getNamedAttr("act.pointer", builder.getUnitAttr()));
      (void)function.insertArgument(index, getOutputType(result.getType()),
                                    attributes, loc);
      Value output = function.getArgument(index);
      if (!isa<RankedTensorType>(result.getType())) {
        memref::StoreOp::create(builder, loc, result, output, ValueRange());
        continue;
      }
      // The output as a tensor: bufferization sees that a result which is
      // computed in it is overwritten, and does not keep another value there.
      OpBuilder atStart = OpBuilder::atBlockBegin(&function.front());
      // What is reshaped last is computed in the output, reshaped first.
      if (auto expand = result.getDefiningOp<tensor::ExpandShapeOp>()) {
        MemRefType flat = memref::CollapseShapeOp::computeCollapsedType(
            cast<MemRefType>(output.getType()),
            expand.getReassociationIndices());
        if (flat.getShape() == expand.getSrcType().getShape()) {
          result = expand.getSrc();
          output = memref::CollapseShapeOp::create(
              atStart, loc, flat, output, expand.getReassociationIndices());
        }
      }
      Value destination = bufferization::ToTensorOp::create(
          atStart, loc, result.getType(), output, /*restrict=*/true,
          /*writable=*/true);
      auto store = bufferization::MaterializeInDestinationOp::create(
          builder, loc, result.getType(), result, destination);
      stored.emplace_back(store.getResult(), output);
    }
    // A store to a tensor is dead by itself. Those to the memrefs copy outputs
    // to themselves, which folds.
    for (auto [value, output] : stored)
      bufferization::MaterializeInDestinationOp::create(
          builder, returnOp.getLoc(), /*result=*/Type(), value, output,
          /*restrict=*/true, /*writable=*/true);
    returnOp.getOperandsMutable().clear();
    updateType(function);
  }

  static LogicalResult addShapeFunction(func::FuncOp function,
                                        SymbolTable &symbols) {
    FailureOr<func::FuncOp> shapes = act::addResultShapes(function, symbols);
    if (failed(shapes))
      return failure();
    (*shapes)->setAttr("act.descriptors", UnitAttr::get(function.getContext()));
    convertArguments(*shapes);
    updateType(*shapes);
    return success();
  }
};
} // namespace
