"""The log for code scanning keeps to SARIF 2.1.0, whatever the paths and messages hold."""

import json
from urllib.parse import unquote

import pytest

from site_builder.gate.codes import meanings
from site_builder.gate.reports import sarif
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
    assert len(run["results"]) == len(problems)
    for result, problem in zip(run["results"], problems, strict=True):
        assert result["ruleId"] in ids and result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"].strip()
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        uri = place["artifactLocation"]["uri"]
        assert uri.isascii() and " " not in uri and unquote(uri, errors="surrogateescape") == problem.path
