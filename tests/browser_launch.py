"""How tests start Chromium: where it is and with which flags."""

import os
import shutil
from typing import TypedDict

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: tuple[str, ...] = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Launch(TypedDict):
    """Arguments of playwright's `chromium.launch`; no path means the browser that playwright installed."""

    executable_path: str | None
    args: list[str]
    headless: bool


def chromium() -> Launch | None:
    """How to launch a Chromium on this machine; None if there is none.

    CHROMIUM names a binary; when it is set and empty, playwright's own installed browser is used.
    """
    given = os.environ.get("CHROMIUM")
    path = (
        given if given is not None else next((found for name in NAMES if (found := shutil.which(name))), None)
    )
    if path is None:
        return None
    args = list(FLAGS)
    if hasattr(os, "getuid") and os.getuid() == 0:
        args.append("--no-sandbox")
    return Launch(executable_path=path or None, args=args, headless=True)
