"""Numbers written bit by bit, as printable text: half the size of what JSON would take after gzip.

`Bits` in arbeider/biter.js reads them. Lists in ascending order are written by halves: first the number in the middle,
which can only be where there is room for the others on both sides, then each half.
"""

from __future__ import annotations

from collections.abc import Sequence

ALPHABET = "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abc"
"""64 characters that JSON writes as themselves, one for six bits."""


class BitWriter:
    """Collects bits; `text` is what is sent."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def text(self) -> str:
        """Return all that is written, six bits a character."""
        bits = "".join(self._bits)
        return "".join(ALPHABET[int(bits[at : at + 6].ljust(6, "0"), 2)] for at in range(0, len(bits), 6))

    def count(self, number: int) -> None:
        """Write a number from 0 up, the smaller the shorter."""
        binary = f"{number + 1:b}"
        self._bits.append("0" * (len(binary) - 1) + binary)

    def below(self, number: int, span: int) -> None:
        """Write a number from 0 to `span` - 1, those in the middle with a bit less when not all need the same."""
        width = span.bit_length() - 1
        short = (2 << width) - span
        code = (number - (span - short) // 2) % span
        self._write(code, width) if code < short else self._write(code + short, width + 1)

    def ascending(self, numbers: Sequence[int], highest: int) -> None:
        """Write how many, and then different numbers in order, all from 0 to `highest`."""
        self.count(len(numbers))
        self._halves(numbers, 0, highest)

    def _halves(self, numbers: Sequence[int], low: int, high: int) -> None:
        if not numbers:
            return
        half = len(numbers) // 2
        middle = numbers[half]
        self.below(middle - low - half, high - low + 2 - len(numbers))
        self._halves(numbers[:half], low, middle - 1)
        self._halves(numbers[half + 1 :], middle + 1, high)

    def _write(self, number: int, width: int) -> None:
        if width:
            self._bits.append(f"{number:0{width}b}")
