//===- GpuKernel.cpp - A kernel and its launch ------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuKernel.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

void GpuKernel::addIndex(OpFoldResult value) {
  if (!getConstantIntValue(value))
    indices.insert(cast<Value>(value));
}

void GpuKernel::addScalar(Value value) {
  if (matchPattern(value, m_Constant()))
    constants.insert(value);
  else
    scalars.insert(value);
}

void GpuKernel::addArray(Value memref, ArrayRef<OpFoldResult> sizes,
                         bool isWritten) {
  if (auto global = memref.getDefiningOp<memref::GetGlobalOp>()) {
    if (!llvm::is_contained(globals, global))
      globals.push_back(global);
    return;
  }
  for (Array &array : arrays) {
    if (array.memref == memref) {
      array.isWritten |= isWritten;
      return;
    }
  }
  auto metadata =
      memref::ExtractStridedMetadataOp::create(rewriter, loc, memref);
  auto type = cast<MemRefType>(memref.getType());
  Array array;
  array.memref = memref;
  array.base = metadata.getBaseBuffer();
  array.offset = metadata.getConstifiedMixedOffset();
  array.sizes.assign(sizes.begin(), sizes.end());
  for (auto [size, known] :
       llvm::zip_equal(array.sizes, metadata.getConstifiedMixedSizes()))
    if (!size)
      size = known;
  if (!type.getLayout().isIdentity())
    array.strides = metadata.getConstifiedMixedStrides();
  array.isWritten = isWritten;
  arrays.push_back(std::move(array));
}

void GpuKernel::addOperands(linalg::LinalgOp op, Value except,
                            ArrayRef<OpFoldResult> knownLoops) {
  SmallVector<OpFoldResult> &loops = loopSizes[op];
  loops.assign(knownLoops.begin(), knownLoops.end());
  if (loops.empty())
    for (Range range : op.createLoopRanges(rewriter, loc))
      loops.push_back(range.size);
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = operand.get();
    if (value == except)
      continue;
    if (!isa<MemRefType>(value.getType())) {
      addScalar(value);
      continue;
    }
    // Most sizes are those of loops, which need one parameter each.
    SmallVector<OpFoldResult> sizes;
    for (AffineExpr result : op.getMatchingIndexingMap(&operand).getResults()) {
      auto dim = dyn_cast<AffineDimExpr>(result);
      sizes.push_back(dim ? loops[dim.getPosition()] : OpFoldResult());
    }
    addArray(value, sizes, op.isDpsInit(&operand));
  }
  for (OpFoldResult size : loops)
    addIndex(size);
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  for (Value value : captured) {
    if (auto type = dyn_cast<MemRefType>(value.getType()))
      addArray(
          value, SmallVector<OpFoldResult>(type.getRank()),
          /*isWritten=*/!llvm::all_of(value.getUsers(), [&](Operation *user) {
            return isa<memref::LoadOp>(user) || !op->isProperAncestor(user);
          }));
    else
      addScalar(value);
  }
}

/// Bytes of shared memory. Vectors are lowered before the GPU dialect, by
/// patterns that know numbers of address spaces.
static MemRefType getSharedType(ArrayRef<int64_t> shape, Type type) {
  auto space =
      IntegerAttr::get(IntegerType::get(type.getContext(), 64),
                       static_cast<int64_t>(NVVM::NVVMMemorySpace::Shared));
  return MemRefType::get(shape, type, MemRefLayoutAttrInterface(), space);
}

void GpuKernel::addTensorMap(Value memref, ArrayRef<int64_t> box) {
  MemRefType type = getSharedType(box, getElementTypeOrSelf(memref.getType()));
  tensorMaps.push_back(
      {memref, nvgpu::TensorMapDescriptorType::get(
                   rewriter.getContext(), type,
                   nvgpu::TensorMapSwizzleKind::SWIZZLE_128B,
                   nvgpu::TensorMapL2PromoKind::L2PROMO_128B,
                   nvgpu::TensorMapOOBKind::OOB_ZERO,
                   nvgpu::TensorMapInterleaveKind::INTERLEAVE_NONE)});
}

//===----------------------------------------------------------------------===//
// The function
//===----------------------------------------------------------------------===//

/// The operation or argument that made the memory of `memref`.
static Value getMemory(Value memref) {
  while (auto view = memref.getDefiningOp<ViewLikeOpInterface>())
    memref = view.getViewSource();
  return memref;
}

