//===- Session.cpp - One file on its way through a tool -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Session.h"

#include "act/Target/Compiler.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"

using namespace mlir;
using namespace mlir::act;

Session::Session(StringRef tool, const DialectRegistry &registry,
                 raw_ostream &diagnostics)
    : tool(tool.empty() ? "" : (tool + ": ").str()), diagnostics(diagnostics),
      context(registry, MLIRContext::Threading::DISABLED),
      handler(&context, [this](Diagnostic &diagnostic) {
        print(diagnostic);
        return success();
      }) {
  // The source line says it better, and an operation can hold a network.
  context.printOpOnDiagnostic(false);
}

Session::~Session() = default;

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

void Session::printError(const llvm::Twine &message) {
  if (!hasError)
    diagnostics << tool << "error: " << message << "\n";
  hasError = true;
}

LogicalResult Session::fail(llvm::Error error) {
  printError(llvm::toString(std::move(error)));
  return failure();
}

LogicalResult Session::flushOutput() {
  llvm::outs().flush();
  std::error_code error = llvm::outs().error();
  if (!error)
    return success();
  // Else the stream would abort when it is destroyed.
  llvm::outs().clear_error();
  printError("cannot write the standard output: " + error.message());
  return failure();
}

void Session::print(Diagnostic &diagnostic) {
  bool isError = diagnostic.getSeverity() == DiagnosticSeverity::Error;
  if (isError && hasError)
    return;
  hasError |= isError;
  print(diagnostic.getLocation(), diagnostic.getSeverity(), diagnostic.str());
  for (Diagnostic &note : diagnostic.getNotes())
    print(note.getLocation(), note.getSeverity(), note.str());
}

void Session::print(Location loc, DiagnosticSeverity severity,
                    const llvm::Twine &message) {
  // A line that holds weights is of no use to a reader.
  constexpr size_t kLongestLine = 200;
  StringRef kind = severity == DiagnosticSeverity::Error     ? "error"
                   : severity == DiagnosticSeverity::Warning ? "warning"
                   : severity == DiagnosticSeverity::Note    ? "note"
                                                             : "remark";
  auto position = loc->findInstanceOf<FileLineColLoc>();
  if (!position) {
    diagnostics << tool << kind << ": " << message << "\n";
    return;
  }
  diagnostics << position.getFilename().getValue();
  // A module that is not spelled out has the location 0:0.
  if (position.getLine() == 0 || position.getColumn() == 0) {
    diagnostics << ": " << kind << ": " << message << "\n";
    return;
  }
  diagnostics << ":" << position.getLine() << ":" << position.getColumn()
              << ": " << kind << ": " << message << "\n";
  const llvm::MemoryBuffer *buffer =
      sources.getMemoryBuffer(sources.getMainFileID());
  if (position.getFilename().getValue() != buffer->getBufferIdentifier())
    return;
  SMLoc source = sources.FindLocForLineAndColumn(
      sources.getMainFileID(), position.getLine(), position.getColumn());
  if (!source.isValid())
    return;
  const char *start = source.getPointer() - (position.getColumn() - 1);
  StringRef line =
      StringRef(start, buffer->getBufferEnd() - start).take_until([](char c) {
        return c == '\n';
      });
  if (line.size() <= kLongestLine)
    diagnostics << line << "\n"
                << std::string(position.getColumn() - 1, ' ') << "^\n";
}

//===----------------------------------------------------------------------===//
// Remarks
//===----------------------------------------------------------------------===//

namespace {
/// Keeps remarks as text, in the form in which mlir-opt prints them.
class RemarkCollector : public remark::detail::MLIRRemarkStreamerBase {
public:
  explicit RemarkCollector(std::vector<std::string> &remarks)
      : remarks(remarks) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    std::string text;
    llvm::raw_string_ostream os(text);
    Location loc = remark.getLocation();
    if (auto position = loc->findInstanceOf<FileLineColLoc>())
      os << position.getFilename().getValue() << ":" << position.getLine()
         << ":" << position.getColumn() << ": ";
    os << "remark: " << remark.getMsg();
    remarks.push_back(std::move(text));
  }

private:
  std::vector<std::string> &remarks;
};
} // namespace

LogicalResult Session::collectRemarks(StringRef categories) {
  std::string error;
  if (!llvm::Regex(categories).isValid(error)) {
    printError("invalid regular expression '" + categories + "': " + error);
    return failure();
  }
  // `all` alone enables no kind of remark.
  remark::RemarkCategories all;
  all.passed = all.missed = all.analysis = all.failed = categories.str();
  return remark::enableOptimizationRemarks(
      context, std::make_unique<RemarkCollector>(remarks),
      std::make_unique<remark::RemarkEmittingPolicyAll>(), all);
}

//===----------------------------------------------------------------------===//
// Parsing and passes
//===----------------------------------------------------------------------===//

