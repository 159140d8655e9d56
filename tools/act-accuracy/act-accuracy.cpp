//===- act-accuracy.cpp - Measures the errors of the kernels --------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"
#include "Measure.h"

#include "act/IR/ErrorBounds.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <cmath>
#include <cstring>
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
                 "Without this option: all rows of the table"));
static cl::list<std::string>
    params("param", cl::CommaSeparated, cl::value_desc("alpha=2"),
           cl::cat(category),
           cl::desc("A parameter of the activation (default: that of the op)"));
static cl::opt<bool> derivative("derivative", cl::cat(category),
                                cl::desc("Measure the derivatives of the ops"));
static cl::opt<bool>
    asOperand("operand", cl::cat(category),
              cl::desc("Pass the parameter as an operand of the op"));
static cl::opt<std::string>
    type("type", cl::init("f32"), cl::value_desc("f32"), cl::cat(category),
         cl::desc("The element type: f32, f16 or bf16 (default: f32)"));
static cl::opt<Accuracy>
    accuracy("accuracy", cl::cat(category), cl::init(Accuracy::faithful),
             cl::desc("The accuracy that the op asks for (default: faithful)"),
             cl::values(clEnumValN(Accuracy::fast, "fast", ""),
                        clEnumValN(Accuracy::faithful, "faithful", ""),
                        clEnumValN(Accuracy::correctly_rounded,
                                   "correctly_rounded", "")));
static cl::list<double>
    range("range", cl::CommaSeparated, cl::value_desc("low,high"),
          cl::cat(category),
          cl::desc("Measure the inputs in this interval (default: all)"));
static cl::opt<bool>
    quick("quick", cl::cat(category),
          cl::desc("Measure those in [-17.5,-2^-14], special values and a "
                   "sample of the rest"));
static cl::list<int64_t>
    widths("width", cl::CommaSeparated, cl::value_desc("n"), cl::cat(category),
           cl::desc("Elements a vector (default: 16). The results at all "
                    "widths must be the same as at the first"));
static cl::opt<unsigned>
    numThreads("jobs", cl::value_desc("n"), cl::cat(category),
               cl::desc("Threads to use (default: one a processor)"));
static cl::opt<double>
    flushBelow("flush-below", cl::value_desc("x"), cl::cat(category),
               cl::desc("Accept 0 where the exact result is smaller than x "
                        "(default: what the table says)"));
static cl::opt<int64_t> perturb(
    "perturb", cl::value_desc("i"), cl::init(-1), cl::cat(category),
    cl::desc("Flip the last bit of the i-th constant of the expansion. For "
             "tests of this tool: it must notice"));

enum class Output { Text, Check, Markdown, Row };
static cl::opt<Output> output(
    cl::cat(category), cl::init(Output::Text), cl::desc("Output:"),
    cl::values(
        clEnumValN(Output::Check, "check",
                   "Compare with the table; fail if the error is larger than "
                   "the bound or (over all inputs) below 90 % of it, or if "
                   "any bit of a result has changed"),
        clEnumValN(Output::Markdown, "markdown",
                   "Check, and print docs/accuracy.md"),
        clEnumValN(Output::Row, "row", "Print rows of ErrorBounds.def")));

static constexpr StringLiteral kOverview =
    "Measures the largest error of act's kernels, by default over all inputs "
    "of the type.\n\n"
    "  act-accuracy --op=elu --param alpha=1\n"
    "  act-accuracy --op=elu,selu --quick --width=16,8,4,1\n"
    "  act-accuracy --check\n";

//===----------------------------------------------------------------------===//
// Subjects
//===----------------------------------------------------------------------===//

static llvm::raw_ostream &error() {
  return llvm::WithColor::error(llvm::errs(), "act-accuracy");
}

namespace {
/// What to measure, and the row of the table about it, if there is one.
struct Job {
  Subject subject;
  const ErrorBound *bound = nullptr;
};
} // namespace

