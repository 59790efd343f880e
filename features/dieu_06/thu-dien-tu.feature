# language: vi
Tính năng: Điều 6 – Không phát hành văn bản điện tử trên hệ thống thư điện tử

  Quy tắc: Đ6.k1.b – Văn bản đã gửi, nhận qua phần mềm thì không phát hành qua thư điện tử

    @KB-D06-020
    Tình huống: Văn bản gửi qua phần mềm không đi theo thư điện tử nào
      Biết phần mềm gửi thư điện tử qua máy chủ thư của bộ kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị           |
        | tệp gửi kèm  | phụ lục số 1.docx |
      Khi phần mềm gửi một thư điện tử đối chứng
      Thì [D6.k1.b-3] không thư điện tử nào mang văn bản, còn thư đối chứng gửi sau đó đã đến

    @KB-D06-021
    Tình huống: Trục gián đoạn thì văn bản chờ gửi lại qua Trục, không đi theo thư điện tử
      Biết phần mềm gửi thư điện tử qua máy chủ thư của bộ kiểm
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và phần mềm gửi một thư điện tử đối chứng
      Thì [D6.k1.b-3] không thư điện tử nào mang văn bản, còn thư đối chứng gửi sau đó đã đến
