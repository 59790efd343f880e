# language: vi
@chứng-thực
Tính năng: Điều 12 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ12.k1 – Phần mềm quản lý văn bản phải đáp ứng các yêu cầu về chức năng theo Công văn 1036/BTTTT-THH

    @KB-D12-901 @phần-mềm
    Tình huống: Đơn vị cung cấp chứng thực phần mềm đáp ứng từng yêu cầu chức năng của Công văn 1036
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Đối chiếu phiên bản phần mềm được kiểm tra với từng yêu cầu chức năng của Công văn 1036/BTTTT-THH và ghi đáp ứng hay không |
        | bằng chứng    | Bảng đối chiếu từng chức năng, kèm bản sao công văn và tài liệu hướng dẫn sử dụng |
        | người ký      | Người đại diện theo pháp luật của đơn vị cung cấp phần mềm |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D12.k1-1]
      Thì [D12.k1-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ12.k1 – Phần mềm quản lý văn bản phải đáp ứng các yêu cầu về tính năng kỹ thuật theo Công văn 1036/BTTTT-THH

    @KB-D12-902 @phần-mềm
    Tình huống: Đơn vị cung cấp chứng thực phần mềm đáp ứng từng tính năng kỹ thuật của Công văn 1036
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Đối chiếu phiên bản phần mềm được kiểm tra với từng yêu cầu tính năng kỹ thuật của Công văn 1036/BTTTT-THH và ghi đáp ứng hay không |
        | bằng chứng    | Bảng đối chiếu từng tính năng kỹ thuật, kèm bản sao công văn và kết quả đo |
        | người ký      | Người đại diện theo pháp luật của đơn vị cung cấp phần mềm |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D12.k1-2]
      Thì [D12.k1-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ12.k2 – Tính năng bổ sung theo nhu cầu của cơ quan phải đồng bộ trên địa bàn tỉnh

    @KB-D12-903 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực tính năng bổ sung được dùng đồng bộ trong tỉnh
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Liệt kê các tính năng làm riêng cho cơ quan và xác nhận đã thống nhất với Sở Thông tin và Truyền thông để dùng đồng bộ trong tỉnh |
        | bằng chứng    | Danh sách tính năng bổ sung và văn bản thống nhất |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D12.k2]
      Thì [D12.k2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
