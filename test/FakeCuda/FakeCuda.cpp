//===- FakeCuda.cpp - A CUDA driver without a GPU -------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions of the driver that act calls, for tests: the memory of the
// device is memory of the process, and kernels run on the CPU, one thread after
// the other, as the C that scripts/ptx2c makes of their PTX.
//
// It is stricter than a driver. Memory begins as NaN and ends, but for less
// than 16 bytes, at a page that nobody may touch, and everything must be
// given back before the device is.
//
// Environment variables:
//   FAKE_CUDA_DEVICES=N        the number of devices (default: 1)
//   FAKE_CUDA_CAPABILITY=M.N   their compute capability (default: 9.0)
//   FAKE_CUDA_VERSION=N        the version of the driver (default: 13000)
//   FAKE_CUDA_FAIL=F=E[@N]     the N-th call of function F (default: the first)
//                              returns the error E
//   FAKE_CUDA_BLOCKS=N         the most blocks along an axis, however many a
//                              launch asks for: any number must do
//   FAKE_CUDA_REPLACE=A=B      write B for each match of the regular expression
//                              A in the PTX, to see whether tests notice
//   FAKE_CUDA_LOG=FILE         where to write what was called
//   FAKE_CUDA_CACHE=FOLDER     where to keep compiled kernels
//
//===----------------------------------------------------------------------===//

#include "tensor-map.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORT extern "C" __attribute__((visibility("default")))

using Result = int;

