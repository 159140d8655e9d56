//===- act-compile.cpp - Compiles a module for use from C -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/GpuBinary.h"
#include "act/Target/HeaderWriter.h"
#include "act/Target/KernelHeader.h"
#include "act/Target/OutputFiles.h"
#include "act/Target/Session.h"
#include "act/Target/TargetInfo.h"
#include "act/ToolMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir;
using namespace mlir::act;

namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

namespace {
enum class Emit {
  ByExtension,
  Object,
  Assembly,
  LLVM,
  MLIR,
  Shared,
  Ptx,
  Cubin,
  Fatbin
};
} // namespace

static cl::OptionCategory category("act-compile options");

static cl::opt<std::string> inputFile(cl::Positional, cl::Required,
                                      cl::desc("FILE"), cl::cat(category));
static cl::opt<std::string> outputFile("o", cl::value_desc("file"),
                                       cl::init("-"), cl::cat(category),
                                       cl::desc("Where to write the output "
                                                "(default: standard output)"));
static cl::opt<Emit> emitKind(
    "emit", cl::init(Emit::ByExtension), cl::cat(category),
    cl::desc(
        "What to write (default: by the extension of the output, .o, .s, "
        ".ll, .mlir, .so, .ptx, .cubin or .fatbin, else an object file, or "
        "PTX for a GPU):"),
    cl::values(clEnumValN(Emit::Object, "obj", "object file"),
               clEnumValN(Emit::Assembly, "asm", "assembly"),
               clEnumValN(Emit::LLVM, "llvm", "optimized LLVM IR as text"),
               clEnumValN(Emit::MLIR, "mlir", "MLIR after the pipeline"),
               clEnumValN(Emit::Shared, "shared", "shared library"),
               clEnumValN(Emit::Ptx, "ptx", "PTX (GPU)"),
               clEnumValN(Emit::Cubin, "cubin",
                          "machine code of one chip (GPU; needs ptxas)"),
               clEnumValN(Emit::Fatbin, "fatbin",
                          "both (GPU; needs ptxas and fatbinary)")));
static cl::opt<std::string>
    headerFile("header", cl::value_desc("file.h"), cl::cat(category),
               cl::desc("Also write a C header that declares the functions"));
static cl::list<std::string>
    entries("entry", cl::value_desc("function[=symbol]"), cl::CommaSeparated,
            cl::cat(category),
            cl::desc("Compile only these functions, and what they call; "
                     "'=symbol' gives one another name in C (default: all "
                     "public functions)"));
static cl::opt<std::string>
    triple("target", cl::value_desc("triple"), cl::cat(category),
           cl::desc("The machine to compile for, for example "
                    "aarch64-linux-gnu or nvptx64 (default: this one)"));
static cl::opt<std::string>
    chip("chip", cl::value_desc("name"), cl::init("sm_80"), cl::cat(category),
         cl::desc("The GPU to compile for, with --target=nvptx64, for example "
                  "sm_90a (default: sm_80)"));
static cl::opt<bool>
    allowTf32("allow-tf32", cl::cat(category),
              cl::desc("Let tensor cores of a GPU multiply f32, rounded to "
                       "tf32, which has 11 of the 24 digits"));
static cl::opt<std::string>
    cpu("cpu", cl::value_desc("name"), cl::cat(category),
        cl::desc("The processor to compile for; 'native' is this one (default: "
                 "the baseline of the target, as in C compilers)"));
static cl::opt<std::string>
    features("features", cl::value_desc("+a,-b"), cl::cat(category),
             cl::desc("Processor features to add or remove, by LLVM's names"));
static cl::opt<bool>
    parallel("parallel", cl::cat(category),
             cl::desc("Share large operations among threads, as many as "
                      "OMP_NUM_THREADS says when they run (default: one "
                      "thread). Programs link such code with LLVM's OpenMP "
                      "library, libomp"));
static cl::opt<std::string>
    first("first", cl::value_desc("passes"), cl::cat(category),
          cl::desc("Passes that FILE goes through before --entry chooses from "
                   "its functions, act-differentiate for example"));
static cl::opt<std::string>
    pipeline("pipeline", cl::value_desc("passes"), cl::init("act-to-llvm"),
             cl::cat(category),
             cl::desc("The pipeline that lowers FILE to the LLVM dialect "
                      "(default: act-to-llvm)"));

static constexpr StringLiteral kOverview =
    "Compiles the public functions of an MLIR module for use from C.\n\n"
    "FILE is MLIR as text or bytecode; '-' is the standard input.\n\n"
    "  act-compile net.mlir -o net.o --header=net.h --cpu=native\n"
    "  act-compile net.mlir -o net.o --header=net.h --entry=main=classify\n"
    "  act-compile net.mlir -o net.s --target=aarch64-linux-gnu\n"
    "  act-compile net.mlir -o net.ptx --header=net.h --target=nvptx64 "
    "--chip=sm_90\n";

static bool isForGpu() { return llvm::Triple(triple).isNVPTX(); }

static Emit getEmitKind() {
  if (emitKind != Emit::ByExtension)
    return emitKind;
  return llvm::StringSwitch<Emit>(llvm::sys::path::extension(outputFile))
      .Case(".o", Emit::Object)
      .Case(".s", Emit::Assembly)
      .Case(".ll", Emit::LLVM)
      .Case(".mlir", Emit::MLIR)
      .Case(".so", Emit::Shared)
      .Case(".ptx", Emit::Ptx)
      .Case(".cubin", Emit::Cubin)
      .Case(".fatbin", Emit::Fatbin)
      .Default(isForGpu() ? Emit::Ptx : Emit::Object);
}

