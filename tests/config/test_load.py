"""What a folder of configuration files gives, and how it answers mistakes."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.config import Source, check_config, load_config
from ingest.model import ConfigError, Hedge, Severity

CHANNEL = """\
channels:
  - id: 1999000001
    handle: zarechye_oblast
    language: ru
    person: "Ракитин Павел Андреевич"
    in_office_from: 2024-03-01
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return folder


def complaint(folder: Path, **files: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load_config(write(folder, **files))
    return str(caught.value).replace(f"{folder}/", "")


def test_an_empty_folder_means_the_defaults(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert config.channels == ()
    assert [rule.id for rule in config.rules.rules] == ["serious", "house-style", "mild"]
    assert config.retention.posts is None
    assert config.retention.runs == timedelta(days=400)


@pytest.mark.parametrize("text", ["", "# nothing\n", "channels:\n", "channels: []\n", "---\n", "\ufeffchannels: []\n"])
def test_an_empty_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert load_config(write(tmp_path, channels=text)).digest == load_config(empty).digest


def test_the_files_that_are_shipped_show_the_defaults(tmp_path: Path) -> None:
    """Uncommenting what config/rules.yml and retention.yml show must change nothing."""
    shipped = Path(__file__).parents[2] / "config"
    for name in ("rules", "retention"):
        text = (shipped / f"{name}.yml").read_text("utf-8")
        head, _, body = text.partition(f"\n\n# {name}:")
        assert head
        write(tmp_path, **{name: "\n".join(line.removeprefix("# ") for line in f"# {name}:{body}".splitlines())})
    written = load_config(tmp_path)
    assert written.digest == load_config(shipped).digest


def test_the_examples_that_are_shipped_load(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "config"
    for name in ("channels", "outlets"):
        example = (shipped / f"{name}.yml").read_text("utf-8").partition("example:\n#\n")[2]
        write(tmp_path, **{name: "\n".join(line.removeprefix("# ") for line in example.splitlines())})
    config = load_config(tmp_path)
    assert (len(config.channels), len(config.outlets)) == (1, 1)


def test_a_channel_is_read_with_its_defaults(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, channels=CHANNEL))
    channel = config.channels[0]
    assert (channel.id, channel.handle, channel.person) == (1999000001, "zarechye_oblast", "Ракитин Павел Андреевич")
    assert channel.in_office_from == date(2024, 3, 1)
    assert config.watches[channel.id].poll == timedelta(minutes=5)
    assert config.watched(Source.MTPROTO) == (channel,)
    assert config.watched(Source.WEB) == ()
    assert config.channel("@Zarechye_Oblast") is channel


@pytest.mark.parametrize(
    "written", ["Zarechye", "@Zarechye", "t.me/Zarechye", "https://t.me/s/Zarechye/", "https://telegram.me/Zarechye"]
)
def test_a_handle_is_read_from_every_form(tmp_path: Path, written: str) -> None:
    config = load_config(write(tmp_path, channels=f"channels:\n  - id: 7\n    handle: '{written}'\n"))
    assert config.channels[0].handle == "Zarechye"


def test_a_partial_file_changes_only_its_keys(tmp_path: Path) -> None:
    before = load_config(tmp_path).rules
    after = load_config(write(tmp_path, rules="linking: {linked: 0.8}\n")).rules
    assert after.linking.linked == Decimal("0.8")
    assert after.linking.candidate == before.linking.candidate
    assert (after.rules, after.tolerances) == (before.rules, before.tolerances)


@pytest.mark.parametrize("code", ["no", "NO"])
def test_norwegian_stays_text(tmp_path: Path, code: str) -> None:
    text = CHANNEL.replace("language: ru", f"language: {code}")
    if code.islower():
        assert load_config(write(tmp_path, channels=text)).channels[0].language == "no"
    else:
        assert complaint(tmp_path, channels=text) == (
            "channels.yml, line 4: language: 'NO' is no language code. Use an ISO 639 code such as ru, uk or en."
        )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("person", "persn", "line 5: unknown key 'persn'. Did you mean 'person'?"),
        ("person:", "xyzzy:", "line 5: unknown key 'xyzzy'. Known keys: id, handle, title,"),
        ("    handle: zarechye_oblast\n", "", "line 2: key 'handle' is missing. Add 'handle: …' here."),
        ("handle:", "handel:", "line 3: unknown key 'handel'. Did you mean 'handle'?"),
        ("1999000001", "0123", "line 2: id must be a whole number, not '0123'. Write 123, without quotes"),
        (
            "1999000001",
            "-1001999000001",
            "line 2: id: -1001999000001 is the Bot API's form of the id. Write 1999000001.",
        ),
        ("1999000001", "-5", "line 2: id: -5 is no channel id."),
        (
            "language: ru",
            "language: ua",
            "line 4: language: 'ua' is a country, not a language. Write uk for Ukrainian.",
        ),
        ("language: ru", "language: true", 'line 4: language must be text, not true. Write it in quotes: "true".'),
        ("language: ru", "title: 112", 'line 4: title must be text, not 112. Write it in quotes: "112".'),
        ("zarechye_oblast", "a b", "line 3: handle: 'a b' is no channel handle. Write it as in the channel's address"),
        ("2024-03-01", "2024-02-30", "line 6: in_office_from: '2024-02-30' is no day. Write year, month and day"),
        ("2024-03-01", "20240301", "line 6: in_office_from: '20240301' is no day. Write year, month and day"),
        ("language: ru", "source: mtprot", "line 4: source: 'mtprot' is not known. Did you mean 'mtproto'?"),
        ("language: ru", "poll: 5", "line 4: poll: 5 is no duration. Write a number and a unit: 30s, 5m, 12h or 90d."),
        ("language: ru", "tags: one", "line 4: tags must be a list, not 'one'. Begin each value with '- '"),
        ("language: ru", "tags: [one, Два]", "line 4: tags: 'Два' is no identifier. Use small Latin letters"),
        ("language: ru", "in_office_to: 2020-01-01", "line 2: in_office_to (2020-01-01) lies before in_office_from"),
        ("language: ru", "id: 5", "line 4: key 'id' stands in line 2 already. Keep one of the two."),
        ("language: ru", "tags: &t [*t]", "line 4: an alias refers to itself. Write the values out."),
        ("language: ru", "title: !secret x", "line 4: tag '!secret' is not used here. Write the plain value."),
        ("language: ru", "language: [ru", "line 5: is no valid YAML: "),
        ("    language", "\tlanguage", "line 4: is no valid YAML: "),
        ("channels:\n", "", "line 1: the file must hold keys with values. Begin as in the example"),
        ("channels:", "chanels:", "line 1: unknown key 'chanels'. Did you mean 'channels'?"),
    ],
)
def test_an_error_names_file_line_key_and_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CHANNEL
    assert complaint(tmp_path, channels=CHANNEL.replace(old, new)).startswith(f"channels.yml, {told}")


