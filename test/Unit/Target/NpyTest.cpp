//===- NpyTest.cpp - Tests of .npy files and arrays -----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Npy.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

#include <cstring>

using namespace mlir;
using namespace mlir::act;

using Kind = ElementType::Kind;

/// The bytes of a .npy file with this header and data.
static std::string makeNpy(StringRef header, StringRef data, char major = 1) {
  std::string bytes("\x93NUMPY", 6);
  bytes += {major, '\0'};
  for (int i = 0; i < (major == 1 ? 2 : 4); ++i)
    bytes += static_cast<char>(header.size() >> (8 * i));
  return bytes + header.str() + data.str();
}

template <typename T>
static std::string toBytes(std::initializer_list<T> values) {
  std::string bytes;
  for (T value : values)
    bytes.append(reinterpret_cast<const char *>(&value), sizeof(T));
  return bytes;
}

static std::string getError(StringRef bytes) {
  llvm::Expected<HostArray> array = parseNpy(bytes);
  return array ? "no error" : llvm::toString(array.takeError());
}

static std::vector<double> getValues(const HostArray &array) {
  std::vector<double> values;
  for (int64_t i = 0; i < array.getNumElements(); ++i)
    values.push_back(array.getDouble(i));
  return values;
}

TEST(NpyTest, WritesWhatItReads) {
  for (ElementType type :
       {ElementType{Kind::Bool, 1}, ElementType{Kind::SignedInt, 1},
        ElementType{Kind::SignedInt, 8}, ElementType{Kind::UnsignedInt, 2},
        ElementType{Kind::UnsignedInt, 4}, ElementType{Kind::Float, 2},
        ElementType{Kind::Float, 4}, ElementType{Kind::Float, 8},
        ElementType{Kind::BFloat, 2}}) {
    for (const std::vector<int64_t> &shape :
         std::vector<std::vector<int64_t>>{{}, {3}, {2, 3}, {2, 0, 3}}) {
      HostArray array = llvm::cantFail(HostArray::create(type, shape));
      for (int64_t i = 0; i < array.getNumElements(); ++i)
        array.setDouble(i, i);
      std::string bytes;
      llvm::raw_string_ostream os(bytes);
      writeNpy(os, array);
      EXPECT_EQ((bytes.size() - array.getSizeInBytes()) % 64, 0u);

      llvm::Expected<HostArray> copy = parseNpy(bytes);
      ASSERT_TRUE(static_cast<bool>(copy)) << llvm::toString(copy.takeError());
      EXPECT_EQ(copy->getElementType(), type) << type.str();
      EXPECT_EQ(copy->getShape(), ArrayRef(shape));
      EXPECT_EQ(getValues(*copy), getValues(array)) << type.str();
    }
  }
}

TEST(NpyTest, ReadsAllVersionsAndSpellings) {
  std::string data = toBytes<float>({1, 2, 3});
  for (char version : {1, 2, 3}) {
    for (StringRef header :
         {"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }    \n",
          "{\"shape\":(3),\"descr\":\"<f4\",\"fortran_order\":True}",
          "{'shape': (3L,), 'fortran_order': False, 'descr': '<f4'}"}) {
      llvm::Expected<HostArray> array =
          parseNpy(makeNpy(header, data, version));
      ASSERT_TRUE(static_cast<bool>(array))
          << llvm::toString(array.takeError());
      EXPECT_EQ(getValues(*array), (std::vector<double>{1, 2, 3}));
    }
  }
}

TEST(NpyTest, ReadsFortranOrder) {
  llvm::Expected<HostArray> array = parseNpy(
      makeNpy("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3)}",
              toBytes<int16_t>({11, 21, 12, 22, 13, 23})));
  ASSERT_TRUE(static_cast<bool>(array));
  EXPECT_EQ(getValues(*array), (std::vector<double>{11, 12, 13, 21, 22, 23}));
}

