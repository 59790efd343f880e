# language: vi
Tính năng: Điều 6 – Xử lý không chờ văn bản giấy; trạng thái tự cập nhật, tự ghi nhận

  Quy tắc: Đ6.k2.a, b – Văn bản điện tử đến được xử lý kịp thời, không phải chờ văn bản giấy

    Khung tình huống: <loại văn bản> của <cơ quan> có bản giấy gửi kèm được tiếp nhận và xử lý ngay
      Biết <cơ quan> soạn văn bản hợp lệ
        | thuộc tính   | giá trị         |
        | loại văn bản | <loại văn bản>  |
        | văn bản giấy | gửi kèm         |
      Và <cơ quan> đã gửi văn bản qua Trục
      Và <cơ quan> soạn văn bản khác hợp lệ
        | thuộc tính   | giá trị         |
        | loại văn bản | <loại văn bản>  |
        | văn bản giấy | không gửi       |
      Và <cơ quan> đã gửi văn bản khác qua Trục
      Và phần mềm đã đồng bộ với Trục
      Khi văn thư thử tiếp nhận văn bản
      Và văn thư thử tiếp nhận văn bản khác
      Thì [D6.k2.b-2] văn bản được tiếp nhận, có số đến khi chưa có bản giấy, như văn bản khác không kèm bản giấy

      Dữ liệu:
        | mã         | cơ quan                 | loại văn bản |
        | KB-D06-340 | Sở Tài chính            | Công văn     |
        | KB-D06-341 | Ủy ban nhân dân tỉnh    | Tờ trình     |

    Khung tình huống: Văn bản đã tiếp nhận, <bản giấy> bản giấy, được giải quyết xong trước khi có bản giấy
      Biết Bộ Nội vụ soạn văn bản hợp lệ
        | thuộc tính   | giá trị    |
        | văn bản giấy | <bản giấy> |
      Và Bộ Nội vụ đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ 09:05 ngày 17/12/2019
      Khi người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Và đồng hồ chuyển tới 09:40 ngày 17/12/2019
      Và chuyên viên bắt tay xử lý văn bản
      Và đồng hồ chuyển tới 16:10 ngày 18/12/2019
      Và chuyên viên báo đã xử lý xong văn bản
      Thì [D6.k2.a-5] văn bản được chuyển xử lý, xử lý và hoàn thành khi chưa có bản giấy
      Và [D6.k2.c-4] sau mỗi việc, phần mềm tự ghi trạng thái xử lý của văn bản cùng thời điểm

      Dữ liệu:
        | mã         | bản giấy  |
        | KB-D06-345 | gửi kèm   |
        | KB-D06-346 | không gửi |

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.3) – Trạng thái gửi, nhận, xử lý được theo dõi, cập nhật tự động

    @KB-D06-350
    Tình huống: Cơ quan nhận báo trạng thái, báo lặp lại và báo trễ trạng thái cũ thì bản ghi văn bản đi vẫn đúng
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
        | thuộc tính  | giá trị |
        | mức độ khẩn | khẩn    |
      Và phần mềm đã đồng bộ với Trục
      Và Sở Tài chính đã báo trạng thái 01 cho văn bản
      Khi Sở Tài chính lần lượt báo các trạng thái đã tiếp nhận, đã chuyển xử lý, đã chuyển xử lý, đã đến cho văn bản
      Và Bộ Nội vụ báo từ chối nhận văn bản với lý do “Không thuộc thẩm quyền”
      Thì [D6.k2.a-10] không ai phải làm gì, bản ghi của văn bản cho thấy Sở Tài chính đã báo “đã chuyển xử lý”, sau đó không lùi lại
      Và [D6.k2.a-10] không ai phải làm gì, bản ghi của văn bản cho thấy Bộ Nội vụ đã báo “từ chối nhận”, sau đó không lùi lại
      Và [D6.k2.c-2] văn bản đã phát hành có đúng một dòng trong sổ văn bản đi
      Và [D6.k2.a-7] gói tin của văn bản ghi rõ mức độ khẩn như đã chọn

  Quy tắc: Đ6.k2.c – Phần mềm ghi nhận tự động trạng thái xử lý

    @KB-D06-355
    Tình huống: Từ chối văn bản thì trạng thái được tự ghi
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và đồng hồ chỉ 09:12 ngày 17/12/2019
      Khi văn thư từ chối văn bản với lý do “Không thuộc thẩm quyền”
      Và đồng hồ chuyển tới 15:00 ngày 17/12/2019
      Thì [D6.k2.c-4] sau mỗi việc, phần mềm tự ghi trạng thái xử lý của văn bản cùng thời điểm

    @KB-D06-356
    Tình huống: Phân công lại thì mỗi lần phân công đều được tự ghi
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và đồng hồ chỉ 08:10 ngày 17/12/2019
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ 08:40 ngày 17/12/2019
      Và người có thẩm quyền đã chuyển văn bản cho Thanh tra
      Và đồng hồ chỉ 13:20 ngày 17/12/2019
      Khi người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Thì [D6.k2.c-4] sau mỗi việc, phần mềm tự ghi trạng thái xử lý của văn bản cùng thời điểm
