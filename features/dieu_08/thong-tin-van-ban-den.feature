# language: vi
Tính năng: Điều 8 – Thông tin của văn bản đến mà phần mềm thể hiện

  Quy tắc: Đ8.k2.c, d, đ, e, l – Số và ký hiệu, ngày tháng, loại, trích yếu, cơ quan gửi

    Khung tình huống: Nhận <loại văn bản> số <số>, ký hiệu <ký hiệu> của <cơ quan gửi>
      Biết đồng hồ chỉ <lúc gửi>
      Và <cơ quan gửi> soạn văn bản hợp lệ
        | thuộc tính    | giá trị         |
        | loại văn bản  | <loại văn bản>  |
        | số            | <số>            |
        | ký hiệu       | <ký hiệu>       |
        | trích yếu     | <trích yếu>     |
      Và <cơ quan gửi> đã gửi văn bản qua Trục
      Và đồng hồ chỉ <lúc lấy>
      Khi phần mềm lấy văn bản từ Trục
      Thì [D8.k2.c] phần mềm thể hiện đúng số và ký hiệu mà gói tin của văn bản mang
      Và [D8.k2.d] phần mềm thể hiện đúng ngày, tháng, năm mà gói tin của văn bản mang
      Và [D8.k2.dd] phần mềm thể hiện đúng loại văn bản mà gói tin của văn bản mang
      Và [D8.k2.e] phần mềm thể hiện nguyên vẹn trích yếu mà gói tin của văn bản mang
      Và [D8.k2.l] phần mềm thể hiện tên và mã của cơ quan đã gửi văn bản

      Dữ liệu:
        | mã         | cơ quan gửi          | lúc gửi                  | lúc lấy               | loại văn bản | số   | ký hiệu    | trích yếu                                                                              |
        | KB-D08-030 | Sở Tài chính         | 09:15 ngày 17/12/2019    | 09:20 ngày 17/12/2019 | Quyết định   | 15   | QĐ-STC     | Phê duyệt “dự toán” & quyết toán <quý IV>, 'bổ sung';\ntỷ lệ > 90 %                    |
        | KB-D08-031 | Ủy ban nhân dân tỉnh | 23:59:30 ngày 31/12/2019 | 07:30 ngày 02/01/2020 | Chỉ thị      | 9    | CT-UBND    | Về việc tăng cường bảo đảm trật tự, an toàn giao thông dịp Tết Nguyên đán Canh Tý 2020 |
        | KB-D08-032 | Bộ Nội vụ            | 00:00:30 ngày 01/01/2020 | 08:00 ngày 02/01/2020 | Kế hoạch     | 7041 | KH-BNV-CCHC | Triển khai cải cách hành chính năm 2020 ở các tỉnh có huyện Ô Lâm, Ỷ La, Ưng Hòa       |

  Quy tắc: Đ8.k2.i, k, m, o – Người ký, mức độ khẩn, cơ quan nhận, thời hạn xử lý

    Khung tình huống: Nhận văn bản <mức độ khẩn> do <người ký> ký, cùng gửi <cơ quan cùng nhận>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính         | giá trị              |
        | người ký           | <người ký>           |
        | mức độ khẩn        | <mức độ khẩn>        |
        | thời hạn xử lý     | <thời hạn>           |
        | cơ quan cùng nhận  | <cơ quan cùng nhận>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.i] phần mềm thể hiện đúng người ký mà gói tin của văn bản mang
      Và [D8.k2.k-1] phần mềm thể hiện đúng mức độ khẩn mà gói tin của văn bản mang
      Và [D8.k2.m] phần mềm thể hiện đủ các cơ quan nhận mà gói tin của văn bản ghi
      Và [D8.k2.o] phần mềm thể hiện đúng thời hạn xử lý mà gói tin của văn bản mang

      Dữ liệu:
        | mã         | mức độ khẩn | người ký                                        | thời hạn   | cơ quan cùng nhận                       |
        | KB-D08-040 | khẩn        | KT. GIÁM ĐỐC; Phó Giám đốc; Huỳnh Thị Bảy Núi   | 20/12/2019 | Sở Y tế                                 |
        | KB-D08-041 | thượng khẩn | TM. BAN GIÁM ĐỐC; Giám đốc; Đỗ Ứng Hòe          | 29/02/2020 | Sở Y tế, Ủy ban nhân dân tỉnh           |
        | KB-D08-042 | hỏa tốc     | TUQ. GIÁM ĐỐC; Trưởng phòng; Nguyễn Ngọc Ỷ Nhi  | 17/12/2019 | Sở Y tế, Bộ Nội vụ, Văn phòng Chính phủ |

    Khung tình huống: Nhận văn bản mang mức độ khẩn <mức độ khẩn>, ngoài ba mức của điều khoản
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị       |
        | mức độ khẩn  | <mức độ khẩn> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.k-1] phần mềm vẫn nhận văn bản mang mức độ khẩn <mức độ khẩn>

      Dữ liệu:
        | mã         | mức độ khẩn      |
        | KB-D08-045 | thường           |
        | KB-D08-046 | hỏa tốc hẹn giờ  |

    @KB-D08-047
    Tình huống: Nhận văn bản không ghi mức độ khẩn
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: không ghi mức độ khẩn
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.k-2] phần mềm thể hiện văn bản là văn bản thường

    @KB-D08-048
    Tình huống: Nhận văn bản không có thời hạn xử lý
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính      | giá trị  |
        | thời hạn xử lý  | không có |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.o] phần mềm vẫn nhận văn bản không có thời hạn xử lý

  Quy tắc: Đ8.k2.q – Thông tin khác

    Khung tình huống: Nhận văn bản có thông tin khác: <thông tin khác>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <thông tin khác>
      Và Sở Tài chính soạn văn bản đối chứng hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Tài chính gửi văn bản đối chứng qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.q] phần mềm nhận văn bản và báo đã đến như với văn bản đối chứng

      Dữ liệu:
        | mã         | thông tin khác                    |
        | KB-D08-050 | có phần tử lạ                     |
        | KB-D08-051 | viết theo dạng thông điệp .NET    |
