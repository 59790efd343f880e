# language: vi
Tính năng: Điều 18 – Bảo đảm an toàn tài khoản người dùng

  Quy chế không nêu biện pháp. Tạm khóa khi dò mật khẩu, phiên có hạn, bỏ mật khẩu mặc định là cách bộ kiểm cụ thể hóa;
  các con số lấy theo lời phần mềm tự công bố, giới hạn ở hồ sơ địa phương.

  Quy tắc: Đ18.k3 – Bảo đảm an toàn tài khoản người dùng

    @KB-D18-30
    Tình huống: Nhập sai mật khẩu đủ ngưỡng thì tài khoản tạm khóa
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và phần mềm cho biết chính sách tài khoản của mình
      Khi người lạ nhập sai mật khẩu của chị Sen, đủ ngưỡng tạm khóa
      Và chị Sen đăng nhập
      Thì [D18.k3-2] tài khoản của chị Sen tạm khóa sau nhiều lần nhập sai mật khẩu

    @KB-D18-31
    Tình huống: Nhập sai mật khẩu kém ngưỡng một lần thì chưa khóa
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và phần mềm cho biết chính sách tài khoản của mình
      Khi người lạ nhập sai mật khẩu của chị Sen, kém ngưỡng tạm khóa một lần
      Và chị Sen vào bàn làm việc
      Thì [D18.k3-2] chị Sen vẫn vào được khi số lần nhập sai chưa đến ngưỡng

    @KB-D18-32
    Tình huống: Một giây trước giờ hết hạn, phiên còn dùng được
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Khi đồng hồ chỉ một giây trước giờ hết hạn của phiên của chị Sen
      Và có người mở bàn làm việc bằng phiên của chị Sen
      Thì [D18.k3-2] phiên của chị Sen còn dùng được trước giờ hết hạn mà phần mềm công bố

    @KB-D18-33
    Tình huống: Một giây sau giờ hết hạn, phiên không ai dùng đến hết hiệu lực
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Khi đồng hồ chỉ một giây sau giờ hết hạn của phiên của chị Sen
      Và có người mở bàn làm việc bằng phiên của chị Sen
      Và chị Sen vào bàn làm việc bằng mật khẩu đúng
      Thì [D18.k3-2] phiên của chị Sen hết hiệu lực sau giờ hết hạn mà phần mềm công bố, còn chị Sen đăng nhập lại được

    @KB-D18-34
    Tình huống: Mật khẩu mặc định không mở được tài khoản nào
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi người lạ thử các tên người dùng và mật khẩu mặc định hay gặp
      Và chị Sen vào bàn làm việc
      Thì [D18.k3-2] không tài khoản nào mở được bằng mật khẩu mặc định, còn chị Sen vẫn vào được

    @KB-D18-35 @đối-chứng
    Tình huống: Phần mềm không làm lộ mật khẩu
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi chị Sen vào bàn làm việc
      Và chị Sen đổi mật khẩu của mình
      Và người lạ thử đăng nhập tài khoản của chị Sen với mật khẩu sai
      Thì [D18.k3-2] không trả lời nào của phần mềm làm lộ mật khẩu của chị Sen

    Khung tình huống: Mật khẩu <yếu thế nào> bị từ chối
      Biết phần mềm cho biết chính sách tài khoản của mình
      Và quản trị đã cấp tài khoản cho anh Lúa
      Khi quản trị thử cấp cho chị Sen một tài khoản với mật khẩu <yếu thế nào>
      Và anh Lúa vào bàn làm việc
      Thì [D18.k3-2] mật khẩu <yếu thế nào> của chị Sen bị từ chối, còn mật khẩu đủ mạnh được nhận

      Dữ liệu:
        | mã        | yếu thế nào                      |
        | KB-D18-36 | rỗng                             |
        | KB-D18-37 | trùng tên người dùng             |
        | KB-D18-38 | ngắn hơn mức công bố một ký tự   |

    @KB-D18-39
    Tình huống: Khai sai mật khẩu hiện tại thì không đổi được mật khẩu
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Khi có người đổi mật khẩu trong phiên của chị Sen mà khai sai mật khẩu hiện tại
      Và chị Sen thử đăng nhập bằng mật khẩu mới
      Và chị Sen thử đăng nhập bằng mật khẩu đúng
      Thì [D18.k3-2] khai sai mật khẩu hiện tại thì không đổi được mật khẩu của chị Sen

    Khung tình huống: <ai> không khóa, không cấp lại được mật khẩu của người khác
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi <ai> thử khóa và thử cấp lại mật khẩu tài khoản của chị Sen
      Và chị Sen vào bàn làm việc
      Thì [D18.k3-2] <ai> không khóa, không cấp lại được mật khẩu tài khoản của chị Sen

      Dữ liệu:
        | mã        | ai             |
        | KB-D18-40 | văn thư        |
        | KB-D18-41 | chuyên viên    |
        | KB-D18-42 | lãnh đạo đơn vị |
