# language: vi
Tính năng: Điều 6 – Gửi văn bản ngay trong ngày ký, chậm nhất trong buổi sáng của ngày làm việc tiếp theo

  Quy tắc: Đ6.k2.a (QĐ 28/2018 Đ6.2) – Phần mềm gửi ngay khi phát hành, ghi lúc ký và cho thấy văn bản đã ký mà gửi trễ

    @KB-D06-200
    Tình huống: Ký chiều thứ Sáu thì còn hạn gửi đến 11:00 sáng thứ Hai; phát hành sau đó là gửi trễ
      Biết đồng hồ chỉ 16:50 ngày 20/12/2019
      Và chuyên viên đã soạn dự thảo bản thảo gửi Sở Tài chính
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản
      Và văn thư đã xem việc gửi văn bản
      Và đồng hồ chỉ 11:00:01 ngày 23/12/2019
      Khi văn thư thử đóng dấu số và phát hành văn bản
      Và phần mềm đồng bộ với Trục
      Và đồng hồ chuyển tới 08:00 ngày 24/12/2019
      Thì [D6.k2.a-4] phần mềm tính văn bản phải gửi chậm nhất lúc 11:00 ngày 23/12/2019
      Và [D6.k2.a-4] phần mềm gửi văn bản ngay khi văn thư phát hành và cho thấy việc gửi trễ hạn
      Và [D6.k2.c-2] bản thảo chưa phát hành nên chưa có trong sổ văn bản đi, còn văn bản thì đã có

    @KB-D06-201
    Tình huống: Phát hành đúng giây cuối của buổi sáng ngày làm việc tiếp theo là gửi đúng hạn, về sau vẫn là đúng hạn
      Biết đồng hồ chỉ 09:00 ngày 17/12/2019
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản
      Và đồng hồ chỉ 11:00:00 ngày 18/12/2019
      Khi văn thư thử đóng dấu số và phát hành văn bản
      Và phần mềm đồng bộ với Trục
      Và đồng hồ chuyển tới 15:00 ngày 20/12/2019
      Thì [D6.k2.a-4] phần mềm tính văn bản phải gửi chậm nhất lúc 11:00 ngày 18/12/2019
      Và [D6.k2.a-4] phần mềm gửi văn bản ngay khi văn thư phát hành và cho thấy việc gửi đúng hạn

    Khung tình huống: Ký lúc <lúc ký> mà chưa gửi thì còn hạn đến <hạn>, sau đó là quá hạn
      Biết đồng hồ chỉ <lúc ký>
      Và chuyên viên đã trình dự thảo văn bản gửi Sở Tài chính
      Và người có thẩm quyền đã ký số văn bản
      Và văn thư đã xem việc gửi văn bản
      Và đồng hồ chỉ <hạn>
      Và văn thư đã xem việc gửi văn bản
      Khi đồng hồ chuyển tới <quá hạn>
      Và văn thư xem việc gửi văn bản
      Thì [D6.k2.a-4] phần mềm tính văn bản phải gửi chậm nhất lúc <hạn>
      Và [D6.k2.a-4] mỗi lần văn thư xem văn bản đã ký, đang chờ gửi, phần mềm cho thấy đúng là còn hạn hay đã quá hạn

      Dữ liệu: trước Tết, trước ngày làm bù
        | mã         | lúc ký                | hạn                      | quá hạn                  |
        | KB-D06-202 | 15:00 ngày 22/01/2020 | 11:00:00 ngày 30/01/2020 | 11:00:01 ngày 30/01/2020 |
        | KB-D06-203 | 17:30 ngày 03/05/2019 | 11:00:00 ngày 04/05/2019 | 11:00:01 ngày 04/05/2019 |