/// The offset, the sizes and the strides of an array, in elements, as `getExpr`
/// has them.
AffineMap GpuKernel::getLayout(const Array &array) const {
  auto getExprs = [&](ArrayRef<OpFoldResult> values) {
    return llvm::map_to_vector(
        values, [&](OpFoldResult value) { return getExpr(value); });
  };
  SmallVector<AffineExpr> sizes = getExprs(array.sizes);
  SmallVector<AffineExpr> strides = getExprs(array.strides);
  if (strides.empty()) {
    AffineExpr stride = getAffineConstantExpr(1, rewriter.getContext());
    for (AffineExpr size : llvm::reverse(sizes)) {
      strides.insert(strides.begin(), stride);
      stride = stride * size;
    }
  }
  SmallVector<AffineExpr> results = {getExpr(array.offset)};
  llvm::append_range(results, sizes);
  llvm::append_range(results, strides);
  return AffineMap::get(0, indices.size(), results, rewriter.getContext());
}

/// What the parameters are in terms of the function that launches the kernel:
/// arrays are its arguments or its allocations, by number; indices are sizes of
/// these arrays; tensor maps are of them, too; all else is a scalar. Written
/// for the one who calls the kernel without that function.
ArrayAttr GpuKernel::describeParameters() const {
  SmallVector<Attribute> parameters;
  auto add = [&](StringRef kind, ArrayRef<int64_t> position, Type type) {
    parameters.push_back(rewriter.getDictionaryAttr(
        {rewriter.getNamedAttr(kind, rewriter.getDenseI64ArrayAttr(position)),
         rewriter.getNamedAttr("type", TypeAttr::get(type))}));
  };
  for (const Array &array : arrays) {
    Value memory = getMemory(array.memref);
    Type type = array.memref.getType();
    if (auto argument = dyn_cast<BlockArgument>(memory)) {
      add("argument", argument.getArgNumber(), type);
      continue;
    }
    int64_t number = 0;
    for (Operation &op : *memory.getParentBlock()) {
      if (&op == memory.getDefiningOp())
        break;
      number += isa<gpu::AllocOp>(op);
    }
    add("temporary", number, type);
  }
  auto describeIndex = [&](Value index) {
    auto find = [&](ArrayRef<OpFoldResult> values) -> std::optional<int64_t> {
      const auto *it = llvm::find(values, OpFoldResult(index));
      if (it == values.end())
        return std::nullopt;
      return it - values.begin();
    };
    for (auto [i, array] : llvm::enumerate(arrays)) {
      int64_t number = i;
      if (auto dim = find(array.sizes))
        return add("size", {number, *dim}, index.getType());
      if (auto dim = find(array.strides))
        return add("stride", {number, *dim}, index.getType());
      if (array.offset == OpFoldResult(index))
        return add("offset", number, index.getType());
    }
    add("value", {}, index.getType());
  };
  llvm::for_each(indices, describeIndex);
  for (Value scalar : scalars) {
    if (auto argument = dyn_cast<BlockArgument>(scalar))
      add("argument", argument.getArgNumber(), scalar.getType());
    else
      add("value", {}, scalar.getType());
  }
  for (const TensorMap &map : tensorMaps) {
    const Array *array = llvm::find_if(arrays, [&](const Array &candidate) {
      return candidate.memref == map.memref;
    });
    parameters.push_back(rewriter.getDictionaryAttr(
        {rewriter.getNamedAttr(
             "map", rewriter.getDenseI64ArrayAttr(array - arrays.begin())),
         rewriter.getNamedAttr("layout", AffineMapAttr::get(getLayout(*array))),
         rewriter.getNamedAttr("type", TypeAttr::get(map.type))}));
  }
  return rewriter.getArrayAttr(parameters);
}

/// Whether no two of the memrefs can share memory: arguments of the function
/// do not overlap, nor do allocations.
template <typename Arrays>
static bool areDistinct(const Arrays &arrays) {
  llvm::SmallPtrSet<void *, 8> memories;
  for (const auto &array : arrays) {
    Value memory = getMemory(array.memref);
    if (!isa<BlockArgument>(memory) && !memory.getDefiningOp<gpu::AllocOp>())
      return false;
    if (!memories.insert(memory.getAsOpaquePointer()).second)
      return false;
  }
  return true;
}

