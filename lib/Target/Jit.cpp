//===- Jit.cpp - Compiled functions in this process -----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/Jit.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

//===----------------------------------------------------------------------===//
// Wrappers
//===----------------------------------------------------------------------===//

static std::string getWrapperName(StringRef function) {
  return "act.packed." + function.str();
}

/// Whether values of `type` in memory are the elements and nothing else.
static bool isDense(llvm::Type *type, const ValueSpec &spec,
                    const llvm::DataLayout &layout) {
  uint64_t numBytes = spec.element.size;
  for (int64_t size : spec.shape)
    numBytes *= size;
  return layout.getTypeAllocSize(type) == numBytes;
}

static LogicalResult addPackedWrapper(llvm::Function &function,
                                      const Signature &signature) {
  llvm::Module &module = *function.getParent();
  const llvm::DataLayout &layout = module.getDataLayout();
  llvm::LLVMContext &context = module.getContext();
  llvm::IRBuilder<> builder(context);
  auto *wrapper = llvm::Function::Create(
      llvm::FunctionType::get(builder.getVoidTy(), builder.getPtrTy(),
                              /*isVarArg=*/false),
      llvm::GlobalValue::ExternalLinkage, getWrapperName(function.getName()),
      module);
  wrapper->copyAttributesFrom(&function);
  wrapper->setAttributes(llvm::AttributeList());
  for (StringRef name : {"target-cpu", "target-features"})
    if (function.hasFnAttribute(name))
      wrapper->addFnAttr(function.getFnAttribute(name));
  builder.SetInsertPoint(llvm::BasicBlock::Create(context, "", wrapper));

  unsigned numArguments = 0;
  auto loadArgument = [&](llvm::Type *type) -> llvm::Value * {
    llvm::Value *slot = builder.CreateConstInBoundsGEP1_64(
        builder.getPtrTy(), wrapper->getArg(0), numArguments++);
    llvm::Value *address = builder.CreateLoad(builder.getPtrTy(), slot);
    // Vectors in host arrays have no alignment of their own, and booleans are
    // bytes there.
    if (type->isIntegerTy(1))
      return builder.CreateTrunc(
          builder.CreateLoad(builder.getInt8Ty(), address), type);
    return builder.CreateAlignedLoad(type, address, llvm::Align(1));
  };
  auto checkDense = [&](llvm::Type *type, const ValueSpec &spec) {
    return spec.kind != ValueSpec::Kind::Vector || isDense(type, spec, layout);
  };

  std::vector<llvm::Value *> operands;
  for (auto [i, argument] : llvm::enumerate(function.args())) {
    if (i < signature.inputs.size() &&
        !checkDense(argument.getType(), signature.inputs[i]))
      return emitError(signature.loc)
             << "cannot pass a vector whose size is not a power of two to '"
             << signature.name << "'";
    operands.push_back(loadArgument(argument.getType()));
  }
  llvm::CallInst *call = builder.CreateCall(&function, operands);
  // One copy of the function is enough.
  call->setIsNoInline();
  if (signature.returnsByValue()) {
    for (auto [i, spec] : llvm::enumerate(signature.results)) {
      llvm::Value *value =
          signature.results.size() == 1
              ? static_cast<llvm::Value *>(call)
              : builder.CreateExtractValue(call, static_cast<unsigned>(i));
      if (!checkDense(value->getType(), spec))
        return emitError(signature.loc)
               << "cannot get a vector whose size is not a power of two from '"
               << signature.name << "'";
      if (value->getType()->isIntegerTy(1))
        value = builder.CreateZExt(value, builder.getInt8Ty());
      builder.CreateAlignedStore(value, loadArgument(builder.getPtrTy()),
                                 llvm::Align(1));
    }
  }
  builder.CreateRetVoid();
  return success();
}

LogicalResult act::addPackedWrappers(llvm::Module &module,
                                     const Signature &signature) {
  if (failed(addPackedWrapper(*module.getFunction(signature.name), signature)))
    return failure();
  if (!signature.hasResultShapes())
    return success();
  return addPackedWrapper(*module.getFunction(signature.getResultShapesName()),
                          signature);
}

//===----------------------------------------------------------------------===//
// PackedArguments
//===----------------------------------------------------------------------===//

/// The layout of struct { T *allocated, *aligned; int64_t offset, sizes[rank],
/// strides[rank]; }.
static size_t getDescriptorLength(size_t rank) { return 3 + 2 * rank; }

PackedArguments::PackedArguments(const CallInterface &interface,
                                 ArrayRef<ArrayView> inputs,
                                 ArrayRef<ArrayView> results) {
  size_t length = 0;
  for (const ArrayView &array : llvm::concat<const ArrayView>(inputs, results))
    length += getDescriptorLength(array.shape.size());
  descriptors.reserve(length);
  addresses.reserve(inputs.size() + results.size());
  addInputs(interface, inputs);
  bool usesDescriptors = interface.usesDescriptors();
  for (auto [spec, array] : llvm::zip_equal(interface.results, results))
    addArray(array, usesDescriptors && spec.kind == ValueSpec::Kind::Array);
}

PackedArguments::PackedArguments(const CallInterface &interface,
                                 ArrayRef<ArrayView> inputs,
                                 MutableArrayRef<int64_t> sizes) {
  size_t length = 0;
  for (const ArrayView &array : inputs)
    length += getDescriptorLength(array.shape.size());
  descriptors.reserve(length);
  addresses.reserve(inputs.size() + 1);
  addInputs(interface, inputs);
  addAddress(sizes.data());
}

