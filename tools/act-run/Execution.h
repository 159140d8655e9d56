//===- Execution.h - A compiled function and its arrays ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTRUN_EXECUTION_H
#define ACT_TOOLS_ACTRUN_EXECUTION_H

#include "act/Target/Session.h"
#include "act/Target/Signature.h"

#include <memory>

namespace mlir::act {

/// A function that is ready to be called with its arguments.
class Execution {
public:
  virtual ~Execution();

  /// Calls the function once. Afterwards the results are there, and arguments
  /// that are memrefs are what the function made of them.
  virtual llvm::Error call() = 0;

  /// The time of `count` more calls in nanoseconds. They change no results,
  /// but may change the memory of memref arguments.
  virtual llvm::Expected<double> measure(int64_t count) = 0;

  /// The shortest time, in nanoseconds, that `measure` measures well.
  virtual double getResolution() const = 0;

  /// Prints what the report says about the code.
  virtual void describe(raw_ostream &) const {}

  std::vector<HostArray> &getArguments() { return arguments; }
  std::vector<HostArray> &getResults() { return results; }

protected:
  explicit Execution(std::vector<HostArray> arguments)
      : arguments(std::move(arguments)) {}

  std::vector<HostArray> arguments;
  std::vector<HostArray> results;
};

/// How a function is to be compiled.
struct ExecutionOptions {
  /// What runs on the CPU.
  CompileOptions host;
  /// Libraries with functions that it calls.
  ArrayRef<std::string> libraries;
  /// The pipeline for kernels; empty for the one for the device.
  std::string kernelPipeline;
  /// The number of the device.
  int device = 0;
  /// Compile kernels by ptxas, not by the driver.
  bool usePtxas = false;
  /// Let tensor cores multiply f32, rounded to tf32.
  bool allowTf32 = false;
};

/// Compiles the function of the signature, in a module that this changes, for
/// the CPU or for a GPU.
FailureOr<std::unique_ptr<Execution>>
prepareOnHost(Session &session, ModuleOp module, const Signature &signature,
              const ExecutionOptions &options,
              std::vector<HostArray> arguments);
FailureOr<std::unique_ptr<Execution>>
prepareOnCuda(Session &session, ModuleOp module, const Signature &signature,
              const ExecutionOptions &options,
              std::vector<HostArray> arguments);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTRUN_EXECUTION_H
