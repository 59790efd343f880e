# language: vi
Tính năng: Điều 15 – Thời điểm gửi văn bản điện tử

  Quy tắc: Đ15.k1 – Thời điểm gửi là lúc văn thư phát hành trên phần mềm và có hồi báo gửi thành công

    @KB-D15-20
    Tình huống: Văn bản phát hành và được Trục hồi báo ngay
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Khi văn thư phát hành văn bản gửi Sở Tài chính
      Thì [D15.k1-1] thời điểm gửi của văn bản là lúc văn thư phát hành, 09:15 ngày 17/12/2019
      Và [D15.k1-2] phần mềm ghi văn bản đã gửi thành công
      Và [D15.k3-1] thời gian trên gói tin của văn bản là giờ Việt Nam
      Và [D15.k3-2] mọi thời điểm phần mềm ghi khi gửi văn bản viết theo ISO 8601, múi giờ +07:00
      Và [D15.k3-3] thời gian trên gói tin của văn bản khớp đồng hồ của Trục

    @KB-D15-21
    Tình huống: Văn bản soạn từ hôm trước, ký buổi sáng, phát hành buổi chiều
      Biết đồng hồ chỉ 15:30 ngày 16/12/2019
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và đồng hồ chỉ 08:20 ngày 17/12/2019
      Và người có thẩm quyền đã ký số văn bản
      Và đồng hồ chỉ 14:40 ngày 17/12/2019
      Khi văn thư đóng dấu số và phát hành văn bản
      Thì [D15.k1-1] thời điểm gửi của văn bản là lúc văn thư phát hành, 14:40 ngày 17/12/2019

    Khung tình huống: Trục không hồi báo thành công vì <lỗi của Trục> thì văn bản chưa được coi là đã gửi
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Và Trục gặp lỗi “<lỗi của Trục>” với phần mềm được kiểm
      Khi văn thư phát hành văn bản gửi Sở Tài chính
      Thì [D15.k1-2] phần mềm chưa ghi văn bản đã gửi thành công

      Dữ liệu:
        | mã        | lỗi của Trục                       |
        | KB-D15-22 | cắt kết nối trước khi trả lời       |
        | KB-D15-23 | trả lời từ chối                     |
        | KB-D15-24 | trả lời bằng trang lỗi cổng kết nối |

    @KB-D15-25
    Tình huống: Hồi báo đến muộn thì thời điểm gửi vẫn là lúc phát hành
      Biết đồng hồ chỉ 09:15 ngày 17/12/2019
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và Trục hoạt động trở lại
      Và đồng hồ chỉ 10:05 ngày 17/12/2019
      Khi phần mềm đồng bộ với Trục
      Thì [D15.k1-1] thời điểm gửi của văn bản là lúc văn thư phát hành, 09:15 ngày 17/12/2019
      Và [D15.k1-2] phần mềm ghi văn bản đã gửi thành công
