//===- Compiler.cpp - From the LLVM dialect to machine code ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Compiler.h"

#include "act/Target/Signature.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Target/LLVMIR/Dialect/ArmNeon/ArmNeonToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/ArmSVE/ArmSVEToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/OpenMP/OpenMPToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/Analysis/LoopAnalysisManager.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassInstrumentation.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/Transforms/IPO/Internalize.h"

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

//===----------------------------------------------------------------------===//
// Target
//===----------------------------------------------------------------------===//

/// The C interface passes sizes as 64-bit integers beside addresses, and the
/// pipeline knows of nothing but CPUs.
static bool isSupported(const llvm::Triple &triple) {
  return triple.getArch() == llvm::Triple::x86_64 ||
         triple.getArch() == llvm::Triple::aarch64 ||
         triple.getArch() == llvm::Triple::riscv64;
}

static Expected<const llvm::Target *> lookupTarget(const llvm::Triple &triple) {
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmPrinters();
  llvm::InitializeAllAsmParsers();
  std::string error;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return createStringError("unknown target '" + triple.str() + "'");
  if (!isSupported(triple))
    return createStringError("unsupported target '" + triple.str() +
                             "'; supported are x86_64, aarch64 and riscv64");
  return target;
}

/// LLVM itself only warns about unknown names.
static Error checkNames(const llvm::Target &target, const llvm::Triple &triple,
                        StringRef cpu, StringRef features) {
  std::unique_ptr<llvm::MCSubtargetInfo> info(
      target.createMCSubtargetInfo(triple, "", ""));
  if (!cpu.empty() && cpu != "native" && !info->isCPUStringValid(cpu))
    return createStringError("unknown cpu '" + cpu + "' for target '" +
                             triple.str() + "'");
  SmallVector<StringRef> names;
  features.split(names, ',');
  for (StringRef feature : names) {
    if (features.empty())
      break;
    StringRef name = feature;
    bool hasSign = name.consume_front("+") || name.consume_front("-");
    bool isKnown = llvm::any_of(info->getAllProcessorFeatures(),
                                [&](const llvm::SubtargetFeatureKV &entry) {
                                  return name == entry.Key;
                                });
    if (!hasSign || !isKnown)
      return createStringError("unknown feature '" + feature +
                               "' for target '" + triple.str() +
                               "'; features look like +avx2,-fma");
  }
  return Error::success();
}

Compiler::Compiler(TargetInfo target,
                   std::unique_ptr<llvm::TargetMachine> machine)
    : target(std::move(target)), machine(std::move(machine)) {}
Compiler::Compiler(Compiler &&) = default;
Compiler::~Compiler() = default;

Expected<Compiler> Compiler::create(StringRef tripleName, StringRef cpu,
                                    StringRef features) {
  llvm::Triple triple(tripleName.empty() ? llvm::sys::getDefaultTargetTriple()
                                         : llvm::Triple::normalize(tripleName));
  Expected<const llvm::Target *> llvmTarget = lookupTarget(triple);
  if (!llvmTarget)
    return llvmTarget.takeError();
  if (Error error = checkNames(**llvmTarget, triple, cpu, features))
    return std::move(error);
  if (cpu.empty())
    cpu = triple.getArch() == llvm::Triple::x86_64 ? "x86-64" : "generic";
  Expected<TargetInfo> target = TargetInfo::get(cpu, features, triple.str());
  if (!target)
    return target.takeError();
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      (*llvmTarget)
          ->createMCSubtargetInfo(triple, target->cpu, target->features));
  // Code generation would abort.
  if (triple.isX86() && !subtarget->checkFeatures("+64bit"))
    return createStringError("cpu '" + target->cpu + "' with features '" +
                             target->features + "' has no 64-bit mode");

  llvm::TargetOptions options;
  options.AllowFPOpFusion = llvm::FPOpFusion::Strict;
  std::unique_ptr<llvm::TargetMachine> machine(
      (*llvmTarget)
          ->createTargetMachine(triple, target->cpu, target->features, options,
                                llvm::Reloc::PIC_, std::nullopt,
                                llvm::CodeGenOptLevel::Aggressive));
  if (!machine)
    return createStringError("cannot generate code for target '" +
                             triple.str() + "'");
  return Compiler(std::move(*target), std::move(machine));
}

//===----------------------------------------------------------------------===//
// Translation
//===----------------------------------------------------------------------===//

void Compiler::registerTranslations(DialectRegistry &registry) {
  registerArmNeonDialectTranslation(registry);
  registerArmSVEDialectTranslation(registry);
  registerBuiltinDialectTranslation(registry);
  registerLLVMDialectTranslation(registry);
  registerOpenMPDialectTranslation(registry);
}

