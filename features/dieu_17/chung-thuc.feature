# language: vi
@chứng-thực
Tính năng: Điều 17 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ17.k2 – Cơ quan phải chuẩn bị hạ tầng công nghệ thông tin để gửi, nhận văn bản điện tử thông suốt, an toàn và đúng pháp luật

    @KB-D17-901 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực hạ tầng công nghệ thông tin được chuẩn bị đủ
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Rà soát hạ tầng công nghệ thông tin phục vụ gửi, nhận văn bản điện tử và xác nhận đáp ứng |
        | bằng chứng    | Bản kê hạ tầng có ngày kiểm kê và sơ đồ hệ thống |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k2]
      Thì [D17.k2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k3 – Cơ quan phải có tối thiểu máy tính cá nhân

    @KB-D17-902 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực có tối thiểu máy tính cá nhân
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận văn thư, lãnh đạo và người xử lý văn bản có máy tính để làm việc |
        | bằng chứng    | Bản kê máy tính theo bộ phận |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k3-1]
      Thì [D17.k3-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k3 – Cơ quan phải có tối thiểu mạng nội bộ có kết nối Internet

    @KB-D17-903 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực có mạng nội bộ kết nối Internet
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận mạng nội bộ của cơ quan hoạt động và có kết nối Internet |
        | bằng chứng    | Sơ đồ mạng và hợp đồng đường truyền đang có hiệu lực |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k3-2]
      Thì [D17.k3-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k3 – Cơ quan phải có chứng thư số của tập thể (con dấu cơ quan) do Ban Cơ yếu Chính phủ cấp

    @KB-D17-904 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực có chứng thư số của tập thể
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận chứng thư số của con dấu cơ quan do Ban Cơ yếu Chính phủ cấp và còn hạn |
        | bằng chứng    | Chứng thư số (phần công khai) hoặc thông báo cấp chứng thư, thể hiện chủ thể, nơi cấp và thời hạn |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k3-3]
      Thì [D17.k3-3] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k3 – Lãnh đạo đơn vị phải có chứng thư số do Ban Cơ yếu Chính phủ cấp

    @KB-D17-905 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực lãnh đạo đơn vị có chứng thư số
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận từng lãnh đạo ký văn bản có chứng thư số do Ban Cơ yếu Chính phủ cấp và còn hạn |
        | bằng chứng    | Danh sách lãnh đạo kèm chứng thư số (phần công khai) hoặc thông báo cấp chứng thư |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k3-4]
      Thì [D17.k3-4] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k4 – Cơ quan phải bảo đảm hạ tầng kỹ thuật và máy chủ hoạt động ổn định

    @KB-D17-906 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực hạ tầng kỹ thuật và máy chủ hoạt động ổn định
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận mức độ sẵn sàng của máy chủ trong mười hai tháng qua và nêu các lần gián đoạn |
        | bằng chứng    | Báo cáo giám sát máy chủ và sổ sự cố |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k4-1]
      Thì [D17.k4-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ17.k4 – Hằng năm cơ quan phải lập dự toán nâng cấp, trang bị máy chủ dự phòng

    @KB-D17-907 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực đã lập dự toán máy chủ dự phòng trong năm
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận dự toán năm hiện hành có mục nâng cấp và mục trang bị máy chủ dự phòng |
        | bằng chứng    | Dự toán năm đã lập, thể hiện cả hai mục |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D17.k4-2]
      Thì [D17.k4-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
