"""Fails unless one loop takes at most as many cycles as another.

usage: compare_mca.py LLVM_MCA TRIPLE CPU OURS.s THEIRS.s

In each file, the first loop with a multiply-add counts.
"""

import re
import subprocess
import sys


def cycles(mca: str, triple: str, cpu: str, path: str) -> int:
    """What llvm-mca says of 200 iterations."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for label, body in re.findall(r"^(\.LBB\d+_\d+):(.*?)(?=^\.L|\Z)", text, re.M | re.S):
        loop = re.match(rf".*?^\t(?:b\.\w+|j\w+)\t{re.escape(label)}$", body, re.M | re.S)
        if loop and re.search(r"\tv?fml?a", loop[0]):
            break
    else:
        sys.exit(f"{path}: no loop")
    command = [mca, f"-mtriple={triple}", f"-mcpu={cpu}", "-iterations=200"]
    source = f"{label}:{loop[0]}\n"
    result = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    return int(re.search(r"Total Cycles:\s*(\d+)", result.stdout)[1])


def main() -> int:
    mca, triple, cpu, *paths = sys.argv[1:]
    ours, theirs = (cycles(mca, triple, cpu, path) for path in paths)
    print(f"{cpu}: {ours} cycles, {theirs} for the other loop")
    return 0 if ours <= theirs else 1


if __name__ == "__main__":
    sys.exit(main())
