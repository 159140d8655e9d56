// Launches and memory of the device become calls of the runtime; the kernels,
// which have been compiled by then, go.

// RUN: act-opt %s --act-launch-to-llvm --split-input-file --verify-diagnostics | FileCheck %s

// CHECK:     llvm.func @act_gpu_allocate(!llvm.ptr, i64) -> !llvm.ptr
// CHECK:     llvm.func @act_gpu_free(!llvm.ptr, !llvm.ptr)
// CHECK:     llvm.func @act_gpu_launch(!llvm.ptr, !llvm.ptr, i64, i64, i64, i64, i64, i64, i32, !llvm.ptr)
// CHECK:     llvm.func @act_gpu_encode(!llvm.ptr, !llvm.ptr, i32, i64, !llvm.ptr, !llvm.ptr, i32, i32, i32, i32)
// CHECK:     llvm.mlir.global external @act_gpu_context() {{.*}} : i8
// CHECK:     llvm.mlir.global internal constant @act_gpu_name_double("double\00")
// CHECK-NOT: gpu.module

// CHECK-LABEL: func @launch(
// CHECK-SAME:    %[[X:.*]]: memref<f32>, %[[N:.*]]: index, %[[S:.*]]: bf16)
module attributes {gpu.container_module} {
  gpu.module @kernels {
    gpu.func @double(%x: memref<f32>, %n: index, %s: bf16) kernel {
      gpu.return
    }
  }
  func.func @launch(%x: memref<f32>, %n: index, %s: bf16) {
    // The stack does not grow in the loop.
    // CHECK-DAG: llvm.alloca %{{.*}} x !llvm.ptr : (i64) -> !llvm.ptr
    // CHECK-DAG: llvm.alloca %{{.*}} x !llvm.ptr : (i64) -> !llvm.ptr
    // CHECK-DAG: llvm.alloca %{{.*}} x i64 : (i64) -> !llvm.ptr
    // CHECK-DAG: llvm.alloca %{{.*}} x bf16 : (i64) -> !llvm.ptr
    // CHECK:     scf.for
    // CHECK-NOT: llvm.alloca
    // CHECK-DAG: %[[CONTEXT:.*]] = llvm.mlir.addressof @act_gpu_context
    // CHECK-DAG: %[[NAME:.*]] = llvm.mlir.addressof @act_gpu_name_double
    // CHECK-DAG: %[[SHARED:.*]] = llvm.mlir.constant(0 : i32)
    // CHECK-DAG: %[[ADDRESS:.*]] = llvm.extractvalue %{{.*}}[1]
    // CHECK-DAG: llvm.store %[[ADDRESS]], %[[SLOT:.*]] : !llvm.ptr, !llvm.ptr
    // CHECK-DAG: llvm.store %[[SLOT]], %{{.*}} : !llvm.ptr, !llvm.ptr
    // CHECK-DAG: llvm.store %[[S]], %{{.*}} : bf16, !llvm.ptr
    // CHECK:     llvm.call @act_gpu_launch(%[[CONTEXT]], %[[NAME]], {{.*}}, %[[SHARED]], %{{.*}})
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    scf.for %i = %c0 to %n step %c1 {
      gpu.launch_func @kernels::@double blocks in (%n, %c1, %c1) threads in (%c1, %c1, %c1)
          args(%x : memref<f32>, %n : index, %s : bf16)
    }
    return
  }

  // CHECK-LABEL: func @memory(
  // CHECK:       %[[BYTES:.*]] = llvm.ptrtoint
  // CHECK:       %[[MEMORY:.*]] = llvm.call @act_gpu_allocate(%{{.*}}, %[[BYTES]]) : (!llvm.ptr, i64) -> !llvm.ptr
  // CHECK:       llvm.insertvalue %[[MEMORY]], %{{.*}}[0]
  // CHECK:       %[[FREED:.*]] = llvm.extractvalue %{{.*}}[0]
  // CHECK:       llvm.call @act_gpu_free(%{{.*}}, %[[FREED]])
  // CHECK-NOT:   gpu.
  func.func @memory(%n: index) {
    %m = gpu.alloc (%n) : memref<?x4xf16>
    gpu.dealloc %m : memref<?x4xf16>
    return
  }
}

