"""Puts the pages of the documentation, and what they link to, into a folder.

usage: docs_site.py FOLDER

The folder becomes what mkdocs builds: mkdocs.yml, and pages/ with the Markdown
files where they are in the repository, so that links between them stay true. A
source file that a page links to becomes a page of its own, and a folder a list
of the files in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"(\]\()(?!\w+:|#)([^)#\s]+)")
LANGUAGES = {".h": "cpp", ".cpp": "cpp", ".c": "c", ".td": "tablegen", ".py": "python"}
COPIED = (".svg", ".png")


def as_page(path: Path) -> str:
    """A source file, or the list of a folder, as Markdown."""
    name = path.relative_to(ROOT)
    if path.is_dir():
        files = subprocess.run(
            ["git", "ls-files", "."], cwd=path, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        return f"# {name}\n\n" + "".join(f"- `{file}`\n" for file in files)
    text = path.read_text(encoding="utf-8")
    if len(text) > 200_000:
        text = f"{len(text)} bytes; see the repository.\n"
    language = LANGUAGES.get(path.suffix, "text")
    return f"# {name}\n\n````{language}\n{text}````\n"


class Stage:
    """The folder that mkdocs reads."""

    def __init__(self, folder: Path):
        self.pages = folder / "pages"
        self.done: set[Path] = set()

    def write(self, name: Path, text: str) -> None:
        """Writes a page."""
        target = self.pages / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def add_source(self, path: Path) -> Path:
        """Adds what a page links to; returns the name that the link must have."""
        name = path.relative_to(ROOT)
        if path.suffix == ".md":
            return name
        if path.suffix in COPIED:
            target = self.pages / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            return name
        # A folder whose files have pages must not be a file.
        page = name / "index.md" if path.is_dir() else Path(f"{name}.md")
        if path not in self.done:
            self.done.add(path)
            self.write(page, as_page(path))
        return page

    def add_page(self, path: Path) -> None:
        """Adds a Markdown file."""
        inside = False
        lines = []

        def rename(match: re.Match[str]) -> str:
            target = self.add_source((path.parent / match[2]).resolve())
            return match[1] + os.path.relpath(target, path.parent.relative_to(ROOT))

        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r" *```", line):
                inside = not inside
                # For doctest; superfences would not know it.
                line = re.sub(r' requires="[^"]*"', "", line)
            # Not in spans of code, which are the odd parts.
            parts = re.split(r"(`[^`]*`)", line)
            if not inside:
                parts[::2] = [LINK.sub(rename, part) for part in parts[::2]]
            lines.append("".join(parts))
        self.write(path.relative_to(ROOT), "\n".join(lines) + "\n")


def main() -> None:
    """The entry point."""
    folder = Path(sys.argv[1])
    stage = Stage(folder)
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        stage.add_page(page)
    shutil.copyfile(ROOT / "docs" / "mkdocs.yml", folder / "mkdocs.yml")
    from pygments.formatters import HtmlFormatter

    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs("[data-bs-theme=dark] .highlight")
    wide = "table { display: block; overflow-x: auto }\n"
    (stage.pages / "highlight.css").write_text(f"{light}\n{dark}\n{wide}", encoding="utf-8")


if __name__ == "__main__":
    main()
