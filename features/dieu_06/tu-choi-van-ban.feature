# language: vi
Tính năng: Điều 6 – Từ chối văn bản điện tử không bảo đảm nguyên tắc, yêu cầu

  Quy tắc: Đ6.k1.d – Cơ quan nhận có quyền từ chối và chịu trách nhiệm về việc từ chối

    Khung tình huống: Lúc <lúc từ chối> văn thư từ chối văn bản có lỗi: <lỗi>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <lỗi>
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và đồng hồ chỉ <lúc từ chối>
      Khi văn thư thử từ chối văn bản với lý do “<lý do>”
      Thì [D6.k1.d-1] phần mềm thực hiện việc từ chối văn bản
      Và [D6.k1.d-2] phần mềm ghi lại ai đã từ chối văn bản, lúc nào và lý do gì

      Dữ liệu:
        | mã         | lỗi                            | lúc từ chối           | lý do                                           |
        | KB-D06-010 | tệp văn bản bị sửa sau khi ký  | 09:15 ngày 17/12/2019 | Tệp văn bản đã bị sửa sau khi ký số             |
        | KB-D06-011 | tệp văn bản không có chữ ký số | 16:40 ngày 17/12/2019 | Văn bản chưa ký số, đề nghị gửi lại             |
        | KB-D06-012 | số trang khai khác số trang thật | 20:05 ngày 17/12/2019 | Thiếu trang; đề nghị kiểm tra “phụ lục 02” rồi gửi lại |

    @KB-D06-013 @đối-chứng
    Tình huống: Văn bản hợp lệ chưa ai từ chối thì không ở trạng thái từ chối
      Biết Sở Tài chính soạn văn bản hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D6.k1.d-1] phần mềm không tự từ chối văn bản

  Quy tắc: Đ6.k1.d – Cơ quan nhận phản hồi việc từ chối qua phần mềm hoặc Trục để cơ quan gửi biết

    Khung tình huống: <cơ quan gửi> được báo văn bản của mình bị từ chối
      Biết phần mềm đã nhận văn bản hợp lệ của <cơ quan gửi>
      Khi văn thư từ chối văn bản với lý do “Văn bản gửi nhầm nơi nhận”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.d-3] cơ quan gửi được báo qua Trục rằng văn bản bị từ chối

      Dữ liệu:
        | mã         | cơ quan gửi  |
        | KB-D06-014 | Sở Tài chính |
        | KB-D06-015 | Bộ Nội vụ    |

    @KB-D06-016
    Tình huống: Trục gián đoạn lúc từ chối thì cơ quan gửi được báo khi Trục hoạt động trở lại
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã từ chối văn bản với lý do “Văn bản gửi nhầm nơi nhận”
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.d-3] cơ quan gửi được báo qua Trục rằng văn bản bị từ chối

    @KB-D06-017 @đối-chứng
    Tình huống: Từ chối một văn bản không làm cơ quan gửi bị báo từ chối văn bản khác
      Biết phần mềm đã nhận văn bản giữ lại hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản trả lại hợp lệ của Sở Tài chính
      Khi văn thư từ chối văn bản trả lại với lý do “Văn bản gửi nhầm nơi nhận”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.d-3] cơ quan gửi được báo văn bản trả lại bị từ chối, không bị báo từ chối văn bản giữ lại

  Quy tắc: Đ6.k1.d – Cơ quan gửi biết việc bị từ chối cùng lý do để xử lý theo quy định

    @KB-D06-018
    Tình huống: Một nơi từ chối nhận văn bản đã phát hành, nơi khác thì không
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế và Bộ Nội vụ
      Khi Sở Y tế báo từ chối nhận văn bản với lý do “Sai tên đơn vị tại phụ lục 01”
      Và Bộ Nội vụ báo trạng thái 03 cho văn bản
      Thì [D6.k1.d-4] phần mềm thể hiện Sở Y tế từ chối nhận văn bản với lý do “Sai tên đơn vị tại phụ lục 01”
      Và [D6.k1.d-4] phần mềm không thể hiện Sở Tài chính, Bộ Nội vụ từ chối nhận văn bản
