"""The national axis (Trục liên thông văn bản quốc gia): ministries, other provinces, and the hubs of
provinces.
"""

from simulators.national.national import national_axis

__all__ = ["national_axis"]
