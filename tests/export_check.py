"""Finds the messages of a dossier again in the archives of the platform. Written from docs/format.md, section 2.1, and from what
is published of each format: Python 3 alone, nothing of ours.
Usage: export_check.py DOSSIER ARCHIVE [ARCHIVE…]. DOSSIER: its zip, its folder, a fiche.json or a JSON list of them.
Exit 0: every message was found with the same text, sender and time; 1: one was not, a line on each; 2: could not check."""

import collections, datetime, hashlib, html.parser, io, itertools, json, pathlib, re, sys, zipfile
from datetime import timezone

MAX_BYTES = 512 * 2**20  # of one file of an archive, unpacked
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class CannotCheck(Exception):
    pass


# Of two values of one key, and of two files with one path, programs read either: neither is taken.


def refuse_twice(pairs):
    """Of a record: it is canonical, and has no key twice."""
    for key, count in collections.Counter(key for key, _ in pairs).items():
        if count > 1:
            raise CannotCheck(f"a record has {json.dumps(key)} twice")
    return dict(pairs)


def leave_twice(pairs):
    """Of an archive: a field given twice is not read."""
    counts = collections.Counter(key for key, _ in pairs)
    return {key: value for key, value in pairs if counts[key] == 1}


parse_record = lambda data: json.loads(data, object_pairs_hook=refuse_twice)
parse = lambda data: json.loads(data, object_pairs_hook=leave_twice)


def read_once(opened, path):
    """A file of a zip, up to what is unpacked."""
    if sum(one.filename == path for one in opened.infolist()) > 1:
        raise CannotCheck(f"{path} is there twice")
    with opened.open(path) as one:
        data = one.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise CannotCheck(f"{path} is too large")
    return data


def fiches_of(path):
    """Each fiche, with the salts beside it."""
    if path.is_dir():
        beside = lambda one: parse_record(one.read_text("utf-8")) if one.exists() else {}
        return [(beside(one), beside(one.with_name("sels.json"))) for one in sorted(path.rglob("fiche.json"))]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
            beside = lambda one: parse_record(read_once(opened, one)) if one in names else {}
            fiches = [one for one in sorted(names) if one.split("/")[-1] == "fiche.json"]
            return [(beside(one), beside(one.removesuffix("fiche.json") + "sels.json")) for one in fiches]
    value = parse_record(path.read_text("utf-8"))
    return [(one, {}) for one in (value if isinstance(value, list) else [value])]


def digest(path):
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def file_of(archive, path):
    """The bytes of a file of an archive, or of the archive when the path is null."""
    if path is None:
        return archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        return read_once(opened, path)


# Each reader gives a list of messages: sender, text and times as the archive has them. An instant is a number of milliseconds; a
# local time is text. `words` is the date as written.


def entry(sender=None, text=None, instants=(), local=None, words=None, line=None):
    return {"sender": sender, "text": text or None, "instants": [int(one) for one in instants if one is not None], "local": local, "words": words, "line": line}


def milliseconds(text):
    """Of an ISO 8601 date or of one with a space; UTC unless it states an offset."""
    at = datetime.datetime.fromisoformat(text.strip().replace(" UTC", "+00:00").replace("Z", "+00:00").replace(" ", "T"))
    at = at if at.tzinfo else at.replace(tzinfo=timezone.utc)
    return round(at.timestamp() * 1000)


DATE = r"(?P<a>\d{1,4})(?P<separator>[./-]|\. )(?P<b>\d{1,2})(?:[./-]|\. )(?P<c>\d{1,4})\.?"
TIME = r"(?P<hour>\d{1,2})(?:[:.]|[\s\u202f]?h[\s\u202f]?)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})| min(?: (?P<long>\d{2}) s)?)?(?:[\s\u202f]*(?P<half>[ap])\.?\s?m\.?)?"
HEADS = [re.compile(rf"\u200e?\[?{parts}(?:\]| -) ", re.I) for parts in (rf"{DATE},?(?: à| um| at)?[\s\u202f]+{TIME}", rf"{TIME},?[\s\u202f]+{DATE}")]