OwningOpRef<ModuleOp> Session::parse(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path);
  if (!buffer) {
    printError("cannot read '" + path + "': " + buffer.getError().message());
    return {};
  }
  return parse(std::move(*buffer));
}

OwningOpRef<ModuleOp>
Session::parse(std::unique_ptr<llvm::MemoryBuffer> source) {
  StageTimes::Scope time(times, "parse");
  StringRef name = source->getBufferIdentifier();
  sources.AddNewSourceBuffer(std::move(source), SMLoc());
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sources, &context);
  if (!module)
    printError("cannot parse '" + name + "'");
  return module;
}

/// Parses `pipeline` into `manager`. On failure sets `error`.
static LogicalResult parsePipeline(StringRef pipeline, OpPassManager &manager,
                                   std::string &error) {
  pipeline = pipeline.trim();
  if (pipeline.ends_with(")") && (pipeline.consume_front("builtin.module(") ||
                                  pipeline.consume_front("any(")))
    pipeline = pipeline.drop_back();
  std::string text;
  llvm::raw_string_ostream os(text);
  if (succeeded(parsePassPipeline(pipeline, manager, os)))
    return success();
  // The parser prints a source line too; the message is enough.
  StringRef message = StringRef(text).split("error: ").second;
  error = (message.empty() ? StringRef(text) : message)
              .take_until([](char c) { return c == '\n'; })
              .str();
  // What is wrong with a value goes to the standard error.
  if (error.empty())
    error = "an option has an invalid value";
  return failure();
}

/// Whether `pipeline` is only the name of one that takes options.
static bool takesOptions(StringRef pipeline) {
  return pipeline == "act-to-llvm" || pipeline == "upstream-to-llvm" ||
         pipeline == "act-host-to-llvm";
}

/// The options of the pipeline, as text.
static std::string getPipelineOptions(const CompileOptions &options,
                                      const TargetInfo &target) {
  std::string text = "triple=" + target.triple + " cpu=" + target.cpu;
  if (!target.features.empty())
    text += " features=" + target.features;
  if (options.parallel)
    text += " parallel=true";
  return "{" + text + "}";
}

LogicalResult Session::runPipeline(ModuleOp module,
                                   const CompileOptions &options,
                                   const TargetInfo &target) {
  StringRef pipeline = options.pipeline;
  if (options.parallel && !takesOptions(pipeline)) {
    printError("code for threads comes from the pipelines act-to-llvm and "
               "upstream-to-llvm; give other pipelines options of their own");
    return failure();
  }
  std::string text = options.pipeline;
  if (takesOptions(pipeline))
    text += getPipelineOptions(options, target);
  return runPasses(module, pipeline, text);
}

LogicalResult Session::runPasses(ModuleOp module, StringRef passes) {
  return passes.empty() ? success() : runPasses(module, passes, passes);
}

LogicalResult Session::runPasses(ModuleOp module, StringRef pipeline,
                                 StringRef text) {
  // With its name: a function for a GPU goes through one pipeline for the
  // kernels, and through one for the host.
  std::string stage = "passes of ";
  stage += pipeline.take_until([](char c) { return c == '{'; });
  StageTimes::Scope time(times, stage);
  PassManager manager(&context);
  std::string error;
  if (failed(parsePipeline(text, manager, error))) {
    printError("invalid pipeline '" + pipeline + "': " + error);
    return failure();
  }
  manager.addInstrumentation(times.createPassInstrumentation());
  // To verify the module after each of the many passes of act's own pipelines,
  // which have been tested so, would take half as long as the passes.
  bool verifiesEach = true;
#ifdef NDEBUG
  verifiesEach = !takesOptions(pipeline);
#endif
  manager.enableVerifier(verifiesEach);
  if (succeeded(manager.run(module)) &&
      (verifiesEach || succeeded(verify(module))))
    return success();
  printError("pipeline '" + pipeline + "' failed");
  return failure();
}

//===----------------------------------------------------------------------===//
// Machine code
//===----------------------------------------------------------------------===//

FailureOr<std::vector<Signature>> Session::getSignatures(ModuleOp module) {
  std::vector<Signature> signatures;
  for (func::FuncOp function : getPublicFunctions(module)) {
    FailureOr<Signature> signature = Signature::get(function, &sources);
    if (failed(signature))
      return failure();
    signatures.push_back(std::move(*signature));
  }
  // A module in the LLVM dialect is compiled as it is.
  bool isEmpty = llvm::none_of(
      module.getOps<FunctionOpInterface>(), [](FunctionOpInterface function) {
        return function.isPublic() && !function.isExternal();
      });
  if (isEmpty)
    return module.emitError("there is no public function to compile");
  return signatures;
}

