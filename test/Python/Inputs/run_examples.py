"""Runs the ```python blocks of a page that come one after the other.

A block that uses torch or JAX says what is typed, not what runs everywhere: it
is only compiled.
"""

import pathlib
import re
import sys

(page,) = map(pathlib.Path, sys.argv[1:])
blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
assert blocks, f"{page} has no examples"
namespace: dict = {}
for number, block in enumerate(blocks, 1):
    code = compile(block, f"{page}, example {number}", "exec")
    if not re.search(r"\b(torch|jax)\b", block):
        exec(code, namespace)
print(len(blocks), "examples")
