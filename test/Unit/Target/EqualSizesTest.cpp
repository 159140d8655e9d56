//===- EqualSizesTest.cpp - Tests of sizes taken for equal ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Signature.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::act;

/// The sets of @f, in order: "0.1 = 1.0; 2.0 = 4" for size 1 of argument 0 and
/// size 0 of argument 1, and size 0 of argument 2.
static std::string describe(StringRef text) {
  MLIRContext context;
  context.loadDialect<arith::ArithDialect, func::FuncDialect,
                      linalg::LinalgDialect, scf::SCFDialect,
                      tensor::TensorDialect>();
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(text, &context);
  if (!module)
    return "invalid";
  auto function = module->lookupSymbol<func::FuncOp>("f");
  std::string result;
  llvm::raw_string_ostream os(result);
  llvm::interleave(
      findEqualSizes(function), os,
      [&](const EqualSizes &set) {
        llvm::interleave(
            set.places, os,
            [&](const EqualSizes::Place &place) {
              os << place.input << '.' << place.dim;
            },
            " = ");
        if (set.value)
          os << " = " << *set.value;
      },
      "; ");
  return result;
}

TEST(EqualSizesTest, Elementwise) {
  EXPECT_EQ(describe(R"(
    func.func @f(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> {
      %z = arith.addf %x, %y : tensor<?x?xf32>
      return %z : tensor<?x?xf32>
    })"),
            "0.0 = 1.0; 0.1 = 1.1");
}

TEST(EqualSizesTest, MatmulAndStaticSizes) {
  EXPECT_EQ(describe(R"(
    func.func @f(%a: tensor<?x?xf32>, %b: tensor<4x?xf32>, %c: tensor<?x?xf32>)
        -> tensor<?x?xf32> {
      %d = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<4x?xf32>)
                         outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
      return %d : tensor<?x?xf32>
    })"),
            "0.0 = 2.0; 0.1 = 4; 1.1 = 2.1");
}

TEST(EqualSizesTest, ThroughCallsAndSizesOfTensors) {
  EXPECT_EQ(describe(R"(
    func.func private @sum(%x: tensor<?xf32>, %y: tensor<?xf32>)
        -> tensor<?xf32> {
      %z = arith.addf %x, %y : tensor<?xf32>
      return %z : tensor<?xf32>
    }
    func.func @f(%x: tensor<?xf32>, %y: tensor<?xf32>, %w: tensor<?xf32>)
        -> tensor<?xf32> {
      %c0 = arith.constant 0 : index
      %n = tensor.dim %w, %c0 : tensor<?xf32>
      %empty = tensor.empty(%n) : tensor<?xf32>
      %copy = linalg.copy ins(%y : tensor<?xf32>) outs(%empty : tensor<?xf32>)
          -> tensor<?xf32>
      %z = call @sum(%x, %copy) : (tensor<?xf32>, tensor<?xf32>)
          -> tensor<?xf32>
      return %z : tensor<?xf32>
    })"),
            "0.0 = 1.0 = 2.0");
}

/// What may never run equates nothing, and a recursion ends.
TEST(EqualSizesTest, OnlyWhatAlwaysRuns) {
  EXPECT_EQ(describe(R"(
    func.func @f(%x: tensor<?xf32>, %y: tensor<?xf32>, %c: i1)
        -> tensor<?xf32> {
      %z = scf.if %c -> tensor<?xf32> {
        %sum = arith.addf %x, %y : tensor<?xf32>
        scf.yield %sum : tensor<?xf32>
      } else {
        scf.yield %x : tensor<?xf32>
      }
      return %z : tensor<?xf32>
    })"),
            "");
  EXPECT_EQ(describe(R"(
    func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {
      %y = call @f(%x) : (tensor<?xf32>) -> tensor<?xf32>
      return %y : tensor<?xf32>
    })"),
            "");
}
