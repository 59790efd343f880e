"""User accounts in scenarios: people with names and passwords of the world's making, their sessions, guesses of others.

No password and no token is kept as evidence: marks stand in their place (`Product.masks`), so that it can be seen
where the product shows one. `input.account` and `input.login` tell whose account it is and what was
right or wrong in a login.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from harness.oracles.language import VIETNAM, SentenceError
from harness.run.world.product import Answer, Product
from harness.run.world.sink import ObservationSink
from harness.steps.actors import ADMINISTRATOR
from harness.steps.stops import Precondition

PEOPLE: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "chị Sen": ("sen", "Trần Thị Sen", "van-thu", "Văn phòng"),
    "anh Lúa": ("lua", "Lê Văn Lúa", "chuyen-vien", "Phòng Tổng hợp"),
}
"""What scenarios call people → beginning of the user name, full name, role, unit."""
_WIDE: Final = 0xFEE0
SPELLINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "y nguyên": lambda name: name,
    "bằng chữ hoa": lambda name: name.upper(),
    "thêm khoảng trắng ở cuối": lambda name: f"{name} ",
    "thêm ký tự không bề rộng": lambda name: f"{name[:2]}\u200b{name[2:]}",
    "bằng chữ toàn độ rộng": lambda name: f"{chr(ord(name[0]) + _WIDE)}{name[1:]}",
    "có dấu": lambda name: f"ẩn.{name}",
    "có dấu, dạng tách dấu": lambda name: unicodedata.normalize("NFD", f"ẩn.{name}"),
}
"""Ways to write one user name."""
RIGHT: Final = "đúng"
"""What scenarios call the password in force."""
SHORT_OF: Final = "ngắn hơn mức công bố một ký tự"
_DEFAULTS: Final = tuple(
    (name, word) for name in ("admin", "administrator", "quantri") for word in (name, "123456")
)
"""User names and passwords that products are delivered with; two of each name, so that none is locked out by us."""
_DIGESTS: Final = ("md5", "sha1", "sha256")


@dataclass
class Person:
    """Somebody with an account; `passwords` by what scenarios call them. `base` is what spellings are made of."""

    base: str
    user_name: str
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def password(self) -> str:
        """The one in force, as far as we know."""
        return self.passwords[RIGHT]


class UserAccounts:
    """Lives as long as the world; people and sessions belong to one scenario."""

    def __init__(self, product: Product, sink: ObservationSink, *, salt: str, lockout_limit: int) -> None:
        self._product = product
        self._sink = sink
        self._salt = salt
        self._limit = lockout_limit
        self.begin("")

    def begin(self, scenario: str) -> None:
        self._scenario = scenario
        self._people: dict[str, Person] = {}
        self._sessions: dict[str, str] = {}
        self._ends: dict[str, Any] = {}
        self._policy: Mapping[str, Any] = {}

    def end(self) -> None:
        self._product.masks.clear()

    # ------------------------------------------------------------------------------------------- accounts

    def give(self, person: str) -> None:
        """An account that can be used. Precondition if the product refuses."""
        one = self._person(person)
        answer = self._create(person, one.user_name, one.password, must=True)
        if answer.get("must_change") is True:
            self._change_first_password(person)

    def try_to_give(self, person: str, *, spelling: str, of: str) -> None:
        """An account under somebody's user name in some spelling; the product may refuse."""
        if spelling not in SPELLINGS:
            raise SentenceError(f"no spelling {spelling!r}; there are {', '.join(SPELLINGS)}")
        one = self._person(person)
        name = SPELLINGS[spelling](self._person(of).base)
        answer = self._create(person, name, one.password, spelling=spelling, like=of)
        one.user_name = str(answer.get("user_name") or one.user_name)

    def try_weak(self, person: str, weakness: str) -> None:
        """An account with a password that is none; a name of its own each time."""
        name = f"{self._person(person).user_name}.yeu"
        short = self._new_password(person, "ngắn")[: max(self._stated("min_length") - 1, 0)]
        passwords = {
            "rỗng": "", "trùng tên người dùng": name, SHORT_OF: short,
        }  # fmt: skip
        if weakness not in passwords:
            raise SentenceError(f"no weakness {weakness!r}; there are {', '.join(passwords)}")
        self._create(person, name, passwords[weakness], spelling=weakness)

    def _create(
        self,
        person: str,
        user_name: str,
        password: str,
        *,
        must: bool = False,
        spelling: str = "",
        like: str = "",
    ) -> Mapping[str, Any]:
        _, full_name, role, unit = PEOPLE[person]
        self._sink.add(
            "input.account", "input", about=person, user_name=user_name, person_name=full_name, spelling=spelling,
            like=like,
        )  # fmt: skip
        given: dict[str, Any] = {
            "actor": ADMINISTRATOR, "user_name": user_name, "password": password, "person_name": full_name,
            "role": role, "unit": unit,
        }  # fmt: skip
        if must:
            answer: Mapping[str, Any] = self._product.must("create_account", about=person, **given)
            self._person(person).base = self._person(person).user_name = str(
                answer.get("user_name") or user_name
            )
            return answer
        return self._product.call("create_account", about=person, **given).value or {}

    def _change_first_password(self, person: str) -> None:
        """Where the product lets nobody work with the password that the administrator chose."""
        one = self._person(person)
        session = self._product.must("login", user_name=one.user_name, password=one.password)["session"]
        own = self._new_password(person, "của mình")
        self._product.must("change_password", session=session, password=one.password, new_password=own)
        self._product.call("logout", session=session)
        one.passwords[RIGHT] = own

    def administer(self, operation: str, person: str, *, actor: Mapping[str, Any] | None = None) -> None:
        """Lock, unlock or reset somebody's account; anyone may try, and the product may refuse."""
        one = self._person(person)
        more: dict[str, Any] = (
            {"reason": "Mất quyền kiểm soát tài khoản"} if operation == "lock_account" else {}
        )
        if operation == "reset_password":
            more = {"new_password": self._new_password(person, "được cấp lại")}
        about = person if actor is None else f"{person}, {actor['role']}"
        answer = self._product.call(
            operation, about=about, actor=dict(actor or ADMINISTRATOR), user_name=one.user_name, **more
        )
        if operation == "reset_password" and answer.value is not None:
            one.passwords |= {"cũ": one.password, RIGHT: one.passwords["được cấp lại"]}
            if answer.value.get("must_change") is True:
                self._change_first_password(person)

    # ------------------------------------------------------------------------------------------- sessions

    def log_in(self, person: str, session: str, *, which: str = RIGHT, must: bool = False) -> None:
        """Log in as somebody with one of their passwords, so called in scenarios; the session gets a name."""
        one = self._person(person)
        answer = self._login(session, one.user_name, one.passwords[which], person, which)
        if must and answer.error is not None:
            raise Precondition(f"phần mềm không cho {person} đăng nhập: {answer.error}", operation="login")

    def intrude(self, person: str, session: str, wrong: str) -> None:
        """Somebody tries to get in as a person without knowing the password, or under a name that nobody has."""
        one = self._person(person)
        others = {name: two.password for name, two in self._people.items() if name != person}
        ways: dict[str, tuple[str, str]] = {
            "mật khẩu sai": (one.user_name, "Mat-khau-sai-9"),
            "mật khẩu rỗng": (one.user_name, ""),
            "mật khẩu đúng nhưng đổi hoa thường": (one.user_name, one.password.swapcase()),
            "mật khẩu thiếu ký tự cuối": (one.user_name, one.password[:-1]),
            "tên người dùng không có": (f"{one.user_name}.khong.co", one.password),
            "tên người dùng rỗng": ("", one.password),
            **{f"mật khẩu của {name}": (one.user_name, word) for name, word in others.items()},
        }
        if wrong not in ways:
            raise SentenceError(f"no wrong login {wrong!r}; there are {', '.join(ways)}")
        self._login(session, *ways[wrong], person, wrong)

    def guess(self, person: str, session: str, *, short_of: int) -> None:
        """Wrong passwords, as many as lock the account by the product's own word, less `short_of`."""
        stated = self._stated("max_failures")
        times = max((min(stated, self._limit) if stated else self._limit) - short_of, 1)
        for _ in range(times):
            self.intrude(person, session, "mật khẩu sai")

    def try_defaults(self) -> None:
        """User names and passwords that products are delivered with."""
        for number, (name, word) in enumerate(_DEFAULTS, start=1):
            self._login(f"phiên mặc định {number}", name, word, "", f"{name}, mật khẩu mặc định")

    def _login(self, session: str, user_name: str, password: str, person: str, what: str) -> Answer:
        self._sink.add("input.login", "input", about=session, person=person, password=what)
        answer = self._product.call("login", about=session, user_name=user_name, password=password)
        token = answer.value.get("session") if isinstance(answer.value, Mapping) else None
        if isinstance(token, str) and token:
            self._sessions[session] = token
            self._ends[session] = answer.value.get("expires_at")
        return answer

    def use(self, session: str) -> None:
        """Open the desk of a session: one that was opened, one that was made up, or none at all."""
        made_up = {"phiên bịa ra": f"bia-{self._salt}-{self._scenario}-0123456789", "không có phiên": ""}
        token = made_up.get(session) if session in made_up else self._sessions.get(session)
        if token is None:
            self._sink.add(
                "driver.absent", "driver", about=session, op="use_session", detail="phiên chưa được mở"
            )
            return
        answer = self._product.call("use_session", about=session, session=token)
        if isinstance(answer.value, Mapping) and "expires_at" in answer.value:
            self._ends[session] = answer.value["expires_at"]

    def log_out(self, session: str) -> None:
        self._product.call("logout", about=session, session=self._token(session))

    def change_password(self, person: str, session: str, *, present: str = RIGHT) -> None:
        """The person's own change; with another `present` password than the right one it has to be refused."""
        one = self._person(person)
        new = self._new_password(person, "mới")
        given = one.password if present == RIGHT else "Mat-khau-sai-9"
        answer = self._product.call(
            "change_password", about=session, session=self._token(session), password=given, new_password=new
        )
        if present == RIGHT and answer.value is not None:
            one.passwords |= {"cũ": one.password, RIGHT: new}

    # ------------------------------------------------------------------------------------------- policy and time

    def ask_policy(self) -> None:
        """What the product holds people to, by its own word."""
        self._policy = self._product.must("account_policy")

    def end_of(self, session: str) -> datetime:
        """When a session ends by the product's last word. Precondition if it says never, or nothing readable."""
        text = self._ends.get(session)
        try:
            if isinstance(text, str):
                return datetime.fromisoformat(text).astimezone(VIETNAM)
        except ValueError:
            pass
        raise Precondition(f"phần mềm không cho biết {session} hết hạn lúc nào: {text!r}", operation="login")

    def password_age(self) -> timedelta | None:
        """How old a password may get by the product's word; None if it sets no limit."""
        days = self._stated("password_days")
        return timedelta(days=days) if days else None

    def _stated(self, name: str) -> int:
        value = self._policy.get(name)
        return value if isinstance(value, int) and value > 0 else 0

    # ------------------------------------------------------------------------------------------- names and secrets

    def _token(self, session: str) -> str:
        if session not in self._sessions:
            raise Precondition(f"{session} chưa được mở", operation="login")
        return self._sessions[session]

    def _person(self, person: str) -> Person:
        if person not in PEOPLE:
            raise SentenceError(f"nobody is called {person!r}; there are {', '.join(PEOPLE)}")
        if person not in self._people:
            tag = "".join(c for c in self._scenario.lower() if c.isalnum())
            name = ".".join(part for part in (PEOPLE[person][0], tag, self._salt) if part)
            self._people[person] = Person(name, name)
            self._people[person].passwords[RIGHT] = self._new_password(person, RIGHT)
        return self._people[person]

    def _new_password(self, person: str, called: str) -> str:
        """One that no policy minds: capitals, small letters, digits, a sign; another one for each use."""
        number = self._sink.next_number()
        seed = hashlib.sha256(
            f"{self._scenario}/{person}/{called}/{number}/{self._salt}".encode()
        ).hexdigest()
        password = f"Kc-{seed[:12]}-aZ7"
        self._person_known(person, called, password)
        mark = f"«mật khẩu của {person}»"
        self._product.masks[password] = mark
        for algorithm in _DIGESTS:
            digest = hashlib.new(algorithm, password.encode(), usedforsecurity=False).hexdigest()
            self._product.masks[digest] = self._product.masks[digest.upper()] = f"«băm của {mark[1:]}"
        return password

    def _person_known(self, person: str, called: str, password: str) -> None:
        if person in self._people:
            self._people[person].passwords[called] = password