static Subject toSubject(const ErrorBound &row) {
  return {&row.formula,
          row.derivative,
          row.type.str(),
          row.accuracy,
          {row.parameters.begin(), row.parameters.end()}};
}

static const ErrorBound *findBound(const Subject &subject) {
  for (const ErrorBound &row : getErrorBounds())
    if (toSubject(row).describe() == subject.describe() && !subject.asOperand)
      return &row;
  return nullptr;
}

/// Says which option has a value that makes no sense.
static bool checkOptions() {
  auto complain = [](const Twine &what) {
    error() << what << "\n";
    return false;
  };
  if (!llvm::is_contained({"f32", "f16", "bf16"}, type))
    return complain("unknown type '" + type + "': f32, f16 or bf16");
  if (!range.empty() && (range.size() != 2 || !(range[0] <= range[1])))
    return complain("--range takes two numbers, the smaller one first");
  for (int64_t width : widths)
    if (width < 1 || width > 64)
      return complain("--width takes 1 to 64 lanes, not " + Twine(width));
  if (perturb.getNumOccurrences() && perturb < 0)
    return complain("--perturb takes the number of a constant, from 0");
  return true;
}

/// The subject called `name`, as the command line wants it.
static std::optional<Subject> parseSubject(MLIRContext &context,
                                           StringRef name) {
  llvm::Expected<Subject> subject = Subject::parse(context, name, params);
  if (!subject) {
    error() << llvm::toString(subject.takeError()) << "\n";
    return std::nullopt;
  }
  subject->derivative |= derivative;
  subject->type = type;
  subject->accuracy = accuracy;
  subject->asOperand |= asOperand;
  return *subject;
}

/// What the command line asks for.
static std::optional<std::vector<Job>> getJobs(MLIRContext &context) {
  std::vector<Job> jobs;
  if (ops.empty())
    for (const ErrorBound &row : getErrorBounds())
      jobs.push_back({toSubject(row), &row});
  for (const std::string &name : ops) {
    std::optional<Subject> subject = parseSubject(context, name);
    if (!subject)
      return std::nullopt;
    jobs.push_back({*subject, findBound(*subject)});
  }
  for (const Job &job : jobs) {
    if (!getReference(*job.subject.formula, job.subject.derivative)) {
      error() << "no reference for " << job.subject.getOpName() << "\n";
      return std::nullopt;
    }
    bool needsRow = output == Output::Check || output == Output::Markdown;
    if (needsRow && !job.bound) {
      error() << job.subject.describe() << " has no row in the table\n";
      return std::nullopt;
    }
  }
  return jobs;
}

//===----------------------------------------------------------------------===//
// Measuring
//===----------------------------------------------------------------------===//

namespace {
enum class InputSet { All, Quick, Range };
} // namespace

/// What the command line asks for. A short type has no more inputs than a
/// quick test takes.
static InputSet getInputSet(const Job &job) {
  if (!range.empty())
    return InputSet::Range;
  return quick || job.subject.type != "f32" ? InputSet::Quick : InputSet::All;
}

static bool isExhaustive(const Job &job) {
  return getInputSet(job) == InputSet::All ||
         (getInputSet(job) == InputSet::Quick && job.subject.type != "f32");
}

/// Results smaller than this may be 0.
static double getFlushBelow(const Job &job) {
  if (flushBelow.getNumOccurrences())
    return flushBelow;
  return job.bound ? job.bound->flushBelow : 0.0;
}

/// One kernel for each width.
static std::optional<std::vector<Kernel>> compile(MLIRContext &context,
                                                  const Subject &subject) {
  std::vector<Kernel> kernels;
  std::vector<int64_t> lengths(widths.begin(), widths.end());
  if (lengths.empty())
    lengths.push_back(16);
  for (int64_t width : lengths) {
    llvm::Expected<Kernel> kernel =
        Kernel::compile(context, subject, {width, perturb});
    if (!kernel) {
      error() << llvm::toString(kernel.takeError()) << "\n";
      return std::nullopt;
    }
    kernels.push_back(std::move(*kernel));
  }
  return kernels;
}

