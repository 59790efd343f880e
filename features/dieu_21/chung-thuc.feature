# language: vi
@chứng-thực
Tính năng: Điều 21 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ21 – Hằng năm Sở Tài chính cùng Sở Thông tin và Truyền thông đề xuất kinh phí để duy trì, vận hành phần mềm và trình Ủy ban nhân dân tỉnh phê duyệt

    @KB-D21-901 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở Tài chính chứng thực đề xuất kinh phí hằng năm đã trình phê duyệt
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận đề xuất kinh phí duy trì, vận hành phần mềm của năm đã được lập cùng Sở Thông tin và Truyền thông và trình Ủy ban nhân dân tỉnh |
        | bằng chứng    | Văn bản đề xuất và tờ trình |
        | người ký      | Giám đốc Sở Tài chính |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D21]
      Thì [D21] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
