"""The table of docs/security.md against the list of the standard and against the tests: every requirement of level 2 once,
every test and file that is named there."""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# OWASP ASVS 4.0.3, levels 1 and 2: section and the last part of each number. What was taken out of the standard and what
# is of level 3 alone is left out.
LEVEL = {
    "1.1": "1-7", "1.2": "1-4", "1.4": "1 4 5", "1.5": "1-4", "1.6": "1-4", "1.7": "1 2", "1.8": "1 2", "1.9": "1 2",
    "1.10": "1", "1.11": "1 2", "1.12": "2", "1.14": "1-6",
    "2.1": "1-12", "2.2": "1-3", "2.3": "1-3", "2.4": "1-6", "2.5": "1-7", "2.6": "1-3", "2.7": "1-6", "2.8": "1-7",
    "2.9": "1-3", "2.10": "1-4",
    "3.1": "1", "3.2": "1-4", "3.3": "1-4", "3.4": "1-5", "3.5": "1-3", "3.7": "1",
    "4.1": "1-3 5", "4.2": "1 2", "4.3": "1-3",
    "5.1": "1-5", "5.2": "1-8", "5.3": "1-10", "5.4": "1-3", "5.5": "1-4",
    "6.1": "1-3", "6.2": "1-6", "6.3": "1 2", "6.4": "1 2",
    "7.1": "1-4", "7.2": "1 2", "7.3": "1 3 4", "7.4": "1-3",
    "8.1": "1-4", "8.2": "1-3", "8.3": "1-8",
    "9.1": "1-3", "9.2": "1-4",
    "10.2": "1 2", "10.3": "1-3",
    "11.1": "1-8",
    "12.1": "1-3", "12.2": "1", "12.3": "1-6", "12.4": "1 2", "12.5": "1 2", "12.6": "1",
    "13.1": "1 3-5", "13.2": "1-3 5 6", "13.3": "1 2", "13.4": "1 2",
    "14.1": "1-4", "14.2": "1-6", "14.3": "2 3", "14.4": "1-7", "14.5": "1-4",
}
JUDGEMENTS = {"holds", "by reading", "not yet", "no"}


def numbers():
    for section, parts in LEVEL.items():
        for part in parts.split():
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                yield f"{section}.{number}"


def suites():
    """The names of test functions, by the type in which they stand."""
    found = {}
    for path in (ROOT / "Tests").rglob("*.swift"):
        suite = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if begin := re.match(r"(?:@Suite\S* )?(?:struct|final class|extension) (\w+)", line):
                suite = begin.group(1)
            if function := re.match(r"    (?:@Test\S* )?.*\bfunc (\w+)\(", line):
                found.setdefault(suite, set()).add(function.group(1))
    return found


def faults():
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*)\|$", text(), re.M)
    wanted, met, tests = set(numbers()), set(), suites()
    for number, judgement, words, proof in rows:
        if number not in wanted:
            yield f"{number} is no requirement of the level"
        if number in met:
            yield f"{number} stands twice"
        met.add(number)
        if judgement not in JUDGEMENTS:
            yield f"{number}: '{judgement}' is no judgement"
        if len(words) < 5:
            yield f"{number} says nothing"
        if judgement in {"holds", "by reading"} and "`" not in proof:
            yield f"{number} names no test"
        for name in re.findall(r"`([^`]+)`", proof):
            suite, _, function = name.partition(".")
            if suite in tests and (not function or function in tests[suite]):
                continue
            if "." in name and not suite.endswith("Tests") or "/" in name:
                if (ROOT / name).exists():
                    continue
            yield f"{number}: there is no {name}"
    for number in sorted(wanted - met):
        yield f"{number} is missing"
    if figures(rows) not in text():
        yield f"it should say: {figures(rows)}"


def figures(rows):
    count = collections.Counter(judgement for _, judgement, _, _ in rows)
    return (f"Of {len(rows)} requirements {count['holds']} hold by a test, {count['by reading']} by reading, "
            f"{count['not yet']} do not hold yet, {count['no']} do not apply.")


def text():
    return (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


found = list(faults())
for fault in found:
    print(f"docs/security.md: {fault}")
print(f"{len(found)} faults in the table of security")
sys.exit(1 if found else 0)
