"""What the chat window says by itself, key by key; a layout's own texts go before. The widget holds the same words."""

from collections.abc import Mapping
from importlib.resources import files

import msgspec

TEXTS: Mapping[str, Mapping[str, str]] = msgspec.json.decode(
    files("cordboard.core.routing").joinpath("layout_texts.json").read_bytes(), type=dict[str, dict[str, str]]
)
"""Language → key → text. English has every key; `{}` is where a value goes."""
