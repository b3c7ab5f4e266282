"""A gateway for SMS and Zalo as an operator would write it: marks checked with the shared key (FOLDER/key), keys kept.

The plan holds a status, or hangup, which takes the message and closes without a word.
"""
import hashlib
import hmac
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import side  # noqa: E402

shared = open(side.path("key"), "rb").read()
taken = set()


class Gateway(side.Side):
    def do_POST(self):
        body = self.body()
        stamp = self.headers["X-Khue-Timestamp"]
        mark = "sha256=" + hmac.new(shared, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        is_marked = hmac.compare_digest(mark, self.headers["X-Khue-Signature"]) and abs(time.time() - int(stamp)) < 300
        key = self.headers["Idempotency-Key"]
        answer = side.next_answer("200") if is_marked else "401"
        is_taken = is_marked and key not in taken and answer in ("200", "hangup")
        if is_taken:
            taken.add(key)
        side.note({"key": key, "isMarked": is_marked, "isTaken": is_taken, "answered": answer,
                   "body": json.loads(body)})
        if answer != "hangup":
            self.answer(answer)


side.serve(Gateway)
