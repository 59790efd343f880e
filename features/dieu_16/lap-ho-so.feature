# language: vi
Tính năng: Điều 16 – Xác định mã hồ sơ cho văn bản và tài liệu

  Quy tắc: Đ16.k1 – Căn cứ danh mục hồ sơ trong năm, người giải quyết xác định mã hồ sơ cho văn bản đi

    @KB-D16-001
    Tình huống: Văn bản đi đã phát hành được đưa vào hồ sơ theo danh mục
      Biết danh mục hồ sơ trong năm gồm
        | tên hồ sơ                    | ký hiệu | thời hạn bảo quản |
        | Báo cáo công tác năm         | TH      | vĩnh viễn         |
        | Văn bản trao đổi về công tác | TH      | 10 năm            |
      Và chuyên viên đã mở hồ sơ “Báo cáo công tác năm”
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Khi chuyên viên đưa văn bản vào hồ sơ “Báo cáo công tác năm”
      Thì [D16.k1-1] văn bản mang mã của hồ sơ “Báo cáo công tác năm” và có trong hồ sơ ấy

    @KB-D16-002
    Tình huống: Lập hồ sơ mà danh mục trong năm không có
      Biết danh mục hồ sơ trong năm có hồ sơ “Kế hoạch công tác quý”, ký hiệu “TH”, thời hạn bảo quản 20 năm
      Khi chuyên viên mở hồ sơ “Việc chưa có trong danh mục”
      Thì [D16.k1-1] hồ sơ “Việc chưa có trong danh mục” ngoài danh mục không mang số, ký hiệu của hồ sơ nào trong danh mục

  Quy tắc: Đ16.k1 – Người giải quyết xác định mã hồ sơ cho văn bản đến

    @KB-D16-010
    Tình huống: Văn bản đến đã tiếp nhận được đưa vào hồ sơ theo danh mục
      Biết danh mục hồ sơ trong năm có hồ sơ “Tuyển dụng viên chức”, ký hiệu “CCVC”, thời hạn bảo quản 20 năm
      Và chuyên viên đã mở hồ sơ “Tuyển dụng viên chức”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi chuyên viên đưa văn bản vào hồ sơ “Tuyển dụng viên chức”
      Thì [D16.k1-2] văn bản mang mã của hồ sơ “Tuyển dụng viên chức” và có trong hồ sơ ấy

    @KB-D16-011
    Tình huống: Chỉ văn bản được đưa vào mới thuộc hồ sơ
      Biết danh mục hồ sơ trong năm có hồ sơ “Cải cách hành chính”, ký hiệu “CCHC”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Cải cách hành chính”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã tiếp nhận văn bản khác
      Khi chuyên viên đưa văn bản vào hồ sơ “Cải cách hành chính”
      Thì [D16.k1-2] văn bản mang mã của hồ sơ “Cải cách hành chính” và có trong hồ sơ ấy
      Và [D16.k1-2] văn bản khác không mang mã của hồ sơ “Cải cách hành chính”

    @KB-D16-012
    Tình huống: Một văn bản đến liên quan đến hai hồ sơ
      Biết danh mục hồ sơ trong năm gồm
        | tên hồ sơ               | ký hiệu | thời hạn bảo quản |
        | Thi đua khen thưởng     | TĐ      | 20 năm            |
        | Đánh giá cán bộ cuối năm | CCVC    | 10 năm            |
      Và chuyên viên đã mở hồ sơ “Thi đua khen thưởng”
      Và chuyên viên đã mở hồ sơ “Đánh giá cán bộ cuối năm”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và chuyên viên đã đưa văn bản vào hồ sơ “Thi đua khen thưởng”
      Khi chuyên viên đưa văn bản vào hồ sơ “Đánh giá cán bộ cuối năm”
      Thì [D16.k1-2] văn bản thuộc cả hồ sơ “Thi đua khen thưởng” và hồ sơ “Đánh giá cán bộ cuối năm”, hoặc phần mềm chỉ cho một hồ sơ

    @KB-D16-013
    Tình huống: Hồ sơ mở năm trước vẫn nhận văn bản đến của năm sau khi công việc chưa xong
      Biết đồng hồ chỉ 15:00 ngày 31/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Kiểm kê tài sản công”, ký hiệu “TV”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Kiểm kê tài sản công”
      Và đồng hồ chỉ 08:00 ngày 02/01/2020
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi chuyên viên đưa văn bản vào hồ sơ “Kiểm kê tài sản công”
      Thì [D16.k1-2] văn bản mang mã của hồ sơ “Kiểm kê tài sản công” và có trong hồ sơ ấy
      Và [D16.k2.b] mã của hồ sơ “Kiểm kê tài sản công” ghi năm hình thành 2019

  Quy tắc: Đ16.k1 – Người giải quyết xác định mã hồ sơ cho các tài liệu liên quan trong quá trình giải quyết công việc

    Khung tình huống: Đưa <tài liệu> vào hồ sơ
      Biết danh mục hồ sơ trong năm có hồ sơ “Phương án sắp xếp tổ chức”, ký hiệu “TCBC”, thời hạn bảo quản vĩnh viễn
      Và chuyên viên đã mở hồ sơ “Phương án sắp xếp tổ chức”
      Khi chuyên viên bổ sung <tài liệu> “<tên>” vào hồ sơ “Phương án sắp xếp tổ chức”
      Thì [D16.k1-3] hồ sơ “Phương án sắp xếp tổ chức” có <tài liệu> “<tên>”

      Dữ liệu:
        | mã         | tài liệu           | tên                                         |
        | KB-D16-020 | ý kiến chỉ đạo     | Ý kiến của Giám đốc về phương án            |
        | KB-D16-021 | ý kiến đóng góp    | Góp ý của Phòng Tổng hợp cho dự thảo lần 2  |
        | KB-D16-022 | báo cáo giải trình | Giải trình việc tiếp thu ý kiến các đơn vị  |
        | KB-D16-023 | biên bản họp       | Biên bản họp ngày 16/12/2019                |

    @KB-D16-024
    Tình huống: Hồ sơ giữ đủ các tài liệu liên quan đưa vào sau nhau
      Biết đồng hồ chỉ 08:10 ngày 17/12/2019
      Và danh mục hồ sơ trong năm có hồ sơ “Đề án vị trí việc làm”, ký hiệu “TCBC”, thời hạn bảo quản vĩnh viễn
      Và chuyên viên đã mở hồ sơ “Đề án vị trí việc làm”
      Và chuyên viên đã bổ sung ý kiến chỉ đạo “Ý kiến ban đầu” vào hồ sơ “Đề án vị trí việc làm”
      Và đồng hồ chỉ 09:40 ngày 17/12/2019
      Khi chuyên viên bổ sung ý kiến đóng góp “Ý kiến của đơn vị phối hợp” vào hồ sơ “Đề án vị trí việc làm”
      Thì [D16.k1-3] hồ sơ “Đề án vị trí việc làm” có ý kiến chỉ đạo “Ý kiến ban đầu”
      Và [D16.k1-3] hồ sơ “Đề án vị trí việc làm” có ý kiến đóng góp “Ý kiến của đơn vị phối hợp”
