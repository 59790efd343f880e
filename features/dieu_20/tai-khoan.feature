# language: vi
Tính năng: Điều 20 – Thường xuyên thay đổi mật khẩu; mất quyền kiểm soát tài khoản

  Quy tắc: Đ20.k5.b (khoản 5 thứ hai) – Thường xuyên thay đổi mật khẩu tài khoản được cấp

    @KB-D20-200
    Tình huống: Người dùng tự đổi mật khẩu, mật khẩu cũ hết hiệu lực
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Khi chị Sen đổi mật khẩu của mình
      Và chị Sen thử đăng nhập bằng mật khẩu cũ
      Và chị Sen vào bàn làm việc bằng mật khẩu mới
      Thì [D20.k5bis.b-1] chị Sen đổi được mật khẩu: mật khẩu mới vào được, mật khẩu cũ hết hiệu lực

    @KB-D20-201
    Tình huống: Một giây trước hạn mà phần mềm công bố thì chưa đòi đổi mật khẩu
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Và chị Sen đã đổi mật khẩu của mình
      Và phần mềm cho biết chính sách tài khoản của mình
      Khi đồng hồ chỉ một giây trước hạn đổi mật khẩu mà phần mềm công bố
      Và chị Sen đăng nhập
      Thì [D20.k5bis.b-1] chưa đến hạn thì phần mềm chưa đòi chị Sen đổi mật khẩu

    @KB-D20-202
    Tình huống: Một giây sau hạn mà phần mềm công bố thì đòi đổi mật khẩu
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Và chị Sen đã đổi mật khẩu của mình
      Và phần mềm cho biết chính sách tài khoản của mình
      Khi đồng hồ chỉ một giây sau hạn đổi mật khẩu mà phần mềm công bố
      Và chị Sen đăng nhập
      Thì [D20.k5bis.b-1] quá hạn thì phần mềm đòi chị Sen đổi mật khẩu

  Quy tắc: Đ20.k5.b (khoản 5 thứ hai) – Mất quyền kiểm soát tài khoản thì báo ngay để khắc phục

    Khung tình huống: Khóa tài khoản thì <phiên nào> chấm dứt ngay
      Biết quản trị đã cấp tài khoản cho chị Sen, anh Lúa
      Và chị Sen đã đăng nhập
      Và chị Sen đã đăng nhập trên máy thứ hai
      Và anh Lúa đã đăng nhập
      Khi quản trị khóa tài khoản của chị Sen
      Và có người mở bàn làm việc bằng <phiên nào>
      Và có người mở bàn làm việc bằng phiên của anh Lúa
      Và chị Sen thử đăng nhập bằng mật khẩu đúng
      Thì [D20.k5bis.b-3] khóa rồi thì <phiên nào> chấm dứt ngay và chị Sen không đăng nhập được
      Và [D20.k5bis.b-3] việc khóa không đụng đến anh Lúa
      Và [D20.k5bis.b-3] phần mềm ghi ai khóa tài khoản của chị Sen và khóa lúc nào

      Dữ liệu:
        | mã          | phiên nào                  |
        | KB-D20-210  | phiên của chị Sen          |
        | KB-D20-211  | phiên thứ hai của chị Sen  |

    @KB-D20-212
    Tình huống: Cấp lại mật khẩu và mở khóa thì chủ tài khoản vào lại được, người giữ mật khẩu cũ thì không
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Và quản trị đã khóa tài khoản của chị Sen
      Khi quản trị cấp lại mật khẩu và mở khóa tài khoản của chị Sen
      Và có người mở bàn làm việc bằng phiên của chị Sen
      Và chị Sen thử đăng nhập bằng mật khẩu cũ
      Và chị Sen vào bàn làm việc bằng mật khẩu đúng
      Thì [D20.k5bis.b-3] chị Sen lấy lại được tài khoản bằng mật khẩu được cấp lại, mật khẩu cũ và phiên cũ hết hiệu lực

    @KB-D20-213
    Tình huống: Cấp lại mật khẩu mà không khóa thì phiên đang mở cũng chấm dứt
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Khi quản trị cấp lại mật khẩu của chị Sen
      Và có người mở bàn làm việc bằng phiên của chị Sen
      Và chị Sen thử đăng nhập bằng mật khẩu cũ
      Và chị Sen vào bàn làm việc bằng mật khẩu đúng
      Thì [D20.k5bis.b-3] chị Sen lấy lại được tài khoản bằng mật khẩu được cấp lại, mật khẩu cũ và phiên cũ hết hiệu lực
