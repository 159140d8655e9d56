//===- Differentiate.cpp - Add the derivative of a function ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Split.h"

#include "act/Differentiation/Differentiation.h"
#include "act/Differentiation/Passes.h"
#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/Inliner.h"
#include "mlir/Transforms/InliningUtils.h"
#include "mlir/Transforms/RegionUtils.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTDIFFERENTIATE
#include "act/Differentiation/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

/// The operations with a rule: those that others are written in.
struct DecomposeSoftmax : public OpRewritePattern<linalg::SoftmaxOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::SoftmaxOp op,
                                PatternRewriter &rewriter) const override {
    FailureOr<SmallVector<Value>> results = op.decomposeOperation(rewriter);
    if (failed(results))
      return failure();
    rewriter.replaceOp(op, *results);
    return success();
  }
};

/// The function that `call` calls.
func::FuncOp getCallee(func::CallOp call) {
  return SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
}

/// True if `function` calls itself, maybe through others.
bool isRecursive(func::FuncOp function) {
  llvm::SetVector<Operation *> reached;
  auto addCallees = [&](Operation *caller) {
    caller->walk([&](func::CallOp call) {
      if (func::FuncOp callee = getCallee(call))
        reached.insert(callee);
    });
  };
  addCallees(function);
  for (size_t i = 0; i < reached.size(); ++i)
    addCallees(reached[i]);
  return reached.contains(function);
}

/// Replaces calls by the bodies of what they call, until none is left.
LogicalResult inlineCalls(func::FuncOp function) {
  InlinerInterface interface(function.getContext());
  while (true) {
    func::CallOp call;
    function.walk([&](func::CallOp op) {
      call = op;
      return WalkResult::interrupt();
    });
    if (!call)
      return success();
    func::FuncOp callee = getCallee(call);
    if (!callee || callee.isExternal())
      return call.emitError("cannot differentiate a call of '@")
             << call.getCallee() << "', which has no body";
    if (!callee.getBody().hasOneBlock())
      return call.emitError("cannot differentiate a call of '@")
             << call.getCallee() << "', which has several blocks";
    if (isRecursive(callee))
      return call.emitError("cannot differentiate a recursive call");
    if (failed(inlineCall(interface, InlinerConfig().getCloneCallback(), call,
                          callee, &callee.getBody())))
      return call.emitError("cannot inline the call");
    call.erase();
  }
}

/// Brings the body into the form that the rules are for.
LogicalResult prepare(func::FuncOp function) {
  if (failed(inlineCalls(function)))
    return failure();
  RewritePatternSet patterns(function.getContext());
  linalg::populateElementwiseToLinalgConversionPatterns(patterns);
  patterns.add<DecomposeSoftmax>(function.getContext());
  walkAndApplyPatterns(function, std::move(patterns));
  return success();
}

