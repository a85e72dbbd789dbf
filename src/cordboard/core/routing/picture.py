"""Pictures that people upload: what they really are is told by their bytes, never by what the sender calls them."""

from typing import Literal

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

LARGEST = 100 * 1024
"""Bytes of one picture."""

PictureType = Literal["image/png", "image/jpeg", "image/webp"]


def type_of(content: bytes) -> PictureType:
    """The type of a picture. Raises Refused `invalid` for all but whole PNG, JPEG or WebP; SVG can hold programs."""
    if len(content) > LARGEST:
        raise _refused(f"The picture has {len(content):,} bytes; {LARGEST:,} are the most.")
    if (
        content.startswith(b"\x89PNG\r\n\x1a\n")
        and content[12:16] == b"IHDR"
        and content.endswith(b"\0\0\0\0IEND\xaeB`\x82")
    ):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9"):
        return "image/jpeg"
    if (
        content[:4] == b"RIFF"
        and content[8:12] == b"WEBP"
        and int.from_bytes(content[4:8], "little") + 8 == len(content)
    ):
        return "image/webp"
    raise _refused("This is no picture that can be shown: PNG, JPEG and WebP are.")


def _refused(why: str) -> Refused:
    return Refused(Code.INVALID, why, extra={"field": "logo"})
