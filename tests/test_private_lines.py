"""Private sources on the command line: no verb repeats a secret that was typed, or writes it down."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from tests.private import HEAD, LOGIN, LONG, SECRET, assert_kept, guarded
from tests.servers.private import private_server

ROOT = Path(__file__).parent.parent
#: Runs the command line once for each list of words, in one process: to start one takes half a second.
EACH = """
import json, os, sys
from digest.cli import main
for words, environment in json.loads(sys.argv[-1]):
    os.environ.update(environment)
    sys.argv = ["digest", *words]
    status = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
    print(f"== {status}", flush=True)
    sys.stderr.flush()
"""


def digest(folder, *lines, **environment):
    """Run command lines in a folder; return what each said, its status at the end."""
    command = [sys.executable, "-c", EACH, json.dumps(lines)]
    whole = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, env=whole, check=False, timeout=60, **both)
    said = done.stdout.split(b"\n== ")
    return [one + b" == " + other[:1] for one, other in pairwise(said)]


def test_add_writes_the_name_of_a_secret_and_says_what_to_do(tmp_path):
    """A token and a password as they were copied, a variable that holds one, a header; none is echoed."""
    token = "AAGHK2X7-qpz99"
    with private_server() as server:
        server.routes["/t"] = guarded(lambda query, _: query == f"token={token}", LONG)
        server.routes["/b"] = guarded(lambda _, headers: headers.get("authorization") == LOGIN, LONG)
        server.routes["/h"] = guarded(lambda _, headers: headers.get("x-token") == SECRET, LONG)
        allow = f'[http]\nallow_hosts = ["127.0.0.1:{server.port}"]\n'
        (tmp_path / "digest.toml").write_text(HEAD + allow, encoding="utf-8")
        at = f"127.0.0.1:{server.port}"
        said, repeated, held, wrong, bare, header, built_well = digest(
            tmp_path,
            (("add", f"http://{at}/t?token={token}"), {}),
            (("add", f"http://{at}/t?token={token}"), {}),
            (("add", f"http://ann:{SECRET}@{at}/b"), {"MY_LAB": SECRET}),
            (("add", f"http://ann:n0t-it-at-all@{at}/b?x"), {}),
            (("add", f"http://{at}/b?y"), {}),
            (("add", "--header", "X-Token: ${MY_LAB}", f"http://{at}/h"), {}),
            (("build", "--since", "2026-11-01"), {"DIGEST_FEED_TOKEN": token}),
        )
        toml = (tmp_path / "digest.toml").read_text(encoding="utf-8")
    spoken = (said, repeated, held, wrong, bare, header, built_well)
    assert [one[-1:] for one in spoken] == [b"0", b"0", b"0", b"1", b"1", b"0", b"0"]
    assert f'url = "http://{at}/t?token=${{DIGEST_FEED_TOKEN}}"' in toml
    assert f'url = "http://ann:${{MY_LAB}}@{at}/b"' in toml
    assert 'headers = {X-Token = "${MY_LAB}"}' in toml
    assert b"export DIGEST_FEED_TOKEN=" in said
    assert b"was there already" in repeated
    assert b"it does not take what its address holds (401)\nhint: " in wrong
    assert b"it wants a password\nhint: " in bare
    for secret in (SECRET, token, "n0t-it-at-all"):
        assert_kept(secret, tmp_path, *spoken)


def test_an_address_on_the_line_is_read_and_not_repeated(tmp_path):
    """`digest build` and `digest extract` take a secret as it was copied; a failure does not name it."""
    with private_server() as server:
        server.routes["/f"] = guarded(lambda query, _: query == f"token={SECRET}", LONG)
        (tmp_path / "digest.toml").write_text(HEAD + f'[http]\nallow_hosts = ["127.0.0.1:{server.port}"]\n', "utf-8")
        good, bad = server.url(f"/f?token={SECRET}"), server.url(f"/none?token={SECRET}")
        lines = (("build", good, bad, "--issues", "issues"), {}), (("extract", "--json", good), {})
        said, extracted = digest(tmp_path, *lines)
    assert said.endswith(b" == 3")
    assert b"skipped http://127.0.0.1" in said
    assert "/none?token=…".encode() in said
    assert_kept(SECRET, tmp_path, said, extracted)
