//===- act-run.cpp - Compiles a function and runs it ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Benchmark.h"
#include "Execution.h"
#include "Inputs.h"
#include "Results.h"

#include "act/Target/Npy.h"
#include "act/Target/Npz.h"
#include "act/Target/OutputFiles.h"
#include "act/Target/Session.h"
#include "act/ToolMain.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"

#include <cstdio>

using namespace mlir;
using namespace mlir::act;

namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

namespace {
enum class Target { Host, Cuda };
} // namespace

static cl::OptionCategory category("act-run options");

static cl::opt<std::string> inputFile(cl::Positional, cl::Required,
                                      cl::desc("FILE"), cl::cat(category));
static cl::opt<std::string>
    entry("entry", cl::value_desc("name"), cl::cat(category),
          cl::desc("The function to run (default: the only public one, or "
                   "'main')"));
static cl::list<std::string>
    inputs("input", cl::value_desc("file"), cl::cat(category),
           cl::desc("One argument; give it once per argument, in order: a .npy "
                    "file, a number for a scalar, 'random' for any. Or once "
                    "for all: a .npz file, whose arrays have the names of the "
                    "arguments in FILE, or arr_0, arr_1, ..."));
static cl::list<std::string>
    outputs("output", cl::value_desc("file"), cl::cat(category),
            cl::desc("The .npy file for one result; once per result, in order. "
                     "Or once for all: a .npz file, as arr_0, arr_1, ... "
                     "Memref arguments count as results after the others"));
static cl::opt<uint64_t>
    randomSeed("random", cl::value_desc("seed"), cl::cat(category),
               cl::desc("Fill the remaining arguments with random values: "
                        "floats N(0,1), integers uniform in [-100,100]"));
static cl::list<std::string>
    shapes("shape", cl::value_desc("128x64"), cl::cat(category),
           cl::desc("The shape of a random argument with dynamic sizes; once "
                    "per such argument, in order"));
static cl::opt<bool> timeOption("time", cl::cat(category),
                                cl::desc("Measure the time of a call"));
static cl::opt<bool>
    report("report", cl::cat(category),
           cl::desc("Print compile times, stage by stage, and what the passes "
                    "remark"));
static cl::opt<std::string>
    remarksFilter("remarks-filter", cl::value_desc("regex"), cl::init("act-.*"),
                  cl::cat(category),
                  cl::desc("The categories of remarks that --report prints "
                           "(default: act-.*)"));
static cl::list<std::string>
    references("compare", cl::value_desc("file"), cl::cat(category),
               cl::desc("Compare one result with a reference of its own type "
                        "or f64; files as for --output"));
static cl::opt<double>
    maxUlp("max-ulp", cl::value_desc("n"), cl::cat(category),
           cl::desc("Fail if --compare finds an error of more than n ULP"));
static cl::opt<std::string>
    first("first", cl::value_desc("passes"), cl::cat(category),
          cl::desc("Passes that FILE goes through before --entry chooses from "
                   "its functions, act-differentiate for example"));
static cl::opt<std::string>
    pipeline("pipeline", cl::value_desc("passes"), cl::init("act-to-llvm"),
             cl::cat(category),
             cl::desc("The pipeline that lowers FILE to the LLVM dialect or, "
                      "for a GPU, to kernels (default: act-to-llvm, "
                      "act-to-nvvm for the chip)"));
static cl::opt<Target> target(
    "target", cl::init(Target::Host), cl::cat(category),
    cl::desc("Where to run (default: host):"),
    cl::values(clEnumValN(Target::Host, "host", "this processor"),
               clEnumValN(Target::Cuda, "cuda",
                          "an NVIDIA GPU, by its driver; no toolkit needed")));
static cl::opt<int>
    device("device", cl::value_desc("n"), cl::init(0), cl::cat(category),
           cl::desc("The GPU to use, with --target=cuda (default: 0)"));
static cl::opt<bool>
    allowTf32("allow-tf32", cl::cat(category),
              cl::desc("Let tensor cores of a GPU multiply f32, rounded to "
                       "tf32, which has 11 of the 24 digits"));
static cl::opt<bool>
    usePtxas("ptxas", cl::cat(category),
             cl::desc("Compile kernels by ptxas of the CUDA toolkit, with "
                      "--target=cuda (default: by the driver)"));
static cl::opt<std::string>
    targetCpu("target-cpu", cl::value_desc("name"), cl::init("native"),
              cl::cat(category),
              cl::desc("The processor to compile for (default: native)"));
static cl::opt<bool>
    parallel("parallel", cl::cat(category),
             cl::desc("Share large operations among threads, as many as "
                      "OMP_NUM_THREADS says (default: one thread)"));
static cl::list<std::string>
    libraries("shared-libs", cl::value_desc("lib.so"), cl::CommaSeparated,
              cl::cat(category),
              cl::desc("Libraries with functions that FILE calls"));

