"""Steps of storage: restart, loss, backup and restore (Điều 13.1, 13.2)."""

from __future__ import annotations

from harness.oracles.language import SentenceError
from harness.steps.keeping_world import KeepingWorld
from harness.steps.registry import STEPS
from harness.steps.stops import NotApplicable

_DAMAGES = ("bị cắt cụt", "bị đổi một byte")


@STEPS.given("bản sao dữ liệu được giữ tại đơn vị")
def copies_at_the_unit(world: KeepingWorld) -> None:
    """Đ13.k2 lets an agency synchronise with the provincial data centre instead."""
    if world.has_feature("data_centre"):
        raise NotApplicable(
            "bản khai nêu dữ liệu được đồng bộ về Trung tâm dữ liệu tỉnh (Điều 13 khoản 2: “hoặc”)"
        )


@STEPS.given("mọi văn bản, tệp, hồ sơ và sổ đã được ghi lại để đối chiếu")
def stock_taken(world: KeepingWorld) -> None:
    world.take_stock("before")


@STEPS.when("phần mềm được khởi động lại")
def restarts(world: KeepingWorld) -> None:
    """And what it keeps is read again."""
    world.restart_product()
    world.take_stock("after")


@STEPS.given("quản trị đã sao lưu dữ liệu")
def has_backed_up(world: KeepingWorld) -> None:
    world.back_up()


@STEPS.given("phần mềm đã mất toàn bộ dữ liệu")
def has_lost_everything(world: KeepingWorld) -> None:
    """That it is lost is seen, so that a restore has something to bring back."""
    world.lose_everything()
    world.take_stock("lost")


@STEPS.when("quản trị khôi phục dữ liệu từ bản sao lưu")
def restores(world: KeepingWorld) -> None:
    world.restore()
    world.take_stock("after")


@STEPS.when("quản trị thử khôi phục từ bản sao lưu {damage}")
def tries_to_restore(world: KeepingWorld, damage: str) -> None:
    """The product may refuse."""
    if damage not in _DAMAGES:
        raise SentenceError(f"no damage {damage!r}; there are {', '.join(_DAMAGES)}")
    world.restore(damage)
    world.take_stock("after")


@STEPS.given("phần mềm được đặt định kỳ sao lưu mỗi {hours} giờ")
def scheduled(world: KeepingWorld, hours: str) -> None:
    world.schedule_backups(int(hours))
    world.list_copies("before")


@STEPS.when("phần mềm hoàn tất các việc đến hạn")
def does_what_is_due(world: KeepingWorld) -> None:
    """A sync, at which everything due is done; then the copies are listed."""
    world.sync()
    world.list_copies("after")
