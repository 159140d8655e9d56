//===- Roofline.cpp - The roofline of the kernels, as SVG ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <tuple>

using namespace mlir;
using namespace mlir::act;
using llvm::format;

namespace {
/// Where the picture is, in its own units.
constexpr double kWidth = 860, kHeight = 420;
constexpr double kLeft = 64, kRight = 24, kTop = 28, kBottom = 52;

/// A logarithmic axis, from pixel `begin` to pixel `end`.
struct Axis {
  double low, high, begin, end;

  double operator()(double value) const {
    return begin + (end - begin) * (std::log(value) - std::log(low)) /
                       (std::log(high) - std::log(low));
  }
  bool contains(double value) const {
    return low * 0.999 <= value && value <= high * 1.001;
  }
};

/// Draws the roofline of a report.
class Plot {
public:
  Plot(raw_ostream &os, const Report &report)
      : os(os), report(report), machine(report.machine),
        before(addUp(report.before, machine)),
        after(addUp(report.after, machine)), x(getIntensities()),
        y(getRates()) {}

  void draw() {
    os << "<svg id=\"roofline\" role=\"img\" aria-labelledby=\"roofline-title "
          "roofline-desc\" viewBox=\"0 0 "
       << kWidth << " " << kHeight << "\">\n";
    describe();
    drawGrid();
    drawLimits();
    drawTotals();
    for (const Kernel &kernel : report.before)
      drawKernel(kernel, "before", 0);
    for (auto [i, kernel] : llvm::enumerate(report.after))
      drawKernel(kernel, "after", i + 1);
    drawNumbers();
    drawTime();
    drawLegend();
    os << "</svg>\n";
  }

private:
  double getRate(double intensity) const {
    return machine.getAttainable(intensity);
  }
  /// The rate that was measured, if any.
  std::optional<double> getMeasuredRate() const {
    if (!report.time)
      return std::nullopt;
    return after.operations / *report.time;
  }

  Axis getIntensities() const {
    double low = machine.getRidge() / 4, high = machine.getRidge() * 4;
    for (const auto &kernels : {report.before, report.after})
      for (const Kernel &kernel : kernels)
        if (double intensity = kernel.getIntensity()) {
          low = std::min(low, intensity / 2);
          high = std::max(high, intensity * 2);
        }
    return {low, high, kLeft, kWidth - kRight};
  }
  Axis getRates() const {
    double low = getRate(x.low);
    if (auto rate = getMeasuredRate())
      low = std::min(low, *rate / 2);
    return {low, machine.peak * 3, kHeight - kBottom, kTop};
  }

  void describe() {
    os << "<title id=\"roofline-title\">Roofline of the kernels before and "
          "after fusion</title>\n<desc id=\"roofline-desc\">Both axes are "
          "logarithmic. Memory, at "
       << format("%.3g", machine.bandwidth) << " GB/s, bounds kernels below "
       << format("%.3g", machine.getRidge())
       << " operations per byte, and arithmetic, at "
       << format("%.4g", machine.peak)
       << " GFLOP/s, those above. Together the kernels do "
       << format("%.3g", before.getIntensity())
       << " operations per byte before fusion and "
       << format("%.3g", after.getIntensity()) << " after it.</desc>\n";
  }

  void text(double left, double top, StringRef attributes,
            const llvm::Twine &text) {
    os << format("<text x=\"%.1f\" y=\"%.1f\" ", left, top) << attributes << ">"
       << text << "</text>\n";
  }

  void drawGrid() {
    const double bottom = kHeight - kBottom, right = kWidth - kRight;
    for (const Axis *axis : {&x, &y}) {
      // Few decades have room for more labels.
      bool isFine = std::log10(axis->high / axis->low) < 3;
      for (int power = -9; power < 12; ++power)
        for (int digit : {1, 2, 5}) {
          double value = digit * std::pow(10.0, power);
          if (!axis->contains(value) || (digit != 1 && !isFine))
            continue;
          std::string label;
          llvm::raw_string_ostream(label) << format("%g", value);
          double at = (*axis)(value);
          if (axis == &x) {
            os << format("<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>\n", at,
                         kTop, bottom);
            text(at, bottom + 16, "text-anchor=\"middle\"", label);
          } else {
            os << format("<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>\n",
                         kLeft, at, right);
            text(kLeft - 6, at + 4, "text-anchor=\"end\"", label);
          }
        }
    }
    text((kLeft + right) / 2, kHeight - 10, "text-anchor=\"middle\"",
         "arithmetic intensity, operations per byte");
    os << "<text text-anchor=\"middle\" transform=\"translate(14 "
       << format("%.1f", (kTop + bottom) / 2)
       << ") rotate(-90)\">GFLOP/s</text>\n";
  }

  void drawLimits() {
    double ridge = machine.getRidge(), bottom = kHeight - kBottom;
    double start = std::max(x.low, y.low / machine.bandwidth);
    os << format("<path id=\"memory-limit\" class=\"limit\" "
                 "d=\"M%.1f %.1fL%.1f %.1f\"/>\n",
                 x(start), y(getRate(start)), x(ridge), y(machine.peak));
    os << format("<path id=\"peak-limit\" class=\"limit\" "
                 "d=\"M%.1f %.1fH%.1f\"/>\n",
                 x(ridge), y(machine.peak), x.end);
    os << format("<path class=\"ridge\" d=\"M%.1f %.1fV%.1f\"/>\n", x(ridge),
                 y(machine.peak), bottom);
    std::string label;
    llvm::raw_string_ostream stream(label);
    stream << format("peak %.4g GFLOP/s", machine.peak);
    // Above the numbers of kernels.
    text(x.end - 4, y(machine.peak) - 26, "class=\"name\" text-anchor=\"end\"",
         label);
    // Beside the line, in its direction, below where the points are.
    double middle = std::sqrt(start * ridge);
    double angle =
        std::atan2(y(getRate(ridge)) - y(getRate(start)), x(ridge) - x(start)) *
        180 / M_PI;
    label.clear();
    stream << format("memory %.3g GB/s", machine.bandwidth);
    os << format("<text class=\"name\" text-anchor=\"middle\" "
                 "transform=\"translate(%.1f %.1f) rotate(%.1f)\" dy=\"18\">",
                 x(middle), y(getRate(middle)), angle)
       << label << "</text>\n";
  }

