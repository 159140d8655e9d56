//===- KernelHeader.cpp - C headers of kernels ----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/KernelHeader.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

namespace {
/// A parameter of a kernel, in words.
struct Parameter {
  std::string name;
  std::string cType;
  std::string meaning;
  bool isSize = false;
};

class KernelHeaderWriter {
public:
  KernelHeaderWriter(raw_ostream &os, ModuleOp module)
      : os(os), module(module) {}

  void write(StringRef fileName, ArrayRef<Signature> signatures);

private:
  void writeFunction(const Signature &signature);
  void writeKernel(const Signature &signature, gpu::LaunchFuncOp launch);

  raw_ostream &os;
  ModuleOp module;
};
} // namespace

static std::string getCName(Type type) {
  if (type.isIndex())
    return "int64_t";
  if (std::optional<ElementType> element = ElementType::get(type))
    return element->getCName().str();
  return "void";
}

/// `expr` of the sizes, in C. All values are positive.
static void printInC(raw_ostream &os, AffineExpr expr,
                     ArrayRef<std::string> sizes) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
    os << constant.getValue();
    return;
  }
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expr)) {
    os << sizes[symbol.getPosition()];
    return;
  }
  auto binary = cast<AffineBinaryOpExpr>(expr);
  auto print = [&](StringRef separator, StringRef end) {
    os << "(";
    printInC(os, binary.getLHS(), sizes);
    os << separator;
    printInC(os, binary.getRHS(), sizes);
    os << end;
  };
  switch (binary.getKind()) {
  case AffineExprKind::Add:
    return print(" + ", ")");
  case AffineExprKind::Mul:
    return print(" * ", ")");
  case AffineExprKind::FloorDiv:
    return print(" / ", ")");
  case AffineExprKind::Mod:
    return print(" % ", ")");
  case AffineExprKind::CeilDiv:
    // The divisor is a constant.
    os << "((";
    printInC(os, binary.getLHS(), sizes);
    os << " + " << cast<AffineConstantExpr>(binary.getRHS()).getValue() - 1
       << ") / " << cast<AffineConstantExpr>(binary.getRHS()).getValue() << ")";
    return;
  default:
    llvm_unreachable("not a binary expression");
  }
}

