"""Bodies that are right by the rules, where the form alone does not make them so: days in order, codes of lists, records
that belong together. By operation: a function of the ids that are known, the parts of the address, and a number that makes
them differ."""

GRADES = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]
SINCE = "2023-09-05"
LATER = "2023-09-12"
LEVEL = {}


def one(known, record, number, **same):
    """A record that is known, with the given parts of its address."""
    found = [each for each in known.get(record, []) if all(each.get(key) == value for key, value in same.items())]
    if not found:
        return "00000000-0000-7000-8000-000000000000"
    return found[number % len(found)][record.rsplit("{", 1)[1].rstrip("}")]


def seat(known, parts, number):
    """A class of the school that the address names, or of the person's own."""
    classes = known.get("/classes/{class}", [])
    return classes[number % len(classes)]["class"] if classes else "00000000-0000-7000-8000-000000000000"


def name(number):
    """Vietnamese names of three words, so many that two are seldom alike."""
    family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"]
    middle = ["Văn", "Thị", "Minh", "Ngọc", "Gia", "Thanh", "Bảo", "Hải"]
    given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khuê", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Quân"]
    number, last = divmod(number, len(given))
    number, second = divmod(number, len(middle))
    return f"{family[number % len(family)]} {middle[second]} {given[last]}"


def born(number):
    return f"{2012 + number % 8}-{1 + number // 8 % 12:02}-{1 + number // 96 % 28:02}"


def room(known, parts, number):
    return {"code": f"P{number % 1000000}", "name": f"Phòng {number % 1000}", "kind": "informatics",
            "solidity": "permanent", "state": "good", "from": SINCE, "area": 40, "site": None}


def device(known, parts, number):
    return {"tag": f"MT-{number % 1000000}", "kind": "desktop", "name": "Máy tính", "state": "working", "from": SINCE,
            "room": None, "boughtYear": 2020, "source": None, "serial": None}


def pupil(known, parts, number):
    return {"name": name(number), "bornOn": born(number), "sex": "02", "code": None, "boarding": None, "more": None,
            "class": seat(known, parts, number), "entry": "new", "day": SINCE, "anotherChild": True}


def breach(known, parts, number):
    return {"what": "Gửi nhầm danh sách", "kinds": "Họ tên", "people": number % 1000, "measures": "Đã gỡ",
            "contact": "Văn phòng"}


def contact(known, parts, number):
    return {"name": name(number), "post": "technology", "phone": "02438250000", "email": f"nguoi{number % 1000}@khue.vn",
            "position": None}


def reward(known, parts, number):
    return {"kind": "reward", "givenOn": "2023-09-08", "content": f"Giấy khen {number % 1000}"}


def school_year(known, parts, number):
    start = 2040 + number % 400
    if "year" in parts:
        start = int(parts["year"][:4])
    days = {"startsOn": f"{start}-09-05", "secondTermOn": f"{start + 1}-01-16", "endsOn": f"{start + 1}-05-31",
            "source": f"QĐ {number % 1000}"}
    return days if "year" in parts else {"schoolYear": f"{start}-{start + 1}", **days}


def own(known, parts, number):
    return known.get("own", [{"person": "account:none"}])[0]["person"]


DOSSIER = "/letters/{letter}/calls/{call}/units/{unit}"