static constexpr StringLiteral kOverview =
    "Compiles a function of an MLIR module and runs it.\n\n"
    "FILE is MLIR as text or bytecode; '-' is the standard input.\n\n"
    "  act-run net.mlir --input=images.npy --output=logits.npy\n"
    "  act-run layer.mlir --input=arguments.npz --output=results.npz\n"
    "  act-run elu.mlir --random=1 --shape=4096 --time --report\n"
    "  act-run elu.mlir --random=1 --shape=4096 --target=cuda\n";

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

namespace {
/// A result, or a memref argument after the call.
struct NamedResult {
  std::string name;
  HostArray *array;
  std::optional<HostArray> reference = std::nullopt;
  /// Where the reference is from.
  std::string origin = "";
};
} // namespace

static std::vector<NamedResult> nameResults(const Signature &signature,
                                            std::vector<HostArray> &arguments,
                                            std::vector<HostArray> &results) {
  std::vector<NamedResult> named;
  for (auto [i, array] : llvm::enumerate(results))
    named.push_back({"result #" + std::to_string(i), &array});
  for (auto [i, spec] : llvm::enumerate(signature.inputs))
    if (spec.isMemRef)
      named.push_back({"argument #" + std::to_string(i), &arguments[i]});
  return named;
}

/// Whether an option names one file for all results.
static bool namesArchive(ArrayRef<std::string> option) {
  return option.size() == 1 && isArchive(option.front());
}

/// Checks that an option is given at most once for each result.
static LogicalResult checkCount(Session &session, const Signature &signature,
                                const cl::list<std::string> &option) {
  if (namesArchive(option))
    return success();
  auto archive = llvm::find_if(option, isArchive);
  if (archive != option.end()) {
    session.printError("'" + *archive +
                       "' is for all results: a .npz file must be the only --" +
                       option.ArgStr);
    return failure();
  }
  size_t numResults =
      signature.results.size() +
      llvm::count_if(signature.inputs,
                     [](const ValueSpec &spec) { return spec.isMemRef; });
  if (option.size() <= numResults)
    return success();
  session.printError("--" + option.ArgStr + " is given " +
                     llvm::Twine(option.size()) + " times, but '" +
                     signature.name + "' has " + llvm::Twine(numResults) +
                     (numResults == 1 ? " result" : " results"));
  return failure();
}

/// The name of a result in a .npz file.
static std::string getArrayName(size_t index) {
  return "arr_" + std::to_string(index);
}

/// Reads what results are compared with.
static LogicalResult readReferences(Session &session,
                                    MutableArrayRef<NamedResult> results) {
  if (!namesArchive(references)) {
    for (auto [path, result] : llvm::zip(references, results)) {
      FailureOr<HostArray> reference = session.check(readNpy(path));
      if (failed(reference))
        return failure();
      result.reference = std::move(*reference);
      result.origin = "'" + path + "'";
    }
    return success();
  }
  const std::string &path = references.front();
  FailureOr<std::vector<NamedArray>> arrays = session.check(readNpz(path));
  if (failed(arrays))
    return failure();
  if (arrays->empty()) {
    session.printError("there is no array in '" + path + "'");
    return failure();
  }
  for (auto &[name, array] : *arrays) {
    size_t index = 0;
    while (index < results.size() && getArrayName(index) != name)
      ++index;
    std::string origin = "array '" + name + "' of '" + path + "'";
    if (index == results.size()) {
      session.printError(origin +
                         " is no result: these are arr_0, arr_1, ..., and "
                         "there are " +
                         llvm::Twine(results.size()));
      return failure();
    }
    results[index].reference = std::move(array);
    results[index].origin = origin;
  }
  return success();
}

/// Compares results with their references; fails if one is too far off.
static LogicalResult compareResults(Session &session,
                                    ArrayRef<NamedResult> results) {
  bool isClose = true;
  for (const NamedResult &result : results) {
    if (!result.reference)
      continue;
    llvm::Expected<Difference> difference =
        compare(*result.array, *result.reference);
    if (!difference) {
      session.printError("cannot compare " + result.name + " with " +
                         result.origin + ": " +
                         llvm::toString(difference.takeError()));
      return failure();
    }
    printDifference(llvm::outs(), result.name, *difference, *result.array,
                    *result.reference);
    isClose &= maxUlp.getNumOccurrences() == 0 || difference->maxUlp <= maxUlp;
  }
  if (!isClose) {
    std::string bound;
    llvm::raw_string_ostream(bound) << llvm::format("%g", maxUlp.getValue());
    session.printError("a result differs from its reference by more than " +
                       bound + " ULP");
  }
  return success(isClose);
}

static llvm::Error writeArchive(llvm::raw_ostream &os,
                                ArrayRef<NamedResult> results) {
  std::vector<std::pair<std::string, const HostArray *>> arrays;
  for (auto [i, result] : llvm::enumerate(results))
    arrays.emplace_back(getArrayName(i), result.array);
  return writeNpz(os, arrays);
}

