//===- RaiseTest.cpp - Functions before and after act-raise -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Evaluates every function of the tests of act-raise, and of the exported
// corpus, before and after the pass: on all inputs of f16, and on as many of
// f32. Then changes them at random: what the pass still finds must still be the
// function.
//
//===----------------------------------------------------------------------===//

#include "Program.h"

#include "act/IR/Act.h"
#include "act/InitAct.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include "gtest/gtest.h"

#include <cmath>
#include <random>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::test;

namespace {

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

/// All values of f16, and f32 values of every exponent.
ArrayRef<double> getAllInputs() {
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

/// Some of them: of both signs, NaN, and more where activations bend; none for
/// which an exponential overflows.
ArrayRef<double> getFewInputs() {
  static const std::vector<double> inputs = [] {
    std::vector<double> result;
    for (unsigned index = 0; index < getAllInputs().size(); index += 997)
      if (std::abs(getAllInputs()[index]) <= 256.0)
        result.push_back(getAllInputs()[index]);
    result.push_back(std::numeric_limits<double>::quiet_NaN());
    for (int i = -200; i <= 200; ++i)
      result.push_back(i / 16.0);
    return result;
  }();
  return inputs;
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

class RaiseTest : public ::testing::TestWithParam<std::string> {
protected:
  void SetUp() override {
    DialectRegistry registry;
    registerDialects(registry);
    context.appendDialectRegistry(registry);
    buffer = std::move(*llvm::MemoryBuffer::getFile(GetParam()));
    SmallVector<StringRef> parts;
    buffer->getBuffer().split(parts, "// -----");
    for (StringRef part : parts) {
      modules.push_back(
          parseSourceString<ModuleOp>(part, ParserConfig(&context)));
      ASSERT_TRUE(modules.back());
      PassManager prepare(&context);
      if (part.contains("linalg.generic"))
        buildPreparePipeline(prepare);
      ASSERT_TRUE(succeeded(prepare.run(*modules.back())));
    }
  }

  /// Runs act-raise on a copy of `module`, and compares. Returns the number of
  /// activations found.
  unsigned raiseAndCompare(ModuleOp module, ArrayRef<double> inputs,
                           StringRef description) {
    OwningOpRef<ModuleOp> raised = module.clone();
    PassManager pm(&context);
    pm.addPass(createActRaise());
    EXPECT_TRUE(succeeded(pm.run(*raised)));
    for (auto [before, after] :
         llvm::zip_equal(getBlocks(module), getBlocks(*raised))) {
      std::string difference =
          compare(Program(*before), Program(*after), inputs, getError(*before));
      EXPECT_EQ(difference, "") << description.str();
    }
    unsigned numFound = 0;
    raised->walk([&](ActivationOpInterface) { ++numFound; });
    return numFound;
  }

  MLIRContext context{MLIRContext::Threading::DISABLED};
  std::unique_ptr<llvm::MemoryBuffer> buffer;
  std::vector<OwningOpRef<ModuleOp>> modules;
};

/// A description for messages: the first function of the module.
std::string getName(ModuleOp module) {
  auto functions = module.getOps<FunctionOpInterface>();
  return functions.empty() ? "" : (*functions.begin()).getName().str();
}

TEST_P(RaiseTest, KeepsTheFunction) {
  StringRef name = llvm::sys::path::filename(GetParam());
  // A network has many inputs, each of which is varied.
  bool isNetwork = name.starts_with("networks") || name.starts_with("training");
  unsigned numFound = 0;
  for (auto &module : modules)
    numFound += raiseAndCompare(
        *module, isNetwork ? getFewInputs() : getAllInputs(), getName(*module));
  EXPECT_GT(numFound, 0u);
}

//===----------------------------------------------------------------------===//
// Mutations
//===----------------------------------------------------------------------===//

/// Changes functions at random, so that most are no activation any more.
class Mutator {
  template <typename Range>
  auto pick(const Range &range) {
    return range[random() % range.size()];
  }

public:
  explicit Mutator(unsigned seed) : random(seed) {}

  void mutate(Block &block) {
    SmallVector<Operation *> operations;
    block.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isa<linalg::LinalgOp>(op) && !isa<linalg::GenericOp>(op))
        return WalkResult::skip(); // The verifier knows their bodies.
      if (isa<arith::ArithDialect, math::MathDialect>(op->getDialect()) &&
          op->getNumResults() == 1)
        operations.push_back(op);
      return WalkResult::advance();
    });
    if (!operations.empty())
      mutate(pick(operations));
  }

private:
  void mutate(Operation *op) {
    if (auto constant = dyn_cast<arith::ConstantOp>(op))
      return mutateConstant(constant);
    if (auto compare = dyn_cast<arith::CmpFOp>(op)) {
      compare.setPredicate(static_cast<arith::CmpFPredicate>(random() % 16));
      return;
    }
    if (random() % 3 == 0 && replaceOperand(op))
      return;
    if (op->getNumOperands() == 2 &&
        op->getOperand(0).getType() == op->getOperand(1).getType() &&
        random() % 2 == 0) {
      Value left = op->getOperand(0);
      op->setOperand(0, op->getOperand(1));
      op->setOperand(1, left);
      return;
    }
    replaceName(op);
  }

