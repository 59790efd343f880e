# language: vi
@chứng-thực
Tính năng: Điều 14 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ14.k1 – Ủy ban nhân dân tỉnh thống nhất việc dùng phần mềm quản lý văn bản tại các cơ quan, đơn vị trong tỉnh

    @KB-D14-901 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Tỉnh chứng thực việc dùng thống nhất phần mềm quản lý văn bản
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận danh sách cơ quan, đơn vị đang dùng thống nhất phần mềm quản lý văn bản |
        | bằng chứng    | Danh sách triển khai và văn bản chỉ đạo của Ủy ban nhân dân tỉnh |
        | người ký      | Chủ tịch Ủy ban nhân dân tỉnh hoặc người được ủy quyền |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D14.k1]
      Thì [D14.k1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
