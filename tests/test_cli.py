"""The command line: what it prints, what it leaves behind, and its exit codes."""

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from cordboard.__main__ import main


@dataclass
class Answer:
    """What a call printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def process(*arguments: str, cwd: Path, **variables: str) -> Answer:
    """A call as a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CORDBOARD_")}
    done = subprocess.run(
        [sys.executable, "-m", "cordboard", *arguments],
        cwd=cwd,
        env={**inherited, **variables, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def cordboard(*arguments: str, cwd: Path, given: str = "") -> Answer:
    """A call in this process: the same code, without a second of imports."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(cwd)
        patch.setattr(sys, "argv", ["cordboard", *arguments])
        patch.setattr(sys, "stdin", io.StringIO(given))
        patch.setenv("COLUMNS", "200")
        patch.setenv("NO_COLOR", "1")
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a database that holds the demo data."""
    home = tmp_path_factory.mktemp("home")
    first = cordboard("demo", cwd=home)
    assert first.returncode == 0, first.stderr
    (home / "first.txt").write_text(first.stdout, "utf-8")
    return home


def test_demo_prints_three_passwords_and_a_second_call_none(home: Path) -> None:
    first = (home / "first.txt").read_text("utf-8")

    second = cordboard("demo", cwd=home)

    words = re.findall(r"^  (\w+) +(\w{4}-\w{4}-\w{4}-\w{4})$", first, re.MULTILINE)
    assert [name for name, _ in words] == ["agent1", "agent2", "manager"]
    assert len({word for _, word in words}) == 3
    assert (second.returncode, second.stdout) == (0, "The demo data is there already.\n")


def test_migrate_makes_the_data_directory_and_may_be_repeated(tmp_path: Path) -> None:
    answers = [cordboard("migrate", "--data", "deep/down", cwd=tmp_path) for _ in range(2)]

    assert [(each.returncode, each.stdout) for each in answers] == [(0, "The database is up to date.\n")] * 2
    assert [path.name for path in (tmp_path / "deep/down").glob("*.db")] == ["cordboard.db"]


def test_a_user_is_added_once_and_gets_another_password(home: Path) -> None:
    add = ("user", "add", "boss", "--role", "Administrator", "--password-file", "-")
    (home / "word.txt").write_text("Sesame-open-43\nnot this line\n", "utf-8")

    answers = [
        cordboard(*add, cwd=home, given="Sesame-open-42\n"),
        cordboard(*add, cwd=home, given="Sesame-open-42\n"),
        cordboard("user", "password", "boss", "--password-file", "word.txt", cwd=home),
    ]

    assert [each.returncode for each in answers] == [0, 1, 0]
    assert answers[1].stderr == "cordboard: There is already a user 'boss'.\n"
    assert not [each for each in answers if "Sesame" in each.stdout + each.stderr]


@pytest.mark.parametrize(
    ("arguments", "given", "code", "told"),
    [
        (
            ("user", "add", "x", "--role", "King", "--password-file", "-"),
            "Sesame-open-42",
            1,
            "no role 'King'",
        ),
        (("user", "add", "x", "--role", "Agent", "--password-file", "-"), "short", 1, "shorter than 8"),
        (("user", "add", "x", "--role", "Agent", "--password-file", "-"), "", 2, "password is empty"),
        (("user", "add", "x", "--role", "Agent", "--password-file", "none"), "", 2, "cannot be read"),
        (("user", "add", "a b", "--role", "Agent", "--password-file", "-"), "Sesame-open-42", 1, "user_name"),
        (("user", "password", "nobody", "--password-file", "-"), "Sesame-open-42", 1, "no user 'nobody'"),
        (("user", "add", "x"), "", 2, "Missing option"),
        (("fly",), "", 2, "No such command"),
        (("serve", "--port", "many"), "", 2, "--port is 'many', but must be a whole number"),
        (("serve", "--colour", "red"), "", 2, "No such option"),
        (("migrate", "--data", "first.txt"), "", 2, "a directory, not a file"),
        (("migrate", "--config", "none.toml"), "", 2, "does not exist"),
    ],
)
def test_what_is_wrong_is_told_with_an_exit_code(
    home: Path, arguments: tuple[str, ...], given: str, code: int, told: str
) -> None:
    answer = cordboard(*arguments, cwd=home, given=given)

    assert answer.returncode == code, answer.stderr
    assert told in answer.stderr


@pytest.mark.parametrize("variable", ["CORDBOARD_PORT", "CORDBOARD_NONSENSE"])
def test_a_wrong_variable_is_one_sentence_and_exit_code_2(home: Path, variable: str) -> None:
    answer = process("serve", cwd=home, **{variable: "abc"})

    assert answer.returncode == 2
    assert answer.stderr.startswith(f"cordboard: {variable} is ")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("--help",), ("serve", "migrate", "demo", "user")),
        (("serve", "--help"), ("--host", "--port", "--data", "--database-url", "--config", "CORDBOARD_PORT")),
        (("migrate", "--help"), ("--data", "--database-url", "--config")),
        (("demo", "--help"), ("--data", "--database-url", "--config")),
        (("user", "--help"), ("add", "password")),
        (("user", "add", "--help"), ("NAME", "--role", "--password-file", "--full-name", "--agent-group")),
        (("user", "password", "--help"), ("NAME", "--password-file")),
    ],
)
def test_help_documents_every_command_and_option(
    home: Path, arguments: tuple[str, ...], options: tuple[str, ...]
) -> None:
    answer = cordboard(*arguments, cwd=home)

    assert answer.returncode == 0
    assert [option for option in options if option not in answer.stdout] == []