/// Erases operations whose results nothing uses, also in loops.
void eraseDeadOps(Block &block) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block))) {
    if (isOpTriviallyDead(&op)) {
      op.erase();
      continue;
    }
    if (isa<LoopLikeOpInterface>(op))
      for (Region &region : op.getRegions())
        for (Block &inner : region)
          eraseDeadOps(inner);
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct ActDifferentiate
    : public act::impl::ActDifferentiateBase<ActDifferentiate> {
  using ActDifferentiateBase::ActDifferentiateBase;

  void runOnOperation() override {
    FailureOr<SmallVector<func::FuncOp>> functions = findFunctions();
    if (failed(functions))
      return signalPassFailure();
    for (func::FuncOp function : *functions)
      if (failed(differentiate(function)))
        signalPassFailure();
  }

private:
  FailureOr<SmallVector<func::FuncOp>> findFunctions() {
    ModuleOp module = getOperation();
    SmallVector<func::FuncOp> functions;
    for (const std::string &name : entry) {
      functions.push_back(module.lookupSymbol<func::FuncOp>(name));
      if (!functions.back())
        return module.emitError("act-differentiate: there is no function '@")
               << name << "'";
    }
    if (entry.empty())
      for (auto function : module.getOps<func::FuncOp>())
        if (function.isPublic() && !function.isExternal() &&
            llvm::any_of(function.getArgumentTypes(), hasDerivative) &&
            llvm::any_of(function.getResultTypes(), hasDerivative))
          functions.push_back(function);
    if (functions.empty())
      return module.emitError("act-differentiate: there is no public function "
                              "of floats");
    return functions;
  }

  /// The numbers of the arguments to differentiate by.
  FailureOr<SmallVector<unsigned>> getArguments(func::FuncOp function) {
    SmallVector<unsigned> numbers;
    ArrayRef<Type> types = function.getArgumentTypes();
    if (wrt.empty()) {
      for (auto [i, type] : llvm::enumerate(types))
        if (hasDerivative(type))
          numbers.push_back(i);
      if (numbers.empty())
        return function.emitError(
            "cannot be differentiated: no argument has floats");
      return numbers;
    }
    for (int64_t i : wrt) {
      if (i < 0 || i >= int64_t(types.size()))
        return function.emitError("cannot be differentiated by argument #")
               << i << ": it has " << types.size() << " arguments";
      if (!hasDerivative(types[i]))
        return function.emitError("cannot be differentiated by argument #")
               << i << " of type " << types[i];
      if (llvm::is_contained(numbers, unsigned(i)))
        return function.emitError("argument #") << i << " is given twice";
      numbers.push_back(i);
    }
    return numbers;
  }

  LogicalResult differentiate(func::FuncOp function) {
    if (function.isExternal())
      return function.emitError("cannot be differentiated: it has no body");
    if (!function.getBody().hasOneBlock())
      return function.emitError(
          "cannot be differentiated: it has several blocks");
    FailureOr<SmallVector<unsigned>> numbers = getArguments(function);
    if (failed(numbers))
      return failure();
    StringRef suffix = mode == DerivativeMode::Reverse   ? "_vjp"
                       : mode == DerivativeMode::Forward ? "_jvp"
                                                         : "_value_and_grad";
    if (mode == DerivativeMode::ValueAndGrad && !isScalarFunction(function))
      return function.emitError("has no gradient: its first result is not a "
                                "scalar of floats");
    if (split && mode == DerivativeMode::Forward)
      return function.emitError("has no backward pass to split off: the mode "
                                "is forward");
    // Whether a name is free is known before anything is built.
    SmallVector<StringRef> suffixes{suffix};
    if (split)
      suffixes = {"_forward", "_backward"};
    SmallVector<std::string> names;
    for (StringRef end : suffixes)
      names.push_back((function.getName() + end).str());
    for (StringRef name : names)
      if (Operation *known = SymbolTable::lookupSymbolIn(getOperation(), name))
        if (!isDeclaration(known))
          return function.emitError("cannot be differentiated: there is an '@")
                 << name << "' already";

    OpBuilder builder(function);
    builder.setInsertionPointAfter(function);
    Pullback derivative;
    derivative.function = function.clone();
    derivative.function.setName(names.front());
    derivative.numArguments = function.getNumArguments();
    derivative.numResults = function.getNumResults();
    builder.insert(derivative.function);
    if (failed(prepare(derivative.function)) ||
        failed(addDerivative(derivative, *numbers))) {
      derivative.function.erase();
      return failure();
    }
    SmallVector<func::FuncOp> added{derivative.function};
    if (split) {
      SplitPullback halves = splitPullback(derivative, keep);
      reportSplit(function, halves);
      added = {halves.forward, halves.backward};
      for (auto [half, name] : llvm::zip_equal(added, names)) {
        half.setName(name);
        builder.insert(half);
      }
      derivative.function.erase();
    }
    for (func::FuncOp result : added)
      if (failed(define(result, added)))
        return failure();
    for (StringRef name : names)
      remark::passed(function.getLoc(),
                     remarkOptions("Differentiated", function))
          << remark::metric("Derivative", name)
          << remark::metric("By", int64_t(numbers->size()));
    return success();
  }

  static bool isDeclaration(Operation *op) {
    auto function = dyn_cast<func::FuncOp>(op);
    return function && function.isExternal();
  }

  /// Replaces a declaration, which lets others call the derivative, by
  /// `result`. If they have different types, erases all of `added`.
  LogicalResult define(func::FuncOp result, ArrayRef<func::FuncOp> added) {
    for (auto declaration :
         llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>())) {
      if (declaration == result || declaration.getName() != result.getName())
        continue;
      FunctionType type = result.getFunctionType();
      if (declaration.getFunctionType() != type) {
        for (func::FuncOp function : added)
          function->erase();
        return declaration.emitError("is declared with another type than the "
                                     "derivative has: ")
               << type;
      }
      result.setVisibility(declaration.getVisibility());
      declaration.erase();
    }
    return success();
  }

  static bool isScalarFunction(func::FuncOp function) {
    if (function.getNumResults() == 0)
      return false;
    Type type = function.getResultTypes().front();
    auto tensorType = dyn_cast<RankedTensorType>(type);
    return isa<FloatType>(type) || (tensorType && tensorType.getRank() == 0 &&
                                    hasDerivative(tensorType));
  }

  static remark::RemarkOpts remarkOptions(StringRef name,
                                          func::FuncOp function) {
    return remark::RemarkOpts::name(name)
        .category("act-differentiate")
        .function(function.getName());
  }

  /// Adds tangents or adjoints to a copy of the function.
  LogicalResult addDerivative(Pullback &derivative,
                              ArrayRef<unsigned> numbers) {
    func::FuncOp function = derivative.function;
    Block &block = function.getBody().front();
    auto returnOp = cast<func::ReturnOp>(block.getTerminator());
    SmallVector<Operation *> ops = getBody(block);
    Activity activity;
    for (unsigned i : numbers)
      activity.setActive(block.getArgument(i));
    activity.propagate(ops);

    DifferentiationOptions options{strongZero};
    OpBuilder builder(returnOp);
    SmallVector<Value> results;
    if (mode == DerivativeMode::Forward) {
      Tangents tangents(activity, options);
      for (unsigned i : numbers) {
        Value argument = block.getArgument(i);
        tangents.set(argument,
                     block.addArgument(argument.getType(), argument.getLoc()));
      }
      if (failed(act::buildTangents(ops, builder, tangents)))
        return failure();
      builder.setInsertionPoint(returnOp);
      results.assign(returnOp.operand_begin(), returnOp.operand_end());
      for (Value result : returnOp.getOperands())
        if (hasDerivative(result.getType()))
          results.push_back(derivativeOrZero(builder, tangents, result));
    } else {
      Adjoints adjoints(activity, options);
      for (Value result : returnOp.getOperands()) {
        if (!hasDerivative(result.getType()))
          continue;
        Value seed;
        if (mode == DerivativeMode::Reverse)
          seed = block.addArgument(result.getType(), result.getLoc());
        else
          seed = createOne(builder, result);
        adjoints.add(builder, result.getLoc(), result, seed);
        if (mode == DerivativeMode::ValueAndGrad)
          break;
      }
      Operation *lastForward = returnOp->getPrevNode();
      if (failed(act::buildAdjoints(ops, builder, adjoints)))
        return failure();
      for (Operation &op : block) {
        if (!lastForward)
          break;
        derivative.forward.insert(&op);
        if (&op == lastForward)
          break;
      }
      results.assign(returnOp.operand_begin(), returnOp.operand_end());
      for (unsigned i : numbers)
        results.push_back(
            derivativeOrZero(builder, adjoints, block.getArgument(i)));
    }
    returnOp.getOperandsMutable().assign(results);
    function.setType(builder.getFunctionType(block.getArgumentTypes(),
                                             ValueRange(results).getTypes()));
    eraseDeadOps(block);
    if (mode != DerivativeMode::Forward && !split)
      for (Value value : findKept(derivative))
        reportKept(function, value);
    return success();
  }

  /// The tensors that the forward operations compute and the others read.
  static llvm::SetVector<Value> findKept(const Pullback &derivative) {
    llvm::SetVector<Value> kept;
    func::FuncOp function = derivative.function;
    for (Operation &op : function.front()) {
      if (derivative.forward.contains(&op) || isa<func::ReturnOp>(op))
        continue;
      llvm::SetVector<Value> used(op.operand_begin(), op.operand_end());
      getUsedValuesDefinedAbove(op.getRegions(), used);
      for (Value value : used)
        if (derivative.forward.contains(value.getDefiningOp()) &&
            isa<RankedTensorType>(value.getType()) &&
            !isa<tensor::EmptyOp, linalg::FillOp, arith::ConstantOp>(
                value.getDefiningOp()))
          kept.insert(value);
    }
    return kept;
  }

  static void reportKept(func::FuncOp function, Value value) {
    auto report =
        remark::analysis(value.getLoc(), remarkOptions("Kept", function));
    report << remark::metric("Op",
                             value.getDefiningOp()->getName().getStringRef());
    if (std::optional<int64_t> bytes = getBytes(value))
      report << remark::metric("Bytes", *bytes);
  }

  void reportSplit(func::FuncOp function, const SplitPullback &halves) {
    auto sum = [](ArrayRef<Value> values) {
      int64_t bytes = 0;
      for (Value value : values)
        bytes += getBytes(value).value_or(0);
      return bytes;
    };
    for (Value value : halves.kept)
      if (isa<RankedTensorType>(value.getType()))
        reportKept(function, value);
    int64_t bytes = sum(halves.kept);
    remark::analysis(function.getLoc(), remarkOptions("KeptInAll", function))
        << remark::metric("Values", int64_t(halves.kept.size()))
        << remark::metric("Bytes", bytes)
        << remark::metric("BytesSaved", sum(halves.computed) - bytes);
  }

  static Value derivativeOrZero(OpBuilder &builder,
                                const Derivatives &derivatives, Value value) {
    Value derivative = derivatives.lookup(value);
    return derivative ? derivative : createZero(builder, value.getLoc(), value);
  }

  /// A one of the type of `like`, a scalar or a tensor of rank 0.
  static Value createOne(OpBuilder &builder, Value like) {
    TypedAttr one = builder.getOneAttr(getElementTypeOrSelf(like.getType()));
    if (auto type = dyn_cast<RankedTensorType>(like.getType()))
      one = DenseElementsAttr::get(type, one);
    return arith::ConstantOp::create(builder, like.getLoc(), one);
  }
};
} // namespace
