# language: vi
Tính năng: Điều 11 – Khung tiếp nhận văn bản điện tử đến

  Quy tắc: Đ11 – Khung tiếp nhận nhận được mọi gói tin hợp lệ theo QCVN 102:2016/BTTTT

    Khung tình huống: Gói tin của <cơ quan> ghi <mục dữ liệu>, <tệp gửi kèm> kèm theo
      Biết <cơ quan> soạn văn bản hợp lệ
        | thuộc tính    | giá trị          |
        | mục dữ liệu   | <mục dữ liệu>    |
        | tệp gửi kèm   | <tệp gửi kèm>    |
      Và <cơ quan> đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Khi văn thư thử tiếp nhận văn bản
      Thì [D11-4] khung tiếp nhận nhận đủ gói tin của văn bản và văn thư tiếp nhận được

      Dữ liệu:
        | mã        | cơ quan      | mục dữ liệu          | tệp gửi kèm |
        | KB-D11-20 | Sở Tài chính | chỉ các mục bắt buộc | không có    |
        | KB-D11-21 | Bộ Nội vụ    | chỉ các mục bắt buộc | 2 tệp       |
        | KB-D11-22 | Sở Tài chính | đủ mọi mục           | phụ lục.docx, biểu số liệu.xlsx, ghi chú.txt, ảnh chụp.jpeg, bản đồ.pdf |
        | KB-D11-23 | Bộ Nội vụ    | đủ mọi mục           | không có    |

  Quy tắc: Đ11 – Gói tin dạng khác trên Trục được báo lại, không làm ngừng khung tiếp nhận

    Khung tình huống: Khung tiếp nhận vẫn hoạt động sau gói tin <khác dạng phổ biến>
      Biết Sở Y tế soạn văn bản khác dạng chỉ khác một điều: <khác dạng phổ biến>
      Và Sở Tài chính soạn văn bản hợp lệ
      Khi Sở Y tế gửi văn bản khác dạng qua Trục
      Và Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D11-4] khung tiếp nhận vẫn nhận đủ gói tin của văn bản sau khi gặp gói tin dạng khác của văn bản khác dạng

      Dữ liệu:
        | mã        | khác dạng phổ biến                  |
        | KB-D11-30 | viết theo dạng thông điệp .NET      |
        | KB-D11-31 | mọi phần tử mang tiền tố            |
        | KB-D11-32 | dùng tiền tố không gian tên khác    |
        | KB-D11-33 | xếp thứ tự theo hướng dẫn 102       |
        | KB-D11-34 | có phần tử lạ                       |
