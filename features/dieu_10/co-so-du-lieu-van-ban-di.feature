# language: vi
Tính năng: Điều 10 – Cơ sở dữ liệu văn bản đi

  Quy tắc: Đ10.k2.a – Mọi văn bản phát hành được cập nhật thông tin theo khoản 2 Điều 8 vào cơ sở dữ liệu văn bản đi

    @KB-D10-10
    Tình huống: Văn bản phát hành có đủ các mục thông tin được ghi đủ
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Khi văn thư phát hành văn bản gửi Sở Tài chính, Sở Y tế và Bộ Nội vụ
        | thuộc tính      | giá trị                                      |
        | loại văn bản    | Quyết định                                   |
        | ký hiệu         | QĐ-SNV                                       |
        | ngày văn bản    | 16/12/2019                                   |
        | trích yếu       | Về việc kiện toàn Ban Chỉ đạo cải cách hành chính năm 2020 |
        | người ký        | KT. Giám đốc; Phó Giám đốc; Trần Thị Bích    |
        | mức độ khẩn     | thượng khẩn                                  |
        | thời hạn xử lý  | 31/12/2019                                   |
        | số trang        | 2                                            |
        | tệp gửi kèm     | phụ lục 1.docx, phụ lục 2.xlsx               |
      Thì [D10.k2.a-2] cơ sở dữ liệu văn bản đi có đủ thông tin của văn bản theo khoản 2 Điều 8

    @KB-D10-12
    Tình huống: Văn bản phải gửi lại vì mất hồi báo chỉ được ghi một lần
      Biết Trục gặp lỗi “cắt kết nối sau khi đã lưu” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Thì [D10.k2.a-2] mỗi văn bản đã gửi qua Trục có mặt đúng một lần trong cơ sở dữ liệu văn bản đi
