//===- KernelHeader.cpp - C headers of kernels ----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/KernelHeader.h"
#include "act/Target/TensorMap.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

/// What the descriptions of tensor maps need, for elements of 16 bits.
static constexpr StringLiteral kTensorMapHelp =
    R"(/* Kernels NAME_tma read arrays by tensor maps. NAME_tma_mapN
 * describes one, or returns 0 if there is none: addresses and distances must be
 * multiples of 16 bytes, and sizes not 0. Then kernel NAME does the same without.
 * With cuda.h, ACT_ENCODE_TENSOR_MAP(&map, &description) makes the parameter, a
 * CUtensorMap, and returns a CUresult. */

#ifndef ACT_TENSOR_MAP_DEFINED
#define ACT_TENSOR_MAP_DEFINED
typedef struct {
  int type;
  uint32_t rank;
  const void *address;
  uint64_t sizes[5], distances[4];
  uint32_t box[5], steps[5];
} act_tensor_map;

#define ACT_ENCODE_TENSOR_MAP(result, map)                                     \
  cuTensorMapEncodeTiled(                                                      \
      result, (CUtensorMapDataType)(map)->type, (map)->rank,                   \
      (void *)(map)->address, (map)->sizes, (map)->distances, (map)->box,      \
      (map)->steps, CU_TENSOR_MAP_INTERLEAVE_NONE, CU_TENSOR_MAP_SWIZZLE_128B, \
      CU_TENSOR_MAP_L2_PROMOTION_L2_128B, CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE)

static inline int act_describe_tensor_map(act_tensor_map *map, int type,
                                          const void *address, uint32_t rank,
                                          const int64_t *sizes,
                                          const int64_t *strides,
                                          const uint32_t *box) {
  int exists = (uintptr_t)address % 16 == 0;
  map->type = type;
  map->rank = rank;
  map->address = address;
  for (uint32_t i = 0; i < rank; ++i) {
    map->sizes[i] = (uint64_t)sizes[i];
    map->box[i] = box[i];
    map->steps[i] = 1;
    exists = exists && sizes[i] > 0 && sizes[i] < INT64_C(1) << 31;
    if (i == 0)
      continue;
    map->distances[i - 1] = 2 * (uint64_t)strides[i];
    exists = exists && strides[i] > 0 && strides[i] < INT64_C(1) << 39 &&
             strides[i] % 8 == 0;
  }
  return exists;
}
#endif

)";

namespace {
/// A parameter of a kernel, in words.
struct Parameter {
  std::string name;
  std::string cType;
  std::string meaning;
  bool isSize = false;
  /// What act-map-to-gpu wrote about a tensor map; null for others.
  DictionaryAttr tensorMap = {};
};

class KernelHeaderWriter {
public:
  KernelHeaderWriter(raw_ostream &os, ModuleOp module)
      : os(os), module(module) {}

