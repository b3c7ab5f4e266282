"""A scanner for tests that speaks clamd's INSTREAM on a local socket and on loopback: it finds the harmless test text of
EICAR, ends what is longer than its limit as clamd does, and misbehaves on request."""
import pathlib
import signal
import socket
import struct
import sys
import threading
import time

FOLDER, PORT = pathlib.Path(sys.argv[1]), int(sys.argv[2])
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LIMIT = 5_000_000


def exactly(line, count):
    data = b""
    while len(data) < count:
        part = line.recv(count - len(data))
        if not part:
            raise ConnectionError
        data += part
    return data


def serve(line):
    plan = FOLDER / "plan"
    way = plan.read_text().strip() if plan.exists() else ""
    with line:
        try:
            if way == "hangup":
                return
            command = b""
            while not command.endswith(b"\0"):
                command += exactly(line, 1)
            if command != b"zINSTREAM\0":
                return line.sendall(b"UNKNOWN COMMAND\0")
            data = b""
            while length := struct.unpack(">I", exactly(line, 4))[0]:
                data += exactly(line, length)
                if len(data) > LIMIT:
                    return line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            if way == "silent":
                return time.sleep(20)
            if way:
                return line.sendall(way.encode())
            (FOLDER / f"{time.time_ns()}.seen").write_bytes(data)
            line.sendall(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0")
        except (ConnectionError, OSError):
            pass


def listen(server):
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()


local = socket.socket(socket.AF_UNIX)
local.bind(str(FOLDER / "clamd.ctl"))
near = socket.socket()
near.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
near.bind(("127.0.0.1", PORT))
for one in (local, near):
    one.listen()
    threading.Thread(target=listen, args=(one,), daemon=True).start()
# Whoever started this may have kept signals back.
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
(FOLDER / "ready").write_text("")
sys.stdin.read()
