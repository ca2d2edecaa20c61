"""Checks a dossier. Written from docs/format.md alone: Python 3 and the openssl command, nothing of ours.
Usage: format_check.py ZIP OR FOLDER [MANIFEST DIGEST HELD OUTSIDE]. Exit 0: coherent; 1: altered, a problem on each line;
2: could not check."""

import atexit, base64, hashlib, json, pathlib, re, subprocess, sys, tempfile
from format_check_source import CannotCheck, portable, read

OUTSIDE = {"manifest.json", "manifest.json.sig", "SHA256SUMS", "horodatages/manifest.tsr", "horodatages/manifest.pem"}
held, notes = sys.argv[2:], []
is_path = lambda path: all(re.fullmatch(r"[A-Za-z0-9._-]+", part) and portable(part) for part in path.split("/"))
try:
    files, problems = read(pathlib.Path(sys.argv[1]))
    sums_lines = files.get("SHA256SUMS", b"").decode(errors="replace").split("\n")
    if not any(line[64:] == "  manifest.json" for line in sums_lines) and b'"recueil/dossier/' not in files.get("manifest.json", b""):
        raise CannotCheck("no dossier")
except CannotCheck as error:
    sys.exit(print(error) or 2)
check = lambda holds, *what: holds or problems.append(" ".join(map(str, what)))
sha = lambda data: hashlib.sha256(data).hexdigest()
get = lambda path: files.get(path, b"")
commitment = lambda salt, data, path: sha(f"{salt}{sha(data)}{path}".encode())
unpacked = tempfile.TemporaryDirectory()  # for openssl, and for the dossiers inside
atexit.register(unpacked.cleanup)
root = pathlib.Path(unpacked.name)
for path in filter(is_path, files):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(files[path])


def canonical(value):  # RFC 8785 sorts keys by UTF-16 code unit, Python by code point; no floats, no large integers
    def order(v):
        if isinstance(v, float) or isinstance(v, int) and abs(v) >= 2**53:
            raise ValueError(f"{v} is not allowed")
        if isinstance(v, dict):
            return {key: order(v[key]) for key in sorted(v, key=lambda key: key.encode("utf-16-be"))}
        return [order(one) for one in v] if isinstance(v, list) else v
    return json.dumps(order(value), ensure_ascii=False, separators=(",", ":")).encode()


def parse(name, data):
    value = json.loads(data.decode())
    check(canonical(value) == data, name, "is not canonical")
    return value


def check_journal(manifest, data):
    seals, numbers, erased, added, previous, lines = {}, {}, set(), {}, "0" * 64, data.split(b"\n")
    check(lines.pop() == b"", "journal.jsonl does not end with LF")
    for seq, data in enumerate(lines, 1):
        name = f"journal.jsonl, line {seq},"
        line = parse(name, data)
        event, payload = line["event"], line.get("payload")
        check((line["seq"], line["previous"]) == (seq, previous), name, "is out of its place in the chain")
        check((event == "journal.opened") == (seq == 1), name, "opens the journal, or should")
        if event in ("item.sealed", "item.imported"):
            check(line["item"] not in seals, name, "seals an item again")
            seals[line["item"]] = line["digest"]
        else:
            check(sha(canonical(payload)) == line["digest"], name, "has another payload")
        opened = payload if seq == 1 else opened
        key = payload["publicKey"] if event in ("journal.opened", "key.created") else key
        for one in payload["exhibits"] if event == "dossier.prepared" else []:
            numbers.setdefault(one["item"], (one["number"], one.get("message")))
        if event == "receivedDossier.added":
            added.setdefault(f"origines/O{payload['number']}", payload["manifest"])
        erased.update((line["item"], path) for path in (payload["paths"] if event == "item.filesRemoved" else []))
        previous = sha(data)
    said = {"id": opened["journal"], "entries": len(lines), "head": previous}
    check(manifest["journal"] == said, "journal.jsonl is not the one of the manifest")
    pem = "".join(get("cle-publique.pem").decode().split("-----")[2].split())
    check(key == pem, "cle-publique.pem is not the key of the journal")
    for folder in sorted({"/".join(path.split("/")[:2]) for path in files if path.startswith("origines/")}):
        check(added.get(folder) == sha(get(f"{folder}/manifest.json")), folder, "is not a dossier that the journal announces")
        own = subprocess.run([sys.executable, __file__, str(root / folder)], capture_output=True, text=True)  # a dossier like any other
        check(own.returncode == 0, folder, "does not hold:", own.stdout)
    return seals, numbers, opened["case"], erased


