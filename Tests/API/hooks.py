"""What schemathesis cannot guess: ids that exist, the version that a record has now, and values that are right together.

Every choice is made from what was generated, so that the same requests are made each time."""
import atexit
import collections
import itertools
import json
import os
import zlib

import requests
import schemathesis

from right import ASKED, FIRST, RIGHT, gather
from scenes import SCENES, Stage

ADDRESS = os.environ["KHUE_API"]
HEADERS = {"Authorization": "Bearer " + os.environ["KHUE_TOKEN"], "Accept-Language": "en"}
MOST = 4
# Of what can be ended but not made here there must be enough.
MORE = {"/programs/{client}": 24, "/loads/{load}": 24, "/account/tokens/{token}": 24}
# How often a scene is played for one operation: each makes several requests.
TURNS = 4
UNIT = "/units/{unit}"
BASE = "/api/v1"

# By the address of a record, such as /units/{unit}: the parameters of some that exist.
known = {}
# By operation: how many answers of each status there were.
answers = collections.defaultdict(collections.Counter)
stage = Stage(ADDRESS, json.loads(os.environ["KHUE_STAGE"]), known)
photographed = [{"pupil": pupil} for pupil in json.loads(os.environ["KHUE_PHOTOGRAPHED"])]
turns = collections.Counter()
keys = itertools.count(1)


def get(path, **query):
    response = requests.get(ADDRESS + path, headers=HEADERS, params=query, timeout=30)
    return response if response.ok else None


def identity(item, name):
    """What names an item of a list in an address with this parameter."""
    names = (name, "id", "key", {"year": "schoolYear"}.get(name, name))
    return next((item[key] for key in names if isinstance(item.get(key), str)), None)


def is_own(record, item):
    """The token that asks, and the program's own account: whoever ends them is not let in any more, and nothing after it is
    tested."""
    if record.endswith("/tokens/{token}"):
        return item.get("name") in (os.environ["KHUE_TOKEN_NAME"], os.environ["KHUE_STAGE_NAME"])
    return record.endswith("/accounts/{account}") and item.get("login") == os.environ["KHUE_LOGIN"]


def parameter(template):
    return template.rsplit("{", 1)[1].rstrip("}")


def prefix(template):
    """The longest part of an address that ends with a parameter."""
    return template[:template.rfind("}") + 1]


def number(value):
    """The same number for the same value, in every process."""
    return zlib.crc32(json.dumps(value, sort_keys=True, default=str).encode())


@schemathesis.hook
def after_load_schema(context, schema):
    """Walks the lists from the outermost to the innermost and keeps the first few records of each; where a list is empty, some
are made first."""
    paths = [path.removeprefix(BASE) for path in schema.raw_schema["paths"]]
    records = {prefix(path[:end]) for path in paths for end in ends(path)}
    for record in sorted(records, key=lambda path: (path != UNIT, path.count("/"), path)):
        if record in known:
            continue
        collection = record[:record.rfind("/{")]
        outer = prefix(collection)
        for parameters in known.get(outer, [{}] if not outer else []):
            found = listed(record, collection, parameters)
            if not found and RIGHT.get(f"POST {collection}"):
                make(collection, parameters)
                found = listed(record, collection, parameters)
            known.setdefault(record, []).extend(found)
        if record == UNIT:
            gather(known, get, make)


def listed(record, collection, parameters):
    response = get(collection.format(**parameters), limit=MORE.get(record, MOST))
    items = response.json().get("items", []) if response is not None else []
    names = [identity(item, parameter(record)) for item in items if not is_own(record, item)]
    return [{**parameters, parameter(record): name} for name in names if name]


def make(collection, parameters):
    for turn in range(2):
        do(f"POST {collection}", parameters, turn)


def ends(path):
    return [index + 1 for index, letter in enumerate(path) if letter == "}"]


def name(case):
    return f"{case.operation.method.upper()} {case.operation.path.removeprefix(BASE)}"


