"""The figures of a year, counted from the tables of an office by SQL and Python alone.

    python3 tests/oracle/year_sql.py OFFICE.DB YEAR UNTIL CALENDAR.JSON

Prints one JSON object: the figure's key and [numerator, denominator]. Written from the rules (DOMAIN 5, 10), not from the program. It is for
years in which no result was returned for correction before it was published.
"""

import json
import sqlite3
import sys
from datetime import date, timedelta

FORCED = {"NOT_DISCLOSED", "FALSE_DISCLOSURE", "UNREACHABLE", "CORRECTED", "UNCOOPERATIVE", "PENDING"}


def workdays_of(path):
    """Whether a day is worked on, by the official notices: days off, and weekends that are worked."""
    with open(path, encoding="utf-8") as file:
        notices = json.load(file)

    def is_workday(day):
        notice = notices.get(str(day.year))
        if notice is None:
            return None
        text = day.isoformat()
        if any(text in holiday["worked"] for holiday in notice):
            return True
        return day.weekday() < 5 and not any(holiday["from"] <= text <= holiday["to"] for holiday in notice)

    return is_workday


def due_on(is_workday, text, count=20):
    """The last day of so many working days after a day; None beyond the calendar."""
    day = date.fromisoformat(text)
    while count > 0:
        day += timedelta(days=1)
        works = is_workday(day)
        if works is None:
            return None
        count -= works
    return day.isoformat()


def figures(database, year, until, calendar):
    db = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    one = lambda sql, *args: db.execute(sql, args).fetchone()[0]
    serials = f"______-{year}-____"
    base = db.execute("select enterprises, subjects from plan_bases where year = ? order by number desc", (year,)).fetchone()
    levels = dict(
        db.execute(
            """select d.serial, coalesce(json_extract(p.content, '$.level'), 'county') from draws d
               left join plan_tasks t on t.scheme_id = d.scheme_id
               left join plan_rows p on p.plan_id = t.plan_id and p.row_id = t.row_id"""
        )
    )
    visits = db.execute(
        """select d.serial, d.code, f.kind, p.published_on, r.inspected_on, coalesce(c.outcomes, r.outcomes),
             coalesce(c.disposal, r.disposal), coalesce(c.items, r.items), u.state, u.closed_on, json_extract(s.draft, '$.endsOn')
           from drawn_subjects d
           join draws w on w.serial = d.serial and w.drawn_at is not null and w.voided_at is null
           join schemes s on s.id = w.scheme_id
           join frozen_subjects f on f.serial = d.serial and f.code = d.code
           left join results r on r.serial = d.serial and r.subject = d.code
           left join publications p on p.serial = d.serial and p.subject = d.code and p.correction = 0 and p.published_on <= ?2
           left join (select serial, subject, max(number), json_extract(after, '$.outcomes') as outcomes,
               json_extract(after, '$.disposal') as disposal, json_extract(after, '$.items') as items
             from corrections group by serial, subject) c on c.serial = d.serial and c.subject = d.code
           left join follow_ups u on u.serial = d.serial and u.subject = d.code and u.state <> 'lapsed'
           where d.serial like ?1""",
        (serials, until),
    ).fetchall()
    is_workday = workdays_of(calendar)
    published, in_time, late, problems, closed, missed = [], 0, 0, 0, 0, 0
    for serial, code, kind, published_on, inspected_on, outcomes, disposal, items, state, closed_on, ends_on in visits:
        starts = min(day for day in (inspected_on, ends_on) if day)
        due = due_on(is_workday, starts)
        found = outcomes is not None and (
            any(key in FORCED for key in json.loads(outcomes))
            or disposal != "none"
            or any(item["problem"] for item in json.loads(items))
        )
        problems += found
        if published_on:
            published.append((serial, code, kind))
            on_time = due is None or published_on <= due
            in_time += on_time
            late += not on_time
            closed += not (state == "open" or (state == "closed" and closed_on > until))
            missed += outcomes is not None and "PENDING" in json.loads(outcomes) and state is None
        elif due is not None and due < until:
            late += 1
    enterprises = lambda level: len({code for serial, code, kind in published if kind == "enterprise" and level in (None, levels[serial])})
    standing = [serial for (serial,) in db.execute("select serial from draws where drawn_at is not null and voided_at is null and serial like ?", (serials,))]
    done = [serial for serial in standing if sum(v[0] == serial for v in visits) == sum(p[0] == serial for p in published)]
    joint = one(
        """select count(distinct d.serial) from draws d join plan_tasks t on t.scheme_id = d.scheme_id
           join plan_rows p on p.plan_id = t.plan_id and p.row_id = t.row_id
           where d.drawn_at is not null and d.voided_at is null and json_extract(p.content, '$.joint') <> 'single' and d.serial like ?""",
        serials,
    )
    planned = one("select count(*) from draws where drawn_at is not null and voided_at is null and scheme_id in (select scheme_id from plan_tasks)")
    caps = dict(db.execute("select scope, visits from visit_caps"))
    times = {}
    for serial, code, *_ in visits:
        times[code] = times.get(code, 0) + 1
    return {
        "shareWhole": [enterprises(None), base[0]],
        "shareCounty": [enterprises("county"), base[0]],
        "shareProvince": [enterprises("province"), base[0]],
        "shareCity": [enterprises("city"), base[0]],
        "shareSubjects": [len({code for _, code, _ in published}), base[1]],
        "published": [len(published), len(visits)],
        "inTime": [in_time, in_time + late],
        "late": [late, None],
        "tasksDone": [len(done), len(standing)],
        "closed": [closed, len(published)],
        "missedFollowUps": [missed, None],
        "voided": [one("select count(*) from draws where voided_at is not null and serial like ?", serials), one("select count(*) from draws where serial like ?", serials)],
        "joint": [joint, len(standing)],
        "unplanned": [len(standing) - planned, len(standing)],
        "found": [problems, sum(v[5] is not None for v in visits)],
        "overCap": [sum(count > caps.get("all", 10**9) for count in times.values()), len(times)],
    }


if __name__ == "__main__":
    print(json.dumps(figures(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])))
