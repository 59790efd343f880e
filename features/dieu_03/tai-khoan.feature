# language: vi
Tính năng: Điều 3 – Tài khoản người dùng: tên riêng không trùng lắp và mật khẩu

  Quy tắc: Đ3.k3 – Mỗi người được cấp một tên riêng không trùng lắp

    @KB-D03-50
    Tình huống: Hai người có hai tên người dùng, mỗi tên mở đúng tài khoản của chủ
      Biết quản trị đã cấp tài khoản cho chị Sen, anh Lúa
      Khi chị Sen vào bàn làm việc
      Và anh Lúa vào bàn làm việc
      Thì [D3.k3-1] chị Sen và anh Lúa mỗi người có một tên người dùng của riêng mình

    Khung tình huống: Tên người dùng đã cấp, viết “<cách viết>”, không cấp cho người khác
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi quản trị thử cấp cho anh Lúa tên người dùng của chị Sen, viết “<cách viết>”
      Và chị Sen vào bàn làm việc
      Thì [D3.k3-1] anh Lúa không được cấp tên người dùng trùng với chị Sen

      Dữ liệu:
        | mã        | cách viết                |
        | KB-D03-51 | y nguyên                 |
        | KB-D03-52 | thêm khoảng trắng ở cuối |
        | KB-D03-53 | thêm ký tự không bề rộng |
        | KB-D03-54 | bằng chữ toàn độ rộng    |

    @KB-D03-55
    Tình huống: Cùng một tên có dấu, viết bằng hai dạng Unicode, không cấp cho hai người
      Khi quản trị thử cấp cho chị Sen tên người dùng của chị Sen, viết “có dấu”
      Và quản trị thử cấp cho anh Lúa tên người dùng của chị Sen, viết “có dấu, dạng tách dấu”
      Và chị Sen vào bàn làm việc
      Thì [D3.k3-1] anh Lúa không được cấp tên người dùng trùng với chị Sen

    @KB-D03-56
    Tình huống: Tên người dùng viết hoa không mở tài khoản của người khác
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi quản trị thử cấp cho anh Lúa tên người dùng của chị Sen, viết “bằng chữ hoa”
      Và người lạ thử đăng nhập tài khoản của chị Sen với mật khẩu của anh Lúa
      Và chị Sen vào bàn làm việc
      Thì [D3.k3-1] tên người dùng của chị Sen không mở tài khoản nào khác

  Quy tắc: Đ3.k3 – Có tên người dùng và mật khẩu mới có quyền truy cập

    @KB-D03-59
    Tình huống: Có tên người dùng và mật khẩu thì vào được bàn làm việc của mình
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi chị Sen vào bàn làm việc
      Thì [D3.k3-2] chị Sen vào được phần mềm bằng tên người dùng và mật khẩu của mình

    Khung tình huống: Người lạ đăng nhập với <sai chỗ nào> thì không vào được
      Biết quản trị đã cấp tài khoản cho chị Sen, anh Lúa
      Khi người lạ thử đăng nhập tài khoản của chị Sen với <sai chỗ nào>
      Và chị Sen vào bàn làm việc
      Thì [D3.k3-2] người lạ không vào được, còn chị Sen vẫn vào được

      Dữ liệu:
        | mã        | sai chỗ nào                        |
        | KB-D03-60 | mật khẩu sai                       |
        | KB-D03-61 | mật khẩu rỗng                      |
        | KB-D03-62 | mật khẩu đúng nhưng đổi hoa thường |
        | KB-D03-63 | mật khẩu thiếu ký tự cuối          |
        | KB-D03-64 | mật khẩu của anh Lúa               |
        | KB-D03-65 | tên người dùng không có            |
        | KB-D03-66 | tên người dùng rỗng                |

    Khung tình huống: Vào bằng <phiên nào> thì không mở được bàn làm việc
      Biết quản trị đã cấp tài khoản cho chị Sen
      Khi có người mở bàn làm việc bằng <phiên nào>
      Và chị Sen đăng nhập lại để làm việc
      Thì [D3.k3-2] <phiên nào> không mở được bàn làm việc, còn chị Sen vẫn vào được

      Dữ liệu:
        | mã        | phiên nào      |
        | KB-D03-67 | phiên bịa ra   |
        | KB-D03-68 | không có phiên |

    @KB-D03-69
    Tình huống: Đăng xuất rồi thì phiên cũ không mở được bàn làm việc
      Biết quản trị đã cấp tài khoản cho chị Sen
      Và chị Sen đã đăng nhập
      Và chị Sen đã đăng xuất
      Khi có người mở bàn làm việc bằng phiên của chị Sen
      Và chị Sen đăng nhập lại để làm việc
      Thì [D3.k3-2] phiên của chị Sen không mở được bàn làm việc, còn chị Sen vẫn vào được
