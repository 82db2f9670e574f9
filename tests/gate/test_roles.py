"""What belongs to an authority itself: its mailboxes, vehicles and senior posts; and people who only look like that."""

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.csv_tables import text_file_findings
from site_builder.gate.cells import FORMULA
from site_builder.gate.findings import Finding
from site_builder.gate.personal.owners.fleet import is_own_fleet
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.words import source_findings
from site_builder.problems import Level

RULES = Rules("Northmoor Police", ("foi@northmoor.example", "01632 960 100"), 0, "foi@northmoor.example")


def blocked(body: str) -> list[str]:
    text = f"---\nreference: A-1\ntitle: Figures\n---\n## Request\n\nHow many?\n\n## Response\n\n{body}\n"
    return [it.what for it in source_findings("2024/A-1.md", text, RULES) if it.level is Level.BLOCK]


def in_table(table: str) -> list[Finding]:
    return list(text_file_findings(table.encode(), "a.csv", RULES))


def levels(table: str) -> set[Level]:
    return {it.level for it in in_table(table) if it.code == "personal-data"}


@pytest.mark.parametrize(
    "local",
    [
        *("planning.liaison", "occupational.health", "frontdesk.milllane", "cold.case.review", "roads.policing"),
        *("foi", "press.office", "road.safety", "housing-repairs"),
    ],
)
def test_an_office_of_the_authority_is_known_by_its_domain(local: str) -> None:
    assert blocked(f"Write to `{local}@northmoor.example`.") == []
    name = local.replace(".", " ").title()
    assert blocked(f"On Tue, 4 Mar 2025 at 21:14, {name} <{local}@northmoor.example> wrote:\n\n> Hello") == []
    assert blocked(f"On Tue, 4 Mar 2025 at 21:14, Zofka Tregarth <{local}@northmoor.example> wrote:\n\n> Hello")
    assert not is_role(f"{local}@gmail.com", ("gmail.com",))


@pytest.mark.parametrize(
    "local",
    [
        *("olwen.tregarth", "o.tregarth", "tregarth", "frontdesk.olwen", "olwen.licensing", "zofka.tregarth"),
        *("planning.tregarth", "licensing.zofka.tregarth", "hr.tregarth", "zofka.liaison", "planningtregarth"),
    ],
)
def test_a_person_of_the_authority_stays_one(local: str) -> None:
    assert blocked(f"Write to {local}@northmoor.example.")
    assert blocked(f"On Tue, 4 Mar 2025 at 21:14, Olwen Tregarth <{local}@northmoor.example> wrote:\n\n> Hello")


WROTE = "On 4 March 2025 21:14, {} wrote:\n\n> Hello"


@pytest.mark.parametrize(
    "said",
    [
        WROTE.format("Li An <licensing.planning@northmoor.example>"),
        WROTE.format("Zofka Nin <planning.licensing@northmoor.example>"),
        WROTE.format("Olwen Sales"),
        WROTE.format("Olwen Sales <press.office@northmoor.example>"),
        WROTE.format("Sunita Marsh"),
        "On Sun, 4 Mar 2025 at 21:14, Sunita Marsh wrote:\n\n> Hello",
        "From: Olwen Sales",
        "From: Sales, Olwen",
        "From: Zofka Heads",
        "From: Zofka Heads\nSent: 4 May 2024 10:00\nTo: Press Office",
        *(f"Dear Zofka {name},\n\nThere were 4." for name in ("Wardens", "Heads", "Stewards", "Chiefs", "Specials")),
    ],
)
def test_whose_surname_is_that_of_an_office_or_a_group_stays_a_person(said: str) -> None:
    assert blocked(said)


def test_a_name_that_begins_like_a_day_is_read_whole() -> None:
    assert any("(S…h)" in what for what in blocked(WROTE.format("Sunita Marsh")))


@pytest.mark.parametrize(
    "said",
    [
        WROTE.format("Sales Office"),
        WROTE.format("Press Office <press.office@northmoor.example>"),
        "On Sunday 2 March 2025 at 21:14, Press Office wrote:\n\n> Hello",
        "On 10:00 Sun Mar 2 2025, Press Office wrote:\n\n> Hello",
        *(f"Dear {many},\n\nThere were 4." for many in ("Wardens", "Traffic Wardens", "Deputy Heads", "Shop Stewards")),
        *(f"Dear {many},\n\nThere were 4." for many in ("Heads of Department", "Parish Clerks", "Police Specials")),
    ],
)
def test_offices_and_groups_are_nobody(said: str) -> None:
    assert blocked(said) == []


