// Remarks, as examples/digits/demo.py reads them: from act-opt among the
// diagnostics, and from act-run in its report.

// RUN: act-opt-no-roundtrip %s --pass-pipeline='builtin.module(act-prepare,act-raise)' \
// RUN:   --remarks-filter='act-.*' 2>&1 >/dev/null | FileCheck %s
// RUN: act-run %s --random=1 --shape=64 --report | FileCheck %s --check-prefixes=CHECK,RUNNER
// RUN: act-run %s --random=1 --shape=64 --report --remarks-filter=act-vectorize \
// RUN:   | FileCheck %s --check-prefix=RUNNER --implicit-check-not=Category:act-raise

// CHECK: {{^.*}}act-opt-remarks.mlir:[[#@LINE+14]]:{{[0-9]+}}: remark: [Passed] Raised | Category:act-raise | Function=main | {{.*}}Op=act.elu
// RUNNER: remark: [Passed] Vectorized | Category:act-vectorize | Function=main

#map = affine_map<(d0) -> (d0)>
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %empty = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%empty : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %negative = math.expm1 %in : f32
    %is_positive = arith.cmpf ogt, %in, %zero : f32
    %elu = arith.select %is_positive, %in, %negative : f32
    linalg.yield %elu : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}
