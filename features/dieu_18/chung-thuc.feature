# language: vi
@chứng-thực
Tính năng: Điều 18 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ18.k1 – Việc kết nối liên thông phần mềm quản lý văn bản phải dùng mạng truyền số liệu chuyên dùng

    @KB-D18-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực kết nối liên thông qua mạng truyền số liệu chuyên dùng
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận kết nối liên thông đi qua mạng truyền số liệu chuyên dùng |
        | bằng chứng    | Sơ đồ mạng và biên bản đấu nối mạng truyền số liệu chuyên dùng |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D18.k1-1]
      Thì [D18.k1-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ18.k3 – Cơ quan phải có biện pháp tăng cường bảo đảm an toàn thông tin mạng cho hệ thống quản lý văn bản

    @KB-D18-902 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực các biện pháp tăng cường an toàn thông tin mạng
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận các biện pháp tăng cường an toàn thông tin mạng đang áp dụng cho hệ thống quản lý văn bản |
        | bằng chứng    | Hồ sơ phương án bảo đảm an toàn thông tin và kết quả kiểm tra gần nhất |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D18.k3-1]
      Thì [D18.k3-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ18.k4 – Khi có sự cố an toàn thông tin, người phát hiện phải báo ngay cho cán bộ công nghệ thông tin của cơ quan hoặc Sở Thông tin và Truyền thông để phối hợp xử lý

    @KB-D18-903 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực sự cố được báo ngay cho người phụ trách
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra các sự cố trong kỳ, so thời điểm phát hiện với thời điểm báo, và xác nhận; nếu không có sự cố thì xác nhận quy trình báo |
        | bằng chứng    | Sổ sự cố có thời điểm phát hiện và thời điểm báo, hoặc quy trình báo sự cố đã ban hành |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D18.k4]
      Thì [D18.k4] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
