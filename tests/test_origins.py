"""Mentions to origins: one origin, one name, whatever a report calls it."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from tolltrace.model import Claim, Evidence, Quantity, Report, Span
from tolltrace.resolve.origins import explain_origin, resolve_origins, resolve_publishers

# One report of a sentence or two, a mention in it, the name of its origin.
ROWS = (
    (
        "OMBA - The list of the Omba District Administration, ODA, has 40 names. ODA counts 12 dead.",
        "ODA",
        "Omba District Administration",
    ),
    (
        "EL FASHER, Sudan - A drone struck a market in El Fasher, the local resistance committee said.",
        "the local resistance committee",
        "El Fasher Resistance Committee",
    ),
    ("Khartoum, Sudan. The Sudanese army accused the RSF.", "the RSF", "Rapid Support Forces"),
    (
        "The Interior Ministry of Kenya rejected this. A ministry spokesman said 12 were killed.",
        "ministry spokesman",
        "Kenyan Ministry of Interior",
    ),
    (
        "LIMA - Peru's Interior Minister Ana Rojas spoke. The ministry said 14 people died.",
        "The ministry",
        "Peruvian Ministry of Interior",
    ),
    (
        "GOMA - Doctors at the Virunga Referral Hospital had counted 31 bodies by dusk.",
        "Doctors at the Virunga Referral Hospital",
        "Virunga Referral Hospital",
    ),
    (
        "TBILISI, Georgia - Two died, Deputy Commissioner Zaza Beridze of the National Police told Reuters.",
        "Deputy Commissioner Zaza Beridze of the National Police",
        "Georgian police",
    ),
    (
        "DUSHANBE, Tajikistan - The State Emergency Service counted 12 dead in Tajikistan's Panj valley.",
        "State Emergency Service",
        "Tajik emergency service",
    ),
    (
        "LIMA, Peru - Nineteen are dead, said Peru's civil defence institute INDECI.",
        "Peru's civil defence institute INDECI",
        "INDECI",
    ),
    (
        "BANGUI - MINUSCA found 9 bodies. The mayor blames the rebels of 3R. Their spokesman, Bello Adamu, "
        "denied that they had killed any civilian.",
        "spokesman, Bello Adamu",
        "Return, Reclamation, Rehabilitation",
    ),
    (
        "BANGUI, Central African Republic - The UN mission, MINUSCA, counted 19 dead.",
        "UN mission, MINUSCA",
        "MINUSCA",
    ),
    ("MSF in Ankoro has treated 46 wounded people.", "MSF in Ankoro", "Médecins Sans Frontières"),
    ("A Red Cross delegate said 30 were killed.", "Red Cross delegate", "Red Cross"),
    (
        "Sudan's paramilitary Rapid Support Forces (RSF) denied it. The group said three died.",
        "the group",
        "Rapid Support Forces",
    ),
    (
        "In Omdurman, Sudan, the health ministry said 54 people died.",
        "the health ministry",
        "Sudanese Ministry of Health",
    ),
    (
        "In Sudan, 18 died, said the Sudan Doctors Network. The network blamed the paramilitaries.",
        "The network",
        "Sudan Doctors Network",
    ),
    (
        "SAGAING, Myanmar - The junta's jets bombed a village, the NUG said.",
        "the NUG",
        "National Unity Government of Myanmar",
    ),
    (
        "An air strike in Rakhine, Myanmar, killed 30, Arakan Army spokesman Khaing Thukha told AFP.",
        "Arakan Army spokesman Khaing Thukha",
        "Arakan Army",
    ),
    (
        "The Assistance Association for Political Prisoners keeps a list. AAPP counts 600.",
        "AAPP",
        "Assistance Association for Political Prisoners",
    ),
    (
        "GAZA - Israeli strikes on Gaza City killed 20, the health ministry in Gaza said.",
        "the health ministry in Gaza",
        "Gaza Health Ministry",
    ),
    (
        "Strikes on Gaza killed 20 in Gaza, said the Hamas-run health ministry.",
        "the Hamas-run health ministry",
        "Gaza Health Ministry",
    ),
    (
        "Gaza's civil defence agency spokesman Mahmud Bassal said 12 were dead in Gaza.",
        "civil defence agency spokesman Mahmud Bassal",
        "Gaza Civil Defence",
    ),
    (
        "Israel struck Khan Younis in Gaza. The Israeli military said it hit fighters.",
        "The Israeli military",
        "Israel Defense Forces",
    ),
    ("Israel and Gaza: the IDF said two soldiers fell.", "the IDF", "Israel Defense Forces"),
    ("A rocket hit Sderot in Israel, injuring four, Magen David Adom said.", "MDA", "Magen David Adom"),
    (
        "KHARKIV, Ukraine - Rescuers of the State Emergency Service found two bodies.",
        "the State Emergency Service",
        "State Emergency Service of Ukraine",
    ),
    (
        "KYIV, Ukraine - Prosecutors said seven were hurt in Ukraine.",
        "Prosecutors",
        "Office of the Prosecutor General of Ukraine",
    ),
    (
        "GOMA, DRC - M23 spokesman Lawrence Kanyuka denied killing civilians near Goma.",
        "Lawrence Kanyuka",
        "M23",
    ),
    (
        "BENI, DR Congo - The army said ADF rebels killed 12 people near Beni.",
        "The army",
        "Armed Forces of the Democratic Republic of the Congo",
    ),
    (
        "Ethiopia. The Ethiopian Human Rights Commission (EHRC) counted 45. The Commission wants more.",
        "The Commission",
        "Ethiopian Human Rights Commission",
    ),
    (
        "ACAPULCO, Mexico - The hurricane killed 48 in Guerrero, civil protection said.",
        "civil protection",
        "National Civil Protection Coordination",
    ),
    (
        "CULIACAN, Mexico - Nine died, the attorney general's office said.",
        "the attorney general's office",
        "Attorney General's Office of Mexico",
    ),
    (
        "MANILA, Philippines - The national disaster agency said 98 died.",
        "the national disaster agency",
        "National Disaster Risk Reduction and Management Council",
    ),
    ("COTABATO, Philippines - Police said a bomb hurt five.", "Police", "Philippine National Police"),
    (
        "ANTAKYA, Turkey - The toll reached 35,418, Turkey's disaster agency AFAD said.",
        "Turkey's disaster agency AFAD",
        "Disaster and Emergency Management Presidency",
    ),
    (
        "HATAY, Türkiye - The disaster management agency put the dead at 5,894 in Turkey.",
        "The disaster management agency",
        "Disaster and Emergency Management Presidency",
    ),
    (
        "PESHAWAR, Pakistan - Floods killed 307 in Buner, the NDMA said.",
        "the NDMA",
        "National Disaster Management Authority of Pakistan",
    ),
    (
        "QUETTA, Pakistan - The military's media wing ISPR said 18 soldiers died.",
        "ISPR",
        "Inter-Services Public Relations",
    ),
    ("IMPHAL, India - Police said four people died in Manipur, India.", "Police", "Indian police"),
    (
        "KABUL, Afghanistan - Taliban government spokesman Zabihullah Mujahid put the toll at 800.",
        "Taliban government spokesman Zabihullah Mujahid",
        "Taliban authorities",
    ),
    (
        "HERAT, Afghanistan - More than 2,000 died, the disaster ministry's Mullah Janan Sayeq said.",
        "Mullah Janan Sayeq",
        "Afghanistan National Disaster Management Authority",
    ),
    (
        "BEIRUT, Lebanon - Strikes killed 11 in Tyre, the health ministry said.",
        "the health ministry",
        "Lebanese Ministry of Public Health",
    ),
    (
        "Two died near Nabatieh, Lebanon's National News Agency reported.",
        "Lebanon's National News Agency",
        "National News Agency",
    ),
    (
        "HODEIDAH, Yemen - Strikes killed 80 at a port, the Houthi-run health ministry said.",
        "the Houthi-run health ministry",
        "Houthi-run Ministry of Health",
    ),
    ("MOGADISHU, Somalia - The blast killed 32, said police.", "police", "Somali police"),
    ("BARSALOGHO, Burkina Faso - The army has given no figure.", "The army", "Burkinabe army"),
    ("BAMAKO, Mali - JNIM said it killed 50 in Mali.", "JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
    ("BAMENDA, Cameroon - The army denied killing civilians in Cameroon.", "The army", "Cameroonian army"),
    (
        "ZAHEDAN, Iran - Iran Human Rights (IHR) counts 82 dead. The Norway-based group named 66.",
        "The Norway-based group",
        "Iran Human Rights",
    ),
    (
        "NASIRIYAH, Iraq - The Iraqi High Commission for Human Rights said 15 died.",
        "the Human Rights Commission",
        "Iraqi High Commission for Human Rights",
    ),
    (
        "CATATUMBO, Colombia - At least 80 died, the ombudsman's office said.",
        "the ombudsman's office",
        "Ombudsman's Office of Colombia",
    ),
    ("Indepaz counted 93 massacres in Colombia.", "Indepaz", "Institute for Development and Peace Studies"),
    (
        "PORT-AU-PRINCE, Haiti - Civil protection said 2,248 died in Haiti.",
        "Civil protection",
        "General Directorate of Civil Protection",
    ),
    ("MAIDUGURI, Nigeria - NEMA said 30 drowned in Borno.", "NEMA", "National Emergency Management Agency"),
    (
        "CIANJUR, Indonesia - The toll is 268, said the disaster agency chief, Suharyanto.",
        "the disaster agency",
        "National Disaster Management Agency of Indonesia",
    ),
    (
        "MARRAKESH, Morocco - The interior ministry raised the toll to 2,946.",
        "The interior ministry",
        "Moroccan Ministry of Interior",
    ),
    (
        "KATHMANDU, Nepal - Nepal Police spokesperson Dan Bahadur Karki said 153 died.",
        "Nepal Police spokesperson Dan Bahadur Karki",
        "Nepal Police",
    ),
    (
        "PEMBA, Mozambique - Plataforma Decide has 110 names. Its director, Wilker Dias, said more died.",
        "Wilker Dias",
        "Plataforma Decide",
    ),
    (
        "LIMA, Peru - The ombudsman's office counted 48 dead in Peru.",
        "the ombudsman's office",
        "Ombudsman's Office of Peru",
    ),
    (
        "Clashes in Armenia and Azerbaijan went on. The defence ministry said 49 died.",
        "The defence ministry",
        "defence ministry",
    ),
    ("A strike hit a camp, the U.N. said.", "the U.N.", "United Nations"),
    ("The police sealed the road in Swat, Pakistan.", "A police officer", "police officer"),
    ("SWAT, Pakistan - Nine died.", "Senior police officer Zahid Gul", "Pakistani police"),
    ("Nine died in Libya.", "WHO's representative in Libya, Sara Lind", "World Health Organization"),
    ("Nine died in Mexico.", "Guerrero state prosecutor's office", "Guerrero State Prosecutor's Office"),
    (
        "Nine died in Guerrero state, Mexico.",
        "the state prosecutor's office",
        "Guerrero State Prosecutor's Office",
    ),
    ("Nine died.", "Amhara regional government spokesperson Abel Tadesse", "Amhara Regional Government"),
    ("Nine died.", "The head of the UN mission in Sudan", "UN mission in Sudan"),
    ("Nine died.", "the Palestinian health ministry in Ramallah", "Palestinian Ministry of Health"),
    ("Nine died in Iran.", "state media's daily bulletin", "Iranian state media"),
    ("Nine died.", "President Volodymyr Zelensky", "Volodymyr Zelensky"),
    ("Nine died.", "farmer Issa Dembele", "Issa Dembele"),
    ("Rescue workers said so.", "local officials", "local officials"),
    ("x", "Residents", "residents"),
    ("x", "a nurse", "nurse"),
    ("x", "A security source", "security source"),
    ("x", "witnesses", "witnesses"),
    ("x", "Syrian security source", "Syrian security source"),
)


def claim(
    report: str, source: str | None, at: int = 0, via: tuple[str, ...] = (), place: str | None = None
) -> Claim:
    evidence = (Evidence("source", Span(at, at + len(source))),) if source else ()
    return Claim(
        report, f"{report}-{at}-{source}", Span(at, at + 1), "3", "", Quantity(3, 3, "exact"), "killed",
        source=source, via=via, place=place, evidence=evidence,
    )  # fmt: skip


def sources(
    texts: dict[str, str], mentions: list[tuple[str, str]], publisher: str | None = None
) -> list[str | None]:
    reports = [Report(k, v, publisher=publisher) for k, v in texts.items()]
    claims = [claim(r, m, max(0, texts[r].find(m))) for r, m in mentions]
    return [c.source for c in resolve_origins(claims, reports)]


def test_a_name_in_another_order_is_one_name() -> None:
    """A hospital of a place and the place's hospital are one, also in two reports."""
    texts = {
        "a": "OMBA - Twelve died, the Omba Regional Hospital said.",
        "b": "OMBA - Nine died, the regional hospital of Omba said.",
    }
    mentions = [("a", "Omba Regional Hospital"), ("b", "regional hospital of Omba")]
    assert set(sources(texts, mentions)) == {"Omba Regional Hospital"}


