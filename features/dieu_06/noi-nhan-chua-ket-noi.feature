# language: vi
Tính năng: Điều 6, Điều 7 – Nơi nhận chưa có phần mềm hoặc chưa đáp ứng việc liên thông

  Quy tắc: Đ6.k1.b – Nơi nhận chưa có phần mềm quản lý văn bản thì được miễn, nơi đã kết nối vẫn phải được gửi

    Khung tình huống: Văn bản gửi <nơi nhận> vẫn đến mọi nơi đã kết nối
      Khi văn thư phát hành văn bản gửi <nơi nhận>
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.b-2] văn bản vẫn được gửi qua phần mềm tới <nơi đã kết nối>
      Và [D6.k1.b-2] phần mềm không thể hiện văn bản đã gửi qua Trục tới cơ quan chưa kết nối Trục

      Dữ liệu:
        | mã         | nơi nhận                                             | nơi đã kết nối          |
        | KB-D06-002 | Sở Tài chính, cơ quan chưa kết nối Trục và Bộ Nội vụ | Sở Tài chính, Bộ Nội vụ |
