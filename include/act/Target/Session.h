//===- Session.h - One file on its way through a tool -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_SESSION_H
#define ACT_TARGET_SESSION_H

#include "act/Target/Jit.h"
#include "act/Target/StageTimes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

namespace llvm {
class LLVMContext;
} // namespace llvm

namespace mlir::act {
class Compiler;
struct TargetInfo;

/// How a module becomes machine code.
struct CompileOptions {
  /// Arguments of Compiler::create.
  std::string triple, cpu, features;
  /// The pipeline that lowers to the LLVM dialect.
  std::string pipeline = "act-to-llvm";
  /// Share large operations among threads, through OpenMP.
  bool parallel = false;
};

/// What a module can be written as: MLIR after the pipeline, LLVM IR after
/// optimization, or machine code.
enum class OutputKind { MLIR, LLVM, Assembly, Object };

/// What the tools that compile one file share: the context, the source, how
/// diagnostics look, remarks and times.
///
/// Only the first error is printed, in the form `FILE:L:C: error: ...` or, if
/// it has no location, `TOOL: error: ...` (`error: ...` if the tool has no
/// name): what follows an error is most often its echo.
class Session {
public:
  Session(StringRef tool, const DialectRegistry &registry,
          raw_ostream &diagnostics = llvm::errs());
  ~Session();

  MLIRContext &getContext() { return context; }
  const llvm::SourceMgr &getSources() const { return sources; }
  StageTimes &getTimes() { return times; }

  /// Prints an error that has no location.
  void printError(const llvm::Twine &message);
  LogicalResult fail(llvm::Error error);
  /// The value, or the printed error.
  template <typename T>
  FailureOr<T> check(llvm::Expected<T> value) {
    if (!value)
      return fail(value.takeError());
    return std::move(*value);
  }

  /// Flushes the standard output, which may have been closed or full.
  LogicalResult flushOutput();

  /// Keeps the remarks whose category matches the regular expression.
  LogicalResult collectRemarks(StringRef categories);
  ArrayRef<std::string> getRemarks() const { return remarks; }

  /// Reads MLIR as text or bytecode; "-" is the standard input.
  OwningOpRef<ModuleOp> parse(StringRef path);
  OwningOpRef<ModuleOp> parse(std::unique_ptr<llvm::MemoryBuffer> source);

  /// Runs the pipeline of the options on a module: `a,b` or
  /// `builtin.module(a,b)`. The pipelines `act-to-llvm`, `upstream-to-llvm` and
  /// `act-host-to-llvm`, given by name only, are told the rest of the options.
  LogicalResult runPipeline(ModuleOp module, const CompileOptions &options,
                            const TargetInfo &target);

  /// Runs passes on a module, of which there may be none.
  LogicalResult runPasses(ModuleOp module, StringRef passes);

  /// The signatures of the public functions.
  FailureOr<std::vector<Signature>> getSignatures(ModuleOp module);

  /// Compiles a module, which it changes, and writes it.
  LogicalResult emit(ModuleOp module, ArrayRef<Signature> signatures,
                     const CompileOptions &options, OutputKind kind,
                     llvm::raw_pwrite_stream &os);
  LogicalResult emitSharedLibrary(ModuleOp module,
                                  ArrayRef<Signature> signatures,
                                  const CompileOptions &options,
                                  StringRef path);

  /// Compiles a module, which it changes, and loads the functions of the
  /// signatures into this process. `libraries` and `symbols` have functions
  /// that it calls.
  FailureOr<Jit> load(ModuleOp module, ArrayRef<Signature> signatures,
                      const CompileOptions &options,
                      ArrayRef<std::string> libraries = {},
                      ArrayRef<JitSymbol> symbols = {});

  /// Forgets errors, remarks and times, so that the next step reports its own.
  void reset();

private:
  /// `pipeline` is what messages call `text`.
  LogicalResult runPasses(ModuleOp module, StringRef pipeline, StringRef text);
  /// Compiles a module to optimized LLVM IR.
  std::unique_ptr<llvm::Module>
  compile(ModuleOp module, ArrayRef<Signature> signatures,
          const Compiler &compiler, const CompileOptions &options,
          bool addWrappers, llvm::LLVMContext &llvmContext);
  void print(Diagnostic &diagnostic);
  void print(Location loc, DiagnosticSeverity severity,
             const llvm::Twine &message);

  std::string tool;
  raw_ostream &diagnostics;
  llvm::SourceMgr sources;
  MLIRContext context;
  ScopedDiagnosticHandler handler;
  bool hasError = false;
  StageTimes times;
  std::vector<std::string> remarks;
};

} // namespace mlir::act

#endif // ACT_TARGET_SESSION_H
