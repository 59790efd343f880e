# language: vi
Tính năng: Điều 10 – Yêu cầu phản hồi và liên kết với văn bản đến

  Quy tắc: Đ10.k2.c – Văn bản đi có đề nghị phản hồi phải cập nhật đầy đủ thông tin yêu cầu phản hồi, thời hạn xử lý

    @KB-D10-50
    Tình huống: Yêu cầu phản hồi được ghi đầy đủ và thời hạn có trên gói tin
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Khi văn thư phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
        | thuộc tính         | giá trị                                        |
        | yêu cầu phản hồi   | Báo cáo kết quả rà soát biên chế, kèm biểu số liệu theo mẫu số 02; nêu rõ khó khăn, vướng mắc và kiến nghị (nếu có) gửi về Phòng Tổ chức, biên chế trước ngày 25/12/2019 để tổng hợp |
        | thời hạn phản hồi  | 25/12/2019                                     |
      Thì [D10.k2.c-1] phần mềm ghi đầy đủ yêu cầu phản hồi của văn bản
      Và [D10.k2.c-2] gói tin của văn bản mang thời hạn xử lý 25/12/2019

    @KB-D10-51
    Tình huống: Thời hạn xử lý của văn bản là thời hạn của yêu cầu phản hồi
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Khi văn thư phát hành văn bản gửi Sở Y tế
        | thuộc tính         | giá trị                          |
        | yêu cầu phản hồi   | Góp ý dự thảo Quy chế phối hợp   |
        | thời hạn xử lý     | 03/01/2020                       |
      Thì [D10.k2.c-1] phần mềm ghi đầy đủ yêu cầu phản hồi của văn bản
      Và [D10.k2.c-2] gói tin của văn bản mang thời hạn xử lý 03/01/2020

    @KB-D10-52
    Tình huống: Đề nghị phản hồi mà không có thời hạn thì không được gửi đi
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính         | giá trị                          |
        | yêu cầu phản hồi   | Báo cáo số liệu biên chế         |
      Và văn thư phát hành văn bản đối chứng gửi Sở Tài chính
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.c-2] văn bản không được gửi đi mà thiếu thời hạn xử lý, còn văn bản đối chứng đã đến Sở Tài chính

  Quy tắc: Đ10.k2.d – Văn bản đi để xử lý hoặc phản hồi văn bản đến phải có liên kết với văn bản đến

    @KB-D10-61
    Tình huống: Một văn bản trả lời hai văn bản đến
      Biết phần mềm đã nhận văn bản thứ nhất hợp lệ của Sở Tài chính
      Và phần mềm đã nhận văn bản thứ hai hợp lệ của Bộ Nội vụ
      Khi văn thư phát hành văn bản trả lời gửi Sở Tài chính, Bộ Nội vụ
        | thuộc tính      | giá trị                              |
        | trả lời văn bản | văn bản thứ nhất, văn bản thứ hai    |
      Thì [D10.k2.d] gói tin của văn bản trả lời mang liên kết tới văn bản thứ nhất, văn bản thứ hai

    @KB-D10-62
    Tình huống: Văn bản đến mang mã định danh theo dạng thực tế trên Trục vẫn được liên kết nguyên văn
      Biết phần mềm đã nhận văn bản hỏi hợp lệ của Sở Tài chính
        | thuộc tính              | giá trị       |
        | mã định danh văn bản    | dạng thực tế  |
      Khi văn thư phát hành văn bản trả lời gửi Sở Tài chính
        | thuộc tính      | giá trị       |
        | trả lời văn bản | văn bản hỏi   |
      Thì [D10.k2.d] gói tin của văn bản trả lời mang liên kết tới văn bản hỏi

    @KB-D10-63
    Tình huống: Văn bản không hỏi, không trả lời thì không bị gán yêu cầu phản hồi hay liên kết
      Biết phần mềm đã nhận văn bản hỏi hợp lệ của Sở Tài chính
      Khi văn thư phát hành văn bản gửi Sở Tài chính
      Thì [D10.k2.d] gói tin của văn bản không liên kết tới văn bản nào
      Và [D10.k2.c-1] phần mềm không ghi yêu cầu phản hồi nào cho văn bản