namespace {
enum : Result {
  kSuccess = 0,
  kInvalidValue = 1,
  kOutOfMemory = 2,
  kNotInitialized = 3,
  kNoDevice = 100,
  kInvalidDevice = 101,
  kInvalidImage = 200,
  kInvalidContext = 201,
  kInvalidPtx = 218,
  kUnsupportedPtxVersion = 222,
  kInvalidHandle = 400,
  kNotFound = 500,
  kIllegalAddress = 700,
  kLaunchFailed = 719,
};

struct ErrorText {
  Result result;
  const char *name, *meaning;
};
// As cuda.h and the driver spell them.
constexpr ErrorText kErrors[] = {
    {kSuccess, "CUDA_SUCCESS", "no error"},
    {kInvalidValue, "CUDA_ERROR_INVALID_VALUE", "invalid argument"},
    {kOutOfMemory, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory"},
    {kNotInitialized, "CUDA_ERROR_NOT_INITIALIZED", "initialization error"},
    {kNoDevice, "CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"},
    {kInvalidDevice, "CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"},
    {kInvalidImage, "CUDA_ERROR_INVALID_IMAGE",
     "device kernel image is invalid"},
    {kInvalidContext, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context"},
    {kInvalidPtx, "CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"},
    {kUnsupportedPtxVersion, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION",
     "the provided PTX was compiled with an unsupported toolchain."},
    {kInvalidHandle, "CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"},
    {kNotFound, "CUDA_ERROR_NOT_FOUND", "named symbol not found"},
    {kIllegalAddress, "CUDA_ERROR_ILLEGAL_ADDRESS",
     "an illegal memory access was encountered"},
    {kLaunchFailed, "CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"},
};

using Launch = int (*)(void **, const unsigned *, const unsigned *, unsigned);

/// The most shared memory of a block, unasked and asked for.
constexpr unsigned kSharedBytes = 48 * 1024, kMostSharedBytes = 227 * 1024;

struct Function {
  Launch launch = nullptr;
  unsigned sharedBytes = kSharedBytes;
};

/// Kernels that were loaded: a shared library.
struct Module {
  void *library = nullptr;
  std::map<std::string, Function> functions;
};

struct Event {
  bool isRecorded = false;
  std::chrono::steady_clock::time_point time;
};

/// Pages of which an allocation has the end.
struct Pages {
  void *start;
  size_t bytes;
};

struct State {
  bool isInitialized = false;
  int numContexts = 0;
  bool isCurrent = false;
  std::map<char *, Pages> memory;
  std::map<char *, size_t> sizes;
  std::set<Module *> modules;
  std::set<Event *> events;
  std::map<std::string, int> calls;
};
State state;
} // namespace

static const char *getVariable(const char *name, const char *otherwise) {
  const char *value = std::getenv(name);
  return value ? value : otherwise;
}

/// Logs a call; whether it shall fail, and with what.
static Result enter(const std::string &function, const std::string &what = "",
                    bool needsContext = true) {
  if (const char *path = std::getenv("FAKE_CUDA_LOG"))
    std::ofstream(path, std::ios::app)
        << function << (what.empty() ? "" : " ") << what << "\n";
  int number = ++state.calls[function];
  std::string failure = getVariable("FAKE_CUDA_FAIL", "");
  size_t equals = failure.find('=');
  if (equals != std::string::npos && failure.substr(0, equals) == function) {
    size_t at = failure.find('@');
    int which = at == std::string::npos ? 1 : std::stoi(failure.substr(at + 1));
    if (number == which)
      return std::stoi(failure.substr(equals + 1));
  }
  if (needsContext && !state.isInitialized)
    return kNotInitialized;
  if (needsContext && !state.isCurrent)
    return kInvalidContext;
  return kSuccess;
}

#define ENTER(...)                                                             \
  if (Result failure = enter(__VA_ARGS__))                                     \
    return failure;

//===----------------------------------------------------------------------===//
// The driver and its devices
//===----------------------------------------------------------------------===//

EXPORT Result cuGetErrorName(Result result, const char **name) {
  for (const ErrorText &error : kErrors)
    if (error.result == result)
      return *name = error.name, kSuccess;
  return *name = nullptr, kInvalidValue;
}

EXPORT Result cuGetErrorString(Result result, const char **meaning) {
  for (const ErrorText &error : kErrors)
    if (error.result == result)
      return *meaning = error.meaning, kSuccess;
  return *meaning = nullptr, kInvalidValue;
}

EXPORT Result cuDriverGetVersion(int *version) {
  ENTER("cuDriverGetVersion", "", false);
  *version = std::stoi(getVariable("FAKE_CUDA_VERSION", "13000"));
  return kSuccess;
}

EXPORT Result cuInit(unsigned flags) {
  ENTER("cuInit", "", false);
  state.isInitialized = true;
  return flags == 0 ? kSuccess : kInvalidValue;
}

static int getNumDevices() {
  return std::stoi(getVariable("FAKE_CUDA_DEVICES", "1"));
}

EXPORT Result cuDeviceGetCount(int *count) {
  ENTER("cuDeviceGetCount", "", false);
  *count = getNumDevices();
  return kSuccess;
}

EXPORT Result cuDeviceGet(int *device, int number) {
  ENTER("cuDeviceGet", std::to_string(number), false);
  if (number < 0 || number >= getNumDevices())
    return kInvalidDevice;
  *device = number;
  return kSuccess;
}

EXPORT Result cuDeviceGetName(char *name, int bytes, int device) {
  ENTER("cuDeviceGetName", "", false);
  std::snprintf(name, bytes, "Fake GPU %d", device);
  return kSuccess;
}

EXPORT Result cuDeviceGetAttribute(int *value, int attribute, int) {
  ENTER("cuDeviceGetAttribute", "", false);
  std::string capability = getVariable("FAKE_CUDA_CAPABILITY", "9.0");
  size_t dot = capability.find('.');
  if (attribute == 75)
    *value = std::stoi(capability.substr(0, dot));
  else if (attribute == 76)
    *value = std::stoi(capability.substr(dot + 1));
  else if (attribute == 16) // multiprocessors
    *value = 2;
  else
    return kInvalidValue;
  return kSuccess;
}

EXPORT Result cuDevicePrimaryCtxRetain(void **context, int device) {
  ENTER("cuDevicePrimaryCtxRetain", "", false);
  ++state.numContexts;
  *context = reinterpret_cast<void *>(intptr_t(device + 1));
  return kSuccess;
}

EXPORT Result cuDevicePrimaryCtxRelease_v2(int) {
  ENTER("cuDevicePrimaryCtxRelease", "", false);
  if (--state.numContexts > 0)
    return kSuccess;
  auto report = [](size_t count, const char *what) {
    if (count != 0)
      std::fprintf(stderr, "fake CUDA driver: error: leaked %zu %s\n", count,
                   what);
  };
  report(state.memory.size(), "allocations");
  report(state.modules.size(), "modules");
  report(state.events.size(), "events");
  return kSuccess;
}

EXPORT Result cuCtxSetCurrent(void *context) {
  ENTER("cuCtxSetCurrent", "", false);
  state.isCurrent = context != nullptr;
  return kSuccess;
}

EXPORT Result cuCtxSynchronize() {
  ENTER("cuCtxSynchronize");
  return kSuccess;
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

EXPORT Result cuMemAlloc_v2(uint64_t *address, size_t bytes) {
  ENTER("cuMemAlloc", std::to_string(bytes));
  if (bytes == 0)
    return kInvalidValue;
  size_t page = sysconf(_SC_PAGESIZE);
  size_t usable = (bytes + page - 1) / page * page;
  void *start = mmap(nullptr, usable + page, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED)
    return kOutOfMemory;
  if (mprotect(start, usable, PROT_READ | PROT_WRITE) != 0) {
    munmap(start, usable + page);
    return kOutOfMemory;
  }
  char *data = static_cast<char *>(start) + (usable - bytes) / 16 * 16;
  std::memset(data, 0xff, bytes);
  state.memory[data] = {start, usable + page};
  state.sizes[data] = bytes;
  *address = reinterpret_cast<uint64_t>(data);
  return kSuccess;
}

EXPORT Result cuMemFree_v2(uint64_t address) {
  ENTER("cuMemFree");
  auto *data = reinterpret_cast<char *>(address);
  auto it = state.memory.find(data);
  if (it == state.memory.end())
    return kInvalidValue;
  munmap(it->second.start, it->second.bytes);
  state.memory.erase(it);
  state.sizes.erase(data);
  return kSuccess;
}

/// Whether so many bytes from here are in one allocation.
static bool isAllocated(uint64_t address, size_t bytes) {
  auto *data = reinterpret_cast<char *>(address);
  auto it = state.sizes.upper_bound(data);
  if (it == state.sizes.begin())
    return false;
  --it;
  return data + bytes <= it->first + it->second;
}

EXPORT Result cuMemcpyHtoD_v2(uint64_t target, const void *source,
                              size_t bytes) {
  ENTER("cuMemcpyHtoD", std::to_string(bytes));
  if (!isAllocated(target, bytes))
    return kInvalidValue;
  std::memcpy(reinterpret_cast<void *>(target), source, bytes);
  return kSuccess;
}

EXPORT Result cuMemcpyDtoH_v2(void *target, uint64_t source, size_t bytes) {
  ENTER("cuMemcpyDtoH", std::to_string(bytes));
  if (!isAllocated(source, bytes))
    return kInvalidValue;
  std::memcpy(target, reinterpret_cast<void *>(source), bytes);
  return kSuccess;
}

EXPORT Result cuMemcpyDtoDAsync_v2(uint64_t target, uint64_t source,
                                   size_t bytes, void *) {
  ENTER("cuMemcpyDtoDAsync", std::to_string(bytes));
  if (!isAllocated(target, bytes) || !isAllocated(source, bytes))
    return kInvalidValue;
  std::memcpy(reinterpret_cast<void *>(target),
              reinterpret_cast<void *>(source), bytes);
  return kSuccess;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

static bool run(const std::string &command) {
  return std::system(command.c_str()) == 0;
}

static std::string readFile(const std::string &path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Applies FAKE_CUDA_REPLACE.
static std::string replace(const std::string &ptx) {
  std::string pair = getVariable("FAKE_CUDA_REPLACE", "=");
  size_t equals = pair.find('=');
  if (equals == 0)
    return ptx;
  return std::regex_replace(ptx, std::regex(pair.substr(0, equals)),
                            pair.substr(equals + 1));
}

/// Makes a library of PTX; on failure `log` says why.
static void *compile(const std::string &ptx, std::string &log) {
  char temporary[] = "/tmp/fake-cuda-XXXXXX";
  const char *cache = std::getenv("FAKE_CUDA_CACHE");
  if (!cache && !mkdtemp(temporary))
    return nullptr;
  std::string base = cache ? cache : temporary;
  base += "/" + std::to_string(std::hash<std::string>()(ptx));
  std::string library = base + ".so";
  if (access(library.c_str(), R_OK) != 0) {
    std::ofstream(base + ".ptx") << ptx;
    bool isCompiled =
        run("'" FAKE_CUDA_PYTHON "' '" FAKE_CUDA_SOURCE
            "/scripts/ptx2c' --launch " +
            base + ".ptx >" + base + ".c 2>" + base + ".log") &&
        // f16 and fma are instructions of all that run the tests.
        run("'" FAKE_CUDA_CC "' -O1 -w -march=native -ffp-contract=off -shared "
            "-fPIC -I'" FAKE_CUDA_SOURCE "/test/Integration/Inputs' " +
            base + ".c -o " + library + " -lm 2>" + base + ".log");
    if (!isCompiled)
      log = readFile(base + ".log");
  }
  void *handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!cache)
    run("rm -r " + std::string(temporary));
  return handle;
}

/// Writes to the buffer among the options that takes errors.
static void writeLog(const std::string &log, unsigned numOptions,
                     const int *options, void **values) {
  char *buffer = nullptr;
  for (unsigned i = 0; i < numOptions; ++i) {
    if (options[i] == 5)
      buffer = static_cast<char *>(values[i]);
    else if (options[i] == 6 && buffer)
      std::snprintf(buffer, reinterpret_cast<uintptr_t>(values[i]), "%s",
                    log.c_str());
  }
}

EXPORT Result cuModuleLoadDataEx(void **module, const void *image,
                                 unsigned numOptions, int *options,
                                 void **values) {
  std::string code = replace(static_cast<const char *>(image));
  size_t target = code.find(".target ");
  bool isPtx = target != std::string::npos;
  std::string chip =
      isPtx ? code.substr(target + 8, code.find('\n', target) - target - 8)
            : "machine code";
  if (Result failure = enter("cuModuleLoadDataEx", chip)) {
    if (failure == kInvalidPtx)
      writeLog("ptxas fatal: as the test wants\n", numOptions, options, values);
    return failure;
  }
  if (!isPtx)
    return kInvalidImage;
  std::string log;
  void *library = compile(code, log);
  if (!library) {
    writeLog(log, numOptions, options, values);
    return kInvalidPtx;
  }
  auto *loaded = new Module;
  loaded->library = library;
  state.modules.insert(loaded);
  *module = loaded;
  return kSuccess;
}

EXPORT Result cuModuleUnload(void *module) {
  ENTER("cuModuleUnload");
  auto *loaded = static_cast<Module *>(module);
  if (state.modules.erase(loaded) == 0)
    return kInvalidHandle;
  dlclose(loaded->library);
  delete loaded;
  return kSuccess;
}

EXPORT Result cuModuleGetFunction(void **function, void *module,
                                  const char *name) {
  ENTER("cuModuleGetFunction", name);
  auto *loaded = static_cast<Module *>(module);
  if (state.modules.count(loaded) == 0)
    return kInvalidHandle;
  void *symbol =
      dlsym(loaded->library, (std::string("launch_") + name).c_str());
  if (!symbol)
    return kNotFound;
  // A handle is the address of an entry of the map.
  auto &entry =
      *loaded->functions.insert({name, {reinterpret_cast<Launch>(symbol)}})
           .first;
  *function = &entry;
  return kSuccess;
}

EXPORT Result cuFuncGetAttribute(int *value, int attribute, void *) {
  ENTER("cuFuncGetAttribute");
  if (attribute != 3 && attribute != 4)
    return kInvalidValue;
  *value = attribute == 4 ? 32 : 0;
  return kSuccess;
}

EXPORT Result cuFuncSetAttribute(void *function, int attribute, int value) {
  auto &entry =
      *static_cast<std::pair<const std::string, Function> *>(function);
  ENTER("cuFuncSetAttribute", entry.first + " " + std::to_string(value));
  if (attribute != 8 || value < 0 || unsigned(value) > kMostSharedBytes)
    return kInvalidValue;
  entry.second.sharedBytes = value;
  return kSuccess;
}

EXPORT Result cuLaunchKernel(void *function, unsigned gridX, unsigned gridY,
                             unsigned gridZ, unsigned blockX, unsigned blockY,
                             unsigned blockZ, unsigned sharedBytes, void *,
                             void **parameters, void **extra) {
  auto &entry =
      *static_cast<std::pair<const std::string, Function> *>(function);
  unsigned grid[] = {gridX, gridY, gridZ}, block[] = {blockX, blockY, blockZ};
  auto print = [](const unsigned *size) {
    return std::to_string(size[0]) + "x" + std::to_string(size[1]) + "x" +
           std::to_string(size[2]);
  };
  ENTER("cuLaunchKernel", entry.first + " " + print(grid) + " " + print(block));
  for (unsigned size : {gridX, gridY, gridZ, blockX, blockY, blockZ})
    if (size == 0)
      return kInvalidValue;
  if (gridY > 65535 || gridZ > 65535 ||
      sharedBytes > entry.second.sharedBytes || extra)
    return kInvalidValue;
  unsigned most = std::stoul(getVariable("FAKE_CUDA_BLOCKS", "4294967295"));
  for (unsigned &size : grid)
    size = std::min(size, most);
  return entry.second.launch(parameters, grid, block, sharedBytes) == 0
             ? kSuccess
             : kInvalidValue;
}

//===----------------------------------------------------------------------===//
// Tensor maps
//===----------------------------------------------------------------------===//

/// Takes what act needs: 16-bit elements and 128-byte swizzles.
EXPORT Result cuTensorMapEncodeTiled(void *map, int type, unsigned rank,
                                     uint64_t address, const uint64_t *sizes,
                                     const uint64_t *distances,
                                     const unsigned *box, const unsigned *steps,
                                     int interleave, int swizzle, int promotion,
                                     int fill) {
  ENTER("cuTensorMapEncodeTiled", std::to_string(rank));
  // CU_TENSOR_MAP_DATA_TYPE_FLOAT16 and _BFLOAT16, CU_TENSOR_MAP_SWIZZLE_128B.
  if (reinterpret_cast<uintptr_t>(map) % 64 != 0 || (type != 6 && type != 9) ||
      rank < 2 || rank > kMostDims || address % 16 != 0 || interleave != 0 ||
      swizzle != 3 || promotion < 0 || promotion > 3 || fill != 0)
    return kInvalidValue;
  TensorMap result = {};
  result.kind = kTensorMap;
  result.rank = rank;
  result.address = address;
  uint64_t bytes = 2;
  for (unsigned dim = 0; dim < rank; ++dim) {
    uint64_t distance = dim == 0 ? 2 : distances[dim - 1];
    if (sizes[dim] < 1 || sizes[dim] >= uint64_t(1) << 32 || box[dim] < 1 ||
        box[dim] > 256 || steps[dim] != 1)
      return kInvalidValue;
    if (dim > 0 && (distance % 16 != 0 || distance >= uint64_t(1) << 40))
      return kInvalidValue;
    bytes += (sizes[dim] - 1) * distance;
    result.sizes[dim] = sizes[dim];
    result.box[dim] = box[dim];
    if (dim > 0)
      result.distances[dim - 1] = distance;
  }
  if (box[0] != 64 || !isAllocated(address, bytes))
    return kInvalidValue;
  static_assert(sizeof(result) <= 128);
  std::memcpy(map, &result, sizeof(result));
  return kSuccess;
}

//===----------------------------------------------------------------------===//
// Events
//===----------------------------------------------------------------------===//

EXPORT Result cuEventCreate(void **event, unsigned) {
  ENTER("cuEventCreate");
  auto *created = new Event;
  state.events.insert(created);
  *event = created;
  return kSuccess;
}

EXPORT Result cuEventDestroy_v2(void *event) {
  ENTER("cuEventDestroy");
  auto *created = static_cast<Event *>(event);
  if (state.events.erase(created) == 0)
    return kInvalidHandle;
  delete created;
  return kSuccess;
}

EXPORT Result cuEventRecord(void *event, void *) {
  ENTER("cuEventRecord");
  auto *recorded = static_cast<Event *>(event);
  recorded->isRecorded = true;
  recorded->time = std::chrono::steady_clock::now();
  return kSuccess;
}

EXPORT Result cuEventSynchronize(void *) {
  ENTER("cuEventSynchronize");
  return kSuccess;
}

EXPORT Result cuEventElapsedTime(float *milliseconds, void *start, void *end) {
  ENTER("cuEventElapsedTime");
  auto *first = static_cast<Event *>(start), *last = static_cast<Event *>(end);
  if (!first->isRecorded || !last->isRecorded)
    return kInvalidHandle;
  *milliseconds =
      std::chrono::duration<float, std::milli>(last->time - first->time)
          .count();
  return kSuccess;
}
