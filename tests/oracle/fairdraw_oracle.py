#!/usr/bin/env python3
"""fairdraw/1 written down from its specification alone, with the standard library: a second opinion on the program.

    fairdraw_oracle.py OUT FOLDER...      computes the events in FOLDER... and writes OUT/<name of the folder>/<file>

A folder holds the frozen files and a whole ceremony.tsv (or the joint set). Teams are made when the plan says how: `!team` (k),
`!pairs` (1 or 0) and `!teams` (how many are formed first). `recusals.json`, a list of {subject, inspector}, are recusals after
the draw in their order. Written are the result files, assign-in.json, assign-out.json, record.tsv and rerun.json.
"""

import collections
import hashlib
import hmac
import json
import os
import sys


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def joined(*parts):
    return ("\n".join(parts) + "\n").encode()


def table(data, key_columns=1):
    """Rows of cells, without header lines, strictly ascending by the bytes of their key."""
    assert data.endswith(b"\n") and b"\r" not in data, "not a canonical file"
    rows = [line.split("\t") for line in data.decode("utf-8").split("\n")[:-1]]
    assert all(cell for row in rows for cell in row), "an empty cell"
    rows = [row for row in rows if not row[0].startswith("#")]
    keys = [[cell.encode() for cell in row[:key_columns]] for row in rows]
    assert not key_columns or all(a < b for a, b in zip(keys, keys[1:])), "not in the order of its key"
    return rows


class Seed:
    """PRK and what is expanded from it (sections 3)."""

    def __init__(self, prk):
        self.prk = prk

    def expand(self, *labels):
        return hmac.digest(self.prk, "\n".join(labels).encode() + b"\x01", "sha256")

    def stream(self, *labels):
        """A function below(m) over the words of Stream(labels)."""

        def words():
            block = 0
            while True:
                data = self.expand(*labels, str(block))
                for at in range(0, 32, 4):
                    yield int.from_bytes(data[at : at + 4], "big")
                block += 1

        source = words()

        def below(m):
            if m <= 1:
                return 0
            while True:
                word = next(source)
                if word < 2**32 // m * m:
                    return word % m

        return below


def seed_of(ceremony):
    """Checks both commitments and extracts the seed."""
    c = ceremony
    context = [c["serial"], c["prev"], c["frame"], c["plan"]]
    for party in "AB":
        opened = sha256(joined("fairdraw/1/commit", party, *context, c["reveal" + party]))
        assert opened == c["commit" + party], "commit" + party
    salt = hashlib.sha256(joined("fairdraw/1/context", *context, c["commitA"], c["commitB"])).digest()
    return Seed(hmac.digest(salt, joined(c["dice"], c["revealA"], c["revealB"], c["public"]), "sha256"))


