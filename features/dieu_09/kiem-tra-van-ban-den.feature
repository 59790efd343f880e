# language: vi
Tính năng: Điều 9 – Kiểm tra văn bản đến: số lượng, số trang, tính đầy đủ

  Quy tắc: Đ9.k1.a – Văn thư kiểm tra số lượng văn bản; sự chênh lệch được nêu rõ

    Khung tình huống: Gói tin mang đủ các tệp đã kê, có <tệp gửi kèm> gửi kèm
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị       |
        | tệp gửi kèm  | <tệp gửi kèm> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-1] phần mềm xác nhận văn bản đủ số tệp và cho tiếp nhận

      Dữ liệu:
        | mã        | tệp gửi kèm |
        | KB-D09-01 | không có    |
        | KB-D09-02 | 1 tệp       |
        | KB-D09-03 | 3 tệp       |

    Khung tình huống: Số tệp của gói tin bị chênh lệch, <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 1 tệp   |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-1] phần mềm nêu rõ văn bản không đủ đúng số tệp đã kê, không mặc nhiên tiếp nhận

      Dữ liệu:
        | mã        | sai sót                                           |
        | KB-D09-04 | danh mục kê nhiều hơn một tệp so với số tệp gửi    |
        | KB-D09-05 | gửi nhiều hơn một tệp so với danh mục kê           |
        | KB-D09-06 | danh mục kê tệp nhưng gói tin không mang tệp nào   |

  Quy tắc: Đ9.k1.a – Văn thư kiểm tra số lượng trang của mỗi văn bản

    Khung tình huống: Văn bản có đúng <số trang> trang như cơ quan gửi khai
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính | giá trị    |
        | số trang   | <số trang> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Thì [D9.k1.a-2] phần mềm không coi số trang của văn bản là sai

      Dữ liệu:
        | mã        | số trang |
        | KB-D09-10 | 1        |
        | KB-D09-11 | 5        |

    @KB-D09-12
    Tình huống: Cơ quan gửi không khai số trang thì không có gì để coi là sai
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: không khai số trang
        | thuộc tính | giá trị |
        | số trang   | 3       |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Thì [D9.k1.a-2] phần mềm không coi số trang của văn bản là sai

    Khung tình huống: Số trang của văn bản năm trang không khớp, <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
        | thuộc tính | giá trị |
        | số trang   | 5       |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Thì [D9.k1.a-2] phần mềm nêu rõ số trang của văn bản không khớp

      Dữ liệu:
        | mã        | sai sót                                        |
        | KB-D09-13 | số trang khai khác số trang thật                |
        | KB-D09-14 | số trang khai ít hơn số trang thật một trang    |

  Quy tắc: Đ9.k1.a – Văn thư kiểm tra tính đầy đủ của văn bản điện tử

    @KB-D09-20
    Tình huống: Văn bản đầy đủ thông tin và tệp
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính       | giá trị    |
        | loại văn bản     | Kế hoạch   |
        | số               | 128        |
        | ký hiệu          | KH-STC     |
        | tệp gửi kèm      | 2 tệp      |
        | thời hạn xử lý   | 31/12/2019 |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-3] phần mềm coi văn bản là đầy đủ và cho tiếp nhận

    Khung tình huống: Văn bản chưa đầy đủ, <sai sót>
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: <sai sót>
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư kiểm tra văn bản
      Và văn thư thử tiếp nhận văn bản
      Thì [D9.k1.a-3] phần mềm nêu rõ phần còn thiếu của văn bản, không mặc nhiên tiếp nhận

      Dữ liệu:
        | mã        | sai sót                        |
        | KB-D09-21 | thiếu trích yếu                |
        | KB-D09-22 | thiếu số và ký hiệu            |
        | KB-D09-23 | thiếu ngày văn bản             |
        | KB-D09-24 | không gửi kèm tệp văn bản nào  |
