"""A driver written in Python: loaded by name, its answers held to the contract, its faults never the product's."""

from __future__ import annotations

import sys
import threading
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from harness.sut.drivers import (
    DriverBase,
    DriverFault,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    Refused,
)
from harness.sut.drivers import python_class as module
from harness.sut.drivers.python_class import DriverNotFound, PythonDriver, load_class

ABOUT = {"product": "X", "version": "1", "vendor": "Y", "contract": "1", "capabilities": ["about"]}


def driver_of(made: type, **options: Any) -> PythonDriver:
    return PythonDriver(made, options, timeout=5)


class Small(DriverBase):
    def __init__(self, answer: Any = ABOUT) -> None:
        self.answer = answer
        self.made_in = threading.current_thread()

    def about(self) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def sync(self) -> Any:
        same = threading.current_thread() is self.made_in
        return {"fetched": int(same), "statuses": 0, "sent": 0}

    def get_incoming_file(self, id: str, index: int) -> Any:
        return b"%PDF" if index == 0 else "no bytes"


def test_options_reach_the_constructor_and_answers_come_as_they_are() -> None:
    assert driver_of(Small, answer={**ABOUT, "product": "Khác"}).call("about")["product"] == "Khác"


def test_construction_and_calls_share_one_thread() -> None:
    """Database handles and browsers of a vendor may be bound to theirs."""
    assert driver_of(Small).call("sync")["fetched"] == 1


def test_an_operation_that_the_class_leaves_out_is_not_there() -> None:
    driver = driver_of(Small)
    assert driver.operations == {"about", "sync", "get_incoming_file"}
    with pytest.raises(DriverUnsupported) as found:
        driver.call("issue", actor={}, document={})
    assert (found.value.code, found.value.operation) == ("not-supported", "issue")


def test_the_base_class_refuses_clearly_what_is_not_overridden() -> None:
    with pytest.raises(NotImplementedError, match="Small does not override issue"):
        Small().issue()
    with pytest.raises(AttributeError, match="isue"):
        Small().isue()


@pytest.mark.parametrize(
    ("raised", "error", "code"),
    [
        (Refused("refused", "văn bản đã bị thu hồi"), DriverRefused, "refused"),
        (Refused("not-allowed", "không phải văn thư"), DriverRefused, "not-allowed"),
        (Refused("no-such-code", "x"), DriverMalformed, "bad-error"),
        (Refused("not-supported", "không có"), DriverUnsupported, "not-supported"),
        (NotImplementedError("about"), DriverUnsupported, "not-supported"),
        (KeyError("so"), DriverFault, "driver-fault"),
        (SystemExit(3), DriverFault, "driver-fault"),
    ],
)
def test_what_the_class_raises_says_whose_side_it_is(
    raised: BaseException, error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as found:
        driver_of(Small, answer=raised).call("about")
    assert getattr(found.value, "code", None) == code


def test_a_fault_names_file_and_line_of_the_class() -> None:
    with pytest.raises(DriverFault, match=r"KeyError: 'so' \(test_python_driver\.py:\d+\)"):
        driver_of(Small, answer=KeyError("so")).call("about")


@pytest.mark.parametrize(
    "answer", [None, [], {"product": "X"}, {**ABOUT, "capabilities": {1, 2}}, float("nan")]
)
def test_an_answer_outside_the_contract_is_malformed(answer: Any) -> None:
    with pytest.raises(DriverMalformed):
        driver_of(Small, answer=answer).call("about")


def test_files_are_bytes() -> None:
    driver = driver_of(Small)
    assert driver.call("get_incoming_file", id="1", index=0) == b"%PDF"
    with pytest.raises(DriverMalformed, match="bytes"):
        driver.call("get_incoming_file", id="1", index=1)


def test_a_call_that_never_ends_is_unreachable_and_so_is_every_later_one() -> None:
    class Hanging(DriverBase):
        def about(self) -> Any:
            threading.Event().wait()

    driver = PythonDriver(Hanging, {}, timeout=0.05)
    for _ in range(2):
        with pytest.raises(DriverUnreachable) as found:
            driver.call("about")
        assert found.value.code == "timeout"
    driver.close()


def test_a_constructor_that_fails_is_a_fault() -> None:
    with pytest.raises(DriverFault, match="unexpected keyword"):
        driver_of(Small, wrong=1)


def test_a_class_is_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "gan.py").write_text("class Gan:\n    def about(self): return 1\n", "utf-8")
    assert load_class("gan.py:Gan", tmp_path).__name__ == "Gan"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("khong.py:A", "", "no file"),
        ("gan.py:B", "class A: ...", "no class B"),
        ("gan.py:a", "a = 1", "no class"),
        ("gan.py:A", "import khong_co_goi_nay", "ModuleNotFoundError"),
        ("gan.py:A", "class A(:", "SyntaxError"),
        ("khong-co", "", "entry point"),
    ],
)
def test_a_class_that_cannot_be_had_is_told_with_the_reason(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    if text:
        (tmp_path / "gan.py").write_text(text, "utf-8")
    with pytest.raises(DriverNotFound, match=words):
        load_class(name, tmp_path)


def test_a_package_may_name_its_driver_as_an_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hang_x.py").write_text("class Gan:\n    def about(self): return 1\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = EntryPoint("hang-x", "hang_x:Gan", module.GROUP)
    monkeypatch.setattr(module, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    assert load_class("hang-x", Path()).__name__ == "Gan"
    assert "hang_x" in sys.modules
