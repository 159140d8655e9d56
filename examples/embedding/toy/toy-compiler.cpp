//===- toy-compiler.cpp - Compiles a function and calls it ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Toy.h"

#include "act/InitAct.h"
#include "act/Pipelines/Pipelines.h"
#include "act/Target/Compiler.h"
#include "act/Target/Jit.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

static llvm::cl::opt<std::string> file(llvm::cl::Positional, llvm::cl::Required,
                                       llvm::cl::desc("FILE"));
static llvm::cl::list<double> numbers("x", llvm::cl::CommaSeparated,
                                      llvm::cl::desc("The elements of the "
                                                     "argument"));

static llvm::ExitOnError exitOnError("toy-compiler: error: ");

/// Machine code of the function, in this process.
static FailureOr<act::Jit> compile(ModuleOp module,
                                   const act::Signature &signature) {
  act::Compiler compiler =
      exitOnError(act::Compiler::create(/*triple=*/"", "native", ""));
  compiler.annotate(module);

  act::ToLLVMOptions options;
  options.target = compiler.getTarget();
  PassManager pm(module->getName());
  if (failed(applyPassManagerCLOptions(pm)))
    return failure();
  // Fused first, each activation is in one place; and act-raise, which is part
  // of the last one, would take the exponential for its own.
  act::buildPreparePipeline(pm);
  pm.addPass(toy::createRaisePass());
  act::buildToLLVMPipeline(pm, options);
  if (failed(pm.run(module)))
    return failure();

  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule =
      compiler.translate(module, signature, context);
  if (!llvmModule || failed(act::addPackedWrappers(*llvmModule, signature)))
    return failure();
  compiler.optimize(*llvmModule);
  SmallVector<char, 0> object;
  llvm::raw_svector_ostream os(object);
  exitOnError(compiler.emit(*llvmModule, act::Compiler::Output::Object, os));
  return exitOnError(act::Jit::create(llvm::MemoryBuffer::getMemBufferCopy(
      StringRef(object.data(), object.size()))));
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  act::registerPasses();
  registerPass(toy::createRaisePass);
  registerPassManagerCLOptions();
  llvm::cl::ParseCommandLineOptions(argc, argv, "Compiles and calls FILE\n");

  DialectRegistry registry;
  registry.insert<toy::ToyDialect>();
  act::registerDialects(registry);
  act::Compiler::registerTranslations(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(file, &context);
  if (!module)
    return 1;
  FailureOr<func::FuncOp> function = act::findEntry(*module, "");
  if (failed(function))
    return 1;
  FailureOr<act::Signature> signature = act::Signature::get(*function);
  if (failed(signature))
    return 1;
  FailureOr<act::Jit> jit = compile(*module, *signature);
  if (failed(jit))
    return 1;

  std::vector<act::HostArray> inputs;
  inputs.push_back(exitOnError(act::HostArray::create(
      signature->inputs.front().element, int64_t(numbers.size()))));
  for (auto [i, number] : llvm::enumerate(numbers))
    inputs.front().setDouble(i, number);
  act::JitFunction compiled = exitOnError(jit->lookup(*signature));
  SmallVector<act::ArrayView> inputViews(inputs.begin(), inputs.end());
  std::vector<act::HostArray> results =
      exitOnError(compiled.allocateResults(inputViews));
  SmallVector<act::ArrayView> resultViews(results.begin(), results.end());
  act::PackedArguments arguments(*signature, inputViews, resultViews);
  compiled.call(arguments);

  for (const act::HostArray &result : results) {
    for (int64_t i = 0; i < result.getNumElements(); ++i)
      llvm::outs() << (i ? " " : "") << result.elementToString(i);
    llvm::outs() << "\n";
  }
  return 0;
}
