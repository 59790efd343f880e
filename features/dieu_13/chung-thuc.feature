# language: vi
@chứng-thực
Tính năng: Điều 13 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ13.k1 – Thông tin do các cơ quan tạo ra phải ở dạng số

    @KB-D13-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực thông tin mình tạo ra đều ở dạng số
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận văn bản, thông tin do cơ quan tạo ra trong kỳ đều có bản số và nêu cách thống kê |
        | bằng chứng    | Báo cáo thống kê số văn bản tạo lập và số văn bản ở dạng số |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D13.k1-1]
      Thì [D13.k1-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ13.k2 – Nếu không sao chép tại đơn vị, thông tin số phải được định kỳ đồng bộ về Trung tâm dữ liệu tỉnh

    @KB-D13-902 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực thông tin số được định kỳ đồng bộ về Trung tâm dữ liệu tỉnh
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận việc đồng bộ về Trung tâm dữ liệu tỉnh được thực hiện theo chu kỳ đã khai |
        | bằng chứng    | Nhật ký đồng bộ của ba chu kỳ gần nhất, có kết quả và thời điểm |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 6 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D13.k2-2]
      Thì [D13.k2-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ13.k2 – Sở Thông tin và Truyền thông phải hướng dẫn cụ thể việc sao chép, đồng bộ khi Trung tâm dữ liệu chưa đáp ứng được

    @KB-D13-903 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã hướng dẫn việc sao chép, đồng bộ
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận văn bản hướng dẫn sao chép, đồng bộ đang có hiệu lực |
        | bằng chứng    | Văn bản hướng dẫn và danh sách nơi nhận |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D13.k2-3]
      Thì [D13.k2-3] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ13.k4 – Cơ quan phải có kế hoạch số hóa các nguồn thông tin, văn bản chưa ở dạng số theo thứ tự ưu tiên

    @KB-D13-904 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực có kế hoạch số hóa theo thứ tự ưu tiên
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận kế hoạch số hóa có thứ tự ưu tiên theo thời gian và tầm quan trọng |
        | bằng chứng    | Kế hoạch số hóa đã được phê duyệt |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D13.k4]
      Thì [D13.k4] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
