//===- CudaExecution.cpp - A function on a GPU ----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Execution.h"

#include "act/Target/CudaProgram.h"
#include "act/Target/GpuBinary.h"
#include "act/Target/TargetInfo.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "llvm/ADT/SetVector.h"

#include <optional>

using namespace mlir;
using namespace mlir::act;

using llvm::Error;
using llvm::Expected;

namespace {
/// Arguments and results are in the memory of the device while functions run.
/// Scalars stay on the host.
class CudaExecution : public Execution {
public:
  CudaExecution(std::vector<HostArray> arguments,
                std::unique_ptr<CudaDevice> device)
      : Execution(std::move(arguments)), device(std::move(device)) {}

  LogicalResult load(Session &session, ModuleOp module,
                     const Signature &signature,
                     const ExecutionOptions &options);

  Error call() override;
  Expected<double> measure(int64_t count) override;
  // Events are 500 ns apart or more, and a launch takes the host some time.
  double getResolution() const override { return 1e5; }
  void describe(raw_ostream &os) const override;

private:
  LogicalResult describeKernel(Session &session, StringRef name);
  /// Makes views of arrays in memory of the device, or of scalars here.
  Error allocate(ArrayRef<ValueSpec> specs, std::vector<HostArray> &arrays,
                 std::vector<CudaMemory> &memories,
                 SmallVectorImpl<ArrayView> &views);

  std::unique_ptr<CudaDevice> device;
  // Code before what it refers to: it goes first.
  std::unique_ptr<CudaProgram> program;
  std::optional<Jit> jit;
  std::optional<JitFunction> function;
  std::vector<CudaMemory> inputs, outputs;
  SmallVector<ArrayView> inputViews, outputViews;
  std::optional<PackedArguments> packed;
  std::string description;
};
} // namespace

LogicalResult CudaExecution::describeKernel(Session &session, StringRef name) {
  FailureOr<CudaKernel> kernel =
      session.check(program->getKernels().getKernel(name));
  if (failed(kernel))
    return failure();
  FailureOr<int> numRegisters = session.check(kernel->getNumRegisters());
  if (failed(numRegisters))
    return failure();
  FailureOr<int> localBytes = session.check(kernel->getLocalBytes());
  if (failed(localBytes))
    return failure();
  llvm::raw_string_ostream(description)
      << "kernel " << name << ": " << *numRegisters << " registers, "
      << *localBytes << " bytes of local memory\n";
  return success();
}

LogicalResult CudaExecution::load(Session &session, ModuleOp module,
                                  const Signature &signature,
                                  const ExecutionOptions &options) {
  const GpuTarget &target = device->getTarget();
  llvm::raw_string_ostream(description) << "device: " << device->getName()
                                        << ", code for " << target.chip << "\n";
  // Kernels of other functions would only take time.
  if (failed(selectEntries(module, signature.name)))
    return failure();
  CompileOptions kernelOptions;
  kernelOptions.pipeline = options.kernelPipeline;
  if (kernelOptions.pipeline.empty())
    kernelOptions.pipeline = "act-to-nvvm{chip=" + target.chip +
                             (options.allowTf32 ? " allow-tf32}" : "}");
  if (failed(session.runPipeline(module, kernelOptions, TargetInfo())))
    return failure();
  llvm::SetVector<StringRef> names;
  module.walk([&](gpu::LaunchFuncOp launch) {
    names.insert(launch.getKernelName().getValue());
  });
  FailureOr<std::string> code = failure();
  {
    StageTimes::Scope time(session.getTimes(), "compile kernels");
    code = compileKernels(module,
                          options.usePtxas ? GpuFormat::Cubin : GpuFormat::Ptx);
    if (failed(code))
      return failure();
  }
  {
    StageTimes::Scope time(session.getTimes(), "load kernels");
    FailureOr<CudaModule> kernels = session.check(device->loadModule(*code));
    if (failed(kernels))
      return failure();
    program = std::make_unique<CudaProgram>(*device, std::move(*kernels));
  }
  for (StringRef name : names)
    if (failed(describeKernel(session, name)))
      return failure();

  CompileOptions hostOptions = options.host;
  hostOptions.pipeline = "act-host-to-llvm";
  FailureOr<Jit> loaded = session.load(
      module, signature, hostOptions, options.libraries, program->getSymbols());
  if (failed(loaded))
    return failure();
  jit.emplace(std::move(*loaded));
  FailureOr<JitFunction> found = session.check(jit->lookup(signature));
  if (failed(found))
    return failure();
  function.emplace(std::move(*found));
  return success();
}

