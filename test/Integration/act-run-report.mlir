// The times that examples/digits/demo.py reads, in the form it expects.

// RUN: act-run %s --random=1 --shape=1000 --time --report | FileCheck %s
// RUN: act-run %s --random=1 --shape=1 --time | FileCheck %s --check-prefix=SHORT

// CHECK: compile time:
// CHECK-NEXT: {{^}} parse {{[0-9.]+}} ms
// CHECK-NEXT: {{^}} passes of act-to-llvm {{[0-9.]+}} ms
// CHECK: {{^}} translate to LLVM IR {{[0-9.]+}} ms
// CHECK-NEXT: {{^}} optimize LLVM IR {{[0-9.]+}} ms
// CHECK-NEXT: {{^}} generate machine code {{[0-9.]+}} ms
// CHECK-NEXT: {{^}} link {{[0-9.]+}} ms
// CHECK-NEXT: {{^}} total {{[0-9.]+}} ms
// CHECK: result #0: f32[1000]
// CHECK: {{^}}time: median {{[0-9.e+]+}} ns (min {{[0-9.e+]+}}, max {{[0-9.e+]+}}, {{[0-9]+}} runs{{.*}})

// SHORT: time: median {{.*}} runs in batches of {{[0-9]+}})

func.func @double(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = arith.addf %x, %x : tensor<?xf32>
  return %y : tensor<?xf32>
}
