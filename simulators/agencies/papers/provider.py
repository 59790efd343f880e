"""A Faker provider of Vietnamese official documents: people, posts, symbols, subjects, body text.

Everything is drawn from `self.generator.random`, so one seed gives one document, on any machine.
"""

from __future__ import annotations

import threading
from datetime import date

from faker import Faker
from faker.providers import BaseProvider

from simulators.agencies.papers import vocabulary as words
from simulators.agencies.papers.vocabulary import LETTER, DocumentType
from simulators.protocol.edxml.model import Signer

_NOT_IN_SYMBOLS = (" (", " tỉnh ", " huyện ", " thành phố ", " thị xã ", " xã ", " phường ")
_KNOWN_BEGINNINGS = (("Ủy ban nhân dân", "UBND"), ("Văn phòng ", "VP"))


def organ_abbreviation(name: str) -> str:
    """The letters that stand for an agency in a symbol: `Sở Nội vụ` → `SNV`, `Ủy ban nhân dân …` → `UBND`."""
    for beginning, letters in _KNOWN_BEGINNINGS:
        if name.startswith(beginning):
            if letters == "UBND":
                return letters
            return letters + organ_abbreviation(name.removeprefix(beginning))
    for word in _NOT_IN_SYMBOLS:
        name = name.partition(word)[0]
    return "".join(word[0].upper() for word in name.split() if word != "và" and word[0].isalpha())


def printed_number(number: int) -> str:
    """A number as it is printed in front of the symbol: below ten it gets a leading zero."""
    return f"{number:02d}"


def place_and_date(place: str, on: date) -> str:
    """`An Giang, ngày 05 tháng 02 năm 2019`: days below ten and the months 1 and 2 get a leading zero."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"{place}, ngày {on.day:02d} tháng {month} năm {on.year}"


def authority_lines(signer: Signer, organ_name: str) -> tuple[str, ...]:
    """The lines above a signature: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`; `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`."""
    position = signer.position.upper()
    if not signer.competence:
        return (position,)
    on_behalf_of = "Ủy ban nhân dân" if signer.competence == "TM." else _posts(organ_name)[0]
    return (f"{signer.competence} {on_behalf_of.upper()}", position)


class VietnameseOfficialProvider(BaseProvider):
    """Adds `official_*` generators to a `Faker`; seed the Faker to get the same paper again."""

    def official_name(self) -> str:
        """A person's full name (họ, chữ đệm, tên)."""
        female = self.generator.random.random() < 0.45
        middles = words.MIDDLE_NAMES_FEMALE if female else words.MIDDLE_NAMES_MALE
        given = words.GIVEN_NAMES_FEMALE if female else words.GIVEN_NAMES_MALE
        parts = (words.FAMILY_NAMES, middles, given)
        return " ".join(str(self.random_element(names)) for names in parts)

    def official_signer(self, organ_name: str) -> Signer:
        """Who signs for the agency: competence (TM., KT., TL., TUQ., none), post (chức vụ), full name."""
        head, deputy = _posts(organ_name)
        competence, position = self.random_element(
            (
                ("TM." if head == "Chủ tịch" else "", head),
                ("KT.", deputy),
                ("TL.", "Trưởng phòng Tổng hợp"),
                ("TUQ.", "Trưởng phòng Hành chính - Tổ chức"),
            )
        )
        return Signer(competence, position, self.official_name())

    def official_leaders(self, organ_name: str) -> tuple[Signer, ...]:
        """The people who sign for an agency: its head and two deputies."""
        head, deputy = _posts(organ_name)
        first = Signer("TM." if head == "Chủ tịch" else "", head, self.official_name())
        return (first, *(Signer("KT.", deputy, self.official_name()) for _ in range(2)))

    def official_unit(self) -> str:
        """A unit of an agency (đơn vị), such as `Phòng Tổng hợp`."""
        return str(self.random_element(words.UNITS)[0])

    def official_place(self) -> str:
        """Where a document is issued (địa danh)."""
        return str(self.random_element(words.PLACES))

    def document_type(self) -> DocumentType:
        """A kind of document; letters (công văn) are the most frequent, as in an agency's day."""
        if self.generator.random.random() < 0.4:
            return LETTER
        chosen: DocumentType = self.random_element(words.DOCUMENT_TYPES)
        return chosen

    def document_notation(self, kind: DocumentType, organ_name: str) -> str:
        """The symbol (ký hiệu): `QĐ-SNV` for a decision, `SNV-TH` for a letter drafted by Phòng Tổng hợp."""
        organ = organ_abbreviation(organ_name)
        if kind.is_letter:
            return f"{organ}-{self.random_element(words.UNITS)[1]}"
        return f"{kind.abbreviation}-{organ}"

    def official_subject(self, kind: DocumentType, year: int) -> str:
        """The subject (trích yếu) of a document of this kind issued in `year`."""
        matter = str(self.random_element(words.MATTERS)).format(
            year=year,
            quarter=self.random_element(("I", "II", "III", "IV")),
            half=self.random_element(("6 tháng", "9 tháng")),
        )
        if kind.opening:
            return f"{kind.opening} {matter}"
        return matter[0].upper() + matter[1:]

    def official_paragraph(self, issuer: str) -> str:
        """A paragraph of two to four sentences."""
        count = self.generator.random.randint(2, 4)
        chosen = self.random_elements(words.SENTENCES, length=count, unique=True)
        return " ".join(str(sentence).format(issuer=issuer) for sentence in chosen)

    def official_closing(self, issuer: str) -> str:
        """The last paragraph, ending in `./.`."""
        return str(self.random_element(words.CLOSINGS)).format(issuer=issuer)

    def refusal_reason(self) -> str:
        """Why an agency refuses a document (lý do từ chối tiếp nhận)."""
        return str(self.random_element(words.REFUSAL_REASONS))


def official_faker(seed: int) -> Faker:
    """A Faker of its own (not the shared one) that knows the official words; same seed, same papers."""
    faker = Faker("vi_VN")
    faker.seed_instance(seed)
    faker.add_provider(VietnameseOfficialProvider)
    return faker


_LENT = threading.local()


def lent_faker(seed: int) -> Faker:
    """As `official_faker`, but one per thread, seeded anew: making one costs milliseconds. Draw, then forget it."""
    if not hasattr(_LENT, "faker"):
        _LENT.faker = official_faker(seed)
    faker: Faker = _LENT.faker
    faker.seed_instance(seed)
    return faker


def _posts(organ_name: str) -> tuple[str, str]:
    if organ_name.startswith(("Ủy ban", "Uỷ ban")):
        return "Chủ tịch", "Phó Chủ tịch"
    if organ_name.startswith("Văn phòng"):
        return "Chánh Văn phòng", "Phó Chánh Văn phòng"
    if organ_name.startswith("Bộ "):
        return "Bộ trưởng", "Thứ trưởng"
    if organ_name.startswith(("Ban ", "Trung tâm", "Sở ")):
        return (
            ("Trưởng ban", "Phó Trưởng ban")
            if organ_name.startswith("Ban ")
            else ("Giám đốc", "Phó Giám đốc")
        )
    return "Thủ trưởng", "Phó Thủ trưởng"
