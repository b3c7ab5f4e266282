"""The whole path, as three people walk it: import, publish, plan, return, resubmit, accept, overview."""
import pathlib
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request

from browser import Browser, ROOT, Server, code
from facilities import facilities
from figures import figures
from joins import joins
from keys import keys
from loads import loads
from notifications import notifications
from privacy import privacy
from past import past
from push import PushService
from register import register
from sector import SectorSide, sector
from sessions import sessions
from sheets import mends_a_sheet, sheets

LETTER = ROOT / "Sources" / "khue" / "Demonstration" / "guidance-3522.txt"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def official_imports_and_publishes(official):
    official.sign_in("so")
    official.sees("Việc cần làm", "Sở Giáo dục và Đào tạo Hà Nội")
    official.photograph("home")
    official.follow("Văn bản")
    official.follow("Nhập văn bản")
    official.press("Đọc văn bản")
    official.sees("Chọn tệp văn bản.")
    official.driver.find_element("id", "file").send_keys(str(LETTER))
    official.press("Đọc văn bản")
    official.sees("3522/SGDĐT-CTTT-KHCN", "II.4.a", "Kế hoạch năm học", "Hạn: 30/9/2023")
    official.photograph("letter")
    official.follow("II.5.")
    official.fill("Minh chứng cần có", "Quyết định tổ chức, ảnh và danh sách sản phẩm dự thi")
    official.press("Lưu")
    official.sees("Đã lưu.", "Minh chứng cần có: Quyết định tổ chức")
    official.follow("Kế hoạch năm học")
    official.fill("Hạn", "10/10/2023")
    official.press("Lưu")
    official.follow("Kiểm tra và công bố")
    official.sees("20", "Kế hoạch năm học (10/10/2023)")
    official.press("Công bố")
    official.sees("Đã công bố")
    return official.path.split("?")[0].removeprefix("/letters/")


def school_plans(school, letter):
    school.sign_in("truong")
    school.sees("Phải nộp", "Kế hoạch năm học")
    school.follow("Nhiệm vụ")
    school.sees("II.3.c", "Hồ sơ phải nộp")
    school.photograph("tasks")
    school.follow("Kế hoạch năm học")
    own = school.path
    school.follow("Thay đổi")
    school.press("Lưu")
    school.sees("Ghi tên lãnh đạo phụ trách.", "Ghi điện thoại hoặc thư điện tử.")
    school.fill("Lãnh đạo phụ trách", "Nguyễn Thị Hạnh")
    school.fill("Người đầu mối", "Trần Minh Đức")
    school.fill("Điện thoại đầu mối", "0901234567")
    school.press("Lưu")
    school.sees("Đã lưu người phụ trách.", "Trần Minh Đức")
    school.follow("Kiểm tra và nộp")
    school.sees("Hoàn thành các mục còn thiếu")
    school.follow("I.1.")
    number = 0
    while True:
        number += 1
        school.fill("Việc sẽ làm", f"Việc số {number}: rà soát, phân công và thực hiện trong học kỳ I")
        school.fill("Người thực hiện", "Tổ Tin học")
        school.fill("Hoàn thành", "31/2/2024" if number == 1 else "31/12/2023")
        school.fill("Kinh phí dự kiến", "1.500.000")
        if number == 1:
            school.press("Lưu và sang mục tiếp")
            school.sees("Ghi ngày dạng ngày/tháng/năm")
            school.photograph("item-error")
            school.fill("Hoàn thành", "31/12/2023")
        if "Lưu và sang mục tiếp" not in school.text:
            school.press("Lưu")
            break
        school.press("Lưu và sang mục tiếp")
    assert number == 20, number
    school.sees("20 trên 20 mục", "1.500.000 đ")
    school.follow("Kiểm tra và nộp")
    school.press("Nộp")
    school.sees("Đã nộp, chờ duyệt", "không sửa được")
    return own


def district_returns(district, own):
    district.sign_in("phong")
    district.sees("Chờ bạn duyệt")
    district.open(own)
    district.follow("Xem xét")
    district.press("Trả lại để sửa")
    district.sees("Ghi ít nhất một nhận xét")
    field = district.driver.find_element("id", "remark-II.4.a")
    field.send_keys("Chưa nêu số máy tính sẽ mua.")
    district.press("Trả lại để sửa")
    district.sees("Trả lại để sửa", "Chưa nêu số máy tính sẽ mua.")


def school_mends(school, own):
    school.open("/")
    school.sees("Trả lại để sửa")
    school.open(own)
    school.sees("1 nhận xét chưa trả lời", "Chưa nêu số máy tính sẽ mua.")
    school.photograph("returned")
    school.follow("II.4.a.")
    school.fill("Việc sẽ làm", "Mua 20 máy tính cho phòng Tin học, nghiệm thu trong tháng 11/2023")
    school.press("Lưu và sang mục tiếp")
    school.open(own)
    school.sees("Đã sửa so với lần trước")
    school.fill("Trả lời", "Đã bổ sung: 20 máy.")
    school.press("Gửi trả lời")
    school.follow("Kiểm tra và nộp")
    school.press("Nộp")
    school.sees("Nộp lần 2")


