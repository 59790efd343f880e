# language: vi
Tính năng: Điều 6 – Thời hạn văn thư xử lý văn bản đến và lãnh đạo phân công

  Giờ hành chính, ngày nghỉ và ngày làm bù theo hồ sơ địa phương: thứ Hai đến thứ Sáu, 07:00–11:00 và 13:00–17:00.
  Đúng giây cuối của hạn là còn hạn. Phần mềm không phải chịu trách nhiệm khi người dùng xử lý trễ; phần mềm phải
  tính đúng hạn, ghi đúng lúc xử lý và cho thấy việc nào trễ.

  Quy tắc: Đ6.k2.b – Văn thư xử lý văn bản đến trong vòng 02 giờ hành chính kể từ thời điểm tiếp nhận

    Khung tình huống: Văn bản đến lúc <lúc đến>, văn thư tiếp nhận lúc <lúc xử lý> là <kết quả> hạn
      Biết đồng hồ chỉ <lúc đến>
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và đồng hồ chỉ <lúc xử lý>
      Khi văn thư thử tiếp nhận văn bản
      Thì [D6.k2.b-1] phần mềm tính hạn 02 giờ hành chính để xử lý văn bản là <hạn>
      Và [D6.k2.b-1] phần mềm ghi đúng lúc văn thư xử lý văn bản và cho thấy việc ấy <kết quả> hạn

      Dữ liệu: trong một buổi
        | mã         | lúc đến                  | hạn                      | lúc xử lý                | kết quả |
        | KB-D06-100 | 08:00 ngày 17/12/2019    | 10:00 ngày 17/12/2019    | 09:59:59 ngày 17/12/2019 | đúng    |
        | KB-D06-101 | 08:00 ngày 17/12/2019    | 10:00 ngày 17/12/2019    | 10:00:00 ngày 17/12/2019 | đúng    |
        | KB-D06-102 | 08:00 ngày 17/12/2019    | 10:00 ngày 17/12/2019    | 10:00:01 ngày 17/12/2019 | trễ     |
        | KB-D06-103 | 09:00:00 ngày 17/12/2019 | 11:00:00 ngày 17/12/2019 | 11:00:00 ngày 17/12/2019 | đúng    |
        | KB-D06-104 | 09:00:00 ngày 17/12/2019 | 11:00:00 ngày 17/12/2019 | 11:00:01 ngày 17/12/2019 | trễ     |

      Dữ liệu: qua giờ nghỉ trưa, qua đêm
        | mã         | lúc đến                  | hạn                      | lúc xử lý                | kết quả |
        | KB-D06-105 | 10:30 ngày 17/12/2019    | 14:30 ngày 17/12/2019    | 14:30:00 ngày 17/12/2019 | đúng    |
        | KB-D06-106 | 10:30 ngày 17/12/2019    | 14:30 ngày 17/12/2019    | 14:30:01 ngày 17/12/2019 | trễ     |
        | KB-D06-107 | 11:40 ngày 17/12/2019    | 15:00 ngày 17/12/2019    | 12:30 ngày 17/12/2019    | đúng    |
        | KB-D06-108 | 16:30 ngày 17/12/2019    | 08:30 ngày 18/12/2019    | 08:30:00 ngày 18/12/2019 | đúng    |
        | KB-D06-109 | 16:30 ngày 17/12/2019    | 08:30 ngày 18/12/2019    | 08:30:01 ngày 18/12/2019 | trễ     |
        | KB-D06-110 | 05:10 ngày 17/12/2019    | 09:00 ngày 17/12/2019    | 09:00:00 ngày 17/12/2019 | đúng    |

      Dữ liệu: qua ngày nghỉ hằng tuần, ngày lễ, ngày nghỉ hoán đổi, ngày làm bù
        | mã         | lúc đến                  | hạn                      | lúc xử lý                | kết quả |
        | KB-D06-111 | 18:00 ngày 20/12/2019    | 09:00 ngày 23/12/2019    | 09:00:00 ngày 23/12/2019 | đúng    |
        | KB-D06-112 | 16:30 ngày 20/12/2019    | 08:30 ngày 23/12/2019    | 08:30:01 ngày 23/12/2019 | trễ     |
        | KB-D06-113 | 16:00 ngày 22/01/2020    | 08:00 ngày 30/01/2020    | 08:00:00 ngày 30/01/2020 | đúng    |
        | KB-D06-114 | 09:00 ngày 29/04/2019    | 09:00 ngày 02/05/2019    | 09:00:01 ngày 02/05/2019 | trễ     |
        | KB-D06-115 | 16:00 ngày 03/05/2019    | 08:00 ngày 04/05/2019    | 08:00:01 ngày 04/05/2019 | trễ     |

    Khung tình huống: Từ chối văn bản lúc <lúc xử lý> cũng là đã xử lý, <kết quả> hạn
      Biết đồng hồ chỉ 08:00 ngày 17/12/2019
      Và Sở Tài chính soạn văn bản chỉ khác một điều: tệp văn bản không có chữ ký số
      Và Sở Tài chính đã gửi văn bản qua Trục
      Và phần mềm đã đồng bộ với Trục
      Và đồng hồ chỉ <lúc xử lý>
      Khi văn thư thử từ chối văn bản với lý do “Văn bản chưa ký số”
      Và đồng hồ chuyển tới <lúc xem>
      Thì [D6.k2.b-1] phần mềm ghi đúng lúc văn thư xử lý văn bản và cho thấy việc ấy <kết quả> hạn
      Và [D6.k2.b-3] phần mềm không coi văn bản là phân công trễ

      Dữ liệu:
        | mã         | lúc xử lý                | lúc xem                  | kết quả |
        | KB-D06-120 | 10:00:00 ngày 17/12/2019 | 09:00 ngày 18/12/2019    | đúng    |
        | KB-D06-121 | 10:00:01 ngày 17/12/2019 | 09:00 ngày 18/12/2019    | trễ     |

    Khung tình huống: Văn bản đến lúc <lúc đến> chưa ai xử lý thì còn hạn đến <hạn>, sau đó là quá hạn
      Biết đồng hồ chỉ <lúc đến>
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã kiểm tra văn bản
      Và đồng hồ chỉ <hạn>
      Và văn thư đã kiểm tra văn bản
      Khi đồng hồ chuyển tới <quá hạn>
      Và văn thư kiểm tra văn bản
      Thì [D6.k2.b-1] phần mềm tính hạn 02 giờ hành chính để xử lý văn bản là <hạn>
      Và [D6.k2.b-1] mỗi lần văn thư xem văn bản chưa xử lý, phần mềm cho thấy đúng là còn hạn hay đã quá hạn

      Dữ liệu:
        | mã         | lúc đến                  | hạn                      | quá hạn                  |
        | KB-D06-125 | 08:00 ngày 17/12/2019    | 10:00:00 ngày 17/12/2019 | 10:00:01 ngày 17/12/2019 |
        | KB-D06-126 | 17:00:00 ngày 20/12/2019 | 09:00:00 ngày 23/12/2019 | 09:00:01 ngày 23/12/2019 |

  Quy tắc: Đ6.k2.b – Lãnh đạo phân công văn bản đến đơn vị chủ trì ngay trong ngày văn thư tiếp nhận

    Khung tình huống: Tiếp nhận lúc <lúc tiếp nhận>, phân công lúc <lúc phân công> là <kết quả> hạn
      Biết đồng hồ chỉ <lúc đến>
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và đồng hồ chỉ <lúc tiếp nhận>
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ <lúc phân công>
      Khi người có thẩm quyền chuyển văn bản cho Phòng Tổng hợp
      Thì [D6.k2.b-3] phần mềm ghi đúng lúc lãnh đạo phân công văn bản và cho thấy việc ấy <kết quả> hạn trong ngày

      Dữ liệu: cùng ngày, hôm sau
        | mã         | lúc đến               | lúc tiếp nhận         | lúc phân công            | kết quả |
        | KB-D06-150 | 08:00 ngày 17/12/2019 | 08:30 ngày 17/12/2019 | 16:50 ngày 17/12/2019    | đúng    |
        | KB-D06-151 | 08:00 ngày 17/12/2019 | 08:30 ngày 17/12/2019 | 23:59:59 ngày 17/12/2019 | đúng    |
        | KB-D06-152 | 08:00 ngày 17/12/2019 | 08:30 ngày 17/12/2019 | 00:00:00 ngày 18/12/2019 | trễ     |
        | KB-D06-153 | 08:00 ngày 17/12/2019 | 08:30 ngày 17/12/2019 | 07:30 ngày 18/12/2019    | trễ     |
        | KB-D06-154 | 16:59 ngày 17/12/2019 | 08:30 ngày 18/12/2019 | 15:00 ngày 18/12/2019    | đúng    |

      Dữ liệu: cuối tuần, cuối năm
        | mã         | lúc đến               | lúc tiếp nhận         | lúc phân công            | kết quả |
        | KB-D06-155 | 16:20 ngày 20/12/2019 | 17:30 ngày 20/12/2019 | 07:05 ngày 23/12/2019    | trễ     |
        | KB-D06-156 | 17:30 ngày 20/12/2019 | 09:00 ngày 21/12/2019 | 20:00 ngày 21/12/2019    | đúng    |
        | KB-D06-157 | 16:00 ngày 31/12/2019 | 16:30 ngày 31/12/2019 | 00:00:00 ngày 01/01/2020 | trễ     |

    @KB-D06-160
    Tình huống: Phân công trong ngày, hôm sau lãnh đạo đơn vị phân công tiếp thì vẫn là đúng hạn
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Tài chính
      Và văn thư đã tiếp nhận văn bản
      Và đồng hồ chỉ 16:10 ngày 17/12/2019
      Và người có thẩm quyền đã chuyển văn bản cho Phòng Tổng hợp
      Và đồng hồ chỉ 09:20 ngày 19/12/2019
      Khi lãnh đạo đơn vị phân công văn bản cho chuyên viên Lê Văn Lúa
      Thì [D6.k2.b-3] phần mềm ghi đúng lúc lãnh đạo phân công văn bản và cho thấy việc ấy đúng hạn trong ngày

    @KB-D06-161
    Tình huống: Văn bản đã tiếp nhận, chưa phân công thì quá hạn từ 0 giờ hôm sau
      Biết đồng hồ chỉ 08:30 ngày 17/12/2019
      Và phần mềm đã nhận văn bản hợp lệ của Sở Y tế
      Và văn thư đã tiếp nhận văn bản
      Và văn thư đã kiểm tra văn bản
      Và đồng hồ chỉ 23:59:59 ngày 17/12/2019
      Và văn thư đã kiểm tra văn bản
      Khi đồng hồ chuyển tới 00:00:00 ngày 18/12/2019
      Và văn thư kiểm tra văn bản
      Thì [D6.k2.b-3] mỗi lần lãnh đạo xem văn bản chưa phân công, phần mềm cho thấy đúng là còn hạn hay đã quá hạn
