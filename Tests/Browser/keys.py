"""A security key in a real browser: added, used to sign in, removed; and the way without scripts."""
from browser import Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

PASSWORD = "khue-trinh-dien"


def keys(server):
    """Browsers know keys under a name only: the program is reached as `localhost`, its public address."""
    address = server.address.replace("127.0.0.1", "localhost")
    head = Browser(address)
    head.driver.add_virtual_authenticator(VirtualAuthenticatorOptions(
        protocol=VirtualAuthenticatorOptions.Protocol.CTAP2, transport=VirtualAuthenticatorOptions.Transport.USB,
        has_resident_key=False, has_user_verification=False))
    head.sign_in("truong")
    head.open("/account")
    head.follow("Khóa bảo mật")
    head.sees("Chưa có khóa nào.")
    head.fill("Tên khóa", "Khóa USB ở văn phòng")
    head.fill("Mật khẩu hiện nay", PASSWORD)
    head.press("Thêm khóa bảo mật")
    head.awaits("Mã dự phòng")
    recovery = head.driver.find_elements(By.CSS_SELECTOR, "main li code")[0].text
    for width in (390, 1280):
        head.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        head.open("/account/keys")
        wide = head.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
        assert not wide, f"the page of keys is wider than {width}"
    head.sees("Khóa USB ở văn phòng", "chưa dùng")
    head.photograph("security-keys")
    adds_once(head)
    signs_in(head)
    without = Browser(address, scripts=False)
    without.sign_in("truong")
    assert not [b for b in without.driver.find_elements(By.TAG_NAME, "button") if b.text == "Dùng khóa bảo mật"]
    without.fill("Mã dự phòng", recovery)
    without.press("Đăng nhập")
    without.sees("Việc cần làm")
    removes(head)
    return [head, without]


def adds_once(head):
    """The browser itself says that the key is there already."""
    head.fill("Tên khóa", "Khóa thứ hai")
    head.fill("Mật khẩu hiện nay", PASSWORD)
    head.press("Thêm khóa bảo mật")
    head.awaits("Khóa này đã thêm rồi.")


def signs_in(head):
    head.driver.delete_cookie("khue_session")
    head.sign_in("truong")
    head.sees("Dùng khóa bảo mật", "Mã dự phòng")
    head.photograph("sign-in-key")
    head.press("Dùng khóa bảo mật")
    head.awaits("Việc cần làm")
    head.open("/account/keys")
    assert "chưa dùng" not in head.text


def removes(head):
    head.open("/account/keys")
    head.choose("Khóa USB ở văn phòng")
    head.driver.find_element(By.NAME, "own").send_keys(PASSWORD)
    head.press("Bỏ khóa")
    head.driver.find_element(By.CSS_SELECTOR, "#page-question [value=yes]").click()
    head.awaits("Đã bỏ khóa bảo mật.")
    head.driver.delete_cookie("khue_session")
    head.sign_in("truong")
    head.sees("Việc cần làm")
