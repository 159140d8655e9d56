// What has no derivative is named, with the way to it.

// RUN: act-opt %s --act-differentiate --split-input-file --verify-diagnostics

func.func @bitcast(%x: f32) -> f32 {
  %e = math.exp %x : f32
  // expected-error@+2 {{'arith.bitcast' is not differentiable}}
  // expected-note@+1 {{on the path argument #0 -> math.exp -> arith.bitcast}}
  %y = arith.bitcast %e : f32 to f32
  return %y : f32
}

// -----

func.func @product(%x: tensor<3x5xf32>, %init: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+2 {{'linalg.reduce' is not differentiable: it reduces by 'arith.mulf', not by a sum, maximum or minimum}}
  // expected-note@+1 {{on the path argument #0 -> linalg.reduce}}
  %r = linalg.reduce { arith.mulf } ins(%x : tensor<3x5xf32>) outs(%init : tensor<3xf32>) dimensions = [1]
  return %r : tensor<3xf32>
}

// -----

#rows = affine_map<(i, j) -> (i, j)>
#sums = affine_map<(i, j) -> (i)>
func.func @depends_on_the_sum(%x: tensor<3x5xf32>, %init: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+2 {{'linalg.generic' is not differentiable: what it reduces by 'arith.addf' depends on the result so far}}
  // expected-note@+1 {{on the path argument #0 -> linalg.generic}}
  %r = linalg.generic {indexing_maps = [#rows, #sums], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<3x5xf32>) outs(%init : tensor<3xf32>) {
  ^bb0(%in: f32, %sum: f32):
    %product = arith.mulf %in, %sum : f32
    %next = arith.addf %sum, %product : f32
    linalg.yield %next : f32
  } -> tensor<3xf32>
  return %r : tensor<3xf32>
}

// -----

func.func @body(%x: tensor<5xf32>) -> tensor<5xf32> {
  %y = act.elu %x : tensor<5xf32>
  %empty = tensor.empty() : tensor<5xf32>
  %r = linalg.map ins(%y : tensor<5xf32>) outs(%empty : tensor<5xf32>)
    (%y_i: f32, %out: f32) {
      // expected-error@+2 {{'arith.bitcast' is not differentiable}}
      // expected-note@+1 {{on the path argument #0 -> linalg.generic -> linalg.map -> arith.bitcast}}
      %z = arith.bitcast %y_i : f32 to f32
      linalg.yield %z : f32
    }
  return %r : tensor<5xf32>
}

// -----

#one = affine_map<(i) -> (i)>
#diagonal = affine_map<(i) -> (i, i)>
func.func @set_diagonal(%x: tensor<5x5xf32>, %y: tensor<5xf32>) -> tensor<5x5xf32> {
  // expected-error@+2 {{'linalg.generic' is not differentiable: it stores to some elements of its result only}}
  // expected-note@+1 {{on the path argument #1 -> linalg.generic}}
  %r = linalg.generic {indexing_maps = [#one, #diagonal], iterator_types = ["parallel"]}
      ins(%y : tensor<5xf32>) outs(%x : tensor<5x5xf32>) {
  ^bb0(%y_i: f32, %out: f32):
    linalg.yield %y_i : f32
  } -> tensor<5x5xf32>
  return %r : tensor<5x5xf32>
}

// -----

func.func @gather(%x: tensor<5xf32>, %n: tensor<3xindex>) -> tensor<3xf32> {
  %empty = tensor.empty() : tensor<3xf32>
  // expected-error@+2 {{'linalg.map' is not differentiable: its body reads from a tensor that is not an operand}}
  // expected-note@+1 {{on the path argument #0 -> linalg.map}}
  %r = linalg.map ins(%n : tensor<3xindex>) outs(%empty : tensor<3xf32>)
    (%i: index, %out: f32) {
      %x_i = tensor.extract %x[%i] : tensor<5xf32>
      linalg.yield %x_i : f32
    }
  return %r : tensor<3xf32>
}

// -----

func.func @pad(%x: tensor<3xf32>, %frame: f32) -> tensor<4xf32> {
  // expected-error@+2 {{'tensor.pad' is not differentiable: it does not pad with a constant}}
  // expected-note@+1 {{on the path argument #0 -> tensor.pad}}
  %r = tensor.pad %x low[1] high[0] {
  ^bb0(%i: index):
    tensor.yield %frame : f32
  } : tensor<3xf32> to tensor<4xf32>
  return %r : tensor<4xf32>
}

// -----

func.func private @external(%x: f32) -> f32
func.func @call(%x: f32) -> f32 {
  // expected-error@+1 {{cannot differentiate a call of '@external', which has no body}}
  %y = call @external(%x) : (f32) -> f32
  return %y : f32
}

// -----

func.func @recursion(%x: f32) -> f32 {
  // expected-error@+1 {{cannot differentiate a recursive call}}
  %y = call @recursion(%x) : (f32) -> f32
  return %y : f32
}

// -----

// expected-error@+1 {{cannot be differentiated: it has several blocks}}
func.func @blocks(%x: f32) -> f32 {
  cf.br ^bb1
^bb1:
  return %x : f32
}

// -----

// expected-error@+1 {{cannot be differentiated: there is an '@f_vjp' already}}
func.func @f(%x: f32) -> f32 {
  return %x : f32
}
func.func private @f_vjp(%x: f32) -> f32 {
  return %x : f32
}

// -----

// expected-error@+1 {{there is no public function of floats}}
module {
  func.func @integers(%x: i32) -> i32 {
    return %x : i32
  }
}

// -----

func.func @g(%x: f32) -> f32 {
  return %x : f32
}
// expected-error@+1 {{is declared with another type than the derivative has: '(f32, f32) -> (f32, f32)'}}
func.func private @g_vjp(%x: f32) -> f32

// -----

func.func @dynamic_carried(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  // expected-error@+2 {{'scf.for' is not differentiable: what it carries has no static shape}}
  // expected-note@+1 {{on the path argument #0 -> scf.for}}
  %r = scf.for %i = %c0 to %c5 step %c1 iter_args(%y = %x) -> tensor<?xf32> {
    %next = act.elu %y : tensor<?xf32>
    scf.yield %next : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

// -----

func.func @in_a_branch(%x: f32, %c: i1) -> f32 {
  %y = scf.if %c -> f32 {
    // expected-error@+2 {{'arith.bitcast' is not differentiable}}
    // expected-note@+1 {{on the path argument #0 -> scf.if -> arith.bitcast}}
    %b = arith.bitcast %x : f32 to f32
    scf.yield %b : f32
  } else {
    scf.yield %x : f32
  }
  return %y : f32
}

// -----

func.func @while(%x: f32, %limit: f32) -> f32 {
  // expected-error@+2 {{'scf.while' is not differentiable}}
  // expected-note@+1 {{on the path argument #0 -> scf.while}}
  %y = scf.while (%a = %x) : (f32) -> f32 {
    %c = arith.cmpf olt, %a, %limit : f32
    scf.condition(%c) %a : f32
  } do {
  ^bb0(%a: f32):
    %b = arith.addf %a, %a : f32
    scf.yield %b : f32
  }
  return %y : f32
}
