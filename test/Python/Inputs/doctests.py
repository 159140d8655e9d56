"""Runs the doctests of modules that are part of a package."""

import doctest
import importlib
import sys

results = [doctest.testmod(importlib.import_module(name)) for name in sys.argv[1:]]
assert all(result.attempted for result in results), "a module without examples"
print(sum(result.attempted - result.failed for result in results), "passed")
sys.exit(any(result.failed for result in results))
