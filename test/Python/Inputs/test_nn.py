"""Tests of act_mlir.nn."""

import inspect
import math
import os
import re
import unittest

import numpy as np
from act_mlir import _kernels, nn

X = np.concatenate([np.linspace(-12, 12, 1001), [0.0, -0.0, np.inf, -np.inf, np.nan]])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def erf(x):
    return np.vectorize(math.erf)(x)


# The definitions, in double precision, for moderate x.
DEFINITIONS = {
    "exp": np.exp,
    "expm1": np.expm1,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "erf": erf,
    "erfc": np.vectorize(math.erfc),
    "relu": lambda x: np.maximum(x, 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "leaky_relu": lambda x, slope=0.01: np.where(x < 0, slope * x, x),
    "threshold": lambda x, threshold=0.0, value=0.0: np.where(x <= threshold, value, x),
    "elu": lambda x, alpha=1.0: np.where(x < 0, alpha * np.expm1(x), x),
    "selu": lambda x: 1.0507009873554805
    * np.where(x < 0, 1.6732632423543772 * np.expm1(x), x),
    "celu": lambda x, alpha=1.0: np.where(x < 0, alpha * np.expm1(x / alpha), x),
    "gelu": lambda x, approximate="none": x
    / 2
    * (
        1 + erf(x / math.sqrt(2))
        if approximate == "none"
        else 1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
    ),
    "silu": lambda x, beta=1.0: x * sigmoid(beta * x),
    "softplus": lambda x, beta=1.0: np.log1p(np.exp(beta * x)) / beta,
    "mish": lambda x: x * np.tanh(np.log1p(np.exp(x))),
    "log_sigmoid": lambda x: -np.log1p(np.exp(-x)),
    "softsign": lambda x: x / (1 + np.abs(x)),
    "hardtanh": lambda x, min=-1.0, max=1.0: np.clip(x, min, max),
    "hardsigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "hardswish": lambda x: x * np.clip(x + 3, 0, 6) / 6,
}
# Parameters other than the defaults.
PARAMETERS = {
    "leaky_relu": {"slope": 0.2},
    "threshold": {"threshold": 0.5, "value": -1.0},
    "elu": {"alpha": 1.5},
    "celu": {"alpha": 2.0},
    "gelu": {"approximate": "tanh"},
    "silu": {"beta": 1.7},
    "softplus": {"beta": 2.0},
    "hardtanh": {"min": 0.0, "max": 4.0},
}


class NNTest(unittest.TestCase):
    @np.errstate(over="ignore")  # in the definitions
    def test_definitions(self):
        moderate = X[np.isfinite(X)]
        self.assertEqual(DEFINITIONS.keys() | {"prelu"}, _kernels.ACTIVATIONS.keys())
        for name, definition in DEFINITIONS.items():
            for parameters in ({}, PARAMETERS.get(name, {})):
                for dtype, tolerance in (("f8", 1e-12), ("f4", 1e-5), ("f2", 2e-3)):
                    with self.subTest(name=name, dtype=dtype, **parameters):
                        x = moderate.astype(dtype)
                        y = getattr(nn, name)(x, **parameters)
                        self.assertEqual(y.dtype, dtype)
                        expected = definition(x.astype("f8"), **parameters)
                        # Beyond half's largest number.
                        fits = np.abs(expected) < np.finfo(dtype).max
                        np.testing.assert_allclose(
                            y[fits], expected[fits], rtol=tolerance, atol=tolerance
                        )

    def test_derivatives(self):
        x = np.linspace(-5.03, 5.01, 77)
        step = 1e-6
        for name in DEFINITIONS:
            for parameters in ({}, PARAMETERS.get(name, {})):
                with self.subTest(name=name, **parameters):
                    function = getattr(nn, name)
                    slope = function(x + step, **parameters) - function(x - step, **parameters)
                    np.testing.assert_allclose(
                        getattr(nn, name + "_derivative")(x, **parameters),
                        slope / (2 * step),
                        rtol=1e-6,
                        atol=1e-7,
                    )

    def test_same_bits(self):
        # The kernels of this package, and those that are compiled on demand.
        x = X.astype("f4")
        compiled = nn._specialize("elu", alpha=1.0)(x)
        np.testing.assert_array_equal(nn.elu(x).view("i4"), compiled.view("i4"))

    def test_all_operations(self):
        """One for each operation of the dialect, as its page lists them."""
        with open(os.environ["DIALECT_PAGE"], encoding="utf-8") as page:
            operations = set(re.findall(r"^### `act\.(\w+)`", page.read(), re.MULTILINE))
        self.assertTrue(operations)
        self.assertEqual(operations, set(nn.__all__))

    def test_broadcast(self):
        x = np.linspace(-1, 1, 24, dtype="f4").reshape(2, 3, 4)
        slope = np.array([[0.1], [0.2], [0.3]], "f4")
        np.testing.assert_allclose(
            nn.prelu(x, slope), np.where(x < 0, x * slope, x), rtol=1e-6
        )
        out = np.zeros((2, 3, 4), "f4")
        nn.elu(x[0, 0], out=out)
        np.testing.assert_array_equal(out, np.broadcast_to(nn.elu(x[0, 0]), out.shape))

    def test_memory(self):
        x = np.random.default_rng(0).standard_normal(5000).astype("f4")
        expected = nn.elu(x)
        for view in (slice(None), slice(None, None, 3), slice(None, None, -1), slice(7, 4001)):
            np.testing.assert_array_equal(nn.elu(x[view]), expected[view])
            out = np.zeros(5000, "f4")
            nn.elu(x[view], out=out[view])
            np.testing.assert_array_equal(out[view], expected[view])
        overlapping = x.copy()
        nn.elu(overlapping[:-1], out=overlapping[1:])
        np.testing.assert_array_equal(overlapping[1:], expected[:-1])
        nn.elu(x, out=x)
        np.testing.assert_array_equal(x, expected)
        np.testing.assert_array_equal(nn.elu(x[:0]), x[:0])

    def test_parameters(self):
        for arguments, options, kind, message in [
            ((1.0, 2.0), {}, TypeError, "at most 1 parameter"),
            ((1.0,), {"alpha": 2.0}, TypeError, "multiple values for 'alpha'"),
            ((math.nan,), {}, ValueError, "alpha of elu.. must be finite, not nan"),
            ((), {"alpha": -math.inf}, ValueError, "must be finite"),
            ((), {"beta": 1.0}, TypeError, "'beta'"),
        ]:
            with self.assertRaisesRegex(kind, message):
                nn.elu(X, *arguments, **options)

    def test_ufunc(self):
        self.assertEqual(nn.elu(1), 1.0)
        self.assertEqual(nn.elu(np.float32(-1)).dtype, "float32")
        self.assertEqual(nn.elu([1, 2], dtype="f4").dtype, "float32")
        y = nn.relu(np.array([-1.0, -2.0]), out=np.array([5.0, 5.0]), where=[True, False])
        np.testing.assert_array_equal(y, [0, 5])
        np.testing.assert_array_equal(nn.elu(np.array([-1.0]), 2.0), 2 * nn.elu(np.array([-1.0])))
        self.assertIsInstance(nn.relu, np.ufunc)
        self.assertIn("alpha", inspect.getdoc(nn.elu))
        with self.assertRaises(TypeError):
            nn.elu(np.ones(1), 1.0, 2.0)
        with self.assertRaises(TypeError):
            nn.elu(np.ones(1), beta=2.0)
        with self.assertRaisesRegex(Exception, "alpha"):
            nn.celu(np.ones(1), alpha=0.0)


if __name__ == "__main__":
    unittest.main(warnings="error")
