//===- NN.cpp - Activations as numpy's universal functions ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels are compiled ahead of time (see python/CMakeLists.txt), for each
// level of the CPU; this file has no need of LLVM. numpy does the rest of what
// an ufunc does: broadcasting, conversion, `out`, `where`, threads.
//
//===----------------------------------------------------------------------===//

#define NPY_NO_DEPRECATED_API NPY_1_22_API_VERSION
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <numpy/arrayobject.h>
#include <numpy/ufuncobject.h>

#include <algorithm>
#include <array>
#include <cfenv>
#include <cstdint>
#include <cstring>
#include <memory>

namespace {
/// The descriptor of a vector, as in a header that act-compile writes.
struct Vector {
  Vector(char *data, npy_intp size)
      : allocated(data), aligned(data), size(size) {}

  char *allocated, *aligned;
  int64_t offset = 0;
  int64_t size;
  int64_t stride = 1;
};

using UnaryKernel = void (*)(const Vector *, const Vector *);
using BinaryKernel = void (*)(const Vector *, const Vector *, const Vector *);

/// What the loop of one type needs to know.
struct Loop {
  void *kernel;
  npy_intp elementSize;
  int numInputs;
};

/// Element sizes of half, single and double, in the order of the loops.
constexpr std::array<npy_intp, 3> kElementSizes = {2, 4, 8};
} // namespace

static void callKernel(const Loop &loop, char *const *arrays, npy_intp count) {
  Vector x(arrays[0], count), y(arrays[1], count);
  if (loop.numInputs == 1)
    return reinterpret_cast<UnaryKernel>(loop.kernel)(&x, &y);
  Vector z(arrays[2], count);
  reinterpret_cast<BinaryKernel>(loop.kernel)(&x, &y, &z);
}

/// Copies `count` elements of `size` bytes between strided arrays.
static void copyStrided(char *to, npy_intp toStride, const char *from,
                        npy_intp fromStride, npy_intp size, npy_intp count) {
  if (toStride == size && fromStride == size) {
    std::memcpy(to, from, size * count);
    return;
  }
  auto copy = [&](auto bytes) {
    for (npy_intp i = 0; i < count; ++i)
      std::memcpy(to + i * toStride, from + i * fromStride, sizeof(bytes));
  };
  if (size == 2)
    copy(uint16_t());
  else if (size == 4)
    copy(uint32_t());
  else
    copy(uint64_t());
}

/// Runs a kernel on arrays with any strides.
static void runKernel(char **arrays, const npy_intp *dimensions,
                      const npy_intp *strides, const Loop &loop) {
  const int numArrays = loop.numInputs + 1;
  const npy_intp size = loop.elementSize;
  npy_intp count = dimensions[0];
  bool isDirect = true;
  for (int i = 0; i < numArrays; ++i)
    isDirect &= strides[i] == size;
  // A kernel may not write to its input; numpy takes care of all overlap but
  // that of equal arrays.
  for (int i = 0; i < loop.numInputs; ++i)
    isDirect &= arrays[i] != arrays[loop.numInputs];
  if (isDirect)
    return callKernel(loop, arrays, count);

  // Else by blocks that stay in the cache.
  constexpr npy_intp kBlock = 1024;
  alignas(64) char buffers[3][kBlock * sizeof(double)];
  char *const blocks[3] = {buffers[0], buffers[1], buffers[2]};
  for (npy_intp begin = 0; begin < count; begin += kBlock) {
    npy_intp length = std::min(kBlock, count - begin);
    for (int i = 0; i < loop.numInputs; ++i)
      copyStrided(blocks[i], size, arrays[i] + begin * strides[i], strides[i],
                  size, length);
    callKernel(loop, blocks, length);
    int out = loop.numInputs;
    copyStrided(arrays[out] + begin * strides[out], strides[out], blocks[out],
                size, size, length);
  }
}

