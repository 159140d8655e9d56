"""Runs the blocks of a page in their order, in one empty folder; see doctest.

What a block is follows from its first line:

    ```sh                          commands for bash; the first that fails ends it
    ```console                     `$ command`, and below it what it prints
    ```python                      statements; later blocks see their names
    ```c title="main.c"            a file; blocks of the same title continue it
    ```mlir title="output"         what the ```sh block before it printed
    ```cpp title="examples/a.cpp"  an excerpt of a file of the repository

A block of another language without a title is not run. In what is printed, and
in excerpts, a line `...` stands for any lines, and `...` inside of a line for
any text. `requires="torch_mlir"` behind the language names Python modules
without which a block cannot run: it is reported as unsupported.

Commands find the tools on the PATH, the repository in $ACT, the build folder in
$ACT_BUILD and LLVM's in $LLVM_PREFIX.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import subprocess
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TITLE = re.compile(r'\btitle="([^"]*)"')
REQUIRES = re.compile(r'\brequires="([^"]*)"')
RUNNABLE = ("sh", "console", "python")


@dataclass
class Block:
    """One fenced block."""

    line: int
    language: str
    title: str
    requires: list[str]
    text: str


def read_blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    head: re.Match[str] | None = None
    start, body = 0, []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = re.match(r"^```([\w-]*)(.*)$", line)
        if head is None and fence:
            head, start, body = fence, number, []
        elif head is not None and line == "```":
            title, requires = TITLE.search(head[2]), REQUIRES.search(head[2])
            modules = requires[1].split(",") if requires else []
            text = "".join(f"{line}\n" for line in body)
            yield Block(start, head[1], title[1] if title else "", modules, text)
            head = None
        elif head is not None:
            body.append(line)


class Failure(Exception):
    """What is wrong with a block."""


def matches(expected: str, found: str) -> bool:
    """Whether text is what a block says; spaces at the ends of lines do not count."""

    def lines(text: str) -> list[str]:
        return [line.rstrip() for line in text.strip("\n").split("\n")]

    pattern = ""
    for line in lines(expected):
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.split("..."))) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines(found))) is not None


def is_excerpt(expected: str, text: str) -> bool:
    """Whether the lines of a block are lines of `text`, in their order."""
    return matches(f"...\n{expected.strip()}\n...\n", text)


class Page:
    """A page while it is run."""

    def __init__(self, root: Path, folder: Path, environment: dict[str, str]):
        self.root, self.folder, self.environment = root, folder, environment
        self.names: dict[str, object] = {"__name__": "__page__"}
        self.written: set[str] = set()
        self.output = ""

    def shell(self, commands: str) -> str:
        """Runs commands; returns what they print."""
        result = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder, env=self.environment, capture_output=True, text=True,
            timeout=1800, check=False,
        )  # fmt: skip
        if result.returncode:
            raise Failure(f"exit code {result.returncode}\n{result.stdout}{result.stderr}")
        return result.stdout

    def console(self, text: str) -> None:
        """Runs the commands of a session, and compares what they print."""
        parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
        if parts[0].strip() or len(parts) == 1:
            raise Failure("a session begins with '$ '")
        for part in parts[1:]:
            # A command goes on where its line ends with a backslash.
            command, expected = re.match(r"((?:.*\\\n)*.*\n?)((?:.*\n?)*)", part).groups()
            self.compare(expected, self.shell(command + "\n"))

    @staticmethod
    def compare(expected: str, found: str) -> None:
        """Fails if something else was printed."""
        if not matches(expected, found):
            raise Failure(f"expected:\n{expected}\nfound:\n{found}")

    def python(self, block: Block, name: str) -> None:
        """Runs statements in this process."""
        source = "\n" * block.line + block.text
        before = Path.cwd()
        os.chdir(self.folder)
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                exec(compile(source, name, "exec"), self.names)
        except Exception:
            raise Failure(traceback.format_exc()) from None
        finally:
            os.chdir(before)
        self.output = output.getvalue()

    def run(self, block: Block, name: str) -> None:
        """Runs a block, or compares it."""
        if block.title == "output":
            self.compare(block.text, self.output)
        elif block.title.startswith("examples/"):
            file = self.root / block.title
            if not is_excerpt(block.text, file.read_text(encoding="utf-8")):
                raise Failure(f"these are not lines of {block.title}")
        elif block.title:
            file = self.folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            with open(file, "a" if block.title in self.written else "w", encoding="utf-8") as f:
                f.write(block.text)
            self.written.add(block.title)
        elif block.language == "sh":
            self.output = self.shell(block.text)
        elif block.language == "console":
            self.console(block.text)
        else:
            self.python(block, name)


def missing_modules(block: Block) -> list[str]:
    """What a block needs and this Python has not."""
    return [name for name in block.requires if importlib.util.find_spec(name) is None]


def run_page(page: Path, root: Path, build: Path, llvm_prefix: str) -> list[str]:
    """Runs a page, and prints what it did; returns what is wrong."""
    environment = {
        **os.environ,
        "ACT": str(root),
        "ACT_BUILD": str(build),
        "LLVM_PREFIX": llvm_prefix,
        "PATH": os.pathsep.join([f"{build}/bin", f"{llvm_prefix}/bin", os.environ["PATH"]]),
    }
    done = unsupported = 0
    with tempfile.TemporaryDirectory() as folder:
        state = Page(root, Path(folder), environment)
        for block in read_blocks(page):
            if not block.title and block.language not in RUNNABLE:
                continue
            missing = missing_modules(block)
            if missing:
                print(f"{page}:{block.line}: unsupported: needs {', '.join(missing)}")
                unsupported += 1
                continue
            try:
                state.run(block, str(page))
            except (Failure, OSError, subprocess.TimeoutExpired) as error:
                return [f"{page}:{block.line}: error: {error}"]
            done += 1
    print(f"{page.name}: {done} blocks run, {unsupported} unsupported")
    return [] if done else [f"{page}: nothing to run"]


# A page, and whether it is right.
CASES = [
    ("```sh\necho a b\n```\n```text title=\"output\"\na b\n```\n", True),
    ("```sh\necho a b\n```\n```text title=\"output\"\na c\n```\n", False),
    ("```sh\nprintf 'a\\nb\\nc\\n'\n```\n```text title=\"output\"\na\n...\n```\n", True),
    ("```sh\nprintf 'a\\nb\\nc\\n'\n```\n```text title=\"output\"\n...\nb\n```\n", False),
    ("```sh\nfalse\necho\n```\n", False),
    ("```console\n$ echo a \\\n  b\na b\n$ true\n$ echo 1.25 s\n1.2...s\n```\n", True),
    ("```console\n$ echo a\n```\n", False),
    ("```console\necho a\n```\n", False),
    ("```text title=\"f\"\na\n```\n```text title=\"f\"\nb\n```\n```console\n$ cat f\na\nb\n```\n", True),
    ("```python\nx = 1\n```\ntext\n```python\nassert x == 1\n```\n", True),
    ("```python\nassert False\n```\n", False),
    ("```python\nopen('f', 'w').write('a')\n```\n```console\n$ cat f\na\n```\n", True),
    ("```sh\ntrue\n```\n```python requires=\"no_such_module\"\nassert False\n```\n", True),
    ("```python requires=\"json\"\nassert False\n```\n", False),
    ("```text title=\"examples/embedding/toy/Toy.td\"\ninclude \"act/IR/ActInterfaces.td\"\n...\n"
     "  let name = \"toy\";\n```\n", True),
    ("```text title=\"examples/embedding/toy/Toy.td\"\n  let name = \"boy\";\n```\n", False),
    ("```json\n{}\n```\n", False),
]  # fmt: skip


def self_test(root: Path) -> list[str]:
    """Returns what went wrong."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        for text, expected in CASES:
            page.write_text(text, encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()):
                errors = run_page(page, root, root / "build", "/usr")
            if (not errors) != expected:
                wrong.append(f"{text}:\n" + ("\n".join(errors) or "not found to be wrong"))
    return wrong
