"""The networks of the exported corpus, in torch and in JAX; see export-corpus.

Each is what its name says, in the smallest size that shows all its operations.
JAX's loops are unrolled: stablehlo.while has no legalisation to linalg.
"""

BATCH, WIDTH = 4, 8


def torch_networks() -> dict:
    """name -> (module, its input)."""
    import torch
    from torch import nn

    class Residual(nn.Module):
        def __init__(self, *layers):
            super().__init__()
            self.layers = nn.Sequential(*layers)

        def forward(self, x):
            return x + self.layers(x)

    class SwiGlu(nn.Module):
        def __init__(self):
            super().__init__()
            self.gate = nn.Linear(WIDTH, 2 * WIDTH, bias=False)
            self.up = nn.Linear(WIDTH, 2 * WIDTH, bias=False)
            self.down = nn.Linear(2 * WIDTH, WIDTH, bias=False)

        def forward(self, x):
            return self.down(nn.functional.silu(self.gate(x)) * self.up(x))

    class Recurrent(nn.Module):
        """An RNN cell, then a GRU cell."""

        def __init__(self):
            super().__init__()
            self.rnn = nn.RNNCell(WIDTH, WIDTH)
            self.gru = nn.GRUCell(WIDTH, WIDTH)

        def forward(self, x):
            return self.gru(x, self.rnn(x, x))

    def rows():
        return torch.randn(BATCH, WIDTH)

    def image():
        return torch.randn(BATCH, 3, 8, 8)

    def linear(inputs, outputs):
        return nn.Linear(inputs, outputs)

    return {
        "mlp": (
            nn.Sequential(
                linear(WIDTH, 16), nn.ELU(), linear(16, 16), nn.SELU(), linear(16, 4)
            ),
            rows(),
        ),
        "conv_net": (
            nn.Sequential(
                nn.Conv2d(3, 4, 3),
                nn.SiLU(),
                nn.Conv2d(4, 4, 3),
                nn.LeakyReLU(0.1),
                nn.Flatten(),
                linear(64, 4),
            ),
            image(),
        ),
        "resnet_block": (
            nn.Sequential(
                Residual(
                    nn.Conv2d(3, 3, 3, padding=1, bias=False),
                    nn.BatchNorm2d(3),
                    nn.ReLU(),
                    nn.Conv2d(3, 3, 3, padding=1, bias=False),
                    nn.BatchNorm2d(3),
                ),
                nn.ReLU(),
            ),
            image(),
        ),
        "rnn": (Recurrent(), rows()),
        "ffn_gelu": (
            Residual(
                nn.LayerNorm(WIDTH), linear(WIDTH, 2 * WIDTH), nn.GELU(), linear(2 * WIDTH, WIDTH)
            ),
            rows(),
        ),
        "ffn_swiglu": (Residual(SwiGlu()), rows()),
        "layernorm_mlp": (
            nn.Sequential(
                linear(WIDTH, 16),
                nn.LayerNorm(16),
                nn.Mish(),
                linear(16, 16),
                nn.LayerNorm(16),
                nn.Softplus(),
                linear(16, 4),
            ),
            rows(),
        ),
        "autoencoder": (
            nn.Sequential(
                linear(WIDTH, 4), nn.CELU(2.0), linear(4, 2), nn.PReLU(), linear(2, WIDTH), nn.Sigmoid()
            ),
            rows(),
        ),
    }


def jax_networks() -> dict:
    """name -> (function of weights and input, weights, input)."""
    import jax
    import jax.numpy as jnp

    def weights(*shapes):
        return [jnp.ones(shape) for shape in shapes]

    def dense(x, weight, bias):
        return x @ weight + bias

    def layer_norm(x):
        mean = jnp.mean(x, axis=-1, keepdims=True)
        return (x - mean) * jax.lax.rsqrt(jnp.var(x, axis=-1, keepdims=True) + 1e-5)

    def convolve(x, filters):
        return jax.lax.conv_general_dilated(
            x, filters, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")
        )

    def mlp(w, x):
        hidden = jax.nn.elu(dense(x, w[0], w[1]))
        return dense(jax.nn.selu(dense(hidden, w[2], w[3])), w[4], w[5])

    def conv_net(w, x):
        hidden = jax.nn.silu(convolve(x, w[0]) + w[1])
        hidden = jax.nn.leaky_relu(convolve(hidden, w[2]) + w[3], 0.1)
        return hidden.reshape(x.shape[0], -1) @ w[4]

    def resnet_block(w, x):
        hidden = jax.nn.relu(convolve(x, w[0]) * w[1] + w[2])
        return jax.nn.relu(x + convolve(hidden, w[3]) * w[4] + w[5])

    def rnn(w, x):
        def cell(state, inputs):
            state = jnp.tanh(inputs @ w[0] + state @ w[1])
            gate = jax.nn.sigmoid(inputs @ w[2] + state @ w[3])
            return gate * state, None

        return jax.lax.scan(cell, x, jnp.stack([x, x]), unroll=True)[0]

    def ffn_gelu(w, x):
        hidden = jax.nn.gelu(dense(layer_norm(x), w[0], w[1]), approximate=False)
        return x + dense(hidden, w[2], w[3])

    def ffn_swiglu(w, x):
        return x + (jax.nn.silu(x @ w[0]) * (x @ w[1])) @ w[2]

    def layernorm_mlp(w, x):
        hidden = jax.nn.mish(layer_norm(x @ w[0]))
        return jax.nn.softplus(layer_norm(hidden @ w[1])) @ w[2]

    def autoencoder(w, x):
        code = jax.nn.gelu(dense(jax.nn.celu(dense(x, w[0], w[1]), 2.0), w[2], w[3]))
        return jax.nn.sigmoid(dense(code, w[4], w[5]))

    rows = jnp.ones((BATCH, WIDTH))
    image = jnp.ones((BATCH, 4, 4, 3))
    square = (WIDTH, WIDTH)
    return {
        "mlp": (mlp, weights((WIDTH, 16), 16, (16, 16), 16, (16, 4), 4), rows),
        "conv_net": (
            conv_net,
            weights((3, 3, 3, 4), 4, (3, 3, 4, 4), 4, (64, 4)),
            image,
        ),
        "resnet_block": (resnet_block, weights((3, 3, 3, 3), 3, 3, (3, 3, 3, 3), 3, 3), image),
        "rnn": (rnn, weights(square, square, square, square), rows),
        "ffn_gelu": (ffn_gelu, weights((WIDTH, 16), 16, (16, WIDTH), WIDTH), rows),
        "ffn_swiglu": (ffn_swiglu, weights((WIDTH, 16), (WIDTH, 16), (16, WIDTH)), rows),
        "layernorm_mlp": (layernorm_mlp, weights((WIDTH, 16), (16, 16), (16, 4)), rows),
        "autoencoder": (autoencoder, weights((WIDTH, 4), 4, (4, 2), 2, (2, WIDTH), WIDTH), rows),
    }