def district_accepts(district, own):
    district.open(own + "/versions")
    district.sees("Mua 20 máy tính")
    district.photograph("compare")
    district.open(own + "/review")
    district.sees("Đã sửa so với lần trước", "Đã bổ sung: 20 máy.")
    district.press("Chấp nhận")
    district.sees("Đã chấp nhận hồ sơ.", "Đã chấp nhận")


def official_looks(official, letter):
    official.open(f"/overview?letter={letter}&call=plan")
    official.sees("Theo đơn vị quản lý", "Theo cấp học", "Phòng GDĐT quận Ba Đình")
    official.open("/overview")
    official.follow("Danh sách đơn vị")
    official.open(official.path + "&q=duong")
    official.sees("Đường Lâm", "Dương")
    official.open("/overview")
    chosen = official.driver.find_elements("css selector", "#letter option")
    lively = next(o.get_attribute("value") for o in chosen if o.get_attribute("value") != letter)
    official.open(f"/overview?letter={lively}&call=plan")
    official.photograph("overview")
    official.open("/units?q=%C4%91%C6%B0%E1%BB%9Dng")
    first = official.driver.find_elements("css selector", "tbody th")[0].text
    assert "Đường" in first, first
    official.open("/units/import")
    official.open("/?lang=en")
    official.sees("To do", "Letters")
    official.open("/?lang=vi")


def stranger_sees_nothing(school, own):
    other = own.rsplit("/", 1)[0] + "/00000000-0000-7000-8000-000000000000"
    school.driver.get(school.address + other)
    school.sees("Không tìm thấy")
    school.driver.get(school.address + "/overview")
    school.sees("Không tìm thấy")


def administrator(server):
    """Second factor, a new account, its link, its first sign-in, permissions and the log."""
    admin = Browser(server.address)
    admin.sign_in("quantri")
    admin.open("/accounts")
    admin.sees("phải bật xác thực hai lớp")
    admin.photograph("second-factor")
    key = admin.driver.find_element("css selector", "code.token").text
    admin.fill("Mã sáu số", code(key))
    admin.press("Bật xác thực hai lớp")
    admin.sees("Mã dự phòng")
    recovery = admin.driver.find_elements("css selector", "main li code")[0].text
    admin.open("/accounts")
    admin.sees("Nguyễn Thị Hạnh", "Chưa bật")
    admin.photograph("accounts")
    admin.follow("Thêm tài khoản")
    admin.fill("Họ và tên", "Đặng Thu Trang")
    admin.fill("Tên đăng nhập", "trang.dang")
    admin.select("Vai trò", "viewer")
    admin.press("Thêm tài khoản")
    admin.sees("Đã thêm tài khoản.", "Chờ kích hoạt")
    admin.press("Tạo liên kết đặt mật khẩu")
    link = admin.driver.find_element("css selector", "code.token").text
    new = Browser(server.address, width=390)
    new.open("/password/" + link.rsplit("/", 1)[1])
    new.fill("Mật khẩu mới", "mot cau dai de nho")
    new.fill("Gõ lại mật khẩu mới", "mot cau dai de nho")
    new.press("Đặt mật khẩu")
    new.sees("Đã đặt mật khẩu")
    new.fill("Tên đăng nhập", "trang.dang")
    new.fill("Mật khẩu", "mot cau dai de nho")
    new.press("Đăng nhập")
    new.open("/account")
    new.sees("Đặng Thu Trang", "Ai đã xem và sửa hồ sơ của tôi")
    overflow = new.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
    assert not overflow, "one's own account is wider than a phone"
    admin.open("/accounts?q=hanh")
    admin.follow("Nguyễn Thị Hạnh")
    admin.photograph("account")
    admin.follow("Người này làm được gì, vì sao")
    admin.sees("Nộp kế hoạch", "cho phép ở đơn vị này")
    admin.open("/permissions")
    admin.open("/audit")
    admin.sees("thêm tài khoản", "bật xác thực hai lớp")
    admin.photograph("log")
    for path in ("/accounts/requests", "/alarms", "/alarms/bounds"):
        admin.open(path)
    admin.sees("Tải nhiều danh sách", "Mặc định 20 lần trong 1 giờ.")
    admin.open("/accounts/import")
    again = Browser(server.address)
    again.sign_in("quantri")
    again.sees("Nhập mã xác thực")
    again.fill("Mã sáu số", recovery)
    again.press("Đăng nhập")
    again.sees("Tài khoản", "Nguyễn Thị Hạnh")
    return [admin, new, again]