Error CudaExecution::allocate(ArrayRef<ValueSpec> specs,
                              std::vector<HostArray> &arrays,
                              std::vector<CudaMemory> &memories,
                              SmallVectorImpl<ArrayView> &views) {
  for (auto [spec, array] : llvm::zip_equal(specs, arrays)) {
    views.emplace_back(array);
    if (spec.kind != ValueSpec::Kind::Array)
      continue;
    Expected<CudaMemory> memory = device->allocate(array.getSizeInBytes());
    if (!memory)
      return memory.takeError();
    views.back().data = memory->getPointer();
    memories.push_back(std::move(*memory));
  }
  return Error::success();
}

/// Runs `copy` on each array and its memory.
template <typename Copy>
static Error copyArrays(ArrayRef<ValueSpec> specs,
                        std::vector<HostArray> &arrays,
                        ArrayRef<CudaMemory> memories, Copy copy) {
  for (auto [spec, array] : llvm::zip_equal(specs, arrays)) {
    if (spec.kind != ValueSpec::Kind::Array)
      continue;
    if (Error error = copy(spec, array, memories.front()))
      return error;
    memories = memories.drop_front();
  }
  return Error::success();
}

Error CudaExecution::call() {
  const CallInterface &interface = function->getInterface();
  if (Error error = allocate(interface.inputs, arguments, inputs, inputViews))
    return error;
  if (Error error = copyArrays(
          interface.inputs, arguments, inputs,
          [](const ValueSpec &, HostArray &array, const CudaMemory &memory) {
            return memory.copyFrom(array.getData());
          }))
    return error;
  auto allocated = function->allocateResults(inputViews);
  if (!allocated)
    return allocated.takeError();
  results = std::move(*allocated);
  if (Error error = allocate(interface.results, results, outputs, outputViews))
    return error;
  packed.emplace(interface, inputViews, outputViews);

  function->call(*packed);
  if (Error error = program->takeError())
    return error;
  if (Error error = device->synchronize())
    return error;
  if (Error error = copyArrays(
          interface.results, results, outputs,
          [](const ValueSpec &, HostArray &array, const CudaMemory &memory) {
            return memory.copyTo(array.getData());
          }))
    return error;
  return copyArrays(
      interface.inputs, arguments, inputs,
      [](const ValueSpec &spec, HostArray &array, const CudaMemory &memory) {
        return spec.isMemRef ? memory.copyTo(array.getData())
                             : Error::success();
      });
}

Expected<double> CudaExecution::measure(int64_t count) {
  Expected<double> time = device->measure([&] {
    for (int64_t i = 0; i < count; ++i)
      function->call(*packed);
  });
  if (!time)
    return time.takeError();
  if (Error error = program->takeError())
    return std::move(error);
  return time;
}

void CudaExecution::describe(raw_ostream &os) const { os << description; }

FailureOr<std::unique_ptr<Execution>>
act::prepareOnCuda(Session &session, ModuleOp module,
                   const Signature &signature, const ExecutionOptions &options,
                   std::vector<HostArray> arguments) {
  FailureOr<std::unique_ptr<CudaDevice>> device =
      session.check(CudaDevice::open(options.device));
  if (failed(device))
    return failure();
  auto execution =
      std::make_unique<CudaExecution>(std::move(arguments), std::move(*device));
  if (failed(execution->load(session, module, signature, options)))
    return failure();
  return std::unique_ptr<Execution>(std::move(execution));
}
