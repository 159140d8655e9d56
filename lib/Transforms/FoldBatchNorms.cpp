//===- FoldBatchNorms.cpp - Batch norms in constant weights -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In inference, a batch norm multiplies each channel by a constant and adds
// one. A product or convolution with constant weights does the former at no
// cost.
//
//===----------------------------------------------------------------------===//

#include "ConstantData.h"
#include "EvaluateConstants.h"
#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

#include <cmath>
#include <cstring>

namespace mlir::act {
#define GEN_PASS_DEF_ACTFOLDBATCHNORMS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// The elements of a constant of f32 or f64; nothing if `value` is none.
std::optional<SmallVector<double>> getElements(Value value) {
  Attribute constant;
  if (!matchPattern(value, m_Constant(&constant)))
    return std::nullopt;
  if (auto scalar = dyn_cast<FloatAttr>(constant))
    return SmallVector<double>{scalar.getValueAsDouble()};
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !isa<Float32Type, Float64Type>(type.getElementType()))
    return std::nullopt;
  std::optional<SmallVector<Attribute>> elements = getConstantElements(
      constant, type.getElementType(), type.getNumElements());
  if (!elements)
    return std::nullopt;
  return llvm::map_to_vector(*elements, [](Attribute element) {
    return cast<FloatAttr>(element).getValueAsDouble();
  });
}

/// What a reader of a product does to it first: it multiplies each channel by a
/// constant and adds another.
class BatchNorm {
public:
  /// Finds it in the body of `reader`, which reads the product through `input`.
  static std::optional<BatchNorm> match(linalg::GenericOp reader,
                                        OpOperand &input) {
    BatchNorm norm(reader, input);
    while (norm.value.hasOneUse() && norm.append(*norm.value.user_begin())) {
    }
    if (!norm.channel || !norm.hasScale)
      return std::nullopt;
    return norm;
  }

  /// Lets the reader add the constants that are left, instead.
  void replace(RewriterBase &rewriter);

  /// The first values of the sums: they are multiplied, too.
  void addStart(ArrayRef<double> start) {
    for (auto [i, offset] : llvm::enumerate(offsets))
      offset = std::fma(scales[i], start[start.size() == 1 ? 0 : i], offset);
  }

  /// The loop of the reader that is over the channels.
  unsigned getChannel() const { return *channel; }
  /// Where the reader finds the product.
  AffineMap getInputMap() const {
    return linalg::LinalgOp(reader).getMatchingIndexingMap(input);
  }
  ArrayRef<double> getScales() const { return scales; }
  bool hasFiniteOffsets() const {
    return llvm::all_of(offsets, [&](double offset) {
      return std::isfinite(value.getType().isF64() ? offset : float(offset));
    });
  }

private:
  BatchNorm(linalg::GenericOp reader, OpOperand &input)
      : reader(reader), input(&input),
        value(reader.getMatchingBlockArgument(&input)) {}

  bool append(Operation *op);
  std::optional<SmallVector<double>> getConstants(Value operand);

  linalg::GenericOp reader;
  OpOperand *input;
  SmallVector<Operation *> steps;
  /// What the last of them computes.
  Value value;
  std::optional<unsigned> channel;
  bool hasScale = false;
  /// One, or one for each channel.
  SmallVector<double> scales = {1}, offsets = {0};
};

/// The constants, one or one for each channel, that `operand` stands for in the
/// body.
std::optional<SmallVector<double>> BatchNorm::getConstants(Value operand) {
  auto argument = dyn_cast<BlockArgument>(operand);
  if (!argument)
    return getElements(operand);
  if (argument.getOwner() != reader.getBody() ||
      argument.getArgNumber() >= reader.getNumDpsInputs())
    return std::nullopt;
  OpOperand *source = reader.getDpsInputOperand(argument.getArgNumber());
  std::optional<unsigned> loop;
  for (AffineExpr expr : reader.getMatchingIndexingMap(source).getResults()) {
    if (isa<AffineConstantExpr>(expr))
      continue;
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || loop)
      return std::nullopt;
    loop = dim.getPosition();
  }
  if (loop && channel && *loop != *channel)
    return std::nullopt;
  std::optional<SmallVector<double>> constants = getElements(source->get());
  if (!constants)
    return std::nullopt;
  if (!loop)
    return constants->size() == 1 ? constants : std::nullopt;
  if (int64_t(constants->size()) != reader.getStaticLoopRanges()[*loop])
    return std::nullopt;
  channel = loop;
  return constants;
}

