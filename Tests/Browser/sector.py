"""A school exchanges with the sector database: sends, waits while it is down, stops, reads what it holds, tells of what
has changed; on a phone too."""
import json
import pathlib

from browser import Browser
from loads import reaches, surely
from otherside import OtherSide

TOKEN = "Bearer chia-khoa-bi-mat"


class SectorSide(OtherSide):
    def __init__(self, port):
        super().__init__("RecordsTests/sector_server.py", port, {"token": TOKEN})
        place = f"127.0.0.1:{port}"
        contract = {
            "send": f"https://{place}/tiep-nhan", "read": f"https://{place}/dang-giu?school={{school}}&year={{year}}",
            "credential": {"header": "Authorization", "file": self.path("token")}, "authorities": self.authority,
            "inside": [place], "seconds": 20, "names": {"deletions": "DsXoa"},
        }
        pathlib.Path(self.path("sector.json")).write_text(json.dumps(contract), encoding="utf-8")

    @property
    def options(self):
        return ["--sector", self.path("sector.json")]

    def requests(self):
        return [json.loads(p.read_text()) for p in sorted(pathlib.Path(self.folder.name).glob("*.request"))]


def sector(server, side):
    school, phone = Browser(server.address), Browser(server.address, width=390)
    school.sign_in("truong")
    phone.sign_in("truong")
    school.follow("Thống kê")
    school.follow("Trao đổi với CSDL ngành")
    page = school.path
    school.sees("Bên kia đang giữ gì", "Chưa có bên kia", "Thiết bị", "Ngân sách", "Không gửi")
    school.photograph("sector")
    phone.open(page)
    phone.photograph("sector-phone")
    is_down(school, side)
    school.choose("Đầy đủ (đầu năm)")
    school.press("Gửi lên CSDL ngành")
    reaches(school, "bị từ chối 0.")
    school.photograph("sector-sent")
    held = json.loads(pathlib.Path(side.path("held.json")).read_text())
    own = next(iter(held.values()))
    assert own["LstHocSinh"] and own["LstPhong"] and own["LstThietBi"], "facilities and pupils arrived"
    read(school, side, held, page)
    phone.open(page)
    phone.sees("Khác bên kia", "Chỉ còn bên kia")
    phone.photograph("sector-read-phone")
    school.photograph("sector-read")
    school.choose("Chỉ phần thay đổi")
    school.press("Gửi lên CSDL ngành")
    reaches(school, "Không có điểm nào khác.")
    assert side.requests()[-1]["deletions"] == 1, "what is no more was not told"
    school.press("Gửi lên CSDL ngành")
    school.sees("không có gì để gửi")
    return [school, phone]


def is_down(school, side):
    """While the other side is down a message waits, and can be stopped."""
    side.answers("503")
    school.choose("Đầy đủ (đầu năm)")
    school.press("Gửi lên CSDL ngành")
    reaches(school, "Đã thử 1 lần")
    school.photograph("sector-waits")
    school.press("Gửi lên CSDL ngành")
    school.sees("Gói trước còn đang gửi")
    surely(school, "Thôi gửi")
    school.sees("Đã thôi")


def read(school, side, held, page):
    """Somebody has changed a child there and put one there that nobody here knows; a class was lost."""
    own = next(iter(held.values()))
    first = sorted(own["LstHocSinh"])[0]
    own["LstHocSinh"][first]["NgaySinh"] = "2001-01-01T00:00:00.0"
    own["LstHocSinh"]["la"] = {"ClientId": "la", "HoTen": "Em Chỉ Bên Kia", "Ma": "X1"}
    del own["LstLopHocInfo"][sorted(own["LstLopHocInfo"])[0]]
    pathlib.Path(side.path("held.json")).write_text(json.dumps(held))
    school.open(page)
    school.press("Đọc lại từ CSDL ngành")
    reaches(school, "Khác ở: NgaySinh")
    school.sees("Em Chỉ Bên Kia", "Chưa có bên kia")
