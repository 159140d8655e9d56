//===- PeersOneDnn.cpp - The activations of oneDNN ------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// By the interface of versions 2: later ones have another.
//
//===----------------------------------------------------------------------===//

#include "PeerFormulas.h"

#include <dnnl.h>

using namespace mlir::act;

namespace {
/// An activation of oneDNN, for as many numbers as it was last called with.
class Eltwise {
public:
  void operator()(const void *x, void *y, int64_t count, dnnl_alg_kind_t kind);

private:
  void create(int64_t count, dnnl_alg_kind_t kind);

  int64_t size = 0;
  dnnl_engine_t engine = nullptr;
  dnnl_stream_t stream = nullptr;
  dnnl_memory_t memory[2] = {};
  dnnl_primitive_t primitive = nullptr;
};
} // namespace

void Eltwise::create(int64_t count, dnnl_alg_kind_t kind) {
  if (!engine) {
    dnnl_engine_create(&engine, dnnl_cpu, 0);
    dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
  } else {
    dnnl_primitive_destroy(primitive);
    for (dnnl_memory_t buffer : memory)
      dnnl_memory_destroy(buffer);
  }
  dnnl_memory_desc_t layout;
  dnnl_memory_desc_init_by_tag(&layout, 1, &count, dnnl_f32, dnnl_a);
  dnnl_eltwise_desc_t operation;
  dnnl_eltwise_forward_desc_init(&operation, dnnl_forward_inference, kind,
                                 &layout, /*alpha=*/1.0f, /*beta=*/0.0f);
  dnnl_primitive_desc_t description;
  dnnl_primitive_desc_create(&description, &operation, nullptr, engine,
                             nullptr);
  dnnl_primitive_create(&primitive, description);
  dnnl_primitive_desc_destroy(description);
  for (dnnl_memory_t &buffer : memory)
    dnnl_memory_create(&buffer, &layout, engine, DNNL_MEMORY_NONE);
  size = count;
}

void Eltwise::operator()(const void *x, void *y, int64_t count,
                         dnnl_alg_kind_t kind) {
  if (size != count)
    create(count, kind);
  dnnl_memory_set_data_handle(memory[0], const_cast<void *>(x));
  dnnl_memory_set_data_handle(memory[1], y);
  dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, memory[0]},
                                 {DNNL_ARG_DST, memory[1]}};
  dnnl_primitive_execute(primitive, stream, 2, arguments);
  dnnl_stream_wait(stream);
}

template <dnnl_alg_kind_t kind>
static void apply(const void *x, void *y, int64_t count) {
  // An operation holds the pointers of one call.
  static thread_local Eltwise eltwise;
  eltwise(x, y, count, kind);
}

PeerFunctions mlir::act::getOneDnnPeers() {
  return {{
      {"elu", "", apply<dnnl_eltwise_elu>},
      {"exp", "", apply<dnnl_eltwise_exp>},
      {"tanh", "", apply<dnnl_eltwise_tanh>},
      {"sigmoid", "", apply<dnnl_eltwise_logistic>},
      {"silu", "", apply<dnnl_eltwise_swish>},
      {"softplus", "", apply<dnnl_eltwise_soft_relu>},
      {"gelu", "", apply<dnnl_eltwise_gelu_erf>},
      {"gelu_tanh", "", apply<dnnl_eltwise_gelu_tanh>},
      {"mish", "", apply<dnnl_eltwise_mish>},
  }};
}
