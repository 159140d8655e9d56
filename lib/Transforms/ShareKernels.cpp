//===- ShareKernels.cpp - One function for equal products -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulKernel.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTSHAREKERNELS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

/// So many kernels for products of one kind are worth the time to compile them.
static constexpr size_t kMaxSizes = 8;

namespace {

/// A product with its neighbours, and the values that it takes from outside.
struct Group {
  SmallVector<Operation *> ops;
  /// Each value once.
  llvm::SetVector<Value> inputs;
  /// Of the buffer of windows, which the function has for itself.
  Operation *dealloc = nullptr;
  /// Copied into the function.
  llvm::SetVector<Operation *> constants;
  /// Its code chooses tiles by the number of rows when it runs, so that other
  /// sizes may as well be known then only.
  bool isDynamic;

  explicit Group(MatmulGroup &matmul);
};

/// Groups that are equal but for sizes, and a function for all of them.
struct Kernel {
  OwningOpRef<func::FuncOp> function;
  SmallVector<Group> groups;
};
} // namespace

Group::Group(MatmulGroup &matmul)
    : isDynamic(ShapedType::isDynamic(matmul.getSizeOfC(matmul.m))) {
  if (matmul.windows) {
    ops = {matmul.windows.buffer, matmul.windows.copy, matmul.windows.matrix};
    dealloc = matmul.windows.end;
  }
  if (Operation *start = matmul.getStart())
    ops.push_back(start);
  ops.push_back(matmul.product);
  if (matmul.epilogue)
    ops.push_back(matmul.epilogue);
  for (Operation *op : ops) {
    llvm::SetVector<Value> values(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), values);
    for (Value value : values) {
      Operation *producer = value.getDefiningOp();
      if (producer && matchPattern(producer, m_Constant()))
        constants.insert(producer);
      else if (!llvm::is_contained(ops, producer))
        inputs.insert(value);
    }
  }
}

/// The type without its sizes, where a cast can bring it there.
static Type eraseSizes(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  if (!memref || !memref.getLayout().isIdentity())
    return type;
  SmallVector<int64_t> shape(memref.getRank(), ShapedType::kDynamic);
  return MemRefType::Builder(memref).setShape(shape);
}

/// A function that does what the group does.
static func::FuncOp createFunction(const Group &group, bool eraseTypes) {
  OpBuilder builder(group.ops.front()->getContext());
  SmallVector<Type> types;
  for (Value input : group.inputs)
    types.push_back(eraseTypes ? eraseSizes(input.getType()) : input.getType());
  auto function =
      func::FuncOp::create(group.ops.front()->getLoc(), "act_matmul",
                           builder.getFunctionType(types, TypeRange()));
  function.setPrivate();
  function.setNoInline(true);
  builder.setInsertionPointToStart(function.addEntryBlock());
  IRMapping mapping;
  mapping.map(group.inputs.getArrayRef(), function.getArguments());
  for (Operation *constant : group.constants)
    builder.clone(*constant, mapping);
  for (Operation *op : group.ops)
    builder.clone(*op, mapping);
  if (group.dealloc)
    builder.clone(*group.dealloc, mapping);
  func::ReturnOp::create(builder, function.getLoc());
  return function;
}

static bool areEqual(func::FuncOp lhs, func::FuncOp rhs) {
  return lhs.getFunctionType() == rhs.getFunctionType() &&
         OperationEquivalence::isRegionEquivalentTo(
             &lhs.getBody(), &rhs.getBody(),
             OperationEquivalence::IgnoreLocations);
}

/// Calls `function` in the place of the group.
static void replaceByCall(RewriterBase &rewriter, Group &group,
                          func::FuncOp function) {
  // All operands are defined here.
  Operation *last = group.ops.back();
  rewriter.setInsertionPoint(last);
  SmallVector<Value> arguments;
  for (auto [input, type] :
       llvm::zip_equal(group.inputs, function.getArgumentTypes()))
    arguments.push_back(
        input.getType() == type
            ? input
            : memref::CastOp::create(rewriter, last->getLoc(), type, input));
  func::CallOp::create(rewriter, last->getLoc(), function, arguments);
  if (group.dealloc)
    rewriter.eraseOp(group.dealloc);
  for (Operation *op : llvm::reverse(group.ops))
    rewriter.eraseOp(op);
}

namespace {
struct ActShareKernels
    : public act::impl::ActShareKernelsBase<ActShareKernels> {
  void runOnOperation() override {
    SmallVector<Kernel> kernels = collect();
    SymbolTable symbols(getOperation());
    IRRewriter rewriter(&getContext());
    for (Kernel &kernel : kernels) {
      // By the sizes of their operands.
      SmallVector<SmallVector<Group *>> bySizes;
      for (Group &group : kernel.groups) {
        auto *equal = llvm::find_if(bySizes, [&](ArrayRef<Group *> groups) {
          return TypeRange(groups.front()->inputs.getArrayRef()) ==
                 TypeRange(group.inputs.getArrayRef());
        });
        if (equal == bySizes.end()) {
          bySizes.emplace_back();
          equal = std::prev(bySizes.end());
        }
        equal->push_back(&group);
      }
      bool erases = kernel.groups.front().isDynamic
                        ? bySizes.size() > 1
                        : bySizes.size() > kMaxSizes;
      if (erases) {
        auto all = llvm::to_vector(llvm::make_pointer_range(kernel.groups));
        share(rewriter, symbols, all, kernel.function.release());
        continue;
      }
      // Sizes that are equal everywhere need not be found out at run time.
      for (ArrayRef<Group *> groups : bySizes)
        if (groups.size() > 1)
          share(rewriter, symbols, groups,
                createFunction(*groups.front(), /*eraseTypes=*/false));
    }
  }

private:
  void share(RewriterBase &rewriter, SymbolTable &symbols,
             ArrayRef<Group *> groups, func::FuncOp function) {
    symbols.insert(function);
    remark::passed(function.getLoc(), remark::RemarkOpts::name("Shared")
                                          .category("act-share-kernels")
                                          .function(function.getName()))
        << remark::metric("Calls", int64_t(groups.size()));
    for (Group *group : groups)
      replaceByCall(rewriter, *group, function);
  }

  SmallVector<Kernel> collect() {
    SmallVector<Kernel> kernels;
    getOperation().walk([&](linalg::LinalgOp op) {
      std::string reason;
      if (op.getNumReductionLoops() == 0 || !op.hasPureBufferSemantics())
        return;
      FailureOr<MatmulGroup> matmul = matchMatmul(op, reason);
      if (failed(matmul))
        return;
      Group group(*matmul);
      OwningOpRef<func::FuncOp> function =
          createFunction(group, /*eraseTypes=*/true);
      auto *equal = llvm::find_if(kernels, [&](Kernel &kernel) {
        return kernel.groups.front().isDynamic == group.isDynamic &&
               areEqual(kernel.function.get(), function.get());
      });
      if (equal == kernels.end()) {
        kernels.push_back({std::move(function), {}});
        equal = std::prev(kernels.end());
      }
      equal->groups.push_back(std::move(group));
    });
    return kernels;
  }
};
} // namespace
