//===- InterfaceTest.cpp - ActivationOpInterface of all operations --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What must hold for each operation of the dialect, whichever it is. New lines
// of the op table are found by themselves.
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Verifier.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

namespace {
constexpr llvm::StringLiteral kTwinSuffix = "_derivative";

class InterfaceTest : public ::testing::Test {
protected:
  InterfaceTest() : builder(&context) {
    context.loadDialect<ActDialect, arith::ArithDialect>();
    builder.setInsertionPointToEnd(&block);
    Type type = RankedTensorType::get({4}, builder.getF32Type());
    x = block.addArgument(type, builder.getUnknownLoc());
  }

  SmallVector<RegisteredOperationName> operations() {
    return llvm::to_vector(llvm::make_filter_range(
        context.getRegisteredOperations(), [](RegisteredOperationName name) {
          return isa<ActDialect>(name.getDialect());
        }));
  }

  /// The operation, on as many operands as it needs, all attributes at their
  /// defaults.
  ActivationOpInterface create(RegisteredOperationName name) {
    OperationState state(builder.getUnknownLoc(), name);
    bool takesSlope = name.getStringRef().starts_with("act.prelu");
    state.addOperands(SmallVector<Value>(takesSlope ? 2 : 1, x));
    state.addTypes(x.getType());
    return cast<ActivationOpInterface>(builder.create(state));
  }

  MLIRContext context;
  OpBuilder builder;
  Block block;
  Value x;
};

TEST_F(InterfaceTest, DefaultsAreValid) {
  // GELU has two formulas, and each operation a twin.
  EXPECT_EQ(operations().size(), 2 * (formulas::all().size() - 1));
  for (RegisteredOperationName name : operations()) {
    ActivationOpInterface op = create(name);
    EXPECT_TRUE(succeeded(verify(op))) << name.getStringRef().str();
    EXPECT_EQ(op.getAccuracy(), Accuracy::faithful);
    EXPECT_EQ(op.getParameters().size(), op.getFormula().parameterNames.size())
        << name.getStringRef().str();
  }
}

TEST_F(InterfaceTest, NamesAreThoseOfTheFormula) {
  for (RegisteredOperationName name : operations()) {
    ActivationOpInterface op = create(name);
    std::string expected = op.getFormula().name.str();
    if (op.isDerivative())
      expected += kTwinSuffix;
    EXPECT_EQ(op->getName().stripDialect().str(), expected);
  }
}

TEST_F(InterfaceTest, DerivativeIsTheTwin) {
  for (RegisteredOperationName name : operations()) {
    ActivationOpInterface op = create(name);
    Value derivative = op.buildDerivative(builder, op.getLoc());
    EXPECT_EQ(!derivative, op.isDerivative());
    if (!derivative)
      continue;
    auto twin = derivative.getDefiningOp<ActivationOpInterface>();
    EXPECT_EQ(twin->getName().getStringRef().str(),
              name.getStringRef().str() + kTwinSuffix.str());
    EXPECT_EQ(twin->getOperands(), op->getOperands());
    EXPECT_EQ(&twin.getFormula(), &op.getFormula());
    EXPECT_TRUE(succeeded(verify(twin)));
  }
}

TEST_F(InterfaceTest, TwinKeepsParametersAndAccuracy) {
  auto op = EluOp::create(builder, builder.getUnknownLoc(), x.getType(), x,
                          Value(), llvm::APFloat(1.5), Accuracy::fast);
  Value derivative = op.buildDerivative(builder, op.getLoc());
  auto twin = derivative.getDefiningOp<EluDerivativeOp>();
  ASSERT_TRUE(twin);
  EXPECT_EQ(twin.getAlpha().convertToDouble(), 1.5);
  EXPECT_EQ(twin.getAccuracy(), Accuracy::fast);
}

TEST_F(InterfaceTest, FactsDependOnTheParameters) {
  auto elu = [&](double alpha) {
    return EluOp::create(builder, builder.getUnknownLoc(), x.getType(), x,
                         Value(), llvm::APFloat(alpha), Accuracy::faithful);
  };
  EXPECT_EQ(elu(1.5).getRange()->lower, -1.5);
  EXPECT_TRUE(std::isinf(elu(1.5).getRange()->upper));
  EXPECT_TRUE(elu(1.5).isMonotonic());
  EXPECT_FALSE(elu(-1.5).isMonotonic());
  EXPECT_EQ(elu(1.5).getKinks(), SmallVector<double>{0.0});
  EXPECT_TRUE(elu(1.0).getKinks().empty());
}

TEST_F(InterfaceTest, NothingIsKnownOfALearnedParameter) {
  auto op = EluOp::create(builder, builder.getUnknownLoc(), x.getType(), x,
                          /*learned_alpha=*/x, llvm::APFloat(1.0),
                          Accuracy::faithful);
  EXPECT_FALSE(op.getRange().has_value());
  EXPECT_FALSE(op.isMonotonic());
  EXPECT_FALSE(op.getErrorBound().has_value());
}
} // namespace
