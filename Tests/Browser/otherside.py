"""The other side of a connection of the program, started for a walk: HTTPS with a certificate of its own authority."""
import pathlib
import subprocess
import tempfile
import time

from browser import ROOT


class OtherSide:
    """A script below Tests (`side.py` says how it is started), in a folder of its own."""

    def __init__(self, script, port, files=None):
        self.port = port
        self.folder = tempfile.TemporaryDirectory()
        self.authority = self.path("authority.pem")
        for name, text in (files or {}).items():
            # As a secret must lie: the program reads none that everybody may read.
            pathlib.Path(self.path(name)).touch(mode=0o600)
            pathlib.Path(self.path(name)).write_text(text, encoding="utf-8")
        new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        self._openssl(new + ["-subj", "/CN=Test authority", "-keyout", self.path("authority.key"),
                             "-out", self.authority])
        self._openssl(new + ["-subj", "/CN=127.0.0.1", "-CA", self.authority, "-CAkey", self.path("authority.key"),
                             "-addext", "subjectAltName=IP:127.0.0.1",
                             "-addext", "basicConstraints=critical,CA:FALSE",
                             "-keyout", self.path("key.pem"), "-out", self.path("cert.pem")])
        self.process = subprocess.Popen(["/usr/bin/python3", str(ROOT / "Tests" / script), self.folder.name, str(port)],
                                        stdin=subprocess.PIPE)
        for _ in range(100):
            if pathlib.Path(self.path("ready")).exists():
                return
            time.sleep(0.1)
        raise SystemExit(f"{script} did not become ready")

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    def answers(self, *plan):
        """How the next requests are answered."""
        pathlib.Path(self.path("plan")).write_text("\n".join(plan), encoding="utf-8")

    @staticmethod
    def _openssl(arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()