static Measurement measure(const Job &job, ArrayRef<Kernel> kernels,
                           InputSet set) {
  MeasureOptions options;
  options.numThreads = numThreads
                           ? numThreads
                           : std::max(1u, std::thread::hardware_concurrency());
  options.flushBelow = getFlushBelow(job);
  options.progress = [&](double part) {
    llvm::errs() << llvm::formatv("act-accuracy: {0}: {1:P0}\n",
                                  job.subject.describe(), part);
  };
  StringRef type = job.subject.type;
  std::vector<InputRun> inputs =
      set == InputSet::Range   ? getInputsBetween(type, range[0], range[1])
      : set == InputSet::Quick ? getQuickInputs(type)
                               : getAllInputs(type);
  return act::measure(job.subject, kernels, inputs, options);
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

static std::string print(const char *format, double value) {
  char text[64];
  snprintf(text, sizeof(text), format, value);
  return text;
}

/// The error as the table states it: rounded up to three digits after the
/// point.
static double roundUp(double error) { return std::ceil(error * 1e3) / 1e3; }

static void printText(const Job &job, const Measurement &m, double seconds) {
  llvm::outs() << job.subject.describe() << ": max "
               << print("%.4f", m.maxError)
               << " ULP at x = " << print("%a", m.x) << " ("
               << print("%.9g", m.x) << "): " << print("%.9g", m.result)
               << ", exactly " << print("%.17g", m.exact) << "\n  "
               << print("%.3f", 100.0 * m.misrounded / m.count)
               << " % not correctly rounded; zeros of the wrong sign: "
               << m.wrongZeros;
  if (widths.size() > 1)
    llvm::outs() << "; results that depend on the width: " << m.differences;
  llvm::outs() << "\n  " << m.count << " inputs, hash "
               << llvm::format_hex(m.hash, 18) << ", " << print("%.1f", seconds)
               << " s\n";
}

/// Whether the measurement agrees with the table; says so if it does not.
/// `hash` is that of the quick inputs.
static bool check(const Job &job, const Measurement &m, uint64_t hash) {
  const ErrorBound &bound = *job.bound;
  bool agrees = true;
  auto complain = [&](const Twine &what) {
    error() << job.subject.describe() << ": " << what << "\n";
    agrees = false;
  };
  std::string measured = print("%.4f", m.maxError) + " ULP";
  if (!(m.maxError <= bound.ulp))
    complain("error of " + measured + " at " + print("%a", m.x) +
             " is above the bound " + print("%.3f", bound.ulp));
  if (isExhaustive(job) && m.maxError < 0.9 * bound.ulp)
    complain("error of " + measured + " is less than 90 % of the bound " +
             print("%.3f", bound.ulp));
  if (hash != bound.hash)
    complain("results have changed: hash 0x" + Twine::utohexstr(hash) +
             " instead of 0x" + Twine::utohexstr(bound.hash));
  return agrees;
}

static void printRow(const Job &job, const Measurement &m, uint64_t hash) {
  // The accessor of a formula has its name in camel case.
  std::string accessor;
  bool capital = false;
  for (char c : job.subject.formula->name) {
    if (c != '_')
      accessor += capital ? llvm::toUpper(c) : c;
    capital = c == '_';
  }
  llvm::outs() << "ACT_ERROR_BOUND(" << accessor << "(), "
               << (job.subject.derivative ? "derivative" : "forward") << ", "
               << job.subject.type << ", "
               << stringifyAccuracy(job.subject.accuracy) << ", (";
  llvm::interleaveComma(job.subject.parameters, llvm::outs(), [](double value) {
    llvm::outs() << print("%.17g", value);
  });
  llvm::outs() << "), " << print("%.3f", roundUp(m.maxError)) << ", "
               << print("%a", m.maxError > 0.0 ? m.x : 0.0) << ", "
               << print("%a", getFlushBelow(job)) << ", "
               << llvm::format_hex(hash, 18) << ")\n";
}

static constexpr StringLiteral kMarkdownHeader = R"(# Accuracy

<!-- Generated by `act-accuracy --markdown`; do not edit. -->

The largest error of each kernel that `act-expand` emits, over **all** inputs
of its type, in units in the last place (ULP) of the exact result, final
rounding included: 0.5 is a correctly rounded result, and an error below 1
means one of the two numbers next to the exact result.

- A parameter is rounded to f32 first. SELU's two constants are parameters in
  this sense. For ELU with another alpha, also as an operand, 1.102 is the most
  that 64 values in [1, 2) gave; powers of two times alpha change nothing.
- "Flushed below": where the exact result is smaller in magnitude, a kernel may
  return 0 instead; that is not counted. Elsewhere subnormal results are kept.
- NaN gives NaN. Zeros keep their sign where the function is x near 0.
  Infinities give the limits. A result overflows where the exact one, rounded,
  does.
- f16 and bf16 are computed in f32 and rounded once.
- f64 has no row: its errors were measured at random inputs and at the seams of
  the kernels, against MPFR, and are not proven. exp 0.90 ULP, expm1 0.71, ELU
  0.89, its derivative 1.00, sigmoid 0.65, SiLU 0.66, tanh 1.00, softplus 0.90
  (test/Unit/Accuracy/F64Test.cpp).

The reference is a double-precision implementation, itself tested against MPFR.
`act-accuracy --check` measures every row again: it fails if an error is above
its bound or below 90 % of it, or if a hash of the results has changed. The
hash is the same on every target and for every vector length.

| operation | parameters | type | accuracy | max error, ULP | attained at | flushed below |
|---|---|---|---|---|---|---|
)";

