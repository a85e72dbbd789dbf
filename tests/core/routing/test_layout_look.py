"""What a window looks like, and how well it can be read."""

import msgspec
import pytest

from cordboard.core.errors import Refused
from cordboard.core.routing.layout import Layout, Palette
from cordboard.core.routing.layout_look import colours, contrast, contrasts, sheet
from cordboard.core.routing.layout_texts import TEXTS
from cordboard.core.routing.picture import LARGEST, type_of

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 17 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 20 + b"\xff\xd9"
WEBP = b"RIFF" + (16).to_bytes(4, "little") + b"WEBPVP8 " + b"\0" * 8


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_the_supplied_look_can_be_read_in_both_schemes() -> None:
    found = contrasts(Layout(name="Default"))

    assert {each.scheme for each in found} == {"light", "dark"}
    assert all(each.enough for each in found)


def test_a_pair_that_cannot_be_read_is_told() -> None:
    layout = Layout(name="x", scheme="light", light=Palette(own="#ffff00", own_text="#ffffff"))

    poor = [each for each in contrasts(layout) if not each.enough]

    assert [(each.scheme, each.ground, each.text) for each in poor] == [("light", "own", "own_text")]
    assert poor[0].ratio == pytest.approx(1.07)


def test_a_colour_that_is_not_given_follows_the_main_ones() -> None:
    layout = Layout(name="x", colour="#112233", dark=Palette(accent="#aabbcc"))

    assert colours(layout, "light")["header"] == "#112233"
    assert colours(layout, "dark")["own"] == "#aabbcc"


def test_a_sheet_of_one_scheme_has_no_other() -> None:
    assert "prefers-color-scheme" in sheet(Layout(name="x"))
    assert "prefers-color-scheme" not in sheet(Layout(name="x", scheme="dark"))
    assert "color-scheme:dark" in sheet(Layout(name="x", scheme="dark"))


def test_css_counts_only_when_it_is_on() -> None:
    css = ".bubble{color:red}"

    assert css not in sheet(Layout(name="x", css=css))
    assert sheet(Layout(name="x", css=css, css_on=True)).endswith(css)


def test_a_layout_of_the_first_kind_can_still_be_read() -> None:
    old = b'{"name":"Shop","title":"Help","colour":"#112233","texts":{"en":{"send":"Go"}},"idle_warn":1,"idle_end":2}'

    layout = msgspec.json.decode(old, type=Layout)

    assert (layout.title, layout.form, layout.offline.when, layout.css_on) == ("Help", (), "never", False)


def test_every_language_of_the_widget_has_every_text() -> None:
    assert {language: set(texts) for language, texts in TEXTS.items()} == {
        language: set(TEXTS["en"]) for language in ("en", "de", "fr", "es", "ar")
    }


@pytest.mark.parametrize(
    ("content", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_a_picture_is_what_its_bytes_say(content: bytes, kind: str) -> None:
    assert type_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 20,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"<!doctype html><script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n",
        PNG[:-4],
        PNG + b"<script>alert(1)</script>",
        JPEG + b"<html>",
        WEBP + b"x",
        PNG[:-12] + b"\0" * LARGEST + PNG[-12:],
    ],
    ids=["empty", "gif", "svg", "xml", "html", "head", "cut", "png+", "jpeg+", "webp+", "large"],
)
def test_whatever_else_is_no_picture(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        type_of(content)

    assert caught.value.extra == {"field": "logo"}
