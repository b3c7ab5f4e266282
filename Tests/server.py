"""The program itself, started for a test on a small city of its own."""
import socket
import subprocess
import tempfile
import time
import urllib.request


class Server:
    """The program on a new database; on a free port when none is named."""

    def __init__(self, program, port=None, *options):
        port = port or free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.folder = tempfile.TemporaryDirectory()
        self.command = [program, "serve", "--database", f"{self.folder.name}/khue.sqlite", "--port", str(port),
                        "--demonstration", "small", *options]
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        for _ in range(300):
            try:
                urllib.request.urlopen(self.address + "/sign-in")
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("the server ended before it was ready")
                time.sleep(0.2)
        raise SystemExit("the server did not become ready")

    def second(self):
        """Another program on the same database."""
        return subprocess.run(self.command, capture_output=True, text=True, timeout=60)

    def kill(self):
        self.process.kill()
        self.process.wait(20)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
