"""What must have happened before an operation can succeed, where one request more is not enough: a plan that was handed in, a
pupil whom another school asks for. Each scene makes records of its own through the API, as the people who would, and says what
the address and the body then are."""
import itertools

import requests


class Stage:
    """The people of a city with a token each."""

    def __init__(self, address, tokens, known):
        self.address = address
        self.tokens = tokens
        self.known = known
        self.numbers = itertools.count(1)

    def ask(self, login, method, path, body=None, version=None):
        """What is answered; nothing when it was refused."""
        headers = {"Authorization": "Bearer " + self.tokens[login], "Accept-Language": "en"}
        if version:
            headers["If-Match"] = version
        return requests.request(method, self.address + path, headers=headers, json=body, timeout=30)

    def get(self, login, path):
        return self.ask(login, "GET", path).json()

    def items(self, login, path):
        return self.get(login, path).get("items", [])

    def make(self, login, path, body):
        return self.ask(login, "POST", path, body).json()

    def change(self, login, method, path, body, of):
        """A change of the version that stands under an address now."""
        return self.ask(login, method, path, body, self.ask(login, "GET", of).headers.get("etag"))

    def unit(self, login):
        return self.get(login, "/account")["unit"]

    def seat(self, login):
        return self.items(login, f"/units/{self.unit(login)}/classes")[0]["id"]

    def pupil(self, login, **more):
        number = next(self.numbers)
        body = {"name": f"Nguyễn Thử {letters(number)}", "bornOn": f"2017-{1 + number % 12:02}-{1 + number % 28:02}",
                "sex": "02", "class": self.seat(login), "entry": "new", "day": "2023-09-05", "anotherChild": True}
        return self.make(login, f"/units/{self.unit(login)}/pupils", {**body, **more})

    def staff(self, login):
        number = next(self.numbers)
        made = self.make(login, f"/units/{self.unit(login)}/staff", {
            "name": f"Trần Thử {letters(number)}", "bornOn": f"1980-{1 + number % 12:02}-{1 + number % 28:02}", "sex": "01",
            "family": "03", "from": "2023-09-05", "periods": 10})
        return {"unit": self.unit(login), "staff": made["id"]}


def letters(number):
    """A name of its own for each number: names with digits are refused."""
    text = ""
    while number:
        number, last = divmod(number - 1, 26)
        text = "abcdefghijklmnopqrstuvwxyz"[last] + text
    return text.capitalize()


def transfer(stage, giver="truong", taker="truong2"):
    """A school asks for a pupil of another one."""
    code = f"TC{next(stage.numbers)}{giver}"
    pupil = stage.pupil(giver, code=code)
    body = {"code": code, "bornOn": pupil["bornOn"], "day": "2023-10-05", "reason": None}
    return body, lambda: stage.make(taker, "/transfers", body)["id"]


def waiting(stage):
    return {"transfer": transfer(stage)[1]()}, {"state": "released", "answer": None}


def released(stage):
    made = transfer(stage, "truong2", "truong")[1]()
    stage.change("truong2", "POST", f"/transfers/{made}/answer", {"state": "released"}, f"/transfers/{made}")
    return {"transfer": made}, {"class": stage.seat("truong")}


def asking(stage):
    return {}, transfer(stage, "truong2", "truong")[0]


def twins(stage, asker):
    """One child at two schools, and one of them asks the other."""
    same = {"name": f"Đỗ Sao {letters(next(stage.numbers))}", "bornOn": "2017-09-02"}
    own = stage.pupil(asker, **same)
    # No child is in two places on one day.
    other = stage.pupil("truong2" if asker == "truong" else "truong", **same, day="2023-09-11")
    return {"first": own["id"], "second": other["id"], "state": "asked", "reason": "Cùng tên, cùng ngày sinh", "answer": None}


def asked(stage):
    made = stage.make("truong2", "/joins", twins(stage, "truong2"))
    return {"join": made["id"]}, {"state": "refused", "answer": "Hai em khác nhau"}


def person(stage):
    number = next(stage.numbers)
    return stage.make("quantri", "/accounts", {
        "name": f"Lê Thử {letters(number)}", "login": f"moi.{letters(number).lower()}", "role": "staff", "unit": None,
        "email": f"moi{number}@khue.vn"})


def invited(stage):
    return {"account": person(stage)["id"]}, None