void GpuKernel::begin(gpu::GPUModuleOp module, StringRef name,
                      std::array<int32_t, 3> blockSize) {
  for (Array &array : arrays) {
    addIndex(array.offset);
    for (OpFoldResult size : array.sizes)
      addIndex(size);
    for (OpFoldResult stride : array.strides)
      addIndex(stride);
  }
  SmallVector<Type> types;
  for (const Array &array : arrays)
    types.push_back(array.base.getType());
  types.append(indices.size(), rewriter.getIndexType());
  for (Value scalar : scalars)
    types.push_back(scalar.getType());
  for (const TensorMap &map : tensorMaps)
    types.push_back(map.type);

  launchPoint = rewriter.saveInsertionPoint();
  rewriter.setInsertionPointToEnd(module.getBody());
  function = gpu::GPUFuncOp::create(rewriter, loc, name,
                                    rewriter.getFunctionType(types, {}));
  function->setAttr(gpu::GPUDialect::getKernelFuncAttrName(),
                    rewriter.getUnitAttr());
  function->setAttr("act.parameters", describeParameters());
  function.setKnownBlockSizeAttr(rewriter.getDenseI32ArrayAttr(blockSize));
  // Loads of what no thread writes can take another path through the caches.
  bool isDistinct = areDistinct(arrays);
  for (auto [i, array] : llvm::enumerate(arrays)) {
    if (isDistinct)
      function.setArgAttr(i, LLVM::LLVMDialect::getNoAliasAttrName(),
                          rewriter.getUnitAttr());
    if (!array.isWritten)
      function.setArgAttr(i, LLVM::LLVMDialect::getReadonlyAttrName(),
                          rewriter.getUnitAttr());
  }

  rewriter.setInsertionPointToStart(&function.getBody().front());
  auto arguments = function.getArguments();
  mapping.map(indices.getArrayRef(),
              arguments.slice(arrays.size(), indices.size()));
  mapping.map(scalars.getArrayRef(),
              arguments.slice(arrays.size() + indices.size(), scalars.size()));
  for (Value constant : constants)
    rewriter.clone(*constant.getDefiningOp(), mapping);
  for (auto [array, base] :
       llvm::zip(arrays, arguments.take_front(arrays.size())))
    mapping.map(array.memref, createView(array, base));
  for (memref::GetGlobalOp global : globals) {
    Operation *symbol =
        SymbolTable::lookupNearestSymbolFrom(global, global.getNameAttr());
    if (!module.lookupSymbol(global.getName()))
      OpBuilder::atBlockBegin(module.getBody()).clone(*symbol);
    mapping.map(global.getResult(), rewriter.clone(*global)->getResult(0));
  }
}

/// Threads that share memory have a part to do each.
void GpuKernel::requireWholeBlocks() {
  function->setAttr(
      NVVM::NVVMDialect::getReqntidAttrName(),
      rewriter.getDenseI32ArrayAttr(*function.getKnownBlockSize()));
}

Value GpuKernel::addShared(int64_t bytes, int64_t alignment) {
  unsigned index = function.getNumWorkgroupAttributions();
  Value shared = function.addWorkgroupAttribution(
      getSharedType(bytes, rewriter.getI8Type()), loc);
  function.setWorkgroupAttributionAttr(index,
                                       LLVM::LLVMDialect::getAlignAttrName(),
                                       rewriter.getI64IntegerAttr(alignment));
  requireWholeBlocks();
  return shared;
}

Value GpuKernel::addDynamicShared(int64_t bytes) {
  assert(dynamicSharedBytes == 0 && "all of it begins at one address");
  constexpr StringLiteral kName = "act_shared";
  constexpr int64_t kAlignment = 1024;
  // What is declared only, and has no size, is what the launch asks for.
  MemRefType type = getSharedType(0, rewriter.getI8Type());
  auto module = function->getParentOfType<gpu::GPUModuleOp>();
  if (!module.lookupSymbol(kName)) {
    auto builder = OpBuilder::atBlockBegin(module.getBody());
    memref::GlobalOp::create(builder, loc, kName,
                             /*sym_visibility=*/StringAttr(), type,
                             /*initial_value=*/Attribute(), /*constant=*/false,
                             builder.getI64IntegerAttr(kAlignment));
  }
  dynamicSharedBytes = bytes;
  requireWholeBlocks();
  return memref::GetGlobalOp::create(rewriter, loc, type, kName);
}

Value GpuKernel::getSize(OpFoldResult size) {
  if (std::optional<int64_t> constant = getConstantIntValue(size))
    return arith::ConstantIndexOp::create(rewriter, loc, *constant);
  return mapping.lookup(cast<Value>(size));
}

