# language: vi
@chứng-thực
Tính năng: Điều 6 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ6.k1.a – Khi gửi, nhận văn bản điện tử, cơ quan phải tuân thủ các luật về an ninh, an toàn thông tin, văn thư, lưu trữ và bảo vệ bí mật nhà nước

    @KB-D06-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực tuân thủ pháp luật về an toàn thông tin, văn thư và bí mật nhà nước
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận hệ thống có hồ sơ cấp độ an toàn thông tin được phê duyệt và cơ quan có quy định nội bộ về bí mật nhà nước, văn thư, lưu trữ |
        | bằng chứng    | Quyết định phê duyệt cấp độ an toàn hệ thống thông tin; các quy định nội bộ đang có hiệu lực |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D6.k1.a-2]
      Thì [D6.k1.a-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ6.k1.b – Cơ quan phải gửi, nhận qua phần mềm quản lý văn bản mọi văn bản điện tử thuộc thẩm quyền của mình

    @KB-D06-902 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực mọi văn bản thuộc thẩm quyền đều gửi, nhận qua phần mềm
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Đối chiếu sổ văn bản đi, đến của kỳ gần nhất: mỗi văn bản có gửi, nhận qua phần mềm hoặc có ghi lý do được miễn |
        | bằng chứng    | Bản thống kê kết xuất từ phần mềm và danh sách văn bản được miễn kèm lý do |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D6.k1.b-1]
      Thì [D6.k1.b-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ6.k1.đ – Cơ quan phải đăng ký và quản lý văn bản mật theo pháp luật về bảo vệ bí mật nhà nước

    @KB-D06-903 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực văn bản mật được đăng ký, quản lý riêng
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận văn bản mật được đăng ký ở sổ riêng, ngoài phần mềm quản lý văn bản |
        | bằng chứng    | Bìa và trang mở sổ đăng ký văn bản mật, không kèm nội dung mật; quyết định phân công người quản lý sổ |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D6.k1.dd-2]
      Thì [D6.k1.dd-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ6.k2.a – Cơ quan phải bảo đảm hạ tầng kỹ thuật, an toàn thông tin và giải pháp kết nối liên thông để gửi, nhận văn bản điện tử

    @KB-D06-904 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực hạ tầng, an toàn thông tin và kết nối bảo đảm việc gửi, nhận
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Rà soát hạ tầng, biện pháp an toàn thông tin và giải pháp kết nối của cơ quan theo danh mục kiểm tra, rồi xác nhận kết quả |
        | bằng chứng    | Danh mục kiểm tra đã điền, có ngày và chữ ký của người rà soát |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D6.k2.a-13]
      Thì [D6.k2.a-13] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ6.k2.d – Cơ quan phải bảo đảm văn bản được sử dụng đúng mục đích

    @KB-D06-905 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực văn bản được sử dụng đúng mục đích
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra nhật ký truy cập của một tháng bất kỳ và xác nhận chỉ người có trách nhiệm đã mở văn bản |
        | bằng chứng    | Nhật ký truy cập kết xuất từ phần mềm; quy định phân quyền truy cập |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D6.k2.d-2]
      Thì [D6.k2.d-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
