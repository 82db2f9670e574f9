"""Whose a telephone number, an address or a mailbox is: a body's, which anybody may know, or a person's."""

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.csv_tables import text_file_findings
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.personal.text import personal_findings
from site_builder.gate.words import source_findings
from site_builder.problems import Level

RULES = Rules("Northmoor Police")
PLACES = [
    "Eastvale",
    "Thornley",
    "Hexton",
    "Brackley",
    "Dunmere",
    "Fulford",
    "Granby",
    "Kingsway",
    "Ashdown",
    "Linford",
]
PEOPLE = [
    "Karen Marsh",
    "Imran Shah",
    "Rhys Tudor",
    "Farah Noon",
    "Colin Pike",
    "Lydia Dunn",
    "Derek Moss",
    "Aisha Rana",
    "Owen Pugh",
    "Niamh Daly",
]


def blocks(head: str, row: str, names: list[str], written: bool) -> set[str]:
    """The codes that block ten rows, as a table in a record or as a CSV."""
    rows = [row.replace("NAME", name).replace("NN", f"{n + 11}") for n, name in enumerate(names)]
    if written:
        table = "\n".join(f"| {line.replace(';', ' | ')} |" for line in [head, "---;" * head.count(";") + "---", *rows])
        found = source_findings("2024/A-1.md", f"---\ntitle: A\n---\n{table}\n", RULES)
    else:
        found = tuple(text_file_findings("\n".join([head, *rows]).encode(), "a.csv", RULES))
    return {finding.code for finding in found if finding.level is Level.BLOCK}


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize(
    ("head", "row", "names"),
    [
        ("Station;Address;Hours", "NAME;NN King Edward Avenue, NAME NM4 2BB;9 to 5", PLACES),
        ("Care home;Address;Postcode;Beds;Telephone", "NAME Lodge;NN Mill Lane;NM4 2BB;30;01632 9601NN", PLACES),
        ("Firm;Address;Telephone", "NAME & Co;NN Mill Lane, NM4 2BB;01632 9601NN", PEOPLE),
        ("Name;Address;Postcode;Rating", "NAME Kebab;NN Mill Lane;NM4 2BB;5", PLACES),
        ("School;Headteacher;Telephone", "NAME School;Mrs Marsh;01632 9601NN", PLACES),
        ("Embassy address;Telephone", "NN Mill Lane, London NW1 9LN;01632 9601NN", PLACES),
        ("Company;Name;Address", "Acme NN Ltd;NAME House;NN Mill Lane, NM4 2BB", PLACES),
        ("Name;Days sick;Reason", "NAME Division;NN;Stress", PLACES),
        ("Name;Role;Gifts", "NAME;Director;NN", PEOPLE),
        ("Subject;Contact;Email", "NAME;Fleet Manager;fleet@thornley.gov.uk", PLACES),
    ],
)
def test_tables_of_bodies_pass(head: str, row: str, names: list[str], written: bool) -> None:
    assert blocks(head, row, names, written) == set()


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Name;Days sick;Reason", "NAME;NN;Stress"),
        ("Officer;Allegation", "NAME;Conduct NN"),
        ("School;Parent;Address;Telephone", "Hexton School;NAME;NN Mill Lane, NM4 2BB;01632 9601NN"),
        ("Club;Contact;Telephone", "Hexton FC;NAME;01632 9601NN"),
        ("Name;Address;Postcode;Rating", "NAME;NN Mill Lane;NM4 2BB;5"),
        ("Library;Volunteer;Phone", "Hexton;NAME;01632 9601NN"),
        ("Leisure centre;Member;Telephone", "Hexton;NAME;01632 9601NN"),
        ("Ward;Address;Complaint", "Hexton;NN Mill Lane, NM4 2BB;Noise"),
        ("Court;Witness;Home address", "Hexton;NAME;NN Mill Lane, NM4 2BB"),
        ("School;Teacher;Telephone", "Hexton School;NAME;01632 9601NN"),
        ("Premises;Licence holder;Address;Telephone", "Kennel NN;NAME;NN Mill Lane, NM4 2BB;01632 9601NN"),
        ("Service;Manager;Address;Telephone", "Day nursery;NAME;NN Mill Lane, NM4 2BB;01632 9601NN"),
        ("Organisation;Contact;Address;Telephone", "Foster carer NN;NAME;NN Mill Lane, NM4 2BB;01632 9601NN"),
        ("Premises;Address", "House in multiple occupation, NAME;NN Mill Lane, NM4 2BB"),
    ],
)
def test_tables_of_people_do_not(head: str, row: str, written: bool) -> None:
    assert blocks(head, row, PEOPLE, written)


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize("head", ["School;Teacher;Telephone", "Site;Plot holder;Telephone", "Pub;Barred;Telephone"])
def test_surnames_alone_are_people_where_a_heading_asks_for_some(head: str, written: bool) -> None:
    surnames = [name.split()[1] for name in PEOPLE]
    assert blocks(head, f"Hexton {head.split(';')[0]};NAME;01632 9601NN", surnames, written)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Library\nAddress\nTelephone\nHexton\n4 Mill Lane, Hexton NM4 2BB\n01632 960123", False),
        ("Hexton Law Centre, 12 Bridge Street, Hexton NM1 3AB, tel 01632 960222", False),
        ("Useful contacts:\n- Mind in Hexton: 01632 960411", False),
        ("We left 14 Castle Street, Hexton NM4 2BB, our old custody suite.", False),
        ("Rose Care Home, 4 Mill Lane, Hexton NM4 2BB", False),
        ("Babies born 31/03/2025 to 31/03/2026 were counted.", False),
        ("Sir Robert Peel, born 5 February 1788, founded it.", False),
        ("Useful contacts:\n- Karen Marsh: 01632 960411", True),
        ("Meet the family at 4 Mill Lane, Hexton NM4 2BB after School.", True),
        ("The School excluded Imran Shah, 14 Acacia Avenue, Hexton NM4 5DD.", True),
        ("Mr Pike moved from Rose Care Home to 4 Mill Lane, Hexton NM4 5DD.", True),
        ("Addresses visited by officers:\n- 14 Oak Grove, Hexton NM2 7QS", True),
        ("The Authority issued 18 notices. [^1]\n\n[^1]: Complaint from 4 Mill Lane, Hexton, NM4 2BB.", True),
        ("Patient at Hexton Hospital: 2 Mill Lane, Hexton NM8 4BB", True),
        ("The suspect was born on 12 March 1981.", True),
        ("Licensed by the Association. Whitlow, 14 Oak Grove, Hexton NM2 7QS.", True),
        ("Licensed by the Hexton Allotment Association, 14 Oak Grove, Hexton NM2 7QS.", False),
        ("The nurse, who walks to the Clinic from 14 Oak Grove, NM2 7QS, fell.", True),
        ("She was arrested outside the Bank and gave 14 Oak Grove, NM2 7QS.", True),
        ("Asylum seeker housed by the Refuge at 14 Oak Grove, NM2 7QS.", True),
        ("Hexton Women's Refuge, 14 Oak Grove, NM2 7QS", True),
        ("Chioma Adu, Union rep, 14 Oak Grove, NM2 7QS", True),
        ("Hexton Hospital\n\nC. Adu\n\n14 Oak Grove\nHexton NM2 7QS", True),
        ("Hexton Hospital\n\nNorth Wing\n\n14 Oak Grove\nHexton NM2 7QS", False),
        ("Boys' and Girls' Club: 14 Oak Grove, NM2 7QS", False),
        ("Theft from a Hotel room; girl's number 01632 960411", True),
        ("Support:\n- Adu, 01632 960411", True),
        ("Questions: 01632 960600 (Monday to Thursday, 8.45 to 17.00).\n", False),
        ("Please write, or contact the office on 01632 960600 and quote the number above.\n", False),
        ("Large print and Braille can be had of PALS on 01632 960555.\n", False),
        ("\n## Request\n\nRing on 01632 960411 with the answer.\n\n## Response\n", True),
        ("Yours sincerely\nKwame Osei\n01632 960411\n", True),
        ("Support:\n- Carers of Hexton, 01632 960411", False),
        ("Victim: Karen Shop Marsh", True),
        ("Witness: white, Karen Marsh", True),
        ("Victim: White British Male", False),
        ("Name: Karen Marsh, unit 4", True),
        ("He is one of three children born on 12/03/2014.", True),
        ("Date of birth: 12/03/1909", True),
        ("Flat 2\n27 Quarry Hill Road\nHexton\nNM3 8HJ\n\nDear Sir", True),
    ],
)
def test_lines_and_lists(text: str, private: bool) -> None:
    assert any(finding.level is Level.BLOCK for finding in personal_findings(text, RULES)) is private


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("pals@northmoor.nhs.uk", True),
        ("roads.policing@westshire.police.uk", True),
        ("eastvalelibrary@northmoor.gov.uk", True),
        ("stmarys@brackley.sch.uk", True),
        ("hexton@hexton.org.uk", True),
        ("cllr.karen.marsh@northmoor.gov.uk", True),
        ("karen.marsh.mp@parliament.uk", True),
        ("a.parks@northmoor.gov.uk", False),
        ("karen.housing@northmoor.gov.uk", False),
        ("kmarsh@northmoor.gov.uk", False),
        ("pals.hexton@gmail.com", False),
        ("marsh@northmoor.gov.uk", False),
        ("museum.hexton@hextonmuseum.co.uk", True),
        ("bookings.office@hexton.co.uk", True),
        ("enquiries.hexton@courts.example", True),
        ("adu.care@hexton.co.uk", False),
        ("adu@adufamily.org.uk", False),
        ("stjohn@firm.co.uk", False),
        ("office@st-marys.co.uk", True),
        ("contact.chioma.adu@firm.co.uk", False),
        ("servicej@firm.co.uk", False),
        ("chioma@chiomaadu.org", False),
        ("major.post@btopenworld.com", False),
        ("team@tutanota.com", False),
        ("name@example.com", True),
        ("name@adu.example.com", False),
    ],
)
def test_mailboxes(address: str, role: bool) -> None:
    assert is_role(address) is role


