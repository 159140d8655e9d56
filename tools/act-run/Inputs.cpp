//===- Inputs.cpp - Arguments of the function to run ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Inputs.h"

#include "act/Target/Npy.h"
#include "act/Target/Npz.h"
#include "llvm/ADT/APSInt.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

//===----------------------------------------------------------------------===//
// Random numbers
//===----------------------------------------------------------------------===//

namespace {
/// A stream of random numbers that is the same everywhere for one seed: the
/// distributions of the C++ library are not.
class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}

  /// 64 random bits (SplitMix64).
  uint64_t next() {
    uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  /// Uniform in (0, 1).
  double uniform() { return ((next() >> 11) + 0.5) * 0x1p-53; }

  /// Standard normal (Box-Muller).
  double normal() {
    double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(6.283185307179586 * uniform());
  }

  /// Uniform in [low, high].
  int64_t integer(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(next() % (high - low + 1));
  }

private:
  uint64_t state;
};
} // namespace

static void fillRandom(HostArray &array, uint64_t seed) {
  Random random(seed);
  ElementType type = array.getElementType();
  for (int64_t i = 0, e = array.getNumElements(); i < e; ++i) {
    double value = 0;
    if (type.isFloat())
      value = random.normal();
    else if (type.kind == ElementType::Kind::Bool)
      value = random.integer(0, 1);
    else if (type.kind == ElementType::Kind::UnsignedInt)
      value = random.integer(0, 100);
    else
      value = random.integer(-100, 100);
    array.setDouble(i, value);
  }
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

/// "argument #0 ('x', tensor<?x64xf32>)"
static std::string describe(size_t index, const ValueSpec &spec) {
  std::string text;
  llvm::raw_string_ostream(text) << "argument #" << index << " ('" << spec.name
                                 << "', " << spec.type << ")";
  return text;
}

/// The argument that an array of a .npz file is for; the number of arguments if
/// there is none.
static size_t findArgument(const Signature &signature, StringRef name) {
  const std::vector<ValueSpec> &inputs = signature.inputs;
  size_t index =
      llvm::find_if(inputs,
                    [&](const ValueSpec &spec) { return spec.name == name; }) -
      inputs.begin();
  if (index == inputs.size() && name.consume_front("arr_") &&
      (name.getAsInteger(10, index) || index > inputs.size()))
    return inputs.size();
  return index;
}

/// "'x' (or 'arr_0'), 'w' (or 'arr_1')"
static std::string listArguments(const Signature &signature) {
  std::string text;
  for (auto [i, spec] : llvm::enumerate(signature.inputs))
    text += (i ? ", '" : "'") + spec.name + "' (or 'arr_" + std::to_string(i) +
            "')";
  return text.empty() ? "none" : text;
}

/// Whether an array with elements of type `given` can be passed as `wanted`.
static bool isCompatible(ElementType given, ElementType wanted) {
  using Kind = ElementType::Kind;
  if (given.size != wanted.size)
    return false;
  bool isInteger =
      given.kind == Kind::SignedInt || given.kind == Kind::UnsignedInt;
  // NumPy has no signless integers, and of floats only IEEE's.
  if (wanted.kind == Kind::SignlessInt)
    return isInteger;
  return given.kind == wanted.kind ||
         (wanted.isForeignFloat() && given.kind == Kind::UnsignedInt);
}

static bool hasShape(ArrayRef<int64_t> shape, ArrayRef<int64_t> wanted) {
  return shape.size() == wanted.size() &&
         llvm::all_of(llvm::zip(shape, wanted), [](auto sizes) {
           auto [size, want] = sizes;
           return ShapedType::isDynamic(want) || size == want;
         });
}

/// Checks that an array from a file fits an argument, and gives it its type.
static Error checkInput(HostArray &array, const llvm::Twine &origin,
                        const ValueSpec &spec, const std::string &what) {
  if (!isCompatible(array.getElementType(), spec.element))
    return createStringError(origin + " has elements of type " +
                             array.getElementType().str() + "; " + what +
                             " needs " + spec.element.str());
  if (!hasShape(array.getShape(), spec.shape))
    return createStringError(origin + " has shape " +
                             shapeToString(array.getShape()) + "; " + what +
                             " needs " + shapeToString(spec.shape));
  array.reinterpret(spec.element);
  return Error::success();
}

static Expected<HostArray> readInput(StringRef path, const ValueSpec &spec,
                                     const std::string &what) {
  Expected<HostArray> array = readNpy(path);
  if (!array)
    return array.takeError();
  if (Error error = checkInput(*array, "'" + path + "'", spec, what))
    return std::move(error);
  return array;
}

/// Reads the arguments that a .npz file has, by their names in the source or as
/// "arr_<i>".
static Expected<std::vector<std::optional<HostArray>>>
readArchive(StringRef path, const Signature &signature) {
  Expected<std::vector<NamedArray>> arrays = readNpz(path);
  if (!arrays)
    return arrays.takeError();
  std::vector<std::optional<HostArray>> inputs(signature.inputs.size());
  for (auto &[name, array] : *arrays) {
    std::string origin = "array '" + name + "' of '" + path.str() + "'";
    size_t index = findArgument(signature, name);
    if (index == inputs.size())
      return createStringError(origin + " is no argument of '" +
                               signature.name + "', which are " +
                               listArguments(signature));
    const ValueSpec &spec = signature.inputs[index];
    if (inputs[index])
      return createStringError(origin + " and another one are both " +
                               describe(index, spec));
    if (Error error = checkInput(array, origin, spec, describe(index, spec)))
      return std::move(error);
    inputs[index] = std::move(array);
  }
  return std::move(inputs);
}

/// Whether an integer type holds `value`. A signless type holds what it holds
/// as a signed or as an unsigned one.
static bool fits(const llvm::APSInt &value, ElementType type) {
  using Kind = ElementType::Kind;
  unsigned width = type.kind == Kind::Bool ? 1 : 8 * type.size;
  bool isSigned = type.kind == Kind::SignedInt ||
                  (type.kind == Kind::SignlessInt && value.isNegative());
  if (isSigned)
    return value.getSignificantBits() <= width;
  return !value.isNegative() && value.getActiveBits() <= width;
}

/// A scalar argument from a number on the command line, or nothing if `text`
/// is not a number.
static Expected<std::optional<HostArray>>
parseNumber(StringRef text, const ValueSpec &spec, const std::string &what) {
  if (spec.kind != ValueSpec::Kind::Scalar)
    return std::nullopt;
  Expected<HostArray> array = HostArray::create(spec.element, {});
  if (!array)
    return array.takeError();
  double real = 0;
  if (spec.element.isFloat()) {
    if (text.getAsDouble(real))
      return std::nullopt;
    array->setDouble(0, real);
  } else if (spec.element.kind == ElementType::Kind::Bool &&
             (text == "true" || text == "false")) {
    array->setDouble(0, text == "true");
  } else {
    StringRef digits = text;
    bool isNegative = digits.consume_front("-");
    llvm::APInt magnitude;
    if (digits.getAsInteger(0, magnitude))
      return std::nullopt;
    llvm::APSInt value(magnitude.zext(magnitude.getBitWidth() + 1),
                       /*isUnsigned=*/false);
    if (isNegative)
      value = -value;
    if (!fits(value, spec.element))
      return createStringError("'" + text + "' does not fit " + what);
    array->setInteger(0, value.extOrTrunc(64).getSExtValue());
  }
  return std::optional<HostArray>(std::move(*array));
}

/// Parses a shape such as "128x64".
static Expected<SmallVector<int64_t>> parseShape(StringRef text) {
  SmallVector<int64_t> shape;
  SmallVector<StringRef> sizes;
  text.split(sizes, 'x');
  for (StringRef size : sizes) {
    int64_t value = 0;
    if (size.getAsInteger(10, value) || value < 0)
      return createStringError("invalid shape '" + text +
                               "'; a shape looks like 128x64");
    shape.push_back(value);
  }
  return std::move(shape);
}

/// A shape that would do for a dynamic one.
static std::string getExampleShape(ArrayRef<int64_t> shape) {
  SmallVector<int64_t> example(shape);
  llvm::replace(example, ShapedType::kDynamic, int64_t(16));
  return shapeToString(example);
}

/// The shape for a random argument, which may use up one of `shapes`.
static Expected<SmallVector<int64_t>> chooseShape(const ValueSpec &spec,
                                                  ArrayRef<std::string> &shapes,
                                                  const std::string &what) {
  if (spec.hasStaticShape())
    return SmallVector<int64_t>(spec.shape);
  if (shapes.empty())
    return createStringError(what +
                             " has dynamic sizes; give its shape with "
                             "--shape, for example --shape=" +
                             getExampleShape(spec.shape));
  auto shape = parseShape(shapes.front());
  if (!shape)
    return shape.takeError();
  if (!hasShape(*shape, spec.shape))
    return createStringError("shape " + shapeToString(*shape) + " given for " +
                             what + ", which needs " +
                             shapeToString(spec.shape));
  shapes = shapes.drop_front();
  return shape;
}

/// Fills an argument with random numbers; it may use up one of `shapes`.
static Expected<HostArray> makeRandomInput(size_t index, const ValueSpec &spec,
                                           uint64_t seed,
                                           ArrayRef<std::string> &shapes) {
  auto shape = chooseShape(spec, shapes, describe(index, spec));
  if (!shape)
    return shape.takeError();
  Expected<HostArray> array = HostArray::create(spec.element, *shape);
  // Every argument has a stream of its own: it does not change when another
  // argument does.
  if (array)
    fillRandom(*array, seed + 0x1000003 * index);
  return array;
}

/// Makes an argument out of a number or a file.
static Expected<HostArray> makeInput(size_t index, const ValueSpec &spec,
                                     StringRef source) {
  std::string what = describe(index, spec);
  auto number = parseNumber(source, spec, what);
  if (!number)
    return number.takeError();
  if (*number)
    return std::move(**number);
  return readInput(source, spec, what);
}

bool act::isArchive(StringRef path) { return path.ends_with(".npz"); }

/// The arguments that `sources` has, and nothing for those that are random.
static Expected<std::vector<std::optional<HostArray>>>
makeGivenInputs(const Signature &signature, ArrayRef<std::string> sources) {
  if (sources.size() == 1 && isArchive(sources.front()))
    return readArchive(sources.front(), signature);
  if (sources.size() > signature.inputs.size())
    return createStringError("there are " + llvm::Twine(sources.size()) +
                             " inputs, but '" + signature.name + "' takes " +
                             llvm::Twine(signature.inputs.size()));
  std::vector<std::optional<HostArray>> inputs(signature.inputs.size());
  for (auto [i, source] : llvm::enumerate(sources)) {
    if (isArchive(source))
      return createStringError("'" + source +
                               "' has several arguments in it: a .npz file "
                               "must be the only --input");
    if (source.empty() || source == "random")
      continue;
    Expected<HostArray> array = makeInput(i, signature.inputs[i], source);
    if (!array)
      return array.takeError();
    inputs[i] = std::move(*array);
  }
  return std::move(inputs);
}

Expected<std::vector<HostArray>> act::makeInputs(const Signature &signature,
                                                 const InputOptions &options) {
  auto given = makeGivenInputs(signature, options.sources);
  if (!given)
    return given.takeError();
  std::vector<HostArray> inputs;
  ArrayRef<std::string> shapes = options.shapes;
  for (auto [i, spec] : llvm::enumerate(signature.inputs)) {
    if (std::optional<HostArray> &array = (*given)[i]) {
      inputs.push_back(std::move(*array));
      continue;
    }
    bool isAskedFor =
        i < options.sources.size() && options.sources[i] == "random";
    if (!isAskedFor && !options.seed)
      return createStringError("no input for " + describe(i, spec) +
                               "; give --input or --random");
    Expected<HostArray> array =
        makeRandomInput(i, spec, options.seed.value_or(0), shapes);
    if (!array)
      return array.takeError();
    inputs.push_back(std::move(*array));
  }
  if (!shapes.empty())
    return createStringError("no random argument with dynamic sizes is left "
                             "for --shape=" +
                             shapes.front());
  return std::move(inputs);
}