def test_a_country_named_in_passing_is_not_the_polices() -> None:
    """``Police`` in a report that names its own country once and a guest's twice is of the case's country."""
    texts = {
        "a": "WELLINGTON, New Zealand - Twelve were killed in Wellington. New Zealand mourns its dead.",
        "b": f"{'The ward was full by noon. ' * 20}Two came from Tonga; Tonga and New Zealand mourn. Police "
        "counted 12 dead.",
    }
    assert sources(texts, [("b", "Police")]) == ["New Zealand police"]


@pytest.mark.parametrize(("text", "mention", "name"), ROWS)
def test_mention(text: str, mention: str, name: str) -> None:
    """A mention gets the usual full name of the body, in the country that its report is about."""
    assert sources({"a": text}, [("a", mention)]) == [name]


def test_a_release_calls_its_publisher_by_a_noun() -> None:
    """``The Directorate`` of the Prison Service is the service; in a newspaper the noun is no paper."""
    release = Report("a", "The Directorate counts 66 dead.", publisher="Prison Service of Honduras")
    page = Report("b", "The prison service counts 66 dead. The monitor counts 70.", publisher="Lake Monitor")
    claims = [
        claim(release.id, "Directorate", release.text.index("Directorate")),
        claim(page.id, "prison service", page.text.index("prison service")),
        claim(page.id, "monitor", page.text.index("monitor")),
    ]
    names = [c.source for c in resolve_origins(claims, [release, page])]
    assert names == ["Prison Service of Honduras", "Prison Service of Honduras", "monitor"]


