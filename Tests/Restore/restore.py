"""A copy made as docs/running.md says is a whole installation again: its people sign in, with their second factor; its
lists say the same; its log is whole. Without the file of keys it is nothing."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "API")]

from contract import PASSWORD, Person, one_time_code  # noqa: E402
from server import Server  # noqa: E402

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())


def told(server):
    """What a head of school reads of her pupils and staff."""
    person = Person(server, "truong")
    return [re.sub(r'value="[^"]*"', "", person.open(path)) for path in ("/pupils", "/staff", "/statistics?day=30/9/2023")]


class SQLiteCopies:
    def __init__(self, folder):
        self.database, self.restored = f"{folder}/khue.sqlite", f"{folder}/copy.sqlite"

    def copy(self):
        subprocess.run(["sqlite3", self.database, f".backup {self.restored}"], check=True)


class PostgreSQLCopies:
    def __init__(self, folder):
        self.server = os.environ["KHUE_TEST_POSTGRES"]
        self.folder = folder
        self.database, self.restored = self.make("restore_old"), f"{self.server.rsplit('/', 1)[0]}/restore_new"

    def make(self, name):
        address = f"{self.server.rsplit('/', 1)[0]}/{name}"
        subprocess.run(["psql", "-q", self.server, "-c", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
        return address

    def copy(self):
        dump = f"{self.folder}/khue.dump"
        subprocess.run(["pg_dump", "-Fc", "-f", dump, self.database], check=True)
        self.make("restore_new")
        subprocess.run(["pg_restore", "--exit-on-error", "--no-owner", "-d", self.restored, dump], check=True)


class RestoreTests(unittest.TestCase):
    def check(self, copies, folder):
        key, second = f"{folder}/khue.key", None
        server = Server(PROGRAM, None, "--key-file", key, database=copies.database)
        try:
            before = told(server)
            keeper = Person(server, "quantri")
            second = keeper.prove()
            # While it runs, and with people in it.
            copies.copy()
        finally:
            server.stop()
        kept = f"{folder}/kept.key"
        shutil.move(key, kept)
        alone = Server.refused(PROGRAM, "--key-file", f"{folder}/other.key", database=copies.restored)
        self.assertIn("tệp khóa", alone)
        server = Server(PROGRAM, None, "--key-file", kept, database=copies.restored)
        try:
            self.assertEqual(told(server), before)
            again = Person(server, "quantri")
            # No code is taken twice.
            time.sleep(30 - time.time() % 30 + 0.5)
            self.assertIn("/accounts", again.submit("/sign-in/code", {"code": one_time_code(second)}))
        finally:
            server.stop()
        verified = subprocess.run(
            [PROGRAM, "audit", "verify", "--database", copies.restored, "--key-file", kept], capture_output=True, text=True)
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)

    def test_sqlite(self):
        with tempfile.TemporaryDirectory() as folder:
            self.check(SQLiteCopies(folder), folder)

    def test_postgresql(self):
        with tempfile.TemporaryDirectory() as folder:
            self.check(PostgreSQLCopies(folder), folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
