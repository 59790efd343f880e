# language: vi
Tính năng: Điều 15 – Thời điểm nhận văn bản điện tử

  Quy tắc: Đ15.k2 – Văn bản nhập vào hệ thống ngoài giờ hành chính được tính từ đầu giờ hành chính kế tiếp

    Khung tình huống: Văn bản nhập vào hệ thống lúc <lúc nhập> được tính là nhận lúc <tính từ>
      Biết đồng hồ chỉ <lúc nhập>
      Và Sở Tài chính soạn văn bản hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D15.k2-2] thời điểm tiếp nhận tính theo giờ hành chính của văn bản là <tính từ>

      Dữ liệu: trong giờ hành chính
        | mã        | lúc nhập                     | tính từ                      |
        | KB-D15-01 | 09:15 ngày 17/12/2019        | 09:15 ngày 17/12/2019        |
        | KB-D15-02 | 07:00:00 ngày 17/12/2019     | 07:00 ngày 17/12/2019        |
        | KB-D15-03 | 13:00:00 ngày 17/12/2019     | 13:00 ngày 17/12/2019        |
        | KB-D15-04 | 16:59:59 ngày 17/12/2019     | 16:59:59 ngày 17/12/2019     |

      Dữ liệu: ngoài giờ hành chính
        | mã        | lúc nhập                     | tính từ                      |
        | KB-D15-05 | 06:59:59 ngày 17/12/2019     | 07:00 ngày 17/12/2019        |
        | KB-D15-06 | 11:00:00 ngày 17/12/2019     | 13:00 ngày 17/12/2019        |
        | KB-D15-07 | 17:00:00 ngày 17/12/2019     | 07:00 ngày 18/12/2019        |
        | KB-D15-08 | 20:00 ngày 17/12/2019        | 07:00 ngày 18/12/2019        |
        | KB-D15-09 | 17:30 ngày 20/12/2019        | 07:00 ngày 23/12/2019        |

      Dữ liệu: ngày nghỉ, ngày hoán đổi
        | mã        | lúc nhập                     | tính từ                      |
        | KB-D15-10 | 18:00 ngày 22/01/2020        | 07:00 ngày 30/01/2020        |
        | KB-D15-11 | 09:00 ngày 29/04/2019        | 07:00 ngày 02/05/2019        |
        | KB-D15-12 | 09:00 ngày 04/05/2019        | 09:00 ngày 04/05/2019        |

  Quy tắc: Đ15.k2 – Thời điểm nhận là lúc văn bản nhập vào hệ thống của cơ quan nhận

    @KB-D15-30
    Tình huống: Phần mềm lấy văn bản rồi văn thư mới tiếp nhận sau
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và đồng hồ chỉ 10:20 ngày 17/12/2019
      Khi văn thư tiếp nhận văn bản
      Thì [D15.k2-1] thời điểm văn bản nhập vào hệ thống được ghi là 09:15 ngày 17/12/2019
      Và [D15.k2-1] trạng thái “đã đến” của văn bản mang thời điểm 09:15 ngày 17/12/2019

    @KB-D15-31
    Tình huống: Văn bản chờ trên Trục trước khi phần mềm lấy về
      Biết đồng hồ chỉ 08:10 ngày 17/12/2019
      Và Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và đồng hồ chỉ 09:40 ngày 17/12/2019
      Khi phần mềm lấy văn bản từ Trục
      Thì [D15.k2-1] thời điểm văn bản nhập vào hệ thống được ghi là 09:40 ngày 17/12/2019

    @KB-D15-32
    Tình huống: Văn bản nhập vào hệ thống ban đêm giữ nguyên thời điểm thực
      Biết đồng hồ chỉ 22:05 ngày 17/12/2019
      Và Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D15.k2-1] thời điểm văn bản nhập vào hệ thống được ghi là 22:05 ngày 17/12/2019
