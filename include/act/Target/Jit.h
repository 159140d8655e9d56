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

/// The arrays for one call, in the form that a wrapper takes them. Their memory
/// and their shapes must outlive it.
class PackedArguments {
public:
  /// The arguments of a function.
  PackedArguments(const CallInterface &interface, ArrayRef<ArrayView> inputs,
                  ArrayRef<ArrayView> results);
  /// The arguments of its companion, which receives the sizes of the results.
  PackedArguments(const CallInterface &interface, ArrayRef<ArrayView> inputs,
                  MutableArrayRef<int64_t> sizes);
  PackedArguments(const PackedArguments &) = delete;
  PackedArguments &operator=(const PackedArguments &) = delete;

  void **data() { return arguments.data(); }

private:
  void addInputs(const CallInterface &interface, ArrayRef<ArrayView> inputs);
  void addArray(const ArrayView &array, bool byDescriptor);
  /// Passes `value` itself.
  void addAddress(void *value);

  SmallVector<void *, 8> arguments;
  // `arguments` points into these, which therefore never grow.
  SmallVector<void *, 8> addresses;
  SmallVector<int64_t, 32> descriptors;
};

/// A function in this process. It lives as long as its Jit; several threads may
/// call it at once.
class JitFunction {
public:
  using Wrapper = void (*)(void **);

  const CallInterface &getInterface() const { return interface; }

  /// The function itself, of the type that its C header declares.
  void *getAddress() const { return address; }

  void call(PackedArguments &arguments) const { wrapper(arguments.data()); }

  /// The sizes of all results for these inputs, one after the other.
  SmallVector<int64_t> computeResultSizes(ArrayRef<ArrayView> inputs) const;

  /// Makes arrays for the results of a call with these inputs.
  llvm::Expected<std::vector<HostArray>>
  allocateResults(ArrayRef<ArrayView> inputs) const;

private:
  friend class Jit;
  explicit JitFunction(CallInterface interface)
      : interface(std::move(interface)) {}

  CallInterface interface;
  void *address = nullptr;
  Wrapper wrapper = nullptr;
  /// The one of the companion, if there is one.
  Wrapper shapesWrapper = nullptr;
};

/// A function or variable of this program that compiled code names.
struct JitSymbol {
  std::string name;
  void *address;
};

/// Machine code in this process.
class Jit {
public:
  /// Loads an object file. Symbols it does not define are among `symbols`, or
  /// come from this process and from the shared libraries.
  static llvm::Expected<Jit> create(std::unique_ptr<llvm::MemoryBuffer> object,
                                    ArrayRef<std::string> libraries = {},
                                    ArrayRef<JitSymbol> symbols = {});
  Jit(Jit &&);
  ~Jit();

  llvm::Expected<JitFunction> lookup(const CallInterface &interface);

private:
  explicit Jit(std::unique_ptr<llvm::orc::LLJIT> jit);
  llvm::Expected<void *> lookupSymbol(StringRef name);

  /// What went wrong in linking: the errors of a look-up do not say.
  std::shared_ptr<std::string> linkError = std::make_shared<std::string>();
  std::unique_ptr<llvm::orc::LLJIT> jit;
};

} // namespace mlir::act

#endif // ACT_TARGET_JIT_H
