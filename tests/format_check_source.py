"""The set path -> bytes of a dossier, from a zip or a folder. Written from docs/format.md, section 8.1, alone: Python 3."""

import re, struct, unicodedata, zlib

FULL32, MiB = 0xFFFFFFFF, 1024 * 1024
DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)", re.I | re.A)
FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f-\x9f\ufffd]|[. ]$|^$')
portable = lambda name: not FORBIDDEN.search(name) and not DEVICE.match(name)


class CannotCheck(Exception):
    pass


class Fault(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Fault(what)


def extra_fields(extra):
    """The fields that are whole, and what remains."""
    fields = []
    while len(extra) >= 4 and len(extra) >= 4 + struct.unpack("<H", extra[2:4])[0]:
        kind, size = struct.unpack("<HH", extra[:4])
        fields, extra = fields + [(kind, extra[4 : 4 + size])], extra[4 + size :]
    return fields, extra


def resolve(extra, raw_name, values):
    """Puts the values of the Zip64 field where 32 bits refer to it; compares the second name with the first."""
    listed, rest = extra_fields(extra)
    fields = dict(listed)
    need(not rest, "an extra field is cut")
    need(not {0x000D, 0x0017, 0x6C78, 0x756E, 0x9901} & set(fields), "an extra field states another type")
    need(sum(kind in (1, 0x7075) for kind, _ in listed) == sum(kind in (1, 0x7075) for kind in fields), "a field occurs twice")
    ascii_of = lambda name: re.sub(rb"[\x80-\xff]+", b"?", name)
    need(ascii_of(fields.get(0x7075, b"     " + raw_name)[5:]) == ascii_of(raw_name), "the Unicode Path is another name")
    zip64, asked = fields.get(1, b""), values.count(FULL32)
    if not asked and zip64 == struct.pack(f"<{len(values)}Q", *values):
        return values
    need(len(zip64) == 8 * asked, "the Zip64 field has other values than are referred to")
    wide = iter(struct.unpack(f"<{asked}Q", zip64))
    return [next(wide) if value == FULL32 else value for value in values]


def end_record(data, faults):
    """Count, start and end of the central directory, and the number of bytes before what the offsets count from."""
    at = data.rfind(b"PK\5\6", max(0, len(data) - 22 - 0xFFFF), len(data) - 18)
    if at < 0:
        raise CannotCheck("no zip, or cut")
    disks, here, count, size, offset, comment = struct.unpack("<IHHIIH", data[at + 4 : at + 22])
    if disks & 0xFFFF:
        raise CannotCheck("a part of a zip")
    sound, end = disks == 0 and here == count and at + 22 + comment == len(data), at
    if at >= 20 and data[at - 20 : at - 16] == b"PK\6\7":
        disk, end, total = struct.unpack("<IQI", data[at - 16 : at])
        if data[end : end + 4] != b"PK\6\6" or len(data) < end + 56:
            faults.append("the locator states the place of no Zip64 end record")
            return count, offset, offset + size, 0
        length, _, _, disk2, disk3, here, count2, size2, offset2 = struct.unpack("<QHHIIQQQQ", data[end + 4 : end + 56])
        sound = sound and (disk, total, disk2, disk3, length, here, end + 76) == (0, 1, 0, 0, 44, count2, at)
        sound = sound and count in (0xFFFF, count2) and size in (FULL32, size2) and offset in (FULL32, offset2)
        count, size, offset = count2, size2, offset2
    if comment:
        faults.append("the zip has a comment")
    if not sound or offset + size != end:
        faults.append("the end record does not state what the zip contains")
    start = end - size if data[max(0, end - size) :].startswith(b"PK\1\2") else offset
    return count, start, end, max(0, start - offset)


def central_directory(data, count, at, end, before, faults):
    entries, utf8 = [], set()
    for _ in range(count):
        if at + 46 > len(data) or data[at : at + 4] != b"PK\1\2":
            raise CannotCheck("the central directory is cut")
        made_by, need_version, flags, method, _, crc, small, large, names, extras, notes, disk, internal, mode, offset = struct.unpack(
            "<HHHHIIIIHHHHHII", data[at + 4 : at + 46])
        raw, extra = data[at + 46 : at + 46 + names], data[at + 46 + names : at + 46 + names + extras]
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        second = dict(extra_fields(extra)[0]).get(0x7075, b"")
        if not flags & 0x800 and second[1:5] == struct.pack("<I", zlib.crc32(raw)):
            name = second[5:].decode("utf-8", "replace")
        if flags & 1:
            raise CannotCheck(f"{name} is encrypted")
        if method not in (0, 8):
            raise CannotCheck(f"{name}: compression {method}")
        try:
            need(disk == 0 and made_by >> 8 in (0, 3, 10, 11, 14, 19), "another disk or system")
            need(not made_by >> 8 in (3, 19) or mode >> 16 & 0o400, "is not readable by its owner")
            need(not mode >> 16 & 0o7000, "has a special mode")
            need(not internal & ~1, "has an unknown internal attribute")
            need(not notes, "has a comment")
            need(need_version <= 45 and not flags & ~0x80E, "needs more than a program may know")
            large, small, offset = resolve(extra, raw, [large, small, offset])
        except Fault as fault:
            faults.append(f"{name}: {fault}")
            large = 0 if large == FULL32 and 1 in dict(extra_fields(extra)[0]) else large  # unknown
        entries.append((name, raw, method, crc, small, large, offset + before, mode, flags))
        utf8.update({flags & 0x800} if max(raw, default=0) > 0x7F else ())
        at += 46 + names + extras + notes
    tops = {(raw.split(b"/")[0], name.split("/")[0]) for name, raw, *_ in entries}
    if len(utf8) > 1 or len(tops) > min(len({raw for raw, _ in tops}), len({name for _, name in tops})):
        faults.append("names in two encodings, or a folder with two names")
    if at != end:
        faults.append("the central directory has another size or count")
    if len(entries) > 400_000:
        raise CannotCheck("too many files")
    if sum(entry[5] for entry in entries) > max(256 * MiB, 50 * len(data)):
        raise CannotCheck("inflates without measure")
    return entries


def content(data, entry, end):
    """The bytes of a record that starts at the offset of the entry and must end at `end`."""
    name, raw, method, crc, small, large, offset, _, central_flags = entry
    need(data[offset : offset + 4] == b"PK\3\4" and offset + 30 <= len(data), "no local header")
    version, flags, own_method, _, *stated, names, extras = struct.unpack("<HHHIIIIHH", data[offset + 4 : offset + 30])
    at = offset + 30 + names + extras
    need(data[offset + 30 : offset + 30 + names] == raw and (own_method, flags) == (method, central_flags), "two descriptions")
    need(version <= 45, "needs a later version")
    wide = resolve(data[offset + 30 + names : at], raw, [stated[2], stated[1]])
    later = flags & 8
    for own, central in zip([stated[0], *wide], [crc, large, small]):
        need(own == central or later and own == 0, "two descriptions")
    rest = data[at + small : end]
    forms = [struct.pack(form, crc, small, large) for form in ("<III", "<IQQ")]
    need(at + small <= end and rest in ([b"PK\7\x08" + one for one in forms] + forms if later else [b""]), "ends elsewhere")
    need(large <= 256 * MiB, "is too large")
    body = data[at : at + small]
    if method == 8:
        inflater = zlib.decompressobj(-15)
        try:
            body = inflater.decompress(body, large + 1)
        except zlib.error as error:
            raise Fault(str(error))
        need(inflater.eof and not inflater.unused_data, "does not end with its data")
    need(len(body) == large and zlib.crc32(body) == crc, "other content")
    return body


def read_zip(data):
    faults, files, uses = [], {}, {}
    count, start, end, before = end_record(data, faults)
    entries = central_directory(data, count, start, end, before, faults)
    offsets = sorted(entry[6] for entry in entries) + [start]
    ends = {offset: offsets[index + 1] for index, offset in enumerate(offsets[:-1])}
    if offsets[0] != 0:
        faults.append("bytes before the first record")
    for entry in entries:
        name, _, _, _, small, large, offset, mode, _ = entry
        folder, kind = name.endswith("/"), mode >> 16 & 0o170000
        segments = name.removesuffix("/").split("/")
        try:
            need(len(name.encode("utf-16-le")) <= 2048 and all(map(portable, segments)), "no name of a dossier")
            need(kind in (0, 0o100000, 0o040000), "is no file")
            need(folder or kind != 0o040000 and not mode & 0x10, "has the attribute of a folder")
            need(not mode & 0x448, "has the attribute of a link, a device or a volume")
            need(not folder or large == 0 and small <= 2, "is a folder with content")
            paths = ["/".join(segments[: index + 1]) for index in range(len(segments))]
            for path in paths:
                use = (path, folder or path != paths[-1])
                key = unicodedata.normalize("NFC", path).upper().lower()
                known = uses.setdefault(key, [use, False, False])
                need(known[0] == use, f"is {known[0][0]} on some systems")
                need(path != paths[-1] or not known[1], "occurs twice")
                known[1], known[2] = known[1] or path == paths[-1], known[2] or not folder
            body = content(data, entry, ends[offset])
            if not folder:
                files[name] = body
        except Fault as fault:
            faults.append(f"{name}: {fault}")
    faults += [f"{use[0]}/ is empty" for use, _, has_file in uses.values() if use[1] and not has_file]
    return files, faults


INI_SECTION = re.compile(r"\[(\.ShellClassInfo|ViewState)\]", re.I | re.A)
INI_KEY = re.compile(
    r"(Mode|Vid|FolderType|Logo|IconResource|IconFile|IconIndex|ConfirmFileOp|InfoTip)[ \t]*=(?![ \t\"'@]*[\\/]{2})", re.I | re.A)


def is_ini(data):
    text = data.decode("utf-16", "replace") if data[:2] == b"\xff\xfe" else data.decode("latin-1").removeprefix("ï»¿")
    lines = [line for line in (line.strip(" \t") for line in re.split(r"[\r\n]", text)) if line]
    known = lines and INI_SECTION.fullmatch(lines[0]) and all(INI_SECTION.fullmatch(line) or INI_KEY.match(line) for line in lines)
    return bool(known) and not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)


