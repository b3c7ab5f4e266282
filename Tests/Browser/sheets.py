"""Sheets between people: pupils in by a sheet that is mended, staff likewise, a pupil handed over to another school, and
the form that is printed."""
import base64
import pathlib
import re
import tempfile

from selenium.webdriver.support.ui import Select

from browser import Browser

STAFF = """Mã giáo viên,Họ và tên,Ngày sinh,Giới tính,Chức danh,Số tiết/tuần,Từ ngày
KH01,NGÔ BẢO KHUÊ,2/3/1985,Nam,Tổ trưởng chuyên môn,17,1/9/2023
KH02,NguyÔn V¨n §øc,2/3/1985,Nam,Nhân viên y tế,,1/9/2023
KH03,Lê Văn Tám,2/3/85,Nam,Phù thủy,,1/9/2023
"""

SHEET = """Họ và tên,Ngày sinh,Giới tính,Lớp,Mã học sinh,Số định danh cá nhân,Dân tộc
ĐỖ THỊ KHUÊ,5/9/2018,Nữ,{0},K{1},00131800012{1},Kinh
Lê 2,5/9/2018,Nam,{0},,,
Lê Ba,5/9/18,Nam,{0},,,
Lê Bốn,31/2/2018,Nam,{0},,,
Lê Năm,5/9/2018,?,{0},,,
Lê Sáu,5/9/2018,Nam,99Z,,,
Lê Bảy,5/9/2018,Nam,{0},,1.2E+11,
Lê Tám,5/9/2018,Nam,{0},,0012180001,
Lê Chín,5/9/2018,Nam,{0},,,Sao Hỏa
ĐỖ THỊ KHUÊ,5/9/2018,Nữ,{0},K{1},00131800012{1},Kinh
,5/9/2018,Nam,{0},,,
"""


def mends_a_sheet(school, number):
    """From the list of pupils: a sheet with ten kinds of error is looked at, mended and taken in; each school has a number
    of its own, so that its pupil is nobody else's."""
    name = school.driver.find_elements("css selector", "#filter-class option")[1].text
    folder = pathlib.Path(tempfile.mkdtemp())
    sheet = folder / "hoc-sinh.csv"
    sheet.write_text(SHEET.format(name, number), encoding="utf-8")
    school.follow("Nhập từ bảng tính")
    school.press("Xem trước")
    school.sees("Chọn tệp.")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Xem trước")
    school.sees("Thêm mới 1", "cần sửa 10", "Excel đã làm mất", "không có lớp “99Z”", "đủ 12 chữ số", "Trùng với dòng")
    school.photograph("import")
    lines = SHEET.format(name, number).splitlines()
    sheet.write_text("\n".join([lines[0], lines[1], f"Lê Ba,5/9/2018,Nam,{name},,,"]), encoding="utf-8")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Ghi các dòng đúng")
    school.sees("Thêm mới 2", "cần sửa 0")


def staff(school):
    school.follow("Nhân sự")
    school.follow("Nhập nhân sự từ bảng tính")
    sheet = pathlib.Path(tempfile.mkdtemp()) / "nhan-su.csv"
    sheet.write_text(STAFF, encoding="utf-8")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Xem trước")
    school.sees("Thêm mới 1", "cần sửa 2", "bảng mã cũ", "Không có trong danh mục")
    school.photograph("staff-import")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Ghi các dòng đúng")
    school.sees("Kết quả nhập", "Thêm mới 1")
    school.follow("Nhân sự")
    school.sees("Ngô Bảo Khuê")


def transfer(school, other):
    """The other school asks for a child of the first; the first agrees, the other seats; nothing is typed again."""
    school.follow("Học sinh")
    cells = next(
        c for c in ([e.text.strip() for e in row.find_elements("css selector", "th, td")]
                    for row in school.driver.find_elements("css selector", "tbody tr"))
        if re.fullmatch(r"\d{10}", c[0] if c else "") or any(re.fullmatch(r"\d{10}", v) for v in c))
    code = next(v for v in cells if re.fullmatch(r"\d{10}", v))
    born = next(v for v in cells if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", v))
    other.open("/transfers")
    other.fill("Mã học sinh", code)
    other.fill("Ngày sinh", born)
    other.fill("Học ở trường mới từ ngày", "6/10/2023")
    other.press("Xin nhận học sinh")
    other.sees("Chờ trường cũ đồng ý")
    school.open("/transfers")
    school.press("Đồng ý cho chuyển")
    school.sees("Chờ trường mới xếp lớp")
    other.open("/transfers")
    other.photograph("transfer")
    seat = Select(other.driver.find_element("css selector", "select[name=class]"))
    seat.select_by_index(1)
    other.press("Xếp lớp")
    other.sees(code, "Quá trình học")


def form(school, *words):
    """The form of the school with its figures, as it is printed: on A4, with what it is and all its parts."""
    school.open("/statistics?day=30/9/2023")
    school.sees("đầu năm học", "Thông tư 24/2018/TT-BGDĐT", *words)
    printed = school.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    pages = base64.b64decode(printed["data"])
    assert pages.startswith(b"%PDF") and len(pages) > 10_000, "the form is not printed"
    sizes = [box.split() for box in re.findall(rb"/MediaBox \[([^\]]+)\]", pages)]
    assert sizes and all(594 <= float(b[2]) <= 596 and 841 <= float(b[3]) <= 843 for b in sizes), f"not A4: {sizes}"
    assert 1 < len(sizes) < 9, f"the form is printed on {len(sizes)} pages"


def sheets(server):
    school = Browser(server.address)
    school.sign_in("truong")
    staff(school)
    other = Browser(server.address)
    other.sign_in("truong2")
    transfer(school, other)
    form(school, "Biểu 01: Mầm non", "Trẻ từ 25 đến 36 tháng", "Chi thanh toán cá nhân")
    phone = Browser(server.address, width=390)
    phone.sign_in("truong")
    phone.follow("Nhân sự")
    phone.follow("Nhập nhân sự từ bảng tính")
    phone.photograph("staff-import-phone")
    return [school, other, phone]
