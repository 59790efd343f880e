# language: vi
Tính năng: Điều 4 – Văn bản điện tử gửi, nhận trên phần mềm được xác thực bằng chữ ký số

  Quy tắc: Đ4.k5 – Văn bản gửi đi mang chữ ký số

    Khung tình huống: Văn bản chính là <tệp văn bản> nên không ký số được
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị        |
        | tệp văn bản  | <tệp văn bản>  |
      Thì [D4.k5-1] phần mềm từ chối phát hành văn bản không ký số được

      Dữ liệu:
        | mã         | tệp văn bản           |
        | KB-D04-102 | tệp PDF khóa mật khẩu |
        | KB-D04-103 | tệp PDF hỏng          |

  Quy tắc: Đ4.k5 – Văn bản nhận được xác thực qua chữ ký số

    @KB-D04-110
    Tình huống: Văn bản có chữ ký số hợp lệ được tiếp nhận
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 1 tệp   |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư thử tiếp nhận văn bản
      Thì [D4.k5-2] phần mềm xác thực văn bản bằng chữ ký số và thể hiện như vậy

    @KB-D04-111
    Tình huống: Hai văn bản đến cùng lúc, một văn bản ký số hợp lệ, một văn bản không ký số
      Biết Sở Tài chính soạn văn bản hợp lệ
      Và Sở Y tế soạn văn bản khác chỉ khác một điều: tệp văn bản không có chữ ký số
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Y tế gửi văn bản khác qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D4.k5-2] phần mềm xác thực văn bản bằng chữ ký số và thể hiện như vậy
      Và [D4.k5-2] phần mềm không nhận văn bản khác, hoặc nêu rõ văn bản chưa xác thực được

    Khung tình huống: Chữ ký số không xác thực được văn bản vì <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 1 tệp   |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư vẫn tiếp nhận văn bản chưa xác thực được
      Thì [D4.k5-2] phần mềm không nhận văn bản, hoặc nêu rõ văn bản chưa xác thực được

      Dữ liệu: không ký, hoặc nội dung không còn như khi ký
        | mã         | sai sót                                            |
        | KB-D04-112 | tệp văn bản không có chữ ký số                     |
        | KB-D04-113 | tệp văn bản bị sửa sau khi ký                      |
        | KB-D04-114 | tệp văn bản được ghi thêm nội dung sau khi ký      |
        | KB-D04-115 | tệp gửi kèm bị tráo                                |

      Dữ liệu: chứng thư số không tin cậy, hoặc không phải của cơ quan gửi
        | mã         | sai sót                                            |
        | KB-D04-116 | chứng thư số của tổ chức chứng thực không được tin cậy |
        | KB-D04-117 | chứng thư số tự ký                                 |
        | KB-D04-118 | chứng thư số đã bị thu hồi trước khi ký            |
        | KB-D04-119 | chữ ký số của cơ quan khác                         |
