# language: vi
Tính năng: Điều 13 – Dễ dàng truy nhập, tìm kiếm thông tin

  Quy tắc: Đ13.k1 – Thông tin được lưu trữ phải dễ dàng tìm kiếm

    Khung tình huống: Tìm văn bản đến theo <tiêu chí>
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
        | thuộc tính | giá trị                                     |
        | trích yếu  | Về việc quyết toán kinh phí đào tạo lớp <lớp> |
        | ký hiệu    | STC-<lớp>                                   |
      Và đồng hồ chỉ 08:30 ngày 18/12/2019
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Y tế
        | thuộc tính | giá trị                          |
        | trích yếu  | Về việc phòng, chống dịch bệnh mùa khô |
        | ký hiệu    | SYT-<lớp>                        |
        | số         | 77                               |
      Khi cán bộ tìm văn bản đến theo <tiêu chí> của văn bản
      Thì [D13.k1-3] kết quả tìm có văn bản
      Và [D13.k1-3] kết quả tìm không có văn bản khác

      Dữ liệu:
        | mã         | tiêu chí                            | lớp  |
        | KB-D13-001 | số                                  | Một  |
        | KB-D13-002 | ký hiệu                             | Hai  |
        | KB-D13-003 | ngày văn bản                        | Ba   |
        | KB-D13-004 | trích yếu                           | Bốn  |
        | KB-D13-005 | cơ quan gửi                         | Năm  |
        | KB-D13-006 | mã định danh văn bản                | Sáu  |
        | KB-D13-007 | số và ký hiệu và ngày văn bản       | Bảy  |
        | KB-D13-008 | cơ quan gửi và ngày văn bản         | Tám  |

    Khung tình huống: Tìm văn bản đến có trích yếu chứa “<từ>”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Giáo dục và Đào tạo
        | thuộc tính | giá trị                                                    |
        | trích yếu  | Về việc tổ chức kỳ thi nghề phổ thông khóa ngày 20/3/2020 |
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Giáo dục và Đào tạo
        | thuộc tính | giá trị                                   |
        | trích yếu  | Về việc nghỉ Tết Nguyên đán của học sinh |
      Khi cán bộ tìm văn bản đến có trích yếu chứa “<từ>”
      Thì [D13.k1-3] kết quả tìm có văn bản
      Và [D13.k1-3] kết quả tìm không có văn bản khác

      Dữ liệu:
        | mã         | từ                     |
        | KB-D13-010 | thi nghề phổ thông     |
        | KB-D13-011 | kỳ thi                 |
        | KB-D13-012 | khóa ngày 20/3/2020    |
        | KB-D13-013 | Về việc tổ chức        |

    Khung tình huống: Văn bản ngày 17/12/2019, tìm từ <từ ngày> đến <đến ngày> thì có
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi cán bộ tìm văn bản đến có ngày từ <từ ngày> đến <đến ngày>
      Thì [D13.k1-3] kết quả tìm có văn bản

      Dữ liệu:
        | mã         | từ ngày    | đến ngày   |
        | KB-D13-020 | 17/12/2019 | 17/12/2019 |
        | KB-D13-021 | 16/12/2019 | 17/12/2019 |
        | KB-D13-022 | 17/12/2019 | 18/12/2019 |
        | KB-D13-023 | 01/12/2019 | 31/12/2019 |

    Khung tình huống: Văn bản ngày 17/12/2019, tìm từ <từ ngày> đến <đến ngày> thì không có
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi cán bộ tìm văn bản đến có ngày từ <từ ngày> đến <đến ngày>
      Thì [D13.k1-3] kết quả tìm không có văn bản

      Dữ liệu:
        | mã         | từ ngày    | đến ngày   |
        | KB-D13-025 | 18/12/2019 | 31/12/2019 |
        | KB-D13-026 | 01/12/2019 | 16/12/2019 |
        | KB-D13-027 | 17/12/2018 | 31/12/2018 |

    @KB-D13-030
    Tình huống: Tìm văn bản đi đã phát hành theo từng dữ liệu
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính | giá trị                                        |
        | trích yếu  | Về việc hướng dẫn kê khai tài sản, thu nhập |
      Khi cán bộ tìm văn bản đi theo mã định danh văn bản của văn bản
      Và cán bộ tìm văn bản đi theo số và ký hiệu của văn bản
      Và cán bộ tìm văn bản đi theo ngày văn bản của văn bản
      Và cán bộ tìm văn bản đi có trích yếu chứa “kê khai tài sản”
      Thì [D13.k1-3] mọi lần tìm đều có văn bản

    @KB-D13-031
    Tình huống: Văn bản đến đã hoàn thành vẫn tìm được
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
        | thuộc tính | giá trị                                    |
        | trích yếu  | Về việc rà soát danh mục thuốc thiết yếu |
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Và chuyên viên đã hoàn thành văn bản
      Khi cán bộ tìm văn bản đến theo số và ký hiệu của văn bản
      Và cán bộ tìm văn bản đến có trích yếu chứa “danh mục thuốc”
      Thì [D13.k1-3] mọi lần tìm đều có văn bản

    @KB-D13-032
    Tình huống: Gõ trích yếu không dấu
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
        | thuộc tính | giá trị                                      |
        | trích yếu  | Về việc điều chỉnh dự toán đơn vị cấp dưới |
      Khi cán bộ tìm văn bản đến có trích yếu chứa “điều chỉnh dự toán đơn vị”
      Và cán bộ tìm văn bản đến có trích yếu gõ không dấu “điều chỉnh dự toán đơn vị”
      Thì [D13.k1-3] lần tìm đầu có văn bản; lần gõ không dấu chỉ là khuyến nghị

    @KB-D13-033
    Tình huống: Gõ trích yếu bằng bộ gõ dấu tổ hợp
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
        | thuộc tính | giá trị                                          |
        | trích yếu  | Về việc thẩm định giá tài sản trước khi bán đấu giá |
      Khi cán bộ tìm văn bản đến có trích yếu chứa “thẩm định giá tài sản”
      Và cán bộ tìm văn bản đến có trích yếu gõ dấu tổ hợp “thẩm định giá tài sản”
      Thì [D13.k1-3] lần tìm đầu có văn bản; lần gõ dấu tổ hợp chỉ là khuyến nghị