static LogicalResult writeResults(Session &session,
                                  ArrayRef<NamedResult> results) {
  OutputFiles files;
  for (auto [i, path] : llvm::enumerate(outputs)) {
    FailureOr<llvm::raw_pwrite_stream *> stream =
        session.check(files.open(path));
    if (failed(stream))
      return failure();
    if (!isArchive(path))
      writeNpy(**stream, *results[i].array);
    else if (llvm::Error error = writeArchive(**stream, results))
      return session.fail(std::move(error));
  }
  if (llvm::Error error = files.commit())
    return session.fail(std::move(error));
  return success();
}

/// Prints the results that are neither written nor compared.
static void printResults(ArrayRef<NamedResult> results) {
  size_t numWritten = namesArchive(outputs) ? results.size() : outputs.size();
  for (const NamedResult &result : results.drop_front(numWritten))
    if (!result.reference)
      printSummary(llvm::outs(), result.name, *result.array);
}

//===----------------------------------------------------------------------===//
// Main
//===----------------------------------------------------------------------===//

/// Compiles the function for where it is to run.
static FailureOr<std::unique_ptr<Execution>>
prepare(Session &session, ModuleOp module, const Signature &signature,
        std::vector<HostArray> arguments) {
  ExecutionOptions options;
  options.host.cpu = targetCpu;
  options.host.parallel = parallel;
  options.libraries = libraries;
  if (target == Target::Host) {
    options.host.pipeline = pipeline;
    return prepareOnHost(session, module, signature, options,
                         std::move(arguments));
  }
  if (pipeline.getNumOccurrences())
    options.kernelPipeline = pipeline;
  options.device = device;
  options.usePtxas = usePtxas;
  options.allowTf32 = allowTf32;
  return prepareOnCuda(session, module, signature, options,
                       std::move(arguments));
}

static LogicalResult measure(Session &session, Execution &execution) {
  FailureOr<BenchmarkResult> result = session.check(
      runBenchmark([&](int64_t count) { return execution.measure(count); },
                   execution.getResolution()));
  if (failed(result))
    return failure();
  printBenchmark(llvm::outs(), *result);
  return success();
}

/// An option that changes nothing is a mistake.
static LogicalResult checkOptions(Session &session) {
  auto require = [&](const cl::Option &option, bool holds, StringRef what) {
    if (holds || option.getNumOccurrences() == 0)
      return success();
    session.printError("--" + option.ArgStr + " is for " + what);
    return failure();
  };
  bool onHost = target == Target::Host;
  return failure(failed(require(maxUlp, !references.empty(), "--compare")) ||
                 failed(require(remarksFilter, report, "--report")) ||
                 failed(require(parallel, onHost, "--target=host")) ||
                 failed(require(device, !onHost, "--target=cuda")) ||
                 failed(require(allowTf32, !onHost, "--target=cuda")) ||
                 failed(require(usePtxas, !onHost, "--target=cuda")));
}

/// Everything after the command line.
static LogicalResult run(Session &session) {
  if (failed(checkOptions(session)))
    return failure();
  if (report && failed(session.collectRemarks(remarksFilter)))
    return failure();
  OwningOpRef<ModuleOp> module = session.parse(inputFile);
  if (!module || failed(session.runPasses(*module, first)))
    return failure();
  FailureOr<func::FuncOp> function = findEntry(*module, entry);
  if (failed(function))
    return failure();
  FailureOr<Signature> signature =
      Signature::get(*function, &session.getSources());
  if (failed(signature))
    return failure();

  // Wrong arguments show before the time is spent on compiling.
  if (failed(checkCount(session, *signature, outputs)) ||
      failed(checkCount(session, *signature, references)))
    return failure();
  InputOptions options{inputs, std::nullopt, shapes};
  if (randomSeed.getNumOccurrences())
    options.seed = randomSeed;
  FailureOr<std::vector<HostArray>> arguments =
      session.check(makeInputs(*signature, options));
  if (failed(arguments))
    return failure();
  SmallVector<ArrayView> inputViews(arguments->begin(), arguments->end());
  if (llvm::Error error = checkEqualSizes(*signature, inputViews))
    return session.fail(std::move(error));

  FailureOr<std::unique_ptr<Execution>> execution =
      prepare(session, *module, *signature, std::move(*arguments));
  if (failed(execution))
    return failure();
  if (report) {
    for (const std::string &remark : session.getRemarks())
      llvm::outs() << remark << "\n";
    session.getTimes().print(llvm::outs());
    (*execution)->describe(llvm::outs());
  }
  if (llvm::Error error = (*execution)->call())
    return session.fail(std::move(error));

  std::vector<NamedResult> named = nameResults(
      *signature, (*execution)->getArguments(), (*execution)->getResults());
  if (failed(readReferences(session, named)) ||
      failed(compareResults(session, named)) ||
      failed(writeResults(session, named)))
    return failure();
  printResults(named);
  // After the results are safe: further calls change memref arguments.
  return timeOption ? measure(session, **execution) : success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  // A cf.assert that fails prints its message there, and aborts.
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv, kOverview);

  return act::runTool("act-run", run);
}
