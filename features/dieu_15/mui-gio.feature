# language: vi
Tính năng: Điều 15 – Múi giờ, tiêu chuẩn ISO 8601 và đồng bộ thời gian

  Quy tắc: Đ15.k3 – Thời gian gửi, nhận theo giờ Việt Nam, tiêu chuẩn ISO 8601, đồng bộ với Trục

    Khung tình huống: Thời gian của văn bản phát hành lúc <lúc phát hành>
      Biết đồng hồ chỉ <lúc phát hành>
      Khi văn thư phát hành văn bản gửi Sở Tài chính
      Thì [D15.k3-1] thời gian trên gói tin của văn bản là giờ Việt Nam
      Và [D15.k3-2] mọi thời điểm phần mềm ghi khi gửi văn bản viết theo ISO 8601, múi giờ +07:00
      Và [D15.k3-3] thời gian trên gói tin của văn bản khớp đồng hồ của Trục

      Dữ liệu:
        | mã        | lúc phát hành            |
        | KB-D15-41 | 23:30 ngày 17/12/2019    |

    Khung tình huống: Thời gian của văn bản nhận lúc <lúc nhận>
      Biết đồng hồ chỉ <lúc nhận>
      Và Sở Tài chính soạn văn bản hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D15.k3-1] thời gian trên gói tin của văn bản là giờ Việt Nam
      Và [D15.k3-2] mọi thời điểm phần mềm ghi khi nhận văn bản viết theo ISO 8601, múi giờ +07:00
      Và [D15.k3-3] thời gian trên gói tin của văn bản khớp đồng hồ của Trục

      Dữ liệu:
        | mã        | lúc nhận                 |
        | KB-D15-42 | 09:15 ngày 17/12/2019    |
        | KB-D15-43 | 23:30 ngày 17/12/2019    |
        | KB-D15-44 | 00:10 ngày 01/01/2020    |

    @KB-D15-45
    Tình huống: Thời gian của văn bản nhận vào đúng giờ hiện tại của Trục
      Biết Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D15.k3-1] thời gian trên gói tin của văn bản là giờ Việt Nam
      Và [D15.k3-3] thời gian trên gói tin của văn bản khớp đồng hồ của Trục
