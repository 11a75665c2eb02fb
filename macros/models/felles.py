"""Building blocks shared by every record: strict text types, evidence marks, exact wording."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_LENGTH = 64

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LENGTH)]
"""Identifier of a record or of a field inside it: lower case ASCII, digits and hyphens."""

Linje = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""One line of plain text."""

Kort = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]
"""One sentence, short enough for a list or a search hit."""

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""Plain text; a blank line or a line break starts a new paragraph."""

Minutter = Annotated[StrictInt, Field(ge=0, le=600)]
"""Whole minutes."""

Antall = Annotated[StrictInt, Field(ge=1, le=500)]

Klokke = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3])\.[0-5]\d$")]
"""Clock time the Norwegian way, «09.00» (facts.md section 6.4)."""

Flagg = StrictBool

Merke = Literal["kilde", "kilde-ekstern", "forslag"]
"""Evidence mark: from a source document, from an outside source, or the editors' own."""

Merker = dict[str, Merke]
"""Evidence mark for each field of a record. `ellers` holds for every field not named."""


class Post(BaseModel):
    """Base of all records: unknown fields are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ordlyd(Post):
    """Wording that belongs to the method itself, kept exact.

    `tekst` is what every output shows. Where the printed wording is edited, `sitat` keeps the
    source's own words, misprints included, so that both can be read on the page.
    """

    tekst: Tekst = Field(description="Ordlyden slik den vises. Lik kilden, hvis ikke «sitat» er fylt ut.")
    sitat: Tekst | None = Field(None, description="Kildens egen ordlyd, med skrivefeil, når «tekst» er rettet.")
    merke: Merke | None = Field(None, description="Hvor ordlyden kommer fra, når det avviker fra resten av posten.")


class KildeHenvisning(Post):
    """Where a statement comes from."""

    id: Slug = Field(description="Kilden, slik den heter i data/kilder.yml.")
    sted: Linje | None = Field(None, description="Hvor i kilden: avsnitt, kapittel eller side.")


class Dokumentert(Post):
    """A record whose every field carries an evidence mark."""

    merke: Merker = Field(
        description="Hvor hvert felt kommer fra: kilde, kilde-ekstern eller forslag. «ellers» gjelder resten."
    )
    kilder: tuple[KildeHenvisning, ...] = Field((), description="Kildene posten bygger på.")

    def merke_for(self, felt: str) -> Merke:
        """Return the evidence mark of the field named `felt`."""
        return self.merke.get(felt) or self.merke.get("ellers") or "forslag"
