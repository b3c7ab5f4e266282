"""The sector database's side as an operator would describe it: HTTPS, a token, objects kept by ClientId, keys kept.

Usage: sector_server.py FOLDER PORT. FOLDER/plan says how the next requests are answered, one line each: a status; hangup,
which takes the message and closes without a word; slow, which takes it and answers after three seconds; nonsense, which
takes it and answers with something else; echo, which refuses and repeats the headers. FOLDER/token is who may ask.
FOLDER/held.json is what it holds; a test may change it between requests. Each request is written to FOLDER as a file.
"""
import http.server
import json
import os
import ssl
import sys
import threading
import time
import urllib.parse

folder, port = sys.argv[1], int(sys.argv[2])
token = open(os.path.join(folder, "token")).read()
LISTS = ["LstDiemTruongInfo", "LstLopHocInfo", "LstHocSinh", "LstCanBo"]
answers = {}
count = 0


def path(name):
    return os.path.join(folder, name)


def held():
    return json.load(open(path("held.json"))) if os.path.exists(path("held.json")) else {}


def keep(everything):
    with open(path("held.json.part"), "w") as file:
        json.dump(everything, file)
    os.rename(path("held.json.part"), path("held.json"))


def next_answer():
    lines = open(path("plan")).read().split() if os.path.exists(path("plan")) else []
    with open(path("plan"), "w") as file:
        file.write("\n".join(lines[1:]))
    return lines[0] if lines else "200"


def take(message):
    """Each object once, by its ClientId; a pupil without a birth date is refused."""
    everything = held()
    own = everything.setdefault(message["MaTruongHoc"], {name: {} for name in LISTS})
    rows = []
    for name in LISTS:
        for thing in message[name]:
            key = thing["ClientId"]
            if thing.get("HoTen") == "Em Bị Từ Chối":
                rows.append({"ClientId": key, "Loi": "Thiếu MaDanToc"})
                continue
            known = own[name].get(key)
            code = known["Ma"] if known else f"CSDL{sum(len(o) for o in own.values()) + 1}"
            own[name][key] = {**thing, "Ma": code}
            rows.append({"ClientId": key, "Ma": code})
    keep(everything)
    return {"KetQua": rows}


class Side(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def note(self, answer, is_taken, body):
        global count
        count += 1
        record = {
            "method": self.command, "path": self.path, "key": self.headers.get("Idempotency-Key") or "",
            "isLetIn": self.headers.get("Authorization") == token, "isTaken": is_taken, "answered": answer,
            "objects": sum(len(body.get(name, [])) for name in LISTS),
        }
        with open(path(f"{count:04}.request"), "w") as file:
            json.dump(record, file)

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"https://127.0.0.1:{port}/elsewhere")
        if status == 429:
            self.send_header("Retry-After", "300")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers["Idempotency-Key"]
        self.close_connection = True
        plan = next_answer() if self.headers.get("Authorization") == token else "401"
        is_taken = plan in ("200", "hangup", "slow", "nonsense") and key not in answers
        if is_taken:
            answers[key] = take(body)
        self.note(plan, is_taken, body)
        if plan == "hangup":
            return
        if plan == "slow":
            time.sleep(3)
        if plan in ("200", "slow"):
            return self.answer(200, answers[key])
        if plan == "nonsense":
            return self.answer(200, "Xin chào")
        if plan == "echo":
            return self.answer(400, {"Loi": dict(self.headers)})
        self.answer(int(plan), {"Loi": f"Trả lời {plan}"})

    def do_GET(self):
        self.close_connection = True
        plan = next_answer() if self.headers.get("Authorization") == token else "401"
        self.note(plan, False, {})
        if plan != "200":
            return self.answer(int(plan), {})
        school = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query).get("school", [""])[0]
        own = held().get(school, {name: {} for name in LISTS})
        self.answer(200, {name: list(own[name].values()) for name in LISTS})

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Side)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(path("cert.pem"), path("key.pem"))
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
open(path("ready"), "w").close()
sys.stdin.read()
