//===- Kernel.cpp - An expanded activation as machine code ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "Format.h"

#include "act/Conversion/Passes.h"
#include "act/Target/Compiler.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ConvertToLLVM/ToLLVMPass.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace mlir;
using namespace mlir::act;
using llvm::createStringError;

//===----------------------------------------------------------------------===//
// IR
//===----------------------------------------------------------------------===//

/// The activation as an operation on `%x` of `type`, with `%y` as its result.
static std::string getOperation(const Subject &subject, StringRef type) {
  std::string constant, operation = subject.getOpName() + " %x";
  if (subject.asOperand) {
    std::string value =
        llvm::formatv("{0:e17}", subject.parameters.front()).str();
    if (type.starts_with("vector"))
      value = "dense<" + value + ">";
    constant =
        llvm::formatv("  %p = arith.constant {0} : {1}\n", value, type).str();
    operation += ", %p";
  } else {
    for (auto [name, value] :
         llvm::zip(subject.formula->parameterNames, subject.parameters))
      operation += llvm::formatv(" {0} {1:e17}", name, value).str();
  }
  if (subject.formula == &formulas::gelu(GeluApproximation::tanh))
    operation += " approximate tanh";
  if (subject.accuracy != Accuracy::faithful)
    operation += " accuracy " + stringifyAccuracy(subject.accuracy).str();
  return constant + "  %y = " + operation + " : " + type.str() + "\n";
}

