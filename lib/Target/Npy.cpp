//===- Npy.cpp - NumPy .npy files -----------------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Npy.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <cstring>

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

// Length 6: the character after NUMPY is not part of a C escape.
static constexpr StringLiteral kMagic("\x93NUMPY");

namespace {
/// What the header of a .npy file says.
struct NpyHeader {
  std::string descr;
  bool fortranOrder = false;
  SmallVector<int64_t> shape;
};

/// Parses the header: a Python dictionary literal with the keys 'descr',
/// 'fortran_order' and 'shape', in any order.
class HeaderParser {
public:
  explicit HeaderParser(StringRef text) : rest(text) {}

  Expected<NpyHeader> parse();

private:
  Error fail(const llvm::Twine &message) {
    return createStringError("invalid header: " + message);
  }
  bool consume(char c) {
    rest = rest.ltrim(" \t\n");
    return rest.consume_front(StringRef(&c, 1));
  }
  Error parseEntry(NpyHeader &header, unsigned &seen);
  Error parseString(std::string &result);
  Error parseBool(bool &result);
  Error parseShape(SmallVectorImpl<int64_t> &shape);

  StringRef rest;
};
} // namespace

Expected<NpyHeader> HeaderParser::parse() {
  NpyHeader header;
  unsigned seen = 0;
  if (!consume('{'))
    return fail("expected '{'");
  while (!consume('}')) {
    if (Error error = parseEntry(header, seen))
      return std::move(error);
    if (!consume(',')) {
      if (!consume('}'))
        return fail("expected ',' or '}'");
      break;
    }
  }
  if (!rest.ltrim(" \t\n").empty())
    return fail("text after '}'");
  if (seen != 7)
    return fail("'descr', 'fortran_order' and 'shape' must all be there");
  return std::move(header);
}

Error HeaderParser::parseEntry(NpyHeader &header, unsigned &seen) {
  std::string key;
  if (Error error = parseString(key))
    return error;
  if (!consume(':'))
    return fail("expected ':' after '" + key + "'");
  unsigned bit = key == "descr"           ? 1
                 : key == "fortran_order" ? 2
                 : key == "shape"         ? 4
                                          : 0;
  if (bit == 0)
    return fail("unknown key '" + key + "'");
  if (seen & bit)
    return fail("'" + key + "' is there twice");
  seen |= bit;
  if (bit == 1)
    return parseString(header.descr);
  if (bit == 2)
    return parseBool(header.fortranOrder);
  return parseShape(header.shape);
}

Error HeaderParser::parseString(std::string &result) {
  for (char quote : {'\'', '"'}) {
    if (!consume(quote))
      continue;
    size_t end = rest.find(quote);
    if (end == StringRef::npos)
      return fail("unterminated string");
    result = rest.take_front(end).str();
    rest = rest.drop_front(end + 1);
    return Error::success();
  }
  if (consume('['))
    return createStringError("structured element types are not supported");
  return fail("expected a string");
}

Error HeaderParser::parseBool(bool &result) {
  rest = rest.ltrim(" \t\n");
  result = rest.consume_front("True");
  if (!result && !rest.consume_front("False"))
    return fail("expected True or False");
  return Error::success();
}

Error HeaderParser::parseShape(SmallVectorImpl<int64_t> &shape) {
  if (!consume('('))
    return fail("expected '(' before the shape");
  while (!consume(')')) {
    rest = rest.ltrim(" \t\n");
    int64_t size = 0;
    if (rest.consumeInteger(10, size) || size < 0)
      return fail("expected a size");
    rest.consume_front("L"); // Python 2 wrote long integers so.
    shape.push_back(size);
    if (!consume(',')) {
      if (!consume(')'))
        return fail("expected ',' or ')' after a size");
      break;
    }
  }
  return Error::success();
}

/// The element type for a NumPy type descriptor such as "<f4".
static Expected<ElementType> parseElementType(StringRef descr) {
  using Kind = ElementType::Kind;
  auto unsupported = [&] {
    return createStringError("element type '" + descr + "' is not supported");
  };
  if (descr.size() != 3)
    return unsupported();
  unsigned size = descr[2] - '0';
  if (descr[0] == '>' && size != 1)
    return createStringError("big-endian element type '" + descr +
                             "' is not supported");
  if (!StringRef("<|=>").contains(descr[0]))
    return unsupported();
  bool isIntegerSize = size == 1 || size == 2 || size == 4 || size == 8;
  switch (descr[1]) {
  case 'b':
    if (size == 1)
      return ElementType{Kind::Bool, size};
    break;
  case 'i':
    if (isIntegerSize)
      return ElementType{Kind::SignedInt, size};
    break;
  case 'u':
    if (isIntegerSize)
      return ElementType{Kind::UnsignedInt, size};
    break;
  case 'f':
    if (isIntegerSize && size != 1)
      return ElementType{Kind::Float, size};
    break;
  case 'V':
    if (size == 2)
      return ElementType{Kind::BFloat, size};
    break;
  default:
    break;
  }
  return unsupported();
}

