# language: vi
Tính năng: Điều 8 – Trạng thái xử lý của văn bản điện tử

  Quy tắc: Đ8.k2.h – Trạng thái “đã đến” khi văn bản đã vào hệ thống của cơ quan nhận

    Khung tình huống: Văn bản của <cơ quan gửi> vào hệ thống thì cơ quan gửi được báo “đã đến”
      Biết <cơ quan gửi> soạn văn bản hợp lệ
      Và <cơ quan gửi> đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D8.k2.h-1] phần mềm báo cho cơ quan gửi trạng thái “đã đến” của văn bản
      Và [D8.k2.h-1] phần mềm thể hiện văn bản ở trạng thái “đã đến”

      Dữ liệu:
        | mã         | cơ quan gửi |
        | KB-D08-200 | Sở Tài chính |
        | KB-D08-201 | Bộ Nội vụ   |

  Quy tắc: Đ8.k2.h – Trạng thái “đã tiếp nhận” khi văn thư đã tiếp nhận, không sớm hơn

    @KB-D08-202
    Tình huống: Văn thư tiếp nhận thì cơ quan gửi được báo “đã tiếp nhận”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư tiếp nhận văn bản
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-2] phần mềm báo cho cơ quan gửi trạng thái “đã tiếp nhận” của văn bản
      Và [D8.k2.h-2] phần mềm thể hiện văn bản ở trạng thái “đã tiếp nhận”

    @KB-D08-203
    Tình huống: Chưa ai tiếp nhận thì chưa báo “đã tiếp nhận”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản đối chứng hợp lệ của Sở Tài chính
      Khi văn thư tiếp nhận văn bản đối chứng
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-2] phần mềm chưa báo “đã tiếp nhận” cho văn bản, trong khi đã báo cho văn bản đối chứng

  Quy tắc: Đ8.k2.h – Các trạng thái tiếp theo: đã chuyển xử lý, đang xử lý, đã hoàn thành

    @KB-D08-204
    Tình huống: Lãnh đạo phân công thì cơ quan gửi được báo “đã chuyển xử lý”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “đã tiếp nhận”
      Khi lãnh đạo phân công văn bản cho Phòng Tổng hợp chủ trì
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-3] phần mềm báo cho cơ quan gửi trạng thái “đã chuyển xử lý” của văn bản
      Và [D8.k2.h-3] phần mềm thể hiện văn bản ở trạng thái “đã chuyển xử lý”

    @KB-D08-205
    Tình huống: Chuyên viên bắt đầu giải quyết thì cơ quan gửi được báo “đang xử lý”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “đã chuyển xử lý”
      Khi chuyên viên bắt đầu xử lý văn bản
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-4] phần mềm báo cho cơ quan gửi trạng thái “đang xử lý” của văn bản
      Và [D8.k2.h-4] phần mềm thể hiện văn bản ở trạng thái “đang xử lý”

    @KB-D08-206
    Tình huống: Giải quyết xong thì cơ quan gửi được báo “đã hoàn thành”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “đang xử lý”
      Khi chuyên viên hoàn thành văn bản
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-5] phần mềm báo cho cơ quan gửi trạng thái “đã hoàn thành” của văn bản
      Và [D8.k2.h-5] phần mềm thể hiện văn bản ở trạng thái “đã hoàn thành”

  Quy tắc: Đ8.k2.h – Trạng thái “từ chối nhận (trả lại)”

    @KB-D08-207
    Tình huống: Văn thư từ chối thì cơ quan gửi được báo “từ chối nhận”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư từ chối văn bản với lý do “Không thuộc thẩm quyền giải quyết”
      Và phần mềm đồng bộ với Trục
      Thì [D8.k2.h-6] phần mềm báo cho cơ quan gửi trạng thái “từ chối nhận” của văn bản
      Và [D8.k2.h-6] phần mềm thể hiện văn bản ở trạng thái “từ chối nhận”

  Quy tắc: Đ8.k2.h – Trạng thái “thu hồi” sau khi cơ quan ban hành thu hồi văn bản

    Khung tình huống: Văn bản bị thu hồi khi đang ở bước “<bước>” thì mang trạng thái “thu hồi”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “<bước>”
      Khi Sở Tài chính thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Thì [D8.k2.h-7] phần mềm thể hiện văn bản ở trạng thái “thu hồi”

      Dữ liệu:
        | mã         | bước         |
        | KB-D08-208 | đã đến       |
        | KB-D08-209 | đã tiếp nhận |

    @KB-D08-210
    Tình huống: Thu hồi một văn bản không làm đổi trạng thái của văn bản khác
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản khác hợp lệ của Sở Tài chính
      Khi Sở Tài chính thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Thì [D8.k2.h-7] phần mềm thể hiện văn bản ở trạng thái “thu hồi”
      Và [D8.k2.h-7] phần mềm thể hiện văn bản khác ở trạng thái “đã đến”

  Quy tắc: Đ8.k2.h – Trạng thái “xóa” được giữ trong lịch sử của văn bản (cách hiểu 12)

    Khung tình huống: Người quản trị xóa văn bản ở bước “<bước>” thì văn bản còn lại với trạng thái “xóa”
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “<bước>”
      Khi người quản trị xóa văn bản với lý do “Gửi trùng, không thuộc diện lưu giữ”
      Thì [D8.k2.h-8] phần mềm giữ văn bản cùng lịch sử, trong đó có trạng thái “xóa” và lúc xóa

      Dữ liệu:
        | mã         | bước          |
        | KB-D08-211 | đã đến        |
        | KB-D08-212 | đã hoàn thành |

  Quy tắc: Đ8.k2.h – Danh sách trạng thái để mở; lịch sử trạng thái không đi lùi (suy ra)

    @KB-D08-213
    Tình huống: Bốn cơ quan nhận báo trạng thái mỗi nơi một khác
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Khi Sở Tài chính lần lượt báo các trạng thái đã đến, đã tiếp nhận, đã chuyển xử lý, đang xử lý, đã hoàn thành cho văn bản
      Và Sở Y tế lần lượt báo các trạng thái đã đến, từ chối nhận, đã hoàn thành cho văn bản
      Và Ủy ban nhân dân tỉnh lần lượt báo các trạng thái đã tiếp nhận, đã đến cho văn bản
      Và Bộ Nội vụ lần lượt báo các trạng thái đã đến, mã 27, đã tiếp nhận, đã tiếp nhận cho văn bản
      Thì [D8.k2.h-9] phần mềm giữ các trạng thái đã đến, đã tiếp nhận, đã chuyển xử lý, đang xử lý, đã hoàn thành của văn bản ở Sở Tài chính, theo đúng thứ tự
      Và [D8.k2.h-9] phần mềm ghi văn bản ở Sở Tài chính đang ở trạng thái “đã hoàn thành”
      Và [D8.k2.h-9] phần mềm ghi văn bản ở Sở Y tế đang ở trạng thái “từ chối nhận”
      Và [D8.k2.h-9] phần mềm ghi văn bản ở Ủy ban nhân dân tỉnh đang ở trạng thái “đã tiếp nhận”
      Và [D8.k2.h-9] phần mềm giữ các trạng thái đã đến, mã 27, đã tiếp nhận của văn bản ở Bộ Nội vụ, theo đúng thứ tự
      Và [D8.k2.h-9] phần mềm ghi văn bản ở Bộ Nội vụ đang ở trạng thái “đã tiếp nhận”
