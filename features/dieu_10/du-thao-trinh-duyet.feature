# language: vi
Tính năng: Điều 10 – Dự thảo, trình, duyệt, ký số và phát hành văn bản đi

  Quy tắc: Đ10.k1.a – Người soạn dự thảo trình lãnh đạo duyệt

    @KB-D10-400
    Tình huống: Chuyên viên trình dự thảo
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và chuyên viên đã soạn dự thảo văn bản gửi Sở Tài chính
      Và đồng hồ chỉ 09:10 ngày 16/12/2019
      Khi chuyên viên trình dự thảo văn bản lên lãnh đạo đơn vị
      Thì [D10.k1.a-1] phần mềm ghi chuyên viên đã trình dự thảo văn bản lúc 09:10 ngày 16/12/2019

    @KB-D10-401
    Tình huống: Lãnh đạo đơn vị duyệt dự thảo
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và dự thảo văn bản gửi Sở Tài chính dừng ở bước “đã trình, chưa duyệt”
      Và đồng hồ chỉ 10:45 ngày 16/12/2019
      Khi lãnh đạo đơn vị duyệt dự thảo văn bản
      Thì [D10.k1.a-1] phần mềm ghi chuyên viên đã trình dự thảo văn bản lúc 08:30 ngày 16/12/2019
      Và [D10.k1.a-1] phần mềm ghi lãnh đạo đơn vị đã duyệt dự thảo văn bản lúc 10:45 ngày 16/12/2019

    @KB-D10-402
    Tình huống: Lãnh đạo đơn vị trả lại dự thảo
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và dự thảo văn bản gửi Sở Tài chính dừng ở bước “đã trình, chưa duyệt”
      Và đồng hồ chỉ 14:20 ngày 16/12/2019
      Khi lãnh đạo đơn vị trả lại dự thảo văn bản, lý do “Bổ sung căn cứ pháp lý”
      Thì [D10.k1.a-1] phần mềm ghi lãnh đạo đơn vị đã trả lại dự thảo văn bản lúc 14:20 ngày 16/12/2019
      Và [D10.k1.a-1] dự thảo văn bản trở về người soạn kèm lý do “Bổ sung căn cứ pháp lý”

    @KB-D10-403
    Tình huống: Dự thảo bị trả lại được trình lại rồi được duyệt
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và dự thảo văn bản gửi Sở Tài chính dừng ở bước “lãnh đạo đơn vị trả lại”
      Và đồng hồ chỉ 09:40 ngày 17/12/2019
      Khi chuyên viên trình dự thảo văn bản lên lãnh đạo đơn vị
      Và đồng hồ chuyển tới 10:05 ngày 17/12/2019
      Và lãnh đạo đơn vị duyệt dự thảo văn bản
      Thì [D10.k1.a-1] phần mềm ghi chuyên viên đã trình dự thảo văn bản lúc 09:40 ngày 17/12/2019
      Và [D10.k1.a-1] phần mềm ghi lãnh đạo đơn vị đã duyệt dự thảo văn bản lúc 10:05 ngày 17/12/2019

  Quy tắc: Đ10.k1.a – Người có thẩm quyền ký duyệt trên phần mềm

    Khung tình huống: Văn bản duyệt hôm trước, người có thẩm quyền ký duyệt lúc <lúc>
      Biết đồng hồ chỉ 15:30 ngày 16/12/2019
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và đồng hồ chỉ <lúc>
      Khi người có thẩm quyền ký duyệt văn bản
      Thì [D10.k1.a-2] phần mềm ghi người có thẩm quyền đã ký duyệt văn bản lúc <lúc>

      Dữ liệu:
        | mã         | lúc                   |
        | KB-D10-410 | 16:10 ngày 16/12/2019 |
        | KB-D10-411 | 08:20 ngày 17/12/2019 |

  Quy tắc: Đ10.k1.b – Lãnh đạo đơn vị hoặc văn thư xem xét thể thức, kỹ thuật trình bày

    Khung tình huống: <ai> xem xét thể thức của dự thảo ở bước “<bước>”, kết luận “<kết luận>”
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và dự thảo văn bản gửi Sở Tài chính dừng ở bước “<bước>”
      Và đồng hồ chỉ 09:25 ngày 17/12/2019
      Khi <ai> xem xét thể thức, kỹ thuật trình bày của văn bản, kết luận “<kết luận>”
      Thì [D10.k1.b-1] phần mềm ghi <ai> đã xem xét thể thức, kỹ thuật trình bày của văn bản lúc 09:25 ngày 17/12/2019, kết luận “<kết luận>”

      Dữ liệu:
        | mã         | ai             | bước                 | kết luận |
        | KB-D10-420 | lãnh đạo đơn vị | đã trình, chưa duyệt | đạt      |
        | KB-D10-421 | lãnh đạo đơn vị | đã trình, chưa duyệt | chưa đạt |
        | KB-D10-422 | văn thư        | đã duyệt, chưa ký    | đạt      |
        | KB-D10-423 | văn thư        | đã duyệt, chưa ký    | chưa đạt |

  Quy tắc: Đ10.k1.b – Sau khi được duyệt, văn thư ký số và phát hành văn bản

    @KB-D10-430
    Tình huống: Văn bản đã ký duyệt được văn thư ký số cơ quan rồi phát hành
      Biết đồng hồ chỉ 08:10 ngày 17/12/2019
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và đồng hồ chỉ 08:40 ngày 17/12/2019
      Và người có thẩm quyền đã ký số văn bản
      Và đồng hồ chỉ 09:30 ngày 17/12/2019
      Khi văn thư ký số cơ quan và phát hành văn bản
      Thì [D10.k1.b-2] gói tin của văn bản mang chữ ký số của cơ quan, ký sau khi người có thẩm quyền ký duyệt
      Và [D10.k1.b-3] văn thư đã phát hành văn bản lúc 09:30 ngày 17/12/2019

    Khung tình huống: Dự thảo ở bước “<bước>” chưa mang chữ ký số của cơ quan, văn thư phát hành không thành
      Biết dự thảo văn bản gửi Sở Tài chính dừng ở bước “<bước>”
      Khi văn thư thử tự phát hành văn bản
      Thì [D10.k1.b-2] tệp của văn bản chưa mang chữ ký số của cơ quan
      Và [D10.k1.b-3] văn bản vẫn là dự thảo, việc phát hành không thành

      Dữ liệu:
        | mã         | bước                    |
        | KB-D10-435 | mới soạn                |
        | KB-D10-436 | đã trình, chưa duyệt    |
        | KB-D10-437 | lãnh đạo đơn vị trả lại |
        | KB-D10-438 | đã duyệt, chưa ký       |

    Khung tình huống: Văn bản đã ký duyệt, <ai> không phải văn thư nên phát hành không thành
      Biết chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản
      Khi <ai> thử tự phát hành văn bản
      Thì [D10.k1.b-3] văn bản vẫn là dự thảo, việc phát hành không thành
      Và [D10.k1.b-2] tệp của văn bản chưa mang chữ ký số của cơ quan

      Dữ liệu:
        | mã         | ai                  |
        | KB-D10-440 | chuyên viên         |
        | KB-D10-441 | lãnh đạo đơn vị     |
        | KB-D10-442 | người có thẩm quyền |