  void write(StringRef fileName, ArrayRef<Signature> signatures);

private:
  void writeFunction(const Signature &signature);
  void writeKernel(const Signature &signature, gpu::LaunchFuncOp launch,
                   StringRef alternative);
  void writeTensorMap(StringRef kernel, ArrayRef<Parameter> parameters,
                      const Parameter &parameter);

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
  size_t numSizes = 0, numValues = 0, numMaps = 0;
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
    } else if (auto number = get("map")) {
      parameter.name = "map" + std::to_string(numMaps++);
      parameter.meaning = "tensor map of " + parameters[number[0]].name;
      parameter.tensorMap = dictionary;
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
    } else if (parameter.tensorMap) {
      parameter.cType = "CUtensorMap ";
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

/// Whether a kernel needs what an array may not have, so that the next launch
/// is one in its place.
static bool takesTensorMaps(gpu::LaunchFuncOp launch) {
  return llvm::any_of(launch.getKernelOperands().getTypes(),
                      llvm::IsaPred<nvgpu::TensorMapDescriptorType>);
}

/// The declarations of all parameters that are sizes.
static std::vector<std::string> declareSizes(ArrayRef<Parameter> parameters) {
  std::vector<std::string> declarations;
  for (const Parameter &parameter : parameters)
    if (parameter.isSize)
      declarations.push_back(parameter.cType + parameter.name);
  return declarations;
}

/// Not all sizes need to matter.
static void writeUnused(raw_ostream &os, AffineMap map,
                        ArrayRef<std::string> sizes) {
  for (auto [i, size] : llvm::enumerate(sizes))
    if (!map.isFunctionOfSymbol(i))
      os << "  (void)" << size << ";\n";
}

static std::vector<std::string> getSizes(ArrayRef<Parameter> parameters) {
  std::vector<std::string> sizes;
  for (const Parameter &parameter : parameters)
    if (parameter.isSize)
      sizes.push_back(parameter.name);
  return sizes;
}

/// Writes a function that describes an array to the driver, the fastest
/// dimension first.
void KernelHeaderWriter::writeTensorMap(StringRef kernel,
                                        ArrayRef<Parameter> parameters,
                                        const Parameter &parameter) {
  auto get = [&](StringRef name) { return parameter.tensorMap.get(name); };
  const Parameter &array = parameters[cast<DenseI64ArrayAttr>(get("map"))[0]];
  auto type = cast<nvgpu::TensorMapDescriptorType>(
      cast<TypeAttr>(get("type")).getValue());
  MemRefType box = type.getTensor();
  AffineMap layout = cast<AffineMapAttr>(get("layout")).getValue();
  std::vector<std::string> sizes = getSizes(parameters);
  std::vector<std::string> arguments = declareSizes(parameters);
  arguments.insert(arguments.begin(), "const void *" + array.name);
  arguments.emplace_back("act_tensor_map *map");
  os << "static inline int " << kernel << "_" << parameter.name << "("
     << llvm::join(arguments, ", ") << ") {\n";
  writeUnused(os, layout, sizes);
  auto writeArray = [&](StringRef declaration, unsigned first) {
    os << declaration << "[] = {";
    llvm::interleaveComma(
        llvm::reverse(layout.getResults().slice(first, box.getRank())), os,
        [&](AffineExpr expr) { printInC(os, expr, sizes); });
    os << "}";
  };
  writeArray("  const int64_t sizes", 1);
  writeArray(", strides", 1 + box.getRank());
  os << ";\n  const uint32_t box[] = {";
  llvm::interleaveComma(llvm::reverse(box.getShape()), os);
  os << "};\n  return act_describe_tensor_map(map, "
     << *getTensorMapType(box.getElementType()) << ", (const uint16_t *)"
     << array.name << " + ";
  printInC(os, layout.getResult(0), sizes);
  os << ", " << box.getRank() << ", sizes, strides, box);\n}\n\n";
}

void KernelHeaderWriter::writeKernel(const Signature &signature,
                                     gpu::LaunchFuncOp launch,
                                     StringRef alternative) {
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
  if (!alternative.empty())
    os << " * In place of " << alternative
       << " where there are all tensor maps, which are passed by value.\n";
  if (isExact)
    os << " * All threads of a block work together: none may be missing.\n";
  os << " */\n#define " << name.upper() << "_BLOCK_X " << block[0]
     << "\n#define " << name.upper() << "_BLOCK_Y " << block[1] << "\n";
  APInt sharedBytes(32, 0);
  if (Value bytes = launch.getDynamicSharedMemorySize())
    matchPattern(bytes, m_ConstantInt(&sharedBytes));
  os << "#define " << name.upper() << "_SHARED_BYTES "
     << sharedBytes.getZExtValue() << "\n";

  std::vector<std::string> sizes = getSizes(parameters);
  std::vector<std::string> arguments = declareSizes(parameters);
  arguments.emplace_back("unsigned grid[3]");
  os << "static inline void " << name << "_grid(" << llvm::join(arguments, ", ")
     << ") {\n";
  AffineMap map = kernel->getAttrOfType<AffineMapAttr>("act.grid").getValue();
  writeUnused(os, map, sizes);
  for (auto [axis, expr] : llvm::enumerate(map.getResults())) {
    os << "  grid[" << axis << "] = act_grid_size(";
    printInC(os, expr, sizes);
    os << ");\n";
  }
  for (unsigned axis = map.getNumResults(); axis < 3; ++axis)
    os << "  grid[" << axis << "] = 1;\n";
  os << "}\n\n";
  for (const Parameter &parameter : parameters)
    if (parameter.tensorMap)
      writeTensorMap(name, parameters, parameter);
}

void KernelHeaderWriter::writeFunction(const Signature &signature) {
  auto function = module.lookupSymbol<func::FuncOp>(signature.name);
  SmallVector<gpu::LaunchFuncOp> launches;
  if (function)
    function.walk(
        [&](gpu::LaunchFuncOp launch) { launches.push_back(launch); });
  if (launches.size() > 1) {
    os << "/* " << signature.name << " launches, in this order: ";
    for (gpu::LaunchFuncOp launch : launches) {
      os << launch.getKernelName().getValue();
      if (launch != launches.back())
        os << (takesTensorMaps(launch) ? " or " : ", ");
    }
    os << " */\n\n";
  }
  for (auto [i, launch] : llvm::enumerate(launches)) {
    StringRef alternative;
    if (takesTensorMaps(launch))
      alternative = launches[i + 1].getKernelName().getValue();
    writeKernel(signature, launch, alternative);
  }
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
  bool hasTensorMaps = false;
  module.walk([&](gpu::LaunchFuncOp launch) {
    hasTensorMaps |= takesTensorMaps(launch);
  });
  if (hasTensorMaps)
    os << kTensorMapHelp;
  for (const Signature &signature : signatures)
    writeFunction(signature);
  os << "#endif /* " << guard << " */\n";
}

LogicalResult act::writeKernelHeader(raw_ostream &os, StringRef fileName,
                                     ModuleOp module,
                                     ArrayRef<Signature> signatures) {
  for (const Signature &signature : signatures)
    if (failed(checkNameInC(signature)))
      return failure();
  KernelHeaderWriter(os, module).write(fileName, signatures);
  return success();
}
