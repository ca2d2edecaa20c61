"""Runs tests/format_check.py once for each line of standard input, a JSON array of its arguments. Each run is a process
of its own, forked from this one: starting Python takes longer than a check. Prints its status and output as JSON."""

import atexit, hashlib, json, os, pathlib, re, runpy, struct, subprocess, sys, tempfile, unicodedata, zlib

TESTS = pathlib.Path(__file__).resolve().parent.parent
CHECKER = str(TESTS / "format_check.py")
sys.path.insert(0, str(TESTS))
is_check = False
for line in sys.stdin:
    outputs = [tempfile.TemporaryFile() for _ in range(2)]
    pid = os.fork()
    if pid == 0:
        is_check = True
        break
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    texts = []
    for output in outputs:
        output.seek(0)
        texts.append(output.read().decode(errors="replace"))
    print(json.dumps([status, *texts]), flush=True)

# Outside the loop, so that the interpreter itself ends the check: its status, its traceback, its cleaning up.
if is_check:
    for number, file in enumerate([open(os.devnull, "rb"), *outputs]):
        os.dup2(file.fileno(), number)
    sys.argv = [CHECKER, *json.loads(line)]
    runpy.run_path(CHECKER, run_name="__main__")
