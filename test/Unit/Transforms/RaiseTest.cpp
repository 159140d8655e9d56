//===- RaiseTest.cpp - Functions before and after act-raise -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Evaluates every body of the tests of act-raise, and of the exported corpus,
// before and after the pass: on all inputs of f16, and on as many of f32. The
// evaluation knows nothing about how the pass recognises activations.
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"
#include "act/IR/Evaluate.h"
#include "act/InitAct.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

namespace {

//===----------------------------------------------------------------------===//
// Evaluation of a block
//===----------------------------------------------------------------------===//

std::optional<double> getConstant(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    auto generic =
        dyn_cast<linalg::GenericOp>(argument.getOwner()->getParentOp());
    return generic && argument.getArgNumber() < generic.getNumDpsInputs()
               ? getConstant(generic.getDpsInputs()[argument.getArgNumber()])
               : std::nullopt;
  }
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    return getConstant(fill.getInputs().front());
  Attribute attribute;
  if (!matchPattern(value, m_Constant(&attribute)))
    return std::nullopt;
  if (auto elements = dyn_cast<DenseElementsAttr>(attribute)) {
    if (!elements.isSplat())
      return std::nullopt;
    attribute = elements.getSplatValue<Attribute>();
  }
  if (auto real = dyn_cast<FloatAttr>(attribute))
    return real.getValueAsDouble();
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return integer.getType().isInteger(1) ? integer.getValue().getZExtValue()
                                          : integer.getValue().getSExtValue();
  return std::nullopt;
}

/// A block as a function of its first argument x and of the second one.
class BlockFunction {
public:
  explicit BlockFunction(Block &block) : block(block) {
    unsigned numInputs = 0;
    for (BlockArgument argument : block.getArguments())
      if (!addConstant(argument))
        inputs.push_back({argument, numInputs++});
    for (Operation &op : block.without_terminator()) {
      for (Value operand : op.getOperands())
        addConstant(operand);
      for (Value result : op.getResults())
        if (addConstant(result))
          break;
      auto activation = dyn_cast<ActivationOpInterface>(op);
      if (!activation)
        continue;
      SmallVector<std::optional<double>> parameters;
      for (OpFoldResult parameter : activation.getParameters())
        parameters.push_back(
            isa<Attribute>(parameter)
                ? std::optional<double>(
                      cast<FloatAttr>(cast<Attribute>(parameter))
                          .getValueAsDouble())
                : std::nullopt);
      formulas.try_emplace(&op, std::make_unique<FormulaFunction>(
                                    op.getContext(), activation.getFormula(),
                                    activation.isDerivative(), parameters));
    }
  }

  /// What the block yields; no value where an operation is not known.
  SmallVector<std::optional<double>> operator()(double x, double p) const {
    llvm::DenseMap<Value, double> values = constants;
    for (auto [argument, index] : inputs)
      values[argument] = index == 0 ? x : p;
    for (Operation &op : block.without_terminator()) {
      SmallVector<double, 3> operands;
      for (Value operand : op.getOperands())
        if (auto known = values.find(operand); known != values.end())
          operands.push_back(known->second);
      if (op.getNumResults() != 1 || operands.size() != op.getNumOperands() ||
          values.contains(op.getResult(0)))
        continue;
      if (auto formula = formulas.find(&op); formula != formulas.end())
        values[op.getResult(0)] =
            operands.size() == 2 ? (*formula->second)(operands[0], operands[1])
                                 : (*formula->second)(operands[0]);
      else if (canEvaluate(&op))
        values[op.getResult(0)] = evaluateOperation(&op, operands);
    }
    SmallVector<std::optional<double>> results;
    for (Value result : block.getTerminator()->getOperands()) {
      auto known = values.find(result);
      results.push_back(known == values.end()
                            ? std::nullopt
                            : std::optional<double>(known->second));
    }
    return results;
  }

private:
  bool addConstant(Value value) {
    std::optional<double> constant = getConstant(value);
    if (constant)
      constants[value] = *constant;
    return constant.has_value();
  }

  Block &block;
  SmallVector<std::pair<Value, unsigned>> inputs;
  llvm::DenseMap<Value, double> constants;
  llvm::DenseMap<Operation *, std::unique_ptr<FormulaFunction>> formulas;
};

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// All values of f16, and f32 values of every exponent.
ArrayRef<double> getInputs() {
  static const std::vector<double> inputs = [] {
    std::vector<double> result;
    for (unsigned bits = 0; bits < 0x10000; ++bits)
      result.push_back(
          APFloat(APFloat::IEEEhalf(), APInt(16, bits)).convertToDouble());
    for (unsigned bits = 0; bits < 0xFFFF0000; bits += 0x10013)
      result.push_back(
          APFloat(APFloat::IEEEsingle(), APInt(32, bits)).convertToFloat());
    return result;
  }();
  return inputs;
}

