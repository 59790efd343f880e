# language: vi
Tính năng: Điều 20 – Phần mềm có khả năng kết nối, liên thông

  Quy tắc: Đ20.k3 – Bảo đảm khả năng kết nối, liên thông theo quy định

    @KB-D20-110
    Tình huống: Văn bản đi đến được cơ quan trong tỉnh và cơ quan trung ương
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D20.k3-2] Sở Tài chính lấy được văn bản từ Trục và đọc được
      Và [D20.k3-2] Bộ Nội vụ lấy được văn bản từ Trục và đọc được

    Khung tình huống: Văn bản của <cơ quan> đến được phần mềm và cơ quan ấy được biết
      Biết <cơ quan> soạn văn bản hợp lệ
      Và <cơ quan> đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D20.k3-2] phần mềm nhận được văn bản và báo cho <cơ quan> biết

      Dữ liệu:
        | mã         | cơ quan              |
        | KB-D20-111 | Sở Tài chính         |
        | KB-D20-112 | Ủy ban nhân dân tỉnh |
        | KB-D20-113 | Bộ Nội vụ            |
        | KB-D20-114 | Văn phòng Chính phủ  |
