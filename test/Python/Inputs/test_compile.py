"""Tests of act_mlir.compile."""

import importlib.util
import pathlib
import platform
import sys
import tempfile
import threading
import unittest
import unittest.mock

import act_mlir
import numpy as np

LAYER = """
func.func @layer(%x: tensor<?x4xf32>, %w: tensor<4x3xf32>, %s: f32) -> (tensor<?x3xf32>, f32) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x4xf32>
  %e = tensor.empty(%n) : tensor<?x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3xf32>) -> tensor<?x3xf32>
  %m = linalg.matmul ins(%x, %w : tensor<?x4xf32>, tensor<4x3xf32>)
                     outs(%f : tensor<?x3xf32>) -> tensor<?x3xf32>
  %y = act.elu %m : tensor<?x3xf32>
  return %y, %s : tensor<?x3xf32>, f32
}
"""


def elu(x):
    return np.where(x > 0, x, np.expm1(x))


def identity(mlir_type):
    return act_mlir.compile(
        f"func.func @f(%x: tensor<?x{mlir_type}>) -> tensor<?x{mlir_type}> "
        f"{{ return %x : tensor<?x{mlir_type}> }}"
    )


class CompileTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.layer = act_mlir.compile(LAYER)
        random = np.random.default_rng(0)
        cls.x = random.standard_normal((5, 4)).astype("f4")
        cls.w = random.standard_normal((4, 3)).astype("f4")

    def check(self, x, y):
        np.testing.assert_allclose(y, elu(np.asarray(x) @ self.w), rtol=1e-5, atol=1e-6)

    def test_call(self):
        y, s = self.layer(self.x, self.w, 2.5)
        self.check(self.x, y)
        self.assertEqual((y.dtype, s, type(s)), ("float32", 2.5, np.float32))
        self.check(self.x[:0], self.layer(self.x[:0], self.w, 0)[0])

    def test_strides(self):
        transposed = np.asfortranarray(self.x)
        self.check(self.x, self.layer(transposed, self.w, 0)[0])
        self.check(self.x[::-2], self.layer(self.x[::-2], self.w, 0)[0])
        read_only = self.x.copy()
        read_only.flags.writeable = False
        self.check(self.x, self.layer(read_only, self.w, 0)[0])

    def test_lists(self):
        self.check(self.x, self.layer(self.x.tolist(), self.w.tolist(), 0)[0])

    def test_out(self):
        out = np.empty((5, 3), "f4"), np.empty((), "f4")
        result = self.layer(self.x, self.w, 1.5, out=out)
        self.assertTrue(all(a is b for a, b in zip(result, out)))
        self.check(self.x, out[0])
        self.assertEqual(out[1], 1.5)

    def test_integers(self):
        function = identity("i8")
        np.testing.assert_array_equal(function([-128, 127.0, True]), [-128, 127, 1])
        self.assertEqual(function([]).shape, (0,))
        for wrong in [300], [-129], [0.5], [float("nan")], [2**63]:
            with self.assertRaisesRegex(ValueError, "'x' has numbers that int8 does not"):
                function(wrong)

    def test_overlap(self):
        function = identity("f32")
        x = np.arange(8, dtype="f4")
        for out in x, x[1:9]:
            with self.assertRaisesRegex(ValueError, "'out' of 'f' overlaps argument 'x'"):
                function(x[: len(out)], out=out)
        np.testing.assert_array_equal(function(x[:4], out=x[4:]), [0, 1, 2, 3])
        self.assertEqual(function(x[:0], out=x[2:2]).shape, (0,))
        add = act_mlir.compile("""
            func.func @add(%x: memref<4xf32>, %y: tensor<4xf32>) {
              %0 = bufferization.to_tensor %x restrict : memref<4xf32> to tensor<4xf32>
              %1 = arith.addf %0, %y : tensor<4xf32>
              bufferization.materialize_in_destination %1 in restrict writable %x
                : (tensor<4xf32>, memref<4xf32>) -> ()
              return
            }""")
        with self.assertRaisesRegex(ValueError, "argument 'x' of 'add' overlaps argument 'y'"):
            add(x[:4], x[1:5])
        add(x[:4], np.ones(4, "f4"))
        np.testing.assert_array_equal(x[:4], [1, 2, 3, 4])

    def test_dtypes(self):
        function = identity("f32")
        for dtype, message in [
            (">f4", "'x' is an array of >f4: its bytes are in the order of another machine"),
            ("O", "'x' is an array of object: act has no type for that"),
            ("c8", "'x' is an array of complex64: act has no type for that"),
        ]:
            with self.assertRaisesRegex(TypeError, message):
                function(np.zeros(3, dtype))
        with self.assertRaisesRegex(TypeError, "'out' is an array of >f4"):
            function(np.zeros(3, "f4"), out=np.zeros(3, ">f4"))

    def test_memref(self):
        double = act_mlir.compile("""
            func.func @double(%x: memref<?xf64>) {
              linalg.map ins(%x : memref<?xf64>) outs(%x : memref<?xf64>)
                (%in: f64, %out: f64) {
                  %y = arith.addf %in, %in : f64
                  linalg.yield %y : f64
                }
              return
            }""")
        x = np.arange(3.0)
        self.assertIsNone(double(x))
        np.testing.assert_array_equal(x, [0, 2, 4])
        x.flags.writeable = False
        with self.assertRaisesRegex(TypeError, "'x' is written to: it must be a writable"):
            double(x)
        with self.assertRaisesRegex(ValueError, "it must be contiguous"):
            double(np.arange(6.0)[::2])

    def test_types(self):
        for name, dtype in [
            ("i1", "?"),
            ("i8", "i1"),
            ("i16", "i2"),
            ("i32", "u4"),
            ("i64", "i8"),
            ("f16", "f2"),
            ("f64", "f8"),
        ]:
            function = identity(name)
            x = np.array([0, 1, 1], dtype)
            np.testing.assert_array_equal(function(x), x)
            self.assertEqual(function.results[0].shape, (None,))

    @unittest.skipUnless(platform.machine() == "x86_64", "has CPUs without F16C")
    def test_half_of_old_cpus(self):
        source = "func.func @f(%x: f16) -> f16 { %y = act.elu %x : f16 return %y : f16 }"
        function = act_mlir.compile(source, cpu="x86-64")
        self.assertEqual(function(np.float16(-1)), act_mlir.nn.elu(np.float16(-1)))

    def test_bfloat16(self):
        # numpy alone has no such type: results are their bits.
        function = act_mlir.compile("""
            func.func @f(%x: tensor<2xf32>) -> tensor<2xbf16> {
              %y = arith.truncf %x : tensor<2xf32> to tensor<2xbf16>
              return %y : tensor<2xbf16>
            }""")
        self.assertEqual(function.results[0].dtype, "bfloat16")
        np.testing.assert_array_equal(function([1, -2]).view("u2"), [0x3F80, 0xC000])
        function = identity("bf16")
        self.assertEqual(function.inputs[0].dtype, "bfloat16")
        if importlib.util.find_spec("ml_dtypes"):
            self.assertEqual(list(function([0, 1])), [0, 1])
        with unittest.mock.patch.dict(sys.modules, {"ml_dtypes": None}):
            with self.assertRaisesRegex(TypeError, "'x' is of bfloat16: numpy needs the package"):
                function([0, 1])

    def test_float8(self):
        for name, dtype in [("f8E4M3FN", "float8_e4m3fn"), ("f8E5M2", "float8_e5m2")]:
            function = identity(name)
            self.assertEqual(function.inputs[0].dtype, dtype)
            if importlib.util.find_spec("ml_dtypes"):
                self.assertEqual(list(function([0, 1])), [0, 1])

    def test_errors(self):
        for wrong, kind, message in [
            ((self.x, self.w), TypeError, r"layer\(\) takes 3 arguments, not 2"),
            ((self.w, self.w, 0), ValueError, "'x' of 'layer' is tensor<.x4xf32>; given was 4x3xf32"),
            ((self.x.astype("f8"), self.w, 0), ValueError, "given was 5x4xf64"),
            ((self.x, self.w, object()), TypeError, "'s' is an array of object"),
            ((self.x, self.w, "1"), TypeError, "'s' is an array of <U1"),
            ((self.x.astype("c8"), self.w, 0), TypeError, ""),
        ]:
            with self.assertRaisesRegex(kind, message):
                self.layer(*wrong)
        with self.assertRaisesRegex(TypeError, "has 2 results, but out has 1"):
            self.layer(self.x, self.w, 0, out=np.empty((5, 3), "f4"))
        with self.assertRaisesRegex(ValueError, "has shape 5x3 for these arguments, not 4x3"):
            self.layer(self.x, self.w, 0, out=(np.empty((4, 3), "f4"), np.empty((), "f4")))

    def test_diagnostics(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "net.mlir")
            path.write_text("func.func @f() {\n  return %x : f32\n}", encoding="utf-8")
            with self.assertRaisesRegex(act_mlir.CompilationError, r"net\.mlir:2:10: error: "):
                act_mlir.compile(path)
            path.write_text(LAYER, encoding="utf-8")
            self.assertEqual(act_mlir.compile(str(path)).name, "layer")
        with self.assertRaisesRegex(act_mlir.CompilationError, "unknown cpu 'abacus'"):
            act_mlir.compile(LAYER, cpu="abacus")
        with self.assertRaisesRegex(act_mlir.CompilationError, "no public function 'f'"):
            act_mlir.compile(LAYER, entry="f")
        with self.assertRaises(FileNotFoundError):
            act_mlir.compile("none.mlir")
        with self.assertRaisesRegex(TypeError, "text, bytecode or a path, not int"):
            act_mlir.compile(3)
        module = act_mlir.Module(LAYER)
        module.run("act-to-llvm")
        with self.assertRaisesRegex(act_mlir.CompilationError, "there is no function to call"):
            act_mlir.compile(module)
        with self.assertRaisesRegex(act_mlir.CompilationError, "an option has an invalid value"):
            module.run("act-differentiate{wrt=x}")

    def test_views(self):
        self.assertIn("act-fuse", self.layer.report)
        self.assertIn("define void @layer(", self.layer.llvm_ir)
        self.assertIn("llvm.func @layer(", self.layer.mlir)
        self.assertIn("layer:", self.layer.asm)
        self.assertIn("void layer(", self.layer.header)
        self.assertEqual(repr(self.layer.inputs[0]), "x: tensor<?x4xf32>")
        module = act_mlir.Module(LAYER)
        module.run("act-prepare")
        self.assertIn("linalg.generic", str(module))

    def test_entry(self):
        double = act_mlir.compile(LAYER, entry="layer=other", cpu="")
        self.assertEqual(double.name, "other")

    def test_bench(self):
        result = self.layer.bench(self.x, self.w, 0.0, seconds=0.01)
        self.assertTrue(0 < result.min <= result.median < 1e-3, result)

    def test_differentiate(self):
        function = act_mlir.compile("""
            func.func @f(%x: f64, %y: f64) -> f64 {
              %0 = arith.mulf %x, %y : f64
              %1 = act.elu %0 : f64
              return %1 : f64
            }""")
        self.assertEqual(function.value_and_grad()(2.0, 3.0), (6.0, 3.0, 2.0))
        self.assertEqual(function.value_and_grad(wrt=1)(2.0, 3.0), (6.0, 2.0))
        self.assertEqual(function.vjp(wrt=[0])(2.0, 3.0, 10.0), (6.0, 30.0))
        self.assertEqual(function.vjp(wrt=np.int64(0))(2.0, 3.0, 10.0), (6.0, 30.0))
        with self.assertRaisesRegex(ValueError, "wrt names no argument"):
            function.vjp(wrt=())
        with self.assertRaisesRegex(TypeError, "integer"):
            function.vjp(wrt="x")
        self.assertEqual(function(2.0, 3.0), 6.0)
        with self.assertRaisesRegex(act_mlir.CompilationError, "scalar"):
            self.layer.value_and_grad()

    def test_advice(self):
        for function, package in [
            (act_mlir.from_torch, "torch_mlir"),
            (act_mlir.from_jax, "jax"),
        ]:
            with unittest.mock.patch.dict(sys.modules, {package: None}):
                with self.assertRaisesRegex(ImportError, f"{package} is not installed; "):
                    function(None)

    def test_threads(self):
        def call():
            for _ in range(200):
                self.check(self.x, self.layer(self.x, self.w, 0)[0])

        failures = []
        threading.excepthook = failures.append
        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])


if __name__ == "__main__":
    unittest.main()
