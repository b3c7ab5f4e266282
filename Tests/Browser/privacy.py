"""The rights of people over their data, as a guardian on a phone and a head walk them."""
from browser import Browser


def privacy(server):
    parent = Browser(server.address, width=390)
    parent.sign_in("phuhuynh")
    parent.open("/privacy")
    parent.sees("Dữ liệu đang giữ", "Đăng ảnh hoạt động của lớp", "Sửa dữ liệu sai")
    parent.photograph("privacy-phone")
    parent.press("Gửi yêu cầu")
    parent.sees("Chọn điều bạn yêu cầu.")
    children = parent.driver.find_elements("css selector", "a[href^='/privacy/own/pupil/']")
    path = children[0].get_attribute("href").split(server.address)[-1]
    parent.open(path)
    parent.sees("Sức khỏe học đường", "Tải bản sao (JSON)")
    parent.photograph("privacy-copy-phone")
    for path in ("/privacy", "/privacy/register"):
        parent.open(path)
        wide = parent.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
        assert not wide, f"{path} is wider than a phone"
    head = Browser(server.address)
    head.sign_in("truong")
    head.open("/privacy/requests")
    head.sees("Quá hạn", "Sửa dữ liệu sai")
    head.photograph("privacy-requests")
    head.follow("Sửa dữ liệu sai")
    head.sees("Nội dung trả lời")
    head.photograph("privacy-request")
    head.open("/privacy/breaches")
    head.sees("Còn 3 giờ")
    head.photograph("privacy-breaches")
    head.driver.find_element("css selector", "tbody th a").click()
    head.sees("Báo cáo phải gửi")
    head.photograph("privacy-breach")
    head.open("/privacy/register")
    head.sees("Sổ đăng ký dữ liệu cá nhân", "Luật 91/2025")
    head.photograph("privacy-register")
    head.open("/privacy/consents")
    head.sees("Đăng ảnh hoạt động của lớp")
    return [parent, head, *erasing(server)]


def fits(browser, width):
    """That a page stays within the screen, in both languages, and axe finds nothing in either."""
    for language in ("en", "vi"):
        browser.open(browser.path.split("?")[0] + "?lang=" + language)
        wide = browser.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
        assert not wide, f"{browser.path} is wider than {width} in {language}"


def erasing(server):
    """A guardian on a small phone asks for deletion; the school sees what goes and what stays, answers, mends a breach."""
    parent = Browser(server.address, width=360)
    parent.sign_in("phuhuynh")
    parent.open("/privacy")
    parent.driver.execute_script("document.querySelector('input[name=right][value=delete]').click()")
    # The last one is at another school.
    child = parent.driver.find_elements("css selector", "select[name=person] option")[-2].get_attribute("value")
    parent.select("Về dữ liệu của", child)
    parent.fill("Nội dung", "Xin xóa số điện thoại cũ")
    parent.press("Gửi yêu cầu")
    parent.sees("Đã gửi.")
    heads = []
    for width in (360, 1280):
        head = Browser(server.address, width=width)
        head.sign_in("truong")
        head.open("/privacy/requests")
        head.follow("Xóa dữ liệu")
        head.sees("Giữ lại, và vì sao")
        fits(head, width)
        head.photograph("privacy-erasing-phone" if width == 360 else "privacy-erasing")
        head.open("/privacy/consents")
        head.sees("Chương trình giữ nhờ sự đồng ý này")
        fits(head, width)
        head.open("/privacy/breaches")
        head.driver.find_element("css selector", "tbody th a").click()
        head.sees("Báo cáo phải gửi")
        fits(head, width)
        head.photograph("privacy-breach-phone" if width == 360 else "privacy-breach")
        heads.append(head)
    return [parent, *heads]
