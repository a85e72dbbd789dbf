"""Settings: where each comes from, which source wins, and what a wrong one is told."""

from dataclasses import fields
from ipaddress import ip_network
from pathlib import Path

import pytest

from cordboard.settings import OPTIONS, Settings, WrongSetting, as_texts, load

DOCUMENT = Path(__file__).parents[1] / "docs" / "operating.md"


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "cordboard.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_anything_set_the_defaults_hold() -> None:
    assert load(environ={}) == Settings()


def test_each_default_is_what_its_text_says() -> None:
    for option in OPTIONS:
        assert option.read(option.default) == getattr(Settings(), option.name), option.name


def test_the_command_line_beats_the_environment_beats_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, 'port = 1\nhost = "file"\nlog_level = "error"\n')
    environ = {"CORDBOARD_PORT": "2", "CORDBOARD_HOST": "environment"}

    settings = load({"port": "3", "host": None}, environ=environ, config=path)

    assert (settings.port, settings.host, settings.log_level) == (3, "environment", "error")


def test_another_file_can_be_named_in_the_environment(tmp_path: Path) -> None:
    path = config(tmp_path, "port = 9")

    assert load(environ={"CORDBOARD_CONFIG": str(path)}).port == 9


def test_variables_of_other_programs_are_left_alone() -> None:
    assert load(environ={"PORT": "1", "cordboard_port": "2"}) == Settings()


def test_lists_and_switches_may_be_written_the_way_of_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, 'trusted_proxies = ["10.0.0.0/8", "::1"]\nlimits = false\n')

    settings = load(environ={}, config=path)

    assert settings.trusted_proxies == (ip_network("10.0.0.0/8"), ip_network("::1"))
    assert settings.limits is False


def test_data_sources_are_a_table_of_the_file_or_a_list_in_the_environment(tmp_path: Path) -> None:
    path = config(
        tmp_path, '[data_sources]\ncrm = "postgresql://u:p@db/crm?a=b,c"\nshop = "sqlite:///s.db"\n'
    )
    both = {"crm": "postgresql://u:p@db/crm?a=b,c", "shop": "sqlite:///s.db"}

    assert load(environ={}, config=path).data_sources == both
    assert (
        load(environ={"CORDBOARD_DATA_SOURCES": " ".join(f"{k}={v}" for k, v in both.items())}).data_sources
        == both
    )


def test_hosts_that_may_be_called_are_listed() -> None:
    text = "API.example.com, *.example.com:8443 [::1]:9000 localhost:* *"

    assert load({"outbound_hosts": text}, environ={}).outbound_hosts == (
        "api.example.com",
        "*.example.com:8443",
        "[::1]:9000",
        "localhost:*",
        "*",
    )


def test_the_password_of_a_data_source_is_never_shown() -> None:
    with pytest.raises(WrongSetting) as caught:
        load(environ={"CORDBOARD_DATA_SOURCES": "crm=mysql://me:secret@host/x"})

    assert "secret" not in str(caught.value)
    assert "secret" not in repr(Settings(data_sources={"crm": "postgresql://me:secret@host/x"}))


def test_keys_for_identity_are_read_from_their_file(tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    keys.write_text('{"keys": []}', "utf-8")

    assert load({"identity_keys": str(keys)}, environ={}).identity_keys == {"keys": []}


@pytest.mark.parametrize(
    ("name", "text", "must"),
    [
        ("port", "abc", "a whole number from 1 to 65535"),
        ("port", "0", "a whole number from 1 to 65535"),
        ("port", "70000", "a whole number from 1 to 65535"),
        ("port", "", "a whole number from 1 to 65535"),
        ("host", "two words", "one word"),
        ("data", "", "a directory"),
        ("database_url", "mysql://x/y", "a URL beginning with"),
        ("database_url", "postgresql://h:port/x", "a URL beginning with"),
        ("nats_url", "localhost", "a URL beginning with nats:// or tls://"),
        ("public_url", "shop.example", "a URL beginning with http:// or https://"),
        ("trusted_proxies", "10.0.0.1/8", "addresses or networks"),
        ("trusted_proxies", "proxy", "addresses or networks"),
        ("sqlite_synchronous", "sometimes", "one of NORMAL, FULL, EXTRA"),
        ("limits", "maybe", "on or off"),
        ("log_level", "loud", "one of debug, info, warning, error"),
        ("mail_from", "nobody", "a mail address"),
        ("identity_keys", "/no/such/file", "readable file"),
        ("outbound_hosts", "https://api.example.com", "hosts such as"),
        ("outbound_hosts", "api.*.example", "hosts such as"),
        ("outbound_hosts", "api.example:0", "hosts such as"),
        ("outbound_networks", "10.0.0.1/8", "addresses or networks"),
        ("data_sources", "postgresql://db/crm", "entries name=URL"),
        ("data_sources", "crm=mysql://db/crm", "entries name=URL"),
        ("data_sources", "a=sqlite:///a.db a=sqlite:///b.db", "entries name=URL"),
        ("session_idle", "1", "a whole number from 60"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(name: str, text: str, must: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        load(environ={f"CORDBOARD_{name.upper()}": text})

    sentence = str(caught.value)
    assert sentence.startswith(f"CORDBOARD_{name.upper()} is ")
    assert must in sentence
    assert "\n" not in sentence


def test_a_wrong_url_is_not_repeated_for_it_may_hold_a_password() -> None:
    with pytest.raises(WrongSetting) as caught:
        load(environ={"CORDBOARD_DATABASE_URL": "mysql://me:secret@host/x"})

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("port = ", "cannot be read"),
        ("prot = 1", "'prot', which is not a setting"),
        ("port = 1.5", "port in"),
        ("[server]\nport = 1", "'server', which is not a setting"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongSetting, match=told):
        load(environ={}, config=config(tmp_path, text))


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="does not exist"):
        load(environ={}, config=tmp_path / "none.toml")


def test_a_misspelt_variable_is_told() -> None:
    with pytest.raises(WrongSetting, match="CORDBOARD_PROT is not a setting"):
        load(environ={"CORDBOARD_PROT": "1"})


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (Settings(), "http://127.0.0.1:8080"),
        (Settings(host="0.0.0.0", port=80), "http://localhost:80"),
        (Settings(host="::1"), "http://[::1]:8080"),
        (Settings(public_url="https://chat.example/"), "https://chat.example"),
    ],
)
def test_the_address_is_one_a_browser_can_open(settings: Settings, address: str) -> None:
    assert settings.address == address


def test_every_setting_is_an_option_and_is_documented() -> None:
    text = DOCUMENT.read_text("utf-8")

    assert {option.name for option in OPTIONS} == {field.name for field in fields(Settings)}
    for name, variable, default, meaning in as_texts():
        row = f"| `{name}` | `{variable}` | {f'`{default}`' if default else ''} | {meaning} |"
        assert row in text, f"docs/operating.md lacks the row\n{row}"