def test_publishers_that_are_bodies_have_one_name() -> None:
    """A ministry's release is the ministry's under its usual name; an agency and a paper are no bodies."""
    texts = {"a": "UNMISS", "b": "Reuters", "c": "The Lake Courier", "d": "Ministry of Health"}
    reports = [Report(id, "In South Sudan 12 were killed.", publisher=name) for id, name in texts.items()]
    assert resolve_publishers([], reports) == {
        "a": "United Nations Mission in South Sudan",
        "d": "South Sudanese Ministry of Health",
    }


def test_acronym_that_the_text_defines() -> None:
    """An acronym of an unregistered body takes the full name from the report, or from another of the case."""
    texts = {
        "a": "The Upper Valley Relief Council (UVRC) counted 12 dead. UVRC wants help.",
        "b": "UVRC now has 14.",
    }
    assert sources(texts, [("a", "UVRC"), ("b", "UVRC")]) == ["Upper Valley Relief Council"] * 2


def test_short_form_of_an_unregistered_body() -> None:
    """``The council`` of a report is the one body of that noun that the case has an own name for."""
    texts = {"a": "The Northern Plains Rights Network listed 31 names. The network wants an inquiry."}
    found = sources(texts, [("a", "The Northern Plains Rights Network"), ("a", "The network")])
    assert found == ["Northern Plains Rights Network"] * 2


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "Lea Moreau, director of Holy Trinity Hospital, spoke. Moreau said 9 died.",
            "Moreau",
            "Holy Trinity Hospital",
        ),
        (
            "The head of Holy Trinity Hospital, Lea Moreau, said 9 died.",
            "Lea Moreau",
            "Holy Trinity Hospital",
        ),
        ("Oumar Sy, who heads the municipality of Kora, said 9 died.", "Oumar Sy", "Oumar Sy"),
        ("Kora's mayor, Oumar Sy, said 9 died. The mayor wept.", "The mayor", "Oumar Sy"),
        ("Governor Ana Lobo came. The governor spoke of 40 dead.", "The governor", "Ana Lobo"),
        ("Interior Minister Ana Lobo came. Lobo spoke of 40 dead.", "Lobo", "Ana Lobo"),
        (
            "In Lebanon, Health Minister Rana Haddad spoke of 40 dead.",
            "Health Minister Rana Haddad",
            "Lebanese Ministry of Public Health",
        ),
        ("UNICEF spokesperson Tom Reed said 40 were dead. Reed warned of more.", "Reed", "UNICEF"),
    ],
)
def test_person_and_institution(text: str, mention: str, name: str) -> None:
    """One who speaks for a body is the body; politicians and heads of places stand under their own names."""
    assert sources({"a": text}, [("a", mention)]) == [name]