/// Reads what act-map-to-gpu wrote about the parameters of a kernel.
static std::vector<Parameter> getParameters(const Signature &signature,
                                            LLVM::LLVMFuncOp kernel) {
  std::vector<Parameter> parameters;
  size_t numSizes = 0, numValues = 0;
  auto attribute = kernel->getAttrOfType<ArrayAttr>("act.parameters");
  for (auto [i, entry] : llvm::enumerate(attribute)) {
    auto dictionary = cast<DictionaryAttr>(entry);
    Type type = dictionary.getAs<TypeAttr>("type").getValue();
    Parameter parameter;
    auto get = [&](StringRef kind) {
      return dictionary.getAs<DenseI64ArrayAttr>(kind);
    };
    auto describeSize = [&](StringRef what, ArrayRef<int64_t> position) {
      parameter.name = "n" + std::to_string(numSizes++);
      parameter.meaning = (what + " " + Twine(position.back()) + " of " +
                           parameters[position.front()].name)
                              .str();
      parameter.isSize = true;
    };
    if (auto number = get("argument")) {
      size_t position = number[0];
      const ValueSpec &spec =
          position < signature.inputs.size()
              ? signature.inputs[position]
              : signature.results[position - signature.inputs.size()];
      parameter.name = spec.name;
      llvm::raw_string_ostream(parameter.meaning) << spec.type;
    } else if (auto number = get("temporary")) {
      parameter.name = "tmp" + std::to_string(number[0]);
      parameter.meaning = "memory between kernels";
    } else if (auto position = get("size")) {
      describeSize("size", position);
    } else if (auto position = get("stride")) {
      describeSize("stride", position);
    } else if (auto position = get("offset")) {
      describeSize("offset", position);
    } else {
      parameter.name = "value" + std::to_string(numValues++);
      parameter.meaning = "what the function computes";
      parameter.isSize = type.isIndex();
    }
    if (auto memref = dyn_cast<MemRefType>(type)) {
      bool isRead(
          kernel.getArgAttr(i, LLVM::LLVMDialect::getReadonlyAttrName()));
      parameter.cType =
          (isRead ? "const " : "") + getCName(memref.getElementType()) + " *";
      std::string text;
      llvm::raw_string_ostream(text) << memref;
      parameter.meaning += ", as " + text;
    } else {
      parameter.cType = getCName(type) + " ";
    }
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

static LLVM::LLVMFuncOp getKernel(gpu::LaunchFuncOp launch) {
  return SymbolTable::lookupNearestSymbolFrom<LLVM::LLVMFuncOp>(
      launch, launch.getKernel());
}

void KernelHeaderWriter::writeKernel(const Signature &signature,
                                     gpu::LaunchFuncOp launch) {
  LLVM::LLVMFuncOp kernel = getKernel(launch);
  std::vector<Parameter> parameters = getParameters(signature, kernel);
  size_t nameWidth = 0, typeWidth = 0;
  for (const Parameter &parameter : parameters) {
    nameWidth = std::max(nameWidth, parameter.name.size());
    typeWidth = std::max(typeWidth, parameter.cType.size());
  }
  os << "/* Kernel " << kernel.getName() << ", parameters in their order:\n";
  for (const Parameter &parameter : parameters)
    os << " *   " << llvm::left_justify(parameter.cType, typeWidth)
       << llvm::left_justify(parameter.name, nameWidth) << "  "
       << parameter.meaning << "\n";
  auto block = kernel->getAttrOfType<DenseI32ArrayAttr>(
      NVVM::NVVMDialect::getReqntidAttrName());
  bool isExact = bool(block);
  if (!isExact)
    block = kernel->getAttrOfType<DenseI32ArrayAttr>(
        NVVM::NVVMDialect::getMaxntidAttrName());
  StringRef name = kernel.getName();
  if (isExact)
    os << " * All threads of a block work together: none may be missing.\n";
  os << " */\n#define " << name.upper() << "_BLOCK_X " << block[0]
     << "\n#define " << name.upper() << "_BLOCK_Y " << block[1] << "\n";
  APInt sharedBytes(32, 0);
  if (Value bytes = launch.getDynamicSharedMemorySize())
    matchPattern(bytes, m_ConstantInt(&sharedBytes));
  os << "#define " << name.upper() << "_SHARED_BYTES "
     << sharedBytes.getZExtValue() << "\n";

  std::vector<std::string> sizes, arguments;
  for (const Parameter &parameter : parameters) {
    if (!parameter.isSize)
      continue;
    sizes.push_back(parameter.name);
    arguments.push_back(parameter.cType + parameter.name);
  }
  arguments.emplace_back("unsigned grid[3]");
  os << "static inline void " << name << "_grid(" << llvm::join(arguments, ", ")
     << ") {\n";
  // Not all sizes need to matter.
  AffineMap map = kernel->getAttrOfType<AffineMapAttr>("act.grid").getValue();
  for (auto [i, size] : llvm::enumerate(sizes))
    if (!map.isFunctionOfSymbol(i))
      os << "  (void)" << size << ";\n";
  for (auto [axis, expr] : llvm::enumerate(map.getResults())) {
    os << "  grid[" << axis << "] = act_grid_size(";
    printInC(os, expr, sizes);
    os << ");\n";
  }
  for (unsigned axis = map.getNumResults(); axis < 3; ++axis)
    os << "  grid[" << axis << "] = 1;\n";
  os << "}\n\n";
}

void KernelHeaderWriter::writeFunction(const Signature &signature) {
  auto function = module.lookupSymbol<func::FuncOp>(signature.name);
  SmallVector<gpu::LaunchFuncOp> launches;
  if (function)
    function.walk(
        [&](gpu::LaunchFuncOp launch) { launches.push_back(launch); });
  if (launches.size() > 1) {
    os << "/* " << signature.name << " launches, in this order: ";
    llvm::interleaveComma(launches, os, [&](gpu::LaunchFuncOp launch) {
      os << launch.getKernelName().getValue();
    });
    os << " */\n\n";
  }
  for (gpu::LaunchFuncOp launch : launches)
    writeKernel(signature, launch);
}

void KernelHeaderWriter::write(StringRef fileName,
                               ArrayRef<Signature> signatures) {
  std::string guard = "ACT_GENERATED_";
  for (char c : llvm::sys::path::filename(fileName))
    guard += llvm::isAlnum(c) ? llvm::toUpper(c) : '_';
  os << "/* Generated by act-compile. */\n\n#ifndef " << guard << "\n#define "
     << guard << "\n\n#include <stdint.h>\n\n";
  os << R"(/* Kernels for cuLaunchKernel. Arrays are dense, row-major, in the memory of the
 * device, and do not overlap. A block has NAME_BLOCK_X x NAME_BLOCK_Y threads.
 * Any grid gives the right result; NAME_grid computes one that suits. A launch
 * needs NAME_SHARED_BYTES of dynamic shared memory. If they are not 0, let the
 * kernel have them first: cuFuncSetAttribute,
 * CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES. */

#ifndef ACT_GRID_SIZE_DEFINED
#define ACT_GRID_SIZE_DEFINED
static inline unsigned act_grid_size(int64_t blocks) {
  return blocks < 1 ? 1u : blocks > 16384 ? 16384u : (unsigned)blocks;
}
#endif

)";
  for (const Signature &signature : signatures)
    writeFunction(signature);
  os << "#endif /* " << guard << " */\n";
}

LogicalResult act::writeKernelHeader(raw_ostream &os, StringRef fileName,
                                     ModuleOp module,
                                     ArrayRef<Signature> signatures) {
  for (const Signature &signature : signatures)
    if (!isIdentifierInC(signature.name) || isReservedInC(signature.name))
      return emitError(signature.loc)
             << "the name '" << signature.name << "' cannot be used in C";
  KernelHeaderWriter(os, module).write(fileName, signatures);
  return success();
}
