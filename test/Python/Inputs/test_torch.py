"""Tests of act_mlir with torch."""

import unittest
import warnings

import act_mlir
import torch
from act_mlir import torch_backend


def network():
    torch.manual_seed(0)
    return torch.nn.Sequential(
        torch.nn.Linear(8, 16), torch.nn.ELU(), torch.nn.Linear(16, 4), torch.nn.SELU()
    )


class TorchTest(unittest.TestCase):
    def test_tensors(self):
        """Tensors go in and out by DLPack."""
        elu = act_mlir.compile("""
            func.func @elu(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {
              %y = act.elu %x : tensor<?x3xf32>
              return %y : tensor<?x3xf32>
            }""")
        x = torch.randn(5, 3)
        out = torch.empty(5, 3)
        self.assertIs(elu(x, out=out), out)
        torch.testing.assert_close(out, torch.nn.functional.elu(x))
        torch.testing.assert_close(
            torch.as_tensor(elu(x.T.contiguous().T)), torch.nn.functional.elu(x)
        )

    def test_from_torch(self):
        model = network().eval()
        x = torch.randn(5, 8)
        compiled = act_mlir.from_torch(
            model, x, dynamic_shapes=({0: torch.export.Dim("batch", min=2)},)
        )
        self.assertEqual(compiled.inputs[0].shape, (None, 8))
        self.assertIn("Raised", compiled.report)
        for batch in (2, 7):
            x = torch.randn(batch, 8)
            with torch.no_grad():
                torch.testing.assert_close(torch.as_tensor(compiled(x)), model(x))

    def test_inference(self):
        model = network().eval()
        compiled = torch.compile(model, backend=torch_backend.act)
        x = torch.randn(5, 8)
        with torch.no_grad():
            torch.testing.assert_close(compiled(x), model(x))

    def test_training(self):
        model, reference = network(), network()
        compiled = torch.compile(model, backend=torch_backend.act)
        optimizers = [torch.optim.SGD(m.parameters(), lr=0.1) for m in (model, reference)]
        x, target = torch.randn(32, 8), torch.randn(32, 4)
        for _ in range(3):
            for function, optimizer in zip((compiled, reference), optimizers):
                optimizer.zero_grad()
                torch.nn.functional.mse_loss(function(x), target).backward()
                optimizer.step()
        for trained, expected in zip(model.parameters(), reference.parameters()):
            torch.testing.assert_close(trained, expected)

    def test_fallback(self):
        compiled = torch.compile(lambda x: torch.linalg.qr(x)[1], backend=torch_backend.act)
        x = torch.randn(3, 3)
        with self.assertWarnsRegex(UserWarning, "act cannot compile this graph"):
            torch.testing.assert_close(compiled(x), torch.linalg.qr(x)[1])


if __name__ == "__main__":
    # A graph that falls back would make the comparison pass for nothing.
    warnings.filterwarnings("error", message="act ")
    unittest.main(warnings=None)
