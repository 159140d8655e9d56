//===- TensorModels.cpp - Derivatives of tensor ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operations that move elements are linear. The tangent of a result is the same
// operation on tangents; the adjoint of an operand is the operation that moves
// the elements back.
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::act;

namespace {

/// The tangent of `value`, or a zero.
Value tangentOrZero(OpBuilder &builder, Tangents &tangents, Value value) {
  Value tangent = tangents.lookup(value);
  return tangent ? tangent : createZero(builder, value.getLoc(), value);
}

/// The first model: what all have in common. The tangent is the operation
/// itself, on the tangents of its operands with derivatives.
template <typename Model, typename OpTy>
struct LinearModel
    : public DifferentiableOpInterface::ExternalModel<Model, OpTy> {
  LogicalResult buildTangents(Operation *op, OpBuilder &builder,
                              Tangents &tangents) const {
    if (llvm::none_of(op->getOperands(), [&](Value operand) {
          return bool(tangents.lookup(operand));
        }))
      return success();
    IRMapping mapping;
    for (Value operand : op->getOperands())
      if (act::hasDerivative(operand.getType()))
        mapping.map(operand, tangentOrZero(builder, tangents, operand));
    tangents.set(op->getResult(0), builder.clone(*op, mapping)->getResult(0));
    return success();
  }

  LogicalResult buildAdjoints(Operation *op, OpBuilder &builder,
                              Adjoints &adjoints) const {
    return Model::pullBack(cast<OpTy>(op), adjoints.lookup(op->getResult(0)),
                           builder, adjoints);
  }
};

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

// y = x with another type. Back: the same.
struct CastModel : LinearModel<CastModel, tensor::CastOp> {
  static LogicalResult pullBack(tensor::CastOp op, Value g, OpBuilder &builder,
                                Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getSource();
    adjoints.add(builder, loc, x,
                 tensor::CastOp::create(builder, loc, x.getType(), g));
    return success();
  }
};

// y = x with dimensions merged. Back: split.
struct CollapseModel : LinearModel<CollapseModel, tensor::CollapseShapeOp> {
  static LogicalResult pullBack(tensor::CollapseShapeOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getSrc();
    adjoints.add(builder, loc, x,
                 tensor::ExpandShapeOp::create(
                     builder, loc, x.getType(), g, op.getReassociationIndices(),
                     tensor::getMixedSizes(builder, loc, x)));
    return success();
  }
};

// y = x with dimensions split. Back: merge.
struct ExpandModel : LinearModel<ExpandModel, tensor::ExpandShapeOp> {
  static LogicalResult pullBack(tensor::ExpandShapeOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getSrc();
    adjoints.add(builder, loc, x,
                 tensor::CollapseShapeOp::create(builder, loc, x.getType(), g,
                                                 op.getReassociationIndices()));
    return success();
  }
};

// y = x in a shape that is a value. Back: in the shape of x.
struct ReshapeModel : LinearModel<ReshapeModel, tensor::ReshapeOp> {
  static LogicalResult pullBack(tensor::ReshapeOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getSource();
    SmallVector<Value> sizes = getValueOrCreateConstantIndexOp(
        builder, loc, tensor::getMixedSizes(builder, loc, x));
    auto shapeType =
        RankedTensorType::get(int64_t(sizes.size()), builder.getIndexType());
    Value shape =
        tensor::FromElementsOp::create(builder, loc, shapeType, sizes);
    adjoints.add(
        builder, loc, x,
        tensor::ReshapeOp::create(builder, loc, x.getType(), g, shape));
    return success();
  }
};

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

// y = x[slice]. Back: g into the slice of a zero, or of what is there already.
struct ExtractSliceModel
    : LinearModel<ExtractSliceModel, tensor::ExtractSliceOp> {
  static LogicalResult pullBack(tensor::ExtractSliceOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getSource();
    if (!adjoints.isActive(x))
      return success();
    auto offsets = op.getMixedOffsets(), sizes = op.getMixedSizes(),
         strides = op.getMixedStrides();
    Value whole = adjoints.lookup(x);
    if (whole) {
      Value part = tensor::ExtractSliceOp::create(
          builder, loc, op.getType(), whole, offsets, sizes, strides);
      g = arith::AddFOp::create(builder, loc, part, g);
    } else {
      whole = createZero(builder, loc, x);
    }
    adjoints.set(x, tensor::InsertSliceOp::create(builder, loc, g, whole,
                                                  offsets, sizes, strides));
    return success();
  }
};

// y = x with a slice replaced by s. Back: to s the slice of g, to x the rest.
struct InsertSliceModel : LinearModel<InsertSliceModel, tensor::InsertSliceOp> {
  static LogicalResult pullBack(tensor::InsertSliceOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value s = op.getSource(), x = op.getDest();
    auto offsets = op.getMixedOffsets(), sizes = op.getMixedSizes(),
         strides = op.getMixedStrides();
    if (adjoints.isActive(s))
      adjoints.add(builder, loc, s,
                   tensor::ExtractSliceOp::create(builder, loc,
                                                  op.getSourceType(), g,
                                                  offsets, sizes, strides));
    if (adjoints.isActive(x))
      adjoints.add(builder, loc, x,
                   tensor::InsertSliceOp::create(builder, loc,
                                                 createZero(builder, loc, s), g,
                                                 offsets, sizes, strides));
    return success();
  }
};

// y = x0, x1, ... along a dimension. Back: the slices.
struct ConcatModel : LinearModel<ConcatModel, tensor::ConcatOp> {
  static LogicalResult pullBack(tensor::ConcatOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    int64_t rank = op.getResultType().getRank(), dim = op.getDim();
    SmallVector<OpFoldResult> offsets(rank, builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(rank, builder.getIndexAttr(1));
    AffineExpr sum = builder.getAffineDimExpr(0) + builder.getAffineDimExpr(1);
    for (Value x : op.getInputs()) {
      auto type = cast<RankedTensorType>(x.getType());
      SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(builder, loc, x);
      if (adjoints.isActive(x))
        adjoints.add(builder, loc, x,
                     tensor::ExtractSliceOp::create(builder, loc, type, g,
                                                    offsets, sizes, strides));
      offsets[dim] = affine::makeComposedFoldedAffineApply(
          builder, loc, sum, {offsets[dim], sizes[dim]});
    }
    return success();
  }
};

// y = x inside a frame of a constant. Back: the slice inside.
struct PadModel
    : DifferentiableOpInterface::ExternalModel<PadModel, tensor::PadOp> {
  LogicalResult buildTangents(Operation *op, OpBuilder &builder,
                              Tangents &tangents) const {
    auto pad = cast<tensor::PadOp>(op);
    if (failed(checkFrame(pad, tangents)))
      return failure();
    Value tangent = tangents.lookup(pad.getSource());
    if (!tangent)
      return success();
    Location loc = op->getLoc();
    Value zero = arith::ConstantOp::create(
        builder, loc, builder.getZeroAttr(pad.getType().getElementType()));
    tangents.set(pad.getResult(),
                 tensor::PadOp::create(builder, loc, pad.getType(), tangent,
                                       pad.getMixedLowPad(),
                                       pad.getMixedHighPad(), zero));
    return success();
  }

  LogicalResult buildAdjoints(Operation *op, OpBuilder &builder,
                              Adjoints &adjoints) const {
    auto pad = cast<tensor::PadOp>(op);
    if (failed(checkFrame(pad, adjoints)))
      return failure();
    Location loc = op->getLoc();
    Value x = pad.getSource();
    SmallVector<OpFoldResult> strides(pad.getType().getRank(),
                                      builder.getIndexAttr(1));
    adjoints.add(builder, loc, x,
                 tensor::ExtractSliceOp::create(
                     builder, loc, pad.getSourceType(),
                     adjoints.lookup(pad.getResult()), pad.getMixedLowPad(),
                     tensor::getMixedSizes(builder, loc, x), strides));
    return success();
  }

  /// The frame must not depend on what is differentiated by.
  static LogicalResult checkFrame(tensor::PadOp op,
                                  const Derivatives &derivatives) {
    Value frame = op.getConstantPaddingValue();
    if (frame && !derivatives.isActive(frame))
      return success();
    return derivatives.notDifferentiable(op,
                                         ": it does not pad with a constant");
  }
};

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

// y = x[i]. Back: g into element i of a zero, or of what is there already.
struct ExtractModel : LinearModel<ExtractModel, tensor::ExtractOp> {
  static LogicalResult pullBack(tensor::ExtractOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getTensor();
    if (!adjoints.isActive(x))
      return success();
    Value whole = adjoints.lookup(x);
    if (whole)
      g = arith::AddFOp::create(
          builder, loc,
          tensor::ExtractOp::create(builder, loc, whole, op.getIndices()), g);
    else
      whole = createZero(builder, loc, x);
    adjoints.set(
        x, tensor::InsertOp::create(builder, loc, g, whole, op.getIndices()));
    return success();
  }
};

// y = x with element i replaced by s. Back: to s element i of g, to x the rest.
struct InsertModel : LinearModel<InsertModel, tensor::InsertOp> {
  static LogicalResult pullBack(tensor::InsertOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value s = op.getScalar(), x = op.getDest();
    if (adjoints.isActive(s))
      adjoints.add(builder, loc, s,
                   tensor::ExtractOp::create(builder, loc, g, op.getIndices()));
    if (adjoints.isActive(x))
      adjoints.add(builder, loc, x,
                   tensor::InsertOp::create(builder, loc,
                                            createZero(builder, loc, s), g,
                                            op.getIndices()));
    return success();
  }
};

// y = x0, x1, ... as a tensor. Back: the elements.
struct FromElementsModel
    : LinearModel<FromElementsModel, tensor::FromElementsOp> {
  static LogicalResult pullBack(tensor::FromElementsOp op, Value g,
                                OpBuilder &builder, Adjoints &adjoints) {
    Location loc = op.getLoc();
    ArrayRef<int64_t> shape = op.getType().getShape();
    for (auto [number, x] : llvm::enumerate(op.getElements())) {
      if (!adjoints.isActive(x))
        continue;
      SmallVector<Value> indices(shape.size());
      int64_t rest = number;
      for (unsigned dim = shape.size(); dim-- > 0; rest /= shape[dim])
        indices[dim] =
            arith::ConstantIndexOp::create(builder, loc, rest % shape[dim]);
      adjoints.add(builder, loc, x,
                   tensor::ExtractOp::create(builder, loc, g, indices));
    }
    return success();
  }
};

// y = x everywhere. Back: the sum.
struct SplatModel : LinearModel<SplatModel, tensor::SplatOp> {
  static LogicalResult pullBack(tensor::SplatOp op, Value g, OpBuilder &builder,
                                Adjoints &adjoints) {
    Location loc = op.getLoc();
    Value x = op.getInput();
    if (!adjoints.isActive(x))
      return success();
    Value empty =
        tensor::EmptyOp::create(builder, loc, ArrayRef<int64_t>(), x.getType());
    auto sum = linalg::ReduceOp::create(
        builder, loc, g, createZero(builder, loc, empty),
        llvm::to_vector(llvm::seq<int64_t>(op.getType().getRank())),
        [](OpBuilder &inner, Location loc, ValueRange arguments) {
          Value sum =
              arith::AddFOp::create(inner, loc, arguments[0], arguments[1]);
          linalg::YieldOp::create(inner, loc, sum);
        });
    adjoints.add(builder, loc, x,
                 tensor::ExtractOp::create(builder, loc, sum.getResult(0)));
    return success();
  }
};
} // namespace

void act::registerTensorDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, tensor::TensorDialect *) {
    tensor::CastOp::attachInterface<CastModel>(*context);
    tensor::CollapseShapeOp::attachInterface<CollapseModel>(*context);
    tensor::ConcatOp::attachInterface<ConcatModel>(*context);
    tensor::ExpandShapeOp::attachInterface<ExpandModel>(*context);
    tensor::ExtractOp::attachInterface<ExtractModel>(*context);
    tensor::ExtractSliceOp::attachInterface<ExtractSliceModel>(*context);
    tensor::FromElementsOp::attachInterface<FromElementsModel>(*context);
    tensor::InsertOp::attachInterface<InsertModel>(*context);
    tensor::InsertSliceOp::attachInterface<InsertSliceModel>(*context);
    tensor::PadOp::attachInterface<PadModel>(*context);
    tensor::ReshapeOp::attachInterface<ReshapeModel>(*context);
    tensor::SplatOp::attachInterface<SplatModel>(*context);
  });
}
