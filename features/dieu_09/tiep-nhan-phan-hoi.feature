# language: vi
Tính năng: Điều 9 – Tiếp nhận trên phần mềm, phản hồi sai sót, báo cáo người có trách nhiệm

  Quy tắc: Đ9.k1.a – Văn bản đạt yêu cầu được tiếp nhận trên hệ thống quản lý văn bản

    Khung tình huống: Văn thư tiếp nhận văn bản của <cơ quan>
      Biết <cơ quan> soạn văn bản hợp lệ
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 1 tệp   |
      Khi <cơ quan> gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử tiếp nhận văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.a-6] phần mềm ghi nhận việc văn thư tiếp nhận văn bản
      Và [D9.k1.a-6] cơ quan gửi nhận được trạng thái “đã tiếp nhận” của văn bản

      Dữ liệu:
        | mã        | cơ quan                |
        | KB-D09-60 | Sở Tài chính           |
        | KB-D09-61 | Văn phòng Chính phủ    |

    Khung tình huống: Văn bản đạt yêu cầu dù gói tin <khác biệt>
      Biết Sở Y tế soạn văn bản chỉ khác một điều: <khác biệt>
      Khi Sở Y tế gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử tiếp nhận văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.a-6] phần mềm ghi nhận việc văn thư tiếp nhận văn bản
      Và [D9.k1.a-6] cơ quan gửi nhận được trạng thái “đã tiếp nhận” của văn bản

      Dữ liệu:
        | mã        | khác biệt                                    |
        | KB-D09-62 | viết theo dạng thông điệp .NET               |
        | KB-D09-63 | có phần tử lạ                                |
        | KB-D09-64 | mã định danh theo dạng thực tế trên Trục     |

    @KB-D09-65
    Tình huống: Văn bản mà văn thư chưa tiếp nhận thì chưa được coi là đã tiếp nhận
      Biết Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính soạn văn bản đối chứng hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Tài chính gửi văn bản đối chứng qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư tiếp nhận văn bản đối chứng
      Thì [D9.k1.a-6] phần mềm báo đã tiếp nhận văn bản đối chứng, không báo đã tiếp nhận văn bản

  Quy tắc: Đ9.k1.a – Sai sót được kịp thời phản hồi để cơ quan gửi biết, xử lý

    Khung tình huống: Văn thư phản hồi văn bản của <cơ quan> có sai sót, <sai sót>
      Biết <cơ quan> soạn văn bản chỉ khác một điều: <sai sót>
      Khi <cơ quan> gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử từ chối văn bản với lý do “<lý do>”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.a-7] cơ quan gửi nhận được phản hồi nêu sai sót của văn bản

      Dữ liệu:
        | mã        | cơ quan       | sai sót                          | lý do                                            |
        | KB-D09-70 | Sở Tài chính  | thiếu trích yếu                  | Văn bản thiếu trích yếu, đề nghị gửi lại          |
        | KB-D09-71 | Bộ Nội vụ     | tệp văn bản bị sửa sau khi ký    | Chữ ký số không còn hợp lệ                       |
        | KB-D09-72 | Sở Y tế       | không gửi cho cơ quan được kiểm  | Gửi nhầm cơ quan nhận, “Sở Nội vụ” không có tên   |

    @KB-D09-73
    Tình huống: Trục gián đoạn lúc văn thư phản hồi thì phản hồi đến sau khi Trục hoạt động trở lại
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: số trang khai khác số trang thật
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã lấy văn bản từ Trục
      Và Trục gặp lỗi “trả lời từ chối” với phần mềm được kiểm
      Và văn thư đã từ chối văn bản với lý do “Số trang không khớp”
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.a-7] cơ quan gửi nhận được phản hồi nêu sai sót của văn bản

    @KB-D09-74
    Tình huống: Chỉ văn bản có sai sót bị trả lại
      Biết Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính soạn văn bản đối chứng chỉ khác một điều: thiếu ngày văn bản
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Tài chính gửi văn bản đối chứng qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử tiếp nhận văn bản
      Và văn thư thử từ chối văn bản đối chứng với lý do “Thiếu ngày văn bản”
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D9.k1.a-7] cơ quan gửi nhận được phản hồi về văn bản đối chứng, không nhận được phản hồi từ chối văn bản

  Quy tắc: Đ9.k1.a – Hoặc báo cáo người có trách nhiệm xem xét, giải quyết

    @KB-D09-80
    Tình huống: Văn thư báo cáo văn bản có sai sót hai lần, cho hai người
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và Sở Tài chính soạn văn bản chỉ khác một điều: số trang khai khác số trang thật
      Và Sở Tài chính soạn văn bản đối chứng hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Tài chính gửi văn bản đối chứng qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư báo cáo văn bản cho lãnh đạo đơn vị, nội dung “Số trang không khớp, xin ý kiến”
      Và đồng hồ chuyển tới 09:30 ngày 17/12/2019
      Và văn thư báo cáo văn bản cho người có thẩm quyền, nội dung “Chưa có ý kiến của đơn vị”
      Thì [D9.k1.a-8] phần mềm ghi lại đủ các lần văn thư báo cáo văn bản, người được báo cáo và thời điểm
      Và [D9.k1.a-8] phần mềm không ghi việc báo cáo văn bản đối chứng

    @KB-D09-81
    Tình huống: Việc báo cáo vẫn được ghi lại sau khi văn bản bị từ chối
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và Sở Tài chính soạn văn bản chỉ khác một điều: thiếu số và ký hiệu
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư báo cáo văn bản cho người có thẩm quyền, nội dung “Thiếu số và ký hiệu”
      Và đồng hồ chuyển tới 09:00 ngày 17/12/2019
      Và văn thư thử từ chối văn bản với lý do “Thiếu số và ký hiệu”
      Thì [D9.k1.a-8] phần mềm ghi lại đủ các lần văn thư báo cáo văn bản, người được báo cáo và thời điểm