def check_items(manifest, seals, numbers, case, erased):
    omitted, expected = {(one["item"], one["path"]) for one in manifest["omitted"]}, set()
    pairs = [(one["number"], one.get("message")) for one in manifest["exhibits"]]
    for key, used in ("number", pairs), *((key, [one[key] for one in manifest["exhibits"]]) for key in ("item", "folder")):
        check(len(set(used)) == len(used), "manifest.json: two exhibits have the same", key)
    for exhibit, (number, message) in zip(manifest["exhibits"], pairs):
        item, folder = exhibit["item"], exhibit["folder"]
        folders = [f"pieces/P{number:04}", f"annexes/A{number:04}"] if message is None else [f"pieces/P{number:04}-M{message:04}"]
        check(folder in folders, folder, "is that of another number")
        check(message is None or (number, None) not in pairs, folder, "has the number of an exhibit that is no conversation")
        check(numbers.get(item, (number, message)) == (number, message), folder, "had another number")
        path = f"{folder}/fiche.json"
        check(seals.get(item) == sha(get(path)), path, "is not what the journal sealed")
        fiche = parse(path, get(path))
        check(fiche["id"] == item and fiche["caseId"] == case, path, "is of another item")
        salts = parse(f"{folder}/sels.json", files[f"{folder}/sels.json"]) if f"{folder}/sels.json" in files else None
        check(salts != {} and all(re.fullmatch("[0-9a-f]{64}", salt) for salt in (salts or {}).values()), folder, "has salts of another form")
        salts = dict(salts or {})
        expected.update([path, f"{folder}/sels.json"] + [f"{folder}/{one['path']}" for one in fiche["files"]])
        for one in fiche["files"]:
            path, key = f"{folder}/{one['path']}", (item, one["path"])
            if key in omitted:
                omitted.remove(key)
                check(path not in files, path, "is there, and announced as left out")
                key in erased and notes.append(f"{path} was erased by the person, and is not missing")
                continue
            salt = salts.pop(one["path"], "")
            check(path in files and commitment(salt, get(path), one["path"]) == one["commitment"], path, "is not as the fiche says")
        for path, salt in salts.items():  # of the archive of a message, in another exhibit
            archive = files.get(f"{folder.split('/')[0]}/{path[3:]}") if path.startswith("../") else None
            holds = archive is not None and commitment(salt, archive, "archive") == fiche["exported"]["archive"]["commitment"]
            check(holds and len(salts) == 1, folder, "has a salt that is of none of its files:", path)
    for path in [p for p in files if p.startswith(("pieces/", "annexes/")) and p not in expected] + [path for _, path in omitted]:
        check(False, path, "is of no fiche")


sums = "".join(f"{sha(files[path])}  {path}\n" for path in sorted(files) if path != "SHA256SUMS").encode()
for line in set(sums.split(b"\n")) ^ set(get("SHA256SUMS").split(b"\n")):
    check(False, "SHA256SUMS:", line.decode(errors="replace"))
check(sums == get("SHA256SUMS"), "SHA256SUMS is not, to the byte, the list of the files")
command = "openssl dgst -sha256 -verify cle-publique.pem -signature manifest.json.sig manifest.json"
openssl = subprocess.run(command.split(), cwd=root, capture_output=True)
check(openssl.returncode == 0, "manifest.json.sig: the signature does not hold")
try:
    manifest = parse("manifest.json", get("manifest.json"))
    if not problems and openssl.returncode == 0 and (manifest["schema"] != "recueil/dossier/1" or "files" not in manifest):
        sys.exit(print("made by another version") or 2)
    said = {one["path"]: (one["sha256"], one["bytes"]) for one in manifest["files"]}
    check(all(map(is_path, said)), "manifest.json lists what is no path")
    for path in sorted(said.keys() | files.keys() - OUTSIDE):
        check(path in files and said.get(path) == (sha(files[path]), len(files[path])), path, "is not as the manifest says")
    lines = get("journal.jsonl").split(b"\n")
    for path in [path for path in files if path.endswith(".tsr")]:  # its imprint; openssl ts -verify does the rest
        seq = path.removesuffix(".tsr").split("-")[-1]
        stamped = lines[int(seq) - 1] if seq.isdigit() else get("manifest.json")
        check(hashlib.sha256(stamped).digest() in get(path), path, "is the time-stamp of something else")
    for path in [path for path in files if re.fullmatch(r"horodatages/[a-z0-9-]+\.pem", path)]:
        block = rb"-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64}\n-----END CERTIFICATE-----\n"
        exact = len(get(path)) <= 65_536 and re.fullmatch(b"(?:%s){1,8}" % block, get(path))
        check(exact and path.removesuffix("pem") + "tsr" in files, path, "is not the certificates of a time-stamp")
    check_items(manifest, *check_journal(manifest, get("journal.jsonl")))
except (LookupError, TypeError, AttributeError, ValueError, NameError, RecursionError) as error:
    check(False, "cannot be read further:", repr(error))
for digest in held:
    check(digest == sha(get("manifest.json")), "manifest.json is not the one held outside")
print("\n".join(notes + (problems or [f"coherent; manifest.json {sha(get('manifest.json'))}"])))
sys.exit(1 if problems else 0)
