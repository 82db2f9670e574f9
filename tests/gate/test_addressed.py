"""Names that stand where somebody is spoken to, signs, or says who they are; and what merely looks like that."""

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.words import source_findings
from site_builder.problems import Level

RULES = Rules("Northmoor Police")


def is_blocked(request: str, response: str) -> bool:
    text = f"---\nreference: A-1\ntitle: Figures\n---\n## Request\n\n{request}\n\n## Response\n\n{response}\n"
    found = source_findings("2024/A-1.md", text, RULES)
    return any(finding.code == "personal-data" and finding.level is Level.BLOCK for finding in found)


@pytest.mark.parametrize(
    "request_text",
    [
        "My name is Ngozi Adeyemi-Hall and I am a nurse.",
        "I am Zofka Hargreave.",
        "This is Ottilie Hargreave of the residents' association.",
        "I ask on behalf of my son Peter Hargreave, aged 9.",
        "My neighbour is Mrs Hargreave.",
        "I write on behalf of Mrs Hargreave.",
        "Please send it. Regards, Zofka Hargreave",
        "Please send it.\n\nMany thanks\nConnie",
        "Please send it.\n\nMany thanks, Zofka",
        "Please send it.\n\nBest wishes,\nOllie (Hargreave)",
        "Connie,\n\nPlease send it.",
        "Ms C Hargreave\n14 Orchard Lane\nTollerby\n\nPlease send it.",
        "Connie Hargreave\\\n14 Orchard Lane\\\nTollerby\\\nplease send it.",
    ],
)
def test_who_asks_is_found(request_text: str) -> None:
    assert is_blocked(request_text, "There were 4.")


@pytest.mark.parametrize(
    "response",
    [
        "**Ms Hargreave,**\n\nThere were 4.",
        "Mrs Hargreave,\n\nThere were 4.",
        "Dr Hargreave,\n\nThere were 4.",
        "Miss Hargreave\n\nThere were 4.",
        "Connie,\n\nThere were 4.",
        "Mr Hargreave, thank you for your letter.",
        "Further to your request, Mrs Hargreave, there were 4.",
        "Further to your request, Mrs Hargreave:\n\nThere were 4.",
        "## Freedom of Information request of Mr O Hargreave\n\nThere were 4.",
        "Mrs Hargreave, 14 Orchard Lane, Tollerby, was told.",
    ],
)
def test_who_is_answered_is_found(response: str) -> None:
    assert is_blocked("How many?", response)


@pytest.mark.parametrize(
    "request_text",
    [
        "I am British Asian and want to know.",
        "I am Head of Research at a charity.",
        "This is Phase Two of my request.",
        "This is Northmoor Police from last year.",
        "Please send it.\n\nMany thanks\n\nFigures for each year would do.",
        "Hello,\n\nPlease send it.",
        "Sirs,\n\nPlease send it.",
        "I ask on behalf of Age Concern Northmoor.",
        "My client Hollin Resourcing Ltd asks.",
    ],
)
def test_requests_that_name_nobody_pass(request_text: str) -> None:
    assert not is_blocked(request_text, "There were 4.")


@pytest.mark.parametrize(
    "response",
    [
        "There were 4.\n\nRegards, Information Rights Unit",
        "There were 4.\n\nYours sincerely\n\nMs Wainscott\n\nHead of Information",
        "Ms Wainscott, the Chief Constable, spoke.",
        "Mr Justice Hargreave, in R v Smith, said so.",
        "Following your request, Ms Wainscott, the Chief Constable, was asked.",
        "It was made at the request of Mr Hargreave MP.",
        "The complaint of Dr Hargreave, Medical Director, was public.",
        "The Minister wrote on behalf of Lord Hargreave.",
        "Abbey Surgery\n41 Abbey Street\nMarlingate\n\nis open.",
        "Hollin Resourcing\n4 Harle Street\nStannerby\n\nwon it.",
        "There were 4.\n\nMany thanks, Northmoor Police",
    ],
)
def test_responses_that_name_offices_pass(response: str) -> None:
    assert not is_blocked("How many?", response)
