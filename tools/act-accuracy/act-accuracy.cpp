//===- act-accuracy.cpp - Measures the errors of the kernels --------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compare.h"
#include "Mutate.h"
#include "Report.h"

#include "act/IR/Act.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <cmath>
#include <thread>

using namespace mlir;
using namespace mlir::act;

namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

static cl::OptionCategory category("act-accuracy options");

static cl::list<std::string>
    ops("op", cl::CommaSeparated, cl::value_desc("name"), cl::cat(category),
        cl::desc("The activations, without 'act.': elu or elu_derivative. "
                 "Without this option: all, at several parameters; f32 then at "
                 "every 13th number if these are not the defaults"));
static cl::list<std::string>
    params("param", cl::CommaSeparated, cl::value_desc("alpha=2"),
           cl::cat(category),
           cl::desc("A parameter of the activation (default: that of the op)"));
static cl::opt<bool> tanhForm("approximate-tanh", cl::cat(category),
                              cl::desc("Measure the tanh form of GELU"));
static cl::opt<bool> derivative("derivative", cl::cat(category),
                                cl::desc("Measure the derivatives of the ops"));
static cl::opt<bool>
    asOperand("operand", cl::cat(category),
              cl::desc("Pass the parameter as an operand of the op"));
static cl::opt<std::string>
    type("type", cl::value_desc("f32"), cl::cat(category),
         cl::desc("The element type: f64, f32, f16 or bf16 (default: f32 with "
                  "--op, else all)"));
static cl::opt<Accuracy> accuracy(
    "accuracy", cl::cat(category), cl::init(Accuracy::faithful),
    cl::desc("The accuracy that the op asks for (default: faithful; with "
             "--table and --check: all)"),
    cl::values(clEnumValN(Accuracy::fast, "fast", ""),
               clEnumValN(Accuracy::faithful, "faithful", ""),
               clEnumValN(Accuracy::correctly_rounded, "correctly_rounded",
                          "")));
static cl::list<double>
    range("range", cl::CommaSeparated, cl::value_desc("low,high"),
          cl::cat(category),
          cl::desc("Measure the inputs in this interval (default: all)"));
static cl::opt<bool>
    quick("quick", cl::cat(category),
          cl::desc("f32: those of magnitude 2^-14 to 128, special values and a "
                   "sample of the rest. f64: fewer"));
static cl::list<int64_t>
    widths("width", cl::CommaSeparated, cl::value_desc("n"), cl::cat(category),
           cl::desc("Elements a vector (default: 16). The results at all "
                    "widths must be the same as at the first"));
static cl::opt<unsigned>
    numThreads("jobs", cl::value_desc("n"), cl::cat(category),
               cl::desc("Threads to use (default: one a processor)"));
static cl::opt<std::string>
    cpu("cpu", cl::value_desc("name"), cl::init("native"), cl::cat(category),
        cl::desc("The processor to compile for, one of the kind of this one "
                 "(default: this one); --compare takes vector functions of "
                 "libraries for it, too"));
static cl::opt<int64_t> perturb(
    "perturb", cl::value_desc("i"), cl::init(-1), cl::cat(category),
    cl::desc("Flip the last bit of the i-th constant of the expansion. For "
             "tests of this tool: it must notice"));

enum class Output { Text, Check, Markdown, Table, Compare, Profile, Mutate };
static cl::opt<Output> output(
    cl::cat(category), cl::init(Output::Text), cl::desc("Output:"),
    cl::values(
        clEnumValN(Output::Check, "check",
                   "Compare with the table: fail if an error is larger than "
                   "the bound or below 90 % of it, if any bit of a result has "
                   "changed, or if a row is missing"),
        clEnumValN(Output::Markdown, "markdown",
                   "Print docs/accuracy.md, from the table"),
        clEnumValN(Output::Table, "table",
                   "Print ErrorBounds/<type>.def. With --op, only the rows of "
                   "these activations are measured, at all parameters or at "
                   "those that --param names"),
        clEnumValN(Output::Compare, "compare",
                   "Print docs/accuracy-peers.md: errors and times of act and "
                   "of other implementations"),
        clEnumValN(Output::Profile, "profile",
                   "Print the errors of --op and its peers over negative x"),
        clEnumValN(Output::Mutate, "mutate",
                   "Flip the last bit of each constant of --op, in f32 or "
                   "f64: print how many of these change a result at an input "
                   "of --quick, and which do not")));

static constexpr StringLiteral kOverview =
    "Measures the largest error of act's kernels, by default over all inputs "
    "of f16, bf16 and f32, and over a million inputs of f64.\n\n"
    "  act-accuracy --op=elu --param alpha=1\n"
    "  act-accuracy --op=elu,selu --quick --width=16,8,4,1\n"
    "  act-accuracy --check\n";

