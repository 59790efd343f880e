"""Is an attachment sound: machine, launcher, driver, clock, wire, signatures; and what was not seen."""

from harness.sut.doctor.examination import Examination
from harness.sut.doctor.visit import examine

__all__ = ["Examination", "examine"]
