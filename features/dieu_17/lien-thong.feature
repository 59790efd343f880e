# language: vi
@vai-trò-trục
Tính năng: Điều 17 – Trục bảo đảm liên thông giữa các phần mềm trong tỉnh và với Trục liên thông văn bản quốc gia

  Quy tắc: Đ17.k1 – Liên thông giữa mọi phần mềm quản lý văn bản trong tỉnh, không mất, không trùng văn bản

    @KB-D17-01
    Tình huống: Ba cơ quan cùng gửi văn bản cho nhau
      Khi cơ quan A soạn văn bản thứ nhất và đưa lên Trục cho cơ quan B, cơ quan C
      Và cơ quan B soạn văn bản thứ hai và đưa lên Trục cho cơ quan A, cơ quan C
      Và cơ quan C soạn văn bản thứ ba và đưa lên Trục cho cơ quan A, cơ quan B
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B, cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] chỉ cơ quan B, cơ quan C nhận văn bản thứ nhất, mỗi nơi đúng một lần
      Và [D17.k1-1] chỉ cơ quan A, cơ quan C nhận văn bản thứ hai, mỗi nơi đúng một lần
      Và [D17.k1-1] chỉ cơ quan A, cơ quan B nhận văn bản thứ ba, mỗi nơi đúng một lần

    @KB-D17-02
    Tình huống: Một cơ quan nhận ngừng kết nối thì các cơ quan khác vẫn nhận được
      Biết cơ quan B ngừng kết nối với Trục
      Khi cơ quan A soạn văn bản thứ nhất và đưa lên Trục cho cơ quan B, cơ quan C
      Và cơ quan C soạn văn bản thứ hai và đưa lên Trục cho cơ quan A
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] chỉ cơ quan C nhận văn bản đối chứng, mỗi nơi đúng một lần
      Và [D17.k1-1] chỉ cơ quan A nhận văn bản thứ hai, mỗi nơi đúng một lần
      Và [D17.k1-1] trong số các cơ quan đang kết nối, cơ quan C nhận văn bản thứ nhất đúng một lần

    @KB-D17-03
    Tình huống: Cơ quan nhận kết nối lại thì nhận đủ các văn bản gửi trong lúc ngừng
      Biết cơ quan B ngừng kết nối với Trục
      Và cơ quan A đã đưa lên Trục văn bản thứ nhất cho cơ quan B, cơ quan C
      Và cơ quan C đã đưa lên Trục văn bản thứ hai cho cơ quan B
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Khi cơ quan B kết nối lại với Trục
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] chỉ cơ quan B, cơ quan C nhận văn bản thứ nhất, mỗi nơi đúng một lần
      Và [D17.k1-1] chỉ cơ quan B nhận văn bản thứ hai, mỗi nơi đúng một lần

    @KB-D17-04
    Tình huống: Cơ quan nhận mất kết nối giữa chừng thì Trục giao lại, sau khi báo đã nhận thì thôi
      Biết cơ quan A đã đưa lên Trục văn bản cho cơ quan B
      Và cơ quan B đã lấy văn bản từ Trục nhưng mất kết nối trước khi báo đã nhận
      Khi cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] chỉ cơ quan B nhận văn bản, mỗi nơi đúng một lần

    @KB-D17-05
    Tình huống: Cơ quan gửi mất kết nối giữa chừng rồi gửi lại
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B, cơ quan C
      Và cơ quan A đang đưa lên Trục văn bản thì mất kết nối giữa chừng
      Khi cơ quan A đưa văn bản lên Trục
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B, cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] chỉ cơ quan B, cơ quan C nhận văn bản, mỗi nơi đúng một lần

    @KB-D17-06
    Tình huống: Trạng thái của hai cơ quan nhận đều về tới cơ quan gửi
      Biết cơ quan A đã đưa lên Trục văn bản cho cơ quan B, cơ quan C
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Khi cơ quan B báo về trạng thái 01 của văn bản
      Và cơ quan C báo về trạng thái 02 của văn bản
      Và cơ quan B soạn văn bản đối chứng và đưa lên Trục cho cơ quan A
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] cơ quan A nhận trạng thái 01 của văn bản đúng một lần
      Và [D17.k1-1] cơ quan A nhận trạng thái 02 của văn bản đúng một lần

  Quy tắc: Đ17.k1 – Liên thông hai chiều với Trục liên thông văn bản quốc gia

    @KB-D17-20
    Tình huống: Văn bản đi ra khỏi tỉnh và trạng thái trở về
      Biết cơ quan A đã đưa lên Trục văn bản cho Bộ Nội vụ
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Khi Bộ Nội vụ báo về trạng thái 03 của văn bản
      Và Bộ Nội vụ soạn văn bản đối chứng và đưa lên Trục cho cơ quan A
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-2] chỉ Bộ Nội vụ nhận văn bản, mỗi nơi đúng một lần
      Và [D17.k1-2] cơ quan A nhận trạng thái 03 của văn bản đúng một lần

    @KB-D17-21
    Tình huống: Văn bản từ ngoài tỉnh tới hai cơ quan và trạng thái trở ra
      Biết Văn phòng Chính phủ đã đưa lên Trục văn bản cho cơ quan B, cơ quan C
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Khi cơ quan C báo về trạng thái 01 của văn bản
      Và cơ quan C soạn văn bản đối chứng và đưa lên Trục cho Văn phòng Chính phủ
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-2] chỉ cơ quan B, cơ quan C nhận văn bản, mỗi nơi đúng một lần
      Và [D17.k1-2] Văn phòng Chính phủ nhận trạng thái 01 của văn bản đúng một lần

    @KB-D17-22
    Tình huống: Trục quốc gia ngừng hoạt động thì văn bản được giữ lại, sau đó tới nơi đúng một lần
      Biết Trục liên thông văn bản quốc gia ngừng hoạt động
      Và cơ quan A đã đưa lên Trục văn bản thứ nhất cho Bộ Nội vụ
      Và cơ quan B đã đưa lên Trục văn bản thứ hai cho Bộ Nội vụ, Văn phòng Chính phủ
      Khi Trục liên thông văn bản quốc gia hoạt động trở lại
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho Bộ Nội vụ, Văn phòng Chính phủ
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-2] chỉ Bộ Nội vụ nhận văn bản thứ nhất, mỗi nơi đúng một lần
      Và [D17.k1-2] chỉ Bộ Nội vụ, Văn phòng Chính phủ nhận văn bản thứ hai, mỗi nơi đúng một lần

    @KB-D17-23
    Tình huống: Trục quốc gia ngừng hoạt động không cản việc gửi, nhận trong tỉnh
      Biết Bộ Nội vụ ngừng kết nối với Trục
      Và Trục liên thông văn bản quốc gia ngừng hoạt động
      Và cơ quan A đã đưa lên Trục văn bản thứ nhất cho cơ quan B, Bộ Nội vụ
      Khi cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D17.k1-1] trong số các cơ quan đang kết nối, cơ quan B nhận văn bản thứ nhất đúng một lần
