//===- ContractTest.cpp - The kernels at special values -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// The contract about NaN, zeros, infinities and kinks, for every activation and
// derivative, type and accuracy: of the compiled kernels, as scalars and as
// vectors, and of the folder.
//
//===----------------------------------------------------------------------===//

#include "Contract.h"
#include "Format.h"
#include "Kernel.h"

#include "act/IR/Act.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

using namespace mlir;
using namespace mlir::act;

namespace {
class ContractTest : public ::testing::TestWithParam<const char *> {
protected:
  ContractTest() : context(getRegistry(), MLIRContext::Threading::DISABLED) {
    context.loadAllAvailableDialects();
  }

  static DialectRegistry getRegistry() {
    DialectRegistry registry;
    Kernel::registerDialects(registry);
    return registry;
  }

  void check(const Contract &contract, bool derivative, Accuracy accuracy);
  /// Checks the results for the inputs of the contract, and for NaN after them.
  void checkResults(ArrayRef<SpecialValue> values, ArrayRef<uint64_t> results);

  APFloat round(double value) const {
    bool losesInfo;
    APFloat result(value);
    // Below f64, parameters and constants are rounded to f32 first.
    if (format.bits < 64)
      result.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven,
                     &losesInfo);
    result.convert(*format.semantics, APFloat::rmNearestTiesToEven, &losesInfo);
    return result;
  }

  MLIRContext context;
  Format format = Format::get(GetParam());
};

void ContractTest::checkResults(ArrayRef<SpecialValue> values,
                                ArrayRef<uint64_t> results) {
  for (auto [value, bits] : llvm::zip(values, results)) {
    APFloat expected = round(value.getNumber());
    APFloat result(*format.semantics, APInt(format.bits, bits));
    bool isRight = result.bitwiseIsEqual(expected);
    if (value.hasAnySign())
      isRight = result.isZero();
    // These are no numbers of any format: one of the two next to them will do.
    if (value.result.contains("ln 2") || value.result == "0.6") {
      APFloat next = expected, previous = expected;
      next.next(/*nextDown=*/false);
      previous.next(/*nextDown=*/true);
      isRight = previous <= result && result <= next;
    }
    EXPECT_TRUE(isRight) << "at " << value.x << ": " << result.convertToDouble()
                         << " instead of " << value.result.str();
  }
  APFloat last(*format.semantics, APInt(format.bits, results.back()));
  EXPECT_TRUE(last.isNaN() && !last.isSignaling()) << "at nan";
}

void ContractTest::check(const Contract &contract, bool derivative,
                         Accuracy accuracy) {
  ArrayRef<SpecialValue> values =
      derivative ? contract.derivative : contract.forward;
  SmallVector<APFloat> inputs;
  for (const SpecialValue &value : values)
    inputs.push_back(round(value.x));
  inputs.push_back(APFloat::getQNaN(*format.semantics));

  Subject subject{&contract.formula, derivative,          GetParam(),
                  accuracy,          contract.parameters, /*asOperand=*/false};
  subject.asOperand = &contract.formula == &formulas::prelu();
  SCOPED_TRACE(subject.describe());

  // The folder, which is the first to say whether there is a kernel.
  Builder builder(&context);
  SmallVector<OpFoldResult> parameters;
  for (double parameter : contract.parameters)
    parameters.push_back(builder.getF64FloatAttr(parameter));
  StringRef name = GetParam();
  FloatType type = name == "f16"    ? FloatType(builder.getF16Type())
                   : name == "bf16" ? FloatType(builder.getBF16Type())
                   : name == "f32"  ? FloatType(builder.getF32Type())
                                    : FloatType(builder.getF64Type());
  SmallVector<uint64_t> results;
  for (const APFloat &x : inputs) {
    std::optional<APFloat> result = evaluateActivation(
        &context, contract.formula, derivative, x, type, parameters, accuracy);
    if (!result)
      return;
    results.push_back(result->bitcastToAPInt().getZExtValue());
  }
  checkResults(values, results);

  for (int64_t width : {1, 16}) {
    SCOPED_TRACE(width);
    llvm::Expected<Kernel> kernel =
        Kernel::compile(context, subject, {width, /*perturb=*/-1});
    ASSERT_TRUE(static_cast<bool>(kernel))
        << llvm::toString(kernel.takeError());
    size_t bytes = format.bits / 8;
    constexpr size_t kSize = 16;
    ASSERT_LE(inputs.size(), kSize);
    alignas(64) char in[kSize * 8] = {}, out[kSize * 8];
    for (auto [i, x] : llvm::enumerate(inputs)) {
      uint64_t bits = x.bitcastToAPInt().getZExtValue();
      std::memcpy(in + i * bytes, &bits, bytes);
    }
    (*kernel)(in, out, kSize);
    for (auto [i, result] : llvm::enumerate(results)) {
      result = 0;
      std::memcpy(&result, out + i * bytes, bytes);
    }
    checkResults(values, results);
  }
}

TEST_P(ContractTest, Holds) {
  for (const Contract &contract : getContracts())
    for (bool derivative : {false, true})
      for (Accuracy accuracy :
           {Accuracy::fast, Accuracy::faithful, Accuracy::correctly_rounded})
        check(contract, derivative, accuracy);
}

INSTANTIATE_TEST_SUITE_P(Types, ContractTest,
                         ::testing::Values("f16", "bf16", "f32", "f64"),
                         [](const auto &info) { return info.param; });

TEST(Contracts, AreAboutEveryActivation) {
  for (const Formula *formula : formulas::all())
    EXPECT_TRUE(llvm::any_of(getContracts(), [&](const Contract &contract) {
      return &contract.formula == formula;
    })) << formula->name.str();
}
} // namespace
