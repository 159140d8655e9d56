// Conditionals: the branch that is taken is differentiated; backwards, a second
// conditional computes it again.

// RUN: act-opt %s --act-differentiate=entry=branches | FileCheck %s --check-prefix=VJP
// RUN: act-opt %s --act-differentiate="entry=branches mode=forward" | FileCheck %s --check-prefix=JVP

// VJP-LABEL: func.func @branches_vjp(
// VJP-SAME: %[[X:.*]]: f64, %[[W:.*]]: f64, %[[G:.*]]: f64) -> (f64, f64, f64)
// VJP: %[[C:.*]] = arith.cmpf ogt, %[[X]]
// VJP: %[[Y:.*]] = scf.if %[[C]] -> (f64)
// VJP: %[[D:.*]]:2 = scf.if %[[C]] -> (f64, f64)
// VJP:   %[[DX:.*]] = arith.mulf %[[G]], %[[W]]
// VJP:   %[[DW:.*]] = arith.mulf %[[G]], %[[X]]
// VJP:   scf.yield %[[DX]], %[[DW]]
// VJP: } else {
// VJP:   %[[E:.*]] = math.exp %[[X]]
// VJP:   %[[DX:.*]] = arith.mulf %[[G]], %[[E]]
// VJP:   scf.yield %[[DX]], %{{.*}} : f64, f64
// VJP: return %[[Y]], %[[D]]#0, %[[D]]#1

// JVP-LABEL: func.func @branches_jvp(
// JVP-SAME: %[[X:.*]]: f64, %[[W:.*]]: f64, %[[DX:.*]]: f64, %[[DW:.*]]: f64) -> (f64, f64)
// JVP: %[[R:.*]]:2 = scf.if %{{.*}} -> (f64, f64)
// JVP:   arith.mulf %[[X]], %[[W]]
// JVP:   %[[SUM:.*]] = arith.addf
// JVP:   scf.yield %{{.*}}, %[[SUM]]
// JVP: } else {
// JVP:   %[[E:.*]] = math.exp %[[X]]
// JVP:   %[[DE:.*]] = arith.mulf %[[DX]], %[[E]]
// JVP:   scf.yield %[[E]], %[[DE]]
// JVP: return %[[R]]#0, %[[R]]#1
func.func @branches(%x: f64, %w: f64) -> f64 {
  %zero = arith.constant 0.0 : f64
  %positive = arith.cmpf ogt, %x, %zero : f64
  %y = scf.if %positive -> f64 {
    %r = arith.mulf %x, %w : f64
    scf.yield %r : f64
  } else {
    %e = math.exp %x : f64
    scf.yield %e : f64
  }
  return %y : f64
}

// Tensors, used before and after; a branch gives what is above, and one of the
// results is an integer.
func.func @layers(%x: tensor<3x4xf64>, %w: tensor<4x4xf64>, %t: f64) -> tensor<3x4xf64> {
  %zero = arith.constant 0.0 : f64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %positive = arith.cmpf ogt, %t, %zero : f64
  %empty = tensor.empty() : tensor<3x4xf64>
  %fill = linalg.fill ins(%zero : f64) outs(%empty : tensor<3x4xf64>) -> tensor<3x4xf64>
  %before = arith.mulf %x, %x : tensor<3x4xf64>
  %y, %n, %other = scf.if %positive -> (tensor<3x4xf64>, i64, tensor<3x4xf64>) {
    %p = linalg.matmul ins(%before, %w : tensor<3x4xf64>, tensor<4x4xf64>) outs(%fill : tensor<3x4xf64>) -> tensor<3x4xf64>
    %a = act.elu %p : tensor<3x4xf64>
    scf.yield %a, %one, %before : tensor<3x4xf64>, i64, tensor<3x4xf64>
  } else {
    scf.yield %x, %two, %fill : tensor<3x4xf64>, i64, tensor<3x4xf64>
  }
  %f = arith.sitofp %n : i64 to f64
  %s = tensor.splat %f : tensor<3x4xf64>
  %scaled = arith.mulf %y, %s : tensor<3x4xf64>
  %sum = arith.addf %scaled, %other : tensor<3x4xf64>
  %after = arith.mulf %sum, %x : tensor<3x4xf64>
  return %after : tensor<3x4xf64>
}

// A conditional in a loop, and a loop in a conditional in a conditional.
func.func @loops(%x: f64, %w: f64) -> f64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c5 = arith.constant 5 : index
  %zero = arith.constant 0.0 : f64
  %y = scf.for %i = %c0 to %c5 step %c1 iter_args(%a = %x) -> f64 {
    %parity = arith.remui %i, %c2 : index
    %even = arith.cmpi eq, %parity, %c0 : index
    %next = scf.if %even -> f64 {
      %p = arith.mulf %a, %w : f64
      scf.yield %p : f64
    } else {
      %t = math.tanh %a : f64
      scf.yield %t : f64
    }
    scf.yield %next : f64
  }
  %positive = arith.cmpf ogt, %w, %zero : f64
  %r = scf.if %positive -> f64 {
    %larger = arith.cmpf ogt, %x, %w : f64
    %s = scf.if %larger -> f64 {
      scf.yield %y : f64
    } else {
      %power = scf.for %i = %c0 to %c5 step %c1 iter_args(%a = %y) -> f64 {
        %p = arith.mulf %a, %x : f64
        scf.yield %p : f64
      }
      scf.yield %power : f64
    }
    %q = arith.addf %s, %w : f64
    scf.yield %q : f64
  } else {
    scf.yield %y : f64
  }
  return %r : f64
}
