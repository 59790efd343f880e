# language: vi
Tính năng: Điều 8 – Thông tin của văn bản gửi đi

  Quy tắc: Đ8.k2.c, d, đ, e – Số và ký hiệu, ngày tháng, loại, trích yếu

    Khung tình huống: Phát hành <loại văn bản> số <số>, ký hiệu <ký hiệu>, ngày văn bản <ngày văn bản>
      Biết đồng hồ chỉ <lúc phát hành>
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính    | giá trị         |
        | loại văn bản  | <loại văn bản>  |
        | số            | <số>            |
        | ký hiệu       | <ký hiệu>       |
        | ngày văn bản  | <ngày văn bản>  |
        | trích yếu     | <trích yếu>     |
      Thì [D8.k2.c] gói tin của văn bản và phần mềm thể hiện đúng số và ký hiệu văn bản
      Và [D8.k2.d] gói tin của văn bản và phần mềm thể hiện đúng ngày, tháng, năm văn bản
      Và [D8.k2.dd] gói tin của văn bản và phần mềm thể hiện đúng loại văn bản
      Và [D8.k2.e] gói tin của văn bản và phần mềm thể hiện nguyên vẹn trích yếu nội dung
      Và [D8.k2.b-2] mã định danh văn bản của văn bản gồm mã cơ quan, năm ban hành và số thứ tự

      Dữ liệu: văn bản có đủ thông tin
        | mã         | lúc phát hành            | loại văn bản | số | ký hiệu    | ngày văn bản | trích yếu                                                                            |
        | KB-D08-001 | 09:15 ngày 17/12/2019    | Quyết định   | 15 | QĐ-SNV     | 16/12/2019   | Ban hành “Quy chế tiếp nhận” & xử lý <văn bản điện tử>, 'có hiệu lực';\nmức > 90 %   |

      Dữ liệu: trước và sau thời khắc giao thừa
        | mã         | lúc phát hành            | loại văn bản | số       | ký hiệu     | ngày văn bản | trích yếu                                                   |
        | KB-D08-002 | 23:59:30 ngày 31/12/2019 | Thông báo    | không ghi | TB-SNV     | không ghi    | Về việc nghỉ lễ, trực cơ quan dịp Tết Dương lịch năm 2020   |
        | KB-D08-003 | 00:00:30 ngày 01/01/2020 | Kế hoạch     | 7        | KH-SNV-TTra | không ghi    | Triển khai công tác thanh tra năm 2020 ở Tịnh Biên, Ô Lâm   |

  Quy tắc: Đ8.k2.a, i, k, l, m, n, o, p – Mã cơ quan, người ký, mức độ khẩn, nơi gửi, nơi nhận, thời gian gửi, thời hạn xử lý

    Khung tình huống: Văn bản <mức độ khẩn> do <người ký> ký, phát hành lúc <lúc phát hành>
      Biết đồng hồ chỉ <lúc phát hành>
      Khi văn thư phát hành văn bản gửi <cơ quan nhận>
        | thuộc tính      | giá trị       |
        | người ký        | <người ký>    |
        | mức độ khẩn     | <mức độ khẩn> |
        | thời hạn xử lý  | <thời hạn>    |
      Thì [D8.k2.a-1] gói tin của văn bản mang đúng mã định danh đã cấp cho cơ quan gửi
      Và [D8.k2.a-2] mã định danh cơ quan gửi trên gói tin của văn bản có 13 ký tự, bốn nhóm cách nhau bằng dấu chấm
      Và [D8.k2.i] gói tin của văn bản và phần mềm thể hiện đúng chức vụ, họ và tên người ký
      Và [D8.k2.l] gói tin của văn bản và phần mềm thể hiện tên và mã của cơ quan gửi
      Và [D8.k2.m] gói tin của văn bản và phần mềm thể hiện đủ các cơ quan nhận
      Và [D8.k2.k-1] gói tin của văn bản và phần mềm thể hiện đúng mức độ khẩn
      Và [D8.k2.o] gói tin của văn bản và phần mềm thể hiện đúng thời hạn xử lý
      Và [D8.k2.n-1] phần mềm thể hiện thời gian gửi văn bản đúng lúc gói tin lên Trục
      Và [D8.k2.p] gói tin của văn bản mang chặng gửi của cơ quan gửi

      Dữ liệu:
        | mã         | người ký                                         | cơ quan nhận                                                                       | mức độ khẩn | lúc phát hành         | thời hạn   |
        | KB-D08-010 | KT. GIÁM ĐỐC; Phó Giám đốc; Lê Thị Thốt Nốt      | Sở Y tế                                                                            | khẩn        | 09:15 ngày 17/12/2019 | 20/12/2019 |
        | KB-D08-011 | TL. GIÁM ĐỐC; Chánh Văn phòng; Châu Phú Ưng      | Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ và Văn phòng Chính phủ      | thượng khẩn | 14:40 ngày 17/12/2019 | 18/12/2019 |
        | KB-D08-012 | TUQ. GIÁM ĐỐC; Trưởng phòng; Nguyễn Ngọc Ỷ Nhi   | Sở Tài chính, Sở Tài chính và Sở Y tế                                              | hỏa tốc     | 22:30 ngày 17/12/2019 | 29/02/2020 |

    @KB-D08-023
    Tình huống: Văn bản không ghi mức độ khẩn, không có thời hạn xử lý
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính      | giá trị   |
        | mức độ khẩn     | không ghi |
        | thời hạn xử lý  | không có  |
      Thì [D8.k2.k-2] gói tin của văn bản và phần mềm thể hiện đó là văn bản thường
      Và [D8.k2.o] gói tin của văn bản được gửi khi văn bản không có thời hạn xử lý
