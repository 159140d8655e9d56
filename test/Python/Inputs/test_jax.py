"""Tests of act_mlir with JAX."""

import unittest

import act_mlir
import jax
import jax.numpy as jnp
import numpy as np


class JaxTest(unittest.TestCase):
    def test_from_jax(self):
        def layer(x, w, b):
            return jax.nn.elu(x @ w + b), jnp.sum(x)

        arguments = [
            jax.random.normal(jax.random.key(i), shape)
            for i, shape in enumerate([(5, 8), (8, 3), (3,)])
        ]
        compiled = act_mlir.from_jax(layer, *arguments)
        self.assertIn("Raised", compiled.report)
        for found, expected in zip(compiled(*arguments), layer(*arguments)):
            np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)

    def test_unused(self):
        x = jnp.arange(4.0)
        y = act_mlir.from_jax(lambda x, unused: x + 1, x, x)(x, x)
        np.testing.assert_array_equal(y, x + 1)

    def test_not_lowered(self):
        def count(x):
            return jax.lax.fori_loop(0, jnp.int32(x), lambda i, y: y + 1, x)

        with self.assertRaisesRegex(NotImplementedError, "'stablehlo.while' to linalg"):
            act_mlir.from_jax(count, jnp.float32(3))

    def test_gradient(self):
        def loss(x):
            return jnp.sum(jax.nn.elu(x) ** 2)

        x = jax.random.normal(jax.random.key(0), (16,))
        value, gradient = act_mlir.from_jax(loss, x).value_and_grad()(x)
        np.testing.assert_allclose(value, loss(x), rtol=1e-6)
        np.testing.assert_allclose(gradient, jax.grad(loss)(x), rtol=1e-5, atol=1e-6)

    def test_bfloat16(self):
        x = jnp.linspace(-2, 2, 9, dtype=jnp.bfloat16)
        y = act_mlir.from_jax(jax.nn.relu, x)(x)
        self.assertEqual(y.dtype, jnp.bfloat16)
        np.testing.assert_array_equal(y, jax.nn.relu(x))

    def test_custom_call(self):
        from act_mlir.jax_ffi import elu

        x = jax.random.normal(jax.random.key(0), (3, 50))
        np.testing.assert_allclose(elu(x), jax.nn.elu(x), rtol=1e-6, atol=1e-7)
        np.testing.assert_allclose(
            jax.jit(lambda x: elu(x, 1.5) + 1)(x), jax.nn.elu(x, 1.5) + 1, atol=1e-6
        )

        def loss(function):
            return lambda x: jnp.sum(function(x, 1.5) ** 2)

        np.testing.assert_allclose(
            jax.jit(jax.grad(loss(elu)))(x), jax.grad(loss(jax.nn.elu))(x), rtol=1e-5, atol=1e-6
        )
        np.testing.assert_allclose(jax.vmap(elu)(x), jax.nn.elu(x), rtol=1e-6, atol=1e-7)
        with self.assertRaisesRegex(TypeError, "int32"):
            elu(jnp.arange(3))


if __name__ == "__main__":
    unittest.main()
