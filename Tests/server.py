"""The program itself, started for a test on a small city of its own."""
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request


class Server:
    """The program on a new database; on a free port when none is named."""

    def __init__(self, program, port=None, *options, database=None):
        port = port or free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.folder = tempfile.TemporaryDirectory()
        self.command = [program, "serve", "--database", database or f"{self.folder.name}/khue.sqlite",
                        "--port", str(port), "--demonstration", "small", *options]
        self.start()

    @staticmethod
    def refused(program, *options, database):
        """What the program says when it does not start on this database."""
        command = [program, "serve", "--database", database, "--port", str(free_port()), "--demonstration", "small", *options]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert answer.returncode != 0, "it started"
        return answer.stderr

    def start(self):
        with open(f"{self.folder.name}/log.txt", "ab") as log:
            self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=log)
        for _ in range(300):
            try:
                urllib.request.urlopen(self.address + "/sign-in")
                return
            except OSError:
                if self.process.poll() is not None:
                    self.tell()
                    raise SystemExit("the server ended before it was ready")
                time.sleep(0.2)
        raise SystemExit("the server did not become ready")

    def second(self):
        """Another program on the same database."""
        return subprocess.run(self.command, capture_output=True, text=True, timeout=60)

    def kill(self):
        self.process.kill()
        self.process.wait(20)

    def tell(self, lines=60):
        """The end of the program's log, which a test that fails shows and one that passes does not."""
        with open(f"{self.folder.name}/log.txt", encoding="utf-8", errors="replace") as log:
            print("the program's log ends:", *log.readlines()[-lines:], sep="\n", file=sys.stderr)

    def stop(self):
        if sys.exc_info()[0] is not None:
            self.tell()
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
