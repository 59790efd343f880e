"""`sut.toml`: what is wrong is told with line, column and what to do; what `init` writes is right as it stands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from harness.cli import main
from harness.sut.attachment import faults
from harness.sut.attachment.positions import places
from harness.sut.attachment.template import DRIVERS, LAUNCHERS, sut_template
from harness.sut.declaration import LEVELS, DeclarationError, load_declaration, schema_of_sut

GOOD = '[product]\nname = "X"\nversion = "1"\n'


def told(folder: Path, text: str | bytes) -> list[str]:
    """Lines of the error, without the file's name."""
    path = folder / "sut.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DeclarationError) as error:
        load_declaration(path)
    return [line.removeprefix(f"{path}:") for line in str(error.value).splitlines()]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (GOOD + 'vendro = "Y"\n', "4:1: product.vendro: không có mục này; có phải 'vendor'?"),
        (GOOD + "[driver]\nkind = 'htpp'\n", "5:1: driver.kind: không có 'htpp'; có phải 'http'?"),
        (GOOD + "[prots]\naxis = 1\n", "4:1: prots: không có mục này; có phải 'ports'?"),
        (GOOD + "[ports]\naxis = '1'\n", "5:1: ports.axis: phải là số nguyên / must be a whole number"),
        (GOOD + "[ports]\naxis = 70000\n", "5:1: ports.axis: 70000 lớn quá; nhiều nhất 65535"),
        (GOOD + "[clock]\npoll_seconds = nan\n", "5:1: clock.poll_seconds: phải là số"),
        (GOOD + "[clock]\npoll_seconds = 0\n", "5:1: clock.poll_seconds: phải lớn hơn 0"),
        (GOOD + "in_use_since = '01/06/2018'\n", "4:1: product.in_use_since: '01/06/2018' không đọc được như date"),
        ('[product]\nname = "X"\n', "1:1: product.version: thiếu; hãy thêm vào đây"),
        ("", "1:1: product: thiếu"),
        (GOOD + "[declaration]\ncapabilities = [\n 'issue',  # phát hành\n 'isue',\n]\n",
         "7:2: declaration.capabilities[1]: không có 'isue'; có phải 'issue'?"),
        (GOOD + "[declaration]\nlevels = ['L1', 'L9']\n", "5:17: declaration.levels[1]: không có 'L9'"),
        (GOOD + "[declaration]\nfeatures = { secrecy = 1 }\n",
         "5:14: declaration.features.secrecy: phải là true hoặc false"),
        (GOOD + "[driver]\nkind = 'guided'\nurl = 'http://x'\n", "6:1: driver.url: không dùng với kind đã chọn"),
        (GOOD + "[driver]\nkind = 'python'\n", "4:1: driver.class: thiếu"),
        (GOOD + "[driver]\nkind = 'http'\nurl = '127.0.0.1:80'\n", "6:1: driver.url: '127.0.0.1:80' sai dạng"),
        (GOOD + "[driver]\nkind = 'http'\nurl = 'http://a:{port}'\n", "6:1: driver.url: 'http://a:{port}' sai dạng"),
        (GOOD + "[launcher]\nkind = 'process'\n", "4:1: launcher.command: thiếu"),
        (GOOD + "[launcher]\nkind = 'process'\ncommand = 'java -jar x.jar'\n",
         "6:1: launcher.command: phải là danh sách"),
        (GOOD + "[axis]\nendpoint = 'http://x'\nagencies = []\n", "4:1: axis: không dùng với product.role đã chọn"),
        (GOOD + "[launcher]\nkind = 'process'\ncommand = ['a']\nready_log = '('\n", "7:1: launcher.ready_log: '('"),
    ],
)  # fmt: skip
def test_a_fault_is_pointed_at_and_says_what_to_do(text: str, starts: str, tmp_path: Path) -> None:
    lines = told(tmp_path, text)
    assert any(line.startswith(starts) for line in lines), lines


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    lines = told(tmp_path, GOOD + "x = 1\n[clock]\nmode = 'virtul'\n[driver]\nkind = 'ftp'\n")
    assert [line.split(": ")[1] for line in lines] == ["product.x", "clock.mode", "driver.kind"]


def test_what_the_schema_cannot_say_is_pointed_at_too(tmp_path: Path) -> None:
    [line] = told(tmp_path, GOOD + "\n[driver]\nkind = 'http'\ntoken = 'x'\n")
    assert line.startswith("5:1: driver.url: ")


def test_a_secret_is_never_quoted(tmp_path: Path) -> None:
    text = (
        GOOD + "[driver]\nkind = 'http'\nurl = 'http://x'\ntoken = 987654321\n[identity]\nsecret = [123456]\n"
    )
    assert "987654321" not in "".join(lines := told(tmp_path, text))
    assert "123456" not in "".join(lines)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b'[product]\nname = "X\n', "2:10: sai cú pháp TOML"),
        (GOOD.encode("utf-16"), "UTF-8"),
        (GOOD.encode() + b"\xff", "UTF-8"),
    ],
    ids=["cut", "utf-16", "latin"],
)
def test_a_text_that_is_no_toml_says_where_or_why(text: bytes, says: str, tmp_path: Path) -> None:
    assert says in "".join(told(tmp_path, text))


