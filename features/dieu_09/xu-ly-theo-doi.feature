# language: vi
Tính năng: Điều 9 – Theo dõi, đôn đốc việc xử lý văn bản đến

  Quy tắc: Đ9.k2.c – Văn thư theo dõi việc tiếp nhận, xử lý của đơn vị chủ trì

    Khung tình huống: Văn thư thấy văn bản đang ở bước “<tình trạng>” và đơn vị nào chủ trì
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và việc xử lý văn bản đã tới bước “<tình trạng>”
      Khi văn thư theo dõi việc xử lý văn bản
      Thì [D9.k2.c-1] phần mềm cho thấy văn bản do Phòng Tổng hợp chủ trì, tình trạng “<tình trạng>”

      Dữ liệu:
        | mã         | tình trạng       |
        | KB-D09-450 | đã chuyển xử lý  |
        | KB-D09-451 | đang xử lý       |
        | KB-D09-452 | đã hoàn thành    |

    Khung tình huống: Hạn giải quyết 20/12/2019, đến <lúc> vẫn còn hạn
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, hạn giải quyết 20/12/2019
      Khi đồng hồ chuyển tới <lúc>
      Thì [D9.k2.c-1] trong các văn bản quá hạn không có văn bản

      Dữ liệu:
        | mã         | lúc                        |
        | KB-D09-455 | 09:00 ngày 19/12/2019      |
        | KB-D09-456 | 08:00 ngày 20/12/2019      |
        | KB-D09-457 | 23:59:59 ngày 20/12/2019   |

    Khung tình huống: Hạn giải quyết 20/12/2019, đến <lúc> thì quá hạn
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, hạn giải quyết 20/12/2019
      Khi đồng hồ chuyển tới <lúc>
      Thì [D9.k2.c-1] trong các văn bản quá hạn có văn bản

      Dữ liệu:
        | mã         | lúc                        |
        | KB-D09-460 | 00:00:00 ngày 21/12/2019   |
        | KB-D09-461 | 10:00 ngày 06/01/2020      |

    @KB-D09-465
    Tình huống: Văn bản đã hoàn thành thì sau hạn không còn bị coi là quá hạn
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, hạn giải quyết 20/12/2019
      Và chuyên viên đã hoàn thành văn bản
      Khi đồng hồ chuyển tới 09:00 ngày 23/12/2019
      Thì [D9.k2.c-1] trong các văn bản quá hạn không có văn bản

    @KB-D09-466
    Tình huống: Văn bản không có hạn giải quyết thì không quá hạn
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, hạn giải quyết không có
      Khi đồng hồ chuyển tới 09:00 ngày 23/12/2019
      Thì [D9.k2.c-1] trong các văn bản quá hạn không có văn bản

  Quy tắc: Đ9.k2.c – Văn bản yêu cầu báo cáo hoặc cung cấp thông tin phải được theo dõi, đôn đốc

    @KB-D09-470
    Tình huống: Văn bản yêu cầu báo cáo nằm trong các văn bản phải theo dõi
      Biết phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu biên chế năm 2019”, hạn báo cáo 25/12/2019
      Khi văn thư theo dõi việc xử lý văn bản
      Thì [D9.k2.c-2] trong các văn bản yêu cầu báo cáo có văn bản, hạn 25/12/2019

    @KB-D09-471
    Tình huống: Văn bản không yêu cầu báo cáo không lẫn vào
      Biết phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, hạn giải quyết 25/12/2019
      Khi văn thư theo dõi việc xử lý văn bản
      Thì [D9.k2.c-2] trong các văn bản yêu cầu báo cáo không có văn bản

    @KB-D09-472
    Tình huống: Yêu cầu báo cáo còn nguyên sau khi phân công chuyên viên
      Biết phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Kết quả cải cách hành chính”, hạn báo cáo 30/12/2019
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Lê Văn Lúa
      Thì [D9.k2.c-2] trong các văn bản yêu cầu báo cáo có văn bản, hạn 30/12/2019

    @KB-D09-473
    Tình huống: Văn thư đôn đốc đơn vị chủ trì
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu biên chế năm 2019”, hạn báo cáo 25/12/2019
      Và đồng hồ chỉ 10:20 ngày 23/12/2019
      Khi văn thư đôn đốc Phòng Tổng hợp về văn bản, nội dung “Đề nghị gửi báo cáo trước 16 giờ ngày 25/12”
      Thì [D9.k2.c-2] phần mềm ghi văn thư đã đôn đốc Phòng Tổng hợp về văn bản lúc 10:20 ngày 23/12/2019

    @KB-D09-474
    Tình huống: Quá hạn báo cáo thì bảng theo dõi ghi đúng hạn và số ngày chậm
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu biên chế năm 2019”, hạn báo cáo 25/12/2019
      Khi đồng hồ chuyển tới 00:00:00 ngày 27/12/2019
      Thì [D9.k2.c-2] trong các văn bản yêu cầu báo cáo có văn bản, hạn 25/12/2019

    @KB-D09-475
    Tình huống: Báo cáo xong thì văn bản không còn trong bảng theo dõi
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho Phòng Tổng hợp chủ trì, yêu cầu báo cáo “Số liệu biên chế năm 2019”, hạn báo cáo 25/12/2019
      Và đồng hồ chỉ 09:00 ngày 26/12/2019
      Khi chuyên viên bắt tay xử lý văn bản
      Và chuyên viên báo đã xử lý xong văn bản
      Thì [D9.k2.c-2] bảng theo dõi không còn ghi văn bản là còn nợ báo cáo
