//===- HostArray.cpp - Arrays for compiled functions ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/HostArray.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/APInt.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>
#include <cstdlib>
#include <cstring>

using namespace mlir;
using namespace mlir::act;

static constexpr size_t kAlignment = 64;

//===----------------------------------------------------------------------===//
// ElementType
//===----------------------------------------------------------------------===//

std::optional<ElementType> ElementType::get(Type type) {
  if (isa<Float8E4M3FNType>(type))
    return ElementType{Kind::Float8E4M3FN, 1};
  if (isa<Float8E5M2Type>(type))
    return ElementType{Kind::Float8E5M2, 1};
  if (type.isF16())
    return ElementType{Kind::Float, 2};
  if (type.isBF16())
    return ElementType{Kind::BFloat, 2};
  if (type.isF32())
    return ElementType{Kind::Float, 4};
  if (type.isF64())
    return ElementType{Kind::Float, 8};
  if (type.isIndex())
    return ElementType{Kind::SignlessInt, 8};
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return std::nullopt;
  if (integer.getWidth() == 1)
    return ElementType{Kind::Bool, 1};
  unsigned size = integer.getWidth() / 8;
  if (integer.getWidth() % 8 != 0 || size > 8 || !llvm::isPowerOf2_32(size))
    return std::nullopt;
  if (integer.isSigned())
    return ElementType{Kind::SignedInt, size};
  if (integer.isUnsigned())
    return ElementType{Kind::UnsignedInt, size};
  return ElementType{Kind::SignlessInt, size};
}

StringRef ElementType::getCName() const {
  switch (kind) {
  case Kind::Bool:
    return "bool";
  case Kind::BFloat:
    return "__bf16";
  case Kind::Float8E4M3FN:
  case Kind::Float8E5M2:
    return "uint8_t";
  case Kind::Float:
    return size == 2 ? "_Float16" : size == 4 ? "float" : "double";
  case Kind::SignlessInt:
  case Kind::SignedInt:
    return size == 1   ? "int8_t"
           : size == 2 ? "int16_t"
           : size == 4 ? "int32_t"
                       : "int64_t";
  case Kind::UnsignedInt:
    return size == 1   ? "uint8_t"
           : size == 2 ? "uint16_t"
           : size == 4 ? "uint32_t"
                       : "uint64_t";
  }
  llvm_unreachable("unknown element kind");
}

std::string ElementType::str() const {
  switch (kind) {
  case Kind::Bool:
    return "i1";
  case Kind::BFloat:
    return "bf16";
  case Kind::Float8E4M3FN:
    return "f8E4M3FN";
  case Kind::Float8E5M2:
    return "f8E5M2";
  case Kind::Float:
    return "f" + std::to_string(8 * size);
  case Kind::SignlessInt:
    return "i" + std::to_string(8 * size);
  case Kind::SignedInt:
    return "si" + std::to_string(8 * size);
  case Kind::UnsignedInt:
    return "ui" + std::to_string(8 * size);
  }
  llvm_unreachable("unknown element kind");
}

const llvm::fltSemantics &ElementType::getSemantics() const {
  assert(isFloat() && "integers have no format");
  if (kind == Kind::BFloat)
    return llvm::APFloat::BFloat();
  if (kind == Kind::Float8E4M3FN)
    return llvm::APFloat::Float8E4M3FN();
  if (kind == Kind::Float8E5M2)
    return llvm::APFloat::Float8E5M2();
  return size == 2   ? llvm::APFloat::IEEEhalf()
         : size == 4 ? llvm::APFloat::IEEEsingle()
                     : llvm::APFloat::IEEEdouble();
}

std::string act::shapeToString(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return "scalar";
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleave(
      shape, os,
      [&](int64_t size) {
        if (ShapedType::isDynamic(size))
          os << '?';
        else
          os << size;
      },
      "x");
  return text;
}

//===----------------------------------------------------------------------===//
// HostArray
//===----------------------------------------------------------------------===//

void HostArray::Free::operator()(char *pointer) const { std::free(pointer); }

