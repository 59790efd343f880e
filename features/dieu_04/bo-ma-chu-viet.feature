# language: vi
Tính năng: Điều 4 – Bộ mã chữ Việt TCVN 6909:2001 và mã hóa UTF-8

  Quy tắc: Đ4.k2, Đ4.k3 – Thông tin, tệp gửi đi dùng bộ mã chữ Việt TCVN 6909:2001, mã hóa UTF-8

    Khung tình huống: Phát hành văn bản viết bằng chữ <dạng chữ>
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính     | giá trị                                                                                                     |
        | dạng chữ       | <dạng chữ>                                                                                                  |
        | trích yếu      | Đề nghị Ủy ban nhân dân xã Vĩnh Thạnh Trung rà soát, hỗ trợ những hộ bị sạt lở ở kênh Xáng Vịnh Tre, kỳ 2    |
        | nội dung       | Gửi kèm bảng kê quỹ hỗ trợ, đã thẩm định; “kính đề nghị” phản hồi trước kỳ họp                               |
        | nơi nhận khác  | Như trên, Lưu trữ Huyện ủy                                                                                  |
        | người ký       | ;Phó Giám đốc;Nguyễn Thị Ngọc Diễm Thúy                                                                     |
        | tệp gửi kèm    | Phụ lục đặc biệt về những hộ bị ảnh hưởng.docx                                                              |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k2-1] chữ Việt trong thông tin gửi đi của văn bản dùng bộ mã TCVN 6909:2001, không mất dấu
      Và [D4.k2-2] chữ Việt trong các tệp của văn bản vẫn là Unicode khi đến cơ quan nhận
      Và [D4.k3-1] gói tin của văn bản gửi đi mã hóa UTF-8

      Dữ liệu:
        | mã         | dạng chữ                   |
        | KB-D04-200 | dựng sẵn                   |
        | KB-D04-201 | tổ hợp                     |
        | KB-D04-202 | dựng sẵn với dấu thanh rời |

    @KB-D04-203
    Tình huống: Trạng thái gửi về văn bản đã nhận
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư tiếp nhận văn bản
      Thì [D4.k2-1] chữ Việt trong trạng thái phần mềm gửi về văn bản dùng bộ mã TCVN 6909:2001
      Và [D4.k3-1] trạng thái phần mềm gửi về văn bản mã hóa UTF-8

    @KB-D04-204
    Tình huống: Trạng thái từ chối mang lý do bằng chữ Việt
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư từ chối văn bản với lý do “Văn bản gửi không đúng thẩm quyền giải quyết của cơ quan”
      Thì [D4.k2-1] chữ Việt trong trạng thái phần mềm gửi về văn bản dùng bộ mã TCVN 6909:2001
      Và [D4.k3-1] trạng thái phần mềm gửi về văn bản mã hóa UTF-8

  Quy tắc: Đ4.k2, Đ4.k3 – Thông tin của văn bản nhận về được đọc, thể hiện đúng chữ Việt

    Khung tình huống: Nhận văn bản viết bằng chữ <dạng chữ>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị                                                                          |
        | dạng chữ     | <dạng chữ>                                                                       |
        | trích yếu    | Về việc nghỉ lễ, trực cơ quan và bảo đảm phòng, chống cháy nổ ở chợ Mỹ Quý        |
        | người ký     | ;Phó Giám đốc;Đặng Thị Thúy Phượng                                               |
        | tệp gửi kèm  | Phụ lục kế hoạch trực lễ.docx                                                    |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-1] phần mềm thể hiện đúng chữ Việt trong thông tin của văn bản, không mất dấu

      Dữ liệu:
        | mã         | dạng chữ                   |
        | KB-D04-210 | dựng sẵn                   |
        | KB-D04-211 | tổ hợp                     |
        | KB-D04-212 | dựng sẵn với dấu thanh rời |

    Khung tình huống: Nhận gói tin mã hóa <mã hóa gói tin>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính       | giá trị           |
        | mã hóa gói tin   | <mã hóa gói tin>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k3-1] phần mềm đọc được gói tin UTF-8 của văn bản

      Dữ liệu:
        | mã         | mã hóa gói tin            |
        | KB-D04-220 | UTF-8 không khai báo      |
        | KB-D04-221 | UTF-8 có dấu thứ tự byte  |

    @KB-D04-222
    Tình huống: Nhận gói tin mã hóa UTF-16
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính       | giá trị  |
        | mã hóa gói tin   | UTF-16   |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-1] phần mềm đọc đúng chữ Việt của văn bản mã hóa khác UTF-8, hoặc không nhận

    Khung tình huống: Nhận văn bản có thông tin theo <dạng chữ>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị                                                       |
        | dạng chữ     | <dạng chữ>                                                    |
        | trích yếu    | Về việc hướng dẫn quyết toán kinh phí của những đơn vị sự nghiệp |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-1] phần mềm không coi thông tin theo bảng mã cũ của văn bản là đúng bộ mã

      Dữ liệu:
        | mã         | dạng chữ      |
        | KB-D04-223 | bảng mã TCVN3 |
        | KB-D04-224 | bảng mã VNI   |

  Quy tắc: Đ4.k2 – Phần mềm không coi tệp theo bảng mã cũ là đúng bộ mã, không coi tệp Unicode là theo bảng mã cũ

    Khung tình huống: Nhận văn bản kèm «<tệp gửi kèm>» có <nội dung>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính            | giá trị        |
        | tệp gửi kèm           | <tệp gửi kèm>  |
        | nội dung tệp gửi kèm  | <nội dung>     |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-2] phần mềm không coi tệp theo bảng mã cũ của văn bản là đúng bộ mã

      Dữ liệu: chữ theo bảng mã cũ
        | mã         | tệp gửi kèm      | nội dung               |
        | KB-D04-230 | quyết toán.docx  | chữ theo bảng mã TCVN3 |
        | KB-D04-231 | quyết toán.pdf   | chữ theo bảng mã TCVN3 |
        | KB-D04-232 | quyết toán.rtf   | chữ theo bảng mã VNI   |
        | KB-D04-233 | quyết toán.txt   | chữ theo bảng mã VNI   |

    Khung tình huống: Nhận văn bản kèm «<tệp gửi kèm>» là <nội dung>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính            | giá trị        |
        | tệp gửi kèm           | <tệp gửi kèm>  |
        | nội dung tệp gửi kèm  | <nội dung>     |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-2] phần mềm không coi tệp nào của văn bản là theo bảng mã cũ

      Dữ liệu: chữ Unicode, bản quét
        | mã         | tệp gửi kèm      | nội dung                 |
        | KB-D04-240 | báo cáo.docx     | chữ Unicode tổ hợp       |
        | KB-D04-241 | báo cáo.txt      | chữ Unicode UTF-16       |
        | KB-D04-242 | bản gốc.pdf      | bản quét không có lớp chữ |

    @KB-D04-243
    Tình huống: Nhận văn bản kèm các tệp dùng chữ Unicode dựng sẵn
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị                                               |
        | tệp gửi kèm  | báo cáo.docx, số liệu.csv, ghi chú.txt, thuyết minh.rtf |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k2-2] phần mềm không coi tệp nào của văn bản là theo bảng mã cũ
