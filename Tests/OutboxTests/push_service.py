"""A push service as browsers have one (RFC 8030): HTTPS, the proof of the sender checked (RFC 8292), messages kept as they
came, so that a test reads them with the browser's key.

The plan holds a status, `429 SECONDS` with Retry-After, or hangup, which takes the message and says nothing. A browser
whose address ends in "gone" is no more.
"""
import base64
import json
import pathlib
import sys
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import side  # noqa: E402


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_proven(header):
    """Whether the token is signed by the key beside it, for this service, and holds for no more than a day."""
    fields = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    head, claims, signature = fields["t"].split(".")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(fields["k"]))
    raw = decoded(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        key.verify(pair, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    said = json.loads(decoded(claims))
    now = time.time()
    return said["aud"] == f"https://127.0.0.1:{side.port}" and now < said["exp"] < now + 86400 and bool(said.get("sub"))


class PushService(side.Side):
    def do_POST(self):
        body = self.body()
        proven = is_proven(self.headers["Authorization"])
        answer = "403" if not proven else "410" if self.path.endswith("gone") else side.next_answer("201")
        side.note({
            "path": self.path, "isProven": proven, "answered": answer, "ttl": int(self.headers["TTL"]),
            "urgency": self.headers["Urgency"], "topic": self.headers["Topic"],
            "encoding": self.headers["Content-Encoding"], "body": base64.b64encode(body).decode(),
        })
        if answer != "hangup":
            status, *wait = answer.split()
            self.answer(status, wait=wait[0] if wait else None)


side.serve(PushService)
