//===- Npz.cpp - NumPy .npz files -----------------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A ZIP archive is a row of files, each behind a local header, and then a
// directory that repeats these headers and says where they are. Sizes are read
// from the directory: a writer may leave them open in the local headers.
//
//===----------------------------------------------------------------------===//

#include "act/Target/Npz.h"
#include "act/Target/Npy.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <limits>

#ifdef ACT_HAVE_ZLIB
#include <zlib.h>
#endif

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

static constexpr StringLiteral kLocalHeader("PK\x03\x04");
static constexpr StringLiteral kDirectoryEntry("PK\x01\x02");
static constexpr StringLiteral kEndOfDirectory("PK\x05\x06");

// Sizes of these records without their names and comments.
static constexpr size_t kLocalHeaderSize = 30;
static constexpr size_t kDirectoryEntrySize = 46;
static constexpr size_t kEndOfDirectorySize = 22;

/// Stands for a number that is in a ZIP64 record instead.
static constexpr uint32_t kElsewhere = std::numeric_limits<uint32_t>::max();

namespace {
/// A file in an archive.
struct Entry {
  enum Method : uint16_t { Stored = 0, Deflated = 8 };

  StringRef name;
  uint16_t flags = 0;
  uint16_t method = Stored;
  uint32_t crc = 0;
  uint32_t compressedSize = 0;
  uint32_t size = 0;
  uint32_t offset = 0;
};
} // namespace

static uint16_t read16(StringRef bytes, size_t offset) {
  return llvm::support::endian::read16le(bytes.data() + offset);
}
static uint32_t read32(StringRef bytes, size_t offset) {
  return llvm::support::endian::read32le(bytes.data() + offset);
}

