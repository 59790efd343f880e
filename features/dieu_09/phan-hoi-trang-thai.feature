# language: vi
Tính năng: Điều 9 – Phản hồi trạng thái xử lý sau khi tiếp nhận

  Quy tắc: Đ9.k1.c – Hệ thống của cơ quan nhận phản hồi trạng thái xử lý văn bản điện tử

    Khung tình huống: Văn bản của <cơ quan> được chuyển xử lý, xử lý và hoàn thành
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của <cơ quan>
      Và văn thư đã tiếp nhận văn bản
      Khi đồng hồ chuyển tới 09:15 ngày 17/12/2019
      Và lãnh đạo phân công văn bản cho Phòng Tổng hợp chủ trì
      Và đồng hồ chuyển tới 10:05 ngày 17/12/2019
      Và chuyên viên bắt đầu xử lý văn bản
      Và đồng hồ chuyển tới 16:40 ngày 18/12/2019
      Và chuyên viên hoàn thành văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-1] cơ quan gửi nhận được trạng thái “đã chuyển xử lý” của văn bản
      Và [D9.k1.c-1] cơ quan gửi nhận được trạng thái “đang xử lý” của văn bản
      Và [D9.k1.c-1] cơ quan gửi nhận được trạng thái “đã hoàn thành” của văn bản
      Và [D9.k1.c-1] các trạng thái của văn bản đến cơ quan gửi theo đúng trình tự

      Dữ liệu:
        | mã        | cơ quan       |
        | KB-D09-94 | Sở Tài chính  |
        | KB-D09-95 | Bộ Nội vụ     |

    @KB-D09-96
    Tình huống: Trục gián đoạn khi văn bản được chuyển xử lý thì trạng thái đến sau, mang thời điểm cũ
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và Trục gặp lỗi “trả lời bằng trang lỗi cổng kết nối” với phần mềm được kiểm
      Và lãnh đạo đã phân công văn bản cho Phòng Tổng hợp chủ trì
      Và Trục hoạt động trở lại
      Và đồng hồ chỉ 09:45 ngày 17/12/2019
      Khi phần mềm đồng bộ với Trục
      Và chuyên viên bắt đầu xử lý văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.c-1] cơ quan gửi nhận được trạng thái “đã chuyển xử lý” của văn bản
      Và [D9.k1.c-1] cơ quan gửi nhận được trạng thái “đang xử lý” của văn bản
      Và [D9.k1.c-1] các trạng thái của văn bản đến cơ quan gửi theo đúng trình tự

    @KB-D09-97
    Tình huống: Văn bản đang xử lý thì chưa được báo là đã hoàn thành
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản đối chứng hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã tiếp nhận văn bản đối chứng
      Và lãnh đạo đã phân công văn bản cho Phòng Tổng hợp chủ trì
      Và lãnh đạo đã phân công văn bản đối chứng cho Phòng Tổng hợp chủ trì
      Khi chuyên viên bắt đầu xử lý văn bản
      Và chuyên viên bắt đầu xử lý văn bản đối chứng
      Và chuyên viên hoàn thành văn bản đối chứng
      Thì [D9.k1.c-1] phần mềm báo trạng thái “đã hoàn thành” của văn bản đối chứng, không báo trạng thái ấy của văn bản