/// Takes `op` as the next step, if it is one.
bool BatchNorm::append(Operation *op) {
  if (!isa<arith::AddFOp, arith::SubFOp, arith::MulFOp, arith::DivFOp>(op) ||
      op->getBlock() != reader.getBody() ||
      op->getOperand(0) == op->getOperand(1))
    return false;
  bool isRight = op->getOperand(1) == value;
  if (isRight && isa<arith::DivFOp>(op))
    return false;
  std::optional<SmallVector<double>> constants =
      getConstants(op->getOperand(isRight ? 0 : 1));
  if (!constants)
    return false;
  size_t size = std::max(scales.size(), constants->size());
  for (SmallVector<double> *values : {&scales, &offsets, &*constants})
    values->resize(size, values->front());
  for (auto [scale, offset, constant] :
       llvm::zip_equal(scales, offsets, *constants)) {
    if (isa<arith::AddFOp>(op)) {
      offset += constant;
    } else if (isa<arith::SubFOp>(op)) {
      scale = isRight ? -scale : scale;
      offset = isRight ? constant - offset : offset - constant;
    } else if (isa<arith::MulFOp>(op)) {
      scale *= constant;
      offset *= constant;
    } else {
      scale /= constant;
      offset /= constant;
    }
  }
  hasScale |= isa<arith::MulFOp, arith::DivFOp>(op);
  value = op->getResult(0);
  steps.push_back(op);
  return true;
}

DenseElementsAttr round(ArrayRef<double> values, RankedTensorType type) {
  if (type.getElementType().isF64())
    return DenseElementsAttr::get(type, values);
  SmallVector<float> rounded(values);
  return DenseElementsAttr::get(type, ArrayRef<float>(rounded));
}

void BatchNorm::replace(RewriterBase &rewriter) {
  Location loc = reader.getLoc();
  rewriter.setInsertionPoint(reader);
  Block *body = reader.getBody();
  BlockArgument product = reader.getMatchingBlockArgument(input);
  Value offset = arith::ConstantOp::create(
      rewriter, loc,
      round(offsets, RankedTensorType::get(offsets.size(), product.getType())));
  SmallVector<Value> inputs = reader.getDpsInputs();
  SmallVector<AffineMap> maps = reader.getIndexingMapsArray();
  unsigned position = inputs.size();
  inputs.push_back(offset);
  maps.insert(maps.begin() + position,
              AffineMap::get(reader.getNumLoops(), 0,
                             rewriter.getAffineDimExpr(*channel)));
  Value added = body->insertArgument(position, product.getType(), loc);
  Operation *last = steps.back();
  rewriter.setInsertionPoint(last);
  rewriter.replaceOp(last,
                     arith::AddFOp::create(rewriter, loc, product, added));
  // The steps before the last have no reader any more, nor have their inputs.
  for (Operation *step : llvm::reverse(ArrayRef(steps).drop_back()))
    rewriter.eraseOp(step);
  for (unsigned i = position; i-- > 0;)
    if (body->getArgument(i).use_empty()) {
      body->eraseArgument(i);
      inputs.erase(inputs.begin() + i);
      maps.erase(maps.begin() + i);
    }
  rewriter.setInsertionPoint(reader);
  auto replaced = linalg::GenericOp::create(
      rewriter, loc, reader.getResultTypes(), inputs, reader.getDpsInits(),
      maps, reader.getIteratorTypesArray());
  replaced->setDiscardableAttrs(reader->getDiscardableAttrDictionary());
  rewriter.inlineRegionBefore(reader.getRegion(), replaced.getRegion(),
                              replaced.getRegion().begin());
  rewriter.replaceOp(reader, replaced.getResults());
}

/// The constant that `value` is, perhaps with another shape.
Attribute getConstant(Value value) {
  while (Operation *reshape = value.getDefiningOp()) {
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(reshape))
      break;
    value = reshape->getOperand(0);
  }
  Attribute constant;
  matchPattern(value, m_Constant(&constant));
  return constant;
}

