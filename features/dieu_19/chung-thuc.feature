# language: vi
@chứng-thực
Tính năng: Điều 19 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ19.k1 – Sở Thông tin và Truyền thông phải bảo đảm hệ thống kết nối giữa các cơ quan vận hành thông suốt

    @KB-D19-901 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực hệ thống kết nối giữa các cơ quan vận hành thông suốt
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận tình hình vận hành của hệ thống kết nối giữa các cơ quan trong kỳ |
        | bằng chứng    | Báo cáo vận hành, nêu thời gian gián đoạn và cách xử lý |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k1-1]
      Thì [D19.k1-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k1 – Sở Thông tin và Truyền thông là điểm kết nối hệ thống liên thông của tỉnh với các cơ quan Trung ương

    @KB-D19-902 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực là điểm kết nối của tỉnh với các cơ quan Trung ương
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận Sở là điểm kết nối của tỉnh với các cơ quan Trung ương |
        | bằng chứng    | Văn bản thỏa thuận hoặc biên bản kết nối với Trục liên thông văn bản quốc gia |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k1-2]
      Thì [D19.k1-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k2 – Sở Thông tin và Truyền thông phải tham mưu, đề xuất giải pháp an toàn cho giao dịch điện tử giữa các cơ quan nhà nước

    @KB-D19-903 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã đề xuất giải pháp an toàn cho giao dịch điện tử
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận các giải pháp an toàn giao dịch điện tử đã được Sở tham mưu, đề xuất |
        | bằng chứng    | Tờ trình, văn bản đề xuất trong kỳ |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k2]
      Thì [D19.k2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k3.a – Khi có sự cố an toàn thông tin, Sở Thông tin và Truyền thông phải hướng dẫn hoặc điều phối lực lượng ứng cứu theo mức độ sự cố

    @KB-D19-904 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã hướng dẫn, điều phối ứng cứu theo mức độ sự cố
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận quy trình hướng dẫn, điều phối ứng cứu theo mức độ sự cố và các lần đã áp dụng |
        | bằng chứng    | Quy trình ứng cứu sự cố; hồ sơ sự cố nếu có |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k3.a]
      Thì [D19.k3.a] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k3.b – Việc điều tra, khắc phục sự cố phải được Sở Thông tin và Truyền thông thực hiện cùng các bộ, cơ quan ngang bộ

    @KB-D19-905 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực việc phối hợp điều tra, khắc phục sự cố
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận việc phối hợp với các bộ, cơ quan ngang bộ khi điều tra, khắc phục sự cố, hoặc xác nhận trong kỳ không phát sinh |
        | bằng chứng    | Văn bản phối hợp hoặc bản xác nhận không phát sinh |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k3.b]
      Thì [D19.k3.b] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k3.c – Sự cố nghiêm trọng vượt khả năng khắc phục phải được Sở Thông tin và Truyền thông báo cáo ngay Bộ Thông tin và Truyền thông

    @KB-D19-906 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực sự cố nghiêm trọng được báo cáo ngay lên Bộ
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận sự cố nghiêm trọng vượt khả năng đã được báo cáo ngay, hoặc xác nhận trong kỳ không phát sinh |
        | bằng chứng    | Báo cáo sự cố có thời điểm gửi, hoặc bản xác nhận không phát sinh |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k3.c]
      Thì [D19.k3.c] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k4 – Mạng truyền số liệu chuyên dùng pha 2 và pha 3 phải được Sở Thông tin và Truyền thông giữ thông suốt, ổn định

    @KB-D19-907 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực mạng truyền số liệu chuyên dùng thông suốt, ổn định
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận mạng truyền số liệu chuyên dùng pha 2, pha 3 đáp ứng việc gửi, nhận văn bản điện tử |
        | bằng chứng    | Báo cáo giám sát mạng trong kỳ |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k4-1]
      Thì [D19.k4-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k4 – Sở Thông tin và Truyền thông phải xây dựng phương án mở rộng băng thông mạng truyền số liệu chuyên dùng

    @KB-D19-908 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực có phương án mở rộng băng thông
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận đã có phương án mở rộng băng thông mạng truyền số liệu chuyên dùng |
        | bằng chứng    | Phương án mở rộng băng thông |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k4-2]
      Thì [D19.k4-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k5 – Sở Thông tin và Truyền thông phải bảo đảm hạ tầng và giải pháp kết nối hệ thống quản lý văn bản của tỉnh với Trục liên thông văn bản quốc gia

    @KB-D19-909 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực hạ tầng kết nối của tỉnh với Trục liên thông văn bản quốc gia
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận hạ tầng và giải pháp kết nối của tỉnh với Trục liên thông văn bản quốc gia đã được thử và đang hoạt động |
        | bằng chứng    | Biên bản kiểm thử kết nối |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k5-1]
      Thì [D19.k5-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k6 – Sở Thông tin và Truyền thông phải bảo đảm Trục kết nối liên thông tỉnh là đầu mối kết nối thống nhất giữa các phần mềm quản lý văn bản khác nhau

    @KB-D19-910 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực Trục kết nối liên thông tỉnh là đầu mối kết nối thống nhất
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận danh sách phần mềm quản lý văn bản đã kết nối qua Trục kết nối liên thông tỉnh |
        | bằng chứng    | Danh sách hệ thống đã kết nối, ghi tên phần mềm và cơ quan sử dụng |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k6]
      Thì [D19.k6] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k7 – Sở Thông tin và Truyền thông phải lập dự toán hằng năm cho việc lưu trữ văn bản điện tử, phần mềm quản lý văn bản và Trục kết nối liên thông tỉnh

    @KB-D19-911 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã lập dự toán hằng năm cho lưu trữ, phần mềm và Trục
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận dự toán năm có kinh phí lưu trữ văn bản điện tử, phần mềm quản lý văn bản và Trục kết nối liên thông tỉnh |
        | bằng chứng    | Dự toán năm do Sở lập |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k7]
      Thì [D19.k7] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k7 – Dự toán của Sở Thông tin và Truyền thông phải được thống nhất với Sở Tài chính và trình Ủy ban nhân dân tỉnh phân bổ

    @KB-D19-912 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực dự toán đã thống nhất với Sở Tài chính và trình Ủy ban nhân dân tỉnh
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận dự toán đã được thống nhất với Sở Tài chính và đã trình Ủy ban nhân dân tỉnh |
        | bằng chứng    | Văn bản thống nhất của Sở Tài chính và tờ trình Ủy ban nhân dân tỉnh |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k7-2]
      Thì [D19.k7-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k8 – Sở Thông tin và Truyền thông phải tham mưu Ủy ban nhân dân tỉnh ban hành danh mục văn bản điện tử phát hành kèm văn bản giấy

    @KB-D19-913 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã tham mưu ban hành danh mục văn bản kèm văn bản giấy
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận đã tham mưu danh mục văn bản điện tử phát hành kèm văn bản giấy |
        | bằng chứng    | Tờ trình và dự thảo danh mục |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k8]
      Thì [D19.k8] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ19.k9 – Sở Thông tin và Truyền thông phải tổng hợp báo cáo việc thực hiện Quy chế sáu tháng, một năm và khi được yêu cầu

    @KB-D19-914 @việc-của-cấp-có-thẩm-quyền
    Tình huống: Sở chứng thực đã tổng hợp báo cáo việc thực hiện Quy chế
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận các báo cáo tổng hợp sáu tháng, một năm và theo yêu cầu đã được gửi |
        | bằng chứng    | Các báo cáo đã gửi, có ngày phát hành; nêu rõ nếu không có yêu cầu đột xuất |
        | người ký      | Giám đốc Sở Thông tin và Truyền thông |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D19.k9]
      Thì [D19.k9] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
