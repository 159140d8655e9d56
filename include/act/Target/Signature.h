//===- Signature.h - Signatures of compiled functions -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_SIGNATURE_H
#define ACT_TARGET_SIGNATURE_H

#include "act/Target/HostArray.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Location.h"
#include "llvm/Support/Error.h"

#include <vector>

namespace llvm {
class SourceMgr;
} // namespace llvm

namespace mlir {
class ModuleOp;

namespace act {

/// One argument or result of a function that is called from outside.
struct ValueSpec {
  enum class Kind {
    Scalar, ///< A number, passed by value.
    Array,  ///< A tensor or memref, passed by address or by descriptor.
    Vector, ///< A vector of fixed length, in registers. Not callable from C.
  };

  Kind kind = Kind::Scalar;
  /// The type in the source, as text: what is known here of a compiled
  /// function outlives the context.
  std::string type;
  ElementType element;
  /// Empty for scalars. Dynamic sizes are ShapedType::kDynamic.
  SmallVector<int64_t> shape;
  /// The name of the argument in the source, or else "in<i>" or "out<i>".
  std::string name;
  /// The function may write to this argument.
  bool isMemRef = false;

  bool hasStaticShape() const { return !ShapedType::isDynamicShape(shape); }
};

/// Sizes of inputs that a function takes for equal, without a look: dynamic
/// ones of operands of one operation, for example.
struct EqualSizes {
  struct Place {
    unsigned input;
    int64_t dim;
  };
  SmallVector<Place> places;
  /// What they must be, if that is known.
  std::optional<int64_t> value;
};

/// How a compiled function is called, for those who have nothing else of it. It
/// follows from the function before any lowering; see the pass
/// act-export-functions.
///
/// - Inputs come first, then one out argument for each result.
/// - Scalars are passed by value; scalar results are written to an address.
/// - If all shapes are static, arrays are addresses of dense row-major data.
/// - If any shape is dynamic, all arrays are addresses of memref descriptors.
/// - A function of vectors has no C interface: it takes and returns its values
///   in registers.
struct CallInterface {
  std::string name;
  std::vector<ValueSpec> inputs;
  std::vector<ValueSpec> results;
  std::vector<EqualSizes> equalSizes;

  /// Whether arrays are passed by descriptor.
  bool usesDescriptors() const;
  /// Whether results are returned in registers.
  bool returnsByValue() const;
  /// Whether there is a companion that computes the sizes of the results.
  bool hasResultShapes() const;
  /// The name of this companion.
  std::string getResultShapesName() const { return name + "_result_shapes"; }
};

/// The interface of a function in a module.
struct Signature : CallInterface {
  Location loc;

  /// Computes the signature of a function; emits an error at the function if a
  /// type in it cannot be passed from outside. Argument names are read from
  /// `sources`, if given.
  static FailureOr<Signature> get(func::FuncOp function,
                                  const llvm::SourceMgr *sources = nullptr);

private:
  Signature(StringRef name, Location loc) : loc(loc) {
    this->name = name.str();
  }
};

/// The sizes that operations which always run equate.
std::vector<EqualSizes> findEqualSizes(FunctionOpInterface function);

/// Fails if sizes that are to be equal are not.
llvm::Error checkEqualSizes(const CallInterface &interface,
                            ArrayRef<ArrayView> inputs);

/// Fails with an error at the function if a C program cannot declare it by this
/// name: a keyword of C or C++, a name that is reserved there, a type of
/// stdint.h, or a function of the C library.
LogicalResult checkNameInC(const Signature &signature);

/// The public functions with a body, in order.
SmallVector<func::FuncOp> getPublicFunctions(ModuleOp module);

/// Finds the function called `name`, or if `name` is empty, the only public
/// function or the one called "main". Emits an error that lists the candidates
/// if there is none.
FailureOr<func::FuncOp> findEntry(ModuleOp module, StringRef name);

/// Makes all public functions private but those that `entries` names, if any.
/// An entry `f=g` also renames `f` to `g`.
LogicalResult selectEntries(ModuleOp module, ArrayRef<std::string> entries);

} // namespace act
} // namespace mlir

#endif // ACT_TARGET_SIGNATURE_H
