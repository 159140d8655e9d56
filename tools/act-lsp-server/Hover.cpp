//===- Hover.cpp - Documentation in what the server says ------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Hover.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

static constexpr StringLiteral kPage =
#include "DialectPage.inc"
    ;

std::string act::getDocumentation(StringRef operation) {
  StringRef section = kPage.split(("\n### `" + operation + "` (").str()).second;
  section = section.split('\n').second;
  return section.substr(0, section.find("\nTraits: ")).trim().str();
}

/// A message of the server, with documentation if it is about an operation. The
/// text of one begins with its name in quotes.
static std::string addDocumentation(const std::string &message) {
  llvm::Expected<llvm::json::Value> parsed = llvm::json::parse(message);
  if (!parsed) {
    llvm::consumeError(parsed.takeError());
    return message;
  }
  llvm::json::Object *object = parsed->getAsObject();
  llvm::json::Object *result = object ? object->getObject("result") : nullptr;
  llvm::json::Object *contents =
      result ? result->getObject("contents") : nullptr;
  std::optional<StringRef> text;
  if (contents)
    text = contents->getString("value");
  if (!text || !text->starts_with("\""))
    return message;
  auto [name, rest] = text->drop_front().split('"');
  std::string documentation = act::getDocumentation(name);
  if (documentation.empty())
    return message;
  (*contents)["value"] =
      llvm::formatv("`{0}`: {1}\n\n{2}", name, documentation, rest.ltrim())
          .str();
  std::string changed;
  llvm::raw_string_ostream(changed) << *parsed;
  return changed;
}

void act::addDocumentation(std::FILE *in, raw_ostream &out) {
  std::string line;
  for (int c; (c = std::fgetc(in)) != EOF;) {
    line += static_cast<char>(c);
    if (c != '\n')
      continue;
    size_t length = 0;
    StringRef header = StringRef(line).trim();
    // Anything else is no message: the text of --help.
    if (!header.consume_front("Content-Length: ") ||
        header.getAsInteger(10, length)) {
      out << line;
      out.flush();
      line.clear();
      continue;
    }
    while ((c = std::fgetc(in)) != EOF && c != '\n')
      ; // The empty line after the header.
    std::string message(length, '\0');
    message.resize(std::fread(message.data(), 1, length, in));
    message = ::addDocumentation(message);
    out << "Content-Length: " << message.size() << "\r\n\r\n" << message;
    out.flush();
    line.clear();
  }
  out << line;
  out.flush();
}
