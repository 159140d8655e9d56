//===- Core.cpp - The C API of act in Python ------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Modules, programs and functions of act-c/Act.h as Python objects, and the way
// of arrays in and out. What a user sees is in act_mlir/__init__.py.
//
//===----------------------------------------------------------------------===//

#include "act-c/Act.h"

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <chrono>

namespace nb = nanobind;
using namespace nb::literals;

//===----------------------------------------------------------------------===//
// Strings and errors
//===----------------------------------------------------------------------===//

static MlirStringRef wrap(std::string_view text) {
  return mlirStringRefCreate(text.data(), text.size());
}

static std::string unwrap(MlirStringRef text) {
  return {text.data, text.length};
}

static void append(MlirStringRef text, void *userData) {
  static_cast<std::string *>(userData)->append(text.data, text.length);
}

namespace {
/// Becomes act_mlir.CompilationError.
struct CompilationError : std::runtime_error {
  CompilationError() : std::runtime_error(unwrap(actGetLastError())) {}
};
} // namespace

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

namespace {
/// How a module is compiled.
struct Options {
  Options(std::string_view cpu, std::string_view features,
          std::string_view target, std::string_view pipeline, bool parallel,
          const std::vector<std::string> &entries)
      : options(actOptionsCreate()) {
    actOptionsSetCpu(options, wrap(cpu));
    actOptionsSetFeatures(options, wrap(features));
    actOptionsSetTarget(options, wrap(target));
    actOptionsSetPipeline(options, wrap(pipeline));
    actOptionsSetParallel(options, parallel);
    for (const std::string &entry : entries)
      actOptionsAddEntry(options, wrap(entry));
  }
  Options(const Options &) = delete;
  Options &operator=(const Options &) = delete;
  ~Options() { actOptionsDestroy(options); }

  ActOptions options;
};

class Module {
public:
  Module(std::string_view source, std::string_view name)
      : module(actModuleCreateParse(wrap(source), wrap(name))) {
    if (actModuleIsNull(module))
      throw CompilationError();
  }
  /// Copies a module.
  explicit Module(ActModule other)
      : module(actModuleCreateFromMlir(actModuleGetMlir(other))) {
    if (actModuleIsNull(module))
      throw CompilationError();
  }
  Module(const Module &) = delete;
  Module &operator=(const Module &) = delete;
  ~Module() { actModuleDestroy(module); }

  ActModule get() const { return module; }

  void run(std::string_view pipeline) {
    if (mlirLogicalResultIsFailure(
            actModuleRunPipeline(module, wrap(pipeline))))
      throw CompilationError();
  }

  std::string str() const {
    std::string text;
    mlirOperationPrint(mlirModuleGetOperation(actModuleGetMlir(module)), append,
                       &text);
    return text;
  }

  nb::object emit(ActOutput output, const Options &options) const {
    std::string text;
    if (mlirLogicalResultIsFailure(
            actModuleEmit(module, options.options, output, append, &text)))
      throw CompilationError();
    if (output == ActOutputObject)
      return nb::bytes(text.data(), text.size());
    return nb::str(text.data(), text.size());
  }

  std::string report() const {
    std::string text;
    actModulePrintReport(module, append, &text);
    return text;
  }

private:
  ActModule module;
};

class Program {
public:
  Program(const Module &module, const Options &options)
      : program(actProgramCreate(module.get(), options.options)) {
    if (actProgramIsNull(program))
      throw CompilationError();
  }
  Program(const Program &) = delete;
  Program &operator=(const Program &) = delete;
  ~Program() { actProgramDestroy(program); }

  ActProgram get() const { return program; }

private:
  ActProgram program;
};
} // namespace

//===----------------------------------------------------------------------===//
// Arrays
//===----------------------------------------------------------------------===//

namespace {
/// A type that numpy has only if the package ml_dtypes is there, and that no
/// buffer can name: its bits go through integers.
struct ForeignType {
  ActElementKind kind;
  const char *name;
  const char *bits;
};
} // namespace

static constexpr ForeignType kForeignTypes[] = {
    {ActElementBFloat, "bfloat16", "uint16"},
    {ActElementFloat8E4M3FN, "float8_e4m3fn", "uint8"},
    {ActElementFloat8E5M2, "float8_e5m2", "uint8"}};

