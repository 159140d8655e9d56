//===- RaiseReport.cpp - What act-raise found, per function -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseReport.h"

#include "act/IR/Act.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;

bool raise::isLeftOver(Operation *op) {
  return isa_and_present<math::MathDialect>(op->getDialect()) &&
         !isa<math::AbsFOp, math::AbsIOp, math::CopySignOp, math::FmaOp,
              math::FPowIOp, math::RsqrtOp, math::SqrtOp>(op);
}

void Report::addNearMiss(Operation *op, const Recognition &recognition) {
  std::string line;
  llvm::raw_string_ostream os(line);
  op->getLoc().print(os);
  os << ": ";
  if (recognition.activation)
    os << recognition.activation->getOpName() << ": ";
  os << recognition.obstacle;
  nearMisses[op->getParentOfType<FunctionOpInterface>()].push_back(line);
}

void Report::print(raw_ostream &os, Operation *root) const {
  root->walk([&](FunctionOpInterface function) {
    std::map<StringRef, unsigned> found, leftOver;
    function->walk([&](Operation *op) {
      if (isa<ActivationOpInterface>(op))
        ++found[op->getName().getStringRef()];
      else if (isLeftOver(op))
        ++leftOver[op->getName().getStringRef()];
    });
    auto printCounts = [&](StringRef title,
                           const std::map<StringRef, unsigned> &counts) {
      os << "  " << title << ':';
      for (auto [name, count] : counts)
        os << ' ' << name << " x" << count;
      os << (counts.empty() ? " none\n" : "\n");
    };
    os << "function @" << function.getName() << '\n';
    printCounts("activations", found);
    const auto *missed = nearMisses.find(function);
    if (missed != nearMisses.end())
      for (const std::string &line : missed->second)
        os << "  near miss: " << line << '\n';
    printCounts("left over", leftOver);
  });
}
