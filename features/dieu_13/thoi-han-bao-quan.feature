# language: vi
Tính năng: Điều 13 – Thời hạn bảo quản hồ sơ, tài liệu điện tử

  Quy tắc: Đ13.k5 – Hồ sơ, tài liệu điện tử được bảo quản theo thời hạn của Thông tư 09/2011/TT-BNV

    Khung tình huống: Hồ sơ “<tên>” có thời hạn bảo quản <thời hạn>
      Biết danh mục hồ sơ trong năm có hồ sơ “<tên>”, ký hiệu “<ký hiệu>”, thời hạn bảo quản <thời hạn>
      Và chuyên viên đã mở hồ sơ “<tên>”
      Khi chuyên viên kết thúc hồ sơ “<tên>”
      Thì [D13.k5-1] hồ sơ “<tên>” mang thời hạn bảo quản <thời hạn>

      Dữ liệu:
        | mã         | tên                                    | ký hiệu | thời hạn  |
        | KB-D13-200 | Kế hoạch, báo cáo công tác hằng năm    | TH      | vĩnh viễn |
        | KB-D13-201 | Kế hoạch, báo cáo sáu tháng            | TH      | 20 năm    |
        | KB-D13-202 | Công văn trao đổi                      | VP      | 10 năm    |
        | KB-D13-203 | Bổ nhiệm, kỷ luật viên chức            | NS      | 70 năm    |
        | KB-D13-204 | Thanh tra vụ việc thông thường         | TTr     | 15 năm    |
        | KB-D13-205 | Hội nghị tổng kết quý                  | VP      | 5 năm     |

    @KB-D13-210
    Tình huống: Hồ sơ vừa mở đã mang thời hạn bảo quản của danh mục
      Biết danh mục hồ sơ trong năm gồm
        | tên hồ sơ               | ký hiệu | thời hạn bảo quản |
        | Quản lý và dùng con dấu | VP      | 20 năm            |
        | Chứng từ không vào sổ   | TV      | 5 năm             |
      Và chuyên viên đã mở hồ sơ “Chứng từ không vào sổ”
      Khi chuyên viên mở hồ sơ “Quản lý và dùng con dấu”
      Thì [D13.k5-1] hồ sơ “Quản lý và dùng con dấu” mang thời hạn bảo quản 20 năm
      Và [D13.k5-1] hồ sơ “Chứng từ không vào sổ” mang thời hạn bảo quản 5 năm

  Quy tắc: Đ13.k5 – Suy ra: không xóa hồ sơ, tài liệu trước khi hết thời hạn bảo quản

    Khung tình huống: Xóa hồ sơ bảo quản 10 năm lúc <lúc>, khi thời hạn chưa hết
      Biết danh mục hồ sơ trong năm có hồ sơ “Trao đổi nghiệp vụ”, ký hiệu “VP”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Trao đổi nghiệp vụ”
      Và chuyên viên đã bổ sung ý kiến đóng góp “Ý kiến nghiệp vụ” vào hồ sơ “Trao đổi nghiệp vụ”
      Và chuyên viên đã kết thúc hồ sơ “Trao đổi nghiệp vụ”
      Và đồng hồ chỉ <lúc>
      Khi quản trị thử xóa hồ sơ “Trao đổi nghiệp vụ” với lý do “Giải phóng dung lượng”
      Thì [D13.k5-2] phần mềm không cho xóa hồ sơ “Trao đổi nghiệp vụ” và hồ sơ còn nguyên

      Dữ liệu:
        | mã         | lúc                      |
        | KB-D13-220 | 09:00 ngày 18/12/2019    |
        | KB-D13-221 | 09:00 ngày 17/12/2027    |
        | KB-D13-222 | 23:59:59 ngày 30/12/2028 |

    @KB-D13-223
    Tình huống: Xóa hồ sơ vào giây cuối của thời hạn bảo quản
      Biết danh mục hồ sơ trong năm có hồ sơ “Họp giao ban”, ký hiệu “VP”, thời hạn bảo quản 5 năm
      Và chuyên viên đã mở hồ sơ “Họp giao ban”
      Và chuyên viên đã kết thúc hồ sơ “Họp giao ban”
      Và thời gian đã tới 23:59:59 ngày cuối của thời hạn bảo quản hồ sơ “Họp giao ban”, hoặc 31/12/2023
      Khi quản trị thử xóa hồ sơ “Họp giao ban” với lý do “Hết hạn trong đêm nay”
      Thì [D13.k5-2] phần mềm không cho xóa hồ sơ “Họp giao ban” và hồ sơ còn nguyên

    @KB-D13-224
    Tình huống: Xóa hồ sơ khi thời hạn bảo quản đã hết
      Biết danh mục hồ sơ trong năm có hồ sơ “Lịch công tác tuần”, ký hiệu “VP”, thời hạn bảo quản 5 năm
      Và chuyên viên đã mở hồ sơ “Lịch công tác tuần”
      Và chuyên viên đã kết thúc hồ sơ “Lịch công tác tuần”
      Và thời gian đã tới 00:00:00 ngày liền sau thời hạn bảo quản hồ sơ “Lịch công tác tuần”, hoặc sau 01/01/2025
      Khi quản trị thử xóa hồ sơ “Lịch công tác tuần” với lý do “Đã hết thời hạn bảo quản”
      Thì [D13.k5-2] phần mềm xóa hồ sơ “Lịch công tác tuần” hoặc giữ lại, và cho thấy đúng như thế

    @KB-D13-225
    Tình huống: Hồ sơ vĩnh viễn không bao giờ xóa được
      Biết danh mục hồ sơ trong năm có hồ sơ “Thành lập, sáp nhập đơn vị”, ký hiệu “TCBC”, thời hạn bảo quản vĩnh viễn
      Và chuyên viên đã mở hồ sơ “Thành lập, sáp nhập đơn vị”
      Và chuyên viên đã kết thúc hồ sơ “Thành lập, sáp nhập đơn vị”
      Và đồng hồ chỉ 09:00 ngày 17/12/2099
      Khi quản trị thử xóa hồ sơ “Thành lập, sáp nhập đơn vị” với lý do “Đã quá lâu”
      Thì [D13.k5-2] phần mềm không cho xóa hồ sơ “Thành lập, sáp nhập đơn vị” và hồ sơ còn nguyên

    @KB-D13-226
    Tình huống: Xóa văn bản thuộc hồ sơ còn thời hạn bảo quản
      Biết danh mục hồ sơ trong năm có hồ sơ “Cấp phát văn phòng phẩm”, ký hiệu “VP”, thời hạn bảo quản 5 năm
      Và chuyên viên đã mở hồ sơ “Cấp phát văn phòng phẩm”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và chuyên viên đã đưa văn bản vào hồ sơ “Cấp phát văn phòng phẩm”
      Và chuyên viên đã kết thúc hồ sơ “Cấp phát văn phòng phẩm”
      Khi quản trị thử xóa khỏi hồ sơ lưu trữ văn bản, lý do “Giải phóng dung lượng”
      Thì [D13.k5-2] phần mềm không cho xóa văn bản thuộc hồ sơ “Cấp phát văn phòng phẩm”