def test_a_domain_is_the_authoritys_own_only_where_requests_go_there_or_all_of_it_may_be_published() -> None:
    assert RULES.own_domains == ("northmoor.example",)
    contacts = ("jo@firm.example", " @Hexton.example ", "01632 960 100")
    assert Rules("", contacts, 0, " foi@Northmoor.example ").own_domains == ("northmoor.example", "hexton.example")
    assert Rules("", contacts[:1]).own_domains == ()
    assert not is_role("cold.case.review@elmford.example", RULES.own_domains)


@pytest.mark.parametrize(
    "domain", ["btconnect.com", "virgin.net", "plus.com", "plus.net", "btinternet.com", "zoho.com", "tuta.com", "pm.me"]
)
def test_no_mailbox_at_a_provider_for_anybody_is_an_offices(domain: str) -> None:
    assert not is_role(f"planning.office@{domain}", (domain,))


FLEET = "Fleet number,Force vehicle registration,Type\nF1,KJ65 JDX,Liveried response car\nF2,SN70 EVB,Marked van\n"


@pytest.mark.parametrize(
    ("old", "new", "own"),
    [
        ("Marked", "Marked", True),
        ("Marked van", "Fire engine", True),
        ("Fleet number", "Asset", True),
        ("Marked", "Unmarked", False),
        ("Marked van", "Marked van (covert)", False),
        ("Marked van", "Van", False),
        ("Fleet number", "Driver", False),
        ("Fleet number", "Officer", False),
        ("Fleet number,Force vehicle registration", "Number,Registration", False),
        ("Marked van", "Marked van, grey fleet", False),
        ("Marked van", "Marked van, kept at home", False),
    ],
)
def test_vehicles_in_the_authoritys_colours_are_advice(old: str, new: str, own: bool) -> None:
    table = FLEET.replace(old, new)
    assert levels(table) == {Level.ADVISE if own else Level.BLOCK}
    written = table.strip().replace(",", " | ").split("\n")
    lines = [f"| {line} |" for line in [written[0], "---|---|---", *written[1:]]]
    assert blocked("\n".join(lines)) is not own


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        ("Force ID,VRM,Circumstances", "Failed to stop for marked police car", "Collision with marked van"),
        (
            "Council number,Vehicle registration,Contravention",
            "Parked outside marked bay",
            "Parked across a marked bay",
        ),
        ("Council number,Vehicle registration,Claim", "Hit by a refuse lorry", "Scraped by refuse vehicle"),
        ("Trust number,Registration,Incident", "Blocked an ambulance bay", "Hit by ambulance"),
        ("Fleet number,Registration,Incident", "Marked car", "Marked van"),
        ("Force number,Registration,Type", "Marked car", "Marked van"),
        ("Fleet number,Registration,Other registration", "Marked car", "Marked van"),
        *(
            ("Fleet number,Registration,Type", "Marked car", second)
            for second in (
                *("Not marked", "Un marked car", "Non liveried car", "Car - not liveried", "Livery: none"),
                *("Semi-marked car", "Semi marked car", "Part-marked car", "Partly marked car", "Marked: N"),
                *(
                    "Car without livery",
                    "Behind a marked car",
                    "Marked car (collided with SN70 EVB)",
                    "Marked SN70 EVB",
                ),
            )
        ),
    ],
)
def test_vehicles_of_others_and_those_without_colours_are_private(heads: str, first: str, second: str) -> None:
    assert Level.BLOCK in levels(f"{heads}\n1,KJ65 JDX,{first}\n2,BD51 SMR,{second}\n")


@pytest.mark.parametrize(
    "row",
    [
        "1,KJ65 JDX,Marked car (collided with SN70 EVB)",
        "1,KJ65 JDX,Marked car\n,SN70 EVB,",
        "1,KJ65 JDX (covert),Marked car",
    ],
)
def test_a_row_that_names_another_vehicle_or_no_colours_is_no_fleet(row: str) -> None:
    assert Level.BLOCK in levels(f"Fleet number,Registration,Type\n{row}\n")


@pytest.mark.parametrize(
    "kind", ["Fully marked car", "Front line ambulance", "Gritter", "Refuse lorry", "Marked dog van"]
)
def test_a_fleet_list_tells_what_the_street_knows(kind: str) -> None:
    assert levels(f"Fleet no,Registration,Type\n1,KJ65 JDX,{kind}\n2,SN70 EVB,{kind}\n") == {Level.ADVISE}


