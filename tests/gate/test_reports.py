"""The log for code scanning keeps to SARIF 2.1.0, whatever the paths and messages hold."""

import json
from urllib.parse import unquote

import pytest

from site_builder.gate.codes import meanings
from site_builder.gate.reports import FORMATS, from_the_top, sarif
from site_builder.problems import Level, Problem

PROBLEMS = [
    Problem(
        "2024/A 1/t\u00e4ble.csv", 0, "attachments", "personal-data", "There is a number.", "Remove it.", Level.BLOCK
    ),
    Problem("2024/\udce9.md", 7, "", "comment", "There is a comment.", "Remove it.", Level.ADVISE),
]


@pytest.mark.parametrize("problems", [[], PROBLEMS])
def test_the_log_has_what_the_standard_asks_for(problems: list[Problem]) -> None:
    log = json.loads(sarif(2, problems))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert set(run) <= {"tool", "results"} and set(run["tool"]) == {"driver"}
    driver = run["tool"]["driver"]
    assert driver["name"] and set(driver) <= {"name", "version", "rules"}
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids) and set(ids) <= set(meanings())
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert all(rule["helpUri"].endswith(f"CODES.md#{rule['id']}") for rule in driver["rules"])
    assert len(run["results"]) == len(problems)
    for result, problem in zip(run["results"], problems, strict=True):
        assert result["ruleId"] in ids and result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"].strip()
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        uri = place["artifactLocation"]["uri"]
        assert uri.isascii() and " " not in uri and unquote(uri, errors="surrogateescape") == problem.path


@pytest.mark.parametrize("style", sorted(FORMATS))
def test_every_form_can_be_written_and_says_that_what_is_pushed_is_disclosed(style: str) -> None:
    for problems, pushed in ((PROBLEMS, True), (PROBLEMS, False), (PROBLEMS[1:], True)):
        said = FORMATS[style](2, problems, pushed)
        assert said.encode("utf-8")
        assert ("disclosed" in said) == (len(problems) == 2 and (pushed or style == "github"))


def test_a_name_that_is_no_text_is_spelled_out() -> None:
    (found,) = json.loads(FORMATS["json"](1, PROBLEMS[1:], False))["problems"]
    assert found["path"] == "2024/\\xe9.md" and found["page"].endswith("#comment")


def test_paths_are_those_of_the_repository_where_that_is_asked() -> None:
    outside = Problem("../drafts/a.csv", 0, "", "comment", "There is a comment.", "Remove it.")
    paths = [problem.path for problem in from_the_top([PROBLEMS[0], outside], "scheme/")]
    assert paths == ["scheme/2024/A 1/t\u00e4ble.csv", "drafts/a.csv"]
    assert [problem.path for problem in from_the_top(PROBLEMS, "")] == [problem.path for problem in PROBLEMS]
