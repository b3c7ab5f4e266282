"""A push service as browsers have one (RFC 8030): HTTPS, the proof of the sender checked (RFC 8292), messages kept as they
came, so that a test reads them with the browser's key.

Usage: push_service.py FOLDER PORT. Each request is written to FOLDER as a file. FOLDER/plan says how the next requests are
answered, one line each: a status, `429 SECONDS` with Retry-After, or hangup, which takes the message and says nothing.
A browser whose address ends in "gone" is no more.
"""
import base64
import http.server
import json
import os
import ssl
import sys
import threading
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

folder, port = sys.argv[1], int(sys.argv[2])
count = 0


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_proven(header):
    """Whether the token is signed by the key beside it, for this service, and holds for no more than a day."""
    fields = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    head, claims, signature = fields["t"].split(".")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(fields["k"]))
    raw = decoded(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        key.verify(pair, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    said = json.loads(decoded(claims))
    now = time.time()
    return said["aud"] == f"https://127.0.0.1:{port}" and now < said["exp"] < now + 86400 and bool(said.get("sub"))


def next_answer():
    path = os.path.join(folder, "plan")
    lines = open(path).read().splitlines() if os.path.exists(path) else []
    with open(path, "w") as file:
        file.write("\n".join(lines[1:]))
    return lines[0] if lines else "201"


class PushService(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global count
        body = self.rfile.read(int(self.headers["Content-Length"]))
        proven = is_proven(self.headers["Authorization"])
        answer = "403" if not proven else "410" if self.path.endswith("gone") else next_answer()
        count += 1
        name = os.path.join(folder, f"{count:04}.json")
        record = {
            "path": self.path, "isProven": proven, "answered": answer, "ttl": int(self.headers["TTL"]),
            "urgency": self.headers["Urgency"], "topic": self.headers["Topic"],
            "encoding": self.headers["Content-Encoding"], "body": base64.b64encode(body).decode(),
        }
        with open(name + ".part", "w") as file:
            json.dump(record, file)
        os.rename(name + ".part", name)
        self.close_connection = True
        if answer == "hangup":
            return
        status, *wait = answer.split()
        self.send_response(int(status))
        if wait:
            self.send_header("Retry-After", wait[0])
        if status == "302":
            self.send_header("Location", f"https://127.0.0.1:{port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), PushService)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
open(os.path.join(folder, "ready"), "w").close()
sys.stdin.read()
