"""The provincial axis (Trục kết nối liên thông tỉnh, Đ3.k2): at home are the agencies of one level-1 code."""

from simulators.axis.provincial import provincial_axis

__all__ = ["provincial_axis"]
