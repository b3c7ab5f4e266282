"""How people are told: on a device, by which channels, and whom a reminder reaches before it is set."""
import json
import urllib.request

import websocket
from browser import Browser

WIDTHS = (360, 1280)


def notifications(server, admin, push):
    """`admin` has signed in with a second factor."""
    head = device(server)
    parent = told(server, head, push)
    reminders(admin)
    without = Browser(server.address, scripts=False)
    without.sign_in("truong")
    without.open("/messages/preferences")
    without.press("Bật trên thiết bị này")
    without.sees("Cần bật JavaScript cho trang này.")
    return [head, parent, without]


def device(server):
    """The browser of the test has no push service, so the page has to say plainly that nothing was turned on. What its
    service worker does with a message is shown by handing it one, as a push service would."""
    head = Browser(server.address)
    head.sign_in("truong")
    head.open("/messages")
    head.follow("Cách nhận tin")
    head.sees("Thông báo trên thiết bị", "Chưa có thiết bị nào.")
    head.press("Bật trên thiết bị này")
    said(head, "Trình duyệt không được phép hiện thông báo của Khuê.")
    head.photograph("device-denied")
    allowed = {"origin": server.address, "permissions": ["notifications"]}
    head.driver.execute_cdp_cmd("Browser.grantPermissions", allowed)
    head.open("/messages/preferences")
    head.press("Bật trên thiết bị này")
    said(head, "Trình duyệt không nối được với máy chủ thông báo của nó, nên chưa bật được.")
    worker_shows(head)
    for language in ("en", "vi"):
        looked_at(head, f"/messages/preferences?lang={language}")
        for path in ("/messages", "/messages/sent"):
            looked_at(head, path)
    return head


def told(server, head, push):
    """A device is turned on, a guardian asks for something, and the device of the head is told, signed and sealed."""
    head.open("/messages/preferences")
    push.subscribed(head)
    head.fill("Tên thiết bị", "Máy ở văn phòng")
    head.press("Bật trên thiết bị này")
    head._wait(lambda d: "done=device-added" in d.current_url, "answer that the device was turned on", seconds=30)
    head.check()
    head.sees("Đã bật thông báo trên thiết bị này.", "Máy ở văn phòng", "Chưa báo lần nào")
    head.driver.execute_script("document.querySelector('form[data-push]').scrollIntoView({block: 'end'})")
    head.photograph("devices")
    renewed(head)
    parent = Browser(server.address)
    parent.sign_in("phuhuynh")
    parent.open("/privacy")
    parent.choose("Xem dữ liệu")
    choices = parent.driver.find_elements("css selector", "#person option")
    parent.select("Về dữ liệu của", next(c for c in (o.get_attribute("value") for o in choices) if c))
    parent.fill("Nội dung", "Cho xem dữ liệu về sức khỏe")
    parent.press("Gửi yêu cầu")
    parent.sees("Đã gửi.")
    message = push.received()
    assert message["path"] == "/push/renewed", message["path"]
    assert message["isProven"] and message["encoding"] == "aes128gcm" and message["answered"] == "201", message
    head.open("/messages")
    head.follow("Có yêu cầu về dữ liệu cá nhân cần trả lời")
    head.sees("Đã gửi qua", "Máy ở văn phòng", "Đã giao")
    head.follow("Thiết bị")
    head.sees("Các lượt gửi", "201")
    head.open("/messages/preferences")
    assert "Chưa báo lần nào" not in head.text
    head.press("Gỡ")
    head.driver.find_element("css selector", "#page-question [value=yes]").click()
    head._wait(lambda d: "done=device-ended" in d.current_url, "answer that the device was signed off")
    head.sees("Đã gỡ thiết bị.", "Chưa có thiết bị nào.")
    return parent


def said(browser, words):
    def state(driver):
        return words in driver.find_element("css selector", "[data-state]").text
    browser._wait(state, f"state '{words}'", seconds=30)
    browser.check()


def worker_shows(head):
    """A message becomes a notification; the same told again stands in its place; one that cannot be read still shows."""
    head.driver.execute_cdp_cmd("ServiceWorker.enable", {})
    one = {"title": "Còn 7 ngày: Kế hoạch năm học", "path": "/messages/1", "tag": "a"}
    for data in (json.dumps(one), json.dumps(one), json.dumps({**one, "tag": "b"}), "x"):
        head.driver.execute_cdp_cmd("ServiceWorker.deliverPushMessage",
                                    {"origin": head.address, "registrationId": "0", "data": data})
    shown = head._wait(lambda d: shown_by(d, 3), "three notifications")
    titles = sorted(title for title, _, _ in shown)
    assert titles == ["Còn 7 ngày: Kế hoạch năm học"] * 2 + ["Khuê"], shown
    assert ["Khuê", "khue", "/messages"] in shown, shown
    pressed(head)