//===----------------------------------------------------------------------===//
// Subjects
//===----------------------------------------------------------------------===//

static bool isType(StringRef name) {
  return llvm::is_contained({"f64", "f32", "f16", "bf16"}, name);
}

/// Of a short type even a quick measurement takes all numbers.
static bool isShortType(StringRef name) {
  return name == "f16" || name == "bf16";
}

/// Says which option has a value that makes no sense.
static bool checkOptions() {
  auto complain = [](const Twine &what) {
    reportError() << what << "\n";
    return false;
  };
  if (!type.empty() && !isType(type))
    return complain("unknown type '" + type + "': f64, f32, f16 or bf16");
  if (!range.empty() && (range.size() != 2 || !(range[0] <= range[1])))
    return complain("--range takes two numbers, the smaller one first");
  if (!range.empty() && type == "f64")
    return complain("--range does not go with f64");
  for (int64_t width : widths)
    if (width < 1 || width > 64)
      return complain("--width takes 1 to 64 lanes, not " + Twine(width));
  if (perturb.getNumOccurrences() && perturb < 0)
    return complain("--perturb takes the number of a constant, from 0");
  if (output == Output::Table && type.empty())
    return complain("--table needs a type");
  if (output == Output::Mutate && (ops.empty() || isShortType(type)))
    return complain("--mutate needs --op, and f32 or f64");
  return true;
}

/// The subject called `name`, as the command line wants it.
static std::optional<Subject> parseSubject(MLIRContext &context,
                                           StringRef name) {
  llvm::Expected<Subject> subject = Subject::parse(context, name, params);
  if (!subject) {
    reportError() << llvm::toString(subject.takeError()) << "\n";
    return std::nullopt;
  }
  if (tanhForm && subject->formula->name == "gelu")
    subject->formula = &formulas::gelu(GeluApproximation::tanh);
  subject->derivative |= derivative;
  subject->type = type.empty() ? "f32" : type.getValue();
  subject->accuracy = accuracy;
  subject->asOperand |= asOperand;
  return *subject;
}

/// What the command line asks to measure.
static std::optional<std::vector<Subject>> getSubjects(MLIRContext &context) {
  std::vector<Subject> subjects;
  for (const std::string &name : ops) {
    std::optional<Subject> subject = parseSubject(context, name);
    if (!subject)
      return std::nullopt;
    subjects.push_back(*subject);
  }
  if (ops.empty() || output == Output::Table) {
    std::vector<Subject> all;
    for (StringRef name : {"f16", "bf16", "f32", "f64"})
      if (type.empty() || type == name)
        llvm::append_range(all, getAllSubjects(context, name));
    // Of the activations that --op names, --param and --accuracy.
    llvm::erase_if(all, [&](const Subject &subject) {
      if (accuracy.getNumOccurrences() && subject.accuracy != accuracy)
        return true;
      return !ops.empty() && llvm::none_of(subjects, [&](const Subject &other) {
        return other.formula->name == subject.formula->name &&
               other.derivative == subject.derivative &&
               (params.empty() || other.parameters == subject.parameters);
      });
    });
    subjects = all;
  }
  for (const Subject &subject : subjects)
    if (output == Output::Check && !findErrorBound(subject)) {
      reportError() << subject.describe() << " has no row in the table\n";
      return std::nullopt;
    }
  return subjects;
}

//===----------------------------------------------------------------------===//
// Measuring
//===----------------------------------------------------------------------===//

/// One kernel for each width.
static std::optional<std::vector<Kernel>> compile(MLIRContext &context,
                                                  const Subject &subject) {
  std::vector<Kernel> kernels;
  std::vector<int64_t> lengths(widths.begin(), widths.end());
  if (lengths.empty())
    lengths.push_back(subject.type == "f64" ? 8 : 16);
  for (int64_t width : lengths) {
    Kernel::Options options;
    options.width = width;
    options.perturb = perturb;
    options.cpu = cpu;
    llvm::Expected<Kernel> kernel = Kernel::compile(context, subject, options);
    if (!kernel) {
      reportError() << llvm::toString(kernel.takeError()) << "\n";
      return std::nullopt;
    }
    kernels.push_back(std::move(*kernel));
  }
  return kernels;
}

/// Every how many-th number is an input, in f32: all at the default parameters.
static uint64_t getStride(MLIRContext &context, const Subject &subject) {
  bool isDefault =
      subject.parameters == getDefaultParameters(context, *subject.formula);
  bool isOfTable = ops.empty() || output == Output::Table;
  return isDefault || !isOfTable || isShortType(subject.type) ? 1 : 13;
}

