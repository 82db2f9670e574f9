"""The guides: every command in them is run, in their order, and says what they say it says."""

import os
import pty
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from site_builder.forms.snippets import FILE, snippets
from tests.conftest import ROOT

GUIDES = sorted((ROOT / "guides").glob("*.md"))
BLOCK = re.compile(r"^( *)```console\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
WRITE_THE_TEXT = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
text = file.read_text()
for heading, words in (("Request", "How many swans were moved from the lake?"), ("Response", "Eleven, in March 2025.")):
    text = text.replace(f"## {heading}\\n", f"## {heading}\\n\\n{words}\\n")
text = text.replace("## Reasons\\n\\n", "")
file.write_text(text.replace("## Advice and assistance\\n", "").rstrip() + "\\n")
"""


@dataclass(slots=True)
class Call:
    """A command, what is answered to its questions, what it says, and how it ends."""

    command: str
    answers: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    code: int = 0


def calls(guide: Path) -> list[Call]:
    found: list[Call] = []
    for block in BLOCK.finditer(guide.read_text()):
        for line in (line.strip() for line in block[2].splitlines()):
            if line.startswith("$ "):
                found.append(Call(line[2:]))
            elif line.startswith(">"):
                found[-1].answers.append(line[1:].strip())
            elif line.startswith("exit "):
                found[-1].code = int(line[5:])
            elif line:
                found[-1].says.append(line)
    return found


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A copy of the demonstration under git, with the commands that the guides call."""
    for name in ("disclosures", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "write-the-text.py").write_text(WRITE_THE_TEXT)
    (tmp_path / ".gitignore").write_text("site/\n.cache/\nreview/\n.site.*/\nbin/\n")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, command in (("site-builder", "-m site_builder"), ("python", "")):
        file = tools / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    around = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}
    around |= {
        f"GIT_{who}_{what}": "officer@saltmarsh.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for command in ("git init -q -b main", "git add .", "git commit -q -m first"):
        subprocess.run(command.split(), cwd=tmp_path, env=around, check=True)
    return tmp_path, around


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_commands_say_what_the_guide_says(guide: Path, project: tuple[Path, dict[str, str]]) -> None:
    folder, around = project
    assert calls(guide)
    for call in calls(guide):
        if "rsync:" in call.command and shutil.which("rsync") is None:
            continue
        typed = "".join(f"{answer}\n" for answer in call.answers)
        done = subprocess.run(
            call.command, shell=True, cwd=folder, env=around, input=typed, capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        assert done.returncode == call.code, f"{call.command}\n{said}"
        for words in call.says:
            assert words in said, f"{call.command} does not say {words!r}:\n{said}"


@pytest.mark.parametrize("guide", [*GUIDES, ROOT / "README.md"], ids=lambda guide: guide.stem)
def test_links_and_pictures_are_there(guide: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)\)", guide.read_text()):
        assert (guide.parent / target).exists(), target


def test_the_settings_in_the_administrators_guide_are_a_whole_file(project: tuple[Path, dict[str, str]]) -> None:
    folder, around = project
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "guides/administrator.md").read_text(), re.MULTILINE | re.DOTALL
    )
    whole, form = blocks
    for text, wanted in ((whole, 0), (whole + form.replace("…", "y"), 0), (whole + "      colour: red\n", 0)):
        (folder / "mkdocs.yml").write_text(text)
        shutil.rmtree(folder / "disclosures", ignore_errors=True)
        (folder / "disclosures").mkdir()
        done = subprocess.run(
            ["site-builder", "check"], cwd=folder, env=around, capture_output=True, text=True, check=False
        )
        assert done.returncode == wanted, done.stderr


def test_what_an_editor_offers_is_the_schema() -> None:
    assert (ROOT / FILE).read_text() == snippets(), "run 'python -m site_builder.forms.snippets'"


def test_on_a_terminal_a_new_record_is_opened_in_the_officers_editor(project: tuple[Path, dict[str, str]]) -> None:
    folder, around = project
    editor = folder / "bin/editor"
    editor.write_text('#!/bin/sh\necho "$1" > opened\n')
    editor.chmod(0o755)
    ours, theirs = pty.openpty()
    command = [folder / "bin/site-builder", "new", "NMP-FOI-26-00998"]
    around = {**around, "VISUAL": str(editor)}
    running = subprocess.Popen(command, cwd=folder, env=around, stdin=theirs, stdout=theirs, stderr=theirs)
    answers = ("Swans", "2026-05-04", "", "", "disclosed-in-full", "", "", "", "")
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    assert running.wait(60) == 0
    os.close(theirs)
    os.close(ours)
    assert (folder / "opened").read_text().strip().endswith("disclosures/2026/NMP-FOI-26-00998.md")
