"""Words that invented Vietnamese official documents are made of: names, posts, document types, matters.

Nothing here belongs to a real person or a real document; the combinations are drawn by
`simulators.agencies.papers.provider`. Every string is NFC.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentType:
    """A kind of administrative document (loại văn bản): its name, its abbreviation in a symbol,
    its class in the exchange format."""

    name: str
    abbreviation: str
    type_code: int = 2
    """1 văn bản quy phạm pháp luật, 2 văn bản hành chính."""
    opening: str = ""
    """How a subject of this kind begins: «Về việc», «V/v»; empty where the subject stands alone."""

    @property
    def is_letter(self) -> bool:
        """A công văn carries no type name on the page and puts the drafting unit into its symbol."""
        return not self.abbreviation


LETTER = DocumentType("Công văn", "", opening="V/v")

DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    LETTER,
    DocumentType("Quyết định", "QĐ", opening="Về việc"),
    DocumentType("Thông báo", "TB", opening="Về việc"),
    DocumentType("Báo cáo", "BC"),
    DocumentType("Tờ trình", "TTr", opening="Về việc"),
    DocumentType("Kế hoạch", "KH"),
    DocumentType("Hướng dẫn", "HD"),
    DocumentType("Chương trình", "CTr"),
    DocumentType("Chỉ thị", "CT", opening="Về việc"),
    DocumentType("Giấy mời", "GM"),
    DocumentType("Công điện", "CĐ", opening="Về việc"),
)

FAMILY_NAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trương",
    "Đinh", "Lâm", "Phan", "Mai", "Châu", "Tạ", "Quách", "Thái",
)  # fmt: skip
MIDDLE_NAMES_MALE = (
    "Văn", "Hữu", "Minh", "Quốc", "Thành", "Đức", "Công", "Thanh", "Hoàng", "Xuân", "Trọng", "Chí",
)  # fmt: skip
MIDDLE_NAMES_FEMALE = ("Thị", "Thị Kim", "Thị Ngọc", "Thị Mỹ", "Thị Thu", "Ngọc", "Thúy", "Bích", "Kim", "Mỹ")
GIVEN_NAMES_MALE = (
    "An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hậu", "Hiếu", "Khánh", "Kiệt", "Lộc", "Nghĩa", "Nhựt",
    "Phước", "Quân", "Sơn", "Tài", "Thắng", "Thuận", "Trí", "Trung", "Tuấn", "Vinh",
)  # fmt: skip
GIVEN_NAMES_FEMALE = (
    "Ánh", "Châu", "Diễm", "Dung", "Giang", "Hạnh", "Hiền", "Hoa", "Hương", "Lan", "Loan", "Nga", "Ngân",
    "Nhung", "Phượng", "Quyên", "Thảo", "Thủy", "Trang", "Tuyết", "Uyên", "Vân", "Yến",
)  # fmt: skip

UNITS = (
    ("Văn phòng", "VP"),
    ("Phòng Tổng hợp", "TH"),
    ("Phòng Hành chính - Tổ chức", "HCTC"),
    ("Phòng Kế hoạch - Tài chính", "KHTC"),
    ("Phòng Công nghệ thông tin", "CNTT"),
    ("Phòng Cải cách hành chính", "CCHC"),
    ("Thanh tra", "TTr"),
    ("Phòng Văn thư - Lưu trữ", "VTLT"),
)
"""Units of an agency (đơn vị) with the abbreviation that a letter's symbol carries."""

PLACES = ("An Giang", "Long Xuyên", "Châu Đốc", "Tân Châu", "Chợ Mới", "Thoại Sơn", "Tri Tôn", "Phú Tân")