RIGHT = {
    "POST /units/{unit}/classes": lambda known, parts, n: {
        "name": f"L{n % 100000}", "grade": known["grade"][0]["grade"], "combined": False},
    "PUT /classes/{class}": lambda known, parts, n: {
        "name": f"L{n % 100000}", "grade": known["grade"][0]["grade"], "combined": False},
    "POST /units/{unit}/pupils": pupil,
    "PUT /pupils/{pupil}": lambda known, parts, n: {
        "name": name(n), "bornOn": born(n), "sex": "01", "kind": "correction", "code": None, "boarding": None,
        "more": None, "from": None},
    "POST /pupils/{pupil}/placements/move": lambda known, parts, n: {
        "class": seat(known, parts, n), "day": "2023-09-20"},
    "POST /pupils/{pupil}/placements/pass": lambda known, parts, n: {
        "goes": "repeated", "class": seat(known, parts, n), "day": "2024-08-05"},
    "POST /pupils/{pupil}/health": lambda known, parts, n: {
        "day": f"2023-09-{1 + n % 28:02}", "height": "120", "weight": "25", "nutrition": None},
    "POST /pupils/{pupil}/placements/leave": lambda known, parts, n: {
        "how": ["deferred", "droppedOut"][n % 2], "day": "2023-09-25", "reason": None},
    "POST /pupils/{pupil}/placements/return": lambda known, parts, n: {
        "class": seat(known, parts, n), "day": "2023-09-28"},
    "POST /pupils/{pupil}/rewards": reward,
    "PUT /pupils/{pupil}/rewards/{reward}": lambda known, parts, n: {
        **reward(known, parts, n), "why": "Ghi nhầm"},
    "POST /pupils/{pupil}/rewards/{reward}/end": lambda known, parts, n: {"endedOn": "2023-09-15"},
    "POST /pupils/{pupil}/guardians": lambda known, parts, n: {
        "name": name(n), "relation": "mother", "birthYear": 1985, "phone": "0900000000", "login": None},
    "PUT /pupils/{pupil}/identity": lambda known, parts, n: {
        "number": None, "phone": "0900000000", "birthplace": "Hà Nội", "address": "Hà Nội"},
    "PUT /pupils/{pupil}/origin": lambda known, parts, n: {
        "ethnicity": "01", "religion": None, "disability": None, "policy": None},
    "POST /units/{unit}/views": lambda known, parts, n: {"name": f"Danh sách {n}", "query": "sex=02"},
    "POST /units/{unit}/bulk": lambda known, parts, n: {
        "what": "move", "pupils": [one(known, "/pupils/{pupil}", n)], "class": seat(known, parts, n),
        "day": "2023-10-02", "name": None, "field": None, "value": None, "how": None, "reason": None,
        "from": None},
    "POST /units/{unit}/duplicates": lambda known, parts, n: {
        "keep": one(known, "/pupils/{pupil}", 0), "hide": one(known, "/pupils/{pupil}", 1 + n % 3)},
    "POST /units/{unit}/duplicates/part": lambda known, parts, n: {
        "keep": one(known, "/pupils/{pupil}", 0), "hide": one(known, "/pupils/{pupil}", 1 + n % 3)},
    "POST /units/{unit}/staff": lambda known, parts, n: {
        "name": name(n), "bornOn": f"19{60 + n % 39}-01-02", "sex": "01", "family": "03", "from": SINCE, "code": None,
        "kind": None, "qualification": None, "contract": None, "periods": 10},
    "POST /units/{unit}/posts/{post}/end": lambda known, parts, n: {"day": "2023-09-20"},
    "POST /units/{unit}/staff/{staff}/qualifications": lambda known, parts, n: {
        "kind": "training", "name": "Đại học", "givenOn": "2005-01-01", "begunOn": None},
    "POST /units/{unit}/staff/{staff}/contract": lambda known, parts, n: {
        "post": one(known, "/units/{unit}/posts/{post}", n), "day": LATER, "periods": 10, "contract": None},
    "POST /classes/{class}/subjects": lambda known, parts, n: {
        "subject": known["subject"][n % len(known["subject"])]["subject"], "term": 1 + n % 2,
        "teacher": one(known, "/units/{unit}/staff/{staff}", n), "from": f"2023-09-{6 + n % 20:02}", "periods": 4},
    "POST /snapshots": lambda known, parts, n: {"day": f"2023-09-{1 + n % 20:02}"},
    "POST /year": lambda known, parts, n: {"day": "2024-08-05", "repeating": None},
    "POST /units/{unit}/rooms": room,
    "PUT /rooms/{room}": room,
    "POST /rooms/{room}/close": lambda known, parts, n: {"day": LATER},
    "POST /units/{unit}/devices": device,
    "PUT /devices/{device}": device,
    "POST /devices/{device}/write-off": lambda known, parts, n: {"day": LATER},
    "POST /units/{unit}/informatics/assignments": lambda known, parts, n: {
        "from": LATER, "rooms": {seat(known, parts, n): one(known, "/rooms/{room}", n)}},
    "POST /units/{unit}/lines": lambda known, parts, n: {
        "provider": "Nhà mạng", "kind": "fibre", "mbit": 100, "from": SINCE, "until": None},
    "POST /units/{unit}/lines/{line}/end": lambda known, parts, n: {"day": LATER},
    "POST /units/{unit}/licences": lambda known, parts, n: {
        "product": f"Bộ văn phòng {n % 1000}", "seats": 30, "from": SINCE, "until": None},
    "POST /units/{unit}/licences/{licence}/end": lambda known, parts, n: {"day": LATER},
    "POST /units/{unit}/rounds": lambda known, parts, n: {"room": one(known, "/rooms/{room}", n)},
    "POST /rounds/{round}/scans": lambda known, parts, n: {
        "tags": f"LA-{n % 10}", "room": one(known, "/rooms/{room}", n), "state": None},
    "POST /rounds/{round}/forget": lambda known, parts, n: {"tag": f"LA-{n % 10}"},
    "POST /units/{unit}/people": contact,
    "PUT /units/{unit}/people/{contact}": contact,
    "POST /units": lambda known, parts, n: {
        "code": f"M{n}", "kind": "school", "name": f"Trường Mới {n % 1000}", "levels": ["02"], "ownership": "01",
        "address": None, "parent": one(known, "/units/{unit}", 0), "cluster": None, "from": SINCE},
    "PUT /units/{unit}": lambda known, parts, n: {
        "name": f"Đơn vị đổi tên {n % 1000}", "levels": None, "ownership": None, "address": "Hà Nội", "parent": None,
        "cluster": None, "from": None},
    "POST /units/{unit}/close": lambda known, parts, n: {"lastDay": "2030-06-30"},
    "POST /school-years": school_year,
    "PUT /school-years/{year}": school_year,
    "POST /accounts": lambda known, parts, n: {
        "name": name(n), "login": f"nguoi{n}", "email": f"nguoi{n}@khue.vn", "role": "viewer", "unit": None},
    "POST /accounts/{account}/roles": lambda known, parts, n: {
        "role": ["viewer", "staff", "head"][n % 3], "unit": None, "from": f"2023-09-{10 + n % 20}", "to": None},
    "POST /accounts/{account}/roles/{grant}/end": lambda known, parts, n: {"day": None, "successor": None},
    "POST /account/delegations": lambda known, parts, n: {"login": "giaovien", "to": f"2023-1{n % 3}-{10 + n % 18}"},
    "PUT /preferences": lambda known, parts, n: {
        "byMail": True, "byHook": False, "isDaily": bool(n % 2), "number": None, "quietFrom": 21, "quietTo": 6},
    "POST /reminders": lambda known, parts, n: {
        "days": n % 121 - 60, "audience": ["unit", "superior"][n % 2], "source": "Kế hoạch"},
    "POST /privacy/breaches": lambda known, parts, n: {
        **breach(known, parts, n), "day": "2023-09-01", "hour": n % 24, "minute": 0},
    "PUT /privacy/breaches/{breach}": lambda known, parts, n: {**breach(known, parts, n), "reason": "Đếm lại"},
    "POST /privacy/consents": lambda known, parts, n: {
        "purpose": f"Đăng ảnh {n}", "words": "Ảnh hoạt động", "covers": None},
    "POST /privacy/own-consents/{text}/answer": lambda known, parts, n: {"person": own(known, parts, n)},
    "POST /privacy/own-consents/{text}/withdrawal": lambda known, parts, n: {"person": own(known, parts, n)},
    "POST /privacy/days": lambda known, parts, n: {
        "day": f"2024-0{1 + n % 9}-1{n // 9 % 10}", "kind": "free", "name": "Nghỉ", "source": "Thông báo"},
    "POST /privacy/own-requests": lambda known, parts, n: {
        "right": ["see", "copy", "correct", "delete", "restrict", "object"][n % 6], "person": own(known, parts, n),
        "words": "Xin xem"},
    f"POST {DOSSIER}/decision": lambda known, parts, n: {
        "decision": ["reopen", "return", "accept"][n % 3], "reason": "Cần bổ sung", "remarks": None},
    f"POST {DOSSIER}/extensions/{{extension}}": lambda known, parts, n: {"granted": bool(n % 2), "note": None},
    f"PUT {DOSSIER}/people": lambda known, parts, n: {
        "leader": name(n), "contact": name(n + 1), "phone": "0900000000", "email": None},
    f"PUT {DOSSIER}/entries/{{task}}": lambda known, parts, n: {
        "values": {"what": "Việc", "who": "Tổ", "to": "31/12/2023", "cost": "1.000.000"}},
    f"POST {DOSSIER}/extensions": lambda known, parts, n: {"until": "2030-10-20", "reason": "Chờ kinh phí"},
    "POST /letters": lambda known, parts, n: {
        "name": "cong-van.txt", "text": f"I. NHIỆM VỤ CHUNG\n1. Dùng học bạ số ở {1 + n % 9} lớp.\n2. Tập huấn giáo viên.\n"},
    "POST /units/imports": lambda known, parts, n: {
        "file": "don-vi.csv", "rehearsal": None,
        "rows": f"Mã đơn vị,Tên đơn vị,Loại,Cấp học,Mã cấp trên\nTH-BANG-{n},Trường Trong Bảng {n},school,02,01\n"},
    "POST /accounts/imports": lambda known, parts, n: {
        "file": "tai-khoan.csv", "rows": f"login,name,email,unit,role\nnguoi.{n},Lê Thử,,,viewer\n", "rehearsal": None},
    "POST /preferences/devices": lambda known, parts, n: {
        "name": f"Máy {n % 100}", "endpoint": f"https://push.khue.invalid/{n}", "secret": "BTBZMqHH6r4Tts7J_aSIgg",
        "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"},
    "PUT /letters/{letter}": lambda known, parts, n: {
        "title": f"Hướng dẫn {n % 1000}", "schoolYear": "2023-2024", "issued": None},
    "PUT /letters/{letter}/tasks/{key}": lambda known, parts, n: {
        "title": f"Việc {n % 1000}", "text": "Làm việc này", "kinds": ["school"], "levels": None, "due": "2023-12-31",
        "named": None},
    "PUT /letters/{letter}/calls/{key}": lambda known, parts, n: {
        "title": f"Kế hoạch {n % 1000}", "due": "2023-12-31", "form": "plan", "kinds": ["school"], "levels": None,
        "named": None, "source": None},
    "POST /letters/{letter}/publication": lambda known, parts, n: {"note": "Sửa"},
}