SYSTEM = [
    (r"\._[^/]+$", lambda data: data.startswith(bytes([0, 5, 0x16, 7, 0, 2, 0, 0]))),
    (r"\.DS_Store$", lambda data: data.startswith(b"\0\0\0\1Bud1")),
    (r"Thumbs\.db$", lambda data: data.startswith(bytes.fromhex("d0cf11e0a1b11ae1"))),
    (r"desktop\.ini$", is_ini),
]


def normalize(files, faults):
    """Sets the files of systems aside, and removes one folder around the dossier."""
    def of_system(path, data):
        return len(data) <= 65_536 and any(re.search("(^|/)" + name, path) and has(data) for name, has in SYSTEM)
    files = {path: data for path, data in files.items() if not of_system(path, data)}
    marks = ("manifest.json", "SHA256SUMS")
    tops = {path.split("/")[0] for path in files if path.endswith(tuple(f"/{mark}" for mark in marks)) and path.count("/") == 1}
    if len(tops) != 1 or any(mark in files for mark in marks):
        return files
    around = tops.pop() + "/"
    faults += [f"{path} is outside {around}" for path in files if not path.startswith(around)]
    return {path.removeprefix(around): data for path, data in files.items() if path.startswith(around)}


def read(path):
    """The files by path, and the faults of the container. Raises CannotCheck."""
    if path.is_dir():
        found = [(one, one.relative_to(path).as_posix().encode(errors="surrogateescape")) for one in path.rglob("*")]
        text = lambda name: name.decode(errors="replace")
        faults = [f"{ascii(name)} is a link" for one, name in found if one.is_symlink()]
        faults += [f"{ascii(name)} is no UTF-8" for _, name in found if "\ufffd" in text(name)]
        faults += [f"{ascii(name)} is no file" for one, name in found if one.exists() and not (one.is_file() or one.is_dir())]
        files = {text(name): one.read_bytes() for one, name in found if one.is_file() and not one.is_symlink()}
    else:
        files, faults = read_zip(path.read_bytes())
    return normalize(files, faults), faults
