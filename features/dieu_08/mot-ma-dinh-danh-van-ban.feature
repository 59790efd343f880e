# language: vi
Tính năng: Điều 8 – Mỗi văn bản điện tử có một mã định danh văn bản

  Quy tắc: Đ8.k2.b – Một mã, chung cho mọi nơi nhận, không đổi khi gửi lại, phản hồi, thu hồi

    @KB-D08-080
    Tình huống: Văn bản gửi nhiều cơ quan, phải gửi lại vì mất hồi báo
      Biết Trục gặp lỗi “cắt kết nối sau khi đã lưu” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế và Bộ Nội vụ
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D8.k2.b-1] văn bản mang đúng một mã định danh văn bản, chung cho mọi cơ quan nhận
      Và [D8.k2.b-1] văn bản giữ nguyên mã định danh văn bản khi gửi lại

    @KB-D08-081
    Tình huống: Văn bản đã gửi rồi bị thu hồi
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính và Sở Y tế
      Khi văn thư thu hồi văn bản với lý do “Sai thẩm quyền ký”
      Thì [D8.k2.b-1] thông báo thu hồi nêu đúng mã định danh văn bản của văn bản

    Khung tình huống: Báo trạng thái của văn bản đến mang mã định danh văn bản <dạng mã>
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
        | thuộc tính            | giá trị                |
        | mã định danh văn bản  | <mã ghi trên gói tin>  |
      Khi văn thư tiếp nhận văn bản
      Thì [D8.k2.b-1] trạng thái mà phần mềm báo nêu đúng mã định danh văn bản của văn bản

      Dữ liệu:
        | mã         | dạng mã                | mã ghi trên gói tin                   |
        | KB-D08-082 | theo Điều 8            | 000.00.04.H01-2019.4711               |
        | KB-D08-083 | quen dùng trên Trục    | dạng thực tế                          |
        | KB-D08-084 | không theo dạng nào    | 5F0D6C1E-77aa-4b0e-9c1d-000000008084  |
