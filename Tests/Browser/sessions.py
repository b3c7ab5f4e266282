"""Passwords that can be looked at, and a session that ends while somebody writes."""
import time

from browser import Browser
from selenium.webdriver.common.by import By

# What would come after minutes comes after a second; the end of a session only where it is waited for.
QUICK = """
const later = window.setTimeout;
const isQuick = (delay) => delay > 60000 && !window.isSlow && (delay !== 305000 || location.search === "?end");
window.setTimeout = (work, delay, ...more) => later(work, isQuick(delay) ? 1000 : delay, ...more);
"""


def shown(person, selector):
    return person.driver.find_element(By.CSS_SELECTOR, selector)


def until(truth, what):
    for _ in range(100):
        if truth():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def passwords(person):
    person.open("/sign-in")
    line = shown(person, '[name="password"]')
    line.send_keys("mot cau dai")
    person.press("Hiện mật khẩu")
    assert line.get_attribute("type") == "text"
    person.press("Ẩn mật khẩu")
    assert line.get_attribute("type") == "password"


def strength(person):
    meter, line = shown(person, "meter"), shown(person, '[autocomplete="new-password"][name="password"]')
    values = []
    for word in ("aaaaaaaaaaaaaaaaaaaaaaaa", "bon mua xuan ha thu dong"):
        line.clear()
        line.send_keys(word)
        values.append(float(meter.get_property("value")))
    assert values[0] < 5 < 14 <= values[1], values
    line.clear()


def rest(person):
    """The session ends while the page waits: somebody signs in beside, comes back, and what stood there is sent."""
    mark = shown(person, '[name="form_mark"]').get_property("value")
    person.driver.execute_script("document.getElementById('login').value = 'giaovien'")
    dialog = shown(person, "#page-rest")
    until(dialog.is_displayed, "nobody asks before the session ends")
    person.check()
    person.sees("Bạn còn làm việc không?", "Những gì đã gõ trên trang vẫn còn")
    person.photograph(f"session-rest{'-phone' if person.width < 600 else ''}")
    session = person.driver.get_cookie("khue_session")
    person.driver.delete_cookie("khue_session")
    person.press("Làm tiếp")
    until(lambda: "Phiên làm việc đã hết" in dialog.text, "nobody says that it has ended")
    person.check()
    first = person.driver.current_window_handle
    person.driver.switch_to.new_window("tab")
    person.sign_in("truong")
    assert person.driver.get_cookie("khue_session")["value"] != session["value"]
    person.driver.close()
    person.driver.switch_to.window(first)
    person.driver.execute_script("window.isSlow = true")
    person.press("Làm tiếp")
    until(lambda: not dialog.is_displayed(), "whoever is back cannot go on")
    assert shown(person, '[name="form_mark"]').get_property("value") != mark
    assert shown(person, "#login").get_property("value") == "giaovien", "what stood there is lost"
    person.press("Ủy quyền có thời hạn")
    assert "409" not in person.text and "hết hạn" not in shown(person, "main").text, person.text[:500]


def end(person):
    """A page on which nothing was typed goes away with its session."""
    person.open("/account?end")
    until(shown(person, "#page-rest").is_displayed, "nobody asks before the session ends")
    person.driver.delete_cookie("khue_session")
    until(lambda: "/sign-in" in person.driver.current_url, "the page of a session that is over stays")
    assert "account%3Fend" in person.driver.current_url, "nobody comes back to where they were"


def drafts(person):
    """What could not be sent waits for its person alone, and not for ever."""
    own = person.driver.find_element(By.TAG_NAME, "body").get_attribute("data-person")
    assert own and " " not in own, own
    person.driver.execute_script("""
        const keep = (name, age) => localStorage.setItem(name, JSON.stringify({ typed: [], at: Date.now() - age }));
        keep(`khue:${arguments[0]}:/new`, 60_000);
        keep(`khue:${arguments[0]}:/old`, 1_900_000);
        keep("khue:somebody:/else", 60_000);
        localStorage.setItem(`khue:${arguments[0]}:/before`, "[]");
        localStorage.setItem("other", "1");
    """, own)
    person.open("/account")
    kept = person.driver.execute_script("return Object.keys(localStorage).sort()")
    assert kept == [f"khue:{own}:/new", "other"], kept
    person.driver.execute_script("localStorage.clear()")


def sessions(server):
    people = []
    for width in (1280, 360):
        person = Browser(server.address, width=width)
        people.append(person)
        passwords(person)
        person.sign_in("truong")
        person.open("/account")
        strength(person)
        drafts(person)
        person.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": QUICK})
        person.open("/account")
        rest(person)
        end(person)
    return people