def allocate(members, plan):
    """Section 5: how many are drawn of each stratum. `members` maps a stratum to its (tier, ticket, id) rows without tier 9."""
    strata = sorted((row for row in plan if not row[0].startswith("!")), key=lambda row: row[0].encode())
    size = {name: len(members.get(name, [])) for name, _, _ in strata}
    drawn = {}
    for name, ppm, least in strata:
        first = sum(1 for tier, _, _ in members.get(name, []) if tier == "0")
        drawn[name] = min(size[name], max(first, int(least), -(-int(ppm) * size[name] // 1_000_000)))
    total = sum(int(row[2]) for row in plan if row[0] == "!total")
    room = {name: size[name] - drawn[name] for name, _, _ in strata}
    all_room = sum(room.values())
    missing = min(total - sum(drawn.values()), all_room)
    if missing > 0:
        rest = {}
        left = missing
        for name in room:
            share, rest[name] = divmod(missing * room[name], all_room)
            drawn[name] += share
            left -= share
        for name in sorted(rest, key=lambda name: (-rest[name], name.encode()))[:left]:
            drawn[name] += 1
    return drawn


def result_of(seed, frame, plan):
    """Sections 4 and 5: the text of a result file and the drawn ids."""
    members = {}
    for subject, stratum, tier in frame:
        if tier != "9":
            members.setdefault(stratum, []).append((tier, seed.expand("ticket", subject).hex(), subject))
    drawn = allocate(members, plan)
    assert set(members) <= set(drawn), "a stratum without a plan"
    lines = ["#fairdraw-result/1\tseed=" + seed.prk.hex()]
    ids = []
    for stratum in sorted(members, key=lambda name: name.encode()):
        for rank, (tier, ticket, subject) in enumerate(sorted(members[stratum]), 1):
            mark = "S" if rank <= drawn[stratum] else "R"
            if mark == "S":
                ids.append(subject)
            lines.append("\t".join([stratum, str(rank), mark, subject, tier, ticket]))
    return ("\n".join(lines) + "\n").encode(), ids


def matched(slots, masks):
    """Whether people with these line masks can be put on distinct slots."""
    taken = {}

    def place(person, seen):
        for slot, line in enumerate(slots):
            if slot in seen or (line and not masks[person] & line):
                continue
            seen.add(slot)
            if slot not in taken or place(taken[slot], seen):
                taken[slot] = person
                return True
        return False

    return all(place(person, set()) for person in range(len(masks)))


class People:
    """Inspectors or ready-made teams by rank, and the visits in rank order."""

    def __init__(self, insps, subjects, order, visit_order):
        rank_of = {index: rank for rank, index in enumerate(order)}
        self.ids = [insps[index]["id"] for index in order]
        self.lines = [insps[index]["lines"] for index in order]
        self.cap = [insps[index]["cap"] for index in order]
        self.load = [insps[index]["load0"] for index in order]
        self.visits = [
            {"id": s["id"], "slots": s["slots"], "elig": sorted(rank_of[i] for i in s["elig"]), "team": []}
            for s in (subjects[index] for index in visit_order)
        ]
        self.pairs = collections.Counter()

    def fits(self, visit, team):
        return matched(visit["slots"], [self.lines[i] for i in team])

    def form(self, visit, below, use_pairs):
        """One visit's team: the least loaded who fit, equals by the stream."""
        team, dead = visit["team"], set()
        while len(team) < len(visit["slots"]):
            keys = {}
            for i in visit["elig"]:
                if i not in team and i not in dead:
                    met = sum(self.pairs[frozenset((i, t))] for t in team) if use_pairs else 0
                    keys.setdefault((self.load[i], met), []).append(i)
            if not keys:
                return
            candidates = keys[min(keys)]
            i = candidates[below(len(candidates))]
            if self.fits(visit, team + [i]):
                for t in team:
                    self.pairs[frozenset((i, t))] += 1
                team.append(i)
                self.load[i] += 1
            else:
                dead.add(i)

    def swapped(self, visit, i, j):
        team = visit["team"]
        if i not in team or j in team or j not in visit["elig"]:
            return None
        new = [j if t == i else t for t in team]
        return new if self.fits(visit, new) else None

    def level(self):
        """Shifts places to the best balance; returns the certificates of those whose caps cannot hold."""
        done, certs = set(), []
        load, cap = self.load, self.cap
        of = [set() for _ in self.ids]
        for rank, visit in enumerate(self.visits):
            visit["eligible"] = set(visit["elig"])
            for i in visit["team"]:
                of[i].add(rank)
        while len(done) < len(self.ids):
            src = min((i for i in range(len(self.ids)) if i not in done), key=lambda i: (-(load[i] > cap[i]), -load[i], i))
            found, reached, came = self.search(src, of)
            if found is None:
                done.update(reached)
                if load[src] > cap[src]:
                    certs.append(
                        {"set": [self.ids[i] for i in reached], "need": sum(load[i] for i in reached), "cap": sum(cap[i] for i in reached)}
                    )
                continue
            undo, at = [], found
            while at != src:
                before, rank = came[at]
                new = self.swapped(self.visits[rank], before, at)
                if new is None:
                    break
                undo.append((rank, self.visits[rank]["team"], before, at))
                self.visits[rank]["team"] = new
                of[before].discard(rank)
                of[at].add(rank)
                at = before
            if at != src:
                for rank, team, before, after in reversed(undo):
                    self.visits[rank]["team"] = team
                    of[before].add(rank)
                    of[after].discard(rank)
                done.add(src)
                continue
            load[src] -= 1
            load[found] += 1
        return certs

    def search(self, src, of):
        load, cap = self.load, self.cap
        reached, came, head = [src], {src: None}, 0
        while head < len(reached):
            i = reached[head]
            head += 1
            for rank in sorted(of[i]):
                visit = self.visits[rank]
                generic = not any(visit["slots"])
                for j in visit["elig"]:
                    if j in came or j in visit["team"] or not (generic or self.swapped(visit, i, j)):
                        continue
                    came[j] = (i, rank)
                    reached.append(j)
                    if load[j] < cap[j] and (load[src] > cap[src] or load[j] + 2 <= load[src]):
                        return j, reached, came
        return None, reached, came


def ranked(seed, label, rows):
    return sorted(range(len(rows)), key=lambda index: (seed.expand(label, rows[index]["id"]), rows[index]["id"].encode()))


def assign_in_of(seed, drawn, roster, recuse, items, settings):
    k, recused = settings["!team"], {(subject, inspector) for subject, inspector in recuse}
    wanted, subjects = set(drawn), []
    for subject, lines, area in items:
        if subject in wanted:
            bits = [int(bit) for bit in lines.split(",") if bit != "0"]
            elig = [
                index
                for index, (person, _, home, _, _) in enumerate(roster)
                if (area == "*" or home == "*" or home == area) and (subject, person) not in recused
            ]
            subjects.append({"id": subject, "slots": bits + [0] * (k - len(bits)), "elig": elig})
    insps = [{"id": r[0], "lines": int(r[1]), "cap": int(r[3]), "load0": int(r[4])} for r in roster]
    value = {"prk": seed.prk.hex(), "pairs": settings["!pairs"] == 1, "insps": insps, "subjects": subjects}
    if settings["!teams"]:
        value["teams"] = {"count": settings["!teams"], "size": k}
    return value


def form_ready_teams(seed, insps, count, size):
    """Team-first: dummy visits 1 to m, each person in one team at most, those with the least load0 first."""
    order = ranked(seed, "inspector", insps)
    free, teams = list(order), {}
    dummies = [{"id": str(n + 1)} for n in range(count)]
    for at in ranked(seed, "order", dummies):
        name, team = dummies[at]["id"], []
        below = seed.stream("assign", name)
        while len(team) < size and free:
            least = min(insps[i]["load0"] for i in free)
            candidates = [i for i in free if insps[i]["load0"] == least]
            chosen = candidates[below(len(candidates))]
            free.remove(chosen)
            team.append(chosen)
        teams[name] = team
    return teams


class Assignment:
    """Section 7 for one event; kept to run single visits again."""

    def __init__(self, seed, value):
        self.seed, self.value = seed, value
        insps, subjects = value["insps"], value["subjects"]
        self.teams = None
        label = "assign"
        if "teams" in value:
            label = "team"
            self.teams = form_ready_teams(seed, insps, value["teams"]["count"], value["teams"]["size"])
            names = list(self.teams)
            teams = [self.teams[name] for name in names]

            def usable(s, team):
                whole = len(team) == len(s["slots"]) and set(team) <= set(s["elig"])
                return whole and matched(s["slots"], [insps[i]["lines"] for i in team])

            subjects = [{"id": s["id"], "slots": [0], "elig": [n for n, t in enumerate(teams) if usable(s, t)]} for s in subjects]
            crews = []
            for name, team in zip(names, teams):
                start = max((insps[i]["load0"] for i in team), default=0)
                spare = min((insps[i]["cap"] - insps[i]["load0"] for i in team), default=0)
                crews.append({"id": name, "lines": 0, "load0": start, "cap": start + spare})
            order = list(range(len(crews)))
            insps = crews
        else:
            order = ranked(seed, "inspector", insps)
        self.label = label
        self.board = People(insps, subjects, order, ranked(seed, "order", subjects))
        for visit in self.board.visits:
            self.board.form(visit, seed.stream(label, visit["id"]), value["pairs"])
        self.certs = self.board.level()
        self.excluded = collections.defaultdict(set)
        self.runs = collections.Counter()

    def members(self, visit):
        if self.teams is None:
            return [self.board.ids[i] for i in visit["team"]]
        return [self.value["insps"][i]["id"] for crew in visit["team"] for i in self.teams[self.board.ids[crew]]]

    def run_again(self, subject, inspector):
        """A recusal after the draw: this visit alone, on the loads and pairs of all others."""
        board = self.board
        visit = next(visit for visit in board.visits if visit["id"] == subject)
        before = self.members(visit)
        for i in visit["team"]:
            board.load[i] -= 1
        visit["team"] = []
        board.pairs = collections.Counter(
            frozenset((a, b)) for other in board.visits for at, a in enumerate(other["team"]) for b in other["team"][:at]
        )
        self.excluded[subject].add(inspector)
        self.runs[subject] += 1
        barred = self.excluded[subject]

        def has(i):
            if self.teams is None:
                return board.ids[i] in barred
            return any(self.value["insps"][member]["id"] in barred for member in self.teams[board.ids[i]])

        visit["elig"] = [i for i in visit["elig"] if not has(i)]
        run = self.runs[subject]
        board.form(visit, self.seed.stream(self.label, subject, "R%d" % run), self.value["pairs"])
        return {"after": self.members(visit), "before": before, "inspector": inspector, "run": run, "subject": subject}

    def out(self):
        value = {"certs": self.certs, "team": {visit["id"]: self.members(visit) for visit in self.board.visits}}
        if self.teams is not None:
            insps = self.value["insps"]
            value["teams"] = {name: [insps[i]["id"] for i in team] for name, team in self.teams.items()}
        return (json.dumps(value, sort_keys=True, ensure_ascii=False) + "\n").encode()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def compute(folder):
    """All computed files of one event by name."""
    files = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            files[name] = file.read()
    recusals = json.loads(files.pop("recusals.json", b"[]"))
    ceremony = dict(table(files["ceremony.tsv"], 0))
    joint = "frames.tsv" in files
    for kind in ("frame", "plan"):
        pinned = files["%ss.tsv" % kind if joint else "%s.tsv" % kind]
        assert sha256(pinned) == ceremony[kind], kind
        if joint:
            for item, pin in table(pinned):
                assert sha256(files["%s.%s.tsv" % (kind, item)]) == pin, item
    seed = seed_of(ceremony)
    items = [item for item, _ in table(files["frames.tsv"])] if joint else [None]
    drawn, out, settings = set(), {}, {}
    for item in items:
        dot = "." + item if joint else ""
        frame, plan = table(files["frame%s.tsv" % dot]), table(files["plan%s.tsv" % dot])
        for key, _, pin in plan:
            if key in ("!roster", "!recuse", "!items"):
                assert sha256(files[key[1:] + ".tsv"]) == pin, key
            if key in ("!team", "!pairs", "!teams"):
                settings[key] = int(pin)
        out["result%s.tsv" % dot], ids = result_of(seed, frame, plan)
        drawn.update(ids)
    if settings:
        roster, recuse, rows = (table(files[name], keys) for name, keys in (("roster.tsv", 1), ("recuse.tsv", 2), ("items.tsv", 1)))
        value = assign_in_of(seed, drawn, roster, recuse, rows, settings)
        out["assign-in.json"] = canonical(value)
        assignment = Assignment(seed, value)
        out["assign-out.json"] = assignment.out()
    hashed = {name: sha256(data) for name, data in {**files, **out}.items() if name != "ceremony.tsv"}
    lines = ["%s\t%s\n" % (name, hashed[name]) for name in sorted(hashed, key=str.encode)]
    out["record.tsv"] = files["ceremony.tsv"] + "".join(lines).encode()
    if recusals:
        out["rerun.json"] = canonical([assignment.run_again(r["subject"], r["inspector"]) for r in recusals])
    return out


def main(out, folders):
    for folder in folders:
        target = os.path.join(out, os.path.basename(os.path.normpath(folder)))
        os.makedirs(target, exist_ok=True)
        for name, data in compute(folder).items():
            with open(os.path.join(target, name), "wb") as file:
                file.write(data)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
