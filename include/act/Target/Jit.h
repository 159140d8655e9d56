//===- Jit.h - Compiled functions in this process ---------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_JIT_H
#define ACT_TARGET_JIT_H

#include "act/Target/Signature.h"
#include "llvm/Support/Error.h"

namespace llvm {
class MemoryBuffer;
class Module;
namespace orc {
class LLJIT;
} // namespace orc
} // namespace llvm

namespace mlir::act {

/// Adds a function to `module` that calls the function of `signature` with
/// what an array of addresses points to (`void wrapper(void **arguments)`),
/// and one for its companion: with them a function of any type can be called.
/// Emits an error at a function that takes or returns what cannot be passed.
LogicalResult addPackedWrappers(llvm::Module &module,
                                const Signature &signature);

/// The arrays for one call, in the form the wrapper takes them. The arrays
/// must outlive it.
class PackedArguments {
public:
  PackedArguments(const Signature &signature,
                  MutableArrayRef<HostArray> inputs);

  /// Adds an out argument for each result.
  void addResults(const Signature &signature,
                  MutableArrayRef<HostArray> results);
  /// Adds the argument of the companion that receives all sizes.
  void addSizes(MutableArrayRef<int64_t> sizes);

  void **data() { return arguments.data(); }

private:
  /// Passes `value` itself.
  void add(void *value);
  void add(HostArray &array, bool byDescriptor);

  bool usesDescriptors;
  std::vector<void *> arguments;
  /// Addresses need stable places: `arguments` points to them.
  std::vector<std::unique_ptr<void *>> addresses;
  std::vector<std::unique_ptr<int64_t[]>> descriptors;
};

/// Machine code in this process.
class Jit {
public:
  /// Loads an object file. Symbols it does not define come from this process
  /// and from the shared libraries.
  static llvm::Expected<Jit> create(std::unique_ptr<llvm::MemoryBuffer> object,
                                    ArrayRef<std::string> libraries = {});
  Jit(Jit &&);
  ~Jit();

  using Wrapper = void (*)(void **);
  /// The wrapper of `signature`'s function.
  llvm::Expected<Wrapper> lookup(const Signature &signature);

  /// Makes arrays for the results, with the sizes that the companion computes
  /// for these inputs.
  llvm::Expected<std::vector<HostArray>>
  allocateResults(const Signature &signature,
                  MutableArrayRef<HostArray> inputs);

private:
  explicit Jit(std::unique_ptr<llvm::orc::LLJIT> jit);
  llvm::Expected<Wrapper> lookup(StringRef name);

  /// What went wrong in linking: the errors of a look-up do not say.
  std::shared_ptr<std::string> linkError = std::make_shared<std::string>();
  std::unique_ptr<llvm::orc::LLJIT> jit;
};

} // namespace mlir::act

#endif // ACT_TARGET_JIT_H
