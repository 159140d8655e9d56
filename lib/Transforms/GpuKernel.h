//===- GpuKernel.h - A kernel and its launch --------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_GPUKERNEL_H
#define ACT_LIB_TRANSFORMS_GPUKERNEL_H

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::act {

/// A kernel in the making: a gpu.func, and the values on the host that its
/// launch passes to it.
///
/// Use: add what the kernel reads from outside, `begin` it, emit its body, and
/// `launch` it.
class GpuKernel {
public:
  /// The launch will be where `rewriter` stands.
  GpuKernel(RewriterBase &rewriter, Location loc)
      : rewriter(rewriter), loc(loc) {}

  /// Adds all that `op`, on memrefs, reads and writes, but for the operand
  /// `except`. `loops` are the sizes of its loops, if they are known.
  void addOperands(linalg::LinalgOp op, Value except = {},
                   ArrayRef<OpFoldResult> loops = {});

  /// Adds a number: constants move to the kernel, others become parameters.
  void addScalar(Value value);

  /// Adds a tensor map of `memref`, an operand that was added: a parameter by
  /// which TMA copies boxes of it to shared memory, in the layout of 128-byte
  /// swizzles, and 0 for what is outside.
  void addTensorMap(Value memref, ArrayRef<int64_t> box);

  /// Creates the function, and moves the rewriter to its body.
  void begin(gpu::GPUModuleOp module, StringRef name,
             std::array<int32_t, 3> blockSize);

  /// Bytes in the memory that the threads of a block share, of which a kernel
  /// has at most 48 KiB. They begin at a multiple of `alignment`.
  Value addShared(int64_t bytes, int64_t alignment);

  /// Those in the part of this memory that a launch asks for, which may be
  /// larger on some chips. They begin at a multiple of 1024 bytes.
  Value addDynamicShared(int64_t bytes);

  /// The tensor maps in the kernel, in the order in which they were added.
  ValueRange getTensorMaps() {
    return ValueRange(function.getArguments()).take_back(tensorMaps.size());
  }

  /// What the kernel has in place of a size on the host.
  Value getSize(OpFoldResult size);

  /// Clones `op` into the kernel, on the kernel's values.
  linalg::LinalgOp clone(linalg::LinalgOp op);

  /// The sizes of the loops of an operation that was added, on the host.
  ArrayRef<OpFoldResult> getLoopSizes(linalg::LinalgOp op) const {
    return loopSizes.find(op)->second;
  }

  /// `size` as a symbol or constant of the map for `launch`.
  AffineExpr getExpr(OpFoldResult size) const;

  /// Ends the function, and launches it. `blocks` are the numbers of blocks
  /// along x and y, in terms of `getExpr`.
  void launch(ArrayRef<AffineExpr> blocks);

private:
  /// A memref outside and how it lies in memory.
  struct Array {
    Value memref, base;
    OpFoldResult offset;
    SmallVector<OpFoldResult> sizes;
    /// Empty if they follow from the sizes.
    SmallVector<OpFoldResult> strides;
    bool isWritten = false;
  };

  struct TensorMap {
    Value memref;
    nvgpu::TensorMapDescriptorType type;
  };

  void addArray(Value memref, ArrayRef<OpFoldResult> sizes, bool isWritten);
  void addIndex(OpFoldResult value);
  Value createView(const Array &array, Value base);
  void requireWholeBlocks();
  AffineMap getLayout(const Array &array) const;
  ArrayAttr describeParameters() const;
  Value createTensorMap(const TensorMap &map);

  RewriterBase &rewriter;
  Location loc;
  SmallVector<Array> arrays;
  SmallVector<memref::GetGlobalOp> globals;
  llvm::SetVector<Value> indices;
  llvm::SetVector<Value> scalars, constants;
  SmallVector<TensorMap> tensorMaps;
  llvm::DenseMap<Operation *, SmallVector<OpFoldResult>> loopSizes;
  gpu::GPUFuncOp function;
  int64_t dynamicSharedBytes = 0;
  IRMapping mapping;
  OpBuilder::InsertPoint launchPoint;
};

/// Says of a load or store of a vector that it begins at a multiple of its
/// size.
template <typename Access>
void alignToVector(Access access) {
  VectorType type = access.getVectorType();
  access.setAlignment(type.getNumElements() * type.getElementTypeBitWidth() /
                      8);
}

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_GPUKERNEL_H
