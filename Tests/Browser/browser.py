"""A real Chromium on a running Khuê: pages found by their words, checked by axe-core, photographed."""
import base64
import hmac
import pathlib
import struct
import subprocess
import tempfile
import time
import urllib.request

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"


def code(key):
    """What an authenticator shows for this key now (RFC 6238)."""
    secret = base64.b32decode(key.replace(" ", "") + "=" * (-len(key.replace(" ", "")) % 8))
    mac = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Server:
    """The program on a new database and a free port."""

    def __init__(self, program, port, options=()):
        self.address = f"http://127.0.0.1:{port}"
        self.folder = tempfile.TemporaryDirectory()
        self.command = [program, "serve", "--database", f"{self.folder.name}/khue.sqlite", "--port", str(port),
                        "--demonstration", "small", *options]
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        for _ in range(300):
            try:
                urllib.request.urlopen(self.address + "/sign-in")
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("the server ended before it was ready")
                time.sleep(0.2)
        raise SystemExit("the server did not become ready")

    def second(self):
        """Another program on the same database."""
        return subprocess.run(self.command, capture_output=True, text=True, timeout=60)

    def kill(self):
        self.process.kill()
        self.process.wait(20)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


class Browser:
    """One person's browser."""

    def __init__(self, address, width=1280, scripts=True, dark=False):
        options = Options()
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-device-scale-factor=1",
                     "--disable-dev-shm-usage", "--lang=vi"):
            options.add_argument(flag)
        if dark:
            options.add_argument("--force-dark-mode")
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.binary_location = "/usr/bin/chromium"
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        if dark:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                        {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.width = width
        self.address = address
        self.scripts = scripts
        self.violations = []
        self.checked = 0

    def quit(self):
        self.driver.quit()

    def open(self, path):
        self.driver.get(self.address + path)
        self.check()

    def check(self):
        """axe-core finds nothing, and nothing comes from another host."""
        if not self.scripts:
            return
        result = Axe().run(self.driver)
        self.checked += 1
        for violation in result["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            self.violations.append((self.path, violation["id"], nodes))
        foreign = self.driver.execute_script(
            "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))")
        assert not foreign, f"{self.path} loads {foreign}"

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.address)

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def sees(self, *words):
        for word in words:
            assert word in self.text, f"{self.path} does not say '{word}':\n{self.text[:3000]}"

    def follow(self, words):
        self._unfold(words)
        link = self._wait(lambda d: next((a for a in d.find_elements(By.TAG_NAME, "a") if words in a.text and a.is_displayed()), None), f"link '{words}'")
        self._click(link)

    def _unfold(self, words):
        """Opens the group of the menu that holds a link, as a person who looks for it would."""
        for group in self.driver.find_elements(By.CSS_SELECTOR, ".menu .group details:not([open])"):
            names = [a.get_attribute("textContent") for a in group.find_elements(By.TAG_NAME, "a")]
            heading = group.find_element(By.TAG_NAME, "summary")
            if any(words in name for name in names) and heading.is_displayed() and not self._shown(words):
                heading.click()

    def _shown(self, words):
        return any(words in a.text and a.is_displayed() for a in self.driver.find_elements(By.TAG_NAME, "a"))

    def press(self, words):
        button = self._wait(lambda d: next((b for b in d.find_elements(By.TAG_NAME, "button") if b.text.strip() == words and b.is_displayed()), None), f"button '{words}'")
        self._click(button)

    def _click(self, element):
        before = self.driver.find_element(By.TAG_NAME, "html")
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element) if self.scripts else None
        element.click()
        try:
            WebDriverWait(self.driver, 10).until(lambda d: self._gone(before))
        except Exception:  # a link inside the page does not load another
            pass
        self.check()

    @staticmethod
    def _gone(element):
        try:
            element.tag_name
            return False
        except Exception:
            return True

    def fill(self, label, value):
        field = self._field(label)
        field.clear()
        field.send_keys(value)

    def select(self, label, value):
        Select(self._field(label)).select_by_value(value)

    def choose(self, label):
        found = next(e for e in self.driver.find_elements(By.TAG_NAME, "label") if e.text.strip() == label)
        found.click()

    def _field(self, label):
        for element in self.driver.find_elements(By.TAG_NAME, "label"):
            if element.text.strip().startswith(label):
                return self.driver.find_element(By.ID, element.get_attribute("for"))
        raise AssertionError(f"{self.path} has no field '{label}'")

    def _wait(self, condition, what, seconds=10):
        try:
            return WebDriverWait(self.driver, seconds).until(condition)
        except Exception as error:
            raise AssertionError(f"{self.path} has no {what}:\n{self.text[:3000]}") from error

    def sign_in(self, login, password="khue-trinh-dien"):
        self.open("/sign-in")
        self.fill("Tên đăng nhập", login)
        self.fill("Mật khẩu", password)
        self.press("Đăng nhập")

    def photograph(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(PICTURES / f"{name}.png"))
