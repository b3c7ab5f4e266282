"""The walls of the house, read off the sources: who may import whom, who may touch which tables, how long a file may be."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "Sources"
MODULES = {"Facilities", "Guidance", "Notifications", "Privacy", "Records"}
KERNEL = {"Identity", "Organisation", "Outbox", "Sheets"}
PUBLISHED = {"organisation_unit", "organisation_reach", "organisation_link", "identity_account"}
LONGEST = 400
faults = []


def words(path):
    return path.read_text(encoding="utf-8")


for target in sorted(p for p in SOURCES.iterdir() if p.is_dir()):
    for path in target.rglob("*.swift"):
        text = words(path)
        name = path.relative_to(ROOT)
        if len(text.splitlines()) > LONGEST:
            faults.append(f"{name}: more than {LONGEST} lines")
        imports = set(re.findall(r"^(?:\w+ )?import (\w+)", text, re.M))
        if target.name in MODULES:
            for other in imports & MODULES - {target.name}:
                faults.append(f"{name}: a module imports another module, {other}")
        if target.name not in {"Server", "khue", "Bench"} and imports & {"Hummingbird", "NIOCore"}:
            faults.append(f"{name}: only Server knows the framework")
        if target.name != "Database" and imports & {"GRDB", "CPostgres"}:
            faults.append(f"{name}: only Database knows the engines")
        if target.name != "Transport" and "CCurl" in imports:
            faults.append(f"{name}: only Transport knows libcurl")
        if target.name in MODULES | KERNEL and not (path.name.endswith(("Rows.swift", "Demonstration.swift"))):
            if re.search(r'"""?\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM) ', text):
                allowed = {"Identity/Permits/Permit.swift", "Identity/Audit/Audit.swift", "Identity/Door/ServerKey.swift"}
                if str(path.relative_to(SOURCES)) not in allowed:
                    faults.append(f"{name}: SQL belongs in a …Rows file")
        if target.name in MODULES | KERNEL:
            prefix = target.name.lower() + "_"
            for table in set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+((?:facilities|guidance|notifications|outbox|privacy|records|organisation|identity)_\w+)", text)):
                if not table.startswith(prefix) and table not in PUBLISHED:
                    faults.append(f"{name}: touches {table}, which belongs to another module")
        for mark in ("try!", "as! ", "fatalError("):
            if mark in text:
                faults.append(f"{name}: {mark}")

for path in SOURCES.rglob("*.sql"):
    owner = path.relative_to(SOURCES).parts[0].lower() + "_"
    for table in re.findall(r"CREATE TABLE (\w+)", words(path)):
        if not table.startswith(owner):
            faults.append(f"{path.relative_to(ROOT)}: table {table} lacks the prefix {owner}")

for fault in faults:
    print(fault)
print(f"{len(faults)} faults in the walls")
sys.exit(1 if faults else 0)
