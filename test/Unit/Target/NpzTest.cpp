//===- NpzTest.cpp - Tests of .npz files ----------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Npz.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::act;

/// An archive with the arrays "a" = [0, 1, 2] and "b" = 7.
static std::string makeNpz() {
  ElementType type{ElementType::Kind::Float, 4};
  HostArray a = llvm::cantFail(HostArray::create(type, {3}));
  HostArray b = llvm::cantFail(HostArray::create(type, {}));
  for (int i = 0; i < 3; ++i)
    a.setDouble(i, i);
  b.setDouble(0, 7);
  std::string bytes;
  llvm::raw_string_ostream os(bytes);
  llvm::cantFail(writeNpz(os, {{"a", &a}, {"b", &b}}));
  return bytes;
}

static std::string getError(StringRef bytes) {
  auto arrays = parseNpz(bytes);
  return arrays ? "no error" : llvm::toString(arrays.takeError());
}

/// The error if the `size` bytes that start `offset` behind the last `record`
/// are `value`.
static std::string getErrorWith(StringRef record, size_t offset, uint64_t value,
                                unsigned size) {
  std::string bytes = makeNpz();
  size_t begin = bytes.rfind(record.str()) + offset;
  for (unsigned i = 0; i < size; ++i)
    bytes[begin + i] = static_cast<char>(value >> (8 * i));
  return getError(bytes);
}

static const std::string kLocal("PK\x03\x04"), kEntry("PK\x01\x02"),
    kEnd("PK\x05\x06");

TEST(NpzTest, ReadsWhatItWrites) {
  std::vector<NamedArray> arrays = llvm::cantFail(parseNpz(makeNpz()));
  ASSERT_EQ(arrays.size(), 2u);
  EXPECT_EQ(arrays[0].first, "a");
  EXPECT_EQ(arrays[0].second.getShape(), ArrayRef<int64_t>({3}));
  EXPECT_EQ(arrays[0].second.getDouble(2), 2);
  EXPECT_EQ(arrays[1].first, "b");
  EXPECT_EQ(arrays[1].second.getDouble(0), 7);
  // A comment at the end, and nothing at all.
  EXPECT_EQ(getError(makeNpz() + "a comment"), "no error");
  EXPECT_EQ(getError(StringRef("PK\x05\x06", 4).str() + std::string(18, '\0')),
            "no error");
}

TEST(NpzTest, Malformed) {
  std::string bytes = makeNpz();
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(getError(StringRef(bytes).take_front(size)),
              "not a .npz file, or truncated");

  EXPECT_EQ(getErrorWith(kEnd, 10, 3, 2), "malformed directory");
  EXPECT_EQ(getErrorWith(kEnd, 12, 1 << 20, 4), "malformed directory");
  EXPECT_EQ(getErrorWith(kEnd, 16, 1 << 20, 4), "malformed directory");
  EXPECT_EQ(getErrorWith(kEntry, 28, 1000, 2), "malformed directory");
  EXPECT_EQ(getErrorWith(kLocal, 0, 0, 4), "array 'b': malformed local header");
  EXPECT_EQ(getErrorWith(kEntry, 42, 1 << 20, 4),
            "array 'b': malformed local header");
  EXPECT_EQ(getErrorWith(kLocal, 28, 60000, 2), "array 'b': truncated");
  EXPECT_EQ(getErrorWith(kEntry, 20, 1 << 20, 4), "array 'b': truncated");
  EXPECT_EQ(getErrorWith(kEntry, 24, 1, 4),
            "array 'b': two sizes for data that is not compressed");
  EXPECT_EQ(getErrorWith(kEntry, 16, 1, 4), "array 'b': wrong checksum");
  EXPECT_EQ(getErrorWith(kEntry, 46, 'a', 1), "there are two arrays 'a'");
}

TEST(NpzTest, SurvivesDamage) {
  std::string bytes = makeNpz();
  for (char &byte : bytes) {
    for (char damage : {1, 0x10, -1}) {
      byte ^= damage;
      auto arrays = parseNpz(bytes);
      llvm::consumeError(arrays.takeError());
      byte ^= damage;
    }
  }
}

TEST(NpzTest, Unsupported) {
  EXPECT_EQ(getErrorWith(kEntry, 8, 1, 2), "array 'b': it is encrypted");
  EXPECT_EQ(getErrorWith(kEntry, 10, 12, 2),
            "array 'b': unknown compression method 12");
  std::string error = getErrorWith(kEntry, 10, 8, 2);
  EXPECT_TRUE(StringRef(error).starts_with("array 'b': ")) << error;
  StringRef tooLarge = "archives of more than 4 GiB are not supported; use "
                       ".npy files";
  for (unsigned offset : {20, 24, 42})
    EXPECT_EQ(getErrorWith(kEntry, offset, 0xffffffff, 4), tooLarge);
  for (unsigned offset : {12, 16})
    EXPECT_EQ(getErrorWith(kEnd, offset, 0xffffffff, 4), tooLarge);
}