/// A loop over vectors of the activation.
static std::string getSource(const Subject &subject, int64_t width) {
  std::string type =
      width == 1 ? subject.type
                 : llvm::formatv("vector<{0}x{1}>", width, subject.type).str();
  return llvm::formatv(R"mlir(
llvm.func @kernel(%in: !llvm.ptr {{llvm.noalias}, %out: !llvm.ptr {{llvm.noalias},
                  %count: i64) {{
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant({0} : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, {1}
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, {1}
  %x = llvm.load %from {{alignment = {4} : i64} : !llvm.ptr -> {2}
{3}
  llvm.store %y, %to {{alignment = {4} : i64} : {2}, !llvm.ptr
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}
)mlir",
                       width, subject.type, type, getOperation(subject, type),
                       Format::get(subject.type).bits / 8)
      .str();
}

/// The floating-point constants in `module`, in the order of the IR.
static SmallVector<arith::ConstantOp> findConstants(ModuleOp module) {
  SmallVector<arith::ConstantOp> constants;
  module.walk([&](arith::ConstantOp op) {
    if (isa<FloatType>(getElementTypeOrSelf(op.getType())))
      constants.push_back(op);
  });
  return constants;
}

/// A scalar, or the element of a splat.
static APFloat getElement(arith::ConstantOp op) {
  if (auto scalar = dyn_cast<FloatAttr>(op.getValue()))
    return scalar.getValue();
  return cast<DenseElementsAttr>(op.getValue()).getSplatValue<APFloat>();
}

/// Flips the last bit of the `index`-th floating-point constant in `module`.
static llvm::Error perturb(ModuleOp module, size_t index) {
  SmallVector<arith::ConstantOp> constants = findConstants(module);
  if (index >= constants.size())
    return createStringError("the expansion has no constant of this index");
  arith::ConstantOp op = constants[index];
  APFloat value = getElement(op);
  APFloat flipped(value.getSemantics(), value.bitcastToAPInt() ^ 1);
  if (auto type = dyn_cast<ShapedType>(op.getType()))
    op.setValueAttr(DenseElementsAttr::get(type, flipped));
  else
    op.setValueAttr(FloatAttr::get(op.getType(), flipped));
  return llvm::Error::success();
}

/// Lowers act to arith and to what convert-to-llvm takes of math.
static LogicalResult lower(ModuleOp module, Kernel::Lowering lowering) {
  PassManager manager(module.getContext());
  if (lowering == Kernel::Lowering::Act) {
    manager.addPass(createActExpand());
    addExpandArithPasses(manager, /*expandF16=*/false);
    return manager.run(module);
  }
  manager.addPass(createActToMath());
  if (failed(manager.run(module)))
    return failure();
  if (lowering == Kernel::Lowering::Math)
    return success();
  RewritePatternSet patterns(module.getContext());
  auto all = [](StringRef) { return true; };
  populateMathF32ExpansionPatterns(patterns, all);
  populateMathPolynomialApproximationPatterns(patterns, all);
  return applyPatternsGreedily(module, std::move(patterns));
}

//===----------------------------------------------------------------------===//
// Kernel
//===----------------------------------------------------------------------===//

void Kernel::registerDialects(DialectRegistry &registry) {
  registry.insert<ActDialect, arith::ArithDialect, LLVM::LLVMDialect,
                  math::MathDialect, vector::VectorDialect>();
  arith::registerConvertArithToLLVMInterface(registry);
  registerConvertMathToLLVMInterface(registry);
  vector::registerConvertVectorToLLVMInterface(registry);
  Compiler::registerTranslations(registry);
}

Kernel::Kernel(std::unique_ptr<llvm::orc::LLJIT> jit, Function function)
    : jit(std::move(jit)), function(function) {}
Kernel::Kernel(Function function) : function(function) {}
Kernel::Kernel(Kernel &&) = default;
Kernel::~Kernel() = default;

namespace {
/// What passes complain about becomes the error.
class Complaints {
public:
  Complaints(MLIRContext &context, const Subject &subject)
      : subject(subject), handler(&context, [this](Diagnostic &diagnostic) {
          if (diagnostic.getSeverity() == DiagnosticSeverity::Error &&
              first.empty())
            first = ": " + diagnostic.str();
          return success();
        }) {}

  llvm::Error toError() const {
    return createStringError("cannot compile " + subject.describe() + first);
  }

private:
  const Subject &subject;
  std::string first;
  ScopedDiagnosticHandler handler;
};
} // namespace

/// The loop, with arithmetic instead of the activation.
static llvm::Expected<OwningOpRef<ModuleOp>>
expand(MLIRContext &context, const Subject &subject,
       const Kernel::Options &options, const Complaints &complaints) {
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(
      getSource(subject, options.width), ParserConfig(&context), "kernel");
  if (!module || failed(lower(*module, options.lowering)))
    return complaints.toError();
  if (options.perturb >= 0)
    if (llvm::Error error = perturb(*module, options.perturb))
      return std::move(error);
  return module;
}

llvm::Expected<SmallVector<APFloat>>
Kernel::getConstants(MLIRContext &context, const Subject &subject,
                     const Options &options) {
  Complaints complaints(context, subject);
  auto module = expand(context, subject, options, complaints);
  if (!module)
    return module.takeError();
  return llvm::map_to_vector(findConstants(**module), getElement);
}

llvm::Expected<Kernel> Kernel::compile(MLIRContext &context,
                                       const Subject &subject,
                                       const Options &options) {
  Complaints complaints(context, subject);
  auto expanded = expand(context, subject, options, complaints);
  if (!expanded)
    return expanded.takeError();
  OwningOpRef<ModuleOp> &module = *expanded;
  PassManager manager(&context);
  manager.addPass(createConvertToLLVMPass());
  if (mlir::failed(manager.run(*module)))
    return complaints.toError();

  llvm::Expected<Compiler> compiler =
      Compiler::create(/*triple=*/"", options.cpu, /*features=*/"");
  if (!compiler)
    return compiler.takeError();
  compiler->annotate(*module);
  llvm::LLVMContext llvmContext;
  std::unique_ptr<llvm::Module> llvmModule =
      compiler->translate(*module, /*signatures=*/{}, llvmContext);
  if (!llvmModule)
    return complaints.toError();
  compiler->optimize(*llvmModule);
  SmallVector<char, 0> object;
  llvm::raw_svector_ostream os(object);
  if (llvm::Error error =
          compiler->emit(*llvmModule, Compiler::Output::Object, os))
    return std::move(error);

  auto jit = llvm::orc::LLJITBuilder().create();
  if (!jit)
    return jit.takeError();
  if (llvm::Error error =
          (*jit)->addObjectFile(llvm::MemoryBuffer::getMemBufferCopy(
              StringRef(object.data(), object.size()), "kernel")))
    return std::move(error);
  auto symbol = (*jit)->lookup("kernel");
  if (!symbol)
    return symbol.takeError();
  return Kernel(std::move(*jit), symbol->toPtr<Function>());
}
