// Headers state names, shapes and types, for all element types.

// RUN: rm -rf %t && mkdir %t
// RUN: act-compile %s -o %t/a.o --header=%t/my-net.h
// RUN: FileCheck %s --input-file=%t/my-net.h
// RUN: %clang -std=c99 -Wall -Werror -fsyntax-only -x c %t/my-net.h
// RUN: %clang -std=c++17 -Wall -Werror -fsyntax-only -x c++ %t/my-net.h

// CHECK: #ifndef ACT_GENERATED_MY_NET_H
// CHECK: #include <stdbool.h>
// CHECK-NEXT: #include <stdint.h>
// CHECK: extern "C" {

// One descriptor type for each rank and element type.
// CHECK: typedef struct {
// CHECK-NEXT: float *allocated;
// CHECK-NEXT: float *aligned;
// CHECK-NEXT: int64_t offset;
// CHECK-NEXT: int64_t sizes[2];
// CHECK-NEXT: int64_t strides[2];
// CHECK-NEXT: } act_memref_2d_f32;
// CHECK-NOT: } act_memref_2d_f32;

// CHECK: /* fixed
// CHECK-NEXT: *   image in float[4][8] (tensor<4x8xf32>)
// CHECK-NEXT: *   count in int64_t (index)
// CHECK-NEXT: *   out out float[4][8] (tensor<4x8xf32>)
// CHECK: void fixed(const float *image,
// CHECK-NEXT: int64_t count,
// CHECK-NEXT: float *out);
func.func @fixed(%image: tensor<4x8xf32>, %count: index) -> tensor<4x8xf32> {
  return %image : tensor<4x8xf32>
}

// Names that C cannot use become in<i>.
// CHECK: void types(bool in0,
// CHECK-NEXT: int8_t in1,
// CHECK-NEXT: const int32_t *in2,
// CHECK-NEXT: const double *d,
// CHECK-NEXT: bool *out0,
// CHECK-NEXT: double *out1);
func.func @types(%0: i1, %int: i8, %a.b: tensor<i32>, %d: tensor<2xf64>)
    -> (i1, tensor<2xf64>) {
  return %0, %d : i1, tensor<2xf64>
}

// CHECK: /* dynamic
// CHECK-NEXT: *   x in float[?][8] (tensor<?x8xf32>)
// CHECK-NEXT: *   slope in float (f32)
// CHECK-NEXT: *   out out float[?][8] (tensor<?x8xf32>)
// CHECK: void dynamic(const act_memref_2d_f32 *x,
// CHECK-NEXT: float slope,
// CHECK-NEXT: const act_memref_2d_f32 *out);
// CHECK: sizes[0] out.sizes[0]
// CHECK-NEXT: sizes[1] out.sizes[1]
// CHECK: void dynamic_result_shapes(const act_memref_2d_f32 *x,
// CHECK-NEXT: float slope,
// CHECK-NEXT: int64_t *sizes);
func.func @dynamic(%x: tensor<?x8xf32>, %slope: f32) -> tensor<?x8xf32> {
  return %x : tensor<?x8xf32>
}

// An argument that the function writes to is not const.
// CHECK: * buffer in/out float[4] (memref<4xf32>)
// CHECK: void in_place(float *buffer);
func.func @in_place(%buffer: memref<4xf32>) {
  return
}

// CHECK-NOT: hidden
func.func private @hidden(%x: f32) -> f32 {
  return %x : f32
}
