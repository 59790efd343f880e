# language: vi
Tính năng: Điều 6 – Bảo đảm an toàn thông tin khi nhận, xử lý, lưu trữ văn bản điện tử trong phần mềm

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.1) – Người chưa được xác thực không truy cập được văn bản

    Khung tình huống: Văn bản của <cơ quan> được lấy về có xác thực và không mở được khi chưa xác thực
      Biết <cơ quan> soạn văn bản hợp lệ
      Và <cơ quan> đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D6.k2.a-3] phần mềm lấy văn bản và báo trạng thái của nó chỉ bằng lời gọi được Trục xác thực
      Và [D6.k2.a-3] người chưa được xác thực không xem được văn bản, không mở được tệp của nó

      Dữ liệu:
        | mã         | cơ quan      |
        | KB-D06-360 | Sở Tài chính |
        | KB-D06-361 | Bộ Nội vụ    |
