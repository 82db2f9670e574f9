"""What a record's source gives away or tries, and what merely looks like it."""

import time

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.spreadsheets import print_findings
from site_builder.gate.findings import Finding
from site_builder.gate.personal.names import name_findings
from site_builder.gate.words import source_findings
from site_builder.problems import Level

RULES = Rules("Northmoor Police", ("foi@northmoor.example", "@schools.example", "NM1 2AB"), 5)
FRONT = "---\nreference: A-1\ntitle: Figures\n---\n"


def blocked(body: str, front: str = FRONT) -> list[str]:
    found = source_findings("2024/A-1.md", front + body, RULES)
    return sorted({finding.code for finding in found if finding.level is Level.BLOCK})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Dear Mr Example,", "personal-data"),
        ("Dear Samantha\n", "personal-data"),
        ("Write to sam.example@gmail.com.", "personal-data"),
        ("Write to sam.example@northmoor.example.", "personal-data"),
        ("Call 07700 900123.", "personal-data"),
        ("Call +44 7700 900 123", "personal-data"),
        ("Telephone (01632) 960123 at home", "personal-data"),
        ("She lives at 14 Acacia Avenue, Northmoor NM4 5CD.", "personal-data"),
        ("NI number AB 12 34 56 C.", "personal-data"),
        ("National insurance: ab123456c", "personal-data"),
        ("NHS number 943 476 5919.", "personal-data"),
        ("Card 4111 1111 1111 1111", "personal-data"),
        ("The vehicle, registration AB12 CDE, was seen.", "personal-data"),
        ("born on 12 March 1981", "personal-data"),
        ("DOB: 12/03/1981", "personal-data"),
        ("He (d.o.b. 1981-03-12) asked.", "personal-data"),
        ("Traced by the number ab-12-34-56-c.", "personal-data"),
        ("Write to sam dot example at gmail dot com.", "personal-data"),
        ("See [the form](https://www.northmoor.example/form?from=sam.example%40gmail.com).", "personal-data"),
        ("Post it to:\n4 Acacia Avenue\nNorthmoor\nnm4 5ab\n" + "It is a long answer. " * 20, "personal-data"),
        ("For the attention of Dr Sam Example", "personal-data"),
        ("From: Sam Example <x>\nTo: FOI Team", "personal-data"),
        ("The applicant, Ms Example, asked", "personal-data"),
        ("## Request\nPlease send it.\n\nMany thanks,\nSam Example\n\n## Response\nYes.", "personal-data"),
        ("Suspect: Sam Example", "personal-data"),
        ("[//]: # (ask Sam about this case)", "hidden-comment"),
        ("*[FOI]: this was asked by the complainant", "hidden-comment"),
        ("See https://www.linkedin.com/in/sam-example or none.", "personal-data"),
        ("It came from the IP address 86.12.33.4.", "personal-data"),
        ("Account 12345678, sort code 20-00-00", "personal-data"),
        ("Sort code: 20-00-00\nAccount number: 55779911", "personal-data"),
        ("DOB 12-Mar-1984", "personal-data"),
        ("Date of birth: 12th of March 1984", "personal-data"),
        ("Passport no. 123456789", "personal-data"),
        ("Write to sam.example AT gmail DOT com", "personal-data"),
        ("Mr John Example of 4 High Street complained.", "personal-data"),
        ("Figures\U000e0138\U000e0165\U000e0157.", "invisible-characters"),
        ("Fi\u2800\u2800gures.", "invisible-characters"),
        ("On Mon, 3 Jun 2024 at 10:01, Sam Example <s@x.example> wrote:", "personal-data"),
        ("<!-- ask Sam about this -->", "hidden-comment"),
        ("Annwyl Mr Example\n", "personal-data"),
        ("Annwyl Rhys,", "personal-data"),
        ("Dear Dr. P. Example-Okafor:", "personal-data"),
        ("Dear A. B. Example", "personal-data"),
        ("hi rhiannon,", "personal-data"),
        ("i live at 9 ferndale avenue nm6 4lb and want to know", "personal-data"),
        ("The Volvo K471 RTY was towed.", "personal-data"),
        ("Its number plate was RTY 471K.", "personal-data"),
        ("It is registered, reg. AIG 4471.", "personal-data"),
        ("| Name | Date of birth |\n|---|---|\n| S Example | 02/11/1979 |", "personal-data"),
        ("Date of birth (dd/mm/yyyy): 03/04/1981", "personal-data"),
        ("Born on the 3rd of April '81", "personal-data"),
        ("Her telephone: 01632 448170x12", "personal-data"),
        ("The resident's silver Astra, KP19 XWD, was put back.", "personal-data"),
        ("Call my team leader on 07700 900123.", "personal-data"),
        ("His manager in the team, on 07700 900123, agreed.", "personal-data"),
        ("We are grateful, Mr O'Rourke, for your patience.", "personal-data"),
        ("The tenant at NM14 6QP complained of damp.", "personal-data"),
        ("The resident rang from 01632 448170 at noon.", "personal-data"),
        ("Call Wilfred Owen on 01632 448170 after six.", "personal-data"),
        ("The man who rang has lived at 27 Weavers Court, Loom Street since 2019.", "personal-data"),
        ("I live by the Town Hall and can be reached on 01632 448170.", "personal-data"),
        ("Ring +353 87 123 4567", "personal-data"),
        ("Write to sam.example at hotmail.co.uk", "personal-data"),
        ("Mrs Example asked for the figures.", "personal-data"),
        ("Thank you for your request, Ms Example.", "personal-data"),
        ("The requester (Rhys Example) was told.", "personal-data"),
        ("## Request\nPlease send it.\n\nMany thanks,\nSamantha\n\n## Response\nYes.", "personal-data"),
        ("See [it](../../../secret.csv).", "path-traversal"),
        ("Dear Mr and Mrs Example", "personal-data"),
        ("Dear Mrs. de la Example", "personal-data"),
        ("Good afternoon, Moira", "personal-data"),
        ("Thank you Moira, for your patience.", "personal-data"),
        ("Full name: Rhys Example", "personal-data"),
        ("Requested by Rhys Example", "personal-data"),
        ("Rhys Example's complaint was upheld.", "personal-data"),
        ("## Request\nMy name is Rhys Example and I ask for it.\n\n## Response\nYes.", "personal-data"),
        ("## Request\nPlease.\n\nwith thanks,\nrhys example\n\n## Response\nYes.", "personal-data"),
        ("my postcode is nm6 4lb", "personal-data"),
        ("Account number: 40318822\nSort code: 204571", "personal-data"),
        ("car reg: ab12 cde", "personal-data"),
        ("WhatsApp 447700900123 was used.", "personal-data"),
        ("Mobile: 7700 900123", "personal-data"),
        ("| Case | Mobile |\n|---|---|\n| A | 7700900123 |", "personal-data"),
        ("Ring 07700\n900123 at once.", "personal-data"),
        ("Ring 07700900\n123 at once.", "personal-data"),
        ("Write to s..example.(at)gmail.com or not.", "personal-data"),
        ("Dear KHAN,", "personal-data"),
        ("Her HCN: 3200000015", "personal-data"),
        ("CHI: 030486 1235", "personal-data"),
        ("MRS Z HARGREAVE\n14 ACACIA CLOSE\nNORTHMOOR\nNM4 5AB", "personal-data"),
        ("MR AND MRS HARGREAVE, BRYN AWEL, NORTHMOOR, NM4 5AB", "personal-data"),
        ("Ganwyd hi ar 3 Ebrill 1986.", "personal-data"),
        ("Cyfeiriad cartref: Bryn Awel, Capel Seion", "personal-data"),
        ("Write to sam.example@\ngmail.com or not.", "personal-data"),
        ("DOB: 3 . 4 . 1986", "personal-data"),
        ("Write to sam[.]example[@]gmail[.]com or not.", "personal-data"),
        ("The tenant of 31 Heol y Bont complained.", "personal-data"),
        ("The flat at 31 Mill Lane, where the child lives, was visited.", "personal-data"),
        ("NHSNumber=9434765919;Ward=7", "personal-data"),
        ("The account 55779911 (20-45-77) was credited.", "personal-data"),
        ("Home address: Tŷ Gwyn, Llanfihangel", "personal-data"),
        ("She lives at 14 Acacia Avenue, Northmoor NM4  5AB.", "personal-data"),
        ("The occupier of 22b Acacia Avenue complained.", "personal-data"),
        ("<script>x()</script>", "active-content"),
        ("<img src=a.png onerror=x()>", "active-content"),
        ("<iframe src='a'></iframe>", "active-content"),
        ("<span style='display:none'>Sam Example</span>", "hidden-text"),
        ("[a](javascript:x())", "unsafe-link"),
        ("[a](java&#115;cript:x)", "unsafe-link"),
        ("[a](data:text/html,x)", "unsafe-link"),
        ("[a](file:///C:/x)", "unsafe-link"),
        ("[a]: vbscript:x\n", "unsafe-link"),
        ("<javascript:x>", "unsafe-link"),
        ("![a](https://elsewhere.example/a.png)", "external-resource"),
        ("[a](http://10.1.2.3/x)", "internal-link"),
        ("[a](https://intranet/x)", "internal-link"),
        ("[a](https://files.northmoor.local/x)", "internal-link"),
        ("[https://www.gov.uk/x](https://elsewhere.example/)", "link-mismatch"),
        ("See http://10.1.2.3:8080/case/77.", "internal-link"),
        ("The policy (http://intranet/policy) applies.", "internal-link"),
        ("[a](../../../secret.csv)", "path-traversal"),
        ("[a](%2e%2e/%2e%2e/secret.csv)", "path-traversal"),
        ("Nor\u202eth", "bidi-control"),
        ("pass\u200bword", "invisible-characters"),
        ("word\U000e0041\U000e0042", "invisible-characters"),
        ("Northm\u043eor p\u043elice", "homoglyph"),
        ("a\x07b", "control-characters"),
        ("Dear **Mr Example**,", "personal-data"),
        ("Dear\u00a0Mr\u00a0Example,", "personal-data"),
        ("dear mr example,", "personal-data"),
        ("Write to sam&#64;gmail.com or not.", "personal-data"),
        ("Write to sam\\@gmail.com.", "personal-data"),
        ("Call 077<b>00</b> 900123.", "personal-data"),
        ("Call 077**00** 900123.", "personal-data"),
        ("Call 07700\u2013900\u2013123 or 07700.900.123.", "personal-data"),
        ("Call \uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13.", "personal-data"),
        ("<x:script>x()</x:script>", "active-content"),
        ("word " * 500_000, "too-large"),
    ],
)
def test_it_is_found(body: str, code: str) -> None:
    assert code in blocked(f"{body}\n")


