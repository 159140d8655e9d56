//===- Act.cpp - C API of act ---------------------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act-c/Act.h"

#include "act/IR/Act.h"
#include "act/InitAct.h"
#include "act/Target/Compiler.h"
#include "act/Target/HeaderWriter.h"
#include "act/Target/Session.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/CAPI/Support.h"
#include "mlir/CAPI/Utils.h"
#include "mlir/CAPI/Wrap.h"
#include "llvm/Support/MemoryBuffer.h"

#include <mutex>

using namespace mlir;
using namespace mlir::act;

static_assert(ACT_DYNAMIC_SIZE == ShapedType::kDynamic);

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static std::string &getLastError() {
  static thread_local std::string error;
  return error;
}

static MlirLogicalResult fail(const llvm::Twine &message) {
  getLastError() = message.str();
  return mlirLogicalResultFailure();
}

//===----------------------------------------------------------------------===//
// Handles
//===----------------------------------------------------------------------===//

namespace {
/// A module, and what it was parsed in.
struct Module {
  Module();

  /// Fails with what the session said.
  MlirLogicalResult fail() { return ::fail(StringRef(diagnostics).rtrim()); }
  /// Begins an operation that reports for itself.
  void begin() {
    diagnostics.clear();
    session.reset();
  }

  std::string diagnostics;
  llvm::raw_string_ostream stream{diagnostics};
  Session session;
  OwningOpRef<ModuleOp> module;
};

struct Options {
  CompileOptions compile;
  std::vector<std::string> entries;
};

struct Program {
  explicit Program(Jit jit) : jit(std::move(jit)) {}

  Jit jit;
  std::vector<JitFunction> functions;
};
} // namespace

DEFINE_C_API_PTR_METHODS(ActModule, Module)
DEFINE_C_API_PTR_METHODS(ActOptions, Options)
DEFINE_C_API_PTR_METHODS(ActProgram, Program)
DEFINE_C_API_PTR_METHODS(ActFunction, const JitFunction)

/// All dialects, with what is needed to lower and translate them.
static const DialectRegistry &getRegistry() {
  static const DialectRegistry *registry = [] {
    auto *registry = new DialectRegistry;
    registerDialects(*registry);
    Compiler::registerTranslations(*registry);
    return registry;
  }();
  return *registry;
}

Module::Module() : session(/*tool=*/"", getRegistry(), stream) {
  actRegisterAllPasses();
}

//===----------------------------------------------------------------------===//
// Version and registration
//===----------------------------------------------------------------------===//

int actGetApiVersion(void) { return ACT_C_API_VERSION; }

MlirStringRef actGetVersion(void) { return wrap(StringRef(ACT_VERSION)); }

MlirStringRef actGetLastError(void) { return wrap(StringRef(getLastError())); }

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(Act, act, mlir::act::ActDialect)

void actRegisterAllDialects(MlirDialectRegistry registry) {
  registerDialects(*unwrap(registry));
  Compiler::registerTranslations(*unwrap(registry));
}

