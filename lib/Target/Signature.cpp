//===- Signature.cpp - Signatures of compiled functions -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Signature.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Argument names
//===----------------------------------------------------------------------===//

/// The text from `loc` on, if `loc` is in the main file of `sources`.
static StringRef getSourceText(Location loc, const llvm::SourceMgr &sources) {
  auto position = dyn_cast<FileLineColLoc>(loc);
  const llvm::MemoryBuffer *buffer =
      sources.getMemoryBuffer(sources.getMainFileID());
  if (!position || position.getLine() == 0 || position.getColumn() == 0 ||
      position.getFilename().getValue() != buffer->getBufferIdentifier())
    return {};
  SMLoc source = const_cast<llvm::SourceMgr &>(sources).FindLocForLineAndColumn(
      sources.getMainFileID(), position.getLine(), position.getColumn());
  if (!source.isValid())
    return {};
  const char *begin = source.getPointer();
  return StringRef(begin, buffer->getBufferEnd() - begin);
}

/// The name of a block argument in the source (`%x` gives "x"), if it has one
/// that is a C identifier.
static std::string getSourceName(Location loc, const llvm::SourceMgr *sources) {
  if (auto named = dyn_cast<NameLoc>(loc))
    return named.getName().str();
  if (!sources)
    return {};
  StringRef text = getSourceText(loc, *sources);
  if (!text.consume_front("%"))
    return {};
  StringRef name =
      text.take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
  text = text.drop_front(name.size());
  if (name.empty() || llvm::isDigit(name.front()) ||
      (!text.empty() && StringRef(".$-").contains(text.front())))
    return {};
  return name.str();
}