def test_all_errors_are_told_in_order_of_lines(tmp_path: Path) -> None:
    text = CHANNEL.replace("language: ru", "langage: ru").replace("2024-03-01", "spring")
    errors = check_config(write(tmp_path, channels=text, retention="retention: {pages: 5}\n"))
    assert [error.resource.replace(f"{tmp_path}/", "") for error in errors] == [
        "channels.yml, line 4",
        "channels.yml, line 6",
        "retention.yml, line 1",
    ]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("  - id: 1999000001\n    handle: other\n", "line 7: id '1999000001' stands in line 2 already."),
        ("  - id: 8\n    handle: '@Zarechye_Oblast'\n", "line 8: handle 'zarechye_oblast' stands in line 3 already."),
    ],
)
def test_a_channel_given_twice_is_refused(tmp_path: Path, second: str, told: str) -> None:
    assert complaint(tmp_path, channels=CHANNEL + second) == f"channels.yml, {told} Keep one of the two."


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "channels.yml").write_bytes("title: Заречье".encode("cp1251"))
    with pytest.raises(ConfigError, match=r"is not UTF-8 text\. Save it as UTF-8\."):
        load_config(tmp_path)


def test_a_folder_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no folder"):
        load_config(tmp_path / "confg")


def test_the_folder_that_is_taken_without_asking_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config(Path("config")).channels == ()


def test_the_digest_follows_values_only(tmp_path: Path) -> None:
    def digest(**files: str) -> str:
        return load_config(write(tmp_path, **files)).digest

    first = digest(channels=CHANNEL)
    second_entry = "  - id: 8\n    handle: other\n"
    assert digest(channels="# a comment\n" + CHANNEL + "    poll: 5m\n") == first  # 5m is the default
    assert digest(channels=CHANNEL, rules="linking: {linked: 0.60}\n") == first
    assert digest(channels=CHANNEL, rules="linking: {linked: 0.61}\n") != first
    body = CHANNEL.removeprefix("channels:\n")
    assert digest(channels=CHANNEL + second_entry) == digest(channels="channels:\n" + second_entry + body)


