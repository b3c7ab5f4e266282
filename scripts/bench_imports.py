"""Measures taking in a sheet of many schools: beside the engine's own loader into the same tables, and its memory."""
import csv
import datetime
import pathlib
import random
import re
import sqlite3
import subprocess
import time

HEADER = ["Mã trường", "Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Trạng thái HS", "Dân tộc",
          "Số định danh cá nhân", "Nơi sinh", "Số điện thoại liên hệ"]
MARK = "NH"
# What one row of a sheet becomes, parents first.
TABLES = {table: f"SELECT * FROM {table} WHERE {key} IN (SELECT id FROM records_pupil WHERE code LIKE '{MARK}%')"
          for table, key in (("records_pupil", "id"), ("records_pupil_identity", "pupil_id"),
                             ("records_pupil_origin", "pupil_id"), ("records_placement", "pupil_id"))}
CLASSES = """SELECT u.code, c.name, c.grade FROM records_class c JOIN organisation_unit u ON u.id = c.unit_id
    WHERE c.school_year = '2023-2024' ORDER BY u.code, c.name"""
NAMES = "SELECT DISTINCT name, sex FROM records_pupil ORDER BY name, sex"


class SQLite:
    title = "SQLite"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def address(self, name):
        return str(self.folder / f"{name}.sqlite")

    def options(self, name):
        """How the program opens this database."""
        return ["--database", self.address(name), "--key-file", str(self.folder / "khue.key")]

    def copy(self, old, new):
        source, target = sqlite3.connect(self.address(old)), sqlite3.connect(self.address(new))
        source.backup(target)
        source.close()
        target.close()

    def drop(self, name):
        for path in self.folder.glob(f"{name}.sqlite*"):
            path.unlink()

    def rows(self, name, query):
        connection = sqlite3.connect(self.address(name))
        found = connection.execute(query).fetchall()
        connection.close()
        return found

    def load(self, source, target, tables):
        """Seconds of prepared inserts in one transaction, as this engine's own import does it."""
        rows = {table: self.rows(source, query) for table, query in tables.items()}
        connection = sqlite3.connect(self.address(target))
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        begin = time.time()
        for table, values in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(values[0]))})", values)
        connection.commit()
        taken = time.time() - begin
        connection.close()
        return taken, len(rows[next(iter(tables))])


class PostgreSQL:
    title = "PostgreSQL"

    def __init__(self, folder, server):
        self.folder, self.server = pathlib.Path(folder), server
        self.drop("base")
        self.psql(server, "CREATE DATABASE bench_base")

    @staticmethod
    def psql(address, command, **more):
        return subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", address, "-c", command], check=True, **more)

    def address(self, name):
        return self.server.rsplit("/", 1)[0] + f"/bench_{name}"

    def options(self, name):
        return ["--database", self.address(name), "--key-file", str(self.folder / "postgresql.key")]

    def copy(self, old, new):
        self.psql(self.server, f"CREATE DATABASE bench_{new} TEMPLATE bench_{old}")

    def drop(self, name):
        self.psql(self.server, f"DROP DATABASE IF EXISTS bench_{name}")

    def rows(self, name, query):
        copy = f"COPY ({query}) TO STDOUT (FORMAT csv)"
        return list(csv.reader(self.psql(self.address(name), copy, capture_output=True, text=True).stdout.splitlines()))

    def load(self, source, target, tables):
        """Seconds of COPY."""
        count, taken = 0, 0.0
        for number, (table, query) in enumerate(tables.items()):
            path = self.folder / f"{table}.copy"
            with path.open("wb") as file:
                self.psql(self.address(source), f"COPY ({query}) TO STDOUT", stdout=file)
            if number == 0:
                with path.open("rb") as file:
                    count = sum(1 for _ in file)
            with path.open("rb") as file:
                begin = time.time()
                self.psql(self.address(target), f"COPY {table} FROM STDIN", stdin=file)
                taken += time.time() - begin
            path.unlink()
        return taken, count


def age(name, grade):
    """In the year that the class began: of preschool classes it stands in the name."""
    number = int(grade)
    if number > 15:
        return int(re.match(r"\d+", name).group())
    return number + (5 if number < 13 else 2)


def write(path, engine, count):
    """A sheet of new pupils over all classes of the city in turn."""
    chance = random.Random(7)
    classes, names = engine.rows("base", CLASSES), engine.rows("base", NAMES)
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADER)
        for n in range(count):
            school, name, grade = classes[n % len(classes)]
            person, sex = names[chance.randrange(len(names))]
            born = datetime.date(2023 - age(name, grade), chance.randint(1, 12), chance.randint(1, 28))
            male = sex == "01"
            number = f"{chance.choice(['031', '034', '036'])}{2 if male else 3}{born.year % 100:02}{n % 1_000_000:06}"
            sheet.writerow([school, f"{MARK}{n:08}", person, born.strftime("%d/%m/%Y"), "Nam" if male else "Nữ", name,
                            "01", "Kinh", number, "Hà Nội", f"09{n:08}"])
    return len({school for school, _, _ in classes})


def take(build, database, path):
    """Seconds of the import by the command, and the most memory that its process had."""
    begin, most = time.time(), 0.0
    process = subprocess.Popen(
        [build / "khue", "import", "pupils", path, *database], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True)
    status = pathlib.Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        most = max(most, int(found.group(1)) / 1024 if found else 0)
        time.sleep(0.02)
    taken, answer = time.time() - begin, process.stdout.read()
    assert process.returncode == 0, answer
    return taken, most, answer.strip()


def measure(engine, build, size, rows, many):
    subprocess.run(
        [build / "khue", "demo", *engine.options("base"), "--size", size], check=True,
        stdout=subprocess.DEVNULL)
    sheet = engine.folder / "hoc-sinh.csv"
    schools = write(sheet, engine, rows)
    engine.copy("base", "taken")
    engine.copy("base", "loaded")
    own, most, answer = take(build, engine.options("taken"), sheet)
    floor, count = engine.load("taken", "loaded", TABLES)
    assert count == rows, f"{count} of {rows} came in: {answer}"
    for name in ("taken", "loaded"):
        engine.drop(name)
    print(f"\nimport on {engine.title}: {rows:,} rows of {schools} schools in {own:.1f} s, {rows / own:,.0f} rows/s, "
          f"at most {most:.0f} MB")
    print(f"  the engine's own loader into the same tables {floor:.1f} s: 1/{own / floor:.1f} of its speed  (aim ≥ 1/4)")
    if many:
        write(sheet, engine, many)
        own, most, answer = take(build, engine.options("base"), sheet)
        print(f"  {many:,} rows in {own:.0f} s, {many / own:,.0f} rows/s, at most {most:.0f} MB  (aim ≤ 300 MB)")
        print(f"  {answer}")
    engine.drop("base")
    sheet.unlink()


def run(folder, server, build, size="district", rows=100_000, many=1_000_000):
    for engine in (SQLite(folder), PostgreSQL(folder, server)):
        measure(engine, build, size, rows, many)