/// Null if the type is not a foreign one.
static const ForeignType *getForeignType(ActElementType type) {
  for (const ForeignType &foreign : kForeignTypes)
    if (foreign.kind == type.kind)
      return &foreign;
  return nullptr;
}

/// The foreign type of the elements of `value`, or null.
static const ForeignType *getForeignType(nb::handle value) {
  nb::object dtype = nb::getattr(value, "dtype", nb::none());
  nb::object name = nb::getattr(dtype, "name", nb::none());
  if (!nb::isinstance<nb::str>(name))
    return nullptr;
  for (const ForeignType &foreign : kForeignTypes)
    if (nb::cast<std::string>(name) == foreign.name)
      return &foreign;
  return nullptr;
}

/// numpy's name of an element type.
static std::string getDtypeName(ActElementType type) {
  if (const ForeignType *foreign = getForeignType(type))
    return foreign->name;
  std::string bits = std::to_string(type.bits);
  switch (type.kind) {
  case ActElementBool:
    return "bool";
  case ActElementInt:
    return "int" + bits;
  case ActElementUInt:
    return "uint" + bits;
  case ActElementFloat:
    return "float" + bits;
  default:
    return "";
  }
}

static bool getElementType(nb::dlpack::dtype type, ActElementType &result) {
  if (type.lanes != 1)
    return false;
  result.bits = type.bits;
  switch (static_cast<nb::dlpack::dtype_code>(type.code)) {
  case nb::dlpack::dtype_code::Bool:
    result = {ActElementBool, 1};
    return true;
  case nb::dlpack::dtype_code::Int:
    result.kind = ActElementInt;
    return true;
  case nb::dlpack::dtype_code::UInt:
    result.kind = ActElementUInt;
    return true;
  case nb::dlpack::dtype_code::Float:
    result.kind = ActElementFloat;
    return true;
  case nb::dlpack::dtype_code::Bfloat:
    result.kind = ActElementBFloat;
    return true;
  default:
    return false;
  }
}

namespace {
using ReadArray = nb::ndarray<nb::ro, nb::device::cpu>;
using WriteArray = nb::ndarray<nb::device::cpu>;

/// An array for a call, and what keeps its memory alive.
struct Argument {
  ActArray array;
  ReadArray reader;
  WriteArray writer;
  nb::object owner;
};
} // namespace

template <typename Array>
static bool isContiguous(const Array &array) {
  int64_t stride = 1;
  for (size_t dim = array.ndim(); dim-- > 0;) {
    if (array.shape(dim) != 1 && array.stride(dim) != stride)
      return array.size() == 0;
    stride *= array.shape(dim);
  }
  return true;
}

/// Fails if the elements of `value`, an array, are what no function takes.
static void checkDtype(nb::handle value, const ActValue &spec) {
  nb::object dtype = nb::getattr(value, "dtype", nb::none());
  std::string problem;
  if (!nb::cast<bool>(
          nb::bool_(nb::getattr(dtype, "isnative", nb::bool_(true)))))
    problem = "its bytes are in the order of another machine";
  else if (nb::object kind = nb::getattr(dtype, "kind", nb::none());
           nb::isinstance<nb::str>(kind) &&
           std::string_view("cmMOSTU").find(nb::cast<std::string>(kind)) !=
               std::string_view::npos)
    problem = "act has no type for that";
  if (!problem.empty())
    throw nb::type_error(("'" + unwrap(spec.name) + "' is an array of " +
                          nb::cast<std::string>(nb::str(dtype)) + ": " +
                          problem)
                             .c_str());
}

template <typename Array>
static void describe(const Array &array, const ForeignType *foreign,
                     const ActValue &spec, Argument &argument) {
  if (!getElementType(array.dtype(), argument.array.element)) {
    checkDtype(argument.owner, spec);
    throw nb::type_error("an array has elements that act has no type for");
  }
  if (foreign)
    argument.array.element.kind = foreign->kind;
  argument.array.data =
      const_cast<void *>(static_cast<const void *>(array.data()));
  argument.array.rank = array.ndim();
  argument.array.sizes = array.shape_ptr();
}

namespace {
/// What is needed of numpy.
struct Numpy {
  Numpy()
      : module(nb::module_::import_("numpy")), empty(module.attr("empty")),
        asarray(module.attr("asarray")),
        ascontiguousarray(module.attr("ascontiguousarray")) {}

