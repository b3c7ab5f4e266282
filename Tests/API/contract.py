"""Does the API keep what its own description promises? schemathesis asks every operation, with what is right and what
is wrong, as an official, a head of school and an administrator of a small city."""
import base64
import hashlib
import hmac
import http.cookiejar
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PASSWORD = "khue-trinh-dien"
TOKEN = "contract"


class Server:
    """The program on a small city of its own and a free port."""

    def __init__(self, program):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [program, "serve", "--database", f"{self.folder.name}/khue.sqlite", "--port", str(port),
             "--demonstration", "small", "--api-rate", "1000000"], stdout=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.address + "/sign-in")
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("the server ended before it was ready")
                time.sleep(0.1)
        raise SystemExit("the server did not become ready")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


class Person:
    """Somebody who signs in and makes a token by the pages."""

    def __init__(self, server, login):
        self.address = server.address
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.submit("/sign-in", {"login": login, "password": PASSWORD})

    def open(self, path):
        return self.opener.open(self.address + path).read().decode()

    def submit(self, path, fields):
        mark = re.search(r'name="form_mark" value="([^"]*)"', self.open(path)).group(1)
        body = urllib.parse.urlencode([("form_mark", mark), *(fields.items() if isinstance(fields, dict) else fields)])
        return self.opener.open(self.address + path, body.encode()).read().decode()

    def prove(self):
        """Turns the second factor on, as an administrator must."""
        key = re.search(r'<code class="token">([^<]*)<', self.open("/account/second-factor")).group(1)
        self.submit("/account/second-factor", {"code": one_time_code(key.replace(" ", ""))})

    def token(self, name):
        scopes = re.findall(r'name="scope" value="([^"]*)"', self.open("/account/tokens"))
        fields = [("name", name), ("days", "1"), ("password", PASSWORD)]
        page = self.submit("/account/tokens", fields + [("scope", scope) for scope in scopes])
        return re.search(r"<p><code>([^<]*)</code>", page).group(1)


def one_time_code(key):
    """RFC 6238 with the usual thirty seconds and six digits."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


def ask(server, login, token, arguments):
    """Whether every operation keeps its promises to one person."""
    print(f"== {login}", flush=True)
    environment = dict(
        os.environ, KHUE_API=server.address, KHUE_TOKEN=token, KHUE_TOKEN_NAME=TOKEN,
        SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=str(HERE), PYTHONDONTWRITEBYTECODE="1")
    command = [
        str(pathlib.Path(sys.executable).parent / "st"), "--config-file", str(HERE / "schemathesis.toml"), "run",
        server.address + "/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}", *arguments]
    answer = subprocess.run(command, env=environment, cwd=server.folder.name, stdout=subprocess.PIPE, text=True)
    print(answer.stdout, flush=True)
    # Once the token is no longer taken, every refusal is as promised, and the rest would pass unseen.
    return answer.returncode == 0 and "401 Unauthorized" not in answer.stdout


def main():
    server = Server(str(pathlib.Path(sys.argv[1]).resolve()))
    begun = time.time()
    try:
        people = [(login, Person(server, login)) for login in ("so", "truong", "quantri")]
        people[-1][1].prove()
        for _, person in people:
            person.token("spare")
        kept = [ask(server, login, person.token(TOKEN), sys.argv[2:]) for login, person in people]
    finally:
        server.stop()
    print(f"{time.time() - begun:.0f} s")
    if not all(kept):
        raise SystemExit("the API does not keep what its description promises")


if __name__ == "__main__":
    main()
