# language: vi
@chứng-thực
Tính năng: Điều 20 – Những điều do người có trách nhiệm chứng thực

  Không phép kiểm nào trên phần mềm thấy được những điều này. Người có trách nhiệm xác nhận, kèm bằng chứng và
  ký số; chưa có bản chứng thực thì coi là chưa kết luận được.
  Nghĩa vụ của cơ quan và của cấp có thẩm quyền được liệt kê riêng theo thẻ, không quyết định việc chứng nhận
  phần mềm của đơn vị cung cấp.

  Quy tắc: Đ20.k1.a – Người đứng đầu cơ quan phải chỉ đạo ứng dụng phần mềm quản lý văn bản và dùng văn bản điện tử thay văn bản giấy

    @KB-D20-901 @việc-của-cơ-quan
    Tình huống: Người đứng đầu chứng thực đã chỉ đạo dùng văn bản điện tử thay văn bản giấy
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận đã chỉ đạo ứng dụng phần mềm và dùng văn bản điện tử thay văn bản giấy |
        | bằng chứng    | Văn bản chỉ đạo của người đứng đầu |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k1.a]
      Thì [D20.k1.a] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k1.b – Người đứng đầu cơ quan phải chỉ đạo thiết lập cơ sở dữ liệu văn bản điện tử của cơ quan

    @KB-D20-902 @việc-của-cơ-quan
    Tình huống: Người đứng đầu chứng thực đã chỉ đạo thiết lập cơ sở dữ liệu văn bản điện tử
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận cơ sở dữ liệu văn bản điện tử của cơ quan đã được thiết lập theo chỉ đạo |
        | bằng chứng    | Văn bản chỉ đạo và biên bản nghiệm thu hoặc mô tả cơ sở dữ liệu |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k1.b]
      Thì [D20.k1.b] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k1.c – Người đứng đầu cơ quan phải phân công cán bộ công nghệ thông tin quản trị hệ thống phần mềm

    @KB-D20-903 @việc-của-cơ-quan
    Tình huống: Người đứng đầu chứng thực đã phân công cán bộ quản trị phần mềm
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận người được phân công quản trị hệ thống phần mềm |
        | bằng chứng    | Quyết định phân công |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k1.c]
      Thì [D20.k1.c] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k2 – Cơ quan phải cập nhật, bổ sung và ban hành quy chế sử dụng phần mềm phù hợp với Quy chế này

    @KB-D20-904 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực quy chế sử dụng phần mềm đã được cập nhật và ban hành
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận quy chế nội bộ về sử dụng phần mềm đã được cập nhật và ban hành |
        | bằng chứng    | Quy chế nội bộ đang có hiệu lực |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 24 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k2-1]
      Thì [D20.k2-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k3 – Cơ quan phải triển khai phần mềm quản lý văn bản trong phạm vi quản lý của mình

    @KB-D20-905 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực phần mềm được triển khai trong toàn phạm vi quản lý
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận phần mềm quản lý văn bản đã được triển khai ở mọi đơn vị thuộc phạm vi quản lý |
        | bằng chứng    | Báo cáo triển khai kèm danh sách đơn vị |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k3-1]
      Thì [D20.k3-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k4 – Cơ quan chưa có phần mềm quản lý văn bản phải lập kế hoạch và lộ trình triển khai

    @KB-D20-906 @việc-của-cơ-quan
    Tình huống: Cơ quan chưa có phần mềm chứng thực kế hoạch và lộ trình triển khai
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận kế hoạch, lộ trình triển khai phần mềm quản lý văn bản và tiến độ đến ngày ký |
        | bằng chứng    | Kế hoạch, lộ trình đã được phê duyệt |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k4]
      Thì [D20.k4] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k5 (thứ nhất) – Ủy ban nhân dân cấp huyện phải lập kế hoạch, dự toán hằng năm để duy trì, bảo trì phần mềm của các cơ quan trên địa bàn

    @KB-D20-907 @việc-của-cơ-quan
    Tình huống: Cấp huyện chứng thực kế hoạch, dự toán duy trì phần mềm trên địa bàn
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận kế hoạch, dự toán năm duy trì và bảo trì phần mềm của các cơ quan trên địa bàn |
        | bằng chứng    | Kế hoạch và dự toán năm |
        | người ký      | Chủ tịch Ủy ban nhân dân cấp huyện |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k5]
      Thì [D20.k5] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k5 (thứ hai).a – Cán bộ, công chức, viên chức phải dùng phần mềm quản lý văn bản để giải quyết công việc được giao

    @KB-D20-908 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực cán bộ dùng phần mềm để giải quyết công việc được giao
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Đối chiếu số người dùng hoạt động với số cán bộ, công chức, viên chức được giao việc và xác nhận |
        | bằng chứng    | Thống kê sử dụng kết xuất từ phần mềm |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k5bis.a]
      Thì [D20.k5bis.a] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k5 (thứ hai).b – Người dùng phải tự bảo vệ tài khoản của mình

    @KB-D20-909 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực người dùng được hướng dẫn tự bảo vệ tài khoản
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận người dùng đã được hướng dẫn và cam kết tự bảo vệ tài khoản |
        | bằng chứng    | Bản cam kết hoặc danh sách ký nhận hướng dẫn |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k5bis.b-2]
      Thì [D20.k5bis.b-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.a – Khi phần mềm bị lỗi hoặc không bảo đảm an toàn văn bản, cán bộ công nghệ thông tin phải thông báo ngay sự cố cho người sử dụng trong cơ quan

    @KB-D20-910 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực sự cố được thông báo ngay cho người sử dụng
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra thông báo của lần sự cố gần nhất và xác nhận thông báo được gửi ngay cho người sử dụng trong cơ quan; nếu chưa có sự cố thì xác nhận mẫu thông báo đã ban hành |
        | bằng chứng    | Bản thông báo có thời điểm gửi, hoặc mẫu thông báo đã ban hành |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.a-1]
      Thì [D20.k6.a-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.a – Thông báo sự cố phải nêu thời gian tạm dừng và thời gian bắt đầu sử dụng lại hệ thống

    @KB-D20-911 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực thông báo sự cố nêu thời gian tạm dừng và sử dụng lại
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra thông báo của lần sự cố gần nhất và xác nhận thông báo nêu thời gian tạm dừng và thời gian bắt đầu sử dụng lại; nếu chưa có sự cố thì xác nhận mẫu thông báo đã ban hành |
        | bằng chứng    | Bản thông báo có thời điểm gửi, hoặc mẫu thông báo đã ban hành |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.a-2]
      Thì [D20.k6.a-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.a – Thông báo sự cố phải nêu các biện pháp tạm thời trong thời gian tạm dừng

    @KB-D20-912 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực thông báo sự cố nêu biện pháp tạm thời
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra thông báo của lần sự cố gần nhất và xác nhận thông báo nêu biện pháp tạm thời trong thời gian tạm dừng; nếu chưa có sự cố thì xác nhận mẫu thông báo đã ban hành |
        | bằng chứng    | Bản thông báo có thời điểm gửi, hoặc mẫu thông báo đã ban hành |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.a-3]
      Thì [D20.k6.a-3] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.a – Thông báo sự cố phải nêu cách cập nhật văn bản vào hệ thống khi sử dụng lại

    @KB-D20-913 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực thông báo sự cố nêu cách cập nhật văn bản sau đó
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra thông báo của lần sự cố gần nhất và xác nhận thông báo nêu cách cập nhật văn bản vào hệ thống khi sử dụng lại; nếu chưa có sự cố thì xác nhận mẫu thông báo đã ban hành |
        | bằng chứng    | Bản thông báo có thời điểm gửi, hoặc mẫu thông báo đã ban hành |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.a-4]
      Thì [D20.k6.a-4] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.b – Cán bộ công nghệ thông tin phải nhanh chóng khắc phục sự cố, phục hồi hệ thống trong khả năng của mình

    @KB-D20-914 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực sự cố được khắc phục nhanh chóng
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra hồ sơ lần sự cố gần nhất và xác nhận các bước khắc phục, thời điểm phục hồi; nếu chưa có sự cố thì xác nhận phương án phục hồi |
        | bằng chứng    | Hồ sơ xử lý sự cố hoặc phương án phục hồi đã ban hành |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.b]
      Thì [D20.k6.b] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k6.c – Khi có dấu hiệu mất an toàn thông tin, cán bộ công nghệ thông tin phải thông báo ngay cho Sở Thông tin và Truyền thông

    @KB-D20-915 @việc-của-cơ-quan
    Tình huống: Cán bộ công nghệ thông tin chứng thực dấu hiệu mất an toàn được báo ngay cho Sở
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Kiểm tra các dấu hiệu mất an toàn thông tin trong kỳ và xác nhận đã thông báo ngay cho Sở Thông tin và Truyền thông, hoặc xác nhận không phát sinh |
        | bằng chứng    | Thông báo đã gửi có thời điểm, hoặc bản xác nhận không phát sinh |
        | người ký      | Cán bộ chuyên trách hoặc phụ trách công nghệ thông tin, có xác nhận của thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k6.c]
      Thì [D20.k6.c] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k7 – Cơ quan phải gửi báo cáo sáu tháng cho Sở Thông tin và Truyền thông trước ngày 10 tháng 6

    @KB-D20-916 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực báo cáo sáu tháng gửi trước ngày 10 tháng 6
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận báo cáo sáu tháng đã gửi và ngày gửi muộn nhất là ngày 09 tháng 6 |
        | bằng chứng    | Báo cáo kèm dấu thời gian gửi trên phần mềm |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k7-1]
      Thì [D20.k7-1] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k7 – Cơ quan phải gửi báo cáo năm cho Sở Thông tin và Truyền thông trước ngày 10 tháng 12

    @KB-D20-917 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực báo cáo năm gửi trước ngày 10 tháng 12
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận báo cáo năm đã gửi và ngày gửi muộn nhất là ngày 09 tháng 12 |
        | bằng chứng    | Báo cáo kèm dấu thời gian gửi trên phần mềm |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k7-2]
      Thì [D20.k7-2] có bản chứng thực kèm bằng chứng, còn hạn và được ký số

  Quy tắc: Đ20.k7 – Cơ quan phải gửi báo cáo đột xuất cho Sở Thông tin và Truyền thông khi được yêu cầu

    @KB-D20-918 @việc-của-cơ-quan
    Tình huống: Cơ quan chứng thực báo cáo đột xuất được gửi khi có yêu cầu
      Biết việc chứng thực được yêu cầu như sau
        | việc phải làm | Xác nhận các báo cáo đột xuất đã gửi theo yêu cầu, hoặc xác nhận trong kỳ không có yêu cầu |
        | bằng chứng    | Văn bản yêu cầu và báo cáo đã gửi, hoặc bản xác nhận không phát sinh |
        | người ký      | Thủ trưởng cơ quan |
        | thời hạn      | 12 tháng |
      Khi người có trách nhiệm nộp bản chứng thực cho [D20.k7-3]
      Thì [D20.k7-3] có bản chứng thực kèm bằng chứng, còn hạn và được ký số
