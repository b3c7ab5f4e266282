"""Sheets between people: staff in by a sheet, a pupil handed over to another school, the form that is printed, and what
the sector database holds."""
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


def form(school):
    """The form of the school with its figures, as it is printed."""
    school.open("/statistics?day=30/9/2023")
    school.sees("đầu năm học", "Thông tư 24/2018/TT-BGDĐT", "Trẻ" if "mầm non" in school.text.lower() else "Học sinh")
    printed = school.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    pages = base64.b64decode(printed["data"])
    assert pages.startswith(b"%PDF") and len(pages) > 10_000, "the form is not printed"
    school.photograph("statistics-school")


def sector(school):
    school.follow("Trao đổi với CSDL ngành")
    school.sees("Bên kia đang giữ gì", "Chưa có bên kia")
    school.photograph("sector")


def sheets(server):
    school = Browser(server.address)
    school.sign_in("truong")
    staff(school)
    other = Browser(server.address)
    other.sign_in("truong2")
    transfer(school, other)
    form(school)
    sector(school)
    phone = Browser(server.address, width=390)
    phone.sign_in("truong")
    phone.open(school.path)
    phone.photograph("sector-phone")
    phone.open(school.path.replace("/sector", "/staff/import"))
    phone.photograph("staff-import-phone")
    return [school, other, phone]