def head_of(line):
    return next((found for pattern in HEADS if (found := pattern.match(line))), None)


def whatsapp(data):
    text, found = data.decode("utf-8-sig").rstrip("\r\n"), []
    pieces = text.split("\n")
    lines, ends = [one.removesuffix("\r") for one in pieces], [one.endswith("\r") for one in pieces[:-1]]
    heads = [head_of(line) for line in lines]
    first = next((head for head in heads if head), None)
    if first and first.group(0).lstrip("\u200e").startswith("[") and len(set(ends)) == 2:  # messages begin after a CRLF
        start = heads.index(first)
        heads = [head if at <= start or ends[at - 1] else None for at, head in enumerate(heads)]
    heads = [head if head and same_form(first, head) else None for head in heads]
    order = order_of([date_days(head) for head in heads if head])
    for line, head in zip(lines, heads):
        if head and not (found and pasted(date_days(head), order)):
            found.append((head, [line[head.end():]]))
        elif found:
            found[-1][1].append(line)
    raw = [lines[0].partition(": ")[0] for _, lines in found]
    forms = collections.defaultdict(set)
    for name in raw:
        forms[name.strip(DIRECTION)].add(name.strip())
    read = [entry(line="\n".join(lines), words=head.group(0).strip("\u200e[]- "), local=local_times(head)) for head, lines in found]
    for one, name in zip(read, raw):  # without its marks, when the file has the name in one form only
        one["name"] = name.strip(DIRECTION) if len(forms[name.strip(DIRECTION)]) == 1 else None
    return read


def same_form(first, head):
    """Whether two dated lines have one form, and the numbers below ten one width."""
    shape = lambda one: re.sub(r"\d+", lambda number: "yyyy" if len(number.group()) > 2 else "0", re.sub(r"[^\W\d_][^\W\d_.\u00a0\u202f ]*\.?", "a", one.group(0).lstrip("\u200e")))
    widths = zip(first.group("a", "b", "c", "hour"), head.group("a", "b", "c", "hour"))
    return shape(first) == shape(head) and all(len(one) == len(other) or int(one) > 9 or int(other) > 9 for one, other in widths)


DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 "


def date_days(head):
    """The day, as a number, in each order in which the date exists."""
    a, b, c = head.group("a", "b", "c")
    short = head.group("separator") == "-" or re.match(r"\u200e?\[?(?:\d{1,2}\. ){3}", head.group(0))
    days = {}
    for order, (year, month, day) in {"dmy": (c, b, a), "mdy": (c, a, b), "ymd": (a, b, c)}.items():
        if len(year) not in (2, 4) or len(day) > 2 or len(month) > 2 or order == "ymd" and len(year) == 2 and not short:
            continue
        try:
            days[order] = datetime.date(int(year) + 2000 * (len(year) == 2), int(month), int(day)).toordinal()
        except ValueError:
            pass
    return days


def order_of(lines):
    """The order of day, month and year of a whole file, or None."""
    if lines and len(lines[0]) == 1:  # no message can write the first line
        return list(lines[0])[0]
    lines, setbacks = [days for days in lines if days], {}
    for order in ("dmy", "mdy", "ymd"):
        if lines and all(order in one for one in lines):
            setbacks[order] = max([0, *(before[order] - after[order] for before, after in itertools.pairwise(lines))])
    if len(setbacks) == 1:
        [(order, setback)] = setbacks.items()
        return order if setback <= 14 else None
    forward = [order for order, setback in setbacks.items() if setback <= 2]
    return forward[0] if len(forward) == 1 and all(order in forward or setback > 14 for order, setback in setbacks.items()) else None


def pasted(days, order):
    return order is not None and bool(days) and order not in days