MATTERS = (
    "triển khai gửi, nhận văn bản điện tử có ký số giữa các cơ quan nhà nước",
    "rà soát danh mục mã định danh cơ quan, đơn vị tham gia trao đổi văn bản điện tử",
    "báo cáo kết quả cải cách hành chính quý {quarter} năm {year}",
    "tổ chức kiểm tra công tác văn thư, lưu trữ năm {year}",
    "tập huấn sử dụng phần mềm quản lý văn bản cho cán bộ văn thư",
    "phê duyệt kế hoạch ứng dụng công nghệ thông tin năm {year}",
    "cung cấp số liệu phục vụ xây dựng báo cáo kinh tế - xã hội {half} đầu năm {year}",
    "phân công trực lãnh đạo trong dịp nghỉ lễ năm {year}",
    "góp ý dự thảo quy chế quản lý và sử dụng chứng thư số",
    "tăng cường công tác phòng, chống thiên tai và tìm kiếm cứu nạn mùa mưa lũ năm {year}",
    "bàn giao hồ sơ, tài liệu đến hạn nộp vào lưu trữ cơ quan",
    "thành lập tổ công tác rà soát thủ tục hành chính thuộc phạm vi quản lý",
    "thực hiện chế độ báo cáo định kỳ trên phần mềm quản lý văn bản",
    "điều chỉnh dự toán kinh phí bảo trì hệ thống công nghệ thông tin năm {year}",
    "cử cán bộ tham gia lớp bồi dưỡng nghiệp vụ văn thư điện tử",
    "kiểm tra, đôn đốc việc xử lý văn bản quá hạn trên hệ thống",
)
"""What documents are about; lower case, to stand behind an opening."""

REFUSAL_REASONS = (
    "Văn bản gửi không đúng thẩm quyền giải quyết của cơ quan",
    "Văn bản gửi nhầm cơ quan nhận",
    "Tệp văn bản kèm theo không đầy đủ so với danh mục",
    "Không xác thực được chữ ký số của cơ quan ban hành",
    "Số trang của văn bản không khớp với thông tin gửi kèm",
)

SENTENCES = (
    (
        "Căn cứ chức năng, nhiệm vụ được giao, {issuer} đề nghị các cơ quan, "
        "đơn vị phối hợp thực hiện các nội dung sau đây."
    ),
    (
        "Các cơ quan, đơn vị chủ động rà soát tình hình thực hiện, xác định rõ "
        "trách nhiệm của từng bộ phận và cá nhân liên quan."
    ),
    (
        "Việc cập nhật thông tin phải bảo đảm đầy đủ, chính xác, kịp thời và "
        "thống nhất trên phần mềm quản lý văn bản."
    ),
    "Văn bản điện tử đã được ký số có giá trị pháp lý như văn bản giấy theo quy định của pháp luật.",
    (
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản "
        "ánh về {issuer} để được hướng dẫn, giải quyết."
    ),
    (
        "Thời hạn gửi báo cáo được tính từ ngày ban hành văn bản này; báo cáo "
        "gửi sau thời hạn không được tổng hợp."
    ),
    "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm về tính xác thực của số liệu cung cấp.",
    (
        "Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên của cơ "
        "quan, đơn vị theo phân cấp quản lý ngân sách."
    ),
    (
        "Bộ phận văn thư kiểm tra số lượng văn bản, số trang và chữ ký số "
        "trước khi tiếp nhận vào sổ văn bản đến."
    ),
    "Hồ sơ công việc được lập trên môi trường điện tử và lưu giữ theo thời hạn bảo quản hiện hành.",
    "Đơn vị chủ trì phối hợp với các đơn vị liên quan theo dõi, đôn đốc và tổng hợp kết quả thực hiện.",
    "Những nội dung không còn phù hợp được bãi bỏ kể từ ngày văn bản này có hiệu lực thi hành.",
    (
        "Các phòng chuyên môn thường xuyên trao đổi thông tin, bảo đảm giải "
        "quyết công việc đúng thời hạn đã phân công."
    ),
    (
        "Kết quả thực hiện là một trong những căn cứ để đánh giá mức độ hoàn "
        "thành nhiệm vụ trong năm của cơ quan, đơn vị."
    ),
)
"""Body sentences; `{issuer}` is the name of the issuing agency."""

CLOSINGS = (
    "{issuer} đề nghị quý cơ quan quan tâm, phối hợp thực hiện./.",
    "Trân trọng./.",
    "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
)
