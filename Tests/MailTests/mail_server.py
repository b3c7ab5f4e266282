"""A real mail server for tests: aiosmtpd from Debian, on loopback, with STARTTLS required and a login.

Usage: mail_server.py FOLDER PORT. Letters are written to FOLDER as files, one each. What it does with a recipient is told
by the name before the @: busy → 451, nobody → 550, hangup → takes the letter and closes without an answer.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

folder, port = sys.argv[1], int(sys.argv[2])


class Keeper:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        who = address.split("@")[0].strip("<")
        if who == "busy":
            return "451 try again later"
        if who == "nobody":
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Keeper.count += 1
        name = os.path.join(folder, f"{Keeper.count:04}.eml")
        with open(name + ".part", "wb") as file:
            file.write(f"X-Recipients: {','.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(f"X-Guarded: {'yes' if session.ssl else 'no'}\r\n".encode())
            file.write(envelope.original_content)
        os.rename(name + ".part", name)
        if envelope.rcpt_tos[0].startswith("hangup"):
            server.transport.abort()
            return "250 never arrives"
        return "250 taken"


def login(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"khue" and data.password == b"mat khau")


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
asyncio.set_event_loop(asyncio.new_event_loop())
controller = Controller(
    Keeper(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, authenticator=login,
    auth_required=True)
controller.start()
open(os.path.join(folder, "ready"), "w").close()
sys.stdin.read()
