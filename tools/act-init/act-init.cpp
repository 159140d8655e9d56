//===- act-init.cpp - How to initialise layers with an activation ---------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"
#include "Moments.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

namespace cl = llvm::cl;

static cl::OptionCategory category("act-init options");

static cl::list<std::string>
    activations("activation", cl::CommaSeparated, cl::value_desc("name"),
                cl::cat(category),
                cl::desc("The activations, without 'act.' (default: all)"));
static cl::opt<double> mean("mean", cl::value_desc("x"), cl::init(0.0),
                            cl::cat(category),
                            cl::desc("The mean of X (default: 0)"));
static cl::opt<double>
    deviation("deviation", cl::value_desc("x"), cl::init(1.0),
              cl::cat(category),
              cl::desc("The standard deviation of X (default: 1)"));
static cl::opt<bool> tanhForm("approximate-tanh", cl::cat(category),
                              cl::desc("Take the tanh form of GELU"));
static cl::opt<bool> asJson("json", cl::cat(category),
                            cl::desc("Print a JSON array"));

static constexpr StringLiteral kOverview =
    "Moments of f(X) for an activation f and a normal X, and the gains that\n"
    "follow for the initial weights of a layer: weights of variance\n"
    "gain^2 / fan_in keep the variance of pre-activations from layer to "
    "layer.\n"
    "By quadrature on the compiled f64 kernels.\n\n"
    "  act-init --activation=elu --alpha=1.0\n";

/// An option for each parameter of an activation: --alpha, --slope, ...
using ParameterOptions =
    llvm::MapVector<StringRef, std::unique_ptr<cl::opt<std::string>>>;

static ParameterOptions makeParameterOptions() {
  ParameterOptions options;
  for (const Formula *formula : formulas::all())
    for (StringRef name : formula->parameterNames)
      if (!options.count(name))
        options[name] = std::make_unique<cl::opt<std::string>>(
            name, cl::value_desc("x"), cl::cat(category),
            cl::desc("A parameter of the activation (default: that of the "
                     "operation)"));
  return options;
}

static llvm::json::Object toJson(const Subject &subject, const Moments &moments,
                                 const std::optional<SelfNormalizing> &self) {
  llvm::json::Object parameters;
  for (auto [name, value] :
       llvm::zip(subject.formula->parameterNames, subject.parameters))
    parameters[name] = value;
  llvm::json::Object object{{"activation", subject.formula->name},
                            {"parameters", std::move(parameters)},
                            {"mean", moments.mean},
                            {"variance", moments.variance},
                            {"second_moment", moments.getSecondMoment()},
                            {"squared_slope", moments.squaredSlope},
                            {"gain", moments.getGain()},
                            {"backward_gain", moments.getBackwardGain()}};
  if (self)
    object["self_normalizing"] =
        llvm::json::Object{{"alpha", self->alpha}, {"scale", self->scale}};
  return object;
}

static void printText(const Subject &subject, const Moments &moments,
                      const std::optional<SelfNormalizing> &self) {
  llvm::outs() << subject.getOpName();
  for (auto [name, value] :
       llvm::zip(subject.formula->parameterNames, subject.parameters))
    llvm::outs() << ' ' << name << llvm::format(" %g", value);
  llvm::outs() << llvm::format(", X ~ N(%g, %g^2)\n", double(mean),
                               double(deviation));
  auto row = [](StringRef name, double value) {
    llvm::outs() << "  " << llvm::left_justify(name, 30)
                 << llvm::format("% .15g\n", value);
  };
  row("mean E[f(X)]", moments.mean);
  row("variance Var[f(X)]", moments.variance);
  row("E[f(X)^2]", moments.getSecondMoment());
  row("E[f'(X)^2]", moments.squaredSlope);
  row("gain, 1 / sqrt(E[f^2])", moments.getGain());
  row("backward, 1 / sqrt(E[f'^2])", moments.getBackwardGain());
  if (self) {
    row("alpha of mean 0", self->alpha);
    row("its scale to variance 1", self->scale);
  }
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  ParameterOptions parameterOptions = makeParameterOptions();
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv, kOverview);
  auto fail = [](const Twine &message) {
    llvm::WithColor::error(llvm::errs(), "act-init") << message << "\n";
    return 1;
  };
  if (!std::isfinite(mean) || !std::isfinite(deviation) || !(deviation > 0.0))
    return fail("X needs a finite mean and a positive deviation");

  std::vector<std::string> assignments;
  for (auto &[name, option] : parameterOptions)
    if (option->getNumOccurrences())
      assignments.push_back((name + "=" + option->getValue()).str());
  std::vector<std::string> names(activations.begin(), activations.end());
  if (names.empty())
    for (const Formula *formula : formulas::all())
      if (!llvm::is_contained(names, formula->name))
        names.push_back(formula->name.str());

  DialectRegistry registry;
  Kernel::registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadDialect<ActDialect>();
  Normal normal{mean, deviation};
  llvm::json::Array array;
  for (const std::string &name : names) {
    llvm::Expected<Subject> subject =
        Subject::parse(context, name, assignments);
    if (!subject)
      return fail(llvm::toString(subject.takeError()));
    if (tanhForm && subject->formula->name == "gelu")
      subject->formula = &formulas::gelu(GeluApproximation::tanh);
    if (subject->derivative)
      return fail("'" + name + "' is a derivative");
    llvm::Expected<Moments> moments = computeMoments(context, *subject, normal);
    if (!moments)
      return fail(llvm::toString(moments.takeError()));
    llvm::Expected<std::optional<SelfNormalizing>> self =
        findSelfNormalizing(context, *subject, normal);
    if (!self)
      return fail(llvm::toString(self.takeError()));
    if (asJson)
      array.push_back(toJson(*subject, *moments, *self));
    else
      printText(*subject, *moments, *self);
  }
  if (asJson)
    llvm::outs() << llvm::formatv("{0:2}\n",
                                  llvm::json::Value(std::move(array)));
  return 0;
}
