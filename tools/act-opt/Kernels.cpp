//===- Kernels.cpp - Arithmetic and traffic of the kernels ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"

#include "act/IR/Act.h"
#include "act/IR/MathOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// Counts an operation as it stands.
static unsigned countPlain(Operation *op) {
  if (op->hasTrait<OpTrait::ConstantLike>() || isa<arith::BitcastOp>(op) ||
      op->hasTrait<OpTrait::IsTerminator>())
    return 0;
  if (isa<math::FmaOp>(op))
    return 2;
  auto isFloat = [](Type type) {
    return isa<FloatType>(getElementTypeOrSelf(type));
  };
  return llvm::any_of(op->getOperandTypes(), isFloat) ||
         llvm::any_of(op->getResultTypes(), isFloat);
}

/// Counts the arithmetic that act-expand makes of `op`, for one element.
static unsigned countOperations(Operation *op) {
  auto activation = dyn_cast<ActivationOpInterface>(op);
  const Formula *formula =
      activation ? &activation.getFormula() : getFormulaOfMath(op);
  if (!formula)
    return countPlain(op);

  Block scratch;
  Value x = scratch.addArgument(
      getElementTypeOrSelf(op->getOperand(0).getType()), op->getLoc());
  OpBuilder builder(op->getContext());
  builder.setInsertionPointToStart(&scratch);
  SmallVector<OpFoldResult> parameters;
  if (activation)
    parameters = activation.getParameters();
  // Of a tensor, an element.
  for (OpFoldResult &parameter : parameters)
    if (auto value = dyn_cast<Value>(parameter))
      parameter = scratch.addArgument(getElementTypeOrSelf(value.getType()),
                                      op->getLoc());
  Value result = emitActivation(
      builder, op->getLoc(), *formula, activation && activation.isDerivative(),
      x, parameters, activation ? activation.getAccuracy() : Accuracy::faithful,
      getKernels());
  if (!result)
    return countPlain(op);
  unsigned count = 0;
  for (Operation &emitted : scratch)
    count += countPlain(&emitted);
  return count;
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

static double getSize(ArrayRef<int64_t> shape, int64_t dynamicSize) {
  double size = 1;
  for (int64_t dim : shape)
    size *= ShapedType::isDynamic(dim) ? dynamicSize : dim;
  return size;
}

/// The bytes of a tensor; none for anything else.
static double getBytes(Type type, int64_t dynamicSize) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor)
    return 0;
  Type element = tensor.getElementType();
  unsigned bits = element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 64;
  return getSize(tensor.getShape(), dynamicSize) * llvm::divideCeil(bits, 8);
}

/// Whether a tensor is the same everywhere, so that no one has to read it.
static bool isUniform(Value value) {
  DenseElementsAttr constant;
  if (matchPattern(value, m_Constant(&constant)))
    return constant.isSplat();
  return value.getDefiningOp<linalg::FillOp>() ||
         value.getDefiningOp<tensor::EmptyOp>() ||
         value.getDefiningOp<tensor::SplatOp>();
}

