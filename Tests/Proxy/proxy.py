"""Khuê behind nginx with the settings that are shipped: only the names of places are changed."""
import http.client
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from server import Server, free_port  # noqa: E402

PASSWORD = "khue-trinh-dien"
OUTSIDE = "127.0.0.2"
STRANGER = "203.0.113.7"


class Proxy:
    """nginx with deploy/nginx.conf, moved to free ports and a folder of its own, with a certificate that nobody knows."""

    def __init__(self, program, behind):
        self.folder = tempfile.TemporaryDirectory()
        home = pathlib.Path(self.folder.name)
        # Whoever serves is not who started it.
        home.chmod(0o755)
        self.plain, self.tls = free_port(), free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=khue.example.vn",
             "-keyout", home / "privkey.pem", "-out", home / "fullchain.pem"], check=True, capture_output=True)
        shipped = (HERE.parent.parent / "deploy" / "nginx.conf").read_text()
        settings = re.sub(r"\[::\]:\d+", lambda _: f"[::1]:{free_port()}", shipped)
        for old, new in [("listen 80;", f"listen 127.0.0.1:{self.plain};"), ("listen 443 ", f"listen 127.0.0.1:{self.tls} "),
                         ("/etc/letsencrypt/live/khue.example.vn/", f"{home}/"), ("127.0.0.1:8080", behind)]:
            assert old in settings, f"the settings no longer say {old}"
            settings = settings.replace(old, new)
        places = "".join(f"{kind}_temp_path {home}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (home / "nginx.conf").write_text(
            f"daemon off; pid {home}/pid; error_log {home}/errors; events {{}}\n"
            f"http {{ access_log off; {places} {settings} }}\n")
        self.process = subprocess.Popen([program, "-c", home / "nginx.conf", "-p", home, "-e", home / "errors"])
        for _ in range(100):
            try:
                self.ask("GET", "/sign-in")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the proxy did not become ready:\n" + (home / "errors").read_text())

    def ask(self, method, path, body=None, headers=()):
        """From an address that is not the proxy's own, as everybody outside."""
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.tls, context=ssl._create_unverified_context(), source_address=(OUTSIDE, 0))
        try:
            connection.request(method, path, body, {"Host": "khue.example.vn", **dict(headers)})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def speaks(self, *options):
        """Whether a hand shake with these options of the client comes about."""
        done = subprocess.run(
            ["openssl", "s_client", "-connect", f"127.0.0.1:{self.tls}", "-servername", "khue.example.vn", *options],
            input=b"", capture_output=True, timeout=20)
        return done.returncode == 0 and b"Cipher is (NONE)" not in done.stdout

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


class ProxyTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        cls.server = Server(sys.argv[1], cls.port, "--https")
        cls.proxy = Proxy(sys.argv[2], f"127.0.0.1:{cls.port}")

    @classmethod
    def tearDownClass(cls):
        cls.proxy.stop()
        cls.server.stop()

    def test_the_program_is_reached_through_the_proxy_alone(self):
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection((OUTSIDE, self.port))
        socket.create_connection(("127.0.0.1", self.port)).close()

    def test_plain_http_is_sent_on(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.proxy.plain)
        connection.request("GET", "/pupils?q=a", headers={"Host": "khue.example.vn"})
        answer = connection.getresponse()
        self.assertEqual(answer.status, 301)
        self.assertEqual(answer.headers["Location"], "https://khue.example.vn/pupils?q=a")
        connection.close()

    def test_old_versions_are_not_spoken(self):
        for version in ("-tls1", "-tls1_1"):
            self.assertFalse(self.proxy.speaks(version, "-cipher", "ALL:@SECLEVEL=0"), version)
        for version in ("-tls1_2", "-tls1_3"):
            self.assertTrue(self.proxy.speaks(version), version)

    def test_only_strong_ciphers_are_spoken(self):
        weak = ["AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-SHA384", "DHE-RSA-AES128-SHA",
                "aNULL", "eNULL", "RC4", "3DES"]
        for cipher in weak:
            self.assertFalse(self.proxy.speaks("-tls1_2", "-cipher", f"{cipher}:@SECLEVEL=0"), cipher)
        for cipher in ("ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-CHACHA20-POLY1305"):
            self.assertTrue(self.proxy.speaks("-tls1_2", "-cipher", cipher), cipher)

    def test_answers_say_https_alone_and_no_versions(self):
        status, headers, _ = self.proxy.ask("GET", "/sign-in")
        self.assertEqual(status, 200)
        self.assertRegex(headers["Strict-Transport-Security"], r"max-age=\d{8}")
        self.assertEqual(headers["Server"], "nginx")
        cookies = headers.get_all("Set-Cookie")
        self.assertTrue(cookies)
        for cookie in cookies:
            self.assertTrue(cookie.startswith("__Host-") and "; Secure" in cookie, cookie)

    def test_a_person_signs_in_and_a_made_up_address_is_not_believed(self):
        cookies = {}

        def ask(method, path, body=None):
            headers = {"X-Forwarded-For": STRANGER, "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            status, told, text = self.proxy.ask(method, path, body and urllib.parse.urlencode(body), headers)
            for cookie in told.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                cookies[name] = value
            return status, text

        mark = re.search(r'name="form_mark" value="([^"]+)"', ask("GET", "/sign-in")[1]).group(1)
        status, _ = ask("POST", "/sign-in", {"form_mark": mark, "login": "truong", "password": PASSWORD})
        self.assertEqual(status, 303)
        sessions = ask("GET", "/account")[1]
        self.assertIn(OUTSIDE, sessions)
        self.assertNotIn(STRANGER, sessions)

    def test_a_file_beyond_every_limit_is_refused(self):
        status, _, text = self.proxy.ask("POST", "/letters", b"x" * 50_000_000, {"Content-Type": "text/plain"})
        self.assertEqual(status, 413)
        self.assertIn("quá lớn", text)
        self.assertEqual(self.proxy.ask("POST", "/letters", b"x" * 70_000_000)[0], 413)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
