//===- act-compile.cpp - Compiles a module for use from C -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Compiler.h"
#include "act/Target/HeaderWriter.h"
#include "act/Target/OutputFiles.h"
#include "act/Target/Session.h"
#include "act/Target/Signature.h"
#include "act/ToolMain.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace mlir::act;

namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

namespace {
enum class Emit { ByExtension, Object, Assembly, LLVM, MLIR, Shared };
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
    cl::desc("What to write (default: by the extension of the output, .o, .s, "
             ".ll, .mlir or .so, else an object file):"),
    cl::values(clEnumValN(Emit::Object, "obj", "object file"),
               clEnumValN(Emit::Assembly, "asm", "assembly"),
               clEnumValN(Emit::LLVM, "llvm", "optimized LLVM IR as text"),
               clEnumValN(Emit::MLIR, "mlir", "MLIR after the pipeline"),
               clEnumValN(Emit::Shared, "shared", "shared library")));
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
                    "aarch64-linux-gnu (default: this one)"));
static cl::opt<std::string>
    cpu("cpu", cl::value_desc("name"), cl::cat(category),
        cl::desc("The processor to compile for; 'native' is this one (default: "
                 "the baseline of the target, as in C compilers)"));
static cl::opt<std::string>
    features("features", cl::value_desc("+a,-b"), cl::cat(category),
             cl::desc("Processor features to add or remove, by LLVM's names"));
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
    "  act-compile net.mlir -o net.s --target=aarch64-linux-gnu\n";

static Emit getEmitKind() {
  if (emitKind != Emit::ByExtension)
    return emitKind;
  return llvm::StringSwitch<Emit>(llvm::sys::path::extension(outputFile))
      .Case(".s", Emit::Assembly)
      .Case(".ll", Emit::LLVM)
      .Case(".mlir", Emit::MLIR)
      .Case(".so", Emit::Shared)
      .Default(Emit::Object);
}

//===----------------------------------------------------------------------===//
// Main
//===----------------------------------------------------------------------===//

static LogicalResult writeSharedLibrary(Session &session,
                                        const Compiler &compiler,
                                        llvm::Module &module,
                                        OutputFiles &files) {
  FailureOr<std::string> library =
      session.check(files.openForProgram(outputFile));
  if (failed(library))
    return failure();
  SmallString<128> object;
  int descriptor = -1;
  if (std::error_code error = llvm::sys::fs::createTemporaryFile(
          "act-compile", "o", descriptor, object)) {
    session.printError("cannot create a temporary file: " + error.message());
    return failure();
  }
  llvm::FileRemover remover(object);
  {
    llvm::raw_fd_ostream os(descriptor, /*shouldClose=*/true);
    if (llvm::Error error = compiler.emit(module, Compiler::Output::Object, os))
      return session.fail(std::move(error));
  }
  if (llvm::Error error = compiler.linkSharedLibrary(object, *library))
    return session.fail(std::move(error));
  return success();
}

/// Lowers the module and writes it to `files`.
static LogicalResult writeModule(Session &session, ModuleOp module,
                                 ArrayRef<Signature> signatures,
                                 OutputFiles &files) {
  FailureOr<Compiler> compiler =
      session.check(Compiler::create(triple, cpu, features));
  if (failed(compiler))
    return failure();
  compiler->annotate(module);
  if (failed(session.runPipeline(module, pipeline, compiler->getTarget())))
    return failure();

  Emit kind = getEmitKind();
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule;
  if (kind != Emit::MLIR) {
    llvmModule = compiler->translate(module, signatures, context);
    if (!llvmModule)
      return failure();
    compiler->optimize(*llvmModule);
  }
  if (kind == Emit::Shared)
    return writeSharedLibrary(session, *compiler, *llvmModule, files);

  FailureOr<llvm::raw_pwrite_stream *> os =
      session.check(files.open(outputFile));
  if (failed(os))
    return failure();
  if (kind == Emit::MLIR) {
    setTargetAttributes(module, compiler->getTarget());
    module.print(**os);
    return success();
  }
  if (kind == Emit::LLVM) {
    llvmModule->print(**os, nullptr);
    return success();
  }
  auto output = kind == Emit::Assembly ? Compiler::Output::Assembly
                                       : Compiler::Output::Object;
  if (llvm::Error error = compiler->emit(*llvmModule, output, **os))
    return session.fail(std::move(error));
  return success();
}

/// Hides the functions that --entry does not name, and renames those it does.
static LogicalResult selectEntries(ModuleOp module) {
  if (entries.empty())
    return success();
  SymbolTable symbols(module);
  llvm::SmallPtrSet<Operation *, 4> selected;
  for (StringRef entry : entries) {
    auto [name, symbol] = entry.split('=');
    FailureOr<func::FuncOp> function = findEntry(module, name);
    if (failed(function))
      return failure();
    selected.insert(*function);
    if (symbol.empty() || symbol == name)
      continue;
    if (symbols.lookup(symbol))
      return function->emitError("cannot become '")
             << symbol << "': there is a symbol of this name";
    if (failed(symbols.rename(*function, symbol)))
      return failure();
  }
  for (func::FuncOp function : getPublicFunctions(module))
    if (!selected.contains(function))
      function.setPrivate();
  return success();
}

/// Everything after the command line.
static LogicalResult run(Session &session) {
  OwningOpRef<ModuleOp> module = session.parse(inputFile);
  if (!module || failed(selectEntries(*module)))
    return failure();
  std::vector<Signature> signatures;
  for (func::FuncOp function : getPublicFunctions(*module)) {
    FailureOr<Signature> signature =
        Signature::get(function, &session.getSources());
    if (failed(signature))
      return failure();
    signatures.push_back(std::move(*signature));
  }
  // A module in the LLVM dialect is compiled as it is.
  bool isEmpty = llvm::none_of(
      module->getOps<FunctionOpInterface>(), [](FunctionOpInterface function) {
        return function.isPublic() && !function.isExternal();
      });
  if (isEmpty)
    return module->emitError("there is no public function to compile");
  OutputFiles files;
  if (!headerFile.empty()) {
    FailureOr<llvm::raw_pwrite_stream *> os =
        session.check(files.open(headerFile));
    if (failed(os) || failed(writeHeader(**os, headerFile, signatures)))
      return failure();
  }
  if (failed(writeModule(session, *module, signatures, files)))
    return failure();
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
