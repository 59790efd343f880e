# language: vi
Tính năng: Điều 6, Điều 14 – Văn bản điện tử đã ký số thì không phát hành, không gửi văn bản giấy

  Quy tắc: Đ6.k1.c, Đ14.k2 – Phát hành không kèm giấy, đánh dấu “không gửi văn bản giấy”

    @đối-chứng
    Khung tình huống: Phát hành văn bản <lời dặn>
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
        | thuộc tính   | giá trị   |
        | văn bản giấy | <ghi nhận> |
      Và Sở Tài chính đã báo trạng thái 01 cho văn bản
      Khi Sở Tài chính báo trạng thái 03 cho văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D6.k1.c] phần mềm gửi được văn bản tới Sở Tài chính, Bộ Nội vụ mà không tự ghi nhận đã gửi bản giấy
      Và [D14.k2-1] văn bản đã ký số được phát hành mà phần mềm không ghi là có bản giấy
      Và [D14.k2-2] phần mềm thể hiện dấu “không gửi văn bản giấy” trên văn bản

      Dữ liệu:
        | mã         | lời dặn                         | ghi nhận  |
        | KB-D06-040 | nói rõ là không gửi giấy        | không gửi |
        | KB-D06-041 | không nói gì về văn bản giấy    | không ghi |