static bool isIdentifierInC(StringRef name) {
  return !name.empty() && !llvm::isDigit(name.front()) &&
         llvm::all_of(name,
                      [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// Whether `name` is that of an integer type in stdint.h, which headers
/// include.
static bool isIntegerTypeInC(StringRef name) {
  name.consume_front("u");
  return name.starts_with("int") && name.ends_with("_t");
}

static bool isReservedInC(StringRef name) {
  static constexpr StringLiteral words[] = {
      "alignas",  "alignof",  "and",       "asm",    "auto",     "bool",
      "break",    "case",     "catch",     "char",   "class",    "const",
      "continue", "default",  "delete",    "do",     "double",   "else",
      "enum",     "explicit", "export",    "extern", "false",    "float",
      "for",      "friend",   "goto",      "if",     "inline",   "int",
      "long",     "mutable",  "namespace", "new",    "not",      "operator",
      "or",       "private",  "protected", "public", "register", "restrict",
      "return",   "short",    "signed",    "sizeof", "static",   "struct",
      "switch",   "template", "this",      "throw",  "true",     "try",
      "typedef",  "typeid",   "typename",  "union",  "unsigned", "using",
      "virtual",  "void",     "volatile",  "while",  "xor"};
  return llvm::is_contained(words, name) || name.starts_with("_") ||
         isIntegerTypeInC(name);
}

LogicalResult act::checkNameInC(const Signature &signature) {
  StringRef name = signature.name;
  if (!isIdentifierInC(name))
    return emitError(signature.loc)
           << "the name '" << name << "' is not a C identifier";
  if (name == "main")
    return emitError(signature.loc)
           << "a C program has a 'main' of its own; give this one another "
              "name with --entry=main=NAME";
  if (isReservedInC(name))
    return emitError(signature.loc)
           << "the name '" << name << "' cannot be used in C";
  llvm::LibFunc function;
  if (llvm::TargetLibraryInfoImpl(llvm::Triple()).getLibFunc(name, function))
    return emitError(signature.loc)
           << "the C library has a function '" << name
           << "'; give this one another name with --entry=" << name << "=NAME";
  return success();
}

//===----------------------------------------------------------------------===//
// Signature
//===----------------------------------------------------------------------===//

/// Describes one argument or result, or returns nothing if its type cannot be
/// passed from outside.
static std::optional<ValueSpec> getValueSpec(Type type) {
  ValueSpec spec;
  llvm::raw_string_ostream(spec.type) << type;
  Type elementType = type;
  if (auto shaped = dyn_cast<ShapedType>(type)) {
    if (!shaped.hasRank())
      return std::nullopt;
    spec.shape.assign(shaped.getShape().begin(), shaped.getShape().end());
    elementType = shaped.getElementType();
    spec.kind = ValueSpec::Kind::Array;
  }
  if (auto vector = dyn_cast<VectorType>(type)) {
    // Booleans in a vector are single bits, not bytes.
    if (vector.isScalable() || elementType.isInteger(1))
      return std::nullopt;
    spec.kind = ValueSpec::Kind::Vector;
  } else if (auto memref = dyn_cast<MemRefType>(type)) {
    if (!memref.getLayout().isIdentity())
      return std::nullopt;
    spec.isMemRef = true;
  } else if (auto tensor = dyn_cast<RankedTensorType>(type)) {
    if (tensor.getEncoding())
      return std::nullopt;
  }
  std::optional<ElementType> element = ElementType::get(elementType);
  if (!element)
    return std::nullopt;
  spec.element = *element;
  int64_t numBytes = element->size;
  for (int64_t size : spec.shape)
    if (!ShapedType::isDynamic(size) &&
        llvm::MulOverflow(numBytes, size, numBytes))
      return std::nullopt;
  return spec;
}

bool CallInterface::usesDescriptors() const {
  auto isDynamic = [](const ValueSpec &spec) { return !spec.hasStaticShape(); };
  return llvm::any_of(inputs, isDynamic) || llvm::any_of(results, isDynamic);
}

static bool isVector(const ValueSpec &spec) {
  return spec.kind == ValueSpec::Kind::Vector;
}

static bool isArray(const ValueSpec &spec) {
  return spec.kind == ValueSpec::Kind::Array;
}

bool CallInterface::returnsByValue() const {
  return llvm::any_of(inputs, isVector) || llvm::any_of(results, isVector);
}

bool CallInterface::hasResultShapes() const {
  return llvm::any_of(
      results, [](const ValueSpec &spec) { return !spec.hasStaticShape(); });
}

FailureOr<Signature> Signature::get(func::FuncOp function,
                                    const llvm::SourceMgr *sources) {
  Signature signature(function.getName(), function.getLoc());
  llvm::StringSet<> names;
  for (auto [i, type] : llvm::enumerate(function.getArgumentTypes())) {
    std::optional<ValueSpec> spec = getValueSpec(type);
    if (!spec)
      return function.emitError("cannot pass argument #")
             << i << " of type " << type << " to '" << signature.name << "'";
    std::string name =
        function.isExternal()
            ? std::string()
            : getSourceName(function.getArgument(i).getLoc(), sources);
    bool isUsable = !name.empty() && !isReservedInC(name) &&
                    !StringRef(name).starts_with("out") && name != "sizes" &&
                    names.insert(name).second;
    spec->name = isUsable ? name : "in" + std::to_string(i);
    signature.inputs.push_back(std::move(*spec));
  }
  for (auto [i, type] : llvm::enumerate(function.getResultTypes())) {
    std::optional<ValueSpec> spec = getValueSpec(type);
    if (!spec || spec->isMemRef)
      return function.emitError("cannot pass result #")
             << i << " of type " << type << " from '" << signature.name << "'";
    spec->name = function.getNumResults() == 1 ? std::string("out")
                                               : "out" + std::to_string(i);
    signature.results.push_back(std::move(*spec));
  }
  if (signature.returnsByValue() && (llvm::any_of(signature.inputs, isArray) ||
                                     llvm::any_of(signature.results, isArray)))
    return function.emitError("cannot call '")
           << signature.name << "' with both vectors and arrays";
  signature.equalSizes = findEqualSizes(function);
  return signature;
}

//===----------------------------------------------------------------------===//
// Finding functions
//===----------------------------------------------------------------------===//

SmallVector<func::FuncOp> act::getPublicFunctions(ModuleOp module) {
  SmallVector<func::FuncOp> functions;
  for (auto function : module.getOps<func::FuncOp>())
    if (function.isPublic() && !function.isExternal())
      functions.push_back(function);
  return functions;
}

FailureOr<func::FuncOp> act::findEntry(ModuleOp module, StringRef name) {
  SmallVector<func::FuncOp> functions = getPublicFunctions(module);
  if (name.empty() && functions.size() == 1)
    return functions.front();
  StringRef wanted = name.empty() ? StringRef("main") : name;
  for (func::FuncOp function : functions)
    if (function.getName() == wanted)
      return function;

  InFlightDiagnostic diagnostic = module.emitError();
  if (functions.empty())
    return diagnostic << "there is no public function to run";
  if (name.empty())
    diagnostic << "there are several functions to run; choose one of ";
  else
    diagnostic << "there is no public function '" << name << "'; there is ";
  llvm::interleaveComma(functions, diagnostic, [&](func::FuncOp function) {
    diagnostic << "'" << function.getName() << "'";
  });
  return diagnostic;
}

LogicalResult act::selectEntries(ModuleOp module,
                                 ArrayRef<std::string> entries) {
  if (entries.empty())
    return success();
  SymbolTable symbols(module);
  llvm::SmallPtrSet<Operation *, 4> selected;
  for (StringRef entry : entries) {
    auto [name, symbol] = entry.split('=');
    FailureOr<func::FuncOp> function = findEntry(module, name);
    if (failed(function))
      return failure();
    selected.insert(*function);
    if (symbol.empty() || symbol == name)
      continue;
    if (symbols.lookup(symbol))
      return function->emitError("cannot become '")
             << symbol << "': there is a symbol of this name";
    if (failed(symbols.rename(*function, symbol)))
      return failure();
  }
  for (func::FuncOp function : getPublicFunctions(module))
    if (!selected.contains(function))
      function.setPrivate();
  return success();
}
