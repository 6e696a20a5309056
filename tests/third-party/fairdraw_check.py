#!/usr/bin/env python3
"""Recomputes a draw's record folder from its published files alone; Python's standard library, none of the program's code.

fairdraw_check.py DIR        the whole record: ceremony, tickets, allocation, lists, teams, hashes
fairdraw_check.py IN.json    the inspectors' teams; assign-out.json on stdout
Written from the sections of fairdraw/1 that the comments name. Exit 0 when everything agrees, 1 at the first difference.
"""
import hashlib
import hmac
import json
import os
import re
import sys


def sha(data):
    return hashlib.sha256(data).hexdigest()


def joined(*parts):
    return ("\n".join(parts) + "\n").encode()


def must(agrees, what):
    if not agrees:
        print("differs: " + what)
        sys.exit(1)


class Chance:
    """Section 3: PRK, expand, Stream and below."""

    def __init__(self, prk):
        self.prk = prk

    def expand(self, *info):
        return hmac.new(self.prk, ("\n".join(info) + "\x01").encode(), hashlib.sha256).digest()

    def stream(self, *label):
        block = 0
        while True:
            data = self.expand(*label, str(block))
            for at in range(0, 32, 4):
                yield int.from_bytes(data[at : at + 4], "big")
            block += 1