static MeasureOptions getMeasureOptions() {
  MeasureOptions options;
  options.numThreads = numThreads
                           ? numThreads
                           : std::max(1u, std::thread::hardware_concurrency());
  return options;
}

static Result measure(MLIRContext &context, const Subject &subject,
                      ArrayRef<Kernel> kernels) {
  auto start = std::chrono::steady_clock::now();
  MeasureOptions options = getMeasureOptions();
  options.progress = [&](double part) {
    llvm::errs() << llvm::formatv("act-accuracy: {0}: {1:P0}\n",
                                  subject.describe(), part);
  };
  StringRef type = subject.type;
  bool isF64 = type == "f64";
  auto measureRuns = [&](ArrayRef<InputRun> runs) {
    return act::measure(subject, kernels, runs, options);
  };
  auto measureMany = [&](ArrayRef<double> inputs) {
    return measureF64(subject, kernels, inputs, options);
  };
  uint64_t stride = getStride(context, subject);
  auto measureQuick = [&] {
    return isF64 ? measureMany(getQuickInputsF64(subject))
                 : measureRuns(getQuickInputs(type, stride));
  };
  auto measureAll = [&] {
    constexpr size_t kCount = 1000000;
    return isF64 ? measureMany(getInputsF64(subject, kCount / stride))
                 : measureRuns(getAllInputs(type, stride));
  };

  Result result{subject, {}, 0, isF64 || stride != 1, 0.0};
  Measurement &m = result.measurement;
  if (!range.empty()) {
    m = measureRuns(getInputsBetween(type, range[0], range[1]));
    result.hash = m.hash;
  } else {
    m = measureQuick();
    result.hash = m.hash;
    if (!quick && !isShortType(type)) {
      Measurement all = measureAll();
      if (result.isSample)
        all.add(m);
      m = all;
    }
    // The worst input known.
    if (const ErrorBound *bound = findErrorBound(subject))
      m.add(isF64 ? measureF64(subject, kernels, bound->where, options)
                  : measureRuns(
                        getInputsBetween(type, bound->where, bound->where)));
  }
  std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  result.seconds = time.count();
  return result;
}

/// What makes a measurement wrong, whatever the table says.
static bool isSound(const Result &result) {
  const Measurement &m = result.measurement;
  if (m.differences || m.wrongZeros)
    reportError() << result.subject.describe() << ": "
                  << (m.differences ? "results depend on the width"
                                    : "zeros have the wrong sign")
                  << "\n";
  return !m.differences && !m.wrongZeros;
}

/// The rows of the whole table for the type: those that were measured, or as
/// they are.
static std::vector<ErrorBound> completeRows(MLIRContext &context,
                                            ArrayRef<Result> results) {
  std::vector<ErrorBound> rows;
  for (const Subject &subject : getAllSubjects(context, type)) {
    auto it = llvm::find_if(results, [&](const Result &result) {
      return result.subject.describe() == subject.describe();
    });
    if (it != results.end())
      rows.push_back(toRow(*it));
    else if (const ErrorBound *row = findErrorBound(subject))
      rows.push_back(*row);
  }
  return rows;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv, kOverview);
  if (!checkOptions())
    return 1;
  if (output == Output::Markdown) {
    printMarkdown();
    return 0;
  }
  DialectRegistry registry;
  Kernel::registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadAllAvailableDialects();
  if (output == Output::Compare)
    return printComparison(context, cpu, getMeasureOptions()) ? 0 : 1;
  std::optional<std::vector<Subject>> subjects = getSubjects(context);
  if (!subjects)
    return 1;
  if (output == Output::Profile) {
    for (const Subject &subject : *subjects)
      printProfile(context, subject, cpu, getMeasureOptions());
    return 0;
  }
  if (output == Output::Mutate) {
    for (const Subject &subject : *subjects)
      if (llvm::Error error = printMutations(context, subject)) {
        reportError() << llvm::toString(std::move(error)) << "\n";
        return 1;
      }
    return 0;
  }

  bool isRight = true;
  std::vector<Result> results;
  for (const Subject &subject : *subjects) {
    std::optional<std::vector<Kernel>> kernels = compile(context, subject);
    if (!kernels)
      return 1;
    Result result = measure(context, subject, *kernels);
    isRight &= isSound(result);
    switch (output) {
    case Output::Table:
      results.push_back(result);
      break;
    case Output::Check:
      isRight &= checkResult(result);
      [[fallthrough]];
    default:
      printText(result, widths.size() > 1);
      llvm::outs().flush();
    }
  }
  if (output == Output::Table)
    printTable(type, completeRows(context, results));
  return isRight ? 0 : 1;
}
