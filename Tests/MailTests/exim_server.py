"""A mail server of the kind that runs in the world: Exim on loopback, with STARTTLS and a login required.

Usage: exim_server.py FOLDER PORT. Letters are delivered to FOLDER as files, one each. Its answers are the server's own;
of recipients it defers `busy` and refuses `nobody`.
"""
import grp
import os
import pathlib
import pwd
import signal
import socket
import subprocess
import sys
import time

folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
home = pathlib.Path(os.environ["KHUE_TEST_EXIM"])
# Exim never delivers as root.
person = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
user, group = person.pw_name, grp.getgrgid(person.pw_gid).gr_name

CONFIGURATION = f"""
primary_hostname = khue.example.vn
exim_user = {user}
exim_group = {group}
never_users =
spool_directory = {folder}/spool
log_file_path = {folder}/spool/%slog
pid_file_path = {folder}/spool/pid
daemon_smtp_ports = {port}
local_interfaces = 127.0.0.1
tls_certificate = {folder}/cert.pem
tls_privatekey = {folder}/key.pem
tls_advertise_hosts = *
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
host_lookup =
rfc1413_query_timeout = 0s
keep_environment = *
deliver_drop_privilege = true
acl_smtp_rcpt = rcpt
acl_smtp_data = data

begin acl
rcpt:
  require message = only by TLS
          encrypted = *
  require message = only who signed in
          authenticated = *
  defer   local_parts = busy
  deny    local_parts = nobody
          message = no such person
  accept
data:
  # What a real server refuses that a lenient one takes: lines too long, headers that are no headers.
  require verify = header_syntax
  accept

begin routers
all:
  driver = accept
  transport = file

begin transports
file:
  driver = appendfile
  file = {folder}/$message_exim_id.eml
  use_lockfile = false
  message_prefix =
  message_suffix =
  user = {user}
  group = {group}

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{khue}}}}{{eq{{$auth3}}{{mat khau}}}}}}}}
  server_set_id = $auth2
"""


def answers():
    with socket.socket() as caller:
        caller.settimeout(2)
        try:
            caller.connect(("127.0.0.1", port))
            return caller.recv(100).startswith(b"220")
        except OSError:
            return False


folder.chmod(0o777)
(folder / "key.pem").chmod(0o644)
(folder / "spool").mkdir(exist_ok=True)
os.chown(folder / "spool", person.pw_uid, person.pw_gid)
(folder / "exim.conf").write_text(CONFIGURATION)
# Debian's Exim wants a user of its own, whom only its installation makes: here another name of whoever runs it.
people = [f"Debian-exim:x:{person.pw_uid}:{person.pw_gid}::/nonexistent:/bin/false"]
people += [":".join(map(str, one)) for one in {pwd.getpwuid(os.getuid()), person}]
(folder / "passwd").write_text("\n".join(people) + "\n")
(folder / "group").write_text(f"Debian-exim:x:{person.pw_gid}:\n{group}:x:{person.pw_gid}:\nroot:x:0:\nmail:x:8:\n")
names = dict(os.environ, LD_PRELOAD=str(next(home.glob("usr/lib/*/libnss_wrapper.so"))),
             NSS_WRAPPER_PASSWD=str(folder / "passwd"), NSS_WRAPPER_GROUP=str(folder / "group"))
server = subprocess.Popen([home / "usr/sbin/exim4", "-C", folder / "exim.conf", "-bdf"], env=names, start_new_session=True)


def end(*_):
    os.killpg(server.pid, signal.SIGKILL)
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
while server.poll() is None and not answers():
    time.sleep(0.05)
if server.poll() is None:
    (folder / "ready").touch()
    sys.stdin.read()
    end()
sys.exit(1)