/// The numbers are those of the table, which have just been checked.
static void printMarkdown(const ErrorBound &bound) {
  llvm::outs() << "| `" << toSubject(bound).getOpName() << "` | ";
  llvm::interleaveComma(
      llvm::zip(bound.formula.parameterNames, bound.parameters), llvm::outs(),
      [](auto pair) {
        llvm::outs() << std::get<0>(pair) << " = "
                     << print("%g", std::get<1>(pair));
      });
  llvm::outs() << " | " << bound.type << " | "
               << stringifyAccuracy(bound.accuracy) << " | "
               << print("%.3f", bound.ulp) << " | "
               << (bound.ulp > 0.0 ? print("%.9g", bound.where) : "") << " | "
               << (bound.flushBelow > 0.0 ? print("%.3g", bound.flushBelow)
                                          : "")
               << " |\n";
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv, kOverview);
  if (!checkOptions())
    return 1;
  DialectRegistry registry;
  Kernel::registerDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadDialect<ActDialect>();
  std::optional<std::vector<Job>> jobs = getJobs(context);
  if (!jobs)
    return 1;

  bool isRight = true;
  if (output == Output::Markdown)
    llvm::outs() << kMarkdownHeader;
  for (const Job &job : *jobs) {
    auto start = std::chrono::steady_clock::now();
    std::optional<std::vector<Kernel>> kernels = compile(context, job.subject);
    if (!kernels)
      return 1;
    InputSet set = getInputSet(job);
    Measurement m = measure(job, *kernels, set);
    std::chrono::duration<double> time =
        std::chrono::steady_clock::now() - start;
    uint64_t hash = m.hash;
    if (set != InputSet::Quick && output != Output::Text)
      hash = measure(job, *kernels, InputSet::Quick).hash;

    switch (output) {
    case Output::Markdown:
      isRight &= check(job, m, hash);
      printMarkdown(*job.bound);
      break;
    case Output::Row:
      printRow(job, m, hash);
      break;
    case Output::Check:
      isRight &= check(job, m, hash);
      [[fallthrough]];
    case Output::Text:
      printText(job, m, time.count());
      break;
    }
    if (m.differences || m.wrongZeros) {
      error() << job.subject.describe() << ": "
              << (m.differences ? "results depend on the width"
                                : "zeros have the wrong sign")
              << "\n";
      isRight = false;
    }
    llvm::outs().flush();
  }
  return isRight ? 0 : 1;
}
