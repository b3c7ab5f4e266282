"""Makes security-keys.json: what keys of other people's making answer (PyPI soft-webauthn 0.1.4 and fido2 1.2.0).

    python3 -m venv v && v/bin/pip install soft-webauthn==0.1.4 fido2==1.2.0 && v/bin/python security_keys.py
"""
import base64
import hashlib
import json
import os
import pathlib
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from fido2 import cbor
from fido2.cose import ES256, RS256, EdDSA
from soft_webauthn import SoftWebauthnDevice

ORIGIN, PARTY = "https://khue.example", "khue.example"


def text(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def soft():
    """A whole life: made, used twice."""
    device = SoftWebauthnDevice()
    challenge = os.urandom(32)
    made = device.create({"publicKey": {
        "rp": {"id": PARTY}, "user": {"id": b"mark"}, "challenge": challenge,
        "pubKeyCredParams": [{"alg": -7, "type": "public-key"}]}}, ORIGIN)
    uses = []
    for _ in range(2):
        asked = os.urandom(32)
        answer = device.get({"publicKey": {"rpId": PARTY, "challenge": asked}}, ORIGIN)
        uses.append({"challenge": text(asked), "client": text(answer["response"]["clientDataJSON"]),
                     "data": text(answer["response"]["authenticatorData"]),
                     "signature": text(answer["response"]["signature"])})
    return {"name": "soft-webauthn ES256", "challenge": text(challenge), "credential": text(device.credential_id),
            "client": text(made["response"]["clientDataJSON"]),
            "attestation": text(made["response"]["attestationObject"]), "uses": uses}


def client(kind, challenge, **more):
    return json.dumps({"type": kind, "challenge": text(challenge), "origin": ORIGIN, "crossOrigin": False, **more}).encode()


def other(name, cose, alg, sign, vouches=False, extensions=b""):
    """Keys of the other kinds, written by fido2's own writers of COSE and CBOR."""
    identity, challenge = os.urandom(48), os.urandom(32)
    party = hashlib.sha256(PARTY.encode()).digest()
    flags = 0x45 | (0x80 if extensions else 0)
    data = (party + bytes([flags]) + struct.pack(">I", 0) + os.urandom(16) + struct.pack(">H", len(identity)) + identity
            + cbor.encode(cose) + extensions)
    told = client("webauthn.create", challenge)
    hashed = hashlib.sha256(told).digest()
    statement = {"alg": alg, "sig": sign(data + hashed)} if vouches else {}
    made = cbor.encode({"fmt": "packed" if vouches else "none", "attStmt": statement, "authData": data})
    asked = os.urandom(32)
    used = client("webauthn.get", asked)
    short = party + b"\x05" + struct.pack(">I", 0)
    return {"name": name, "challenge": text(challenge), "credential": text(identity), "client": text(told),
            "attestation": text(made),
            "uses": [{"challenge": text(asked), "client": text(used), "data": text(short),
                      "signature": text(sign(short + hashlib.sha256(used).digest()))}]}


def main():
    p256 = ec.generate_private_key(ec.SECP256R1())
    edwards = ed25519.Ed25519PrivateKey.generate()
    big = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    es = lambda data: p256.sign(data, ec.ECDSA(hashes.SHA256()))  # noqa: E731
    rs = lambda data: big.sign(data, padding.PKCS1v15(), hashes.SHA256())  # noqa: E731
    es_key = ES256.from_cryptography_key(p256.public_key())
    keys = [soft(), other("fido2 ES256, vouches for itself", es_key, -7, es, vouches=True),
            other("fido2 ES256 with extensions", es_key, -7, es, extensions=cbor.encode({"credProtect": 2, "hmac-secret": True})),
            other("fido2 Ed25519", EdDSA.from_cryptography_key(edwards.public_key()), -8, edwards.sign),
            other("fido2 RS256", RS256.from_cryptography_key(big.public_key()), -257, rs)]
    target = pathlib.Path(__file__).with_name("security-keys.json")
    target.write_text(json.dumps({"origin": ORIGIN, "keys": keys}, indent=1) + "\n")


main()