def test_an_outlet_is_found_by_its_host(tmp_path: Path) -> None:
    text = "outlets:\n  - {id: a, hosts: [example.org]}\n  - {id: b, hosts: ['https://News.Example.org/']}\n"
    config = load_config(write(tmp_path, outlets=text))
    found = {host: config.outlet_of(host) for host in ("www.example.org", "m.news.example.org", "example.com")}
    assert [outlet and outlet.id for outlet in found.values()] == ["a", "b", None]


def test_an_outlet_with_a_port_is_found_by_this_port(tmp_path: Path) -> None:
    text = "outlets:\n  - {id: a, hosts: ['127.0.0.1:8001']}\n  - {id: b, hosts: ['127.0.0.1:8002']}\n"
    config = load_config(write(tmp_path, outlets=text))
    found = [config.outlet_of(host) for host in ("127.0.0.1:8002", "127.0.0.1:8003", "127.0.0.1")]
    assert [outlet and outlet.id for outlet in found] == ["b", None, None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{id: a, hosts: [example.org/x]}", "hosts: 'example.org/x' is no host name."),
        ("{id: a, feeds: [example.org/feed]}", "feeds: 'example.org/feed' is no web address."),
        ("{id: a, feeds: ['https://u:p@example.org/']}", "feeds: the address holds a user name or password."),
        ("{id: a, priors: {atleast: 0.5}}", "'atleast' is not known. Did you mean 'at_least'?"),
        ("{id: a, priors: {at_least: 5}}", "at_least: input should be less than or equal to 1. Change 5."),
        ("{id: a, hosts: [b.org]}\n  - {id: c, hosts: [B.org]}", "hosts 'b.org' stands in line 2 already."),
    ],
)
def test_a_wrong_outlet_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert told in complaint(tmp_path, outlets=f"outlets:\n  - {text}\n")


def test_house_style_comes_from_the_outlet_else_from_the_rules(tmp_path: Path) -> None:
    outlets = "outlets:\n  - {id: a, priors: {about: 0.9}}\n  - {id: b}\n"
    config = load_config(write(tmp_path, outlets=outlets, rules="priors: {at_least: 0.5}\n"))
    assert config.house_style("a", Hedge.ABOUT)
    assert not config.house_style("a", Hedge.AT_LEAST)
    assert config.house_style("b", Hedge.AT_LEAST)
    assert config.house_style("not-configured", Hedge.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: [{id: a, verdicts: [same], severity: mild}]", "verdict 'same' means that the report agrees"),
        ("rules: [{id: a, verdicts: [], severity: mild}]", "verdicts must not be empty."),
        ("rules: [{id: a, verdicts: [differ], severity: mild}]", "Did you mean 'differs'?"),
        ("rules: [{id: a, verdicts: [differs], severity: yes}]", "severity: 'yes' is not known."),
        (
            "rules: [{id: a, verdicts: [differs], severity: mild, when: {house_style: yes}}]",
            "house_style must be true or false, not 'yes'.",
        ),
        (
            "rules: [{id: a, verdicts: [differs], severity: mild, when: {channels: [zarechie_oblast]}}]",
            "when.channels: 'zarechie_oblast' is not configured. Did you mean 'zarechye_oblast'?",
        ),
        (
            "rules: [{id: a, verdicts: [differs], severity: mild, when: {outlets: [post]}}]",
            "when.outlets: 'post' is not configured. Enter it in outlets.yml first.",
        ),
        ("linking: {candidate: 0.9}", "candidate (0.9) lies above linked (0.6)."),
        ("linking: {linked: high}", "linked must be a number, not 'high'."),
        ("linking: 0.6", "linking must be keys with values, not 0.6."),
    ],
)
def test_a_wrong_rule_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert told in complaint(tmp_path, channels=CHANNEL, rules=text + "\n")


def test_retention_takes_terms_and_forever(tmp_path: Path) -> None:
    retention = load_config(write(tmp_path, retention="retention: {pages: 90d, counters: forever}\n")).retention
    assert (retention.pages, retention.counters) == (timedelta(days=90), None)
    assert "retention.yml, line 1: pages: 'never' is no duration." in complaint(
        tmp_path, retention="retention: {pages: never}\n"
    )


def test_severity_none_is_text(tmp_path: Path) -> None:
    rules = "rules: [{id: quiet, verdicts: [differs], severity: none}]\n"
    assert load_config(write(tmp_path, rules=rules)).rules.rules[0].severity is Severity.NONE