/// Compares the blocks on all inputs; a result may differ as if x and the
/// constants were off by `error`.
void compare(Block &before, Block &after, double error, StringRef name) {
  BlockFunction f(before), g(after);
  for (double p : {0.75, -2.5})
    for (double x : getInputs()) {
      auto expected = f(x, p), actual = g(x, p);
      auto nearby = g(x * (1.0 + error), p);
      ASSERT_EQ(expected.size(), actual.size());
      for (auto [e, a, n] : llvm::zip(expected, actual, nearby)) {
        // 0 * inf in the source, or overflow on the way.
        bool isLimit = std::abs(x) > 1e2;
        if (!e || !a || (std::isnan(*e) && (isLimit || std::isnan(*a))) ||
            *e == *a)
          continue;
        double allowed = 4.0 * (std::abs(*n - *a) + error * std::abs(*a)) +
                         1e-13 * (1.0 + (std::isfinite(x) ? std::abs(x) : 0.0));
        ASSERT_LE(std::abs(*e - *a), allowed)
            << name.str() << ": " << *a << ", not " << *e << ", for x = " << x
            << ", p = " << p;
      }
    }
}

/// The unit roundoff of the narrowest float type in the block.
double getError(Block &block) {
  unsigned precision = 53;
  for (Operation &op : block)
    for (Value operand : op.getOperands())
      if (auto type = dyn_cast<FloatType>(getElementTypeOrSelf(operand)))
        precision = std::min(
            precision, APFloat::semanticsPrecision(type.getFloatSemantics()));
  return std::ldexp(8.0, -int(precision));
}

SmallVector<Block *> getBlocks(ModuleOp module) {
  SmallVector<Block *> blocks;
  module.walk([&](Operation *op) {
    if (isa<linalg::GenericOp, FunctionOpInterface>(op) &&
        op->getNumRegions() == 1 && op->getRegion(0).hasOneBlock())
      blocks.push_back(&op->getRegion(0).front());
  });
  return blocks;
}

class RaiseTest : public ::testing::TestWithParam<std::string> {};

TEST_P(RaiseTest, KeepsTheFunction) {
  DialectRegistry registry;
  registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  auto buffer = llvm::MemoryBuffer::getFile(GetParam());
  ASSERT_TRUE(bool(buffer));
  SmallVector<StringRef> parts;
  buffer.get()->getBuffer().split(parts, "// -----");
  unsigned numRaised = 0;
  for (StringRef part : parts) {
    OwningOpRef<ModuleOp> module =
        parseSourceString<ModuleOp>(part, ParserConfig(&context));
    ASSERT_TRUE(module);
    PassManager prepare(&context);
    if (part.contains("linalg.generic"))
      buildPreparePipeline(prepare);
    ASSERT_TRUE(succeeded(prepare.run(*module)));
    OwningOpRef<ModuleOp> raised = module->clone();
    PassManager raise(&context);
    raise.addPass(createActRaise());
    ASSERT_TRUE(succeeded(raise.run(*raised)));
    raised->walk([&](ActivationOpInterface) { ++numRaised; });
    for (auto [before, after] :
         llvm::zip_equal(getBlocks(*module), getBlocks(*raised))) {
      std::string name = GetParam();
      if (auto function = dyn_cast<FunctionOpInterface>(before->getParentOp()))
        name += " @" + function.getName().str();
      compare(*before, *after, getError(*before), name);
    }
  }
  RecordProperty("raised", numRaised);
}

std::vector<std::string> getFiles() {
  std::vector<std::string> files;
  for (StringRef folder : {"/Transforms", "/Raise/Corpus/Inputs"}) {
    std::error_code error;
    for (llvm::sys::fs::directory_iterator
             file(ACT_TEST_DIR + folder.str(), error),
         end;
         file != end && !error; file.increment(error)) {
      StringRef name = llvm::sys::path::filename(file->path());
      if (name.ends_with(".mlir") &&
          (folder != "/Transforms" || name.starts_with("raise-")))
        files.push_back(file->path());
    }
  }
  llvm::sort(files);
  return files;
}

/// The name of the file, in letters that gtest accepts.
std::string testName(const ::testing::TestParamInfo<std::string> &info) {
  std::string name = llvm::sys::path::stem(info.param).str();
  for (char &letter : name)
    if (!llvm::isAlnum(letter))
      letter = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, RaiseTest, ::testing::ValuesIn(getFiles()),
                         testName);
} // namespace
