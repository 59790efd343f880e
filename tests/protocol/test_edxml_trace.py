"""A hop is added behind the earlier ones and not one other byte changes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import edxml_cases as cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.edxml import EdxmlError, append_trace, check_schema, read_message, write_document
from simulators.protocol.edxml.model import NAMESPACE, DocumentMessage

NOON = datetime(2019, 12, 17, 5, 30, 1, tzinfo=UTC)
HOP = ("00.01.H01", "2019/12/17 12:30:01")


def traced(data: bytes, organ_id: str = HOP[0], step: int = 1 << 16) -> bytes:
    class Stepwise(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(step)

    target = BytesIO()
    append_trace(Stepwise(data), target, organ_id=organ_id, at=NOON)
    return target.getvalue()


def hops(data: bytes) -> list[tuple[str, str]]:
    found = read_message(data)
    assert isinstance(found, DocumentMessage)
    return [(hop.organ_id, hop.timestamp) for hop in found.traces]


def inserted(before: bytes, after: bytes) -> bytes:
    """What was added in one place; fails if anything else differs."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    added = len(after) - len(before)
    assert added > 0
    assert any(after[:i] + after[i + added :] == before for i in range(max(0, start - added), start + 1))
    return after[start : start + added]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("V1", cases.message()),
        ("V1b", cases.net_message()),
        ("V1c", cases.prefixed_message()),
        ("V5", cases.bare_message()),
        ("other prefix", cases.message(prefix="ns0")),
        ("no prefix", cases.message(prefix="")),
        ("written by us", write_document(cases.document()) or b""),
    ],
)
@pytest.mark.parametrize("step", [1, 33, 1 << 16])
def test_the_new_hop_follows_the_earlier_one(name: str, data: bytes, step: int) -> None:
    """In every form, whatever pieces the bytes come in; only the hop is added."""
    after = traced(data, step=step)
    inserted(data, after)
    assert hops(after) == [("000.00.01.H01", "2019/12/17 08:00:00"), HOP]


def test_hops_accumulate_in_order() -> None:
    """Two axes leave two hops behind the sender's."""
    data = cases.message()
    for axis in ("00.01.H01", "00.22.G22", "00.02.H14"):
        data = traced(data, axis)
    assert [organ for organ, _ in hops(data)] == ["000.00.01.H01", "00.01.H01", "00.22.G22", "00.02.H14"]


@pytest.mark.parametrize(
    "traces",
    [
        "",
        "<e:TraceHeaderList/>",
        "<e:TraceHeaderList id=\"a>b/\" version='1.0' />",
        "<e:TraceHeaderList></e:TraceHeaderList>",
        "<e:TraceHeaderList>\n  </e:TraceHeaderList>",
        f"<e:TraceHeaderList>{cases.BUSINESS}</e:TraceHeaderList>",
    ],
)
@pytest.mark.parametrize("after", ["", "<Signature><X/></Signature>", "<e:DigitalSignature/><e:ErrorList/>"])
def test_a_document_without_hops_gets_its_first(traces: str, after: str) -> None:
    """A missing, empty or business-only list."""
    data = cases.message(traces=traces, after=after)
    result = traced(data)
    assert hops(result) == [HOP]
    kept = read_message(result)
    assert isinstance(kept, DocumentMessage)
    assert (kept.business is not None) == (cases.BUSINESS in traces)
    assert kept.unknown == ()


def test_hops_behind_the_business_block_are_kept_in_front() -> None:
    """The list may begin with Bussiness (edxml §2.2): the new hop is still the last."""
    data = cases.message(traces=f"<e:TraceHeaderList>{cases.BUSINESS}{cases.HOP}</e:TraceHeaderList>")
    assert hops(traced(data)) == [("000.00.01.H01", "2019/12/17 08:00:00"), HOP]
    data = cases.message(
        traces=f"<e:TraceHeaderList>{cases.HOP}{cases.BUSINESS}{cases.HOP}</e:TraceHeaderList>"
    )
    assert hops(traced(data))[-1] == HOP


