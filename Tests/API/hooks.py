"""What schemathesis cannot guess: ids that exist, and the version that a record has now."""
import os

import requests
import schemathesis

ADDRESS = os.environ["KHUE_API"]
HEADERS = {"Authorization": "Bearer " + os.environ["KHUE_TOKEN"], "Accept-Language": "en"}
MOST = 4

# By the address of a record, such as /units/{unit}: the parameters of some that exist.
known = {}


def get(path, **query):
    response = requests.get(ADDRESS + path, headers=HEADERS, params=query, timeout=30)
    return response if response.ok else None


def identity(item, name):
    """What names an item of a list in an address with this parameter."""
    return next((item[key] for key in (name, "id", "key") if isinstance(item.get(key), str)), None)


def is_own_token(record, item):
    """The token that asks: whoever revokes it is not let in any more, and nothing after it is tested."""
    return record.endswith("/tokens/{token}") and item.get("name") == os.environ["KHUE_TOKEN_NAME"]


def parameter(template):
    return template.rsplit("{", 1)[1].rstrip("}")


def prefix(template):
    """The longest part of an address that ends with a parameter."""
    return template[:template.rfind("}") + 1]


@schemathesis.hook
def after_load_schema(context, schema):
    """Walks the lists from the outermost to the innermost and keeps the first few records of each."""
    paths = schema.raw_schema["paths"]
    records = sorted({prefix(path[:end]) for path in paths for end in ends(path)}, key=lambda path: path.count("/"))
    for record in records:
        collection = record[:record.rfind("/{")]
        outer = prefix(collection)
        found = []
        for parameters in known.get(outer, [{}] if not outer else []):
            response = get(collection.format(**parameters), limit=MOST)
            items = response.json().get("items", []) if response is not None else []
            names = [identity(item, parameter(record)) for item in items if not is_own_token(record, item)]
            found += [{**parameters, parameter(record): name} for name in names if name]
        known[record] = found


def ends(path):
    return [index + 1 for index, letter in enumerate(path) if letter == "}"]


def is_right(case, place):
    """Whether this part of a request is meant to be right."""
    parts = {str(getattr(key, "value", key)): part for key, part in case.meta.components.items()} if case.meta else {}
    part = parts.get(place)
    return part is None or part.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    outer = prefix(case.operation.path)
    choices = known.get(outer) or []
    if choices and is_right(case, "path"):
        case.path_parameters = choices[hash(case.id) % len(choices)]
    if case.query and "cursor" in case.query and is_right(case, "query"):
        # A cursor opens only the list it was made for.
        del case.query["cursor"]
    if case.headers and "If-Match" in case.headers and is_right(case, "header") and choices:
        response = get(case.operation.path.format(**case.path_parameters))
        if response is not None and response.headers.get("etag"):
            case.headers["If-Match"] = response.headers["etag"]
