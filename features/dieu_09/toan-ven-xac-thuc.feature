# language: vi
Tính năng: Điều 9 – Kiểm tra tính toàn vẹn, tính xác thực của văn bản đến

  Quy tắc: Đ9.k1.a – Văn thư kiểm tra tính toàn vẹn của văn bản điện tử

    @KB-D09-30
    Tình huống: Người có thẩm quyền ký trước, cơ quan ký sau thì văn bản vẫn toàn vẹn
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính  | giá trị                        |
        | số trang    | 3                              |
        | tệp gửi kèm | phụ lục.pdf, danh sách.xlsx    |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-4] phần mềm coi văn bản là toàn vẹn và cho tiếp nhận

    Khung tình huống: Văn bản không còn toàn vẹn, <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
        | thuộc tính  | giá trị |
        | tệp gửi kèm | 1 tệp   |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-4] phần mềm phát hiện văn bản không còn toàn vẹn, không mặc nhiên tiếp nhận

      Dữ liệu:
        | mã        | sai sót                                        |
        | KB-D09-31 | tệp văn bản bị sửa sau khi ký                   |
        | KB-D09-32 | tệp văn bản được ghi thêm nội dung sau khi ký   |
        | KB-D09-33 | tệp gửi kèm bị tráo                             |

  Quy tắc: Đ9.k1.a – Văn thư kiểm tra tính xác thực của văn bản điện tử

    Khung tình huống: Văn bản ký số đúng của <cơ quan> được coi là xác thực
      Biết <cơ quan> soạn văn bản hợp lệ
      Khi <cơ quan> gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-5] phần mềm coi chữ ký số của văn bản là xác thực và cho tiếp nhận

      Dữ liệu:
        | mã        | cơ quan       |
        | KB-D09-40 | Sở Tài chính  |
        | KB-D09-41 | Bộ Nội vụ     |

    Khung tình huống: Chữ ký số không bảo đảm, <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-5] phần mềm phát hiện chữ ký số của văn bản không bảo đảm, không mặc nhiên tiếp nhận

      Dữ liệu: không có chữ ký số, hoặc chứng thư số không hợp lệ
        | mã        | sai sót                                                    |
        | KB-D09-42 | tệp văn bản không có chữ ký số                             |
        | KB-D09-43 | chứng thư số đã hết hạn trước khi ký                       |
        | KB-D09-44 | chứng thư số tự ký                                         |
        | KB-D09-45 | chứng thư số của tổ chức chứng thực không được tin cậy     |
        | KB-D09-46 | chữ ký số dùng thuật toán yếu                              |
        | KB-D09-47 | chữ ký số dùng hàm băm yếu                                 |

      Dữ liệu: không đúng cơ quan ban hành
        | mã        | sai sót                          |
        | KB-D09-48 | chữ ký số của cơ quan khác       |
        | KB-D09-49 | con dấu số của cơ quan khác      |

    @KB-D09-50
    Tình huống: Chứng thư số đã bị thu hồi từ trước khi ký
      Biết đồng hồ chỉ 09:00 ngày 11/05/2020
      Và Sở Tài chính soạn văn bản chỉ khác một điều: chứng thư số đã bị thu hồi trước khi ký
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-5] phần mềm phát hiện chữ ký số của văn bản không bảo đảm, không mặc nhiên tiếp nhận

    @KB-D09-51
    Tình huống: Chứng thư số bị thu hồi sau khi ký, thời điểm ký có dấu thời gian chứng minh
      Biết đồng hồ chỉ 09:00 ngày 18/05/2020
      Và Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính                | giá trị              |
        | chứng thư số của cơ quan  | chứng thư thứ hai    |
        | dấu thời gian             | có                   |
      Và chứng thư số của cơ quan đã ký văn bản bị thu hồi lúc 15:00 ngày 19/05/2020
      Và đồng hồ chỉ 09:00 ngày 21/05/2020
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-5] phần mềm coi chữ ký số của văn bản là xác thực và cho tiếp nhận

    @KB-D09-52
    Tình huống: Chứng thư số đã bị thu hồi, thời điểm ký không có gì chứng minh
      Biết đồng hồ chỉ 09:00 ngày 18/05/2020
      Và Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính                | giá trị              |
        | chứng thư số của cơ quan  | chứng thư thứ ba     |
      Và chứng thư số của cơ quan đã ký văn bản bị thu hồi lúc 15:00 ngày 19/05/2020
      Và đồng hồ chỉ 09:00 ngày 25/05/2020
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-5] phần mềm phát hiện chữ ký số của văn bản không bảo đảm, không mặc nhiên tiếp nhận

    @KB-D09-53
    Tình huống: Không tra cứu được tình trạng thu hồi thì chữ ký số là chưa xác định
      Biết đồng hồ chỉ 09:00 ngày 10/06/2020
      Và chưa tra cứu được tình trạng thu hồi chứng thư số
      Và Sở Tài chính soạn văn bản hợp lệ
      Và Sở Tài chính soạn văn bản đối chứng hợp lệ
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và tình trạng thu hồi chứng thư số lại tra cứu được
      Và Sở Tài chính gửi văn bản đối chứng qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản đối chứng
      Và văn thư thử tiếp nhận văn bản đối chứng
      Thì [D9.k1.a-5] phần mềm thể hiện chữ ký số của văn bản là chưa xác định
      Và [D9.k1.a-5] phần mềm coi chữ ký số của văn bản đối chứng là xác thực và cho tiếp nhận
