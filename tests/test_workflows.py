"""The templates for GitHub and GitLab: pinned, without rights they do not need, and made of scripts that are there."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text())["jobs"]
    return found


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_reads_only_and_each_job_says_what_more_it_needs(file: Path) -> None:
    flow = yaml.safe_load(file.read_text())
    assert flow["permissions"] == {"contents": "read"}
    wanted = {right for job in flow["jobs"].values() for right in job.get("permissions", {}).items()}
    assert wanted <= {("contents", "read"), ("security-events", "write"), ("pages", "write"), ("id-token", "write")}
    assert all("timeout-minutes" in job for job in flow["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_and_a_checkout_leaves_no_key_behind(file: Path) -> None:
    for job in jobs(file).values():
        for entry in job["steps"]:
            used = entry.get("uses", "")
            assert not used or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used
            if used.startswith("actions/checkout"):
                assert entry["with"]["persist-credentials"] is False
    pins = re.findall(r"uses: (\S+)@([0-9a-f]{40}) # (v[\d.]+)", "".join(file.read_text() for file in WORKFLOWS))
    assert len({name for name, *_ in pins}) == len(set(pins)), "one action, one version"


def test_a_proposed_change_sees_no_secret() -> None:
    for file in WORKFLOWS:
        text = file.read_text()
        triggers = yaml.safe_load(text)[True]  # YAML reads `on` as true
        assert "pull_request_target" not in triggers
        assert "pull_request" not in triggers or "secrets." not in text


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB], ids=lambda file: file.stem)
def test_steps_are_scripts_that_are_there_and_take_nothing_from_outside_as_code(file: Path) -> None:
    flow = yaml.safe_load(file.read_text())
    found = [step["run"] for job in flow.get("jobs", {}).values() for step in job["steps"] if "run" in step]
    found += [line for job in flow.values() if isinstance(job, dict) for line in job.get("script", ())]
    for line in found:
        assert "${{" not in line
        if line not in ("code=0", 'exit "$code"', "mv site public"):
            script = ROOT / line.split()[0]
            assert script.parent == ROOT / ".ci" and script.stat().st_mode & 0o111, line


def test_every_script_is_explained() -> None:
    told = set(re.findall(r"^\| `\.ci/([\w-]+)", (ROOT / ".ci/README.md").read_text(), re.MULTILINE))
    assert told == {file.name for file in (ROOT / ".ci").iterdir()} - {"README.md"}