# What an address asks for beside its parts, where only what exists is found.
ASKED = {
    "GET /statistics/records": lambda known, parts, n: {
        "unit": one(known, "/units/{unit}", n), "day": "2023-09-30", "form": known["form"][0]["form"],
        "row": ["II", "III", "IV"][n % 3]},
    "GET /privacy/own-data": lambda known, parts, n: {"person": own(known, parts, n)},
    "GET /reminders/forecast/{step}": lambda known, parts, n: known["forecast"][0],
    "GET /pupils": lambda known, parts, n: {"q": "nguyen"},
}


# What must have been done before, so that there is something to do: a draft to correct, a tag to take back.
DRAFT = "POST /letters/{letter}/amendments"
FIRST = {
    "PUT /letters/{letter}": DRAFT, "PUT /letters/{letter}/tasks/{key}": DRAFT, "PUT /letters/{letter}/calls/{key}": DRAFT,
    "DELETE /letters/{letter}/tasks/{key}": DRAFT, "DELETE /letters/{letter}/calls/{key}": DRAFT,
    "POST /letters/{letter}/publication": DRAFT,
    "POST /rounds/{round}/forget": "POST /rounds/{round}/scans",
    "POST /privacy/own-consents/{text}/withdrawal": "POST /privacy/own-consents/{text}/answer",
    "POST /pupils/{pupil}/placements/return": "POST /pupils/{pupil}/placements/leave",
    "POST /units/{unit}/duplicates/part": "POST /units/{unit}/duplicates",
    "POST /year/undo": "POST /year", "POST /year/confirm": "POST /year",
}


