//===- Act.h - C API of act -------------------------------------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compiles MLIR and calls the result, from C and from any language that can
// call C. The conventions are those of MLIR's C API: handles are structs around
// one pointer, names are actThingDoSomething, whoever creates a handle destroys
// it.
//
// Errors: a function that fails returns a null handle or a failure, and
// actGetLastError() says why. Nothing is printed, nothing is thrown. A null
// handle can be destroyed, which does nothing; no other function takes one.
//
// Threads: an ActModule or ActOptions is used by one thread at a time,
// different ones by different threads at once. An ActProgram and its
// ActFunctions do not change: any number of threads may look up and call
// functions at once. actGetLastError() is per thread.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_C_ACT_H
#define ACT_C_ACT_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

//===----------------------------------------------------------------------===//
// Version
//===----------------------------------------------------------------------===//

/// Counts changes of this header. A program that was built with another
/// value of it than actGetApiVersion() returns must not use the library.
#define ACT_C_API_VERSION 1

MLIR_CAPI_EXPORTED int actGetApiVersion(void);

/// The version of act, for example "0.1.0".
MLIR_CAPI_EXPORTED MlirStringRef actGetVersion(void);

/// What went wrong in the last function of this header that failed in this
/// thread: MLIR's diagnostic, with the source line. Valid until the next
/// one fails.
MLIR_CAPI_EXPORTED MlirStringRef actGetLastError(void);

//===----------------------------------------------------------------------===//
// For programs that use MLIR's C API too
//===----------------------------------------------------------------------===//

/// The act dialect alone.
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(Act, act);

/// Adds the act dialect, and the dialects and extensions of MLIR that its
/// pipelines use.
MLIR_CAPI_EXPORTED void actRegisterAllDialects(MlirDialectRegistry registry);

/// Makes the passes and pipelines of act and of MLIR known by name, once in
/// a process. Any thread may call it at any time.
MLIR_CAPI_EXPORTED void actRegisterAllPasses(void);

//===----------------------------------------------------------------------===//
// Handles
//===----------------------------------------------------------------------===//

#define DEFINE_C_API_STRUCT(name, storage)                                     \
  struct name {                                                                \
    storage *ptr;                                                              \
  };                                                                           \
  typedef struct name name

/// An MLIR module in a context of its own.
DEFINE_C_API_STRUCT(ActModule, void);
/// How a module is compiled.
DEFINE_C_API_STRUCT(ActOptions, void);
/// A compiled module in this process.
DEFINE_C_API_STRUCT(ActProgram, void);
/// A function of a program, which owns it.
DEFINE_C_API_STRUCT(ActFunction, const void);

#undef DEFINE_C_API_STRUCT

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// Parses MLIR as text or bytecode; `fileName` is for error messages.
/// Returns null if it is invalid.
MLIR_CAPI_EXPORTED ActModule actModuleCreateParse(MlirStringRef source,
                                                  MlirStringRef fileName);

/// Parses a file.
MLIR_CAPI_EXPORTED ActModule actModuleCreateParseFile(MlirStringRef path);

/// Copies a module that was built in another context.
MLIR_CAPI_EXPORTED ActModule actModuleCreateFromMlir(MlirModule module);

static inline bool actModuleIsNull(ActModule module) { return !module.ptr; }

MLIR_CAPI_EXPORTED void actModuleDestroy(ActModule module);

/// The module as MLIR's C API knows it; it stays the property of `module`.
MLIR_CAPI_EXPORTED MlirModule actModuleGetMlir(ActModule module);

/// Runs a pipeline, for example "act-prepare,act-raise". The state of the
/// module is unspecified if it fails.
MLIR_CAPI_EXPORTED MlirLogicalResult
actModuleRunPipeline(ActModule module, MlirStringRef pipeline);

/// Passes what the passes of the last pipeline, emission or compilation of
/// this module remarked, and their times, to the callback, as text.
MLIR_CAPI_EXPORTED void actModulePrintReport(ActModule module,
                                             MlirStringCallback callback,
                                             void *userData);

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

/// For the CPU of this machine, with the pipeline "act-to-llvm", all public
/// functions.
MLIR_CAPI_EXPORTED ActOptions actOptionsCreate(void);

MLIR_CAPI_EXPORTED void actOptionsDestroy(ActOptions options);

/// LLVM's name of a CPU; "native" is this one, "" the baseline.
MLIR_CAPI_EXPORTED void actOptionsSetCpu(ActOptions options, MlirStringRef cpu);

/// LLVM's names of CPU features: "+avx2,-fma".
MLIR_CAPI_EXPORTED void actOptionsSetFeatures(ActOptions options,
                                              MlirStringRef features);

/// The machine to emit code for: "aarch64-linux-gnu". Programs always are
/// for this one.
MLIR_CAPI_EXPORTED void actOptionsSetTarget(ActOptions options,
                                            MlirStringRef triple);

/// The pipeline that lowers to the LLVM dialect.
MLIR_CAPI_EXPORTED void actOptionsSetPipeline(ActOptions options,
                                              MlirStringRef pipeline);