/// Whether nothing but the owner of `operand` needs it.
bool isOnlyUse(OpOperand &operand) {
  Value value = operand.get();
  while (Operation *op = value.getDefiningOp()) {
    if (!value.hasOneUse())
      return false;
    if (op->getNumOperands() == 0)
      break;
    value = op->getOperand(0);
  }
  return true;
}

/// Whether the body of `op` adds products of its two inputs.
bool isProduct(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() == 0 || !op.hasPureTensorSemantics() ||
      op.getNumDpsInputs() != 2 || op->getNumResults() != 1)
    return false;
  Block *body = op.getBlock();
  auto sum =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!sum)
    return false;
  Value out = body->getArgument(2);
  auto product = (sum.getLhs() == out ? sum.getRhs() : sum.getLhs())
                     .getDefiningOp<arith::MulFOp>();
  auto isArgument = [&](Value value, unsigned number) {
    return value == body->getArgument(number);
  };
  return product && (sum.getLhs() == out || sum.getRhs() == out) &&
         ((isArgument(product.getLhs(), 0) &&
           isArgument(product.getRhs(), 1)) ||
          (isArgument(product.getLhs(), 1) && isArgument(product.getRhs(), 0)));
}

/// A product or convolution that a batch norm follows.
class Folding {
public:
  Folding(RewriterBase &rewriter, linalg::LinalgOp op, BatchNorm &norm)
      : rewriter(rewriter), op(op), norm(norm) {}

  /// Returns what is in the way; nothing if the norm is folded.
  StringRef run();

private:
  bool findChannel();
  OpOperand *findFilter();
  std::optional<unsigned> getFilterPosition(OpOperand *filter);
  std::optional<SmallVector<double>> getStart();
  template <typename T>
  DenseElementsAttr multiply(RankedTensorType type, Attribute filter,
                             unsigned position) const;
  void clearStart();

  RewriterBase &rewriter;
  linalg::LinalgOp op;
  BatchNorm &norm;
  /// The loop of the product that is over the channels.
  unsigned channel = 0;
};

bool Folding::findChannel() {
  AffineMap read = norm.getInputMap();
  std::optional<unsigned> position = read.getResultPosition(
      getAffineDimExpr(norm.getChannel(), read.getContext()));
  if (!position)
    return false;
  auto loop = dyn_cast<AffineDimExpr>(
      op.getMatchingIndexingMap(op.getDpsInitOperand(0)).getResult(*position));
  if (loop)
    channel = loop.getPosition();
  return bool(loop);
}

/// The dimension of the filter that is over the channels.
std::optional<unsigned> Folding::getFilterPosition(OpOperand *filter) {
  AffineMap map = op.getMatchingIndexingMap(filter);
  return map.getResultPosition(getAffineDimExpr(channel, map.getContext()));
}

OpOperand *Folding::findFilter() {
  for (OpOperand *input : op.getDpsInputOperands())
    if (getConstant(input->get()) && getFilterPosition(input))
      return input;
  return nullptr;
}

/// The constants from which the sums start: one, or one for each channel.
std::optional<SmallVector<double>> Folding::getStart() {
  Operation *start = op.getDpsInits()[0].getDefiningOp();
  if (auto fill = dyn_cast_or_null<linalg::FillOp>(start))
    return getElements(fill.getInputs()[0]);
  auto generic = dyn_cast_or_null<linalg::GenericOp>(start);
  if (!generic || generic.getNumDpsInputs() != 1 ||
      generic.getNumReductionLoops() != 0 || generic->getNumResults() != 1 ||
      generic.getBody()->getTerminator()->getOperand(0) !=
          generic.getBody()->getArgument(0))
    return std::nullopt;
  AffineMap output = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  AffineMap from =
      generic.getMatchingIndexingMap(generic.getDpsInputOperand(0));
  if (from.getNumResults() != 1 || !isa<AffineDimExpr>(from.getResult(0)) ||
      !generic.getMatchingIndexingMap(generic.getDpsInitOperand(0))
           .isIdentity() ||
      output.getResult(from.getDimPosition(0)) !=
          getAffineDimExpr(channel, output.getContext()))
    return std::nullopt;
  return getElements(generic.getDpsInputs()[0]);
}

