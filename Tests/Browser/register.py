"""Many pupils at once and back, a photograph, a class list on paper: on a screen and on a phone."""
import base64
import pathlib
import struct
import tempfile
import urllib.parse
import zlib

from browser import Browser


def picture(folder):
    """A portrait that is nobody's: a head and shoulders of two colours, made here."""
    wide, high = 600, 800
    rows = bytearray()
    for y in range(high):
        rows.append(0)
        for x in range(wide):
            head = (x - 300) ** 2 / 140 ** 2 + (y - 300) ** 2 / 180 ** 2 < 1
            body = (x - 300) ** 2 / 260 ** 2 + (y - 800) ** 2 / 300 ** 2 < 1
            rows += bytes((222, 184, 150) if head else (120, 40, 45) if body else (206, 216, 226))
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    path = folder / "anh.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b""))
    return path


def fits(browser, name):
    browser.photograph(name)
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
    assert not wide, f"{name}: {browser.path} is wider than a phone"


def puts_a_photograph(school, pupil):
    school.open(pupil + "/photo/change")
    school.driver.find_element("id", "file").send_keys(str(picture(pathlib.Path(tempfile.mkdtemp()))))
    school.driver.find_element("id", "agreedBy").send_keys("Nguyễn Thị Mẹ")
    school.driver.find_element("id", "agreedOn").send_keys("10/9/2023")
    school.driver.find_element("id", "agreed").click()
    school.photograph("register-photo")
    school.press("Tải ảnh lên")
    school.sees("Đã lưu ảnh.")


def parent_sees_it(server, school, home):
    """A parent sees the photograph of their child, and that they looked."""
    parent = Browser(server.address, width=360)
    parent.sign_in("phuhuynh")
    parent.open("/children")
    name = parent.driver.find_element("css selector", "main h2").text
    school.open(f"{home}?q={urllib.parse.quote(name)}")
    child = school.driver.find_element("css selector", "tbody th a").get_attribute("href")
    puts_a_photograph(school, "/" + child.split("/", 3)[3])
    parent.open("/children")
    drawn = "return document.querySelector('main img.photo')?.naturalWidth > 0"
    parent._wait(lambda d: d.execute_script(drawn), "photograph of the child")
    fits(parent, "children-photo-phone")
    parent.open("/children")
    parent.sees("Ảnh học sinh", "Lê Thị Mai")
    return parent


def register(server):
    school = Browser(server.address)
    school.sign_in("truong")
    school.follow("Học sinh")
    home = school.path.split("?")[0]
    options = school.driver.find_elements("css selector", "#filter-class option")
    first, second = (o.get_attribute("value") for o in options[1:3])
    school.open(f"{home}?class={first}")
    for box in school.driver.find_elements("css selector", "input[name=p]")[:3]:
        box.click()
    school.photograph("register-select")
    school.press("Tiếp tục")
    school.sees("Học sinh được chọn")
    school.driver.find_element("css selector", f"#class option[value='{second}']").click()
    school.driver.find_element("id", "day").send_keys("20/9/2023")
    school.press("Xem trước")
    school.sees("3 em thay đổi, 0 em giữ nguyên.")
    school.photograph("register-preview")
    school.press("Thực hiện")
    school.sees("Đã thực hiện.")
    school.photograph("register-undo")
    undo = next(b for b in school.driver.find_elements("css selector", "button") if b.text == "Hoàn tác")
    school.driver.execute_script("arguments[0].removeAttribute('data-confirm'); arguments[0].form.submit()", undo)
    school.sees("Đã hoàn tác")
    school.open(f"{home}?class={first}")
    pupil = school.driver.find_element("css selector", "tbody th a").get_attribute("href")
    pupil = "/" + pupil.split("/", 3)[3]
    puts_a_photograph(school, pupil)
    school.open(pupil + "/rewards/new")
    school.driver.find_element("css selector", "input[name=reward][value=reward]").click()
    school.driver.find_element("id", "given").send_keys("15/9/2023")
    school.driver.find_element("id", "content").send_keys("Học sinh tiêu biểu tháng 9")
    school.press("Lưu")
    school.sees("Học sinh tiêu biểu tháng 9")
    school.photograph("register-pupil")
    for paper in ("list", "labels", "cards"):
        school.open(f"{home}/paper?class={first}&paper={paper}")
        school.photograph(f"register-{paper}")
        sheet = school.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        target = pathlib.Path(tempfile.gettempdir()) / f"khue-register-{paper}.pdf"
        target.write_bytes(base64.b64decode(sheet["data"]))
        assert target.stat().st_size > 5000, paper
    telephone = Browser(server.address, width=390)
    telephone.sign_in("truong")
    for path, name in (
        (pupil, "register-pupil-phone"), (f"{home}?class={first}", "register-select-phone"),
        (f"{home}/paper?class={first}&paper=cards", "register-cards-phone"),
        (f"{home}/paper?class={first}", "register-list-phone"), (pupil + "/photo/change", "register-photo-phone"),
        (home.replace("/pupils", "/bulk"), "register-undo-phone"),
    ):
        telephone.open(path)
        fits(telephone, name)
    return [school, telephone, parent_sees_it(server, school, home)]
