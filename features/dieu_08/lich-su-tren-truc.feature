# language: vi
@vai-trò-trục
Tính năng: Điều 8 – Lịch sử gửi, nhận của văn bản khi qua Trục

  Quy tắc: Đ8.k2.p – Mỗi chặng trên Trục thêm một mục vào lịch sử gửi, nhận, các chặng trước được giữ nguyên

    Khung tình huống: Văn bản của <cơ quan gửi> gửi <cơ quan nhận>, đã qua <các chặng đã qua>
      Biết <cơ quan gửi> có văn bản cần gửi qua Trục cho <cơ quan nhận>
        | thuộc tính      | giá trị           |
        | các chặng đã qua | <các chặng đã qua> |
      Khi <cơ quan gửi> đưa văn bản lên Trục
      Và <cơ quan gửi> soạn văn bản đối chứng và đưa lên Trục cho <cơ quan nhận>
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D8.k2.p] lịch sử gửi, nhận của văn bản tới <cơ quan nhận> giữ đủ các chặng trước và có thêm chặng của Trục

      Dữ liệu: trong tỉnh
        | mã         | cơ quan gửi | cơ quan nhận | các chặng đã qua         |
        | KB-D08-400 | cơ quan A   | cơ quan B    | chưa chặng nào           |
        | KB-D08-401 | cơ quan B   | cơ quan C    | Bộ Nội vụ, cơ quan A     |

      Dữ liệu: qua Trục liên thông văn bản quốc gia
        | mã         | cơ quan gửi | cơ quan nhận | các chặng đã qua         |
        | KB-D08-402 | cơ quan A   | Bộ Nội vụ    | chưa chặng nào           |
        | KB-D08-403 | Bộ Nội vụ   | cơ quan A    | chưa chặng nào           |
        | KB-D08-404 | Bộ Nội vụ   | cơ quan C    | Văn phòng Chính phủ      |

    @KB-D08-405
    Tình huống: Văn bản gửi nhiều nơi thì lịch sử ở mỗi nơi đều đủ
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B, cơ quan C
      Khi cơ quan A đưa văn bản lên Trục
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B, cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D8.k2.p] lịch sử gửi, nhận của văn bản tới cơ quan B giữ đủ các chặng trước và có thêm chặng của Trục
      Và [D8.k2.p] lịch sử gửi, nhận của văn bản tới cơ quan C giữ đủ các chặng trước và có thêm chặng của Trục
