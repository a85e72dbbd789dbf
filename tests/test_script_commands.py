"""`cordboard rehearse` and `cordboard replay`: what they print, and their exit codes."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from cordboard.director.script import encode_definition
from cordboard.director.templates import supplied
from cordboard.settings import Settings
from cordboard.storage import script_cases
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.scripts.case_views import StoredCase
from cordboard.wiring import open_house
from tests.stories import test_stories as stories
from tests.test_cli import Answer, cordboard

ANSWERED = {
    "name": "answered",
    "steps": [{"after": 40, "do": "agent_answers", "agent": "ann"}],
    "expect": {"how": "answered", "waited": 40},
}
LEFT = {"name": "left", "steps": [{"after": 5, "do": "leaves"}], "expect": {"how": "answered"}}
QUIET: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "clear_chat", "message": "Bye"},
    },
}


def written(path: Path, value: object) -> str:
    path.write_text(json.dumps(value), "utf-8")
    return path.name


@pytest.fixture
def definition(tmp_path: Path) -> str:
    """The definition of *Chat Routing* as a file."""
    (tmp_path / "script.json").write_bytes(encode_definition(supplied("Chat Routing").definition))
    return "script.json"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with recorded chats of the script Routing, of which version 2 is quiet."""
    home = tmp_path_factory.mktemp("home")
    story = next(path for path in stories.STORIES if path.stem == "visitor_leaves_while_queued")

    async def furnish() -> None:
        await stories.test_story(story, home)
        house = await open_house(Settings(data=home))
        await house.office.scripts.versions.add_version(
            "Routing", start_from=None, definition=QUIET, description="", by=SYSTEM
        )
        await house.close()

    asyncio.run(furnish())
    return home


def replay(home: Path, *more: str) -> Answer:
    return cordboard("replay", "--data", ".", "--script", "Routing", *more, cwd=home)


def test_a_rehearsal_without_a_database_prints_the_way(tmp_path: Path, definition: str) -> None:
    file = written(tmp_path / "scenario.json", ANSWERED)

    answer = cordboard("rehearse", file, "--definition", definition, cwd=tmp_path)

    assert answer.returncode == 0, answer.stderr
    assert "# answered" in answer.stdout
    assert "40 s  queue.answered → done (ann answered)" in answer.stdout
    assert "The chat is answered by ann on queue:General after 40 s of waiting" in answer.stdout
    assert "1 of 1 scenarios with expectations passed." in answer.stdout
    assert list(tmp_path.glob("**/*.db")) == []


def test_an_expectation_that_fails_is_told_and_has_exit_code_1(tmp_path: Path, definition: str) -> None:
    file = written(tmp_path / "scenarios.json", [ANSWERED, LEFT, {"name": "no demands"}])

    answer = cordboard("rehearse", file, "--definition", definition, cwd=tmp_path)

    assert answer.returncode == 1
    assert "FAILED: The end's how should be 'answered'; it is 'abandoned'." in answer.stdout
    assert "1 of 2 scenarios with expectations passed." in answer.stdout


def test_a_rehearsal_as_json_is_the_same_every_time(tmp_path: Path, definition: str) -> None:
    file = written(tmp_path / "scenarios.json", [ANSWERED, {**LEFT, "definition": QUIET}])

    answers = [
        cordboard("rehearse", file, "--definition", definition, "--json", cwd=tmp_path) for _ in range(2)
    ]

    first, second = json.loads(answers[0].stdout)
    assert (first["passed"], first["end"]["agent"]) == (True, "ann")
    assert [each["text"] for each in second["said"]] == ["Bye"]
    assert answers[0].stdout == answers[1].stdout


def test_a_stored_version_is_rehearsed_by_number_as_draft_or_as_the_active_one(home: Path) -> None:
    file = written(home / "scenario.json", {"answers_after": 1})
    named = written(home / "named.json", {"script": "Routing", "version": 2})

    answers = [
        cordboard("rehearse", "scenario.json", "--data", ".", "--script", "Routing", *more, cwd=home)
        for more in ((), ("--version", "1"), ("--version", "2"), ("--version", "draft"))
    ]
    answers.append(cordboard("rehearse", named, "--data", ".", cwd=home))

    assert file == "scenario.json"
    assert [each.returncode for each in answers] == [0] * 5
    quiet = ["script: Bye" in each.stdout for each in answers]
    assert quiet == [False, False, True, True, True]


def test_the_test_cases_of_a_script_are_played_without_a_file(home: Path) -> None:
    async def keep() -> None:
        house = await open_house(Settings(data=home))
        case = StoredCase(
            name="is quiet", doc=b'{"expect":{"said":["Bye"]}}', version=1, updated_at=1, updated_by="mo"
        )
        await house.store.write(lambda c: script_cases.put(c, "Routing", case, seen=None))
        await house.close()

    asyncio.run(keep())
    of_routing = ("rehearse", "--data", ".", "--script", "Routing", "--version")

    quiet, loud = (cordboard(*of_routing, version, cwd=home) for version in ("2", "1"))

    assert (quiet.returncode, loud.returncode) == (0, 1)
    assert "1 of 1 scenarios with expectations passed." in quiet.stdout
    assert "FAILED: “Bye” should be said" in loud.stdout


def test_a_replay_against_itself_differs_in_nothing(home: Path) -> None:
    answer = replay(home, "--version", "1", "--against", "1")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == (
        "0 of 1 chats (0.0 %) would have differed.\n"
        "Of 1 chats that had run one of these versions, the replay takes the recorded path in 1.\n"
    )


