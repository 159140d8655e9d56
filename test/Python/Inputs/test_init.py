"""Tests of act_mlir.init."""

import math
import unittest

from act_mlir import init


class InitTest(unittest.TestCase):
    def test_gain(self):
        self.assertAlmostEqual(init.gain("relu"), math.sqrt(2))
        self.assertNotEqual(init.gain("elu", alpha=0.5), init.gain("elu"))
        self.assertNotEqual(init.gain("gelu", approximate="tanh"), init.gain("gelu"))
        self.assertEqual(init.gain("gelu", approximate="none"), init.gain("gelu"))

    def test_errors(self):
        for activation, parameters, message in [
            ("elus", {}, "unknown activation 'elus'"),
            ("elu,relu", {}, "unknown activation 'elu,relu'"),
            ("elu", {"beta": 1}, "'elu' has no parameter 'beta=1'"),
            ("elu", {"alpha": math.nan}, "not finite"),
            ("gelu", {"approximate": "erf"}, "approximate is 'none' or 'tanh', not 'erf'"),
        ]:
            with self.assertRaisesRegex(ValueError, message):
                init.gain(activation, **parameters)


if __name__ == "__main__":
    unittest.main()
