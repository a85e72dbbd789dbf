"""CSS that a manager writes: what is allowed comes out written anew, everything else is refused with its line."""

import pytest

from cordboard.core.routing.layout_css import MOST_RULES, checked

ALLOWED = {
    ".bubble{color:red}": ".bubble{color:red}",
    ".bubble { padding: 4px 8px; border-radius: 2px }": ".bubble{padding:4px 8px;border-radius:2px}",
    "/* a */ .mine .bubble:hover /* b */ , .head > .soft { color : #FFF }": ".mine .bubble:hover , .head > .soft{color:#FFF}",
    ".mine.bubble{opacity:.5}": ".mine.bubble{opacity:0.5}",
    ".head{background:linear-gradient(90deg,var(--accent),rgb(0 0 0 / 50%))}": (
        ".head{background:linear-gradient(90deg,var(--accent),rgb(0 0 0 / 50%))}"
    ),
    '.line{font-family:"Comic Sans",serif}': '.line{font-family:"Comic Sans",serif}',
    "@media (prefers-color-scheme: dark){.head{color:#fff}}": (
        "@media (prefers-color-scheme:dark){.head{color:#fff}}"
    ),
    "@media screen and (max-width:400px){.bubble{font-size:13px}}": (
        "@media screen and (max-width:400px){.bubble{font-size:13px}}"
    ),
    # An escaped name is the same name, and comes out plain.
    ".b\\75 bble{color:red}": ".bubble{color:red}",
    # Browsers pass over these marks, too.
    "<!-- .bubble{color:red} -->": ".bubble{color:red}",
    "": "",
}

EVIL = (
    "@import 'https://evil.example/x.css';",
    "@import url(//evil.example);",
    '@charset "utf-7";',
    "@font-face{font-family:x;src:url(//evil.example)}",
    "@keyframes x{from{opacity:0}}",
    "@namespace url(http://www.w3.org/1999/xhtml);",
    "@supports (display:grid){.bubble{color:red}}",
    "@layer x{.bubble{color:red}}",
    "@media print{.bubble{color:red}}",
    "@media (min-device-width:1px){.bubble{color:red}}",
    "@media (max-width:400px){@import 'x';}",
    "@media (max-width:400px){@media (min-width:1px){.bubble{color:red}}}",
    ".bubble{background:url(https://evil.example/?x)}",
    ".bubble{background:url('//evil.example')}",
    ".bubble{background:u\\72l(//evil.example)}",
    ".bubble{background:image-set('//evil.example' 1x)}",
    ".bubble{background:src('//evil.example')}",
    ".bubble{background-image:url(data:image/svg+xml,x)}",
    ".bubble{color:expression(alert(1))}",
    ".bubble{behavior:url(x.htc)}",
    ".bubble{-moz-binding:url(x)}",
    ".bubble{content:'x'}",
    ".window{position:fixed}",
    ".window{inset:0}",
    ".window{z-index:9}",
    ".window{display:none}",
    ".window{visibility:hidden}",
    ".window{transform:scale(9)}",
    ".window{width:100vw}",
    ".window{animation:x 1s}",
    ".window{filter:blur(9px)}",
    ".window{pointer-events:none}",
    ".window{cursor:none}",
    ".window{all:initial}",
    ".bubble{margin:-9999px}",
    ".bubble{margin-top:-1px}",
    ".bubble{padding:5000px}",
    ".bubble{padding:100vh}",
    ".bubble{box-shadow:0 0 0 9999px red}",
    ".bubble{margin:calc(100px * 99)}",
    ".bubble{color:attr(title)}",
    ".bubble{color:env(x)}",
    ".bubble{color:var(--secret)}",
    ".bubble{color:var(--accent,url(x))}",
    ".bubble{--x:url(//evil.example)}",
    ".bubble{color:red!important}",
    ".bubble{color:red;;;{}}",
    ".bubble{& .soft{color:red}}",
    ".bubble{color:red} .soft{color",
    '.bubble{font-family:"x\'}*{y"}',
    '.bubble{color:"red"}',
    "*{color:red}",
    "body{color:red}",
    "input{color:red}",
    ":host{color:red}",
    ":root{color:red}",
    ":host-context(body){color:red}",
    "::slotted(*){color:red}",
    "#x{color:red}",
    ".unknown{color:red}",
    ".bubble,{color:red}",
    ",.bubble{color:red}",
    ".bubble>{color:red}",
    ".bubble + .soft{color:red}",
    ".bubble ~ .soft{color:red}",
    ".field[value^='a']{color:red}",
    "[type=password]{color:red}",
    ".bubble::before{color:red}",
    ".bubble:not(.x){color:red}",
    ".bubble:has(.x){color:red}",
    ".bubble:visited{color:red}",
    "..bubble{color:red}",
    ".bubble{color:red}</style><script>",
    ".bubble{color:red}\\",
    "(" * 8_000,
    ".bubble" + "{" * 4_000,
    ".bubble{color:" + "rgb(" * 2_000 + "}",
    ".bubble{color:red}" * (MOST_RULES + 1),
)


@pytest.mark.parametrize(("css", "written"), ALLOWED.items(), ids=list(ALLOWED))
def test_what_is_allowed_is_written_anew(css: str, written: str) -> None:
    assert checked(css) == (written, ())


@pytest.mark.parametrize("css", EVIL, ids=lambda css: css[:40])
def test_nothing_of_a_sheet_that_goes_too_far_reaches_a_page(css: str) -> None:
    written, problems = checked(css)

    assert written == ""
    assert problems
    assert all(each.reason and each.line >= 1 for each in problems)


def test_a_refusal_names_its_line_and_every_line_is_told() -> None:
    _, problems = checked(".bubble { color: red }\n\n.head {\n  position: fixed;\n}\n#x { color: red }\n")

    assert [(each.line, each.reason.split(" ")[0]) for each in problems] == [(4, "The"), (6, "“#x”")]


def test_what_comes_out_is_allowed_itself() -> None:
    for css in ALLOWED:
        written, _ = checked(css)

        assert checked(written) == (written, ())
