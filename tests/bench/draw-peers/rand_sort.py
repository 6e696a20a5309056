# A peer of the draw: what is done in a spreadsheet by hand, a column of RAND() beside the names and a sort.
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField

from frame import most_of, read_frame, tell

def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made

def connected(pipe):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")

_, rows, sizes = read_frame(sys.argv[1])
pipe = f"fairdraw-{os.getpid()}"
profile = tempfile.TemporaryDirectory()
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{profile.name}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
context = connected(pipe)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (setting("Hidden", True),))
sheet = book.Sheets.getByIndex(0)
sheet.getCellRangeByPosition(0, 0, 1, len(rows) - 1).setDataArray(tuple(rows))
started = time.perf_counter()
sheet.getCellRangeByPosition(2, 0, 2, len(rows) - 1).setFormulaArray((("=RAND()",),) * len(rows))
field = TableSortField()
field.Field, field.IsAscending = 2, True
whole = sheet.getCellRangeByPosition(0, 0, 2, len(rows) - 1)
whole.sort((setting("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),))
ordered = sheet.getCellRangeByPosition(0, 0, 1, len(rows) - 1).getDataArray()
drawn = most_of(ordered, sizes)
seconds = time.perf_counter() - started
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass  # it may be gone before it has answered
office.wait()
profile.cleanup()

tell(drawn, seconds)
