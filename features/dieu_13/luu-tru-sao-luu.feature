# language: vi
Tính năng: Điều 13 – Lưu trữ an toàn, sao chép dự phòng và khôi phục

  Quy tắc: Đ13.k1 – Văn bản, thông tin số được lưu trữ an toàn và mở lại được

    @KB-D13-300
    Tình huống: Văn bản đi, văn bản đến và sổ còn nguyên sau khi khởi động lại
      Biết phần mềm đã nhận văn bản đến thứ nhất hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản đến thứ nhất
      Và phần mềm đã nhận văn bản đến thứ hai hợp lệ của Sở Y tế
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 2 tệp   |
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và mọi văn bản, tệp, hồ sơ và sổ đã được ghi lại để đối chiếu
      Khi phần mềm được khởi động lại
      Thì [D13.k1-2] sau khi khởi động lại, văn bản đến thứ nhất còn nguyên dữ liệu và mở được tệp
      Và [D13.k1-2] sau khi khởi động lại, văn bản đến thứ hai còn nguyên dữ liệu và mở được tệp
      Và [D13.k1-2] sau khi khởi động lại, văn bản còn nguyên dữ liệu và mở được tệp
      Và [D13.k1-2] sau khi khởi động lại, các sổ và hồ sơ còn nguyên

    @KB-D13-301
    Tình huống: Hồ sơ cùng văn bản, tài liệu trong hồ sơ còn nguyên sau khi khởi động lại
      Biết danh mục hồ sơ trong năm có hồ sơ “Phòng cháy, chữa cháy”, ký hiệu “HC”, thời hạn bảo quản 10 năm
      Và chuyên viên đã mở hồ sơ “Phòng cháy, chữa cháy”
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và chuyên viên đã đưa văn bản vào hồ sơ “Phòng cháy, chữa cháy”
      Và chuyên viên đã bổ sung ý kiến chỉ đạo “Ý kiến về phương án” vào hồ sơ “Phòng cháy, chữa cháy”
      Và mọi văn bản, tệp, hồ sơ và sổ đã được ghi lại để đối chiếu
      Khi phần mềm được khởi động lại
      Thì [D13.k1-2] sau khi khởi động lại, văn bản còn nguyên dữ liệu và mở được tệp
      Và [D13.k1-2] sau khi khởi động lại, các sổ và hồ sơ còn nguyên

  Quy tắc: Đ13.k2 – Thông tin số được định kỳ sao chép tại đơn vị để lưu trữ và dự phòng

    @KB-D13-310
    Tình huống: Khôi phục từ bản sao lưu sau khi mất toàn bộ dữ liệu
      Biết bản sao dữ liệu được giữ tại đơn vị
      Và danh mục hồ sơ trong năm có hồ sơ “An toàn thông tin”, ký hiệu “CNTT”, thời hạn bảo quản 20 năm
      Và chuyên viên đã mở hồ sơ “An toàn thông tin”
      Và phần mềm đã nhận văn bản đến hợp lệ của Sở Tài chính
        | thuộc tính   | giá trị |
        | tệp gửi kèm  | 2 tệp   |
      Và văn thư đã tiếp nhận văn bản đến
      Và chuyên viên đã đưa văn bản đến vào hồ sơ “An toàn thông tin”
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và mọi văn bản, tệp, hồ sơ và sổ đã được ghi lại để đối chiếu
      Và quản trị đã sao lưu dữ liệu
      Và phần mềm đã mất toàn bộ dữ liệu
      Khi quản trị khôi phục dữ liệu từ bản sao lưu
      Thì [D13.k2-1] mọi văn bản, tệp, hồ sơ và sổ trở lại nguyên vẹn như khi sao lưu

    Khung tình huống: Khôi phục từ bản sao lưu <hư hỏng>
      Biết bản sao dữ liệu được giữ tại đơn vị
      Và phần mềm đã nhận văn bản đến hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản đến
      Và mọi văn bản, tệp, hồ sơ và sổ đã được ghi lại để đối chiếu
      Và quản trị đã sao lưu dữ liệu
      Khi quản trị thử khôi phục từ bản sao lưu <hư hỏng>
      Thì [D13.k2-1] khôi phục từ bản sao lưu hỏng không làm mất hay sai dữ liệu nào

      Dữ liệu:
        | mã         | hư hỏng         |
        | KB-D13-311 | bị cắt cụt      |
        | KB-D13-312 | bị đổi một byte |

    @KB-D13-313
    Tình huống: Đến kỳ thì có bản sao lưu mới
      Biết bản sao dữ liệu được giữ tại đơn vị
      Và đồng hồ chỉ 17:00 ngày 17/12/2019
      Và phần mềm được đặt định kỳ sao lưu mỗi 24 giờ
      Và đồng hồ chỉ 17:00:01 ngày 18/12/2019
      Khi phần mềm hoàn tất các việc đến hạn
      Thì [D13.k2-1] có bản sao lưu mới được tạo sau 17:00 ngày 17/12/2019, muộn nhất 17:00:01 ngày 18/12/2019
