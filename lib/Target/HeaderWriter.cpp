//===- HeaderWriter.cpp - C headers of compiled functions -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/HeaderWriter.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <set>

using namespace mlir;
using namespace mlir::act;

namespace {
class HeaderWriter {
public:
  HeaderWriter(raw_ostream &os, ArrayRef<Signature> signatures)
      : os(os), signatures(signatures) {}

  void write(StringRef fileName);

private:
  void writeIncludes();
  void writeDescriptors();
  void writeFunction(const Signature &signature);
  void writeResultShapes(const Signature &signature);
  std::string getParameter(const Signature &signature, const ValueSpec &spec,
                           bool isResult) const;
  void writePrototype(StringRef name, ArrayRef<std::string> parameters);

  raw_ostream &os;
  ArrayRef<Signature> signatures;
};
} // namespace

/// The name of the descriptor type, for example "act_memref_2d_f32".
static std::string getDescriptorName(const ValueSpec &spec) {
  return "act_memref_" + std::to_string(spec.shape.size()) + "d_" +
         spec.element.str();
}

void HeaderWriter::writeIncludes() {
  bool hasBool = false;
  for (const Signature &signature : signatures)
    for (const auto *specs : {&signature.inputs, &signature.results})
      for (const ValueSpec &spec : *specs)
        hasBool |= spec.element.kind == ElementType::Kind::Bool;
  if (hasBool)
    os << "#include <stdbool.h>\n";
  os << "#include <stdint.h>\n\n";
}

void HeaderWriter::writeDescriptors() {
  // By name, and so by rank.
  std::set<std::string> written;
  for (const Signature &signature : signatures) {
    if (!signature.usesDescriptors())
      continue;
    for (const auto *specs : {&signature.inputs, &signature.results}) {
      for (const ValueSpec &spec : *specs) {
        std::string name = getDescriptorName(spec);
        if (spec.kind != ValueSpec::Kind::Array || !written.insert(name).second)
          continue;
        if (written.size() == 1)
          os << "/* An array of dynamic shape. `aligned` is its address, "
                "`offset` is 0, `allocated`\n * is not read. `strides` count "
                "elements: strides[last] = 1 and\n * strides[i] = "
                "strides[i + 1] * sizes[i + 1]. */\n";
        // Descriptors that several headers declare are the same type.
        std::string guard = StringRef(name).upper() + "_DEFINED";
        size_t rank = spec.shape.size();
        os << "#ifndef " << guard << "\n#define " << guard << "\n"
           << "typedef struct {\n  " << spec.element.getCName()
           << " *allocated;\n  " << spec.element.getCName()
           << " *aligned;\n  int64_t offset;\n";
        if (rank > 0)
          os << "  int64_t sizes[" << rank << "];\n  int64_t strides[" << rank
             << "];\n";
        os << "} " << name << ";\n#endif\n\n";
      }
    }
  }
}

std::string HeaderWriter::getParameter(const Signature &signature,
                                       const ValueSpec &spec,
                                       bool isResult) const {
  std::string element = spec.element.getCName().str();
  if (spec.kind == ValueSpec::Kind::Scalar)
    return element + (isResult ? " *" : " ") + spec.name;
  // The descriptor of a result is only read: the data it points to changes.
  if (signature.usesDescriptors())
    return "const " + getDescriptorName(spec) + " *" + spec.name;
  bool isConst = !isResult && !spec.isMemRef;
  return (isConst ? "const " : "") + element + " *" + spec.name;
}

void HeaderWriter::writePrototype(StringRef name,
                                  ArrayRef<std::string> parameters) {
  os << "void " << name << "(";
  std::string indent(name.size() + 6, ' ');
  if (parameters.empty())
    os << "void";
  llvm::interleave(parameters, os, ",\n" + indent);
  os << ");\n";
}

void HeaderWriter::writeFunction(const Signature &signature) {
  os << "/* " << signature.name << "\n";
  size_t width = 0;
  for (const auto *specs : {&signature.inputs, &signature.results})
    for (const ValueSpec &spec : *specs)
      width = std::max(width, spec.name.size());
  auto describe = [&](const ValueSpec &spec, StringRef direction) {
    os << " *   " << llvm::left_justify(spec.name, width) << "  "
       << llvm::left_justify(direction, 6) << "  " << spec.element.getCName();
    for (int64_t size : spec.shape)
      os << "[" << (ShapedType::isDynamic(size) ? "?" : std::to_string(size))
         << "]";
    os << "  (" << spec.type << ")\n";
  };
  for (const ValueSpec &spec : signature.inputs)
    describe(spec, spec.isMemRef ? "in/out" : "in");
  for (const ValueSpec &spec : signature.results)
    describe(spec, "out");
  os << " * Arrays are dense and row-major.";
  if (!signature.results.empty()) {
    os << " Results must not overlap inputs; the caller\n * owns their memory";
    if (signature.usesDescriptors())
      os << " and sets their sizes and strides";
    os << ".";
  }
  os << " */\n";

  std::vector<std::string> parameters;
  for (const ValueSpec &spec : signature.inputs)
    parameters.push_back(getParameter(signature, spec, /*isResult=*/false));
  for (const ValueSpec &spec : signature.results)
    parameters.push_back(getParameter(signature, spec, /*isResult=*/true));
  writePrototype(signature.name, parameters);
  os << "\n";
}

void HeaderWriter::writeResultShapes(const Signature &signature) {
  size_t numSizes = 0;
  os << "/* Computes the sizes of the results of " << signature.name
     << " for these inputs, of which only the\n * sizes are read:\n";
  for (const ValueSpec &spec : signature.results) {
    for (size_t dim = 0; dim < spec.shape.size(); ++dim)
      os << " *   sizes[" << numSizes++ << "]  " << spec.name << ".sizes["
         << dim << "]\n";
  }
  os << " */\n";
  std::vector<std::string> parameters;
  for (const ValueSpec &spec : signature.inputs)
    parameters.push_back(getParameter(signature, spec, /*isResult=*/false));
  parameters.emplace_back("int64_t *sizes");
  writePrototype(signature.getResultShapesName(), parameters);
  os << "\n";
}

void HeaderWriter::write(StringRef fileName) {
  std::string guard = "ACT_GENERATED_";
  for (char c : llvm::sys::path::filename(fileName))
    guard += llvm::isAlnum(c) ? llvm::toUpper(c) : '_';
  os << "/* Generated by act-compile. */\n\n#ifndef " << guard << "\n#define "
     << guard << "\n\n";
  writeIncludes();
  os << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
  writeDescriptors();
  for (const Signature &signature : signatures) {
    writeFunction(signature);
    if (signature.hasResultShapes())
      writeResultShapes(signature);
  }
  os << "#ifdef __cplusplus\n}\n#endif\n\n#endif /* " << guard << " */\n";
}

LogicalResult act::writeHeader(raw_ostream &os, StringRef fileName,
                               ArrayRef<Signature> signatures) {
  for (const Signature &signature : signatures) {
    if (failed(checkNameInC(signature)))
      return failure();
    for (const auto *specs : {&signature.inputs, &signature.results})
      for (const ValueSpec &spec : *specs)
        if (spec.kind == ValueSpec::Kind::Vector)
          return emitError(signature.loc)
                 << "C cannot call '" << signature.name << "': '" << spec.name
                 << "' has type '" << spec.type << "'";
  }
  HeaderWriter(os, signatures).write(fileName);
  return success();
}
