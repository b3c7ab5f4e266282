"""A push service of the test's own, which the program may call, and a browser that believes it has subscribed there."""
import json
import pathlib
import time

from otherside import OtherSide

# What a browser does when it reaches its push service, with keys as it makes them.
SUBSCRIBE = """
PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const p256dh = text(await crypto.subtle.exportKey("raw", pair.publicKey));
  const auth = text(crypto.getRandomValues(new Uint8Array(16)));
  window.boundTo = applicationServerKey;
  sessionStorage.setItem("subscribed", JSON.stringify({ endpoint: "ENDPOINT", keys: { p256dh, auth } }));
  return { toJSON: () => ({ endpoint: "ENDPOINT", keys: { p256dh, auth } }) };
};
"""


class PushService(OtherSide):
    def __init__(self, port):
        super().__init__("OutboxTests/push_service.py", port)

    @property
    def options(self):
        """What the program is told, so that it calls this service and no other."""
        return ["--push", "--push-inside", f"127.0.0.1:{self.port}", "--push-authorities", self.authority,
                "--push-contact", "mailto:khue@khue.example.vn"]

    def subscribed(self, browser):
        """From now on the page believes that its browser reaches this service."""
        browser.driver.execute_script(SUBSCRIBE.replace("ENDPOINT", f"https://127.0.0.1:{self.port}/push/walk"))

    def received(self, seconds=30):
        """The first message that came, once one came."""
        for _ in range(seconds * 5):
            found = sorted(pathlib.Path(self.folder.name).glob("*.json"))
            if found:
                return json.loads(found[0].read_text())
            time.sleep(0.2)
        raise AssertionError("the push service received nothing")
