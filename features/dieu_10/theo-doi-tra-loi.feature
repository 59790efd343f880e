# language: vi
Tính năng: Điều 10 – Theo dõi, đôn đốc trả lời văn bản yêu cầu báo cáo

  Quy tắc: Đ10.k3.b – Văn bản yêu cầu báo cáo được cập nhật, theo dõi, đôn đốc

    @KB-D10-460
    Tình huống: Phần mềm cho biết nơi đã trả lời và nơi còn phải trả lời
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế
        | thuộc tính        | giá trị                       |
        | yêu cầu phản hồi  | Báo cáo số liệu biên chế 2019 |
        | thời hạn phản hồi | 20/12/2019                    |
      Và đồng hồ chỉ 10:15 ngày 18/12/2019
      Khi Sở Tài chính gửi văn bản trả lời văn bản
      Thì [D10.k3.b-2] phần mềm cho biết Sở Tài chính đã trả lời văn bản lúc 10:15 ngày 18/12/2019
      Và [D10.k3.b-2] trong các nơi còn phải trả lời văn bản không có Sở Tài chính
      Và [D10.k3.b-2] phần mềm cho biết Sở Y tế còn phải trả lời văn bản

    @KB-D10-461
    Tình huống: Chuyên viên đôn đốc nơi còn phải trả lời
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Bộ Nội vụ
        | thuộc tính        | giá trị                        |
        | yêu cầu phản hồi  | Góp ý dự thảo Quy chế phối hợp |
        | thời hạn phản hồi | 20/12/2019                     |
      Và đồng hồ chỉ 09:40 ngày 19/12/2019
      Khi chuyên viên đôn đốc Bộ Nội vụ trả lời văn bản, nội dung “Đề nghị Quý Bộ sớm có ý kiến góp ý”
      Thì [D10.k3.b-2] phần mềm ghi chuyên viên đã đôn đốc Bộ Nội vụ về văn bản lúc 09:40 ngày 19/12/2019
      Và [D10.k3.b-2] phần mềm cho biết Bộ Nội vụ còn phải trả lời văn bản

  Quy tắc: Đ10.k3.b – Trường hợp chậm trễ được báo cáo lãnh đạo

    Khung tình huống: Hạn trả lời 20/12/2019, đến <lúc> chưa nơi nào chậm
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và văn thư đã phát hành văn bản gửi Sở Y tế
        | thuộc tính        | giá trị                       |
        | yêu cầu phản hồi  | Báo cáo số liệu biên chế 2019 |
        | thời hạn phản hồi | 20/12/2019                    |
      Khi đồng hồ chuyển tới <lúc>
      Thì [D10.k3.b-3] Sở Y tế chưa bị coi là chậm đối với văn bản

      Dữ liệu:
        | mã         | lúc                      |
        | KB-D10-470 | 23:59:59 ngày 20/12/2019 |

    Khung tình huống: Hạn trả lời 20/12/2019, đến <lúc> thì Sở Y tế chậm <số ngày> ngày
      Biết đồng hồ chỉ 08:30 ngày 16/12/2019
      Và văn thư đã phát hành văn bản gửi Sở Tài chính, Sở Y tế
        | thuộc tính        | giá trị                       |
        | yêu cầu phản hồi  | Báo cáo số liệu biên chế 2019 |
        | thời hạn phản hồi | 20/12/2019                    |
      Và Sở Tài chính đã gửi văn bản trả lời văn bản
      Khi đồng hồ chuyển tới <lúc>
      Thì [D10.k3.b-3] phần mềm cho biết Sở Y tế chậm trả lời văn bản, số ngày chậm là <số ngày>
      Và [D10.k3.b-3] Sở Tài chính chưa bị coi là chậm đối với văn bản

      Dữ liệu:
        | mã         | lúc                      | số ngày |
        | KB-D10-471 | 00:00:00 ngày 21/12/2019 | 1       |
        | KB-D10-472 | 09:00 ngày 06/01/2020    | 17      |
