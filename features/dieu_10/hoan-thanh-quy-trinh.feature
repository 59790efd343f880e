# language: vi
Tính năng: Điều 10 – Văn bản chỉ được gửi sau khi hoàn thành quy trình

  Quy tắc: Đ10.k2.a – Sau khi hoàn thành quy trình xử lý, văn thư gửi văn bản đến cơ quan nhận

    @KB-D10-01
    Tình huống: Văn bản đã duyệt, đã ký số, đã đóng dấu số thì đến các cơ quan nhận
      Biết đồng hồ chỉ 15:30 ngày 16/12/2019
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính, Bộ Nội vụ
      Và đồng hồ chỉ 08:20 ngày 17/12/2019
      Và người có thẩm quyền đã ký số văn bản
      Và đồng hồ chỉ 14:40 ngày 17/12/2019
      Khi văn thư đóng dấu số và phát hành văn bản
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.a-1] văn bản đến Sở Tài chính, Bộ Nội vụ và chỉ rời cơ quan sau khi hoàn thành quy trình
      Và [D10.k2.a-2] cơ sở dữ liệu văn bản đi có đủ thông tin của văn bản theo khoản 2 Điều 8

    @KB-D10-02
    Tình huống: Dự thảo dừng ở bước nào cũng không rời cơ quan dù văn thư thử phát hành
      Biết dự thảo văn bản mới soạn gửi Sở Tài chính dừng ở bước “mới soạn”
      Và dự thảo văn bản chưa duyệt gửi Sở Tài chính dừng ở bước “đã trình, chưa duyệt”
      Và dự thảo văn bản trả lại gửi Sở Tài chính dừng ở bước “lãnh đạo đơn vị trả lại”
      Và dự thảo văn bản chưa ký gửi Sở Tài chính dừng ở bước “đã duyệt, chưa ký”
      Và dự thảo văn bản ký rồi trả lại gửi Sở Tài chính dừng ở bước “đã ký rồi bị trả lại”
      Và chuyên viên đã trình dự thảo văn bản đối chứng gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản đối chứng
      Khi văn thư thử đóng dấu số và phát hành văn bản mới soạn
      Và văn thư thử đóng dấu số và phát hành văn bản chưa duyệt
      Và văn thư thử đóng dấu số và phát hành văn bản trả lại
      Và văn thư thử đóng dấu số và phát hành văn bản chưa ký
      Và văn thư thử đóng dấu số và phát hành văn bản ký rồi trả lại
      Và văn thư đóng dấu số và phát hành văn bản đối chứng
      Và phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.a-1] văn bản mới soạn chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính
      Và [D10.k2.a-1] văn bản chưa duyệt chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính
      Và [D10.k2.a-1] văn bản trả lại chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính
      Và [D10.k2.a-1] văn bản chưa ký chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính
      Và [D10.k2.a-1] văn bản ký rồi trả lại chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính

    @KB-D10-07
    Tình huống: Văn bản đã ký số mà văn thư chưa phát hành thì chưa rời cơ quan
      Biết chuyên viên đã trình dự thảo văn bản gửi Bộ Nội vụ
      Và người có thẩm quyền đã ký số văn bản
      Và chuyên viên đã trình dự thảo văn bản đối chứng gửi Bộ Nội vụ
      Và người có thẩm quyền đã ký số văn bản đối chứng
      Khi văn thư thử đóng dấu số và phát hành văn bản đối chứng
      Và phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.a-1] văn bản chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Bộ Nội vụ
