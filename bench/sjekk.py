"""What the check of the whole handbook costs, in CPU seconds and against an empty Python.

Run by hand on a quiet machine: `python -m bench.sjekk`. On another machine only the ratios mean anything.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "tom Python": ("-c", "pass"),
    "handbok --help": ("-m", "macros", "--help"),
    "lese postene": ("-c", "from pathlib import Path; from macros.loader import collect; collect(Path.cwd())"),
    "handbok sjekk": ("-m", "macros", "sjekk"),
}
TIMES = 5


def cpu(arguments: tuple[str, ...]) -> float:
    """Return the fewest CPU seconds of several runs."""
    found = []
    for _ in range(TIMES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    """Print the seconds of each command, and how many empty Pythons that is."""
    empty = cpu(COMMANDS["tom Python"])
    for name, arguments in COMMANDS.items():
        seconds = cpu(arguments)
        print(f"{name:<16}{seconds:6.2f} s  {seconds / empty:5.0f} × tom Python", flush=True)


if __name__ == "__main__":
    main()
