// The forward ELU as CUDA programmers write it: what scripts/sass-count compares with.
extern "C" __global__ void elu(const float *__restrict__ x, float *__restrict__ y, long n) {
  const float4 *in = reinterpret_cast<const float4 *>(x);
  float4 *out = reinterpret_cast<float4 *>(y);
  long threads = (long)blockDim.x * gridDim.x;
  for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n / 4; i += threads) {
    float4 v = in[i];
    v.x = v.x > 0 ? v.x : expm1f(v.x);
    v.y = v.y > 0 ? v.y : expm1f(v.y);
    v.z = v.z > 0 ? v.z : expm1f(v.z);
    v.w = v.w > 0 ? v.w : expm1f(v.w);
    out[i] = v;
  }
}
