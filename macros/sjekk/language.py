"""Klarspråk: short sentences, active verbs, plain words, and Nav written as Nav does (facts.md 6.3–6.4)."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.sjekk.finding import Funn, funn
from macros.sjekk.passages import Passage
from macros.sjekk.spelling import OWN_WORDS, check_spelling
from macros.sjekk.word_list import word_list

MAX_LIX = 45
MAX_WORDS = 28
MAX_PASSIVE = 0.2
_ENOUGH_WORDS = 100
"""A page shorter than this has no LIX to speak of."""
_ENOUGH_SENTENCES = 8

_QUOTED = re.compile(r"«[^»]*»")
_ABBREVIATION = re.compile(
    r"\b(kl|ca|jf|nr|kap|dvs|bl\.a|f\.eks|osv|mv|inkl|ev|evt|m\.m|red|St\.meld|tlf)\.", re.IGNORECASE
)
_ORDINAL = re.compile(r"(\d)\.(?=\s*(?:\d|[a-zæøå]))")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[»)]?\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOKEN = re.compile(r"[\w-]+")
_HEAVY = {
    "dersom": "hvis",
    "såfremt": "hvis",
    "vedrørende": "om",
    "angående": "om",
    "anmode": "be",
    "anmodes": "bes",
    "herunder": "blant annet",
    "således": "slik",
    "ivareta": "ta vare på",
    "fordre": "kreve",
    "fordrer": "krever",
    "forestå": "gjøre",
    "iverksette": "sette i gang",
    "iverksettes": "settes i gang",
    "vederlagsfritt": "gratis",
    "utarbeide": "lage",
    "utarbeides": "lages",
    "avholde": "holde",
    "avholdes": "holdes",
    "implementere": "ta i bruk",
}
"""Heavy words of the public sector and what to write (Språkrådets råd om klarspråk)."""
_NAV = re.compile(r"\bNAV\b")
_STRAIGHT = re.compile(r"[\"“”]")
_AUXILIARY = frozenset({"blir", "ble", "bli", "blitt"})
_DEPONENT_VERBS = (
    "finnes trenges møtes enes synes lykkes trives minnes kjennes høres ses sees virkes hetes skilles slåss "
    "spørs brytes skyldes fins kalles følges oppfattes undres oppleves vokses gjelds brukes hjelpes"
)
_DEPONENT = frozenset(_DEPONENT_VERBS.split())


def check_language(passages: Iterable[Passage], root: Path) -> Iterator[Funn]:
    """Yield every finding about words and sentences; `root` holds the list of our own words."""
    found = list(passages)
    path = root / OWN_WORDS
    own = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    yield from check_spelling(found, own)
    by_file: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.ours:
            yield from _words(passage)
            by_file[passage.file].append(passage)
    for file, ours in by_file.items():
        said = [(passage, sentences(passage.text)) for passage in ours]
        yield from _sentences(said)
        yield from _whole(file, [part for passage, parts in said if not passage.heading for part in parts])


def _words(passage: Passage) -> Iterator[Funn]:
    text = _QUOTED.sub(" ", passage.text)
    for word in dict.fromkeys(_TOKEN.findall(text)):
        better = _HEAVY.get(word.casefold())
        if better:
            yield _say(passage, f"«{word}» er et tungt ord.", f"Skriv «{better}».")
    if _NAV.search(text) and not passage.heading:
        yield _say(passage, "Nav er skrevet «NAV».", "Skriv «Nav». Store bokstaver er bare for titler og sitater.")
    if _STRAIGHT.search(text):
        yield _say(passage, "teksten har rette eller engelske hermetegn.", "Bruk «…».")


def _sentences(said: Iterable[tuple[Passage, list[str]]]) -> Iterator[Funn]:
    for passage, parts in said:
        for sentence in parts:
            count = len(_TOKEN.findall(sentence))
            if count > MAX_WORDS:
                start = " ".join(sentence.split()[:5])
                yield _say(passage, f"setningen «{start} …» har {count} ord.", f"Del den. Høyst {MAX_WORDS} ord.")


def _whole(file: str, found: list[str]) -> Iterator[Funn]:
    words = sum(len(_WORD.findall(sentence)) for sentence in found)
    score = round(lix(found))
    if words >= _ENOUGH_WORDS and score >= MAX_LIX:
        remedy = f"Del setninger, og bytt ut lange ord, til tallet er under {MAX_LIX}."
        yield funn("klarsprak", file, 0, f"teksten er tung å lese (LIX {score}).", remedy)
    passive = [sentence for sentence in found if is_passive(sentence)]
    if len(found) >= _ENOUGH_SENTENCES and len(passive) > MAX_PASSIVE * len(found):
        start = " ".join(passive[0].split()[:6])
        message = f"{len(passive)} av {len(found)} setninger er passive, for eksempel «{start} …»."
        yield funn("klarsprak", file, 0, message, "Si hvem som gjør hva.")


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph. A colon ends one, as in LIX."""
    shielded = _ORDINAL.sub(r"\1", _ABBREVIATION.sub(r"\1", text))
    return [part for part in _SENTENCE_END.split(shielded) if _WORD.search(part)]


def lix(found: list[str]) -> float:
    """Return the readability index of sentences: words a sentence, plus the percentage of words over six letters."""
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    if not words:
        return 0
    return len(words) / len(found) + 100 * sum(len(word) > 6 for word in words) / len(words)


def is_passive(sentence: str) -> bool:
    """Tell whether a sentence has a passive verb: «blir valgt», «skal vurderes»."""
    words = [word.casefold() for word in _WORD.findall(_QUOTED.sub(" ", sentence))]
    return any(_ends_passive(word) for word in words) or any(
        word in _AUXILIARY and _is_participle(following) for word, following in itertools.pairwise(words)
    )


def _ends_passive(word: str) -> bool:
    return word.endswith("es") and word not in _DEPONENT and word_list().lemma(word) == word[:-1]


def _is_participle(word: str) -> bool:
    lemma = word_list().lemma(word) or ""
    return word.endswith(("et", "t", "dd")) and lemma.endswith("e") and lemma != word and len(word) > 4


def _say(passage: Passage, message: str, remedy: str) -> Funn:
    return funn("klarsprak", passage.file, passage.line, message, remedy, passage.field)
