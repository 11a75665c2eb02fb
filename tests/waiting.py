"""Wait for a state of a page. Playwright's own wait evaluates text in the page, which the site's policy forbids."""

from __future__ import annotations

_UNTIL = """() => new Promise((done, fail) => {
    const end = performance.now() + 30000;
    const look = () => {
        if (%s) done();
        else if (performance.now() > end) fail(new Error("ventet for lenge"));
        else setTimeout(look, 15);
    };
    look();
})"""


def until(page, condition):
    """Return when the JavaScript expression `condition` holds in `page`; raise after thirty seconds."""
    page.evaluate(_UNTIL % condition)
