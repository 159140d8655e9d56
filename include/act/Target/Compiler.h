//===- Compiler.h - From the LLVM dialect to machine code -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_COMPILER_H
#define ACT_TARGET_COMPILER_H

#include "act/Target/TargetInfo.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>

namespace llvm {
class LLVMContext;
class Module;
class TargetMachine;
class raw_pwrite_stream;
} // namespace llvm

namespace mlir {
class DialectRegistry;
class ModuleOp;

namespace act {
struct Signature;

/// Machine code for one target from a module in the LLVM dialect.
///
/// Floating-point operations are never contracted, reassociated or otherwise
/// changed in their results: fma operations are those in the source.
class Compiler {
public:
  /// Arguments as for TargetInfo::get; unknown names are errors.
  static llvm::Expected<Compiler> create(StringRef triple, StringRef cpu,
                                         StringRef features);
  Compiler(Compiler &&);
  ~Compiler();

  const TargetInfo &getTarget() const { return target; }

  /// Registers the translations to LLVM IR of the dialects that can be left at
  /// the end of a pipeline.
  static void registerTranslations(DialectRegistry &registry);

  /// Sets triple and data layout, for passes that ask for them.
  void annotate(ModuleOp module) const;

  /// Translates to LLVM IR. Only the functions of the signatures, with their
  /// companions, stay visible. Emits an error at the operation that cannot be
  /// translated, or at the function whose symbol does not follow the ABI.
  std::unique_ptr<llvm::Module> translate(ModuleOp module,
                                          ArrayRef<Signature> signatures,
                                          llvm::LLVMContext &context) const;

  /// Runs LLVM's -O2 pipeline, without unrolling.
  void optimize(llvm::Module &module) const;

  enum class Output { Object, Assembly };
  llvm::Error emit(llvm::Module &module, Output output,
                   llvm::raw_pwrite_stream &os) const;

  /// The library that `module` calls to run on threads, or an empty path if it
  /// does not. An error if this build knows of none.
  static llvm::Expected<std::string>
  findThreadLibrary(const llvm::Module &module);

  /// Links an object file into a shared library, with the C compiler for the
  /// host and with lld for other targets.
  llvm::Error linkSharedLibrary(StringRef object, StringRef library) const;

private:
  Compiler(TargetInfo target, std::unique_ptr<llvm::TargetMachine> machine);

  TargetInfo target;
  std::unique_ptr<llvm::TargetMachine> machine;
};

} // namespace act
} // namespace mlir

#endif // ACT_TARGET_COMPILER_H
