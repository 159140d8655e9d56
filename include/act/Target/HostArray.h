//===- HostArray.h - Arrays for compiled functions --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_HOSTARRAY_H
#define ACT_TARGET_HOSTARRAY_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace llvm {
struct fltSemantics;
} // namespace llvm

namespace mlir {
class Type;

namespace act {

/// The type of one number in memory, as a compiled function sees it.
struct ElementType {
  enum class Kind {
    Bool,
    SignlessInt,
    SignedInt,
    UnsignedInt,
    Float,
    BFloat,
    Float8E4M3FN,
    Float8E5M2
  };

  Kind kind = Kind::Float;
  /// Size in bytes.
  unsigned size = 4;

  /// The element type for an MLIR type (`i1`, `i8` to `i64`, `index`,
  /// `f8E4M3FN`, `f8E5M2`, `f16`, `bf16`, `f32`, `f64`), or nothing for every
  /// other type.
  static std::optional<ElementType> get(Type type);

  /// The name of the type in C, for example "float".
  StringRef getCName() const;

  /// The name of the type in MLIR, for example "f32".
  std::string str() const;

  bool isFloat() const { return kind >= Kind::Float; }

  /// The format of a float.
  const llvm::fltSemantics &getSemantics() const;

  /// True if C and NumPy have no such type: integers without a sign hold its
  /// bits.
  bool isForeignFloat() const { return kind > Kind::Float; }

  bool operator==(const ElementType &other) const {
    return kind == other.kind && size == other.size;
  }
  bool operator!=(const ElementType &other) const { return !(*this == other); }
};

/// A shape as text: "4x64", or "scalar" for rank 0. Dynamic sizes print as "?".
std::string shapeToString(ArrayRef<int64_t> shape);

/// A dense row-major array in memory of its own, aligned to 64 bytes. A scalar
/// is an array of rank 0.
class HostArray {
public:
  HostArray() = default;

  /// An array of zeros; an error if there is no memory for it.
  static llvm::Expected<HostArray> create(ElementType type,
                                          ArrayRef<int64_t> shape);

  ElementType getElementType() const { return type; }
  ArrayRef<int64_t> getShape() const { return shape; }
  int64_t getNumElements() const { return numElements; }
  size_t getSizeInBytes() const { return numElements * type.size; }

  char *getData() { return data.get(); }
  const char *getData() const { return data.get(); }

  /// Element `index`, counted in row-major order, as a double. Integers beyond
  /// 2^53 are rounded.
  double getDouble(int64_t index) const;

  /// Stores `value`, rounded to the element type, as element `index`.
  void setDouble(int64_t index, double value);

  /// Element `index` of an integer array, extended as its type says.
  int64_t getInteger(int64_t index) const;

  /// Stores the low bytes of `value` as element `index` of an integer array.
  void setInteger(int64_t index, int64_t value);

  /// Element `index` as text, in the shortest form that reads back to the same
  /// value (8- and 16-bit floats: to the same f32).
  std::string elementToString(int64_t index) const;

  /// Treats the same bytes as elements of another type of the same size.
  void reinterpret(ElementType newType);

private:
  struct Free {
    void operator()(char *pointer) const;
  };

  ElementType type;
  SmallVector<int64_t> shape;
  int64_t numElements = 0;
  std::unique_ptr<char[], Free> data;
};

/// A dense row-major array in memory of the caller.
struct ArrayView {
  ArrayView(void *data, ArrayRef<int64_t> shape) : data(data), shape(shape) {}
  ArrayView(HostArray &array)
      : data(array.getData()), shape(array.getShape()) {}

  void *data;
  ArrayRef<int64_t> shape;
};

} // namespace act
} // namespace mlir

#endif // ACT_TARGET_HOSTARRAY_H