@pytest.mark.parametrize(
    ("ministry", "number", "state", "name"),
    [
        ("Russia's defence ministry", 60, "Moscow", "Russian Ministry of Defence"),
        ("Ethiopia's health ministry", 60, "Ethiopia", "Ethiopian Ministry of Health"),
        ("Kenya's interior ministry", 71, "Kenya", "Kenyan government"),
    ],
)
def test_state_stands_for_the_body_that_gave_the_figure(
    ministry: str, number: int, state: str, name: str
) -> None:
    """A state's name means that one of its bodies which gave the same figure, else its government."""
    reports = [
        Report("a", f"{ministry} says that {number} people died."),
        Report("b", f"{state} says that 60 people died."),
    ]
    claims = [
        replace(claim("a", ministry), quantity=Quantity(number + 1, None, "more_than")),
        replace(claim("b", state), quantity=Quantity(60, 60, "exact")),
    ]
    assert resolve_origins(claims, reports)[1].source == name


def test_office_of_a_head_of_government() -> None:
    """``Prime Minister NAME's office`` is the office, which speaks apart from the politician."""
    text = "In Haiti, Prime Minister Garry Conille spoke. His office counted dozens of victims."
    found = sources({"a": text}, [("a", "Prime Minister Garry Conille's office"), ("a", "Garry Conille")])
    assert found == ["Prime Minister's Office of Haiti", "Garry Conille"]


