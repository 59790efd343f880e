# language: vi
Tính năng: Điều 10 – Thông báo thu hồi văn bản điện tử

  Quy tắc: Đ10.k2.b – Khi thu hồi văn bản, cơ quan gửi phải thông báo cho cơ quan nhận biết

    @KB-D10-40
    Tình huống: Thu hồi văn bản thì mọi nơi đã nhận đều được thông báo, dù nơi ấy đã báo trạng thái nào
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Và Sở Tài chính đã báo trạng thái 02 cho văn bản
      Và Sở Y tế đã báo trạng thái 03 cho văn bản
      Và Bộ Nội vụ đã báo trạng thái 06 cho văn bản
      Khi văn thư thu hồi văn bản với lý do “Ban hành nhầm thẩm quyền”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.b-3] Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ đều nhận được thông báo thu hồi nêu rõ văn bản

    @KB-D10-42
    Tình huống: Trục gián đoạn lúc thu hồi thì thông báo được gửi khi Trục hoạt động trở lại
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã thu hồi văn bản với lý do “Sai số liệu tại phụ lục”
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.b-3] Sở Tài chính, Bộ Nội vụ đều nhận được thông báo thu hồi nêu rõ văn bản

    @KB-D10-43 @đối-chứng
    Tình huống: Thông báo thu hồi một văn bản không nêu văn bản khác đã gửi cùng nơi nhận
      Biết văn thư đã phát hành văn bản giữ lại gửi Sở Tài chính
      Và văn thư đã phát hành văn bản bị thu hồi gửi Sở Tài chính
      Khi văn thư thu hồi văn bản bị thu hồi với lý do “Ban hành nhầm”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.b-3] không thông báo thu hồi nào nêu văn bản giữ lại, còn thông báo thu hồi văn bản bị thu hồi đã đến Sở Tài chính
