# language: vi
Tính năng: Điều 18 – Quét, kiểm tra, diệt virus, mã độc trước khi phát hành

  Máy quét của bộ kiểm nói giao thức của clamd và biết tệp thử EICAR cùng vài chữ ký đặt ra cho việc thử; không dùng mã độc
  thật. Phần mềm nhận máy quét được trao thì quét bằng máy ấy; phần mềm có bộ quét riêng thì dùng bộ quét của mình.

  Quy tắc: Đ18.k2 – Tệp văn bản điện tử gửi đi phải an toàn, không nhiễm virus, không bị nhúng mã độc

    @KB-D18-01
    Tình huống: Tệp gửi kèm mang mã độc ở mọi lớp đều không rời cơ quan
      Biết máy quét của bộ kiểm sẵn sàng cho phần mềm
      Khi văn thư thử phát hành gửi Sở Tài chính từng văn bản mang mã sau
        | ở đâu       | mang gì                                           |
        | tệp gửi kèm | tệp văn bản thô là tệp thử EICAR                  |
        | tệp gửi kèm | tệp docx nhúng tệp thử EICAR                      |
        | tệp gửi kèm | tệp docx nhúng gói nén hai lớp chứa tệp thử EICAR |
        | tệp gửi kèm | tệp odt nhúng tệp thử EICAR                       |
        | tệp gửi kèm | tệp xlsx có phần macro là tệp thử EICAR           |
        | tệp gửi kèm | tệp doc nhúng gói nén hai lớp chứa tệp thử EICAR  |
        | tệp gửi kèm | tệp PDF đính kèm tệp thử EICAR                    |
      Và văn thư phát hành văn bản đối chứng gửi Sở Tài chính
        | thuộc tính  | giá trị           |
        | tệp gửi kèm | phụ lục số 1.docx |
      Thì [D18.k2-2] không văn bản nào mang mã độc rời cơ quan, còn văn bản đối chứng đã gửi đi

    @KB-D18-02
    Tình huống: Văn bản chính mang mã độc hoặc tệp có mã tự chạy
      Biết máy quét của bộ kiểm sẵn sàng cho phần mềm
      Khi văn thư thử phát hành gửi Sở Tài chính từng văn bản mang mã sau
        | ở đâu         | mang gì                           |
        | văn bản chính | tệp PDF đính kèm tệp thử EICAR    |
        | văn bản chính | tệp PDF gọi chạy chương trình     |
        | tệp gửi kèm   | tệp docx có macro vô hại          |
        | tệp gửi kèm   | tệp PDF có mã JavaScript vô hại   |
      Và văn thư phát hành văn bản đối chứng gửi Sở Tài chính
      Thì [D18.k2-2] không văn bản nào mang mã độc rời cơ quan, còn văn bản đối chứng đã gửi đi

  Quy tắc: Đ18.k2 – Thực hiện quét, kiểm tra, diệt virus, mã độc trước khi phát hành

    @KB-D18-10
    Tình huống: Văn bản sạch được quét từng tệp rồi mới gửi
      Biết phần mềm quét mã độc bằng máy quét của bộ kiểm
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính  | giá trị                            |
        | tệp gửi kèm | phụ lục số 1.docx, phụ lục số 2.odt |
      Thì [D18.k2-1] mọi tệp rời cơ quan đều đã được máy quét kết luận sạch trước khi gửi, và văn bản đã gửi đi
      Và [D18.k2-1] kết quả quét mà phần mềm thể hiện của văn bản đúng với trả lời của máy quét

    @KB-D18-11
    Tình huống: Tệp mà máy quét báo nhiễm không rời cơ quan
      Biết phần mềm quét mã độc bằng máy quét của bộ kiểm
      Khi văn thư thử phát hành gửi Sở Tài chính từng văn bản mang mã sau
        | ở đâu       | mang gì                                          |
        | tệp gửi kèm | tệp văn bản thô mang chữ ký thử                  |
        | tệp gửi kèm | tệp xlsx có macro mang chữ ký thử                |
        | tệp gửi kèm | tệp văn bản thô chứa tệp thử EICAR mã hóa base64 |
      Và văn thư phát hành văn bản đối chứng gửi Sở Tài chính
      Thì [D18.k2-1] mọi tệp rời cơ quan đều đã được máy quét kết luận sạch trước khi gửi, và văn bản đối chứng đã gửi đi

    Khung tình huống: Máy quét “<trục trặc>” thì văn bản chưa được phát hành
      Biết phần mềm quét mã độc bằng máy quét của bộ kiểm
      Và máy quét gặp trục trặc “<trục trặc>”
      Khi văn thư thử phát hành văn bản gửi Sở Tài chính khi máy quét trục trặc
      Và máy quét hoạt động trở lại
      Và văn thư phát hành văn bản đối chứng gửi Sở Tài chính
      Thì [D18.k2-1] mọi tệp rời cơ quan đều đã được máy quét kết luận sạch trước khi gửi, và văn bản đối chứng đã gửi đi

      Dữ liệu:
        | mã        | trục trặc          |
        | KB-D18-12 | không kết nối được |
        | KB-D18-13 | trả lời báo lỗi    |

    @KB-D18-14
    Tình huống: Dự thảo đã ký mà máy quét không trả lời thì chờ; quét được rồi mới phát hành
      Biết phần mềm quét mã độc bằng máy quét của bộ kiểm
      Và dự thảo văn bản gửi Sở Tài chính đã được ký số
      Và máy quét gặp trục trặc “ngắt kết nối, không trả lời”
      Khi văn thư thử phát hành văn bản đã ký khi máy quét trục trặc
      Và máy quét hoạt động trở lại
      Và văn thư ký số cơ quan và phát hành văn bản
      Thì [D18.k2-1] mọi tệp rời cơ quan đều đã được máy quét kết luận sạch trước khi gửi, và văn bản đã gửi đi
      Và [D18.k2-1] kết quả quét mà phần mềm thể hiện của văn bản đúng với trả lời của máy quét
