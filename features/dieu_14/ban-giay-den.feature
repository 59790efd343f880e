# language: vi
Tính năng: Điều 14 – Dấu “không gửi văn bản giấy” và bản giấy ở cơ quan nhận

  Quy tắc: Đ14.k2 – Cơ quan nhận thấy được dấu “không gửi văn bản giấy” để theo dõi, phân loại

    @KB-D14-001
    Tình huống: Văn bản đến mà cơ quan gửi đánh dấu không gửi văn bản giấy
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị   |
        | văn bản giấy | không gửi |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D14.k2-3] phần mềm không thể hiện văn bản là có gửi kèm văn bản giấy

    @KB-D14-002 @đối-chứng
    Tình huống: Văn bản đến mà cơ quan gửi ghi có gửi kèm văn bản giấy
      Biết Sở Tài chính soạn văn bản hợp lệ
        | thuộc tính   | giá trị |
        | văn bản giấy | gửi kèm |
      Khi Sở Tài chính gửi văn bản qua Trục
      Và phần mềm lấy văn bản từ Trục
      Thì [D14.k2-3] phần mềm vẫn nhận văn bản có gửi kèm văn bản giấy

  Quy tắc: Đ14.k3 – Chỉ nhận được bản giấy thì văn bản chưa hợp lệ cho đến khi có văn bản điện tử

    @KB-D14-010
    Tình huống: Chỉ nhận được bản giấy của văn bản thuộc danh mục gửi kèm giấy
      Biết danh mục văn bản gửi kèm văn bản giấy gồm “Tờ trình” áp dụng từ ngày 17/12/2019
      Và Ủy ban nhân dân tỉnh soạn văn bản hợp lệ
        | thuộc tính   | giá trị  |
        | loại văn bản | Tờ trình |
      Khi văn thư vào sổ bản giấy vừa nhận của văn bản
      Thì [D14.k3-2] bản giấy của văn bản được ghi nhận là chưa hợp lệ

    @KB-D14-011
    Tình huống: Văn bản điện tử đến sau bản giấy
      Biết Ủy ban nhân dân tỉnh soạn văn bản hợp lệ
        | thuộc tính   | giá trị  |
        | loại văn bản | Tờ trình |
      Và văn thư đã vào sổ bản giấy của văn bản
      Và Ủy ban nhân dân tỉnh đã gửi văn bản qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D14.k3-2] bản giấy của văn bản không còn bị coi là chưa hợp lệ

    @KB-D14-012
    Tình huống: Văn bản điện tử đến trước bản giấy
      Biết Ủy ban nhân dân tỉnh soạn văn bản hợp lệ
        | thuộc tính   | giá trị  |
        | loại văn bản | Tờ trình |
      Và Ủy ban nhân dân tỉnh đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Khi văn thư vào sổ bản giấy vừa nhận của văn bản
      Thì [D14.k3-2] bản giấy của văn bản không còn bị coi là chưa hợp lệ

    @KB-D14-013
    Tình huống: Văn bản điện tử khác của cùng cơ quan gửi không làm bản giấy thành hợp lệ
      Biết Ủy ban nhân dân tỉnh soạn văn bản hợp lệ
        | thuộc tính   | giá trị  |
        | loại văn bản | Tờ trình |
      Và văn thư đã vào sổ bản giấy của văn bản
      Và Ủy ban nhân dân tỉnh soạn văn bản khác hợp lệ
        | thuộc tính   | giá trị  |
        | loại văn bản | Tờ trình |
      Và Ủy ban nhân dân tỉnh đã gửi văn bản khác qua Trục
      Khi phần mềm lấy văn bản từ Trục
      Thì [D14.k3-2] bản giấy của văn bản được ghi nhận là chưa hợp lệ
