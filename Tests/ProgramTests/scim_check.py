"""The checks of scim2-tester over a directory that is read only: discovery and errors as they stand, the reading checks on
people and units that are there (the tester would create its own), and what a strict client sees page by page.

    scim_check.py ADDRESS TOKEN        ends with 1 and says why when anything is not as RFC 7643 and 7644 have it
"""

import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import SearchRequest
from scim2_tester import Status, check_server
from scim2_tester.checkers import resource_query_attributes as attributes
from scim2_tester.utils import CheckConfig, CheckContext, ResourceManager

faults = []
passed = 0


def judge(results):
    global passed
    for result in results:
        if result.status in (Status.ERROR, Status.CRITICAL, Status.DEVIATION):
            faults.append(f"{result.title}: {result.reason}")
        elif result.status != Status.SKIPPED:
            passed += 1


def expect(holds, what):
    global passed
    if holds:
        passed += 1
    else:
        faults.append(what)


def existing(manager, model, fill_all=False):
    """Instead of a resource that the tester makes: the first that is there."""
    return manager.context.client.query(model).resources[0]


def read_only(client):
    ResourceManager.create_and_register = existing
    ResourceManager.cleanup = lambda manager: None
    judge(check_server(client, include_tags={"discovery", "misc", "crud:read"}))
    for name, included, excluded in [("User", "displayName", "title"), ("Group", "displayName", "members")]:
        model = client.get_resource_model(name)
        first = client.query(model).resources[0]
        context = CheckContext(client, CheckConfig())
        single = lambda parameters: client.query(model, first.id, query_parameters=parameters)
        many = lambda parameters: client.query(model, query_parameters=parameters)
        for query, place in [(single, f"/{name}s/id"), (many, f"/{name}s")]:
            judge(attributes._run_attribute_checks(context, model, first, included, excluded, query, place))


def pages(client, name):
    """Every resource once, by pages of three, in the order that was asked for."""
    model = client.get_resource_model(name)
    seen, start, total = [], 1, None
    while total is None or start <= total:
        search = SearchRequest(start_index=start, count=3, sort_by="id")
        page = client.query(model, query_parameters=search)
        total = page.total_results
        expect(page.start_index == start and page.items_per_page == len(page.resources or []), f"{name}: page {start}")
        if not page.resources:
            break
        seen += [resource.id for resource in page.resources]
        start += len(page.resources)
    expect(len(seen) == total == len(set(seen)) and seen == sorted(seen), f"{name}: {len(seen)} of {total} by pages")


def filters(client):
    user = client.get_resource_model("User")
    first = client.query(user).resources[0]
    for text in [
        f'id eq "{first.id}"', f'userName eq "{first.user_name}" and active eq true',
        f'urn:ietf:params:scim:schemas:core:2.0:User:displayName sw "{first.display_name}"',
        f'not (id ne "{first.id}")', f'(emails pr or displayName pr) and id eq "{first.id}"',
    ]:
        found = client.query(user, query_parameters=SearchRequest(filter=text)).resources or []
        expect(first.id in [resource.id for resource in found], f"not found by {text}")
    for name in ["User", "Group"]:
        wrong = client.client.get(f"/{name}s", params={"filter": "secret eq 1"})
        expect(wrong.status_code == 400 and wrong.json().get("scimType") == "invalidFilter", f"{name}: wrong filter")
        for method in ["POST", "PUT", "PATCH", "DELETE"]:
            path = f"/{name}s" if method == "POST" else f"/{name}s/{first.id}"
            answer = client.client.request(method, path, json={})
            isError = "urn:ietf:params:scim:api:messages:2.0:Error" in answer.json().get("schemas", [])
            expect(answer.status_code == 501 and isError, f"{method} {path}: {answer.status_code}")
    response = client.client.get(f"/Users/{first.id}")
    again = client.client.get(f"/Users/{first.id}", headers={"If-None-Match": response.headers["etag"]})
    expect(again.status_code == 304 and response.headers["etag"] == first.meta.version, "ETag")


def main(address, token):
    client = SyncSCIMClient(Client(base_url=address, headers={"Authorization": f"Bearer {token}"}))
    read_only(client)
    if not faults:
        for name in ["User", "Group"]:
            pages(client, name)
        filters(client)
    expect(passed > 40, f"only {passed} checks ran")
    print(f"{passed} checks passed", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
