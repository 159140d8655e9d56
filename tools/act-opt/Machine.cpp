//===- Machine.cpp - What a processor can do at most ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Machine.h"

#include "act/InitAct.h"
#include "act/Target/Session.h"
#include "act/Target/TargetInfo.h"
#include "llvm/Support/MemoryBuffer.h"

#include <chrono>
#include <cstring>
#include <limits>

using namespace mlir;
using namespace mlir::act;

/// Enough chains of multiply-adds to fill the pipelines of two units. A power
/// of two: LLVM takes other vectors apart.
static constexpr int64_t kChains = 8;

/// @multiply_add applies n fused multiply-adds to V, a vector of several
/// registers; @read adds up an array whose size is a multiple of V's.
static constexpr StringLiteral kSource = R"(
!V = vector<{0}xf32>
func.func @multiply_add(%m: memref<?xf32>, %n: index) -> f32 {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %half = arith.constant dense<0.5> : !V
  %start = vector.load %m[%zero] : memref<?xf32>, !V
  %chains = scf.for %i = %zero to %n step %one iter_args(%x = %start) -> !V {
    %y = math.fma %x, %half, %half : !V
    scf.yield %y : !V
  }
  %result = vector.reduction <add>, %chains : !V into f32
  return %result : f32
}
func.func @read(%m: memref<?xf32>, %n: index) -> f32 {
  %zero = arith.constant 0 : index
  %step = arith.constant {0} : index
  %start = arith.constant dense<0.0> : !V
  %sums = scf.for %i = %zero to %n step %step iter_args(%x = %start) -> !V {
    %v = vector.load %m[%i] : memref<?xf32>, !V
    %y = arith.addf %x, %v : !V
    scf.yield %y : !V
  }
  %result = vector.reduction <add>, %sums : !V into f32
  return %result : f32
}
)";

/// The shortest time of a call, in nanoseconds.
static double measure(llvm::function_ref<void()> function) {
  constexpr double kBudget = 2e8;
  double shortest = std::numeric_limits<double>::infinity(), spent = 0;
  while (spent < kBudget) {
    auto start = std::chrono::steady_clock::now();
    function();
    double time = std::chrono::duration<double, std::nano>(
                      std::chrono::steady_clock::now() - start)
                      .count();
    shortest = std::min(shortest, time);
    spent += time;
  }
  return shortest;
}

FailureOr<Machine> act::measureMachine() {
  DialectRegistry registry;
  registerDialects(registry);
  Session session("act-opt", registry);
  auto target = session.check(TargetInfo::get("native"));
  if (failed(target))
    return failure();
  const int64_t lanes = kChains * target->vectorBits / 32;
  std::string source = kSource.str();
  for (size_t at; (at = source.find("{0}")) != std::string::npos;)
    source.replace(at, 3, std::to_string(lanes));
  OwningOpRef<ModuleOp> module =
      session.parse(llvm::MemoryBuffer::getMemBufferCopy(source, "limits"));
  if (!module)
    return failure();
  auto signatures = session.getSignatures(*module);
  CompileOptions options;
  options.cpu = "native";
  if (failed(signatures))
    return failure();
  auto jit = session.load(*module, *signatures, options);
  if (failed(jit))
    return failure();

  // 200 MB, and some milliseconds of arithmetic.
  const int64_t numFloats = (50 << 20) / lanes * lanes;
  const int64_t numSteps = 1 << 20;
  auto time = [&](const Signature &signature,
                  int64_t count) -> FailureOr<double> {
    auto function = session.check(jit->lookup(signature));
    if (failed(function))
      return failure();
    ArrayRef<ValueSpec> inputs = signature.inputs;
    auto memory =
        session.check(HostArray::create(inputs[0].element, {numFloats}));
    auto number = session.check(HostArray::create(inputs[1].element, {}));
    if (failed(memory) || failed(number))
      return failure();
    // Memory that was never written need not be there.
    std::memset(memory->getData(), 0x3f, memory->getSizeInBytes());
    number->setInteger(0, count);
    auto results = session.check(function->allocateResults({*memory, *number}));
    if (failed(results))
      return failure();
    PackedArguments arguments(signature, {*memory, *number}, {(*results)[0]});
    return measure([&] { function->call(arguments); });
  };
  auto fmaTime = time((*signatures)[0], numSteps);
  auto readTime = time((*signatures)[1], numFloats);
  if (failed(fmaTime) || failed(readTime))
    return failure();
  Machine machine;
  machine.peak = 2.0 * numSteps * lanes / *fmaTime;
  machine.bandwidth = 4.0 * numFloats / *readTime;
  machine.source = "measured on this machine, one core (" + target->cpu + ")";
  return machine;
}
