"""Log lines: what is never logged, however much an operator wants to see."""

import logging

import pytest

from cordboard.logs import set_up


def test_even_the_talkative_level_tells_no_headers_of_answers_from_outside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    try:
        set_up(level="debug", form="text")
        logging.getLogger("cordboard.test").debug("seen")
        logging.getLogger("httpcore2.http11").debug("set-cookie: key")
        told = capsys.readouterr().err
        assert "seen" in told
        assert "set-cookie" not in told
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
