"""Steps about user accounts and sessions (Đ3.k3, Đ18.k3, second khoản 5 of Đ20)."""

from __future__ import annotations

from datetime import timedelta

from harness.oracles.language import SentenceError, names
from harness.steps.actors import CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.world import World

_STRANGER = "phiên lạ"
_COUNTS = {"đủ ngưỡng tạm khóa": 0, "kém ngưỡng tạm khóa một lần": 1}
_SIDES = {"trước": timedelta(seconds=-1), "sau": timedelta(seconds=1)}
_OTHERS = {"văn thư": CLERK, "chuyên viên": SPECIALIST, "lãnh đạo đơn vị": UNIT_HEAD}


def _own(person: str) -> str:
    return f"phiên của {person}"


# ------------------------------------------------------------------------------------------------ accounts


@STEPS.given("quản trị đã cấp tài khoản cho {people}")
def accounts_given(world: World, people: str) -> None:
    """Each can log in; where the product asks for it, the first password has been changed."""
    for person in names(people):
        world.safety.accounts.give(person)


@STEPS.when("quản trị thử cấp cho {person} tên người dùng của {other}, viết “{spelling}”")
def account_tried(world: World, person: str, other: str, spelling: str) -> None:
    world.safety.accounts.try_to_give(person, spelling=spelling, of=other)


@STEPS.when("quản trị thử cấp cho {person} một tài khoản với mật khẩu {weakness}")
def weak_account_tried(world: World, person: str, weakness: str) -> None:
    world.safety.accounts.try_weak(person, weakness)


@STEPS.given("quản trị đã khóa tài khoản của {person}")
def account_locked(world: World, person: str) -> None:
    world.safety.accounts.administer("lock_account", person)


@STEPS.when("quản trị khóa tài khoản của {person}")
def locks(world: World, person: str) -> None:
    world.safety.accounts.administer("lock_account", person)


@STEPS.when("quản trị cấp lại mật khẩu và mở khóa tài khoản của {person}")
def resets(world: World, person: str) -> None:
    world.safety.accounts.administer("reset_password", person)
    world.safety.accounts.administer("unlock_account", person)


@STEPS.when("quản trị cấp lại mật khẩu của {person}")
def resets_only(world: World, person: str) -> None:
    world.safety.accounts.administer("reset_password", person)


@STEPS.when("{other} thử khóa và thử cấp lại mật khẩu tài khoản của {person}")
def meddles(world: World, other: str, person: str) -> None:
    if other not in _OTHERS:
        raise SentenceError(f"{other!r} is nobody here; there are {', '.join(_OTHERS)}")
    for operation in ("lock_account", "reset_password"):
        world.safety.accounts.administer(operation, person, actor=_OTHERS[other])


@STEPS.given("phần mềm cho biết chính sách tài khoản của mình")
def policy_told(world: World) -> None:
    world.safety.accounts.ask_policy()


# ------------------------------------------------------------------------------------------------ logging in


@STEPS.given("{person} đã đăng nhập")
def logged_in(world: World, person: str) -> None:
    world.safety.accounts.log_in(person, _own(person), must=True)


@STEPS.given("{person} đã đăng nhập trên máy thứ hai")
def logged_in_twice(world: World, person: str) -> None:
    world.safety.accounts.log_in(person, f"phiên thứ hai của {person}", must=True)


@STEPS.when("{person} đăng nhập")
def logs_in(world: World, person: str) -> None:
    world.safety.accounts.log_in(person, _own(person))


@STEPS.when("{person} vào bàn làm việc")
def logs_in_and_works(world: World, person: str) -> None:
    world.safety.accounts.log_in(person, _own(person))
    world.safety.accounts.use(_own(person))


@STEPS.when("{person} vào bàn làm việc bằng mật khẩu {which}")
def works_with(world: World, person: str, which: str) -> None:
    session = f"phiên bằng mật khẩu {which}"
    world.safety.accounts.log_in(person, session, which=which)
    world.safety.accounts.use(session)


@STEPS.when("{person} đăng nhập lại để làm việc")
def works_again(world: World, person: str) -> None:
    session = f"phiên của {person}, đăng nhập lại"
    world.safety.accounts.log_in(person, session)
    world.safety.accounts.use(session)


@STEPS.when("{person} thử đăng nhập bằng mật khẩu {which}")
def logs_in_with(world: World, person: str, which: str) -> None:
    """Of the person's passwords: `đúng`, `cũ`, `mới`, `được cấp lại`."""
    world.safety.accounts.log_in(person, f"phiên bằng mật khẩu {which}", which=which)


@STEPS.when("người lạ thử đăng nhập tài khoản của {person} với {wrong}")
def stranger_tries(world: World, person: str, wrong: str) -> None:
    world.safety.accounts.intrude(person, _STRANGER, wrong)


@STEPS.when("người lạ nhập sai mật khẩu của {person}, {count}")
def stranger_guesses(world: World, person: str, count: str) -> None:
    if count not in _COUNTS:
        raise SentenceError(f"no count {count!r}; there are {', '.join(_COUNTS)}")
    world.safety.accounts.guess(person, _STRANGER, short_of=_COUNTS[count])


@STEPS.when("người lạ thử các tên người dùng và mật khẩu mặc định hay gặp")
def stranger_tries_defaults(world: World) -> None:
    world.safety.accounts.try_defaults()


@STEPS.when("{person} đổi mật khẩu của mình")
def changes_password(world: World, person: str) -> None:
    world.safety.accounts.change_password(person, _own(person))


@STEPS.given("{person} đã đổi mật khẩu của mình")
def has_changed_password(world: World, person: str) -> None:
    world.safety.accounts.change_password(person, _own(person))


@STEPS.when("có người đổi mật khẩu trong phiên của {person} mà khai sai mật khẩu hiện tại")
def changes_password_wrongly(world: World, person: str) -> None:
    world.safety.accounts.change_password(person, _own(person), present="sai")


# ------------------------------------------------------------------------------------------------ sessions


@STEPS.when("có người mở bàn làm việc bằng {session}")
def uses(world: World, session: str) -> None:
    """A named session of the scenario, `phiên bịa ra` or `không có phiên`; the product may refuse."""
    world.safety.accounts.use(session)


@STEPS.given("{person} đã đăng xuất")
def logged_out(world: World, person: str) -> None:
    world.safety.accounts.log_out(_own(person))


@STEPS.when("đồng hồ chỉ một giây {side} giờ hết hạn của {session}")
def clock_at_expiry(world: World, side: str, session: str) -> None:
    """By what the product said when the session was last used."""
    world.move_clock(world.safety.accounts.end_of(session) + _side(side))


@STEPS.when("đồng hồ chỉ một giây {side} hạn đổi mật khẩu mà phần mềm công bố")
def clock_at_password_age(world: World, side: str) -> None:
    """Where the product sets no limit, a day later: then there is nothing to hold it to."""
    age = world.safety.accounts.password_age()
    world.move_clock(world.now() + (age + _side(side) if age else timedelta(days=1)))


def _side(side: str) -> timedelta:
    if side not in _SIDES:
        raise SentenceError(f"no side {side!r}; there are {', '.join(_SIDES)}")
    return _SIDES[side]
