"""What the form calls the fields of the data model. The help under each is the model's own description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.views import FORMER

ETIKETTER: Mapping[str, str] = {
    "ansvar": "Ansvar",
    "antall": "Antall ark",
    "antall_rader": "Antall rader",
    "arbeid": "Arbeid",
    "ark": "Ark",
    "beskrivelse": "Beskrivelse",
    "betydning": "Betydning",
    "bruk": "Slik brukes den",
    "definisjon": "Definisjon",
    "definisjon_navn": "Overskrift over definisjonene",
    "del_navn": "Overskrift over delene",
    "deler": "Del",
    "deltaker": "Hva deltakerne gjør",
    "deltakere": "Hvem som deltar",
    "digitalt": "Slik gjør dere det på skjerm",
    "eksempel": "Eksempel",
    "etterarbeid": "Etterarbeid (minutter)",
    "fallgruver": "Fallgruve",
    "felt": "Felt",
    "felt.tekst": "Ledetekst",
    "forberedelse": "Forberedelse (minutter)",
    "forklaring": "Forklaring",
    "form": "Arbeidsformer",
    "format": "Papir",
    "frist": "Frist",
    "gjennomforing": "Gjennomføring (minutter)",
    "gjor": "Hva som gjøres",
    "gruppe": "Gruppen",
    "hensikt": "Hensikt",
    "hjelp": "Hjelpespørsmål",
    "hjorne": "Teksten i hjørnet",
    "hvordan": "Hvordan",
    "innledning": "Innledning",
    "instruks": "Instruks",
    "kilder": "Kilde",
    "klargjoring": "Før oppgaven",
    "kolonner": "Kolonne",
    "kolonner.tekst": "Overskrift",
    "kortnavn": "Kort navn",
    "laer_av": "Lær av",
    "linjer": "Linjer til å skrive på",
    "maal": "Mål",
    "maks": "Flest",
    "markeringer": "Markering",
    "merknad": "Merknad",
    "min": "Færrest",
    "minutter": "Minutter",
    "naar": "Når oppgaven passer",
    "navn": "Navn",
    "om_kilden": "Om kilden",
    "omrader": "Område",
    "oppgave.om_kilden": "Hvor oppgaven kommer fra",
    "opprinnelig_tittel": "Tittelen i kilden",
    "overskrift": "Overskrift",
    "papir": "Papirstørrelse",
    "personvern": "Personvern",
    "poster": "Post",
    "prioritet": "Hvor viktig trinnet er",
    "program": "Program",
    "prosessleder": "Hva prosessveilederen gjør",
    "rader": "Rad",
    "resultat": "Resultat",
    "retning": "Retning",
    "rom": "Utstyr i rommet",
    "samlinger": "Hvor i prosessen",
    "sammendrag": "Sammendrag",
    "sammensetning": "Hvem som bør sitte sammen",
    "si": "Hva prosessveilederen kan si",
    "sjekkliste": "Sjekkliste",
    "siste_plakat": "Den siste plakaten",
    "sokeord": "Søkeord",
    "sporsmal": "Spørsmål",
    "sporsmal.tekst": "Spørsmålet",
    "sted": "Sted i kilden",
    "svar": "Svar",
    "symbol": "Symbol",
    "tekst": "Tekst",
    "tid": "Tid",
    "tips": "Tips",
    "tittel": "Tittel",
    "trinn": "Trinn",
    "type": "Type",
    "utstyr": "Utstyr",
    "utstyr.digitalt": "Utstyr på skjerm",
    "varianter": "Variant",
}
"""A label for each field name, or for «parent.name»; a list's label is the singular, for «Trinn 2»."""

FLERTALL: Mapping[str, str] = {
    "deler": "Deler",
    "fallgruver": "Fallgruver",
    "kolonner": "Kolonner",
    "maal": "Mål",
    "markeringer": "Markeringer",
    "rader": "Rader",
    "varianter": "Varianter",
}
"""The label of a whole list, where it is not the same as that of one item."""

HJELP: Mapping[str, str] = {
    "felt.tekst": "Det som skal stå foran skriveplassen.",
    "format.retning": "",
    "hjelp": "Står med mindre skrift under teksten over.",
    "kolonner.tekst": "Det som skal stå øverst i kolonnen.",
    "oppgave.digitalt": "Hva dere gjør annerledes når dere møtes på skjerm.",
    "oppgave.om_kilden": (
        "Hvem som har laget oppgaven, og hva som er hentet fra andre. For eksempel: «Vi har laget oppgaven selv. "
        "Spørsmålene har vi brukt på to samlinger.»"
    ),
    "oppgave.sporsmal": "Spørsmålene deltakerne svarer på, slik de skal lese dem.",
    "sporsmal.tekst": "",
    "trinn.prioritet": "",
    "trinn.si": "Ord for ord. For eksempel: «Skriv det dere faktisk kan gjøre noe med.»",
    "trinn.tittel": "Kort, helst et verb. For eksempel: «Fyll ut planen sammen»",
    "varianter.tittel": "For eksempel: «Ett tema om gangen»",
}
"""Help in the form for `name` or «parent.name», where what the model says is for those who write files."""

VALG: Mapping[str, Mapping[str, str]] = {
    "form": FORMER,
    "prioritet": {"maa": "Må være med", "boer": "Bør være med", "kan": "Kan droppes når tiden er knapp"},
    "retning": {"staaende": "Stående", "liggende": "Liggende"},
    "papir": {"a4": "A4", "a3": "A3", "a2": "A2", "a1": "A1", "a0": "A0"},
    "type": {
        "tabell": "Tabell med kolonner og rader",
        "sporsmal": "Spørsmålene med plass til svar",
        "kryss": "Kryss med fire spørsmål",
        "liste": "Felt under hverandre",
        "fritekst": "Ett stort skrivefelt",
    },
}
"""Choices as a reader says them. A sheet type that is not here cannot be made with the form."""

REGISTRE: Mapping[str, str] = {
    "samlinger": "samlinger",
    "deltakere": "roller",
    "rom": "utstyr",
    "digitalt": "utstyr",
}
"""Lists of ids, and the collection that the ids come from."""


def etikett(navn: str, forelder: str = "") -> str:
    """Return what a reader calls the field `navn` inside `forelder`. Raises KeyError for a field without a label."""
    return ETIKETTER.get(f"{forelder}.{navn}") or ETIKETTER[navn]


def flertall(navn: str) -> str:
    """Return what a reader calls the whole list `navn`."""
    return FLERTALL.get(navn) or etikett(navn)


def etikett_for_sti(sti: Sequence[str | int]) -> str:
    """Return a path inside a record as a reader says it: «Trinn 2 – Tittel». Names without a label are left out."""
    parts: list[str] = []
    parent = ""
    for part in sti:
        if isinstance(part, int):
            parts[-1] += f" {part + 1}"
            continue
        if part in ETIKETTER:
            parts.append(etikett(part, parent))
        parent = part
    return " – ".join(parts)
