# language: vi
@vai-trò-trục
Tính năng: Điều 6 – Trục bảo đảm xác thực nguồn gốc và an toàn thông tin khi gửi, nhận

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.1) – Cơ quan gửi ghi trên gói tin đúng là cơ quan kết nối

    @KB-D06-400
    Tình huống: Gói tin ghi đúng cơ quan gửi thì được chuyển
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B
      Khi cơ quan A đưa văn bản lên Trục
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D6.k2.a-1] cơ quan B nhận văn bản mang đúng cơ quan gửi là cơ quan A

    @KB-D06-401
    Tình huống: Hệ thống kết nối cho nhiều cơ quan gửi thay đơn vị trực thuộc
      Biết đơn vị trực thuộc cơ quan A có văn bản cần gửi qua Trục cho cơ quan B
      Khi đơn vị trực thuộc cơ quan A đưa văn bản lên Trục
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D6.k2.a-1] cơ quan B nhận văn bản mang đúng cơ quan gửi là đơn vị trực thuộc cơ quan A

    Khung tình huống: Gói tin ghi cơ quan gửi khác <chỗ ghi> thì bị từ chối
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B
      Và cơ quan C có văn bản thứ hai cần gửi qua Trục cho cơ quan B
      Khi cơ quan A thử đưa lên Trục văn bản nhưng ghi cơ quan gửi <chỗ ghi> là cơ quan C
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D6.k2.a-1] Trục từ chối văn bản và chỉ chuyển văn bản đối chứng tới cơ quan B

      Dữ liệu:
        | mã         | chỗ ghi                      |
        | KB-D06-402 | trên gói tin                 |
        | KB-D06-403 | trên lời gọi                 |
        | KB-D06-404 | trên cả gói tin và lời gọi   |

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.1) – Người chưa được xác thực không truy cập được văn bản trên Trục

    Khung tình huống: Lời gọi <cách gọi> để <việc> không được đáp ứng
      Biết cơ quan A đã đưa lên Trục văn bản cho cơ quan B
      Khi một lời gọi <cách gọi> thay mặt <cơ quan> để <việc>, liên quan văn bản
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D6.k2.a-3] Trục không đáp ứng lời gọi đó và cơ quan B vẫn nhận văn bản đúng một lần

      Dữ liệu: không chứng minh được là ai
        | mã         | cách gọi                             | cơ quan   | việc                           |
        | KB-D06-410 | không ký                             | cơ quan B | xem danh sách văn bản đến      |
        | KB-D06-411 | không ký                             | cơ quan B | lấy văn bản                    |
        | KB-D06-412 | không ký                             | cơ quan B | báo đã nhận văn bản            |
        | KB-D06-413 | không ký                             | cơ quan A | xem tình trạng văn bản đã gửi  |
        | KB-D06-414 | ký bằng khóa sai                     | cơ quan B | xem danh sách văn bản đến      |
        | KB-D06-415 | ký bằng khóa sai                     | cơ quan B | lấy văn bản                    |
        | KB-D06-416 | ký bằng khóa sai                     | cơ quan B | báo đã nhận văn bản            |
        | KB-D06-417 | ký bằng khóa sai                     | cơ quan A | xem tình trạng văn bản đã gửi  |
        | KB-D06-418 | ký bằng khóa sai                     | cơ quan B | tải văn bản                    |
        | KB-D06-419 | ký bằng khóa của cơ quan khác        | cơ quan B | lấy văn bản                    |
        | KB-D06-420 | xưng danh một hệ thống không đăng ký | cơ quan B | lấy văn bản                    |
        | KB-D06-421 | bị sửa sau khi ký                    | cơ quan B | lấy văn bản                    |
        | KB-D06-422 | bị sửa sau khi ký                    | cơ quan B | báo đã nhận văn bản            |

      Dữ liệu: cơ quan đã được xác thực nhưng không phải nơi nhận
        | mã         | cách gọi                             | cơ quan   | việc                           |
        | KB-D06-430 | của cơ quan không phải nơi nhận      | cơ quan B | lấy văn bản                    |
        | KB-D06-431 | của cơ quan không phải nơi nhận      | cơ quan B | tải văn bản                    |
        | KB-D06-432 | của cơ quan không phải nơi nhận      | cơ quan B | báo đã nhận văn bản            |
        | KB-D06-433 | của cơ quan không phải nơi nhận      | cơ quan A | xem tình trạng văn bản đã gửi  |

    Khung tình huống: Văn bản do một lời gọi <cách gọi> đưa lên thì không được chuyển
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B
      Khi một lời gọi <cách gọi> thay mặt cơ quan A để gửi văn bản, liên quan văn bản
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D6.k2.a-3] Trục không đáp ứng lời gọi đó và cơ quan B chỉ nhận văn bản đối chứng chứ không nhận văn bản

      Dữ liệu:
        | mã         | cách gọi                             |
        | KB-D06-440 | không ký                             |
        | KB-D06-441 | ký bằng khóa sai                     |
        | KB-D06-442 | ký bằng khóa của cơ quan khác        |
        | KB-D06-443 | bị sửa sau khi ký                    |
