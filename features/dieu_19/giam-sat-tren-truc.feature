# language: vi
@vai-trò-trục
Tính năng: Điều 19 – Trục cho biết đúng tình trạng của từng văn bản đã chuyển

  Quy tắc: Đ19.k5 – Giải pháp quản lý, giám sát, kiểm soát việc gửi, nhận văn bản điện tử

    @KB-D19-01
    Tình huống: Tình trạng của văn bản ở từng nơi nhận trước khi có nơi nào lấy
      Khi cơ quan A soạn văn bản và đưa lên Trục cho cơ quan B, cơ quan C
      Thì [D19.k5-2] Trục cho biết văn bản được gửi tới đúng cơ quan B, cơ quan C
      Và [D19.k5-2] Trục cho biết cơ quan B, cơ quan C chưa lấy văn bản

    @KB-D19-02
    Tình huống: Một nơi đã lấy, một nơi chưa lấy
      Biết cơ quan C ngừng kết nối với Trục
      Và cơ quan A đã đưa lên Trục văn bản cho cơ quan B, cơ quan C
      Khi các cơ quan nhận lấy văn bản từ Trục
      Thì [D19.k5-2] Trục cho biết văn bản được gửi tới đúng cơ quan B, cơ quan C
      Và [D19.k5-2] Trục cho biết cơ quan B đã lấy văn bản
      Và [D19.k5-2] Trục cho biết cơ quan C chưa lấy văn bản

    @KB-D19-03
    Tình huống: Mọi nơi nhận đều đã lấy
      Biết cơ quan B đã đưa lên Trục văn bản cho cơ quan A, cơ quan C
      Khi các cơ quan nhận lấy văn bản từ Trục
      Thì [D19.k5-2] Trục cho biết văn bản được gửi tới đúng cơ quan A, cơ quan C
      Và [D19.k5-2] Trục cho biết cơ quan A, cơ quan C đã lấy văn bản

    @KB-D19-04
    Tình huống: Nơi nhận mất kết nối trước khi báo đã nhận thì chưa tính là đã lấy
      Biết cơ quan A đã đưa lên Trục văn bản cho cơ quan B
      Và cơ quan B đã lấy văn bản từ Trục nhưng mất kết nối trước khi báo đã nhận
      Khi cơ quan B hỏi Trục có bao nhiêu văn bản đang chờ mình
      Thì [D19.k5-2] Trục cho biết cơ quan B chưa lấy văn bản
      Và [D19.k5-2] Trục cho biết có 1 văn bản đang chờ cơ quan B

    @KB-D19-05
    Tình huống: Văn bản đang chờ Trục quốc gia vẫn được cho biết
      Biết Trục liên thông văn bản quốc gia ngừng hoạt động
      Khi cơ quan A soạn văn bản và đưa lên Trục cho cơ quan B, Bộ Nội vụ
      Thì [D19.k5-2] Trục cho biết văn bản được gửi tới đúng cơ quan B, Bộ Nội vụ
      Và [D19.k5-2] Trục cho biết Bộ Nội vụ chưa lấy văn bản

    @KB-D19-06
    Tình huống: Số văn bản đang chờ khi nơi nhận chưa lấy văn bản nào
      Biết cơ quan A đã đưa lên Trục văn bản thứ nhất cho cơ quan C
      Và cơ quan B đã đưa lên Trục văn bản thứ hai cho cơ quan C
      Khi cơ quan C hỏi Trục có bao nhiêu văn bản đang chờ mình
      Thì [D19.k5-2] Trục cho biết có 2 văn bản đang chờ cơ quan C

    @KB-D19-07
    Tình huống: Số văn bản đang chờ không tính văn bản đã lấy
      Biết cơ quan A đã đưa lên Trục văn bản thứ nhất cho cơ quan C
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Và cơ quan B đã đưa lên Trục văn bản thứ hai cho cơ quan C
      Khi cơ quan C hỏi Trục có bao nhiêu văn bản đang chờ mình
      Thì [D19.k5-2] Trục cho biết có 1 văn bản đang chờ cơ quan C
