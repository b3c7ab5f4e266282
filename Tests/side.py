"""The other side of a connection, for a test: HTTPS on loopback, answers by a plan, each request kept as a file.

A side is started as `side.py FOLDER PORT`. FOLDER holds cert.pem and key.pem. FOLDER/plan says how the next requests are
answered, one line each; without a line they are answered as usual. FOLDER/ready is written once it listens; it ends with
its standard input.
"""
import http.server
import json
import os
import ssl
import sys
import threading

folder, port = sys.argv[1], int(sys.argv[2])
lock = threading.Lock()
count = 0


def path(name):
    return os.path.join(folder, name)


def write(name, value):
    """Whole or not at all: a test may be reading."""
    with open(path(name) + ".part", "w") as file:
        json.dump(value, file)
    os.rename(path(name) + ".part", path(name))


def note(record, suffix="json"):
    global count
    with lock:
        count += 1
        write(f"{count:04}.{suffix}", record)


def next_answer(usual):
    lines = open(path("plan")).read().splitlines() if os.path.exists(path("plan")) else []
    with open(path("plan"), "w") as file:
        file.write("\n".join(lines[1:]))
    return lines[0] if lines else usual


class Side(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def body(self):
        self.close_connection = True
        return self.rfile.read(int(self.headers["Content-Length"]))

    def answer(self, status, document=None, wait=None):
        """A redirection leads elsewhere on this side; `wait` is Retry-After in seconds."""
        body = b"" if document is None else json.dumps(document).encode()
        self.send_response(int(status))
        if str(status) == "302":
            self.send_header("Location", f"https://127.0.0.1:{port}/elsewhere")
        if wait:
            self.send_header("Retry-After", str(wait))
        if body:
            self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def serve(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path("cert.pem"), path("key.pem"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    open(path("ready"), "w").close()
    sys.stdin.read()