@pytest.mark.parametrize(
    "line",
    [
        f"Signed\n{'A ' * 40_000}1",
        f"Signed\n{' ' * 80_000}1",
        f"Dear{chr(9) * 80_000}1",
        f"{'her son Sam Example ' * 800}{'Sir ' * 4_000};",
    ],
)
def test_it_does_not_take_long(line: str) -> None:
    started = time.process_time()
    blocked(f"{line}\n")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "body",
    [
        "Dear Requester,\n\nDear Sir or Madam\n\nDear FOI Team,\n\nDear Customer,",
        "Complain to the ICO, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113, casework@ico.org.uk.",
        "Write to foi@northmoor.example or head@schools.example, or data.protection@council.example.",
        "Our office is at 1 High Street, Northmoor NM1 2AB.",
        "An example is QQ 12 34 56 C.",
        "Write to grants@duncastle.gov.uk or correspondence@drc.gov.uk.",
        "Ring PALS on 0800 123 4567, text 07786 200 200.\n",
        "> Dear Leader,\n>\n> I write to every council.",
        "Its registered office is Ashdown House, 62 Victoria Street, Northmoor NM1 4QD.",
        "Our lost property is kept at Tramway House (1 Depot Road, Northmoor NM8 1TE), lost.property@tfe.org.uk.\n",
        "Wilfred Owen Primary School (head teacher's office 01632 960 722) is one of them.\n",
        "They can ring its help line (01632 960 560); the postal address is 2nd floor, Buchan House, 17 Enterprise "
        "Way, Glenorran ZE2 8TT.\n",
        "Mariners and residents can ring the Harbour Office on 01632 960 905.\n",
        "Ffôn: 01632 960 655 (switsfwrdd, Ysbyty Bryn Coed); galw@dyffrynaled.llyw.cymru.\n",
        "Write to authorisations@owms.gov.uk or studyroom@northmoormuseums.org.uk.",
        "> **From:** Highways Contracts <highways.contracts@marlingate.gov.uk>\n> **To:** all-staff@marlingate.gov.uk",
        "Ledger 9434765919 and 1234567890; order 2023-24 1234567; UPRN 100023336956.",
        "Card 4111 1111 1111 1112 is no card.",
        "The M62 and the A4 at SE 30 33, in AB12.",
        "| Year | Count |\n|---|---|\n| 07700 | 900123 |",
        "Fewer than <5 cases; x < y > z; 3<4.",
        "```html\n<script>x()</script>\n```\n\nUse `<script>` and `[a](javascript:x)`.",
        "<https://www.gov.uk/> and [gov.uk](https://www.gov.uk/guidance) and [other](../2023/B-2.md).",
        "[bins.csv](bins.csv) and ![map](map.png)",
        "<!-- markdownlint-disable MD013 -->",
        "👩\u200d👩\u200d👧 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and می\u200cخواهم",
        "عنوان and Cafe\u0301, co\u00adoperation, Llanfair y Cymmer, a'r",
        "The 5 µg dose, ΔT and β-blockers.",
        "Some text.\n\n---\n\nMore text on 29 February 2024.",
        "Prevented 12 cases, +3.4%, -£4,200.",
        "dear requester, Dear\u00a0Sir\u00a0or\u00a0Madam, 2019\u20132023 and 01\u201302\u201324; Version 07.700.900.",
        "Use 5 * 3 * 2 and snake_case_names; 4 &lt; 5 &amp; 6.",
        "## Request\nPlease send it.\n\n## Response\nYes.\n\nYours sincerely,\nSam Example\nOfficer",
        "## Request\nPlease send it.\n\nKind regards,\nThe Editor",
        'See [it][a] and the FOI list.\n\n[a]: https://www.gov.uk/ "The scheme"\n\n*[FOI]: Freedom of Information',
        "Version 4.12.33.4 of the software, from facebook.com/northmoorpolice; the server is at IP 10.1.2.3.",
        "The head office is at 4 High Street. Account 12345678 was closed; see 4.1-Mar-2024.",
        "Victim: White Male\n\nWitness: Northmoor Police",
        "\u2764\ufe0f, 1\ufe0f\u20e3, \u00a9\ufe0f, \u8fbb\U000e0100 and \u2813\u2800\u2811.",
        "The Chief Constable, Deputy Chief Constable and King Street.",
        "Fewer than 5 were contested.[^1]\n\n---\n\n[^1]: Figures under 5 are shown as <5.",
        "ISBN 0-19-853453-1, our ref: 0161 22 4471, log 07700900123, case reference 01632448170.",
        "The meeting is at Thornley Community Centre, 4 Mill Lane, Thornley NM7 2QT.",
        "Write to the Home Office, 2 Marsham Street, London SW1P 4DF. ISO 9001 and SI 2001 341 apply.",
        "Submitted by: Rhys Example, Head of Finance\n\nAddress: Northmoor Police, 1 Castle Street, NM1 1AA",
        "Write to foi at northmoor dot police dot uk. Thank you for contacting Northmoor Police.",
        "## Response\nMy name is Rhys Example, and I reply for the force.",
        "Budget: 1,204 in 2024-25; ref 01632 448 170\nContact the Clerk for more.",
        "Annwyl Syr/Madam\n\nhello all,\n\nhi team\n\nGood morning all",
        "## Request\nHow many?\n\nKind regards\nWhat Do They Know\n\nThank you\nPlease Reply",
        "We moved to 4 day weeks in road policing. Residents live in 12 care homes in the close vicinity.",
        "| Incident | Calls |\n|---|---|\n| 0161-22-4471 | 4 |",
        "Company number 07728419\n\n412 permits were issued to firm 07728419\n412 more followed.",
        "Barcode 447700900123\n\nMobile data used, in bytes: 7700900123; mobile phones: 7700900123.",
        "The school at 31 Heol y Bont was built in 1974; write to foi[@]northmoor[.]example.",
        "Agorwyd ef ar 3 Ebrill 1986. Cyfeiriad cartref: heb ei ddal",
        "MS SOCIETY, 14 QUAY STREET, NM4 5AB; HARBOUR INN, 2 QUAY STREET, NM4 5AE; MR TYRES LTD, 4 PARK DR, NM4 5AF",
        "Order 030486 1235; reference 55779911 (20-03-24).\n\nHome address: withheld under section 40(2)",
        "`http://10.1.2.3/` and http://www.gov.uk. and https://www.gov.uk/?from=http://10.1.2.3/",
        "The Highways Department of the council may hold it: 01632 448170, Town Hall, High Street, Thornley.",
    ],
)
def test_it_passes(body: str) -> None:
    assert blocked(f"{body}\n") == []


