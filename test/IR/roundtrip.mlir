// The syntax of every operation, its types and its parameters.
// RUN: act-opt %s | FileCheck %s

// CHECK-LABEL: func @all
func.func @all(%x: tensor<4x?xf32>) {
  // CHECK: act.exp %{{.*}} : tensor<4x?xf32>
  %exp = act.exp %x : tensor<4x?xf32>
  // CHECK: act.expm1 %
  %expm1 = act.expm1 %x : tensor<4x?xf32>
  // CHECK: act.sigmoid %
  %sigmoid = act.sigmoid %x : tensor<4x?xf32>
  // CHECK: act.tanh %
  %tanh = act.tanh %x : tensor<4x?xf32>
  // CHECK: act.erf %
  %erf = act.erf %x : tensor<4x?xf32>
  // CHECK: act.erfc %
  %erfc = act.erfc %x : tensor<4x?xf32>
  // CHECK: act.relu %
  %relu = act.relu %x : tensor<4x?xf32>
  // CHECK: act.relu6 %
  %relu6 = act.relu6 %x : tensor<4x?xf32>
  // CHECK: act.leaky_relu %
  %leaky_relu = act.leaky_relu %x : tensor<4x?xf32>
  // CHECK: act.prelu %{{.*}}, %{{.*}} : tensor<4x?xf32>
  %prelu = act.prelu %x, %x : tensor<4x?xf32>
  // CHECK: act.threshold %
  %threshold = act.threshold %x : tensor<4x?xf32>
  // CHECK: act.elu %
  %elu = act.elu %x : tensor<4x?xf32>
  // CHECK: act.selu %
  %selu = act.selu %x : tensor<4x?xf32>
  // CHECK: act.celu %
  %celu = act.celu %x : tensor<4x?xf32>
  // CHECK: act.gelu %
  %gelu = act.gelu %x : tensor<4x?xf32>
  // CHECK: act.silu %
  %silu = act.silu %x : tensor<4x?xf32>
  // CHECK: act.softplus %
  %softplus = act.softplus %x : tensor<4x?xf32>
  // CHECK: act.mish %
  %mish = act.mish %x : tensor<4x?xf32>
  // CHECK: act.log_sigmoid %
  %log_sigmoid = act.log_sigmoid %x : tensor<4x?xf32>
  // CHECK: act.softsign %
  %softsign = act.softsign %x : tensor<4x?xf32>
  // CHECK: act.hardtanh %
  %hardtanh = act.hardtanh %x : tensor<4x?xf32>
  // CHECK: act.hardsigmoid %
  %hardsigmoid = act.hardsigmoid %x : tensor<4x?xf32>
  // CHECK: act.hardswish %
  %hardswish = act.hardswish %x : tensor<4x?xf32>
  return
}

// CHECK-LABEL: func @all_derivatives
func.func @all_derivatives(%x: f32) {
  // CHECK: act.exp_derivative %{{.*}} : f32
  %exp = act.exp_derivative %x : f32
  // CHECK: act.expm1_derivative %
  %expm1 = act.expm1_derivative %x : f32
  // CHECK: act.sigmoid_derivative %
  %sigmoid = act.sigmoid_derivative %x : f32
  // CHECK: act.tanh_derivative %
  %tanh = act.tanh_derivative %x : f32
  // CHECK: act.erf_derivative %
  %erf = act.erf_derivative %x : f32
  // CHECK: act.erfc_derivative %
  %erfc = act.erfc_derivative %x : f32
  // CHECK: act.relu_derivative %
  %relu = act.relu_derivative %x : f32
  // CHECK: act.relu6_derivative %
  %relu6 = act.relu6_derivative %x : f32
  // CHECK: act.leaky_relu_derivative %
  %leaky_relu = act.leaky_relu_derivative %x : f32
  // CHECK: act.prelu_derivative %{{.*}}, %{{.*}} : f32
  %prelu = act.prelu_derivative %x, %x : f32
  // CHECK: act.threshold_derivative %
  %threshold = act.threshold_derivative %x : f32
  // CHECK: act.elu_derivative %
  %elu = act.elu_derivative %x : f32
  // CHECK: act.selu_derivative %
  %selu = act.selu_derivative %x : f32
  // CHECK: act.celu_derivative %
  %celu = act.celu_derivative %x : f32
  // CHECK: act.gelu_derivative %
  %gelu = act.gelu_derivative %x : f32
  // CHECK: act.silu_derivative %
  %silu = act.silu_derivative %x : f32
  // CHECK: act.softplus_derivative %
  %softplus = act.softplus_derivative %x : f32
  // CHECK: act.mish_derivative %
  %mish = act.mish_derivative %x : f32
  // CHECK: act.log_sigmoid_derivative %
  %log_sigmoid = act.log_sigmoid_derivative %x : f32
  // CHECK: act.softsign_derivative %
  %softsign = act.softsign_derivative %x : f32
  // CHECK: act.hardtanh_derivative %
  %hardtanh = act.hardtanh_derivative %x : f32
  // CHECK: act.hardsigmoid_derivative %
  %hardsigmoid = act.hardsigmoid_derivative %x : f32
  // CHECK: act.hardswish_derivative %
  %hardswish = act.hardswish_derivative %x : f32
  return
}

