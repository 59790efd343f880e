# language: vi
Tính năng: Điều 9 – Lập hồ sơ giải quyết công việc gắn với văn bản đến

  Quy tắc: Đ9.k2.c – Văn bản yêu cầu báo cáo, cung cấp thông tin: lập hồ sơ công việc gắn với văn bản đến

    @KB-D09-600
    Tình huống: Đơn vị chủ trì lập hồ sơ cho văn bản yêu cầu báo cáo
      Biết danh mục hồ sơ trong năm có hồ sơ “Báo cáo theo yêu cầu”, ký hiệu “TH”, thời hạn bảo quản 10 năm
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu quyết toán”, hạn báo cáo 20/12/2019
      Khi chuyên viên lập hồ sơ “Báo cáo theo yêu cầu” gắn với văn bản
      Thì [D9.k2.c-3] hồ sơ “Báo cáo theo yêu cầu” và văn bản có liên kết hai chiều

    @KB-D09-601
    Tình huống: Hồ sơ lập cho một văn bản không bị gắn với văn bản yêu cầu báo cáo khác
      Biết danh mục hồ sơ trong năm có hồ sơ “Cung cấp thông tin tài chính”, ký hiệu “TH”, thời hạn bảo quản 10 năm
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã tiếp nhận văn bản khác
      Và người có thẩm quyền đã giao văn bản khác cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu nhân sự”, hạn báo cáo 20/12/2019
      Khi chuyên viên lập hồ sơ “Cung cấp thông tin tài chính” gắn với văn bản
      Thì [D9.k2.c-3] hồ sơ “Cung cấp thông tin tài chính” và văn bản có liên kết hai chiều
      Và [D9.k2.c-3] hồ sơ “Cung cấp thông tin tài chính” không bị gắn với văn bản khác

    @KB-D09-602
    Tình huống: Liên kết giữa hồ sơ và văn bản đến còn nguyên khi công việc đã xong
      Biết danh mục hồ sơ trong năm có hồ sơ “Trả lời kiến nghị”, ký hiệu “TH”, thời hạn bảo quản 10 năm
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Kết quả trả lời kiến nghị”, hạn báo cáo 20/12/2019
      Và chuyên viên đã lập hồ sơ “Trả lời kiến nghị” gắn với văn bản
      Và chuyên viên đã hoàn thành văn bản
      Khi chuyên viên kết thúc hồ sơ “Trả lời kiến nghị”
      Thì [D9.k2.c-3] hồ sơ “Trả lời kiến nghị” và văn bản có liên kết hai chiều
