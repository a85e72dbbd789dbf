"""The rules of the house catch what they are for, and leave good files alone."""

import pytest

from scripts import house_lint
from scripts.house_files import File

CORE = "src/cordboard/core/chat/chat.py"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        pytest.param(CORE, "import time\n", "no time here", id="a clock imported into core"),
        pytest.param(CORE, "from random import choice\n", "no random here", id="randomness in core"),
        pytest.param(CORE, "from uuid import uuid4\n", "no uuid here", id="made-up ids in core"),
        pytest.param(
            "src/cordboard/director/run.py", "import asyncio\n", "no asyncio here", id="a loop in director"
        ),
        pytest.param(CORE, "async def say(): ...\n", "nothing is async", id="an async function in core"),
        pytest.param(CORE, "at = datetime.now(UTC)\n", "reads a clock", id="the clock read in core"),
        pytest.param(
            CORE,
            "import datetime as d\nat = datetime.date.today()\n",
            "reads a clock",
            id="the date read in core",
        ),
        pytest.param(CORE, "print('x')\n", "no print here", id="output in core"),
        pytest.param(
            "src/cordboard/core/__init__.py", "X = 1\n", "__init__.py is empty", id="a full __init__"
        ),
        pytest.param(CORE, "X = 1\n", "opens with one sentence", id="a module without its sentence"),
        pytest.param(
            "src/cordboard/web/chat_utils.py", "", "chat_utils says nothing", id="a module named utils"
        ),
        pytest.param(
            "clients/desk/src/helpers.ts", "", "helpers says nothing", id="a client module named helpers"
        ),
        pytest.param(
            "tests/x.py", "class ChatManager: ...\n", "ChatManager says nothing", id="a class named Manager"
        ),
        pytest.param(
            "clients/ui/src/x.ts",
            "export class WireService {}\n",
            "says nothing",
            id="a client class named Service",
        ),
        pytest.param(
            "src/cordboard/web/app.py",
            '"""App."""\nimport os\nos.environ["A"]\n',
            "only settings.py",
            id="environ",
        ),
        pytest.param(
            "src/cordboard/web/app.py", '"""App."""\nfrom os import getenv\n', "only settings.py", id="getenv"
        ),
        pytest.param(
            "docs/x.md", "See `" + "/ro" + "ot/x`.\n", "a path of one machine", id="a machine's path"
        ),
        pytest.param(
            "requirements.lock",
            "--index-url https://pypi.example/\n",
            "names an address",
            id="an address in a lock",
        ),
        pytest.param(
            "clients/package-lock.json",
            '"resolved": "https://x/"\n',
            "names a registry",
            id="a registry in a lock",
        ),
        pytest.param(
            "src/cordboard/web/app.py",
            '"""App."""\n# TO' + "DO later\n",
            "a loose end",
            id="a bare loose end",
        ),
        pytest.param("clients/desk/src/App.tsx", "x\n" * 401, "401 lines", id="a file too long"),
    ],
)
def test_a_broken_rule_is_told(path: str, text: str, told: str) -> None:
    found = house_lint.problems(File(path, text))

    assert [problem for problem in found if told in str(problem) and not problem.soft]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(
            CORE, '"""A chat."""\n\ndef due(*, now: int) -> int:\n    return now\n', id="a pure module"
        ),
        pytest.param(CORE, '"""A chat."""\n\nfrom datetime import datetime\n', id="the type of a time"),
        pytest.param(
            "src/cordboard/storage/clock.py",
            '"""A clock."""\n\nimport time\n',
            id="a clock outside the middle",
        ),
        pytest.param(
            "src/cordboard/director/nodes/__init__.py", '"""Kinds."""\n\nKINDS = []\n', id="the list of kinds"
        ),
        pytest.param(
            "src/cordboard/settings.py", '"""Settings."""\n\nimport os\n\nos.environ\n', id="the settings"
        ),
        pytest.param(
            "src/cordboard/core/chat/events.py",
            '"""Events."""\n\nclass DataChanged: ...\n',
            id="an event about data",
        ),
        pytest.param("tests/x.py", "PATTERN = 'https://shop.example/home/sale'\n", id="a path of a web site"),
        pytest.param("clients/wire/src/generated/api.ts", "x\n" * 900, id="a generated file may be long"),
        pytest.param("clients/package-lock.json", '"resolved": "desk"\n', id="a workspace in the lock"),
        pytest.param(
            "src/cordboard/web/app.py", '"""App."""\n# TODO(#12) later\n', id="a loose end with an issue"
        ),
    ],
)
def test_a_good_file_is_left_alone(path: str, text: str) -> None:
    found = house_lint.problems(File(path, text))

    assert found == []


def test_a_long_file_is_noted_before_it_fails() -> None:
    found = house_lint.problems(File("tests/x.py", "x = 1\n" * 251))

    assert [problem.soft for problem in found] == [True]
