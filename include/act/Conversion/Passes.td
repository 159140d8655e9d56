//===- Passes.td - Conversions out of act ------------------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_CONVERSION_PASSES_TD
#define ACT_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ActExpand : Pass<"act-expand"> {
  let summary = "Replace activations by arithmetic with a bounded error";
  let description = [{
    Replaces each activation on a scalar or a vector (fixed or scalable), and
    each `math.exp`, `math.expm1`, `math.tanh`, `math.erf` and `math.erfc`, by
    `arith` operations and `math.fma`. It runs last, when the vector length is
    known.

    - The error is bounded: `docs/accuracy.md` has the measured bounds.
    - The result has the same bits on every target and for every vector
      length, because the expansion is one fixed sequence of IEEE operations
      without fastmath flags.
    - There are no branches, tables or calls, and no operation that can trap.
    - An activation and its derivative of the same value share one core, by
      the common subexpression elimination that the pass ends with.
    - f16 and bf16 are computed in f32, with as many terms as their results
      need, and rounded once. Of a vector of bf16 all even elements are one
      vector of f32, and all odd ones: no element moves to another lane.

    An activation on tensors is an error: `convert-elementwise-to-linalg` and
    vectorization come first. So is one without a kernel for its type and
    accuracy. An operation of the math dialect without a kernel stays as it is.

    Example:

    ```mlir
    %y = act.elu %x : vector<16xf32>
    ```

    becomes (constants and splats left out)

    ```mlir
    %z = arith.maximumf %x, %floor               // x >= -127 ln 2
    %i = math.fma %z, %log2e, %magic             // n = round(x / ln 2)
    %n = arith.subf %i, %magic
    %t = math.fma %n, %minus_ln2, %z             // x = n ln 2 + t
    %b = arith.bitcast %i
    %e = arith.shli %b, %23
    %s = arith.bitcast %e                        // 2^n
    ...                                          // p = exp(t) - 1
    %sm = arith.subf %s, %one
    %r = math.fma %s, %p, %sm                    // s p + (s - 1)
    %negative = arith.cmpf olt, %x, %zero
    %y = arith.select %negative, %r, %x
    ```
  }];
  let options = [
    Option<"nativeBf16", "native-bf16", "bool", /*default=*/"false",
           "Round to bf16 by arith.truncf, not by integer operations: for "
           "targets whose instruction keeps subnormals">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect"];
}

