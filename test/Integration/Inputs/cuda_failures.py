"""Let every call of the CUDA driver fail in turn, and look at what act-run does.

    cuda_failures.py ACT_RUN WORK

ACT_CUDA_DRIVER must be the driver of test/FakeCuda. Prints how many calls there
are of each function.
"""

import collections
import os
import pathlib
import subprocess
import sys

ACT_RUN, WORK = sys.argv[1:]
# It allocates memory, and launches several kernels.
FUNCTION = [pathlib.Path(__file__).with_name("cuda.mlir"), "--entry=network", "--random=1"]
FUNCTION += ["--shape=3x4", "--shape=4x5", "--shape=5x2", "--target=cuda"]
# Nobody could do anything about these: act-run ends as if they had succeeded.
CLEANUP = {"cuMemFree", "cuModuleUnload", "cuDevicePrimaryCtxRelease"}
ILLEGAL_ADDRESS = "700"


def run(**environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [ACT_RUN, *FUNCTION], capture_output=True, text=True, timeout=100, env={**os.environ, "FAKE_CUDA_CACHE": WORK, **environment}
    )


def check(function: str, number: int) -> None:
    result = run(FAKE_CUDA_FAIL=f"{function}={ILLEGAL_ADDRESS}@{number}")
    lines = result.stderr.splitlines()
    # The fake driver reports what it did not get back.
    leaked = [line for line in lines if "leaked" in line]
    errors = [line for line in lines if line not in leaked]
    end = "CUDA_ERROR_ILLEGAL_ADDRESS: an illegal memory access was encountered"
    is_right = result.returncode == 1 and len(errors) == 1 and errors[0].endswith(end)
    is_right &= bool(errors) and errors[0].startswith("act-run: error: cannot ")
    if function in CLEANUP:
        is_right |= result.returncode == 0 and not errors
    elif leaked:
        is_right = False
    if not is_right:
        sys.exit(f"{function}, call {number}: exit code {result.returncode}\n{result.stderr}")


def main() -> None:
    log = pathlib.Path(WORK, "log.txt")
    result = run(FAKE_CUDA_LOG=str(log))
    if result.returncode != 0 or result.stderr:
        sys.exit(result.stderr)
    calls = collections.Counter(line.split()[0] for line in log.read_text().splitlines())
    for function, count in calls.items():
        # The last call of this gives the context back.
        is_cleanup = function == "cuCtxSetCurrent"
        for number in range(1, count + 1 - is_cleanup):
            check(function, number)
        print(f"{count} calls of {function}")


main()