  /// All kernels together, and the step from before to after.
  void drawTotals() {
    double from = before.getIntensity(), to = after.getIntensity();
    if (from <= 0 || to <= 0)
      return;
    double bottom = kHeight - kBottom;
    for (auto [name, intensity] : {std::pair{"before", from}, {"after", to}})
      os << "<path class=\"total " << name << "\" data-intensity=\""
         << format("%.6g", intensity)
         << format("\" d=\"M%.1f %.1fV%.1f\"/>\n", x(intensity), bottom,
                   y(getRate(intensity)));
    double length = x(to) - x(from);
    if (std::abs(length) < 12)
      return;
    double tip = x(to) - std::copysign(2, length);
    double wing = tip - std::copysign(7, length);
    os << format("<path class=\"arrow\" d=\"M%.1f %.1fH%.1fM%.1f %.1fL%.1f "
                 "%.1fL%.1f %.1f\"/>\n",
                 x(from), bottom - 16, tip, wing, bottom - 20, tip, bottom - 16,
                 wing, bottom - 12);
    text((x(from) + x(to)) / 2, bottom - 22, "text-anchor=\"middle\"",
         "all kernels");
  }

  void drawKernel(const Kernel &kernel, StringRef kind, size_t number) {
    double intensity = kernel.getIntensity();
    if (intensity <= 0)
      return;
    double rate = getRate(intensity), left = x(intensity), top = y(rate);
    os << "<circle class=\"kernel " << kind << "\" data-intensity=\""
       << format("%.6g", intensity) << "\" data-attainable=\""
       << format("%.6g", rate)
       << format("\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\">", left, top,
                 number ? 4 : 7)
       << "<title>" << kind << ": " << escapeHtml(kernel.name)
       << format(", %.3g op/byte, at most %.4g GFLOP/s", intensity, rate)
       << "</title></circle>\n";
    if (!number)
      return;
    labels.push_back({left, top, number});
  }

  /// The numbers of the kernels after fusion, above the roof. Those of points
  /// in one place share a label, and labels move up until they have room.
  void drawNumbers() {
    constexpr double kDigit = 8.5, kRow = 16;
    llvm::sort(labels, [](const Label &a, const Label &b) {
      return std::tie(a.left, a.number) < std::tie(b.left, b.number);
    });
    struct Box {
      double left, right, bottom;
    };
    SmallVector<Box> taken;
    for (size_t i = 0, next; i < labels.size(); i = next) {
      next = i + 1;
      while (next < labels.size() && labels[next].left - labels[i].left < 6)
        ++next;
      std::string name = std::to_string(labels[i].number);
      if (next - i > 4)
        name = std::to_string(next - i) + " kernels";
      else
        for (size_t k = i + 1; k < next; ++k)
          name += ", " + std::to_string(labels[k].number);
      double right = labels[i].left - 6;
      Box box{right - kDigit * name.size(), right, labels[i].top - 8};
      auto overlaps = [&](const Box &other) {
        return box.left < other.right && other.left < box.right &&
               std::abs(box.bottom - other.bottom) < kRow;
      };
      while (llvm::any_of(taken, overlaps))
        box.bottom -= 2;
      taken.push_back(box);
      text(box.right, box.bottom, "class=\"number after\" text-anchor=\"end\"",
           name);
    }
  }

  void drawTime() {
    auto rate = getMeasuredRate();
    double intensity = after.getIntensity();
    if (!rate || intensity <= 0)
      return;
    double left = x(intensity), top = y(*rate);
    os << "<path id=\"measured\" data-rate=\"" << format("%.6g", *rate)
       << format("\" d=\"M%.1f %.1fl8 8l-8 8l-8 -8z\"><title>measured: %.4g "
                 "GFLOP/s</title></path>\n",
                 left, top - 8, *rate);
    std::string label;
    llvm::raw_string_ostream(label) << format("measured %.4g", *rate);
    text(left + 12, top + 18, "class=\"name\"", label);
  }

  void drawLegend() {
    os << format("<circle class=\"kernel before\" cx=\"%.1f\" cy=\"12\" "
                 "r=\"7\"/>\n",
                 kLeft + 8);
    text(kLeft + 20, 16, "", "kernel before fusion");
    os << format("<circle class=\"kernel after\" cx=\"%.1f\" cy=\"12\" "
                 "r=\"4\"/>\n",
                 kLeft + 168);
    text(kLeft + 180, 16, "",
         "after fusion, with its number in the table; both at the rate that "
         "the machine allows");
  }

  raw_ostream &os;
  const Report &report;
  const Machine &machine;
  KernelTotal before, after;
  Axis x, y;
  struct Label {
    double left, top;
    size_t number;
  };
  std::vector<Label> labels;
};
} // namespace

void act::writeRoofline(raw_ostream &os, const Report &report) {
  Plot(os, report).draw();
}