static uint32_t getCrc(uint32_t crc, StringRef bytes) {
  return llvm::crc32(crc, ArrayRef(bytes.bytes_begin(), bytes.size()));
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static Error tooLarge() {
  return createStringError("archives of more than 4 GiB are not supported; "
                           "use .npy files");
}

/// Finds the directory of an archive.
static Expected<std::vector<Entry>> readDirectory(StringRef bytes) {
  auto malformed = [] { return createStringError("malformed directory"); };
  size_t end = bytes.rfind(kEndOfDirectory);
  if (end == StringRef::npos || bytes.size() - end < kEndOfDirectorySize)
    return createStringError("not a .npz file, or truncated");
  StringRef record = bytes.drop_front(end);
  uint16_t numEntries = read16(record, 10);
  uint32_t size = read32(record, 12);
  uint32_t offset = read32(record, 16);
  if (size == kElsewhere || offset == kElsewhere ||
      numEntries == std::numeric_limits<uint16_t>::max())
    return tooLarge();
  if (offset > end || size > end - offset)
    return malformed();

  StringRef directory = bytes.substr(offset, size);
  std::vector<Entry> entries;
  for (unsigned i = 0; i < numEntries; ++i) {
    if (directory.size() < kDirectoryEntrySize ||
        !directory.starts_with(kDirectoryEntry))
      return malformed();
    size_t nameSize = read16(directory, 28);
    size_t entrySize = kDirectoryEntrySize + nameSize + read16(directory, 30) +
                       read16(directory, 32);
    if (directory.size() < entrySize)
      return malformed();
    Entry entry;
    entry.name = directory.substr(kDirectoryEntrySize, nameSize);
    entry.flags = read16(directory, 8);
    entry.method = read16(directory, 10);
    entry.crc = read32(directory, 16);
    entry.compressedSize = read32(directory, 20);
    entry.size = read32(directory, 24);
    entry.offset = read32(directory, 42);
    if (entry.compressedSize == kElsewhere || entry.size == kElsewhere ||
        entry.offset == kElsewhere)
      return tooLarge();
    entries.push_back(entry);
    directory = directory.drop_front(entrySize);
  }
  return entries;
}

/// Undoes the compression of an entry into `result`.
static Error inflateEntry(StringRef data, const Entry &entry,
                          std::string &result) {
#ifdef ACT_HAVE_ZLIB
  // No data grows more than that, so a larger promise is not worth the memory.
  constexpr uint64_t kLargestRatio = 1032;
  if (entry.size > kLargestRatio * data.size())
    return createStringError("invalid compressed data");
  result.resize(entry.size);
  z_stream stream = {};
  // Negative: without the header of zlib.
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return createStringError("not enough memory to decompress");
  stream.next_in =
      reinterpret_cast<Bytef *>(const_cast<char *>(data.data())); // Only read.
  stream.avail_in = data.size();
  stream.next_out = reinterpret_cast<Bytef *>(result.data());
  stream.avail_out = result.size();
  int status = inflate(&stream, Z_FINISH);
  bool isWhole = status == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  if (!isWhole)
    return createStringError("invalid compressed data");
  return Error::success();
#else
  return createStringError("it is compressed, and act was built without zlib; "
                           "numpy.savez does not compress");
#endif
}

/// Reads the array of an entry.
static Expected<HostArray> readEntry(StringRef bytes, const Entry &entry) {
  if (entry.flags & 1)
    return createStringError("it is encrypted");
  StringRef local = bytes.substr(entry.offset);
  if (local.size() < kLocalHeaderSize || !local.starts_with(kLocalHeader))
    return createStringError("malformed local header");
  size_t headerSize = kLocalHeaderSize + read16(local, 26) + read16(local, 28);
  if (local.size() < headerSize ||
      local.size() - headerSize < entry.compressedSize)
    return createStringError("truncated");
  StringRef data = local.substr(headerSize, entry.compressedSize);

  std::string inflated;
  if (entry.method == Entry::Deflated) {
    if (Error error = inflateEntry(data, entry, inflated))
      return std::move(error);
    data = inflated;
  } else if (entry.method != Entry::Stored) {
    return createStringError("unknown compression method " +
                             llvm::Twine(entry.method));
  } else if (entry.size != entry.compressedSize) {
    return createStringError("two sizes for data that is not compressed");
  }
  if (getCrc(0, data) != entry.crc)
    return createStringError("wrong checksum");
  return parseNpy(data);
}

Expected<std::vector<NamedArray>> act::parseNpz(StringRef bytes) {
  Expected<std::vector<Entry>> entries = readDirectory(bytes);
  if (!entries)
    return entries.takeError();
  std::vector<NamedArray> arrays;
  llvm::StringSet<> names;
  for (const Entry &entry : *entries) {
    StringRef name = entry.name;
    name.consume_back(".npy");
    if (!names.insert(name).second)
      return createStringError("there are two arrays '" + name + "'");
    Expected<HostArray> array = readEntry(bytes, entry);
    if (!array)
      return createStringError("array '" + name +
                               "': " + llvm::toString(array.takeError()));
    arrays.emplace_back(name.str(), std::move(*array));
  }
  return std::move(arrays);
}

Expected<std::vector<NamedArray>> act::readNpz(StringRef path) {
  auto fail = [&](const llvm::Twine &message) {
    return createStringError("cannot read '" + path + "': " + message);
  };
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer)
    return fail(buffer.getError().message());
  auto arrays = parseNpz((*buffer)->getBuffer());
  if (!arrays)
    return fail(llvm::toString(arrays.takeError()));
  return arrays;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

namespace {
/// The numbers of a ZIP record.
class Record {
public:
  explicit Record(StringRef signature) : bytes(signature) {}

  Record &add16(uint16_t value) { return add(value, 2); }
  Record &add32(uint32_t value) { return add(value, 4); }
  /// The part that a local header and a directory entry have in common.
  Record &add(const Entry &entry) {
    // Version 2.0, no flags, the first day that a ZIP file can name.
    constexpr uint16_t kVersion = 20, kTime = 0, kDate = (1 << 5) + 1;
    return add16(kVersion)
        .add16(entry.flags)
        .add16(entry.method)
        .add16(kTime)
        .add16(kDate)
        .add32(entry.crc)
        .add32(entry.compressedSize)
        .add32(entry.size)
        .add16(entry.name.size())
        .add16(0); // Size of the extra field
  }

  StringRef str() const { return bytes; }

private:
  Record &add(uint32_t value, unsigned size) {
    for (unsigned i = 0; i < size; ++i)
      bytes += static_cast<char>(value >> (8 * i));
    return *this;
  }

  std::string bytes;
};
} // namespace

Error act::writeNpz(
    llvm::raw_ostream &os,
    ArrayRef<std::pair<std::string, const HostArray *>> arrays) {
  std::string directory;
  uint64_t offset = 0;
  auto isTooLarge = [&] { return offset + directory.size() >= kElsewhere; };
  for (const auto &[name, array] : arrays) {
    std::string fileName = name + ".npy";
    std::string header = getNpyHeader(*array);
    StringRef data(array->getData(), array->getSizeInBytes());
    uint64_t size = header.size() + data.size();

    Entry entry;
    entry.name = fileName;
    entry.crc = getCrc(getCrc(0, header), data);
    entry.compressedSize = entry.size = size;
    entry.offset = offset;
    Record local(kLocalHeader);
    local.add(entry);
    offset += local.str().size() + fileName.size() + size;

    Record record(kDirectoryEntry);
    constexpr uint16_t kMadeByVersion = 20;
    record.add16(kMadeByVersion)
        .add(entry)
        .add16(0) // Comment
        .add16(0) // Disk
        .add16(0) // Internal attributes
        .add32(0) // External attributes
        .add32(entry.offset);
    directory += record.str();
    directory += fileName;
    if (isTooLarge())
      return tooLarge();
    os << local.str() << fileName << header << data;
  }
  Record end(kEndOfDirectory);
  end.add16(0)  // Disk
      .add16(0) // Disk of the directory
      .add16(arrays.size())
      .add16(arrays.size())
      .add32(directory.size())
      .add32(offset)
      .add16(0); // Comment
  os << directory << end.str();
  return Error::success();
}