void Compiler::annotate(ModuleOp module) const {
  module.getContext()->getOrLoadDialect<LLVM::LLVMDialect>();
  Builder builder(module.getContext());
  module->setAttr(LLVM::LLVMDialect::getTargetTripleAttrName(),
                  builder.getStringAttr(machine->getTargetTriple().str()));
  module->setAttr(LLVM::LLVMDialect::getDataLayoutAttrName(),
                  builder.getStringAttr(
                      machine->createDataLayout().getStringRepresentation()));
}

/// Whether the compiled function takes what its signature says: a pipeline
/// that does not export functions must not be called as if it did.
static bool followsAbi(const llvm::Function &function,
                       const Signature &signature) {
  bool byValue = signature.returnsByValue();
  size_t numInputs = signature.inputs.size();
  size_t numOutputs = byValue ? 0 : signature.results.size();
  bool isVoid = !byValue || signature.results.empty();
  if (function.getReturnType()->isVoidTy() != isVoid ||
      function.arg_size() != numInputs + numOutputs)
    return false;
  for (auto [i, argument] : llvm::enumerate(function.args())) {
    bool isAddress =
        i >= numInputs || signature.inputs[i].kind == ValueSpec::Kind::Array;
    if (argument.getType()->isPointerTy() != isAddress)
      return false;
  }
  return true;
}

/// LLVM writes out constants that are one number everywhere, which in MLIR have
/// no size: what code cannot address anyway must not take all memory first.
static LogicalResult checkConstants(ModuleOp module,
                                    const llvm::Triple &triple) {
  uint64_t limit = triple.isAArch64() ? UINT32_MAX : INT32_MAX;
  uint64_t total = 0;
  for (auto global : module.getOps<LLVM::GlobalOp>()) {
    auto elements = dyn_cast_or_null<ElementsAttr>(global.getValueOrNull());
    if (!elements || !elements.getElementType().isIntOrFloat())
      continue;
    uint64_t bytes =
        llvm::divideCeil(elements.getElementType().getIntOrFloatBitWidth(), 8);
    total = llvm::SaturatingMultiplyAdd(uint64_t(elements.getNumElements()),
                                        bytes, total);
    if (total > limit)
      return emitError(global.getLoc())
             << "the constants take " << total
             << " bytes or more, of which code can address " << limit;
  }
  return success();
}

std::unique_ptr<llvm::Module>
Compiler::translate(ModuleOp module, ArrayRef<Signature> signatures,
                    llvm::LLVMContext &context) const {
  if (failed(checkConstants(module, machine->getTargetTriple())))
    return nullptr;
  setTargetAttributes(module, target);
  std::unique_ptr<llvm::Module> llvmModule =
      translateModuleToLLVMIR(module, context, "act");
  if (!llvmModule)
    return nullptr;
  llvmModule->setTargetTriple(machine->getTargetTriple());
  llvmModule->setDataLayout(machine->createDataLayout());

  llvm::StringSet<> exported;
  for (const Signature &signature : signatures) {
    llvm::Function *function = llvmModule->getFunction(signature.name);
    bool hasShapes = !signature.hasResultShapes() ||
                     llvmModule->getFunction(signature.getResultShapesName());
    if (!function || !hasShapes || !followsAbi(*function, signature)) {
      emitError(signature.loc)
          << "the pipeline did not give '" << signature.name
          << "' the C interface; see act-export-functions and "
             "act-lower-c-interface";
      return nullptr;
    }
    exported.insert(signature.name);
    if (signature.hasResultShapes())
      exported.insert(signature.getResultShapesName());
  }
  // Input that is in the LLVM dialect already is left as it is.
  if (!signatures.empty())
    llvm::internalizeModule(*llvmModule, [&](const llvm::GlobalValue &value) {
      return exported.contains(value.getName());
    });
  return llvmModule;
}

//===----------------------------------------------------------------------===//
// Optimization and code
//===----------------------------------------------------------------------===//

void Compiler::optimize(llvm::Module &module) const {
  llvm::LoopAnalysisManager loopAnalyses;
  llvm::FunctionAnalysisManager functionAnalyses;
  llvm::CGSCCAnalysisManager cgsccAnalyses;
  llvm::ModuleAnalysisManager moduleAnalyses;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.SLPVectorization = true;
  // The loops that it pays for have been unrolled before; to find that out
  // took a third of the time of all of compilation.
  tuning.LoopUnrolling = false;
  // It compares all accesses of a loop with each other, to keep in registers
  // what act's loops keep there.
  llvm::PassInstrumentationCallbacks callbacks;
  callbacks.registerShouldRunOptionalPassCallback(
      [](StringRef pass, llvm::Any) {
        return pass != "LoopLoadEliminationPass";
      });
  llvm::PassBuilder builder(machine.get(), tuning, std::nullopt, &callbacks);
  builder.registerModuleAnalyses(moduleAnalyses);
  builder.registerCGSCCAnalyses(cgsccAnalyses);
  builder.registerFunctionAnalyses(functionAnalyses);
  builder.registerLoopAnalyses(loopAnalyses);
  builder.crossRegisterProxies(loopAnalyses, functionAnalyses, cgsccAnalyses,
                               moduleAnalyses);
  builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O2)
      .run(module, moduleAnalyses);
}

