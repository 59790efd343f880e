# language: vi
Tính năng: Điều 13 – Quản lý, lưu trữ hồ sơ, tài liệu điện tử

  Quy tắc: Đ13.k3 – Tài liệu điện tử được quản lý, lưu trữ theo quy định của Bộ Nội vụ

    @KB-D13-100
    Tình huống: Hồ sơ được lập, bổ sung tài liệu rồi kết thúc
      Biết đồng hồ chỉ 08:20 ngày 17/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Sơ kết công tác văn thư”, ký hiệu “VTLT”, thời hạn bảo quản 20 năm
      Và chuyên viên đã mở hồ sơ “Sơ kết công tác văn thư”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và chuyên viên đã đưa văn bản vào hồ sơ “Sơ kết công tác văn thư”
      Và chuyên viên đã bổ sung ý kiến chỉ đạo “Ý kiến của Giám đốc” vào hồ sơ “Sơ kết công tác văn thư”
      Và đồng hồ chỉ 15:45 ngày 19/12/2019
      Khi chuyên viên kết thúc hồ sơ “Sơ kết công tác văn thư”
      Thì [D13.k3-1] phần mềm ghi ai lập, ai kết thúc hồ sơ “Sơ kết công tác văn thư” và lúc nào, hồ sơ giữ đủ tài liệu

    @KB-D13-101
    Tình huống: Hồ sơ chưa kết thúc thì còn mở, dù đã sang năm sau
      Biết đồng hồ chỉ 16:00 ngày 30/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Chỉnh lý tài liệu tồn đọng”, ký hiệu “VTLT”, thời hạn bảo quản 20 năm
      Và chuyên viên đã mở hồ sơ “Chỉnh lý tài liệu tồn đọng”
      Và chuyên viên đã bổ sung báo cáo giải trình “Tiến độ chỉnh lý” vào hồ sơ “Chỉnh lý tài liệu tồn đọng”
      Khi đồng hồ chuyển tới 08:00 ngày 06/01/2020
      Thì [D13.k3-1] hồ sơ “Chỉnh lý tài liệu tồn đọng” còn mở, chưa ghi thời điểm kết thúc

    @KB-D13-110
    Tình huống: Phần mềm tự đánh số thứ tự văn bản, tài liệu trong hồ sơ
      Biết danh mục hồ sơ trong năm có hồ sơ “Hội nghị trực tuyến”, ký hiệu “HC”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Hội nghị trực tuyến”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã tiếp nhận văn bản khác
      Khi chuyên viên đưa văn bản khác vào hồ sơ “Hội nghị trực tuyến”
      Và chuyên viên bổ sung ý kiến đóng góp “Ý kiến về chương trình” vào hồ sơ “Hội nghị trực tuyến”
      Và chuyên viên đưa văn bản vào hồ sơ “Hội nghị trực tuyến”
      Thì [D13.k3-2] các mục trong hồ sơ “Hội nghị trực tuyến” được đánh số thứ tự liên tục từ 1 theo thứ tự đưa vào

    @KB-D13-111
    Tình huống: Tìm theo mã hồ sơ ra các văn bản trong hồ sơ và chỉ các văn bản ấy
      Biết danh mục hồ sơ trong năm có hồ sơ “Dự án phần mềm”, ký hiệu “CNTT”, thời hạn bảo quản 20 năm
      Và chuyên viên đã mở hồ sơ “Dự án phần mềm”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã tiếp nhận văn bản khác
      Và chuyên viên đã đưa văn bản vào hồ sơ “Dự án phần mềm”
      Khi cán bộ dùng mã của hồ sơ “Dự án phần mềm” để tìm văn bản
      Thì [D13.k3-2] tìm theo mã hồ sơ ra văn bản
      Và [D13.k3-2] tìm theo mã hồ sơ chỉ ra 1 văn bản của hồ sơ “Dự án phần mềm”

    @KB-D13-112
    Tình huống: Hồ sơ được liệt kê theo năm hình thành
      Biết đồng hồ chỉ 23:30 ngày 31/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Trực Tết Dương lịch”, ký hiệu “HC”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Trực Tết Dương lịch”
      Và đồng hồ chỉ 00:30 ngày 01/01/2020
      Và danh mục hồ sơ trong năm có hồ sơ “Trực Tết Nguyên đán”, ký hiệu “HC”, thời hạn bảo quản 10 năm
      Khi chuyên viên mở hồ sơ “Trực Tết Nguyên đán”
      Thì [D13.k3-2] hồ sơ “Trực Tết Dương lịch” được liệt kê trong năm 2019
      Và [D13.k3-2] hồ sơ “Trực Tết Nguyên đán” không bị liệt kê trong năm 2019
      Và [D13.k3-2] hồ sơ “Trực Tết Nguyên đán” được liệt kê trong năm 2020

  Quy tắc: Đ13.k3 – Theo tiêu chuẩn dữ liệu thông tin đầu vào, yêu cầu bảo quản tài liệu lưu trữ điện tử

    @KB-D13-120
    Tình huống: Xuất dữ liệu đặc tả của hồ sơ đã kết thúc
      Biết đồng hồ chỉ 09:00 ngày 17/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Khảo sát <máy chủ> & đường truyền”, ký hiệu “CNTT”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Khảo sát <máy chủ> & đường truyền”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và chuyên viên đã đưa văn bản vào hồ sơ “Khảo sát <máy chủ> & đường truyền”
      Và đồng hồ chỉ 09:00 ngày 20/12/2019
      Khi chuyên viên kết thúc hồ sơ “Khảo sát <máy chủ> & đường truyền”
      Thì [D13.k3-3] dữ liệu đặc tả xuất ra của hồ sơ “Khảo sát <máy chủ> & đường truyền” đủ các trường thông tin đầu vào và đúng với hồ sơ

    @KB-D13-121
    Tình huống: Xuất dữ liệu đặc tả của hồ sơ vĩnh viễn còn mở
      Biết danh mục hồ sơ trong năm có hồ sơ “Quy hoạch đội ngũ lãnh đạo”, ký hiệu “TCBC”, thời hạn bảo quản vĩnh viễn
      Và chuyên viên đã mở hồ sơ “Quy hoạch đội ngũ lãnh đạo”
      Khi chuyên viên bổ sung ý kiến chỉ đạo “Ý kiến ban đầu về quy hoạch” vào hồ sơ “Quy hoạch đội ngũ lãnh đạo”
      Thì [D13.k3-3] dữ liệu đặc tả xuất ra của hồ sơ “Quy hoạch đội ngũ lãnh đạo” đủ các trường thông tin đầu vào và đúng với hồ sơ
