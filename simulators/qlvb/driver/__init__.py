"""The driver of the reference: its HTTP face per the driver contract."""

from simulators.qlvb.driver.app import driver_app

__all__ = ["driver_app"]
