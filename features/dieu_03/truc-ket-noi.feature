# language: vi
@vai-trò-trục
Tính năng: Điều 3 – Trục kết nối liên thông tỉnh gửi, nhận văn bản điện tử trong tỉnh và với cả nước

  Quy tắc: Đ3.k2 – Trục chuyển văn bản điện tử giữa các phần mềm quản lý văn bản khác nhau trong tỉnh

    Khung tình huống: Văn bản của phần mềm <cách viết gói tin> tới phần mềm khác trong tỉnh
      Biết cơ quan A có văn bản cần gửi qua Trục cho cơ quan B
        | thuộc tính       | giá trị            |
        | cách viết gói tin | <cách viết gói tin> |
        | mức độ khẩn      | <mức độ khẩn>      |
        | thời hạn xử lý   | <thời hạn xử lý>   |
        | tệp gửi kèm      | <tệp gửi kèm>      |
      Khi cơ quan A đưa văn bản lên Trục
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan B, cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D3.k2-1] cơ quan B nhận được văn bản với tệp và thông tin văn bản giữ nguyên
      Và [D3.k2-1] cơ quan C nhận được văn bản đối chứng mà không nhận được văn bản

      Dữ liệu:
        | mã        | cách viết gói tin               | mức độ khẩn | thời hạn xử lý | tệp gửi kèm                                     |
        | KB-D03-01 | theo bộ công cụ Java            | thường      | không có       | không có                                        |
        | KB-D03-02 | viết theo dạng thông điệp .NET  | khẩn        | 31/12/2019     | phụ lục số liệu.xlsx                            |
        | KB-D03-03 | xếp thứ tự theo hướng dẫn 102   | hỏa tốc     | 18/12/2019     | Đề án “chuyển đổi số”.docx, ảnh hiện trạng.jpeg |

    @KB-D03-04
    Tình huống: Văn bản kèm nhiều tệp thuộc nhiều định dạng tới hai cơ quan
      Biết cơ quan B có văn bản cần gửi qua Trục cho cơ quan A, cơ quan C
        | thuộc tính  | giá trị                                                                                 |
        | trích yếu   | Về việc góp ý dự thảo “Quy chế gửi, nhận văn bản điện tử” & phụ lục <đính kèm>           |
        | tệp gửi kèm | a.txt, b.rtf, c.doc, d.docx, đ.odt, e.csv, g.xls, h.xlsx, i.ods, k.jpeg, l.pdf           |
      Khi cơ quan B đưa văn bản lên Trục
      Và cơ quan B soạn văn bản đối chứng và đưa lên Trục cho cơ quan A, cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D3.k2-1] cơ quan A, cơ quan C nhận được văn bản với tệp và thông tin văn bản giữ nguyên

    @KB-D03-05
    Tình huống: Trạng thái do cơ quan nhận báo về tới cơ quan gửi
      Biết cơ quan C đã đưa lên Trục văn bản cho cơ quan A
      Và các cơ quan nhận đã lấy văn bản từ Trục
      Khi cơ quan A báo về trạng thái 03 của văn bản
      Và cơ quan A soạn văn bản đối chứng và đưa lên Trục cho cơ quan C
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D3.k2-1] cơ quan C nhận được trạng thái 03 của văn bản đúng như cơ quan A báo

  Quy tắc: Đ3.k2 – Trục gửi, nhận văn bản điện tử với bộ, ngành, địa phương khác qua Trục liên thông văn bản quốc gia

    Khung tình huống: <cơ quan gửi> gửi văn bản cho <cơ quan nhận> qua hai trục
      Biết <cơ quan gửi> có văn bản cần gửi qua Trục cho <cơ quan nhận>
        | thuộc tính  | giá trị                     |
        | tệp gửi kèm | biểu mẫu.xlsx, thuyết minh.docx |
      Khi <cơ quan gửi> đưa văn bản lên Trục
      Và <cơ quan gửi> soạn văn bản đối chứng và đưa lên Trục cho <cơ quan nhận>
      Và các cơ quan nhận lấy văn bản từ Trục
      Thì [D3.k2-2] <cơ quan nhận> nhận được văn bản qua Trục liên thông văn bản quốc gia với tệp và thông tin văn bản giữ nguyên

      Dữ liệu: văn bản đi
        | mã        | cơ quan gửi | cơ quan nhận                     |
        | KB-D03-20 | cơ quan A   | Bộ Nội vụ                        |
        | KB-D03-21 | cơ quan B   | Bộ Nội vụ, Văn phòng Chính phủ   |

      Dữ liệu: văn bản đến
        | mã        | cơ quan gửi           | cơ quan nhận         |
        | KB-D03-22 | Bộ Nội vụ             | cơ quan A            |
        | KB-D03-23 | Văn phòng Chính phủ   | cơ quan B, cơ quan C |
