# language: vi
@chứng-thực
Tính năng: Điều 7 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ7.k1 – Mọi văn bản điện tử thuộc thẩm quyền của cơ quan phải được gửi, nhận qua hệ thống quản lý văn bản, theo Quyết định 28/2018/QĐ-TTg

    @KB-D07-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực tỷ lệ văn bản gửi, nhận qua hệ thống trong kỳ
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Đối chiếu văn bản thuộc thẩm quyền trong kỳ với văn bản đã gửi, nhận qua hệ thống và xác nhận tỷ lệ, nêu lý do phần còn lại |
        | bằng chứng    | Bản thống kê kết xuất từ phần mềm và danh sách văn bản được miễn kèm lý do |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D7.k1-1]
      Thì [D7.k1-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ7.k2.b – Danh mục văn bản điện tử phải kèm văn bản giấy do Chủ tịch Ủy ban nhân dân tỉnh ban hành theo từng giai đoạn

    @KB-D07-902 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Tỉnh chứng thực danh mục văn bản điện tử kèm văn bản giấy đang có hiệu lực
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận danh mục văn bản điện tử phát hành kèm văn bản giấy đang có hiệu lực, hoặc xác nhận chưa ban hành danh mục |
        | bằng chứng    | Quyết định ban hành danh mục, ghi số, ngày và phạm vi |
        | người ký      | Chủ tịch Ủy ban nhân dân tỉnh hoặc người được ủy quyền |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D7.k2.b-1]
      Thì [D7.k2.b-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