@pytest.mark.parametrize(
    ("text", "is_private"),
    [
        ("Write to housing.options@eastvale.gov.uk or ring 01632 960440.", False),
        ("Write to karen.marsh@eastvale.gov.uk or ring 01632 960440.", True),
        ("| Home postcode | AA9A 9AA |\n| E-mail | name@example.com |", False),
        ("| Home postcode | NM4 2BX |\n| E-mail | k.marsh@example.com |", True),
        ("allow tcp from 198.51.100.0/24\ndeny ip from any to 203.0.113.0/24", False),
        ("The form was sent from the IP address 203.0.113.9/32.", True),
        ("The form was sent from the IP address 203.0.113.9.", True),
        ("| Volvo | V90 D5 AWD | Diesel | 12 |", False),
        ("The Volvo with the registration D5 AWR was parked there.", True),
        ("The car with VRM A123 SUV was parked there.", True),
        ("Cllr O'Rourke asked about reserves.", False),
        ("Mrs Ingeborg Halvorsen, who lives next to the garden, said so.", True),
        ("| tin of biscuits | Mrs Beryl Ackroyd, 30 Fern Bank, NM5 5EJ |", True),
        ("From: Deputy Chief Constable\nTo: Contact Centre", False),
        ("From: Deputy Chief Constable Ingeborg Halvorsen", True),
        ("Mrs O'Rourke asked about reserves.", True),
        ("Visits were made to the Royal Infirmary, 40 Abbey Street, Marlingate NM2 8JJ.", False),
        ("The library, 40 Abbey Street, Marlingate NM2 8JJ, was visited.", False),
        ("The mosque at 42 Abbey Street, Marlingate NM2 8JJ, was visited.", False),
        ("The sexual assault referral centre, 4 Harle Street, Stannerby NM1 2BB.", False),
        ("HMP Harle, 5 Quay Street, Marlingate NM2 3PR, was visited.", False),
        ("Tesco Superstore, 5 Quay Street, or Lidl, 7 Quay Street, Marlingate NM2 3PR.", False),
        ("She walked from the library to 40 Abbey Street, Marlingate NM2 8JJ.", True),
        ("The complainant from the hospital, 40 Abbey Street, Marlingate NM2 8JJ.", True),
        ("A patient of the surgery, Zofka Harle, 40 Abbey Street, Marlingate NM2 8JJ.", True),
        ("Why was my Corsa, nm21 kzt, taken?", True),
        ("the blue Fiesta (yk68abc) was towed", True),
        ("number plate NM 21 KZT", True),
        ("My brother's W412 TNM was taken.", True),
        ("my old Polo w412 tnm", True),
        ("My van, UIG 4417, was taken.", True),
        ("Of the cars in 20 the number fell, and at 21 and 22 vans were parked off the a66 car park.", False),
        ("A car on the m62 van and hgv lanes, the vehicle fleet in 2021 and ev95 cars.", False),
        ("The vehicle, MIN 4417, is a part; Kia 4417 cars were sold, and vans VIN 4417.", False),
        ("The county's A40 HGV route", False),
        ("It was nm21 kzt.", False),
        ("Call +44 (0)7700.900.342.", True),
        ("Call +44.7700.900.342.", True),
        ("Please pay mine into 20-18-15 43218765.", True),
        ("Order 20-18-15 4321 and 2018-15 43218765 and 20-18-15/43218765-1.", False),
        ("He was b. 3.3.1984 in Dunsett.", True),
        ("Aged 41 (03/03/1984).", True),
        ("aged 41 (of whom 3 were counted on 3/3/2024), page b. 12", False),
        ("NINO J G 1 0 3 7 5 9 A.", True),
        ("Scores: A B 1 0 3 7 5 9 A B", False),
        ("I am in nm47qz near the church.", True),
        ("His PNC ID is 12/0345678K.", True),
        ("He is known as 2003/0062845E.", True),
        ("Crime 12/0345678K and order 24/1234567.", False),
    ],
)
def test_what_is_anybodys_and_what_is_a_persons(text: str, is_private: bool) -> None:
    """The same words with and without somebody in them."""
    assert any(found.level is Level.BLOCK for found in personal_findings(text, RULES)) is is_private