llvm::Expected<HostArray> HostArray::create(ElementType type,
                                            ArrayRef<int64_t> shape) {
  HostArray array;
  array.type = type;
  array.shape.assign(shape.begin(), shape.end());
  int64_t numBytes = type.size;
  bool overflows = llvm::any_of(shape, [&](int64_t size) {
    return llvm::MulOverflow(numBytes, size, numBytes) != 0;
  });
  array.numElements = numBytes / type.size;
  // An empty array has an address too.
  // Not operator new: LLVM's tools end the process where it fails.
  size_t size = llvm::alignTo(std::max<size_t>(numBytes, 1), kAlignment);
  void *pointer = nullptr;
  if (!overflows)
    pointer = std::aligned_alloc(kAlignment, size);
  if (!pointer)
    return llvm::createStringError("no memory for an array of shape " +
                                   shapeToString(shape));
  std::memset(pointer, 0, size);
  array.data.reset(static_cast<char *>(pointer));
  return std::move(array);
}

template <typename T>
static T load(const char *address) {
  T value;
  std::memcpy(&value, address, sizeof(T));
  return value;
}

template <typename T>
static void store(char *address, T value) {
  std::memcpy(address, &value, sizeof(T));
}

static int64_t loadSigned(const char *address, unsigned size) {
  switch (size) {
  case 1:
    return load<int8_t>(address);
  case 2:
    return load<int16_t>(address);
  case 4:
    return load<int32_t>(address);
  default:
    return load<int64_t>(address);
  }
}

static uint64_t loadUnsigned(const char *address, unsigned size) {
  switch (size) {
  case 1:
    return load<uint8_t>(address);
  case 2:
    return load<uint16_t>(address);
  case 4:
    return load<uint32_t>(address);
  default:
    return load<uint64_t>(address);
  }
}

double HostArray::getDouble(int64_t index) const {
  const char *address = data.get() + index * type.size;
  if (type.kind == ElementType::Kind::UnsignedInt)
    return static_cast<double>(static_cast<uint64_t>(getInteger(index)));
  if (!type.isFloat())
    return static_cast<double>(getInteger(index));
  if (type.size == 8)
    return load<double>(address);
  if (type.size == 4)
    return load<float>(address);
  return llvm::APFloat(
             type.getSemantics(),
             llvm::APInt(8 * type.size, loadUnsigned(address, type.size)))
      .convertToDouble();
}

void HostArray::setDouble(int64_t index, double value) {
  char *address = data.get() + index * type.size;
  if (!type.isFloat())
    return setInteger(index, static_cast<int64_t>(value));
  if (type.size == 8)
    return store(address, value);
  if (type.size == 4)
    return store(address, static_cast<float>(value));
  llvm::APFloat rounded(value);
  bool losesInfo = false;
  rounded.convert(type.getSemantics(), llvm::APFloat::rmNearestTiesToEven,
                  &losesInfo);
  uint64_t bits = rounded.bitcastToAPInt().getZExtValue();
  std::memcpy(address, &bits, type.size);
}

int64_t HostArray::getInteger(int64_t index) const {
  assert(!type.isFloat() && "a float is not an integer");
  const char *address = data.get() + index * type.size;
  if (type.kind == ElementType::Kind::Bool)
    return load<uint8_t>(address) != 0;
  if (type.kind == ElementType::Kind::UnsignedInt)
    return static_cast<int64_t>(loadUnsigned(address, type.size));
  return loadSigned(address, type.size);
}

void HostArray::setInteger(int64_t index, int64_t value) {
  assert(!type.isFloat() && "a float is not an integer");
  if (type.kind == ElementType::Kind::Bool)
    value = value != 0;
  // Little-endian, as all targets that a JIT of this tool runs on.
  std::memcpy(data.get() + index * type.size, &value, type.size);
}

std::string HostArray::elementToString(int64_t index) const {
  const char *address = data.get() + index * type.size;
  switch (type.kind) {
  case ElementType::Kind::Bool:
    return load<uint8_t>(address) ? "true" : "false";
  case ElementType::Kind::UnsignedInt:
    return std::to_string(loadUnsigned(address, type.size));
  case ElementType::Kind::SignlessInt:
  case ElementType::Kind::SignedInt:
    return std::to_string(loadSigned(address, type.size));
  case ElementType::Kind::Float:
  case ElementType::Kind::BFloat:
  case ElementType::Kind::Float8E4M3FN:
  case ElementType::Kind::Float8E5M2:
    break;
  }
  // Enough for every number in its shortest form.
  char text[32];
  char *end =
      type.size == 8
          ? std::to_chars(text, std::end(text), load<double>(address)).ptr
          : std::to_chars(text, std::end(text),
                          static_cast<float>(getDouble(index)))
                .ptr;
  return std::string(text, end);
}

void HostArray::reinterpret(ElementType newType) {
  assert(newType.size == type.size && "only the meaning of bytes may change");
  type = newType;
}
