// RUN: act-opt %s -act-expand -split-input-file | FileCheck %s

// The whole kernel: clamp, reduction, 2^n, polynomial, reconstruction, select.
// No fastmath flag anywhere.
// CHECK-LABEL: func @elu
// CHECK-SAME:    %[[X:.*]]: vector<16xf32>
// CHECK-NOT:   fastmath
// CHECK-DAG:   %[[ZERO:.*]] = arith.constant dense<0.000000e+00>
// CHECK-DAG:   %[[FLOOR:.*]] = arith.constant dense<-88.02{{.*}}>
// CHECK-DAG:   %[[MAGIC:.*]] = arith.constant dense<0x4B40007F>
// CHECK-DAG:   %[[NEGATIVE:.*]] = arith.cmpf olt, %[[X]], %[[ZERO]]
// CHECK-DAG:   %[[Z:.*]] = arith.maximumf %[[X]], %[[FLOOR]]
// CHECK-DAG:   %[[I:.*]] = math.fma %[[Z]], %{{.*}}, %[[MAGIC]] : vector<16xf32>
// CHECK-DAG:   %[[N:.*]] = arith.subf %[[I]], %[[MAGIC]]
// CHECK-DAG:   %[[T:.*]] = math.fma %[[N]], %{{.*}}, %[[Z]]
// CHECK-DAG:   %[[BITS:.*]] = arith.bitcast %[[I]] : vector<16xf32> to vector<16xi32>
// CHECK-DAG:   %[[SHIFTED:.*]] = arith.shli %[[BITS]], %{{.*}} : vector<16xi32>
// CHECK-DAG:   %[[S:.*]] = arith.bitcast %[[SHIFTED]] : vector<16xi32> to vector<16xf32>
// CHECK-COUNT-4: math.fma %{{.*}}, %[[T]], %{{.*}}
// CHECK:       %[[T2:.*]] = arith.mulf %[[T]], %[[T]]
// CHECK:       %[[P:.*]] = math.fma %[[T2]], %{{.*}}, %[[T]]
// CHECK:       %[[SM:.*]] = arith.subf %[[S]], %{{.*}}
// CHECK:       %[[R:.*]] = math.fma %[[S]], %[[P]], %[[SM]]
// CHECK:       %[[Y:.*]] = arith.select %[[NEGATIVE]], %[[R]], %[[X]]
// CHECK:       return %[[Y]]
func.func @elu(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = act.elu %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// -----

// A power of two is folded into 2^n: one more multiplication.
// CHECK-LABEL: func @power_of_two
// CHECK-DAG:   %[[ALPHA:.*]] = arith.constant 2.500000e-01 : f32
// CHECK:       %[[SA:.*]] = arith.mulf %{{.*}}, %[[ALPHA]]
// CHECK-NEXT:  %[[SM:.*]] = arith.subf %[[SA]], %[[ALPHA]]
// CHECK-NEXT:  math.fma %[[SA]], %{{.*}}, %[[SM]]
func.func @power_of_two(%x: f32) -> f32 {
  %0 = act.elu %x alpha 0.25 : f32
  return %0 : f32
}

// -----

// Another alpha multiplies a sum of two parts, which keeps the error below
// 1 ULP; `fast` does without.
// CHECK-LABEL: func @any_alpha
// CHECK-DAG:   %[[ALPHA:.*]] = arith.constant 1.500000e+00 : f32
// CHECK:       %[[TAIL:.*]] = math.fma %[[ALPHA]], %{{.*}}, %{{.*}}
// CHECK-NEXT:  math.fma %[[ALPHA]], %{{.*}}, %[[TAIL]]
func.func @any_alpha(%x: f32) -> f32 {
  %0 = act.elu %x alpha 1.5 : f32
  return %0 : f32
}

// -----

// CHECK-LABEL: func @fast
// CHECK-DAG:   %[[ALPHA:.*]] = arith.constant 1.500000e+00 : f32
// CHECK:       %[[SA:.*]] = arith.mulf %{{.*}}, %[[ALPHA]]
// CHECK:       math.fma %[[SA]]
func.func @fast(%x: f32) -> f32 {
  %0 = act.elu %x alpha 1.5 accuracy fast : f32
  return %0 : f32
}

// -----

// CHECK-LABEL: func @learned_alpha
// CHECK-SAME:    %[[X:.*]]: f32, %[[ALPHA:.*]]: f32
// CHECK:       %[[TAIL:.*]] = math.fma %[[ALPHA]], %{{.*}}, %{{.*}}
// CHECK-NEXT:  math.fma %[[ALPHA]], %{{.*}}, %[[TAIL]]
func.func @learned_alpha(%x: f32, %alpha: f32) -> f32 {
  %0 = act.elu %x, %alpha : f32
  return %0 : f32
}

// -----

// f and f' of the same x share one core: one 2^n.
// CHECK-LABEL: func @shared
// CHECK:       arith.shli %{{.*}} : vector<[4]xi32>
// CHECK-NOT:   arith.shli
// CHECK:       return
func.func @shared(%x: vector<[4]xf32>) -> (vector<[4]xf32>, vector<[4]xf32>) {
  %0 = act.elu %x alpha 1.5 : vector<[4]xf32>
  %1 = act.elu_derivative %x alpha 1.5 : vector<[4]xf32>
  return %0, %1 : vector<[4]xf32>, vector<[4]xf32>
}

// -----

// So do the smooth ones, which also share the division; but that of SiLU itself
// is by a rounded number.
// CHECK-LABEL: func @shared_smooth
// CHECK-COUNT-4: arith.divf
// CHECK-NOT:   arith.divf
// CHECK:       return
func.func @shared_smooth(%x: f32) -> (f32, f32, f32, f32, f32, f32) {
  %0 = act.gelu %x : f32
  %1 = act.gelu_derivative %x : f32
  %2 = act.silu %x : f32
  %3 = act.silu_derivative %x : f32
  %4 = act.mish %x : f32
  %5 = act.mish_derivative %x : f32
  return %0, %1, %2, %3, %4, %5 : f32, f32, f32, f32, f32, f32
}

// -----

// No parameter costs a division.
// CHECK-LABEL: func @parameters
// CHECK-NOT:   arith.divf
// CHECK:       return
func.func @parameters(%x: f32) -> (f32, f32, f32) {
  %0 = act.celu %x alpha 0.3 : f32
  %1 = act.celu_derivative %x alpha 0.3 : f32
  %2 = act.softplus %x beta 3.0 : f32
  return %0, %1, %2 : f32, f32, f32
}

// -----

// beta x is a sum, the tail of which does not count where x is so large that
// the product may be infinite. At beta = 1 there is none.
// CHECK-LABEL: func @beta
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK:       %[[A:.*]] = math.absf %[[X]]
// CHECK:       %[[BETA:.*]] = arith.constant 3.000000e+00
// CHECK:       %[[LIMIT:.*]] = arith.constant 2.000000e+03
// CHECK:       %[[HEAD:.*]] = arith.mulf %[[BETA]], %[[A]]
// CHECK:       %[[INSIDE:.*]] = arith.cmpf olt, %[[HEAD]], %[[LIMIT]]
// CHECK:       %[[MINUS:.*]] = arith.negf %[[HEAD]]
// CHECK:       %[[TAIL:.*]] = math.fma %[[BETA]], %[[A]], %[[MINUS]]
// CHECK:       arith.select %[[INSIDE]], %[[TAIL]], %{{.*}}
// CHECK:       return
func.func @beta(%x: f32) -> f32 {
  %0 = act.softplus_derivative %x beta 3.0 : f32
  return %0 : f32
}

// CHECK-LABEL: func @no_beta
// CHECK-NOT:   arith.constant 2.000000e+03
// CHECK:       return
func.func @no_beta(%x: f32) -> f32 {
  %0 = act.softplus_derivative %x : f32
  return %0 : f32
}

// -----

// f16 and bf16 are computed in f32 and rounded once; bf16 in integer
// operations, because vcvtneps2bf16 flushes subnormals.
// Where the result is x, nothing is rounded: the bits of x choose.
// CHECK-LABEL: func @f16
// CHECK-SAME:  %[[X:[^:]*]]: vector<8xf16>
// CHECK-NEXT:  arith.extf %[[X]] : vector<8xf16> to vector<8xf32>
// CHECK-NOT:   arith.cmpf
// CHECK-NOT:   arith.select
// CHECK:       %[[Y:.*]] = arith.truncf %{{.*}} : vector<8xf32> to vector<8xf16>
// CHECK:       %[[BITS:.*]] = arith.bitcast %[[X]]
// CHECK:       %[[ZERO:.*]] = arith.constant dense<-32768> : vector<8xi16>
// CHECK:       %[[BELOW:.*]] = arith.cmpi ugt, %[[BITS]], %[[ZERO]]
// CHECK:       arith.select %[[BELOW]], %[[Y]], %[[X]] : vector<8xi1>, vector<8xf16>
func.func @f16(%x: vector<8xf16>) -> vector<8xf16> {
  %0 = act.elu %x : vector<8xf16>
  return %0 : vector<8xf16>
}

// CHECK-LABEL: func @bf16
// CHECK:       arith.extf %{{.*}} : bf16 to f32
// CHECK-NOT:   arith.truncf
// CHECK:       %[[H:.*]] = arith.trunci %{{.*}} : i32 to i16
// CHECK-NEXT:  arith.bitcast %[[H]] : i16 to bf16
func.func @bf16(%x: bf16) -> bf16 {
  %0 = act.selu %x : bf16
  return %0 : bf16
}

// Vectors of bf16 are pairs, of which no number moves to another lane. No result
// is midway between two numbers, and where it is x, which it is from -2^-9 on
// (-17664 is its bits), it is not rounded.
// CHECK-LABEL: func @bf16_pairs(
// CHECK-SAME:      %[[X:.*]]: vector<16xbf16>)
// CHECK-DAG:   %[[ODD:.*]] = arith.constant dense<-65536> : vector<8xi32>
// CHECK-DAG:   %[[HALF:.*]] = arith.constant dense<16> : vector<8xi32>
// CHECK:       %[[PAIRS:.*]] = vector.bitcast %[[X]] : vector<16xbf16> to vector<8xi32>
// CHECK:       %[[B0:.*]] = arith.shli %[[PAIRS]], %[[HALF]]
// CHECK:       arith.bitcast %[[B0]] : vector<8xi32> to vector<8xf32>
// CHECK-NOT:   arith.cmpf uno
// CHECK:       %[[Y0:.*]] = arith.addi %{{.*}}, %[[ROUND:.*]] : vector<8xi32>
// CHECK:       %[[B1:.*]] = arith.andi %[[PAIRS]], %[[ODD]]
// CHECK-NOT:   arith.cmpf uno
// CHECK:       %[[Y1:.*]] = arith.addi %{{.*}}, %[[ROUND]] : vector<8xi32>
// CHECK-DAG:   %[[SHIFTED:.*]] = arith.shrui %[[Y0]], %[[HALF]]
// CHECK-DAG:   %[[LOW:.*]] = vector.bitcast %[[SHIFTED]] : vector<8xi32> to vector<16xbf16>
// CHECK-DAG:   %[[HIGH:.*]] = vector.bitcast %[[Y1]] : vector<8xi32> to vector<16xbf16>
// CHECK-DAG:   %[[LANES:.*]] = vector.bitcast %[[ODD]] : vector<8xi32> to vector<16xi16>
// CHECK-DAG:   %[[UPPER:.*]] = arith.cmpi ne, %[[LANES]], %{{.*}} : vector<16xi16>
// CHECK:       %[[Y:.*]] = arith.select %[[UPPER]], %[[HIGH]], %[[LOW]]
// CHECK-DAG:   %[[BITS:.*]] = arith.bitcast %[[X]] : vector<16xbf16> to vector<16xi16>
// CHECK-DAG:   %[[LIMIT:.*]] = arith.constant dense<-17664> : vector<16xi16>
// CHECK:       %[[BELOW:.*]] = arith.cmpi ugt, %[[BITS]], %[[LIMIT]]
// CHECK:       arith.select %[[BELOW]], %[[Y]], %[[X]]
func.func @bf16_pairs(%x: vector<16xbf16>) -> vector<16xbf16> {
  %0 = act.elu %x : vector<16xbf16>
  return %0 : vector<16xbf16>
}

// sigmoid(x) can be 1/2 + 2^-9 in f32, midway between two numbers.
// CHECK-LABEL: func @bf16_ties(
// CHECK-NOT:   arith.cmpf uno
// CHECK:       %[[LAST:.*]] = arith.shrui %[[Y:.*]], %{{.*}} : vector<[2]xi32>
// CHECK:       %[[ODD:.*]] = arith.andi %[[LAST]]
// CHECK:       %[[ROUND:.*]] = arith.addi %[[ODD]]
// CHECK:       arith.addi %[[Y]], %[[ROUND]]
// CHECK-NOT:   arith.cmpf uno
// CHECK:       return
func.func @bf16_ties(%x: vector<[4]xbf16>) -> vector<[4]xbf16> {
  %0 = act.sigmoid %x : vector<[4]xbf16>
  return %0 : vector<[4]xbf16>
}

// Shorter types have shorter polynomials: of ELU 8 multiply-adds in f32, 7 for
// f16, and for bf16, where a product and a difference are among them. Nothing
// of bf16 is a sum of two numbers: of sigmoid 7 are left, of 12.
// CHECK-LABEL:   func @short_f16(
// CHECK-COUNT-7: math.fma
// CHECK-NOT:     math.fma
// CHECK-LABEL:   func @short_bf16(
// CHECK-COUNT-7: math.fma
// CHECK-NOT:     {{math.fma|mulf}}
// CHECK-LABEL:   func @no_tails_bf16(
// CHECK-COUNT-7: math.fma
// CHECK-NOT:     math.fma
// CHECK-LABEL:   func @bf16_others(
func.func @short_f16(%x: f16) -> f16 {
  %0 = act.elu %x : f16
  return %0 : f16
}
func.func @short_bf16(%x: bf16) -> bf16 {
  %0 = act.elu %x : bf16
  return %0 : bf16
}
func.func @no_tails_bf16(%x: bf16) -> bf16 {
  %0 = act.sigmoid %x : bf16
  return %0 : bf16
}

// A parameter that is not known may be one, and odd vectors are no pairs.
// CHECK-COUNT-2: arith.trunci
func.func @bf16_others(%x: vector<8xbf16>, %a: vector<8xbf16>, %z: vector<3xbf16>) -> (vector<8xbf16>, vector<3xbf16>) {
  %0 = act.elu %x, %a : vector<8xbf16>
  %1 = act.elu %z : vector<3xbf16>
  return %0, %1 : vector<8xbf16>, vector<3xbf16>
}

// -----

// What only selects has the same form for every type.
// CHECK-LABEL: func @relu
// CHECK-NEXT:  %[[ZERO:.*]] = arith.constant 0.000000e+00 : f64
// CHECK-NEXT:  %[[NEGATIVE:.*]] = arith.cmpf olt, %{{.*}}, %[[ZERO]] : f64
// CHECK-NEXT:  arith.select %[[NEGATIVE]], %[[ZERO]], %{{.*}} : f64
func.func @relu(%x: f64) -> f64 {
  %0 = act.relu %x : f64
  return %0 : f64
}

// -----

// Operations of the math dialect, whatever flags they have, and those without
// a kernel.
// CHECK-LABEL: func @math
// CHECK-NOT:   math.exp{{ }}
// CHECK-NOT:   math.expm1{{ }}
// CHECK-NOT:   math.erf
// CHECK-NOT:   fastmath
// CHECK:       math.exp %{{.*}} : tensor<4xf32>
// CHECK-NEXT:  return
func.func @math(%x: vector<4xf32>, %d: f64, %t: tensor<4xf32>)
    -> (vector<4xf32>, vector<4xf32>, f64, vector<4xf32>, f64, tensor<4xf32>) {
  %0 = math.exp %x fastmath<fast> : vector<4xf32>
  %1 = math.expm1 %x : vector<4xf32>
  %2 = math.exp %d : f64
  %3 = math.erf %x : vector<4xf32>
  %4 = math.erfc %d : f64
  %5 = math.exp %t : tensor<4xf32>
  return %0, %1, %2, %3, %4, %5
      : vector<4xf32>, vector<4xf32>, f64, vector<4xf32>, f64, tensor<4xf32>
}