TEST(NpyTest, ReportsMalformedFiles) {
  auto header = [](StringRef descr, StringRef shape) {
    return ("{'descr': " + descr +
            ", 'fortran_order': False, 'shape': " + shape + "}")
        .str();
  };
  std::string four(4, '\0');
  EXPECT_EQ(getError(""), "not a .npy file");
  EXPECT_EQ(getError("PK\x03\x04"), "not a .npy file");
  EXPECT_EQ(getError(makeNpy("{}", "", 4)), "unknown .npy format version 4");
  EXPECT_EQ(getError(StringRef("\x93NUMPY\x01\x00\xff\x00{", 11)),
            "truncated header");
  EXPECT_EQ(getError(makeNpy("{}", "")),
            "invalid header: 'descr', 'fortran_order' and 'shape' must all be "
            "there");
  EXPECT_EQ(getError(makeNpy(header("'<f4'", "(1,)") + "x", four)),
            "invalid header: text after '}'");
  EXPECT_EQ(getError(makeNpy(header("'>f4'", "(1,)"), four)),
            "big-endian element type '>f4' is not supported");
  EXPECT_EQ(getError(makeNpy(header("'<c8'", "(1,)"), four)),
            "element type '<c8' is not supported");
  EXPECT_EQ(getError(makeNpy(header("'|O'", "(1,)"), four)),
            "element type '|O' is not supported");
  EXPECT_EQ(getError(makeNpy(header("[('a', '<f4')]", "(1,)"), four)),
            "structured element types are not supported");
  EXPECT_EQ(getError(makeNpy(header("'<f4'", "(-1,)"), four)),
            "invalid header: expected a size");
  EXPECT_EQ(getError(makeNpy(header("'<f4'", "(1,"), four)),
            "invalid header: expected a size");
  EXPECT_EQ(getError(makeNpy(header("'<f4'", "(2,)"), four)),
            "the header promises 8 bytes of data, the file has 4");
  EXPECT_EQ(getError(makeNpy(header("'<f4'", "(0,)"), four)),
            "the header promises 0 bytes of data, the file has 4");
  EXPECT_EQ(
      getError(makeNpy(header("'<f4'", "(4294967296, 4294967296)"), four)),
      "the shape is too large");
}

// Every prefix of a file, and the file with any one byte changed, is read or
// is an error; sanitizers see the rest.
TEST(NpyTest, SurvivesDamage) {
  std::string good =
      makeNpy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 1)}\n",
              toBytes<float>({1, 2}));
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_NE(getError(StringRef(good).take_front(size)), "no error") << size;
  for (size_t i = 0; i < good.size(); ++i) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string bad = good;
      bad[i] = static_cast<char>(byte);
      // Larger shapes do not fit the data, so that nothing large is allocated.
      EXPECT_FALSE(getError(bad).empty());
    }
  }
}

TEST(HostArrayTest, TooLarge) {
  auto create = [](ArrayRef<int64_t> shape) {
    llvm::Expected<HostArray> array =
        HostArray::create({Kind::Float, 8}, shape);
    return array ? std::string() : llvm::toString(array.takeError());
  };
  constexpr int64_t kHuge = int64_t(1) << 60;
  EXPECT_EQ(create({kHuge, kHuge}), "no memory for an array of shape "
                                    "1152921504606846976x1152921504606846976");
  EXPECT_EQ(create({kHuge - 1}),
            "no memory for an array of shape 1152921504606846975");
  EXPECT_EQ(create({0, 7}), "");
}

TEST(HostArrayTest, PrintsElements) {
  auto print = [](ElementType type, double value) {
    HostArray array = llvm::cantFail(HostArray::create(type, {}));
    array.setDouble(0, value);
    return array.elementToString(0);
  };
  EXPECT_EQ(print({Kind::Float, 4}, 0.1), "0.1");
  EXPECT_EQ(print({Kind::Float, 4}, -0.0), "-0");
  EXPECT_EQ(print({Kind::BFloat, 2}, 1.0), "1");
  EXPECT_EQ(print({Kind::Float, 2}, 65504), "65504");
  EXPECT_EQ(print({Kind::SignlessInt, 1}, -3), "-3");
  EXPECT_EQ(print({Kind::UnsignedInt, 1}, 200), "200");
  EXPECT_EQ(print({Kind::Bool, 1}, 7), "true");
}

TEST(HostArrayTest, RoundsToNearestEven) {
  HostArray array = llvm::cantFail(HostArray::create({Kind::BFloat, 2}, {2}));
  array.setDouble(0, 1 + 0x1p-8);
  array.setDouble(1, 1 + 0x1.8p-7);
  EXPECT_EQ(array.getDouble(0), 1);
  EXPECT_EQ(array.getDouble(1), 1 + 0x1p-6);
}