std::unique_ptr<llvm::Module>
Session::compile(ModuleOp module, ArrayRef<Signature> signatures,
                 const Compiler &compiler, const CompileOptions &options,
                 bool addWrappers, llvm::LLVMContext &llvmContext) {
  if (failed(runPipeline(module, options, compiler.getTarget())))
    return nullptr;
  std::unique_ptr<llvm::Module> llvmModule;
  {
    StageTimes::Scope time(times, "translate to LLVM IR");
    llvmModule = compiler.translate(module, signatures, llvmContext);
    if (!llvmModule)
      return nullptr;
    for (const Signature &signature : signatures)
      if (addWrappers && failed(addPackedWrappers(*llvmModule, signature)))
        return nullptr;
  }
  StageTimes::Scope time(times, "optimize LLVM IR");
  compiler.optimize(*llvmModule);
  return llvmModule;
}

static llvm::Expected<Compiler> createCompiler(const CompileOptions &options) {
  return Compiler::create(options.triple, options.cpu, options.features);
}

LogicalResult Session::emit(ModuleOp module, ArrayRef<Signature> signatures,
                            const CompileOptions &options, OutputKind kind,
                            llvm::raw_pwrite_stream &os) {
  FailureOr<Compiler> compiler = check(createCompiler(options));
  if (failed(compiler))
    return failure();
  compiler->annotate(module);
  if (kind == OutputKind::MLIR) {
    if (failed(runPipeline(module, options, compiler->getTarget())))
      return failure();
    setTargetAttributes(module, compiler->getTarget());
    module.print(os);
    return success();
  }
  llvm::LLVMContext llvmContext;
  std::unique_ptr<llvm::Module> llvmModule =
      compile(module, signatures, *compiler, options,
              /*addWrappers=*/false, llvmContext);
  if (!llvmModule)
    return failure();
  if (kind == OutputKind::LLVM) {
    llvmModule->print(os, nullptr);
    return success();
  }
  StageTimes::Scope time(times, "generate machine code");
  if (llvm::Error error = compiler->emit(*llvmModule,
                                         kind == OutputKind::Assembly
                                             ? Compiler::Output::Assembly
                                             : Compiler::Output::Object,
                                         os))
    return fail(std::move(error));
  return success();
}

LogicalResult Session::emitSharedLibrary(ModuleOp module,
                                         ArrayRef<Signature> signatures,
                                         const CompileOptions &options,
                                         StringRef path) {
  SmallString<128> object;
  int descriptor = -1;
  if (std::error_code error = llvm::sys::fs::createTemporaryFile(
          "act-compile", "o", descriptor, object)) {
    printError("cannot create a temporary file: " + error.message());
    return failure();
  }
  llvm::FileRemover remover(object);
  {
    llvm::raw_fd_ostream os(descriptor, /*shouldClose=*/true);
    if (failed(emit(module, signatures, options, OutputKind::Object, os)))
      return failure();
  }
  FailureOr<Compiler> compiler = check(createCompiler(options));
  if (failed(compiler))
    return failure();
  StageTimes::Scope time(times, "link");
  if (llvm::Error error = compiler->linkSharedLibrary(object, path))
    return fail(std::move(error));
  return success();
}

FailureOr<Jit> Session::load(ModuleOp module, ArrayRef<Signature> signatures,
                             const CompileOptions &options,
                             ArrayRef<std::string> libraries,
                             ArrayRef<JitSymbol> symbols) {
  FailureOr<Compiler> compiler = check(createCompiler(options));
  if (failed(compiler))
    return failure();
  // Of itself, this machine knows best.
  bool isNative = options.cpu == "native" && options.features.empty();
  if (!isNative)
    if (llvm::Error error = checkRunsHere(compiler->getTarget()))
      return fail(std::move(error));
  compiler->annotate(module);
  llvm::LLVMContext llvmContext;
  std::unique_ptr<llvm::Module> llvmModule =
      compile(module, signatures, *compiler, options,
              /*addWrappers=*/true, llvmContext);
  if (!llvmModule)
    return failure();
  SmallVector<char, 0> object;
  {
    StageTimes::Scope time(times, "generate machine code");
    llvm::raw_svector_ostream os(object);
    if (llvm::Error error =
            compiler->emit(*llvmModule, Compiler::Output::Object, os))
      return fail(std::move(error));
  }
  StageTimes::Scope time(times, "link");
  std::vector<std::string> allLibraries = libraries;
  FailureOr<std::string> threadLibrary =
      check(Compiler::findThreadLibrary(*llvmModule));
  if (failed(threadLibrary))
    return failure();
  if (!threadLibrary->empty())
    allLibraries.push_back(*threadLibrary);
  FailureOr<Jit> jit =
      check(Jit::create(llvm::MemoryBuffer::getMemBufferCopy(
                            StringRef(object.data(), object.size()), "act"),
                        allLibraries, symbols));
  if (failed(jit))
    return failure();
  // A symbol is linked when it is looked up.
  for (const Signature &signature : signatures)
    if (failed(check(jit->lookup(signature))))
      return failure();
  return jit;
}

void Session::reset() {
  hasError = false;
  remarks.clear();
  times = StageTimes();
}