def test_a_replay_prints_what_would_have_differed_and_has_exit_code_1(home: Path) -> None:
    answers = [replay(home, "--version", "draft", "--against", "1") for _ in range(2)]

    assert answers[0].returncode == 1
    lines = answers[0].stdout.splitlines()
    assert lines[0].split() == ["version", "1", "version", "2", "chats"]
    assert lines[1].startswith("destination  abandoned queue:General  ended at n2")
    assert "1 of 1 chats (100.0 %) would have differed: destination 1, exits 1." in lines
    assert answers[0] == answers[1]


def test_a_replay_as_json_names_every_chat(home: Path) -> None:
    answer = replay(home, "--version", "2", "--against", "1", "--json", "--since", "2027-01-01")

    found = json.loads(answer.stdout)
    assert (found["chats"], found["differing"], found["reproduced"]) == (1, 1, 1)
    assert found["rows"][0]["version"]["how"] == "ended"
    assert found["changes"][0]["chats"] == [found["rows"][0]["chat"]]


@pytest.mark.parametrize(
    ("more", "code"), [(("--fail-on", "100%"), 0), (("--fail-on", "99.5%"), 1), (("--last", "1"), 1)]
)
def test_how_many_chats_may_differ_can_be_said(home: Path, more: tuple[str, ...], code: int) -> None:
    answer = replay(home, "--version", "2", "--against", "1", *more)

    assert answer.returncode == code


def test_no_chats_differ_in_nothing(home: Path) -> None:
    answer = replay(home, "--version", "2", "--against", "1", "--since", "2031-01-01")

    assert (answer.returncode, answer.stdout) == (0, "0 of 0 chats would have differed.\n")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--version", "9", "--against", "1"), "no version 9"),
        (("--version", "x", "--against", "1"), "'x', but must be a number or draft"),
        (("--version", "1"), "Missing option"),
        (("--version", "1", "--against", "1", "--fail-on", "some"), "any or a percentage"),
        (("--version", "1", "--against", "1", "--fail-on", "101%"), "any or a percentage"),
        (("--version", "1", "--against", "1", "--since", "soon"), "must be a date"),
        (("--version", "1", "--against", "1", "--point", "moon"), "no routing point 'moon'"),
        (("--version", "1", "--against", "1", "--last", "0"), "--last"),
        (("--version", "1", "--against", "1", "--data", "nowhere"), "There is no database"),
    ],
)
def test_a_replay_of_wrong_input_has_exit_code_2(home: Path, more: tuple[str, ...], told: str) -> None:
    answer = replay(home, *more)

    assert answer.returncode == 2, answer.stdout
    assert told in answer.stderr


@pytest.mark.parametrize(
    ("content", "more", "told"),
    [
        ("{", (), "holds no scenarios"),
        ('{"colour": "red"}', (), "unknown field `colour`"),
        ('[{"steps": [{"do": "flies"}]}]', (), "Invalid enum value"),
        ('{"at": "soon"}', (), "`at` is 'soon'"),
        ('{"definition": {"format": 1}}', (), "names no start"),
        ("{}", ("--definition", "none.json"), "none.json cannot be read"),
        ("{}", ("--definition", "scenario.json"), "scenario.json: "),
    ],
)
def test_a_rehearsal_of_wrong_input_has_exit_code_2(
    tmp_path: Path, definition: str, content: str, more: tuple[str, ...], told: str
) -> None:
    (tmp_path / "scenario.json").write_text(content, "utf-8")

    answer = cordboard("rehearse", "scenario.json", *(more or ("--definition", definition)), cwd=tmp_path)

    assert answer.returncode == 2, answer.stdout
    assert told in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.json",), "none.json cannot be read"),
        ((), "Give a FILE, or --script"),
        (("--data", ".", "--script", "Chat Routing"), "has no test cases"),
        (("scenario.json", "--data", "nowhere"), "There is no database"),
        (("scenario.json", "--data", "."), "No script is named"),
        (("scenario.json", "--data", ".", "--script", "None"), "There is no script 'None'"),
        (("scenario.json", "--data", ".", "--script", "Routing", "--version", "9"), "no version 9"),
        (
            ("scenario.json", "--data", ".", "--script", "Chat Routing", "--version", "draft"),
            "no version that is",
        ),
    ],
)
def test_what_cannot_be_found_has_exit_code_2(home: Path, arguments: tuple[str, ...], told: str) -> None:
    written(home / "scenario.json", {})

    answer = cordboard("rehearse", *arguments, cwd=home)

    assert answer.returncode == 2, answer.stdout
    assert told in answer.stderr
    assert not (home / "nowhere").exists()


def test_a_replay_finds_the_only_script_that_has_both_versions(home: Path) -> None:
    named = replay(home, "--version", "2", "--against", "1")
    unnamed = cordboard("replay", "--data", ".", "--version", "2", "--against", "1", cwd=home)
    neither = cordboard("replay", "--data", ".", "--version", "8", "--against", "7", cwd=home)
    several = cordboard("replay", "--data", ".", "--version", "1", "--against", "1", cwd=home)

    assert (unnamed.returncode, unnamed.stdout) == (named.returncode, named.stdout)
    assert (neither.returncode, several.returncode) == (2, 2)
    assert "No script has both versions." in neither.stderr
    assert "It may be " in several.stderr
