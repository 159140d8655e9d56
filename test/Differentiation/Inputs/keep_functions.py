"""Prints the functions of a module, as act-opt prints it, whose names end so.

usage: keep_functions.py SUFFIX FILE
"""

import re
import sys
from pathlib import Path

suffix, file = sys.argv[1:]
for function in re.findall(r"^  func\.func @.*?^  }\n", Path(file).read_text(), re.M | re.S):
    if re.match(rf"  func\.func @\w*{suffix}\(", function):
        print(function)