def granted(stage):
    made = person(stage)
    roles = stage.make("quantri", f"/accounts/{made['id']}/roles", {"role": "viewer", "from": "2023-09-10"})["roles"]
    grant = next(role["id"] for role in roles if role["role"] == "viewer")
    return {"account": made["id"], "grant": grant}, {"day": "2023-10-10", "successor": None}


def taught(stage):
    seat, subject = stage.seat("truong"), stage.known["subject"][next(stage.numbers) % 5]["subject"]
    stage.make("truong", f"/classes/{seat}/subjects", {
        "subject": subject, "term": 1, "from": "2023-09-06", "periods": 4, "teacher": stage.staff("truong")["staff"]})
    return {"class": seat}, {"subject": subject, "term": 1, "day": "2023-09-15"}


def incident(stage):
    pupil = stage.pupil("truong")["id"]
    body = {"happenedOn": "2023-09-12", "form": "Xô đẩy"}
    made = stage.make("truong", f"/pupils/{pupil}/violence", body)
    return {"pupil": pupil, "incident": made["id"]}, {**body, "outcome": "Hòa giải", "why": "Thiếu kết quả"}


def removed(stage):
    return incident(stage)[0], {"why": "Ghi nhầm"}


def post(stage):
    """A member of staff with what they do at the school."""
    parts = stage.staff("truong")
    path = f"/units/{parts['unit']}/staff/{parts['staff']}"
    return {**parts, "post": stage.items("truong", path + "/posts")[0]["id"]}


def contract(stage):
    parts = post(stage)
    body = {"post": parts.pop("post"), "day": "2023-09-20", "periods": 12, "contract": None}
    return parts, body


def second_post(stage):
    """The later one of two: nobody's only post is removed."""
    parts, body = contract(stage)
    path = f"/units/{parts['unit']}/staff/{parts['staff']}"
    stage.make("truong", path + "/contract", body)
    posts = stage.items("truong", path + "/posts")
    return {**parts, "post": max(posts, key=lambda each: each["from"])["id"]}, {"why": "Ghi nhầm"}


def qualified(stage):
    parts = stage.staff("truong")
    path = f"/units/{parts['unit']}/staff/{parts['staff']}/qualifications"
    body = {"kind": "training", "name": "Đại học", "givenOn": "2005-01-01", "begunOn": None}
    stage.make("truong", path, body)
    return {**parts, "qualification": stage.items("truong", path)[0]["id"]}, {**body, "why": "Ghi nhầm"}


def round_of(stage):
    """A round of a room with a machine of its own."""
    unit, number = stage.unit("truong"), next(stage.numbers)
    room = stage.make("truong", f"/units/{unit}/rooms", {
        "code": f"S{number}", "name": "Phòng kiểm kê", "kind": "informatics", "solidity": "permanent", "state": "good",
        "from": "2023-09-05", "area": 40, "site": None})["id"]
    tag = f"SC-{number}"
    stage.make("truong", f"/units/{unit}/devices", {
        "tag": tag, "kind": "desktop", "name": "Máy tính", "state": "working", "from": "2023-09-05", "room": room,
        "boughtYear": 2020, "source": None, "serial": None})
    made = stage.make("truong", f"/units/{unit}/rounds", {"room": room})["id"]
    return {"round": made}, {"tags": tag, "room": room, "state": None}


def scanned(stage):
    parts, body = round_of(stage)
    stage.make("truong", f"/rounds/{parts['round']}/scans", body)
    return parts, {"tag": body["tags"]}


def breach(stage):
    body = {"what": "Gửi nhầm danh sách", "kinds": "Họ tên", "people": 38, "measures": "Đã gỡ", "contact": "Văn phòng",
            "consequences": None}
    made = stage.make("truong", "/privacy/breaches", {**body, "day": "2023-10-01", "hour": 7, "minute": 0})
    return {"breach": made["id"]}, {**body, "people": 40, "reason": "Đếm lại"}


def consent(stage):
    """A text that a guardian agreed to, and then the child."""
    text = stage.make("truong", "/privacy/consents", {
        "purpose": f"Đăng ảnh {next(stage.numbers)}", "words": "Ảnh hoạt động", "covers": None})["id"]
    person = next(each["person"] for each in stage.items("phuhuynh", "/privacy/own-consents") if each["text"] == text)
    stage.make("phuhuynh", f"/privacy/own-consents/{text}/answer", {"person": person})
    answer = stage.items("truong", f"/privacy/consents/{text}/answers")[0]
    return {"text": text}, {"consent": answer["id"]}