// -----

// A tensor map is in the memory that the runtime encodes it in: 128 bytes, of
// bf16 (9) in 2 dimensions, with swizzles of 128 bytes (3), that brings 128 bytes
// to the L2 cache (2).

!map = !nvgpu.tensormap.descriptor<tensor = memref<128x64xbf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_128b,
                                   oob = zero, interleave = none>

// CHECK-LABEL: func @tensor_map(
// CHECK-DAG:     %[[MAP:.*]] = llvm.alloca %{{.*}} x i8 {alignment = 64 : i64}
// CHECK-DAG:     %[[ARRAY:.*]] = llvm.alloca %{{.*}} x !llvm.struct<(ptr, ptr, i64, array<2 x i64>, array<2 x i64>)>
// CHECK-DAG:     %[[BOX:.*]] = llvm.alloca %{{.*}} x i64
// CHECK:         scf.for
// CHECK-NOT:       llvm.alloca
// CHECK:           llvm.store %{{.*}}, %[[ARRAY]]
// CHECK:           llvm.store %{{.*}}, %[[FIRST:.*]] : i64, !llvm.ptr
// CHECK:           %[[RANK:.*]] = llvm.mlir.constant(2 : i64)
// CHECK:           %[[TYPE:.*]] = llvm.mlir.constant(9 : i32)
// CHECK-NEXT:      %[[NONE:.*]] = llvm.mlir.constant(0 : i32)
// CHECK-NEXT:      %[[SWIZZLE:.*]] = llvm.mlir.constant(3 : i32)
// CHECK-NEXT:      %[[PROMOTION:.*]] = llvm.mlir.constant(2 : i32)
// CHECK-NEXT:      %[[ZEROS:.*]] = llvm.mlir.constant(0 : i32)
// CHECK:           llvm.call @act_gpu_encode(%{{.*}}, %[[MAP]], %[[TYPE]], %[[RANK]], %[[ARRAY]], %[[BOX]], %[[NONE]], %[[SWIZZLE]], %[[PROMOTION]], %[[ZEROS]])
// CHECK:           llvm.store %[[MAP]], %{{.*}} : !llvm.ptr, !llvm.ptr
// CHECK:           llvm.call @act_gpu_launch
module attributes {gpu.container_module} {
  gpu.module @kernels {
    gpu.func @tma(%map: !map) kernel {
      gpu.return
    }
  }
  func.func @tensor_map(%a: memref<?x?xbf16>, %n: index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c64 = arith.constant 64 : index
    %c128 = arith.constant 128 : index
    scf.for %i = %c0 to %n step %c1 {
      %array = memref.cast %a : memref<?x?xbf16> to memref<*xbf16>
      %map = nvgpu.tma.create.descriptor %array box[%c128, %c64] : memref<*xbf16> -> !map
      gpu.launch_func @kernels::@tma blocks in (%n, %c1, %c1) threads in (%c1, %c1, %c1) args(%map : !map)
    }
    return
  }
}

// -----

// The rank must be known.

!map = !nvgpu.tensormap.descriptor<tensor = memref<128x64xbf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_128b,
                                   oob = zero, interleave = none>
func.func private @use(!map)
func.func @unranked(%a: memref<*xbf16>, %n: index) {
  // expected-error @below {{failed to legalize operation 'nvgpu.tma.create.descriptor'}}
  %map = nvgpu.tma.create.descriptor %a box[%n, %n] : memref<*xbf16> -> !map
  call @use(%map) : (!map) -> ()
  return
}

// -----

func.func @asynchronous(%n: index) {
  %t = gpu.wait async
  // expected-error @below {{failed to legalize operation 'gpu.alloc'}}
  %m, %u = gpu.alloc async [%t] (%n) : memref<?xf32>
  gpu.wait [%u]
  return
}
