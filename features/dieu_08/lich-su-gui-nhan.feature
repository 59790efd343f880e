# language: vi
Tính năng: Điều 8 – Thời gian và lịch sử gửi, nhận văn bản

  Quy tắc: Đ8.k2.n – Thời gian gửi, nhận

    Khung tình huống: Văn bản của <cơ quan gửi> gửi lúc <lúc gửi>, phần mềm lấy lúc <lúc lấy>
      Biết đồng hồ chỉ <lúc gửi>
      Và <cơ quan gửi> soạn văn bản hợp lệ
      Và <cơ quan gửi> đã gửi văn bản qua Trục
      Và đồng hồ chỉ <lúc lấy>
      Khi phần mềm lấy văn bản từ Trục
      Thì [D8.k2.n-1] phần mềm thể hiện đúng thời gian gửi mà gói tin của văn bản mang
      Và [D8.k2.n-2] phần mềm thể hiện thời gian nhận văn bản, không trước thời gian gửi
      Và [D8.k2.p] phần mềm thể hiện mọi chặng mà gói tin của văn bản đã đi qua

      Dữ liệu:
        | mã         | cơ quan gửi  | lúc gửi                  | lúc lấy                  |
        | KB-D08-090 | Sở Tài chính | 08:30 ngày 17/12/2019    | 09:40 ngày 17/12/2019    |
        | KB-D08-091 | Bộ Nội vụ    | 23:40 ngày 31/12/2019    | 07:15 ngày 02/01/2020    |

  Quy tắc: Đ8.k2.p – Lịch sử gửi, nhận

    @KB-D08-095
    Tình huống: Lịch sử văn bản đi sau khi cơ quan nhận báo đã đến và đã tiếp nhận
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và lịch sử của văn bản đã được xem
      Khi đồng hồ chuyển tới 09:40 ngày 17/12/2019
      Và Sở Tài chính báo trạng thái 01 cho văn bản
      Và đồng hồ chuyển tới 10:20 ngày 17/12/2019
      Và Sở Tài chính báo trạng thái 03 cho văn bản
      Thì [D8.k2.p] lịch sử của văn bản ghi lúc gửi và từng trạng thái mà cơ quan nhận đã báo, kèm thời điểm
      Và [D8.k2.p] lịch sử của văn bản còn nguyên các mục đã có trước đó

    @KB-D08-096
    Tình huống: Lịch sử văn bản đến sau khi văn thư tiếp nhận
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và đồng hồ chỉ 10:05 ngày 17/12/2019
      Khi văn thư tiếp nhận văn bản
      Thì [D8.k2.p] lịch sử của văn bản ghi lúc đến và lúc văn thư tiếp nhận, kèm thời điểm