def requested(stage):
    """A guardian asks that a date be corrected; one thing is asked once at a time, so what is open is answered first."""
    for each in stage.items("truong", "/privacy/requests?limit=200"):
        if each["right"] == "correct" and each["answeredAt"] is None:
            path = f"/privacy/requests/{each['id']}"
            stage.change("truong", "POST", path + "/answer", {"outcome": "done", "answer": "Đã sửa", "erase": None}, path)
    child = next(each["person"] for each in stage.items("phuhuynh", "/privacy/own-consents"))
    made = stage.make("phuhuynh", "/privacy/own-requests", {"right": "correct", "person": child, "words": "Sai ngày sinh"})
    return {"request": made["id"]}, {"reason": "Chờ Sở trả lời"}


def imports(kind, rows):
    """Rows that were taken in, to be taken back."""
    def scene(stage):
        unit = stage.unit("truong")
        text = rows(stage, next(stage.numbers))
        made = stage.make("truong", f"/units/{unit}/{kind}/imports", {"file": "a.csv", "rows": text, "rehearsal": None})
        return {"unit": unit, "import": made["import"]}, None
    return scene


def sheet(rows):
    """The rows themselves."""
    def scene(stage):
        return {"unit": stage.unit("truong")}, {
            "file": "a.csv", "rows": rows(stage, next(stage.numbers)), "rehearsal": None}
    return scene


def class_name(stage):
    return stage.items("truong", f"/units/{stage.unit('truong')}/classes")[0]["name"]


SHEETS = {
    "pupils": lambda stage, n: f"Họ tên,Ngày sinh,Giới tính,Lớp\nLê Thị {letters(n)},06/05/2017,Nữ,{class_name(stage)}",
    "staff": lambda stage, n: f"Họ tên,Ngày sinh,Giới tính,Nhóm cán bộ\nLê Văn {letters(n)},06/05/1980,Nam,03",
    "teachings": lambda stage, n: "Lớp,Môn học,Học kỳ,Tiết một tuần\n"
                                  f"{class_name(stage)},{stage.known['subject'][n % 8]['subject']},2,{1 + n % 9}",
    "facilities/rooms": lambda stage, n: f"Mã phòng,Tên phòng,Loại phòng\nN{n},Phòng nhập,Phòng học",
    "facilities/devices": lambda stage, n: f"Mã thiết bị,Loại thiết bị,Tên\nNX-{n},Máy tính để bàn,Máy nhập",
}


DOSSIER = "/letters/{letter}/calls/{call}/units/{unit}"


def place(stage):
    """The plan of the school that nobody has touched."""
    letter = stage.items("truong", "/letters")[0]["id"]
    return {"letter": letter, "call": "plan", "unit": stage.unit("truong")}


def at(parts):
    return DOSSIER.format(**parts)


def written(stage):
    """A plan that can be handed in: its people, and every item."""
    parts = place(stage)
    path = at(parts)
    if stage.get("truong", path)["standing"] in ("submitted", "accepted"):
        decide(stage, "return" if stage.get("truong", path)["standing"] == "submitted" else "reopen")
    stage.change("truong", "PUT", path + "/people", {
        "leader": "Lê Văn Lãnh", "contact": "Trần Thị Mối", "phone": "0900000000", "email": None, "summary": None}, path)
    for entry in stage.items("truong", path + "/entries?limit=200"):
        if not entry["values"]:
            one = f"{path}/entries/{entry['key']}"
            stage.change("truong", "PUT", one, {"values": VALUES}, one)
    for remark in stage.get("truong", path)["remarks"]:
        if remark["answer"] is None:
            stage.make("truong", f"{path}/answers/{remark['id']}", {"answer": "Đã ghi"})
    return parts, {}


VALUES = {"what": "Việc", "who": "Tổ Tin học", "to": "31/12/2023", "cost": "1.000.000"}


def item(stage):
    """An item of a plan that can be written."""
    parts, _ = written(stage)
    task = stage.items("truong", at(parts) + "/entries")[next(stage.numbers) % 5]["key"]
    return {**parts, "task": task}, {"values": VALUES}