def is_right(case, place):
    """Whether this part of a request is meant to be right."""
    parts = {str(getattr(key, "value", key)): part for key, part in case.meta.components.items()} if case.meta else {}
    part = parts.get(place)
    return part is None or part.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = name(case)
    outer = prefix(operation.split(" ")[1])
    choices = among(operation, known.get(outer) or [])
    choice = number([case.body if isinstance(case.body, (dict, list, str)) else "", case.query, case.path_parameters])
    if choices and is_right(case, "path"):
        case.path_parameters = dict(choices[choice % len(choices)])
    if case.query and "cursor" in case.query and is_right(case, "query"):
        # A cursor opens only the list it was made for.
        del case.query["cursor"]
    if operation in ASKED and is_right(case, "query") and choice % 4:
        case.query = {**(case.query or {}), **ASKED[operation](known, dict(case.path_parameters or {}), choice)}
    is_wholly_right = all(is_right(case, place) for place in ("path", "query", "header", "body"))
    scene = played(operation) if is_wholly_right else None
    if case.headers and "Idempotency-Key" in case.headers and is_right(case, "header"):
        # A key that was used for another request is refused, and the example is the same each time.
        case.headers["Idempotency-Key"] = f"key-{next(keys)}"
    if scene:
        parts, body = scene
        case.path_parameters = {**dict(case.path_parameters or {}), **parts}
        if isinstance(case.body, dict):
            case.body = body
    elif isinstance(case.body, dict) and operation in RIGHT and is_right(case, "body") and choice % 4:
        # Three in four are right in every field that a rule looks at; what else was generated stays.
        right = RIGHT[operation](known, dict(case.path_parameters or {}), choice)
        case.body = {**{name: value for name, value in case.body.items() if choice % 2}, **right}
    if not scene and operation in FIRST and is_right(case, "path") and is_right(case, "body"):
        do(FIRST[operation], dict(case.path_parameters or {}), choice)
    if case.headers and "If-Match" in case.headers and is_right(case, "header"):
        case.headers["If-Match"] = version(outer, case.path_parameters) or case.headers["If-Match"]


def played(operation):
    """The address and the body after a scene; nothing when there is none, or when what was asked before leaves no room for it:
    then the operation is asked as any other, and stands in the list of what was never reached."""
    if operation not in SCENES or turns[operation] >= TURNS:
        return None
    turns[operation] += 1
    try:
        return SCENES[operation](stage)
    except (KeyError, IndexError, StopIteration):
        return None


def among(operation, choices):
    """Of what is known: what ends records takes the first half, so that the others find theirs."""
    if operation.split(" ")[1].startswith("/pupils/{pupil}/photo"):
        choices = photographed
    if len(choices) < 2:
        return choices
    ends = operation.startswith("DELETE ") or operation.endswith(("/end", "/remove", "/back"))
    return choices[:len(choices) // 2] if ends else choices[len(choices) // 2:]


def do(operation, parameters, choice):
    """What another operation does, whether or not it is possible now."""
    method, path = operation.split(" ")
    body = RIGHT[operation](known, parameters, choice) if operation in RIGHT else None
    requests.request(method, ADDRESS + path.format(**parameters), headers=HEADERS, json=body, timeout=30)


def version(template, parameters):
    """The tag of the innermost record of an address that has a version."""
    while template:
        response = get(template.format(**parameters))
        tag = response.headers.get("etag", "") if response is not None else ""
        if tag.strip('"').split("-")[0].isdigit():
            return tag
        template = prefix(template[:template.rfind("/{")])
    return None


@schemathesis.hook
def after_call(context, case, response):
    # Other methods are tried under the name of an operation as well.
    if case.method.upper() == case.operation.method.upper():
        answers[name(case)][response.status_code] += 1


@atexit.register
def tell():
    with open(os.environ["KHUE_ANSWERS"], "w") as file:
        json.dump(answers, file)