def local_times(head):
    """The local times that these words may mean, in every order of day, month and year."""
    date, (hour, minute, half) = head.group("a", "b", "c"), head.group("hour", "minute", "half")
    second = head.group("second") or head.group("long")
    hour = int(hour) % 12 + (12 if half in "pP" else 0) if half else int(hour)
    times = set()
    for year, month, day in itertools.permutations(map(int, date)):
        try:
            at = datetime.datetime(year + 2000 if year < 100 else year, month, day, hour, int(minute), int(second or 0))
            times.add(at.isoformat()[: 19 if second else 16])
        except ValueError:
            pass
    return times


def repair(text):
    """Meta writes UTF-8 as Latin-1, one string at a time; a string that is not so is left."""
    try:
        return text.encode("latin-1").decode("utf-8") if isinstance(text, str) else None
    except UnicodeError:
        return text


def meta_json(data):
    return [entry(repair(one.get("sender_name")), repair(one.get("content")), [one.get("timestamp_ms")]) for one in parse(data)["messages"]]


def meta_encrypted(data):
    value = parse(data)  # a character above U+00FF anywhere: the file is plain
    text = repair if max(json.dumps(json.loads(data), ensure_ascii=False)) <= "\u00ff" else lambda one: one
    return [entry(text(one.get("senderName")), text(one.get("text")), [one.get("timestamp")]) for one in value["messages"]]


class Tree(html.parser.HTMLParser):
    """Calls `block` with each element that `wanted` accepts, as a list of (classes, attributes, text of the element)."""

    def __init__(self, is_block):
        super().__init__(convert_charrefs=True)
        self.open, self.blocks, self.is_block = [], [], is_block

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        node = {"tag": tag, "classes": set((attributes.get("class") or "").split()), "attributes": attributes, "text": ""}
        node["block"] = len(self.blocks) if self.is_block(node["classes"]) else self.open[-1]["block"] if self.open else None
        if self.is_block(node["classes"]):
            self.blocks.append([])
        if node["block"] is not None:
            self.blocks[node["block"]].append(node)
        if tag == "br":
            for one in self.open:
                one["text"] += "\n"
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if any(one["tag"] == tag for one in self.open):
            while self.open.pop()["tag"] != tag:
                pass

    def handle_data(self, data):
        if any(one["tag"] in ("audio", "video") for one in self.open):
            return  # words for browsers that play nothing
        for one in self.open:
            one["text"] += data


def blocks_of(data, is_block):
    tree = Tree(is_block)
    tree.feed(data.decode("utf-8"))
    return tree.blocks


def part(block, *classes, last=False):
    found = [one for one in block if one["classes"].issuperset(classes)]
    return found[-1 if last else 0] if found else None


def words_of(node):
    return node["text"].strip() if node else None


def meta_html(data):
    blocks = blocks_of(data, lambda classes: classes.issuperset({"pam", "_3-95", "_2ph-", "_a6-g"}))
    read = []
    for block in blocks:
        sender, body, date = part(block, "_2pim", "_a6-h", "_a6-i"), part(block, "_3-95", "_a6-p"), part(block, "_3-94", "_a6-o")
        text = words_of(body)
        reactions = part(block, "_a6-q")
        if text and reactions:
            text = text.removesuffix(reactions["text"].strip()).strip()
        read.append(entry(words_of(sender), text, words=words_of(date)))
    return read


def telegram_text(text):
    return text if isinstance(text, str) else "".join(one if isinstance(one, str) else one.get("text", "") for one in text or [])


def telegram_content(one):
    """What was sent in place of words: a poll, a contact, a place, a game."""
    poll, contact, place = one.get("poll") or {}, one.get("contact_information") or {}, one.get("location_information") or {}
    point = [str(place[key]) for key in ("latitude", "longitude") if key in place]
    lines = [telegram_text(poll.get("question")), *[telegram_text(answer.get("text")) for answer in poll.get("answers", [])]]
    lines += [" ".join(contact[key] for key in ("first_name", "last_name") if contact.get(key)), contact.get("phone_number")]
    lines += [one.get("place_name"), one.get("address"), ", ".join(point) if len(point) == 2 else "", one.get("game_title"), one.get("game_description")]
    return "\n".join(line for line in lines if line)