/// Shares large operations among threads (OpenMP), as many as OMP_NUM_THREADS
/// says. Off by default.
MLIR_CAPI_EXPORTED void actOptionsSetParallel(ActOptions options,
                                              bool parallel);

/// Compiles this function and those it calls; can be called again for more.
/// "f=g" names f g.
MLIR_CAPI_EXPORTED void actOptionsAddEntry(ActOptions options,
                                           MlirStringRef entry);

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

typedef enum ActOutput {
  ActOutputMLIR,     ///< MLIR after the pipeline.
  ActOutputLLVMIR,   ///< Optimized LLVM IR, as text.
  ActOutputAssembly, ///< Assembly.
  ActOutputObject,   ///< An object file.
  ActOutputHeader    ///< A C header that declares the functions.
} ActOutput;

/// Compiles a copy of the module and passes the result to the callback, in
/// one or more pieces.
MLIR_CAPI_EXPORTED MlirLogicalResult actModuleEmit(ActModule module,
                                                   ActOptions options,
                                                   ActOutput output,
                                                   MlirStringCallback callback,
                                                   void *userData);

//===----------------------------------------------------------------------===//
// Programs
//===----------------------------------------------------------------------===//

/// Compiles a copy of the module into this process. The program does not
/// need the module.
MLIR_CAPI_EXPORTED ActProgram actProgramCreate(ActModule module,
                                               ActOptions options);

static inline bool actProgramIsNull(ActProgram program) { return !program.ptr; }

/// Unloads the code: no function of it may be running.
MLIR_CAPI_EXPORTED void actProgramDestroy(ActProgram program);

MLIR_CAPI_EXPORTED intptr_t actProgramGetNumFunctions(ActProgram program);
MLIR_CAPI_EXPORTED ActFunction actProgramGetFunction(ActProgram program,
                                                     intptr_t pos);

/// The function of this name, or null. The empty name stands for the only
/// function, or the one called main.
MLIR_CAPI_EXPORTED ActFunction actProgramLookup(ActProgram program,
                                                MlirStringRef name);

static inline bool actFunctionIsNull(ActFunction function) {
  return !function.ptr;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

typedef enum ActElementKind {
  ActElementBool,         ///< One byte, 0 or 1.
  ActElementInt,          ///< Of no sign or with one.
  ActElementUInt,         ///< Without a sign.
  ActElementFloat,        ///< IEEE: 16, 32 or 64 bits.
  ActElementBFloat,       ///< bfloat16.
  ActElementFloat8E4M3FN, ///< One byte, without infinities.
  ActElementFloat8E5M2    ///< One byte: the upper half of a half.
} ActElementKind;

typedef struct ActElementType {
  ActElementKind kind;
  int bits;
} ActElementType;

/// A size that a function leaves open.
#define ACT_DYNAMIC_SIZE INT64_MIN

/// An argument or a result of a function. What it points to belongs to the
/// program.
typedef struct ActValue {
  MlirStringRef name;
  MlirStringRef type; ///< In MLIR's spelling.
  ActElementType element;
  intptr_t rank;        ///< 0 for a scalar.
  const int64_t *sizes; ///< May be ACT_DYNAMIC_SIZE.
  bool isInOut;         ///< A memref: the function may write to it.
} ActValue;

MLIR_CAPI_EXPORTED MlirStringRef actFunctionGetName(ActFunction function);

/// The function as the C header declares it (ActOutputHeader).
MLIR_CAPI_EXPORTED void *actFunctionGetAddress(ActFunction function);

MLIR_CAPI_EXPORTED intptr_t actFunctionGetNumInputs(ActFunction function);
MLIR_CAPI_EXPORTED intptr_t actFunctionGetNumResults(ActFunction function);
MLIR_CAPI_EXPORTED ActValue actFunctionGetInput(ActFunction function,
                                                intptr_t pos);
MLIR_CAPI_EXPORTED ActValue actFunctionGetResult(ActFunction function,
                                                 intptr_t pos);

/// An array in the caller's memory: dense, row-major. A scalar has rank 0.
typedef struct ActArray {
  void *data;
  ActElementType element;
  intptr_t rank;
  const int64_t *sizes;
} ActArray;

/// Computes the sizes of all results for these inputs, of which only the
/// sizes are read: those of the first result, then those of the next.
MLIR_CAPI_EXPORTED MlirLogicalResult
actFunctionGetResultSizes(ActFunction function, intptr_t numInputs,
                          const ActArray *inputs, int64_t *sizes);

/// Calls the function. Fails, before anything is computed, if an array is not
/// what the function takes, if sizes differ that operations of the function
/// take for equal, if a result is not of the size that it has for these inputs,
/// or if a result overlaps another array, or a memref one that is none. A
/// `cf.assert` that fails in the function ends the process.
MLIR_CAPI_EXPORTED MlirLogicalResult actFunctionCall(ActFunction function,
                                                     intptr_t numInputs,
                                                     const ActArray *inputs,
                                                     intptr_t numResults,
                                                     const ActArray *results);

#ifdef __cplusplus
}
#endif

#endif // ACT_C_ACT_H
