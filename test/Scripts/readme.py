"""Print the first or second IR block of README.md as a module that parses.

usage: readme.py README.md (before|after)

The blocks are bodies of one linalg.generic, without its first and last line.
"""

import re
import sys

MODULE = """\
#map = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
func.func @layer(%x: tensor<?x256xf32>, %bias: tensor<256xf32>,
                 %init: tensor<?x256xf32>) -> tensor<?x256xf32> {{
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %y = linalg.generic {{indexing_maps = [#map, #row, #map],
                       iterator_types = ["parallel", "parallel"]}}
      ins(%x, %bias : tensor<?x256xf32>, tensor<256xf32>)
      outs(%init : tensor<?x256xf32>) {{
  ^bb0(%in: f32, %b: f32, %out: f32):
    {body}
    linalg.yield {result} : f32
  }} -> tensor<?x256xf32>
  return %y : tensor<?x256xf32>
}}
"""

path, which = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    blocks = re.findall(r"^```mlir\n(.*?)^```$", file.read(), re.M | re.S)
body = blocks[["before", "after"].index(which)]
result = re.findall(r"^(%\w+) =", body, re.M)[-1]
print(MODULE.format(body=body, result=result))
