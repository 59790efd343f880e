# language: vi
Tính năng: Điều 5 – Giá trị pháp lý của văn bản điện tử

  Quy tắc: Điều 5 (QĐ 28/2018/QĐ-TTg Đ4.1) – Văn bản điện tử đã ký số thay cho văn bản giấy

    Khung tình huống: Văn bản đã ký số, bản giấy <văn bản giấy>, được giải quyết đến khi hoàn thành
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị        |
        | văn bản giấy | <văn bản giấy> |
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã lấy văn bản từ Trục
      Khi văn thư thử tiếp nhận văn bản
      Và người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Và chuyên viên bắt tay xử lý văn bản
      Và chuyên viên báo đã xử lý xong văn bản
      Thì [D5-1] phần mềm cho giải quyết xong văn bản mà không đòi bản giấy

      Dữ liệu:
        | mã         | văn bản giấy |
        | KB-D05-001 | không gửi    |
        | KB-D05-002 | gửi kèm      |

  Quy tắc: Điều 5 (QĐ 28/2018/QĐ-TTg Đ4.2) – Văn bản điện tử không ký số chỉ để biết, tham khảo

    Khung tình huống: Văn bản không ký số, bản giấy <văn bản giấy>, vừa đến
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: tệp văn bản không có chữ ký số
        | thuộc tính   | giá trị        |
        | văn bản giấy | <văn bản giấy> |
      Và Sở Tài chính soạn văn bản khác hợp lệ
        | thuộc tính   | giá trị        |
        | văn bản giấy | <văn bản giấy> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và Sở Tài chính gửi văn bản khác qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D5-2] phần mềm không thể hiện văn bản không ký số là đã xác thực
      Và [D5-2] phần mềm không coi văn bản khác đã ký số là chỉ để biết, tham khảo

      Dữ liệu:
        | mã         | văn bản giấy |
        | KB-D05-010 | không gửi    |
        | KB-D05-011 | gửi kèm      |

    Khung tình huống: Văn bản không ký số, bản giấy <văn bản giấy>, đã được tiếp nhận
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: tệp văn bản không có chữ ký số
        | thuộc tính   | giá trị        |
        | văn bản giấy | <văn bản giấy> |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Và văn thư vẫn tiếp nhận văn bản chưa xác thực được
      Thì [D5-2] phần mềm không thể hiện văn bản không ký số là đã xác thực

      Dữ liệu:
        | mã         | văn bản giấy |
        | KB-D05-012 | không gửi    |
        | KB-D05-013 | gửi kèm      |

    @KB-D05-014
    Tình huống: Văn bản không ký số mà bản giấy đã vào sổ thì bản điện tử vẫn không thành đã xác thực
      Biết Sở Tài chính soạn văn bản chỉ khác một điều: tệp văn bản không có chữ ký số
        | thuộc tính   | giá trị |
        | văn bản giấy | gửi kèm |
      Và văn thư đã vào sổ bản giấy của văn bản
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D5-2] phần mềm không thể hiện văn bản không ký số là đã xác thực
