"""A primary school imports a sheet with ten kinds of error, mends it, transfers a pupil to another school, prints its
form 02, looks at the records behind its numbers and hands the form in; its superior accepts and adds up."""
from browser import Browser
from facilities import narrow
from sheets import form, mends_a_sheet, transfer

DAY = "day=30/9/2023"


def looks_behind(school):
    """A number of pupils, of staff, of rooms and a sensitive one, each with what is behind it."""
    for row, words in [("III.t6", "Số liệu tại ngày"), ("IV.2", "Giáo viên"), ("II.1", "Lớp 1"), ("V.1", "Phòng học")]:
        school.open("/statistics?" + DAY)
        link = school.driver.find_element(
            "css selector", f'.figures a[href*="row={row}&column=total"]')
        school.open(link.get_attribute("href").removeprefix(school.address))
        school.sees(words)
    school.open("/statistics?" + DAY)
    link = school.driver.find_element("css selector", '.figures a[href*="row=III.9&column=total"]')
    school.open(link.get_attribute("href").removeprefix(school.address))
    school.sees("Số này đếm dữ liệu nhạy cảm")
    school.photograph("figure-sensitive")
    school.follow("Xem danh sách (ghi nhật ký)")
    school.sees("Lượt xem này đã được ghi")


def hands_in(school):
    school.open("/tasks")
    school.follow("Biểu thống kê 02")
    own = school.path
    school.sees("02.ĐN-TH", "số liệu có đến 30/9/2023", "Chưa có hồ sơ nào giữ")
    school.photograph("figures")
    school.follow("Thay đổi")
    school.fill("Lãnh đạo phụ trách", "Lê Thu Hương")
    school.fill("Người đầu mối", "Nguyễn Thị Mai")
    school.fill("Điện thoại đầu mối", "0901234568")
    school.fill("Ý kiến chung", "Đã rà soát hồ sơ, số liệu đúng thực tế.")
    school.press("Lưu")
    school.follow("I.K. Trường tự khai")
    for radio in school.driver.find_elements("css selector", 'input[type="radio"][value="1"]'):
        school.driver.execute_script("arguments[0].click()", radio)
    school.press("Lưu")
    school.follow("Kiểm tra và nộp")
    school.photograph("figures-check")
    school.press("Nộp")
    school.sees("Đã nộp, chờ duyệt", "không sửa được")
    return own


def decides(district, own):
    district.open(own)
    district.follow("Xem xét")
    district.sees("02.ĐN-TH")
    district.press("Chấp nhận")
    district.sees("Đã chấp nhận")
    letter, call = own.split("/")[2:4]
    district.open(f"/overview?letter={letter}&call={call}")
    district.follow("Tổng hợp số liệu")
    district.sees("trường đã nộp", "Tổng biểu đã nộp so với hồ sơ hiện nay")
    district.photograph("figures-total")
    district.select("Loại hình", "01")
    district.press("Lọc")
    district.sees("trường đã nộp")
    return district.path


def figures(server):
    school, other, district = (Browser(server.address) for _ in range(3))
    school.sign_in("tieuhoc")
    other.sign_in("tieuhoc2")
    district.sign_in("phong")
    school.follow("Học sinh")
    mends_a_sheet(school, 2)
    transfer(school, other)
    form(school, "Biểu 02: Tiểu học", "Phòng tin học")
    school.photograph("statistics-school")
    looks_behind(school)
    own = hands_in(school)
    total = decides(district, own)
    phone, above = (Browser(server.address, width=360) for _ in range(2))
    phone.sign_in("tieuhoc")
    phone.open(own)
    narrow(phone)
    phone.photograph("figures-phone")
    folds(phone)
    above.sign_in("phong")
    above.open(total)
    narrow(above)
    above.photograph("figures-total-phone")
    return [school, other, district, phone, above]


def folds(phone):
    """On a phone a form lies folded; what is unfolded has its numbers side by side and a link behind each."""
    phone.open("/statistics?" + DAY)
    parts = phone.driver.find_elements("css selector", "details.part")
    assert len(parts) > 4 and not any(part.get_attribute("open") for part in parts), "the form is not folded"
    height = phone.driver.execute_script("return document.documentElement.scrollHeight")
    assert height < 2500, f"a folded form is {height} points long"
    phone.open("/statistics?" + DAY + "#part-III")
    phone.driver.refresh()
    phone.check()
    assert phone.driver.find_element("css selector", "#part-III .figures a").is_displayed(), "the link unfolds nothing"
    narrow(phone)
    phone.photograph("statistics-phone")
