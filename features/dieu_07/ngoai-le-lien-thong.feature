# language: vi
Tính năng: Điều 7 – Ngoại lệ khi một bên chưa đáp ứng hạ tầng, an toàn thông tin, giải pháp liên thông

  Quy tắc: Đ7.k1 – Được miễn gửi tới nơi chưa đáp ứng, các nơi nhận khác vẫn phải được gửi

    @đối-chứng
    Khung tình huống: Văn bản gửi <nơi nhận>, trong đó có nơi bị Trục ngừng liên thông
      Khi văn thư phát hành văn bản gửi <nơi nhận>
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D7.k1-2] văn bản vẫn đến qua phần mềm ở mọi nơi đáp ứng việc liên thông: <nơi đáp ứng>
      Và [D7.k1-2] phần mềm cho thấy cơ quan bị Trục khóa chưa nhận được văn bản qua Trục

      Dữ liệu:
        | mã         | nơi nhận                                    | nơi đáp ứng           |
        | KB-D07-001 | cơ quan bị Trục khóa, Sở Y tế và Bộ Nội vụ  | Sở Y tế và Bộ Nội vụ  |