def test_a_list_after_the_signature_is_found() -> None:
    """No second list is made before it."""
    data = cases.message(traces="", after=f"<Signature><X/></Signature>{cases.TRACES}")
    result = traced(data)
    assert result.count(b"<edXML:TraceHeaderList>") == 1
    assert len(hops(result)) == 2


@pytest.mark.parametrize("container", ["MessageHeader", "Status"])
def test_a_status_passes_unchanged(container: str) -> None:
    """It carries no hops (edxml §3)."""
    data = cases.status(container=container)
    assert traced(data) == data


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_message_in_utf_16_stays_in_utf_16(encoding: str) -> None:
    """The hop is written in the code of the message; the reader notes the code."""
    text = "\ufeff" + cases.message().decode().replace("UTF-8", "UTF-16")
    data = text.encode(encoding)
    result = traced(data)
    inserted(data, result)
    found = read_message(result)
    assert isinstance(found, DocumentMessage)
    assert (found.traces[-1].organ_id, found.problems) == (HOP[0], (f"encoding: {encoding}",))
    assert found.subject == "Về việc kiểm tra công tác văn thư"


def test_a_message_in_ascii_stays_in_ascii() -> None:
    """An organ id with other letters becomes character references there."""
    ascii_only = cases.message().decode().replace("UTF-8", "us-ascii").encode("ascii", "xmlcharrefreplace")
    result = traced(ascii_only, "Trục tỉnh")
    assert result.isascii()
    assert hops(result)[-1][0] == "Trục tỉnh"


def test_what_the_axis_writes_into_a_hop_is_escaped() -> None:
    """An organ id with markup stays text."""
    assert hops(traced(cases.message(), "a<b>&c"))[-1][0] == "a<b>&c"


def test_a_byte_order_mark_and_a_trailing_line_break_are_kept() -> None:
    """The SDK appends CRLF to what it sends."""
    data = b"\xef\xbb\xbf" + cases.message() + b"\r\n"
    result = traced(data)
    assert result.startswith(b"\xef\xbb\xbf<?xml")
    assert result.endswith(b"</edXML>\r\n")
    assert len(hops(result)) == 2


def test_a_traced_message_still_obeys_the_schema() -> None:
    """Ours before, ours after."""
    check_schema(traced(write_document(cases.document()) or b""))


def test_a_broken_message_is_refused() -> None:
    """Nothing is carried that ends too early."""
    with pytest.raises(EdxmlError) as refused:
        traced(cases.message()[:-5])
    assert refused.value.code == "truncated"


def test_a_naive_moment_is_refused() -> None:
    """A time without offset could be any time."""
    with pytest.raises(ValueError, match="offset"):
        append_trace(BytesIO(cases.message()), BytesIO(), organ_id="a", at=datetime(2019, 12, 17))  # noqa: DTZ001


@given(
    st.lists(st.sampled_from([cases.HOP, cases.BUSINESS, "<e:Other/>", "<!-- x -->", "\n "]), max_size=6),
    st.integers(1, 200),
)
def test_any_list_keeps_its_bytes_and_gets_one_hop_more(pieces: list[str], step: int) -> None:
    """Whatever stands in the list, in whatever order."""
    content = "".join(pieces)
    if content.count("<e:Bussiness>") > 1:
        content = content.replace(cases.BUSINESS, "")
    data = cases.message(traces=f"<e:TraceHeaderList>{content}</e:TraceHeaderList>")
    result = traced(data, step=step)
    inserted(data, result)
    assert hops(result) == [*hops(data), HOP]


def test_namespaces_are_right_where_prefixes_differ() -> None:
    """A list that declares its own prefix gets a hop with that prefix."""
    traces = f'<q:TraceHeaderList xmlns:q="{NAMESPACE}">{cases.HOP.replace("e:", "q:")}</q:TraceHeaderList>'
    assert len(hops(traced(cases.message(traces=traces)))) == 2
