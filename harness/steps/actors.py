"""The people who act in scenarios; each act names the role that performs it (design §5)."""

from __future__ import annotations

from typing import Any

CLERK: dict[str, Any] = {"role": "van-thu", "name": "Trần Thị Sen", "unit": "Văn phòng"}
SPECIALIST: dict[str, Any] = {"role": "chuyen-vien", "name": "Lê Văn Lúa", "unit": "Phòng Tổng hợp"}
UNIT_HEAD: dict[str, Any] = {"role": "lanh-dao-don-vi", "name": "Phạm Thị Thốt Nốt", "unit": "Phòng Tổng hợp"}
APPROVER: dict[str, Any] = {
    "role": "nguoi-co-tham-quyen",
    "name": "Nguyễn Văn Bảy Núi",
    "unit": "Ban Giám đốc",
}
ADMINISTRATOR: dict[str, Any] = {"role": "quan-tri", "name": "Võ Văn Sông", "unit": "Công nghệ thông tin"}