def test_a_table_without_rows_is_no_fleet() -> None:
    assert not is_own_fleet({}) and not is_own_fleet({(1, 1): "Fleet registration"})


PAY = "Name,Post,Salary band,Benefits\nSarah Whitlock,{},£180k,£6120\n"


@pytest.mark.parametrize(
    ("post", "head", "level"),
    [
        ("Chief Constable", "Benefits", Level.ADVISE),
        ("Temporary Deputy Chief Constable", "Benefits in kind", Level.ADVISE),
        ("Director of Resources", "Taxable benefits", Level.ADVISE),
        ("PA to the Chief Constable", "Benefits", Level.BLOCK),
        ("Director's driver", "Benefits", Level.BLOCK),
        ("Chief Executive support officer", "Benefits", Level.BLOCK),
        ("Typist", "Benefits", Level.BLOCK),
        ("Chief Constable", "Sickness", Level.BLOCK),
        ("Chief Constable", "Housing benefit", Level.BLOCK),
    ],
)
def test_the_pay_of_senior_posts_is_advice(post: str, head: str, level: Level) -> None:
    assert levels(PAY.format(post).replace("Benefits", head)) == {level}


def test_benefits_that_are_no_sum_or_stand_beside_no_pay_are_private() -> None:
    table = PAY.format("Chief Constable")
    assert levels(table.replace("£6120", "Housing")) == {Level.BLOCK}
    assert levels(table.replace("Salary band", "Team")) == {Level.BLOCK}


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("Statement taken at 63 Foxglove Way, Thornley, BD16 4RS, on 4 May", Level.BLOCK),
        ("Delivered to 63 Foxglove Way, Thornley, BD16 4RS", Level.BLOCK),
        ("Officers called at 12 Mill Lane, Thornley, BD16 4RS", Level.BLOCK),
        ("Seen near 12 Church Road, Thornley, BD16 4RS", Level.BLOCK),
        ("Statement taken at Thornley Library, 63 Foxglove Way, Thornley, BD16 4RS", Level.ADVISE),
        ("Friends of Thornley Park, 63 Foxglove Way, Thornley, BD16 4RS", Level.ADVISE),
        ("Halden & Sons, 12 Mill Lane, Thornley, BD16 4RS", Level.ADVISE),
    ],
)
def test_a_sentence_in_a_cell_is_no_name_of_a_body(said: str, level: Level) -> None:
    assert levels(f'Item,Text\n7,"{said}"\n') == {level}


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "-£4,200.00 (credit)",
            "-4,200 (see note 3)",
            "-£4,200(credit)",
            "-£310 credit note (March)",
            "-£1.2m (est.)",
        ),
        *(
            "-310 credit note (March)",
            "-3 FTE (vacant)",
            "-12 months (rolling)",
            "-5 °C (min)",
            "-10 % [est.]",
            "-4 per head",
        ),
        *("-3.4pp (2019 to 2024)", "-5°C (min)", "-12:30 (late)", "+3 [up from 12]", "+44 (0)1632 960 417 (office)"),
    ],
)
def test_an_amount_with_a_remark_is_no_formula(cell: str) -> None:
    assert not FORMULA.match(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "-1 (cmd|'/c calc'!A1)",
            "-1 SUM(A1)",
            "-1 kWh(A1)",
            "-£4+A1*2",
            "-1 (=A1)",
            "-1 (WEBSERVICE(A1))",
            "-SUM(A1)",
        ),
        *("-1-2-INDIRECT(A1)", "+1-Sheet1!B2", "-5 (A1)+cmd|x", "-2+3+cmd|' /C calc'!A0", '-1 (HYPERLINK "x")'),
        *("-1 LOG10(A1)", "+1:1 LOG10(A1)", "-2 DAYS360(A1)", "+1 cmd (calc)", "-1 (A1&B2)", "-1 (A1*B2)", "-1(A1&B2)"),
        *(
            "-£1 cmd (calc)",
            "-1 LOG10 (A1)",
            "-1 credit LOG10(A1)",
            "-1 credit LOG10 (A1)",
            "-1 DAYS (A1)",
            "-1% T(A1)",
        ),
    ],
)
def test_a_call_behind_an_amount_is_one(cell: str) -> None:
    assert FORMULA.match(cell)
