"""The search page in a real browser: answers, facets, suggestions and the address."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.search.oracle.engine import Index, search
from tests.conftest import ROOT
from tests.search.conftest import Served, bundle, disclosure
from tests.search.pages import ask, references


def test_results_come_in_order_with_total_link_and_marked_words(page: Page, index: Index) -> None:
    ask(page, "?q=police+vetting")
    expected = search(index, "police vetting")
    assert references(page) == [hit.reference for hit in expected.hits]
    assert page.text_content("#results-total") == f"{expected.total} disclosures"
    assert page.locator("#results > li a").first.get_attribute("href").endswith(expected.hits[0].url)
    assert page.locator("#results > li").first.locator("mark").count() > 1
    assert re.fullmatch(r"([1-9]\d? )?[A-Z][a-z]+ \d{4}", page.locator("#results time").first.text_content() or "")
    assert page.input_value("input[name=q]") == "police vetting"


def test_nothing_is_wider_than_a_telephone(page: Page) -> None:
    ask(page, "?q=police&outcome=refused&exemption=s31")
    page.locator(".search-help > summary").click()
    page.locator("#narrow > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_query_typed_goes_into_the_address_and_back_brings_the_one_before(page: Page) -> None:
    ask(page, "?q=vetting")
    before = references(page)
    page.fill("input[name=q]", "taser")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('?')[0]}?q=taser")
    expect(page).to_have_title("taser – Search · Test")
    assert references(page) != before
    page.go_back()
    expect(page).to_have_title("vetting – Search · Test")
    assert references(page) == before
    assert page.input_value("input[name=q]") == "vetting"


def test_facets_count_what_the_query_finds_and_narrow_it(page: Page, index: Index) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?q=police")
    refused = page.locator("#facet-outcome label", has_text="Refused")
    expect(refused).to_contain_text(str(search(index, "police outcome:refused").total))
    refused.click()
    expect(page.locator("#results-total")).to_have_text(f"{search(index, 'police outcome:refused').total} disclosures")
    assert "outcome=refused" in page.url
    held = page.locator("#facet-outcome label", has_text="Not held")
    held.click()  # a second value of the same facet widens
    both = search(index, "police outcome:refused OR outcome:not-held").total
    expect(page.locator("#results-total")).to_have_text(f"{both} disclosures")
    page.locator("#facet-exemption label", has_text="s31").first.click()  # another facet narrows, and opens its limbs
    some = search(index, "police outcome:refused OR outcome:not-held exemption:31").total
    expect(page.locator("#results-total")).to_have_text(f"{some} disclosures")
    expect(page.locator("#facet-exemption li li").first).to_be_visible()
    page.get_by_label("Remove Outcome: Refused").click()
    expect(page.locator("#results-total")).not_to_have_text(f"{some} disclosures")
    assert page.locator(".chip").count() == 2


def test_a_part_of_a_chosen_exemption_narrows_it_and_the_whole_has_all_of_its_parts(page: Page, index: Index) -> None:
    totals = {key: search(index, f"exemption:{key}").total for key in ("31", "31(1)", "40")}
    assert totals["31(1)"] < totals["31"]
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?exemption=foia/s31&exemption=foia/s31-1")
    expect(page.locator("#results-total")).to_have_text(f"{totals['31(1)']} disclosures")
    ask(page, "?exemption=foia/s31")
    whole, part = page.locator("#facet-exemption-foia-s31"), page.locator("#facet-exemption-foia-s31-1")
    part.focus()
    page.keyboard.press("Space")
    expect(page.locator("#results-total")).to_have_text(f"{totals['31(1)']} disclosures")
    expect(page.locator(".chip")).to_have_count(1)
    assert whole.evaluate("it => it.indeterminate && !it.checked")
    expect(part).to_be_focused()
    whole.focus()
    page.keyboard.press("Space")
    expect(page.locator("#results-total")).to_have_text(f"{totals['31']} disclosures")
    expect(part).not_to_be_checked()
    part.check()
    page.locator("#facet-exemption > ul > li > label", has_text="s40").click()  # beside it, and no part of it
    both = search(index, "exemption:31(1) OR exemption:40").total
    expect(page.locator("#results-total")).to_have_text(f"{both} disclosures")


def test_parts_of_an_exemption_are_lists_within_its_own(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?exemption=foia/s31-1-a")
    expect(page.locator("#facet-exemption-foia-s31-1-a")).to_be_checked()
    assert page.locator("#facet-exemption > ul > li > ul > li > ul > li > #facet-exemption-foia-s31-1-a").count() == 1
    heard = page.locator("#facet-exemption").aria_snapshot()
    assert re.search(r'\n( +)- list "Parts of FOIA s31 Law enforcement":.*\n\1  - listitem', heard)


def test_values_that_were_left_out_are_shown_and_the_first_of_them_has_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "")
    page.locator("#facet-keyword > summary").click()
    boxes = page.locator("#facet-keyword input")
    expect(boxes).to_have_count(8)
    page.locator("#facet-keyword-more").focus()
    page.keyboard.press("Enter")
    expect(boxes.nth(8)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(1)
    chosen = page.evaluate("document.activeElement.id")
    assert page.locator(f"#{chosen}").is_checked()


def test_an_exemption_may_stand_in_the_address_in_any_spelling(page: Page, index: Index) -> None:
    total = search(index, "exemption:31(1)").total
    for spelling in ("foia/s31-1", "s31(1)", "31(1)", "Section+31(1)"):
        ask(page, f"?exemption={spelling}")
        expect(page.locator("#results-total")).to_have_text(f"{total} disclosures")


@pytest.mark.parametrize(
    ("chosen", "feed"),
    [("exemption=s31", "/exemptions/foia/s31/feed.xml"), ("regime=foia", "/exemptions/foia/feed.xml")],
)
def test_one_exemption_or_law_alone_offers_its_feed(page: Page, chosen: str, feed: str) -> None:
    ask(page, f"?{chosen}")
    href = page.get_by_role("link", name="Follow by feed").get_attribute("href")
    assert href is not None
    assert href.endswith(feed)


@pytest.mark.parametrize("chosen", ["keyword=nonsense", "exemption=foia/s99", "exemption=foia/s31&exemption=foia/s40"])
def test_what_no_record_has_or_several_values_offer_no_feed(page: Page, chosen: str) -> None:
    ask(page, f"?{chosen}")
    page.wait_for_selector(".chip")
    assert page.get_by_role("link", name="Follow by feed").count() == 0


def test_a_search_is_called_by_the_words_of_what_is_chosen(page: Page) -> None:
    ask(page, "?q=police&outcome=disclosed-in-full&exemption=s31")
    expect(page).to_have_title("police, Disclosed in full, FOIA s31 Law enforcement – Search · Test")


def test_a_value_with_words_offers_no_feed(page: Page) -> None:
    ask(page, "?exemption=foia/s31&q=police")
    page.wait_for_selector(".chip")
    assert page.get_by_role("link", name="Follow by feed").count() == 0


def test_pages_of_results_join_without_gap_or_repeat(page: Page, index: Index) -> None:
    ask(page, "?q=police")
    gathered = references(page)
    for number in (2, 3):
        page.locator(f"#results-pages a[data-page='{number}']").first.click()
        expect(page.locator("#results")).to_have_attribute("start", str(number * 10 - 9))
        gathered += references(page)
    assert gathered == [hit.reference for hit in search(index, "police", 30).hits]
    assert page.evaluate("document.activeElement.id") == "results-total"


def test_sorting_by_date_keeps_the_records_and_turns_their_order(page: Page, index: Index) -> None:
    dates = {disclosure.reference: disclosure.date for disclosure in index.disclosures}
    ask(page, "?q=police&sort=newest")
    newest = [dates[reference] for reference in references(page)]
    ask(page, "?q=police&sort=oldest")
    oldest = [dates[reference] for reference in references(page)]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest[0] > oldest[-1]


def test_without_words_everything_is_shown_newest_first(page: Page, index: Index) -> None:
    ask(page, "")
    assert page.text_content("#results-total") == f"{len(index.disclosures)} disclosures"
    assert page.input_value("#sort") == "newest"


def test_what_was_not_understood_is_said(page: Page) -> None:
    ask(page, "?q=vetting+from:yesterday")
    expect(page.locator("#results-notes")).to_contain_text("from:yesterday")
    ask(page, "?q=exemption:zz")
    expect(page.locator("#results-notes")).to_have_text("Left out, because it has no meaning here: “exemption:zz”.")
    ask(page, "?q=the")
    expect(page.locator("#results-notes")).to_contain_text("too common")
    ask(page, "?q=vetting+banana")
    expect(page.locator("#results-notes")).to_contain_text("some of them")


def test_a_misspelt_query_is_answered_and_can_be_asked_as_typed(page: Page) -> None:
    ask(page, "?q=vettign+polcie")
    expect(page.locator("#results-notes")).to_contain_text(
        "Results for vetting police. Search instead for vettign polcie."
    )
    assert references(page)
    ask(page, "?q=vettign+polcie+")
    expect(page.locator("#results-notes")).to_contain_text("Search instead for vettign polcie.")
    page.get_by_role("link", name="vettign polcie").click()
    expect(page.locator("#results-notes")).to_contain_text("Nothing found")
    assert references(page) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [("closed circuit television", {"CCTV"}), ("ncnd", {"neither", "confirm", "deny"}), ("stats", {"statistics"})],
)
def test_words_that_mean_the_same_as_those_that_were_typed_are_marked_too(
    page: Page, query: str, words: set[str]
) -> None:
    ask(page, f"?q={query}")
    page.wait_for_selector("#results > li mark")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#results > li')].every((it) => it.querySelector('mark'))"
    )
    marked = {it.lower() for it in page.locator("#results mark").all_inner_texts()}
    assert {it.lower() for it in words} <= marked


@pytest.mark.parametrize("typed", ["01.FOI.24.036003", "01 foi 24 036003"])
def test_what_was_found_by_its_reference_has_no_words_marked_that_mean_the_same_as_its_parts(
    page: Page, typed: str
) -> None:
    with page.expect_response("**/code/same.js"):
        ask(page, f"?q={typed}")
    assert references(page) == ["01.FOI.24.036003"]
    page.wait_for_load_state("networkidle")
    assert page.locator("#results mark").count() == 0


def test_a_result_in_another_language_says_so(browser: Browser, served: Served, catalogue: Catalogue) -> None:
    front = "---\nreference: CY-1\ntitle: Llyfrgelloedd heddlu\ndate: 2025-05-05\noutcome: not-held\n"
    welsh = disclosure(f"{front}language: cy\n---\n## Response\n\nNid oes police wedi ei gadw.\n")
    folder = served.folder / "welsh"
    for path, content in bundle(catalogue_of([*catalogue.disclosures, welsh])):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    page = browser.new_page(base_url=f"{served.address}welsh/")
    ask(page, "?q=police+wedi")
    result = page.locator("[data-reference='CY-1']")
    assert result.locator("[lang=cy]").all_inner_texts() == ["Llyfrgelloedd heddlu", "Nid oes police wedi ei gadw."]
    assert result.locator(".entry-where[lang], [lang] .entry-where").count() == 0
    ask(page, "?q=vetting")
    assert page.locator("#results [lang]").count() == 0
    page.close()


@pytest.mark.parametrize("typed", ["GONE-24-00017", "gone 24 17", "ref:gone/24/00017", "00017"])
def test_the_reference_of_a_withdrawn_response_leads_to_its_notice(
    browser: Browser, served: Served, catalogue: Catalogue, typed: str
) -> None:
    front = "---\nreference: GONE-24-00017\ntitle: Gone\ndate: 2024-05-05\noutcome: not-held\n"
    gone = disclosure(
        f"{front}withdrawn: {{date: 2025-06-01, reason: It named a person.}}\n---\n## Response\n\nNone.\n"
    )
    folder = served.folder / "withdrawn"
    for path, content in bundle(catalogue, withdrawn=[gone]):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    page = browser.new_page(base_url=f"{served.address}withdrawn/")
    ask(page, f"?q={typed}")
    expect(page.locator("#results-notes")).to_contain_text("GONE-24-00017 was withdrawn. Its page says why.")
    link = page.get_by_role("link", name="GONE-24-00017")
    assert link.evaluate("it => it.href") == f"{served.address}withdrawn/disclosures/gone-24-00017/"
    page.close()


def test_suggestions_follow_what_is_typed_and_the_keyboard_reaches_them(page: Page) -> None:
    ask(page, "?q=vetting")
    page.fill("input[name=q]", "")
    page.locator("input[name=q]").press_sequentially("vett")
    expect(page.locator("#suggestions")).to_be_visible()
    expect(page.locator("#suggestions [role=group]").first).to_contain_text("vetting")
    expect(page.locator("#suggestions")).to_contain_text("Vetting refusals")
    box = page.locator("input[name=q]")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#suggestions [aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    words = chosen.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_value(words)
    page.keyboard.press("Backspace")
    expect(page.locator("#suggestions")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()


def suggested(blank: Page, served: Served, typed: str) -> dict[str, list[str]]:
    """What would be suggested, by its heading."""
    script = """async ([at, typed]) => {
      const modules = ["suggest", "bundle"].map((it) => import(`${at}assets/search/${it}.js`));
      const [{ suggestions }, { openBundle, fetchFrom }] = await Promise.all(modules);
      const groups = await suggestions(typed, await openBundle(fetchFrom(new URL("search/", at))));
      return Object.fromEntries(groups.map(([heading, list]) => [heading, list.map((it) => it.label)]));
    }"""
    found: dict[str, list[str]] = blank.evaluate(script, [served.address, typed])
    return found


SUGGESTED = """() => [...document.querySelectorAll("#suggestions [role=group]")].map((group) =>
  [...group.children].map((it) => it.textContent))"""


@pytest.mark.parametrize(
    ("typed", "headings", "said"),
    [
        ("outcome:ref", ["Outcomes"], ["Refused"]),
        ("outcome:part", ["Outcomes"], ["Disclosed in part"]),
        ("regime:env", ["Laws"], ["Environmental Information Regulations 2004"]),
        ("exemption:31", ["Exemptions"], ["FOIA s31 Law enforcement"]),
        ("police year:2024", ["Years"], ["2024"]),
        ("keyword:vett", ["Keywords"], ["vetting"]),
        ("outcome:refused poli", ["Words", "Disclosures"], ["outcome:refused police"]),
        ("-vett", ["Words"], ["-vetting"]),
        ("police -outcome:refu", ["Words"], ["police -outcome:refused"]),
        ("title:vettin", ["Words", "Disclosures"], ["title:vetting"]),
    ],
)
def test_what_is_suggested_means_something_where_it_would_stand(
    page: Page, typed: str, headings: list[str], said: list[str]
) -> None:
    ask(page, "")
    page.locator("input[name=q]").press_sequentially(typed)
    page.wait_for_selector("#suggestions [role=option]")
    expect(page.locator("#suggestions .suggestions-head")).to_have_text(headings)
    assert page.evaluate(SUGGESTED)[0][1 : 1 + len(said)] == said


def test_a_value_that_was_typed_for_a_field_becomes_a_filter_beside_the_words(page: Page, index: Index) -> None:
    ask(page, "?sort=oldest")
    page.locator("input[name=q]").press_sequentially("police outcome:refu")
    page.locator("#suggestions [role=option]").click()
    expect(page.locator("#results-total")).to_have_text(f"{search(index, 'police outcome:refused').total} disclosures")
    expect(page).to_have_url(re.compile(r"\?q=police&outcome=refused&sort=oldest$"))


@pytest.mark.parametrize("typed", ["etting", "zebra cros", "police zzyz"])
def test_nothing_is_suggested_within_a_word_or_where_no_record_has_it(blank: Page, served: Served, typed: str) -> None:
    assert suggested(blank, served, typed).keys() <= {"Disclosures"}


def test_the_first_letter_of_a_new_word_takes_no_suggestions_away(blank: Page, served: Served) -> None:
    assert suggested(blank, served, "vetting zz").keys() == set()
    assert suggested(blank, served, "vetting z")["Disclosures"] == suggested(blank, served, "vetting ")["Disclosures"]


@pytest.mark.parametrize("typed", ["vett i", "vett-in", "police vett i"])
def test_a_word_is_suggested_for_its_parts_where_they_are_in_no_record_apart(
    blank: Page, served: Served, typed: str
) -> None:
    assert suggested(blank, served, typed)["Words"][0].endswith("vetting")


@pytest.mark.parametrize("typed", ["police NOT outcome:ref", "police OR outcome:ref", "police -outcome:ref"])
def test_no_filter_is_suggested_for_what_is_left_out_or_one_of_several(blank: Page, served: Served, typed: str) -> None:
    assert "Outcomes" in suggested(blank, served, "police outcome:ref")
    assert "Outcomes" not in suggested(blank, served, typed)


def test_a_word_that_is_suggested_has_a_record_with_the_words_before_it(
    blank: Page, served: Served, index: Index
) -> None:
    words = [
        it for typed in ("vetting ap", "police vet", "police of") for it in suggested(blank, served, typed)["Words"]
    ]
    assert len(words) > 3
    assert [it for it in words if not search(index, it).total or search(index, it).some] == []


def test_words_that_most_records_have_together_are_suggested_first(blank: Page, served: Served, index: Index) -> None:
    totals = [search(index, it).total for it in suggested(blank, served, "police of")["Words"]]
    assert totals == sorted(totals, reverse=True)


def test_references_are_suggested_by_how_they_begin(blank: Page, served: Served) -> None:
    found = suggested(blank, served, "NMP-FOI-24-00")
    assert len(found["Words"]) == len(found["Disclosures"]) == 3
    assert all(it.startswith("NMP-FOI-24-00") for it in found["Words"])


def test_one_letter_matches_only_where_a_keyword_begins_and_one_suggestion_is_announced_as_one(page: Page) -> None:
    ask(page, "")
    box = page.locator("input[name=q]")
    box.press_sequentially("v")
    page.wait_for_selector("#suggestions [role=option]")
    assert all(it.lower().startswith("v") for it in page.locator("#suggestions [role=option]").all_inner_texts())
    box.fill("keyword:vettin")
    expect(page.locator(".suggestions-at [role=status]")).to_have_text("1 suggestion")


@pytest.mark.parametrize("typed", ["s31", "section 31", "s.31 (1"])
def test_an_exemption_is_suggested_by_its_number_and_joins_the_filters_in_use(page: Page, typed: str) -> None:
    ask(page, "?outcome=disclosed-in-part")
    page.locator("input[name=q]").press_sequentially(typed)
    page.locator("#suggestions [role=option]", has_text="Law enforcement").first.click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(".chip").last).to_contain_text("s31")


def test_every_way_to_search_that_is_shown_can_be_tried_and_the_search_offers_itself(page: Page) -> None:
    ask(page, "?q=vetting&sort=newest")
    assert page.locator("#results-link").get_attribute("href") == "?q=vetting&sort=newest"
    assert page.locator(".search-help tbody tr").count() == page.locator(".search-help tbody a").count()
    page.locator(".search-help summary").click()
    page.locator(".search-help a", has_text="ref:").click()
    expect(page.locator("#results-total")).to_have_text("1 disclosure")


def test_who_comes_back_from_a_result_finds_the_page_where_it_was(page: Page) -> None:
    ask(page, "?page=2")
    page.locator("#results > li a").last.scroll_into_view_if_needed()
    page.locator("#results > li a").last.click()
    page.go_back()
    page.wait_for_function("() => scrollY > 0 && document.querySelectorAll('#results > li').length === 10")


def test_a_request_pasted_before_it_is_sent_finds_the_answer_already_there(page: Page) -> None:
    ask(page, "#before-you-ask")
    assert page.locator(".before-form").get_attribute("method") == "dialog"  # so that it is never put into an address
    request = (
        "Dear Sir, under the Freedom of Information Act please tell me how many officers failed vetting or appealed"
        " against a refusal of vetting in the last three years, and how many work with expired vetting. Yours, A. N."
    )
    page.fill("#request", request)
    page.wait_for_selector("#facets > *", state="attached")  # the last that comes by itself
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url + (asked.post_data or "")))
    page.get_by_role("button", name="Find the closest answers").click()
    expect(page.locator(".before-answers > li").first).to_have_attribute("data-reference", "NMP-FOI-21-00376")
    assert page.locator(".before-answers > li").count() <= 3
    assert [address for address in sent if not re.search(r"/search/[\w/]+\.(bin|js)$", address)] == []
    page.fill("#request", "Please send me the zzyzx of the qwertz.")
    page.get_by_role("button", name="Find the closest answers").click()
    expect(page.locator(".before [role=status]")).to_contain_text("Nothing published comes close")
    page.fill("#request", "How many appeals were there against refusels of vettinng, and how many officers work?")
    page.get_by_role("button", name="Find the closest answers").click()
    expect(page.locator(".before [role=status]")).to_contain_text("Read as: ")
    expect(page.locator(".before [role=status]")).to_contain_text("vetting")
    expect(page.locator(".before-answers > li").first).to_have_attribute("data-reference", "NMP-FOI-21-00376")
    for short, closest in (("How many knives were there last year?", ["NMP-FOI-24-00151"]), ("knife lasagne", [])):
        page.fill("#request", short)
        page.get_by_role("button", name="Find the closest answers").click()
        expect(page.locator(".before-answers > li")).to_have_count(len(closest))
        assert (
            page.locator(".before-answers > li").evaluate_all("all => all.map((it) => it.dataset.reference)") == closest
        )
    for named in ("01/FOI/24/036003", "ref 01 foi 24 036003", "FOI 24 36003"):
        page.fill("#request", f"I refer to your answer {named}.")
        page.get_by_role("button", name="Find the closest answers").click()
        expect(page.locator(".before-answers > li").first).to_have_attribute("data-reference", "01.FOI.24.036003")
        page.fill("#request", "zzyzx")
        page.get_by_role("button", name="Find the closest answers").click()
        expect(page.locator(".before-answers > li")).to_have_count(0)
    page.fill("#request", "   \n ")
    page.get_by_role("button", name="Find the closest answers").click()
    expect(page.locator(".before [role=status]")).to_contain_text("nothing in this to compare by")


def test_the_page_holds_the_styles_of_all_that_it_shows(page: Page) -> None:
    ask(page, "?q=police&outcome=refused&outcome=not-held&exemption=s31")
    page.wait_for_selector(".chip")
    page.fill("input[name=q]", "")
    page.locator("input[name=q]").press_sequentially("vett")
    page.wait_for_selector("#suggestions [role=option]")
    script = "() => [...document.querySelectorAll('[class], [id]')].flatMap((it) => [it.id, ...it.classList])"
    shown = set(page.evaluate(script))
    sheets = "".join(file.read_text() for file in (ROOT / "theme" / "assets").rglob("*.css"))
    named = set(re.findall(r"[.#]([a-z][\w-]*)(?=[^{}]*\{)", re.sub(r"(?s)/\*.*?\*/", "", sheets)))
    held = page.locator("head style").text_content() or ""
    assert {"chip", "facet-values", "entries", "suggestions-head"} <= shown & named
    assert {name for name in shown & named if not re.search(rf"[.#]{name}\b", held)} == set()
    assert page.locator("link[rel=stylesheet]").count() == 0