/// Lets the sums start from 0.
void Folding::clearStart() {
  Value start = op.getDpsInits()[0];
  Location loc = start.getLoc();
  rewriter.setInsertionPoint(op);
  auto type = cast<RankedTensorType>(start.getType());
  Value zero = arith::ConstantOp::create(
      rewriter, loc, rewriter.getZeroAttr(type.getElementType()));
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, start),
      type.getElementType());
  auto fill = linalg::FillOp::create(rewriter, loc, zero, empty);
  rewriter.modifyOpInPlace(
      op, [&] { op.getDpsInitOperand(0)->set(fill.getResult(0)); });
}

/// The filter, each weight multiplied by the constant of its channel; nothing
/// if one overflows.
template <typename T>
DenseElementsAttr Folding::multiply(RankedTensorType type, Attribute filter,
                                    unsigned position) const {
  std::vector<T> weights(type.getNumElements());
  if (auto dense = dyn_cast<DenseElementsAttr>(filter)) {
    llvm::copy(dense.getValues<T>(), weights.begin());
  } else {
    ArrayRef<char> data = getConstantData(filter);
    if (data.size() != weights.size() * sizeof(T))
      return {};
    std::memcpy(weights.data(), data.data(), data.size());
  }
  ArrayRef<int64_t> shape = type.getShape();
  int64_t inner = ShapedType::getNumElements(shape.drop_front(position + 1));
  ArrayRef<double> scales = norm.getScales();
  for (auto [i, weight] : llvm::enumerate(weights)) {
    weight = T(double(weight) * scales[i / inner % shape[position]]);
    if (!std::isfinite(weight))
      return {};
  }
  return DenseElementsAttr::get(type, ArrayRef<T>(weights));
}

StringRef Folding::run() {
  if (!findChannel())
    return "its channels are none of the product";
  OpOperand *filter = findFilter();
  if (!filter)
    return "no constant weights belong to its channels";
  if (!isOnlyUse(*filter))
    return "the weights have other uses";
  auto type = cast<RankedTensorType>(filter->get().getType());
  Type element = type.getElementType();
  if (!isa<Float32Type, Float64Type>(element) ||
      element != getElementTypeOrSelf(op.getDpsInits()[0]))
    return "the weights are neither f32 nor f64";
  std::optional<SmallVector<double>> start = getStart();
  if (!start)
    return "the sums start from what is not constant";
  norm.addStart(*start);
  Attribute constant = getConstant(filter->get());
  unsigned position = *getFilterPosition(filter);
  DenseElementsAttr weights = element.isF64()
                                  ? multiply<double>(type, constant, position)
                                  : multiply<float>(type, constant, position);
  if (!weights || !norm.hasFiniteOffsets())
    return "a constant would overflow";
  if (llvm::any_of(*start, [](double value) { return value != 0; }))
    clearStart();
  rewriter.setInsertionPoint(op);
  Value multiplied =
      arith::ConstantOp::create(rewriter, filter->get().getLoc(), weights);
  rewriter.modifyOpInPlace(op, [&] { filter->set(multiplied); });
  norm.replace(rewriter);
  return "";
}

struct ActFoldBatchNorms
    : public act::impl::ActFoldBatchNormsBase<ActFoldBatchNorms> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isProduct(op) && op->hasOneUse())
        products.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : products) {
      OpOperand &use = *op->use_begin();
      auto reader = dyn_cast<linalg::GenericOp>(use.getOwner());
      if (!reader || !reader.hasPureTensorSemantics() ||
          !reader.isDpsInput(&use))
        continue;
      std::optional<BatchNorm> norm = BatchNorm::match(reader, use);
      if (!norm)
        continue;
      StringRef obstacle = Folding(rewriter, op, *norm).run();
      if (obstacle.empty())
        remark::passed(op.getLoc(),
                       getRemarkOptions("act-fold-batch-norms", "Folded", op))
            << remark::metric("Op", op->getName().getStringRef());
      else
        remark::missed(op.getLoc(), getRemarkOptions("act-fold-batch-norms",
                                                     "NotFolded", op))
            << remark::metric("Op", op->getName().getStringRef())
            << remark::reason("{0}", obstacle);
    }
  }
};
} // namespace
