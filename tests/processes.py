"""Processes that tests start."""

from __future__ import annotations

import signal


def hear_interrupts():
    """For `preexec_fn`: let Ctrl-C reach the process also when the tests run in the background, where it is turned off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
