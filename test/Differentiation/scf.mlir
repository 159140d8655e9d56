// Loops: forwards they carry tangents; backwards a second loop runs the other
// way, with what the first has carried into each iteration.

// RUN: act-opt %s --act-differentiate=entry=power | FileCheck %s --check-prefix=VJP
// RUN: act-opt %s --act-differentiate="entry=power mode=forward" | FileCheck %s --check-prefix=JVP

// VJP-LABEL: func.func @power_vjp(
// VJP-SAME: %[[X:.*]]: f64, %[[G:.*]]: f64) -> (f64, f64)
// VJP-DAG: %[[ONE:.*]] = arith.constant 1.0
// VJP: %[[EMPTY:.*]] = tensor.empty() : tensor<5xf64>
// VJP: %[[LOOP:.*]]:2 = scf.for %[[I:.*]] = {{.*}} iter_args(%[[Y:.*]] = %[[ONE]], %[[TAPE:.*]] = %[[EMPTY]]) -> (f64, tensor<5xf64>)
// VJP: %[[STORED:.*]] = tensor.insert %[[Y]] into %[[TAPE]]
// VJP: %[[NEXT:.*]] = arith.mulf %[[Y]], %[[X]]
// VJP: scf.yield %[[NEXT]], %[[STORED]]
// VJP: %[[BACK:.*]]:2 = scf.for %[[J:.*]] = {{.*}} iter_args(%[[GY:.*]] = %[[G]], %[[GX:.*]] = %{{.*}}) -> (f64, f64)
// VJP: %[[N:.*]] = arith.subi %{{.*}}, %[[J]]
// VJP: %[[LAST:.*]] = tensor.extract %[[LOOP]]#1
// VJP: %[[GY_NEXT:.*]] = arith.mulf %[[GY]], %[[X]]
// VJP: %[[TERM:.*]] = arith.mulf %[[GY]], %[[LAST]]
// VJP: %[[GX_NEXT:.*]] = arith.addf %[[GX]], %[[TERM]]
// VJP: scf.yield %[[GY_NEXT]], %[[GX_NEXT]]
// VJP: return %[[LOOP]]#0, %[[BACK]]#1

// JVP-LABEL: func.func @power_jvp(
// JVP-SAME: %[[X:.*]]: f64, %[[D:.*]]: f64) -> (f64, f64)
// JVP: %[[LOOP:.*]]:2 = scf.for {{.*}} iter_args(%[[Y:.*]] = %{{.*}}, %[[DY:.*]] = %{{.*}}) -> (f64, f64)
// JVP: arith.mulf %[[Y]], %[[X]]
// JVP: arith.mulf %[[DY]], %[[X]]
// JVP: arith.mulf %[[D]], %[[Y]]
// JVP: return %[[LOOP]]#0, %[[LOOP]]#1
func.func @power(%x: f64) -> f64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %one = arith.constant 1.0 : f64
  %r = scf.for %i = %c0 to %c5 step %c1 iter_args(%y = %one) -> f64 {
    %next = arith.mulf %y, %x : f64
    scf.yield %next : f64
  }
  return %r : f64
}

// A recurrent network: h = elu(W h + x[t]).
func.func @rnn(%x: tensor<6x4xf64>, %w: tensor<4x4xf64>, %h0: tensor<4xf64>) -> tensor<4xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  %r = scf.for %t = %c0 to %c6 step %c1 iter_args(%h = %h0) -> tensor<4xf64> {
    %x_t = tensor.extract_slice %x[%t, 0] [1, 4] [1, 1] : tensor<6x4xf64> to tensor<4xf64>
    %z = linalg.matvec ins(%w, %h : tensor<4x4xf64>, tensor<4xf64>) outs(%x_t : tensor<4xf64>) -> tensor<4xf64>
    %next = act.elu %z : tensor<4xf64>
    scf.yield %next : tensor<4xf64>
  }
  return %r : tensor<4xf64>
}

// A loop in a loop, from a bound and by a step that are not known; one of the
// values that are carried is an integer, and one does not depend on x.
func.func @nested(%x: f64, %step: f64, %n: index) -> (f64, f64) {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c11 = arith.constant 11 : index
  %zero = arith.constant 0.0 : f64
  %one = arith.constant 1 : i64
  %r:3 = scf.for %i = %n to %c11 step %c3 iter_args(%y = %x, %k = %one, %s = %zero) -> (f64, i64, f64) {
    %inner = scf.for %j = %n to %i step %c2 iter_args(%z = %y) -> f64 {
      %e = math.sin %z : f64
      %w = arith.mulf %e, %step : f64
      scf.yield %w : f64
    }
    %f = arith.sitofp %k : i64 to f64
    %p = arith.mulf %inner, %f : f64
    %q = arith.addf %p, %y : f64
    %k2 = arith.addi %k, %one : i64
    %t = arith.addf %s, %f : f64
    scf.yield %q, %k2, %t : f64, i64, f64
  }
  return %r#0, %r#2 : f64, f64
}

// An empty loop gives what it took.
func.func @empty(%x: f64) -> f64 {
  %c3 = arith.constant 3 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c3 to %c1 step %c1 iter_args(%y = %x) -> f64 {
    %next = arith.mulf %y, %x : f64
    scf.yield %next : f64
  }
  return %r : f64
}