def test_two_mayors_stay_open() -> None:
    """``The mayor`` is nobody's name where the case has two."""
    text = "Kora's mayor, Oumar Sy, and Tabi's mayor, Jean Ba, came. The mayor said 9 died."
    assert sources({"a": text}, [("a", "The mayor")]) == ["mayor"]


def test_spellings_of_one_person() -> None:
    """Al-Sharaa, Sharaa and al-Shara are one person; the leader of another name is another."""
    texts = {
        "a": "President Ahmed al-Sharaa spoke of 200.",
        "b": "Interim president Ahmed Sharaa spoke of 200.",
        "c": "President Ahmad Al-Shara spoke of 200.",
    }
    found = sources(
        texts, [("a", "President Ahmed al-Sharaa"), ("b", "Ahmed Sharaa"), ("c", "Ahmad Al-Shara")]
    )
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northern Relief Board", "Southern Relief Board"),
        ("Third Valley Division", "Tenth Valley Division"),
        ("ABRC", "ABRD"),
        ("Eastern Kasa Hospital", "Western Kasa Hospital"),
        ("Sudan Doctors Network", "Central Committee of Sudan Doctors"),
        ("Amnesty International", "Human Rights Watch"),
        ("St Mark Hospital", "St Mary Hospital"),
    ],
)
def test_never_merged(one: str, other: str) -> None:
    """Neither two registered bodies, nor two acronyms, nor names of one shape become one origin."""
    texts = {"a": f"{one} counted 12.", "b": f"{other} counted 15."}
    found = sources(texts, [("a", one), ("b", other)])
    assert found[0] != found[1]


def test_doubtful_mention_keeps_its_words_and_candidates() -> None:
    """Between two armies a bare ``defence ministry`` is left open, and says between whom."""
    text = "Fighting went on between Armenia and Azerbaijan. The defence ministry said 49 died."
    report = Report("a", text)
    made = [claim("a", "The defence ministry", text.find("The defence"))]
    found = explain_origin("The defence ministry", "a", made, [report])
    assert (found.name, found.body_id) == ("defence ministry", None)
    assert found.candidates == ("Armenian Ministry of Defence", "Azerbaijani Ministry of Defence")
    assert found.why


def test_explanation_of_an_unknown_report() -> None:
    """Asking about a report that is not there is an error, not a guess."""
    with pytest.raises(KeyError):
        explain_origin("police", "nowhere", [], [])


