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

    Khung tình huống: Dự thảo dừng ở bước “<bước>” không rời cơ quan dù văn thư thử phát hành
      Biết dự thảo văn bản gửi Sở Tài chính dừng ở bước “<bước>”
      Và chuyên viên đã trình dự thảo văn bản đối chứng gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản đối chứng
      Khi văn thư thử đóng dấu số và phát hành văn bản
      Và văn thư đóng dấu số và phát hành văn bản đối chứng
      Và phần mềm đồng bộ với Trục
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D10.k2.a-1] văn bản chưa hoàn thành quy trình nên không được gửi đi, còn văn bản đối chứng đã đến Sở Tài chính

      Dữ liệu:
        | mã        | bước                    |
        | KB-D10-02 | mới soạn                |
        | KB-D10-03 | đã trình, chưa duyệt    |
        | KB-D10-04 | lãnh đạo đơn vị trả lại |
        | KB-D10-05 | đã duyệt, chưa ký       |
        | KB-D10-06 | đã ký rồi bị trả lại    |

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
