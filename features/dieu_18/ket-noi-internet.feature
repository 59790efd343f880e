# language: vi
Tính năng: Điều 18 – Kết nối liên thông qua Internet phải bảo đảm an toàn thông tin

  Chỉ áp dụng khi bản khai nêu cơ quan kết nối qua Internet. Máy chủ giả của bộ kiểm chuyển tiếp mọi thứ nó nhận được, như
  kẻ đứng giữa đường truyền; phần mềm được trao chứng thư gốc để tin.

  Quy tắc: Đ18.k1 – Cơ quan dùng Internet để kết nối phải bảo đảm an toàn thông tin

    @KB-D18-50
    Tình huống: Phần mềm trao đổi với Trục qua máy chủ có chứng thư đúng
      Biết cơ quan kết nối liên thông qua Internet
      Và Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm đồng bộ với Trục qua máy chủ có chứng thư đúng
      Thì [D18.k1-2] phần mềm lấy được văn bản qua máy chủ có chứng thư đúng, mọi lời gọi đều có xác thực

    Khung tình huống: Phần mềm không trao gì cho máy chủ <sai thế nào>
      Biết cơ quan kết nối liên thông qua Internet
      Và Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính đã gửi văn bản qua Trục
      Khi phần mềm đồng bộ với Trục qua máy chủ <sai thế nào>
      Và phần mềm đồng bộ với Trục qua máy chủ có chứng thư đúng
      Thì [D18.k1-2] phần mềm không trao gì cho máy chủ <sai thế nào>, còn qua máy chủ có chứng thư đúng thì lấy được văn bản

      Dữ liệu:
        | mã        | sai thế nào                           |
        | KB-D18-51 | có chứng thư mang tên máy chủ khác    |
        | KB-D18-52 | có chứng thư đã hết hạn               |
        | KB-D18-53 | có chứng thư tự ký                    |
        | KB-D18-54 | có chứng thư do nơi không tin cậy cấp |
        | KB-D18-55 | chỉ nói TLS 1.1 trở xuống             |

    @KB-D18-56
    Tình huống: Văn bản phát hành không đi qua máy chủ giả, chờ đến khi có máy chủ đúng
      Biết cơ quan kết nối liên thông qua Internet
      Và phần mềm nối với Trục qua máy chủ có chứng thư do nơi không tin cậy cấp
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Khi phần mềm đồng bộ với Trục qua máy chủ có chứng thư đúng
      Thì [D18.k1-2] phần mềm không trao gì cho máy chủ có chứng thư do nơi không tin cậy cấp, còn qua máy chủ có chứng thư đúng thì gửi được văn bản
