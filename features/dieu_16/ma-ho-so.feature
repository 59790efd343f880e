# language: vi
Tính năng: Điều 16 – Các thành phần của mã hồ sơ lưu trữ

  Quy tắc: Đ16.k2 – Mã hồ sơ gồm mã định danh cơ quan, năm hình thành, số và ký hiệu, phân định bằng dấu chấm

    Khung tình huống: Hồ sơ ký hiệu “<ký hiệu>” mở trong năm
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “<tên>”, ký hiệu “<ký hiệu>”, thời hạn bảo quản <thời hạn>
      Khi chuyên viên mở hồ sơ “<tên>”
      Thì [D16.k2.a] mã của hồ sơ “<tên>” bắt đầu bằng mã định danh của cơ quan
      Và [D16.k2.b] mã của hồ sơ “<tên>” ghi năm hình thành 2019
      Và [D16.k2.c] mã của hồ sơ “<tên>” ghi đúng số và ký hiệu của hồ sơ trong danh mục
      Và [D16.k2-1] các thành phần trong mã của hồ sơ “<tên>” cách nhau bằng dấu chấm

      Dữ liệu:
        | mã         | tên                            | ký hiệu | thời hạn  |
        | KB-D16-030 | Chương trình công tác          | TH      | vĩnh viễn |
        | KB-D16-031 | Kiểm tra công tác văn thư      | VTLT    | 20 năm    |
        | KB-D16-032 | Giải quyết khiếu nại           | TTr     | 15 năm    |
        | KB-D16-033 | Tập huấn chữ ký số             | CNTT    | 10 năm    |
        | KB-D16-034 | Sử dụng con dấu                | VP-HC   | 20 năm    |

    Khung tình huống: Hồ sơ mở lúc <lúc> được hình thành năm <năm>
      Biết đồng hồ chỉ <lúc>
      Và danh mục hồ sơ trong năm có hồ sơ “Báo cáo đột xuất”, ký hiệu “BC”, thời hạn bảo quản 10 năm
      Khi chuyên viên mở hồ sơ “Báo cáo đột xuất”
      Thì [D16.k2.b] mã của hồ sơ “Báo cáo đột xuất” ghi năm hình thành <năm>

      Dữ liệu:
        | mã         | lúc                      | năm  |
        | KB-D16-040 | 00:00:00 ngày 01/01/2019 | 2019 |
        | KB-D16-041 | 23:59:59 ngày 31/12/2019 | 2019 |
        | KB-D16-042 | 00:00:00 ngày 01/01/2020 | 2020 |
        | KB-D16-043 | 06:59:59 ngày 01/01/2020 | 2020 |

    @KB-D16-050
    Tình huống: Hai hồ sơ cùng nhóm trong năm mang hai mã khác nhau
      Biết danh mục hồ sơ trong năm gồm
        | tên hồ sơ             | ký hiệu | thời hạn bảo quản |
        | Nhân sự quý thứ nhất  | NS      | 20 năm            |
        | Nhân sự quý thứ hai   | NS      | 20 năm            |
      Và chuyên viên đã mở hồ sơ “Nhân sự quý thứ nhất”
      Khi chuyên viên mở hồ sơ “Nhân sự quý thứ hai”
      Thì [D16.k2.c] mã của hồ sơ “Nhân sự quý thứ nhất” ghi đúng số và ký hiệu của hồ sơ trong danh mục
      Và [D16.k2.c] mã của hồ sơ “Nhân sự quý thứ hai” ghi đúng số và ký hiệu của hồ sơ trong danh mục

    @KB-D16-051
    Tình huống: Mã hồ sơ giữ nguyên sau khi hồ sơ kết thúc
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Xây dựng quy chế làm việc”, ký hiệu “TH”, thời hạn bảo quản vĩnh viễn
      Và chuyên viên đã mở hồ sơ “Xây dựng quy chế làm việc”
      Khi chuyên viên kết thúc hồ sơ “Xây dựng quy chế làm việc”
      Thì [D16.k2.a] mã của hồ sơ “Xây dựng quy chế làm việc” bắt đầu bằng mã định danh của cơ quan
      Và [D16.k2.b] mã của hồ sơ “Xây dựng quy chế làm việc” ghi năm hình thành 2019
      Và [D16.k2.c] mã của hồ sơ “Xây dựng quy chế làm việc” ghi đúng số và ký hiệu của hồ sơ trong danh mục
      Và [D16.k2-1] các thành phần trong mã của hồ sơ “Xây dựng quy chế làm việc” cách nhau bằng dấu chấm