void PackedArguments::addInputs(const CallInterface &interface,
                                ArrayRef<ArrayView> inputs) {
  bool usesDescriptors = interface.usesDescriptors();
  for (auto [spec, array] : llvm::zip_equal(interface.inputs, inputs)) {
    if (spec.kind == ValueSpec::Kind::Array)
      addArray(array, usesDescriptors);
    else
      arguments.push_back(array.data);
  }
}

void PackedArguments::addAddress(void *value) {
  assert(addresses.size() < addresses.capacity() && "the addresses would move");
  addresses.push_back(value);
  arguments.push_back(static_cast<void *>(&addresses.back()));
}

void PackedArguments::addArray(const ArrayView &array, bool byDescriptor) {
  if (!byDescriptor)
    return addAddress(array.data);
  size_t rank = array.shape.size(), begin = descriptors.size();
  assert(begin + getDescriptorLength(rank) <= descriptors.capacity() &&
         "the descriptors would move");
  descriptors.resize(begin + getDescriptorLength(rank));
  int64_t *fields = descriptors.data() + begin;
  fields[0] = fields[1] = reinterpret_cast<intptr_t>(array.data);
  fields[2] = 0;
  int64_t stride = 1;
  for (size_t dim = rank; dim-- > 0;) {
    fields[3 + dim] = array.shape[dim];
    fields[3 + rank + dim] = stride;
    stride *= array.shape[dim];
  }
  addAddress(fields);
}

//===----------------------------------------------------------------------===//
// JitFunction
//===----------------------------------------------------------------------===//

SmallVector<int64_t>
JitFunction::computeResultSizes(ArrayRef<ArrayView> inputs) const {
  SmallVector<int64_t> sizes;
  for (const ValueSpec &spec : interface.results)
    sizes.append(spec.shape.begin(), spec.shape.end());
  if (shapesWrapper)
    shapesWrapper(
        PackedArguments(interface, inputs, MutableArrayRef(sizes)).data());
  return sizes;
}

Expected<std::vector<HostArray>>
JitFunction::allocateResults(ArrayRef<ArrayView> inputs) const {
  SmallVector<int64_t> sizes = computeResultSizes(inputs);
  std::vector<HostArray> results;
  ArrayRef<int64_t> rest = sizes;
  for (const ValueSpec &spec : interface.results) {
    ArrayRef<int64_t> shape = rest.take_front(spec.shape.size());
    rest = rest.drop_front(shape.size());
    if (llvm::any_of(shape, [](int64_t size) { return size < 0; }))
      return createStringError("'" + interface.getResultShapesName() +
                               "' computed the impossible shape " +
                               shapeToString(shape));
    Expected<HostArray> result = HostArray::create(spec.element, shape);
    if (!result)
      return result.takeError();
    results.push_back(std::move(*result));
  }
  return std::move(results);
}

//===----------------------------------------------------------------------===//
// Jit
//===----------------------------------------------------------------------===//

Jit::Jit(std::unique_ptr<llvm::orc::LLJIT> llvmJit) : jit(std::move(llvmJit)) {
  jit->getExecutionSession().setErrorReporter(
      [linkError = linkError](Error error) {
        std::string message = llvm::toString(std::move(error));
        if (linkError->empty())
          *linkError = message;
      });
}
Jit::Jit(Jit &&) = default;
Jit::~Jit() = default;

Expected<Jit> Jit::create(std::unique_ptr<llvm::MemoryBuffer> object,
                          ArrayRef<std::string> libraries,
                          ArrayRef<JitSymbol> symbols) {
  auto jit = llvm::orc::LLJITBuilder().create();
  if (!jit)
    return jit.takeError();
  llvm::orc::JITDylib &library = (*jit)->getMainJITDylib();
  char prefix = (*jit)->getDataLayout().getGlobalPrefix();
  llvm::orc::SymbolMap known;
  for (const JitSymbol &symbol : symbols)
    known[(*jit)->mangleAndIntern(symbol.name)] = {
        llvm::orc::ExecutorAddr::fromPtr(symbol.address),
        llvm::JITSymbolFlags::Exported};
  if (Error error = library.define(llvm::orc::absoluteSymbols(known)))
    return std::move(error);
  for (const std::string &path : libraries) {
    auto generator =
        llvm::orc::DynamicLibrarySearchGenerator::Load(path.c_str(), prefix);
    if (!generator)
      return generator.takeError();
    library.addGenerator(std::move(*generator));
  }
  if (Error error = (*jit)->addObjectFile(library, std::move(object)))
    return std::move(error);
  return Jit(std::move(*jit));
}

Expected<void *> Jit::lookupSymbol(StringRef name) {
  auto symbol = jit->lookup(name);
  if (!symbol) {
    std::string message = llvm::toString(symbol.takeError());
    return createStringError("cannot link: " +
                             (linkError->empty() ? message : *linkError));
  }
  return symbol->toPtr<void *>();
}

Expected<JitFunction> Jit::lookup(const CallInterface &interface) {
  JitFunction function(interface);
  auto lookupWrapper = [&](StringRef name,
                           JitFunction::Wrapper &wrapper) -> Error {
    Expected<void *> address = lookupSymbol(getWrapperName(name));
    if (!address)
      return address.takeError();
    wrapper = reinterpret_cast<JitFunction::Wrapper>(*address);
    return Error::success();
  };
  Expected<void *> address = lookupSymbol(interface.name);
  if (!address)
    return address.takeError();
  function.address = *address;
  if (Error error = lookupWrapper(interface.name, function.wrapper))
    return std::move(error);
  if (interface.hasResultShapes())
    if (Error error = lookupWrapper(interface.getResultShapesName(),
                                    function.shapesWrapper))
      return std::move(error);
  return std::move(function);
}