def test_place_of_the_figure_tells_the_country() -> None:
    """Where a report is about two countries, a civil body is that of the place that is counted."""
    text = "Israel struck Gaza and Israel said so; Gaza burned. The health ministry said 20 died."
    made = [claim("a", "The health ministry", text.find("The health"), place="Khan Younis")]
    assert resolve_origins(made, [Report("a", text)])[0].source == "Gaza Health Ministry"


def test_relays() -> None:
    """Agencies get their usual names; platforms, the publisher and a group's own media are no relays."""
    text = "The Houthis said on Al Masirah TV that 12 died in Yemen."
    via = ("the French press agency", "Telegram", "Al Masirah TV", "Meridian Wire", "Al Arabiya television")
    made = [claim("a", "The Houthis", 0, via)]
    found = resolve_origins(made, [Report("a", text, publisher="Meridian Wire")])[0]
    assert (found.source, found.via) == ("Houthis", ("AFP", "Al Arabiya"))


def test_own_voice_stays_own_voice() -> None:
    """A claim without a source gets none, and nothing else of it is touched."""
    made = claim("a", None)
    assert resolve_origins([made], [Report("a", "Three died.")]) == (made,)


def test_order_changes_nothing() -> None:
    """The reports and the claims in any order give each claim the same names."""
    texts = {f"r{i}": text for i, (text, _, _) in enumerate(ROWS)}
    reports = [Report(k, v) for k, v in texts.items()]
    claims = [claim(f"r{i}", m, max(0, t.find(m)), ("AFP",)) for i, (t, m, _) in enumerate(ROWS)]
    expected = {c.id: c for c in resolve_origins(claims, reports)}
    for seed in range(3):
        mixed, stack = list(claims), list(reports)
        random.Random(seed).shuffle(mixed)
        random.Random(seed + 9).shuffle(stack)
        assert {c.id: c for c in resolve_origins(mixed, stack)} == expected


def test_resolving_twice_changes_nothing() -> None:
    """A canonical name is its own canonical name."""
    for text, mention, _ in ROWS:
        once = resolve_origins([claim("a", mention, max(0, text.find(mention)))], [Report("a", text)])
        again = resolve_origins([replace(c, evidence=()) for c in once], [Report("a", text)])
        assert again[0].source == once[0].source


def test_ten_thousand_claims() -> None:
    """Ten thousand claims by thousands of bodies of a case resolve in seconds, not minutes."""
    kinds = ("the police", "Doctor {0} Clinic{0}", "Hospital Number{0}", "the hospital", "a nurse", "OCHA")
    reports = [
        Report(f"r{i:04}", f"KYIV, Ukraine. Hospital Number{i} has 12 in Ukraine.") for i in range(1000)
    ]
    claims = [claim(r.id, kinds[j % 6].format(j), j) for r in reports for j in range(10)]
    begun = time.perf_counter()
    resolve_origins(claims, reports)
    assert time.perf_counter() - begun < 8


def test_a_neighbour_named_later_is_not_the_ministry() -> None:
    """``The ministry`` is that of the country a report is about, where another's is named only at its end."""
    text = (
        "OSH, Kyrgyzstan - The quake killed 17 people, the Ministry of Emergency Situations said. Ministry "
        "spokesman Azat Asanov said nine of the dead were from Kyrgyzstan's south. Uzbekistan's emergencies "
        "ministry said no one was hurt there."
    )
    report = Report("a", text)
    claims = [claim("a", "Ministry spokesman Azat Asanov", text.index("Ministry spokesman"))]
    assert [c.source for c in resolve_origins(claims, [report])] == [
        "Kyrgyz Ministry of Emergency Situations"
    ]


def test_a_person_of_a_body_speaks_for_it() -> None:
    """``Anna Novak of the Czech fire service`` is the service; a description of many words is left."""
    text = "Anna Novak of the Czech fire service said 12 had died."
    claims = [claim("a", "Anna Novak of the Czech fire service", 0)]
    assert [c.source for c in resolve_origins(claims, [Report("a", text)])] == ["Czech emergency service"]


def test_a_hospital_of_a_district_has_no_politician_at_its_head() -> None:
    """``Lena District Hospital's director`` speaks for the hospital."""
    text = "Lena District Hospital's director said 12 had died."
    claims = [claim("a", "Lena District Hospital's director", 0)]
    assert [c.source for c in resolve_origins(claims, [Report("a", text)])] == ["Lena District Hospital"]