  nb::module_ module;
  nb::object empty, asarray, ascontiguousarray;
};

/// A function of a program.
class Function {
public:
  Function(const Program &program, std::string_view name)
      : function(actProgramLookup(program.get(), wrap(name))) {
    if (actFunctionIsNull(function))
      throw CompilationError();
    for (intptr_t i = 0; i < actFunctionGetNumInputs(function); ++i)
      inputs.push_back(actFunctionGetInput(function, i));
    for (intptr_t i = 0; i < actFunctionGetNumResults(function); ++i) {
      results.push_back(actFunctionGetResult(function, i));
      dtypes.push_back(getDtype(results.back().element));
    }
  }

  std::string getName() const { return unwrap(actFunctionGetName(function)); }
  uintptr_t getAddress() const {
    return reinterpret_cast<uintptr_t>(actFunctionGetAddress(function));
  }

  nb::object call(const nb::args &arguments, const nb::object &out);
  std::vector<double> bench(const nb::tuple &arguments, double seconds);

  std::vector<ActValue> inputs, results;

private:
  /// The arrays of one call.
  struct Call {
    std::vector<Argument> inputs, results;
    std::vector<ActArray> inputArrays, resultArrays;
    std::vector<nb::object> values;
  };

  nb::object getDtype(ActElementType type) const {
    const ForeignType *foreign = getForeignType(type);
    if (!foreign)
      return numpy.module.attr("dtype")(getDtypeName(type));
    try {
      return nb::module_::import_("ml_dtypes").attr(foreign->name);
    } catch (nb::python_error &) {
      // Its bits, then.
      return numpy.module.attr("dtype")(foreign->bits);
    }
  }

  nb::object convert(nb::handle value, const ActValue &spec);
  void read(nb::handle value, const ActValue &spec, Argument &argument);
  void write(nb::handle value, const ActValue &spec, Argument &argument);
  void prepare(const nb::tuple &arguments, const nb::object &out, Call &call);
  void run(const Call &call);

  ActFunction function;
  Numpy numpy;
  std::vector<nb::object> dtypes;
};
} // namespace

/// A memref argument is written to, so it is passed as it is.
void Function::write(nb::handle value, const ActValue &spec,
                     Argument &argument) {
  argument.owner = nb::borrow(value);
  const ForeignType *foreign = nullptr;
  if (!nb::try_cast(value, argument.writer, /*convert=*/false)) {
    checkDtype(value, spec);
    foreign = getForeignType(value);
    if (foreign)
      argument.owner = value.attr("view")(foreign->bits);
    if (!foreign ||
        !nb::try_cast(argument.owner, argument.writer, /*convert=*/false))
      throw nb::type_error(("'" + unwrap(spec.name) +
                            "' is written to: it must be a writable array in "
                            "CPU memory")
                               .c_str());
  }
  if (!isContiguous(argument.writer))
    throw nb::value_error(
        ("'" + unwrap(spec.name) + "' is written to: it must be contiguous")
            .c_str());
  describe(argument.writer, foreign, spec, argument);
}

/// Numbers and lists take the type that is wanted. numpy would also cut off
/// integers, and make them of fractions and text.
nb::object Function::convert(nb::handle value, const ActValue &spec) {
  nb::object given = numpy.asarray(value);
  checkDtype(given, spec);
  nb::object dtype = numpy.module.attr("dtype")(getDtype(spec.element));
  if (const ForeignType *foreign = getForeignType(spec.element);
      foreign && nb::cast<std::string>(dtype.attr("name")) != foreign->name)
    throw nb::type_error(("'" + unwrap(spec.name) + "' is of " + foreign->name +
                          ": numpy needs the package ml_dtypes for numbers of "
                          "that")
                             .c_str());
  nb::object converted = numpy.asarray(given, dtype);
  bool isInteger =
      spec.element.kind == ActElementInt || spec.element.kind == ActElementUInt;
  if (isInteger &&
      !nb::cast<bool>(numpy.module.attr("array_equal")(given, converted)))
    throw nb::value_error(("'" + unwrap(spec.name) + "' has numbers that " +
                           getDtypeName(spec.element) + " does not")
                              .c_str());
  return converted;
}