Value GpuKernel::createView(const Array &array, Value base) {
  auto toKernel = [&](OpFoldResult value) -> OpFoldResult {
    if (std::optional<int64_t> constant = getConstantIntValue(value))
      return rewriter.getIndexAttr(*constant);
    return mapping.lookup(cast<Value>(value));
  };
  auto sizes = llvm::map_to_vector(array.sizes, toKernel);
  auto strides = llvm::map_to_vector(array.strides, toKernel);
  if (strides.empty()) {
    AffineExpr product = getAffineSymbolExpr(0, rewriter.getContext()) *
                         getAffineSymbolExpr(1, rewriter.getContext());
    OpFoldResult stride = rewriter.getIndexAttr(1);
    strides.resize(sizes.size());
    for (size_t i = sizes.size(); i-- > 0;) {
      strides[i] = stride;
      if (i != 0)
        stride = affine::makeComposedFoldedAffineApply(rewriter, loc, product,
                                                       {stride, sizes[i]});
    }
  }
  return memref::ReinterpretCastOp::create(
      rewriter, loc, base, toKernel(array.offset), sizes, strides);
}

linalg::LinalgOp GpuKernel::clone(linalg::LinalgOp op) {
  return cast<linalg::LinalgOp>(rewriter.clone(*op, mapping));
}

//===----------------------------------------------------------------------===//
// The launch
//===----------------------------------------------------------------------===//

AffineExpr GpuKernel::getExpr(OpFoldResult size) const {
  MLIRContext *context = rewriter.getContext();
  if (std::optional<int64_t> constant = getConstantIntValue(size))
    return getAffineConstantExpr(*constant, context);
  auto position = llvm::find(indices, cast<Value>(size)) - indices.begin();
  return getAffineSymbolExpr(position, context);
}

/// Encodes a tensor map on the host.
Value GpuKernel::createTensorMap(const TensorMap &map) {
  auto type = cast<MemRefType>(map.memref.getType());
  Value array = memref::CastOp::create(
      rewriter, loc,
      UnrankedMemRefType::get(type.getElementType(), type.getMemorySpace()),
      map.memref);
  SmallVector<Value> box;
  for (int64_t size : map.type.getTensor().getShape())
    box.push_back(arith::ConstantIndexOp::create(rewriter, loc, size));
  return nvgpu::TmaCreateDescriptorOp::create(rewriter, loc, map.type, array,
                                              box);
}

void GpuKernel::launch(ArrayRef<AffineExpr> blocks) {
  // More blocks would only start later.
  constexpr int64_t kMaxBlocks = 16384;
  gpu::ReturnOp::create(rewriter, loc);
  auto map = AffineMap::get(0, indices.size(), blocks, rewriter.getContext());
  function->setAttr("act.grid", AffineMapAttr::get(map));

  rewriter.restoreInsertionPoint(launchPoint);
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(rewriter, loc, value);
  };
  SmallVector<OpFoldResult> symbols =
      getAsOpFoldResult(ValueRange(indices.getArrayRef()));
  SmallVector<Value> grid;
  for (unsigned axis = 0; axis < map.getNumResults(); ++axis) {
    // An empty grid cannot be launched.
    Value count = getValueOrCreateConstantIndexOp(
        rewriter, loc,
        affine::makeComposedFoldedAffineApply(rewriter, loc,
                                              map.getSubMap(axis), symbols));
    count = arith::MinUIOp::create(rewriter, loc, count, constant(kMaxBlocks));
    grid.push_back(arith::MaxUIOp::create(rewriter, loc, count, constant(1)));
  }
  while (grid.size() < 3)
    grid.push_back(constant(1));
  ArrayRef<int32_t> block = *function.getKnownBlockSize();
  SmallVector<Value> arguments;
  for (const Array &array : arrays)
    arguments.push_back(array.base);
  llvm::append_range(arguments, indices);
  llvm::append_range(arguments, scalars);
  for (const TensorMap &map : tensorMaps)
    arguments.push_back(createTensorMap(map));
  Value sharedBytes;
  if (dynamicSharedBytes != 0)
    sharedBytes = arith::ConstantIntOp::create(
        rewriter, loc, dynamicSharedBytes, /*width=*/32);
  gpu::LaunchFuncOp::create(
      rewriter, loc, function, gpu::KernelDim3{grid[0], grid[1], grid[2]},
      gpu::KernelDim3{constant(block[0]), constant(block[1]),
                      constant(block[2])},
      sharedBytes, arguments);
}
