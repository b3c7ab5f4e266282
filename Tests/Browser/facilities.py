"""Rooms and machines: the overview down to a school's purchase list; a stock-taking round on a phone, a sheet of devices
that is taken back."""
import pathlib
import tempfile

from browser import Browser

DEVICES = "Mã thiết bị,Loại thiết bị,Tên thiết bị\nTHU-1,Máy tính để bàn,Máy thử\nTHU-2,Không rõ,Máy lạ\n"


def narrow(browser):
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
    assert not wide, f"{browser.path} is wider than a phone"


# Chromium on a desk has a camera of moving colours but reads no codes; a phone's reader is put in its place.
READER = """
  window.BarcodeDetector = class {
    async detect(video) {
      const tag = sessionStorage.getItem("before the camera");
      return video.videoWidth && tag ? [{ rawValue: tag }] : [];
    }
  };
"""


def before_the_camera(browser, tag):
    browser.driver.execute_script("sessionStorage.setItem('before the camera', arguments[0])", tag)


def scanning(server, address, room, tags):
    """The camera stays on from tag to tag, and says so when it may not be used."""
    school = Browser(server.address, width=390, camera=True)
    school.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": READER})
    school.sign_in("truong")
    school.open(f"{address}?room={room}")
    school.press("Quét bằng máy ảnh")
    for seen, tag in enumerate(tags, 2):
        before_the_camera(school, tag)
        school.awaits(f"Đã thấy {seen} trên")
    narrow(school)
    before_the_camera(school, "")
    school.press("Tắt máy ảnh")
    assert not school.driver.find_elements("css selector", "video"), "the camera is still on"
    school.driver.execute_cdp_cmd("Browser.setPermission", {
        "permission": {"name": "camera"}, "setting": "denied", "origin": server.address})
    school.press("Quét bằng máy ảnh")
    school.awaits("Không dùng được máy ảnh")
    return school


def takes_a_sheet_back(school, own):
    sheet = pathlib.Path(tempfile.mkdtemp()) / "thiet-bi.csv"
    sheet.write_text(DEVICES, encoding="utf-8")
    school.open(own + "/devices/import")
    school.driver.find_element("id", "file").send_keys(str(sheet))
    school.press("Ghi các dòng đúng")
    school.sees("THU-1", "THU-2")
    narrow(school)
    school.open(own + "/devices?q=thu-1")
    school.sees("THU-1")
    school.open(own + "/devices/import")
    school.sees("thiet-bi.csv")
    narrow(school)
    school.photograph("devices-import-phone")
    school.press("Hoàn tác")
    school.press("Tiếp tục")
    school.sees("Đã hoàn tác lần nhập.", "đã hoàn tác")
    school.open(own + "/devices?q=thu-1")
    school.sees("Không có thiết bị nào khớp.")


def facilities(server):
    official = Browser(server.address)
    official.sign_in("so")
    official.open("/facilities")
    official.sees("Máy tính dạy Tin học của các trường", "Chưa đạt mức 2", "Cần mua")
    official.photograph("facilities")
    official.open("/facilities/schools?standing=below&sort=buy&down=yes")
    official.open(official.driver.find_element("css selector", "#schools tbody th a").get_attribute("href").removeprefix(server.address))
    official.sees("Lớp đông nhất", "Chưa đạt mức 2")
    official.photograph("informatics")
    official.follow("Danh sách máy cần mua")
    official.sees("Mua thêm", "Chuyển trước khi mua")
    official.photograph("purchases")
    official.open("/facilities/purchases")
    official.sees("Cần mua", "Lớp đông nhất")
    school = Browser(server.address, width=390)
    school.sign_in("truong")
    school.open("/facilities")
    narrow(school)
    own = school.path
    for page in ("/rooms", "/rooms/new", "/rooms/import", "/devices", "/devices/new", "/devices/labels", "/informatics",
                 "/purchases", "/connections"):
        school.open(own + page)
        narrow(school)
        school.photograph("facilities-" + page.strip("/").replace("/", "-") + "-phone") if page in ("/devices", "/devices/labels") else None
    takes_a_sheet_back(school, own)
    school.open(own + "/devices?kind=desktop")
    tag, *others = [link.text for link in school.driver.find_elements("css selector", "tbody th a")[:3]]
    room = school.driver.find_elements("css selector", "tbody tr:first-child td")[2].text
    school.open(own + "/rounds")
    school.press("Mở đợt kiểm kê")
    choice = next(o for o in school.driver.find_elements("css selector", "#room option") if o.text.startswith(room + " "))
    place = choice.get_attribute("value")
    school.select("Bạn đang ở phòng nào?", place)
    school.fill("Mã thiết bị", tag.lower())
    school.press("Ghi nhận")
    school.sees("Đúng phòng", "Đã thấy 1 trên")
    assert school.driver.switch_to.active_element.get_attribute("name") == "tag", "the cursor does not wait for a tag"
    scanner = scanning(server, school.path.split("?")[0], place, others)
    school.fill("Mã thiết bị", "LA-7")
    school.press("Ghi nhận")
    school.sees("Mã lạ")
    narrow(school)
    school.photograph("round-phone")
    school.press("Kết thúc và cập nhật sổ")
    school.press("Tiếp tục")
    school.sees("Biên bản kiểm kê", "LA-7")
    narrow(school)
    return [official, school, scanner]
