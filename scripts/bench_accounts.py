"""Measures taking in a list of accounts by the page, beside the engine's own loader into the same tables."""
import base64
import hashlib
import hmac
import http.cookiejar
import pathlib
import re
import socket
import struct
import subprocess
import time
import urllib.parse
import urllib.request

from bench_imports import NAMES, PostgreSQL, SQLite

MARK = "nhan"
MINE = f"SELECT id FROM identity_account WHERE login LIKE '{MARK}%'"
# What one row of a list becomes, parents first; the log without its seal, which comes later.
TABLES = {
    "identity_account": f"SELECT * FROM identity_account WHERE login LIKE '{MARK}%'",
    "identity_grant": f"SELECT * FROM identity_grant WHERE account_id IN ({MINE})",
    "identity_audit": f"""SELECT id, at, account_id, role, acting_unit_id, address, action, unit_id, subject, subject_id,
        detail, changes, NULL, NULL FROM identity_audit WHERE subject = 'account' AND subject_id IN ({MINE})""",
    "identity_link": f"SELECT * FROM identity_link WHERE account_id IN ({MINE})",
    "outbox_message": f"SELECT * FROM outbox_message WHERE person_id IN ({MINE})",
    "outbox_delivery": f"SELECT * FROM outbox_delivery WHERE person_id IN ({MINE})",
}
UNITS = "SELECT code FROM organisation_unit WHERE kind = 'school' ORDER BY code"


def code(secret):
    """RFC 6238 as every authenticator makes it."""
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def mark_of(page):
    return re.search(r'name="form_mark" value="([^"]+)"', page).group(1)


def administrator(base):
    """A browser of the account administrator, who has turned the second factor on."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(base + "/sign-in").read().decode()
    data = {"form_mark": mark_of(page), "login": "quantri", "password": "khue-trinh-dien"}
    browser.open(base + "/sign-in", urllib.parse.urlencode(data).encode())
    page = browser.open(base + "/account/second-factor").read().decode()
    secret = re.search(r'class="token">([A-Z2-7 ]+)<', page).group(1).replace(" ", "")
    data = {"form_mark": mark_of(page), "code": code(secret)}
    browser.open(base + "/account/second-factor", urllib.parse.urlencode(data).encode())
    return browser


def write(engine, count):
    """A list of staff over all schools in turn, half of them with an e-mail address and so with an invitation."""
    units, names = engine.rows("base", UNITS), engine.rows("base", NAMES)
    lines = ["login,name,email,unit,role"]
    for n in range(count):
        mail = f"{MARK}{n}@truong.example" if n % 2 else ""
        lines.append(f"{MARK}{n},{names[n * 7919 % len(names)][0]},{mail},{units[n % len(units)][0]},staff")
    return "\n".join(lines)


def take(build, database, text):
    """Seconds from sending the list to the page that says what came of it, and the server's memory before and at most."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [build / "khue", "serve", *database, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(base + "/sign-in").read()
                break
            except OSError:
                time.sleep(0.1)
        browser = administrator(base)
        mark = mark_of(browser.open(base + "/accounts/import").read().decode())
        before = memory(process)
        body = b""
        for name, more, value in (
                ("form_mark", "", mark), ("do", "", "apply"), ("file", '; filename="tai-khoan.csv"', text)):
            body += f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'.encode()
        request = urllib.request.Request(
            base + "/accounts/import", body + b"--b--\r\n", {"Content-Type": "multipart/form-data; boundary=b"})
        begin = time.time()
        answer = browser.open(request).read().decode()
        taken = time.time() - begin
        words = re.search(r"Thêm mới [\d.]+[^<]+", answer)
        return taken, before, memory(process), words.group(0) if words else answer[:2000]
    finally:
        process.terminate()
        process.wait()


def memory(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) / 1024


def measure(engine, build, size, rows):
    subprocess.run(
        [build / "khue", "demo", *engine.options("base"), "--size", size], check=True,
        stdout=subprocess.DEVNULL)
    text = write(engine, rows)
    engine.copy("base", "taken")
    engine.copy("base", "loaded")
    own, before, most, words = take(build, engine.options("taken"), text)
    floor, count = engine.load("taken", "loaded", TABLES)
    assert count == rows, f"{count} of {rows} came in: {words}"
    for name in ("taken", "loaded", "base"):
        engine.drop(name)
    print(f"\naccounts by list on {engine.title}: {rows:,} rows in {own:.1f} s, {rows / own:,.0f} rows/s; memory "
          f"{before:.0f} MB before, at most {most:.0f} MB  ({words})")
    print(f"  the engine's own loader into the same tables {floor:.1f} s: 1/{own / floor:.1f} of its speed  (aim ≥ 1/8)")


def run(folder, server, build, size="district", rows=100_000):
    for engine in (SQLite(folder), PostgreSQL(folder, server)):
        measure(engine, build, size, rows)