def telegram_json(data):
    value = parse(data)
    chats = [chat for key in value if key in ("chats", "left_chats") for chat in value[key]["list"]] if "chats" in value else [value]
    messages = [one for chat in chats for one in chat["messages"]]
    seconds = lambda one: [int(one["date_unixtime"]) * 1000] if "date_unixtime" in one else []
    return [entry(one.get("from", one.get("actor")), telegram_text(one.get("text")) or telegram_content(one), seconds(one), {one["date"]}) for one in messages]


def telegram_html(data):
    read, sender = [], None  # a first message of a page without a name follows the page before: its name is not compared
    for block in blocks_of(data, lambda classes: "message" in classes):
        if block[0]["attributes"].get("id", "").startswith("message-"):
            sender = None
            continue  # a line with the day has no place
        if "service" in block[0]["classes"]:
            sender, date = None, None
            read.append(entry(None, words_of(part(block, "body", "details"))))
            continue
        date = part(block, "pull_right", "date", "details")["attributes"]["title"]
        sender = sender if "joined" in block[0]["classes"] else words_of(part(block, "from_name"))
        stamp = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4}) ([\d:]{8})(?: UTC([+-]\d\d:\d\d))?", date)
        local = "{2}-{1}-{0}T{3}".format(*stamp.groups())
        instants = [milliseconds(local + stamp.group(5))] if stamp.group(5) else []
        read.append(entry(sender, words_of(part(block, "text")), instants, {local, local[:16]}, date))
    return read


def snapchat(data):
    messages = [one for chat in parse(data).values() for one in chat]
    times = lambda one: [milliseconds(one["Created"]), one.get("Created(microseconds)")]  # the second is in milliseconds
    return [entry(one.get("From"), one.get("Content") or one.get("Text"), times(one)) for one in messages]


def tiktok(data):
    value = parse(data)
    own = value.get("Direct Message") or value.get("Direct Messages")
    history = (own.get("Direct Messages") or own.get("Chat History"))["ChatHistory"]
    return [entry(one["From"], one["Content"], [milliseconds(one["Date"])]) for chat in history.values() for one in chat]


def x(data):
    value = parse(data.decode("utf-8").partition("=")[2])
    events = [event for chat in value for one in chat["dmConversation"]["messages"] for event in one.values()]
    return [entry(None, one.get("text"), [milliseconds(one["createdAt"])]) for one in events]


def discord(data):
    stamped = [(one, one["Timestamp"]) for one in parse(data)]
    return [entry(None, one["Contents"], [milliseconds(at)], {at[:19].replace(" ", "T")}) for one, at in stamped]


READERS = {
    "whatsapp": whatsapp, "messenger-json": meta_json, "instagram-json": meta_json, "messenger-encrypted": meta_encrypted,
    "messenger-html": meta_html, "instagram-html": meta_html, "telegram-json": telegram_json, "telegram-html": telegram_html,
    "snapchat": snapchat, "tiktok": tiktok, "x": x, "discord": discord,
}  # fmt: skip

# What WhatsApp writes around the words of a person: that a message was edited, the name of a file.
MARK = r"(?:\s*\u200e?<[^<>\n]+>|\u200e?[^\n]+\.\w{2,4} \([^()\n]+\)\n?)"


def has_words(fiche, found):
    text, kind = fiche["text"], fiche["exported"]["kind"]
    if found["line"] is not None:  # WhatsApp: sender and words on one line
        rest = found["line"].removeprefix(f"{fiche['author']['displayName']}: ") if fiche["author"]["displayName"] else found["line"]
        if text is None:
            return kind != "message" or re.fullmatch(rf"{MARK}+|\u200e?[^\n]{{1,60}}", rest)
        bare = rest.replace("\u200e", "").strip()
        return text in (rest, bare) or (kind != "message" and bare.endswith(text)) or re.fullmatch(rf"{MARK}?{re.escape(text)}\s*{MARK}?", rest)
    return text == found["text"] or (text is None and kind != "message") or (kind == "notice" and not found["text"])


