# language: vi
@chứng-thực
Tính năng: Điều 23 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ23.k2 – Cơ quan, tổ chức nên phản ánh khó khăn, vướng mắc về Sở Thông tin và Truyền thông để tham mưu Ủy ban nhân dân tỉnh điều chỉnh

    @KB-D23-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực khó khăn, vướng mắc đã được phản ánh
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận các khó khăn, vướng mắc đã được phản ánh về Sở Thông tin và Truyền thông, hoặc xác nhận trong kỳ không phát sinh |
        | bằng chứng    | Văn bản phản ánh hoặc bản xác nhận không phát sinh |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D23.k2]
      Thì [D23.k2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
