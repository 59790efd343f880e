# language: vi
Tính năng: Điều 7, Điều 14 – Văn bản điện tử gửi kèm văn bản giấy

  Quy tắc: Đ7.k2.a – Văn bản gửi Chính phủ, Thủ tướng Chính phủ gửi kèm văn bản giấy

    @KB-D07-010 @đối-chứng
    Tình huống: Văn bản gửi Văn phòng Chính phủ và một cơ quan trong tỉnh, có gửi kèm văn bản giấy
      Biết văn thư đã phát hành văn bản gửi Văn phòng Chính phủ, Sở Tài chính
        | thuộc tính   | giá trị |
        | văn bản giấy | gửi kèm |
      Khi văn thư ghi nhận đã gửi bản giấy của văn bản tới Văn phòng Chính phủ
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D7.k2.a] phần mềm gửi được văn bản tới Văn phòng Chính phủ, Sở Tài chính và ghi nhận có kèm văn bản giấy
      Và [D14.k2-2] phần mềm không thể hiện dấu “không gửi văn bản giấy” trên văn bản
      Và [D14.k3-1] phần mềm ghi nhận bản giấy của văn bản gửi Văn phòng Chính phủ đi cùng văn bản điện tử ký số

  Quy tắc: Đ14.k3 – Văn bản bắt buộc gửi giấy phải đồng thời gửi văn bản điện tử ký số

    @KB-D07-011
    Tình huống: Bản giấy đã gửi mà văn bản điện tử chưa đi được thì phần mềm cho thấy điều đó
      Biết Trục gặp lỗi “trả lời từ chối” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Văn phòng Chính phủ
        | thuộc tính   | giá trị |
        | văn bản giấy | gửi kèm |
      Khi văn thư ghi nhận đã gửi bản giấy của văn bản tới Văn phòng Chính phủ
      Thì [D14.k3-1] phần mềm cho thấy Văn phòng Chính phủ mới chỉ được gửi bản giấy của văn bản

    @KB-D07-012
    Tình huống: Văn bản điện tử đi được sau khi Trục hoạt động trở lại thì bản giấy không còn đơn độc
      Biết Trục gặp lỗi “cắt kết nối trước khi trả lời” với phần mềm được kiểm
      Và văn thư đã phát hành văn bản gửi Văn phòng Chính phủ
        | thuộc tính   | giá trị |
        | văn bản giấy | gửi kèm |
      Và Trục hoạt động trở lại
      Và phần mềm đã đồng bộ với Trục
      Khi văn thư ghi nhận đã gửi bản giấy của văn bản tới Văn phòng Chính phủ
      Và các cơ quan bạn lấy văn bản từ Trục
      Thì [D14.k3-1] phần mềm ghi nhận bản giấy của văn bản gửi Văn phòng Chính phủ đi cùng văn bản điện tử ký số

  Quy tắc: Đ7.k2.b – Danh mục văn bản gửi kèm văn bản giấy đang có hiệu lực

    @đối-chứng
    Khung tình huống: Ngày soạn <ngày soạn>, loại văn bản <loại văn bản>, danh mục có “<loại trong danh mục>” từ ngày <từ ngày>
      Biết danh mục văn bản gửi kèm văn bản giấy gồm “<loại trong danh mục>” áp dụng từ ngày <từ ngày>
      Và đồng hồ chỉ <ngày soạn>
      Khi chuyên viên soạn dự thảo văn bản gửi Sở Tài chính
        | thuộc tính   | giá trị        |
        | loại văn bản | <loại văn bản> |
      Thì [D7.k2.b-2] phần mềm coi văn bản là <kết quả>

      Dữ liệu: thuộc danh mục
        | mã         | ngày soạn                | loại văn bản | loại trong danh mục | từ ngày    | kết quả                    |
        | KB-D07-020 | 09:00 ngày 18/12/2019    | Tờ trình     | Tờ trình            | 17/12/2019 | gửi kèm văn bản giấy       |
        | KB-D07-021 | 00:00:01 ngày 17/12/2019 | Tờ trình     | Tờ trình            | 17/12/2019 | gửi kèm văn bản giấy       |

      Dữ liệu: chưa thuộc danh mục
        | mã         | ngày soạn                | loại văn bản | loại trong danh mục | từ ngày    | kết quả                    |
        | KB-D07-022 | 23:59:59 ngày 16/12/2019 | Tờ trình     | Tờ trình            | 17/12/2019 | không gửi kèm văn bản giấy |
        | KB-D07-023 | 09:00 ngày 18/12/2019    | Công văn     | Tờ trình            | 17/12/2019 | không gửi kèm văn bản giấy |
