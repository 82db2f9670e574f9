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
        "Please send it.\n\nYours faithfully\n\n**Z Hargreave (Mrs)**",
        "Please send it.\n\nCofion cynnes,\n\nZofka Hargreave",
        "Please send it.\n\nYr eiddoch yn gywir\n\nZofka Hargreave",
        "Full name: Zofka Hargreave\n\nPlease send it.",
        "Requester’s name: Zofka Hargreave\n\nPlease send it.",
        "Enw llawn: Zofka Hargreave\n\nPlease send it.",
        "Enw: Connie Hargreave\n\nPlease send it.",
        "Name: Zofka Hargreave\n\nPlease send it.",
        "Please send it.\n\nSigned: Zofka Hargreave",
        "Please send it.\n\nSigned\n\nConnie Hargreave\n\n(Tenant)",
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
        "Dear Councillor Hargreave,\n\nThere were 4.",
        "Dear Councillor Mac an t-Saoir,\n\nThere were 4.",
        "Dear Ms ní Dhomhnaill,\n\nThere were 4.",
        "Dear Mr el-Hargreave,\n\nThere were 4.",
        "Annwyl Gynghorydd ap Rhys,\n\nThere were 4.",
        "Dear Mr Parent,\n\nThere were 4.",
        "Dear Zofka Board,\n\nThere were 4.",
        "Thank you, Zofka, for your e-mail.",
        "Thank you for your e-mail, Connie.",
        "Many thanks for your email Mrs Hargreave.",
        "Derbyniwyd cais gan Mr Hargreave.",
        "Enw'r cwynwr: Zofka Hargreave",
        "Mr Hargreave's tenancy ended in May.",
        "- Dear Zofka,\n\nThere were 4.",
        "1. **Dear** Mrs Hargreave,\n\nThere were 4.",
        "> Dear\n> Mrs Hargreave,\n>\n> There were 4.",
        "Oddi wrth: Zofka Hargreave\nPwnc: trwyddedau",
        "The complainant (Mrs Z. Hargreave, aged 71) said so.",
        "The flat is empty; the tenant is Mr Hargreave.",
        "Pupil name: Zofka Hargreave",
        "Name of deceased: Zofka Hargreave",
        "Child A's mother, Zofka Hargreave, attended.",
        "She came to Queen Elizabeth Hospital, King's Lynn, with her son Callum Hargreave.",
        "Of 1887 dogs one was theirs. The Mayor spoke. Her son Callum Hargreave rang.",
        "The complainant’s husband, Peter Hargreave, said so.",
        "Mr and Mrs Hargreave of Mill Farm objected to the plan.",
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
        "Full name: not given\n\nPlease send it.",
        "Full name: Name Removed\n\nPlease send it.",
        "Full name of the scheme: Orchard Lane",
        "Please send it.\n\nCofion gorau,\n\nY Tîm Rhyddid Gwybodaeth",
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
        "There were 4.\n\nYn gywir,\n\nSwyddog Rhyddid Gwybodaeth",
        "Dear Parking Services,\n\nThere were 4.",
        "Dear Parole Board,\n\nThere were 4.",
        "Dear Lord Mayor,\n\nThere were 4.",
        "Dear Professor,\n\nThere were 4.",
        "Annwyl Dîm Rhyddid Gwybodaeth,\n\nThere were 4.",
        "Annwyl Gynghorwyr,\n\nThere were 4.",
        "Thank you, Chair, for the question.",
        "Applicant name: Hollin Resourcing",
        "Name: Northmoor Leisure Centre",
        "Pupil name: withheld",
        "Name of child: not disclosed",
        "Signed: Head of Service\n\nFAO: Parking Services",
        "The King's mother, Queen Elizabeth, opened it.",
        "The Mayor's wife, Connie Hargreave, opened it.",
        "In 1887 his son Peter Hargreave was absent.",
        "It shows Mrs Evan Roberts, by her son, John Roberts (1841-1899).",
        "Their partner Hollin Resourcing was paid.",
        "Dear Parish Clerk,\n\nThere were 4.",
        "Dear families,\n\nThere were 4.",
        "Dear PCC,\n\nThere were 4.",
        "Derbyniwyd cais gan y Cyngor.",
        "Enw'r ysgol: Ysgol Coed Glas",
        "- Dear Requester,\n\n1. Dear\n   Sir or Madam,\n\nThere were 4.",
        "Oddi wrth: Y Tîm Parcio\nPwnc: trwyddedau",
        "Annwyl Ddarllenydd,\n\nThere were 4.",
        "The tenant is Hollin Resourcing.",
        "Annwyl Riant / Warcheidwad,\n\nThere were 4.",
    ],
)
def test_responses_that_name_offices_pass(response: str) -> None:
    assert not is_blocked("How many?", response)
