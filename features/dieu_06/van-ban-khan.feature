# language: vi
Tính năng: Điều 6 – Văn bản khẩn được ưu tiên, ghi rõ mức độ, gửi và chuyển xử lý ngay

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.2) – Văn bản khẩn được đặt ở chế độ ưu tiên

    Khung tình huống: Văn bản <mức độ khẩn> đến sau được ưu tiên hơn văn bản thường đến trước
      Biết phần mềm đã nhận văn bản thứ nhất hợp lệ của Sở Y tế
      Và phần mềm đã nhận văn bản thứ hai hợp lệ của Bộ Nội vụ
      Và Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính  | giá trị       |
        | mức độ khẩn | <mức độ khẩn> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D6.k2.a-6] trong danh sách công việc, văn bản được ưu tiên hơn văn bản thứ nhất, văn bản thứ hai
      Và [D6.k2.a-6] trong danh sách công việc, không văn bản nào trong số văn bản thứ nhất, văn bản thứ hai được ưu tiên

      Dữ liệu:
        | mã         | mức độ khẩn |
        | KB-D06-220 | khẩn        |
        | KB-D06-221 | thượng khẩn |
        | KB-D06-222 | hỏa tốc     |

    @KB-D06-223
    Tình huống: Văn bản khẩn đã tiếp nhận vẫn được ưu tiên khi chờ phân công
      Biết phần mềm đã nhận văn bản thứ nhất hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản thứ nhất
      Và Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính  | giá trị |
        | mức độ khẩn | hỏa tốc |
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Khi văn thư tiếp nhận văn bản
      Thì [D6.k2.a-6] trong danh sách công việc, văn bản được ưu tiên hơn văn bản thứ nhất

    @KB-D06-224 @đối-chứng
    Tình huống: Văn bản không ghi mức độ khẩn thì không được ưu tiên
      Biết phần mềm đã nhận văn bản thứ nhất hợp lệ của Sở Y tế
      Và Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính  | giá trị   |
        | mức độ khẩn | không ghi |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D6.k2.a-6] trong danh sách công việc, không văn bản nào trong số văn bản, văn bản thứ nhất được ưu tiên

    @KB-D06-225
    Tình huống: Trục gián đoạn, văn bản dồn lại thì văn bản hỏa tốc không phải chờ sau văn bản thường
      Biết Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản thứ nhất gửi Sở Tài chính
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính  | giá trị |
        | mức độ khẩn | hỏa tốc |
      Và Trục hoạt động trở lại
      Khi phần mềm đồng bộ với Trục
      Thì [D6.k2.a-6] văn bản không phải chờ khi văn bản thứ nhất đã được gửi
      Và [D6.k2.a-7] gói tin của văn bản ghi rõ mức độ hỏa tốc như đã chọn

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.2) – Văn bản khẩn ghi rõ mức độ khẩn và được gửi ngay sau khi ký số

    Khung tình huống: Văn bản <mức độ khẩn> phát hành lúc <lúc phát hành> thì gửi ngay
      Biết đồng hồ chỉ <lúc phát hành>
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính  | giá trị                 |
        | mức độ khẩn | <mức độ khẩn>           |
      Và phần mềm đã đồng bộ với Trục
      Khi đồng hồ chuyển tới <sau đó>
      Và phần mềm đồng bộ với Trục
      Thì [D6.k2.a-8] văn bản lên Trục ngay sau khi phát hành, không đợi đến giờ hành chính sau
      Và [D6.k2.a-4] phần mềm gửi văn bản ngay khi văn thư phát hành và cho thấy việc gửi đúng hạn

      Dữ liệu: ngoài giờ hành chính, trong giờ hành chính
        | mã         | mức độ khẩn | lúc phát hành         | sau đó                |
        | KB-D06-230 | hỏa tốc     | 20:05 ngày 20/12/2019 | 07:30 ngày 23/12/2019 |
        | KB-D06-231 | thượng khẩn | 10:55 ngày 17/12/2019 | 13:10 ngày 17/12/2019 |

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.2) – Văn bản khẩn được trình, chuyển giao xử lý ngay sau khi tiếp nhận

    Khung tình huống: Văn bản <mức độ khẩn> tiếp nhận lúc <lúc tiếp nhận> được trình, chuyển xử lý ngay lúc đó
      Biết đồng hồ chỉ <lúc tiếp nhận>
      Và <cơ quan> soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | mức độ khẩn  | <mức độ khẩn>  |
        | văn bản giấy | <bản giấy>     |
      Và <cơ quan> đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và văn thư đã tiếp nhận văn bản
      Khi văn thư trình văn bản lên người có thẩm quyền
      Và người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Thì [D6.k2.a-9] văn bản được trình và chuyển xử lý ngay sau khi tiếp nhận

      Dữ liệu: trong giờ, ngoài giờ, ngày nghỉ; có gửi kèm bản giấy
        | mã         | mức độ khẩn | cơ quan      | lúc tiếp nhận         | bản giấy  |
        | KB-D06-240 | khẩn        | Sở Tài chính | 09:15 ngày 17/12/2019 | không gửi |
        | KB-D06-241 | thượng khẩn | Bộ Nội vụ    | 11:30 ngày 17/12/2019 | gửi kèm   |
        | KB-D06-242 | hỏa tốc     | Sở Y tế      | 22:10 ngày 21/12/2019 | gửi kèm   |
