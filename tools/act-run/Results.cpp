//===- Results.cpp - Results of the function that was run -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Results.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Expected;

//===----------------------------------------------------------------------===//
// Summary
//===----------------------------------------------------------------------===//

void act::printSummary(raw_ostream &os, StringRef name,
                       const HostArray &array) {
  constexpr int64_t kNumShown = 8;
  int64_t size = array.getNumElements();
  os << name << ": " << array.getElementType().str();
  if (array.getShape().empty()) {
    os << " = " << array.elementToString(0) << "\n";
    return;
  }
  os << "[" << shapeToString(array.getShape()) << "]";
  int64_t lowest = -1, highest = -1, numNaN = 0;
  for (int64_t i = 0; i < size; ++i) {
    double value = array.getDouble(i);
    if (std::isnan(value)) {
      ++numNaN;
      continue;
    }
    if (lowest < 0 || value < array.getDouble(lowest))
      lowest = i;
    if (highest < 0 || value > array.getDouble(highest))
      highest = i;
  }
  if (lowest >= 0)
    os << ", min " << array.elementToString(lowest) << ", max "
       << array.elementToString(highest);
  if (numNaN > 0)
    os << ", " << numNaN << " NaN";
  os << "\n  [";
  for (int64_t i = 0, e = std::min(size, kNumShown); i < e; ++i)
    os << (i ? ", " : "") << array.elementToString(i);
  os << (size > kNumShown ? ", ...]\n" : "]\n");
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// The distance between the two numbers of type `type` around `value`.
static double getUlp(ElementType type, double value) {
  const llvm::fltSemantics &format = type.getSemantics();
  int precision = llvm::APFloat::semanticsPrecision(format);
  int minExponent = llvm::APFloat::semanticsMinExponent(format);
  int exponent = value == 0 ? minExponent : std::ilogb(value);
  return std::ldexp(1.0, std::max(exponent, minExponent) - precision + 1);
}

/// The difference of two elements; zero only if they are equal.
static double getDifference(const HostArray &array, const HostArray &reference,
                            int64_t index) {
  ElementType type = array.getElementType();
  if (type.isFloat()) {
    double value = array.getDouble(index),
           expected = reference.getDouble(index);
    if (value == expected || (std::isnan(value) && std::isnan(expected)))
      return 0;
    double difference = std::abs(value - expected);
    return std::isfinite(difference) ? difference
                                     : std::numeric_limits<double>::infinity();
  }
  // A double does not hold all integers.
  int64_t value = array.getInteger(index),
          expected = reference.getInteger(index);
  uint64_t difference = uint64_t(value) - uint64_t(expected);
  bool isLess = type.kind == ElementType::Kind::UnsignedInt
                    ? uint64_t(value) < uint64_t(expected)
                    : value < expected;
  return static_cast<double>(isLess ? -difference : difference);
}

Expected<Difference> act::compare(const HostArray &array,
                                  const HostArray &reference) {
  ElementType type = array.getElementType();
  ElementType referenceType = reference.getElementType();
  bool isSigned = referenceType.kind == ElementType::Kind::SignedInt;
  bool isSameType =
      type == referenceType || (type.size == referenceType.size && isSigned &&
                                type.kind == ElementType::Kind::SignlessInt);
  bool isReal =
      type.isFloat() && referenceType.isFloat() && referenceType.size == 8;
  if (!isSameType && !isReal)
    return createStringError("it has elements of type " + referenceType.str() +
                             "; the result has " + type.str());
  if (array.getShape() != reference.getShape())
    return createStringError(
        "it has shape " + shapeToString(reference.getShape()) +
        "; the result has " + shapeToString(array.getShape()));

  Difference result;
  for (int64_t i = 0, e = array.getNumElements(); i < e; ++i) {
    double difference = getDifference(array, reference, i);
    double ulp = type.isFloat() && std::isfinite(difference)
                     ? difference / getUlp(type, reference.getDouble(i))
                     : difference;
    result.maxAbsolute = std::max(result.maxAbsolute, difference);
    if (ulp > result.maxUlp) {
      result.maxUlp = ulp;
      result.index = i;
    }
  }
  return result;
}

void act::printDifference(raw_ostream &os, StringRef name,
                          const Difference &result, const HostArray &array,
                          const HostArray &reference) {
  os << name << ": ";
  if (result.maxUlp == 0) {
    os << "equal to the reference\n";
    return;
  }
  os << llvm::format("max error %.4g ULP", result.maxUlp);
  SmallVector<int64_t> position;
  int64_t rest = result.index;
  for (int64_t size : llvm::reverse(array.getShape())) {
    position.push_back(rest % size);
    rest /= size;
  }
  if (!position.empty()) {
    os << " at [";
    llvm::interleaveComma(llvm::reverse(position), os);
    os << "]";
  }
  os << " (" << array.elementToString(result.index) << ", expected "
     << reference.elementToString(result.index)
     << llvm::format("), max absolute error %.4g\n", result.maxAbsolute);
}