def below(words, m):
    if m <= 1:
        return 0
    for word in words:
        if word < (2**32 // m) * m:
            return word % m


def table(data, name):
    text = data.decode("utf-8")
    must(text.endswith("\n") and "\r" not in text, name + " ends its lines")
    rows = [line.split("\t") for line in text[:-1].split("\n")]
    must(all(cell for row in rows for cell in row), name + " has no empty cell")
    return rows[0], rows[1:]


def ascending(keys, name):
    must(all(a < b for a, b in zip(keys, keys[1:])), name + " ascends")


def drawn_lists(chance, frame, plan, name):
    """Sections 4 and 5 for one population; gives the result's text and the drawn ids."""
    head, rows = table(frame, "frame" + name)
    must(head == ["#fairdraw-frame/1", "stratum", "tier"], "frame header")
    ascending([row[0].encode() for row in rows], "frame" + name)
    head, plans = table(plan, "plan" + name)
    must(head == ["#fairdraw-plan/1", "rate_ppm", "min"], "plan header")
    ascending([row[0].encode() for row in plans], "plan" + name)
    rates = {key: (int(rate), int(least)) for key, rate, least in plans if not key.startswith("!")}
    members = {key: [] for key in rates}
    for subject, stratum, tier in rows:
        if tier != "9":
            members[stratum].append((tier, chance.expand("ticket", subject).hex(), subject))
    counts = {}
    for key, (rate, least) in rates.items():
        size, first = len(members[key]), sum(1 for tier, _, _ in members[key] if tier == "0")
        counts[key] = min(size, max(first, least, (rate * size + 999_999) // 1_000_000))
    totals = [int(least) for key, _, least in plans if key == "!total"]
    short = (totals[0] if totals else 0) - sum(counts.values())
    room = {key: len(members[key]) - counts[key] for key in counts}
    all_room = sum(room.values())
    if short > 0 and all_room > 0:
        short = min(short, all_room)
        rest = sorted(room, key=lambda key: (-(short * room[key] % all_room), key.encode()))
        left = short - sum(short * room[key] // all_room for key in room)
        for key in room:
            counts[key] += short * room[key] // all_room
        for key in rest[:left]:
            counts[key] += 1
    lines, drawn = ["#fairdraw-result/1\tseed=" + chance.prk.hex()], []
    for key in sorted(members, key=str.encode):
        for rank, (tier, ticket, subject) in enumerate(sorted(members[key]), 1):
            taken = rank <= counts[key]
            lines.append("\t".join([key, str(rank), "S" if taken else "R", subject, tier, ticket]))
            if taken:
                drawn.append(subject)
    return joined(*lines), drawn


def matches(slots, lines):
    """Whether these people can take distinct slots, by trying every order of taking."""
    if not lines:
        return True
    first, rest = lines[0], lines[1:]
    tried = set()
    for at, slot in enumerate(slots):
        if slot not in tried and first & slot == slot:
            tried.add(slot)
            if matches(slots[:at] + slots[at + 1 :], rest):
                return True
    return False


def teams(data):
    """Section 7."""
    chance, people = Chance(bytes.fromhex(data["prk"])), data["insps"]
    rank = sorted(range(len(people)), key=lambda i: chance.expand("inspector", people[i]["id"]))
    place = {i: at for at, i in enumerate(rank)}
    subjects = sorted(data["subjects"], key=lambda s: chance.expand("order", s["id"]))
    eligible = [sorted(s["elig"], key=place.get) for s in subjects]
    load, cap = [p["load0"] for p in people], [p["cap"] for p in people]
    team, pairs = [], {}
    fits = lambda s, members: matches(subjects[s]["slots"], [people[i]["lines"] for i in members])
    for s, subject in enumerate(subjects):
        members, dead, words = [], set(), chance.stream("assign", subject["id"])
        together = lambda i: sum(pairs.get(frozenset((i, j)), 0) for j in members) if data["pairs"] else 0
        while len(members) < len(subject["slots"]):
            free = [i for i in eligible[s] if i not in members and i not in dead]
            if not free:
                break
            least = min((load[i], together(i)) for i in free)
            best = [i for i in free if (load[i], together(i)) == least]
            i = best[below(words, len(best))]
            if fits(s, members + [i]):
                for j in members:
                    pairs[frozenset((i, j))] = pairs.get(frozenset((i, j)), 0) + 1
                members.append(i)
                load[i] += 1
            else:
                dead.add(i)
        team.append(members)
    certs, done = [], set()
    swapped = lambda s, i, j: [j if k == i else k for k in team[s]]
    while len(done) < len(people):
        src = min((i for i in range(len(people)) if i not in done), key=lambda i: (load[i] <= cap[i], -load[i], place[i]))
        came, order, end = {src: None}, [src], None
        for i in order:
            for s in range(len(subjects)):
                if i not in team[s] or end is not None:
                    continue
                for j in eligible[s]:
                    if j in came or j in team[s] or not fits(s, swapped(s, i, j)):
                        continue
                    came[j] = (i, s)
                    order.append(j)
                    if load[j] < cap[j] and (load[src] > cap[src] or load[j] + 2 <= load[src]):
                        end = j
                        break
            if end is not None:
                break
        if end is None:
            done.update(order)
            if load[src] > cap[src]:
                ids = [people[i]["id"] for i in order]
                certs.append({"set": ids, "need": sum(load[i] for i in order), "cap": sum(cap[i] for i in order)})
            continue
        before, j = [list(members) for members in team], end
        while came[j] is not None:
            i, s = came[j]
            if i not in team[s] or j in team[s] or not fits(s, swapped(s, i, j)):
                break
            team[s] = swapped(s, i, j)
            j = i
        if came[j] is not None:
            team = before
            done.add(src)
            continue
        load[end] += 1
        load[src] -= 1
    return {"certs": certs, "team": {s["id"]: [people[i]["id"] for i in team[at]] for at, s in enumerate(subjects)}}


def assign_in_agrees(files, data, drawn):
    """Section 7: assign-in.json follows from roster, recuse, items and the result."""
    _, roster = table(files["roster.tsv"], "roster.tsv")
    _, recuse = table(files["recuse.tsv"], "recuse.tsv")
    _, items = table(files["items.tsv"], "items.tsv")
    ascending([row[0].encode() for row in roster], "roster.tsv")
    ascending([(row[0].encode(), row[1].encode()) for row in recuse], "recuse.tsv")
    ascending([row[0].encode() for row in items], "items.tsv")
    recused = {tuple(row) for row in recuse}
    people = [{"id": i, "lines": int(lines), "load0": int(load0), "cap": int(cap)} for i, lines, _, cap, load0 in roster]
    must(data["insps"] == people, "inspectors of assign-in.json")
    visits = [row for row in items if row[0] in drawn]
    must([s["id"] for s in data["subjects"]] == [row[0] for row in visits] and len(visits) == len(drawn), "subjects of assign-in.json")
    size = min(len(s["slots"]) for s in data["subjects"]) if data["subjects"] else 2
    must(size >= 2, "two people at least")
    for (subject, lines, area), given in zip(visits, data["subjects"]):
        asked = [int(line) for line in lines.split(",") if line != "0"]
        must(given["slots"] == asked + [0] * (size - len(asked)), "slots of " + subject)
        able = [n for n, row in enumerate(roster) if "*" in (area, row[2]) or area == row[2]]
        must(given["elig"] == [n for n in able if (subject, roster[n][0]) not in recused], "eligible people of " + subject)


# Inputs and results; what people read, the list of the folder and later changes of teams are not part of the record.
RECORDED = re.compile(
    r"(assign-in|assign-out)\.json|(frames|items|plans|recuse|roster|vacancies)\.tsv|(frame|plan|result)(\.[a-z0-9][a-z0-9-]{0,19})?\.tsv"
)


def check(folder):
    files = {name: open(os.path.join(folder, name), "rb").read() for name in sorted(os.listdir(folder))}
    lines = [line.split("\t") for line in files["ceremony.tsv"].decode().split("\n")[:-1]]
    said = dict(lines)
    keys = ["serial", "prev", "frame", "plan", "commitA", "commitB", "dice", "revealA", "revealB", "public"]
    must([key for key, _ in lines] == keys, "keys of ceremony.tsv")
    joint = "frames.tsv" in files
    for kind in ("frame", "plan"):
        must(said[kind] == sha(files[kind + ("s" if joint else "") + ".tsv"]), "fingerprint of " + kind)
    context = [said[key] for key in keys[:4]]
    for party in "AB":
        told = sha(joined("fairdraw/1/commit", party, *context, said["reveal" + party]))
        must(told == said["commit" + party], "commitment " + party)
    salt = hashlib.sha256(joined("fairdraw/1/context", *context, said["commitA"], said["commitB"])).digest()
    entropy = joined(said["dice"], said["revealA"], said["revealB"], said["public"])
    chance = Chance(hmac.new(salt, entropy, hashlib.sha256).digest())
    names = [""]
    if joint:
        names = ["." + row[0] for row in table(files["frames.tsv"], "frames.tsv")[1]]
        for kind in ("frame", "plan"):
            for item, told in table(files[kind + "s.tsv"], kind + "s.tsv")[1]:
                must(told == sha(files["%s.%s.tsv" % (kind, item)]), "fingerprint of %s.%s" % (kind, item))
    drawn = set()
    for name in names:
        text, taken = drawn_lists(chance, files["frame%s.tsv" % name], files["plan%s.tsv" % name], name)
        must(text == files["result%s.tsv" % name], "result%s.tsv" % name)
        drawn.update(taken)
        for key, _, told in table(files["plan%s.tsv" % name], "plan" + name)[1]:
            if key in ("!roster", "!recuse", "!items"):
                must(told == sha(files[key[1:] + ".tsv"]), "fingerprint of " + key[1:])
    if "assign-in.json" in files:
        data = json.loads(files["assign-in.json"])
        must(data["prk"] == chance.prk.hex(), "seed of assign-in.json")
        canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        must(canonical == files["assign-in.json"], "canonical form of assign-in.json")
        assign_in_agrees(files, data, drawn)
        must(teams(data) == json.loads(files["assign-out.json"]), "assign-out.json")
    others = [name for name in files if RECORDED.fullmatch(name)]
    if "record.tsv" in files:
        told = files["ceremony.tsv"] + b"".join(("%s\t%s\n" % (name, sha(files[name]))).encode() for name in others)
        must(told == files["record.tsv"], "record.tsv")
    print("agrees: %d drawn, seed %s" % (len(drawn), chance.prk.hex()))


if __name__ == "__main__":
    if sys.argv[1].endswith(".json"):
        with open(sys.argv[1], "rb") as file:
            print(json.dumps(teams(json.load(file)), sort_keys=True))
    else:
        check(sys.argv[1])
