# language: vi
Tính năng: Điều 8 – Nội dung văn bản và hồ sơ, tài liệu gửi kèm

  Quy tắc: Đ8.k1, Đ8.k2.g – Chính văn bản, toàn bộ tệp gửi kèm và danh mục của chúng

    Khung tình huống: Gửi văn bản <số trang> trang kèm <tệp gửi kèm>
      Biết văn thư đã phát hành văn bản gửi <cơ quan nhận>
        | thuộc tính    | giá trị               |
        | số trang      | <số trang>            |
        | tệp gửi kèm   | <tệp gửi kèm>         |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D8.k1-1] cơ quan nhận mở được tệp của chính văn bản trong gói tin
      Và [D8.k1-2] mọi cơ quan nhận có đủ, nguyên vẹn các tệp gửi kèm văn bản
      Và [D8.k2.g] gói tin của văn bản và phần mềm kê đúng, đủ các tệp đã gửi

      Dữ liệu:
        | mã         | số trang | cơ quan nhận               | tệp gửi kèm                                                                                                                    |
        | KB-D08-060 | 2        | Sở Tài chính               | không có                                                                                                                       |
        | KB-D08-061 | 1        | Sở Tài chính và Bộ Nội vụ  | dự toán.xlsx                                                                                                                   |
        | KB-D08-062 | 1        | Sở Tài chính               | 20 tệp                                                                                                                         |
        | KB-D08-063 | 1        | Sở Y tế                    | phụ lục.docx, phụ lục.docx, Bảng tổng hợp ý kiến góp ý của các sở ban ngành huyện thị xã thành phố đối với dự thảo Quy chế (bản thứ 2).docx |

    Khung tình huống: Nhận văn bản kèm <tệp gửi kèm>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính    | giá trị        |
        | tệp gửi kèm   | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k1-2] phần mềm nhận đủ, nguyên vẹn các tệp gửi kèm văn bản
      Và [D8.k2.g] phần mềm kê đúng, đủ các tệp mà gói tin của văn bản mang

      Dữ liệu:
        | mã         | tệp gửi kèm                                                                                                     |
        | KB-D08-070 | không có                                                                                                        |
        | KB-D08-071 | dự toán.xlsx, ghi chú.txt                                                                                       |
        | KB-D08-072 | 20 tệp                                                                                                          |
        | KB-D08-073 | phụ lục.docx, phụ lục.docx                                                                                      |
        | KB-D08-074 | Bảng tổng hợp ý kiến góp ý của các sở ban ngành đoàn thể tỉnh về dự thảo Quy chế tiếp nhận (bản thứ 2).docx     |

    @KB-D08-075
    Tình huống: Nhận văn bản mang một tệp không có trong danh mục
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: gửi nhiều hơn một tệp so với danh mục kê
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D8.k2.g] phần mềm kê đúng, đủ các tệp mà gói tin của văn bản mang
