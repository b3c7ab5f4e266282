"""An office imports a sheet of many schools: watches it, on a phone too, throws it away, sends it again, takes it in, takes
it back. And a school's page of the sector database, sheets of rooms and of who teaches what."""
import pathlib
import re
import tempfile
import time

from browser import Browser

HEAD = "Mã trường;Họ và tên;Ngày sinh;Giới tính;Lớp\n"


def reaches(browser, *words, seconds=60):
    """The page comes again by itself until it says one of these."""
    for _ in range(seconds * 2):
        if any(word in browser.text for word in words):
            return
        time.sleep(0.5)
    browser.sees(words[0])


def surely(browser, words):
    """Presses a button that asks back, and says yes."""
    browser.press(words)
    browser._click(browser.driver.find_element("css selector", "#page-question [value=yes]"))


def upload(office, sheet):
    office.open("/loads")
    office.driver.find_element("id", "file").send_keys(str(sheet))
    office.press("Gửi lên và xem trước")
    office.sees("ca-quan.csv")
    bars = office.driver.find_elements("css selector", "svg.bar")
    assert bars or "Đã xem trước" in office.text, "there is no bar of progress"


def own_class(school):
    """The code of the school and the name of one of its classes."""
    school.follow("Học sinh")
    name = school.driver.find_elements("css selector", "#filter-class option")[1].text
    unit = re.search(r"/units/([^/]+)/", school.path).group(1)
    school.open(f"/units/{unit}")
    return re.search(r"\b\d{8}\b", school.text).group(0), name


def loads(server):
    school, office, phone = Browser(server.address), Browser(server.address), Browser(server.address, width=360)
    school.sign_in("truong")
    code, name = own_class(school)
    sheet = pathlib.Path(tempfile.mkdtemp()) / "ca-quan.csv"
    wrong = "".join(f"{code};Em Số {n};31/2/2019;Nam;{name}\n" for n in range(20_000))
    sheet.write_text(HEAD + f"{code};Ngô Thị Cả Quận;5/9/2019;Nữ;{name}\n" + wrong, encoding="utf-8")
    office.sign_in("phong")
    phone.sign_in("phong")
    upload(office, sheet)
    phone.open(office.path)
    phone.photograph("load-phone")
    reaches(office, "Đã xem trước")
    office.sees("Thêm mới 1", "cần sửa 20.000")
    office.photograph("load")
    phone.open(office.path)
    phone.photograph("load-checked-phone")
    surely(office, "Bỏ tệp này")
    reaches(office, "Đã dừng")
    upload(office, sheet)
    reaches(office, "Đã xem trước")
    office.press("Ghi các dòng đúng")
    reaches(office, "Đã nhập")
    surely(office, "Hoàn tác")
    reaches(office, "Đã hoàn tác")
    teaching(school)
    return [school, office, phone]


def teaching(school):
    """Rooms are taken back; who teaches what goes out and comes in."""
    school.follow("Cơ sở vật chất")
    rooms = re.search(r"(/units/[^/?]+)", school.path).group(1)
    sheet = pathlib.Path(tempfile.mkdtemp()) / "phong.csv"
    sheet.write_text("Mã phòng;Tên phòng;Loại phòng\nZ9;Phòng thử;Kho\n", encoding="utf-8")
    school.open(rooms + "/facilities/rooms/import")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Ghi các dòng đúng")
    school.sees("Thêm mới 1")
    school.open(rooms + "/facilities/rooms/import")
    surely(school, "Hoàn tác")
    school.sees("Đã hoàn tác lần nhập.")
    school.open(rooms + "/classes")
    school.follow("Nhập phân công giảng dạy từ bảng tính")
    sheet.write_text("Lớp;Môn học\n99Z;Bay lượn\n", encoding="utf-8")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Xem trước")
    school.sees("cần sửa 1", "không có lớp “99Z”", "Chọn môn học.")
    school.photograph("teaching-import")
