# language: vi
Tính năng: Điều 6 – Xác thực nguồn gốc, toàn vẹn, thể thức, định dạng; văn bản đi là văn bản đến

  Quy tắc: Đ6.k2.a, c – Văn bản gửi đi đúng nguồn gốc, nguyên vẹn, giữ cách trình bày và là văn bản đến của nơi nhận

    @KB-D06-300
    Tình huống: Văn bản ba trang, nhiều loại tệp gửi kèm, gửi tới cơ quan trong tỉnh và cơ quan trung ương
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính và Bộ Nội vụ
        | thuộc tính     | giá trị                                                       |
        | số trang       | 3                                                             |
        | mức độ khẩn    | thượng khẩn                                                   |
        | thời hạn xử lý | 27/12/2019                                                    |
        | tệp gửi kèm    | Phụ lục “số 1” & bảng.docx, danh sách.xlsx, bản vẽ.jpeg, trích lục.pdf |
      Và phần mềm đã đồng bộ với Trục
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k2.a-1] cơ quan gửi ghi trên gói tin của văn bản, cơ quan ký số và cơ quan kết nối là một
      Và [D6.k2.a-2] tệp của văn bản đến mọi cơ quan nhận nguyên vẹn, đúng là tệp đã giao và tệp phần mềm lưu
      Và [D6.k2.a-11] văn bản đến các cơ quan nhận giữ nguyên khổ giấy, số trang và nội dung từng trang
      Và [D6.k2.a-12] gói tin của văn bản chỉ mang tệp thuộc định dạng quy định, nội dung đúng như tên gọi
      Và [D6.k2.c-1] mỗi cơ quan nhận được đúng một văn bản đến, cùng nội dung với bản ghi văn bản đi của văn bản

    @KB-D06-301
    Tình huống: Tệp ngoài định dạng quy định không được gửi đi
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị                      |
        | tệp gửi kèm  | chương trình cài đặt.exe     |
      Khi văn thư phát hành văn bản đối chứng gửi Sở Tài chính
        | thuộc tính   | giá trị                |
        | mức độ khẩn  | thượng khẩn            |
      Và phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k2.a-12] tệp ngoài định dạng quy định của văn bản không được gửi đi, còn văn bản đối chứng thì được gửi
      Và [D6.k2.a-7] gói tin của văn bản đối chứng ghi rõ mức độ thượng khẩn như đã chọn

  Quy tắc: Đ6.k2.a, c – Văn bản nhận về nguyên vẹn và là đúng một văn bản đến cùng nội dung

    Khung tình huống: Văn bản <mức độ khẩn> của <cơ quan>, <tệp gửi kèm> gửi kèm, vào phần mềm nguyên vẹn
      Biết <cơ quan> soạn văn bản hợp lệ
        | thuộc tính     | giá trị          |
        | mức độ khẩn    | <mức độ khẩn>    |
        | thời hạn xử lý | <thời hạn>       |
        | tệp gửi kèm    | <tệp gửi kèm>    |
      Và <cơ quan> đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Và văn thư tiếp nhận văn bản
      Thì [D6.k2.a-2] tệp của văn bản trong phần mềm nguyên vẹn như cơ quan gửi đã gửi
      Và [D6.k2.c-1] văn bản của cơ quan gửi thành đúng một văn bản đến cùng nội dung trong phần mềm
      Và [D6.k2.c-3] văn bản đã tiếp nhận có đúng một dòng trong sổ văn bản đến, có số đến
      Và [D6.k2.a-1] mọi trạng thái của văn bản mà phần mềm báo đều ghi đúng cơ quan báo là mình

      Dữ liệu:
        | mã         | cơ quan      | mức độ khẩn | thời hạn   | tệp gửi kèm                          |
        | KB-D06-310 | Sở Tài chính | khẩn        | 27/12/2019 | không có                             |
        | KB-D06-311 | Bộ Nội vụ    | hỏa tốc     | 18/12/2019 | phụ lục 1.docx, số liệu.xlsx         |
        | KB-D06-312 | Sở Y tế      | không ghi   | không có   | Biểu mẫu “A” & B.pdf, ảnh chụp.jpeg  |

    Khung tình huống: Gói tin <dạng> vẫn thành đúng một văn bản đến cùng nội dung
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <dạng>
        | thuộc tính  | giá trị |
        | tệp gửi kèm | 2 tệp   |
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D6.k2.a-2] tệp của văn bản trong phần mềm nguyên vẹn như cơ quan gửi đã gửi
      Và [D6.k2.c-1] văn bản của cơ quan gửi thành đúng một văn bản đến cùng nội dung trong phần mềm

      Dữ liệu:
        | mã         | dạng                                       |
        | KB-D06-315 | viết theo dạng thông điệp .NET             |
        | KB-D06-316 | mọi phần tử mang tiền tố                   |
        | KB-D06-317 | mã định danh theo dạng thực tế trên Trục   |

    @KB-D06-320
    Tình huống: Cơ quan gửi gửi lại nguyên văn bản thì vẫn chỉ là một văn bản đến
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi Sở Tài chính gửi lại nguyên văn bản một lần nữa
      Và phần mềm lấy văn bản từ Trục
      Thì [D6.k2.c-1] văn bản của cơ quan gửi thành đúng một văn bản đến cùng nội dung trong phần mềm

    @KB-D06-321
    Tình huống: Văn bản đã tiếp nhận mà gói tin lại đến lần nữa thì vẫn là một văn bản đến, vào sổ một lần
      Biết Sở Y tế soạn văn bản hợp lệ
      Và Sở Y tế đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và văn thư đã tiếp nhận văn bản
      Khi Sở Y tế gửi lại nguyên văn bản một lần nữa
      Và phần mềm lấy văn bản từ Trục
      Thì [D6.k2.c-1] văn bản của cơ quan gửi thành đúng một văn bản đến cùng nội dung trong phần mềm
      Và [D6.k2.c-3] văn bản đã tiếp nhận có đúng một dòng trong sổ văn bản đến, có số đến

  Quy tắc: Đ6.k2.d – Văn bản được lưu giữ nguyên vẹn trong quá trình tiếp nhận, chuyển giao, giải quyết

    Khung tình huống: Văn bản của <cơ quan> qua các bước đến khi hoàn thành, tệp vẫn như lúc đến
      Biết <cơ quan> soạn văn bản hợp lệ
        | thuộc tính  | giá trị        |
        | tệp gửi kèm | <tệp gửi kèm>  |
      Và <cơ quan> đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và văn thư đã mở các tệp của văn bản
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã mở các tệp của văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Và văn thư đã mở các tệp của văn bản
      Và chuyên viên đã bắt đầu xử lý văn bản
      Và văn thư đã mở các tệp của văn bản
      Khi chuyên viên hoàn thành văn bản
      Thì [D6.k2.d-1] mỗi lần mở, tệp của văn bản vẫn nguyên vẹn từng byte như lúc đến

      Dữ liệu:
        | mã         | cơ quan      | tệp gửi kèm                     |
        | KB-D06-330 | Sở Tài chính | phụ lục.pdf, danh sách.xlsx     |
        | KB-D06-331 | Bộ Nội vụ    | không có                        |

    @KB-D06-332
    Tình huống: Văn bản bị từ chối vẫn giữ nguyên tệp như lúc đến
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã mở các tệp của văn bản
      Khi văn thư từ chối văn bản với lý do “Không thuộc thẩm quyền”
      Thì [D6.k2.d-1] mỗi lần mở, tệp của văn bản vẫn nguyên vẹn từng byte như lúc đến

    @KB-D06-333
    Tình huống: Gói tin khác mang cùng mã định danh không thay được tệp của văn bản đã nhận
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính           | giá trị                    |
        | mã định danh văn bản | 000.00.04.H01-2019.633333  |
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và văn thư đã mở các tệp của văn bản
      Và Sở Tài chính soạn văn bản khác hợp lệ
        | thuộc tính           | giá trị                    |
        | mã định danh văn bản | 000.00.04.H01-2019.633333  |
        | số trang             | 2                          |
      Khi Sở Tài chính gửi văn bản khác qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư mở lại các tệp của văn bản
      Thì [D6.k2.d-1] mỗi lần mở, tệp của văn bản vẫn nguyên vẹn từng byte như lúc đến
