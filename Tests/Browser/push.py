"""A push service of the test's own, which the program may call, and a browser that believes it has subscribed there."""
import json
import pathlib
import subprocess
import tempfile
import time

from browser import ROOT

SCRIPT = ROOT / "Tests" / "OutboxTests" / "push_service.py"
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


class PushService:
    """It receives by HTTPS with a certificate of an authority of its own."""

    def __init__(self, port):
        self.port = port
        self.folder = tempfile.TemporaryDirectory()
        self.authority = self._path("authority.pem")
        new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        self._openssl(new + ["-subj", "/CN=Test authority", "-keyout", self._path("authority.key"),
                             "-out", self.authority])
        self._openssl(new + ["-subj", "/CN=127.0.0.1", "-CA", self.authority, "-CAkey", self._path("authority.key"),
                             "-addext", "subjectAltName=IP:127.0.0.1",
                             "-addext", "basicConstraints=critical,CA:FALSE",
                             "-keyout", self._path("key.pem"), "-out", self._path("cert.pem")])
        self.process = subprocess.Popen(["/usr/bin/python3", str(SCRIPT), self.folder.name, str(port)],
                                        stdin=subprocess.PIPE)

    def _path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    @staticmethod
    def _openssl(arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

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

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()