void Function::read(nb::handle value, const ActValue &spec,
                    Argument &argument) {
  if (spec.isInOut)
    return write(value, spec, argument);
  argument.owner = nb::borrow(value);
  const ForeignType *foreign = nullptr;
  if (!nb::try_cast(value, argument.reader, /*convert=*/false)) {
    checkDtype(value, spec);
    foreign = getForeignType(value);
    bool hasType =
        nb::hasattr(value, "dtype") || nb::hasattr(value, "__dlpack__");
    argument.owner = hasType ? numpy.asarray(value) : convert(value, spec);
    if (!hasType)
      foreign = getForeignType(spec.element);
    if (foreign)
      argument.owner = argument.owner.attr("view")(foreign->bits);
    if (!nb::try_cast(argument.owner, argument.reader, /*convert=*/false))
      throw nb::type_error(
          ("'" + unwrap(spec.name) + "' is no array in CPU memory").c_str());
  }
  if (!isContiguous(argument.reader)) {
    argument.owner = numpy.ascontiguousarray(numpy.asarray(argument.owner));
    argument.reader = nb::cast<ReadArray>(argument.owner);
  }
  describe(argument.reader, foreign, spec, argument);
}

/// "2 arguments"
static std::string count(size_t number, const char *what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

void Function::prepare(const nb::tuple &arguments, const nb::object &out,
                       Call &call) {
  if (arguments.size() != inputs.size())
    throw nb::type_error((getName() + "() takes " +
                          count(inputs.size(), "argument") + ", not " +
                          std::to_string(arguments.size()))
                             .c_str());
  call.inputs.resize(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    read(arguments[i], inputs[i], call.inputs[i]);
    call.inputArrays.push_back(call.inputs[i].array);
  }
  size_t numSizes = 0;
  for (const ActValue &value : results)
    numSizes += value.rank;
  std::vector<int64_t> sizes(numSizes);
  if (mlirLogicalResultIsFailure(
          actFunctionGetResultSizes(function, call.inputArrays.size(),
                                    call.inputArrays.data(), sizes.data())))
    throw nb::value_error(unwrap(actGetLastError()).c_str());

  nb::tuple outputs;
  if (!out.is_none()) {
    outputs = nb::isinstance<nb::tuple>(out) ? nb::cast<nb::tuple>(out)
                                             : nb::make_tuple(out);
    if (outputs.size() != results.size())
      throw nb::type_error(
          (getName() + "() has " + std::to_string(results.size()) +
           " results, but out has " + std::to_string(outputs.size()))
              .c_str());
  }
  call.results.resize(results.size());
  const int64_t *shape = sizes.data();
  for (size_t i = 0; i < results.size(); ++i) {
    nb::object value;
    if (out.is_none()) {
      nb::tuple shapeTuple = nb::steal<nb::tuple>(PyTuple_New(results[i].rank));
      for (intptr_t dim = 0; dim < results[i].rank; ++dim)
        PyTuple_SET_ITEM(shapeTuple.ptr(), dim,
                         PyLong_FromLongLong(shape[dim]));
      value = numpy.empty(shapeTuple, dtypes[i]);
    } else {
      value = outputs[i];
    }
    shape += results[i].rank;
    write(value, results[i], call.results[i]);
    // An array of integers holds its bits.
    ActElementKind &kind = call.results[i].array.element.kind;
    if (getForeignType(results[i].element) && kind == ActElementUInt)
      kind = results[i].element.kind;
    call.resultArrays.push_back(call.results[i].array);
    call.values.push_back(std::move(value));
  }
}

void Function::run(const Call &call) {
  MlirLogicalResult result;
  {
    nb::gil_scoped_release release;
    result = actFunctionCall(function, call.inputArrays.size(),
                             call.inputArrays.data(), call.resultArrays.size(),
                             call.resultArrays.data());
  }
  if (mlirLogicalResultIsFailure(result))
    throw nb::value_error(unwrap(actGetLastError()).c_str());
}

nb::object Function::call(const nb::args &arguments, const nb::object &out) {
  Call call;
  prepare(arguments, out, call);
  run(call);
  // A new array of rank 0 becomes a number.
  if (out.is_none())
    for (size_t i = 0; i < results.size(); ++i)
      if (results[i].rank == 0)
        call.values[i] = call.values[i][nb::tuple()];
  if (call.values.empty())
    return nb::none();
  if (call.values.size() == 1)
    return call.values.front();
  nb::list list;
  for (nb::object &value : call.values)
    list.append(value);
  return nb::tuple(list);
}

/// Seconds of each of many calls, in batches that a clock can tell apart.
std::vector<double> Function::bench(const nb::tuple &arguments,
                                    double seconds) {
  using Clock = std::chrono::steady_clock;
  constexpr double kShortest = 5e-6;
  Call call;
  prepare(arguments, nb::none(), call);
  auto measure = [&](int64_t count) {
    auto start = Clock::now();
    for (int64_t i = 0; i < count; ++i)
      run(call);
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  measure(1);
  int64_t batch = 1;
  for (double spent = 0; spent < seconds / 10;) {
    double time = measure(batch);
    spent += time;
    if (time < kShortest)
      batch *= 2;
  }
  std::vector<double> samples;
  for (double spent = 0; spent < seconds || samples.size() < 3;) {
    double time = measure(batch);
    spent += time;
    samples.push_back(time / batch);
  }
  return samples;
}

//===----------------------------------------------------------------------===//
// Python
//===----------------------------------------------------------------------===//

NB_MODULE(_core, m) {
  if (actGetApiVersion() != ACT_C_API_VERSION)
    throw nb::import_error("libActC.so is of another version than act_mlir");
  m.attr("version") = unwrap(actGetVersion());
  nb::exception<CompilationError>(m, "CompilationError");

  nb::enum_<ActOutput>(m, "Output")
      .value("MLIR", ActOutputMLIR)
      .value("LLVM", ActOutputLLVMIR)
      .value("ASSEMBLY", ActOutputAssembly)
      .value("OBJECT", ActOutputObject)
      .value("HEADER", ActOutputHeader);

  nb::class_<Options>(m, "Options")
      .def(nb::init<std::string_view, std::string_view, std::string_view,
                    std::string_view, bool, const std::vector<std::string> &>(),
           "cpu"_a = "native", "features"_a = "", "target"_a = "",
           "pipeline"_a = "act-to-llvm", "parallel"_a = false,
           "entries"_a = std::vector<std::string>());

  nb::class_<Module>(m, "Module")
      .def(nb::init<std::string_view, std::string_view>(), "source"_a,
           "name"_a = "module")
      .def(
          "__init__",
          [](Module *module, const nb::bytes &source, std::string_view name) {
            new (module) Module({source.c_str(), source.size()}, name);
          },
          "source"_a, "name"_a = "module")
      .def("copy",
           [](const Module &module) { return new Module(module.get()); })
      .def("run", &Module::run, "pipeline"_a)
      .def("emit", &Module::emit, "output"_a, "options"_a)
      .def_prop_ro("report", &Module::report)
      .def("__str__", &Module::str);

  nb::class_<Program>(m, "Program")
      .def(nb::init<const Module &, const Options &>(), "module"_a,
           "options"_a);

  nb::class_<ActValue>(m, "Value")
      .def_prop_ro("name", [](const ActValue &v) { return unwrap(v.name); })
      .def_prop_ro("type", [](const ActValue &v) { return unwrap(v.type); })
      .def_prop_ro("dtype",
                   [](const ActValue &v) { return getDtypeName(v.element); })
      .def_prop_ro("shape",
                   [](const ActValue &v) {
                     nb::list shape;
                     for (intptr_t i = 0; i < v.rank; ++i) {
                       if (v.sizes[i] == ACT_DYNAMIC_SIZE)
                         shape.append(nb::none());
                       else
                         shape.append(v.sizes[i]);
                     }
                     return nb::tuple(shape);
                   })
      .def("__repr__", [](const ActValue &v) {
        return unwrap(v.name) + ": " + unwrap(v.type);
      });

  nb::class_<Function>(m, "Function")
      .def(nb::init<const Program &, std::string_view>(),
           nb::keep_alive<1, 2>(), "program"_a, "name"_a = "")
      .def_prop_ro("name", &Function::getName)
      .def_prop_ro("address", &Function::getAddress)
      .def_ro("inputs", &Function::inputs, nb::rv_policy::copy)
      .def_ro("results", &Function::results, nb::rv_policy::copy)
      .def("__call__", &Function::call, "arguments"_a, "out"_a = nb::none())
      .def("bench", &Function::bench, "arguments"_a, "seconds"_a = 0.2);
}
