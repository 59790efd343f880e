# language: vi
Tính năng: Điều 20 – Văn bản do người được phân công, phân cấp hoặc ủy quyền phát hành

  Quy tắc: Đ20.k2 – Văn bản do người được giao ký vẫn có đủ các thành tố của văn bản

    Khung tình huống: Người được ủy quyền ký thay với thẩm quyền “<quyền hạn>”
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và người có thẩm quyền đã ủy quyền ký văn bản cho lãnh đạo đơn vị
      Và chuyên viên đã trình dự thảo văn bản gửi <nơi nhận>
        | thuộc tính     | giá trị                                      |
        | người ký       | <quyền hạn>; <chức vụ>; Huỳnh Thị Thoại Sơn  |
        | mức độ khẩn    | khẩn                                         |
        | thời hạn xử lý | 25/12/2019                                   |
        | tệp gửi kèm    | phụ lục.docx                                 |
      Và người được ủy quyền đã ký số văn bản
      Khi văn thư ký số cơ quan và phát hành văn bản
      Thì [D20.k2-2] gói tin của văn bản do người được ủy quyền ký có đủ các thành tố của văn bản
      Và [D20.k2-2] phần mềm ghi người được ủy quyền là người đã ký văn bản

      Dữ liệu:
        | mã         | quyền hạn     | chức vụ                          | nơi nhận                  |
        | KB-D20-100 | TUQ. GIÁM ĐỐC | Trưởng phòng Cải cách hành chính | Sở Tài chính              |
        | KB-D20-101 | TL. GIÁM ĐỐC  | Phó Trưởng phòng                 | Sở Y tế và Bộ Nội vụ      |