namespace {
/// Keeps the first error of code generation, which LLVM would print before it
/// exits.
struct ErrorKeeper : llvm::DiagnosticHandler {
  explicit ErrorKeeper(std::string &error) : error(error) {}

  bool handleDiagnostics(const llvm::DiagnosticInfo &info) override {
    if (info.getSeverity() != llvm::DS_Error)
      return false;
    if (error.empty()) {
      llvm::raw_string_ostream os(error);
      llvm::DiagnosticPrinterRawOStream printer(os);
      info.print(printer);
    }
    return true;
  }

  std::string &error;
};
} // namespace

Error Compiler::emit(llvm::Module &module, Output output,
                     llvm::raw_pwrite_stream &os) const {
  std::string error;
  llvm::LLVMContext &context = module.getContext();
  std::unique_ptr<llvm::DiagnosticHandler> previous =
      context.getDiagnosticHandler();
  context.setDiagnosticHandler(std::make_unique<ErrorKeeper>(error));
  llvm::scope_exit restore(
      [&] { context.setDiagnosticHandler(std::move(previous)); });
  llvm::legacy::PassManager passes;
  auto fileType = output == Output::Object
                      ? llvm::CodeGenFileType::ObjectFile
                      : llvm::CodeGenFileType::AssemblyFile;
  if (machine->addPassesToEmitFile(passes, os, nullptr, fileType))
    return createStringError("target '" + machine->getTargetTriple().str() +
                             "' cannot emit this kind of file");
  passes.run(module);
  if (!error.empty())
    return createStringError("target '" + machine->getTargetTriple().str() +
                             "': " + error);
  return Error::success();
}

/// Runs a program; on failure the error has what it printed.
static Error runProgram(StringRef program, ArrayRef<StringRef> arguments) {
  SmallString<128> log;
  if (std::error_code error =
          llvm::sys::fs::createTemporaryFile("act-link", "log", log))
    return createStringError("cannot create a temporary file: " +
                             error.message());
  llvm::FileRemover remover(log);
  std::optional<StringRef> redirects[] = {std::nullopt, StringRef(log),
                                          StringRef(log)};
  std::string message;
  int code = llvm::sys::ExecuteAndWait(program, arguments, std::nullopt,
                                       redirects, 0, 0, &message);
  if (code == 0)
    return Error::success();
  if (auto text = llvm::MemoryBuffer::getFile(log))
    message += (*text)->getBuffer().trim().str();
  return createStringError("'" + program + "' failed: " + message);
}

/// The first of the programs that is on the path.
static std::optional<std::string> findProgram(ArrayRef<StringRef> names) {
  for (StringRef name : names)
    if (auto path = llvm::sys::findProgramByName(name))
      return *path;
  return std::nullopt;
}

#ifdef ACT_OPENMP_LIBRARY
static constexpr StringLiteral kOpenMPLibrary = ACT_OPENMP_LIBRARY;
#else
static constexpr StringLiteral kOpenMPLibrary = "";
#endif

Expected<std::string> Compiler::findThreadLibrary(const llvm::Module &module) {
  if (!module.getFunction("__kmpc_fork_call"))
    return std::string();
  if (kOpenMPLibrary.empty())
    return createStringError("this build of act found no OpenMP library to run "
                             "threads with");
  return kOpenMPLibrary.str();
}

Error Compiler::linkSharedLibrary(StringRef object, StringRef library) const {
  const llvm::Triple &triple = machine->getTargetTriple();
  llvm::Triple host(llvm::sys::getDefaultTargetTriple());
  if (triple.getArch() == host.getArch() && triple.getOS() == host.getOS()) {
    // The C compiler knows where the math library is.
    if (auto cc = findProgram({"cc", "clang", "clang-22", "gcc"})) {
      SmallVector<StringRef> arguments = {
          *cc, "-shared", "-o", library, object, "-Wl,--as-needed", "-lm"};
      if (!kOpenMPLibrary.empty())
        arguments.push_back(kOpenMPLibrary);
      return runProgram(*cc, arguments);
    }
  } else if (!triple.isOSBinFormatELF()) {
    return createStringError("cannot link a shared library for target '" +
                             triple.str() + "'; emit an object instead");
  }
  if (auto lld = findProgram({"ld.lld", "ld.lld-22"}))
    return runProgram(*lld, {*lld, "-shared", "-o", library, object});
  return createStringError("found no linker: neither a C compiler for the "
                           "target nor ld.lld is on the path");
}
