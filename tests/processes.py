"""Processes that tests start."""

from __future__ import annotations

import signal


def hear_interrupts():
    """For `preexec_fn`: let Ctrl-C reach the process also where tests run in the background, which turns it off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
