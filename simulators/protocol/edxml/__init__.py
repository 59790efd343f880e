"""edXML messages: model, tolerant reader, strict writer, the axis' scan, one trace hop, the project's
schema.
"""

from simulators.protocol.edxml.envelope import Envelope, scan_envelope
from simulators.protocol.edxml.limits import EdxmlError, ReadLimits
from simulators.protocol.edxml.moments import parse_wire_date, parse_wire_time, wire_date, wire_time
from simulators.protocol.edxml.reader import read_message
from simulators.protocol.edxml.schema import check_schema, explain_schema
from simulators.protocol.edxml.trace import append_trace
from simulators.protocol.edxml.writer import write_document, write_status

__all__ = [
    "EdxmlError",
    "Envelope",
    "ReadLimits",
    "append_trace",
    "check_schema",
    "explain_schema",
    "parse_wire_date",
    "parse_wire_time",
    "read_message",
    "scan_envelope",
    "wire_date",
    "wire_time",
    "write_document",
    "write_status",
]