// Scalars, vectors (fixed, scalable, 0-d) and tensors (static, dynamic, 0-d,
// empty) of every element type.
// CHECK-LABEL: func @types
func.func @types(%a: f16, %b: bf16, %c: f64, %d: vector<16xf32>,
                 %e: vector<4x[8]xf16>, %f: vector<f32>, %g: tensor<bf16>,
                 %h: tensor<0x3xf64>, %i: tensor<*xf32>) {
  // CHECK: act.elu %{{.*}} : f16
  %0 = act.elu %a : f16
  // CHECK: act.elu %{{.*}} : bf16
  %1 = act.elu %b : bf16
  // CHECK: act.elu %{{.*}} : f64
  %2 = act.elu %c : f64
  // CHECK: act.elu %{{.*}} : vector<16xf32>
  %3 = act.elu %d : vector<16xf32>
  // CHECK: act.elu %{{.*}} : vector<4x[8]xf16>
  %4 = act.elu %e : vector<4x[8]xf16>
  // CHECK: act.elu %{{.*}} : vector<f32>
  %5 = act.elu %f : vector<f32>
  // CHECK: act.elu %{{.*}} : tensor<bf16>
  %6 = act.elu %g : tensor<bf16>
  // CHECK: act.elu %{{.*}} : tensor<0x3xf64>
  %7 = act.elu %h : tensor<0x3xf64>
  // CHECK: act.elu %{{.*}} : tensor<*xf32>
  %8 = act.elu %i : tensor<*xf32>
  return
}

// A parameter is printed if it is not at its default.
// CHECK-LABEL: func @parameters
func.func @parameters(%x: f32, %alpha: f32) {
  // CHECK: act.elu %{{[a-z0-9]+}} : f32
  %0 = act.elu %x alpha 1.0 : f32
  // CHECK: act.elu %{{.*}} alpha 1.500000e+00 : f32
  %1 = act.elu %x alpha 1.5 : f32
  // CHECK: act.elu %{{[a-z0-9]+}}, %{{[a-z0-9]+}} : f32
  %2 = act.elu %x, %alpha : f32
  // CHECK: act.elu_derivative %{{[a-z0-9]+}}, %{{[a-z0-9]+}} accuracy fast : f32
  %3 = act.elu_derivative %x, %alpha accuracy fast : f32
  // CHECK: act.leaky_relu %{{.*}} slope 2.000000e-01 : f32
  %4 = act.leaky_relu %x slope 0.2 : f32
  // CHECK: act.threshold %{{.*}} threshold 5.000000e-01 value -1.000000e+00 : f32
  %5 = act.threshold %x threshold 0.5 value -1.0 : f32
  // CHECK: act.celu %{{.*}} alpha 2.000000e+00 : f32
  %6 = act.celu %x alpha 2.0 : f32
  // CHECK: act.gelu %{{.*}} approximate tanh accuracy correctly_rounded : f32
  %7 = act.gelu %x approximate tanh accuracy correctly_rounded : f32
  // CHECK: act.silu %{{.*}} beta 1.702000e+00 : f32
  %8 = act.silu %x beta 1.702 : f32
  // CHECK: act.softplus %{{.*}} beta 2.000000e+00 : f32
  %9 = act.softplus %x beta 2.0 : f32
  // CHECK: act.hardtanh %{{.*}} min 0.000000e+00 max 4.000000e+00 {tag} : f32
  %10 = act.hardtanh %x min 0.0 max 4.0 {tag} : f32
  return
}