void actRegisterAllPasses(void) {
  static std::once_flag once;
  std::call_once(once, registerPasses);
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// Hands out a module if `parse` makes one of it.
static ActModule
createModule(function_ref<OwningOpRef<ModuleOp>(Session &)> parse) {
  auto module = std::make_unique<Module>();
  // Every category has the prefix of its pass.
  if (succeeded(module->session.collectRemarks("act-.*")))
    module->module = parse(module->session);
  if (!module->module) {
    module->fail();
    return {nullptr};
  }
  return wrap(module.release());
}

ActModule actModuleCreateParse(MlirStringRef source, MlirStringRef fileName) {
  return createModule([&](Session &session) {
    return session.parse(
        llvm::MemoryBuffer::getMemBufferCopy(unwrap(source), unwrap(fileName)));
  });
}

ActModule actModuleCreateParseFile(MlirStringRef path) {
  return createModule(
      [&](Session &session) { return session.parse(unwrap(path)); });
}

ActModule actModuleCreateFromMlir(MlirModule module) {
  std::string bytecode;
  llvm::raw_string_ostream os(bytecode);
  if (failed(writeBytecodeToFile(unwrap(module), os))) {
    fail("cannot write the module as bytecode");
    return {nullptr};
  }
  return actModuleCreateParse(wrap(StringRef(bytecode)),
                              wrap(StringRef("module")));
}

void actModuleDestroy(ActModule module) { delete unwrap(module); }

MlirModule actModuleGetMlir(ActModule module) {
  return wrap(*unwrap(module)->module);
}

MlirLogicalResult actModuleRunPipeline(ActModule handle,
                                       MlirStringRef pipeline) {
  Module &module = *unwrap(handle);
  module.begin();
  llvm::Expected<TargetInfo> target = TargetInfo::get("native");
  if (!target)
    return fail(llvm::toString(target.takeError()));
  CompileOptions options;
  options.pipeline = unwrap(pipeline).str();
  if (failed(module.session.runPipeline(*module.module, options, *target)))
    return module.fail();
  return mlirLogicalResultSuccess();
}

void actModulePrintReport(ActModule module, MlirStringCallback callback,
                          void *userData) {
  mlir::detail::CallbackOstream os(callback, userData);
  Session &session = unwrap(module)->session;
  for (const std::string &remark : session.getRemarks())
    os << remark << "\n";
  session.getTimes().print(os);
}

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

ActOptions actOptionsCreate(void) {
  auto *options = new Options;
  options->compile.cpu = "native";
  return wrap(options);
}

void actOptionsDestroy(ActOptions options) { delete unwrap(options); }

void actOptionsSetCpu(ActOptions options, MlirStringRef cpu) {
  unwrap(options)->compile.cpu = unwrap(cpu).str();
}

void actOptionsSetFeatures(ActOptions options, MlirStringRef features) {
  unwrap(options)->compile.features = unwrap(features).str();
}

void actOptionsSetTarget(ActOptions options, MlirStringRef triple) {
  unwrap(options)->compile.triple = unwrap(triple).str();
}

void actOptionsSetPipeline(ActOptions options, MlirStringRef pipeline) {
  unwrap(options)->compile.pipeline = unwrap(pipeline).str();
}

void actOptionsSetParallel(ActOptions options, bool parallel) {
  unwrap(options)->compile.parallel = parallel;
}

void actOptionsAddEntry(ActOptions options, MlirStringRef entry) {
  unwrap(options)->entries.push_back(unwrap(entry).str());
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

namespace {
/// A copy of a module that has only the chosen functions.
struct Selection {
  OwningOpRef<ModuleOp> module;
  std::vector<Signature> signatures;
};
} // namespace

static FailureOr<Selection> select(Module &module, const Options &options) {
  Selection selection{module.module->clone(), {}};
  if (failed(selectEntries(*selection.module, options.entries)))
    return failure();
  FailureOr<std::vector<Signature>> signatures =
      module.session.getSignatures(*selection.module);
  if (failed(signatures))
    return failure();
  selection.signatures = std::move(*signatures);
  return selection;
}

static std::optional<OutputKind> getOutputKind(ActOutput output) {
  switch (output) {
  case ActOutputMLIR:
    return OutputKind::MLIR;
  case ActOutputLLVMIR:
    return OutputKind::LLVM;
  case ActOutputAssembly:
    return OutputKind::Assembly;
  case ActOutputObject:
    return OutputKind::Object;
  case ActOutputHeader:
    break;
  }
  return std::nullopt;
}

MlirLogicalResult actModuleEmit(ActModule handle, ActOptions optionsHandle,
                                ActOutput output, MlirStringCallback callback,
                                void *userData) {
  Module &module = *unwrap(handle);
  const Options &options = *unwrap(optionsHandle);
  module.begin();
  if (output < ActOutputMLIR || output > ActOutputHeader)
    return fail("there is no output of kind " + llvm::Twine(output));
  FailureOr<Selection> selection = select(module, options);
  if (failed(selection))
    return module.fail();
  SmallString<0> text;
  llvm::raw_svector_ostream os(text);
  std::optional<OutputKind> kind = getOutputKind(output);
  LogicalResult result =
      kind ? module.session.emit(*selection->module, selection->signatures,
                                 options.compile, *kind, os)
           : writeHeader(os, "act.h", selection->signatures);
  if (failed(result))
    return module.fail();
  callback(wrap(text.str()), userData);
  return mlirLogicalResultSuccess();
}

ActProgram actProgramCreate(ActModule handle, ActOptions optionsHandle) {
  Module &module = *unwrap(handle);
  const Options &options = *unwrap(optionsHandle);
  module.begin();
  auto create = [&]() -> FailureOr<Program *> {
    FailureOr<Selection> selection = select(module, options);
    if (failed(selection))
      return failure();
    CompileOptions compile = options.compile;
    compile.triple.clear();
    FailureOr<Jit> jit =
        module.session.load(*selection->module, selection->signatures, compile);
    if (failed(jit))
      return failure();
    auto program = std::make_unique<Program>(std::move(*jit));
    for (const Signature &signature : selection->signatures) {
      FailureOr<JitFunction> function =
          module.session.check(program->jit.lookup(signature));
      if (failed(function))
        return failure();
      program->functions.push_back(std::move(*function));
    }
    return program.release();
  };
  FailureOr<Program *> program = create();
  if (failed(program)) {
    module.fail();
    return {nullptr};
  }
  return wrap(*program);
}

void actProgramDestroy(ActProgram program) { delete unwrap(program); }

intptr_t actProgramGetNumFunctions(ActProgram program) {
  return unwrap(program)->functions.size();
}

ActFunction actProgramGetFunction(ActProgram program, intptr_t pos) {
  return wrap(&unwrap(program)->functions[pos]);
}

ActFunction actProgramLookup(ActProgram program, MlirStringRef name) {
  const std::vector<JitFunction> &functions = unwrap(program)->functions;
  StringRef wanted = unwrap(name);
  if (wanted.empty() && functions.size() == 1)
    return wrap(&functions.front());
  std::string names;
  for (const JitFunction &function : functions) {
    const std::string &here = function.getInterface().name;
    if (here == (wanted.empty() ? "main" : wanted))
      return wrap(&function);
    names += (names.empty() ? "'" : ", '") + here + "'";
  }
  if (functions.empty())
    fail("there is no function to call: the module has none that is a "
         "'func.func'");
  else if (wanted.empty())
    fail("there are several functions; choose one of " + names);
  else
    fail("there is no function '" + wanted + "'; there is " + names);
  return {nullptr};
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static ActElementType wrap(ElementType type) {
  int bits = type.kind == ElementType::Kind::Bool ? 1 : 8 * type.size;
  switch (type.kind) {
  case ElementType::Kind::Bool:
    return {ActElementBool, bits};
  case ElementType::Kind::SignlessInt:
  case ElementType::Kind::SignedInt:
    return {ActElementInt, bits};
  case ElementType::Kind::UnsignedInt:
    return {ActElementUInt, bits};
  case ElementType::Kind::Float:
    return {ActElementFloat, bits};
  case ElementType::Kind::BFloat:
    return {ActElementBFloat, bits};
  case ElementType::Kind::Float8E4M3FN:
    return {ActElementFloat8E4M3FN, bits};
  case ElementType::Kind::Float8E5M2:
    return {ActElementFloat8E5M2, bits};
  }
  llvm_unreachable("unknown element kind");
}

static ActValue wrap(const ValueSpec &spec) {
  return {wrap(StringRef(spec.name)), wrap(StringRef(spec.type)),
          wrap(spec.element),         static_cast<intptr_t>(spec.shape.size()),
          spec.shape.data(),          spec.isMemRef};
}

MlirStringRef actFunctionGetName(ActFunction function) {
  return wrap(StringRef(unwrap(function)->getInterface().name));
}

void *actFunctionGetAddress(ActFunction function) {
  return unwrap(function)->getAddress();
}

intptr_t actFunctionGetNumInputs(ActFunction function) {
  return unwrap(function)->getInterface().inputs.size();
}

intptr_t actFunctionGetNumResults(ActFunction function) {
  return unwrap(function)->getInterface().results.size();
}

ActValue actFunctionGetInput(ActFunction function, intptr_t pos) {
  return wrap(unwrap(function)->getInterface().inputs[pos]);
}

ActValue actFunctionGetResult(ActFunction function, intptr_t pos) {
  return wrap(unwrap(function)->getInterface().results[pos]);
}

/// Whether elements of type `given` can be passed for `spec`. A signless
/// integer has no preference.
static bool hasElement(ActElementType given, const ValueSpec &spec) {
  ActElementType wanted = wrap(spec.element);
  if (given.bits != wanted.bits)
    return false;
  return given.kind == wanted.kind ||
         (spec.element.kind == ElementType::Kind::SignlessInt &&
          given.kind == ActElementUInt);
}

static bool hasShape(ArrayRef<int64_t> shape, ArrayRef<int64_t> wanted) {
  return shape.size() == wanted.size() &&
         llvm::all_of(llvm::zip(shape, wanted), [](auto sizes) {
           auto [size, want] = sizes;
           return size >= 0 && (size == want || ShapedType::isDynamic(want));
         });
}

static ArrayRef<int64_t> getShape(const ActArray &array) {
  return ArrayRef(array.sizes, array.rank);
}

/// "4x8xf32"
static std::string describe(const ActArray &array) {
  static constexpr const char *names[] = {"i", "i", "ui", "f", "bf", "f", "f"};
  static constexpr const char *formats[] = {"", "",       "",    "",
                                            "", "E4M3FN", "E5M2"};
  auto [kind, bits] = array.element;
  if (kind < ActElementBool || kind > ActElementFloat8E5M2)
    return "an unknown type";
  return (array.rank == 0 ? "" : shapeToString(getShape(array)) + "x") +
         names[kind] + std::to_string(bits) + formats[kind];
}

static uint64_t getNumBytes(const ValueSpec &spec, const ArrayView &array) {
  return ShapedType::getNumElements(array.shape) * spec.element.size;
}

/// Checks arrays against what a function takes, or gives.
static LogicalResult getViews(const CallInterface &interface,
                              ArrayRef<ValueSpec> specs,
                              ArrayRef<ActArray> arrays, StringRef what,
                              bool needsData,
                              SmallVectorImpl<ArrayView> &views) {
  if (arrays.size() != specs.size()) {
    fail("'" + interface.name + "' has " + llvm::Twine(specs.size()) + " " +
         what + (specs.size() == 1 ? "" : "s") + ", not " +
         llvm::Twine(arrays.size()));
    return failure();
  }
  for (auto [spec, array] : llvm::zip_equal(specs, arrays)) {
    if (array.rank < 0 || (array.rank > 0 && !array.sizes)) {
      fail(what + " '" + spec.name + "' of '" + interface.name +
           "' is given without sizes");
      return failure();
    }
    if (!hasElement(array.element, spec) ||
        !hasShape(getShape(array), spec.shape)) {
      fail(what + " '" + spec.name + "' of '" + interface.name + "' is " +
           spec.type + "; given was " + describe(array));
      return failure();
    }
    views.emplace_back(array.data, getShape(array));
    if (needsData && !array.data && getNumBytes(spec, views.back()) > 0) {
      fail(what + " '" + spec.name + "' of '" + interface.name +
           "' is given without data");
      return failure();
    }
  }
  return success();
}

static LogicalResult getInputs(const CallInterface &interface,
                               ArrayRef<ActArray> arrays, bool needsData,
                               SmallVectorImpl<ArrayView> &views) {
  if (failed(getViews(interface, interface.inputs, arrays, "argument",
                      needsData, views)))
    return failure();
  if (llvm::Error error = checkEqualSizes(interface, views)) {
    fail(llvm::toString(std::move(error)));
    return failure();
  }
  return success();
}

/// Whether two arrays have memory in common.
static bool overlap(const ValueSpec &specA, const ArrayView &a,
                    const ValueSpec &specB, const ArrayView &b) {
  uint64_t sizeA = getNumBytes(specA, a), sizeB = getNumBytes(specB, b);
  uintptr_t beginA = reinterpret_cast<uintptr_t>(a.data);
  uintptr_t beginB = reinterpret_cast<uintptr_t>(b.data);
  return sizeA != 0 && sizeB != 0 && beginA < beginB + sizeB &&
         beginB < beginA + sizeA;
}

/// Checks that no result or memref lies in the memory of another array:
/// functions write to it while they still read the others. Memrefs among
/// themselves may, as in MLIR.
static LogicalResult checkOverlaps(const CallInterface &interface,
                                   ArrayRef<ArrayView> inputs,
                                   ArrayRef<ArrayView> results) {
  auto refuse = [&](StringRef what, const ValueSpec &spec, StringRef otherWhat,
                    const ValueSpec &other) {
    fail(what + " '" + spec.name + "' of '" + interface.name + "' overlaps " +
         otherWhat + " '" + other.name + "'");
    return failure();
  };
  for (auto [i, view] : llvm::enumerate(results)) {
    const ValueSpec &spec = interface.results[i];
    for (auto [other, input] : llvm::zip_equal(interface.inputs, inputs))
      if (overlap(spec, view, other, input))
        return refuse("result", spec, "argument", other);
    for (size_t j = 0; j < i; ++j)
      if (overlap(spec, view, interface.results[j], results[j]))
        return refuse("result", spec, "result", interface.results[j]);
  }
  for (auto [spec, view] : llvm::zip_equal(interface.inputs, inputs)) {
    if (!spec.isMemRef)
      continue;
    for (auto [other, input] : llvm::zip_equal(interface.inputs, inputs))
      if (!other.isMemRef && overlap(spec, view, other, input))
        return refuse("argument", spec, "argument", other);
  }
  return success();
}

MlirLogicalResult actFunctionGetResultSizes(ActFunction handle,
                                            intptr_t numInputs,
                                            const ActArray *inputs,
                                            int64_t *sizes) {
  const JitFunction &function = *unwrap(handle);
  const CallInterface &interface = function.getInterface();
  SmallVector<ArrayView> views;
  if (failed(getInputs(interface, ArrayRef(inputs, numInputs),
                       /*needsData=*/false, views)))
    return mlirLogicalResultFailure();
  llvm::copy(function.computeResultSizes(views), sizes);
  return mlirLogicalResultSuccess();
}

MlirLogicalResult actFunctionCall(ActFunction handle, intptr_t numInputs,
                                  const ActArray *inputs, intptr_t numResults,
                                  const ActArray *results) {
  const JitFunction &function = *unwrap(handle);
  const CallInterface &interface = function.getInterface();
  SmallVector<ArrayView> inputViews, resultViews;
  if (failed(getInputs(interface, ArrayRef(inputs, numInputs),
                       /*needsData=*/true, inputViews)) ||
      failed(getViews(interface, interface.results,
                      ArrayRef(results, numResults), "result",
                      /*needsData=*/true, resultViews)) ||
      failed(checkOverlaps(interface, inputViews, resultViews)))
    return mlirLogicalResultFailure();
  if (interface.hasResultShapes()) {
    SmallVector<int64_t> sizes = function.computeResultSizes(inputViews);
    ArrayRef<int64_t> rest = sizes;
    for (auto [spec, view] : llvm::zip_equal(interface.results, resultViews)) {
      ArrayRef<int64_t> shape = rest.take_front(view.shape.size());
      rest = rest.drop_front(shape.size());
      if (shape != view.shape)
        return fail("result '" + spec.name + "' of '" + interface.name +
                    "' has shape " + shapeToString(shape) +
                    " for these arguments, not " + shapeToString(view.shape));
    }
  }
  PackedArguments arguments(interface, inputViews, resultViews);
  function.call(arguments);
  return mlirLogicalResultSuccess();
}