def test_places_are_lines_of_the_file() -> None:
    (found,) = source_findings("2024/A-1.md", FRONT + "One.\n\nDear Mr Example,\n", RULES)
    assert (found.line, found.code) == (7, "personal-data") and "Example" not in found.what


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Response to Rhys Example NM4 7PQ.txt", Level.BLOCK),
        ("rhys_example-07700-900123.csv", Level.BLOCK),
        ("Letter-to-Mrs-Example.pdf", Level.BLOCK),
        ("Yvonne Example.csv", Level.BLOCK),
        ("reply_to_rupert_example.csv", Level.BLOCK),
        ("Ms F Example letter.csv", Level.BLOCK),
        ("Op Grace Darling.csv", None),
        ("response-to-faith-schools.csv", None),
        ("Collisions at NM4 7PQ.csv", Level.ADVISE),
        ("Reply to Zebedee Example.pdf", Level.ADVISE),
        ("Victoria Park Road.pdf", None),
        ("Response to Knife Crime.csv", None),
        ("Northmoor NM1 2AB opening hours.csv", None),
        ("figures-2024-25 v1.2.csv", None),
    ],
)
def test_names_of_files(name: str, level: Level | None) -> None:
    found = [finding.level for finding in name_findings(name, RULES) if finding.code == "personal-data-in-filename"]
    assert found[:1] == ([level] if level else []), found


