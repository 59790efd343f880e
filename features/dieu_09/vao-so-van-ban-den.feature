# language: vi
Tính năng: Điều 9 – Vào sổ văn bản đến

  Quy tắc: Đ9.k1.b – Mọi văn bản đến được cập nhật các thông tin tại khoản 2 Điều 8

    @KB-D09-90
    Tình huống: Sổ văn bản đến ghi mọi thông tin mà gói tin mang theo
      Biết đồng hồ chỉ 08:10 ngày 17/12/2019
      Và Sở Y tế soạn văn bản hợp lệ
        | thuộc tính         | giá trị                                                         |
        | loại văn bản       | Quyết định                                                      |
        | số                 | 215                                                             |
        | ký hiệu            | QĐ-SYT                                                          |
        | trích yếu          | Về việc “thành lập Tổ kiểm tra” & phân công nhiệm vụ, đợt 1/2019  |
        | người ký           | KT. GIÁM ĐỐC; Phó Giám đốc; Trần Ngọc Ẩn                        |
        | mức độ khẩn        | thượng khẩn                                                     |
        | thời hạn xử lý     | 27/12/2019                                                      |
        | tệp gửi kèm        | phụ lục số 1.docx, danh sách.xlsx                                |
        | cơ quan cùng nhận  | Ủy ban nhân dân tỉnh                                            |
      Và Sở Y tế đã gửi văn bản qua Trục
      Và đồng hồ chỉ 08:50 ngày 17/12/2019
      Khi phần mềm lấy văn bản từ Trục
      Và đồng hồ chuyển tới 09:20 ngày 17/12/2019
      Và văn thư tiếp nhận văn bản
      Thì [D9.k1.b] văn bản vào sổ văn bản đến với đủ thông tin mà gói tin mang theo

    @KB-D09-91
    Tình huống: Văn bản không ghi mức độ khẩn, không có thời hạn xử lý cũng được vào sổ
      Biết Bộ Nội vụ soạn văn bản chỉ khác một điều: không ghi mức độ khẩn
      Và Bộ Nội vụ đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Và văn thư tiếp nhận văn bản
      Thì [D9.k1.b] văn bản vào sổ văn bản đến với đủ thông tin mà gói tin mang theo

    @KB-D09-92
    Tình huống: Mã định danh của cơ quan gửi vào sổ nguyên như gói tin mang
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: mã định danh theo dạng thực tế trên Trục
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Và văn thư tiếp nhận văn bản
      Thì [D9.k1.b] văn bản vào sổ văn bản đến với đủ thông tin mà gói tin mang theo

    @KB-D09-93
    Tình huống: Ba văn bản tiếp nhận cùng ngày, một văn bản được gửi hai lần
      Biết Sở Tài chính soạn văn bản thứ nhất hợp lệ
      Và Sở Y tế soạn văn bản thứ hai hợp lệ
      Và Bộ Nội vụ soạn văn bản thứ ba hợp lệ
      Khi Sở Tài chính gửi văn bản thứ nhất qua Trục
      Và Sở Y tế gửi văn bản thứ hai qua Trục
      Và Bộ Nội vụ gửi văn bản thứ ba qua Trục
      Và Sở Tài chính gửi lại nguyên văn bản thứ nhất một lần nữa
      Và phần mềm lấy văn bản từ Trục
      Và văn thư tiếp nhận văn bản thứ hai
      Và văn thư tiếp nhận văn bản thứ nhất
      Và văn thư tiếp nhận văn bản thứ ba
      Thì [D9.k1.b] văn bản thứ nhất, văn bản thứ hai và văn bản thứ ba đều có trong sổ văn bản đến, mỗi văn bản một số đến
