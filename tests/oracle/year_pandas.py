"""The figures of a year, counted by pandas from the lines of an exported workbook (双随机统计-….xlsx).

    python3 tests/oracle/year_pandas.py WORKBOOK.xlsx

Reads the sheets 逐户 and 任务, counts every figure from them, and prints one JSON object: the figure's title, what was counted
[numerator, denominator], and what the sheet 指标 says. The frozen base of the shares and the caps of visits stand in no line of the workbook:
the denominators of the shares are those of the sheet, and 入企超频次 is left out.
"""

import json
import sys

import pandas

book = pandas.read_excel(sys.argv[1], sheet_name=None, dtype=str, keep_default_na=False)
visits, tasks, told = book["逐户"], book["任务"], book["指标"]
until = told["统计到"].iloc[0]
by_title = told.set_index("指标")

published = visits[visits["公示日期"] != ""]
firms = published[published["主体类型"] == "企业"]
standing = tasks[tasks["状态"] == "已抽取"]
overdue = visits[(visits["公示日期"] == "") & (visits["公示期限"] != "") & (visits["公示期限"] < until)]
late = pandas.concat([published[published["公示日期"] > published["公示期限"].where(published["公示期限"] != "", "9999-12-31")], overdue])
due = pandas.concat([published, overdue])
inspected = visits[visits["检查结果"] != ""]
unpublished = set(visits[visits["公示日期"] == ""]["抽取编号"])
pending = published[published["检查结果"].str.contains("待后续处理")]


def share(level):
    of_level = firms if level is None else firms[firms["发起层级"] == level]
    return of_level["社会信用代码"].nunique()


def base(title):
    return int(by_title.loc[title, "分母"])


counted = {
    "抽查企业占比": [share(None), base("抽查企业占比")],
    "其中县级任务": [share("县级"), base("其中县级任务")],
    "其中省级任务": [share("省级"), base("其中省级任务")],
    "其中市级任务": [share("市级"), base("其中市级任务")],
    "全部主体占比": [published["社会信用代码"].nunique(), base("全部主体占比")],
    "公示率": [len(published), len(visits)],
    "及时公示率": [len(due) - len(late), len(due)],
    "延期录入": [len(late), None],
    "任务完成率": [int((~standing["抽取编号"].isin(unpublished)).sum()), len(standing)],
    "完结率": [int((published["后续处理"] != "未办结").sum()), len(published)],
    "后续处理漏录": [int((pending["后续处理"] == "不需要").sum()), None],
    "报废方案": [int((tasks["状态"] == "已作废").sum()), len(tasks)],
    "联合抽查占比": [int((standing["联合"] == "是").sum()), len(standing)],
    "临时任务": [int((standing["临时任务"] == "是").sum()), len(standing)],
    "问题发现率": [int((inspected["发现问题"] == "是").sum()), len(inspected)],
}


def number(text):
    return None if text == "" else int(text)


told_by_title = {title: [number(row["分子"]), number(row["分母"])] for title, row in by_title.iterrows()}
print(json.dumps({title: {"counted": parts, "told": told_by_title[title]} for title, parts in counted.items()}, ensure_ascii=False))