def has_sender(fiche, found):
    name = fiche["author"]["displayName"]
    if found["line"] is not None:
        return name is None and fiche["exported"]["kind"] != "message" or found["line"].startswith(f"{name}: ") or name == found["name"]
    return name == found["sender"] or found["sender"] is None or (name is None and fiche["exported"]["kind"] != "message")


def has_time(fiche, found):
    iso, local, raw = fiche["posting"]["iso"], fiche["exported"]["localTime"], fiche["posting"]["raw"]
    if iso is None:
        return not found["instants"] and (found["words"] is None or raw is not None and (raw in found["words"] or found["words"] in raw))
    if "T" in iso:
        return milliseconds(iso) in found["instants"] or milliseconds(iso) in [one - one % 1000 for one in found["instants"]]
    if local is None or local[:10] != iso:
        return False
    if found["local"]:
        return any(one.startswith(local) or local.startswith(one) for one in found["local"])
    numbers = re.findall(r"\d+", found["words"] or "")  # a localised date: its numbers, the month being a word
    hour = int(local[11:13])
    wanted = [local[:4], local[8:10].lstrip("0"), local[14:16].lstrip("0")]
    return {one.lstrip("0") for one in numbers}.issuperset(wanted) and any(int(one) in (hour, hour % 12 or 12) for one in numbers)


def check(fiche, salts, archives, read):
    """In the archive that the fiche commits to; without its salt, in any that was given."""
    exported = fiche["exported"]
    name = f"{exported['archive']['name']}, {exported['path'] or 'the file itself'}, message {exported['index']}"
    salt = next((one for path, one in salts.items() if path.startswith("../")), None)
    commit = lambda sha256: hashlib.sha256(f"{salt}{sha256}archive".encode()).hexdigest()
    likely = sorted(archives, key=lambda one: archives[one].name != exported["archive"]["name"])
    linked = [one for one in likely if salt is None or commit(one) == exported["archive"]["commitment"]]
    problems = [check_in(fiche, name, one, archives, read) for one in linked] or [f"{name}: no archive given is that of the record"]
    return None if None in problems else problems[0]


def check_in(fiche, name, sha256, archives, read):
    exported = fiche["exported"]
    path, index = exported["path"], exported["index"]
    if exported["format"] not in READERS:
        return f"{name}: the format {exported['format']} is not in docs/format.md"
    try:
        key = exported["format"], sha256, path
        if key not in read:
            read[key] = READERS[exported["format"]](file_of(archives[sha256], path))
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile, CannotCheck) as error:
        return f"{name}: the file could not be read: {error!r}"
    messages = read[key]
    if not 0 <= index < len(messages):
        return f"{name}: the file has {len(messages)} messages"
    found = messages[index]
    checks = {"text": has_words, "sender": has_sender, "time": has_time}
    different = [what for what, holds in checks.items() if not holds(fiche, found)]
    return f"{name}: another {', '.join(different)}" if different else None


def main(arguments):
    if len(arguments) < 2:
        raise CannotCheck(__doc__)
    paths = [pathlib.Path(one) for one in arguments]
    fiches = [one for one in fiches_of(paths[0]) if one[0].get("exported")]
    if not fiches:
        raise CannotCheck("no message of an archive in this dossier")
    archives, read = {digest(path): path for path in paths[1:]}, {}
    problems = [problem for one in fiches if (problem := check(*one, archives, read))]
    print("\n".join([*problems, f"{len(fiches)} messages: {len(fiches) - len(problems)} found, {len(problems)} different or not found"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, "utf-8", errors="backslashreplace")
    try:
        sys.exit(main(sys.argv[1:]))
    except (CannotCheck, OSError, ValueError, zipfile.BadZipFile) as error:
        print(error)
        sys.exit(2)
