# language: vi
Tính năng: Điều 11 – Nội dung, chuẩn và thứ tự dữ liệu của gói tin gửi đi

  Quy tắc: Đ11 – Gói tin văn bản điện tử gửi đi áp dụng QCVN 102:2016/BTTTT

    @KB-D11-01
    Tình huống: Gói tin của văn bản có đủ thông tin, gửi nhiều nơi, trả lời một văn bản đến
      Biết phần mềm đã nhận văn bản hỏi hợp lệ của Bộ Nội vụ
      Khi văn thư phát hành văn bản gửi Bộ Nội vụ, Sở Tài chính, Sở Y tế
        | thuộc tính      | giá trị                                        |
        | loại văn bản    | Báo cáo                                        |
        | người ký        | KT. Giám đốc; Phó Giám đốc; Trần Thị Bích      |
        | mức độ khẩn     | hỏa tốc hẹn giờ                                |
        | thời hạn xử lý  | 31/12/2019                                     |
        | nơi nhận khác   | Như trên, Lưu VT                               |
        | tệp gửi kèm     | phụ lục 1.docx, phụ lục 2.xlsx, thuyết minh.txt |
        | trả lời văn bản | văn bản hỏi                                    |
      Thì [D11-1] gói tin phát hành của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin phát hành của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-3] gói tin phát hành của văn bản xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết

    @KB-D11-02
    Tình huống: Gói tin của văn bản thường, một nơi nhận, không tài liệu kèm theo; rồi thu hồi văn bản đó
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
      Khi văn thư thu hồi văn bản với lý do “Sai số liệu tại phụ lục”
      Thì [D11-1] gói tin phát hành của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin phát hành của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-1] gói tin thu hồi của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin thu hồi của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-3] gói tin thu hồi của văn bản xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết

  Quy tắc: Đ11 – Gói tin trạng thái gửi đi áp dụng QCVN 102:2016/BTTTT

    @KB-D11-10
    Tình huống: Gói tin báo văn bản đã đến và đã tiếp nhận
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư tiếp nhận văn bản
      Thì [D11-1] gói tin trạng thái đã đến của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin trạng thái đã đến của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-1] gói tin trạng thái đã tiếp nhận của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin trạng thái đã tiếp nhận của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-3] gói tin trạng thái đã tiếp nhận của văn bản xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết

    @KB-D11-11
    Tình huống: Gói tin báo từ chối nhận kèm lý do
      Biết phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Khi văn thư từ chối văn bản với lý do “Văn bản gửi nhầm, không thuộc thẩm quyền”
      Thì [D11-1] gói tin trạng thái từ chối nhận của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin trạng thái từ chối nhận của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-3] gói tin trạng thái từ chối nhận của văn bản xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết

    @KB-D11-12
    Tình huống: Gói tin trả lời thông báo thu hồi
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Khi Sở Y tế thông báo thu hồi văn bản với lý do “Ban hành nhầm”
      Thì [D11-1] gói tin trả lời thu hồi của văn bản có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có
      Và [D11-2] gói tin trả lời thu hồi của văn bản ghi đúng kiểu, khuôn dạng và mã của dữ liệu
      Và [D11-3] gói tin trả lời thu hồi của văn bản xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết
