# language: vi
Tính năng: Điều 9 – Văn bản đến liên quan nhiều đơn vị

  Quy tắc: Đ9.k2.b – Giao rõ đơn vị chủ trì, đơn vị phối hợp

    Khung tình huống: Văn bản giao <chủ trì> chủ trì, <phối hợp> phối hợp
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị      | vai trò  | hạn giải quyết |
        | <chủ trì>   | chủ trì  | không có       |
        | <thứ nhất>  | phối hợp | không có       |
        | <thứ hai>   | phối hợp | không có       |
      Thì [D9.k2.b-1] văn bản có đúng một đơn vị chủ trì là <chủ trì>
      Và [D9.k2.b-2] các đơn vị phối hợp xử lý văn bản được ghi là <phối hợp>

      Dữ liệu:
        | mã         | chủ trì        | thứ nhất       | thứ hai       | phối hợp                          |
        | KB-D09-430 | Phòng Tổng hợp | Phòng Nội vụ   | Thanh tra Sở  | Phòng Nội vụ và Thanh tra Sở      |
        | KB-D09-431 | Thanh tra Sở   | Phòng Tổng hợp | Phòng Thi đua | Phòng Tổng hợp và Phòng Thi đua   |

    @KB-D09-432
    Tình huống: Văn bản chỉ giao một đơn vị thì không có đơn vị phối hợp
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị         | vai trò | hạn giải quyết |
        | Phòng Tổng hợp | chủ trì | không có       |
      Thì [D9.k2.b-1] văn bản có đúng một đơn vị chủ trì là Phòng Tổng hợp
      Và [D9.k2.b-2] văn bản không có đơn vị phối hợp nào

    @KB-D09-433
    Tình huống: Chỉ nêu đơn vị phối hợp, không nêu đơn vị chủ trì
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Tổng hợp | phối hợp | không có       |
        | Thanh tra Sở   | phối hợp | không có       |
      Thì [D9.k2.b-1] văn bản không có đơn vị chủ trì nên chưa được ghi là đã giao

    @KB-D09-434
    Tình huống: Đổi đơn vị chủ trì thì chỉ đơn vị mới chủ trì
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Tổng hợp | chủ trì  | không có       |
        | Phòng Nội vụ   | phối hợp | không có       |
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Nội vụ   | chủ trì  | không có       |
        | Phòng Tổng hợp | phối hợp | không có       |
      Thì [D9.k2.b-1] văn bản có đúng một đơn vị chủ trì là Phòng Nội vụ
      Và [D9.k2.b-2] các đơn vị phối hợp xử lý văn bản được ghi là Phòng Tổng hợp

    @KB-D09-435
    Tình huống: Đơn vị phối hợp còn nguyên sau khi lãnh đạo đơn vị chủ trì phân công chuyên viên
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Tổng hợp | chủ trì  | 20/12/2019     |
        | Thanh tra Sở   | phối hợp | 19/12/2019     |
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Lê Văn Lúa
      Thì [D9.k2.b-2] các đơn vị phối hợp xử lý văn bản được ghi là Thanh tra Sở
      Và [D9.k2.b-3] hạn giải quyết của Thanh tra Sở đối với văn bản được ghi là 19/12/2019

  Quy tắc: Đ9.k2.b – Hạn giải quyết của mỗi đơn vị, nếu cần

    @KB-D09-440
    Tình huống: Mỗi đơn vị một hạn giải quyết
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Tổng hợp | chủ trì  | 24/12/2019     |
        | Phòng Nội vụ   | phối hợp | 20/12/2019     |
        | Thanh tra Sở   | phối hợp | 02/01/2020     |
      Thì [D9.k2.b-3] hạn giải quyết của Phòng Tổng hợp đối với văn bản được ghi là 24/12/2019
      Và [D9.k2.b-3] hạn giải quyết của Phòng Nội vụ đối với văn bản được ghi là 20/12/2019
      Và [D9.k2.b-3] hạn giải quyết của Thanh tra Sở đối với văn bản được ghi là 02/01/2020

    @KB-D09-441
    Tình huống: Đơn vị không có hạn thì không bị gán hạn
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền giao văn bản cho các đơn vị
        | đơn vị         | vai trò  | hạn giải quyết |
        | Phòng Tổng hợp | chủ trì  | 24/12/2019     |
        | Phòng Nội vụ   | phối hợp | không có       |
      Thì [D9.k2.b-3] Phòng Nội vụ không bị gán hạn giải quyết đối với văn bản
      Và [D9.k2.b-3] hạn giải quyết của Phòng Tổng hợp đối với văn bản được ghi là 24/12/2019