def decide(stage, decision):
    path = at(place(stage))
    task = stage.items("truong", path + "/entries")[0]["key"]
    stage.change("phong", "POST", path + "/decision", {
        "decision": decision, "reason": "Cần bổ sung", "remarks": {task: "Ghi rõ kinh phí"}}, path)


def handed_in(stage):
    parts, body = written(stage)
    stage.change("truong", "POST", at(parts) + "/submission", body, at(parts))
    task = stage.items("truong", at(parts) + "/entries")[0]["key"]
    return parts, {"decision": "return", "reason": "Chưa rõ", "remarks": {task: "Ghi rõ kinh phí"}}


def remarked(stage):
    parts, body = handed_in(stage)
    stage.change("phong", "POST", at(parts) + "/decision", body, at(parts))
    remark = next(each for each in stage.get("truong", at(parts))["remarks"] if each["answer"] is None)
    return {**parts, "remark": remark["id"]}, {"answer": "Đã ghi"}


def more_time(stage):
    parts, _ = written(stage)
    before = stage.get("truong", at(parts))["extensions"]
    for each in before:
        if each["granted"] is None:
            stage.make("phong", f"{at(parts)}/extensions/{each['id']}", {"granted": False, "note": None})
    stage.make("truong", at(parts) + "/extensions", {
        "until": f"{2031 + next(stage.numbers)}-10-20", "reason": "Chờ kinh phí"})
    extension = next(each for each in stage.get("truong", at(parts))["extensions"] if each["granted"] is None)
    return {**parts, "extension": extension["id"]}, {"granted": True, "note": "Đồng ý"}


SCENES = {
    "GET /transfers/{transfer}": waiting,
    "POST /transfers": asking,
    "POST /transfers/{transfer}/answer": waiting,
    "POST /transfers/{transfer}/seat": released,
    "GET /joins/{join}": asked,
    "POST /joins": lambda stage: ({}, twins(stage, "truong")),
    "POST /joins/{join}/answer": asked,
    "POST /accounts/{account}/invitation": invited,
    "POST /accounts/{account}/roles/{grant}/end": granted,
    "POST /classes/{class}/subjects/end": taught,
    "GET /pupils/{pupil}/violence/{incident}": incident,
    "PUT /pupils/{pupil}/violence/{incident}": incident,
    "POST /pupils/{pupil}/violence/{incident}/remove": removed,
    "POST /units/{unit}/staff/{staff}/contract": contract,
    "POST /units/{unit}/staff/{staff}/posts/{post}/remove": second_post,
    "PUT /units/{unit}/staff/{staff}/posts/{post}": lambda stage: (post(stage), {
        "family": "03", "from": "2023-09-10", "periods": 12, "why": "Ghi nhầm"}),
    "POST /units/{unit}/staff/{staff}/qualifications/{qualification}/remove": lambda stage: (
        qualified(stage)[0], {"why": "Ghi nhầm"}),
    "PUT /units/{unit}/staff/{staff}/qualifications/{qualification}": qualified,
    "POST /rounds/{round}/scans": round_of,
    "POST /rounds/{round}/forget": scanned,
    "PUT /privacy/breaches/{breach}": breach,
    "POST /privacy/breaches/{breach}/end": lambda stage: (breach(stage)[0], {"conclusion": "Đã xong"}),
    "POST /privacy/consents/{text}/child": consent,
    "POST /privacy/requests/{request}/extension": requested,
    "POST /privacy/requests/{request}/answer": lambda stage: (requested(stage)[0], {
        "outcome": "done", "answer": "Đã sửa", "erase": None}),
    "GET /privacy/requests/{request}/data": requested,
    "POST /privacy/requests/{request}/acknowledgement": lambda stage: (requested(stage)[0], {"processor": None}),
    f"PUT {DOSSIER}/entries/{{task}}": item,
    f"POST {DOSSIER}/submission": written,
    f"POST {DOSSIER}/decision": handed_in,
    f"POST {DOSSIER}/answers/{{remark}}": remarked,
    f"POST {DOSSIER}/extensions/{{extension}}": more_time,
    **{f"POST /units/{{unit}}/{kind}/imports": sheet(rows) for kind, rows in SHEETS.items()},
    **{f"POST /units/{{unit}}/{kind}/imports/{{import}}/undo": imports(kind, rows) for kind, rows in SHEETS.items()},
}
