# language: vi
Tính năng: Điều 9 – Hủy bỏ văn bản đến bị thu hồi và báo cho cơ quan gửi

  Quy tắc: Đ9.k1.c – Văn bản bị cơ quan ban hành thu hồi phải được hủy bỏ; cơ quan gửi được báo việc đó

    @KB-D09-101
    Tình huống: Thu hồi văn bản mà văn thư chưa tiếp nhận
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã kiểm tra văn bản
      Khi đồng hồ chuyển tới 09:10 ngày 17/12/2019
      Và Sở Tài chính thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Và văn thư thử mở tệp của văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] thông tin và lịch sử của văn bản vẫn được giữ
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-102
    Tình huống: Thu hồi văn bản mà văn thư đã tiếp nhận
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi Sở Tài chính thông báo thu hồi văn bản với lý do “Sai thẩm quyền ban hành”
      Và văn thư thử mở tệp của văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] thông tin và lịch sử của văn bản vẫn được giữ
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-103
    Tình huống: Thu hồi văn bản đang xử lý, theo thông báo của cơ quan trung ương
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và lãnh đạo đã phân công văn bản cho Phòng Tổng hợp chủ trì
      Và chuyên viên đã bắt đầu xử lý văn bản
      Khi đồng hồ chuyển tới 09:00 ngày 18/12/2019
      Và Bộ Nội vụ thông báo thu hồi văn bản với lý do “Nội dung chưa được thống nhất”
      Và văn thư thử mở tệp của văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] thông tin và lịch sử của văn bản vẫn được giữ
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-104
    Tình huống: Thu hồi văn bản đã hoàn thành
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và lãnh đạo đã phân công văn bản cho Phòng Tổng hợp chủ trì
      Và chuyên viên đã bắt đầu xử lý văn bản
      Và chuyên viên đã hoàn thành văn bản
      Khi Sở Tài chính thông báo thu hồi văn bản với lý do “Trái quy định”
      Và văn thư thử mở tệp của văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] thông tin và lịch sử của văn bản vẫn được giữ
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-105
    Tình huống: Văn bản và thông báo thu hồi cùng chờ trên Trục, mã định danh theo dạng thực tế
      Biết Sở Y tế soạn văn bản chỉ khác một điều: mã định danh theo dạng thực tế trên Trục
      Và Sở Y tế đã gửi văn bản qua Trục
      Khi thông báo thu hồi văn bản của Sở Y tế đến Trục, lý do “Gửi nhầm”
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử mở tệp của văn bản
      Và văn thư thử tiếp nhận văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] phần mềm không còn cho tiếp nhận văn bản
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-106
    Tình huống: Cơ quan gửi thông báo thu hồi hai lần
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và Sở Tài chính đã thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Khi Sở Tài chính gửi lại nguyên thông báo thu hồi một lần nữa
      Và phần mềm lấy văn bản từ Trục
      Và Sở Tài chính thông báo thu hồi văn bản với lý do “Nhắc lại”
      Và văn thư thử mở tệp của văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-2] văn bản bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-2] thông tin và lịch sử của văn bản vẫn được giữ
      Và [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-107
    Tình huống: Trục gián đoạn lúc phần mềm trả lời thì cơ quan gửi được báo sau
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và Trục từ chối gói tin gửi đi của phần mềm được kiểm
      Và Sở Tài chính đã thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Và Trục hoạt động trở lại
      Và đồng hồ chỉ 08:30 ngày 17/12/2019
      Khi phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

    @KB-D09-113
    Tình huống: Thu hồi văn bản mà văn thư chưa xem tới
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Khi Sở Y tế thông báo thu hồi văn bản với lý do “Gửi nhầm nơi nhận”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-3] cơ quan gửi nhận được thông báo đã thu hồi văn bản

  Quy tắc: Đ9.k1.c – Thông báo không phải của cơ quan ban hành, hay về văn bản khác, không làm văn bản bị hủy bỏ

    @KB-D09-110
    Tình huống: Cơ quan khác thông báo thu hồi văn bản
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản đối chứng hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Khi Sở Y tế thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Và Sở Tài chính thông báo thu hồi văn bản đối chứng với lý do “Ban hành nhầm”
      Và văn thư thử mở tệp của văn bản
      Và văn thư thử mở tệp của văn bản đối chứng
      Thì [D9.k1.c-2] văn bản vẫn còn trong danh sách xử lý và mở được
      Và [D9.k1.c-2] văn bản đối chứng bị hủy bỏ: không còn trong danh sách xử lý và không mở được
      Và [D9.k1.c-3] phần mềm báo đã thu hồi văn bản đối chứng, không báo đã thu hồi văn bản

    @KB-D09-111
    Tình huống: Thông báo thu hồi nêu một mã định danh mà phần mềm không có
      Biết phần mềm đã nhận văn bản đối chứng hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi Sở Tài chính thông báo thu hồi một văn bản chưa từng gửi, mã 000.00.04.H01-2019.987654
      Và Sở Tài chính thông báo thu hồi văn bản đối chứng với lý do “Ban hành nhầm”
      Và văn thư thử mở tệp của văn bản
      Thì [D9.k1.c-2] văn bản vẫn còn trong danh sách xử lý và mở được
      Và [D9.k1.c-3] phần mềm báo đã thu hồi văn bản đối chứng, không báo đã thu hồi 000.00.04.H01-2019.987654
