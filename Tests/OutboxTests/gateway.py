"""A gateway for SMS and Zalo as an operator would write it: HTTPS, marks checked with the shared key, keys kept.

Usage: gateway.py FOLDER PORT. Each request is written to FOLDER as a file. FOLDER/plan says how the next requests are
answered, one line each: a status, or hangup, which takes the message and closes without a word.
"""
import hashlib
import hmac
import http.server
import json
import os
import ssl
import sys
import threading
import time

folder, port = sys.argv[1], int(sys.argv[2])
shared = open(os.path.join(folder, "key"), "rb").read()
taken = set()
count = 0


def next_answer():
    path = os.path.join(folder, "plan")
    lines = open(path).read().split() if os.path.exists(path) else []
    with open(path, "w") as file:
        file.write("\n".join(lines[1:]))
    return lines[0] if lines else "200"


class Gateway(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global count
        body = self.rfile.read(int(self.headers["Content-Length"]))
        stamp = self.headers["X-Khue-Timestamp"]
        mark = "sha256=" + hmac.new(shared, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        is_marked = hmac.compare_digest(mark, self.headers["X-Khue-Signature"]) and abs(time.time() - int(stamp)) < 300
        key = self.headers["Idempotency-Key"]
        answer = next_answer() if is_marked else "401"
        is_taken = is_marked and key not in taken and answer in ("200", "hangup")
        if is_taken:
            taken.add(key)
        count += 1
        name = os.path.join(folder, f"{count:04}.json")
        record = {"key": key, "isMarked": is_marked, "isTaken": is_taken, "answered": answer, "body": json.loads(body)}
        with open(name + ".part", "w") as file:
            json.dump(record, file)
        os.rename(name + ".part", name)
        self.close_connection = True
        if answer == "hangup":
            return
        self.send_response(int(answer))
        if answer == "302":
            self.send_header("Location", f"https://127.0.0.1:{port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Gateway)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
open(os.path.join(folder, "ready"), "w").close()
sys.stdin.read()