def gather(known, get, make):
    """Records that stand in no list of their own, and the codes that bodies name."""
    def items(path, limit=8):
        response = get(path, limit=limit)
        return response.json().get("items", []) if response is not None else []

    def within(collection, limit=8):
        return [
            (unit, each) for unit in known.get("/units/{unit}", [])
            for each in items(collection.format(**unit), limit)]

    known["grade"] = [{"grade": each["grade"]} for _, each in within("/units/{unit}/classes")] or [{"grade": "01"}]
    for kind in ("class", "pupil", "room", "device", "round"):
        plural = {"class": "classes"}.get(kind, kind + "s")
        collection = f"/units/{{unit}}/{plural}"
        if not within(collection):
            for unit in known.get("/units/{unit}", []):
                make(collection, unit)
        found = [{kind: each["id"]} for _, each in within(collection, 100)]
        if found:
            known[f"/{plural}/{{{kind}}}"] = found
    known["subject"] = [{"subject": each["code"]} for each in items("/code-lists/DM_MON_HOC")] or [{"subject": "01"}]
    known["/units/{unit}/posts/{post}"] = [
        {**unit, "post": each["post"]["id"]} for unit, each in within("/units/{unit}/staff")
        if isinstance(each.get("post"), dict)]
    for letter in items("/letters"):
        for call in items(f"/letters/{letter['id']}/calls"):
            for line in items(f"/letters/{letter['id']}/calls/{call['key']}/units", 12):
                parts = {"letter": letter["id"], "call": call["key"], "unit": line["unit"]}
                file = get(DOSSIER.format(**parts))
                for kind in ("remarks", "extensions") if file is not None else ():
                    name, path = ("remark", "answers") if kind == "remarks" else ("extension", kind)
                    known.setdefault(DOSSIER + f"/{path}/{{{name}}}", []).extend(
                        {**parts, name: each["id"]} for each in file.json()[kind])
    known["/reminders/forecast/{step}"] = [{"step": "proposed"}]
    known["forecast"] = [{"on": LATER}]
    for days in range(-30, 31, 3):
        asked = {"days": days, "audience": "unit"}
        found = get("/reminders/forecast", limit=200, **asked)
        new = [each for each in found.json()["items"] if each["step"] == "proposed"] if found is not None else []
        if new:
            known["forecast"] = [{"on": new[0]["day"], **asked}]
            break
    known["/dictionary/{subject}"] = [{"subject": "pupil"}]
    known["/code-lists/{list}"] = [{"list": "DM_KHOI"}]
    account = get("/account")
    statistics = get("/statistics")
    known["form"] = [{"form": statistics.json()["code"] if statistics is not None else "-"}]
    known["own"] = [{"person": each["person"]} for each in items("/privacy/own-consents")]
    if account is not None:
        known["own"].append({"person": "account:" + account.json()["id"]})
