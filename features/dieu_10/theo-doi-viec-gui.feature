# language: vi
Tính năng: Điều 10 – Theo dõi việc gửi, bảo đảm văn bản đến đúng cơ quan nhận

  Quy tắc: Đ10.k2.b – Cơ quan gửi kiểm tra, theo dõi việc gửi văn bản đến từng cơ quan nhận

    @KB-D10-20
    Tình huống: Mỗi nơi nhận có tình trạng riêng theo trạng thái nơi ấy báo về
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Khi Bộ Nội vụ báo trạng thái 03 cho văn bản
      Và Sở Y tế báo trạng thái 02 cho văn bản
      Và Ủy ban nhân dân tỉnh báo trạng thái 01 cho văn bản
      Thì [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Bộ Nội vụ là “đã tiếp nhận”
      Và [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Ủy ban nhân dân tỉnh là “đã đến”
      Và [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Sở Y tế là “từ chối nhận”
      Và [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Sở Tài chính là “đã gửi”

    @KB-D10-21
    Tình huống: Nơi bị Trục khóa được ghi là gửi không thành công, nơi khác vẫn được gửi
      Khi văn thư phát hành văn bản gửi cơ quan bị Trục khóa, Sở Tài chính
      Thì [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với cơ quan bị Trục khóa là “gửi không thành công”
      Và [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Sở Tài chính là “đã gửi”

    @KB-D10-22
    Tình huống: Trục từ chối gói tin thì không nơi nào được ghi là đã gửi
      Biết Trục gặp lỗi “trả lời từ chối” với phần mềm được kiểm
      Khi văn thư phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
      Thì [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Sở Tài chính là “gửi không thành công”
      Và [D10.k2.b-1] phần mềm cho biết tình trạng của văn bản đối với Bộ Nội vụ là “gửi không thành công”

  Quy tắc: Đ10.k2.b – Văn bản được gửi đến đúng cơ quan nhận

    @KB-D10-30
    Tình huống: Văn bản đến đủ các nơi nhận đã chọn, không đến cơ quan khác
      Biết Văn phòng Chính phủ sẵn sàng nhận văn bản từ Trục
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Khi văn thư phát hành văn bản đối chứng gửi Văn phòng Chính phủ
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.b-2] văn bản đến đúng Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ, không cơ quan nào khác nhận được, còn văn bản đối chứng đã đến Văn phòng Chính phủ
      Và [D10.k2.a-2] mỗi văn bản đã gửi qua Trục có mặt đúng một lần trong cơ sở dữ liệu văn bản đi

    @KB-D10-32
    Tình huống: Văn bản gửi lại sau khi Trục lỗi vẫn chỉ đến nơi nhận đã chọn
      Biết Sở Y tế sẵn sàng nhận văn bản từ Trục
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và văn thư phát hành văn bản đối chứng gửi Sở Y tế
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.b-2] văn bản đến đúng Sở Tài chính, Bộ Nội vụ, không cơ quan nào khác nhận được, còn văn bản đối chứng đã đến Sở Y tế