# A browser does these itself; what the worker then does is the program's own. Its end of life is not for scripts to move.
PRESS = """
(async () => {
  const opened = [];
  self.clients.openWindow = async (place) => { opened.push(String(place)); };
  for (const notification of await self.registration.getNotifications())
    self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  const away = { data: "https://elsewhere.example/", close() {} };
  self.dispatchEvent(Object.assign(new Event("notificationclick"), { notification: away, waitUntil() {} }));
  await new Promise((later) => setTimeout(later, 300));
  return [opened.sort(), (await self.registration.getNotifications()).length];
})()
"""
RENEW = """
(async () => {
  const old = SUBSCRIBED;
  const made = { ...old, endpoint: old.endpoint.replace("/push/walk", "/push/renewed") };
  let work;
  self.dispatchEvent(Object.assign(new Event("pushsubscriptionchange"), {
    oldSubscription: { options: {}, toJSON: () => old }, newSubscription: { toJSON: () => made },
    waitUntil(promise) { work = promise; },
  }));
  await work;
  return made.endpoint;
})()
"""


def pressed(head):
    """A press on each notification opens its page of the program, and none leads to another place."""
    opened, left = in_worker(head, PRESS)
    places = [head.address + path for path in ("/messages", "/messages/1", "/messages/1")]
    assert opened == places and left == 0, (opened, left)


def renewed(head):
    """The push service gives the browser another address; the worker tells it without anybody pressing."""
    subscribed = head.driver.execute_script("return sessionStorage.getItem('subscribed')")
    assert in_worker(head, RENEW.replace("SUBSCRIBED", subscribed)).endswith("/push/renewed")


def in_worker(browser, script):
    """What a script answers inside the service worker, which a message wakes first."""
    browser.driver.execute_async_script(
        "const done = arguments[0]; navigator.serviceWorker.ready.then((r) => { r.active.postMessage(1); done(); })")
    place = browser.driver.capabilities["goog:chromeOptions"]["debuggerAddress"]

    def worker(_):
        with urllib.request.urlopen(f"http://{place}/json/list") as answer:
            return next((t for t in json.load(answer) if t["type"] == "service_worker"), None)

    target = browser._wait(worker, "running service worker")
    line = websocket.create_connection(target["webSocketDebuggerUrl"], suppress_origin=True, timeout=30)
    try:
        line.send(json.dumps({"id": 1, "method": "Runtime.evaluate", "params": {
            "expression": script, "awaitPromise": True, "returnByValue": True}}))
        while True:
            answer = json.loads(line.recv())
            if answer.get("id") == 1:
                assert "exceptionDetails" not in answer["result"], answer
                return answer["result"]["result"]["value"]
    finally:
        line.close()


def shown_by(driver, count):
    found = driver.execute_async_script(
        "const done = arguments[0]; navigator.serviceWorker.getRegistration().then((r) => r.getNotifications())"
        ".then((all) => done(all.map((n) => [n.title, n.tag, n.data])))")
    return found if len(found) == count else None


def reminders(admin):
    """A step is looked at with all it reaches before it is set; both languages, phone and desktop."""
    admin.open("/deliveries")
    admin.follow("Mốc nhắc hạn")
    admin.fill("Số ngày sau hạn", "ba")
    admin.press("Xem ai được nhắc")
    admin.sees("Ghi một số từ -60 đến 60.")
    admin.fill("Số ngày sau hạn", "-14")
    admin.choose("Đơn vị phải nộp")
    admin.fill("Theo văn bản, quyết định", "Quyết định 1 của Sở")
    admin.press("Xem ai được nhắc")
    admin.sees("Trước hạn 14 ngày", "Áp dụng từ ngày mai", "16/10/2023")
    admin.photograph("reminders-preview")
    preview = admin.path
    names = admin.driver.find_element("css selector", "tbody th a").get_attribute("href").removeprefix(admin.address)
    for language in ("en", "vi"):
        for path in (preview + f"&lang={language}", names, "/reminders", "/deliveries"):
            looked_at(admin, path)
    admin.open(preview)
    admin.press("Thêm mốc")
    admin.sees("Đã lưu mốc nhắc hạn.", "Trước hạn 14 ngày")


def looked_at(browser, path):
    """The page fits, and axe-core finds nothing, at both widths."""
    for width in WIDTHS:
        browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        browser.open(path)
        wide = browser.driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1")
        assert not wide, f"{path} is wider than {width}"