def directory(school, server):
    """A school keeps its page of the directory; a citizen finds what is public on a phone."""
    school.open("/units")
    school.follow("Trường Mầm non")
    school.follow("Danh bạ của đơn vị")
    school.fill("Họ và tên", "Nguyễn Thị Hạnh")
    school.select("Vị trí", "leader")
    school.fill("Điện thoại", "0901 234 567")
    school.choose("Công khai cho người dân")
    school.press("Thêm người")
    school.sees("Đã lưu danh bạ.")
    school.press("Danh bạ đúng, xác nhận cho học kỳ này")
    school.sees("Đã xác nhận ngày")
    citizen = Browser(server.address, width=390)
    citizen.open("/directory?q=hanh")
    citizen.sees("Nguyễn Thị Hạnh", "0901 234 567")
    citizen.photograph("directory-phone")
    return [citizen]


def pupils(server):
    """A sheet with ten kinds of error is mended; a record is read, asked for and counted; a parent sees who looked."""
    school = Browser(server.address)
    school.sign_in("truong")
    school.follow("Học sinh")
    school.sees("Số liệu tại ngày")
    school.photograph("pupils")
    home = school.path
    mends_a_sheet(school, 1)
    school.open(home + "?q=do+thi+khue")
    school.follow("Đỗ Thị Khuê")
    school.photograph("pupil")
    school.follow("Thông tin riêng")
    school.sees("Ai đã xem dữ liệu nhạy cảm", "Nguyễn Thị Hạnh")
    school.open(home.replace("/pupils", "/staff"))
    school.open("/year")
    official = Browser(server.address)
    official.sign_in("so")
    official.open("/pupils?q=nguyen")
    code = next(c for c in (e.text for e in official.driver.find_elements("css selector", "tbody th a")) if c)
    official.follow(code)
    official.sees("Mã học sinh", "Quá trình học")
    official.open("/statistics?day=30/9/2023")
    official.sees("Biểu 02: Tiểu học", "Các số liệu khớp nhau.")
    official.photograph("statistics")
    parent = Browser(server.address, width=390)
    parent.sign_in("phuhuynh")
    parent.sees("Con của tôi", "Ai đã xem dữ liệu nhạy cảm")
    parent.photograph("children-phone")
    for path in ("/children", "/account/tokens"):
        parent.open(path)
        wide = parent.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
        assert not wide, f"{path} is wider than a phone"
    return [school, official, parent]


def phone(server, own):
    browser = Browser(server.address, width=390)
    browser.sign_in("truong")
    browser.photograph("home-phone")
    browser.open(own)
    browser.photograph("plan-phone")
    overflow = browser.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
    assert not overflow, "the page is wider than a phone"
    return browser


def dark(server):
    browser = Browser(server.address, dark=True)
    browser.sign_in("so")
    browser.open("/overview")
    browser.photograph("overview-dark")
    return browser


def without_scripts(server):
    browser = Browser(server.address, scripts=False)
    browser.sign_in("truong")
    browser.sees("Việc cần làm")
    browser.follow("Nhiệm vụ")
    browser.sees("Hồ sơ phải nộp")
    return browser


def withstands(server, own):
    """A file beyond every limit, a second program on the same database, a killed process."""
    request = urllib.request.Request(server.address + "/letters", data=b"x" * 50_000_000,
                                     headers={"Content-Type": "text/plain"})
    try:
        answer = urllib.request.urlopen(request, timeout=60)
        status, text = answer.status, ""
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode()
    assert status == 413 and "quá lớn" in text, (status, text)
    second = server.second()
    assert second.returncode != 0 and "đang được một chương trình Khuê khác dùng" in second.stderr, second
    server.kill()
    server.start()
    school = Browser(server.address)
    school.sign_in("truong")
    school.open(own)
    school.sees("Đã chấp nhận", "20 trên 20 mục")
    return school


def main():
    push = PushService(free_port())
    side = SectorSide(free_port())
    port = free_port()
    server = Server(
        sys.argv[1], port, *push.options, *side.options, "--public-address", f"http://localhost:{port}")
    browsers = []
    failed = 0
    try:
        official, school, district = (Browser(server.address) for _ in range(3))
        browsers += [official, school, district]
        letter = official_imports_and_publishes(official)
        own = school_plans(school, letter)
        district_returns(district, own)
        school_mends(school, own)
        district_accepts(district, own)
        official_looks(official, letter)
        stranger_sees_nothing(school, own)
        browsers += [phone(server, own), dark(server), without_scripts(server)]
        browsers += administrator(server)
        browsers += notifications(server, browsers[-3], push)
        browsers += directory(school, server)
        browsers += pupils(server)
        browsers += facilities(server)
        browsers += register(server)
        browsers += past(server)
        browsers += sheets(server)
        browsers += sector(server, side)
        browsers += loads(server)
        browsers += figures(server)
        browsers += joins(server)
        browsers += privacy(server)
        browsers += sessions(server)
        browsers += keys(server)
        browsers.append(withstands(server, own))
        violations = {str(v): v for b in browsers for v in b.violations}
        for violation in violations.values():
            print("axe:", *violation)
        failed = len(violations)
        print(f"axe-core checked {sum(b.checked for b in browsers)} pages")
    finally:
        for browser in browsers:
            browser.quit()
        server.stop()
        push.stop()
        side.stop()
    sys.exit(1 if failed else 0)


main()