def test_front_matter_is_read_too() -> None:
    assert blocked("Text.\n", "---\ntitle: Asked by sam@gmail.com\n---\n") == ["personal-data"]
    (found,) = source_findings("2024/A-1.md", "---\ntitle: A <b>bold</b> claim\n---\nText.\n", RULES)
    assert (found.code, found.line, found.level) == ("markup-in-field", 2, Level.ADVISE)
    assert blocked("Text.\n", "---\ntitle: Fines < £50 and > £10\n---\n") == []


def test_small_counts_are_pointed_out_only_where_the_authority_wants_it() -> None:
    body = f"{FRONT}| Area | Count |\n|---|---|\n| North | 3 |\n| South | 40 |\n"
    assert [f.code for f in source_findings("2024/A-1.md", body, RULES)] == ["small-counts"]
    assert source_findings("2024/A-1.md", body, Rules("Northmoor Police")) == ()


@pytest.mark.parametrize(
    ("title", "level", "code"),
    [
        ("'=HYPERLINK(\"http://x.example\")'", Level.ADVISE, "formula-injection"),
        ('"Fines <img src=x onerror=alert(1)>"', Level.BLOCK, "active-content"),
        ('"Kept in \\\\\\\\srv\\\\cases\\\\Example"', Level.ADVISE, "path-metadata"),
    ],
)
def test_what_front_matter_tries_is_found(title: str, level: Level, code: str) -> None:
    found = source_findings("2024/A-1.md", FRONT.replace("Figures", title), RULES)
    assert (level, code) in {(finding.level, finding.code) for finding in found}


def test_ordinary_front_matter_passes() -> None:
    front = FRONT.replace("Figures", '"- 5% and <5 in gov.uk/home/x"\nkeywords: ["+44", "-1.2"]')
    assert not source_findings("2024/A-1.md", front + "Text\n", RULES)


@pytest.mark.parametrize(
    ("text", "tells"), [("&C&A &F", False), ("&LNorthmoor Police&RPage &P of &N", False), ("&LAdu", True)]
)
def test_codes_and_the_authority_say_nothing_in_print(text: str, tells: bool) -> None:
    assert bool(list(print_findings(text, "", RULES))) is tells


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("There are 1 custom properties.", "There is 1 custom property."),
        ("1 cells are written in the colour of the background.", "1 cell is written in the colour of the background."),
        ("11 custom properties.", "11 custom properties."),
        ("The text names 1 postal address (line 9).", "1 postal address (line 9)."),
    ],
)
def test_one_is_spoken_of_as_one(what: str, said: str) -> None:
    assert said in Finding("comment", "", what).problem("a.xlsx").message