def test_a_file_that_is_not_there_points_to_init(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="kiemchuan init"):
        load_declaration(tmp_path / "khong-co.toml")


def test_a_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    """A byte order mark and CR LF do no harm."""
    path = tmp_path / "sut.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_declaration(path).name == "X"


def test_a_day_may_stand_in_quotes(tmp_path: Path) -> None:
    for written in ("2018-06-01", "'2018-06-01'"):
        (tmp_path / "sut.toml").write_text(f"{GOOD}in_use_since = {written}\n", "utf-8")
        found = load_declaration(tmp_path / "sut.toml").in_use_since
        assert found is not None
        assert found.isoformat() == "2018-06-01"


# ------------------------------------------------------------------------------------------------ the schema


def test_the_schema_is_a_schema_and_names_every_operation_of_the_contract() -> None:
    schema = schema_of_sut()
    Draft202012Validator.check_schema(schema)
    assert {one for level in LEVELS.values() for one in level} <= set(schema["$defs"]["operation"]["enum"])
    assert set(LEVELS) <= set(schema["$defs"]["level"]["enum"])


_NAMES = st.sampled_from(["a", "b-1", "c_d", '"x.y"', "'k'", '"\\u1ed3"'])
_LEAVES = st.sampled_from(
    ['"t#]"', "'''\nnhiều\ndòng'''", '"""a\\"\n"""', "12", "true", "2018-06-01", "1.5", "'}'"]
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ # chú thích ]\n" + " ,\n".join(items) + "\n]"),
        st.dictionaries(_NAMES, _LEAVES.filter(lambda leaf: "\n" not in leaf), max_size=3).map(
            lambda items: "{" + ", ".join(f"{name} = {value}" for name, value in items.items()) + "}"
        ),
    ),
    max_leaves=6,
)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    found = {path} if path else set()
    if isinstance(value, dict):
        rows: list[tuple[str | int, object]] = list(value.items())
    else:
        rows = list(enumerate(value)) if isinstance(value, list) else []
    for name, item in rows:
        found |= _paths(item, (*path, name))
    return found


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_NAMES, _VALUES, max_size=4), st.dictionaries(_NAMES, _VALUES, max_size=3))
def test_every_entry_that_the_parser_finds_has_a_place(top: dict[str, str], inner: dict[str, str]) -> None:
    """Ours agrees with the standard parser on which entries there are."""
    text = "\n".join(f"{name} = {value} # c" for name, value in top.items())
    body = "\n".join(f"{name} = {value}" for name, value in inner.items())
    text += '\n["bảng"]\n' + body + f"\n[[nhieu]]\n{body}\n[[nhieu]]\n[nhieu.con]\n{body}\n"
    assert _paths(tomllib.loads(text)) - {("nhieu",)} == set(places(text)) - {("nhieu",)}


# ------------------------------------------------------------------------------------------------ init


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("launcher", LAUNCHERS)
def test_what_init_writes_is_right_as_it_stands(driver: str, launcher: str) -> None:
    assert faults(sut_template("agency", driver, launcher), schema_of_sut()) == []


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--launcher", "process"),
        ("--role", "axis"),
        ("--driver", "none"),
        ("--driver", "guided"),
        ("--driver", "python"),
    ],
)
def test_init_writes_a_file_that_loads(options: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "sut.toml"
    assert main(["init", *options, str(path)]) == 0
    declaration = load_declaration(path)
    assert declaration.role == ("axis" if "axis" in options else "agency")


def test_what_init_comments_out_is_right_when_taken_in(tmp_path: Path) -> None:
    """Each commented entry of the file, uncommented alone, leaves a file that is right."""
    for role, driver in (("agency", "http"), ("agency", "python"), ("agency", "guided"), ("axis", "http")):
        lines = sut_template(role, driver, "process").splitlines()
        optional = [
            n for n, line in enumerate(lines) if line.startswith("# ") and " = " in line.split("   ")[0]
        ]
        assert optional
        for number in optional:
            taken = [line[2:] if n == number else line for n, line in enumerate(lines)]
            if taken[number].startswith(("axis =", "control =", "levels =")):
                continue  # its table is commented out as well
            assert faults("\n".join(taken), schema_of_sut()) == [], taken[number]


def test_init_never_overwrites_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sut.toml"
    path.write_text("của tôi", "utf-8")
    assert main(["init", str(path)]) == 2
    assert path.read_text("utf-8") == "của tôi"
    assert "--force" in capsys.readouterr().err
    assert main(["init", "--force", str(path)]) == 0
    assert "[product]" in path.read_text("utf-8")
