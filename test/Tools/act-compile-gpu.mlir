// Kernels as PTX, with their header. What the text shows is what the GPU does:
// ptxas fuses no mul.rn and add.rn, and .rn is IEEE arithmetic with subnormals
// unless it says .ftz.

// RUN: act-compile %s --target=nvptx64 --chip=sm_90 -o %t.ptx --header=%t.h
// RUN: cat %t.ptx | FileCheck %s --implicit-check-not=.ftz --implicit-check-not=.approx --implicit-check-not=call --implicit-check-not=__nv
// RUN: cat %t.h | FileCheck %s --check-prefix=HEADER
// RUN: %clang -x c -std=c99 -Wall -Wextra -Werror -Wno-unused-function -fsyntax-only %t.h
// RUN: act-compile %s --target=nvptx64 --chip=sm_80 --emit=ptx | FileCheck %s --check-prefix=SM80
// RUN: act-compile %s --target=nvptx64 --chip=sm_100 | FileCheck %s --check-prefix=SM100
// RUN: act-compile %s --target=nvptx64 --emit=mlir | FileCheck %s --check-prefix=MLIR

// SM80:  .version 7.0
// SM80:  .target sm_80
// SM100: .version 8.6
// SM100: .target sm_100
// MLIR:  gpu.launch_func @act_kernels::@elu

// CHECK: .version 7.8
// CHECK: .target sm_90
// CHECK-LABEL: .visible .entry elu(
// CHECK:         .maxntid 256, 1, 1
// CHECK:         ld.global.nc.v4.b32
// CHECK-COUNT-4: fma.rn.f32 {{.*}}, 0f3FB8AA3B, 0f4B40007F
// CHECK-COUNT-4: add.rn.f32 {{.*}}, 0fCB40007F
// CHECK-COUNT-4: shl.b32 {{.*}}, 23
// CHECK:         st.global.v4.b32
// CHECK:         bra
// CHECK:         ld.global.nc.b32
// CHECK:         fma.rn.f32
// CHECK:         st.global.b32
func.func @elu(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = act.elu %x : tensor<?xf32>
  return %y : tensor<?xf32>
}

// Eight elements a vector, converted two at a time.

// CHECK-LABEL: .visible .entry silu_bf16(
// CHECK:         ld.global.nc.v4.b32
// CHECK-COUNT-8: div.rn.f32
// CHECK-COUNT-4: cvt.rn.bf16x2.f32
// CHECK:         st.global.v4.b32
func.func @silu_bf16(%x: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %y = act.silu %x : tensor<4096xbf16>
  return %y : tensor<4096xbf16>
}

// CHECK-LABEL: .visible .entry tanh_f16(
// CHECK:         ld.global.nc.v4.b32
// CHECK-COUNT-4: cvt.rn.f16x2.f32
// CHECK:         st.global.v4.b32
func.func @tanh_f16(%x: tensor<?x?xf16>) -> tensor<?x?xf16> {
  %y = act.tanh %x : tensor<?x?xf16>
  return %y : tensor<?x?xf16>
}

// CHECK-LABEL: .visible .entry elu_f64(
// CHECK:         ld.global.nc.v2.b64
// CHECK:         fma.rn.f64
// CHECK:         st.global.v2.b64
func.func @elu_f64(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = act.elu %x : tensor<?xf64>
  return %y : tensor<?xf64>
}

// HEADER:      /* Kernel elu, parameters in their order:
// HEADER-NEXT:  *   const float *x    tensor<?xf32>, as memref<?xf32>
// HEADER-NEXT:  *   float *      out  tensor<?xf32>, as memref<?xf32>
// HEADER-NEXT:  *   int64_t      n0   size 0 of x
// HEADER-NEXT:  */
// HEADER-NEXT: #define ELU_BLOCK_X 256
// HEADER-NEXT: #define ELU_BLOCK_Y 1
// HEADER-NEXT: #define ELU_SHARED_BYTES 0
// HEADER-NEXT: static inline void elu_grid(int64_t n0, unsigned grid[3]) {
// HEADER-NEXT:   grid[0] = act_grid_size(((n0 + 1023) / 1024));
// HEADER-NEXT:   grid[1] = act_grid_size(1);
// HEADER-NEXT:   grid[2] = 1;
// HEADER-NEXT: }
// HEADER:      static inline void silu_bf16_grid(unsigned grid[3]) {
// HEADER-NEXT:   grid[0] = act_grid_size(2);
