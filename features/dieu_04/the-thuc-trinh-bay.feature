# language: vi
Tính năng: Điều 4 – Thể thức và kỹ thuật trình bày văn bản điện tử

  Người soạn thảo chịu trách nhiệm về thể thức. Phần mềm chỉ bị xét ở chỗ có làm hỏng cách trình bày đã có hay không:
  khổ giấy, nội dung từng trang, phông chữ, số trang mà máy đọc được. Kích thước lề chỉ được ghi lại.

  Quy tắc: Đ4.k1 – Văn bản quy phạm pháp luật giữ thể thức, cách trình bày theo Nghị định 34/2016/NĐ-CP

    @KB-D04-300
    Tình huống: Phát hành quyết định ba trang, số trang ở giữa lề trên từ trang hai
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính và Bộ Nội vụ
        | thuộc tính   | giá trị                        |
        | loại văn bản | Quyết định                     |
        | ký hiệu      | QĐ-SNV                         |
        | tệp văn bản  | quyết định quy phạm pháp luật  |
        | số trang     | 3                              |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k1-1] văn bản đến cơ quan nhận giữ khổ giấy, nội dung từng trang, phông chữ và cách đánh số trang như khi soạn

  Quy tắc: Đ4.k1 – Văn bản hành chính giữ thể thức, cách trình bày theo Thông tư 01/2011/TT-BNV

    @KB-D04-012
    Tình huống: Phát hành công văn hai trang kèm tài liệu đồ họa, tên .jpg được coi như .jpeg
      Biết văn thư đã phát hành văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị                                   |
        | số trang     | 2                                         |
        | tệp gửi kèm  | bản vẽ.jpeg, hiện trạng.jpg, SƠ ĐỒ.JPG     |
      Khi các cơ quan bạn lấy văn bản từ Trục
      Thì [D4.k1-2] văn bản đến cơ quan nhận giữ khổ giấy, Quốc hiệu, Tiêu ngữ, phông chữ và nội dung từng trang như khi soạn
      Và [D4.k4.dd] mọi cơ quan nhận mở được tài liệu đồ họa gửi kèm văn bản, đúng định dạng
