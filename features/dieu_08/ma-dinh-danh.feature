# language: vi
Tính năng: Điều 8 – Cấu trúc mã định danh văn bản

  Quy tắc: Đ8.k3 – Mã định danh văn bản gồm mã cơ quan, dấu gạch ngang, năm, dấu chấm và số thứ tự

    @KB-D08-220
    Tình huống: Mã định danh của văn bản phát hành được viết đúng cấu trúc
      Khi văn thư phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
      Thì [D8.k3-1] mã định danh của văn bản viết đúng cấu trúc mã cơ quan, gạch ngang, năm, chấm, số thứ tự
      Và [D8.k3-2] mã định danh của văn bản bắt đầu bằng mã định danh của chính cơ quan ban hành
      Và [D8.k3-11] trong mã định danh của văn bản, mã cơ quan và phần năm cách nhau bằng dấu gạch ngang
      Và [D8.k3-10] trong mã định danh của văn bản, năm và số thứ tự cách nhau bằng dấu chấm
      Và [D8.k3-5] phần mềm tự sinh số thứ tự trong mã định danh của văn bản

  Quy tắc: Đ8.k3 – Số thứ tự do hệ thống tự động sinh ra

    @KB-D08-221
    Tình huống: Số và mã do văn thư nhập không thành số thứ tự
      Khi văn thư phát hành văn bản gửi Sở Tài chính
        | thuộc tính           | giá trị                   |
        | số                   | 987654                    |
        | mã định danh văn bản | 000.00.01.H01-2019.876543 |
      Thì [D8.k3-5] số thứ tự trong mã định danh của văn bản không phải số 987654 do người dùng nhập
      Và [D8.k3-5] số thứ tự trong mã định danh của văn bản không phải số 876543 do người dùng nhập

  Quy tắc: Đ8.k3 – Phần năm là năm ban hành; số thứ tự bắt đầu từ 1 mỗi năm

    @KB-D08-223
    Tình huống: Văn bản phát hành cuối năm, sang năm sau mới gửi được, vẫn mang năm ban hành
      Biết đồng hồ chỉ 16:45 ngày 31/12/2019
      Và Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Sở Tài chính
      Và Trục hoạt động trở lại
      Và đồng hồ chỉ 08:00 ngày 02/01/2020
      Khi phần mềm đồng bộ với Trục
      Thì [D8.k3-3] phần năm trong mã định danh của văn bản là năm ban hành, viết đủ bốn chữ số

    @KB-D08-224
    Tình huống: Mười văn bản đầu tiên của một năm
      Biết còn một giây nữa là sang một năm chưa có văn bản đi nào
      Và văn thư đã phát hành văn bản cuối năm gửi Sở Tài chính
      Khi đồng hồ chuyển sang giây đầu tiên của năm mới
      Và lần lượt 10 văn bản được phát hành gửi Sở Tài chính
      Thì [D8.k3-3] phần năm trong mã định danh của văn bản cuối năm là năm ban hành, viết đủ bốn chữ số
      Và [D8.k3-3] phần năm trong mã định danh của văn bản thứ 1 là năm ban hành, viết đủ bốn chữ số
      Và [D8.k3-6] văn bản thứ 1 mang số thứ tự 1, vì là văn bản đầu tiên của năm
      Và [D8.k3-4] 11 văn bản mang số thứ tự là số tự nhiên, không thêm chữ số 0 ở đầu

  Quy tắc: Đ8.k3 – Số thứ tự liên tiếp và duy nhất, kết thúc bằng số văn bản đã ban hành

    @KB-D08-225
    Tình huống: Năm văn bản được phát hành cùng một lúc
      Biết các văn bản đi của năm đã được đếm
      Khi 5 văn bản được phát hành cùng một lúc gửi Sở Tài chính
      Thì [D8.k3-7] 5 văn bản mang các số thứ tự liên tiếp, không trống số nào
      Và [D8.k3-8] 5 văn bản mang các mã định danh khác nhau
      Và [D8.k3-9] sau khi phát hành 5 văn bản, số thứ tự lớn nhất của năm vẫn bằng số văn bản đã ban hành trong năm

    @KB-D08-227
    Tình huống: Văn bản gửi lỗi vẫn giữ số thứ tự của mình
      Biết Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản chậm gửi Sở Tài chính
      Và Trục hoạt động trở lại
      Khi văn thư phát hành văn bản sau gửi Sở Tài chính
      Và phần mềm đồng bộ với Trục
      Thì [D8.k3-7] 2 văn bản mang các số thứ tự liên tiếp, không trống số nào

    @KB-D08-228
    Tình huống: Dự thảo bị hủy không lấy số thứ tự; số của văn bản đã thu hồi không dùng lại
      Biết các văn bản đi của năm đã được đếm
      Và văn thư đã phát hành văn bản trước gửi Sở Tài chính
      Và chuyên viên đã trình dự thảo văn bản khác gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản khác
      Và dự thảo văn bản khác đã bị hủy với lý do “Không còn cần thiết”
      Khi văn thư thu hồi văn bản trước với lý do “Ban hành nhầm”
      Và văn thư phát hành văn bản sau gửi Sở Tài chính
      Thì [D8.k3-7] 2 văn bản mang các số thứ tự liên tiếp, không trống số nào
      Và [D8.k3-8] 2 văn bản mang các mã định danh khác nhau
      Và [D8.k3-9] sau khi phát hành 2 văn bản, số thứ tự lớn nhất của năm vẫn bằng số văn bản đã ban hành trong năm
