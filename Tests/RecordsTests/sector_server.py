"""The sector database's side as an operator would describe it: a token (FOLDER/token), objects kept by ClientId, keys kept.

The plan holds a status; hangup, which takes the message and closes without a word; slow, which takes it and answers after
three seconds; nonsense, which takes it and answers with something else; echo, which refuses and repeats the headers.
FOLDER/held.json is what it holds; a test may change it between requests.
"""
import json
import os
import pathlib
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import side  # noqa: E402

token = open(side.path("token")).read()
LISTS = ["LstDiemTruongInfo", "LstLopHocInfo", "LstHocSinh", "LstCanBo"]
FACILITIES = ["LstPhong", "LstThietBi", "LstDuongTruyen", "LstPhanMem"]
answers = {}


def held():
    return json.load(open(side.path("held.json"))) if os.path.exists(side.path("held.json")) else {}


def lists(message):
    """Every list of a message by its name, those of the facilities among them."""
    inner = message.get("CoSoVatChat", {})
    return {name: message.get(name, []) for name in LISTS} | {name: inner.get(name, []) for name in FACILITIES}


def take(message):
    """Each object once, by its ClientId; whoever has a certain name is refused; what is no more is forgotten."""
    everything = held()
    own = everything.setdefault(message["MaTruongHoc"], {name: {} for name in LISTS + FACILITIES})
    rows = []
    for name, things in lists(message).items():
        for thing in things:
            key = thing["ClientId"]
            if thing.get("HoTen") == "Em Bị Từ Chối":
                rows.append({"ClientId": key, "Loi": "Thiếu MaDanToc"})
                continue
            known = own[name].get(key)
            code = known["Ma"] if known else f"CSDL{sum(len(o) for o in own.values()) + 1}"
            own[name][key] = {**(known or {}), **thing, "Ma": code}
            rows.append({"ClientId": key, "Ma": code})
    for gone in message.get("DsXoa", []):
        own[gone["DanhSach"]].pop(gone["ClientId"], None)
        rows.append({"ClientId": gone["ClientId"]})
    side.write("held.json", everything)
    return {"KetQua": rows}


class Sector(side.Side):
    def next_answer(self):
        return side.next_answer("200") if self.headers.get("Authorization") == token else "401"

    def note(self, answer, is_taken, message):
        side.note({
            "method": self.command, "path": self.path, "key": self.headers.get("Idempotency-Key") or "",
            "isLetIn": self.headers.get("Authorization") == token, "isTaken": is_taken, "answered": answer,
            "objects": sum(len(things) for things in lists(message).values()),
            "deletions": len(message.get("DsXoa", [])),
        }, "request")

    def do_POST(self):
        message = json.loads(self.body())
        key = self.headers["Idempotency-Key"]
        plan = self.next_answer()
        is_taken = plan in ("200", "hangup", "slow", "nonsense") and key not in answers
        if is_taken:
            answers[key] = take(message)
        self.note(plan, is_taken, message)
        if plan == "hangup":
            return
        if plan == "slow":
            time.sleep(3)
        if plan in ("200", "slow"):
            self.answer(200, answers[key])
        elif plan == "nonsense":
            self.answer(200, "Xin chào")
        elif plan == "echo":
            self.answer(400, {"Loi": dict(self.headers)})
        else:
            self.answer(plan, {"Loi": f"Trả lời {plan}"}, wait=300 if plan == "429" else None)

    def do_GET(self):
        self.close_connection = True
        plan = self.next_answer()
        self.note(plan, False, {})
        if plan != "200":
            return self.answer(plan, {})
        school = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query).get("school", [""])[0]
        own = {name: list(things.values()) for name, things in held().get(school, {}).items()}
        self.answer(200, {name: own.get(name, []) for name in LISTS}
                    | {"CoSoVatChat": {name: own.get(name, []) for name in FACILITIES}})


side.serve(Sector)
