# language: vi
Tính năng: Điều 6 – Văn bản mang bí mật nhà nước không được nhập vào phần mềm

  Quy tắc: Đ6.k1.đ – Phần mềm có mục độ mật phải không cho nhập văn bản mật

    Khung tình huống: Văn bản độ mật “<độ mật>” không được nhập vào phần mềm
      Biết phần mềm có mục độ mật
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính | giá trị  |
        | độ mật     | <độ mật> |
      Thì [D6.k1.dd-1] phần mềm không cho nhập văn bản

      Dữ liệu:
        | mã         | độ mật    |
        | KB-D06-030 | Mật       |
        | KB-D06-031 | Tối mật   |
        | KB-D06-032 | Tuyệt mật |

    @KB-D06-033 @đối-chứng
    Tình huống: Văn bản không mật vẫn được nhập và phát hành
      Biết phần mềm có mục độ mật
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính | giá trị |
        | độ mật     | Thường  |
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.dd-1] phần mềm cho nhập văn bản và gửi tới Sở Tài chính