  void mutateConstant(arith::ConstantOp constant) {
    auto value = dyn_cast<FloatAttr>(constant.getValue());
    if (!value)
      return;
    double old = value.getValueAsDouble();
    double candidates[] = {-old, old + 1.0, 2.0 * old, 1.001 * old,
                           0.5,  0.0,       1.0,       -1.0};
    constant.setValueAttr(
        FloatAttr::get(value.getType(), candidates[random() % 8]));
  }

  /// Another value of the block that has the type.
  bool replaceOperand(Operation *op) {
    unsigned index = random() % op->getNumOperands();
    SmallVector<Value> candidates;
    auto add = [&](Value value) {
      if (value.getType() == op->getOperand(index).getType())
        candidates.push_back(value);
    };
    for (Value argument : op->getBlock()->getArguments())
      add(argument);
    for (Operation &before : *op->getBlock()) {
      if (&before == op)
        break;
      for (Value result : before.getResults())
        add(result);
    }
    if (candidates.empty())
      return false;
    op->setOperand(index, pick(candidates));
    return true;
  }

  /// Another operation with the same operands.
  void replaceName(Operation *op) {
    static constexpr StringLiteral kUnary[] = {
        "math.exp",  "math.expm1", "math.tanh", "math.erf",
        "math.absf", "math.log1p", "arith.negf"};
    static constexpr StringLiteral kBinary[] = {
        "arith.addf",     "arith.subf",     "arith.mulf",   "arith.divf",
        "arith.maximumf", "arith.minimumf", "arith.maxnumf"};
    auto isIn = [&](ArrayRef<StringLiteral> names) {
      return llvm::is_contained(names, op->getName().getStringRef());
    };
    StringRef name = isIn(kUnary)    ? StringRef(pick(ArrayRef(kUnary)))
                     : isIn(kBinary) ? StringRef(pick(ArrayRef(kBinary)))
                                     : "";
    if (name.empty())
      return;
    OperationState state(op->getLoc(), name, op->getOperands(),
                         op->getResultTypes());
    op->replaceAllUsesWith(OpBuilder(op).create(state));
    op->erase();
  }

  std::mt19937 random;
};

TEST_P(RaiseTest, KeepsMutants) {
  constexpr unsigned kNumMutants = 12;
  unsigned seed = 0;
  for (auto &module : modules)
    for (unsigned i = 0; i < kNumMutants; ++i) {
      OwningOpRef<ModuleOp> mutant = module->clone();
      Mutator mutator(++seed);
      for (Block *block : getBlocks(*mutant))
        for (unsigned count = 0; count <= i % 3; ++count)
          mutator.mutate(*block);
      ASSERT_TRUE(succeeded(verify(*mutant)));
      raiseAndCompare(*mutant, getFewInputs(),
                      getName(*module) + ", mutant " + std::to_string(seed));
    }
}

//===----------------------------------------------------------------------===//
// Instantiation
//===----------------------------------------------------------------------===//

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
