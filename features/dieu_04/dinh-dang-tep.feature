# language: vi
Tính năng: Điều 4 – Định dạng của văn bản chính và của tài liệu gửi kèm

  Quy tắc: Đ4.k4.a, Đ4.k4.d – Văn bản tiêu chuẩn, được ký số là .pdf; tài liệu chỉ đọc là .pdf

    @KB-D04-001
    Tình huống: Phát hành văn bản kèm tài liệu chỉ đọc
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị                       |
        | tệp văn bản  | có tên viết hoa               |
        | tệp gửi kèm  | bản đồ.pdf, Quy hoạch.v2.PDF  |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k4.a] văn bản chính của văn bản được gửi đi ở định dạng .pdf
      Và [D4.k4.d] mọi cơ quan nhận mở được tài liệu chỉ đọc gửi kèm văn bản, đúng định dạng
      Và [D4.k5-1] văn bản được gửi đi mang chữ ký số còn nguyên giá trị

    Khung tình huống: Văn bản chính là <tệp văn bản> thì không phát hành như thế
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị        |
        | tệp văn bản  | <tệp văn bản>  |
      Thì [D4.k4.a] văn bản có văn bản chính không phải .pdf không được phát hành như thế

      Dữ liệu:
        | mã         | tệp văn bản           |
        | KB-D04-002 | tệp Word              |
        | KB-D04-003 | tệp Word đặt tên .pdf |
        | KB-D04-004 | ảnh JPEG              |

  Quy tắc: Đ4.k4.b, Đ4.k4.c – Gửi được tài liệu thuộc danh mục định dạng

    @KB-D04-010
    Tình huống: Gửi tài liệu dạng văn bản, tên viết hoa, tên có nhiều dấu chấm
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị                                                                      |
        | tệp gửi kèm  | ghi chú.txt, thuyết minh.rtf, biên bản.doc, DANH SÁCH.DOCX, dự thảo.lần 2.odt |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k4.b] mọi cơ quan nhận mở được tài liệu dạng văn bản gửi kèm văn bản, đúng định dạng
      Và [D4.k4-1] phần mềm không cảnh báo tệp nào của văn bản là ngoài danh mục định dạng

    @KB-D04-011
    Tình huống: Gửi tài liệu dạng bảng tính
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị                                                   |
        | tệp gửi kèm  | số liệu.csv, dự toán.xls, TỔNG HỢP.XLSX, biểu.số 3.ods    |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k4.c] mọi cơ quan nhận mở được tài liệu dạng bảng tính gửi kèm văn bản, đúng định dạng

  Quy tắc: Đ4.k4.b – Nhận được tài liệu dạng văn bản .txt, .rtf, .doc, .docx, .odt

    Khung tình huống: Nhận tài liệu dạng văn bản «<tệp gửi kèm>»
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4.b] phần mềm nhận, kê và mở được tài liệu dạng văn bản gửi kèm văn bản

      Dữ liệu:
        | mã         | tệp gửi kèm              |
        | KB-D04-020 | ghi chú.txt              |
        | KB-D04-021 | thuyết minh.rtf          |
        | KB-D04-022 | biên bản.doc             |
        | KB-D04-023 | danh sách.docx           |
        | KB-D04-024 | dự thảo.odt              |
        | KB-D04-025 | DANH SÁCH.DOCX           |
        | KB-D04-026 | dự thảo.lần 2.ngày 5.odt |

  Quy tắc: Đ4.k4.c – Nhận được tài liệu dạng bảng tính .csv, .xls, .xlsx, .ods

    Khung tình huống: Nhận tài liệu dạng bảng tính «<tệp gửi kèm>»
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4.c] phần mềm nhận, kê và mở được tài liệu dạng bảng tính gửi kèm văn bản

      Dữ liệu:
        | mã         | tệp gửi kèm        |
        | KB-D04-030 | số liệu.csv        |
        | KB-D04-031 | dự toán.xls        |
        | KB-D04-032 | tổng hợp.xlsx      |
        | KB-D04-033 | biểu mẫu.ods       |
        | KB-D04-034 | DỰ TOÁN.XLS        |

  Quy tắc: Đ4.k4.d, Đ4.k4.đ – Nhận được tài liệu chỉ đọc .pdf và tài liệu đồ họa .jpeg

    Khung tình huống: Nhận tài liệu chỉ đọc «<tệp gửi kèm>»
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4.d] phần mềm nhận, kê và mở được tài liệu chỉ đọc gửi kèm văn bản

      Dữ liệu:
        | mã         | tệp gửi kèm   |
        | KB-D04-040 | bản đồ.pdf    |
        | KB-D04-041 | BẢN ĐỒ.PDF    |

    Khung tình huống: Nhận tài liệu đồ họa «<tệp gửi kèm>»
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4.dd] phần mềm nhận, kê và mở được tài liệu đồ họa gửi kèm văn bản

      Dữ liệu:
        | mã         | tệp gửi kèm     |
        | KB-D04-045 | bản vẽ.jpeg     |
        | KB-D04-046 | hiện trạng.jpg  |
        | KB-D04-047 | SƠ ĐỒ.JPEG      |

  Quy tắc: Đ4.k4 – Tệp ngoài danh mục nên bị từ chối hoặc được cảnh báo rõ

    Khung tình huống: Văn thư phát hành văn bản kèm «<tệp gửi kèm>»
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Thì [D4.k4-1] phần mềm từ chối phát hành văn bản, hoặc cảnh báo tệp ngoài danh mục định dạng

      Dữ liệu: định dạng không có trong danh mục
        | mã         | tệp gửi kèm        |
        | KB-D04-050 | cài đặt.exe        |
        | KB-D04-051 | biểu mẫu.docm      |
        | KB-D04-052 | ảnh chụp.png       |
        | KB-D04-053 | bản quét.tif       |
        | KB-D04-054 | thông báo.html     |
        | KB-D04-055 | tiện ích.js        |
        | KB-D04-056 | hồ sơ.zip          |
        | KB-D04-057 | công văn.pdf.exe   |

    Khung tình huống: Văn thư phát hành văn bản kèm «<tệp gửi kèm>» có nội dung là <nội dung>
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính            | giá trị        |
        | tệp gửi kèm           | <tệp gửi kèm>  |
        | nội dung tệp gửi kèm  | <nội dung>     |
      Thì [D4.k4-1] phần mềm từ chối phát hành văn bản, hoặc cảnh báo tệp ngoài danh mục định dạng

      Dữ liệu: tên không đúng với nội dung, tên không có phần mở rộng
        | mã         | tệp gửi kèm   | nội dung              |
        | KB-D04-060 | phụ lục.docx  | chương trình máy tính |
        | KB-D04-061 | biên bản.doc  | mã HTML               |
        | KB-D04-062 | bản vẽ.jpg    | ảnh PNG               |
        | KB-D04-063 | phụ lục       | tệp Word              |

    Khung tình huống: Nhận văn bản kèm «<tệp gửi kèm>»
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4-1] phần mềm nêu rõ văn bản có tệp ngoài danh mục định dạng

      Dữ liệu: định dạng không có trong danh mục
        | mã         | tệp gửi kèm        |
        | KB-D04-070 | cài đặt.exe        |
        | KB-D04-071 | biểu mẫu.docm      |
        | KB-D04-072 | ảnh chụp.png       |
        | KB-D04-073 | thông báo.html     |
        | KB-D04-074 | hồ sơ.zip          |
        | KB-D04-075 | công văn.pdf.exe   |

    Khung tình huống: Nhận văn bản kèm «<tệp gửi kèm>» có nội dung là <nội dung>
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính            | giá trị        |
        | tệp gửi kèm           | <tệp gửi kèm>  |
        | nội dung tệp gửi kèm  | <nội dung>     |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4-1] phần mềm nêu rõ văn bản có tệp ngoài danh mục định dạng

      Dữ liệu: tên không đúng với nội dung, tên không có phần mở rộng
        | mã         | tệp gửi kèm   | nội dung              |
        | KB-D04-080 | phụ lục.docx  | chương trình máy tính |
        | KB-D04-081 | biên bản.doc  | mã HTML               |
        | KB-D04-082 | bản vẽ.jpg    | ảnh PNG               |
        | KB-D04-083 | phụ lục       | tệp Word              |

    Khung tình huống: Nhận văn bản kèm «<tệp gửi kèm>» thuộc danh mục
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | tệp gửi kèm  | <tệp gửi kèm>  |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k4-1] phần mềm không coi tệp nào của văn bản là ngoài danh mục định dạng

      Dữ liệu:
        | mã         | tệp gửi kèm                   |
        | KB-D04-085 | phụ lục.exe.docx, bảng.v2.pdf |
        | KB-D04-086 | không có                      |