static OutputKind getOutputKind(Emit kind) {
  return kind == Emit::Assembly ? OutputKind::Assembly
         : kind == Emit::LLVM   ? OutputKind::LLVM
         : kind == Emit::MLIR   ? OutputKind::MLIR
                                : OutputKind::Object;
}

//===----------------------------------------------------------------------===//
// Main
//===----------------------------------------------------------------------===//

/// Compiles the module and writes it to `files`.
static LogicalResult writeModule(Session &session, ModuleOp module,
                                 ArrayRef<Signature> signatures,
                                 OutputFiles &files) {
  CompileOptions options{triple, cpu, features, pipeline, parallel};
  Emit kind = getEmitKind();
  if (kind == Emit::Shared) {
    FailureOr<std::string> library =
        session.check(files.openForProgram(outputFile));
    if (failed(library))
      return failure();
    return session.emitSharedLibrary(module, signatures, options, *library);
  }
  FailureOr<llvm::raw_pwrite_stream *> os =
      session.check(files.open(outputFile));
  if (failed(os))
    return failure();
  return session.emit(module, signatures, options, getOutputKind(kind), **os);
}

static LogicalResult writeHeaderFile(Session &session,
                                     ArrayRef<Signature> signatures,
                                     OutputFiles &files) {
  if (headerFile.empty())
    return success();
  FailureOr<llvm::raw_pwrite_stream *> os =
      session.check(files.open(headerFile));
  if (failed(os))
    return failure();
  return writeHeader(**os, headerFile, signatures);
}

static std::optional<GpuFormat> getGpuFormat(Emit kind) {
  switch (kind) {
  case Emit::Ptx:
    return GpuFormat::Ptx;
  case Emit::Cubin:
    return GpuFormat::Cubin;
  case Emit::Fatbin:
    return GpuFormat::Fatbin;
  default:
    return std::nullopt;
  }
}

/// Compiles kernels for a GPU, and writes them and their header to `files`.
static LogicalResult writeKernels(Session &session, ModuleOp module,
                                  ArrayRef<Signature> signatures,
                                  OutputFiles &files) {
  Emit kind = getEmitKind();
  std::optional<GpuFormat> format = getGpuFormat(kind);
  if (kind != Emit::MLIR && !format) {
    session.printError(
        "a GPU takes --emit=ptx, cubin or fatbin; mlir shows the kernels");
    return failure();
  }
  CompileOptions options;
  options.pipeline =
      pipeline.getNumOccurrences()
          ? pipeline
          : "act-to-nvvm{chip=" + chip + (allowTf32 ? " allow-tf32}" : "}");
  if (failed(session.runPipeline(module, options, TargetInfo())))
    return failure();
  if (!headerFile.empty()) {
    FailureOr<llvm::raw_pwrite_stream *> os =
        session.check(files.open(headerFile));
    if (failed(os) ||
        failed(writeKernelHeader(**os, headerFile, module, signatures)))
      return failure();
  }
  FailureOr<llvm::raw_pwrite_stream *> os =
      session.check(files.open(outputFile));
  if (failed(os))
    return failure();
  if (kind == Emit::MLIR) {
    module.print(**os);
    return success();
  }
  FailureOr<std::string> code = compileKernels(module, *format);
  if (failed(code))
    return failure();
  **os << *code;
  return success();
}

/// Complains about options that would do nothing for this target.
static LogicalResult checkOptions(Session &session) {
  if (!isForGpu() && getGpuFormat(getEmitKind())) {
    session.printError("PTX, cubins and fatbins are for GPUs: they take "
                       "--target=nvptx64");
    return failure();
  }
  const cl::Option *forCpu[] = {&cpu, &features, &parallel};
  const cl::Option *forGpu[] = {&chip, &allowTf32};
  for (const cl::Option *option :
       isForGpu() ? ArrayRef(forCpu) : ArrayRef(forGpu)) {
    if (option->getNumOccurrences() == 0)
      continue;
    session.printError("'--" + option->ArgStr +
                       (isForGpu() ? "' is not for GPUs"
                                   : "' is for GPUs: it takes "
                                     "--target=nvptx64"));
    return failure();
  }
  return success();
}

/// Everything after the command line.
static LogicalResult run(Session &session) {
  if (failed(checkOptions(session)))
    return failure();
  OwningOpRef<ModuleOp> module = session.parse(inputFile);
  if (!module || failed(session.runPasses(*module, first)) ||
      failed(selectEntries(*module, entries)))
    return failure();
  FailureOr<std::vector<Signature>> signatures = session.getSignatures(*module);
  if (failed(signatures))
    return failure();
  OutputFiles files;
  if (isForGpu()) {
    if (failed(writeKernels(session, *module, *signatures, files)))
      return failure();
  } else if (failed(writeHeaderFile(session, *signatures, files)) ||
             failed(writeModule(session, *module, *signatures, files))) {
    return failure();
  }
  if (llvm::Error error = files.commit())
    return session.fail(std::move(error));
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv, kOverview);

  return act::runTool("act-compile", run);
}
