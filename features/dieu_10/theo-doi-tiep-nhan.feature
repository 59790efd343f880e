# language: vi
Tính năng: Điều 10 – Theo dõi việc tiếp nhận, xử lý văn bản đã gửi

  Quy tắc: Đ10.k3.a – Văn thư theo dõi việc tiếp nhận của các cơ quan nhận

    @KB-D10-450
    Tình huống: Văn thư thấy nơi nào đã, nơi nào chưa tiếp nhận
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Khi Sở Tài chính báo trạng thái 03 cho văn bản
      Và Sở Y tế báo trạng thái 01 cho văn bản
      Và Ủy ban nhân dân tỉnh báo trạng thái 02 cho văn bản
      Thì [D10.k3.a] danh sách văn bản đi cho thấy Sở Tài chính đã tiếp nhận văn bản
      Và [D10.k3.a] danh sách văn bản đi cho thấy Sở Y tế còn chưa tiếp nhận văn bản
      Và [D10.k3.a] danh sách văn bản đi cho thấy Ủy ban nhân dân tỉnh còn chưa tiếp nhận văn bản
      Và [D10.k3.a] danh sách văn bản đi cho thấy Bộ Nội vụ còn chưa tiếp nhận văn bản

  Quy tắc: Đ10.k3.b – Chuyên viên chủ trì theo dõi việc tiếp nhận, xử lý

    @KB-D10-455
    Tình huống: Chuyên viên thấy từng nơi xử lý đến đâu
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế, Ủy ban nhân dân tỉnh, Bộ Nội vụ
      Khi Sở Tài chính lần lượt báo các trạng thái đã đến, đã tiếp nhận và đã chuyển xử lý cho văn bản
      Và Sở Y tế lần lượt báo các trạng thái đã đến, đã tiếp nhận, đã chuyển xử lý và đang xử lý cho văn bản
      Và Ủy ban nhân dân tỉnh lần lượt báo các trạng thái đã tiếp nhận, đang xử lý và đã hoàn thành cho văn bản
      Và Bộ Nội vụ báo trạng thái 02 cho văn bản
      Thì [D10.k3.b-1] phần mềm cho chuyên viên thấy việc xử lý văn bản tại Sở Tài chính là “đã chuyển xử lý”
      Và [D10.k3.b-1] phần mềm cho chuyên viên thấy việc xử lý văn bản tại Sở Y tế là “đang xử lý”
      Và [D10.k3.b-1] phần mềm cho chuyên viên thấy việc xử lý văn bản tại Ủy ban nhân dân tỉnh là “đã hoàn thành”
      Và [D10.k3.b-1] phần mềm cho chuyên viên thấy việc xử lý văn bản tại Bộ Nội vụ là “từ chối nhận”
