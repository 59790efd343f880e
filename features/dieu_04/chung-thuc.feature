# language: vi
@chứng-thực
Tính năng: Điều 4 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.

  Quy tắc: Đ4.k3 – Phần mềm phải theo các tiêu chuẩn bắt buộc về truy cập thông tin trong danh mục của Thông tư 39/2017/TT-BTTTT

    @KB-D04-901 @phần-mềm
    Tình huống: Đơn vị cung cấp chứng thực phần mềm theo các tiêu chuẩn truy cập thông tin
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận phiên bản phần mềm được kiểm tra theo từng tiêu chuẩn bắt buộc về truy cập thông tin trong danh mục đang có hiệu lực; nêu rõ mục nào không áp dụng và vì sao |
        | bằng chứng    | Bản công bố phù hợp theo từng mục, ghi tên và phiên bản phần mềm |
        | người ký      | Người đại diện theo pháp luật của đơn vị cung cấp phần mềm |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D4.k3-2]
      Thì [D4.k3-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