/// The inner loop of all ufuncs.
static void runLoop(char **arrays, const npy_intp *dimensions,
                    const npy_intp *strides, void *data) {
  runKernel(arrays, dimensions, strides, *static_cast<const Loop *>(data));
  // Kernels compute both sides of a choice: numpy would warn of overflow in
  // numbers that nobody sees.
  std::feclearexcept(FE_ALL_EXCEPT);
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

namespace {
/// One activation: its functions for half, single and double.
struct Kernel {
  const char *name;
  int numInputs;
  void *addresses[3];
};

/// All activations for one CPU.
struct Level {
  const char *cpu;
  const Kernel *begin, *end;
};
} // namespace

// Written by act_mlir/_kernels.py; the best level is the first.
#include "Kernels.inc"

static bool isSupported([[maybe_unused]] const char *cpu) {
#if defined(__x86_64__)
  if (!std::strcmp(cpu, "x86-64-v4"))
    return __builtin_cpu_supports("x86-64-v4");
  if (!std::strcmp(cpu, "x86-64-v3"))
    return __builtin_cpu_supports("x86-64-v3");
#endif
  return true;
}

//===----------------------------------------------------------------------===//
// Python
//===----------------------------------------------------------------------===//

/// A ufunc of these three functions. It lives as long as the process, like all
/// that numpy makes of C functions.
static PyObject *createUFunc(const char *name, const char *doc, int numInputs,
                             void *const *addresses) {
  static PyUFuncGenericFunction functions[] = {runLoop, runLoop, runLoop};
  static char unaryTypes[] = {NPY_HALF,  NPY_HALF,   NPY_FLOAT,
                              NPY_FLOAT, NPY_DOUBLE, NPY_DOUBLE};
  static char binaryTypes[] = {NPY_HALF,   NPY_HALF,   NPY_HALF,
                               NPY_FLOAT,  NPY_FLOAT,  NPY_FLOAT,
                               NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE};
  constexpr int numTypes = kElementSizes.size();
  auto *loops = new Loop[numTypes];
  auto *data = new void *[numTypes];
  for (int i = 0; i < numTypes; ++i) {
    loops[i] = {addresses[i], kElementSizes[i], numInputs};
    data[i] = &loops[i];
  }
  return PyUFunc_FromFuncAndData(
      functions, data, numInputs == 1 ? unaryTypes : binaryTypes, numTypes,
      numInputs, /*nout=*/1, PyUFunc_None, strdup(name), strdup(doc), 0);
}

/// ufunc(name, doc) is the precompiled one; ufunc(name, doc, half, single,
/// double) is made of functions in this process, which must stay there.
static PyObject *ufunc(PyObject *, PyObject *arguments) {
  const char *name = nullptr, *doc = nullptr;
  Py_ssize_t half = 0, single = 0, wide = 0;
  if (!PyArg_ParseTuple(arguments, "ss|nnn", &name, &doc, &half, &single,
                        &wide))
    return nullptr;
  const auto *level =
      std::find_if(std::begin(levels), std::end(levels),
                   [](const Level &level) { return isSupported(level.cpu); });
  if (level == std::end(levels)) {
    PyErr_SetString(PyExc_ImportError,
                    "act_mlir.nn needs a CPU with AVX2 and FMA");
    return nullptr;
  }
  for (const Kernel *kernel = level->begin; kernel != level->end; ++kernel) {
    if (std::strcmp(kernel->name, name))
      continue;
    void *given[] = {reinterpret_cast<void *>(half),
                     reinterpret_cast<void *>(single),
                     reinterpret_cast<void *>(wide)};
    return createUFunc(name, doc, kernel->numInputs,
                       half ? given : kernel->addresses);
  }
  PyErr_Format(PyExc_ValueError, "there is no activation '%s'", name);
  return nullptr;
}

PyMODINIT_FUNC PyInit__nn() {
  static PyMethodDef methods[] = {
      {"ufunc", ufunc, METH_VARARGS,
       "ufunc(name, doc[, half, single, double]): a universal function"},
      {nullptr, nullptr, 0, nullptr}};
  static PyModuleDef definition = {PyModuleDef_HEAD_INIT,
                                   "_nn",
                                   "Activations as universal functions",
                                   -1,
                                   methods,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr};
  import_array();
  import_umath();
  return PyModule_Create(&definition);
}
