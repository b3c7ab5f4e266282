import Foundation

/// Letters made up to show other habits than the real one.
enum Synthetic {
    static let letter = """
        UBND THÀNH PHỐ HÀ NỘI                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ GIÁO DỤC VÀ ĐÀO TẠO                          Độc lập - Tự do - Hạnh phúc

        Số: 123/SGDĐT-GDPT                      Hà Nội, ngày 05 tháng 9 năm 2024
        V/v hướng dẫn nhiệm vụ chuyển
        đổi số năm học 2024-2025

              Kính gửi: Các trường trực thuộc Sở.

        Căn cứ Quyết định số 4725/QĐ-BGDĐT ngày 30/12/2022 về việc ban hành bộ chỉ số, Sở hướng dẫn:

        A. SỐ HÓA
        1. Hồ sơ
        1.1. Lập hồ sơ điện tử cho học sinh theo Thông tư 42/2021/TT-
        BGDĐT.
        1.2. Kiểm tra:
        - Kiểm tra mỗi tháng;
        - Đánh giá:
        + Đầu năm;
        + Cuối năm.
        2. Học liệu
        Xây dựng học liệu số.

        B. TIẾN ĐỘ THỰC HIỆN
        - Tháng 10/2024: Gửi kế hoạch trước ngày 15/10/2024.
        - Từ tháng 11/2024 đến tháng 01/2025: Sơ kết, gửi báo cáo trước ngày 20/01/2025.

        C. TỔ CHỨC THỰC HIỆN
        1. Phòng GDĐT
        - Xây dựng kế hoạch.
        2. Các trường trực thuộc Sở
        - Phân công đầu mối.

        Nơi nhận:                                   KT. GIÁM ĐỐC
        - Như trên;                                PHÓ GIÁM ĐỐC
        - Lưu: VT.

                                                   Nguyễn Văn An
        """
}

/// Wraps the lines of paragraphs anew, as another program would have printed them.
enum Rewrapping {
    static func wrap(_ text: String, at width: Int) -> String {
        var output: [String] = []
        for block in text.replacing("\r", with: "").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init
        )
        .split(whereSeparator: { $0.trimmingCharacters(in: .whitespaces).isEmpty }) {
            output += paragraphs(Array(block)).flatMap { fold($0, width) } + [""]
        }
        return output.joined(separator: "\n")
    }

    /// Lines that begin with a marker begin a paragraph; so do short table cells.
    private static func paragraphs(_ lines: [String]) -> [String] {
        var result: [String] = []
        for line in lines.map({ $0.trimmingCharacters(in: .whitespaces) }) {
            let begins =
                line.first == "-" || line.prefix(4).contains(".") || line.prefix(2).contains(")")
                || line.hasPrefix("Tháng") || line.hasPrefix("Từ tháng")
                || line.prefix(7).allSatisfy { $0.isNumber || $0 == "/" }
                || line.hasPrefix("GIÁM") || line.hasPrefix("(Kèm") || line.hasPrefix("đến")
            if begins || result.isEmpty || line.count < 20 && !result.isEmpty && !(result.last?.hasSuffix("-") ?? false)
            {
                result.append(line)
            } else {
                let joint = result[result.count - 1].hasSuffix("-") ? "" : " "
                result[result.count - 1] += joint + line
            }
        }
        return result
    }

    private static func fold(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            // A line may not begin with what would be a marker.
            let isMarker = word == "-" || word.last == "." && word.count < 4
            if line.count + word.count + 1 > width, !isMarker, !line.isEmpty {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return lines + [line]
    }
}
