# language: vi
Tính năng: Điều 9 – Trình, chỉ đạo, chuyển giao và phân công xử lý văn bản đến

  Quy tắc: Đ9.k2.a – Sau khi vào sổ, văn thư trình người có thẩm quyền

    @KB-D09-400
    Tình huống: Văn thư trình văn bản sau khi vào sổ
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ 09:05 ngày 17/12/2019
      Khi văn thư trình văn bản lên người có thẩm quyền
      Thì [D9.k2.a-1] phần mềm ghi văn thư đã trình văn bản lên người có thẩm quyền lúc 09:05 ngày 17/12/2019

    @KB-D09-401
    Tình huống: Văn bản chưa vào sổ thì chưa trình được
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Khi văn thư thử trình văn bản lên người có thẩm quyền
      Thì [D9.k2.a-1] văn bản chưa vào sổ nên không được ghi là đã trình

    @KB-D09-402
    Tình huống: Văn bản bị từ chối nhận thì không trình được
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã từ chối văn bản với lý do “Gửi nhầm cơ quan”
      Khi văn thư thử trình văn bản lên người có thẩm quyền
      Thì [D9.k2.a-1] văn bản chưa vào sổ nên không được ghi là đã trình

  Quy tắc: Đ9.k2.a – Người có thẩm quyền cho ý kiến chỉ đạo giải quyết

    Khung tình huống: Ý kiến chỉ đạo được ghi nguyên văn cùng người cho ý kiến và thời điểm
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã trình văn bản lên người có thẩm quyền
      Và đồng hồ chỉ <lúc> ngày 17/12/2019
      Khi người có thẩm quyền cho ý kiến “<ý kiến>” và chuyển văn bản cho Phòng Nội vụ
      Thì [D9.k2.a-2] phần mềm ghi ý kiến “<ý kiến>” của người có thẩm quyền đối với văn bản lúc <lúc> ngày 17/12/2019

      Dữ liệu:
        | mã         | lúc   | ý kiến                                                                            |
        | KB-D09-405 | 10:15 | Giao Phòng Nội vụ tham mưu trả lời                                                |
        | KB-D09-406 | 14:40 | Đề nghị rà soát số liệu biên chế 2018–2019; nêu rõ thừa/thiếu, báo cáo trước 20/12 |

    @KB-D09-407
    Tình huống: Ý kiến chỉ đạo còn nguyên sau khi lãnh đạo đơn vị phân công chuyên viên
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã cho ý kiến “Xử lý gấp trong tuần” và chuyển văn bản cho Phòng Tổng hợp
      Và đồng hồ chỉ 09:20 ngày 17/12/2019
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Mai Thị Điển
      Thì [D9.k2.a-2] phần mềm ghi ý kiến “Xử lý gấp trong tuần” của người có thẩm quyền đối với văn bản lúc 08:30 ngày 17/12/2019

  Quy tắc: Đ9.k2.a – Văn bản được chuyển giao cho đơn vị giải quyết trên phần mềm

    @KB-D09-410
    Tình huống: Văn bản chuyển cho một đơn vị thì đơn vị ấy thấy văn bản
      Biết đồng hồ chỉ 09:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền chuyển văn bản cho Phòng Thi đua
      Và Phòng Thi đua xem các văn bản đến được giao cho đơn vị
      Thì [D9.k2.a-3] phần mềm ghi văn bản được chuyển cho Phòng Thi đua lúc 09:00 ngày 17/12/2019
      Và [D9.k2.a-3] Phòng Thi đua thấy văn bản trong các văn bản được giao

    @KB-D09-411
    Tình huống: Đơn vị không được giao thì không thấy văn bản trong việc của mình
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Khi người có thẩm quyền chuyển văn bản cho Phòng Thi đua
      Và Phòng Tôn giáo xem các văn bản đến được giao cho đơn vị
      Thì [D9.k2.a-3] trong các văn bản được giao cho Phòng Tôn giáo không có văn bản

    @KB-D09-412
    Tình huống: Văn bản giao lại cho đơn vị khác thì đơn vị mới thấy văn bản
      Biết đồng hồ chỉ 09:00 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Thi đua
      Và đồng hồ chỉ 13:30 ngày 17/12/2019
      Khi người có thẩm quyền chuyển văn bản cho Phòng Văn thư lưu trữ
      Và Phòng Văn thư lưu trữ xem các văn bản đến được giao cho đơn vị
      Thì [D9.k2.a-3] phần mềm ghi văn bản được chuyển cho Phòng Văn thư lưu trữ lúc 13:30 ngày 17/12/2019
      Và [D9.k2.a-3] Phòng Văn thư lưu trữ thấy văn bản trong các văn bản được giao

  Quy tắc: Đ9.k2.a – Lãnh đạo đơn vị phân công chuyên viên giải quyết

    @KB-D09-415
    Tình huống: Chuyên viên được phân công thấy văn bản
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Đỗ Thị Tân Châu
      Và chuyên viên Đỗ Thị Tân Châu xem các văn bản đến được giao cho mình
      Thì [D9.k2.a-4] phần mềm ghi chuyên viên Đỗ Thị Tân Châu phụ trách văn bản
      Và [D9.k2.a-4] chuyên viên Đỗ Thị Tân Châu thấy văn bản trong các văn bản được giao

    @KB-D09-416
    Tình huống: Chuyên viên khác cùng đơn vị không bị giao văn bản
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Đỗ Thị Tân Châu
      Và chuyên viên Châu Văn Phú xem các văn bản đến được giao cho mình
      Thì [D9.k2.a-4] trong các văn bản được giao cho chuyên viên Châu Văn Phú không có văn bản

    @KB-D09-417
    Tình huống: Phân công lại thì văn bản thuộc chuyên viên sau cùng
      Biết phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Và lãnh đạo đơn vị đã phân công văn bản cho chuyên viên Ngô Văn Phú Tân
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Trịnh Thị Chợ Mới
      Và chuyên viên Ngô Văn Phú Tân xem các văn bản đến được giao cho mình
      Và chuyên viên Trịnh Thị Chợ Mới xem các văn bản đến được giao cho mình
      Thì [D9.k2.a-4] trong các văn bản được giao cho chuyên viên Ngô Văn Phú Tân không có văn bản
      Và [D9.k2.a-4] chuyên viên Trịnh Thị Chợ Mới thấy văn bản trong các văn bản được giao

  Quy tắc: Đ9.k2.d – Quy trình xử lý văn bản đến thực hiện trên phần mềm

    @KB-D09-420
    Tình huống: Văn bản đi hết quy trình từ tiếp nhận đến hoàn thành
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ 08:45 ngày 17/12/2019
      Khi văn thư trình văn bản lên người có thẩm quyền
      Và đồng hồ chuyển tới 09:30 ngày 17/12/2019
      Và người có thẩm quyền cho ý kiến “Tham mưu văn bản trả lời” và chuyển văn bản cho Phòng Tổng hợp
      Và đồng hồ chuyển tới 10:00 ngày 17/12/2019
      Và lãnh đạo đơn vị phân công văn bản cho chuyên viên Lê Văn Lúa
      Và đồng hồ chuyển tới 14:00 ngày 17/12/2019
      Và chuyên viên bắt tay xử lý văn bản
      Và đồng hồ chuyển tới 16:30 ngày 19/12/2019
      Và chuyên viên báo đã xử lý xong văn bản
      Thì [D9.k2.d] phần mềm ghi đủ từng bước xử lý văn bản, đúng người, đúng lúc

    @KB-D09-421
    Tình huống: Văn bản được giao lại giữa chừng vẫn đi hết quy trình
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Bộ Nội vụ
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã trình văn bản lên người có thẩm quyền
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Thi đua
      Và đồng hồ chỉ 15:00 ngày 18/12/2019
      Khi người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Và lãnh đạo đơn vị phân công văn bản cho chuyên viên Lê Văn Lúa
      Và chuyên viên báo đã xử lý xong văn bản
      Thì [D9.k2.d] phần mềm ghi đủ từng bước xử lý văn bản, đúng người, đúng lúc
