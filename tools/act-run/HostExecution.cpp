//===- HostExecution.cpp - A function on the CPU --------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Execution.h"

#include <chrono>
#include <optional>

using namespace mlir;
using namespace mlir::act;

Execution::~Execution() = default;

namespace {
class HostExecution : public Execution {
public:
  HostExecution(std::vector<HostArray> arguments, Jit jit, JitFunction function)
      : Execution(std::move(arguments)), jit(std::move(jit)),
        function(std::move(function)) {}

  llvm::Error call() override {
    SmallVector<ArrayView> inputs(arguments.begin(), arguments.end());
    auto allocated = function.allocateResults(inputs);
    if (!allocated)
      return allocated.takeError();
    results = std::move(*allocated);
    SmallVector<ArrayView> outputs(results.begin(), results.end());
    packed.emplace(function.getInterface(), inputs, outputs);
    function.call(*packed);
    return llvm::Error::success();
  }

  llvm::Expected<double> measure(int64_t count) override {
    auto start = std::chrono::steady_clock::now();
    for (int64_t i = 0; i < count; ++i)
      function.call(*packed);
    return std::chrono::duration<double, std::nano>(
               std::chrono::steady_clock::now() - start)
        .count();
  }

  double getResolution() const override { return 5e3; }

private:
  Jit jit;
  JitFunction function;
  std::optional<PackedArguments> packed;
};
} // namespace

FailureOr<std::unique_ptr<Execution>>
act::prepareOnHost(Session &session, ModuleOp module,
                   const Signature &signature, const ExecutionOptions &options,
                   std::vector<HostArray> arguments) {
  FailureOr<Jit> jit =
      session.load(module, signature, options.host, options.libraries);
  if (failed(jit))
    return failure();
  FailureOr<JitFunction> function = session.check(jit->lookup(signature));
  if (failed(function))
    return failure();
  return std::unique_ptr<Execution>(std::make_unique<HostExecution>(
      std::move(arguments), std::move(*jit), std::move(*function)));
}
