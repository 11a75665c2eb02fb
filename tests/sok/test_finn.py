"""«Finn oppgave»: a plain list for everyone, and with JavaScript filters, a comparison, a run sheet and a pack."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from macros import rows, views
from macros.sok import finder
from tests.waiting import until

PATH = "oppgaver/finn/"
SHOWN = "[data-oppgave]:not([hidden])"
STORE = "handbok.utvalg"


def titles(page):
    return page.locator(f"{SHOWN} .hb-kort__tittel").all_inner_texts()


def said(page):
    return page.locator("[data-hb-antall]").inner_text()


def ways(oppgave):
    """The minutes of an exercise and of its short variants."""
    return [oppgave.tid.gjennomforing, *(variant.varighet for variant in oppgave.varianter if variant.varighet)]


def plan(page):
    return page.locator("[data-hb-plan] tr")


def planned(page):
    """The run sheet as it reads: clock, and the first line of what is done."""
    return [
        (row.locator("td").first.inner_text(), row.locator("th").inner_text().partition("\n")[0])
        for row in plan(page).all()
    ]


@pytest.fixture
def finn(open_page):
    def finn(query="", **options):
        page = open_page(PATH + query, **options)
        page.locator("[data-hb-antall][role=status]").wait_for(timeout=5000)
        return page

    return finn


def test_without_javascript_it_is_the_whole_list(browser, address, bibliotek):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    assert len(titles(page)) == len(bibliotek.oppgaver)
    assert not page.locator("main").get_by_role("button").count()
    assert not page.locator("main input:visible, main select:visible").count()
    assert not page.locator("[data-hb-utvalg]").is_visible()
    # The number is no news when the page opens: the script makes it one that is said, after the first count.
    assert page.locator("[data-hb-antall]").get_attribute("role") is None
    page.locator(f"{SHOWN} a").first.click()
    assert page.locator("h1").inner_text() in {oppgave.tittel for oppgave in bibliotek.oppgaver.values()}
    context.close()


def test_nothing_moves_while_the_page_gets_ready(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 100, "downloadThroughput": 400_000, "uploadThroughput": 400_000}
    network.send("Network.emulateNetworkConditions", slow)
    page.goto(address + PATH)
    page.locator("[data-hb-antall][role=status]").wait_for(timeout=5000)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") < 0.02
    context.close()


def test_each_filter_leaves_what_fits_and_the_number_is_said(finn, bibliotek):
    page = finn()
    every = bibliotek.oppgaver.values()
    assert said(page) == f"{len(every)} oppgaver"
    fits = {
        "tid": ("20", lambda oppgave: min(ways(oppgave)) <= 20),
        "gruppe": ("2", lambda oppgave: oppgave.gruppe.min <= 2 <= oppgave.gruppe.maks),
        "samling": ("samling-2", lambda oppgave: "samling-2" in oppgave.samlinger),
        "form": ("par", lambda oppgave: "par" in oppgave.form),
        "rolle": ("nav-leder", lambda oppgave: "nav-leder" in oppgave.deltakere),
        "gir": ("plakat", lambda oppgave: "plakat" in finder.outputs(oppgave)),
        "papir": ("a3", lambda oppgave: "a3" in finder.papers(oppgave)),
    }
    for name, (value, fit) in fits.items():
        expected = sorted(oppgave.tittel for oppgave in every if fit(oppgave))
        assert 0 < len(expected) < len(every), name
        field = page.locator(f"#finn-{name}")
        (field.fill if field.evaluate("e => e.localName") == "input" else field.select_option)(value)
        assert sorted(titles(page)) == expected, name
        assert said(page) == f"{len(expected)} {'oppgave' if len(expected) == 1 else 'oppgaver'} passer"
        assert f"{name}={value}" in page.url
        page.get_by_role("button", name="Nullstill").click()
        until(page, f"document.querySelectorAll('{SHOWN}').length === {len(every)}")


def test_one_office_alone_finds_what_it_can_do(finn, bibliotek):
    """Without the owners and without older sheets: what the records say, and each choice narrows further."""
    page = finn()
    left = dict(bibliotek.oppgaver)
    for name, key in (("andre kontorer", "andre-kontorer"), ("eierne", "eierne"), ("ark fra før", "ark")):
        page.get_by_label(name, exact=True).check()
        before = len(left)
        left = {slug: oppgave for slug, oppgave in left.items() if key in views.uten(oppgave)}
        assert sorted(titles(page)) == sorted(oppgave.tittel for oppgave in left.values())
        assert 0 < len(left) < before
        assert f"uten={key}" in page.url
    assert "sammenslaing-av-nav-kontor" not in left
    page.reload()
    assert page.locator("[name=uten]:checked").count() == 3
    assert len(titles(page)) == len(left)


def test_people_are_divided_into_tables(finn):
    page = finn()
    for people, group, expected in (
        (14, [3, 8], "14 personer: tre bord med 4–5"),
        (8, [3, 8], "8 personer: ett bord"),
        (9, [3, 8], "9 personer: to bord med 4–5"),
        (7, [3, 6], "7 personer: to bord med 3–4"),
        (12, [4, 4], "12 personer: tre bord med 4"),
        (100, [3, 6], "100 personer: 22 bord med 4–5"),
        (1, [1, 6], "1 person: ett bord"),
        (2, [3, 8], ""),
        (5, [4, 4], ""),
        (0, [2, 8], ""),
        (-3, [2, 8], ""),
        (10**9, [3, 6], "1000000000 personer: 222222222 bord med 4–5"),
    ):
        assert page.evaluate("given => hbRegn.seating(...given)", [people, group]) == expected


def test_a_short_variant_fits_where_the_whole_exercise_does_not(finn, bibliotek):
    kryss = bibliotek.oppgaver["vurderingskrysset"]
    whole, short = ways(kryss)
    page = finn(f"?tid={short + 5}")
    note = page.locator(SHOWN, has_text=kryss.tittel).locator("[data-hb-variant]:not(:empty)")
    assert note.all_inner_texts() == [f"Passer med varianten «Bare {short} minutter»: {short} min"]
    choose(page, kryss.tittel)
    assert planned(page)[0][0] == f"09.00–{rows.clock(9 * 60 + short)}"
    assert page.url.endswith(f"utvalg=vurderingskrysset.{short}&start=09.00")
    assert not plan(page).locator("li").count()  # its steps are other steps
    page.reload()
    which = page.get_by_label(f"Hvor mye av {kryss.tittel}")
    assert which.locator("option:checked").inner_text() == f"Variant: Bare {short} minutter"
    which.select_option("Hele oppgaven")
    assert planned(page)[0][0] == f"09.00–{rows.clock(9 * 60 + whole)}"
    assert plan(page).locator("li").count() == len(kryss.trinn)
    assert page.evaluate("document.activeElement.localName") == "select"


def test_more_people_than_a_table_holds_are_no_dead_end(finn, bibliotek):
    page = finn("?gruppe=14")
    assert len(titles(page)) == len(bibliotek.oppgaver)
    assert "14 personer: tre bord med 4–5" in page.locator("[data-hb-bord]").all_inner_texts()


def test_when_nothing_fits_it_says_which_choice_to_drop(finn, bibliotek):
    page = finn("?tid=4&papir=a4")
    assert titles(page) == []
    assert said(page) == "Ingen oppgaver passer. Ta bort ett valg:"
    a4 = sum("a4" in finder.papers(oppgave) for oppgave in bibliotek.oppgaver.values())
    ways = page.locator("[data-hb-losne] button")
    assert ways.all_inner_texts() == [f"«Minutter til oppgaven» (da passer {a4} oppgaver)"]
    ways.first.press("Enter")
    assert said(page) == f"{a4} oppgaver passer"
    assert page.evaluate("document.activeElement.id") == "finn-tid"
    assert not page.locator("[data-hb-losne]").is_visible()
    page.locator("#finn-tid").fill("4")
    page.locator("#finn-gruppe").fill("1")
    assert said(page) == "Ingen oppgaver passer. Ta bort flere av valgene."


def test_the_address_carries_the_filters_and_the_choice_to_another_reader(finn):
    page = finn("?tid=45&samling=samling-1&utvalg=plan-for-oppfolging,pause-20,arbeidsplan&start=12.30&bord=5")
    assert page.locator("#finn-tid").input_value() == "45"
    assert page.locator("#finn-samling").input_value() == "samling-1"
    assert planned(page) == [
        ("12.30–13.00", "Plan for oppfølging"),
        ("13.00–13.20", "Pause"),
        ("13.20–14.20", "Arbeidsplan"),
    ]
    assert page.locator("#finn-bord").input_value() == "5"
    assert page.url.endswith("utvalg=plan-for-oppfolging,pause-20,arbeidsplan&start=12.30&bord=5")


def test_an_address_with_nonsense_in_it_gives_a_whole_page(finn, bibliotek):
    page = finn(
        "?tid=abc&gruppe=-4&samling=samling-99&papir=&uten=penger&start=25.99&bord=x"
        "&utvalg=plan-for-oppfolging,finnes-ikke,plan-for-oppfolging,pause-,dans-10"
    )
    assert len(titles(page)) == len(bibliotek.oppgaver)
    assert page.locator("#finn-samling option:checked").inner_text() == "Hele prosessen"
    assert planned(page) == [("09.00–09.30", "Plan for oppfølging")]
    assert page.locator("[data-hb-borte]").inner_text() == "3 oppgaver i utvalget finnes ikke lenger i håndboka."
    assert page.url.endswith("?utvalg=plan-for-oppfolging&start=09.00")


def choose(page, *names):
    for name in names:
        page.get_by_label(f"Ta med i utvalget: {name}", exact=True).check()


def test_the_chosen_are_compared(finn, bibliotek):
    page = finn()
    plan_, kryss = bibliotek.oppgaver["plan-for-oppfolging"], bibliotek.oppgaver["vurderingskrysset"]
    choose(page, plan_.tittel)
    assert not page.get_by_role("heading", name="Sammenlign").is_visible()  # nothing to compare with
    choose(page, kryss.tittel)
    compared = page.locator("[data-hb-rader] tr")
    assert compared.locator("th").all_inner_texts() == [plan_.tittel, kryss.tittel]
    cells = compared.last.locator("td").all_inner_texts()
    assert cells[0] == f"{rows.duration(kryss.tid.gjennomforing)} i rommet, {kryss.tid.forberedelse} min å forberede"
    assert cells[1] == f"{kryss.gruppe.min}–{kryss.gruppe.maks} personer"
    assert cells[-1] == "Analyse av partnerskapet"
    minutes = plan_.tid.gjennomforing + kryss.tid.gjennomforing
    link = page.locator("[data-hb-valgt] a")
    assert link.inner_text() == f"Utvalget: 2 oppgaver, {rows.duration(minutes)}"
    assert page.locator("[data-hb-sum]").inner_text().startswith(f"2 oppgaver, {rows.duration(minutes)} i rommet.")
    link.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "utvalg"


def test_the_run_sheet_has_clock_times_and_pauses_and_is_ordered_by_keyboard(finn, bibliotek):
    page = finn()
    kryss = bibliotek.oppgaver["vurderingskrysset"]
    choose(page, "Plan for oppfølging", kryss.tittel)
    page.locator("#finn-start").fill("12:15")
    page.get_by_role("button", name="Legg til").press("Enter")
    pause = next(item for item in finder.own_items(bibliotek) if item.type == "pause")
    assert planned(page)[-1][1] == "Pause"
    page.get_by_label("Minutter til pause").fill("25")
    page.get_by_role("button", name="Opp Pause").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Opp Pause"
    assert page.locator("[data-hb-flyttet]").inner_text() == "Pause er nå nummer 2 av 3."
    assert planned(page) == [
        ("12.15–12.45", "Plan for oppfølging"),
        ("12.45–13.10", "Pause"),
        ("13.10–14.10", kryss.tittel),
    ]
    assert pause.minutter != 25
    starts = [rows.clock(13 * 60 + 10 + start) for start in rows.step_starts(kryss.trinn)]
    steps = [f"{time} {step.tittel}" for time, step in zip(starts, kryss.trinn, strict=True)]
    assert plan(page).last.locator("li").all_inner_texts() == steps
    assert page.locator("[data-hb-plantittel]").inner_text() == "Kjøreplan, kl. 12.15–14.10"
    whole = "2 oppgaver, 1 t 30 min i rommet. Hele kjøreplanen tar 1 t 55 min, og dere er ferdige kl. 14.10."
    assert page.locator("[data-hb-sum]").inner_text() == whole
    page.get_by_role("button", name="Ned Plan for oppfølging").press("Enter")
    assert page.url.endswith("utvalg=pause-25,plan-for-oppfolging,vurderingskrysset&start=12.15")
    page.get_by_role("button", name=f"Fjern {kryss.tittel}").press("Enter")
    assert page.evaluate("document.activeElement.id") == "utvalg"
    assert len(planned(page)) == 2


def test_the_run_sheet_is_what_the_paper_holds(finn):
    page = finn("?utvalg=plan-for-oppfolging,pause-15,arbeidsplan")
    page.evaluate("window.print = () => { document.title = 'skrevet ut'; }")
    page.get_by_role("button", name="Skriv ut kjøreplanen").click()
    assert page.title() == "skrevet ut"
    page.emulate_media(media="print")
    assert page.get_by_text("Kjøreplan, kl. 09.00–10.45").is_visible()
    assert page.locator("[data-hb-filer]").is_visible()
    for selector in ("h1", ".hb-kort", "[data-hb-filter]", "[data-hb-sammenlign]", "main button"):
        assert not page.locator(selector).first.is_visible(), selector
    page.get_by_label("Minutter til pause").wait_for(state="visible")


def test_the_choice_is_kept_in_this_browser_and_can_be_emptied(finn, address):
    page = finn()
    choose(page, "Plan for oppfølging")
    kept = json.loads(page.evaluate(f"localStorage.getItem('{STORE}')"))
    assert kept == {"oppgaver": ["plan-for-oppfolging"], "start": "09.00", "bord": ""}
    page.goto(address + PATH)
    assert planned(page) == [("09.00–09.30", "Plan for oppfølging")]
    page.get_by_role("button", name="Tøm utvalget").click()
    page.goto(address + PATH)
    page.locator("[data-hb-antall][role=status]").wait_for(timeout=5000)
    assert not page.locator("[data-hb-utvalg]").is_visible()


def test_two_tabs_show_the_same_choice(finn, address):
    page = finn()
    other = page.context.new_page()
    other.goto(address + PATH)
    choose(page, "Plan for oppfølging")
    until(other, "document.querySelectorAll('[data-hb-plan] tr').length === 1")
    assert other.get_by_label("Ta med i utvalget: Plan for oppfølging", exact=True).is_checked()
    assert "utvalg=plan-for-oppfolging" in other.url


def test_a_link_from_another_does_not_take_the_place_of_your_own_choice(finn, address):
    page = finn()
    choose(page, "Arbeidsplan")
    page.goto(address + PATH + "?utvalg=plan-for-oppfolging")
    assert planned(page) == [("09.00–09.30", "Plan for oppfølging")]
    assert "erstatter det utvalget du hadde" in page.locator("[data-hb-husk]").inner_text()
    page.goto(address + PATH)
    assert planned(page) == [("09.00–10.00", "Arbeidsplan")]
    page.locator("#utvalg").wait_for()
    assert page.locator("[data-hb-husk]").inner_text().startswith("Utvalget ligger bare i denne")


def test_what_another_edition_left_in_the_browser_breaks_nothing(finn, address):
    page = finn()
    for left, expected in (
        ("{", []),
        ("null", []),
        ('{"oppgaver": "alle"}', []),
        (
            '{"oppgaver": [1, null, {}, "arbeidsplan", "vurderingskrysset.7"], "start": 9}',
            ["Arbeidsplan", "Vurderingskrysset"],
        ),
    ):
        page.goto(address + "404.html")
        page.evaluate(f"left => localStorage.setItem('{STORE}', left)", left)
        page.goto(address + PATH)
        page.locator("[data-hb-antall][role=status]").wait_for()
        assert [name for _, name in planned(page)] == expected, left


NO_ROOM = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('nei', 'SecurityError'); } })"


@pytest.mark.parametrize("fault", [NO_ROOM, REFUSED])
def test_a_browser_that_keeps_nothing_says_so_and_goes_on(finn, fault):
    page = finn()
    page.evaluate(f"() => {{ {fault} }}")
    choose(page, "Plan for oppfølging")
    assert planned(page) == [("09.00–09.30", "Plan for oppfølging")]
    assert page.locator("[data-hb-husk]").inner_text().startswith("Nettleseren får ikke lagre utvalget.")
    assert "utvalg=plan-for-oppfolging" in page.url


def test_the_choice_becomes_a_pack_of_sheets(finn, bibliotek, site):
    page = finn()
    choose(page, "Vurderingskrysset", "Plan for oppfølging")
    files = page.locator("[data-hb-filer]")
    listed = [link.get_attribute("href") for link in files.locator("a").all()]
    assert "Plan for oppfølging, A4 liggende: ett ark til hver gruppe" in files.inner_text()
    page.locator("#finn-gruppe").fill("14")
    assert "Plan for oppfølging, A4 liggende: 3 ark (ett ark til hver gruppe)" in files.inner_text()
    page.locator("#finn-bord").fill("6")
    assert "Plan for oppfølging, A4 liggende: 6 ark (ett ark til hver gruppe)" in files.inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Last ned alle arkene").click()
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        assert [name.partition("-")[2] for name in names] == [href.rpartition("/")[2] for href in listed]
        for name in names:
            assert pack.read(name) == (site / "ark" / "filer" / name.partition("-")[2]).read_bytes()
    until(page, "document.querySelector('[data-hb-svar]').textContent.startsWith('Lastet ned')")


def test_sheets_are_counted_as_the_record_says(finn, bibliotek):
    """One to each who takes part, several to a group, and one for all."""
    page = finn("?gruppe=14&utvalg=endringsinnlegg,onsket-situasjon-barrierer-drivere,kategorisering-av-innspill")
    listed = page.locator("[data-hb-filer] li").all_inner_texts()
    assert [line.partition(": ")[2].partition(" (")[0] for line in listed if "Veilederark" not in line] == [
        "14 ark",
        "9 ark",
        bibliotek.oppgaver["kategorisering-av-innspill"].ark[0].antall,
    ]


def test_sheets_from_before_are_brought_unless_the_day_makes_them(finn):
    page = finn("?utvalg=vurderingskrysset,analyse-av-partnerskapet")
    bring = page.locator("[data-hb-utstyr] li")
    older = ["Utfylt ark fra før: Analyse av partnerskapet", "Utfylt ark fra før: Utfordringsbildet"]
    assert [text for text in bring.all_inner_texts() if "fra før" in text] == older
    assert len(set(bring.all_inner_texts())) == bring.count()
    page.get_by_role("button", name="Opp Analyse av partnerskapet").click()
    assert [text for text in bring.all_inner_texts() if "fra før" in text] == older[1:]


@pytest.mark.parametrize("width", [1280, 320])
def test_six_side_by_side_stay_on_the_page(finn, bibliotek, width):
    page = finn("?utvalg=" + ",".join(list(bibliotek.oppgaver)[:6]), width=width)
    assert page.locator("[data-hb-rader] tr").count() == 6
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_card_of_an_exercise_holds_what_the_page_says(bibliotek):
    for slug, text in finder.cards(bibliotek).items():
        card = json.loads(text)
        oppgave = bibliotek.oppgaver[slug]
        assert (card["id"], card["tittel"], card["minutter"]) == (slug, oppgave.tittel, oppgave.tid.gjennomforing)
        assert len(card["ark"]) == len(oppgave.ark)
        assert len(card["sammenlign"]) == len(finder.KOLONNER)
        for filter_ in (*finder.filters(bibliotek), finder.without(bibliotek)):
            assert set(card[filter_.navn]) <= {value for value, _ in filter_.valg}