static std::string getDescriptor(ElementType type) {
  using Kind = ElementType::Kind;
  char kind = 'f';
  switch (type.kind) {
  case Kind::Bool:
    kind = 'b';
    break;
  case Kind::SignlessInt:
  case Kind::SignedInt:
    kind = 'i';
    break;
  case Kind::UnsignedInt:
    kind = 'u';
    break;
  case Kind::Float:
    break;
  case Kind::BFloat:
    kind = 'V';
    break;
  case Kind::Float8E4M3FN:
  case Kind::Float8E5M2:
    // The package ml_dtypes has one name for both, which does not read back.
    kind = 'u';
    break;
  }
  char order = type.size == 1 || kind == 'V' ? '|' : '<';
  return {order, kind, static_cast<char>('0' + type.size)};
}

/// The size in bytes of an array, or nothing if it overflows.
static std::optional<uint64_t> getByteSize(ElementType type,
                                           ArrayRef<int64_t> shape) {
  // Sizes that overflow are an error beside a size of zero too.
  int64_t total = type.size;
  for (int64_t size : shape)
    if (llvm::MulOverflow(total, size, total))
      return std::nullopt;
  return total;
}

/// Copies Fortran-ordered `source` into the C-ordered array.
static void copyFortranOrder(HostArray &array, StringRef source) {
  ArrayRef<int64_t> shape = array.getShape();
  unsigned size = array.getElementType().size;
  SmallVector<int64_t> index(shape.size(), 0);
  SmallVector<int64_t> strides(shape.size(), 1);
  for (size_t i = 1; i < shape.size(); ++i)
    strides[i] = strides[i - 1] * shape[i - 1];
  char *target = array.getData();
  for (int64_t n = 0; n < array.getNumElements(); ++n, target += size) {
    int64_t offset = 0;
    for (auto [i, stride] : llvm::zip_equal(index, strides))
      offset += i * stride;
    std::memcpy(target, source.data() + offset * size, size);
    for (size_t dim = shape.size(); dim-- > 0;) {
      if (++index[dim] < shape[dim])
        break;
      index[dim] = 0;
    }
  }
}

Expected<HostArray> act::parseNpy(StringRef bytes) {
  if (!bytes.consume_front(kMagic))
    return createStringError("not a .npy file");
  auto truncated = [] { return createStringError("truncated header"); };
  if (bytes.size() < 2)
    return truncated();
  unsigned major = static_cast<uint8_t>(bytes[0]);
  if (major < 1 || major > 3)
    return createStringError("unknown .npy format version " +
                             llvm::Twine(major));
  bytes = bytes.drop_front(2);
  size_t lengthSize = major == 1 ? 2 : 4;
  if (bytes.size() < lengthSize)
    return truncated();
  size_t length = major == 1
                      ? llvm::support::endian::read16le(bytes.bytes_begin())
                      : llvm::support::endian::read32le(bytes.bytes_begin());
  bytes = bytes.drop_front(lengthSize);
  if (bytes.size() < length)
    return truncated();
  Expected<NpyHeader> header = HeaderParser(bytes.take_front(length)).parse();
  if (!header)
    return header.takeError();
  bytes = bytes.drop_front(length);

  Expected<ElementType> type = parseElementType(header->descr);
  if (!type)
    return type.takeError();
  std::optional<uint64_t> size = getByteSize(*type, header->shape);
  if (!size)
    return createStringError("the shape is too large");
  if (bytes.size() != *size)
    return createStringError("the header promises " + llvm::Twine(*size) +
                             " bytes of data, the file has " +
                             llvm::Twine(bytes.size()));
  Expected<HostArray> array = HostArray::create(*type, header->shape);
  if (!array)
    return array.takeError();
  if (header->fortranOrder && header->shape.size() > 1)
    copyFortranOrder(*array, bytes);
  else if (!bytes.empty())
    std::memcpy(array->getData(), bytes.data(), bytes.size());
  return array;
}

Expected<HostArray> act::readNpy(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer)
    return createStringError("cannot read '" + path +
                             "': " + buffer.getError().message());
  Expected<HostArray> array = parseNpy((*buffer)->getBuffer());
  if (!array)
    return createStringError("cannot read '" + path +
                             "': " + llvm::toString(array.takeError()));
  return array;
}

std::string act::getNpyHeader(const HostArray &array) {
  std::string header = "{'descr': '" + getDescriptor(array.getElementType()) +
                       "', 'fortran_order': False, 'shape': (";
  for (auto [i, size] : llvm::enumerate(array.getShape()))
    header += (i == 0 ? "" : " ") + std::to_string(size) + ",";
  // NumPy writes (4, 64) but (4,).
  if (array.getShape().size() > 1)
    header.pop_back();
  header += "), }";
  // The data begins at a multiple of 64 bytes; the header ends with a newline.
  size_t prefix = kMagic.size() + 4;
  header.resize(llvm::alignTo(prefix + header.size() + 1, 64) - prefix - 1,
                ' ');
  header += '\n';

  char length[2];
  llvm::support::endian::write16le(length, header.size());
  return kMagic.str() + '\x01' + '\x00' + std::string(length, 2) + header;
}

void act::writeNpy(llvm::raw_ostream &os, const HostArray &array) {
  os << getNpyHeader(array);
  os.write(array.getData(), array.getSizeInBytes());
}