static bool usesInit(linalg::LinalgOp op, OpOperand &init) {
  return op.payloadUsesValueFromOperand(&init);
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

namespace {
/// A kernel, as it is put together.
struct Builder {
  Kernel kernel;
  SmallVector<std::string> parts;
  llvm::SmallSetVector<Value, 4> inputs;
  /// What it writes, of the operation added last.
  SmallVector<Value> results;
};

class Finder {
public:
  Finder(int64_t dynamicSize, StringRef file)
      : dynamicSize(dynamicSize), file(file) {}

  void visit(Operation *op) {
    auto structured = dyn_cast<linalg::LinalgOp>(op);
    if (structured && structured.hasPureTensorSemantics() &&
        !isa<linalg::FillOp>(op))
      return add(structured);
    if (OpTrait::hasElementwiseMappableTraits(op) && op->getNumResults() == 1 &&
        isa<RankedTensorType>(op->getResult(0).getType()) &&
        !op->getParentOfType<linalg::LinalgOp>())
      addElementwise(op);
  }

  std::vector<Kernel> finish() {
    std::vector<Kernel> kernels;
    for (Builder &builder : builders) {
      for (Value input : builder.inputs)
        builder.kernel.bytes += getBytes(input.getType(), dynamicSize);
      for (Value result : builder.results)
        builder.kernel.bytes += getBytes(result.getType(), dynamicSize);
      // A generic without arithmetic only moves elements.
      builder.kernel.name =
          builder.parts.empty() ? "copy" : llvm::join(builder.parts, ", ");
      kernels.push_back(std::move(builder.kernel));
    }
    return kernels;
  }

private:
  /// The kernel whose result `op` updates in place, or a new one.
  Builder &getBuilder(linalg::LinalgOp op) {
    if (op.getNumReductionLoops() == 0)
      for (OpOperand &init : op.getDpsInitsMutable()) {
        auto found = writers.find(init.get());
        if (found != writers.end() && init.get().hasOneUse() &&
            usesInit(op, init))
          return builders[found->second];
      }
    return addBuilder(op);
  }

  Builder &addBuilder(Operation *op) {
    builders.emplace_back();
    if (auto function = op->getParentOfType<FunctionOpInterface>())
      builders.back().kernel.function = function.getName();
    return builders.back();
  }

  void add(linalg::LinalgOp op) {
    Builder &builder = getBuilder(op);
    addPart(builder, op);
    SmallVector<int64_t> ranges = op.getStaticLoopRanges();
    double size = getSize(ranges, dynamicSize);
    builder.kernel.isDynamic |= ShapedType::isDynamicShape(ranges);
    for (Operation &inner : *op.getBlock()) {
      if (unsigned count = countOperations(&inner)) {
        builder.kernel.operations += size * count;
        if (isa<linalg::GenericOp>(op))
          addPart(builder, &inner);
      }
      addLine(builder, &inner);
    }
    for (Value input : op.getDpsInputs())
      addInput(builder, input);
    for (OpOperand &init : op.getDpsInitsMutable())
      if (usesInit(op, init))
        addInput(builder, init.get());
    setResults(builder, op);
  }

  void addElementwise(Operation *op) {
    Builder &builder = addBuilder(op);
    addPart(builder, op);
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    builder.kernel.isDynamic = !type.hasStaticShape();
    builder.kernel.operations =
        getSize(type.getShape(), dynamicSize) * countOperations(op);
    for (Value operand : op->getOperands())
      addInput(builder, operand);
    setResults(builder, op);
  }

  void addPart(Builder &builder, Operation *op) {
    addLine(builder, op);
    std::string name = op->getName().stripDialect().str();
    if (isa<linalg::GenericOp>(op) || llvm::is_contained(builder.parts, name))
      return;
    builder.parts.push_back(name);
  }

  void addLine(Builder &builder, Operation *op) {
    op->getLoc()->walk([&](Location loc) {
      auto position = dyn_cast<FileLineColLoc>(loc);
      if (position && position.getFilename().getValue() == file)
        builder.kernel.lines.insert(position.getLine());
      return WalkResult::advance();
    });
  }

  void addInput(Builder &builder, Value input) {
    if (!isUniform(input) && !llvm::is_contained(builder.results, input))
      builder.inputs.insert(input);
  }

  void setResults(Builder &builder, Operation *op) {
    builder.results.assign(op->result_begin(), op->result_end());
    for (Value result : op->getResults())
      writers[result] = &builder - builders.data();
  }

  int64_t dynamicSize;
  StringRef file;
  std::vector<Builder> builders;
  llvm::DenseMap<Value, size_t> writers;
};
} // namespace

std::vector<Kernel> act::findKernels(Operation *module, int64_t dynamicSize,
                                     StringRef file) {
  Finder finder(dynamicSize, file);
  module->walk<WalkOrder::PreOrder>([&](Operation *op) { finder.visit(op); });
  return finder.finish();
}

//===----------------------------------------------------------------------===//
// From earlier kernels to later ones
//===----------------------------------------------------------------------===//

static size_t countCommonLines(const Kernel &a, const Kernel &b) {
  return llvm::count_if(a.lines,
                        [&](unsigned line) { return b.lines.count(line); });
}

void act::inheritLines(std::vector<Kernel> &kernels,
                       const std::vector<Kernel> &earlier) {
  for (Kernel &kernel : kernels) {
    std::set<unsigned> inherited;
    for (const Kernel &other : earlier)
      if (countCommonLines(kernel, other))
        inherited.insert(other.lines.begin(), other.lines.end());
    kernel.lines.insert(inherited.begin(), inherited.end());
  }
}

size_t act::findSuccessor(const Kernel &earlier,
                          const std::vector<Kernel> &kernels) {
  size_t best = kernels.size(), most = 0;
  for (auto [i, kernel] : llvm::enumerate(kernels)) {
    size_t common = countCommonLines(earlier, kernel);
    if (common > most) {
      best = i;
      most = common;
    }
  }
  return best;
}