def ActExpandArith : Pass<"act-expand-arith"> {
  let summary = "Expand the arith operations that the LLVM dialect lacks";
  let description = [{
    Upstream's `arith-expand` without the expansion of `arith.maximumf`,
    `arith.minimumf` and their kin, which LLVM has: one instruction on most
    targets, and four after the expansion. What is left are divisions that
    round up or down, and conversions between bf16 and f32. The latter become
    integer operations, since the instruction of x86 flushes subnormals.

    Conversions from and to f8E4M3FN and f8E5M2, which upstream has none for,
    go through f32 and are exact, or rounded once to nearest with ties to even.
    So are those from f64 to f16 and bf16, for which x86 has no instruction.
    Beyond its largest number f8E5M2 has an infinity, f8E4M3FN only NaN. With
    `expand-f16`, conversions from and to f16 become integer operations as well:
    x86 without F16C has no instruction for them, and the functions that LLVM
    calls instead take one number at a time.

    `math.fma` of f16 and bf16 is one of f32, whose result is rounded: that gives
    the same bits with and without instructions for it.

    ```mlir
    func.func @narrow(%x: vector<16xf8E5M2>) -> vector<16xf8E5M2> {
      %0 = arith.extf %x : vector<16xf8E5M2> to vector<16xf32>
      %1 = act.elu %0 : vector<16xf32>
      %2 = arith.truncf %1 : vector<16xf32> to vector<16xf8E5M2>
      return %2 : vector<16xf8E5M2>
    }
    ```
  }];
  let options = [
    Option<"expandF16", "expand-f16", "bool", /*default=*/"false",
           "Convert f16 by integer operations too">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def ActFlattenConstants : Pass<"act-flatten-constants"> {
  let summary = "Give constants in memory one dimension";
  let description = [{
    An `llvm.mlir.global` that is an array of arrays becomes one array. LLVM has
    an object for each innermost array, of which the weights of a network make
    hundreds of thousands. What finds the place of an element has its own types,
    and stays.

    ```mlir
    llvm.mlir.global constant @w(dense<...> : tensor<64x16xf32>)    // before
        : !llvm.array<64 x array<16 x f32>>
    llvm.mlir.global constant @w(dense<...> : tensor<1024xf32>)     // after
        : !llvm.array<1024 x f32>
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def ActLegalizeBFloat16 : Pass<"act-legalize-bf16"> {
  let summary = "Move bf16 as integers";
  let description = [{
    In the LLVM dialect, values of bf16 that are loaded, stored, shuffled or
    chosen become i16; an operation that computes with them gets a `llvm.bitcast`
    of its operands. `act-expand-arith` leaves few of these.

    Without AVX512-BF16, LLVM for x86 takes vectors of bf16 apart that go through
    masked memory or from one block to another, with calls of a conversion
    function that few C libraries have.

    ```mlir
    %0 = llvm.load %p : !llvm.ptr -> vector<8xbf16>     // before
    llvm.br ^bb1(%0 : vector<8xbf16>)
    %0 = llvm.load %p : !llvm.ptr -> vector<8xi16>      // after
    llvm.br ^bb1(%0 : vector<8xi16>)
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def ActLoadAddends : Pass<"act-load-addends", "::mlir::ModuleOp"> {
  let summary = "Load the constants of polynomials that NEON would copy";
  let description = [{
    For AArch64 without SVE, in the LLVM dialect. NEON's multiply-add overwrites
    its addend, so that a constant one takes a copy each time. The addends of two
    steps of a polynomial come from one load instead (`ldp`, as inline assembly,
    since LLVM would hoist it): one instruction in place of two, and none that
    takes the arithmetic's time.

    ```mlir
    %p = llvm.intr.fma(%t, %c0, %c1) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
    %q = llvm.intr.fma(%p, %t, %c2) : (vector<4xf32>, vector<4xf32>, vector<4xf32>) -> vector<4xf32>
    ...
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def ActResolveExpansions : Pass<"act-resolve-expansions"> {
  let summary = "Resolve memref.expand_shape to several unknown sizes";
  let description = [{
    Where `memref.expand_shape` splits a dimension into several of unknown size,
    for example rows of tokens into batches and sequences, it becomes a
    `memref.reinterpret_cast` with the strides that follow from the sizes.
    Upstream's `expand-strided-metadata`, which this comes before, supports one
    unknown size of each dimension only, and crashes on more.

    ```mlir
    func.func @rows(%x: memref<?x8xf32>, %n: index, %m: index) -> memref<?x?x8xf32> {
      %e = memref.expand_shape %x [[0, 1], [2]] output_shape [%n, %m, 8]
          : memref<?x8xf32> into memref<?x?x8xf32>
      return %e : memref<?x?x8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActStreamTiles : Pass<"act-stream-tiles"> {
  let summary = "Load tiles of AMX past the first-level cache";
  let description = [{
    An `amx.tile_load` with the attribute `nontemporal`, from contiguous memory of
    rank 1, becomes a call of the intrinsic of `tileloaddt1`, for which upstream's
    dialect has no operation. The instruction hints that the data is not used
    soon again. Runs before `convert-vector-to-llvm`, and when nothing asks any
    more how long memory is in use: the address is a number.

    ```mlir
    func.func @copy(%from: memref<?xf32>, %place: index, %stride: index, %to: memref<16x16xf32>) {
      %c0 = arith.constant 0 : index
      %tile = amx.tile_load %from[%place], %stride {nontemporal} : memref<?xf32> into !amx.tile<16x16xf32>
      amx.tile_store %to[%c0, %c0], %tile : memref<16x16xf32>, !amx.tile<16x16xf32>
      return
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActToMath : Pass<"act-to-math"> {
  let summary = "Replace activations by stable formulas of arith and math";
  let description = [{
    The exit for compilers that lower the math dialect themselves. The
    formulas are the stable ones (`math.expm1`, never exp(x) - 1); how
    accurate the result is depends on that lowering. Note that upstream's
    `convert-math-to-llvm` turns `math.expm1` into exp(x) - 1:
    `act-check-numerics` finds such pipelines.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def ActCheckNumerics : Pass<"act-check-numerics"> {
  let summary = "Fail where upstream's math lowering would lose accuracy";
  let description = [{
    Emits an error and fails at each operation that a lowering of upstream
    MLIR handles badly:

    - `math.expm1`: `convert-math-to-llvm` computes exp(x) - 1, which has no
      correct digit for |x| < 2^-25.
    - a math function on scalable vectors: `convert-math-to-libm` computes
      lanes 0 to 3 only and leaves zero in the others.
    - a math function in a `gpu.module`: it would become a call of a library
      that is not there, or one instruction that approximates.

    Run it where no such operation may be left: before
    `convert-math-to-llvm` or `convert-math-to-libm`.
  }];
}

def ActKernelsToNVVM : Pass<"act-kernels-to-nvvm", "::mlir::gpu::GPUModuleOp"> {
  let summary = "Lower kernels to the NVVM dialect without libdevice";
  let description = [{
    Upstream's `convert-gpu-to-nvvm` with arrays as bare pointers, and with
    operations such as `math.fma`, `math.absf` and `math.sqrt` as the
    instructions that GPUs have for them. Upstream calls CUDA's libdevice for
    those, which would have to be linked in. Tensor maps are parameters by
    value.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::NVVM::NVVMDialect"];
}

def ActLaunchToLLVM : Pass<"act-launch-to-llvm", "::mlir::ModuleOp"> {
  let summary = "Launch kernels by calls of a runtime";
  let description = [{
    Replaces launches of kernels, allocations on the device and tensor maps by
    calls of four functions, and removes the kernels from the module: compile them
    before. Which program has these functions is up to the one who links the
    code; `act-run --target=cuda` does.

    ```c
    void *act_gpu_allocate(void *context, int64_t bytes);
    void act_gpu_free(void *context, void *address);
    void act_gpu_launch(void *context, const char *kernel, int64_t gridX,
                        int64_t gridY, int64_t gridZ, int64_t blockX,
                        int64_t blockY, int64_t blockZ, int32_t sharedBytes,
                        void **parameters);
    void act_gpu_encode(void *context, void *map, int32_t type, int64_t rank,
                        const void *array, const int64_t *box,
                        int32_t interleave, int32_t swizzle, int32_t promotion,
                        int32_t fill);
    extern char act_gpu_context; // its address is what they get as context
    ```

    `parameters` are addresses of the parameters of the kernel, as
    `cuLaunchKernel` takes them; that of a tensor map is the `map` that
    `act_gpu_encode` has written before, as `cuTensorMapEncodeTiled` does. `array`
    is the address of a memref descriptor, `box` has its dimensions, and the other
    numbers are those of `cuda.h`. Work on the device is in the order of the
    calls. None of the functions returns an error: the runtime keeps it, and
    does nothing more.

    Asynchronous launches and clusters are an error.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def ActNarrowToNVVM : Pass<"act-narrow-to-nvvm"> {
  let summary = "Convert f32 to f16 and bf16 two at a time";
  let description = [{
    Replaces `arith.truncf` of a vector of f32 to f16 or bf16 by operations of
    the NVVM dialect that convert two elements in one instruction. LLVM
    converts one by one, with an instruction of a quarter of the rate or less.
    The results are the same.
  }];
  let dependentDialects = ["::mlir::NVVM::NVVMDialect",
                           "::mlir::vector::VectorDialect"];
}

#endif // ACT_CONVERSION_PASSES_TD
